//! The rows B01–B26 and B34 of the bad inputs, each with the sentence a person reads.

mod births;
mod contacts;
mod names;
mod scanned;

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
