//! The rows B01–B26 and B34 of the bad inputs, each with the sentence a person reads.

use chrono::NaiveDate;
use motcua::domain::applicant::address::Address;
use motcua::domain::applicant::birth::{self, Birth, DatePart};
use motcua::domain::applicant::card::{self, CardError, CardKind, CardWarning};
use motcua::domain::applicant::email::Email;
use motcua::domain::applicant::identity::{CitizenNumber, Sex};
use motcua::domain::applicant::name::{Name, NameWarning};
use motcua::domain::applicant::phone::{Phone, PhoneKind};
use motcua::domain::applicant::text::{bare, for_spreadsheet};
use motcua::domain::applicant::{ApplicantForm, Field, FieldError, Warning, check, province};
use motcua::domain::message::Say;
use motcua::words::{Language, say};

const CARD: &str = "001090012345|012345678|Nguyễn Văn A|01011990|Nam|Số 1, Phố B, Phường C, Hà Nội|15062021";
const CARD_2024: &str = "001190012346||Trần Thị B|02021990|Nữ|Thôn 2, Xã D, Tỉnh E|01082024||||";

fn today() -> NaiveDate {
    day(2026, 11, 22)
}

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("a date")
}

fn told<T, E: Say>(outcome: Result<T, E>) -> String {
    match outcome {
        Ok(_) => String::new(),
        Err(error) => {
            let english = say(Language::En, &error);
            assert!(english.contains(' '), "no English text: {english}");
            say(Language::Vi, &error)
        }
    }
}

fn born(raw: &str) -> Result<Birth, birth::BirthError> {
    birth::parse(raw, today())
}

fn name_warnings(raw: &str) -> Vec<NameWarning> {
    Name::person(raw).expect("a name").1
}

fn key(raw: &str) -> String {
    Name::person(raw).expect("a name").0.search_key()
}

fn number(raw: &str) -> String {
    told(CitizenNumber::parse(raw))
}

fn form() -> ApplicantForm {
    ApplicantForm {
        name: "Nguyễn Văn A".to_owned(),
        identity: "001090012345".to_owned(),
        birth: "01/01/1990".to_owned(),
        sex: Some(Sex::Male),
        address: "Số 1, Phố B, Phường C, Hà Nội".to_owned(),
        phone: "0912 345 678".to_owned(),
        email: "a@donvi.vn".to_owned(),
        ..ApplicantForm::default()
    }
}

#[test]
fn b01_a_code_that_is_no_card_asks_for_the_card() {
    let vietqr =
        "00020101021138570010A00000072701270006970403011300110123456780208QRIBFTTA53037045802VN63049E6F";
    for code in [
        vietqr,
        "WIFI:T:WPA;S:Quan;P:12345678;;",
        "https://example.vn/?q=1",
        "http://a|b|c|d|e|f|g",
        "xin chào",
    ] {
        assert_eq!(
            told(card::read(code)),
            "Đây không phải mã trên thẻ căn cước. Hãy đưa mặt có mã QR của thẻ vào khung quét.",
            "{code}"
        );
    }
}

#[test]
fn b02_too_few_fields_or_other_separators_ask_to_scan_again() {
    for text in [
        "001090012345|012345678|Nguyễn Văn A|01011990|Nam|Hà Nội",
        "001090012345;012345678;Nguyễn Văn A;01011990;Nam;Hà Nội;15062021",
        "001090012345|0123456789|Nguyễn Văn A|01011990|Nam|Hà Nội|15062021",
        "001090012345||Nguyễn Văn A|32011990|Nam|Hà Nội|15062021",
        "001090012345||Nguyễn Văn A|01011990|Khác|Hà Nội|15062021",
        "001090012345|||01011990|Nam|Hà Nội|15062021",
        "090012345|012345678|Nguyễn Văn A|01011990|Nam|Hà Nội|15062021",
        "",
    ] {
        assert_eq!(
            told(card::read(text)),
            "Chưa đọc đủ thông tin trên thẻ. Hãy quét lại hoặc chọn Nhập tay.",
            "{text}"
        );
    }
}

