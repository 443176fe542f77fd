//! The queue ticket (phiếu số thứ tự): its states and the steps that lead between them.
//!
//! The legal steps are a table, [`STEPS`]; what a step needs beyond the state (times, counters, how
//! often a person was called) is in [`turn`]. Nothing here knows the order of the line: see
//! [`waiting`](super::waiting). Tested here and in `tests/rules/ticket.rs`.

mod no_show;
mod refused;
pub mod turn;

pub use no_show::NoShowPolicy;
pub use refused::TicketError;
pub use turn::{CounterSign, Turn, counter_is_free};

use super::message::{Message, Say};
use serde::{Deserialize, Serialize};

/// Where a ticket stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TicketState {
    /// The number exists, the person is not in line yet.
    Created,
    /// In line.
    Waiting,
    /// Called to a counter, not seen there yet.
    Called,
    /// At the counter.
    Serving,
    /// Served in part; the person fetches something and comes back to the counter.
    Held,
    /// Called and did not appear (vắng mặt).
    Missed,
    /// Served.
    Done,
    /// Walked away.
    Left,
    /// Still open when the day was closed (hết giờ).
    Expired,
}

impl TicketState {
    pub const ALL: [TicketState; 9] = [
        TicketState::Created,
        TicketState::Waiting,
        TicketState::Called,
        TicketState::Serving,
        TicketState::Held,
        TicketState::Missed,
        TicketState::Done,
        TicketState::Left,
        TicketState::Expired,
    ];

    /// The word kept in the database, the same as in JSON.
    pub fn code(self) -> &'static str {
        match self {
            TicketState::Created => "created",
            TicketState::Waiting => "waiting",
            TicketState::Called => "called",
            TicketState::Serving => "serving",
            TicketState::Held => "held",
            TicketState::Missed => "missed",
            TicketState::Done => "done",
            TicketState::Left => "left",
            TicketState::Expired => "expired",
        }
    }

    /// The state of a word from the database.
    pub fn from_code(code: &str) -> Option<TicketState> {
        TicketState::ALL.into_iter().find(|state| state.code() == code)
    }

    /// Must be closed at the end of the day. A missed ticket has its outcome already.
    pub fn is_open(self) -> bool {
        matches!(
            self,
            TicketState::Created
                | TicketState::Waiting
                | TicketState::Called
                | TicketState::Serving
                | TicketState::Held
        )
    }

    /// Keeps the clerk of a counter from calling another number or logging out.
    pub fn occupies_counter(self) -> bool {
        matches!(self, TicketState::Called | TicketState::Serving)
    }
}

impl Say for TicketState {
    fn say(&self) -> Message {
        Message::new(&format!("ticket-state-{}", self.code()))
    }
}

/// What can be done with a ticket.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Act {
    /// Enters the line.
    Join,
    /// The person walks away.
    Leave,
    /// Called as the next one by the rules of the line.
    CallNext,
    /// Called out of turn by the clerk, who gives a reason.
    CallThis,
    /// Called again to the same counter.
    Recall,
    /// The person came to the counter: service starts.
    Appear,
    /// Did not appear and stays in line, to be called again.
    SkipOnce,
    /// Did not appear: on the missed list.
    NoShow,
    /// The clerk takes a no-show back.
    UndoNoShow,
    /// A missed person came back and enters the line again.
    Return,
    /// Waits beside the line for a paper, a copy or a payment.
    Hold,
    /// Back at the counter after a hold.
    Resume,
    /// Sent to another counter, with the same number and arrival.
    TransferToCounter,
    /// Sent to another field, with the same number and arrival.
    TransferToField,
    /// The service or its quantity is corrected; the number stays.
    ChangeService,
    /// Given back to the line unserved, at the place of its arrival.
    PutBack,
    /// Served.
    Finish,
    /// The day is closed.
    EndOfDay,
}

impl Act {
    pub const ALL: [Act; 18] = [
        Act::Join,
        Act::Leave,
        Act::CallNext,
        Act::CallThis,
        Act::Recall,
        Act::Appear,
        Act::SkipOnce,
        Act::NoShow,
        Act::UndoNoShow,
        Act::Return,
        Act::Hold,
        Act::Resume,
        Act::TransferToCounter,
        Act::TransferToField,
        Act::ChangeService,
        Act::PutBack,
        Act::Finish,
        Act::EndOfDay,
    ];

