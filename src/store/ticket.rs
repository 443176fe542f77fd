//! Queue tickets, the spans of their states, and the calls.
//!
//! What a person says of himself (name, phone, reason of priority) stands in a table of its own.

mod call;
mod span;

pub use call::{CallRow, calls_of, last_calls, put_call};
pub use span::{SpanRow, next_span, spans, spans_of_days, turn_span};

use super::batch::Write;
use super::{StoreError, View};
use crate::domain::code::TicketNumber;
use crate::domain::id::{CounterId, FieldId, StaffId, TicketId};
use crate::domain::ticket::{CounterSign, TicketState, Turn};
use crate::domain::time::{self, Moment};
use crate::domain::waiting::{PastCall, Standing};
use crate::values;
use serde::{Deserialize, Serialize};

pub(crate) const MIGRATION: &str = "
CREATE TABLE series (
    day TEXT NOT NULL,
    field_id INTEGER NOT NULL REFERENCES field (id),
    last INTEGER NOT NULL CHECK (last >= 0),
    calls INTEGER NOT NULL CHECK (calls >= 0),
    PRIMARY KEY (day, field_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE ticket (
    id INTEGER PRIMARY KEY,
    day TEXT NOT NULL,
    field_id INTEGER NOT NULL REFERENCES field (id),
    letter TEXT NOT NULL,
    n INTEGER NOT NULL CHECK (n > 0),
    kind TEXT NOT NULL CHECK (kind IN ('walk_in', 'appointment')),
    standing TEXT NOT NULL CHECK (standing IN ('low', 'normal', 'priority')),
    state TEXT NOT NULL CHECK (state IN
        ('created', 'waiting', 'called', 'serving', 'held', 'missed', 'done', 'left', 'expired')),
    line INTEGER NOT NULL REFERENCES field (id),
    taken_at INTEGER NOT NULL,
    counter_id INTEGER REFERENCES counter (id),
    bound_counter INTEGER REFERENCES counter (id),
    front INTEGER NOT NULL CHECK (front IN (0, 1)),
    not_before_calls INTEGER CHECK (not_before_calls >= 0),
    calls INTEGER NOT NULL CHECK (calls >= 0),
    first_called_at INTEGER,
    last_called_at INTEGER,
    skips INTEGER NOT NULL CHECK (skips >= 0),
    misses INTEGER NOT NULL CHECK (misses >= 0),
    missed_at INTEGER,
    serving_since INTEGER,
    served_seconds INTEGER NOT NULL CHECK (served_seconds >= 0),
    closed_at INTEGER,
    staff_id INTEGER REFERENCES staff (id),
    procedure TEXT,
    quantity INTEGER NOT NULL CHECK (quantity > 0),
    papers TEXT CHECK (papers IS NULL OR json_valid(papers)),
    station TEXT NOT NULL,
    UNIQUE (day, field_id, n),
    CHECK (state NOT IN ('called', 'serving') OR counter_id IS NOT NULL),
    CHECK ((state IN ('done', 'left', 'expired')) = (closed_at IS NOT NULL))
) STRICT;
CREATE INDEX ticket_line ON ticket (day, line, state);
CREATE UNIQUE INDEX one_ticket_at_a_counter ON ticket (counter_id) WHERE state IN ('called', 'serving');
CREATE INDEX ticket_day ON ticket (day, id);
CREATE INDEX ticket_station ON ticket (station, day, id);
CREATE INDEX ticket_bound ON ticket (bound_counter, day, state) WHERE bound_counter IS NOT NULL;

CREATE TABLE ticket_person (
    ticket_id INTEGER PRIMARY KEY REFERENCES ticket (id),
    name TEXT NOT NULL,
    phone TEXT NOT NULL,
    note TEXT NOT NULL,
    priority TEXT NOT NULL
) STRICT;

CREATE TABLE ticket_span (
    ticket_id INTEGER NOT NULL REFERENCES ticket (id),
    n INTEGER NOT NULL CHECK (n > 0),
    state TEXT NOT NULL,
    counter_id INTEGER REFERENCES counter (id),
    staff_id INTEGER REFERENCES staff (id),
    began_at INTEGER NOT NULL,
    ended_at INTEGER,
    PRIMARY KEY (ticket_id, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE call (
    id INTEGER PRIMARY KEY,
    ticket_id INTEGER NOT NULL REFERENCES ticket (id),
    field_id INTEGER NOT NULL REFERENCES field (id),
    day TEXT NOT NULL,
    counter_id INTEGER NOT NULL REFERENCES counter (id),
    staff_id INTEGER REFERENCES staff (id),
    kind TEXT NOT NULL CHECK (kind IN ('call', 'recall', 'transfer')),
    standing TEXT NOT NULL CHECK (standing IN ('low', 'normal', 'priority')),
    why TEXT NOT NULL CHECK (json_valid(why)),
    at INTEGER NOT NULL
) STRICT;
CREATE INDEX call_day ON call (day, id);
CREATE INDEX call_ticket ON call (ticket_id, id);
";

/// A ticket: its turn in the hall and what belongs to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TicketRow {
    pub id: TicketId,
    /// Local day, `YYYY-MM-DD`.
    pub day: String,
    /// Field whose series the number belongs to; the line it stands in is in the turn.
    pub field: FieldId,
    pub kind: TicketKind,
    pub standing: Standing,
    pub turn: Turn,
    /// Who called or served it last.
    pub staff: Option<StaffId>,
    pub procedure: Option<String>,
    pub quantity: u32,
    /// The citizen's own check of the papers, as JSON.
    pub papers: Option<String>,
    /// Machine on which it was taken.
    pub station: String,
}

/// How the person came.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TicketKind {
    #[default]
    WalkIn,
    Appointment,
}

impl TicketKind {
    pub const fn as_str(self) -> &'static str {
        match self {
            TicketKind::WalkIn => "walk_in",
            TicketKind::Appointment => "appointment",
        }
    }
}

/// What a person said of himself when a ticket was made for him at the desk.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct TicketPerson {
    #[serde(default)]
    pub name: String,
    #[serde(default)]
    pub phone: String,
    #[serde(default)]
    pub note: String,
    /// Reason of priority; forgotten after the day.
    #[serde(default)]
    pub priority: String,
}