#[test]
fn b03_cards_of_2024_are_read_and_their_extra_fields_are_not_kept() {
    let plain = card::read(CARD_2024).expect("a card");
    assert_eq!(plain.card.kind, CardKind::Card2024);
    assert_eq!(plain.warnings, []);
    for extra in ["|x", "|Cha: N|Mẹ: M", "|a|b|c", "|a|b|c|d"] {
        let text = format!("001190012346||Trần Thị B|02021990|Nữ|Thôn 2, Xã D, Tỉnh E|01082024{extra}");
        let reading = card::read(&text).expect("a card");
        assert_eq!(reading, plain, "{extra}");
        let kept = serde_json::to_string(&reading).expect("json");
        assert!(!kept.contains("Cha"), "{kept}");
    }
}

#[test]
fn b04_an_empty_number_of_the_old_card_is_accepted() {
    let reading = card::read(CARD_2024).expect("a card");
    assert_eq!(reading.card.former_number, None);
    assert!(card::read(CARD).expect("a card").card.former_number.is_some());
}

#[test]
fn b05_eleven_digits_are_told_and_so_are_thirteen_and_letters() {
    assert_eq!(number("00109001234"), "Số căn cước có 12 chữ số. Bạn đã nhập 11.");
    assert_eq!(
        number("0010900123456"),
        "Số căn cước có 12 chữ số. Bạn đã nhập 13."
    );
    assert_eq!(
        number("00109001234A"),
        "Số căn cước có 12 chữ số. Bạn đã nhập 11."
    );
    assert_eq!(
        number("001090012345A"),
        "Số căn cước chỉ gồm 12 chữ số. Hãy bỏ các ký tự khác."
    );
    assert_eq!(number(""), "Nhập số căn cước 12 chữ số.");
    assert_eq!(number("001 090 012 345"), "");
}

#[test]
fn b06_a_number_against_birth_sex_or_province_is_a_warning_at_the_desk_only() {
    for (identity, birth, sex) in [
        ("999090012345", "01/01/1990", Sex::Male),
        ("001090012345", "01/01/1990", Sex::Female),
        ("001090012345", "01/01/1991", Sex::Male),
        ("001090012345", "2001", Sex::Male),
    ] {
        let form = ApplicantForm {
            identity: identity.to_owned(),
            birth: birth.to_owned(),
            sex: Some(sex),
            ..form()
        };
        let (_, warnings) = check(&form, today()).expect("goes on");
        let [warning] = warnings.as_slice() else {
            panic!("one warning: {warnings:?}");
        };
        assert_eq!(
            say(Language::Vi, warning),
            "Số căn cước không khớp ngày sinh hoặc giới tính – đối chiếu thẻ"
        );
        assert!(warning.needs_reason() && !warning.is_for_the_citizen());
    }
    let reading = card::read(&CARD.replace("|Nam|", "|Nữ|")).expect("a card");
    assert!(matches!(
        reading.warnings.as_slice(),
        [CardWarning::NumberDisagrees { .. }]
    ));
    assert!(!reading.warnings[0].is_for_the_citizen());
}

#[test]
fn b07_nine_digits_are_the_old_card() {
    assert_eq!(
        number("012345678"),
        "CMND 9 số đã hết giá trị sử dụng từ 01/01/2025. Hãy nhập số căn cước 12 chữ số hoặc gặp cán bộ."
    );
}

#[test]
fn b08_a_day_the_month_does_not_have_is_told() {
    assert_eq!(told(born("31/02/1990")), "Tháng 2 năm 1990 chỉ có 28 ngày.");
    assert_eq!(told(born("30/02/2000")), "Tháng 2 năm 2000 chỉ có 29 ngày.");
    assert_eq!(told(born("31/04/1990")), "Tháng 4 năm 1990 chỉ có 30 ngày.");
    assert_eq!(born("31/02/1990").expect_err("told").part(), DatePart::Day);
}

#[test]
fn b09_a_year_alone_is_enough_where_no_more_is_known() {
    assert_eq!(told(born("00000000")), "Nhập năm sinh nếu không rõ ngày tháng");
    assert_eq!(told(born("00/00/0000")), "Nhập năm sinh nếu không rõ ngày tháng");
    assert_eq!(born("1945"), Ok(Birth::Year(1945)));
    assert_eq!(born("00/00/1945"), Ok(Birth::Year(1945)));
    assert_eq!(born("01011945"), Ok(Birth::Full(day(1945, 1, 1))));
    assert_eq!(Birth::Year(1945).to_string(), "1945");
}

