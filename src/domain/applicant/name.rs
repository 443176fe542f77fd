//! Names of persons, households and organisations (B13–B20).
//!
//! One field, every script, stored as given in NFC. What looks wrong (damaged encoding, look-alike
//! letters, pictures) is told to the clerk and never changed or refused. Tested beside the rule and in
//! `tests/rules/applicant.rs`.

use super::{legacy, text};
use crate::domain::message::{Message, Say};
use crate::domain::vietnamese::fold;
use serde::{Deserialize, Serialize};
use unicode_normalization::char::is_combining_mark;

/// The longest name of a person, in characters.
pub const PERSON_LIMIT: usize = 100;
/// The longest name of a household business or an organisation, in characters.
pub const ORGANISATION_LIMIT: usize = 250;

/// A name in NFC without invisible characters and stray blanks; otherwise as given.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Name(String);

/// Whose name it is: organisations may have longer ones, with digits and signs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NameOf {
    Person,
    Organisation,
}

/// Why a name was not taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NameError {
    #[error("the name is missing")]
    Missing,
    #[error("the name of the organisation is missing")]
    OrganisationMissing,
    #[error("the name is longer than {max} characters")]
    TooLong { max: usize },
    #[error("the name of the organisation is longer than {max} characters")]
    OrganisationTooLong { max: usize },
}

impl Say for NameError {
    fn say(&self) -> Message {
        match self {
            NameError::Missing => Message::new("applicant-name-missing"),
            NameError::OrganisationMissing => Message::new("applicant-organisation-missing"),
            NameError::TooLong { max } => Message::new("applicant-name-too-long").with("max", *max),
            NameError::OrganisationTooLong { max } => {
                Message::new("applicant-organisation-too-long").with("max", *max)
            }
        }
    }
}

/// What the clerk should look at before keeping a name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum NameWarning {
    /// Written in an encoding from before Unicode, or decoded twice (B16).
    WrongEncoding { proposed: String },
    /// `ð`/`Ð` where `đ`/`Đ` is probably meant (B15).
    LookAlikeD { proposed: String },
    /// Characters that names do not have: pictures, other scripts, signs (B18).
    Strange { found: String },
    /// Direction controls or control bytes were taken out (B17); the text with their places marked.
    Hidden { marked: String },
}

impl Say for NameWarning {
    fn say(&self) -> Message {
        match self {
            NameWarning::WrongEncoding { proposed } => {
                Message::new("applicant-name-wrong-encoding").with("proposed", proposed.as_str())
            }
            NameWarning::LookAlikeD { proposed } => {
                Message::new("applicant-name-look-alike").with("proposed", proposed.as_str())
            }
            NameWarning::Strange { found } => {
                Message::new("applicant-name-strange").with("found", found.as_str())
            }
            NameWarning::Hidden { marked } => {
                Message::new("applicant-text-hidden").with("marked", marked.as_str())
            }
        }
    }
}

impl Name {
    /// The name of a person.
    ///
    /// # Errors
    /// Empty, or longer than [`PERSON_LIMIT`] characters.
    pub fn person(raw: &str) -> Result<(Self, Vec<NameWarning>), NameError> {
        Self::check(raw, NameOf::Person)
    }

