//! Dossiers: what was taken in, from whom, with which papers, and what was promised.
//!
//! Persons stand in `party`, apart from the events and the dossier itself.

use super::batch::Write;
use super::{StoreError, View};
use crate::domain::id::{AttachmentId, CounterId, DossierId, ProcedureVersionId, StaffId, TicketId};
use crate::domain::procedure::ProcedureCode;
use crate::values;
use serde::{Deserialize, Serialize};

pub(crate) const MIGRATION: &str = "
CREATE TABLE code_series (
    unit TEXT NOT NULL,
    day TEXT NOT NULL,
    last INTEGER NOT NULL CHECK (last > 0),
    PRIMARY KEY (unit, day)
) STRICT, WITHOUT ROWID;

CREATE TABLE dossier (
    id INTEGER PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    unit TEXT NOT NULL,
    day TEXT NOT NULL,
    serial INTEGER NOT NULL CHECK (serial > 0),
    procedure TEXT NOT NULL,
    version_id INTEGER NOT NULL REFERENCES procedure_version (id),
    case_name TEXT NOT NULL,
    channel TEXT NOT NULL CHECK (channel IN ('direct', 'online', 'postal')),
    status INTEGER NOT NULL CHECK (status BETWEEN 1 AND 10),
    received_at INTEGER NOT NULL,
    due_at INTEGER NOT NULL,
    original_due_at INTEGER NOT NULL,
    time_limit TEXT NOT NULL CHECK (json_valid(time_limit)),
    explanation TEXT NOT NULL CHECK (json_valid(explanation)),
    sets INTEGER NOT NULL CHECK (sets > 0),
    return_at TEXT NOT NULL,
    fee_total INTEGER NOT NULL CHECK (fee_total >= 0),
    ticket_id INTEGER REFERENCES ticket (id),
    counter_id INTEGER REFERENCES counter (id),
    staff_id INTEGER NOT NULL REFERENCES staff (id),
    qr TEXT NOT NULL,
    finished_at INTEGER,
    returned_at INTEGER,
    UNIQUE (unit, day, serial)
) STRICT;
CREATE INDEX dossier_due ON dossier (due_at) WHERE finished_at IS NULL;
CREATE INDEX dossier_ticket ON dossier (ticket_id) WHERE ticket_id IS NOT NULL;
CREATE INDEX dossier_received ON dossier (received_at);

CREATE TABLE party (
    dossier_id INTEGER NOT NULL REFERENCES dossier (id),
    role TEXT NOT NULL CHECK (role IN ('applicant', 'owner', 'authorised')),
    body TEXT NOT NULL CHECK (json_valid(body)),
    name_folded TEXT NOT NULL,
    identity_mac BLOB CHECK (identity_mac IS NULL OR length(identity_mac) = 32),
    phone_mac BLOB CHECK (phone_mac IS NULL OR length(phone_mac) = 32),
    email_folded TEXT NOT NULL,
    PRIMARY KEY (dossier_id, role)
) STRICT, WITHOUT ROWID;
CREATE INDEX party_identity ON party (identity_mac) WHERE identity_mac IS NOT NULL;
CREATE INDEX party_phone ON party (phone_mac) WHERE phone_mac IS NOT NULL;
CREATE INDEX party_email ON party (email_folded) WHERE email_folded <> '';
CREATE INDEX party_name ON party (name_folded);

