//! The log of everything that happened: append-only, numbered without gaps, hash-chained (AL-01).
//!
//! Personal data never stands in an event; it is kept in tables of its own and referred to by id.

use super::batch::{NewEvent, Stamp, Write, Writer};
use super::{StoreError, View};
use crate::domain::time::{self, Moment};
use crate::seal::chain;
use crate::values;

pub(crate) const MIGRATION: &str = "
CREATE TABLE head (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    seq INTEGER NOT NULL CHECK (seq >= 0),
    hash BLOB NOT NULL CHECK (length(hash) = 32),
    at INTEGER,
    clock_doubted INTEGER NOT NULL CHECK (clock_doubted IN (0, 1))
) STRICT;
INSERT INTO head (id, seq, hash, at, clock_doubted) VALUES (1, 0, zeroblob(32), NULL, 0);

CREATE TABLE event (
    seq INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    monotonic_ms INTEGER NOT NULL,
    actor TEXT NOT NULL,
    role TEXT NOT NULL,
    station TEXT NOT NULL,
    request TEXT NOT NULL,
    kind TEXT NOT NULL,
    object TEXT NOT NULL,
    body TEXT NOT NULL,
    hash BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;
CREATE INDEX event_object ON event (object, seq);

CREATE TRIGGER event_is_not_changed BEFORE UPDATE ON event
BEGIN SELECT RAISE(ABORT, 'events are never changed'); END;
CREATE TRIGGER event_is_not_deleted BEFORE DELETE ON event
BEGIN SELECT RAISE(ABORT, 'events are never deleted'); END;

-- REPLACE deletes without asking the trigger above.
CREATE TRIGGER event_is_not_replaced BEFORE INSERT ON event
WHEN EXISTS (SELECT 1 FROM event WHERE seq = NEW.seq)
BEGIN SELECT RAISE(ABORT, 'events are never replaced'); END;

CREATE TABLE revision_guard (decided_on INTEGER NOT NULL) STRICT;
CREATE TRIGGER revision_is_the_one_decided_on BEFORE INSERT ON revision_guard
BEGIN
    SELECT RAISE(ABORT, 'stale') WHERE NEW.decided_on <> (SELECT seq FROM head WHERE id = 1);
    SELECT RAISE(IGNORE);
END;
";

/// The newest event's number, hash and time: the revision of the store.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// Number of the newest event; 0 before the first.
    pub seq: i64,
    pub hash: [u8; 32],
    pub at: Option<Moment>,
    /// The clock was set back by more than five minutes and nobody has confirmed it since.
    pub clock_doubted: bool,
}

impl Head {
    pub(crate) fn read(view: &View<'_>) -> Result<Head, StoreError> {
        let row = view.row(
            "SELECT seq, hash, at, clock_doubted FROM head WHERE id = 1",
            [],
            |row| {
                Ok((
                    row.get(0)?,
                    row.get::<_, [u8; 32]>(1)?,
                    row.get::<_, Option<i64>>(2)?,
                    row.get(3)?,
                ))
            },
        )?;
        let (seq, hash, at, clock_doubted) = row.ok_or_else(|| StoreError::Damaged("head".into()))?;
        Ok(Head {
            seq,
            hash,
            at: at.and_then(time::from_millis),
            clock_doubted,
        })
    }
}

/// A stored event.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Event {
    pub seq: i64,
    /// Milliseconds since 1970 UTC.
    pub at: i64,
    pub monotonic_ms: i64,
    pub actor: String,
    pub role: String,
    pub station: String,
    pub request: String,
    pub kind: String,
    pub object: String,
    /// JSON.
    pub body: String,
    #[serde(skip)]
    pub hash: [u8; 32],
}

