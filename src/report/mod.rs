//! Sums and lists over the store: one table, shown on the screen and written to a file with the same
//! figures.
//!
//! Only reads; names no person. Where the days come from and where the file goes is the caller's matter.
//! Tested in `tests/desk/reports.rs`.

mod queue_day;
mod services;
mod table;

pub use queue_day::{QueueDay, QueueDayRow, Visits, queue_day};
pub use services::{ServiceRow, Services, services};
pub use table::{Cell, FileKind, Table};

use crate::domain::message::{Message, Say};
use crate::store::StoreError;

/// Most days of one report.
pub const MOST_DAYS: i64 = 366;

/// Why there is no report.
#[derive(Debug, thiserror::Error)]
pub enum ReportError {
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The last day is before the first, or too far from it.
    #[error("days out of order")]
    Days,
    #[error("a file that is neither CSV nor a workbook")]
    FileKind,
    #[error("the workbook cannot be written: {detail}")]
    Workbook { detail: String },
}

impl Say for ReportError {
    fn say(&self) -> Message {
        match self {
            ReportError::Store(error) => error.say(),
            ReportError::Days => Message::new("report-days").with("most", MOST_DAYS),
            ReportError::FileKind => Message::new("report-file-kind"),
            ReportError::Workbook { .. } => Message::new("report-file-failed"),
        }
    }
}