    /// Wants to bring the person to a counter.
    pub fn calls(self) -> bool {
        matches!(self, Act::CallNext | Act::CallThis)
    }
}

/// Every legal step: from this state, by this act, to that state. What is not here is refused.
pub const STEPS: [(TicketState, Act, TicketState); 38] = {
    use Act::{
        Appear, CallNext, CallThis, ChangeService, EndOfDay, Finish, Hold, Join, Leave, NoShow, PutBack,
        Recall, Resume, Return, SkipOnce, TransferToCounter, TransferToField, UndoNoShow,
    };
    use TicketState::{Called, Created, Done, Expired, Held, Left, Missed, Serving, Waiting};
    [
        (Created, Join, Waiting),
        (Created, Leave, Left),
        (Created, ChangeService, Created),
        (Created, EndOfDay, Expired),
        (Waiting, CallNext, Called),
        (Waiting, CallThis, Called),
        (Waiting, Leave, Left),
        (Waiting, TransferToCounter, Waiting),
        (Waiting, TransferToField, Waiting),
        (Waiting, ChangeService, Waiting),
        (Waiting, EndOfDay, Expired),
        (Called, Recall, Called),
        (Called, Appear, Serving),
        (Called, SkipOnce, Waiting),
        (Called, NoShow, Missed),
        (Called, Leave, Left),
        (Called, TransferToCounter, Waiting),
        (Called, TransferToField, Waiting),
        (Called, ChangeService, Called),
        (Called, PutBack, Waiting),
        (Called, EndOfDay, Expired),
        (Serving, Hold, Held),
        (Serving, TransferToCounter, Waiting),
        (Serving, TransferToField, Waiting),
        (Serving, ChangeService, Serving),
        (Serving, PutBack, Waiting),
        (Serving, Finish, Done),
        (Serving, EndOfDay, Expired),
        (Held, Resume, Serving),
        (Held, Leave, Left),
        (Held, TransferToCounter, Waiting),
        (Held, TransferToField, Waiting),
        (Held, ChangeService, Held),
        (Held, PutBack, Waiting),
        (Held, EndOfDay, Expired),
        (Missed, UndoNoShow, Called),
        (Missed, Return, Waiting),
        // The service of a finished ticket may still be set right for the report.
        (Done, ChangeService, Done),
    ]
};

/// The state after `act`.
///
/// # Errors
/// The step is not in [`STEPS`].
pub fn apply(state: TicketState, act: Act) -> Result<TicketState, NotNow> {
    STEPS
        .iter()
        .find(|(from, by, _)| (*from, *by) == (state, act))
        .map(|(_, _, to)| *to)
        .ok_or(NotNow { state, act })
}

/// An act that does not fit the state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
#[error("{act:?} does not fit {state:?}")]
pub struct NotNow {
    pub state: TicketState,
    pub act: Act,
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn no_step_stands_twice_in_the_table() {
        let keys: BTreeSet<_> = STEPS.iter().map(|(from, act, _)| (*from, *act)).collect();
        assert_eq!(keys.len(), STEPS.len());
    }

    #[test]
    fn every_act_and_every_state_is_used() {
        for act in Act::ALL {
            assert!(STEPS.iter().any(|step| step.1 == act), "{act:?}");
        }
        for state in TicketState::ALL {
            assert!(
                state == TicketState::Created || STEPS.iter().any(|step| step.2 == state),
                "{state:?} is never reached"
            );
        }
    }

    #[test]
    fn every_open_ticket_can_be_closed_at_the_end_of_the_day_and_no_other() {
        for state in TicketState::ALL {
            let expected = if state.is_open() {
                Some(TicketState::Expired)
            } else {
                None
            };
            assert_eq!(apply(state, Act::EndOfDay).ok(), expected, "{state:?}");
        }
    }

    #[test]
    fn words_of_the_database_are_the_words_of_json_and_come_back() {
        for state in TicketState::ALL {
            assert_eq!(
                serde_json::to_string(&state).unwrap(),
                format!("\"{}\"", state.code())
            );
            assert_eq!(TicketState::from_code(state.code()), Some(state));
        }
        assert_eq!(TicketState::from_code("unknown"), None);
    }
}