CREATE TABLE dossier_paper (
    dossier_id INTEGER NOT NULL REFERENCES dossier (id),
    n INTEGER NOT NULL CHECK (n > 0),
    body TEXT NOT NULL CHECK (json_valid(body)),
    PRIMARY KEY (dossier_id, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE attachment (
    id INTEGER PRIMARY KEY,
    dossier_id INTEGER NOT NULL REFERENCES dossier (id),
    paper_n INTEGER,
    media TEXT NOT NULL CHECK (media IN ('pdf', 'jpeg', 'png')),
    sha256 BLOB NOT NULL CHECK (length(sha256) = 32),
    content BLOB NOT NULL,
    added_at INTEGER NOT NULL
) STRICT;
CREATE INDEX attachment_dossier ON attachment (dossier_id);

CREATE TABLE fee_line (
    dossier_id INTEGER NOT NULL REFERENCES dossier (id),
    n INTEGER NOT NULL CHECK (n > 0),
    body TEXT NOT NULL CHECK (json_valid(body)),
    amount INTEGER NOT NULL CHECK (amount >= 0),
    PRIMARY KEY (dossier_id, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE exemption (
    dossier_id INTEGER PRIMARY KEY REFERENCES dossier (id),
    reason TEXT NOT NULL CHECK (reason <> '')
) STRICT;

CREATE TABLE payment (
    dossier_id INTEGER PRIMARY KEY REFERENCES dossier (id),
    way TEXT NOT NULL CHECK (way IN ('cash', 'transfer')),
    amount INTEGER NOT NULL CHECK (amount >= 0),
    paid_at INTEGER NOT NULL,
    confirmed_by INTEGER NOT NULL REFERENCES staff (id),
    e_receipt TEXT NOT NULL
) STRICT;

CREATE TABLE lookup (
    station TEXT NOT NULL,
    at INTEGER NOT NULL,
    n INTEGER NOT NULL,
    PRIMARY KEY (station, at, n)
) STRICT, WITHOUT ROWID;
";

/// A dossier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DossierRow {
    pub id: DossierId,
    pub code: String,
    pub unit: String,
    /// Local day of receipt, `YYYY-MM-DD`.
    pub day: String,
    pub serial: u32,
    pub procedure: ProcedureCode,
    /// The version it was received under.
    pub version: ProcedureVersionId,
    pub case_name: String,
    /// `direct`, `online` or `postal`.
    pub channel: String,
    /// National status code 1–10 (domain.md §2.1).
    pub status: u8,
    pub received_at: i64,
    pub due_at: i64,
    pub original_due_at: i64,
    /// `TimeLimit` as JSON.
    pub time_limit: String,
    /// The date's explanation line by line, as JSON of messages.
    pub explanation: String,
    /// Sets of papers handed in (bộ).
    pub sets: u32,
    /// Where the result is handed over, in words.
    pub return_at: String,
    /// Đồng.
    pub fee_total: u64,
    pub ticket: Option<TicketId>,
    pub counter: Option<CounterId>,
    pub staff: StaffId,
    /// The signed text in the receipt's QR.
    pub qr: String,
    pub finished_at: Option<i64>,
    pub returned_at: Option<i64>,
}

/// A person of a dossier. Personal.
#[derive(Clone, PartialEq, Eq)]
pub struct PartyRow {
    /// `applicant`, `owner` or `authorised`.
    pub role: String,
    /// `domain::applicant::Applicant` as JSON.
    pub body: String,
    pub name_folded: String,
    pub identity_mac: Option<[u8; 32]>,
    pub phone_mac: Option<[u8; 32]>,
    pub email_folded: String,
}

impl std::fmt::Debug for PartyRow {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("PartyRow")
            .field("role", &self.role)
            .finish_non_exhaustive()
    }
}

/// A file attached to a dossier, without its bytes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AttachmentRow {
    pub id: AttachmentId,
    pub dossier: DossierId,
    pub paper: Option<i64>,
    /// `pdf`, `jpeg` or `png`, by content.
    pub media: String,
    pub sha256: [u8; 32],
    /// Bytes.
    pub size: i64,
}

/// A payment a clerk confirmed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaymentRow {
    /// `cash` or `transfer`.
    pub way: String,
    /// Đồng.
    pub amount: u64,
    pub paid_at: i64,
    pub confirmed_by: StaffId,
    /// Number of the electronic receipt (biên lai), issued elsewhere.
    pub e_receipt: String,
}

const COLUMNS: &str = "id, code, unit, day, serial, procedure, version_id, case_name, channel, status, \
     received_at, due_at, original_due_at, time_limit, explanation, sets, return_at, fee_total, ticket_id, \
     counter_id, staff_id, qr, finished_at, returned_at";

fn from_row(row: &rusqlite::Row<'_>) -> rusqlite::Result<DossierRow> {
    Ok(DossierRow {
        id: DossierId(row.get(0)?),
        code: row.get(1)?,
        unit: row.get(2)?,
        day: row.get(3)?,
        serial: row.get(4)?,
        procedure: ProcedureCode(row.get(5)?),
        version: ProcedureVersionId(row.get(6)?),
        case_name: row.get(7)?,
        channel: row.get(8)?,
        status: row.get(9)?,
        received_at: row.get(10)?,
        due_at: row.get(11)?,
        original_due_at: row.get(12)?,
        time_limit: row.get(13)?,
        explanation: row.get(14)?,
        sets: row.get(15)?,
        return_at: row.get(16)?,
        fee_total: row.get::<_, i64>(17)?.unsigned_abs(),
        ticket: row.get::<_, Option<i64>>(18)?.map(TicketId),
        counter: row.get::<_, Option<i64>>(19)?.map(CounterId),
        staff: StaffId(row.get(20)?),
        qr: row.get(21)?,
        finished_at: row.get(22)?,
        returned_at: row.get(23)?,
    })
}

pub fn by_code(view: &View<'_>, code: &str) -> Result<Option<DossierRow>, StoreError> {
    view.row(
        &format!("SELECT {COLUMNS} FROM dossier WHERE code = ?1"),
        [code],
        from_row,
    )
}

