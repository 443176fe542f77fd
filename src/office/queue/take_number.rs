//! A person takes a number, enters the line, or walks away.

use super::{TicketAnswer, field, take_step, ticket_today, write_step};
use crate::domain::code::TicketNumber;
use crate::domain::id::{CounterId, FieldId, PrintJobId, TicketId};
use crate::domain::message::Message;
use crate::domain::procedure::ProcedureCode;
use crate::domain::ticket::{TicketState, Turn};
use crate::domain::waiting::{CounterLoad, Standing, shortest_line};
use crate::office::settings::{Lines, Settings};
use crate::office::{Act, Case, Command, OfficeError, Role, calendar, settings};
use crate::store::office::FieldRow;
use crate::store::print::{Paper, PrintJob, PrintState};
use crate::store::ticket::{TicketKind, TicketPerson, TicketRow};
use crate::store::{Batch, office, print, ticket};
use serde::{Deserialize, Serialize};

/// What the citizen ticked for “đủ giấy chưa?”.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaperCheck {
    /// Places of the papers in the procedure's list, from 0, that the citizen has with him.
    pub have: Vec<u32>,
    /// How many the list asks for.
    pub of: u32,
}

/// What a person at the reception desk says of himself.
pub type Citizen = TicketPerson;

/// Takes a number of a field and, unless `join` is off, enters its line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TakeNumber {
    /// Letter of the field.
    pub field: char,
    /// Id of a priority group, self-declared.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub priority: Option<String>,
    /// After the others, for people who hand in for many; staff only.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub low: bool,
    #[serde(default)]
    pub kind: TicketKind,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub procedure: Option<ProcedureCode>,
    #[serde(default = "one")]
    pub quantity: u32,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub papers: Option<PaperCheck>,
    /// Only at the desk: the kiosk asks for no name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<Citizen>,
    #[serde(default = "yes")]
    pub join: bool,
    #[serde(default = "yes")]
    pub print: bool,
}

const fn one() -> u32 {
    1
}

const fn yes() -> bool {
    true
}

impl TakeNumber {
    /// A plain number of a field.
    pub fn of(field: char) -> TakeNumber {
        TakeNumber {
            field,
            priority: None,
            low: false,
            kind: TicketKind::WalkIn,
            procedure: None,
            quantity: 1,
            papers: None,
            person: None,
            join: true,
            print: true,
        }
    }
}

/// The number taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TakenNumber {
    pub ticket: TicketAnswer,
    /// People in the same line before this one.
    pub ahead: u32,
    /// Numbers of the counters that will call it.
    pub counters: Vec<u32>,
    /// The print job, if a print was asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub print: Option<PrintJobId>,
}

impl Command for TakeNumber {
    const ACT: Act = Act::TakeNumber;
    type Answer = TakenNumber;

    fn decide(&self, case: &Case<'_>, batch: &mut Batch) -> Result<TakenNumber, OfficeError> {
        let rules = settings::read(case.view)?;
        let field = field(case.view, self.field)?;
        let citizen = case.actor.role == Role::Citizen;
        if citizen && (self.low || self.person.is_some()) {
            return Err(OfficeError::SignInFirst);
        }
        if self.quantity == 0 || self.quantity > 1_000 {
            return Err(OfficeError::text("queue-quantity"));
        }
        self.check_offered(case, &field, &rules)?;
        let standing = self.standing(&rules)?;
        let day = case.day();
        let (last, calls) = ticket::series(case.view, &day, field.id)?;
        let number =
            TicketNumber::new(field.letter, last + 1).map_err(|error| OfficeError::refused(&error))?;
        let mut turn = Turn::new(number, field.id, case.at);
        let bound = match rules.tickets.lines {
            Lines::Shared => None,
            Lines::PerCounter => shortest(case, &day, field.id)?,
        };
        if self.join {
            turn = turn.join(bound)?;
        }
        let ahead = u32::try_from(ticket::count_waiting(case.view, &day, field.id)?).unwrap_or(u32::MAX);
        if citizen {
            super::outlook::check_time_left(case.view, field.id, ahead, case.at)?;
        }
        let row = TicketRow {
            id: TicketId(case.view.next_id("ticket")?),
            day: day.clone(),
            field: field.id,
            kind: self.kind,
            standing,
            turn,
            staff: None,
            procedure: self.procedure.as_ref().map(|code| code.0.clone()),
            quantity: self.quantity,
            papers: self
                .papers
                .as_ref()
                .map(serde_json::to_string)
                .transpose()
                .map_err(crate::store::StoreError::from)?,
            station: case.station.to_owned(),
        };
        batch.write(ticket::put_series(&day, field.id, last + 1, calls));
        write_step(
            case,
            batch,
            &row,
            &row,
            true,
            "ticket.taken",
            serde_json::json!({ "field": field.letter, "standing": standing, "kind": self.kind }),
        )?;
        let mut person = self.person.clone().unwrap_or_default();
        person.priority = self.priority.clone().unwrap_or_default();
        if person != TicketPerson::default() {
            batch.write(ticket::put_person(row.id, &person));
        }
        let print = self.print.then(|| queue_print(case, batch, &row)).transpose()?;
        Ok(TakenNumber {
            ticket: TicketAnswer::of(case.view, &row)?.with_person(self.person.as_ref()),
            ahead,
            counters: counters_of(case, &row)?,
            print,
        })
    }
}

