//! What can go wrong in the store, in the words of the person who must act.

use crate::domain::message::{Message, Say};

/// A failure of the store. Carries no personal data.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    #[error("the SQLite inside is {found}, at least {needed} is needed")]
    SqliteTooOld { found: String, needed: String },
    #[error("the setting {pragma} is {found} instead of {wanted}")]
    Setting {
        pragma: &'static str,
        wanted: String,
        found: String,
    },
    #[error("the file was made by a newer version (schema {found}, this program knows {known})")]
    Newer { found: i64, known: i64 },
    #[error("the backup was made by a newer version (schema {found}, this program knows {known})")]
    NewerBackup { found: i64, known: i64 },
    #[error("the file is not a database of this program")]
    Foreign,
    #[error("the schema's history differs at step {at}: this program says {ours}, the file says {theirs}")]
    History { at: i64, ours: String, theirs: String },
    #[error("the disk is full")]
    DiskFull,
    #[error("the file is busy")]
    Busy,
    #[error("the file is damaged: {0}")]
    Damaged(String),
    #[error("the file cannot be written: {0}")]
    ReadOnly(String),
    #[error("the folder of the file cannot be made: {0}")]
    Folder(String),
    #[error("the state has moved on since the decision")]
    Stale,
    #[error("request {0} was used for another command")]
    RequestReused(String),
    #[error("a write touched {touched} rows instead of {expected}: {sql}")]
    Unexpected {
        sql: String,
        expected: usize,
        touched: usize,
    },
    #[error("a stored value cannot be read: {0}")]
    Value(String),
    #[error("a database in memory has no file")]
    InMemory,
    #[error("the backup does not agree with the original: {0}")]
    BackupDiffers(String),
    #[error("the backup belongs to another office ({0})")]
    OtherOffice(String),
    #[error("{0} exists already")]
    Exists(String),
    #[error("SQLite: {0}")]
    Sqlite(String),
}

impl StoreError {
    pub(crate) fn is_busy(error: &rusqlite::Error) -> bool {
        matches!(
            error.sqlite_error_code(),
            Some(rusqlite::ErrorCode::DatabaseBusy | rusqlite::ErrorCode::DatabaseLocked)
        )
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode;
        if let rusqlite::Error::SqliteFailure(_, Some(text)) = &error
            && text == super::batch::STALE
        {
            return StoreError::Stale;
        }
        // Where even the index of the journal finds no room, SQLite says only that input or output failed.
        if let rusqlite::Error::SqliteFailure(failure, _) = &error
            && failure.extended_code == rusqlite::ffi::SQLITE_IOERR_SHMSIZE
        {
            return StoreError::DiskFull;
        }
        match error.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => StoreError::DiskFull,
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => StoreError::Busy,
            Some(ErrorCode::DatabaseCorrupt) => StoreError::Damaged(error.to_string()),
            Some(ErrorCode::NotADatabase) => StoreError::Foreign,
            Some(ErrorCode::ReadOnly | ErrorCode::CannotOpen | ErrorCode::PermissionDenied) => {
                StoreError::ReadOnly(error.to_string())
            }
            _ => match error {
                rusqlite::Error::FromSqlConversionFailure(..)
                | rusqlite::Error::InvalidColumnType(..)
                | rusqlite::Error::IntegralValueOutOfRange(..) => StoreError::Value(error.to_string()),
                other => StoreError::Sqlite(other.to_string()),
            },
        }
    }
}

impl From<serde_json::Error> for StoreError {
    fn from(error: serde_json::Error) -> Self {
        StoreError::Value(error.to_string())
    }
}

impl Say for StoreError {
    fn say(&self) -> Message {
        match self {
            StoreError::SqliteTooOld { found, needed } => Message::new("store-sqlite-too-old")
                .with("found", found.as_str())
                .with("needed", needed.as_str()),
            StoreError::Setting {
                pragma,
                wanted,
                found,
            } => Message::new("store-setting")
                .with("pragma", *pragma)
                .with("wanted", wanted.as_str())
                .with("found", found.as_str()),
            StoreError::Newer { found, known } => Message::new("store-newer")
                .with("found", *found)
                .with("known", *known),
            StoreError::NewerBackup { found, known } => Message::new("store-newer-backup")
                .with("found", *found)
                .with("known", *known),
            StoreError::Foreign => Message::new("store-foreign"),
            StoreError::History { at, ours, theirs } => Message::new("store-history")
                .with("at", *at)
                .with("ours", ours.as_str())
                .with("theirs", theirs.as_str()),
            StoreError::DiskFull => Message::new("store-disk-full"),
            StoreError::Busy => Message::new("store-busy"),
            StoreError::Damaged(detail) => Message::new("store-damaged").with("detail", detail.as_str()),
            StoreError::ReadOnly(_) => Message::new("store-read-only"),
            StoreError::Folder(detail) => Message::new("store-folder").with("detail", detail.as_str()),
            StoreError::Stale => Message::new("store-stale"),
            StoreError::RequestReused(id) => Message::new("store-request-reused").with("id", id.as_str()),
            StoreError::BackupDiffers(detail) => {
                Message::new("store-backup-differs").with("detail", detail.as_str())
            }
            StoreError::OtherOffice(unit) => Message::new("store-other-office").with("unit", unit.as_str()),
            StoreError::Exists(name) => Message::new("store-exists").with("name", name.as_str()),
            StoreError::Unexpected { .. }
            | StoreError::Value(_)
            | StoreError::InMemory
            | StoreError::Sqlite(_) => Message::new("store-internal").with("detail", self.to_string()),
        }
    }
}
