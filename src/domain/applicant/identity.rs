//! What a person or an organisation is known by: citizen number, passport, tax code, another paper
//! (B05–B07).
//!
//! The citizen number is checked against date of birth and sex as a warning only: the card decides, not
//! the program. Tested beside the rule and in `tests/rules/applicant.rs`.

use super::birth::Birth;
use super::{province, text};
use crate::domain::message::{Message, Say};
use serde::{Deserialize, Serialize};

/// Sex as cards have it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sex {
    Male,
    Female,
}

/// Twelve digits: province of birth registration (3), century and sex (1), year (2), serial (6)
/// (Luật Căn cước Đ12; NĐ 70/2024).
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct CitizenNumber(String);

/// What an applicant is known by.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind", content = "number")]
pub enum Identity {
    /// Số căn cước, the same as số định danh cá nhân.
    CitizenNumber(CitizenNumber),
    Passport(PaperNumber),
    /// Mã số thuế or registration number of an organisation or household business.
    TaxCode(PaperNumber),
    /// Another paper, such as a residence card of a foreigner.
    Other(PaperNumber),
}

/// The number of a paper: capitals and digits, with hyphens and slashes where they belong.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PaperNumber(String);

/// The kind of number that is being typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum IdentityKind {
    #[default]
    CitizenNumber,
    Passport,
    TaxCode,
    Other,
    /// No paper yet, such as a child whose birth is being registered.
    Without,
}

/// Why a number was not taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum IdentityError {
    #[error("the citizen number is missing")]
    Missing,
    #[error("a citizen number has 12 digits, not {count}")]
    Length { count: usize },
    #[error("a citizen number has digits only")]
    NotDigits,
    #[error("old identity cards of 9 digits are void since 01/01/2025")]
    OldCard,
    #[error("the number of the passport is missing or of another shape")]
    Passport,
    #[error("a tax code has 10, 12 or 13 digits")]
    TaxCode,
    #[error("the number of the paper is missing or too long")]
    Other,
    #[error("a number was given but not of which paper")]
    KindMissing,
}

impl Say for IdentityError {
    fn say(&self) -> Message {
        match self {
            IdentityError::Missing => Message::new("applicant-card-number-missing"),
            IdentityError::Length { count } => {
                Message::new("applicant-card-number-length").with("count", *count)
            }
            IdentityError::NotDigits => Message::new("applicant-card-number-not-digits"),
            IdentityError::OldCard => Message::new("applicant-card-number-old"),
            IdentityError::Passport => Message::new("applicant-passport-shape"),
            IdentityError::TaxCode => Message::new("applicant-tax-code-shape"),
            IdentityError::Other => Message::new("applicant-paper-number-shape"),
            IdentityError::KindMissing => Message::new("applicant-paper-kind-missing"),
        }
    }
}

/// A part of a citizen number that does not agree with what else is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NumberPart {
    Province,
    CenturyAndSex,
    Year,
}

