//! The end of the day, by an explicit act: what is still open is closed as “hết giờ”, with a list.

use super::{TicketAnswer, take_step};
use crate::domain::time;
use crate::office::{Act, Case, Command, OfficeError, day_text};
use crate::store::{Batch, request, ticket};
use serde::{Deserialize, Serialize};

/// Days for which the link between a ticket and a person is kept (PD-03).
const PERSON_KEPT_DAYS: i64 = 30;

/// Closes today and any earlier day that nobody closed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CloseDay {}

/// The tickets that were closed unserved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClosedDay {
    pub expired: Vec<TicketAnswer>,
}

impl Command for CloseDay {
    const ACT: Act = Act::CloseDay;
    type Answer = ClosedDay;

    fn decide(&self, case: &Case<'_>, batch: &mut Batch) -> Result<ClosedDay, OfficeError> {
        let today = time::day(case.at);
        let day = day_text(today);
        let mut open = ticket::left_open_before(case.view, &day)?;
        open.extend(
            ticket::of_day(case.view, &day)?
                .into_iter()
                .filter(|row| row.turn.state.is_open()),
        );
        let mut expired = Vec::with_capacity(open.len());
        for row in open {
            let turn = row.turn.end_of_day(case.at)?;
            let after = take_step(case, batch, &row, turn, "ticket.expired", serde_json::Value::Null)?;
            expired.push(TicketAnswer::of(case.view, &after)?);
        }
        let link_day = day_text(today - chrono::TimeDelta::days(PERSON_KEPT_DAYS));
        for write in ticket::forget_persons(&day, &link_day) {
            batch.write(write);
        }
        batch.write(request::forget_old(case.at));
        batch.event(
            "day.closed",
            format!("day:{day}"),
            serde_json::json!({ "expired": expired.len() }),
        );
        Ok(ClosedDay { expired })
    }
}
