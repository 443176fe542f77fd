//! Date of birth: in full, or the year alone where the papers know no more (B08–B12).
//!
//! Errors come by priority: missing, then impossible, then out of range. `today` is an argument.
//! Tested beside the rule and in `tests/rules/applicant.rs`.

use super::text;
use crate::domain::message::{Message, Say};
use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

/// Nobody is older than this, in years.
pub const OLDEST: i32 = 120;

/// Date or year of birth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Birth {
    Full(NaiveDate),
    Year(i32),
}

impl Birth {
    pub fn year(self) -> i32 {
        match self {
            Birth::Full(date) => date.year(),
            Birth::Year(year) => year,
        }
    }
}

impl std::fmt::Display for Birth {
    /// As printed on papers: `31/12/1990` or `1945`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Birth::Full(date) => write!(f, "{}", date.format("%d/%m/%Y")),
            Birth::Year(year) => write!(f, "{year:04}"),
        }
    }
}

/// The part of a date to which an error belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DatePart {
    Day,
    Month,
    Year,
    Whole,
}

/// Why a date of birth was not taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BirthError {
    #[error("the date of birth is missing")]
    Missing,
    #[error("the date of birth is unknown")]
    Unknown,
    #[error("this is not a date")]
    Unreadable,
    #[error("the year needs four digits")]
    ShortYear,
    #[error("months go from 1 to 12")]
    Month,
    #[error("days go from 1 to 31")]
    Day,
    #[error("month {month} of {year} has {days} days")]
    DayOfMonth {
        day: u32,
        month: u32,
        year: i32,
        days: u32,
    },
    #[error("the date of birth lies in the future")]
    Future,
    #[error("nobody born in {year} is alive")]
    TooOld { year: i32 },
}

impl BirthError {
    /// Which part of the date to mark.
    pub fn part(&self) -> DatePart {
        match self {
            BirthError::Missing | BirthError::Unknown | BirthError::Unreadable | BirthError::Future => {
                DatePart::Whole
            }
            BirthError::ShortYear | BirthError::TooOld { .. } => DatePart::Year,
            BirthError::Month => DatePart::Month,
            BirthError::Day | BirthError::DayOfMonth { .. } => DatePart::Day,
        }
    }
}

impl Say for BirthError {
    fn say(&self) -> Message {
        match self {
            BirthError::Missing => Message::new("applicant-birth-missing"),
            BirthError::Unknown => Message::new("applicant-birth-unknown"),
            BirthError::Unreadable => Message::new("applicant-birth-unreadable"),
            BirthError::ShortYear => Message::new("applicant-birth-short-year"),
            BirthError::Month => Message::new("applicant-birth-month"),
            BirthError::Day => Message::new("applicant-birth-day"),
            BirthError::DayOfMonth {
                month, year, days, ..
            } => Message::new("applicant-birth-day-of-month")
                .with("month", *month)
                .with("year", *year)
                .with("days", *days),
            BirthError::Future => Message::new("applicant-birth-future"),
            BirthError::TooOld { year } => Message::new("applicant-birth-too-old").with("year", *year),
        }
    }
}

/// Reads a date of birth as people write it: `31/12/1990`, `31-12-1990`, `31.12.1990`, `31121990`,
/// `1990-12-31`, or a year alone: `1945`, `00/00/1945`.
///
/// # Errors
/// The first of: missing, impossible, in the future or more than [`OLDEST`] years ago.
pub fn parse(raw: &str, today: NaiveDate) -> Result<Birth, BirthError> {
    let birth = read(raw)?;
    let future = match birth {
        Birth::Full(date) => date > today,
        Birth::Year(year) => year > today.year(),
    };
    if future {
        return Err(BirthError::Future);
    }
    let year = birth.year();
    if today.year() - year > OLDEST {
        return Err(BirthError::TooOld { year });
    }
    Ok(birth)
}

/// [`parse`] without looking at today: for cards, where the year is compared with the number.
///
/// # Errors
/// Missing or impossible.
pub fn read(raw: &str) -> Result<Birth, BirthError> {
    let text = text::clean_line(raw).text;
    if text.is_empty() {
        return Err(BirthError::Missing);
    }
    let mut groups: Vec<String> = vec![String::new()];
    for c in text.chars() {
        match (text::ascii_digit(c), c) {
            (Some(digit), _) => {
                if let Some(group) = groups.last_mut() {
                    group.push(digit);
                }
            }
            (None, '/' | '-' | '.' | ' ' | ',') => {
                if groups.last().is_some_and(|group| !group.is_empty()) {
                    groups.push(String::new());
                }
            }
            (None, _) => return Err(BirthError::Unreadable),
        }
    }
    groups.retain(|group| !group.is_empty());
    let groups: Vec<&str> = groups.iter().map(String::as_str).collect();
    match groups.as_slice() {
        [year] if year.len() == 4 => year_alone(year),
        [all] if all.len() == 8 => from_parts(&all[..2], &all[2..4], &all[4..]),
        [all] if matches!(all.len(), 1..=3 | 6) => Err(BirthError::ShortYear),
        [year, month, day] if year.len() == 4 => from_parts(day, month, year),
        [day, month, year] => from_parts(day, month, year),
        _ => Err(BirthError::Unreadable),
    }
}

