use super::*;
use proptest::prelude::*;

const CARD: &str = "001090012345|012345678|Nguyễn Văn A|01011990|Nam|Số 1, Phố B, Phường C, Hà Nội|15062021";

fn reading(text: &str) -> CardReading {
    read(text).expect("a card")
}

#[test]
fn seven_fields_are_read_by_position() {
    let CardReading { card, warnings } = reading(CARD);
    assert_eq!(warnings, []);
    assert_eq!(card.kind, CardKind::Chip2021);
    assert_eq!(card.number.as_str(), "001090012345");
    assert_eq!(card.former_number, Some(FormerNumber("012345678".to_owned())));
    assert_eq!(card.name.as_str(), "Nguyễn Văn A");
    assert_eq!(card.birth.map(|b| b.to_string()).as_deref(), Some("01/01/1990"));
    assert_eq!(card.sex, Some(Sex::Male));
    let address = card.address.expect("an address");
    assert_eq!(address.as_str(), "Số 1, Phố B, Phường C, Hà Nội");
    assert_eq!(card.issued, NaiveDate::from_ymd_opt(2021, 6, 15));
}

#[test]
fn what_scanners_add_around_the_text_is_passed_over() {
    for (before, after) in [
        ("", "\r\n"),
        ("", "\t"),
        ("", "\n\n"),
        ("\u{2}", "\u{3}\r"),
        ("]Q1", "\r"),
        ("\u{FEFF}", " "),
    ] {
        assert_eq!(reading(&format!("{before}{CARD}{after}")), reading(CARD));
    }
    assert_eq!(reading(&format!("{CARD}\r\n{CARD}\r\n")), reading(CARD));
}

#[test]
fn two_different_cards_in_one_go_are_refused() {
    let other = CARD.replace("001090012345", "001090054321");
    assert_eq!(read(&format!("{CARD}\r{other}\r")), Err(CardError::SeveralCards));
    assert_eq!(read(&format!("{CARD}{other}")), Err(CardError::Incomplete));
}

#[test]
fn marks_lost_or_changed_on_the_way_are_told_and_nothing_is_invented() {
    for (text, sex) in [
        ("001190012346||Tr?n Th? B|02021990|N?|Th?n 2, X? D|01082024", None),
        (
            "001190012346||Tran Thi B|02021990|Nu|Thon 2, Xa D|01082024",
            Some(Sex::Female),
        ),
        (
            "001190012346||Tra62n Thi5 B|02021990|Nu74|Thôn 2, Xã D|01082024",
            None,
        ),
        (
            "001190012346||Traanf Thij B|02021990|Nuwx|Thoon 2, Xax D|01082024",
            None,
        ),
        (
            "001190012346||Tr\u{FFFD}n B|02021990|Nữ|Thôn 2|01082024",
            Some(Sex::Female),
        ),
    ] {
        let CardReading { card, warnings } = reading(text);
        assert!(warnings.contains(&CardWarning::MarksLost), "{text}");
        assert_eq!(card.sex, sex, "{text}");
        assert!(text.contains(card.name.as_str()), "{text}");
    }
    // A name without marks is a name as long as the rest has them.
    let plain = reading("001090012345||Cao Nam Linh|01011990|Nam|Phố B, Hà Nội|15062021");
    assert_eq!(plain.warnings, []);
}

#[test]
fn a_name_in_an_encoding_from_before_unicode_comes_with_a_proposal() {
    let reading = reading("001090012345||NguyÔn V¨n A|01011990|Nam|Phè B, Hµ Néi|15062021");
    let proposed = "Nguyễn Văn A".to_owned();
    let warning = NameWarning::WrongEncoding { proposed };
    assert_eq!(reading.warnings, [CardWarning::Name { warning }]);
    assert_eq!(reading.card.name.as_str(), "NguyÔn V¨n A");
}

#[test]
fn decomposed_text_gives_the_same_card() {
    use unicode_normalization::UnicodeNormalization;
    let decomposed: String = CARD.nfd().collect();
    assert_ne!(decomposed, CARD);
    assert_eq!(reading(&decomposed), reading(CARD));
}

