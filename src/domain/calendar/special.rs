//! Days that differ from the weekly pattern: holidays, days off in exchange, worked Saturdays.
//!
//! Also reads the list of the state's own days (`assets/holidays/vietnam.toml`). Tested with the calendar.

use super::{CalendarError, DayKind, Session};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// A day that differs from the weekly pattern, or may come to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SpecialDay {
    pub date: NaiveDate,
    pub occasion: Occasion,
    /// Name as it is printed, such as “Tết Nguyên đán”.
    pub name: String,
    #[serde(default)]
    pub certainty: Certainty,
    /// The document that says so.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub source: String,
    /// Worked Saturday: the day off it is worked for, whose hours it follows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stands_for: Option<NaiveDate>,
    /// Hours of this day only; otherwise those of the weekly pattern.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sessions: Vec<Session>,
}

/// Why a day differs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Occasion {
    /// Nghỉ lễ, tết (BLLĐ 2019 Đ112).
    Holiday,
    /// Nghỉ bù: the holiday fell on a weekend (BLLĐ 2019 Đ111.3).
    MakeUpOff,
    /// Nghỉ hoán đổi: worked on another day instead.
    SwappedOff,
    /// Làm bù: a weekend day worked as an ordinary one.
    WorkingSaturday,
    /// Dossiers are taken in, the day is not counted.
    IntakeOnly,
    /// The office is closed for a reason of its own.
    Closed,
    /// As in the weekly pattern, unless a pending decision makes it a day off.
    MayBeOff,
}

impl Occasion {
    /// What the day becomes; `None` where the weekly pattern stays.
    pub const fn kind(self) -> Option<DayKind> {
        match self {
            Occasion::Holiday | Occasion::MakeUpOff | Occasion::SwappedOff | Occasion::Closed => {
                Some(DayKind::Closed)
            }
            Occasion::WorkingSaturday => Some(DayKind::Working),
            Occasion::IntakeOnly => Some(DayKind::IntakeOnly),
            Occasion::MayBeOff => None,
        }
    }

    /// The word by which texts choose their wording.
    pub const fn word(self) -> &'static str {
        match self {
            Occasion::Holiday => "holiday",
            Occasion::MakeUpOff => "make_up_off",
            Occasion::SwappedOff => "swapped_off",
            Occasion::WorkingSaturday => "working_saturday",
            Occasion::IntakeOnly => "intake_only",
            Occasion::Closed => "closed",
            Occasion::MayBeOff => "may_be_off",
        }
    }
}

/// How sure a special day is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Certainty {
    #[default]
    Certain,
    /// Computed or not decided yet: appointments across it carry a warning.
    Uncertain,
}

/// The list of days in an assets file or in a file that an administrator brings.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct DayList {
    years: BTreeSet<i32>,
    #[serde(rename = "day", default)]
    days: Vec<DayRow>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct DayRow {
    date: NaiveDate,
    to: Option<NaiveDate>,
    occasion: Occasion,
    name: String,
    #[serde(default = "yes")]
    certain: bool,
    #[serde(default)]
    source: String,
    stands_for: Option<NaiveDate>,
    #[serde(default)]
    sessions: Vec<Session>,
}

const fn yes() -> bool {
    true
}

pub(super) type Days = BTreeMap<NaiveDate, SpecialDay>;

/// Years and days of a list. A day named twice, or of a year that the list does not claim, is refused.
pub(super) fn read(text: &str) -> Result<(BTreeSet<i32>, Days), CalendarError> {
    let list: DayList = toml::from_str(text).map_err(|error| {
        let before = error.span().map_or(0, |span| span.start);
        let line = 1 + text.bytes().take(before).filter(|byte| *byte == b'\n').count();
        CalendarError::Unreadable { line }
    })?;
    let mut days = Days::new();
    for row in list.days {
        let last = row.to.unwrap_or(row.date);
        // A range longer than a month is a slip of the pen.
        if last < row.date || (last - row.date).num_days() > 31 {
            return Err(CalendarError::Range(row.date));
        }
        for date in row.date.iter_days().take_while(|date| *date <= last) {
            let day = SpecialDay {
                date,
                occasion: row.occasion,
                name: row.name.clone(),
                certainty: if row.certain {
                    Certainty::Certain
                } else {
                    Certainty::Uncertain
                },
                source: row.source.clone(),
                stands_for: row.stands_for,
                sessions: row.sessions.clone(),
            };
            if days.insert(date, day).is_some() {
                return Err(CalendarError::Twice(date));
            }
        }
    }
    Ok((list.years, days))
}