const SELECT: &str = "SELECT t.id, t.day, t.field_id, t.letter, t.n, t.kind, t.standing, t.state, t.line, \
     t.taken_at, t.counter_id, c.number, t.bound_counter, t.front, t.not_before_calls, t.calls, \
     t.first_called_at, t.last_called_at, t.skips, t.misses, t.missed_at, t.serving_since, t.served_seconds, \
     t.closed_at, t.staff_id, t.procedure, t.quantity, t.papers, t.station \
     FROM ticket t LEFT JOIN counter c ON c.id = t.counter_id";

fn unreadable(column: usize, what: &'static str) -> rusqlite::Error {
    rusqlite::Error::FromSqlConversionFailure(column, rusqlite::types::Type::Text, what.into())
}

fn moment(row: &rusqlite::Row<'_>, column: usize) -> rusqlite::Result<Option<Moment>> {
    Ok(row.get::<_, Option<i64>>(column)?.and_then(time::from_millis))
}

fn from_row(row: &rusqlite::Row<'_>) -> rusqlite::Result<TicketRow> {
    let letter: String = row.get(3)?;
    let number = TicketNumber::new(letter.chars().next().unwrap_or('?'), row.get(4)?)
        .map_err(|_| unreadable(3, "ticket number"))?;
    let kind: String = row.get(5)?;
    let state: String = row.get(7)?;
    let counter = match row.get::<_, Option<i64>>(10)? {
        Some(id) => Some(CounterSign {
            id: CounterId(id),
            label: row.get::<_, Option<i64>>(11)?.unwrap_or_default().to_string(),
        }),
        None => None,
    };
    Ok(TicketRow {
        id: TicketId(row.get(0)?),
        day: row.get(1)?,
        field: FieldId(row.get(2)?),
        kind: if kind == "appointment" {
            TicketKind::Appointment
        } else {
            TicketKind::WalkIn
        },
        standing: standing(&row.get::<_, String>(6)?),
        turn: Turn {
            number,
            state: TicketState::from_code(&state).ok_or_else(|| unreadable(7, "ticket state"))?,
            field: FieldId(row.get(8)?),
            arrived_at: moment(row, 9)?.ok_or_else(|| unreadable(9, "time"))?,
            counter,
            bound_counter: row.get::<_, Option<i64>>(12)?.map(CounterId),
            front: row.get(13)?,
            not_before_calls: row.get::<_, Option<i64>>(14)?.map(i64::unsigned_abs),
            calls: row.get(15)?,
            first_called_at: moment(row, 16)?,
            last_called_at: moment(row, 17)?,
            skips: row.get(18)?,
            misses: row.get(19)?,
            missed_at: moment(row, 20)?,
            serving_since: moment(row, 21)?,
            served_seconds: row.get(22)?,
            closed_at: moment(row, 23)?,
        },
        staff: row.get::<_, Option<i64>>(24)?.map(StaffId),
        procedure: row.get(25)?,
        quantity: row.get(26)?,
        papers: row.get(27)?,
        station: row.get(28)?,
    })
}