/// Reads the columns in the order of [`COLUMNS`].
pub(crate) fn from_row(row: &rusqlite::Row<'_>) -> rusqlite::Result<Event> {
    Ok(Event {
        seq: row.get(0)?,
        at: row.get(1)?,
        monotonic_ms: row.get(2)?,
        actor: row.get(3)?,
        role: row.get(4)?,
        station: row.get(5)?,
        request: row.get(6)?,
        kind: row.get(7)?,
        object: row.get(8)?,
        body: row.get(9)?,
        hash: row.get(10)?,
    })
}

pub(crate) const COLUMNS: &str =
    "seq, at, monotonic_ms, actor, role, station, request, kind, object, body, hash";

/// The bytes that are hashed: every field with its length before it, so that no two events share them.
pub(crate) struct Canonical(Vec<u8>);

impl Canonical {
    pub(crate) fn new() -> Canonical {
        Canonical(Vec::with_capacity(512))
    }

    /// The canonical form of an event; reuses the buffer.
    #[allow(clippy::too_many_arguments)] // one argument a column: a struct would only repeat `Event`
    pub(crate) fn of(&mut self, numbers: [i64; 3], texts: [&str; 7]) -> &[u8] {
        self.0.clear();
        for number in numbers {
            self.0.extend_from_slice(&number.to_be_bytes());
        }
        for text in texts {
            self.0.extend_from_slice(&(text.len() as u64).to_be_bytes());
            self.0.extend_from_slice(text.as_bytes());
        }
        &self.0
    }
}

/// Numbers and chains one event after `head`; gives the write and the head after it.
pub(crate) fn append(
    head: &Head,
    writer: &Writer,
    (actor, role): (&str, &str),
    stamp: &Stamp,
    new: &NewEvent,
) -> (Write, Head) {
    let seq = head.seq + 1;
    let at = stamp.at.timestamp_millis();
    let body = new.body.to_string();
    let hash = chain::link(
        head.hash,
        Canonical::new().of(
            [seq, at, writer.monotonic_ms],
            [
                actor,
                role,
                &writer.station,
                &writer.request,
                new.kind,
                &new.object,
                &body,
            ],
        ),
    );
    let write = Write::one(
        "INSERT INTO event (seq, at, monotonic_ms, actor, role, station, request, kind, object, body, hash)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
        values![
            seq,
            at,
            writer.monotonic_ms,
            actor.to_owned(),
            role.to_owned(),
            writer.station.clone(),
            writer.request.clone(),
            new.kind.to_owned(),
            new.object.clone(),
            body,
            hash.to_vec()
        ],
    );
    (
        write,
        Head {
            seq,
            hash,
            at: Some(stamp.at),
            clock_doubted: head.clock_doubted,
        },
    )
}

pub(crate) fn move_head(head: &Head) -> Write {
    Write::one(
        "UPDATE head SET seq = ?1, hash = ?2, at = ?3 WHERE id = 1",
        values![
            head.seq,
            head.hash.to_vec(),
            head.at.map(|at| at.timestamp_millis())
        ],
    )
}

/// The clock was set back: dated codes wait until a supervisor confirms it.
pub(crate) fn doubt_clock() -> Write {
    Write::one("UPDATE head SET clock_doubted = 1 WHERE id = 1", Vec::new())
}

/// A supervisor confirmed the clock.
pub fn trust_clock() -> Write {
    Write::one("UPDATE head SET clock_doubted = 0 WHERE id = 1", Vec::new())
}

/// What happened to one object, oldest first.
pub fn of_object(view: &View<'_>, object: &str) -> Result<Vec<Event>, StoreError> {
    view.rows(
        &format!("SELECT {COLUMNS} FROM event WHERE object = ?1 ORDER BY seq"),
        [object],
        from_row,
    )
}

/// Events after `seq`, oldest first, at most `most`.
pub fn after(view: &View<'_>, seq: i64, most: i64) -> Result<Vec<Event>, StoreError> {
    view.rows(
        &format!("SELECT {COLUMNS} FROM event WHERE seq > ?1 ORDER BY seq LIMIT ?2"),
        [seq, most],
        from_row,
    )
}
