//! What was done in a span of days: every service that was asked for, with what was delivered of it.

use super::{Cell, MOST_DAYS, ReportError, Table};
use crate::domain::message::Message;
use crate::domain::procedure::ProcedureCode;
use crate::domain::ticket::TicketState;
use crate::store::{View, catalogue, office, ticket};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// One service: a procedure, or a field where the ticket names none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ServiceRow {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub procedure: Option<String>,
    pub name: String,
    /// Visits that were served to the end.
    pub tickets: u32,
    /// Sum of the quantities of those visits.
    pub quantity: u64,
    /// Visits that asked for it and were not served; their quantities stand in no sum.
    pub undelivered: u32,
}

/// The services of a span of days.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Services {
    pub from: NaiveDate,
    pub to: NaiveDate,
    /// Fields first by letter, then procedures by code.
    pub rows: Vec<ServiceRow>,
    /// Sum of the delivered quantities.
    pub quantity: u64,
}

/// Counts what was delivered from one day to another, both included.
///
/// # Errors
/// The days are out of order or too far apart, or the store cannot be read.
pub fn services(view: &View<'_>, from: NaiveDate, to: NaiveDate) -> Result<Services, ReportError> {
    if from > to || (to - from).num_days() > MOST_DAYS {
        return Err(ReportError::Days);
    }
    let fields = office::fields(view)?;
    let mut rows: BTreeMap<(Option<String>, char), ServiceRow> = BTreeMap::new();
    for ticket in ticket::of_days(view, &from.to_string(), &to.to_string())? {
        let letter = match ticket.procedure {
            Some(_) => ' ',
            None => ticket.turn.number.letter(),
        };
        let key = (ticket.procedure.clone(), letter);
        if !rows.contains_key(&key) {
            let name = match &ticket.procedure {
                Some(code) => catalogue::by_code(view, &ProcedureCode(code.clone()))?
                    .map_or_else(|| code.clone(), |current| current.procedure.name),
                None => fields
                    .iter()
                    .find(|field| field.id == ticket.field)
                    .map(|field| field.name.clone())
                    .unwrap_or_default(),
            };
            rows.insert(
                key.clone(),
                ServiceRow {
                    procedure: ticket.procedure.clone(),
                    name,
                    tickets: 0,
                    quantity: 0,
                    undelivered: 0,
                },
            );
        }
        let Some(row) = rows.get_mut(&key) else { continue };
        match ticket.turn.state {
            TicketState::Done => {
                row.tickets += 1;
                row.quantity += u64::from(ticket.quantity);
            }
            _ => row.undelivered += 1,
        }
    }
    let rows: Vec<ServiceRow> = rows.into_values().collect();
    Ok(Services {
        from,
        to,
        quantity: rows.iter().map(|row| row.quantity).sum(),
        rows,
    })
}

impl Services {
    /// As lines and columns.
    pub fn table(&self) -> Table {
        let day = |day: NaiveDate| day.format("%d/%m/%Y").to_string();
        let mut table = Table {
            title: Message::new("report-services-title")
                .with("from", day(self.from))
                .with("to", day(self.to)),
            head: vec![
                "report-code",
                "report-service",
                "report-delivered-tickets",
                "report-delivered",
                "report-undelivered-tickets",
            ],
            rows: Vec::new(),
        };
        for row in &self.rows {
            table.rows.push(vec![
                Cell::Text(row.procedure.clone().unwrap_or_default()),
                Cell::Text(row.name.clone()),
                Cell::Count(u64::from(row.tickets)),
                Cell::Count(row.quantity),
                Cell::Count(u64::from(row.undelivered)),
            ]);
        }
        let sum = |count: fn(&ServiceRow) -> u32| {
            Cell::Count(self.rows.iter().map(|row| u64::from(count(row))).sum())
        };
        table.rows.push(vec![
            Cell::Words("report-total"),
            Cell::Text(String::new()),
            sum(|row| row.tickets),
            Cell::Count(self.quantity),
            sum(|row| row.undelivered),
        ]);
        table
    }
}
