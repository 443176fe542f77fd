//! The office's signing keys: one that signs, older ones that only verify (QR-04).
//!
//! The seed stands in the same file as everything else, as the product is one file; the file's folder is
//! readable by its owner alone, and a backup is as secret as the original.

use super::batch::Write;
use super::{StoreError, View};
use crate::values;

pub(crate) const MIGRATION: &str = "
CREATE TABLE signing_key (
    kid BLOB PRIMARY KEY CHECK (length(kid) = 4),
    public BLOB NOT NULL CHECK (length(public) = 32),
    seed BLOB CHECK (seed IS NULL OR length(seed) = 32),
    office TEXT NOT NULL,
    unit TEXT NOT NULL,
    made_at INTEGER NOT NULL,
    retired_at INTEGER,
    revoked_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX one_key_signs ON signing_key (unit) WHERE seed IS NOT NULL AND retired_at IS NULL;

CREATE TABLE secret (
    name TEXT PRIMARY KEY,
    value BLOB NOT NULL CHECK (length(value) = 32)
) STRICT, WITHOUT ROWID;
";

/// A key of this office or a trusted one of another.
#[derive(Clone, PartialEq, Eq)]
pub struct KeyRow {
    pub kid: [u8; 4],
    pub public: [u8; 32],
    /// Only for keys of this office.
    pub seed: Option<[u8; 32]>,
    pub office: String,
    pub unit: String,
    pub made_at: i64,
    pub retired_at: Option<i64>,
    pub revoked_at: Option<i64>,
}

impl std::fmt::Debug for KeyRow {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("KeyRow")
            .field("kid", &self.kid)
            .field("unit", &self.unit)
            .finish_non_exhaustive()
    }
}

/// All keys, oldest first.
pub fn all(view: &View<'_>) -> Result<Vec<KeyRow>, StoreError> {
    view.rows(
        "SELECT kid, public, seed, office, unit, made_at, retired_at, revoked_at FROM signing_key
         ORDER BY made_at, kid",
        [],
        |row| {
            Ok(KeyRow {
                kid: row.get(0)?,
                public: row.get(1)?,
                seed: row.get(2)?,
                office: row.get(3)?,
                unit: row.get(4)?,
                made_at: row.get(5)?,
                retired_at: row.get(6)?,
                revoked_at: row.get(7)?,
            })
        },
    )
}

pub fn put(key: &KeyRow) -> Write {
    Write::one(
        "INSERT INTO signing_key (kid, public, seed, office, unit, made_at, retired_at, revoked_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
         ON CONFLICT (kid) DO UPDATE SET office = ?4, retired_at = ?7, revoked_at = ?8",
        values![
            key.kid.to_vec(),
            key.public.to_vec(),
            key.seed.map(|seed| seed.to_vec()),
            key.office.clone(),
            key.unit.clone(),
            key.made_at,
            key.retired_at,
            key.revoked_at
        ],
    )
}

/// A secret of 32 bytes that never leaves the file, such as the key of the tickets' short codes.
pub fn secret(view: &View<'_>, name: &str) -> Result<Option<[u8; 32]>, StoreError> {
    view.row("SELECT value FROM secret WHERE name = ?1", [name], |row| {
        row.get(0)
    })
}

pub fn put_secret(name: &'static str, value: [u8; 32]) -> Write {
    Write::one(
        "INSERT INTO secret (name, value) VALUES (?1, ?2)",
        values![name.to_owned(), value.to_vec()],
    )
}
