//! An address as it stands on the paper.
//!
//! Kept raw: double commas, abolished districts and old provinces stay. Beside it the province of today
//! is named where the last part of the address is a province by name (B26); communes are not mapped.
//! Tested here and in `tests/rules/applicant.rs`.

use super::province::{self, Province};
use super::text;
use crate::domain::message::{Message, Say};
use serde::{Deserialize, Serialize};

/// The longest address kept, in characters.
pub const ADDRESS_LIMIT: usize = 500;

/// An address, never corrected.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Address(String);

/// Why an address was not taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AddressError {
    #[error("the address is longer than {ADDRESS_LIMIT} characters")]
    TooLong,
}

impl Say for AddressError {
    fn say(&self) -> Message {
        match self {
            AddressError::TooLong => Message::new("applicant-address-too-long").with("max", ADDRESS_LIMIT),
        }
    }
}

/// The province of an address from before 01/7/2025 and the one of today.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Renamed {
    pub before: String,
    pub now: Province,
}

impl Address {
    /// What a person typed; blank gives `None`.
    ///
    /// # Errors
    /// Longer than [`ADDRESS_LIMIT`] characters.
    pub fn parse(raw: &str) -> Result<Option<Self>, AddressError> {
        let text = text::clean(raw).text;
        let text = text.trim();
        if text.chars().count() > ADDRESS_LIMIT || raw.len() > text::INPUT_LIMIT {
            return Err(AddressError::TooLong);
        }
        Ok((!text.is_empty()).then(|| Address(text.to_owned())))
    }

    /// The address field of a card, raw but for NFC and invisible characters; blank gives `None`.
    pub fn from_card(field: &str) -> Option<Self> {
        let text = text::clean(field).text;
        (!text.trim().is_empty()).then_some(Address(text))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The province of today, where the address ends in the name of a province, old or new.
    pub fn province(&self) -> Option<Province> {
        self.last_part().map(|(_, now)| now)
    }

    /// Set where the address names a province that has been joined to one of another name.
    pub fn renamed(&self) -> Option<Renamed> {
        let (before, now) = self.last_part()?;
        let (same, _) = province::since_2025(&now.name)?;
        (same != before).then(|| Renamed {
            before: before.to_owned(),
            now,
        })
    }

    fn last_part(&self) -> Option<(&'static str, Province)> {
        let parts: Vec<&str> = self
            .0
            .split(',')
            .map(|part| part.trim_matches(|c: char| !c.is_alphanumeric()))
            .filter(|part| !part.is_empty())
            .collect();
        let last = match parts.as_slice() {
            [.., before, "Việt Nam" | "VN"] => before,
            [.., last] => last,
            [] => return None,
        };
        // Some cards separate with hyphens, and one province has a hyphen in its name.
        province::since_2025(last).or_else(|| province::since_2025(last.rsplit_once(" - ")?.1))
    }
}

impl std::fmt::Debug for Address {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Address(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn card(text: &str) -> Address {
        Address::from_card(text).expect("an address")
    }

    #[test]
    fn artefacts_of_a_card_stay_as_they_are() {
        let raw = "Thôn 2,, Xã D, - Huyện  E,Hà Giang";
        assert_eq!(card(raw).as_str(), raw);
        assert_eq!(Address::from_card("  "), None);
    }

    #[test]
    fn the_province_of_today_is_named_only_when_the_address_names_a_province() {
        let renamed = card("Thôn 2, Xã D, Huyện E, Hà Giang").renamed();
        let renamed = renamed.expect("joined to another");
        assert_eq!(renamed.before, "Hà Giang");
        assert_eq!(renamed.now.name, "Tỉnh Tuyên Quang");
        assert_eq!(card("Phố B, Phường C, Hà Nội").renamed(), None);
        assert_eq!(card("Phường Huế, TP Huế, Thừa Thiên Huế").renamed(), None);
        assert_eq!(
            card("Phố B, Hà Nội, Việt Nam").province().map(|p| p.code),
            Some("01".to_owned())
        );
        assert_eq!(
            card("Xã D - Huyện E - Bình Dương").province().map(|p| p.code),
            Some("79".to_owned())
        );
        // A village called like a province says nothing about the province.
        assert_eq!(card("Thôn Hà Giang, Xã D").province(), None);
    }

    #[test]
    fn an_endless_address_is_refused() {
        assert_eq!(Address::parse(&"a".repeat(501)), Err(AddressError::TooLong));
        assert_eq!(Address::parse(&"a".repeat(10_000)), Err(AddressError::TooLong));
        assert_eq!(Address::parse(" \t"), Ok(None));
    }
}
