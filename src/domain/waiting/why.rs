//! Why a number is called, as data and as a sentence, and what a line has to tell beside.

use crate::domain::message::{Message, Say};
use serde::{Deserialize, Serialize};

/// The rule by which a number is called (vì sao số này được gọi).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "rule")]
pub enum Why {
    /// The first by arrival; no other class waits beside it.
    First,
    /// A priority number, before those of other classes.
    Priority,
    /// A normal number, after `calls` priority numbers in a row.
    AfterPriority { calls: usize },
    /// A normal number that waited long, before priority numbers that came lately.
    WaitedLong { minutes: i64 },
    /// More than half has priority: classes take turns in proportion to their lines.
    InProportion { priority: usize, waiting: usize },
    /// Sent on from another counter.
    SentOn,
    /// A low number: nobody waits before it.
    NobodyBefore,
    /// Chosen by a clerk, who gave this reason.
    ByHand { reason: String },
}

impl Say for Why {
    fn say(&self) -> Message {
        match self {
            Why::First => Message::new("waiting-why-first"),
            Why::Priority => Message::new("waiting-why-priority"),
            Why::AfterPriority { calls } => Message::new("waiting-why-after-priority").with("calls", *calls),
            Why::WaitedLong { minutes } => Message::new("waiting-why-waited-long").with("minutes", *minutes),
            Why::InProportion { priority, waiting } => Message::new("waiting-why-in-proportion")
                .with("priority", *priority)
                .with("waiting", *waiting),
            Why::SentOn => Message::new("waiting-why-sent-on"),
            Why::NobodyBefore => Message::new("waiting-why-nobody-before"),
            Why::ByHand { reason } => Message::new("waiting-why-by-hand").with("reason", reason.as_str()),
        }
    }
}

/// More than half of those who wait have priority.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct PriorityMajority {
    pub priority: usize,
    pub waiting: usize,
}

impl Say for PriorityMajority {
    fn say(&self) -> Message {
        Message::new("waiting-priority-majority")
            .with("priority", self.priority)
            .with("waiting", self.waiting)
    }
}

/// “Next” was pressed and nobody waits: told to the clerk, nothing changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct NobodyWaits;

impl Say for NobodyWaits {
    fn say(&self) -> Message {
        Message::new("waiting-nobody")
    }
}
