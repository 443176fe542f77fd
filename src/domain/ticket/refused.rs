//! Why a step of a ticket is refused, for the clerk who pressed the button.

use super::{Act, NotNow, TicketState};
use crate::domain::code::TicketNumber;
use crate::domain::message::{Message, Say};
use serde::{Deserialize, Serialize};

/// Why a step is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum TicketError {
    #[error("{number}: {refusal}")]
    NotNow {
        number: TicketNumber,
        refusal: NotNow,
        /// What the sign of the ticket's counter shows.
        counter: Option<String>,
    },
    #[error("{number} is at counter {counter}")]
    OtherCounter { number: TicketNumber, counter: String },
    #[error("{number} waits for another counter")]
    BoundElsewhere { number: TicketNumber },
    #[error("{number} may be recalled in {seconds} s")]
    RecallTooSoon { number: TicketNumber, seconds: u32 },
    #[error("{number} needs {calls} more calls before a no-show")]
    NoShowNeedsCalls { number: TicketNumber, calls: u32 },
    #[error("{number} may be a no-show in {seconds} s")]
    NoShowTooSoon { number: TicketNumber, seconds: u32 },
    #[error("no-show of {number} is more than {minutes} minutes old")]
    UndoTooLate { number: TicketNumber, minutes: u32 },
    #[error("{number} missed {misses} times")]
    MissedTooOften { number: TicketNumber, misses: u32 },
    #[error("{number} is of another day")]
    OtherDay { number: TicketNumber },
    #[error("the counter has {number} open")]
    CounterBusy {
        number: TicketNumber,
        state: TicketState,
    },
}

impl Say for TicketError {
    fn say(&self) -> Message {
        let about = |id: &str, number: &TicketNumber| Message::new(id).with("number", number.to_string());
        match self {
            TicketError::NotNow {
                number,
                refusal,
                counter,
            } => {
                let id = match (refusal.state, refusal.act) {
                    (TicketState::Created, _) => "ticket-not-in-line",
                    (TicketState::Waiting, Act::Join) => "ticket-in-line-already",
                    (TicketState::Waiting, _) => "ticket-waiting",
                    (TicketState::Called, act) if act.calls() => "ticket-called-elsewhere",
                    (TicketState::Called, _) => "ticket-called",
                    (TicketState::Serving, act) if act.calls() => "ticket-served-elsewhere",
                    (TicketState::Serving, _) => "ticket-serving",
                    (TicketState::Held, _) => "ticket-held",
                    (TicketState::Missed, _) => "ticket-missed",
                    (TicketState::Done, _) => "ticket-done",
                    (TicketState::Left, _) => "ticket-left",
                    (TicketState::Expired, _) => "ticket-expired",
                };
                about(id, number).with("counter", counter.as_deref().unwrap_or("–"))
            }
            TicketError::OtherCounter { number, counter } => {
                about("ticket-at-other-counter", number).with("counter", counter.as_str())
            }
            TicketError::BoundElsewhere { number } => about("ticket-bound-elsewhere", number),
            TicketError::RecallTooSoon { number, seconds } => {
                about("ticket-recall-too-soon", number).with("seconds", *seconds)
            }
            TicketError::NoShowNeedsCalls { number, calls } => {
                about("ticket-no-show-needs-calls", number).with("calls", *calls)
            }
            TicketError::NoShowTooSoon { number, seconds } => {
                about("ticket-no-show-too-soon", number).with("seconds", *seconds)
            }
            TicketError::UndoTooLate { number, minutes } => {
                about("ticket-undo-too-late", number).with("minutes", *minutes)
            }
            TicketError::MissedTooOften { number, misses } => {
                about("ticket-missed-closed", number).with("misses", *misses)
            }
            TicketError::OtherDay { number } => about("ticket-other-day", number),
            TicketError::CounterBusy {
                number,
                state: TicketState::Called,
            } => about("ticket-counter-busy-called", number),
            TicketError::CounterBusy { number, .. } => about("ticket-counter-busy-serving", number),
        }
    }
}