/// A date of birth from three fields. Day and month may both be zero or empty where only the year is known.
///
/// # Errors
/// Missing or impossible.
pub fn from_parts(day: &str, month: &str, year: &str) -> Result<Birth, BirthError> {
    let number = |part: &str| match part {
        "" => Ok(0),
        part if part.len() <= 4 => part.parse::<u32>().map_err(|_| BirthError::Unreadable),
        _ => Err(BirthError::Unreadable),
    };
    let (d, m, y) = (number(day)?, number(month)?, number(year)?);
    if d == 0 && m == 0 {
        return match (y, year.len()) {
            (0, 0) => Err(BirthError::Missing),
            (0, _) => Err(BirthError::Unknown),
            _ => year_alone(year),
        };
    }
    if m == 0 || m > 12 {
        return Err(BirthError::Month);
    }
    if year.len() != 4 || y == 0 {
        return Err(BirthError::ShortYear);
    }
    if d == 0 {
        return Err(BirthError::Day);
    }
    let y = i32::try_from(y).map_err(|_| BirthError::Unreadable)?;
    NaiveDate::from_ymd_opt(y, m, d)
        .map(Birth::Full)
        .ok_or_else(|| BirthError::DayOfMonth {
            day: d,
            month: m,
            year: y,
            days: days_in(y, m),
        })
}

fn year_alone(year: &str) -> Result<Birth, BirthError> {
    match year.parse::<i32>() {
        Ok(0) => Err(BirthError::Unknown),
        Ok(number) if year.len() == 4 => Ok(Birth::Year(number)),
        _ => Err(BirthError::ShortYear),
    }
}

fn days_in(year: i32, month: u32) -> u32 {
    (28..=31)
        .rev()
        .find(|day| NaiveDate::from_ymd_opt(year, month, *day).is_some())
        .unwrap_or(31)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).expect("a date")
    }

    fn on_22_november(raw: &str) -> Result<Birth, BirthError> {
        parse(raw, day(2026, 11, 22))
    }

    #[test]
    fn the_usual_ways_of_writing_a_date_are_one() {
        for raw in [
            "05/12/1960",
            "5/12/1960",
            "5-12-1960",
            "5.12.1960",
            "05121960",
            "1960-12-05",
            " 5 / 12 / 1960 ",
            "０５/12/1960",
            "1960/12/5",
        ] {
            assert_eq!(on_22_november(raw), Ok(Birth::Full(day(1960, 12, 5))), "{raw}");
        }
    }

    #[test]
    fn errors_come_by_priority_and_name_their_part() {
        use DatePart::{Day, Month, Whole, Year};
        for (raw, error, part) in [
            ("", BirthError::Missing, Whole),
            ("0", BirthError::ShortYear, Year),
            ("13/13/60", BirthError::Month, Month),
            ("1/0/1990", BirthError::Month, Month),
            ("0/1/1990", BirthError::Day, Day),
            ("12/5/960", BirthError::ShortYear, Year),
            ("1/2/19900", BirthError::Unreadable, Whole),
            ("hôm qua", BirthError::Unreadable, Whole),
            ("1/2", BirthError::Unreadable, Whole),
            ("23/11/2026", BirthError::Future, Whole),
            ("2027", BirthError::Future, Whole),
            ("1/1/1905", BirthError::TooOld { year: 1905 }, Year),
        ] {
            assert_eq!(on_22_november(raw), Err(error.clone()), "{raw}");
            assert_eq!(error.part(), part, "{raw}");
        }
        assert_eq!(on_22_november("22/11/2026"), Ok(Birth::Full(day(2026, 11, 22))));
        assert_eq!(on_22_november("1906"), Ok(Birth::Year(1906)));
    }

    #[test]
    fn leap_days_are_days() {
        assert_eq!(on_22_november("29/02/2000"), Ok(Birth::Full(day(2000, 2, 29))));
        assert_eq!(
            on_22_november("29/02/2023"),
            Err(BirthError::DayOfMonth {
                day: 29,
                month: 2,
                year: 2023,
                days: 28
            })
        );
    }

    proptest! {
        #[test]
        fn a_printed_date_is_read_back(days in 0..43_000_i64) {
            let today = day(2026, 11, 22);
            let birth = Birth::Full(today - chrono::Duration::days(days));
            prop_assert_eq!(parse(&birth.to_string(), today), Ok(birth));
        }

        #[test]
        fn no_text_makes_it_panic(raw in "\\PC{0,20}", digits in "[0-9/. -]{0,12}") {
            let _ = parse(&raw, day(2026, 11, 22));
            let _ = parse(&digits, day(2026, 11, 22));
        }
    }
}
