//! The weekly pattern of an office: its sessions on each day of the week.
//!
//! A day is working, intake-only or closed by the sessions it has. Tested here.

use super::CalendarError;
use chrono::{NaiveTime, Timelike, Weekday};
use serde::{Deserialize, Serialize};

/// Opening hours between two breaks, from `from` (open) to `to` (closed), local time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Session {
    #[serde(with = "clock_time")]
    pub from: NaiveTime,
    #[serde(with = "clock_time")]
    pub to: NaiveTime,
    #[serde(default)]
    pub kind: SessionKind,
}

/// What a session is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SessionKind {
    #[default]
    Working,
    /// Dossiers are taken in, but its time is not counted in any limit.
    IntakeOnly,
}

impl Session {
    /// Working hours, `from` and `to` in minutes after midnight.
    pub fn working(from: u32, to: u32) -> Self {
        Session {
            from: clock(from),
            to: clock(to),
            kind: SessionKind::Working,
        }
    }

    /// Hours in which dossiers are only taken in, `from` and `to` in minutes after midnight.
    pub fn intake_only(from: u32, to: u32) -> Self {
        Session {
            kind: SessionKind::IntakeOnly,
            ..Session::working(from, to)
        }
    }

    /// Length in minutes.
    pub fn minutes(&self) -> u32 {
        minute(self.to).saturating_sub(minute(self.from))
    }

    /// Is the office open at this time of the day?
    pub fn is_open(&self, time: NaiveTime) -> bool {
        self.from <= time && time < self.to
    }
}

/// The time of the day so many minutes after midnight; past the end of the day its last minute.
pub fn clock(minutes: u32) -> NaiveTime {
    NaiveTime::from_num_seconds_from_midnight_opt(minutes.min(24 * 60 - 1) * 60, 0).unwrap_or_default()
}

/// Minutes after midnight, seconds cut off.
pub fn minute(time: NaiveTime) -> u32 {
    time.hour() * 60 + time.minute()
}

/// The sessions of a week, Monday first, each day's in order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Vec<WeekdaySession>", into = "Vec<WeekdaySession>")]
pub struct Week {
    days: [Vec<Session>; 7],
}

/// One row of a week, as it is stored and edited.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct WeekdaySession {
    pub day: Weekday,
    #[serde(flatten)]
    pub session: Session,
}

impl Week {
    /// A week with these sessions. Each must end after it begins, those of a day must not overlap, and
    /// there must be a working session in the week, else no limit would ever end.
    pub fn new(sessions: impl IntoIterator<Item = (Weekday, Session)>) -> Result<Self, CalendarError> {
        let mut days: [Vec<Session>; 7] = Default::default();
        for (day, session) in sessions {
            if let Some(sessions) = days.get_mut(day.num_days_from_monday() as usize) {
                sessions.push(session);
            }
        }
        for sessions in &mut days {
            in_order(sessions)?;
        }
        let works = |session: &Session| session.kind == SessionKind::Working;
        if !days.iter().flatten().any(works) {
            return Err(CalendarError::NoWorkingSession);
        }
        Ok(Week { days })
    }

    /// Monday to Friday 07:30–11:30 and 13:00–17:00: eight hours a day.
    pub fn office_hours() -> Self {
        let day = vec![Session::working(450, 690), Session::working(780, 1020)];
        Week {
            days: [
                day.clone(),
                day.clone(),
                day.clone(),
                day.clone(),
                day,
                vec![],
                vec![],
            ],
        }
    }

    /// Office hours, and dossiers are taken in on Saturday 07:30–11:30.
    pub fn with_saturday_intake() -> Self {
        let mut week = Week::office_hours();
        week.days[5] = vec![Session::intake_only(450, 690)];
        week
    }

    /// The sessions of this day of the week, in order.
    pub fn sessions(&self, day: Weekday) -> &[Session] {
        self.days
            .get(day.num_days_from_monday() as usize)
            .map_or(&[], Vec::as_slice)
    }

