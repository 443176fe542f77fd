//! E-mail addresses (B25): one shape that every mail server takes; nothing is sent to try it.
//!
//! Tested in `tests/rules/applicant.rs`.

use super::text;
use crate::domain::message::{Message, Say};
use serde::{Deserialize, Serialize};

/// An e-mail address as given.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Email(String);

/// Why an e-mail address was not taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EmailError {
    #[error("e-mail addresses look like name@office.vn")]
    Shape,
}

impl Say for EmailError {
    fn say(&self) -> Message {
        match self {
            EmailError::Shape => Message::new("applicant-email-shape"),
        }
    }
}

impl Email {
    /// `name@domain.tld`, at most 254 characters, ASCII.
    ///
    /// # Errors
    /// Any other shape.
    pub fn parse(raw: &str) -> Result<Self, EmailError> {
        let text = text::clean_line(raw).text;
        let (local, domain) = text.split_once('@').ok_or(EmailError::Shape)?;
        let labels: Vec<&str> = domain.split('.').collect();
        let top = labels.last().copied().unwrap_or_default();
        let sound = text.len() <= 254
            && (1..=64).contains(&local.len())
            && local.split('.').all(is_atom)
            && labels.len() >= 2
            && labels.iter().copied().all(is_label)
            && top.len() >= 2
            && top.chars().any(|c| c.is_ascii_alphabetic());
        if sound {
            Ok(Email(text))
        } else {
            Err(EmailError::Shape)
        }
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// For finding a person by any case of the same address.
    pub fn search_key(&self) -> String {
        self.0.to_ascii_lowercase()
    }
}

fn is_atom(part: &str) -> bool {
    !part.is_empty()
        && part
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || "!#$%&'*+-/=?^_`{|}~".contains(c))
}

fn is_label(part: &str) -> bool {
    (1..=63).contains(&part.len())
        && part.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
        && !part.starts_with('-')
        && !part.ends_with('-')
}

impl TryFrom<String> for Email {
    type Error = EmailError;

    fn try_from(raw: String) -> Result<Self, EmailError> {
        Email::parse(&raw)
    }
}

impl From<Email> for String {
    fn from(email: Email) -> Self {
        email.0
    }
}

impl std::fmt::Debug for Email {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Email(…)")
    }
}
