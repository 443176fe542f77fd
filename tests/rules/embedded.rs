//! The files that the program carries with it, held against their own rules and, where it is at hand,
//! against the published data of `../shared`.

use chrono::Weekday;
use motcua::catalogue::embedded::{DefaultOffice, default_office};
use motcua::domain::calendar::{Session, SessionKind, Week};
use std::collections::BTreeSet;
use std::path::Path;
use unicode_normalization::is_nfc;

fn office() -> DefaultOffice {
    default_office().expect("the embedded office can be read")
}

fn icon_exists(name: &str) -> bool {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("assets/icons")
        .join(format!("{name}.svg"))
        .is_file()
}

#[test]
fn every_field_has_its_own_letter_and_an_icon() {
    let office = office();
    let letters: BTreeSet<_> = office.fields.iter().map(|field| field.letter).collect();
    assert_eq!(letters.len(), office.fields.len(), "two fields share a letter");
    for field in &office.fields {
        assert!(icon_exists(&field.icon), "no icon {}", field.icon);
        assert!(!field.name.is_empty() && !field.english.is_empty() && !field.hint.is_empty());
    }
}

#[test]
fn letters_that_look_like_digits_are_refused() {
    for letter in ["I", "O", "Q", "Đ", "a", "1"] {
        let text = include_str!("../../assets/office/default.toml").replacen(
            "letter = \"A\"",
            &format!("letter = \"{letter}\""),
            1,
        );
        assert!(
            toml::from_str::<DefaultOffice>(&text).is_err(),
            "{letter} was let through"
        );
    }
}

#[test]
fn every_field_is_called_at_some_counter_and_counters_serve_known_fields() {
    let office = office();
    let letters: BTreeSet<_> = office.fields.iter().map(|field| field.letter).collect();
    for field in &office.fields {
        assert!(
            office.counters_of(field.letter).count() > 0,
            "nobody calls {}",
            field.letter
        );
    }
    let numbers: BTreeSet<_> = office.counters.iter().map(|counter| counter.number).collect();
    assert_eq!(
        numbers.len(),
        office.counters.len(),
        "two counters share a number"
    );
    for counter in &office.counters {
        for letter in &counter.serves {
            assert!(
                letters.contains(letter),
                "{} serves unknown {letter}",
                counter.name
            );
        }
    }
}

#[test]
fn no_published_field_is_handled_under_two_letters() {
    let office = office();
    let mut seen = BTreeSet::new();
    for field in &office.fields {
        for handled in &field.handles {
            assert!(seen.insert(handled.clone()), "{handled} stands under two letters");
        }
    }
}

#[test]
fn opening_hours_are_those_of_the_week_and_saturday_is_intake_only_and_off() {
    let mut office = office();
    assert_eq!(office.week().unwrap(), Week::office_hours());
    let saturday = office
        .sessions
        .iter_mut()
        .find(|session| session.days == [Weekday::Sat])
        .unwrap();
    assert_eq!(saturday.session, Session::intake_only(450, 690));
    assert_eq!(saturday.session.kind, SessionKind::IntakeOnly);
    saturday.enabled = true;
    assert_eq!(office.week().unwrap(), Week::with_saturday_intake());
}

#[test]
fn priority_groups_are_the_six_of_the_kiosk() {
    let office = office();
    let ids: Vec<_> = office.priorities.iter().map(|group| group.id.as_str()).collect();
    assert_eq!(
        ids,
        [
            "elderly",
            "disabled",
            "pregnant-or-infant",
            "merit",
            "ill",
            "carer"
        ]
    );
    for group in &office.priorities {
        assert!(icon_exists(&group.icon), "no icon {}", group.icon);
    }
}

#[test]
fn the_office_comes_back_from_toml_unchanged() {
    let office = office();
    let text = toml::to_string(&office).unwrap();
    assert_eq!(toml::from_str::<DefaultOffice>(&text).unwrap(), office);
}

#[test]
fn the_office_file_is_nfc() {
    assert!(is_nfc(include_str!("../../assets/office/default.toml")));
}