pub fn by_id(view: &View<'_>, id: DossierId) -> Result<Option<DossierRow>, StoreError> {
    view.row(
        &format!("SELECT {COLUMNS} FROM dossier WHERE id = ?1"),
        [id.0],
        from_row,
    )
}

/// Dossiers received on the days from `from` to `to`, oldest first.
pub fn received_between(view: &View<'_>, from: i64, to: i64) -> Result<Vec<DossierRow>, StoreError> {
    view.rows(
        &format!("SELECT {COLUMNS} FROM dossier WHERE received_at BETWEEN ?1 AND ?2 ORDER BY id"),
        (from, to),
        from_row,
    )
}

/// Codes of the dossiers of a person, newest first, by what a clerk may type into the quick search.
pub fn codes_of_person(
    view: &View<'_>,
    mac: &[u8; 32],
    email: &str,
    most: i64,
) -> Result<Vec<String>, StoreError> {
    view.rows(
        "SELECT DISTINCT d.code, d.id FROM party p JOIN dossier d ON d.id = p.dossier_id
         WHERE p.identity_mac = ?1 OR p.phone_mac = ?1 OR (p.email_folded <> '' AND p.email_folded = ?2)
         ORDER BY d.id DESC LIMIT ?3",
        (mac.as_slice(), email, most),
        |row| row.get(0),
    )
}

/// The last serial given to a unit on a local day.
pub fn last_serial(view: &View<'_>, unit: &str, day: &str) -> Result<u32, StoreError> {
    Ok(view
        .row(
            "SELECT last FROM code_series WHERE unit = ?1 AND day = ?2",
            (unit, day),
            |row| row.get(0),
        )?
        .unwrap_or(0))
}

pub fn put_serial(unit: &str, day: &str, last: u32) -> Write {
    Write::one(
        "INSERT INTO code_series (unit, day, last) VALUES (?1, ?2, ?3)
         ON CONFLICT (unit, day) DO UPDATE SET last = ?3",
        values![unit.to_owned(), day.to_owned(), i64::from(last)],
    )
}

pub fn insert(dossier: &DossierRow) -> Write {
    Write::one(
        "INSERT INTO dossier (id, code, unit, day, serial, procedure, version_id, case_name, channel, status,
             received_at, due_at, original_due_at, time_limit, explanation, sets, return_at, fee_total, ticket_id,
             counter_id, staff_id, qr, finished_at, returned_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21,
             ?22, ?23, ?24)",
        values![
            dossier.id.0,
            dossier.code.clone(),
            dossier.unit.clone(),
            dossier.day.clone(),
            i64::from(dossier.serial),
            dossier.procedure.0.clone(),
            dossier.version.0,
            dossier.case_name.clone(),
            dossier.channel.clone(),
            i64::from(dossier.status),
            dossier.received_at,
            dossier.due_at,
            dossier.original_due_at,
            dossier.time_limit.clone(),
            dossier.explanation.clone(),
            i64::from(dossier.sets),
            dossier.return_at.clone(),
            amount(dossier.fee_total),
            dossier.ticket.map(|ticket| ticket.0),
            dossier.counter.map(|counter| counter.0),
            dossier.staff.0,
            dossier.qr.clone(),
            dossier.finished_at,
            dossier.returned_at
        ],
    )
}

fn amount(dong: u64) -> i64 {
    i64::try_from(dong).unwrap_or(i64::MAX)
}

pub fn insert_party(dossier: DossierId, party: &PartyRow) -> Write {
    Write::one(
        "INSERT INTO party (dossier_id, role, body, name_folded, identity_mac, phone_mac, email_folded)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        values![
            dossier.0,
            party.role.clone(),
            party.body.clone(),
            party.name_folded.clone(),
            party.identity_mac.map(|mac| mac.to_vec()),
            party.phone_mac.map(|mac| mac.to_vec()),
            party.email_folded.clone()
        ],
    )
}

/// The persons of a dossier, by role.
pub fn parties(view: &View<'_>, dossier: DossierId) -> Result<Vec<PartyRow>, StoreError> {
    view.rows(
        "SELECT role, body, name_folded, identity_mac, phone_mac, email_folded FROM party
         WHERE dossier_id = ?1 ORDER BY role",
        [dossier.0],
        |row| {
            Ok(PartyRow {
                role: row.get(0)?,
                body: row.get(1)?,
                name_folded: row.get(2)?,
                identity_mac: row.get(3)?,
                phone_mac: row.get(4)?,
                email_folded: row.get(5)?,
            })
        },
    )
}

pub fn insert_paper(dossier: DossierId, n: i64, body: String) -> Write {
    Write::one(
        "INSERT INTO dossier_paper (dossier_id, n, body) VALUES (?1, ?2, ?3)",
        values![dossier.0, n, body],
    )
}