#[test]
fn b10_a_birth_in_the_future_or_too_long_ago_is_told() {
    assert_eq!(told(born("23/11/2026")), "Ngày sinh phải trước hôm nay.");
    assert_eq!(told(born("2027")), "Ngày sinh phải trước hôm nay.");
    assert_eq!(told(born("05/12/1860")), "Kiểm tra năm sinh: 1860.");
    assert_eq!(told(born("1860")), "Kiểm tra năm sinh: 1860.");
}

#[test]
fn b11_a_year_of_two_digits_is_asked_in_full() {
    for raw in ["12/5/60", "120560", "60", "12-5-60"] {
        assert_eq!(told(born(raw)), "Nhập đủ 4 chữ số của năm, ví dụ 1960.", "{raw}");
    }
}

#[test]
fn b12_a_thirteenth_month_is_an_error_of_the_month() {
    assert_eq!(told(born("12/13/1960")), "Tháng chỉ từ 1 đến 12.");
    let form = ApplicantForm {
        birth: "12/13/1960".to_owned(),
        ..form()
    };
    let errors = check(&form, today()).expect_err("told");
    assert_eq!(
        errors.iter().map(|e| e.field).collect::<Vec<_>>(),
        [Field::BirthMonth]
    );
}

#[test]
fn b13_an_empty_name_is_asked_for() {
    for raw in ["", "  ", "\u{200B}\u{FEFF}", "\t\r\n"] {
        assert_eq!(told(Name::person(raw)), "Nhập họ và tên như trên giấy tờ.");
    }
}

#[test]
fn b14_a_decomposed_name_is_the_same_person() {
    let composed = Name::person("Nguy\u{1EC5}n").expect("a name");
    for raw in ["Nguye\u{302}\u{303}n", "Nguy\u{EA}\u{303}n"] {
        let (name, warnings) = Name::person(raw).expect("a name");
        assert_eq!(warnings, []);
        assert_eq!(name, composed.0);
        assert_eq!(name.as_str(), "Nguyễn");
    }
}

#[test]
fn b15_tones_stay_as_given_and_a_look_alike_letter_is_asked_about() {
    for (old, new) in [("Hoà", "Hòa"), ("Thuý", "Thúy")] {
        let (old_name, warnings) = Name::person(old).expect("a name");
        assert_eq!((old_name.as_str(), warnings), (old, vec![]));
        assert_eq!(key(old), key(new));
    }
    assert_eq!(key("\u{D0}ặng"), key("Đặng"));
    assert_ne!(key("Hòa"), key("Hoàn"));
    for (raw, proposed) in [
        ("\u{D0}ặng Văn A", "Đặng Văn A"),
        ("Nguyễn V\u{F0}ang", "Nguyễn Vđang"),
        ("\u{189}ỗ B", "Đỗ B"),
    ] {
        let (name, warnings) = Name::person(raw).expect("a name");
        assert_eq!(name.as_str(), raw);
        let [warning] = warnings.as_slice() else {
            panic!("one warning: {warnings:?}");
        };
        assert_eq!(
            warning,
            &NameWarning::LookAlikeD {
                proposed: proposed.to_owned()
            }
        );
        assert!(say(Language::Vi, warning).starts_with("Ý bạn là đ?"));
    }
    assert_eq!(name_warnings("Đặng Văn A"), []);
}

#[test]
fn b16_a_name_in_an_old_encoding_comes_with_a_proposal_and_stays() {
    for raw in ["NguyÔn V¨n A", "Nguyeãn Vaên A", "Nguyá»…n VÄƒn A"] {
        let (name, warnings) = Name::person(raw).expect("a name");
        assert_eq!(name.as_str(), raw);
        let [warning] = warnings.as_slice() else {
            panic!("one warning: {warnings:?}");
        };
        assert_eq!(
            say(Language::Vi, warning),
            "Tên bị sai bảng mã. Kiểm tra lại trước khi lưu. Có thể là: Nguyễn Văn A."
        );
    }
    assert_eq!(name_warnings("Nguyễn Văn A"), []);
}

