//! The text of the QR code on a citizen card, read by position.
//!
//! Seven fields on cards of 2021–06/2024 (TT 06/2021/TT-BCA), the same seven and up to four more since
//! 01/7/2024 (TT 16/2024/TT-BCA); fields after the seventh are neither read nor kept. A code can be
//! copied: it fills in a form and never proves who stands there. Tested in `tests/rules/applicant.rs`
//! and, with damaged text, beside the rule.

use super::address::Address;
use super::birth::{self, Birth};
use super::identity::{CitizenNumber, NumberPart, Sex};
use super::name::{Name, NameWarning};
use super::text;
use crate::domain::message::{Message, Say};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What stands on the card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CitizenCard {
    pub kind: CardKind,
    pub number: CitizenNumber,
    /// The number of the former card of nine digits.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub former_number: Option<FormerNumber>,
    pub name: Name,
    /// Absent where the card has zeros only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub birth: Option<Birth>,
    /// Absent where the scanner damaged it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sex: Option<Sex>,
    /// Raw, artefacts and abolished districts included.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<Address>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub issued: Option<NaiveDate>,
}

/// Nine digits of an identity card (CMND).
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct FormerNumber(pub String);

impl std::fmt::Debug for FormerNumber {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("FormerNumber(…)")
    }
}

/// Which card the text is from, told by the number of fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CardKind {
    /// CCCD gắn chip, 7 fields.
    Chip2021,
    /// Thẻ căn cước, 8–11 fields.
    Card2024,
}

/// A card that was read, with what the clerk should compare.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CardReading {
    pub card: CitizenCard,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub warnings: Vec<CardWarning>,
}

/// What the clerk should look at on the card itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum CardWarning {
    /// Number against date of birth, sex and provinces (B06). For the desk only: a kiosk accuses nobody.
    NumberDisagrees {
        parts: Vec<NumberPart>,
    },
    /// The scanner or an input method lost or changed the marks of the letters.
    MarksLost,
    /// The card gives no date of birth.
    BirthUnknown,
    /// The date of issue could not be read.
    IssueDateUnreadable,
    Name {
        warning: NameWarning,
    },
}

impl CardWarning {
    /// Whether a citizen at the kiosk is told; the others are for the clerk.
    pub fn is_for_the_citizen(&self) -> bool {
        matches!(self, CardWarning::MarksLost | CardWarning::BirthUnknown)
    }
}

impl Say for CardWarning {
    fn say(&self) -> Message {
        match self {
            CardWarning::NumberDisagrees { .. } => Message::new("applicant-card-number-disagrees"),
            CardWarning::MarksLost => Message::new("applicant-card-marks-lost"),
            CardWarning::BirthUnknown => Message::new("applicant-birth-unknown"),
            CardWarning::IssueDateUnreadable => Message::new("applicant-card-issue-date"),
            CardWarning::Name { warning } => warning.say(),
        }
    }
}

/// Why a scanned text is not a card.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CardError {
    #[error("this is not the code of a citizen card")]
    NotACard,
    #[error("the text of the card is not complete")]
    Incomplete,
    #[error("this is a health insurance card")]
    HealthInsurance,
    #[error("this code of VNeID cannot be read here")]
    Vneid,
    #[error("this bar code holds the number only")]
    NumberOnly(CitizenNumber),
    #[error("several cards were scanned at once")]
    SeveralCards,
}

impl Say for CardError {
    fn say(&self) -> Message {
        Message::new(match self {
            CardError::NotACard => "applicant-card-other-code",
            CardError::Incomplete => "applicant-card-incomplete",
            CardError::HealthInsurance => "applicant-card-health-insurance",
            CardError::Vneid => "applicant-card-vneid",
            CardError::NumberOnly(_) => "applicant-card-number-only",
            CardError::SeveralCards => "applicant-card-several",
        })
    }
}

/// Reads what a scanner or camera gave. At most 4 KB are looked at; line ends and tabs around the text
/// and the scanner's `]Q1` in front of it are passed over. No address in it is ever opened.
///
/// # Errors
/// Says which other code it is, as far as that can be told, or that the text is not complete.
pub fn read(raw: &str) -> Result<CardReading, CardError> {
    let line = only_line(without_symbology(trim(text::cut(raw))))?;
    let fields: Vec<&str> = line.split('|').collect();
    if fields.len() < 7 || trim(fields[0]).is_empty() {
        return Err(what_else(line, &fields));
    }
    let number = trim(fields[0]);
    if number.len() != 12 || !number.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(what_else(line, &fields));
    }
    if fields.len() > 11 {
        return Err(CardError::Incomplete);
    }
    read_fields(number, &fields)
}

