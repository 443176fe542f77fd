//! The office's calendar and opening hours, as edited.

use super::batch::Write;
use super::{StoreError, View};
use crate::values;

pub(crate) const MIGRATION: &str = "
CREATE TABLE calendar (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    body TEXT NOT NULL CHECK (json_valid(body))
) STRICT;
";

/// The calendar as JSON; `domain::calendar` knows its shape.
pub fn get(view: &View<'_>) -> Result<Option<String>, StoreError> {
    view.row("SELECT body FROM calendar WHERE id = 1", [], |row| row.get(0))
}

pub fn put(body: String) -> Write {
    Write::one(
        "INSERT INTO calendar (id, body) VALUES (1, ?1) ON CONFLICT (id) DO UPDATE SET body = ?1",
        values![body],
    )
}