    /// The name of a person, a household business or an organisation, with what the clerk should look at.
    ///
    /// # Errors
    /// Empty, or longer than the limit.
    pub fn check(raw: &str, of: NameOf) -> Result<(Self, Vec<NameWarning>), NameError> {
        let cleaned = text::clean_line(raw);
        let (missing, too_long, max) = match of {
            NameOf::Person => (
                NameError::Missing,
                NameError::TooLong { max: PERSON_LIMIT },
                PERSON_LIMIT,
            ),
            NameOf::Organisation => (
                NameError::OrganisationMissing,
                NameError::OrganisationTooLong {
                    max: ORGANISATION_LIMIT,
                },
                ORGANISATION_LIMIT,
            ),
        };
        if cleaned.text.is_empty() {
            return Err(missing);
        }
        if cleaned.text.chars().count() > max {
            return Err(too_long);
        }
        let mut warnings = Vec::new();
        if let Some(marked) = cleaned.marked {
            warnings.push(NameWarning::Hidden { marked });
        }
        if let Some(proposed) = legacy::meant(raw) {
            warnings.push(NameWarning::WrongEncoding { proposed });
        } else {
            let name = &cleaned.text;
            if name.contains(['ð', 'Ð', 'Ɖ', 'ɖ']) {
                warnings.push(NameWarning::LookAlikeD {
                    proposed: name.replace(['ð', 'ɖ'], "đ").replace(['Ð', 'Ɖ'], "Đ"),
                });
            }
            let found = strange(name, of);
            if !found.is_empty() {
                warnings.push(NameWarning::Strange { found });
            }
        }
        Ok((Name(cleaned.text), warnings))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// For finding: the same for both placements of a tone, for `đ` and its look-alikes, any case (B15).
    pub fn search_key(&self) -> String {
        fold(&self.0)
    }

    /// For showing only: a name in capitals, as cards have it, with one capital a word (B20). Letters
    /// whose other case is not one letter (`ß`, `İ`) stay as they are; a name with small letters too.
    pub fn title_case(&self) -> String {
        let has_small_letters = |c: char| c.is_lowercase() && c.to_uppercase().count() == 1;
        if self.0.chars().any(has_small_letters) {
            return self.0.clone();
        }
        let mut start = true;
        self.0
            .chars()
            .map(|c| {
                let shown = if start { c } else { one_lower(c) };
                if !is_combining_mark(c) {
                    start = !c.is_alphabetic();
                }
                shown
            })
            .collect()
    }
}

fn one_lower(c: char) -> char {
    let mut lower = c.to_lowercase();
    match (lower.next(), lower.next()) {
        (Some(one), None) => one,
        _ => c,
    }
}

/// The characters that a name does not have, each once, in their order, apart by blanks.
fn strange(name: &str, of: NameOf) -> String {
    let mut found: Vec<String> = Vec::new();
    for c in name.chars().filter(|c| !is_usual(*c, of)) {
        let shown = c.to_string();
        if !found.contains(&shown) {
            found.push(shown);
        }
    }
    found.join(" ")
}

fn is_usual(c: char, of: NameOf) -> bool {
    let in_any_name = c.is_ascii_alphabetic()
        || is_combining_mark(c)
        // Latin letters of Europe and Việt Nam, of the peoples of the highlands, and Khmer.
        || (c.is_alphabetic() && matches!(c, '\u{C0}'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}' | '\u{1780}'..='\u{17B3}'))
        || matches!(c, '\u{17B4}'..='\u{17D3}')
        || matches!(c, ' ' | '-' | '‑' | '\'' | '’' | '‘' | 'ʼ' | 'ʻ' | '.' | '·' | ',');
    in_any_name
        || (of == NameOf::Organisation
            && (c.is_ascii_digit()
                || matches!(
                    c,
                    '&' | '(' | ')' | '/' | '"' | '“' | '”' | '+' | '–' | ':' | '№' | '!' | '@' | '*'
                )))
}

impl TryFrom<String> for Name {
    type Error = NameError;

    fn try_from(raw: String) -> Result<Self, NameError> {
        Name::check(&raw, NameOf::Organisation).map(|(name, _)| name)
    }
}

impl From<Name> for String {
    fn from(name: Name) -> Self {
        name.0
    }
}

impl std::fmt::Debug for Name {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Name(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn name(raw: &str) -> Name {
        Name::person(raw).expect("a name").0
    }

    #[test]
    fn capitals_are_shown_as_a_title_and_stay_stored() {
        let stored = name("NGUYỄN THỊ O'BRIEN-MỸ");
        assert_eq!(stored.as_str(), "NGUYỄN THỊ O'BRIEN-MỸ");
        assert_eq!(stored.title_case(), "Nguyễn Thị O'Brien-Mỹ");
        assert_eq!(name("İNCİ").title_case(), "İncİ");
        assert_eq!(name("Y Bhăm Êban").title_case(), "Y Bhăm Êban");
        assert_eq!(name("Großmann").title_case(), "Großmann");
    }

    #[test]
    fn a_name_never_shows_in_a_debug_print() {
        assert!(!format!("{:?}", name("Nguyễn Văn A")).contains("Nguyễn"));
    }

    #[test]
    fn khmer_script_is_a_name_like_any_other() {
        let (_, warnings) = Name::person("ថាច់ សុភា").expect("a name");
        assert_eq!(warnings, []);
    }

    #[test]
    fn an_organisation_may_have_digits_signs_and_a_long_name() {
        let long = format!("Công ty TNHH 1-9 & Con ({})", "x".repeat(150));
        let (_, warnings) = Name::check(&long, NameOf::Organisation).expect("a name");
        assert_eq!(warnings, []);
        assert_eq!(
            Name::check(&"x".repeat(251), NameOf::Organisation).err(),
            Some(NameError::OrganisationTooLong { max: 250 })
        );
    }

    proptest! {
        #[test]
        fn a_kept_name_is_kept_again_unchanged(raw in "\\PC{0,120}") {
            if let Ok((kept, _)) = Name::person(&raw) {
                let again = Name::person(kept.as_str()).expect("kept before").0;
                prop_assert_eq!(kept, again);
            }
        }
    }
}