#[test]
fn b17_what_cannot_be_seen_goes_and_what_could_mislead_is_marked() {
    let (name, warnings) = Name::person("\u{FEFF}Nguy\u{200B}ễn\u{200D} Văn A\0\r\n").expect("a name");
    assert_eq!((name.as_str(), warnings), ("Nguyễn Văn A", vec![]));
    for (raw, marked) in [
        ("Nguyễn \u{202E}Văn A", "Nguyễn ⟨U+202E⟩Văn A"),
        ("Nguyễn\0 Văn A", "Nguyễn⟨U+0000⟩ Văn A"),
    ] {
        let (name, warnings) = Name::person(raw).expect("a name");
        assert_eq!(name.as_str(), "Nguyễn Văn A");
        assert_eq!(
            warnings,
            [NameWarning::Hidden {
                marked: marked.to_owned()
            }]
        );
    }
    let form = ApplicantForm {
        address: "Phố \u{2066}B, Hà Nội".to_owned(),
        ..form()
    };
    let (applicant, warnings) = check(&form, today()).expect("goes on");
    assert_eq!(applicant.address.expect("an address").as_str(), "Phố B, Hà Nội");
    assert!(matches!(warnings.as_slice(), [Warning::AddressHidden { .. }]));
}

#[test]
fn b18_strange_characters_are_told_and_foreign_names_are_accepted() {
    for (raw, found) in [
        ("Nguyễn Văn 😀", "😀"),
        ("Nguyễn 王", "王"),
        ("Nguyễn Vаn Аn", "а А"),
        ("Nguyễn Văn A1", "1"),
        ("Nguyễn \u{E001}", "\u{E001}"),
    ] {
        let (name, warnings) = Name::person(raw).expect("kept");
        assert_eq!(name.as_str(), raw);
        assert_eq!(
            warnings,
            [NameWarning::Strange {
                found: found.to_owned()
            }],
            "{raw}"
        );
        assert_eq!(
            say(Language::Vi, &warnings[0]),
            format!("Tên có ký tự lạ: {found}")
        );
    }
    for raw in [
        "Y Bhăm Êban",
        "H'Hen Niê",
        "O'Brien",
        "O’Brien",
        "Müller",
        "Madonna",
        "Thạch Sô Phia",
        "José Peña-Núñez",
        "K’Brế",
        "Jean-François",
        "Łukasz",
        "Nguyễn Thị Hồng J. Smith",
        "Điểu K'Rứ",
    ] {
        assert_eq!(name_warnings(raw), [], "{raw}");
    }
}

#[test]
fn b19_an_endless_name_is_refused_and_ten_thousand_characters_are_cut_first() {
    assert_eq!(told(Name::person(&"a".repeat(300))), "Họ tên tối đa 100 ký tự.");
    assert_eq!(
        told(Name::person(&"ễ".repeat(10_000))),
        "Họ tên tối đa 100 ký tự."
    );
    assert_eq!(told(Name::person(&"ễ".repeat(100))), "");
    let long = format!("{CARD}|{}", "x".repeat(10_000));
    assert!(card::read(&long).is_ok());
    assert_eq!(card::read(&"|".repeat(1_000_000)), Err(CardError::NotACard));
}

#[test]
fn b20_capitals_from_the_card_stay_capitals() {
    let reading = card::read(&CARD.replace("Nguyễn Văn A", "NGUYỄN VĂN AN")).expect("a card");
    assert_eq!(reading.card.name.as_str(), "NGUYỄN VĂN AN");
    assert_eq!(reading.card.name.title_case(), "Nguyễn Văn An");
    for (raw, shown) in [("GROß", "Groß"), ("İNCİ", "İncİ"), ("ẾCH", "Ếch"), ("ß", "ß")] {
        assert_eq!(Name::person(raw).expect("a name").0.title_case(), shown);
    }
}

#[test]
fn b21_the_ways_of_writing_a_mobile_number_are_one() {
    for raw in [
        "0912 345 678",
        "+84912345678",
        "84-912-345-678",
        "0912.345.678",
        "(+84) 912345678",
        "０912345678",
    ] {
        assert_eq!(
            Phone::parse(raw).expect("a number").as_str(),
            "+84912345678",
            "{raw}"
        );
    }
}

