use super::*;

fn row(heading: &str, name: &str, originals: u32, copies: u32) -> PublishedPaper {
    PublishedPaper {
        heading: heading.to_owned(),
        name: name.to_owned(),
        originals,
        copies,
        form: None,
    }
}

#[test]
fn sections_of_one_list_are_one_general_case() {
    let cases = sort(vec![
        row("* Giấy tờ phải nộp:", "- Giấy chứng sinh", 1, 0),
        row("* Giấy tờ phải xuất trình:", "- Hộ chiếu hoặc thẻ căn cước", 1, 0),
        row("* Lưu ý:", "Người tiếp nhận có trách nhiệm …", 0, 0),
        row("", "Tờ khai", 1, 0),
    ]);
    assert_eq!(cases.len(), 1);
    assert_eq!(cases[0].name, "");
    let papers: Vec<_> = cases[0]
        .papers
        .iter()
        .map(|p| (p.name.as_str(), p.shown_only))
        .collect();
    assert_eq!(
        papers,
        [
            ("- Giấy chứng sinh", false),
            ("- Hộ chiếu hoặc thẻ căn cước", true),
            ("Tờ khai", false)
        ]
    );
    assert_eq!(cases[0].remarks, ["Người tiếp nhận có trách nhiệm …"]);
}

#[test]
fn named_cases_keep_their_papers_apart() {
    let cases = sort(vec![
        row("", "Đơn đề nghị", 1, 0),
        row("Đối với trường hợp sửa chữa, cải tạo", "Bản vẽ hiện trạng", 2, 0),
        row("Đối với công trình", "Bản vẽ thiết kế", 2, 0),
        row("Đối với công trình", "Báo cáo thẩm tra", 1, 0),
    ]);
    let names: Vec<_> = cases.iter().map(|c| (c.name.as_str(), c.papers.len())).collect();
    assert_eq!(
        names,
        [
            ("", 1),
            ("Đối với trường hợp sửa chữa, cải tạo", 1),
            ("Đối với công trình", 2)
        ]
    );
}

#[test]
fn notes_among_papers_become_remarks_and_lose_nothing() {
    let note = "Trường hợp không khai thác được thông tin thì yêu cầu xuất trình bản chính";
    let cases = sort(vec![
        row("* Giấy tờ phải xuất trình:", note, 0, 0),
        row("", "Lưu ý: đến trước 30 phút", 0, 0),
    ]);
    assert!(cases[0].papers.is_empty());
    assert_eq!(cases[0].remarks, [note, "Lưu ý: đến trước 30 phút"]);
}

#[test]
fn a_paper_with_forgotten_quantities_stays_a_paper() {
    let cases = sort(vec![
        row("", "+ Văn bản đề nghị tái xuất (01 bản chính)", 0, 0),
        row("", "Lý lịch khoa học", 0, 0),
    ]);
    let papers: Vec<_> = cases[0].papers.iter().map(|p| (p.originals, p.copies)).collect();
    assert_eq!(papers, [(1, 0), (0, 0)]);
    assert!(cases[0].remarks.is_empty());
}

#[test]
fn a_section_for_some_applicants_is_a_condition_of_its_papers() {
    let cases = sort(vec![row(
        "* Trường hợp ủy quyền thực hiện thủ tục:",
        "Văn bản ủy quyền",
        1,
        0,
    )]);
    assert_eq!(cases.len(), 1);
    assert_eq!(
        cases[0].papers[0].condition.as_deref(),
        Some("Trường hợp ủy quyền thực hiện thủ tục")
    );
}

#[test]
fn conditions_are_recognised_and_the_name_keeps_all_its_words() {
    for (name, condition) in [
        (
            "- Trường hợp trẻ em bị bỏ rơi thì phải có biên bản",
            Some("Trường hợp trẻ em bị bỏ rơi"),
        ),
        ("Bản khai hàng hóa (nếu có)", Some("nếu có")),
        (
            "Tờ khai (nếu chọn nộp trực tiếp);",
            Some("nếu chọn nộp trực tiếp"),
        ),
        (
            "Văn bản ủy quyền trong trường hợp ủy quyền nộp hồ sơ.",
            Some("trong trường hợp ủy quyền nộp hồ sơ"),
        ),
        ("Tờ khai theo mẫu", None),
    ] {
        let cases = sort(vec![row("", name, 1, 0)]);
        assert_eq!(cases[0].papers[0].name, name);
        assert_eq!(cases[0].papers[0].condition.as_deref(), condition, "{name}");
    }
}

#[test]
fn hoac_and_one_of_the_following_make_alternatives() {
    let cases = sort(vec![
        row("", "Đơn đề nghị", 1, 0),
        row("", "Giấy chứng nhận gồm một trong các giấy tờ sau:", 1, 0),
        row("", "+ Giấy A", 1, 0),
        row("", "+ Giấy B", 1, 0),
        row("", "- Ảnh 3x4", 2, 0),
        row("", "Hộ chiếu", 0, 1),
        row("", "Hoặc thẻ căn cước", 0, 1),
    ]);
    let groups: Vec<_> = cases[0].papers.iter().map(|p| p.alternative).collect();
    assert_eq!(groups, [None, None, Some(1), Some(1), None, Some(2), Some(2)]);
}

#[test]
fn two_hundred_and_twenty_four_components_are_read_in_order() {
    let rows = (0..224).map(|n| row("", &format!("Giấy {n}"), 1, 0)).collect();
    let cases = sort(rows);
    assert_eq!(cases[0].papers.len(), 224);
    assert_eq!(cases[0].papers[223].name, "Giấy 223");
}

#[test]
fn rows_with_the_announcers_own_bullet_are_no_alternatives() {
    let cases = sort(vec![
        row("", "- Một trong các giấy tờ sau:", 1, 0),
        row("", "- Đơn đề nghị", 1, 0),
        row("", "- Ảnh", 1, 0),
    ]);
    assert!(cases[0].papers.iter().all(|p| p.alternative.is_none()));
}

#[test]
fn numbered_alternatives_end_where_the_numbering_goes_up() {
    let cases = sort(vec![
        row("", "(7) Giấy tờ chứng minh là một trong các giấy tờ sau:", 1, 0),
        row("", "(7.1) Hợp đồng", 1, 0),
        row("", "(7.2) Quyết định", 1, 0),
        row("", "(8) Ảnh", 1, 0),
    ]);
    let groups: Vec<_> = cases[0].papers.iter().map(|p| p.alternative).collect();
    assert_eq!(groups, [None, Some(1), Some(1), None]);
}

#[test]
fn a_condition_of_a_part_or_an_exception_is_no_condition_of_the_paper() {
    for name in [
        "Tờ trình; biên bản nghiệm thu (nếu có)",
        "Giấy khám sức khỏe, trừ trường hợp đã được kết nối trong trường hợp có điều ước",
        "Chứng nhận (trường hợp đổi chứng nhận) hoặc biển số (trường hợp đổi biển số)",
        "Giấy tờ tùy thân. Bản dịch đối với trường hợp nước ngoài",
    ] {
        assert_eq!(
            sort(vec![row("", name, 1, 0)])[0].papers[0].condition,
            None,
            "{name}"
        );
    }
}

#[test]
fn a_heading_that_only_advises_is_a_remark_and_its_papers_are_general() {
    let heading = "(Trường hợp không quy định là bản chính thì có thể nộp bản sao hợp lệ)";
    let cases = sort(vec![row(heading, "Tờ khai", 1, 0)]);
    assert_eq!(cases.len(), 1);
    assert_eq!(cases[0].remarks, [heading]);
    assert_eq!(cases[0].papers[0].condition, None);
}
