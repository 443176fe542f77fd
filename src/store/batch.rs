//! A decision as data: statements with parameters that give the same rows on every engine.
//!
//! No clock, no randomness and no row order inside the SQL. The first statement of a prepared batch
//! checks that the state is still at the revision the decision was made on; the events are numbered
//! and chained here, so that nothing else can write one.

use super::event::{self, Head};
use super::request;
use super::{Decision, StoreError, View};
use crate::domain::time::{self, Moment};
use rusqlite::Connection;
use rusqlite::types::Value;
use std::borrow::Cow;

/// The text with which the guard's trigger refuses a batch that was decided on an older revision.
pub(crate) const STALE: &str = "stale";

/// One deterministic statement.
#[derive(Debug, Clone, PartialEq)]
pub struct Write {
    sql: Cow<'static, str>,
    params: Vec<Value>,
    /// How many rows it must touch; anything else means the decision did not see what it thought.
    touches: Option<usize>,
}

impl Write {
    /// A statement that must touch exactly one row.
    pub fn one(sql: &'static str, params: Vec<Value>) -> Write {
        Write {
            sql: Cow::Borrowed(sql),
            params,
            touches: Some(1),
        }
    }

    /// A statement that may touch any number of rows.
    pub fn any(sql: &'static str, params: Vec<Value>) -> Write {
        Write {
            sql: Cow::Borrowed(sql),
            params,
            touches: None,
        }
    }
}

/// The values of a row, in the order of its columns.
#[macro_export]
macro_rules! values {
    ($($value:expr),* $(,)?) => { vec![$(rusqlite::types::Value::from($value)),*] };
}

/// An event before it is numbered and chained. Its body holds no personal data.
#[derive(Debug, Clone, PartialEq)]
pub struct NewEvent {
    /// What happened, such as `ticket.called`.
    pub kind: &'static str,
    /// What it happened to, such as `ticket:17`.
    pub object: String,
    /// Further facts.
    pub body: serde_json::Value,
}

/// Everything a decision wants to change.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Batch {
    writes: Vec<Write>,
    events: Vec<NewEvent>,
    signature: Option<(String, &'static str)>,
    forget_answer: bool,
}

impl Batch {
    pub fn new() -> Batch {
        Batch::default()
    }

    pub fn write(&mut self, write: Write) {
        self.writes.push(write);
    }

    pub fn event(&mut self, kind: &'static str, object: impl Into<String>, body: serde_json::Value) {
        self.events.push(NewEvent {
            kind,
            object: object.into(),
            body,
        });
    }

    /// Says who is behind the batch: the actor and the role that stand in its events.
    pub fn signed_by(&mut self, actor: String, role: &'static str) {
        self.signature = Some((actor, role));
    }

    /// The answer is personal: a repeated request is decided again instead of getting the first answer.
    pub fn forget_answer(&mut self) {
        self.forget_answer = true;
    }

    pub fn is_empty(&self) -> bool {
        self.writes.is_empty() && self.events.is_empty()
    }
}

/// Who writes, where, when and under which request: part of every event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Writer {
    /// Client-made request id.
    pub request: String,
    /// Digest of the command, so that an id is never reused for another one.
    pub digest: [u8; 32],
    /// The machine, such as `quay-2`.
    pub station: String,
    /// Wall clock of the caller.
    pub now: Moment,
    /// Milliseconds on the caller's monotonic clock.
    pub monotonic_ms: i64,
    /// SHA-256 of the session token, for staff.
    pub session: Option<[u8; 32]>,
}

/// The time a decision works with, after the rules for clocks that go wrong (CK-02).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stamp {
    /// Time of everything written by this batch.
    pub at: Moment,
    /// The wall clock stands more than five minutes before the last event.
    pub clock_back: bool,
    /// It did, now or before, and no supervisor has confirmed it since: dated codes wait, tickets go on.
    pub clock_doubted: bool,
}

/// Backward steps up to this are smoothed over; beyond, the caller's clock is taken as it is.
const SMOOTHED: chrono::TimeDelta = chrono::TimeDelta::minutes(5);
/// Backward steps beyond this are recorded as an event.
const NOTICED: chrono::TimeDelta = chrono::TimeDelta::seconds(2);

/// No machine runs this program before it was released: an earlier date is a clock without power.
const RELEASED: chrono::NaiveDate = match chrono::NaiveDate::from_ymd_opt(2026, 11, 1) {
    Some(day) => day,
    None => unreachable!(),
};

impl Stamp {
    /// `t = max(now, last + 1 ms)`, unless the clock was set back by more than five minutes.
    pub fn new(now: Moment, last: Option<Moment>) -> Stamp {
        let now = time::whole_millis(now);
        let clock_back = last.is_some_and(|last| now + SMOOTHED < last);
        let at = match last {
            Some(last) if !clock_back => now.max(last + chrono::TimeDelta::milliseconds(1)),
            _ => now,
        };
        Stamp {
            at,
            clock_back,
            clock_doubted: clock_back || time::day(now) < RELEASED,
        }
    }
}

