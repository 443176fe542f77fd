//! People who did not appear: missed, taken back, returned.

use super::call::made_in_line;
use super::{TicketAnswer, counter, take_step, ticket_today};
use crate::domain::ticket::counter_is_free;
use crate::office::{Act, Case, Command, OfficeError, settings};
use crate::store::{Batch, ticket};
use serde::{Deserialize, Serialize};

/// The number at the counter did not appear: stays in line or goes to the missed list, as the office set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoShow {
    pub counter: u32,
}

impl Command for NoShow {
    const ACT: Act = Act::NoShow;
    type Answer = TicketAnswer;

    fn decide(&self, case: &Case<'_>, batch: &mut Batch) -> Result<TicketAnswer, OfficeError> {
        let counter = counter(case.view, self.counter)?;
        let row = super::at_counter::ticket_at(case, &counter)?;
        let policy = settings::read(case.view)?.no_show;
        let turn = row
            .turn
            .no_show(counter.id, case.at, &policy, made_in_line(case, &row)?)?;
        let facts =
            serde_json::json!({ "counter": counter.number, "misses": turn.misses, "skips": turn.skips });
        let after = take_step(case, batch, &row, turn, "ticket.missed", facts)?;
        TicketAnswer::of(case.view, &after)
    }
}

/// The clerk takes a no-show back: the person stands at the counter after all.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UndoNoShow {
    pub number: String,
}

impl Command for UndoNoShow {
    const ACT: Act = Act::UndoNoShow;
    type Answer = TicketAnswer;

    fn decide(&self, case: &Case<'_>, batch: &mut Batch) -> Result<TicketAnswer, OfficeError> {
        let row = ticket_today(case, &self.number)?;
        let policy = settings::read(case.view)?.no_show;
        let turn = row.turn.undo_no_show(case.at, &policy)?;
        if let Some(counter) = &turn.counter {
            let open = ticket::at_counter(case.view, counter.id)?;
            counter_is_free(open.as_ref().map(|row| &row.turn))?;
        }
        let after = take_step(
            case,
            batch,
            &row,
            turn,
            "ticket.miss_undone",
            serde_json::Value::Null,
        )?;
        TicketAnswer::of(case.view, &after)
    }
}

/// A missed person came back: in line again behind the next two, once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReturnToLine {
    pub number: String,
}

impl Command for ReturnToLine {
    const ACT: Act = Act::ReturnToLine;
    type Answer = TicketAnswer;

    fn decide(&self, case: &Case<'_>, batch: &mut Batch) -> Result<TicketAnswer, OfficeError> {
        let row = ticket_today(case, &self.number)?;
        let policy = settings::read(case.view)?.no_show;
        let turn = row
            .turn
            .return_to_line(case.at, &policy, made_in_line(case, &row)?)?;
        let after = take_step(
            case,
            batch,
            &row,
            turn,
            "ticket.returned",
            serde_json::Value::Null,
        )?;
        TicketAnswer::of(case.view, &after)
    }
}
