//! What the program carries with it: the procedures that communes handle most, the life events that
//! lead to them, and an office to start with.
//!
//! Facts only, in the project's own words where words are needed; the files are `assets/catalogue` and
//! `assets/office`. Nothing here is written to a store. `tests/rules/embedded.rs` holds the files
//! against their own rules and, where it is at hand, against the published data.

mod office;

pub use office::{
    DefaultCounter, DefaultField, DefaultOffice, DefaultSession, FieldLetter, OfficeNames, PriorityGroup,
};

use crate::domain::message::{Message, Say};
use crate::domain::procedure::{Procedure, ProcedureCode};
use serde::{Deserialize, Serialize};

const OFFICE: &str = include_str!("../../assets/office/default.toml");
const LIFE_EVENTS: &str = include_str!("../../assets/catalogue/life_events.toml");

macro_rules! procedure_files {
    ($($name:literal),* $(,)?) => {
        [$((
            concat!("assets/catalogue/procedures/", $name, ".json"),
            include_str!(concat!("../../assets/catalogue/procedures/", $name, ".json")),
        )),*]
    };
}

/// File names and texts, one file a group of fields.
const PROCEDURES: [(&str, &str); 9] = procedure_files![
    "civil_status",
    "certification",
    "residence",
    "business",
    "social_support",
    "merit",
    "land_and_farming",
    "construction",
    "education_and_culture",
];

/// A file inside the program that cannot be read: the program itself is damaged or was built wrongly.
#[derive(Debug, thiserror::Error)]
pub enum EmbeddedError {
    #[error("{file}: {source}")]
    Procedures {
        file: &'static str,
        source: serde_json::Error,
    },
    #[error("assets/catalogue/life_events.toml: {0}")]
    LifeEvents(toml::de::Error),
    #[error("assets/office/default.toml: {0}")]
    Office(toml::de::Error),
}

impl Say for EmbeddedError {
    fn say(&self) -> Message {
        let file = match self {
            EmbeddedError::Procedures { file, .. } => file,
            EmbeddedError::LifeEvents(_) => "assets/catalogue/life_events.toml",
            EmbeddedError::Office(_) => "assets/office/default.toml",
        };
        Message::new("embedded-file-broken").with("file", file)
    }
}

/// Something that happens in a family's life, and the procedures it leads to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LifeEvent {
    pub id: String,
    pub name: String,
    pub english: String,
    /// What is found there, in a few words, for the tile of the kiosk.
    pub line: String,
    pub english_line: String,
    /// Name of a file in `assets/icons`, without its ending.
    pub icon: String,
    /// What people say when it happens.
    pub words: Vec<String>,
    /// The procedures, the likeliest first.
    pub procedures: Vec<ProcedureCode>,
}

/// The procedures that communes handle most, and a few of the province that citizens ask for there.
pub fn procedures() -> Result<Vec<Procedure>, EmbeddedError> {
    let mut all = Vec::new();
    for (file, text) in PROCEDURES {
        let part: Vec<Procedure> =
            serde_json::from_str(text).map_err(|source| EmbeddedError::Procedures { file, source })?;
        all.extend(part);
    }
    Ok(all)
}

/// The life events, in the order in which they are shown.
pub fn life_events() -> Result<Vec<LifeEvent>, EmbeddedError> {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct File {
        event: Vec<LifeEvent>,
    }
    let file: File = toml::from_str(LIFE_EVENTS).map_err(EmbeddedError::LifeEvents)?;
    Ok(file.event)
}

/// The office that the program starts with when nothing was configured.
pub fn default_office() -> Result<DefaultOffice, EmbeddedError> {
    toml::from_str(OFFICE).map_err(EmbeddedError::Office)
}
