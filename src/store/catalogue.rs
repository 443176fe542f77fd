//! Procedures: every version ever imported, which one is current, and what the office says of its own.

use super::batch::Write;
use super::{StoreError, View};
use crate::domain::fee::OfficeAmount;
use crate::domain::id::{FieldId, ProcedureVersionId};
use crate::domain::procedure::{Procedure, ProcedureCode};
use crate::values;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

pub(crate) const MIGRATION: &str = "
CREATE TABLE procedure_version (
    id INTEGER PRIMARY KEY,
    code TEXT NOT NULL,
    digest BLOB NOT NULL CHECK (length(digest) = 32),
    body TEXT NOT NULL,
    imported_at INTEGER NOT NULL,
    UNIQUE (code, digest)
) STRICT;

CREATE TABLE procedure (
    code TEXT PRIMARY KEY,
    version_id INTEGER NOT NULL REFERENCES procedure_version (id),
    entry TEXT NOT NULL,
    doubts INTEGER NOT NULL CHECK (doubts >= 0),
    gone INTEGER NOT NULL CHECK (gone IN (0, 1))
) STRICT, WITHOUT ROWID;

CREATE TABLE procedure_local (
    code TEXT PRIMARY KEY,
    received INTEGER NOT NULL CHECK (received IN (0, 1)),
    field_id INTEGER REFERENCES field (id),
    counters TEXT NOT NULL CHECK (json_valid(counters)),
    own_limit TEXT CHECK (own_limit IS NULL OR json_valid(own_limit)),
    confirmed_limit TEXT CHECK (confirmed_limit IS NULL OR json_valid(confirmed_limit)),
    confirmed_version INTEGER REFERENCES procedure_version (id),
    fees TEXT NOT NULL CHECK (json_valid(fees))
) STRICT, WITHOUT ROWID;

CREATE TABLE import_log (
    sha256 BLOB PRIMARY KEY CHECK (length(sha256) = 32),
    at INTEGER NOT NULL,
    staff_id INTEGER REFERENCES staff (id),
    added INTEGER NOT NULL,
    changed INTEGER NOT NULL,
    gone INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE unfound_words (
    words TEXT NOT NULL,
    day TEXT NOT NULL,
    times INTEGER NOT NULL CHECK (times > 0),
    PRIMARY KEY (words, day)
) STRICT, WITHOUT ROWID;
";

/// What the office says of a procedure, beside the law.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LocalRow {
    pub code: ProcedureCode,
    /// This office takes dossiers of it.
    pub received: bool,
    /// Field whose queue it belongs to; by the catalogue's field name where absent.
    pub field: Option<FieldId>,
    /// Counters (by number) that take it; all of the field where empty.
    pub counters: Vec<u32>,
    /// The office's own, shorter limit as JSON of `TimeLimit`.
    pub own_limit: Option<String>,
    /// The law's limit as a person confirmed it, JSON of `TimeLimit`.
    pub confirmed_limit: Option<String>,
    /// The version that was confirmed; a newer one must be confirmed again.
    pub confirmed_version: Option<ProcedureVersionId>,
    /// Amounts the office entered, such as those the province's council sets.
    pub fees: Vec<OfficeAmount>,
}

/// A current procedure with the version it stands in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Current {
    pub version: ProcedureVersionId,
    pub procedure: Procedure,
    /// No longer published; still readable.
    pub gone: bool,
}

/// An import that was committed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportRow {
    pub sha256: [u8; 32],
    /// Milliseconds since 1970 UTC.
    pub at: i64,
    pub staff: Option<i64>,
    pub added: u64,
    pub changed: u64,
    pub gone: u64,
}

fn current_from_row(row: &rusqlite::Row<'_>) -> rusqlite::Result<(i64, String, bool)> {
    Ok((row.get(0)?, row.get(1)?, row.get(2)?))
}

fn current(raw: (i64, String, bool)) -> Result<Current, StoreError> {
    Ok(Current {
        version: ProcedureVersionId(raw.0),
        procedure: serde_json::from_str(&raw.1)?,
        gone: raw.2,
    })
}

/// The current version of a procedure.
pub fn by_code(view: &View<'_>, code: &ProcedureCode) -> Result<Option<Current>, StoreError> {
    view.row(
        "SELECT v.id, v.body, p.gone FROM procedure p JOIN procedure_version v ON v.id = p.version_id
         WHERE p.code = ?1",
        [&code.0],
        current_from_row,
    )?
    .map(current)
    .transpose()
}

