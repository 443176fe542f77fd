//! The queue ticket (phiếu số thứ tự) for 80 mm paper: its facts.
//!
//! Facts only, as they are printed: nothing about the person and no reason of priority.
//! Wording is data (`template`), the placing is in `slip`. Tested here and in `tests/paper`.

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
