//! Papers on their way to a printer: what is printed, printing again, and what the printer said.
//!
//! The job is a row of the outbox, written with the ticket or dossier; a fault loses nothing (PT-01 …
//! PT-04). The printer itself belongs to the caller.

use super::dossier::receipt_of;
use super::queue::estimate_of;
use super::{Act, Case, Command, Office, OfficeError, Role, catalogue, key, settings};
use crate::domain::id::{DossierId, PrintJobId, TicketId};
use crate::domain::message::Message;
use crate::domain::procedure::ProcedureCode;
use crate::domain::time::{self, Moment};
use crate::domain::waiting::Standing;
use crate::paper::receipt::ReceiptContent;
use crate::paper::ticket::{Reprint as ReprintMark, TicketContent};
use crate::seal::ticket_qr::{TicketStub, seal_ticket};
use crate::store::print::{Paper, PrintJob, PrintState};
use crate::store::{Batch, View, office, print, ticket};
use crate::words::{self, Language};
use serde::{Deserialize, Serialize};

/// Papers named on a ticket at most.
const PAPERS_ON_TICKET: usize = 5;

/// What is printed for a job of the outbox.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Printable {
    Ticket(Box<TicketContent>),
    /// The receipt with the signed text of its QR.
    Receipt(Box<ReceiptContent>, String),
}

/// What a job prints, at `now`.
pub fn printable(office: &Office, id: PrintJobId, now: Moment) -> Result<Printable, OfficeError> {
    let job = office
        .read(|view| Ok(print::by_id(view, id)?))?
        .ok_or_else(|| OfficeError::text("print-no-such-job"))?;
    match job.paper {
        Paper::Ticket => {
            let mark = (job.reprint > 0).then(|| ReprintMark {
                count: job.reprint,
                at: time::from_millis(job.made_at).unwrap_or(now),
                by: None,
            });
            Ok(Printable::Ticket(Box::new(ticket_content(
                office,
                TicketId(job.object),
                mark,
                now,
            )?)))
        }
        Paper::Receipt => {
            let (content, qr) = receipt_of(office, DossierId(job.object))?;
            Ok(Printable::Receipt(Box::new(content), qr))
        }
    }
}

/// What stands on a ticket.
pub fn ticket_content(
    office: &Office,
    id: TicketId,
    reprint: Option<ReprintMark>,
    now: Moment,
) -> Result<TicketContent, OfficeError> {
    office.read(|view| {
        let row = ticket::by_id(view, id)?.ok_or_else(|| OfficeError::text("queue-no-such-ticket-id"))?;
        let names = office::get(view)?.ok_or(OfficeError::NotSetUp)?;
        let field = office::fields(view)?
            .into_iter()
            .find(|field| field.id == row.turn.field);
        let counters: Vec<String> = office::counters(view)?
            .into_iter()
            .filter(|counter| !counter.retired && counter.open)
            .filter(|counter| match row.turn.bound_counter {
                Some(bound) => bound == counter.id,
                None => counter.fields.contains(&row.turn.field),
            })
            .map(|counter| counter.number.to_string())
            .collect();
        let estimate = estimate_of(view, &row, now)?;
        let stub = TicketStub {
            id,
            number: row.turn.number,
            date: time::day(row.turn.arrived_at),
        };
        let qr = seal_ticket(&stub, &key::ticket_key(view)?).map_err(|error| OfficeError::refused(&error))?;
        Ok(TicketContent {
            office: names.name.to_uppercase(),
            place: Some(names.place),
            number: row.turn.number.to_string(),
            service: field.map(|field| field.name).unwrap_or_default(),
            counters: words::render(
                Language::Vi,
                &Message::new("ticket-counters").with("counters", counters.join(", ")),
            ),
            priority: row.standing == Standing::Priority,
            ahead: estimate.ahead,
            estimate: estimate
                .words
                .map(|message| words::render(Language::Vi, &message)),
            taken_at: row.turn.arrived_at,
            papers: papers(view, row.procedure.as_deref())?,
            qr,
            reprint,
        })
    })
}

