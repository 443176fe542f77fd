//! What is told of a ticket, and the whole queue as one picture.

use super::super::{Office, OfficeError, day_text, key};
use crate::domain::code::TicketNumber;
use crate::domain::id::TicketId;
use crate::domain::ticket::TicketState;
use crate::domain::time::{self, Moment};
use crate::domain::waiting::Standing;
use crate::seal::ticket_qr;
use crate::store::ticket::{TicketKind, TicketPerson, TicketRow};
use crate::store::{View, office, ticket};
use serde::{Deserialize, Serialize};

/// A ticket as the desk sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TicketAnswer {
    pub id: TicketId,
    pub number: TicketNumber,
    pub state: TicketState,
    /// Letter of the line it stands in.
    pub line: char,
    pub field: String,
    pub kind: TicketKind,
    pub standing: Standing,
    /// Number of the counter of the present or last call.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub counter: Option<String>,
    pub taken_at: Moment,
    /// Since the first call; none before it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub called_at: Option<Moment>,
    pub calls: u32,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub procedure: Option<String>,
    pub quantity: u32,
    /// The citizen's own check of the papers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub papers: Option<serde_json::Value>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

impl TicketAnswer {
    /// The ticket as it will be after the batch is committed.
    pub(super) fn of(view: &View<'_>, row: &TicketRow) -> Result<TicketAnswer, OfficeError> {
        let line = office::fields(view)?
            .into_iter()
            .find(|field| field.id == row.turn.field);
        Ok(TicketAnswer {
            id: row.id,
            number: row.turn.number,
            state: row.turn.state,
            line: line
                .as_ref()
                .map_or(row.turn.number.letter(), |field| field.letter),
            field: line.map(|field| field.name).unwrap_or_default(),
            kind: row.kind,
            standing: row.standing,
            counter: row.turn.counter.as_ref().map(|counter| counter.label.clone()),
            taken_at: row.turn.arrived_at,
            called_at: row.turn.first_called_at,
            calls: row.turn.calls,
            procedure: row.procedure.clone(),
            quantity: row.quantity,
            papers: row
                .papers
                .as_deref()
                .and_then(|papers| serde_json::from_str(papers).ok()),
            note: None,
        })
    }

    pub(super) fn with_person(mut self, person: Option<&TicketPerson>) -> TicketAnswer {
        self.note = person
            .map(|person| person.note.clone())
            .filter(|note| !note.is_empty());
        self
    }
}

/// Every ticket of a local day, in the order of arrival.
pub fn queue_of(office: &Office, day: &str) -> Result<Vec<TicketAnswer>, OfficeError> {
    office.read(|view| {
        ticket::of_day(view, day)?
            .iter()
            .map(|row| TicketAnswer::of(view, row))
            .collect()
    })
}

/// The ticket that a person names: by its number today, or by the text of its QR.
pub fn ticket_named(office: &Office, words: &str, now: Moment) -> Result<TicketAnswer, OfficeError> {
    let words = words.trim();
    office.read(|view| {
        let row = if words.to_ascii_uppercase().starts_with(ticket_qr::PREFIX) {
            let stub = ticket_qr::read_ticket(words, &key::ticket_key(view)?)
                .map_err(|error| OfficeError::refused(&error))?;
            ticket::by_id(view, stub.id)?
        } else {
            let number = TicketNumber::parse(words).map_err(|error| OfficeError::refused(&error))?;
            ticket::by_number(view, &day_text(time::day(now)), number.letter(), number.n())?
        };
        let row = row.ok_or_else(|| OfficeError::text("queue-no-such-ticket-id"))?;
        TicketAnswer::of(view, &row)
    })
}

/// The wait of a ticket of today.
pub fn wait_of(office: &Office, id: TicketId, now: Moment) -> Result<super::WaitEstimate, OfficeError> {
    office.read(|view| {
        let row = ticket::by_id(view, id)?.ok_or_else(|| OfficeError::text("queue-no-such-ticket-id"))?;
        super::estimate_of(view, &row, now)
    })
}