/// A decided batch with its guard, numbered events and the answer to give once it is committed.
#[derive(Debug, Clone)]
pub struct Prepared<T> {
    pub answer: T,
    /// The revision it was decided on.
    pub revision: i64,
    pub(crate) statements: Vec<Write>,
}

pub(crate) enum Outcome<T> {
    Repeated(T),
    Fresh(Prepared<T>),
}

/// Runs the decision on `view` and numbers what it returns.
pub(crate) fn prepare<T, E>(
    view: &View<'_>,
    writer: &Writer,
    decide: &mut impl FnMut(&View<'_>, &Stamp) -> Result<Decision<T>, E>,
) -> Result<Outcome<T>, E>
where
    T: serde::Serialize + serde::de::DeserializeOwned,
    E: From<StoreError>,
{
    if let Some(answer) = request::first_answer(view, &writer.request, &writer.digest)? {
        return Ok(Outcome::Repeated(answer));
    }
    let head = view.head()?;
    let mut stamp = Stamp::new(writer.now, head.at);
    stamp.clock_doubted |= head.clock_doubted;
    let Decision { answer, mut batch } = decide(view, &stamp)?;
    if let Some(last) = head.at
        && writer.now + NOTICED < last
        && !batch.is_empty()
    {
        let back = (last - writer.now).num_seconds();
        if stamp.clock_back {
            // First, so that the decision that confirms the clock has the last word.
            batch.writes.insert(0, event::doubt_clock());
        }
        batch.event("clock.back", "clock", serde_json::json!({ "seconds": back }));
    }
    if batch.is_empty() {
        return Ok(Outcome::Fresh(Prepared {
            answer,
            revision: head.seq,
            statements: Vec::new(),
        }));
    }
    let text = match batch.forget_answer {
        true => None,
        false => Some(serde_json::to_string(&answer).map_err(StoreError::from)?),
    };
    let statements = number(&head, writer, &stamp, batch, text);
    Ok(Outcome::Fresh(Prepared {
        answer,
        revision: head.seq,
        statements,
    }))
}

fn number(head: &Head, writer: &Writer, stamp: &Stamp, batch: Batch, answer: Option<String>) -> Vec<Write> {
    let mut statements = Vec::with_capacity(batch.writes.len() + batch.events.len() + 3);
    statements.push(Write::any(
        "INSERT INTO revision_guard (decided_on) VALUES (?1)",
        values![head.seq],
    ));
    statements.extend(batch.writes);
    let mut link = head.clone();
    let (actor, role) = batch.signature.unwrap_or_else(|| ("system".to_owned(), "system"));
    for new in batch.events {
        let (write, next) = event::append(&link, writer, (&actor, role), stamp, &new);
        statements.push(write);
        link = next;
    }
    // A batch without an event of its own still moves the revision on, so that a stale one is seen.
    if link.seq == head.seq {
        let silent = NewEvent {
            kind: "store.write",
            object: "store".into(),
            body: serde_json::Value::Null,
        };
        let (write, next) = event::append(&link, writer, (&actor, role), stamp, &silent);
        statements.push(write);
        link = next;
    }
    statements.push(event::move_head(&link));
    if let Some(answer) = answer {
        statements.push(request::remember(writer, answer, stamp.at));
    }
    statements
}

/// Executes the statements inside the caller's transaction.
pub(crate) fn apply(connection: &Connection, statements: &[Write]) -> Result<(), StoreError> {
    for write in statements {
        let mut statement = connection.prepare_cached(&write.sql)?;
        let touched = statement.execute(rusqlite::params_from_iter(&write.params))?;
        if let Some(expected) = write.touches
            && touched != expected
        {
            return Err(StoreError::Unexpected {
                sql: write.sql.to_string(),
                expected,
                touched,
            });
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::TimeDelta;

    fn at(millis: i64) -> Moment {
        time::from_millis(millis).unwrap()
    }

    #[test]
    fn two_commits_in_one_millisecond_get_rising_times() {
        let last = at(1_000_000);
        assert_eq!(Stamp::new(last, Some(last)).at, last + TimeDelta::milliseconds(1));
    }

    #[test]
    fn a_clock_set_back_a_little_never_turns_time_back() {
        let last = at(10_000_000);
        let stamp = Stamp::new(last - TimeDelta::seconds(90), Some(last));
        assert_eq!(stamp.at, last + TimeDelta::milliseconds(1));
        assert!(!stamp.clock_back);
    }

    #[test]
    fn a_clock_set_back_an_hour_is_told_and_not_followed_by_the_wrong_future() {
        let last = at(10_000_000_000);
        let now = last - TimeDelta::hours(1);
        let stamp = Stamp::new(now, Some(last));
        assert_eq!(stamp.at, now);
        assert!(stamp.clock_back);
    }
}