/// Every procedure's current version, by code.
pub fn all(view: &View<'_>) -> Result<Vec<Current>, StoreError> {
    view.rows(
        "SELECT v.id, v.body, p.gone FROM procedure p JOIN procedure_version v ON v.id = p.version_id
         ORDER BY p.code",
        [],
        current_from_row,
    )?
    .into_iter()
    .map(current)
    .collect()
}

/// Digest of every procedure's current version, and whether it is gone.
pub fn currents(view: &View<'_>) -> Result<BTreeMap<ProcedureCode, ([u8; 32], bool)>, StoreError> {
    Ok(view
        .rows(
            "SELECT p.code, v.digest, p.gone FROM procedure p JOIN procedure_version v ON v.id = p.version_id
             ORDER BY p.code",
            [],
            |row| Ok((ProcedureCode(row.get(0)?), (row.get(1)?, row.get(2)?))),
        )?
        .into_iter()
        .collect())
}

/// One stored version, current or not: what a dossier was received under.
pub fn version(view: &View<'_>, id: ProcedureVersionId) -> Result<Option<Procedure>, StoreError> {
    let body: Option<String> = view.row(
        "SELECT body FROM procedure_version WHERE id = ?1",
        [id.0],
        |row| row.get(0),
    )?;
    body.map(|body| Ok(serde_json::from_str(&body)?)).transpose()
}

/// The id under which exactly this text of a procedure is stored.
pub fn version_of(
    view: &View<'_>,
    code: &ProcedureCode,
    digest: &[u8; 32],
) -> Result<Option<ProcedureVersionId>, StoreError> {
    view.row(
        "SELECT id FROM procedure_version WHERE code = ?1 AND digest = ?2",
        (&code.0, digest.as_slice()),
        |row| Ok(ProcedureVersionId(row.get(0)?)),
    )
}

/// The search entries of everything still published, as stored at import, by code.
pub fn entries(view: &View<'_>) -> Result<Vec<(ProcedureCode, String)>, StoreError> {
    view.rows(
        "SELECT code, entry FROM procedure WHERE gone = 0 ORDER BY code",
        [],
        |row| Ok((ProcedureCode(row.get(0)?), row.get(1)?)),
    )
}

/// Codes of procedures in force, with the number of their doubts, by code.
pub fn doubtful(view: &View<'_>) -> Result<Vec<ProcedureCode>, StoreError> {
    view.rows(
        "SELECT p.code FROM procedure p LEFT JOIN procedure_local l ON l.code = p.code
         WHERE p.gone = 0 AND p.doubts > 0 AND (l.confirmed_version IS NULL OR l.confirmed_version <> p.version_id)
         ORDER BY p.code",
        [],
        |row| Ok(ProcedureCode(row.get(0)?)),
    )
}

pub fn put_version(
    id: ProcedureVersionId,
    code: &ProcedureCode,
    digest: [u8; 32],
    body: String,
    at: i64,
) -> Write {
    Write::one(
        "INSERT INTO procedure_version (id, code, digest, body, imported_at) VALUES (?1, ?2, ?3, ?4, ?5)",
        values![id.0, code.0.clone(), digest.to_vec(), body, at],
    )
}

/// Makes a version the current one; `entry` is what the search index is built from.
pub fn put_current(procedure: &Procedure, version: ProcedureVersionId, entry: String) -> Write {
    Write::one(
        "INSERT INTO procedure (code, version_id, entry, doubts, gone) VALUES (?1, ?2, ?3, ?4, 0)
         ON CONFLICT (code) DO UPDATE SET version_id = ?2, entry = ?3, doubts = ?4, gone = 0",
        values![
            procedure.code.0.clone(),
            version.0,
            entry,
            i64::try_from(procedure.doubts.len()).unwrap_or(i64::MAX)
        ],
    )
}

pub fn mark_gone(code: &ProcedureCode) -> Write {
    Write::one(
        "UPDATE procedure SET gone = 1 WHERE code = ?1",
        values![code.0.clone()],
    )
}

