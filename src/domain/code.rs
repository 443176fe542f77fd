//! The dossier code (mã số hồ sơ), the unit code before it, and the number on a queue ticket.
//!
//! Codes are made here and read back from what people type and scanners send (`code/reading.rs`).
//! Giving out serials without gaps is the store's. Tested here and in `tests/rules/code.rs`.

mod reading;

use crate::domain::message::{Message, Say};
use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};
use std::fmt;

/// Identification code of a body of the state (QĐ 20/2020/QĐ-TTg Đ4): groups of `0-9A-Z` from the
/// highest level to the lowest, joined by dots, at most 35 characters, such as `H15.50.05.13`.
///
/// The reversed form of TT 10/2016 (`000.00.14.H05`) is still met and is taken as well.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct UnitCode(String);

/// Longest unit code (QĐ 20/2020/QĐ-TTg Đ4).
pub const UNIT_CODE_LENGTH: usize = 35;

/// Longest dossier code that is taken.
pub const DOSSIER_CODE_LENGTH: usize = 64;

/// The highest serial of a day: seven digits, as the ministries' own systems use.
pub const HIGHEST_SERIAL: u32 = 9_999_999;

/// Why a text is no code, or no code can be made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CodeError {
    #[error("unit code of {0} characters")]
    UnitLength(usize),
    #[error("unit code with the character {0:?}")]
    UnitCharacter(char),
    #[error("unit code without the letter and two digits of its highest level")]
    UnitLevel,
    /// Also said when the code is right but may not be seen (B32).
    #[error("not a dossier code")]
    NotADossierCode,
    #[error("serial {0} of the day")]
    Serial(u32),
    #[error("year {0} does not fit two digits")]
    Year(i32),
    #[error("ticket series {0:?}")]
    Series(char),
    #[error("not a ticket number")]
    NotATicketNumber,
}

impl Say for CodeError {
    fn say(&self) -> Message {
        match self {
            CodeError::UnitLength(length) => Message::new("code-unit-length").with("length", *length),
            CodeError::UnitCharacter(character) => {
                Message::new("code-unit-character").with("character", character.to_string())
            }
            CodeError::UnitLevel => Message::new("code-unit-level"),
            CodeError::NotADossierCode => Message::new("code-dossier-not-found"),
            CodeError::Serial(serial) => Message::new("code-serial").with("serial", *serial),
            CodeError::Year(year) => Message::new("code-year").with("year", year.to_string()),
            CodeError::Series(letter) => Message::new("code-series").with("letter", letter.to_string()),
            CodeError::NotATicketNumber => Message::new("code-ticket-number"),
        }
    }
}

