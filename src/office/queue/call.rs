//! A clerk calls: the next one by the rules, this one by hand, or the same one again.

use super::{
    TicketAnswer, calls_made, check_counter_serves, counter, recent_calls, sign, take_step, ticket_today,
};
use crate::domain::message::{Message, Say};
use crate::domain::ticket::{Act as Step, counter_is_free};
use crate::domain::time::Moment;
use crate::domain::waiting::{Caller, NobodyWaits, PriorityMajority, Waiting, Why, next, priority_majority};
use crate::office::{Act, Case, Command, OfficeError, settings};
use crate::store::office::CounterRow;
use crate::store::ticket::{CallRow, TicketRow};
use crate::store::{Batch, StoreError, ticket};
use serde::{Deserialize, Serialize};

/// A call that was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CallAnswer {
    pub ticket: TicketAnswer,
    /// Why this one, as data.
    pub why: Why,
    /// Minutes between taking the number and this call.
    pub waited_minutes: i64,
    /// More than half of the line has priority: the manager should know.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub majority: Option<PriorityMajority>,
}

/// Calls the next one to a counter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CallNext {
    /// Number of the counter.
    pub counter: u32,
}

impl Command for CallNext {
    const ACT: Act = Act::CallNext;
    type Answer = CallAnswer;

    fn decide(&self, case: &Case<'_>, batch: &mut Batch) -> Result<CallAnswer, OfficeError> {
        let counter = free_counter(case, self.counter)?;
        let policy = settings::read(case.view)?.order;
        let day = case.day();
        let line = line_of(case, &day, &counter)?;
        let waiting: Vec<Waiting> = line.iter().map(waiting).collect();
        let caller = Caller {
            counter: counter.id,
            fields: counter.fields.iter().copied().collect(),
        };
        let mut fields = caller.fields.clone();
        fields.extend(line.iter().map(|row| row.turn.field));
        let history = recent_calls(case.view, &day, &fields)?;
        let chosen = next(&caller, &waiting, &history, case.at, &policy)
            .ok_or_else(|| OfficeError::Refused(NobodyWaits.say()))?;
        let row = line
            .iter()
            .find(|row| row.id == chosen.ticket)
            .ok_or_else(|| OfficeError::Refused(NobodyWaits.say()))?;
        let mut answer = call(case, batch, row, Step::CallNext, &counter, chosen.why)?;
        answer.majority = priority_majority(&waiting, &policy);
        Ok(answer)
    }
}

/// Calls one number out of turn, with a reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CallThis {
    pub counter: u32,
    pub number: String,
    pub reason: String,
}

impl Command for CallThis {
    const ACT: Act = Act::CallThis;
    type Answer = CallAnswer;

    fn decide(&self, case: &Case<'_>, batch: &mut Batch) -> Result<CallAnswer, OfficeError> {
        let reason = self.reason.trim();
        if reason.is_empty() || reason.chars().count() > 200 {
            return Err(OfficeError::Fields(vec![(
                "reason".to_owned(),
                Message::new("queue-reason-needed"),
            )]));
        }
        let row = ticket_today(case, &self.number)?;
        // Tell first what became of the ticket: the first call stands untouched.
        if row.turn.state.occupies_counter() {
            row.turn
                .call(Step::CallThis, &sign(&counter(case.view, self.counter)?), case.at)?;
        }
        let counter = free_counter(case, self.counter)?;
        if !check_counter_serves(&counter, row.turn.field, row.turn.bound_counter) {
            return Err(OfficeError::Refused(
                Message::new("queue-counter-does-not-serve")
                    .with("counter", counter.number)
                    .with("number", row.turn.number.to_string()),
            ));
        }
        let why = Why::ByHand {
            reason: reason.to_owned(),
        };
        call(case, batch, &row, Step::CallThis, &counter, why)
    }
}

/// Calls the number at the counter again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recall {
    pub counter: u32,
}

impl Command for Recall {
    const ACT: Act = Act::Recall;
    type Answer = TicketAnswer;

