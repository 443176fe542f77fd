//! The visits of a day by field and by how people came: who appeared at a counter and who did not.

use super::{Cell, ReportError, Table};
use crate::domain::message::Message;
use crate::domain::ticket::TicketState;
use crate::store::ticket::{TicketKind, TicketRow};
use crate::store::{View, office, ticket};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Counts of tickets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Visits {
    pub taken: u32,
    /// Came to a counter, whatever happened then.
    pub appeared: u32,
    /// Called in vain, left, or never called: closed or missed without having come to a counter.
    pub not_appeared: u32,
    /// Still waiting or called.
    pub open: u32,
}

impl Visits {
    fn add(&mut self, row: &TicketRow, appeared: bool) {
        self.taken += 1;
        let open = matches!(
            row.turn.state,
            TicketState::Created | TicketState::Waiting | TicketState::Called
        );
        match (appeared, open) {
            (true, _) => self.appeared += 1,
            (false, true) => self.open += 1,
            (false, false) => self.not_appeared += 1,
        }
    }

    fn cells(self) -> [Cell; 4] {
        [self.taken, self.appeared, self.not_appeared, self.open].map(|count| Cell::Count(u64::from(count)))
    }
}

/// One field and one way of coming.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct QueueDayRow {
    pub letter: char,
    pub field: String,
    pub kind: TicketKind,
    pub visits: Visits,
}

/// The visits of a local day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct QueueDay {
    pub day: NaiveDate,
    /// Fields with visits, in the order of their letters, walk-ins first.
    pub rows: Vec<QueueDayRow>,
    pub walk_in: Visits,
    pub appointment: Visits,
    pub total: Visits,
}

/// Counts the visits of a day.
///
/// # Errors
/// The store cannot be read.
pub fn queue_day(view: &View<'_>, day: NaiveDate) -> Result<QueueDay, ReportError> {
    let text = day.to_string();
    let came: BTreeSet<_> = ticket::spans_of_days(view, &text, &text)?
        .into_iter()
        .filter(|span| span.state == TicketState::Serving.code())
        .map(|span| span.ticket)
        .collect();
    let fields = office::fields(view)?;
    let mut report = QueueDay {
        day,
        rows: Vec::new(),
        walk_in: Visits::default(),
        appointment: Visits::default(),
        total: Visits::default(),
    };
    for row in ticket::of_day(view, &text)? {
        let appeared = came.contains(&row.id);
        let letter = row.turn.number.letter();
        let place = report
            .rows
            .iter()
            .position(|known| known.letter == letter && known.kind == row.kind)
            .unwrap_or_else(|| {
                report.rows.push(QueueDayRow {
                    letter,
                    field: fields
                        .iter()
                        .find(|field| field.id == row.field)
                        .map(|field| field.name.clone())
                        .unwrap_or_default(),
                    kind: row.kind,
                    visits: Visits::default(),
                });
                report.rows.len() - 1
            });
        if let Some(line) = report.rows.get_mut(place) {
            line.visits.add(&row, appeared);
        }
        match row.kind {
            TicketKind::WalkIn => report.walk_in.add(&row, appeared),
            TicketKind::Appointment => report.appointment.add(&row, appeared),
        }
        report.total.add(&row, appeared);
    }
    report
        .rows
        .sort_by_key(|row| (row.letter, row.kind == TicketKind::Appointment));
    Ok(report)
}

impl QueueDay {
    /// As lines and columns.
    pub fn table(&self) -> Table {
        let kind = |kind: TicketKind| {
            Cell::Words(match kind {
                TicketKind::WalkIn => "report-walk-in",
                TicketKind::Appointment => "report-appointment",
            })
        };
        let mut table = Table {
            title: Message::new("report-queue-title").with("day", self.day.format("%d/%m/%Y").to_string()),
            head: vec![
                "report-field",
                "report-kind",
                "report-taken",
                "report-appeared",
                "report-not-appeared",
                "report-open",
            ],
            rows: Vec::new(),
        };
        for row in &self.rows {
            let mut cells = vec![
                Cell::Text(format!("{} {}", row.letter, row.field)),
                kind(row.kind),
            ];
            cells.extend(row.visits.cells());
            table.rows.push(cells);
        }
        for (way, visits) in [
            (kind(TicketKind::WalkIn), self.walk_in),
            (kind(TicketKind::Appointment), self.appointment),
            (Cell::Text(String::new()), self.total),
        ] {
            let mut cells = vec![Cell::Words("report-total"), way];
            cells.extend(visits.cells());
            table.rows.push(cells);
        }
        table
    }
}
