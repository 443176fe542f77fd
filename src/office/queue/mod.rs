//! Numbers and calls: the use cases of the queue, over the rules of `domain::ticket` and `domain::waiting`.

mod answer;
mod at_counter;
mod call;
mod close_day;
mod correct;
mod missed;
mod outlook;
mod take_number;
mod transfer;

pub use answer::{TicketAnswer, queue_of, ticket_named, wait_of};
pub use at_counter::{Appear, Finish, Hold, PutBack, Resume};
pub use call::{CallAnswer, CallNext, CallThis, Recall};
pub use close_day::{CloseDay, ClosedDay};
pub use correct::{ChangeService, CorrectStanding};
pub use missed::{NoShow, ReturnToLine, UndoNoShow};
pub use outlook::WaitEstimate;
pub(crate) use outlook::estimate_of;
pub use take_number::{Citizen, JoinLine, LeaveLine, PaperCheck, TakeNumber, TakenNumber};
pub use transfer::{SendTo, Transfer};

use super::{Case, OfficeError};
use crate::domain::code::TicketNumber;
use crate::domain::id::{CounterId, FieldId};
use crate::domain::message::Message;
use crate::domain::ticket::{CounterSign, Turn};
use crate::domain::waiting::{PastCall, RecentCalls};
use crate::store::office::{CounterRow, FieldRow};
use crate::store::ticket::TicketRow;
use crate::store::{Batch, View, office, ticket};
use std::collections::{BTreeMap, BTreeSet};

/// The ticket with this number today, as a person types it.
pub(super) fn ticket_today(case: &Case<'_>, number: &str) -> Result<TicketRow, OfficeError> {
    let number = TicketNumber::parse(number).map_err(|error| OfficeError::refused(&error))?;
    ticket::by_number(case.view, &case.day(), number.letter(), number.n())?.ok_or_else(|| {
        OfficeError::Refused(Message::new("queue-no-such-ticket").with("number", number.to_string()))
    })
}

/// The counter with this number.
fn counter(view: &View<'_>, number: u32) -> Result<CounterRow, OfficeError> {
    office::counters(view)?
        .into_iter()
        .find(|counter| counter.number == number && !counter.retired)
        .ok_or_else(|| OfficeError::Refused(Message::new("queue-no-such-counter").with("counter", number)))
}

fn sign(counter: &CounterRow) -> CounterSign {
    CounterSign {
        id: counter.id,
        label: counter.number.to_string(),
    }
}

/// The field with this letter.
fn field(view: &View<'_>, letter: char) -> Result<FieldRow, OfficeError> {
    let letter = letter.to_ascii_uppercase();
    office::fields(view)?
        .into_iter()
        .find(|field| field.letter == letter && !field.retired)
        .ok_or_else(|| {
            OfficeError::Refused(Message::new("queue-no-such-field").with("letter", letter.to_string()))
        })
}

/// Writes a ticket's new turn: the row, its span where the state changed, and the event.
fn take_step(
    case: &Case<'_>,
    batch: &mut Batch,
    before: &TicketRow,
    turn: Turn,
    kind: &'static str,
    facts: serde_json::Value,
) -> Result<TicketRow, OfficeError> {
    let mut after = before.clone();
    let turned = turn.state != before.turn.state
        || turn.counter != before.turn.counter
        || turn.field != before.turn.field;
    after.turn = turn;
    if let Some(staff) = case.actor.staff {
        after.staff = Some(staff);
    }
    write_step(case, batch, before, &after, turned, kind, facts)?;
    Ok(after)
}

fn write_step(
    case: &Case<'_>,
    batch: &mut Batch,
    before: &TicketRow,
    after: &TicketRow,
    turned: bool,
    kind: &'static str,
    facts: serde_json::Value,
) -> Result<(), OfficeError> {
    batch.write(ticket::put(after));
    if turned {
        let n = ticket::next_span(case.view, after.id)?;
        for write in ticket::turn_span(after, n, case.millis()) {
            batch.write(write);
        }
    }
    let mut body = serde_json::json!({
        "number": after.turn.number.to_string(),
        "from": before.turn.state,
        "to": after.turn.state,
    });
    if let (Some(body), serde_json::Value::Object(facts)) = (body.as_object_mut(), facts) {
        body.extend(facts);
    }
    batch.event(kind, format!("ticket:{}", after.id), body);
    Ok(())
}

/// What was called today, as the rules of order look back on it.
fn recent_calls(view: &View<'_>, day: &str, fields: &BTreeSet<FieldId>) -> Result<RecentCalls, OfficeError> {
    let most = i64::try_from(RecentCalls::KEPT).unwrap_or(i64::MAX);
    let mut last: Vec<PastCall> = ticket::past_calls(view, day, most)?;
    last.reverse();
    let mut made = BTreeMap::new();
    for field in fields {
        made.insert(*field, calls_made(view, day, *field)?);
    }
    Ok(RecentCalls { last, made })
}

/// Calls out of this line today.
fn calls_made(view: &View<'_>, day: &str, line: FieldId) -> Result<u64, OfficeError> {
    Ok(ticket::series(view, day, line)?.1.unsigned_abs())
}

/// Whether a counter may call a ticket of this line.
fn check_counter_serves(counter: &CounterRow, line: FieldId, bound: Option<CounterId>) -> bool {
    bound == Some(counter.id) || counter.fields.contains(&line)
}
