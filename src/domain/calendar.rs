//! The calendar of an office: which days are working, intake-only or closed, and its opening hours.
//!
//! Data that the office edits: a weekly pattern and dated exceptions, for the years it knows. Counting a
//! limit is `deadline`'s. Tested here and by `tests/rules/deadline_golden.rs`.

mod special;
mod week;

pub use special::{Certainty, Occasion, SpecialDay};
pub use week::{Session, SessionKind, Week, WeekdaySession, clock, minute};

use crate::domain::message::{Message, Say};
use crate::domain::time::{Moment, VIETNAM, local};
use chrono::{Datelike, NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};
use special::Days;
use std::collections::BTreeSet;

/// What a day is to a time limit and to the door.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DayKind {
    /// Open and counted.
    Working,
    /// Dossiers are taken in; not counted in any limit.
    IntakeOnly,
    Closed,
}

/// The calendar of one office.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "CalendarData", into = "CalendarData")]
pub struct Calendar {
    week: Week,
    years: BTreeSet<i32>,
    days: Days,
}

/// The calendar as it is stored and sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CalendarData {
    pub week: Week,
    /// Years whose days off are entered.
    pub years: BTreeSet<i32>,
    pub days: Vec<SpecialDay>,
}

/// Why a calendar cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CalendarError {
    #[error("the list of days cannot be read at line {line}")]
    Unreadable { line: usize },
    #[error("the days from {0} run backwards or too far")]
    Range(NaiveDate),
    #[error("{0} is named twice")]
    Twice(NaiveDate),
    #[error("the week has no working session")]
    NoWorkingSession,
    #[error("session {0:?} ends before it begins")]
    SessionReversed(Session),
    #[error("sessions {0:?} and {1:?} overlap")]
    SessionsOverlap(Session, Session),
}

impl Say for CalendarError {
    fn say(&self) -> Message {
        let at = |id: &str, session: &Session| {
            Message::new(id)
                .with("from", session.from.format("%H:%M").to_string())
                .with("to", session.to.format("%H:%M").to_string())
        };
        match self {
            CalendarError::Unreadable { line } => Message::new("calendar-unreadable").with("line", *line),
            CalendarError::Range(date) => Message::new("calendar-range").with("date", date_text(*date)),
            CalendarError::Twice(date) => Message::new("calendar-twice").with("date", date_text(*date)),
            CalendarError::NoWorkingSession => Message::new("calendar-no-working-session"),
            CalendarError::SessionReversed(session) => at("calendar-session-reversed", session),
            CalendarError::SessionsOverlap(_, second) => at("calendar-sessions-overlap", second),
        }
    }
}

/// What an administrator or a clerk should know about the calendar.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum CalendarWarning {
    /// No days off are entered for the year (B47).
    YearMissing { year: i32 },
    /// So many days of the year are not announced yet.
    YearUnconfirmed { year: i32, days: usize },
    /// An appointment rests on a day that is not certain.
    UncertainDay { day: SpecialDay },
}

impl Say for CalendarWarning {
    fn say(&self) -> Message {
        match self {
            CalendarWarning::YearMissing { year } => {
                Message::new("calendar-year-missing").with("year", year.to_string())
            }
            CalendarWarning::YearUnconfirmed { year, days } => Message::new("calendar-year-unconfirmed")
                .with("year", year.to_string())
                .with("days", *days),
            CalendarWarning::UncertainDay { day } => Message::new("calendar-uncertain-day")
                .with("date", date_text(day.date))
                .with("name", day.name.as_str())
                .with("occasion", day.occasion.word()),
        }
    }
}

/// `dd/mm/yyyy`, as on the papers.
pub(crate) fn date_text(date: NaiveDate) -> String {
    date.format("%d/%m/%Y").to_string()
}

impl Calendar {
    /// A calendar without any special day, for no year yet.
    pub const fn of_week(week: Week) -> Self {
        Calendar {
            week,
            years: BTreeSet::new(),
            days: Days::new(),
        }
    }

