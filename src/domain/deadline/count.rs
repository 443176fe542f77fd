//! Counting a limit over a calendar, with the waits that are left out.
//!
//! Everything is to the minute: the seconds of a moment are cut off, as on the paper.

use super::explain::{self, Mark};
use super::{DeadlineError, HourEnd, ReturnPolicy};
use crate::domain::calendar::{Calendar, Session, clock, minute};
use crate::domain::message::Message;
use crate::domain::procedure::TimeLimit;
use crate::domain::time::{Moment, VIETNAM, local};
use chrono::{Datelike, Days, Months, NaiveDate, NaiveTime};

/// No limit of the catalogue is longer than twenty years.
const LONGEST_YEARS: u32 = 20;

/// Local date and minutes after midnight.
type Minute = (NaiveDate, u32);

/// A wait that is left out of the count: from the request to full receipt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Interruption {
    from: Minute,
    to: Minute,
}

impl Interruption {
    pub(super) fn new(from: Moment, to: Moment) -> Self {
        Interruption {
            from: to_the_minute(from),
            to: to_the_minute(to),
        }
    }
}

fn to_the_minute(moment: Moment) -> Minute {
    let here = moment.with_timezone(&VIETNAM);
    (here.date_naive(), minute(here.time()))
}

pub(super) struct Count<'a> {
    pub(super) calendar: &'a Calendar,
    pub(super) policy: &'a ReturnPolicy,
    pub(super) cut_off_minute: Option<u32>,
    /// In order of time.
    pub(super) interruptions: &'a [Interruption],
}

type Counted = (Moment, Vec<Message>);

