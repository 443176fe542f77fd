//! Why a file is not taken, for the person who chose it: what happened and what to do.
//!
//! A file is taken whole or not at all. What a broken file holds is never repeated here beyond the one
//! value that is wrong. The sentences stand in `assets/i18n` (rows B35–B44); `tests/rules` shows each.

use crate::domain::message::{Message, Say};
use crate::domain::time::Moment;
use serde::{Deserialize, Serialize};

/// A spreadsheet may weigh this much packed.
pub const MOST_XLSX_MB: u64 = 50;
/// A spreadsheet may weigh this much unpacked.
pub const MOST_UNPACKED_MB: u64 = 200;
/// A spreadsheet may hold this many files.
pub const MOST_ENTRIES: usize = 1_000;
/// JSON may weigh this much.
pub const MOST_JSON_MB: u64 = 300;
/// A file may have this many rows.
pub const MOST_ROWS: u32 = 200_000;
/// So many errors are listed; more are counted.
pub const MOST_ERRORS: usize = 1_000;

/// Why nothing was imported.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ImportError {
    #[error("the file cannot be opened")]
    CannotOpen,
    #[error("the file is empty")]
    Empty,
    #[error("the folder holds no record")]
    EmptyFolder,
    #[error("not a kind of file that is read here")]
    WrongType,
    /// The program cannot tell the letters: UTF-16, Windows-1258.
    #[error("not UTF-8")]
    Encoding,
    #[error("a CSV file")]
    Csv,
    #[error("an old workbook (.xls)")]
    OldWorkbook,
    #[error("encrypted")]
    Password,
    #[error("with macros")]
    Macro,
    #[error("too big: at most {megabytes} MB, {MOST_ROWS} rows")]
    TooBig { megabytes: u64 },
    /// Cut, or not what its kind requires; the row where that shows, counted from 1.
    #[error("damaged")]
    Damaged { row: Option<u32> },
    #[error("sheet {sheet} is missing")]
    MissingSheet { sheet: String, seen: String },
    #[error("column {column} is missing")]
    MissingColumn {
        sheet: String,
        column: String,
        seen: String,
    },
    /// Rows that cannot be taken; at most [`MOST_ERRORS`] of `count`.
    #[error("{count} rows cannot be taken")]
    Rows { errors: Vec<RowError>, count: usize },
    /// The same bytes were imported before (the office's log knows).
    #[error("imported before")]
    AlreadyImported { at: Moment, by: String },
}

impl Say for ImportError {
    fn say(&self) -> Message {
        match self {
            ImportError::CannotOpen => Message::new("import-cannot-open"),
            ImportError::Empty => Message::new("import-empty"),
            ImportError::EmptyFolder => Message::new("import-empty-folder"),
            ImportError::WrongType => Message::new("import-wrong-type"),
            ImportError::Encoding => Message::new("import-encoding"),
            ImportError::Csv => Message::new("import-csv"),
            ImportError::OldWorkbook => Message::new("import-old-workbook"),
            ImportError::Password => Message::new("import-password"),
            ImportError::Macro => Message::new("import-macro"),
            ImportError::TooBig { megabytes } => Message::new("import-too-big")
                .with("megabytes", *megabytes)
                .with("rows", MOST_ROWS),
            ImportError::Damaged { row: Some(row) } => Message::new("import-damaged-row").with("row", *row),
            ImportError::Damaged { row: None } => Message::new("import-damaged"),
            ImportError::MissingSheet { sheet, seen } => Message::new("import-missing-sheet")
                .with("sheet", sheet.as_str())
                .with("seen", seen.as_str()),
            ImportError::MissingColumn { sheet, column, seen } => Message::new("import-missing-column")
                .with("sheet", sheet.as_str())
                .with("column", column.as_str())
                .with("seen", seen.as_str()),
            ImportError::Rows { count, .. } => Message::new("import-rows").with("count", *count),
            ImportError::AlreadyImported { at, by } => Message::new("import-already")
                .with("at", at.format("%H:%M %d/%m/%Y").to_string())
                .with("by", by.as_str()),
        }
    }
}

/// Where in the file a row stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Place {
    /// A line of a JSON Lines file, from 1.
    Line { row: u32 },
    /// A row of a sheet as the spreadsheet numbers it.
    Sheet { sheet: String, row: u32 },
    /// A record of a folder.
    Record { file: String },
}

