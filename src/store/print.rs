//! The print outbox (PT-01): a job is a row written with the thing it prints.

use super::batch::Write;
use super::{StoreError, View};
use crate::domain::id::PrintJobId;
use crate::values;
use serde::{Deserialize, Serialize};

pub(crate) const MIGRATION: &str = "
CREATE TABLE print_job (
    id INTEGER PRIMARY KEY,
    paper TEXT NOT NULL CHECK (paper IN ('ticket', 'receipt')),
    object_id INTEGER NOT NULL,
    station TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('queued', 'sending', 'confirmed', 'failed', 'unknown')),
    reprint INTEGER NOT NULL CHECK (reprint >= 0),
    fault TEXT NOT NULL,
    made_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL
) STRICT;
CREATE INDEX print_job_open ON print_job (state, id) WHERE state IN ('queued', 'sending', 'unknown', 'failed');
CREATE INDEX print_job_object ON print_job (paper, object_id);
";

/// State of a print job. `Unknown` is never retried silently (PT-03).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PrintState {
    Queued,
    Sending,
    Confirmed,
    Failed,
    Unknown,
}

impl PrintState {
    pub const fn as_str(self) -> &'static str {
        match self {
            PrintState::Queued => "queued",
            PrintState::Sending => "sending",
            PrintState::Confirmed => "confirmed",
            PrintState::Failed => "failed",
            PrintState::Unknown => "unknown",
        }
    }

    fn parse(text: &str) -> Option<PrintState> {
        [
            PrintState::Queued,
            PrintState::Sending,
            PrintState::Confirmed,
            PrintState::Failed,
            PrintState::Unknown,
        ]
        .into_iter()
        .find(|state| state.as_str() == text)
    }
}

/// What is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Paper {
    Ticket,
    Receipt,
}

impl Paper {
    pub const fn as_str(self) -> &'static str {
        match self {
            Paper::Ticket => "ticket",
            Paper::Receipt => "receipt",
        }
    }
}

/// A row of the outbox.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PrintJob {
    pub id: PrintJobId,
    pub paper: Paper,
    /// Id of the ticket or dossier.
    pub object: i64,
    /// The machine whose printer is meant.
    pub station: String,
    pub state: PrintState,
    /// 0 for the first print, 1 for the first reprint …
    pub reprint: u32,
    /// What went wrong, in the printer's words.
    pub fault: String,
    pub made_at: i64,
    pub changed_at: i64,
}

const COLUMNS: &str = "id, paper, object_id, station, state, reprint, fault, made_at, changed_at";

fn from_row(row: &rusqlite::Row<'_>) -> rusqlite::Result<PrintJob> {
    let paper: String = row.get(1)?;
    let state: String = row.get(4)?;
    Ok(PrintJob {
        id: PrintJobId(row.get(0)?),
        paper: if paper == "ticket" {
            Paper::Ticket
        } else {
            Paper::Receipt
        },
        object: row.get(2)?,
        station: row.get(3)?,
        state: PrintState::parse(&state).unwrap_or(PrintState::Unknown),
        reprint: row.get(5)?,
        fault: row.get(6)?,
        made_at: row.get(7)?,
        changed_at: row.get(8)?,
    })
}

pub fn by_id(view: &View<'_>, id: PrintJobId) -> Result<Option<PrintJob>, StoreError> {
    view.row(
        &format!("SELECT {COLUMNS} FROM print_job WHERE id = ?1"),
        [id.0],
        from_row,
    )
}

/// Jobs that are not confirmed, oldest first.
pub fn open(view: &View<'_>) -> Result<Vec<PrintJob>, StoreError> {
    view.rows(
        &format!(
            "SELECT {COLUMNS} FROM print_job WHERE state IN ('queued', 'sending', 'unknown', 'failed') ORDER BY id"
        ),
        [],
        from_row,
    )
}

/// How many times a paper was asked for.
pub fn count(view: &View<'_>, paper: Paper, object: i64) -> Result<u32, StoreError> {
    let count = view.number(
        "SELECT count(*) FROM print_job WHERE paper = ?1 AND object_id = ?2",
        (paper.as_str(), object),
    )?;
    Ok(u32::try_from(count).unwrap_or(u32::MAX))
}

pub fn put(job: &PrintJob) -> Write {
    Write::one(
        "INSERT INTO print_job (id, paper, object_id, station, state, reprint, fault, made_at, changed_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
         ON CONFLICT (id) DO UPDATE SET state = ?5, fault = ?7, changed_at = ?9",
        values![
            job.id.0,
            job.paper.as_str().to_owned(),
            job.object,
            job.station.clone(),
            job.state.as_str().to_owned(),
            i64::from(job.reprint),
            job.fault.clone(),
            job.made_at,
            job.changed_at
        ],
    )
}

/// The newest job of a kind of paper.
pub fn newest(view: &View<'_>, paper: Paper) -> Result<Option<PrintJobId>, StoreError> {
    view.row(
        "SELECT id FROM print_job WHERE paper = ?1 ORDER BY id DESC LIMIT 1",
        [paper.as_str()],
        |row| Ok(PrintJobId(row.get(0)?)),
    )
}
