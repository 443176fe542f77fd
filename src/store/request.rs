//! Answers by request id: a command repeated after a lost answer gives the first one (DB-03).

use super::batch::{Write, Writer};
use super::{StoreError, View};
use crate::domain::time::Moment;
use crate::values;

pub(crate) const MIGRATION: &str = "
CREATE TABLE request (
    id TEXT PRIMARY KEY,
    digest BLOB NOT NULL CHECK (length(digest) = 32),
    answer TEXT NOT NULL,
    at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX request_at ON request (at);
";

/// How long an answer is kept; 24 hours are the least.
const KEPT: chrono::TimeDelta = chrono::TimeDelta::days(7);

/// The answer that this request got before.
pub(crate) fn first_answer<T: serde::de::DeserializeOwned>(
    view: &View<'_>,
    id: &str,
    digest: &[u8; 32],
) -> Result<Option<T>, StoreError> {
    let row = view.row("SELECT digest, answer FROM request WHERE id = ?1", [id], |row| {
        Ok((row.get::<_, [u8; 32]>(0)?, row.get::<_, String>(1)?))
    })?;
    match row {
        None => Ok(None),
        Some((first, _)) if first != *digest => Err(StoreError::RequestReused(id.to_owned())),
        Some((_, answer)) => Ok(Some(serde_json::from_str(&answer)?)),
    }
}

pub(crate) fn remember(writer: &Writer, answer: String, at: Moment) -> Write {
    Write::one(
        "INSERT INTO request (id, digest, answer, at) VALUES (?1, ?2, ?3, ?4)",
        values![
            writer.request.clone(),
            writer.digest.to_vec(),
            answer,
            at.timestamp_millis()
        ],
    )
}

/// Forgets answers that nobody can still be waiting for.
pub fn forget_old(at: Moment) -> Write {
    Write::any(
        "DELETE FROM request WHERE at < ?1",
        values![(at - KEPT).timestamp_millis()],
    )
}