/// One thing wrong in one row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RowError {
    pub place: Place,
    /// Heading of the column, or name of the field in JSON.
    pub column: String,
    pub fault: RowFault,
}

/// What is wrong with a value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum RowFault {
    Missing,
    /// Not in the calendar, or not a date at all.
    NotADate {
        value: String,
    },
    NotANumber {
        value: String,
    },
    /// Not one of the words allowed there.
    NotAChoice {
        value: String,
        allowed: String,
    },
    /// The code of a procedure that the first sheet does not have.
    UnknownCode {
        value: String,
    },
    /// Already in another row.
    Repeated {
        value: String,
        first: u32,
    },
    /// Text of this many characters where fewer are allowed.
    TooLong {
        most: usize,
    },
    /// Another shape than the field has elsewhere.
    WrongShape,
}

impl Say for RowError {
    fn say(&self) -> Message {
        let (id, place, row) = match &self.place {
            Place::Line { row } => ("line", String::new(), *row),
            Place::Sheet { sheet, row } => ("sheet", sheet.clone(), *row),
            Place::Record { file } => ("record", file.clone(), 0),
        };
        let fault = match &self.fault {
            RowFault::Missing => "missing",
            RowFault::NotADate { .. } => "not-a-date",
            RowFault::NotANumber { .. } => "not-a-number",
            RowFault::NotAChoice { .. } => "not-a-choice",
            RowFault::UnknownCode { .. } => "unknown-code",
            RowFault::Repeated { .. } => "repeated",
            RowFault::TooLong { .. } => "too-long",
            RowFault::WrongShape => "wrong-shape",
        };
        let message = Message::new(&format!("import-row-{fault}"))
            .with("where", id)
            .with("place", place)
            .with("row", row)
            .with("column", self.column.as_str());
        match &self.fault {
            RowFault::NotADate { value }
            | RowFault::NotANumber { value }
            | RowFault::UnknownCode { value } => message.with("value", value.as_str()),
            RowFault::NotAChoice { value, allowed } => message
                .with("value", value.as_str())
                .with("allowed", allowed.as_str()),
            RowFault::Repeated { value, first } => {
                message.with("value", value.as_str()).with("first", *first)
            }
            RowFault::TooLong { most } => message.with("most", *most),
            RowFault::Missing | RowFault::WrongShape => message,
        }
    }
}

/// Something to know about a row that was taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RowNote {
    pub place: Place,
    pub code: String,
    pub kind: RowNoteKind,
}

/// What there is to know.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum RowNoteKind {
    /// The same procedure came twice; the second was left out.
    SameTwice,
    /// Another procedure has the same code; this one is kept as `kept_as`.
    CodeRepeated { kept_as: String },
    /// Not of the shape `d.dddddd`, such as `1.014955-Xoa`.
    OddCode,
}

impl Say for RowNote {
    fn say(&self) -> Message {
        match &self.kind {
            RowNoteKind::SameTwice => Message::new("import-note-same-twice").with("code", self.code.as_str()),
            RowNoteKind::CodeRepeated { kept_as } => Message::new("import-note-code-repeated")
                .with("code", self.code.as_str())
                .with("kept", kept_as.as_str()),
            RowNoteKind::OddCode => Message::new("import-note-odd-code").with("code", self.code.as_str()),
        }
    }
}

/// Collects row errors up to the limit and counts the rest.
#[derive(Debug, Default)]
pub struct RowErrors {
    errors: Vec<RowError>,
    count: usize,
}

impl RowErrors {
    pub fn push(&mut self, place: Place, column: &str, fault: RowFault) {
        self.count += 1;
        if self.errors.len() < MOST_ERRORS {
            self.errors.push(RowError {
                place,
                column: column.to_owned(),
                fault,
            });
        }
    }

    /// Those of later rows.
    pub fn append(&mut self, later: RowErrors) {
        let room = MOST_ERRORS.saturating_sub(self.errors.len());
        self.errors.extend(later.errors.into_iter().take(room));
        self.count += later.count;
    }

    /// Nothing, or the refusal of the whole file.
    pub fn into_result(self) -> Result<(), ImportError> {
        match self.count {
            0 => Ok(()),
            count => Err(ImportError::Rows {
                errors: self.errors,
                count,
            }),
        }
    }
}