    /// Office hours and the days of a list such as `assets/holidays/vietnam.toml`.
    pub fn from_toml(text: &str) -> Result<Self, CalendarError> {
        let (years, days) = special::read(text)?;
        Calendar::try_from(CalendarData {
            week: Week::office_hours(),
            years,
            days: days.into_values().collect(),
        })
    }

    /// The state's calendar 2025–2027 that the program carries, for an office with these hours.
    pub fn vietnam(week: Week) -> Result<Self, CalendarError> {
        let mut calendar = Calendar::from_toml(include_str!("../../assets/holidays/vietnam.toml"))?;
        calendar.set_week(week);
        Ok(calendar)
    }

    pub const fn week(&self) -> &Week {
        &self.week
    }

    pub fn set_week(&mut self, week: Week) {
        self.week = week;
    }

    /// Enters a special day, in place of what was said of that date.
    pub fn set(&mut self, mut day: SpecialDay) -> Result<(), CalendarError> {
        week::in_order(&mut day.sessions)?;
        self.days.insert(day.date, day);
        Ok(())
    }

    /// Forgets what was special about a date.
    pub fn clear(&mut self, date: NaiveDate) -> Option<SpecialDay> {
        self.days.remove(&date)
    }

    /// Says that the days off of a year are entered.
    pub fn cover(&mut self, year: i32) {
        self.years.insert(year);
    }

    /// Are the days off of the year entered?
    pub fn covers(&self, year: i32) -> bool {
        self.years.contains(&year)
    }

    /// The special days from `first` to `last`, both included.
    pub fn special_days(&self, first: NaiveDate, last: NaiveDate) -> impl Iterator<Item = &SpecialDay> {
        // A range that ends before it begins would panic.
        let last = last.max(first);
        self.days.range(first..=last).map(|(_, day)| day)
    }

    /// What is special about a date.
    pub fn special(&self, date: NaiveDate) -> Option<&SpecialDay> {
        self.days.get(&date)
    }

    pub fn kind(&self, date: NaiveDate) -> DayKind {
        let sessions = self.sessions(date);
        if sessions
            .iter()
            .any(|session| session.kind == SessionKind::Working)
        {
            DayKind::Working
        } else if sessions.is_empty() {
            DayKind::Closed
        } else {
            DayKind::IntakeOnly
        }
    }

    /// Is the day counted in limits of working days?
    pub fn is_working(&self, date: NaiveDate) -> bool {
        self.kind(date) == DayKind::Working
    }

    /// The first working day after `date`. `None` only at the end of the calendar of the computer.
    pub fn next_working(&self, date: NaiveDate) -> Option<NaiveDate> {
        self.working_from(date.succ_opt()?)
    }

    /// `date` itself where it is a working day, else the first one after it.
    pub fn working_from(&self, date: NaiveDate) -> Option<NaiveDate> {
        // The week has a working day and the exceptions are finite, so the search ends.
        date.iter_days().find(|date| self.is_working(*date))
    }

    /// The sessions of a day in order; none where it is closed.
    pub fn sessions(&self, date: NaiveDate) -> Vec<Session> {
        let usual = self.week.sessions(date.weekday());
        let Some(day) = self.special(date) else {
            return usual.to_vec();
        };
        let of_kind = |kind| move |session: &Session| Session { kind, ..*session };
        let own = |usual: &[Session]| {
            if day.sessions.is_empty() {
                usual.to_vec()
            } else {
                day.sessions.clone()
            }
        };
        match day.occasion.kind() {
            None => own(usual),
            Some(DayKind::Closed) => Vec::new(),
            // Its own hours, else those of the weekday, else those of an ordinary day.
            Some(DayKind::IntakeOnly) => own(if usual.is_empty() {
                self.week.ordinary()
            } else {
                usual
            })
            .iter()
            .map(of_kind(SessionKind::IntakeOnly))
            .collect(),
            Some(DayKind::Working) => {
                let stood_for = day.stands_for.map(|date| self.week.sessions(date.weekday()));
                let works = |sessions: &&[Session]| {
                    sessions
                        .iter()
                        .any(|session| session.kind == SessionKind::Working)
                };
                own(stood_for.filter(works).unwrap_or(self.week.ordinary()))
            }
        }
    }