    fn decide(&self, case: &Case<'_>, batch: &mut Batch) -> Result<TicketAnswer, OfficeError> {
        let counter = counter(case.view, self.counter)?;
        let row = super::at_counter::ticket_at(case, &counter)?;
        let policy = settings::read(case.view)?.no_show;
        let turn = row.turn.recall(counter.id, case.at, &policy)?;
        let after = take_step(
            case,
            batch,
            &row,
            turn,
            "ticket.recalled",
            serde_json::json!({ "counter": counter.number }),
        )?;
        let why = ticket::calls_of(case.view, row.id)?
            .into_iter()
            .next()
            .map_or_else(|| "null".into(), |call| call.why);
        announce(case, batch, &after, &counter, "recall", why)?;
        TicketAnswer::of(case.view, &after)
    }
}

fn call(
    case: &Case<'_>,
    batch: &mut Batch,
    row: &TicketRow,
    step: Step,
    counter: &CounterRow,
    why: Why,
) -> Result<CallAnswer, OfficeError> {
    let turn = row.turn.call(step, &sign(counter), case.at)?;
    let after = take_step(
        case,
        batch,
        row,
        turn,
        "ticket.called",
        serde_json::json!({ "counter": counter.number, "why": rule_name(&why) }),
    )?;
    let (last, calls) = ticket::series(case.view, &row.day, row.turn.field)?;
    batch.write(ticket::put_series(&row.day, row.turn.field, last, calls + 1));
    announce(
        case,
        batch,
        &after,
        counter,
        "call",
        serde_json::to_string(&why).map_err(StoreError::from)?,
    )?;
    let person = ticket::person(case.view, row.id)?;
    Ok(CallAnswer {
        waited_minutes: minutes(row.turn.arrived_at, case.at),
        ticket: TicketAnswer::of(case.view, &after)?.with_person(person.as_ref()),
        why,
        majority: None,
    })
}

/// The rule alone: a reason typed by hand may name a person and stays out of the log.
fn rule_name(why: &Why) -> serde_json::Value {
    serde_json::to_value(why)
        .ok()
        .and_then(|why| why.get("rule").cloned())
        .unwrap_or_default()
}

/// Adds what the hall shows and speaks.
pub(super) fn announce(
    case: &Case<'_>,
    batch: &mut Batch,
    row: &TicketRow,
    counter: &CounterRow,
    kind: &'static str,
    why: String,
) -> Result<(), OfficeError> {
    batch.write(ticket::put_call(&CallRow {
        id: case.view.next_id("call")?,
        ticket: row.id,
        field: row.turn.field,
        day: row.day.clone(),
        counter: counter.id,
        staff: case.actor.staff,
        kind: kind.to_owned(),
        standing: row.standing,
        why,
        at: case.millis(),
    }));
    Ok(())
}

/// The counter, if nobody was called to it or sits at it.
fn free_counter(case: &Case<'_>, number: u32) -> Result<CounterRow, OfficeError> {
    let counter = counter(case.view, number)?;
    let open = ticket::at_counter(case.view, counter.id)?;
    counter_is_free(open.as_ref().map(|row| &row.turn))?;
    Ok(counter)
}

/// Everyone in the lines a counter serves, and those bound to it from other lines.
fn line_of(case: &Case<'_>, day: &str, counter: &CounterRow) -> Result<Vec<TicketRow>, OfficeError> {
    let mut line = Vec::new();
    for field in &counter.fields {
        line.extend(ticket::waiting(case.view, day, *field)?);
    }
    for bound in ticket::bound_to(case.view, day, counter.id)? {
        if !counter.fields.contains(&bound.turn.field) {
            line.push(bound);
        }
    }
    Ok(line)
}

pub(super) fn waiting(row: &TicketRow) -> Waiting {
    Waiting {
        ticket: row.id,
        number: row.turn.number,
        field: row.turn.field,
        standing: row.standing,
        arrival_seq: row.id.0,
        arrived_at: row.turn.arrived_at,
        front: row.turn.front,
        not_before_calls: row.turn.not_before_calls,
        bound_counter: row.turn.bound_counter,
    }
}

fn minutes(from: Moment, to: Moment) -> i64 {
    (to - from).num_minutes().max(0)
}

/// Calls made in the line of a ticket today, for those who must wait for others.
pub(super) fn made_in_line(case: &Case<'_>, row: &TicketRow) -> Result<u64, OfficeError> {
    calls_made(case.view, &row.day, row.turn.field)
}
