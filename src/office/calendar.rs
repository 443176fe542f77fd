//! The office's calendar and opening hours, and what follows from them at the door.

use super::settings::Settings;
use super::{Act, Case, Command, OfficeError, Role};
use crate::domain::calendar::{Calendar, Week};
use crate::domain::message::Message;
use crate::domain::time::{self, Moment};
use crate::store::{Batch, StoreError, View, calendar};
use serde::{Deserialize, Serialize};
use std::sync::{Mutex, PoisonError};

/// The calendar in force: the office's, or the state's with office hours before the first start.
pub fn read(view: &View<'_>) -> Result<Calendar, OfficeError> {
    match calendar::get(view)? {
        Some(body) => parsed(body),
        None => Calendar::vietnam(Week::office_hours()).map_err(|error| OfficeError::refused(&error)),
    }
}

/// Reads a stored calendar. Every number taken asks for it, and it hardly ever changes: the last one read is
/// kept, and taken again only for the very same text.
fn parsed(body: String) -> Result<Calendar, OfficeError> {
    static LAST: Mutex<Option<(String, Calendar)>> = Mutex::new(None);
    let mut last = LAST.lock().unwrap_or_else(PoisonError::into_inner);
    match &*last {
        Some((text, calendar)) if *text == body => Ok(calendar.clone()),
        _ => {
            let calendar: Calendar = serde_json::from_str(&body).map_err(StoreError::from)?;
            *last = Some((body, calendar.clone()));
            Ok(calendar)
        }
    }
}

/// Numbers are given at the kiosk while the office is open, and a while before; else it says when it opens.
pub(super) fn check_numbers_given(case: &Case<'_>, rules: &Settings) -> Result<(), OfficeError> {
    if case.actor.role != Role::Citizen {
        return Ok(());
    }
    let calendar = read(case.view)?;
    let early = chrono::TimeDelta::minutes(i64::from(rules.tickets.early_minutes));
    if calendar.is_open(case.at) || calendar.is_open(case.at + early) {
        return Ok(());
    }
    Err(OfficeError::Refused(closed_message(&calendar, case.at)))
}

/// “Closed; opens at …”.
pub fn closed_message(calendar: &Calendar, at: Moment) -> Message {
    match calendar.opens_next(at) {
        Some(opens) if time::day(opens) == time::day(at) => {
            Message::new("queue-closed-until-today").with("time", opens.format("%H:%M").to_string())
        }
        Some(opens) => Message::new("queue-closed-until")
            .with("time", opens.format("%H:%M").to_string())
            .with("day", opens.format("%d/%m/%Y").to_string()),
        None => Message::new("queue-closed"),
    }
}

/// Replaces the calendar. Nothing is recomputed silently: dossiers whose date would differ are listed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChangeCalendar {
    pub calendar: Calendar,
}

/// The days that changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CalendarChanged {
    pub days: Vec<chrono::NaiveDate>,
}

impl Command for ChangeCalendar {
    const ACT: Act = Act::ChangeCalendar;
    type Answer = CalendarChanged;

    fn decide(&self, case: &Case<'_>, batch: &mut Batch) -> Result<CalendarChanged, OfficeError> {
        let before = read(case.view)?;
        let today = time::day(case.at);
        let days = before.differences(
            &self.calendar,
            today - chrono::TimeDelta::days(366),
            today + chrono::TimeDelta::days(800),
        );
        batch.write(calendar::put(
            serde_json::to_string(&self.calendar).map_err(StoreError::from)?,
        ));
        batch.event(
            "calendar.changed",
            "calendar",
            serde_json::json!({ "days": days }),
        );
        Ok(CalendarChanged { days })
    }
}