fn read_fields(number: &str, fields: &[&str]) -> Result<CardReading, CardError> {
    let mut warnings = Vec::new();
    let number = CitizenNumber::parse(number).map_err(|_| CardError::Incomplete)?;
    let former_number = match trim(fields[1]) {
        "" => None,
        former if former.len() == 9 && former.bytes().all(|byte| byte.is_ascii_digit()) => {
            Some(FormerNumber(former.to_owned()))
        }
        _ => return Err(CardError::Incomplete),
    };
    let (name, name_warnings) = Name::person(fields[2]).map_err(|_| CardError::Incomplete)?;
    let birth = match trim(fields[3]) {
        "" | "00000000" | "0000" => {
            warnings.push(CardWarning::BirthUnknown);
            None
        }
        field if matches!(field.len(), 4 | 8) => Some(birth::read(field).map_err(|_| CardError::Incomplete)?),
        _ => return Err(CardError::Incomplete),
    };
    let (sex, sex_damaged) = read_sex(fields[4]).ok_or(CardError::Incomplete)?;
    let address = Address::from_card(fields[5]);
    let issued = match trim(fields[6]) {
        "" => None,
        field => {
            let date = read_issue_date(field);
            if date.is_none() {
                warnings.push(CardWarning::IssueDateUnreadable);
            }
            date
        }
    };
    let address_text = address.as_ref().map_or("", Address::as_str);
    if sex_damaged || marks_are_lost(name.as_str(), address_text) {
        warnings.push(CardWarning::MarksLost);
    }
    warnings.extend(
        name_warnings
            .into_iter()
            .map(|warning| CardWarning::Name { warning }),
    );
    let parts = number.disagreements(birth, sex);
    if !parts.is_empty() {
        warnings.push(CardWarning::NumberDisagrees { parts });
    }
    let card = CitizenCard {
        kind: match fields.len() {
            7 => CardKind::Chip2021,
            _ => CardKind::Card2024,
        },
        number,
        former_number,
        name,
        birth,
        sex,
        address,
        issued,
    };
    Ok(CardReading { card, warnings })
}

/// `None` is no sex at all; the second says that its letters were damaged.
fn read_sex(field: &str) -> Option<(Option<Sex>, bool)> {
    let cleaned = text::clean_line(field).text.to_lowercase();
    match cleaned.as_str() {
        "nam" => Some((Some(Sex::Male), false)),
        "nữ" => Some((Some(Sex::Female), false)),
        // There are two words only, and this is one of them without its marks.
        "nu" | "nư" => Some((Some(Sex::Female), true)),
        other if other.starts_with('n') && other.chars().count() <= 4 => Some((None, true)),
        _ => None,
    }
}

fn read_issue_date(field: &str) -> Option<NaiveDate> {
    match birth::read(field) {
        Ok(Birth::Full(date)) if field.len() == 8 => Some(date),
        _ => None,
    }
}

/// Cards are printed with marks, and an address without a single one is rare: both without them, digits
/// inside the name (VNI keystrokes) or replacement signs mean that something stood between card and program.
fn marks_are_lost(name: &str, address: &str) -> bool {
    let replaced = |text: &str| text.contains(['?', '\u{FFFD}']);
    replaced(name)
        || replaced(address)
        || name.chars().any(|c| c.is_ascii_digit())
        || (name.is_ascii() && address.is_ascii() && !address.trim().is_empty())
}

fn trim(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || c.is_control() || c == '\u{FEFF}')
}

/// Scanners may be set to send what kind of code they read: `]Q1` is a QR code.
fn without_symbology(text: &str) -> &str {
    let Some(rest) = text.strip_prefix("]Q") else {
        return text;
    };
    trim(rest.strip_prefix(|c: char| c.is_ascii_digit()).unwrap_or(rest))
}

/// A scanner that fires twice sends the same line twice; two different cards must not be mixed.
fn only_line(text: &str) -> Result<&str, CardError> {
    let lines: Vec<&str> = text
        .split(['\r', '\n'])
        .map(trim)
        .filter(|line| !line.is_empty())
        .collect();
    match lines.as_slice() {
        [first, rest @ ..] if !rest.is_empty() && lines.iter().all(|line| looks_whole(line)) => {
            if rest.iter().all(|line| line == first) {
                Ok(first)
            } else {
                Err(CardError::SeveralCards)
            }
        }
        _ => Ok(text),
    }
}

fn looks_whole(line: &str) -> bool {
    line.split('|').count() >= 7
}

/// Which other code a text is.
fn what_else(text: &str, fields: &[&str]) -> CardError {
    if is_health_insurance(fields) {
        return CardError::HealthInsurance;
    }
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    if digits == 12 && text.len() == 12 {
        return CitizenNumber::parse(text).map_or(CardError::Incomplete, CardError::NumberOnly);
    }
    let starts_like_a_card = digits == 12
        && text[digits..]
            .chars()
            .next()
            .is_some_and(|c| !c.is_alphanumeric());
    let has_card_number_in_pieces = fields.len() > 1 && digits > 0 && digits == fields[0].len();
    if text.is_empty() || starts_like_a_card || has_card_number_in_pieces {
        return CardError::Incomplete;
    }
    let opaque = text.len() >= 40
        && text
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"+/=-_.".contains(&byte))
        && !text.starts_with("000201")
        && text
            .bytes()
            .any(|byte| byte.is_ascii_uppercase() || byte.is_ascii_lowercase());
    if opaque {
        CardError::Vneid
    } else {
        CardError::NotACard
    }
}

/// BHYT: a code of 10 digits or 15 characters, then the name as UTF-8 in hexadecimal.
fn is_health_insurance(fields: &[&str]) -> bool {
    let [code, name, _, ..] = fields else {
        return false;
    };
    let code_fits = matches!(code.len(), 10 | 15)
        && code.bytes().all(|byte| byte.is_ascii_alphanumeric())
        && code.bytes().rev().take(10).all(|byte| byte.is_ascii_digit());
    let bytes: Option<Vec<u8>> = (!name.is_empty() && name.is_ascii() && name.len() % 2 == 0)
        .then(|| {
            (0..name.len())
                .step_by(2)
                .map(|at| u8::from_str_radix(&name[at..at + 2], 16).ok())
                .collect()
        })
        .flatten();
    code_fits && bytes.is_some_and(|bytes| String::from_utf8(bytes).is_ok())
}

#[cfg(test)]
mod tests;
