//! The office to start with: what it is called, its fields with their letters, counters, hours and
//! priority groups, and which procedures it receives.
//!
//! Plain data from `assets/office/default.toml`; the store keeps the office's own. Tested in
//! `tests/rules/embedded.rs`.

use crate::domain::calendar::{CalendarError, Session, Week};
use crate::domain::code::TicketNumber;
use crate::domain::procedure::{Level, Procedure, ProcedureCode};
use chrono::Weekday;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::collections::BTreeSet;

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

    /// The opening hours that are switched on, as a week for the calendar.
    pub fn week(&self) -> Result<Week, CalendarError> {
        let on = self.sessions.iter().filter(|session| session.enabled);
        Week::new(on.flat_map(|session| session.days.iter().map(|&day| (day, session.session))))
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
        if TicketNumber::is_series(letter) {
            Some(FieldLetter(letter))
        } else {
            None
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

/// Opening hours of one half-day on several days of the week.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DefaultSession {
    pub days: Vec<Weekday>,
    #[serde(flatten)]
    pub session: Session,
    /// A session that is off stands there to be switched on.
    #[serde(default = "yes", skip_serializing_if = "Clone::clone")]
    pub enabled: bool,
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
