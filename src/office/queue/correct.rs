//! Corrections that leave the number as it is: the service, its quantity, the standing in line.

use super::{TicketAnswer, ticket_today, write_step};
use crate::domain::message::Message;
use crate::domain::procedure::ProcedureCode;
use crate::domain::waiting::Standing;
use crate::office::{Act, Case, Command, OfficeError};
use crate::store::{Batch, catalogue};
use serde::{Deserialize, Serialize};

/// Corrects what a ticket is for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChangeService {
    pub number: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub procedure: Option<ProcedureCode>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quantity: Option<u32>,
}

impl Command for ChangeService {
    const ACT: Act = Act::ChangeService;
    type Answer = TicketAnswer;

    fn decide(&self, case: &Case<'_>, batch: &mut Batch) -> Result<TicketAnswer, OfficeError> {
        let row = ticket_today(case, &self.number)?;
        let mut after = row.clone();
        after.turn = row.turn.change_service()?;
        if let Some(code) = &self.procedure {
            if catalogue::by_code(case.view, code)?.is_none() {
                return Err(OfficeError::Refused(
                    Message::new("catalogue-no-such-procedure").with("code", code.0.as_str()),
                ));
            }
            after.procedure = Some(code.0.clone());
        }
        if let Some(quantity) = self.quantity {
            if quantity == 0 || quantity > 1_000 {
                return Err(OfficeError::text("queue-quantity"));
            }
            after.quantity = quantity;
        }
        let facts = serde_json::json!({ "procedure": after.procedure, "quantity": after.quantity });
        write_step(case, batch, &row, &after, false, "ticket.service_changed", facts)?;
        TicketAnswer::of(case.view, &after)
    }
}

/// The clerk corrects a self-declared priority.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CorrectStanding {
    pub number: String,
    pub standing: Standing,
}

impl Command for CorrectStanding {
    const ACT: Act = Act::CorrectStanding;
    type Answer = TicketAnswer;

    fn decide(&self, case: &Case<'_>, batch: &mut Batch) -> Result<TicketAnswer, OfficeError> {
        let row = ticket_today(case, &self.number)?;
        if !row.turn.state.is_open() {
            row.turn.change_service()?;
        }
        let mut after = row.clone();
        after.standing = self.standing;
        let facts = serde_json::json!({ "was": row.standing, "is": self.standing });
        write_step(
            case,
            batch,
            &row,
            &after,
            false,
            "ticket.standing_corrected",
            facts,
        )?;
        TicketAnswer::of(case.view, &after)
    }
}