    /// The sessions whose time counts in limits.
    pub fn working_sessions(&self, date: NaiveDate) -> Vec<Session> {
        let mut sessions = self.sessions(date);
        sessions.retain(|session| session.kind == SessionKind::Working);
        sessions
    }

    /// Can a dossier be handed in at this moment?
    pub fn is_open(&self, moment: Moment) -> bool {
        self.closing(moment).is_some()
    }

    /// When the session of this moment ends; `None` where the office is closed.
    pub fn closing(&self, moment: Moment) -> Option<Moment> {
        let (date, time) = date_and_time(moment);
        let session = self
            .sessions(date)
            .into_iter()
            .find(|session| session.is_open(time))?;
        Some(local(date.and_time(session.to)))
    }

    /// When the office opens next, after this moment.
    pub fn opens_next(&self, moment: Moment) -> Option<Moment> {
        let (today, now) = date_and_time(moment);
        today
            .iter_days()
            .take(LONGEST_CLOSURE)
            .flat_map(|date| {
                self.sessions(date)
                    .into_iter()
                    .map(move |session| (date, session))
            })
            .find(|(date, session)| *date > today || session.from > now)
            .map(|(date, session)| local(date.and_time(session.from)))
    }

    /// What an administrator must look after: this year, and from 1 December the next (B47).
    pub fn alerts(&self, today: NaiveDate) -> Vec<CalendarWarning> {
        let next = (today.month() == 12).then(|| today.year() + 1);
        [Some(today.year()), next]
            .into_iter()
            .flatten()
            .filter_map(|year| {
                if !self.covers(year) {
                    return Some(CalendarWarning::YearMissing { year });
                }
                let pending = |day: &&SpecialDay| {
                    day.date.year() == year && day.date >= today && day.certainty == Certainty::Uncertain
                };
                let days = self.days.values().filter(pending).count();
                (days > 0).then_some(CalendarWarning::YearUnconfirmed { year, days })
            })
            .collect()
    }

    /// What an appointment from `first` to `last` rests on without being sure.
    pub fn warnings(&self, first: NaiveDate, last: NaiveDate) -> Vec<CalendarWarning> {
        let missing = (first.year()..=last.year()).filter(|year| !self.covers(*year));
        let uncertain = self
            .special_days(first, last)
            .filter(|day| day.certainty == Certainty::Uncertain);
        missing
            .map(|year| CalendarWarning::YearMissing { year })
            .chain(uncertain.map(|day| CalendarWarning::UncertainDay { day: day.clone() }))
            .collect()
    }

    /// The days from `first` to `last` whose hours differ in `other`: appointments across them are to be
    /// listed when the calendar changes, never moved silently.
    pub fn differences(&self, other: &Calendar, first: NaiveDate, last: NaiveDate) -> Vec<NaiveDate> {
        first
            .iter_days()
            .take_while(|date| *date <= last)
            .filter(|date| self.sessions(*date) != other.sessions(*date))
            .collect()
    }
}

/// Days after which the search for an opening gives up: no office is closed for two years.
const LONGEST_CLOSURE: usize = 731;

fn date_and_time(moment: Moment) -> (NaiveDate, NaiveTime) {
    let here = moment.with_timezone(&VIETNAM);
    (here.date_naive(), here.time())
}

impl TryFrom<CalendarData> for Calendar {
    type Error = CalendarError;
    fn try_from(data: CalendarData) -> Result<Self, CalendarError> {
        let mut calendar = Calendar::of_week(data.week);
        calendar.years = data.years;
        for day in data.days {
            let date = day.date;
            if calendar.special(date).is_some() {
                return Err(CalendarError::Twice(date));
            }
            calendar.set(day)?;
        }
        Ok(calendar)
    }
}

impl From<Calendar> for CalendarData {
    fn from(calendar: Calendar) -> Self {
        CalendarData {
            week: calendar.week,
            years: calendar.years,
            days: calendar.days.into_values().collect(),
        }
    }
}

#[cfg(test)]
mod tests;