impl CitizenNumber {
    /// Reads twelve digits, with blanks, dots or hyphens between them.
    ///
    /// # Errors
    /// Missing, another count of digits, other characters, or nine digits of an old card.
    pub fn parse(raw: &str) -> Result<Self, IdentityError> {
        let text = text::clean_line(raw).text;
        if text.is_empty() {
            return Err(IdentityError::Missing);
        }
        let Some(digits) = text::digits(&text) else {
            let count = text.chars().filter_map(text::ascii_digit).count();
            return Err(match count {
                12 => IdentityError::NotDigits,
                count => IdentityError::Length { count },
            });
        };
        match digits.len() {
            12 => Ok(CitizenNumber(digits)),
            9 => Err(IdentityError::OldCard),
            count => Err(IdentityError::Length { count }),
        }
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The last three digits, all that a receipt or a list shows (PD-01).
    pub fn last_three(&self) -> &str {
        &self.0[9..]
    }

    /// What in the number does not agree with date of birth and sex, as far as these are known (B06).
    pub fn disagreements(&self, birth: Option<Birth>, sex: Option<Sex>) -> Vec<NumberPart> {
        let mut parts = Vec::new();
        if !province::is_known_in_numbers(&self.0[..3]) {
            parts.push(NumberPart::Province);
        }
        let century_and_sex = i32::from(self.0.as_bytes()[3] - b'0');
        let century = 19 + century_and_sex / 2;
        let says = if century_and_sex % 2 == 0 {
            Sex::Male
        } else {
            Sex::Female
        };
        let other_century = match birth {
            Some(birth) => birth.year().div_euclid(100) != century,
            None => century > 20,
        };
        if other_century || sex.is_some_and(|sex| sex != says) {
            parts.push(NumberPart::CenturyAndSex);
        }
        if let Some(birth) = birth
            && self.0[4..6].parse() != Ok(birth.year().rem_euclid(100))
        {
            parts.push(NumberPart::Year);
        }
        parts
    }
}

impl PaperNumber {
    pub fn as_str(&self) -> &str {
        &self.0
    }

    fn read(raw: &str) -> String {
        text::clean_line(raw)
            .text
            .chars()
            .filter(|c| !c.is_whitespace())
            .flat_map(char::to_uppercase)
            .collect()
    }
}

impl Identity {
    /// Reads a number of the given kind; `None` for a person without papers.
    ///
    /// # Errors
    /// The number does not have the shape of its kind.
    pub fn parse(kind: IdentityKind, raw: &str) -> Result<Option<Self>, IdentityError> {
        let number = PaperNumber::read(raw);
        let identity = match kind {
            IdentityKind::CitizenNumber => Identity::CitizenNumber(CitizenNumber::parse(raw)?),
            IdentityKind::Passport => {
                let sound = (5..=20).contains(&number.len())
                    && number.chars().all(|c| c.is_ascii_alphanumeric())
                    && number.chars().any(|c| c.is_ascii_digit());
                if !sound {
                    return Err(IdentityError::Passport);
                }
                Identity::Passport(PaperNumber(number))
            }
            IdentityKind::TaxCode => {
                // 10 digits, 10-3 for a branch, 12 since 01/7/2025 for persons (TT 86/2024/TT-BTC).
                let digits = text::digits(&number).ok_or(IdentityError::TaxCode)?;
                Identity::TaxCode(PaperNumber(match digits.len() {
                    10 | 12 => digits,
                    13 => format!("{}-{}", &digits[..10], &digits[10..]),
                    _ => return Err(IdentityError::TaxCode),
                }))
            }
            IdentityKind::Other if (1..=40).contains(&number.chars().count()) => {
                Identity::Other(PaperNumber(number))
            }
            IdentityKind::Other => return Err(IdentityError::Other),
            IdentityKind::Without if number.is_empty() => return Ok(None),
            IdentityKind::Without => return Err(IdentityError::KindMissing),
        };
        Ok(Some(identity))
    }

    pub fn kind(&self) -> IdentityKind {
        match self {
            Identity::CitizenNumber(_) => IdentityKind::CitizenNumber,
            Identity::Passport(_) => IdentityKind::Passport,
            Identity::TaxCode(_) => IdentityKind::TaxCode,
            Identity::Other(_) => IdentityKind::Other,
        }
    }

    /// The number as kept and searched for.
    pub fn number(&self) -> &str {
        match self {
            Identity::CitizenNumber(number) => number.as_str(),
            Identity::Passport(number) | Identity::TaxCode(number) | Identity::Other(number) => {
                number.as_str()
            }
        }
    }
}

impl TryFrom<String> for CitizenNumber {
    type Error = IdentityError;

    fn try_from(raw: String) -> Result<Self, IdentityError> {
        CitizenNumber::parse(&raw)
    }
}

impl From<CitizenNumber> for String {
    fn from(number: CitizenNumber) -> Self {
        number.0
    }
}

impl std::fmt::Debug for CitizenNumber {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("CitizenNumber(…)")
    }
}

