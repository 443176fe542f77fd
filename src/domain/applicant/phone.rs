//! Telephone numbers (B21–B24): mobile numbers of Việt Nam, landlines, foreign ones.
//!
//! Kept in the international form `+84912345678`. Tested beside the rule and in `tests/rules/applicant.rs`.

use super::text;
use crate::domain::message::{Message, Say};
use serde::{Deserialize, Serialize};

/// Prefixes of the 11-digit mobile numbers and those of 10 digits that replaced them on 15/9/2018.
const RENAMED_2018: [(&str, &str); 21] = [
    ("0120", "070"),
    ("0121", "079"),
    ("0122", "077"),
    ("0123", "083"),
    ("0124", "084"),
    ("0125", "085"),
    ("0126", "076"),
    ("0127", "081"),
    ("0128", "078"),
    ("0129", "082"),
    ("0162", "032"),
    ("0163", "033"),
    ("0164", "034"),
    ("0165", "035"),
    ("0166", "036"),
    ("0167", "037"),
    ("0168", "038"),
    ("0169", "039"),
    ("0186", "056"),
    ("0188", "058"),
    ("0199", "059"),
];

/// What kind of line a number is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PhoneKind {
    Mobile,
    Landline,
    Foreign,
}

/// A telephone number in the international form.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Phone(String);

/// Why a telephone number was not taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PhoneError {
    #[error("the telephone number is missing")]
    Missing,
    #[error("mobile numbers have 10 digits now; {old} became {new}")]
    OldPrefix { old: String, new: String },
    #[error("telephone numbers have 10 digits and start with 0")]
    Length,
    #[error("no telephone number starts with {prefix}")]
    Prefix { prefix: String },
    #[error("this is not a foreign telephone number")]
    Foreign,
}

impl Say for PhoneError {
    fn say(&self) -> Message {
        match self {
            PhoneError::Missing => Message::new("applicant-phone-missing"),
            PhoneError::OldPrefix { old, new } => Message::new("applicant-phone-old-prefix")
                .with("old", old.as_str())
                .with("new", new.as_str()),
            PhoneError::Length => Message::new("applicant-phone-length"),
            PhoneError::Prefix { prefix } => {
                Message::new("applicant-phone-prefix").with("prefix", prefix.as_str())
            }
            PhoneError::Foreign => Message::new("applicant-phone-foreign"),
        }
    }
}

impl Phone {
    /// Reads a number with blanks, dots, hyphens and brackets; `+84`, `84` and `0084` stand for `0`.
    ///
    /// # Errors
    /// Missing, an 11-digit mobile number of before 2018, another number of digits, or an unknown prefix.
    pub fn parse(raw: &str) -> Result<Self, PhoneError> {
        let text = text::clean_line(raw).text;
        if text.is_empty() {
            return Err(PhoneError::Missing);
        }
        let international = text.trim_start_matches(['(', ' ']).starts_with(['+', '＋']);
        let unmarked: String = text
            .chars()
            .filter(|c| !matches!(c, '(' | ')' | '/' | '+' | '＋'))
            .collect();
        let digits = text::digits(&unmarked).ok_or(PhoneError::Length)?;
        if text.chars().filter(|c| matches!(c, '+' | '＋')).count() > usize::from(international) {
            return Err(PhoneError::Length);
        }
        let (digits, international) = match digits.strip_prefix("00") {
            Some(rest) if !international => (rest.to_owned(), true),
            _ => (digits, international),
        };
        match digits.strip_prefix("84") {
            Some(rest) if international || matches!(rest.len(), 9 | 10) => {
                national(rest.strip_prefix('0').unwrap_or(rest))
            }
            _ if international => foreign(&digits),
            _ => national(digits.strip_prefix('0').ok_or(PhoneError::Length)?),
        }
    }

