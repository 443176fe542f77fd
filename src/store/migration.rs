//! The schema's history: forward only, each step in one transaction, in an order that never changes.
//!
//! The list is checked against what the file says it went through, so that a step can neither be
//! dropped nor rewritten. A crate for this exists (rusqlite_migration), but it reads the version
//! outside the transaction (two processes opening a new file both start) and keeps no history.

use super::connection::APPLICATION_ID;
use super::{StoreError, begin_immediate};
use rusqlite::Connection;
use sha2::{Digest, Sha256};

/// One step of the schema.
#[derive(Debug, Clone, Copy)]
pub struct Migration {
    pub name: &'static str,
    pub sql: &'static str,
}

/// Every step ever released, oldest first. Append only: never change, reorder or remove one.
pub const ALL: &[Migration] = &[
    Migration {
        name: "event",
        sql: super::event::MIGRATION,
    },
    Migration {
        name: "request",
        sql: super::request::MIGRATION,
    },
    Migration {
        name: "office",
        sql: super::office::MIGRATION,
    },
    Migration {
        name: "calendar",
        sql: super::calendar::MIGRATION,
    },
    Migration {
        name: "staff",
        sql: super::staff::MIGRATION,
    },
    Migration {
        name: "catalogue",
        sql: super::catalogue::MIGRATION,
    },
    Migration {
        name: "ticket",
        sql: super::ticket::MIGRATION,
    },
    Migration {
        name: "key",
        sql: super::key::MIGRATION,
    },
    Migration {
        name: "dossier",
        sql: super::dossier::MIGRATION,
    },
    Migration {
        name: "print",
        sql: super::print::MIGRATION,
    },
];

const HISTORY: &str = "
CREATE TABLE IF NOT EXISTS migration (
    n INTEGER PRIMARY KEY CHECK (n > 0),
    name TEXT NOT NULL UNIQUE,
    digest BLOB NOT NULL CHECK (length(digest) = 32)
) STRICT;
";

/// Applies what the file has not gone through yet. Safe to run twice and by two processes at once.
pub fn bring_up_to_date(connection: &mut Connection, list: &[Migration]) -> Result<(), StoreError> {
    let known = list.len() as i64;
    if version(connection)? == known && history_agrees(connection, list)? {
        return Ok(());
    }
    loop {
        let transaction = begin_immediate(connection)?;
        // Read inside the transaction: another process may have taken this step meanwhile.
        let reached = version(&transaction)?;
        if reached > known {
            return Err(StoreError::Newer {
                found: reached,
                known,
            });
        }
        transaction.execute_batch(HISTORY)?;
        history_agrees(&transaction, list)?;
        let Some(step) = usize::try_from(reached)
            .ok()
            .and_then(|reached| list.get(reached))
        else {
            return Ok(());
        };
        transaction.execute_batch(step.sql)?;
        transaction.execute(
            "INSERT INTO migration (n, name, digest) VALUES (?1, ?2, ?3)",
            (reached + 1, step.name, digest(step)),
        )?;
        transaction.pragma_update(None, "user_version", reached + 1)?;
        transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
        transaction.commit()?;
    }
}

/// How many steps the file has gone through.
pub(crate) fn version(connection: &Connection) -> Result<i64, StoreError> {
    Ok(connection.query_row("PRAGMA user_version", [], |row| row.get(0))?)
}

fn digest(step: &Migration) -> [u8; 32] {
    Sha256::digest(step.sql.as_bytes()).into()
}

/// True when every step the file knows is the one at the same place in `list`.
fn history_agrees(connection: &Connection, list: &[Migration]) -> Result<bool, StoreError> {
    let known = list.len() as i64;
    let mut statement = connection.prepare("SELECT n, name, digest FROM migration ORDER BY n")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let n: i64 = row.get(0)?;
        let name: String = row.get(1)?;
        let found: [u8; 32] = row.get(2)?;
        match usize::try_from(n - 1).ok().and_then(|index| list.get(index)) {
            None => {
                return Err(StoreError::Newer {
                    found: version(connection)?,
                    known,
                });
            }
            Some(step) if step.name != name || digest(step) != found => {
                return Err(StoreError::History {
                    at: n,
                    ours: step.name.to_owned(),
                    theirs: name,
                });
            }
            Some(_) => {}
        }
    }
    Ok(true)
}