/// The word kept for a standing.
pub(crate) const fn standing_code(standing: Standing) -> &'static str {
    match standing {
        Standing::Priority => "priority",
        Standing::Normal => "normal",
        Standing::Low => "low",
    }
}

fn standing(code: &str) -> Standing {
    match code {
        "priority" => Standing::Priority,
        "low" => Standing::Low,
        _ => Standing::Normal,
    }
}

pub fn by_id(view: &View<'_>, id: TicketId) -> Result<Option<TicketRow>, StoreError> {
    view.row(&format!("{SELECT} WHERE t.id = ?1"), [id.0], from_row)
}

/// The ticket with this number of a day's series.
pub fn by_number(view: &View<'_>, day: &str, letter: char, n: u32) -> Result<Option<TicketRow>, StoreError> {
    view.row(
        &format!("{SELECT} WHERE t.day = ?1 AND t.letter = ?2 AND t.n = ?3"),
        (day, letter.to_string(), n),
        from_row,
    )
}

/// All tickets of a day, in the order they were taken.
pub fn of_day(view: &View<'_>, day: &str) -> Result<Vec<TicketRow>, StoreError> {
    view.rows(
        &format!("{SELECT} WHERE t.day = ?1 ORDER BY t.id"),
        [day],
        from_row,
    )
}

/// All tickets of the days from `from` to `to`, in the order they were taken.
pub fn of_days(view: &View<'_>, from: &str, to: &str) -> Result<Vec<TicketRow>, StoreError> {
    view.rows(
        &format!("{SELECT} WHERE t.day BETWEEN ?1 AND ?2 ORDER BY t.id"),
        [from, to],
        from_row,
    )
}

/// Tickets waiting in a line today, in the order they were taken.
pub fn waiting(view: &View<'_>, day: &str, line: FieldId) -> Result<Vec<TicketRow>, StoreError> {
    view.rows(
        &format!("{SELECT} WHERE t.day = ?1 AND t.line = ?2 AND t.state = 'waiting' ORDER BY t.id"),
        (day, line.0),
        from_row,
    )
}

/// Tickets waiting for one counter alone.
pub fn bound_to(view: &View<'_>, day: &str, counter: CounterId) -> Result<Vec<TicketRow>, StoreError> {
    view.rows(
        &format!("{SELECT} WHERE t.bound_counter = ?2 AND t.day = ?1 AND t.state = 'waiting' ORDER BY t.id"),
        (day, counter.0),
        from_row,
    )
}

/// How many wait in a line.
pub fn count_waiting(view: &View<'_>, day: &str, line: FieldId) -> Result<i64, StoreError> {
    view.number(
        "SELECT count(*) FROM ticket WHERE day = ?1 AND line = ?2 AND state = 'waiting'",
        (day, line.0),
    )
}

/// How many wait for one counter alone.
pub fn count_bound(view: &View<'_>, day: &str, counter: CounterId) -> Result<i64, StoreError> {
    view.number(
        "SELECT count(*) FROM ticket WHERE bound_counter = ?2 AND day = ?1 AND state = 'waiting'",
        (day, counter.0),
    )
}

/// When this machine last gave a number today.
pub fn last_taken_at(view: &View<'_>, day: &str, station: &str) -> Result<Option<i64>, StoreError> {
    view.row(
        "SELECT taken_at FROM ticket WHERE station = ?2 AND day = ?1 ORDER BY id DESC LIMIT 1",
        (day, station),
        |row| row.get(0),
    )
}

/// The newest calls of a day without their details, newest first.
pub fn past_calls(view: &View<'_>, day: &str, most: i64) -> Result<Vec<PastCall>, StoreError> {
    view.rows(
        "SELECT field_id, standing FROM call WHERE day = ?1 AND kind = 'call' ORDER BY id DESC LIMIT ?2",
        (day, most),
        |row| {
            Ok(PastCall {
                field: FieldId(row.get(0)?),
                standing: standing(&row.get::<_, String>(1)?),
            })
        },
    )
}