impl Count<'_> {
    pub(super) fn run(&self, received_at: Moment, limit: TimeLimit) -> Result<Counted, DeadlineError> {
        let received = to_the_minute(received_at);
        let halves = |n: u32| match n {
            0 => Err(DeadlineError::Unstated),
            n if n > LONGEST_YEARS * 366 * 2 => Err(DeadlineError::TooLong),
            n => Ok(n),
        };
        match limit {
            TimeLimit::Unstated => Err(DeadlineError::Unstated),
            TimeLimit::SameDay => self.same_day(received),
            TimeLimit::WorkingMinutes(n) if n > LONGEST_YEARS * 366 * 480 => Err(DeadlineError::TooLong),
            TimeLimit::WorkingMinutes(0) => Err(DeadlineError::Unstated),
            TimeLimit::WorkingMinutes(n) => self.working_minutes(received, n),
            TimeLimit::WorkingHalfDays(n) => self.working_days(received, halves(n)?),
            TimeLimit::HalfDays(n) => self.calendar_days(received, halves(n)?),
            TimeLimit::Months(n) => self.months(received, n, "deadline-step-months", n),
            TimeLimit::Years(n) => self.months(received, n.saturating_mul(12), "deadline-step-years", n),
        }
    }

    /// The moment that people agreed on, moved into the sessions of a working day.
    pub(super) fn agreed(&self, received_at: Moment, wanted: Moment) -> Result<Moment, DeadlineError> {
        let (date, wanted_minute) = to_the_minute(wanted);
        let received = to_the_minute(received_at);
        let working = self.working_from(date)?;
        let hour = if working == date {
            Some(clock(wanted_minute))
        } else {
            self.policy.return_at
        };
        if let Some(due) = self.hour_after(working, hour, received) {
            return Ok(due);
        }
        Ok(self.full_day(self.next_working(working)?))
    }

    fn same_day(&self, received: Minute) -> Result<Counted, DeadlineError> {
        let mut steps = vec![explain::received("deadline-step-received-same-day", received)];
        let mut due = self.on_the_day(received, &mut steps)?;
        for interruption in self.interruptions {
            // Work goes on when the dossier is complete, and ends by the same rule from then.
            if interruption.from <= to_the_minute(due) && interruption.to > interruption.from {
                steps.push(explain::received("deadline-step-complete", interruption.to));
                due = self.on_the_day(interruption.to.max(received), &mut steps)?;
            }
        }
        Ok((due, steps))
    }

    fn on_the_day(&self, received: Minute, steps: &mut Vec<Message>) -> Result<Moment, DeadlineError> {
        let effective = self.effective_day(received, true, steps)?;
        if let Some(due) = self.hour_after(effective, self.policy.return_at, received) {
            return Ok(due);
        }
        let next = self.next_working(effective)?;
        steps.push(explain::on("deadline-step-after-closing", next));
        Ok(self.full_day(next))
    }

    /// The day from which a limit in days runs: the day of receipt, or with a cut-off hour the first
    /// working day on which the dossier was there in time.
    fn effective_day(
        &self,
        (date, minute): Minute,
        must_work: bool,
        steps: &mut Vec<Message>,
    ) -> Result<NaiveDate, DeadlineError> {
        if (must_work || self.cut_off_minute.is_some()) && !self.calendar.is_working(date) {
            let next = self.next_working(date)?;
            steps.push(explain::on("deadline-step-received-off", next));
            return Ok(next);
        }
        match self.cut_off_minute {
            Some(cut_off) if minute > cut_off => {
                let next = self.next_working(date)?;
                steps.push(explain::after_cut_off(cut_off, next));
                Ok(next)
            }
            _ => Ok(date),
        }
    }

    fn working_days(&self, received: Minute, halves: u32) -> Result<Counted, DeadlineError> {
        let mut steps = vec![explain::received("deadline-step-received", received)];
        let base = self.effective_day(received, false, &mut steps)?;
        let half = halves % 2 == 1;
        let needed = halves.div_ceil(2);
        let mut marks = Vec::new();
        let mut counted = 0;
        let mut date = base;
        loop {
            date = date.succ_opt().ok_or(DeadlineError::TooLong)?;
            let mark = self.mark(date);
            if !mark.is_counted() {
                marks.push((date, mark));
                continue;
            }
            if counted + 1 < needed {
                counted += 1;
                marks.push((date, mark));
                continue;
            }
            let due = self.end_of(date, half);
            if self.is_interrupted(date, due) {
                marks.push((date, Mark::Waiting));
                continue;
            }
            marks.push((date, if half { Mark::Half } else { mark }));
            steps.extend(explain::days(&marks));
            return Ok((due, steps));
        }
    }

    fn calendar_days(&self, received: Minute, halves: u32) -> Result<Counted, DeadlineError> {
        let mut steps = vec![explain::received("deadline-step-received", received)];
        let base = self.effective_day(received, false, &mut steps)?;
        let mut left = halves.div_ceil(2);
        let mut date = base;
        while left > 0 {
            date = date.succ_opt().ok_or(DeadlineError::TooLong)?;
            if !self.is_waiting(date) {
                left -= 1;
            }
        }
        steps.extend(self.waits(base, date));
        steps.push(explain::days_added(halves, date));
        self.settle(date, halves % 2 == 1, steps)
    }

    fn months(&self, received: Minute, months: u32, id: &str, n: u32) -> Result<Counted, DeadlineError> {
        if months == 0 {
            return Err(DeadlineError::Unstated);
        }
        if months > LONGEST_YEARS * 12 {
            return Err(DeadlineError::TooLong);
        }
        let mut steps = vec![explain::received("deadline-step-received", received)];
        let base = self.effective_day(received, false, &mut steps)?;
        // chrono takes the month's last day where the day is missing, which is BLDS Đ148.3.
        let plain = base
            .checked_add_months(Months::new(months))
            .ok_or(DeadlineError::TooLong)?;
        steps.push(explain::on(id, plain).with("n", n));
        if plain.day() != base.day() {
            steps.push(explain::on("deadline-step-month-end", plain).with("day", base.day()));
        }
        let mut date = plain;
        loop {
            let waited = base.iter_days().skip(1).take_while(|d| *d <= date);
            let waited = waited.filter(|d| self.is_waiting(*d)).count() as u64;
            let moved = plain
                .checked_add_days(Days::new(waited))
                .ok_or(DeadlineError::TooLong)?;
            if moved == date {
                break;
            }
            date = moved;
        }
        steps.extend(self.waits(base, date));
        self.settle(date, false, steps)
    }

    /// Moves a last day that is not worked, or is interrupted, to the next working day.
    fn settle(&self, last: NaiveDate, half: bool, mut steps: Vec<Message>) -> Result<Counted, DeadlineError> {
        let mut date = last;
        loop {
            let working = self.working_from(date)?;
            let due = self.end_of(working, half);
            if !self.is_waiting(working) && !self.is_interrupted(working, due) {
                if working != last {
                    let name = self.calendar.special(last).map(|day| day.name.as_str());
                    steps.push(explain::rolled(last, name, working));
                }
                return Ok((due, steps));
            }
            date = working.succ_opt().ok_or(DeadlineError::TooLong)?;
        }
    }

    fn working_minutes(&self, received: Minute, minutes: u32) -> Result<Counted, DeadlineError> {
        let mut steps = Vec::new();
        let effective = match self.cut_off_minute {
            Some(_) => self.effective_day(received, false, &mut steps)?,
            None => received.0,
        };
        let start = if effective == received.0 {
            received
        } else {
            (effective, 0)
        };
        let mut left = minutes;
        let mut marks = Vec::new();
        for date in start.0.iter_days() {
            let mut today = 0;
            for session in self.calendar.working_sessions(date) {
                for (from, to) in self.uninterrupted(date, session, start) {
                    if left > to - from {
                        left -= to - from;
                        today += to - from;
                        continue;
                    }
                    let end = match self.policy.hours {
                        HourEnd::ToTheMinute => clock(from + left),
                        HourEnd::EndOfSession => session.to,
                    };
                    marks.push((date, today + left, 0));
                    steps.insert(0, explain::received("deadline-step-received-hours", received));
                    steps.extend(explain::hours(&marks));
                    return Ok((local(date.and_time(end)), steps));
                }
            }
            if today > 0 {
                marks.push((date, today, left));
            }
        }
        Err(DeadlineError::TooLong)
    }

    /// The parts of a session after `start` in which nobody waits for the applicant.
    fn uninterrupted(&self, date: NaiveDate, session: Session, start: Minute) -> Vec<(u32, u32)> {
        let on = |(day, minute): Minute| match day.cmp(&date) {
            std::cmp::Ordering::Less => 0,
            std::cmp::Ordering::Equal => minute,
            std::cmp::Ordering::Greater => 24 * 60,
        };
        let mut from = minute(session.from).max(on(start));
        let end = minute(session.to);
        let mut parts = Vec::new();
        for interruption in self.interruptions {
            let (stop, go) = (on(interruption.from), on(interruption.to));
            if stop > from && from < end {
                parts.push((from, stop.min(end)));
            }
            from = from.max(go);
        }
        if from < end {
            parts.push((from, end));
        }
        parts
    }

    fn mark(&self, date: NaiveDate) -> Mark {
        if self.is_waiting(date) {
            Mark::Waiting
        } else {
            Mark::of(self.calendar, date)
        }
    }

    /// Is the day left out? The day of the request is used up, that of full receipt is not counted.
    fn is_waiting(&self, date: NaiveDate) -> bool {
        self.interruptions
            .iter()
            .any(|wait| wait.from.0 < date && date <= wait.to.0)
    }

    /// Was the applicant asked on this day before the limit would have ended on it, and did not answer on
    /// the same day? Then it does not end on it.
    fn is_interrupted(&self, date: NaiveDate, due: Moment) -> bool {
        let due = to_the_minute(due);
        self.interruptions
            .iter()
            .any(|wait| wait.from.0 == date && wait.to.0 > date && wait.from <= due)
    }

    fn waits(&self, base: NaiveDate, last: NaiveDate) -> Vec<Message> {
        let days = base.iter_days().skip(1).take_while(|date| *date <= last);
        let waiting: Vec<_> = days
            .filter(|date| self.is_waiting(*date))
            .map(|date| (date, Mark::Waiting))
            .collect();
        explain::days(&waiting)
    }

    fn end_of(&self, date: NaiveDate, half: bool) -> Moment {
        if !half {
            return self.full_day(date);
        }
        let sessions = self.calendar.working_sessions(date);
        let first_end = sessions.first().map(|session| session.to);
        local(date.and_time(in_sessions(&sessions, self.policy.half_day_at.or(first_end))))
    }

    fn full_day(&self, date: NaiveDate) -> Moment {
        let sessions = self.calendar.working_sessions(date);
        local(date.and_time(in_sessions(&sessions, self.policy.return_at)))
    }

    /// `wanted` on `date`, or the day's closing where it is not after `received`; `None` after closing.
    fn hour_after(&self, date: NaiveDate, wanted: Option<NaiveTime>, received: Minute) -> Option<Moment> {
        let sessions = self.calendar.working_sessions(date);
        let closing = sessions.last()?.to;
        [in_sessions(&sessions, wanted), closing]
            .into_iter()
            .find(|time| (date, minute(*time)) > received)
            .map(|time| local(date.and_time(time)))
    }

    fn working_from(&self, date: NaiveDate) -> Result<NaiveDate, DeadlineError> {
        self.calendar.working_from(date).ok_or(DeadlineError::TooLong)
    }

    fn next_working(&self, date: NaiveDate) -> Result<NaiveDate, DeadlineError> {
        self.calendar.next_working(date).ok_or(DeadlineError::TooLong)
    }
}

/// The wanted hour where a session holds it, else the end of the session before it, else of the first.
fn in_sessions(sessions: &[Session], wanted: Option<NaiveTime>) -> NaiveTime {
    let last = sessions.last().map(|session| session.to).unwrap_or_default();
    let Some(wanted) = wanted else {
        return last;
    };
    if sessions
        .iter()
        .any(|session| session.from <= wanted && wanted <= session.to)
    {
        return wanted;
    }
    let before = sessions.iter().rev().find(|session| session.to <= wanted);
    before.or(sessions.first()).map_or(last, |session| session.to)
}
