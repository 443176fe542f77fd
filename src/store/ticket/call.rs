//! The calls: which number to which counter, by whom and why.
//!
//! The table stands with the tickets' in [`super::MIGRATION`].

use super::{standing, standing_code};
use crate::domain::id::{CounterId, FieldId, StaffId, TicketId};
use crate::domain::waiting::Standing;
use crate::store::batch::Write;
use crate::store::{StoreError, View};
use crate::values;
use serde::{Deserialize, Serialize};

/// A call as the hall shows and speaks it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CallRow {
    pub id: i64,
    pub ticket: TicketId,
    pub field: FieldId,
    pub day: String,
    pub counter: CounterId,
    pub staff: Option<StaffId>,
    /// `call`, `recall` or `transfer`.
    pub kind: String,
    pub standing: Standing,
    /// Why this one, as JSON.
    pub why: String,
    pub at: i64,
}

fn call_from_row(row: &rusqlite::Row<'_>) -> rusqlite::Result<CallRow> {
    Ok(CallRow {
        id: row.get(0)?,
        ticket: TicketId(row.get(1)?),
        field: FieldId(row.get(2)?),
        day: row.get(3)?,
        counter: CounterId(row.get(4)?),
        staff: row.get::<_, Option<i64>>(5)?.map(StaffId),
        kind: row.get(6)?,
        standing: standing(&row.get::<_, String>(7)?),
        why: row.get(8)?,
        at: row.get(9)?,
    })
}

const CALL_COLUMNS: &str = "id, ticket_id, field_id, day, counter_id, staff_id, kind, standing, why, at";

/// The newest calls of a day, newest first.
pub fn last_calls(view: &View<'_>, day: &str, most: i64) -> Result<Vec<CallRow>, StoreError> {
    view.rows(
        &format!("SELECT {CALL_COLUMNS} FROM call WHERE day = ?1 ORDER BY id DESC LIMIT ?2"),
        (day, most),
        call_from_row,
    )
}

/// Why a ticket was called, newest call first.
pub fn calls_of(view: &View<'_>, ticket: TicketId) -> Result<Vec<CallRow>, StoreError> {
    view.rows(
        &format!("SELECT {CALL_COLUMNS} FROM call WHERE ticket_id = ?1 ORDER BY id DESC"),
        [ticket.0],
        call_from_row,
    )
}

pub fn put_call(call: &CallRow) -> Write {
    Write::one(
        "INSERT INTO call (id, ticket_id, field_id, day, counter_id, staff_id, kind, standing, why, at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
        values![
            call.id,
            call.ticket.0,
            call.field.0,
            call.day.clone(),
            call.counter.0,
            call.staff.map(|staff| staff.0),
            call.kind.clone(),
            standing_code(call.standing).to_owned(),
            call.why.clone(),
            call.at
        ],
    )
}
