//! Files that are not taken: each with its sentence, and nothing read. Rows B35–B44, on real bytes.

use motcua::catalogue::import::{self, ImportError, ImportFile, RowNoteKind};
use motcua::catalogue::template;
use motcua::domain::procedure::{Doubt, FeeAmount, TimeLimit};
use motcua::words::{Language, say};
use std::io::Write;
use std::path::Path;
use std::time::{Duration, Instant};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

fn read_bytes(bytes: &[u8]) -> Result<ImportFile, ImportError> {
    let folder = tempfile::tempdir().expect("a folder");
    // The name says nothing: content does.
    let path = folder.path().join("danh-muc.xlsx");
    std::fs::write(&path, bytes).expect("written");
    import::read(&path, &mut |_| {})
}

fn refusal(bytes: &[u8]) -> String {
    say(Language::Vi, &read_bytes(bytes).expect_err("refused"))
}

fn template_bytes() -> Vec<u8> {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("mau.xlsx");
    template::write(&path).expect("written");
    std::fs::read(&path).expect("read")
}

/// The template with one file of the archive replaced, or one added.
fn repacked(name: &str, content: &[u8]) -> Vec<u8> {
    let mut from = zip::ZipArchive::new(std::io::Cursor::new(template_bytes())).expect("a zip");
    let mut to = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for at in 0..from.len() {
        let entry = from.by_index(at).expect("entry");
        if entry.name().expect("name") != name {
            to.raw_copy_file(entry).expect("copied");
        }
    }
    to.start_file(name, SimpleFileOptions::default())
        .expect("started");
    to.write_all(content).expect("written");
    to.finish().expect("finished").into_inner()
}

fn part(name: &str) -> String {
    let mut from = zip::ZipArchive::new(std::io::Cursor::new(template_bytes())).expect("a zip");
    let mut text = String::new();
    std::io::Read::read_to_string(&mut from.by_name(name).expect("part"), &mut text).expect("text");
    text
}

const ROW: &str = r#"{"code":"1.000001","name":"Thủ tục","domain":"Hộ tịch","channels":[{"channel":"direct","time_value":3,"unit":"working_day"}]}"#;

#[test]
fn b35_an_empty_file_is_told_as_empty() {
    assert!(refusal(b"").starts_with("Tệp trống."));
    assert!(matches!(read_bytes(b"\n \n"), Err(ImportError::Empty)));
}

