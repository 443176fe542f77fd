//! What happens at the counter after a call: the person comes, is put on hold, comes back, is done.

use super::{TicketAnswer, counter, sign, take_step, ticket_today};
use crate::domain::message::Message;
use crate::domain::ticket::counter_is_free;
use crate::office::{Act, Case, Command, OfficeError};
use crate::store::office::CounterRow;
use crate::store::ticket::TicketRow;
use crate::store::{Batch, ticket};
use serde::{Deserialize, Serialize};

/// What the counter has called or is serving.
pub(super) fn ticket_at(case: &Case<'_>, counter: &CounterRow) -> Result<TicketRow, OfficeError> {
    ticket::at_counter(case.view, counter.id)?.ok_or_else(|| {
        OfficeError::Refused(Message::new("queue-nobody-at-counter").with("counter", counter.number))
    })
}

macro_rules! at_counter {
    ($(#[$doc:meta])* $name:ident, $act:ident, $event:literal, |$turn:ident, $counter:ident, $case:ident| $step:expr) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
        pub struct $name {
            /// Number of the counter.
            pub counter: u32,
        }

        impl Command for $name {
            const ACT: Act = Act::$act;
            type Answer = TicketAnswer;

            fn decide(&self, $case: &Case<'_>, batch: &mut Batch) -> Result<TicketAnswer, OfficeError> {
                let $counter = counter($case.view, self.counter)?;
                let row = ticket_at($case, &$counter)?;
                let $turn = &row.turn;
                let turn = $step?;
                let facts = serde_json::json!({ "counter": $counter.number });
                let after = take_step($case, batch, &row, turn, $event, facts)?;
                let person = ticket::person($case.view, row.id)?;
                Ok(TicketAnswer::of($case.view, &after)?.with_person(person.as_ref()))
            }
        }
    };
}

at_counter!(
    /// The person came to the counter.
    Appear, Appear, "ticket.appeared", |turn, counter, case| turn.appear(counter.id, case.at)
);
at_counter!(
    /// The person fetches something; the counter is free for others.
    Hold, Hold, "ticket.held", |turn, counter, case| turn.hold(counter.id, case.at)
);
at_counter!(
    /// Served.
    Finish, Finish, "ticket.done", |turn, counter, case| turn.finish(counter.id, case.at)
);
at_counter!(
    /// Given back to the line unserved, at the place of arrival.
    PutBack, PutBack, "ticket.put_back", |turn, _counter, case| turn.put_back(case.at)
);

/// A person on hold is back, at this counter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Resume {
    pub counter: u32,
    pub number: String,
}

impl Command for Resume {
    const ACT: Act = Act::Resume;
    type Answer = TicketAnswer;

    fn decide(&self, case: &Case<'_>, batch: &mut Batch) -> Result<TicketAnswer, OfficeError> {
        let counter = counter(case.view, self.counter)?;
        let open = ticket::at_counter(case.view, counter.id)?;
        counter_is_free(open.as_ref().map(|row| &row.turn))?;
        let row = ticket_today(case, &self.number)?;
        let turn = row.turn.resume(&sign(&counter), case.at)?;
        let facts = serde_json::json!({ "counter": counter.number });
        let after = take_step(case, batch, &row, turn, "ticket.resumed", facts)?;
        let person = ticket::person(case.view, row.id)?;
        Ok(TicketAnswer::of(case.view, &after)?.with_person(person.as_ref()))
    }
}
