//! Is the file whole? The event chain, references, counts, and SQLite's own check.

use super::event::{COLUMNS, Canonical, Head};
use super::{Store, StoreError, View, connection, lock, migration};
use crate::seal::chain;
pub(crate) use crate::seal::key::hex;
use rusqlite::Connection;
use serde::Serialize;

/// What a verification found. `good` only if nothing at all is wrong.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Verification {
    pub good: bool,
    /// Events whose link was recomputed.
    pub events: i64,
    /// Number of the first event that does not fit the chain.
    pub first_bad_event: Option<i64>,
    /// `PRAGMA integrity_check`, empty when it says ok.
    pub integrity: Vec<String>,
    /// Rows whose reference leads nowhere: table and how many.
    pub dangling: Vec<(String, i64)>,
    /// Counts that do not agree, by the name of the rule.
    pub counts: Vec<String>,
    /// Rows of every table.
    pub tables: Vec<(String, i64)>,
    /// Settings as they read back.
    pub settings: Vec<(String, String)>,
    pub schema: i64,
    /// Hash of the newest event, hexadecimal.
    pub head: String,
}

/// Rules between the log and the tables: the name and a query that counts offences.
const COUNTS: &[(&str, &str)] = &[
    (
        "every ticket has its event",
        "SELECT abs((SELECT count(*) FROM ticket) - (SELECT count(*) FROM event WHERE kind = 'ticket.taken'))",
    ),
    (
        "every dossier has its event",
        "SELECT abs((SELECT count(*) FROM dossier) - (SELECT count(*) FROM event WHERE kind = 'dossier.received'))",
    ),
    (
        "every call has its event",
        "SELECT abs((SELECT count(*) FROM call)
            - (SELECT count(*) FROM event WHERE kind IN ('ticket.called', 'ticket.recalled')))",
    ),
    (
        "a series is dense: last number = tickets",
        "SELECT count(*) FROM series s WHERE s.last <>
            (SELECT count(*) FROM ticket t WHERE t.day = s.day AND t.field_id = s.field_id)",
    ),
    (
        "dossier codes are dense: last serial = dossiers",
        "SELECT count(*) FROM code_series s WHERE s.last <>
            (SELECT count(*) FROM dossier d WHERE d.unit = s.unit AND d.day = s.day)",
    ),
    (
        "every ticket has one open span, or none when closed",
        "SELECT count(*) FROM ticket t WHERE
            (SELECT count(*) FROM ticket_span s WHERE s.ticket_id = t.id AND s.ended_at IS NULL)
            <> (t.state NOT IN ('done', 'left', 'expired'))",
    ),
    (
        "every dossier has an applicant",
        "SELECT count(*) FROM dossier d WHERE NOT EXISTS
            (SELECT 1 FROM party p WHERE p.dossier_id = d.id AND p.role = 'applicant')",
    ),
    (
        "a dossier's fee is the sum of its lines",
        "SELECT count(*) FROM dossier d WHERE d.fee_total <>
            (SELECT coalesce(sum(amount), 0) FROM fee_line f WHERE f.dossier_id = d.id)",
    ),
];

impl Store {
    /// Checks everything at one revision. `progress` hears the number of events checked, now and then.
    pub fn verify(&self, progress: &mut dyn FnMut(i64)) -> Result<Verification, StoreError> {
        let mut connection = lock(self.reader.as_ref().unwrap_or(&self.writer));
        let transaction = connection.transaction()?;
        verify(&transaction, progress)
    }
}

/// Checks an open database.
pub(crate) fn verify(
    connection: &Connection,
    progress: &mut dyn FnMut(i64),
) -> Result<Verification, StoreError> {
    let view = View::new(connection);
    let head = view.head()?;
    let (events, first_bad_event) = chain_fault(connection, &head, progress)?;
    let integrity = view
        .rows("PRAGMA integrity_check(100)", [], |row| row.get::<_, String>(0))?
        .into_iter()
        .filter(|line| line != "ok")
        .collect::<Vec<_>>();
    let mut dangling: Vec<(String, i64)> = Vec::new();
    for table in view.rows("PRAGMA foreign_key_check", [], |row| row.get::<_, String>(0))? {
        match dangling.iter_mut().find(|(name, _)| *name == table) {
            Some((_, count)) => *count += 1,
            None => dangling.push((table, 1)),
        }
    }
    let mut counts = Vec::new();
    for (name, sql) in COUNTS {
        if view.number(sql, [])? != 0 {
            counts.push((*name).to_owned());
        }
    }
    Ok(Verification {
        good: first_bad_event.is_none() && integrity.is_empty() && dangling.is_empty() && counts.is_empty(),
        events,
        first_bad_event,
        integrity,
        dangling,
        counts,
        tables: table_counts(&view)?,
        settings: connection::report(connection)?,
        schema: migration::version(connection)?,
        head: hex(&head.hash),
    })
}

/// Recomputes the chain; the number of events read and the first that does not fit.
fn chain_fault(
    connection: &Connection,
    head: &Head,
    progress: &mut dyn FnMut(i64),
) -> Result<(i64, Option<i64>), StoreError> {
    let mut statement = connection.prepare(&format!("SELECT {COLUMNS} FROM event ORDER BY seq"))?;
    let mut rows = statement.query([])?;
    let mut canonical = Canonical::new();
    let mut link = [0u8; 32];
    let mut seq = 0;
    while let Some(row) = rows.next()? {
        let found: i64 = row.get(0)?;
        if found != seq + 1 {
            return Ok((seq, Some(seq + 1)));
        }
        let mut texts = [""; 7];
        for (column, text) in (3..).zip(&mut texts) {
            match row.get_ref(column)?.as_str() {
                Ok(found) => *text = found,
                // A flipped bit leaves what is no text: the event is as bad as one with another text.
                Err(_) => return Ok((seq, Some(found))),
            }
        }
        let expected = chain::link(link, canonical.of([found, row.get(1)?, row.get(2)?], texts));
        if row.get_ref(10)?.as_blob().unwrap_or_default() != expected {
            return Ok((seq, Some(found)));
        }
        link = expected;
        seq = found;
        if seq % 100_000 == 0 {
            progress(seq);
        }
    }
    if seq != head.seq {
        return Ok((seq, Some(seq.min(head.seq) + 1)));
    }
    Ok((seq, (link != head.hash).then_some(seq)))
}

/// Rows of every table, by name.
pub(crate) fn table_counts(view: &View<'_>) -> Result<Vec<(String, i64)>, StoreError> {
    let names = view.rows(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name",
        [],
        |row| row.get::<_, String>(0),
    )?;
    names
        .into_iter()
        .map(|name| {
            let count = view.number(&format!("SELECT count(*) FROM \"{name}\""), [])?;
            Ok((name, count))
        })
        .collect()
}