impl UnitCode {
    /// Takes a unit code as an administrator types it: blanks around it and lower case do no harm.
    pub fn parse(text: &str) -> Result<Self, CodeError> {
        let code = text.trim().to_ascii_uppercase();
        let length = code.chars().count();
        if length == 0 || length > UNIT_CODE_LENGTH {
            return Err(CodeError::UnitLength(length));
        }
        if let Some(character) = code.chars().find(|c| !matches!(c, '0'..='9' | 'A'..='Z' | '.')) {
            return Err(CodeError::UnitCharacter(character));
        }
        let groups: Vec<&str> = code.split('.').collect();
        if groups.contains(&"") {
            return Err(CodeError::UnitCharacter('.'));
        }
        let level_one = |group: &&str| {
            matches!(group.as_bytes(), [b'A'..=b'Z', rest @ ..]
                if rest.len() >= 2 && rest.iter().take(2).all(u8::is_ascii_digit))
        };
        if groups
            .first()
            .is_some_and(|group| level_one(group) && group.len() == 3)
            || groups
                .first()
                .is_some_and(|group| level_one(group) && group.starts_with('Z'))
            || groups
                .last()
                .is_some_and(|group| level_one(group) && group.len() == 3)
        {
            Ok(UnitCode(code))
        } else {
            Err(CodeError::UnitLevel)
        }
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Code of a dossier: `{unit}-{yymmdd}-{serial of the day}`, such as `H15.50.05.13-261008-0975`
/// (TT 01/2018 Đ19 as practised in 2026). The date is the local day of receipt.
///
/// Codes of other systems are kept as they are: at most 64 characters, serials of four to seven digits.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct DossierCode(String);

impl DossierCode {
    /// The code of the dossier with this serial (from 1) of the day; four digits, widened past 9999.
    pub fn format(unit: &UnitCode, date: NaiveDate, serial: u32) -> Result<Self, CodeError> {
        if serial == 0 || serial > HIGHEST_SERIAL {
            return Err(CodeError::Serial(serial));
        }
        if !(2000..2100).contains(&date.year()) {
            return Err(CodeError::Year(date.year()));
        }
        let day = date.format("%y%m%d");
        Ok(DossierCode(format!("{unit}-{day}-{serial:04}")))
    }

    /// Takes the code exactly as it is written, as from the database or a signed paper.
    pub fn exact(text: &str) -> Result<Self, CodeError> {
        if reading::is_dossier_code(text) {
            Ok(DossierCode(text.to_owned()))
        } else {
            Err(CodeError::NotADossierCode)
        }
    }

    /// Reads a code as people type it and scanners send it (B32): lower case, blanks, full-width
    /// digits, O for 0 and I for 1, other signs for `-` and `.`, keys of a Vietnamese keyboard.
    ///
    /// In the unit, a group that mixes digits with O, I or L is read as digits. Where units with such
    /// groups exist, [`DossierCode::parse_among`] keeps their own spelling.
    pub fn parse(text: &str) -> Result<Self, CodeError> {
        DossierCode::parse_among(text, &[])
    }

    /// Like [`DossierCode::parse`]; a unit that reads like one of `units` gets that unit's spelling, and
    /// the code may also come without any separator, as banks send it ([`DossierCode::stripped`]).
    pub fn parse_among(text: &str, units: &[UnitCode]) -> Result<Self, CodeError> {
        reading::dossier_code(text, units)
            .filter(|code| reading::is_dossier_code(code))
            .map(DossierCode)
            .ok_or(CodeError::NotADossierCode)
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The unit before the date.
    pub fn unit(&self) -> &str {
        self.0.rsplitn(3, '-').nth(2).unwrap_or_default()
    }

    /// The day of receipt, where the six digits are one (other systems are not bound to it).
    pub fn date(&self) -> Option<NaiveDate> {
        let day = self.0.rsplit('-').nth(1)?;
        NaiveDate::parse_from_str(&format!("20{day}"), "%Y%m%d").ok()
    }

    /// The serial of the day.
    pub fn serial(&self) -> Option<u32> {
        self.0.rsplit('-').next()?.parse().ok()
    }

    /// Without `.` and `-`, for the purpose line of a transfer and other places that drop signs.
    pub fn stripped(&self) -> String {
        self.0.chars().filter(char::is_ascii_alphanumeric).collect()
    }
}

/// The number on a queue ticket: the letter of the field and a number from 1 each day, such as `A007`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct TicketNumber {
    letter: char,
    n: u32,
}

impl TicketNumber {
    /// May this letter name a field? I, O and Q read like 1 and 0.
    pub const fn is_series(letter: char) -> bool {
        letter.is_ascii_uppercase() && !matches!(letter, 'I' | 'O' | 'Q')
    }

    /// The n-th ticket (from 1) of the series today.
    pub const fn new(letter: char, n: u32) -> Result<Self, CodeError> {
        if !TicketNumber::is_series(letter) {
            return Err(CodeError::Series(letter));
        }
        if n == 0 || n > HIGHEST_SERIAL {
            return Err(CodeError::Serial(n));
        }
        Ok(TicketNumber { letter, n })
    }

    /// Reads a number as it is typed: `a7`, `A 007` and `A-OO7` are A007.
    pub fn parse(text: &str) -> Result<Self, CodeError> {
        let (letter, n) = reading::ticket_number(text).ok_or(CodeError::NotATicketNumber)?;
        TicketNumber::new(letter, n).map_err(|_| CodeError::NotATicketNumber)
    }

    pub const fn letter(self) -> char {
        self.letter
    }

    pub const fn n(self) -> u32 {
        self.n
    }
}

impl fmt::Display for UnitCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for DossierCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for TicketNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{:03}", self.letter, self.n)
    }
}

impl TryFrom<String> for UnitCode {
    type Error = CodeError;
    fn try_from(text: String) -> Result<Self, CodeError> {
        UnitCode::parse(&text)
    }
}

impl TryFrom<String> for DossierCode {
    type Error = CodeError;
    fn try_from(text: String) -> Result<Self, CodeError> {
        DossierCode::exact(&text)
    }
}

impl TryFrom<String> for TicketNumber {
    type Error = CodeError;
    fn try_from(text: String) -> Result<Self, CodeError> {
        TicketNumber::parse(&text)
    }
}

impl From<UnitCode> for String {
    fn from(code: UnitCode) -> String {
        code.0
    }
}

impl From<DossierCode> for String {
    fn from(code: DossierCode) -> String {
        code.0
    }
}

