//! The citizen card as it is scanned and its number as it is typed: B01–B07.

use super::*;

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
