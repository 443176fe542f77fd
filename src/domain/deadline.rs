//! The appointment date (ngày hẹn trả) of a dossier, with the explanation line by line.
//!
//! Counts a time limit over an office's calendar as BLDS Đ147–148 and the one-stop rules say; whether it
//! was kept is in [`standing`]. Tested here, by the golden table in `tests/rules/deadline_golden.rs` and
//! against a naive count in `tests/rules/deadline_oracle.rs`.

mod count;
mod explain;
pub mod standing;

pub use explain::limit_text;

use crate::domain::calendar::{Calendar, CalendarWarning, date_text};
use crate::domain::message::{Message, Say};
use crate::domain::procedure::{ClockPolicy, TimeLimit};
use crate::domain::time::{Moment, day};
use chrono::{NaiveDate, NaiveTime};
use count::{Count, Interruption};
use serde::{Deserialize, Serialize};

/// When on the last day the result is promised.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ReturnPolicy {
    /// Printed hour of a limit that ends with a day; outside the sessions the end of the session before
    /// it. `None`: the end of the last session.
    pub return_at: Option<NaiveTime>,
    /// Printed hour of a limit that ends with half a day. `None`: the end of the first session.
    pub half_day_at: Option<NaiveTime>,
    /// Printed hour of a limit in working hours.
    pub hours: HourEnd,
}

/// The printed hour of a limit in working hours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HourEnd {
    /// To the minute: eight working hours from 10:00 end at 10:00.
    #[default]
    ToTheMinute,
    /// The end of the session in which they end.
    EndOfSession,
}

impl Default for ReturnPolicy {
    /// Results at 16:30, half days at the end of the morning, hours to the minute.
    fn default() -> Self {
        ReturnPolicy {
            return_at: NaiveTime::from_hms_opt(16, 30, 0),
            half_day_at: None,
            hours: HourEnd::ToTheMinute,
        }
    }
}

/// A promised return with its reasons.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Appointment {
    /// When the result is promised; always in a working session or at its end.
    pub due: Moment,
    /// The explanation, one line a message.
    pub steps: Vec<Message>,
    pub warnings: Vec<DeadlineWarning>,
}

/// What the clerk should know about an appointment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "about")]
pub enum DeadlineWarning {
    /// The calendar it rests on is not sure.
    Calendar(CalendarWarning),
    /// The date that was asked for is not worked (B46).
    Moved { from: NaiveDate, to: NaiveDate },
}

impl Say for DeadlineWarning {
    fn say(&self) -> Message {
        match self {
            DeadlineWarning::Calendar(warning) => warning.say(),
            DeadlineWarning::Moved { from, to } => Message::new("deadline-moved")
                .with("from", date_text(*from))
                .with("to", date_text(*to)),
        }
    }
}

/// Why no appointment can be made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DeadlineError {
    /// The limit is published as text only: an administrator must enter it.
    #[error("the time limit is not stated")]
    Unstated,
    /// Longer than twenty years.
    #[error("the time limit is too long")]
    TooLong,
    /// B46.
    #[error("the return is not after the receipt")]
    NotAfterReceipt,
    #[error("a supplement ends before it begins")]
    SupplementReversed,
}

impl Say for DeadlineError {
    fn say(&self) -> Message {
        Message::new(match self {
            DeadlineError::Unstated => "deadline-unstated",
            DeadlineError::TooLong => "deadline-too-long",
            DeadlineError::NotAfterReceipt => "deadline-not-after-receipt",
            DeadlineError::SupplementReversed => "deadline-supplement-reversed",
        })
    }
}

/// One wait for the applicant to supplement the dossier: from the request to full receipt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Supplement {
    pub asked_at: Moment,
    pub complete_at: Moment,
}

/// The appointment of a dossier received at `received_at` under `limit`.
///
/// Days, months and years do not count the day of receipt (BLDS Đ147); a last day that is not worked
/// moves to the next working day (Đ148.5), a missing day of the month to the month's last (Đ148.3). Half a
/// day ends with the first session; moved from a day off it stays half a day, so that nobody who came
/// later is served before.
///
/// With a `cut_off_minute` (minutes after midnight; 15:00 is 900) what comes later, or on a day that is
/// not worked, counts as received on the next working day. Received at 15:00 sharp is not after 15:00.
pub fn appoint(
    received_at: Moment,
    limit: TimeLimit,
    cut_off_minute: Option<u32>,
    calendar: &Calendar,
    policy: &ReturnPolicy,
) -> Result<Appointment, DeadlineError> {
    let count = Count {
        calendar,
        policy,
        cut_off_minute,
        interruptions: &[],
    };
    finish(received_at, count.run(received_at, limit)?, calendar)
}