impl From<TicketNumber> for String {
    fn from(number: TicketNumber) -> String {
        number.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(y: i32, m: u32, d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(y, m, d).unwrap()
    }

    #[test]
    fn a_code_is_unit_day_and_serial_and_widens_past_9999() {
        let unit = UnitCode::parse("H15.50.05.13").unwrap();
        let code = |serial| DossierCode::format(&unit, day(2026, 10, 8), serial).map(|code| code.to_string());
        assert_eq!(code(975).unwrap(), "H15.50.05.13-261008-0975");
        assert_eq!(code(9999).unwrap(), "H15.50.05.13-261008-9999");
        assert_eq!(code(10_000).unwrap(), "H15.50.05.13-261008-10000");
        assert_eq!(code(HIGHEST_SERIAL).unwrap(), "H15.50.05.13-261008-9999999");
        assert_eq!(code(0), Err(CodeError::Serial(0)));
        assert_eq!(code(10_000_000), Err(CodeError::Serial(10_000_000)));
    }

    #[test]
    fn the_day_rolls_over_at_the_end_of_the_year() {
        let unit = UnitCode::parse("H46.113").unwrap();
        let code = |date| DossierCode::format(&unit, date, 1).unwrap().to_string();
        assert_eq!(code(day(2026, 12, 31)), "H46.113-261231-0001");
        assert_eq!(code(day(2027, 1, 1)), "H46.113-270101-0001");
        assert_eq!(code(day(2028, 2, 29)), "H46.113-280229-0001");
        assert_eq!(
            DossierCode::format(&unit, day(2100, 1, 1), 1),
            Err(CodeError::Year(2100))
        );
    }

    #[test]
    fn the_parts_of_a_code_can_be_asked_for() {
        let code = DossierCode::exact("H15.50.05.13-261008-0975").unwrap();
        assert_eq!(code.unit(), "H15.50.05.13");
        assert_eq!(code.date(), Some(day(2026, 10, 8)));
        assert_eq!(code.serial(), Some(975));
        // The purpose line of the VietQR vector in the domain notes.
        assert_eq!(code.stripped(), "H1550051326100809 75".replace(' ', ""));
        assert_eq!(DossierCode::exact("G09-269999-1234567").unwrap().date(), None);
    }

    #[test]
    fn unit_codes_follow_the_decision_of_2020_and_old_ones_are_still_taken() {
        for good in [
            "H15",
            "H15.50.05.13",
            "G09.20",
            "G15.ABC.1",
            "Z12345",
            "000.00.14.H05",
            " h46.113 ",
        ] {
            assert!(UnitCode::parse(good).is_ok(), "{good}");
        }
        assert_eq!(UnitCode::parse(""), Err(CodeError::UnitLength(0)));
        assert!(UnitCode::parse(&format!("H15.{}", "1".repeat(31))).is_ok());
        assert_eq!(
            UnitCode::parse(&format!("H15.{}", "1".repeat(32))),
            Err(CodeError::UnitLength(36))
        );
        assert_eq!(UnitCode::parse("H15-50"), Err(CodeError::UnitCharacter('-')));
        assert_eq!(UnitCode::parse("H15..50"), Err(CodeError::UnitCharacter('.')));
        assert_eq!(UnitCode::parse("H15.Đ"), Err(CodeError::UnitCharacter('Đ')));
        assert_eq!(UnitCode::parse("123.45"), Err(CodeError::UnitLevel));
        assert_eq!(UnitCode::parse("HH5.1"), Err(CodeError::UnitLevel));
    }

    #[test]
    fn ticket_numbers_have_three_digits_and_widen() {
        let text = |n| TicketNumber::new('A', n).unwrap().to_string();
        assert_eq!(text(1), "A001");
        assert_eq!(text(999), "A999");
        assert_eq!(text(1000), "A1000");
        assert_eq!(TicketNumber::new('A', 0), Err(CodeError::Serial(0)));
        for letter in ['I', 'O', 'Q', 'a', '1', 'Đ'] {
            assert_eq!(TicketNumber::new(letter, 1), Err(CodeError::Series(letter)));
        }
    }

    #[test]
    fn codes_travel_as_plain_text_and_only_when_they_are_codes() {
        let code = DossierCode::exact("H15.50.05.13-261008-0975").unwrap();
        let json = serde_json::to_string(&code).unwrap();
        assert_eq!(json, "\"H15.50.05.13-261008-0975\"");
        assert_eq!(serde_json::from_str::<DossierCode>(&json).unwrap(), code);
        assert!(serde_json::from_str::<DossierCode>("\"H15'; DROP\"").is_err());
        assert!(serde_json::from_str::<TicketNumber>("\"O001\"").is_err());
        assert_eq!(
            serde_json::from_str::<TicketNumber>("\"A1000\"").unwrap(),
            TicketNumber::new('A', 1000).unwrap()
        );
    }
}
