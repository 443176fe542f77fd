use super::*;
use crate::catalogue::template::example;

fn changed(edit: impl FnOnce(&mut Procedure)) -> Vec<FieldChange> {
    let old = example();
    let mut new = old.clone();
    edit(&mut new);
    fields(&old, &new)
}

fn vietnamese(changes: &[FieldChange]) -> Vec<String> {
    changes.iter().flat_map(|c| c.lines(Language::Vi)).collect()
}

#[test]
fn the_same_catalogue_has_no_differences() {
    let changes = compare(&[example()], &[example()]);
    assert!(changes.is_empty());
    assert_eq!(changes.same, 1);
}

#[test]
fn new_changed_and_gone_are_told_apart_by_code() {
    let named = |code: &str, name: &str| {
        let mut procedure = example();
        procedure.code.0 = code.to_owned();
        procedure.name = name.to_owned();
        procedure
    };
    let old = [
        named("1.000001", "A"),
        named("1.000002", "B"),
        named("1.000003", "C"),
    ];
    let new = [
        named("1.000003", "C"),
        named("1.000002", "B mới"),
        named("1.000004", "D"),
    ];
    let changes = compare(&old, &new);
    let codes = |list: &[ProcedureCode]| list.iter().map(|c| c.0.clone()).collect::<Vec<_>>();
    assert_eq!(codes(&changes.new), ["1.000004"]);
    assert_eq!(codes(&changes.gone), ["1.000001"]);
    assert_eq!(changes.changed.len(), 1);
    assert_eq!(changes.same, 1);
    let lines = changes.summary(Language::Vi, |code| format!("tên của {code}"));
    assert_eq!(
        lines,
        [
            "1 thủ tục mới, 1 thay đổi, 1 không còn, 1 giữ nguyên.",
            "Mới: 1.000004 tên của 1.000004",
            "Thay đổi: 1.000002 tên của 1.000002",
            "    Tên: B → B mới",
            "Không còn: 1.000001 tên của 1.000001",
        ]
    );
}

#[test]
fn a_limit_is_shown_before_and_after() {
    let changes = changed(|p| p.channels[0].limit = TimeLimit::WorkingHalfDays(5));
    assert_eq!(
        vietnamese(&changes),
        ["Thời hạn (trực tiếp): 3 ngày làm việc → 2,5 ngày làm việc"]
    );
}

#[test]
fn one_paper_more_is_one_line() {
    let changes = changed(|p| {
        let mut paper = p.cases[0].papers[0].clone();
        paper.name = "Ảnh 3x4".to_owned();
        paper.originals = 2;
        p.cases[0].papers.push(paper);
    });
    assert_eq!(
        vietnamese(&changes),
        ["Giấy tờ: + Ảnh 3x4 (2 bản chính, 0 bản sao)"]
    );
}

#[test]
fn a_paper_asked_in_another_number_is_shown_as_it_was_and_as_it_is() {
    let changes = changed(|p| p.cases[0].papers[0].originals = 2);
    assert_eq!(
        vietnamese(&changes),
        [
            "Giấy tờ: − Đơn xin bản đồ (1 bản chính, 0 bản sao)",
            "Giấy tờ: + Đơn xin bản đồ (2 bản chính, 0 bản sao)",
        ]
    );
}

#[test]
fn a_fee_a_way_of_filing_and_a_case_that_come_or_go_are_shown() {
    let changes = changed(|p| {
        p.channels[0].fees.clear();
        p.channels.remove(1);
        p.cases.push(Case {
            name: "Cấp lại".to_owned(),
            limit: Some(TimeLimit::working_days(1)),
            ..Case::default()
        });
    });
    assert_eq!(
        vietnamese(&changes),
        [
            "Lệ phí (trực tiếp): − Phí sao bản đồ: 5000 đồng",
            "Thời hạn (trực tuyến): 3 ngày làm việc → không có",
            "Thời hạn của trường hợp “Cấp lại”: không có → 1 ngày làm việc",
        ]
    );
}

#[test]
fn every_other_field_is_compared() {
    type Edit = fn(&mut Procedure);
    let edits: [(Field, Edit); 14] = [
        (Field::FieldOfWork, |p| p.field_code = Some("G15".to_owned())),
        (Field::Levels, |p| p.levels = [Level::Province].into()),
        (Field::Agency, |p| p.agency.push('X')),
        (Field::Decision, |p| p.decision = None),
        (Field::Service, |p| p.service = ServiceLevel::Full),
        (Field::NonTerritorial, |p| p.non_territorial = true),
        (Field::Applicants, |p| p.applicants.push("X".to_owned())),
        (Field::Results, |p| p.results.clear()),
        (Field::Conditions, |p| p.conditions.push('X')),
        (Field::Steps, |p| p.steps.push("X".to_owned())),
        (Field::LegalBasis, |p| p.legal_basis.push("X".to_owned())),
        (Field::Keywords, |p| p.keywords.clear()),
        (Field::Clock, |p| p.clock = ClockPolicy::Pause),
        (Field::CutOff, |p| p.cut_off_minute = Some(900)),
    ];
    for (field, edit) in edits {
        let changes = changed(edit);
        assert_eq!(changes.len(), 1, "{field:?}");
        assert_eq!(changes[0].field, field);
        for language in [Language::Vi, Language::En] {
            for line in changes[0].lines(language) {
                assert!(!line.contains("difference-"), "a text is missing: {line}");
            }
        }
    }
}