/// Like [`appoint`], with the office's own limit beside the law's: the earlier one is promised.
pub fn appoint_within(
    received_at: Moment,
    law: TimeLimit,
    office: Option<TimeLimit>,
    cut_off_minute: Option<u32>,
    calendar: &Calendar,
    policy: &ReturnPolicy,
) -> Result<Appointment, DeadlineError> {
    let by_law = appoint(received_at, law, cut_off_minute, calendar, policy)?;
    let Some(office) = office.filter(|office| *office != law) else {
        return Ok(by_law);
    };
    let mut by_office = appoint(received_at, office, cut_off_minute, calendar, policy)?;
    if by_office.due < by_law.due {
        by_office
            .steps
            .push(explain::at("deadline-step-office-earlier", by_law.due));
        Ok(by_office)
    } else {
        let mut by_law = by_law;
        by_law
            .steps
            .push(explain::at("deadline-step-law-earlier", by_office.due));
        Ok(by_law)
    }
}

/// The appointment after the dossier was supplemented, by the procedure's clock policy.
///
/// Restart counts again from the last full receipt (NĐ 61/2018 Đ19.4). Pause leaves out the days after a
/// request up to and with full receipt; the day of the request is used up, unless the limit would end on
/// it. Working hours leave out the wait to the minute.
pub fn reappoint_after_supplement(
    received_at: Moment,
    limit: TimeLimit,
    cut_off_minute: Option<u32>,
    clock: ClockPolicy,
    supplements: &[Supplement],
    calendar: &Calendar,
    policy: &ReturnPolicy,
) -> Result<Appointment, DeadlineError> {
    let mut interruptions = Vec::new();
    for supplement in supplements {
        if supplement.complete_at < supplement.asked_at || supplement.asked_at < received_at {
            return Err(DeadlineError::SupplementReversed);
        }
        interruptions.push(Interruption::new(supplement.asked_at, supplement.complete_at));
    }
    let last = supplements.iter().map(|supplement| supplement.complete_at).max();
    match (clock, last) {
        (ClockPolicy::None, _) | (_, None) => appoint(received_at, limit, cut_off_minute, calendar, policy),
        (ClockPolicy::Restart, Some(complete_at)) => {
            let mut again = appoint(complete_at, limit, cut_off_minute, calendar, policy)?;
            again
                .steps
                .insert(0, explain::at("deadline-step-restart", complete_at));
            Ok(again)
        }
        (ClockPolicy::Pause, Some(_)) => {
            interruptions.sort_unstable();
            let count = Count {
                calendar,
                policy,
                cut_off_minute,
                interruptions: &interruptions,
            };
            finish(received_at, count.run(received_at, limit)?, calendar)
        }
    }
}

/// A return that people agreed on: it must be after the receipt, and on a day that is not worked it moves
/// to the next working day and says so (B46).
pub fn agree(
    received_at: Moment,
    wanted: Moment,
    calendar: &Calendar,
    policy: &ReturnPolicy,
) -> Result<Appointment, DeadlineError> {
    if wanted <= received_at {
        return Err(DeadlineError::NotAfterReceipt);
    }
    let count = Count {
        calendar,
        policy,
        cut_off_minute: None,
        interruptions: &[],
    };
    let due = count.agreed(received_at, wanted)?;
    let mut appointment = finish(received_at, (due, Vec::new()), calendar)?;
    if day(due) != day(wanted) {
        let moved = DeadlineWarning::Moved {
            from: day(wanted),
            to: day(due),
        };
        appointment.warnings.insert(0, moved);
    }
    Ok(appointment)
}

fn finish(
    received_at: Moment,
    (due, mut steps): (Moment, Vec<Message>),
    calendar: &Calendar,
) -> Result<Appointment, DeadlineError> {
    if due <= received_at {
        return Err(DeadlineError::NotAfterReceipt);
    }
    steps.push(explain::at("deadline-step-due", due));
    let warnings = calendar
        .warnings(day(received_at), day(due))
        .into_iter()
        .map(DeadlineWarning::Calendar)
        .collect();
    Ok(Appointment { due, steps, warnings })
}

#[cfg(test)]
mod tests;