/// What to have ready, by the procedure that was chosen with the ticket.
fn papers(view: &View<'_>, code: Option<&str>) -> Result<Vec<String>, OfficeError> {
    let Some(code) = code else { return Ok(Vec::new()) };
    let offered = catalogue::procedure(view, &ProcedureCode(code.to_owned()))?;
    Ok(offered
        .procedure
        .cases
        .first()
        .map(|case| {
            case.papers
                .iter()
                .filter(|paper| !paper.from_database && paper.condition.is_none())
                .take(PAPERS_ON_TICKET)
                .map(|paper| paper.name.clone())
                .collect()
        })
        .unwrap_or_default())
}

/// What is printed again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PrintAgain {
    /// A ticket of today by its number.
    Ticket(String),
    /// The receipt of a dossier by its code.
    Receipt(String),
}

/// Prints a paper again, with a mark; the receipt keeps its signed QR (PT-04).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reprint {
    pub again: PrintAgain,
}

impl Command for Reprint {
    const ACT: Act = Act::Reprint;
    type Answer = PrintJob;

    fn decide(&self, case: &Case<'_>, batch: &mut Batch) -> Result<PrintJob, OfficeError> {
        let citizen = case.actor.role == Role::Citizen;
        let (paper, object) = match &self.again {
            PrintAgain::Ticket(number) => {
                let row = super::queue::ticket_today(case, number)?;
                if citizen && row.station != case.station {
                    return Err(OfficeError::text("print-at-desk"));
                }
                (Paper::Ticket, row.id.0)
            }
            PrintAgain::Receipt(_) if citizen => return Err(OfficeError::text("print-at-desk")),
            PrintAgain::Receipt(code) => (
                Paper::Receipt,
                super::dossier::by_typed_code(case.view, code)?.id.0,
            ),
        };
        let before = print::count(case.view, paper, object)?;
        let most = settings::read(case.view)?.tickets.kiosk_reprints;
        if citizen && before > most {
            return Err(OfficeError::text("print-at-desk"));
        }
        let job = PrintJob {
            id: PrintJobId(case.view.next_id("print_job")?),
            paper,
            object,
            station: case.station.to_owned(),
            state: PrintState::Queued,
            reprint: before.max(1),
            fault: String::new(),
            made_at: case.millis(),
            changed_at: case.millis(),
        };
        batch.write(print::put(&job));
        batch.event(
            "print.again",
            format!("{}:{object}", paper.as_str()),
            serde_json::json!({ "job": job.id, "reprint": job.reprint }),
        );
        Ok(job)
    }
}

/// What the printer said of a job.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NotePrint {
    pub job: PrintJobId,
    pub state: PrintState,
    /// The fault in the printer's words; empty when all is well.
    #[serde(default)]
    pub fault: String,
}

impl Command for NotePrint {
    const ACT: Act = Act::NotePrint;
    type Answer = PrintJob;

    fn decide(&self, case: &Case<'_>, batch: &mut Batch) -> Result<PrintJob, OfficeError> {
        let mut job =
            print::by_id(case.view, self.job)?.ok_or_else(|| OfficeError::text("print-no-such-job"))?;
        if case.actor.role == Role::Citizen && job.station != case.station {
            return Err(OfficeError::SignInFirst);
        }
        if !may_follow(job.state, self.state) {
            return Err(OfficeError::text("print-settled"));
        }
        job.state = self.state;
        job.fault = self.fault.chars().take(200).collect();
        job.changed_at = case.millis();
        batch.write(print::put(&job));
        batch.event(
            "print.noted",
            format!("{}:{}", job.paper.as_str(), job.object),
            serde_json::json!({ "job": job.id, "state": job.state }),
        );
        Ok(job)
    }
}

/// A confirmed job stays so; an unknown one is settled by a person, never sent again by itself (PT-03).
const fn may_follow(before: PrintState, after: PrintState) -> bool {
    !matches!(
        (before, after),
        (PrintState::Confirmed, _) | (PrintState::Unknown, PrintState::Sending | PrintState::Queued)
    )
}

/// Jobs that are not confirmed, oldest first.
pub fn open_jobs(office: &Office) -> Result<Vec<PrintJob>, OfficeError> {
    office.read(|view| Ok(print::open(view)?))
}

/// The newest receipt job, confirmed or not.
pub fn last_receipt(office: &Office) -> Result<PrintJobId, OfficeError> {
    office
        .read(|view| Ok(print::newest(view, Paper::Receipt)?))?
        .ok_or_else(|| OfficeError::text("print-no-such-job"))
}