impl TakeNumber {
    /// Opening hours, a closed field, and a kiosk that is asked too fast.
    fn check_offered(&self, case: &Case<'_>, field: &FieldRow, rules: &Settings) -> Result<(), OfficeError> {
        if !field.open {
            return Err(OfficeError::Refused(
                Message::new("queue-field-closed").with("field", field.name.as_str()),
            ));
        }
        calendar::check_numbers_given(case, rules)?;
        let pause = i64::from(rules.tickets.kiosk_pause_seconds) * 1_000;
        if case.actor.role == Role::Citizen
            && pause > 0
            && let Some(last) = ticket::last_taken_at(case.view, &case.day(), case.station)?
            && case.millis() - last < pause
        {
            return Err(OfficeError::text("queue-too-fast"));
        }
        Ok(())
    }

    fn standing(&self, rules: &Settings) -> Result<Standing, OfficeError> {
        match &self.priority {
            Some(group) if rules.priorities.iter().any(|known| known.id == *group) => Ok(Standing::Priority),
            Some(_) => Err(OfficeError::text("queue-no-such-priority")),
            None if self.low => Ok(Standing::Low),
            None => Ok(Standing::Normal),
        }
    }
}

/// The open counter of the field with the shortest line.
fn shortest(case: &Case<'_>, day: &str, line: FieldId) -> Result<Option<CounterId>, OfficeError> {
    let mut loads = Vec::new();
    for counter in office::counters(case.view)? {
        if counter.retired || !counter.fields.contains(&line) {
            continue;
        }
        loads.push(CounterLoad {
            counter: counter.id,
            open: counter.open,
            waiting: u32::try_from(ticket::count_bound(case.view, day, counter.id)?).unwrap_or(u32::MAX),
            busy: ticket::at_counter(case.view, counter.id)?.is_some(),
        });
    }
    Ok(shortest_line(&loads))
}

/// Numbers of the counters that may call a ticket.
fn counters_of(case: &Case<'_>, row: &TicketRow) -> Result<Vec<u32>, OfficeError> {
    Ok(office::counters(case.view)?
        .into_iter()
        .filter(|counter| !counter.retired && counter.open)
        .filter(|counter| match row.turn.bound_counter {
            Some(bound) => bound == counter.id,
            None => counter.fields.contains(&row.turn.field),
        })
        .map(|counter| counter.number)
        .collect())
}

/// Puts the ticket into the print outbox, in the same transaction.
fn queue_print(case: &Case<'_>, batch: &mut Batch, row: &TicketRow) -> Result<PrintJobId, OfficeError> {
    let id = PrintJobId(case.view.next_id("print_job")?);
    batch.write(print::put(&PrintJob {
        id,
        paper: Paper::Ticket,
        object: row.id.0,
        station: case.station.to_owned(),
        state: PrintState::Queued,
        reprint: 0,
        fault: String::new(),
        made_at: case.millis(),
        changed_at: case.millis(),
    }));
    Ok(id)
}

/// A person with a number that is not in line yet enters it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct JoinLine {
    pub number: String,
}

impl Command for JoinLine {
    const ACT: Act = Act::JoinLine;
    type Answer = TicketAnswer;

    fn decide(&self, case: &Case<'_>, batch: &mut Batch) -> Result<TicketAnswer, OfficeError> {
        let row = ticket_today(case, &self.number)?;
        let bound = match settings::read(case.view)?.tickets.lines {
            Lines::Shared => None,
            Lines::PerCounter => shortest(case, &case.day(), row.turn.field)?,
        };
        let turn = row.turn.join(bound)?;
        let after = take_step(case, batch, &row, turn, "ticket.joined", serde_json::Value::Null)?;
        TicketAnswer::of(case.view, &after)
    }
}

/// A person walks away before being served.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeaveLine {
    pub number: String,
}

impl Command for LeaveLine {
    const ACT: Act = Act::LeaveLine;
    type Answer = TicketAnswer;

    fn decide(&self, case: &Case<'_>, batch: &mut Batch) -> Result<TicketAnswer, OfficeError> {
        let row = ticket_today(case, &self.number)?;
        // At the kiosk a stranger could read a number off a screen: only the machine that gave it may.
        if case.actor.role == Role::Citizen
            && (row.station != case.station || row.turn.state == TicketState::Called)
        {
            return Err(OfficeError::text("queue-leave-at-desk"));
        }
        let turn = row.turn.leave(case.at)?;
        let after = take_step(case, batch, &row, turn, "ticket.left", serde_json::Value::Null)?;
        TicketAnswer::of(case.view, &after)
    }
}
