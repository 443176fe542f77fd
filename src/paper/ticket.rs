//! The queue ticket (phiếu số thứ tự) for 80 mm paper: its facts, its wording and its layout.
//!
//! Holds what Q-02 asks for and nothing about the person: of a priority only the word. Wording is
//! data (`assets/paper/ticket.toml`). At most 120 mm long; what is not required gives way first.
//! Codes are read by outside readers in `tests/paper`.

mod slip;

pub use slip::{LONGEST, MOST_QR_BYTES, WIDTH, lay_out, page};

use super::PaperError;
use crate::domain::time::Moment;
use serde::{Deserialize, Serialize};

/// Everything that is printed on a ticket besides its fixed wording.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TicketContent {
    /// The office: “TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG”.
    pub office: String,
    /// Below the office: “Xã Tân Phong”.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// The number: “A027”.
    pub number: String,
    /// The field or procedure: “Hộ tịch”.
    pub service: String,
    /// The counters that call this number: “Quầy số 2, 3”.
    pub counters: String,
    /// Only the word is printed, never the reason.
    #[serde(default)]
    pub priority: bool,
    /// How many people wait before this number.
    pub ahead: u32,
    /// The estimate as a range: “khoảng 10–15 phút”. Absent where there is nothing to go by.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub estimate: Option<String>,
    pub taken_at: Moment,
    /// What to have ready; at most five lines are printed.
    #[serde(default)]
    pub papers: Vec<String>,
    /// Text of the QR, at most 41 bytes; the ticket only, nothing personal.
    pub qr: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reprint: Option<Reprint>,
}

/// The mark of a ticket printed again (PT-04).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reprint {
    /// The first reprint is 1.
    pub count: u32,
    pub at: Moment,
    /// Who had it printed again; absent at the kiosk.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
}

/// Wording of the ticket.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TicketTemplate {
    pub your_number: String,
    pub priority: String,
    pub ahead: String,
    /// `{n}` is the count of people ahead.
    pub people: String,
    pub nobody: String,
    pub estimate: String,
    pub taken: String,
    /// `{time}` and `{date}`.
    pub moment: String,
    pub papers: String,
    pub hint: String,
    pub thanks: String,
    /// `{n}` and `{time}`.
    pub reprint: String,
    /// `{by}`.
    pub reprint_by: String,
}

impl TicketTemplate {
    /// The wording that comes with the program.
    ///
    /// # Errors
    /// [`PaperError::Template`]; a test holds that it never happens.
    pub fn embedded() -> Result<Self, PaperError> {
        Self::from_toml(include_str!("../../assets/paper/ticket.toml"))
    }

    /// An office's own wording.
    ///
    /// # Errors
    /// [`PaperError::Template`] when a text is missing or unknown.
    pub fn from_toml(text: &str) -> Result<Self, PaperError> {
        toml::from_str(text).map_err(|error| PaperError::Template {
            name: "ticket".to_owned(),
            detail: error.message().to_owned(),
        })
    }
}
