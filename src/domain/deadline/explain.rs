//! The lines that explain an appointment to the clerk and to the citizen.
//!
//! Only words and grouping; what counts is decided in `count`. Weekdays go out as `mon` … `sun`, the texts
//! name them.

use crate::domain::calendar::{Calendar, DayKind, Occasion, clock, date_text};
use crate::domain::message::Message;
use crate::domain::procedure::TimeLimit;
use crate::domain::time::{Moment, VIETNAM};
use chrono::{Datelike, NaiveDate, Weekday};

/// More counted days than this are told in runs over the weekends.
const DAYS_TOLD_ONE_BY_ONE: usize = 10;

/// A time limit in words, such as “3 ngày làm việc”, for papers and screens.
pub fn limit_text(limit: TimeLimit) -> Message {
    let halves = |id: &str, n: u32| Message::new(id).with("days", n / 2).with("half", n % 2);
    match limit {
        TimeLimit::SameDay => Message::new("limit-same-day"),
        TimeLimit::WorkingMinutes(n) => in_hours(Message::new("limit-working-hours"), n, ""),
        TimeLimit::WorkingHalfDays(n) => halves("limit-working-days", n),
        TimeLimit::HalfDays(n) => halves("limit-days", n),
        TimeLimit::Months(n) => Message::new("limit-months").with("n", n),
        TimeLimit::Years(n) => Message::new("limit-years").with("n", n),
        TimeLimit::Unstated => Message::new("limit-unstated"),
    }
}

/// What a day is to a count of working days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Mark {
    Counted,
    /// The half day at the end of the limit.
    Half,
    /// Counted although the weekly pattern would not.
    Worked(String),
    Off(Occasion, String),
    /// Closed or intake-only by the weekly pattern.
    Weekend,
    IntakeOnly,
    /// The applicant supplements the dossier.
    Waiting,
}

impl Mark {
    pub(super) fn of(calendar: &Calendar, date: NaiveDate) -> Self {
        let kind = calendar.kind(date);
        match (kind, calendar.special(date)) {
            (DayKind::Working, Some(day)) if day.occasion == Occasion::WorkingSaturday => {
                Mark::Worked(day.name.clone())
            }
            (DayKind::Working, _) => Mark::Counted,
            (DayKind::IntakeOnly, _) => Mark::IntakeOnly,
            (DayKind::Closed, Some(day)) => Mark::Off(day.occasion, day.name.clone()),
            (DayKind::Closed, None) => Mark::Weekend,
        }
    }

    pub(super) const fn is_counted(&self) -> bool {
        matches!(self, Mark::Counted | Mark::Half | Mark::Worked(_))
    }
}

/// The lines for these days, in order; days alike stand in one line.
pub(super) fn days(marks: &[(NaiveDate, Mark)]) -> Vec<Message> {
    let counted = marks.iter().filter(|(_, mark)| mark.is_counted()).count();
    let long = counted > DAYS_TOLD_ONE_BY_ONE;
    let mut lines = Vec::new();
    let mut told: Vec<(NaiveDate, NaiveDate, &Mark, usize)> = Vec::new();
    for (date, mark) in marks {
        if long && matches!(mark, Mark::Weekend | Mark::IntakeOnly) {
            continue;
        }
        match told.last_mut() {
            Some((_, last, same, days)) if *same == mark && !matches!(mark, Mark::Worked(_)) => {
                (*last, *days) = (*date, *days + 1)
            }
            _ => told.push((*date, *date, mark, 1)),
        }
    }
    if long {
        lines.push(Message::new("deadline-step-weekends"));
    }
    let mut n = 0;
    for (first, last, mark, days) in told {
        let (one, run) = match mark {
            Mark::Counted => ("deadline-step-counted", "deadline-step-counted-run"),
            Mark::Half => ("deadline-step-half", "deadline-step-half"),
            Mark::Worked(_) => ("deadline-step-worked", "deadline-step-worked"),
            Mark::Off(..) => ("deadline-step-off", "deadline-step-off-run"),
            Mark::Weekend => ("deadline-step-weekend", "deadline-step-weekend-run"),
            Mark::IntakeOnly => ("deadline-step-intake-only", "deadline-step-intake-only-run"),
            Mark::Waiting => ("deadline-step-waiting", "deadline-step-waiting-run"),
        };
        let mut line = if first == last {
            on(one, first)
        } else {
            on(run, first)
                .with("last_weekday", weekday(last.weekday()))
                .with("last_date", date_text(last))
        };
        if mark.is_counted() {
            line = line.with("n", n + 1).with("last_n", n + days);
            n += days;
        }
        if let Mark::Off(_, name) | Mark::Worked(name) = mark {
            line = line.with("name", name.as_str());
        }
        if let Mark::Off(occasion, _) = mark {
            line = line.with("occasion", occasion.word());
        }
        lines.push(line);
    }
    lines
}

/// The lines for working hours: date, minutes of that day, minutes left after it.
pub(super) fn hours(marks: &[(NaiveDate, u32, u32)]) -> Vec<Message> {
    if marks.len() > DAYS_TOLD_ONE_BY_ONE {
        return Vec::new();
    }
    let line = |(date, minutes, left): &(NaiveDate, u32, u32)| {
        let line = in_hours(on("deadline-step-hours", *date), *minutes, "");
        in_hours(line, *left, "left_")
    };
    marks.iter().map(line).collect()
}

fn in_hours(message: Message, minutes: u32, prefix: &str) -> Message {
    message
        .with(&format!("{prefix}hours"), minutes / 60)
        .with(&format!("{prefix}minutes"), minutes % 60)
}

/// A line about a day.
pub(super) fn on(id: &str, date: NaiveDate) -> Message {
    Message::new(id)
        .with("weekday", weekday(date.weekday()))
        .with("date", date_text(date))
}

/// A line about a moment.
pub(super) fn at(id: &str, moment: Moment) -> Message {
    let here = moment.with_timezone(&VIETNAM);
    on(id, here.date_naive()).with("time", here.format("%H:%M").to_string())
}

pub(super) fn received(id: &str, (date, minute): (NaiveDate, u32)) -> Message {
    on(id, date).with("time", clock(minute).format("%H:%M").to_string())
}

pub(super) fn after_cut_off(cut_off: u32, next: NaiveDate) -> Message {
    on("deadline-step-after-cut-off", next).with("cut_off", clock(cut_off).format("%H:%M").to_string())
}

pub(super) fn days_added(halves: u32, date: NaiveDate) -> Message {
    on("deadline-step-days", date)
        .with("days", halves / 2)
        .with("half", halves % 2)
}

pub(super) fn rolled(last: NaiveDate, name: Option<&str>, working: NaiveDate) -> Message {
    on("deadline-step-rolled", last)
        .with("name", name.unwrap_or("none"))
        .with("next_weekday", weekday(working.weekday()))
        .with("next_date", date_text(working))
}

const fn weekday(day: Weekday) -> &'static str {
    match day {
        Weekday::Mon => "mon",
        Weekday::Tue => "tue",
        Weekday::Wed => "wed",
        Weekday::Thu => "thu",
        Weekday::Fri => "fri",
        Weekday::Sat => "sat",
        Weekday::Sun => "sun",
    }
}