/// The papers handed in, as JSON, in order.
pub fn papers(view: &View<'_>, dossier: DossierId) -> Result<Vec<String>, StoreError> {
    view.rows(
        "SELECT body FROM dossier_paper WHERE dossier_id = ?1 ORDER BY n",
        [dossier.0],
        |row| row.get(0),
    )
}

pub fn insert_attachment(attachment: &AttachmentRow, content: Vec<u8>, at: i64) -> Write {
    Write::one(
        "INSERT INTO attachment (id, dossier_id, paper_n, media, sha256, content, added_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        values![
            attachment.id.0,
            attachment.dossier.0,
            attachment.paper,
            attachment.media.clone(),
            attachment.sha256.to_vec(),
            content,
            at
        ],
    )
}

/// The files of a dossier, in the order they were added.
pub fn attachments(view: &View<'_>, dossier: DossierId) -> Result<Vec<AttachmentRow>, StoreError> {
    view.rows(
        "SELECT id, dossier_id, paper_n, media, sha256, length(content) FROM attachment
         WHERE dossier_id = ?1 ORDER BY id",
        [dossier.0],
        |row| {
            Ok(AttachmentRow {
                id: AttachmentId(row.get(0)?),
                dossier: DossierId(row.get(1)?),
                paper: row.get(2)?,
                media: row.get(3)?,
                sha256: row.get(4)?,
                size: row.get(5)?,
            })
        },
    )
}

/// The bytes of one file.
pub fn content(view: &View<'_>, id: AttachmentId) -> Result<Option<Vec<u8>>, StoreError> {
    view.row("SELECT content FROM attachment WHERE id = ?1", [id.0], |row| {
        row.get(0)
    })
}

pub fn insert_fee_line(dossier: DossierId, n: i64, body: String, dong: u64) -> Write {
    Write::one(
        "INSERT INTO fee_line (dossier_id, n, body, amount) VALUES (?1, ?2, ?3, ?4)",
        values![dossier.0, n, body, amount(dong)],
    )
}

/// The fee lines, as JSON, in order.
pub fn fee_lines(view: &View<'_>, dossier: DossierId) -> Result<Vec<String>, StoreError> {
    view.rows(
        "SELECT body FROM fee_line WHERE dossier_id = ?1 ORDER BY n",
        [dossier.0],
        |row| row.get(0),
    )
}

pub fn put_exemption(dossier: DossierId, reason: &str) -> Write {
    Write::one(
        "INSERT INTO exemption (dossier_id, reason) VALUES (?1, ?2)",
        values![dossier.0, reason.to_owned()],
    )
}

/// Why nothing was paid.
pub fn exemption(view: &View<'_>, dossier: DossierId) -> Result<Option<String>, StoreError> {
    view.row(
        "SELECT reason FROM exemption WHERE dossier_id = ?1",
        [dossier.0],
        |row| row.get(0),
    )
}

pub fn insert_payment(dossier: DossierId, payment: &PaymentRow) -> Write {
    Write::one(
        "INSERT INTO payment (dossier_id, way, amount, paid_at, confirmed_by, e_receipt)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        values![
            dossier.0,
            payment.way.clone(),
            amount(payment.amount),
            payment.paid_at,
            payment.confirmed_by.0,
            payment.e_receipt.clone()
        ],
    )
}

pub fn payment(view: &View<'_>, dossier: DossierId) -> Result<Option<PaymentRow>, StoreError> {
    view.row(
        "SELECT way, amount, paid_at, confirmed_by, e_receipt FROM payment WHERE dossier_id = ?1",
        [dossier.0],
        |row| {
            Ok(PaymentRow {
                way: row.get(0)?,
                amount: row.get::<_, i64>(1)?.unsigned_abs(),
                paid_at: row.get(2)?,
                confirmed_by: StaffId(row.get(3)?),
                e_receipt: row.get(4)?,
            })
        },
    )
}

/// Look-ups that missed at a station since `since`.
pub fn misses_since(view: &View<'_>, station: &str, since: i64) -> Result<i64, StoreError> {
    view.number(
        "SELECT count(*) FROM lookup WHERE station = ?1 AND at > ?2",
        (station, since),
    )
}

/// Records a look-up that missed (who asked for what is not kept) and forgets those of the last hour.
pub fn record_miss(view: &View<'_>, station: &str, at: i64) -> Result<Vec<Write>, StoreError> {
    let n = view.number(
        "SELECT count(*) FROM lookup WHERE station = ?1 AND at = ?2",
        (station, at),
    )?;
    Ok(vec![
        Write::any("DELETE FROM lookup WHERE at < ?1", values![at - 3_600_000]),
        Write::one(
            "INSERT INTO lookup (station, at, n) VALUES (?1, ?2, ?3)",
            values![station.to_owned(), at, n],
        ),
    ])
}