#[test]
fn b22_an_old_prefix_is_told_with_the_new_one() {
    assert_eq!(
        told(Phone::parse("01234567890")),
        "Số di động nay có 10 chữ số. Đầu số 0123 đã đổi thành 083."
    );
    assert_eq!(
        told(Phone::parse("+841689 123 456")),
        "Số di động nay có 10 chữ số. Đầu số 0168 đã đổi thành 038."
    );
}

#[test]
fn b23_other_lengths_and_letters_are_told() {
    for raw in [
        "091234567",
        "091234567890",
        "0123",
        "abc",
        "912345678",
        "0912E45678",
    ] {
        assert_eq!(
            told(Phone::parse(raw)),
            "Số điện thoại có 10 chữ số, bắt đầu bằng 0.",
            "{raw}"
        );
    }
}

#[test]
fn b24_landlines_and_foreign_numbers_are_kept_without_messages() {
    for (raw, kept, kind) in [
        ("024 3825 1234", "+842438251234", PhoneKind::Landline),
        ("0234 382 1234", "+842343821234", PhoneKind::Landline),
        ("+1 212 555 0123", "+12125550123", PhoneKind::Foreign),
        ("0081 3 1234 5678", "+81312345678", PhoneKind::Foreign),
    ] {
        let phone = Phone::parse(raw).expect("a number");
        assert_eq!((phone.as_str(), phone.kind()), (kept, kind));
        assert!(!phone.takes_messages());
    }
    assert!(Phone::parse("0912345678").expect("a number").takes_messages());
}

#[test]
fn b25_an_address_of_another_shape_shows_the_right_one() {
    for raw in [
        "a@b",
        "a@b.vn.",
        "a@b@c.vn",
        "a b@c.vn",
        "@c.vn",
        "a@",
        "a..b@c.vn",
        "a@-c.vn",
        ".a@c.vn",
        "ă@c.vn",
        "a@c.1",
    ] {
        assert_eq!(
            told(Email::parse(raw)),
            "Nhập thư điện tử dạng ten@donvi.vn.",
            "{raw}"
        );
    }
    for raw in ["ten@donvi.vn", " Nguyen.A+x@mail.gov.vn ", "o'brien@ex-ample.com"] {
        assert_eq!(Email::parse(raw).expect("an address").as_str(), raw.trim());
    }
    assert_eq!(
        Email::parse("Ten@DonVi.vn").expect("an address").search_key(),
        "ten@donvi.vn"
    );
}

#[test]
fn b26_an_address_from_before_the_merger_stays_and_its_province_of_today_stands_beside_it() {
    let raw = "Thôn 2,, Xã D,  Huyện Vị Xuyên, Hà Giang";
    let form = ApplicantForm {
        address: raw.to_owned(),
        ..form()
    };
    let (applicant, warnings) = check(&form, today()).expect("never refused");
    assert_eq!(applicant.address.expect("an address").as_str(), raw);
    let [warning] = warnings.as_slice() else {
        panic!("one warning: {warnings:?}");
    };
    assert_eq!(
        say(Language::Vi, warning),
        "Hà Giang nay thuộc Tỉnh Tuyên Quang. Địa chỉ vẫn giữ như trên giấy tờ."
    );
    assert!(!warning.needs_reason());
    // Where nothing is certain nothing is said.
    let unknown = Address::from_card("Thôn 2, Quận E").expect("an address");
    assert_eq!(unknown.renamed(), None);
}

#[test]
fn b26_the_provinces_of_today_are_those_of_the_list_of_units() {
    let list = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/provinces.csv");
    let Ok(list) = std::fs::read_to_string(list) else {
        println!("skipped: ../shared is not here");
        return;
    };
    let listed: Vec<(String, String)> = list
        .lines()
        .skip(1)
        .map(|line| line.split(',').collect::<Vec<_>>())
        .map(|row| (row[0].to_owned(), bare(row[2])))
        .collect();
    let ours: Vec<(String, String)> = province::in_force()
        .map(|province| (province.code, bare(&province.name)))
        .collect();
    assert_eq!(ours, listed);
}

