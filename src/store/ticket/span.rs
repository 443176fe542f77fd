//! The stretches of time that a ticket spent in each state: what waiting and service times come from.
//!
//! The table stands with the tickets' in [`super::MIGRATION`].

use super::TicketRow;
use crate::domain::id::{CounterId, StaffId, TicketId};
use crate::store::batch::Write;
use crate::store::{StoreError, View};
use crate::values;
use serde::{Deserialize, Serialize};

/// A stretch of time in one state.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SpanRow {
    pub ticket: TicketId,
    pub n: i64,
    pub state: String,
    pub counter: Option<CounterId>,
    pub staff: Option<StaffId>,
    pub began_at: i64,
    pub ended_at: Option<i64>,
}

fn span_from_row(row: &rusqlite::Row<'_>) -> rusqlite::Result<SpanRow> {
    Ok(SpanRow {
        ticket: TicketId(row.get(0)?),
        n: row.get(1)?,
        state: row.get(2)?,
        counter: row.get::<_, Option<i64>>(3)?.map(CounterId),
        staff: row.get::<_, Option<i64>>(4)?.map(StaffId),
        began_at: row.get(5)?,
        ended_at: row.get(6)?,
    })
}

/// The states a ticket went through, oldest first.
pub fn spans(view: &View<'_>, ticket: TicketId) -> Result<Vec<SpanRow>, StoreError> {
    view.rows(
        "SELECT ticket_id, n, state, counter_id, staff_id, began_at, ended_at FROM ticket_span
         WHERE ticket_id = ?1 ORDER BY n",
        [ticket.0],
        span_from_row,
    )
}

/// The spans of all tickets of the days from `from` to `to`, by ticket and order.
pub fn spans_of_days(view: &View<'_>, from: &str, to: &str) -> Result<Vec<SpanRow>, StoreError> {
    view.rows(
        "SELECT s.ticket_id, s.n, s.state, s.counter_id, s.staff_id, s.began_at, s.ended_at
         FROM ticket t JOIN ticket_span s ON s.ticket_id = t.id
         WHERE t.day BETWEEN ?1 AND ?2 ORDER BY s.ticket_id, s.n",
        (from, to),
        span_from_row,
    )
}

/// Ends the open span of a ticket and, unless the ticket is closed, begins the next.
pub fn turn_span(ticket: &TicketRow, next_n: i64, at: i64) -> Vec<Write> {
    let mut writes = Vec::with_capacity(2);
    if next_n > 1 {
        writes.push(Write::any(
            "UPDATE ticket_span SET ended_at = ?2 WHERE ticket_id = ?1 AND ended_at IS NULL",
            values![ticket.id.0, at],
        ));
    }
    let closed = ticket.turn.closed_at.is_some();
    writes.push(Write::one(
        "INSERT INTO ticket_span (ticket_id, n, state, counter_id, staff_id, began_at, ended_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        values![
            ticket.id.0,
            next_n,
            ticket.turn.state.code().to_owned(),
            ticket.turn.counter.as_ref().map(|counter| counter.id.0),
            ticket.staff.map(|staff| staff.0),
            at,
            closed.then_some(at)
        ],
    ));
    writes
}

/// Number that the next span of a ticket gets.
pub fn next_span(view: &View<'_>, ticket: TicketId) -> Result<i64, StoreError> {
    view.number(
        "SELECT coalesce(max(n), 0) + 1 FROM ticket_span WHERE ticket_id = ?1",
        [ticket.0],
    )
}