#[test]
fn a_card_without_issue_date_or_address_is_read() {
    let CardReading { card, warnings } = reading("001090012345||Nguyễn Văn A|01011990|Nam||");
    assert_eq!((card.address, card.issued, warnings), (None, None, vec![]));
    let odd = reading("001090012345||Nguyễn Văn A|01011990|Nam|Hà Nội|31022021");
    assert_eq!(odd.warnings, [CardWarning::IssueDateUnreadable]);
}

#[test]
fn a_birth_year_alone_and_no_birth_date_are_read() {
    let year = |field: &str| reading(&CARD.replace("01011990", field)).card.birth;
    assert_eq!(year("1990"), Some(Birth::Year(1990)));
    assert_eq!(year("00001990"), Some(Birth::Year(1990)));
    let unknown = reading(&CARD.replace("01011990", "00000000"));
    assert_eq!(unknown.card.birth, None);
    assert_eq!(unknown.warnings, [CardWarning::BirthUnknown]);
    assert_eq!(
        read(&CARD.replace("01011990", "31021990")),
        Err(CardError::Incomplete)
    );
}

#[test]
fn other_codes_are_told_apart() {
    let name = "4e677579e1bb856e2056c4836e2041";
    for (text, error) in [
        (
            format!("HS4010123456789|{name}|31/12/1990|1|48c3a0|01-001"),
            CardError::HealthInsurance,
        ),
        (
            format!("0123456789|{name}|01/01/1990|1|48|79 - 013|-|01/01/2024|-|"),
            CardError::HealthInsurance,
        ),
        (
            "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.c2ln".to_owned(),
            CardError::Vneid,
        ),
        (
            "001090012345".to_owned(),
            CardError::NumberOnly(CitizenNumber::parse("001090012345").expect("a number")),
        ),
        (
            "https://example.vn/001090012345|a|b|c|d|e|f".to_owned(),
            CardError::NotACard,
        ),
        ("MECARD:N:A;;".to_owned(), CardError::NotACard),
        (String::new(), CardError::Incomplete),
        ("\r\n".to_owned(), CardError::Incomplete),
        ("||||||".to_owned(), CardError::NotACard),
    ] {
        assert_eq!(read(&text), Err(error), "{text}");
    }
}

#[test]
fn personal_data_never_shows_in_a_debug_print() {
    let shown = format!("{:?}", reading(CARD));
    for personal in ["001090012345", "012345678", "Nguyễn", "Phố B"] {
        assert!(!shown.contains(personal), "{shown}");
    }
}

proptest! {
    #[test]
    fn no_text_makes_it_panic(raw in "\\PC{0,60}", fields in prop::collection::vec("[0-9A-Za-zÀ-ỹ ,\r\n\t-]{0,16}", 0..14)) {
        let _ = read(&raw);
        let _ = read(&fields.join("|"));
        let _ = read(&format!("001090012345|{}", fields.join("|")));
    }

    #[test]
    fn what_stands_in_the_fields_comes_back(
        serial in "[0-9]{6}", name in "[A-ZĐÂÊÔ][a-zàáâãèéêìíòóôõùúýăđĩũơưạ-ỹ]{1,6}( [A-ZĐÂÊÔ][a-zàáâãèéêìíòóôõùúýăđĩũơưạ-ỹ]{0,6}){1,3}",
        address in "[A-Za-zàáâãèéêìíòóôõùúýăđĩũơưạ-ỹ0-9][A-Za-zàáâãèéêìíòóôõùúýăđĩũơưạ-ỹ0-9 ,./-]{0,60}", extra in 0_usize..5,
    ) {
        use unicode_normalization::UnicodeNormalization;
        let text = format!("001090{serial}||{name}|01011990|Nam|{address}|15062021{}", "|".repeat(extra));
        let card = reading(&text).card;
        prop_assert_eq!(card.number.as_str(), format!("001090{serial}"));
        prop_assert_eq!(card.name.as_str(), name.nfc().collect::<String>());
        prop_assert_eq!(card.address.map(|a| a.as_str().to_owned()), Some(address.nfc().collect::<String>()));
    }
}