/// What a counter has called or is serving.
pub fn at_counter(view: &View<'_>, counter: CounterId) -> Result<Option<TicketRow>, StoreError> {
    view.row(
        &format!("{SELECT} WHERE t.counter_id = ?1 AND t.state IN ('called', 'serving')"),
        [counter.0],
        from_row,
    )
}

/// Tickets of earlier days that nobody closed, oldest first.
pub fn left_open_before(view: &View<'_>, day: &str) -> Result<Vec<TicketRow>, StoreError> {
    view.rows(
        &format!(
            "{SELECT} WHERE t.day < ?1 AND t.state IN
             ('created', 'waiting', 'called', 'serving', 'held') ORDER BY t.id"
        ),
        [day],
        from_row,
    )
}

/// Last number and number of calls of a series today.
pub fn series(view: &View<'_>, day: &str, field: FieldId) -> Result<(u32, i64), StoreError> {
    Ok(view
        .row(
            "SELECT last, calls FROM series WHERE day = ?1 AND field_id = ?2",
            (day, field.0),
            |row| Ok((row.get(0)?, row.get(1)?)),
        )?
        .unwrap_or((0, 0)))
}

pub fn put_series(day: &str, field: FieldId, last: u32, calls: i64) -> Write {
    Write::one(
        "INSERT INTO series (day, field_id, last, calls) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (day, field_id) DO UPDATE SET last = ?3, calls = ?4",
        values![day.to_owned(), field.0, i64::from(last), calls],
    )
}

/// Inserts a new ticket, or writes what may change on one: its number, field and day never do.
pub fn put(ticket: &TicketRow) -> Write {
    let turn = &ticket.turn;
    let at = |moment: Option<Moment>| moment.map(|moment| moment.timestamp_millis());
    Write::one(
        "INSERT INTO ticket (id, day, field_id, letter, n, kind, standing, state, line, taken_at, counter_id,
             bound_counter, front, not_before_calls, calls, first_called_at, last_called_at, skips, misses,
             missed_at, serving_since, served_seconds, closed_at, staff_id, procedure, quantity, papers, station)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21,
             ?22, ?23, ?24, ?25, ?26, ?27, ?28)
         ON CONFLICT (id) DO UPDATE SET standing = ?7, state = ?8, line = ?9, counter_id = ?11,
             bound_counter = ?12, front = ?13, not_before_calls = ?14, calls = ?15, first_called_at = ?16,
             last_called_at = ?17, skips = ?18, misses = ?19, missed_at = ?20, serving_since = ?21,
             served_seconds = ?22, closed_at = ?23, staff_id = ?24, procedure = ?25, quantity = ?26, papers = ?27",
        values![
            ticket.id.0,
            ticket.day.clone(),
            ticket.field.0,
            turn.number.letter().to_string(),
            i64::from(turn.number.n()),
            ticket.kind.as_str().to_owned(),
            standing_code(ticket.standing).to_owned(),
            turn.state.code().to_owned(),
            turn.field.0,
            turn.arrived_at.timestamp_millis(),
            turn.counter.as_ref().map(|counter| counter.id.0),
            turn.bound_counter.map(|counter| counter.0),
            turn.front,
            turn.not_before_calls.map(|calls| i64::try_from(calls).unwrap_or(i64::MAX)),
            i64::from(turn.calls),
            at(turn.first_called_at),
            at(turn.last_called_at),
            i64::from(turn.skips),
            i64::from(turn.misses),
            at(turn.missed_at),
            at(turn.serving_since),
            i64::from(turn.served_seconds),
            at(turn.closed_at),
            ticket.staff.map(|staff| staff.0),
            ticket.procedure.clone(),
            i64::from(ticket.quantity),
            ticket.papers.clone(),
            ticket.station.clone()
        ],
    )
}

pub fn person(view: &View<'_>, ticket: TicketId) -> Result<Option<TicketPerson>, StoreError> {
    view.row(
        "SELECT name, phone, note, priority FROM ticket_person WHERE ticket_id = ?1",
        [ticket.0],
        |row| {
            Ok(TicketPerson {
                name: row.get(0)?,
                phone: row.get(1)?,
                note: row.get(2)?,
                priority: row.get(3)?,
            })
        },
    )
}

