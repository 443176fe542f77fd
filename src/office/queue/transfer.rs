//! Sending a person on to another counter or field, with the same number and arrival.

use super::{TicketAnswer, counter, field, take_step, ticket_today};
use crate::office::{Act, Case, Command, OfficeError};
use crate::store::Batch;
use serde::{Deserialize, Serialize};

/// Where a person is sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SendTo {
    /// A counter by its number.
    Counter(u32),
    /// A field by its letter.
    Field(char),
}

/// Sends a person on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Transfer {
    pub number: String,
    pub to: SendTo,
}

impl Command for Transfer {
    const ACT: Act = Act::Transfer;
    type Answer = TicketAnswer;

    fn decide(&self, case: &Case<'_>, batch: &mut Batch) -> Result<TicketAnswer, OfficeError> {
        let row = ticket_today(case, &self.number)?;
        let (turn, facts) = match &self.to {
            SendTo::Counter(number) => {
                let to = counter(case.view, *number)?;
                (
                    row.turn.transfer_to_counter(to.id, case.at)?,
                    serde_json::json!({ "to_counter": to.number }),
                )
            }
            SendTo::Field(letter) => {
                let to = field(case.view, *letter)?;
                (
                    row.turn.transfer_to_field(to.id, case.at)?,
                    serde_json::json!({ "to_field": to.letter }),
                )
            }
        };
        let after = take_step(case, batch, &row, turn, "ticket.transferred", facts)?;
        TicketAnswer::of(case.view, &after)
    }
}