#[test]
fn b34_commands_in_a_name_are_text() {
    for raw in [
        "'; DROP TABLE person;--",
        "%s%n%x",
        "../../etc/passwd",
        "{0} ${HOME} `id`",
        "=HYPERLINK(\"x\")",
    ] {
        let (name, warnings) = Name::person(raw).expect("kept as text");
        assert_eq!(name.as_str(), raw);
        assert!(
            matches!(warnings.as_slice(), [NameWarning::Strange { .. }]),
            "{raw}"
        );
    }
    let (name, warnings) = Name::person("A\u{1b}@\u{1d}V\u{1}B").expect("kept as text");
    assert_eq!(name.as_str(), "A@VB");
    assert!(matches!(warnings.first(), Some(NameWarning::Hidden { .. })));
}

#[test]
fn b45_a_formula_is_kept_as_text_and_leaves_with_an_apostrophe() {
    let formula = "=HYPERLINK(\"http://example.vn\")";
    let (name, _) = Name::person(formula).expect("kept as text");
    assert_eq!(name.as_str(), formula);
    for (kept, exported) in [
        (formula, "'=HYPERLINK(\"http://example.vn\")"),
        ("+84912345678", "'+84912345678"),
        ("-1", "'-1"),
        ("@x", "'@x"),
        ("Nguyễn Văn A", "Nguyễn Văn A"),
        ("1+1", "1+1"),
        ("", ""),
    ] {
        assert_eq!(for_spreadsheet(kept), exported);
    }
}

#[test]
fn usual_names_of_the_country_raise_no_warning() {
    let list = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/names_vi.json");
    let Ok(list) = std::fs::read_to_string(list) else {
        println!("skipped: ../shared is not here");
        return;
    };
    let list: serde_json::Value = serde_json::from_str(&list).expect("json");
    let mut seen = 0;
    for part in ["family_counts", "middle_counts", "given_counts"] {
        for word in list[part].as_object().expect("counts").keys() {
            let (name, warnings) = Name::person(&format!("Lê {word}")).expect("a name");
            assert_eq!(warnings, [], "{}", name.as_str());
            seen += 1;
        }
    }
    assert!(seen > 100, "{seen}");
}

#[test]
fn all_errors_of_a_form_come_at_once_each_beside_its_field() {
    let form = ApplicantForm {
        name: " ".to_owned(),
        identity: "12".to_owned(),
        birth: "31/02/1990".to_owned(),
        address: "a".repeat(600),
        phone: "1".to_owned(),
        email: "x".to_owned(),
        ..ApplicantForm::default()
    };
    let errors = check(&form, today()).expect_err("told");
    let fields: Vec<Field> = errors.iter().map(|FieldError { field, .. }| *field).collect();
    use Field::{Address, BirthDay, Email, Identity, Name, Phone};
    assert_eq!(fields, [Name, Identity, BirthDay, Address, Phone, Email]);
    for error in &errors {
        assert!(!told(Err::<(), _>(error.clone())).is_empty());
    }
}

#[test]
fn a_scanned_card_fills_a_form_that_is_right_at_once() {
    for text in [CARD, CARD_2024] {
        let reading = card::read(text).expect("a card");
        let form = ApplicantForm::from(&reading.card);
        let (applicant, warnings) = check(&form, today()).expect("right");
        assert_eq!(warnings, []);
        assert_eq!(applicant.name, reading.card.name);
        assert_eq!(applicant.birth, reading.card.birth);
        let kept = serde_json::to_string(&applicant).expect("json");
        let back: motcua::domain::applicant::Applicant = serde_json::from_str(&kept).expect("back");
        assert_eq!(back, applicant);
    }
}

#[test]
fn every_answer_to_a_scanned_code_is_a_sentence_in_both_languages() {
    for error in [
        CardError::HealthInsurance,
        CardError::Vneid,
        CardError::NumberOnly(CitizenNumber::parse("001090012345").expect("a number")),
        CardError::SeveralCards,
    ] {
        let sentence = told(Err::<(), _>(error));
        assert!(
            sentence.ends_with('.') && !sentence.contains("001090"),
            "{sentence}"
        );
    }
    for warning in [
        CardWarning::MarksLost,
        CardWarning::IssueDateUnreadable,
        CardWarning::BirthUnknown,
    ] {
        assert!(say(Language::Vi, &warning).contains(' '));
        assert!(say(Language::En, &warning).contains(' '));
    }
}