impl std::fmt::Debug for PaperNumber {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("PaperNumber(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveDate;
    use proptest::prelude::*;

    fn born(year: i32) -> Option<Birth> {
        NaiveDate::from_ymd_opt(year, 5, 6).map(Birth::Full)
    }

    fn disagreements(number: &str, birth: Option<Birth>, sex: Option<Sex>) -> Vec<NumberPart> {
        CitizenNumber::parse(number)
            .expect("a number")
            .disagreements(birth, sex)
    }

    #[test]
    fn each_part_of_the_number_is_compared_with_what_it_says() {
        use NumberPart::{CenturyAndSex, Province, Year};
        let (male, female) = (Some(Sex::Male), Some(Sex::Female));
        for (number, birth, sex, expected) in [
            ("001090012345", born(1990), male, vec![]),
            ("001190012345", born(1990), female, vec![]),
            ("079205012345", born(2005), male, vec![]),
            ("096305012345", born(2005), female, vec![]),
            ("001090012345", born(1990), female, vec![CenturyAndSex]),
            ("001090012345", born(2090), male, vec![CenturyAndSex]),
            ("001090012345", born(1991), male, vec![Year]),
            ("999090012345", born(1990), male, vec![Province]),
            (
                "003490012345",
                born(1991),
                male,
                vec![Province, CenturyAndSex, Year],
            ),
            ("001490012345", None, None, vec![CenturyAndSex]),
            ("001090012345", None, None, vec![]),
            ("001045012345", Some(Birth::Year(1945)), None, vec![]),
            ("229090012345", born(1990), male, vec![]),
        ] {
            assert_eq!(disagreements(number, birth, sex), expected, "{number}");
        }
    }

    #[test]
    fn passports_tax_codes_and_other_papers_keep_their_own_shapes() {
        let number = |kind, raw: &str| {
            Identity::parse(kind, raw).map(|i| i.map(|i| i.number().to_owned()).unwrap_or_default())
        };
        use IdentityKind::{Other, Passport, TaxCode, Without};
        assert_eq!(number(Passport, " c1234567 "), Ok("C1234567".to_owned()));
        assert_eq!(number(Passport, "C12"), Err(IdentityError::Passport));
        assert_eq!(number(Passport, "ABCDEFGH"), Err(IdentityError::Passport));
        assert_eq!(number(TaxCode, "0100109106"), Ok("0100109106".to_owned()));
        assert_eq!(number(TaxCode, "0100109106-001"), Ok("0100109106-001".to_owned()));
        assert_eq!(number(TaxCode, "0100109106001"), Ok("0100109106-001".to_owned()));
        assert_eq!(number(TaxCode, "12345"), Err(IdentityError::TaxCode));
        assert_eq!(number(Other, "12/gxn-ubnd"), Ok("12/GXN-UBND".to_owned()));
        assert_eq!(number(Other, ""), Err(IdentityError::Other));
        assert_eq!(number(Without, " "), Ok(String::new()));
        assert_eq!(number(Without, "1"), Err(IdentityError::KindMissing));
    }

    proptest! {
        #[test]
        fn twelve_digits_are_always_a_number(digits in "[0-9]{12}") {
            let number = CitizenNumber::parse(&digits).expect("a number");
            prop_assert_eq!(number.as_str(), digits.as_str());
            let shown = format!("{number:?}");
            prop_assert!(!shown.contains(&digits[9..]));
            let _ = number.disagreements(born(1990), Some(Sex::Male));
        }

        #[test]
        fn another_count_of_digits_is_told(digits in "[0-9]{1,8}|[0-9]{10,11}|[0-9]{13,30}") {
            prop_assert_eq!(CitizenNumber::parse(&digits), Err(IdentityError::Length { count: digits.len() }));
        }
    }
}