pub fn put_person(ticket: TicketId, person: &TicketPerson) -> Write {
    Write::one(
        "INSERT INTO ticket_person (ticket_id, name, phone, note, priority) VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT (ticket_id) DO UPDATE SET name = ?2, phone = ?3, note = ?4, priority = ?5",
        values![
            ticket.0,
            person.name.clone(),
            person.phone.clone(),
            person.note.clone(),
            person.priority.clone()
        ],
    )
}

/// Forgets the reasons of priority of days before `day` and the persons of days before `link_day`
/// (PD-03).
pub fn forget_persons(day: &str, link_day: &str) -> Vec<Write> {
    vec![
        Write::any(
            "UPDATE ticket_person SET priority = '' WHERE priority <> ''
             AND ticket_id IN (SELECT id FROM ticket WHERE day < ?1)",
            values![day.to_owned()],
        ),
        Write::any(
            "DELETE FROM ticket_person WHERE ticket_id IN (SELECT id FROM ticket WHERE day < ?1)",
            values![link_day.to_owned()],
        ),
    ]
}

/// What a member of staff has called or is serving, wherever that is.
pub fn open_of_staff(view: &View<'_>, staff: StaffId) -> Result<Option<TicketRow>, StoreError> {
    view.row(
        &format!("{SELECT} WHERE t.state IN ('called', 'serving') AND t.staff_id = ?1 ORDER BY t.id LIMIT 1"),
        [staff.0],
        from_row,
    )
}

/// An estimate looks at the last thirty services; some newer tickets may be done before older ones.
const SERVICES_LOOKED_AT: i64 = 60;

/// How many a line has served today.
pub fn count_served(view: &View<'_>, day: &str, line: FieldId) -> Result<i64, StoreError> {
    view.number(
        "SELECT count(*) FROM ticket WHERE day = ?1 AND line = ?2 AND state = 'done'",
        (day, line.0),
    )
}

/// The latest services of a line completed today: when, and how many seconds at counters.
pub fn served(view: &View<'_>, day: &str, line: FieldId) -> Result<Vec<(Moment, u32)>, StoreError> {
    let raw = view.rows(
        "SELECT closed_at, served_seconds FROM ticket WHERE day = ?1 AND line = ?2 AND state = 'done'
         ORDER BY id DESC LIMIT ?3",
        (day, line.0, SERVICES_LOOKED_AT),
        |row| Ok((row.get::<_, i64>(0)?, row.get(1)?)),
    )?;
    Ok(raw
        .into_iter()
        .filter_map(|(at, seconds)| Some((time::from_millis(at)?, seconds)))
        .collect())
}

/// Mean seconds of a service on the last day before `day` on which the line served anybody.
pub fn mean_service_before(view: &View<'_>, day: &str, line: FieldId) -> Result<Option<u32>, StoreError> {
    view.row(
        "SELECT avg(served_seconds) FROM ticket WHERE line = ?2 AND state = 'done' AND day =
             (SELECT max(day) FROM ticket WHERE day < ?1 AND line = ?2 AND state = 'done')",
        (day, line.0),
        |row| Ok(row.get::<_, Option<f64>>(0)?.map(|mean| mean.round() as u32)),
    )
    .map(Option::flatten)
}

/// Calls out of a line since a time, as counter and moment.
pub fn calls_since(
    view: &View<'_>,
    day: &str,
    line: FieldId,
    since: i64,
) -> Result<Vec<(CounterId, Moment)>, StoreError> {
    let raw = view.rows(
        "SELECT counter_id, at FROM call WHERE day = ?1 AND field_id = ?2 AND at >= ?3 ORDER BY id",
        (day, line.0, since),
        |row| Ok((CounterId(row.get(0)?), row.get::<_, i64>(1)?)),
    )?;
    Ok(raw
        .into_iter()
        .filter_map(|(counter, at)| Some((counter, time::from_millis(at)?)))
        .collect())
}

/// Standings of the tickets taken for a line since a time.
pub fn arrivals_since(
    view: &View<'_>,
    day: &str,
    line: FieldId,
    since: i64,
) -> Result<Vec<Standing>, StoreError> {
    view.rows(
        "SELECT standing FROM ticket WHERE day = ?1 AND line = ?2 AND taken_at >= ?3 ORDER BY id",
        (day, line.0, since),
        |row| Ok(standing(&row.get::<_, String>(0)?)),
    )
}
