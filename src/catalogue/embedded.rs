//! What the program carries with it: the procedures that communes handle most, the life events that
//! lead to them, and a default office to start with.
//!
//! Facts only, in the project's own words where words are needed; the files are `assets/catalogue` and
//! `assets/office`. Nothing here is written to a store. `tests/rules/embedded.rs` holds the files
//! against their own rules and, where it is at hand, against the published data.

use crate::domain::message::{Message, Say};
use crate::domain::procedure::{Level, Procedure, ProcedureCode};
use chrono::{NaiveTime, Weekday};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::collections::BTreeSet;

const OFFICE: &str = include_str!("../../assets/office/default.toml");

/// A file inside the program that cannot be read: the program itself is damaged or was built wrongly.
#[derive(Debug, thiserror::Error)]
pub enum EmbeddedError {
    #[error("assets/office/default.toml: {0}")]
    Office(toml::de::Error),
}

impl Say for EmbeddedError {
    fn say(&self) -> Message {
        let file = match self {
            EmbeddedError::Office(_) => "assets/office/default.toml",
        };
        Message::new("embedded-file-broken").with("file", file)
    }
}

/// The office that the program starts with when nothing was configured.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DefaultOffice {
    pub office: OfficeNames,
    #[serde(rename = "field")]
    pub fields: Vec<DefaultField>,
    #[serde(rename = "counter")]
    pub counters: Vec<DefaultCounter>,
    #[serde(rename = "session")]
    pub sessions: Vec<DefaultSession>,
    #[serde(rename = "priority")]
    pub priorities: Vec<PriorityGroup>,
    /// Procedures that the office does not receive although their field and level would allow it.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub not_received: BTreeSet<ProcedureCode>,
}

impl DefaultOffice {
    /// The queue field under which a procedure is taken, by its published field (lĩnh vực).
    pub fn field_of(&self, procedure: &Procedure) -> Option<&DefaultField> {
        self.fields
            .iter()
            .find(|field| field.handles.contains(&procedure.field))
    }

    /// Whether the office takes dossiers of this procedure: the commune handles it, a field is there for
    /// it, and the office has not taken it off its list. Others are found, but shown as “not received
    /// here” with the competent agency.
    pub fn receives(&self, procedure: &Procedure) -> bool {
        procedure.levels.contains(&Level::Commune)
            && self.field_of(procedure).is_some()
            && !self.not_received.contains(&procedure.code)
    }

    /// The counters that call tickets of a field, in the order of their numbers.
    pub fn counters_of(&self, letter: FieldLetter) -> impl Iterator<Item = &DefaultCounter> {
        self.counters
            .iter()
            .filter(move |counter| counter.serves.contains(&letter))
    }
}

/// What the office is called.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OfficeNames {
    /// The one-stop desk, such as “Trung tâm Phục vụ hành chính công”.
    pub name: String,
    /// The commune, such as “Xã Tân Phong”.
    pub place: String,
    /// The authority above the desk, as papers print it.
    pub authority: String,
    /// Unit code of QĐ 20/2020/QĐ-TTg, the head of every dossier code.
    pub unit_code: String,
    /// Two-digit code of the province.
    pub province: String,
    /// Made up, to be replaced by the real office before work begins.
    #[serde(default)]
    pub sample: bool,
}

/// A letter of the queue: A–Z without I, O and Q, which are read as 1 and 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FieldLetter(char);

impl FieldLetter {
    /// The letter, if it may stand before a queue number.
    pub const fn new(letter: char) -> Option<Self> {
        match letter {
            'I' | 'O' | 'Q' => None,
            'A'..='Z' => Some(FieldLetter(letter)),
            _ => None,
        }
    }

    /// The letter as a character.
    pub const fn as_char(self) -> char {
        self.0
    }
}

impl std::fmt::Display for FieldLetter {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

impl Serialize for FieldLetter {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_char(self.0)
    }
}

impl<'de> Deserialize<'de> for FieldLetter {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let letter = char::deserialize(deserializer)?;
        FieldLetter::new(letter)
            .ok_or_else(|| de::Error::custom(format!("`{letter}` cannot stand before a queue number")))
    }
}

/// A field of work with its own queue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DefaultField {
    pub letter: FieldLetter,
    pub name: String,
    pub english: String,
    /// Examples in a few words, for the tile of the kiosk.
    pub hint: String,
    pub english_hint: String,
    /// Name of a file in `assets/icons`, without its ending.
    pub icon: String,
    /// Published fields (lĩnh vực) that are taken under this letter.
    pub handles: Vec<String>,
}

/// A counter and what it serves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DefaultCounter {
    pub number: u32,
    pub name: String,
    /// Letters in the order of preference.
    pub serves: Vec<FieldLetter>,
}

/// Opening hours of one half-day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DefaultSession {
    pub days: Vec<Weekday>,
    /// Local time of opening.
    #[serde(with = "clock_time")]
    pub from: NaiveTime,
    /// Local time of closing.
    #[serde(with = "clock_time")]
    pub to: NaiveTime,
    pub kind: SessionKind,
    /// A session that is off stands there to be switched on.
    #[serde(default = "yes", skip_serializing_if = "Clone::clone")]
    pub enabled: bool,
}

/// What a session is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SessionKind {
    Working,
    /// Dossiers are taken in, but the day is not counted in any time limit.
    IntakeOnly,
}

/// People who may be called before others (quality rule Q-12).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PriorityGroup {
    pub id: String,
    pub name: String,
    pub english: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub hint: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub english_hint: String,
    /// Name of a file in `assets/icons`, without its ending.
    pub icon: String,
    /// Legal ground, empty where the office itself decides.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub basis: String,
}

const fn yes() -> bool {
    true
}

/// Clock times as people write them: `07:30`.
mod clock_time {
    use chrono::NaiveTime;
    use serde::{Deserialize, Deserializer, Serializer, de};

    pub fn serialize<S: Serializer>(time: &NaiveTime, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&time.format("%H:%M"))
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<NaiveTime, D::Error> {
        let text = String::deserialize(deserializer)?;
        NaiveTime::parse_from_str(&text, "%H:%M").map_err(de::Error::custom)
    }
}

/// The default office.
pub fn default_office() -> Result<DefaultOffice, EmbeddedError> {
    toml::from_str(OFFICE).map_err(EmbeddedError::Office)
}