fn local_from_row(row: &rusqlite::Row<'_>) -> rusqlite::Result<(LocalRow, String, String)> {
    Ok((
        LocalRow {
            code: ProcedureCode(row.get(0)?),
            received: row.get(1)?,
            field: row.get::<_, Option<i64>>(2)?.map(FieldId),
            counters: Vec::new(),
            own_limit: row.get(4)?,
            confirmed_limit: row.get(5)?,
            confirmed_version: row.get::<_, Option<i64>>(6)?.map(ProcedureVersionId),
            fees: Vec::new(),
        },
        row.get(3)?,
        row.get(7)?,
    ))
}

const LOCAL: &str =
    "SELECT code, received, field_id, counters, own_limit, confirmed_limit, confirmed_version, fees
     FROM procedure_local";

fn local_whole((mut local, counters, fees): (LocalRow, String, String)) -> Result<LocalRow, StoreError> {
    local.counters = serde_json::from_str(&counters)?;
    local.fees = serde_json::from_str(&fees)?;
    Ok(local)
}

/// What the office says of one procedure.
pub fn local(view: &View<'_>, code: &ProcedureCode) -> Result<Option<LocalRow>, StoreError> {
    view.row(&format!("{LOCAL} WHERE code = ?1"), [&code.0], local_from_row)?
        .map(local_whole)
        .transpose()
}

/// What the office says of all procedures, by code.
pub fn locals(view: &View<'_>) -> Result<Vec<LocalRow>, StoreError> {
    view.rows(&format!("{LOCAL} ORDER BY code"), [], local_from_row)?
        .into_iter()
        .map(local_whole)
        .collect()
}

pub fn put_local(local: &LocalRow) -> Result<Write, StoreError> {
    Ok(Write::one(
        "INSERT INTO procedure_local (code, received, field_id, counters, own_limit, confirmed_limit,
             confirmed_version, fees)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
         ON CONFLICT (code) DO UPDATE SET received = ?2, field_id = ?3, counters = ?4, own_limit = ?5,
             confirmed_limit = ?6, confirmed_version = ?7, fees = ?8",
        values![
            local.code.0.clone(),
            local.received,
            local.field.map(|field| field.0),
            serde_json::to_string(&local.counters)?,
            local.own_limit.clone(),
            local.confirmed_limit.clone(),
            local.confirmed_version.map(|version| version.0),
            serde_json::to_string(&local.fees)?
        ],
    ))
}

/// The import of a file with these bytes, if there was one.
pub fn import_of(view: &View<'_>, sha256: &[u8; 32]) -> Result<Option<ImportRow>, StoreError> {
    view.row(
        "SELECT sha256, at, staff_id, added, changed, gone FROM import_log WHERE sha256 = ?1",
        [sha256.as_slice()],
        |row| {
            Ok(ImportRow {
                sha256: row.get(0)?,
                at: row.get(1)?,
                staff: row.get(2)?,
                added: row.get::<_, i64>(3)?.unsigned_abs(),
                changed: row.get::<_, i64>(4)?.unsigned_abs(),
                gone: row.get::<_, i64>(5)?.unsigned_abs(),
            })
        },
    )
}

pub fn put_import(import: &ImportRow) -> Write {
    let count = |count: u64| i64::try_from(count).unwrap_or(i64::MAX);
    Write::one(
        "INSERT INTO import_log (sha256, at, staff_id, added, changed, gone) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
         ON CONFLICT (sha256) DO UPDATE SET at = ?2, staff_id = ?3, added = ?4, changed = ?5, gone = ?6",
        values![
            import.sha256.to_vec(),
            import.at,
            import.staff,
            count(import.added),
            count(import.changed),
            count(import.gone)
        ],
    )
}

/// Counts words that found nothing, by day and without the person.
pub fn count_unfound(words: &str, day: &str) -> Write {
    Write::one(
        "INSERT INTO unfound_words (words, day, times) VALUES (?1, ?2, 1)
         ON CONFLICT (words, day) DO UPDATE SET times = times + 1",
        values![words.to_owned(), day.to_owned()],
    )
}

/// Words that found nothing with how often, most frequent first.
pub fn unfound(view: &View<'_>, most: i64) -> Result<Vec<(String, i64)>, StoreError> {
    view.rows(
        "SELECT words, sum(times) FROM unfound_words GROUP BY words ORDER BY sum(times) DESC, words LIMIT ?1",
        [most],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}