#[test]
fn b36_a_program_renamed_to_xlsx_is_no_catalogue() {
    let mut program = b"MZ\x90\x00\x03\x00\x00\x00".to_vec();
    program.extend([0u8; 600]);
    assert!(refusal(&program).starts_with("Tệp không phải bảng tính Excel (.xlsx)"));
    assert!(matches!(
        read_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR"),
        Err(ImportError::WrongType)
    ));
    assert!(matches!(
        read_bytes(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"),
        Err(ImportError::WrongType)
    ));
}

#[test]
fn b36_a_zip_that_is_no_workbook_is_no_catalogue() {
    let mut to = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    to.start_file("word/document.xml", SimpleFileOptions::default())
        .expect("started");
    to.write_all(b"<document/>").expect("written");
    let bytes = to.finish().expect("finished").into_inner();
    assert!(matches!(read_bytes(&bytes), Err(ImportError::WrongType)));
}

#[test]
fn b36_a_workbook_with_a_password_or_of_the_old_kind_is_told_so() {
    let mut compound = vec![0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
    compound.resize(1024, 0);
    assert!(matches!(read_bytes(&compound), Err(ImportError::OldWorkbook)));
    compound.extend("EncryptedPackage".bytes().flat_map(|b| [b, 0]));
    assert!(refusal(&compound).starts_with("Tệp có mật khẩu."));
}

#[test]
fn b36_a_workbook_with_macros_is_refused_and_they_are_not_run() {
    assert!(refusal(&repacked("xl/vbaProject.bin", b"Sub AutoOpen()")).starts_with("Tệp có macro."));
}

#[test]
fn b36_a_cell_beyond_all_columns_is_damage_and_no_panic() {
    let sheet = part("xl/worksheets/sheet1.xml");
    let far = sheet.replacen("r=\"A1\"", "r=\"ZZZZZZZZZZZZ1\"", 1);
    assert_ne!(sheet, far);
    let bytes = repacked("xl/worksheets/sheet1.xml", far.as_bytes());
    assert!(matches!(read_bytes(&bytes), Err(ImportError::Damaged { .. })));
}

#[test]
fn b37_a_zip_bomb_stops_at_200_megabytes_unpacked() {
    let mut to = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let zeros = vec![b' '; 1 << 20];
    to.start_file("xl/worksheets/sheet1.xml", SimpleFileOptions::default())
        .expect("started");
    for _ in 0..210 {
        to.write_all(&zeros).expect("written");
    }
    let bytes = to.finish().expect("finished").into_inner();
    assert!(bytes.len() < 1_000_000, "packed small");
    let start = Instant::now();
    assert_eq!(
        refusal(&bytes),
        "Tệp quá lớn (tối đa 50 MB, 200000 dòng). Hãy chia thành nhiều tệp."
    );
    assert!(start.elapsed() < Duration::from_secs(20));
}

#[test]
fn b37_more_than_a_thousand_entries_are_too_many() {
    let mut to = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for n in 0..1_001 {
        to.start_file(format!("xl/{n}.xml"), SimpleFileOptions::default())
            .expect("started");
    }
    let bytes = to.finish().expect("finished").into_inner();
    assert!(matches!(read_bytes(&bytes), Err(ImportError::TooBig { .. })));
}

#[test]
fn b37_a_workbook_over_50_megabytes_is_too_big_before_it_is_opened() {
    let mut bytes = b"PK\x03\x04".to_vec();
    bytes.resize(50_000_001, 0);
    assert!(matches!(
        read_bytes(&bytes),
        Err(ImportError::TooBig { megabytes: 50 })
    ));
}

#[test]
fn b37_a_cell_in_row_200001_or_column_10000_is_too_far_out() {
    let sheet = part("xl/worksheets/sheet1.xml");
    for (row, cell) in [(200_001, "A200001"), (30, "NTP30")] {
        let far =
            format!(r#"<row r="{row}"><c r="{cell}" t="inlineStr"><is><t>x</t></is></c></row></sheetData>"#);
        let bytes = repacked(
            "xl/worksheets/sheet1.xml",
            sheet.replace("</sheetData>", &far).as_bytes(),
        );
        assert!(
            matches!(read_bytes(&bytes), Err(ImportError::TooBig { .. })),
            "{cell}"
        );
    }
}

#[test]
fn b37_one_long_text_used_by_many_cells_does_not_fill_the_memory() {
    let mut sheet = String::from(
        r#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>"#,
    );
    for row in 1..=5_000 {
        sheet.push_str(&format!(
            r#"<row r="{row}"><c r="A{row}" t="s"><v>0</v></c></row>"#
        ));
    }
    sheet.push_str("</sheetData></worksheet>");
    let strings = part("xl/sharedStrings.xml");
    let long = "a".repeat(32_000);
    let at = strings.find("<si>").expect("strings");
    let strings = format!("{}<si><t>{long}</t></si>{}", &strings[..at], &strings[at..]);
    let mut from = zip::ZipArchive::new(std::io::Cursor::new(repacked(
        "xl/sharedStrings.xml",
        strings.as_bytes(),
    )))
    .expect("zip");
    let mut to = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for at in 0..from.len() {
        let entry = from.by_index(at).expect("entry");
        if entry.name().expect("name") != "xl/worksheets/sheet1.xml" {
            to.raw_copy_file(entry).expect("copied");
        }
    }
    to.start_file("xl/worksheets/sheet1.xml", SimpleFileOptions::default())
        .expect("started");
    to.write_all(sheet.as_bytes()).expect("written");
    let bytes = to.finish().expect("finished").into_inner();
    assert!(matches!(read_bytes(&bytes), Err(ImportError::TooBig { .. })));
}

#[test]
fn b38_a_workbook_cut_in_the_middle_is_damaged() {
    let whole = template_bytes();
    for keep in [whole.len() / 2, whole.len() - 10, 40] {
        let sentence = refusal(&whole[..keep]);
        assert_eq!(
            sentence, "Tệp bị hỏng. Chưa dòng nào được nhập. Hãy lấy lại tệp.",
            "{keep}"
        );
    }
}

#[test]
fn b38_bad_xml_is_damaged_at_the_row_where_it_shows() {
    let sheet = part("xl/worksheets/sheet1.xml");
    let (first, _) = sheet.split_once(r#"<row r="2""#).expect("a second row");
    let bad = format!(
        r#"{first}<row r="2"><c r="A2" t="inlineStr"><is><t>&nothing;</t></is></c></row></sheetData></worksheet>"#
    );
    let sentence = refusal(&repacked("xl/worksheets/sheet1.xml", bad.as_bytes()));
    assert!(sentence.starts_with("Tệp bị hỏng"), "{sentence}");
    assert!(
        refusal(&repacked("xl/worksheets/sheet1.xml", first.as_bytes())).starts_with("Tệp bị hỏng ở dòng")
    );
}

#[test]
fn b38_an_external_entity_is_never_followed() {
    let folder = tempfile::tempdir().expect("a folder");
    let secret = folder.path().join("secret.txt");
    std::fs::write(&secret, "SECRET").expect("written");
    let strings = format!(
        r#"<?xml version="1.0"?><!DOCTYPE sst [<!ENTITY x SYSTEM "file://{}">]><sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>&x;</t></si></sst>"#,
        secret.display()
    );
    let error = read_bytes(&repacked("xl/sharedStrings.xml", strings.as_bytes())).expect_err("refused");
    assert_eq!(error, ImportError::Damaged { row: None });
}

#[test]
fn b38_a_false_count_of_strings_asks_for_no_memory() {
    let strings = part("xl/sharedStrings.xml");
    let (before, after) = strings.split_once("uniqueCount=\"").expect("a count");
    let (_, after) = after.split_once('"').expect("its end");
    let lie = format!("{before}uniqueCount=\"18446744073709551615\"{after}");
    let error = read_bytes(&repacked("xl/sharedStrings.xml", lie.as_bytes())).expect_err("refused");
    assert_eq!(error, ImportError::Damaged { row: None });
}

#[test]
fn b38_json_lines_cut_in_the_middle_are_damaged_at_that_line() {
    let text = format!("{ROW}\n{}\n{}", ROW.replace("000001", "000002"), &ROW[..60]);
    assert_eq!(
        refusal(text.as_bytes()),
        "Tệp bị hỏng ở dòng 3. Chưa dòng nào được nhập. Hãy lấy lại tệp."
    );
}

#[test]
fn b38_broken_rows_refuse_the_file_and_are_all_listed() {
    let text = [
        ROW,
        r#"{"code":"1.000002"}"#,
        r#"{"code":"","name":"B"}"#,
        r#"{"code":"1.000003","name":"C","documents":"không"}"#,
        r#"{"code":"1.000004","name":"D","channels":[{"channel":"phone"}]}"#,
    ]
    .join("\n");
    match read_bytes(text.as_bytes()) {
        Err(ImportError::Rows { errors, count }) => {
            let sentences: Vec<_> = errors.iter().map(|e| say(Language::Vi, e)).collect();
            assert_eq!(
                sentences,
                [
                    "Dòng 2, cột name: còn trống. Hãy điền vào.",
                    "Dòng 3, cột code: còn trống. Hãy điền vào.",
                    "Dòng 4, cột documents: nội dung không đúng kiểu.",
                    "Dòng 5, cột channels: nội dung không đúng kiểu.",
                ]
            );
            assert_eq!(count, 4);
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn b40_csv_is_refused_with_what_to_do_and_other_letters_are_named() {
    let csv = "Mã thủ tục;Tên thủ tục\n1.000001;Khai sinh\n";
    assert!(refusal(csv.as_bytes()).contains("motcua catalogue template"));
    assert!(refusal(b"code,name\n1.000001,\"Khai").contains("motcua catalogue template"));
    let utf16: Vec<u8> = "\u{feff}{\"code\":1}"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    assert_eq!(refusal(&utf16), "Không nhận ra bảng mã, hãy lưu lại dạng UTF-8.");
    // “Khai tử” in Windows-1258.
    let mut old = b"{\"code\":\"1.000001\",\"name\":\"Khai t".to_vec();
    old.extend([0xfd, 0xd2, b'"', b'}']);
    assert_eq!(refusal(&old), "Không nhận ra bảng mã, hãy lưu lại dạng UTF-8.");
}

#[test]
fn b43_codes_twice_in_the_published_collection_are_kept_marked_and_noted() {
    let other = ROW.replace("Thủ tục", "Thủ tục khác");
    let text = format!("{ROW}\n{ROW}\n{other}\n");
    let file = read_bytes(text.as_bytes()).expect("read");
    let codes: Vec<_> = file.procedures.iter().map(|p| p.code.0.as_str()).collect();
    assert_eq!(codes, ["1.000001", "1.000001-2"]);
    assert!(
        file.procedures
            .iter()
            .all(|p| p.doubts.iter().any(|d| matches!(d, Doubt::CodeRepeated { .. })))
    );
    assert_eq!(file.notes.len(), 3);
    assert!(file.notes.iter().any(|n| n.kind == RowNoteKind::SameTwice));
}

#[test]
fn b44_the_same_bytes_have_the_same_sha256_and_the_message_asks_back() {
    let (one, two) = (
        read_bytes(ROW.as_bytes()).expect("read"),
        read_bytes(ROW.as_bytes()).expect("read"),
    );
    assert_eq!(one.sha256, two.sha256);
    assert_eq!(one.sha256.len(), 64);
    assert_ne!(one.sha256, read_bytes(&template_bytes()).expect("read").sha256);
    let at = motcua::domain::time::from_millis(1_760_000_000_000).expect("a moment");
    let error = ImportError::AlreadyImported {
        at,
        by: "Lê Thị Mai".to_owned(),
    };
    assert_eq!(
        say(Language::Vi, &error),
        "Tệp này đã nhập lúc 15:53 09/10/2025 bởi Lê Thị Mai. Nhập lại?"
    );
}

#[test]
fn a_file_that_is_not_there_and_a_folder_without_records_are_told() {
    let folder = tempfile::tempdir().expect("a folder");
    let read = |path: &Path| import::read(path, &mut |_| {}).expect_err("refused");
    assert_eq!(read(&folder.path().join("khong-co")), ImportError::CannotOpen);
    assert_eq!(read(folder.path()), ImportError::EmptyFolder);
}

#[test]
fn a_broken_record_in_a_folder_is_named_and_refuses_the_folder() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("a.json"), record("1.000001", "[]")).expect("written");
    std::fs::write(folder.path().join("b.json"), "{\"detail\":").expect("written");
    match import::read(folder.path(), &mut |_| {}) {
        Err(ImportError::Rows { errors, .. }) => {
            assert_eq!(
                say(Language::Vi, &errors[0]),
                "Bản ghi b.json, cột JSON: nội dung không đúng kiểu."
            );
        }
        other => panic!("{other:?}"),
    }
}

/// A portal record in the shape of the service, with these ways of filing.
fn record(code: &str, methods: &str) -> String {
    format!(
        r#"{{"id":"x","code":"{code}","name":"Tên","detail":{{"code":"{code}","name":" Te\u0302n\u00a0\u200bthủ tục ","isWard":true,
        "category":{{"name":"Hộ tịch","code":"G15"}},"executionMethods":{methods},"executionCases":[{{"name":"","profileComponents":[
        {{"name":"Tờ khai","originalQty":1,"copyQty":0,"required":false}},{{"name":"Lưu ý: đến sớm","originalQty":0,"copyQty":0,"required":false}}]}}],
        "cases":[],"procedureProposal":{{"proposalNumber":"1/QĐ","decisionDate":1761843600000,"issuingAgency":{{"name":"Bộ"}}}}}}}}"#
    )
}

#[test]
fn a_portal_record_over_many_lines_is_read_with_all_its_dirt() {
    let methods = r#"[
        {"submissionMethod":"DIRECT","processingTime":"05","processingTimeUnit":"WORKING_DAY","fees":[{"type":"FEE","value":null,"description":"Do HĐND tỉnh quy định"}]},
        {"submissionMethod":"ONLINE","processingTime":2.5,"processingTimeUnit":"WORKING_DAY","fees":[]},
        {"submissionMethod":"POSTAL","processingTime":7,"processingTimeUnit":"DAY","fees":[{"type":"FEE","value":10,"currencyName":"USD","description":"/bản"}]},
        {"submissionMethod":"POSTAL","processingTime":9,"processingTimeUnit":"DAY","fees":[]}]"#;
    let file = read_bytes(record(" 9.999999", methods).as_bytes()).expect("read");
    let read = &file.procedures[0];
    assert_eq!(read.code.0, "9.999999");
    assert_eq!(read.name, "Tên thủ tục");
    let limits: Vec<_> = read.channels.iter().map(|c| c.limit).collect();
    assert_eq!(
        limits,
        [
            TimeLimit::working_days(5),
            TimeLimit::WorkingHalfDays(5),
            TimeLimit::Unstated
        ]
    );
    assert_eq!(read.channels[0].fees[0].amount, FeeAmount::ByProvince);
    assert!(matches!(
        read.channels[2].fees[0].amount,
        FeeAmount::Foreign { .. }
    ));
    assert!(matches!(read.doubts.as_slice(), [Doubt::SeveralLimits { .. }]));
    assert_eq!(
        read.cases[0].papers.len(),
        1,
        "`required: false` leaves nobody's paper out"
    );
    assert_eq!(read.cases[0].remarks, ["Lưu ý: đến sớm"]);
    let day = read.decision.as_ref().and_then(|d| d.date);
    assert_eq!(day, chrono::NaiveDate::from_ymd_opt(2025, 10, 31));
}

#[test]
fn names_of_1192_characters_texts_of_87_kb_and_224_papers_are_taken_whole() {
    let name = "Ư".repeat(1_192);
    let step = "bước ".repeat(20_000);
    let papers: Vec<_> = (0..224)
        .map(|n| format!(r#"{{"name":"Giấy {n}","originals":1,"copies":0}}"#))
        .collect();
    let row = format!(
        r#"{{"code":"1.000001","name":"{name}","steps":["{step}"],"documents":[{}]}}"#,
        papers.join(",")
    );
    let read = &read_bytes(row.as_bytes()).expect("read").procedures[0];
    assert_eq!(read.name, name);
    assert_eq!(read.steps[0], step.trim());
    assert_eq!(read.cases[0].papers.len(), 224);
    let long = row.replace(&name, &"Ư".repeat(5_001));
    assert!(matches!(
        read_bytes(long.as_bytes()),
        Err(ImportError::Rows { .. })
    ));
}
