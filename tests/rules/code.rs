//! Dossier codes and ticket numbers: what is made is read back, also after what keyboards do to it.

use chrono::{Days, NaiveDate};
use motcua::domain::code::{DossierCode, HIGHEST_SERIAL, TicketNumber, UnitCode};
use motcua::domain::message::Say;
use motcua::words::{Language, render};
use proptest::prelude::*;

/// Units as offices have them: level one, then groups of digits or of letters.
fn usual_unit() -> impl Strategy<Value = UnitCode> {
    "[A-Y][0-9]{2}(\\.([0-9]{1,3}|[A-Z]{1,4})){0,4}".prop_map(|text| UnitCode::parse(&text).unwrap())
}

/// Any unit that the decision allows.
fn any_unit() -> impl Strategy<Value = UnitCode> {
    "[A-Y][0-9]{2}(\\.[0-9A-Z]{1,5}){0,5}".prop_map(|text| UnitCode::parse(&text).unwrap())
}

fn any_day() -> impl Strategy<Value = NaiveDate> {
    (0u64..36_524).prop_map(|days| NaiveDate::from_ymd_opt(2000, 1, 1).unwrap() + Days::new(days))
}

fn any_serial() -> impl Strategy<Value = u32> {
    prop_oneof![1u32..=9999, 1u32..=HIGHEST_SERIAL]
}

/// What hands, scanners and word processors make of one character.
fn mangled(c: char, way: u8, in_unit_letters: bool) -> String {
    match (c, way % 8) {
        ('0', 1) if !in_unit_letters => "O".into(),
        ('0', 2) if !in_unit_letters => "o".into(),
        ('1', 1) if !in_unit_letters => "I".into(),
        ('1', 2) if !in_unit_letters => "l".into(),
        ('1', 3) => "ă".into(),
        ('0', 3) => "đ".into(),
        ('7', 3) => "\u{303}".into(),
        ('-', 1) => "–".into(),
        ('-', 2) => " - ".into(),
        ('-', 3) => "_".into(),
        ('-', 4) => ".".into(),
        ('.', 1) => ",".into(),
        ('.', 2) => ". ".into(),
        ('.', 3) => "·".into(),
        ('.', 4) => "-".into(),
        (c, 5) => c.to_lowercase().collect(),
        (c @ '!'..='~', 6) => char::from_u32(c as u32 + 0xfee0).unwrap().to_string(),
        (c, 7) => format!("{c} "),
        (c, _) => c.to_string(),
    }
}

proptest! {
    #[test]
    fn a_code_that_is_made_is_read_back(unit in usual_unit(), day in any_day(), serial in any_serial()) {
        let code = DossierCode::format(&unit, day, serial).unwrap();
        prop_assert_eq!(DossierCode::parse(code.as_str()).unwrap(), code.clone());
        prop_assert_eq!(DossierCode::exact(code.as_str()).unwrap(), code.clone());
        prop_assert_eq!(code.unit(), unit.as_str());
        prop_assert_eq!(code.date(), Some(day));
        prop_assert_eq!(code.serial(), Some(serial));
    }

    #[test]
    fn a_code_of_any_known_unit_is_read_back(unit in any_unit(), day in any_day(), serial in any_serial()) {
        let code = DossierCode::format(&unit, day, serial).unwrap();
        let units = [unit];
        prop_assert_eq!(DossierCode::parse_among(code.as_str(), &units).unwrap(), code.clone());
        prop_assert_eq!(DossierCode::parse_among(&code.stripped(), &units).unwrap(), code);
    }

    #[test]
    fn a_mangled_code_is_read_back(
        unit in "[A-HJKMNP-Y][0-9]{2}(\\.[0-9]{1,3}){0,4}",
        day in any_day(),
        serial in any_serial(),
        ways in proptest::collection::vec(any::<u8>(), 64),
    ) {
        let unit = UnitCode::parse(&unit).unwrap();
        let code = DossierCode::format(&unit, day, serial).unwrap();
        // A group of nothing but O and I would be letters: only the parts of digits lose all of theirs.
        let digits_from = code.unit().len();
        let text: String = code
            .as_str()
            .chars()
            .zip(&ways)
            .enumerate()
            .map(|(at, (c, way))| mangled(c, *way, at < digits_from))
            .collect();
        prop_assert_eq!(DossierCode::parse(&text).unwrap(), code, "{}", text);
    }

    #[test]
    fn no_text_brings_the_reader_down(text in ".{0,300}") {
        let _ = DossierCode::parse(&text);
        let _ = TicketNumber::parse(&text);
        let _ = UnitCode::parse(&text);
    }

    #[test]
    fn what_is_read_is_a_code(text in "[0-9A-Za-z.–, đă-]{0,80}") {
        if let Ok(code) = DossierCode::parse(&text) {
            prop_assert!(DossierCode::exact(code.as_str()).is_ok());
            prop_assert_eq!(DossierCode::parse(code.as_str()).unwrap(), code);
        }
    }

    #[test]
    fn a_ticket_number_is_read_back(letter in "[A-HJ-NPR-Z]", n in any_serial()) {
        let number = TicketNumber::new(letter.chars().next().unwrap(), n).unwrap();
        prop_assert_eq!(TicketNumber::parse(&number.to_string()).unwrap(), number);
        let typed = format!(" {}-{n} ", letter.to_lowercase());
        prop_assert_eq!(TicketNumber::parse(&typed).unwrap(), number);
    }

    #[test]
    fn codes_of_one_unit_sort_by_day_then_serial(
        day in any_day(), later in 1u64..400, serial in 1u32..=9999, other in 1u32..=9999,
    ) {
        let unit = UnitCode::parse("H46.113").unwrap();
        let end = NaiveDate::from_ymd_opt(2099, 12, 31).unwrap();
        let first = DossierCode::format(&unit, day.min(end - Days::new(later)), serial).unwrap();
        let next = DossierCode::format(&unit, first.date().unwrap() + Days::new(later), other).unwrap();
        prop_assert!(first < next);
    }
}

#[test]
fn a_code_that_cannot_be_read_says_the_words_of_b32() {
    let error = DossierCode::parse("khong phai ma").unwrap_err();
    assert_eq!(
        render(Language::Vi, &error.say()),
        "Không thấy hồ sơ có mã này. Kiểm tra 4 số cuối trên giấy tiếp nhận."
    );
}