    /// The sessions of the first day with working hours: what a worked Saturday follows.
    pub(super) fn ordinary(&self) -> &[Session] {
        let works = |day: &&Vec<Session>| day.iter().any(|session| session.kind == SessionKind::Working);
        self.days.iter().find(works).map_or(&[], Vec::as_slice)
    }
}

/// Puts the sessions of a day in order; they must not be empty or overlap.
pub(super) fn in_order(sessions: &mut [Session]) -> Result<(), CalendarError> {
    sessions.sort_unstable();
    if let Some(wrong) = sessions.iter().find(|session| session.from >= session.to) {
        return Err(CalendarError::SessionReversed(*wrong));
    }
    let pair = sessions.windows(2).find(|pair| pair[0].to > pair[1].from);
    pair.map_or(Ok(()), |pair| {
        Err(CalendarError::SessionsOverlap(pair[0], pair[1]))
    })
}

impl TryFrom<Vec<WeekdaySession>> for Week {
    type Error = CalendarError;
    fn try_from(rows: Vec<WeekdaySession>) -> Result<Self, CalendarError> {
        Week::new(rows.into_iter().map(|row| (row.day, row.session)))
    }
}

impl From<Week> for Vec<WeekdaySession> {
    fn from(week: Week) -> Self {
        const DAYS: [Weekday; 7] = [
            Weekday::Mon,
            Weekday::Tue,
            Weekday::Wed,
            Weekday::Thu,
            Weekday::Fri,
            Weekday::Sat,
            Weekday::Sun,
        ];
        let rows = DAYS.into_iter().zip(week.days);
        rows.flat_map(|(day, sessions)| {
            let row = move |session| WeekdaySession { day, session };
            sessions.into_iter().map(row)
        })
        .collect()
    }
}

mod clock_time {
    use chrono::NaiveTime;
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    pub fn serialize<S: Serializer>(time: &NaiveTime, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&time.format("%H:%M"))
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<NaiveTime, D::Error> {
        let text = String::deserialize(deserializer)?;
        NaiveTime::parse_from_str(&text, "%H:%M").map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn office_hours_are_eight_hours_a_day_without_the_weekend() {
        let week = Week::office_hours();
        let minutes = |day| week.sessions(day).iter().map(Session::minutes).sum::<u32>();
        assert_eq!(minutes(Weekday::Mon), 480);
        assert_eq!(minutes(Weekday::Fri), 480);
        assert_eq!(minutes(Weekday::Sat), 0);
        assert_eq!(
            Week::with_saturday_intake().sessions(Weekday::Sat),
            [Session::intake_only(450, 690)]
        );
    }

    #[test]
    fn a_week_that_cannot_be_kept_is_refused() {
        let monday = |session| (Weekday::Mon, session);
        assert_eq!(Week::new([]), Err(CalendarError::NoWorkingSession));
        assert_eq!(
            Week::new([monday(Session::intake_only(450, 690))]),
            Err(CalendarError::NoWorkingSession)
        );
        let reversed = Session::working(690, 450);
        assert_eq!(
            Week::new([monday(reversed)]),
            Err(CalendarError::SessionReversed(reversed))
        );
        let (first, second) = (Session::working(450, 690), Session::working(680, 700));
        assert_eq!(
            Week::new([monday(second), monday(first)]),
            Err(CalendarError::SessionsOverlap(first, second))
        );
    }

    #[test]
    fn a_week_travels_as_rows_with_clock_times() {
        let week = Week::with_saturday_intake();
        let json = serde_json::to_value(&week).unwrap();
        assert_eq!(
            json[0],
            serde_json::json!({"day": "Mon", "from": "07:30", "to": "11:30", "kind": "working"})
        );
        assert_eq!(serde_json::from_value::<Week>(json).unwrap(), week);
        assert!(serde_json::from_str::<Week>(r#"[{"day":"Sat","from":"11:30","to":"07:30"}]"#).is_err());
    }
}