    /// `+` and digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    pub fn kind(&self) -> PhoneKind {
        match self.0.strip_prefix("+84") {
            Some(rest) if rest.starts_with('2') => PhoneKind::Landline,
            Some(_) => PhoneKind::Mobile,
            None => PhoneKind::Foreign,
        }
    }

    /// Short messages are offered to mobile numbers of Việt Nam only (B24).
    pub fn takes_messages(&self) -> bool {
        self.kind() == PhoneKind::Mobile
    }

    /// As people of the country write it: `0912345678`; foreign numbers keep their `+`.
    pub fn national(&self) -> String {
        match self.0.strip_prefix("+84") {
            Some(rest) => format!("0{rest}"),
            None => self.0.clone(),
        }
    }

    /// The last four digits, which a citizen proves to know (PD-02).
    pub fn last_four(&self) -> &str {
        self.0.len().checked_sub(4).map_or("", |at| &self.0[at..])
    }
}

/// `rest` is the number without its leading 0.
fn national(rest: &str) -> Result<Phone, PhoneError> {
    let number = || Phone(format!("+84{rest}"));
    match (rest.len(), rest.as_bytes().first()) {
        (10, Some(b'2')) => Ok(number()),
        (10, _) => Err(RENAMED_2018
            .iter()
            .find(|(old, _)| rest.starts_with(&old[1..]))
            .map_or(PhoneError::Length, |(old, new)| PhoneError::OldPrefix {
                old: (*old).to_owned(),
                new: (*new).to_owned(),
            })),
        (9, Some(b'3' | b'5' | b'7' | b'8' | b'9')) => Ok(number()),
        (9, Some(first)) => Err(PhoneError::Prefix {
            prefix: format!("0{}", char::from(*first)),
        }),
        _ => Err(PhoneError::Length),
    }
}

/// ITU-T E.164: at most 15 digits, no country code starts with 0.
fn foreign(digits: &str) -> Result<Phone, PhoneError> {
    if (7..=15).contains(&digits.len()) && !digits.starts_with('0') {
        Ok(Phone(format!("+{digits}")))
    } else {
        Err(PhoneError::Foreign)
    }
}

impl TryFrom<String> for Phone {
    type Error = PhoneError;

    fn try_from(raw: String) -> Result<Self, PhoneError> {
        Phone::parse(&raw)
    }
}

impl From<Phone> for String {
    fn from(phone: Phone) -> Self {
        phone.0
    }
}

impl std::fmt::Debug for Phone {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Phone(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn every_renamed_prefix_leads_to_a_mobile_number_of_ten_digits() {
        for (old, new) in RENAMED_2018 {
            assert_eq!(
                Phone::parse(&format!("{old}1234567")),
                Err(PhoneError::OldPrefix {
                    old: old.to_owned(),
                    new: new.to_owned()
                })
            );
            let now = Phone::parse(&format!("{new}1234567")).expect("a number");
            assert!(now.takes_messages());
        }
    }

    #[test]
    fn a_prefix_that_does_not_exist_is_told() {
        assert_eq!(
            Phone::parse("0412345678"),
            Err(PhoneError::Prefix {
                prefix: "04".to_owned()
            })
        );
        assert_eq!(
            Phone::parse("+84 (0)912 345 678").map(|p| p.national()),
            Ok("0912345678".to_owned())
        );
        assert_eq!(Phone::parse("091234+5678"), Err(PhoneError::Length));
        assert_eq!(Phone::parse("+12"), Err(PhoneError::Foreign));
        assert_eq!(Phone::parse(" "), Err(PhoneError::Missing));
        assert_eq!(
            Phone::parse("0084912345678").map(|p| p.national()),
            Ok("0912345678".to_owned())
        );
    }

    proptest! {
        #[test]
        fn separators_never_change_a_number(rest in "[35789][0-9]{8}", gaps in prop::collection::vec(prop::sample::select(vec!["", " ", ".", "-"]), 10)) {
            let plain = format!("0{rest}");
            let spaced: String = plain.chars().zip(&gaps).flat_map(|(c, gap)| [c.to_string(), (*gap).to_owned()]).collect();
            let phone = Phone::parse(&spaced).expect("a number");
            prop_assert_eq!(phone.as_str(), format!("+84{rest}"));
            prop_assert_eq!(phone.last_four(), &rest[5..]);
            prop_assert_eq!(Phone::parse(phone.as_str()), Ok(phone.clone()));
        }

        #[test]
        fn no_text_makes_it_panic(raw in "\\PC{0,24}", digits in "[+0-9 ().-]{0,20}") {
            let _ = Phone::parse(&raw);
            let _ = Phone::parse(&digits);
        }
    }
}
