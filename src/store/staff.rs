//! Staff, their PINs as argon2id hashes, and who is signed in where.

use super::batch::Write;
use super::{StoreError, View};
use crate::domain::id::StaffId;
use crate::values;

pub(crate) const MIGRATION: &str = "
CREATE TABLE staff (
    id INTEGER PRIMARY KEY,
    login TEXT NOT NULL UNIQUE CHECK (login <> ''),
    name TEXT NOT NULL CHECK (name <> ''),
    role TEXT NOT NULL CHECK (role IN ('clerk', 'specialist', 'leader', 'administrator')),
    pin TEXT NOT NULL CHECK (pin LIKE '$argon2id$%'),
    misses INTEGER NOT NULL CHECK (misses >= 0),
    blocked_until INTEGER,
    disabled INTEGER NOT NULL CHECK (disabled IN (0, 1))
) STRICT;

CREATE TABLE session (
    token BLOB PRIMARY KEY CHECK (length(token) = 32),
    staff_id INTEGER NOT NULL REFERENCES staff (id),
    station TEXT NOT NULL,
    started_at INTEGER NOT NULL,
    used_at INTEGER NOT NULL,
    ended_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX session_staff ON session (staff_id) WHERE ended_at IS NULL;
CREATE INDEX session_station ON session (station) WHERE ended_at IS NULL;
";

/// A member of staff.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StaffRow {
    pub id: StaffId,
    pub login: String,
    pub name: String,
    /// `clerk`, `specialist`, `leader` or `administrator`.
    pub role: String,
    /// PHC string.
    pub pin: String,
    /// Wrong PINs since the last right one.
    pub misses: u32,
    /// Milliseconds since 1970 UTC.
    pub blocked_until: Option<i64>,
    pub disabled: bool,
}

/// A sign-in that has not ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionRow {
    /// SHA-256 of the token.
    pub token: [u8; 32],
    pub staff: StaffId,
    pub station: String,
    pub started_at: i64,
    pub used_at: i64,
}

const COLUMNS: &str = "id, login, name, role, pin, misses, blocked_until, disabled";

fn from_row(row: &rusqlite::Row<'_>) -> rusqlite::Result<StaffRow> {
    Ok(StaffRow {
        id: StaffId(row.get(0)?),
        login: row.get(1)?,
        name: row.get(2)?,
        role: row.get(3)?,
        pin: row.get(4)?,
        misses: row.get(5)?,
        blocked_until: row.get(6)?,
        disabled: row.get(7)?,
    })
}

pub fn all(view: &View<'_>) -> Result<Vec<StaffRow>, StoreError> {
    view.rows(&format!("SELECT {COLUMNS} FROM staff ORDER BY id"), [], from_row)
}

pub fn by_id(view: &View<'_>, id: StaffId) -> Result<Option<StaffRow>, StoreError> {
    view.row(
        &format!("SELECT {COLUMNS} FROM staff WHERE id = ?1"),
        [id.0],
        from_row,
    )
}

pub fn by_login(view: &View<'_>, login: &str) -> Result<Option<StaffRow>, StoreError> {
    view.row(
        &format!("SELECT {COLUMNS} FROM staff WHERE login = ?1"),
        [login],
        from_row,
    )
}

pub fn put(staff: &StaffRow) -> Write {
    Write::one(
        "INSERT INTO staff (id, login, name, role, pin, misses, blocked_until, disabled)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
         ON CONFLICT (id) DO UPDATE SET login = ?2, name = ?3, role = ?4, pin = ?5, misses = ?6,
             blocked_until = ?7, disabled = ?8",
        values![
            staff.id.0,
            staff.login.clone(),
            staff.name.clone(),
            staff.role.clone(),
            staff.pin.clone(),
            i64::from(staff.misses),
            staff.blocked_until,
            staff.disabled
        ],
    )
}

fn session_from_row(row: &rusqlite::Row<'_>) -> rusqlite::Result<SessionRow> {
    Ok(SessionRow {
        token: row.get(0)?,
        staff: StaffId(row.get(1)?),
        station: row.get(2)?,
        started_at: row.get(3)?,
        used_at: row.get(4)?,
    })
}

/// The open session with this token hash.
pub fn session(view: &View<'_>, token: &[u8; 32]) -> Result<Option<SessionRow>, StoreError> {
    view.row(
        "SELECT token, staff_id, station, started_at, used_at FROM session
         WHERE token = ?1 AND ended_at IS NULL",
        [token.as_slice()],
        session_from_row,
    )
}

/// Open sessions, oldest first.
pub fn open_sessions(view: &View<'_>) -> Result<Vec<SessionRow>, StoreError> {
    view.rows(
        "SELECT token, staff_id, station, started_at, used_at FROM session WHERE ended_at IS NULL
         ORDER BY started_at, token",
        [],
        session_from_row,
    )
}

/// Begins a session; whatever the same person or the same station had open ends with it.
pub fn begin_session(session: &SessionRow) -> Vec<Write> {
    vec![
        Write::any(
            "UPDATE session SET ended_at = ?3 WHERE ended_at IS NULL AND (staff_id = ?1 OR station = ?2)",
            values![session.staff.0, session.station.clone(), session.started_at],
        ),
        Write::one(
            "INSERT INTO session (token, staff_id, station, started_at, used_at, ended_at)
             VALUES (?1, ?2, ?3, ?4, ?5, NULL)",
            values![
                session.token.to_vec(),
                session.staff.0,
                session.station.clone(),
                session.started_at,
                session.used_at
            ],
        ),
    ]
}

pub fn touch_session(token: &[u8; 32], at: i64) -> Write {
    Write::one(
        "UPDATE session SET used_at = ?2 WHERE token = ?1 AND ended_at IS NULL",
        values![token.to_vec(), at],
    )
}

pub fn end_sessions_of(staff: StaffId, at: i64) -> Write {
    Write::any(
        "UPDATE session SET ended_at = ?2 WHERE staff_id = ?1 AND ended_at IS NULL",
        values![staff.0, at],
    )
}
