//! Appointment dates worked out by hand from the law and the state's calendar.
//!
//! Limits: `wd` working days, `d` calendar days, `h`/`min` working time, `m` months, `y` years, `same` the
//! same day. Office: Monday to Friday 07:30–11:30, 13:00–17:00, Saturday morning intake only; results
//! at 16:30, half days at the end of the morning.

use chrono::{NaiveDateTime, NaiveTime, Weekday};
use motcua::domain::calendar::{Calendar, Session, Week};
use motcua::domain::deadline::{HourEnd, ReturnPolicy, appoint};
use motcua::domain::procedure::TimeLimit;
use motcua::domain::time::{Moment, local};

/// received | limit | cut-off | due | why
const GOLDEN: &str = "
Fri 2026-11-20 10:00 | 3wd   |       | Thu 2026-11-26 16:30 | domain.md 5.1: 23, (24 holiday), 25, 26

Mon 2026-12-07 09:00 | 1wd   |       | Tue 2026-12-08 16:30 | the day of receipt is not counted
Mon 2026-12-07 16:59 | 1wd   |       | Tue 2026-12-08 16:30 | the hour of receipt does not matter for days
Mon 2026-12-07 09:00 | 3wd   |       | Thu 2026-12-10 16:30 | 8, 9, 10
Mon 2026-12-07 09:00 | 5wd   |       | Mon 2026-12-14 16:30 | 8, 9, 10, 11, weekend, 14
Fri 2026-12-04 09:00 | 1wd   |       | Mon 2026-12-07 16:30 | over a weekend
Fri 2026-12-04 09:00 | 2wd   |       | Tue 2026-12-08 16:30 | 7, 8
Thu 2026-12-10 09:00 | 10wd  |       | Thu 2026-12-24 16:30 | two weekends: 14 days later
Mon 2026-12-07 09:00 | 7wd   |       | Wed 2026-12-16 16:30 | 8–11, 14–16
Mon 2026-10-05 09:00 | 20wd  |       | Mon 2026-11-02 16:30 | four weeks without a holiday
Mon 2026-10-05 09:00 | 25wd  |       | Mon 2026-11-09 16:30 | five weeks without a holiday

Fri 2026-11-20 10:00 | 1wd   |       | Mon 2026-11-23 16:30 | a swap of 23/11 was only proposed
Fri 2026-11-20 10:00 | 2wd   |       | Wed 2026-11-25 16:30 | 23, (24), 25
Mon 2026-11-23 10:00 | 1wd   |       | Wed 2026-11-25 16:30 | 24/11 is Ngày Văn hóa Việt Nam
Tue 2026-11-24 10:00 | 1wd   |       | Wed 2026-11-25 16:30 | received online on the holiday
Mon 2026-11-23 09:00 | same  | 15:00 | Mon 2026-11-23 16:30 | in time
Mon 2026-11-23 15:01 | same  | 15:00 | Wed 2026-11-25 16:30 | late, and the next day is the holiday
Mon 2026-11-23 16:30 | 8h    |       | Wed 2026-11-25 16:30 | half an hour, then 7.5 h on Wednesday
Tue 2026-11-10 09:00 | 14d   |       | Wed 2026-11-25 16:30 | the 14th day is the holiday: BLDS 148.5
Sat 2026-10-24 09:00 | 1m    |       | Wed 2026-11-25 16:30 | 24/11 is the holiday
Wed 2027-11-17 09:00 | 5wd   |       | Thu 2027-11-25 16:30 | 18, 19, 22, 23, (24), 25: each year

Mon 2026-12-07 09:00 | 0.5wd |       | Tue 2026-12-08 11:30 | half of the first counted day
Fri 2026-12-04 09:00 | 0.5wd |       | Mon 2026-12-07 11:30 | the same over a weekend
Thu 2026-12-10 09:00 | 1.5wd |       | Mon 2026-12-14 11:30 | Friday and half of Monday
Fri 2026-11-20 10:00 | 2.5wd |       | Thu 2026-11-26 11:30 | 23, 25 and half of 26
Mon 2026-12-07 09:00 | 7.5wd |       | Thu 2026-12-17 11:30 | the seventh is Wed 16
Mon 2026-10-05 09:00 | 17.5wd |      | Thu 2026-10-29 11:30 | the 17th is Wed 28
Mon 2026-12-07 09:00 | 2.5d  |       | Thu 2026-12-10 11:30 | Wed 9 and half of Thursday
Thu 2026-12-10 09:00 | 1.5d  |       | Mon 2026-12-14 11:30 | half of Saturday moves to Monday

Sat 2026-11-28 08:00 | 1wd   |       | Mon 2026-11-30 16:30 | taken in on Saturday, Saturday is not counted
Sat 2026-11-28 08:00 | 3wd   |       | Wed 2026-12-02 16:30 | Monday is the first day
Sun 2026-11-29 20:00 | 1wd   |       | Mon 2026-11-30 16:30 | received online on Sunday
Sat 2026-11-28 08:00 | same  | 15:00 | Mon 2026-11-30 16:30 | nothing is resolved on an intake-only day
Sat 2026-11-28 08:00 | same  |       | Mon 2026-11-30 16:30 | nor without a cut-off
Sat 2026-11-28 10:00 | 4h    |       | Mon 2026-11-30 11:30 | hours run from Monday 07:30
Sat 2026-11-28 08:00 | 1wd   | 15:00 | Tue 2026-12-01 16:30 | with a cut-off it counts as received on Monday
Sun 2026-11-29 20:00 | 1d    |       | Mon 2026-11-30 16:30 | one calendar day later

Fri 2026-01-09 09:00 | 1wd   |       | Sat 2026-01-10 16:30 | worked Saturday for 02/01
Fri 2026-01-09 09:00 | 3wd   |       | Tue 2026-01-13 16:30 | Sat 10, Mon 12, Tue 13
Sat 2026-01-10 09:00 | 1wd   |       | Mon 2026-01-12 16:30 | received on the worked Saturday
Sat 2026-01-10 09:00 | same  | 15:00 | Sat 2026-01-10 16:30 | a working day like another
Sat 2026-01-10 15:30 | same  | 15:00 | Mon 2026-01-12 16:30 | and with the same cut-off
Sat 2026-01-10 15:00 | 4h    |       | Mon 2026-01-12 09:30 | two hours, then two on Monday
Fri 2026-08-21 09:00 | 1wd   |       | Sat 2026-08-22 16:30 | worked for 31/8 (not sure)
Tue 2026-08-18 09:00 | 4d    |       | Sat 2026-08-22 16:30 | a worked Saturday does not move on
Fri 2025-04-25 09:00 | 2wd   |       | Mon 2025-04-28 16:30 | Sat 26/4/2025 was worked for 02/5

Tue 2025-04-29 10:00 | 1wd   |       | Mon 2025-05-05 16:30 | 30/4, 01/5, swapped 02/5, weekend
Fri 2025-04-04 10:00 | 1wd   |       | Tue 2025-04-08 16:30 | Giỗ Tổ on Monday 07/4
Fri 2025-08-29 10:00 | 1wd   |       | Wed 2025-09-03 16:30 | Quốc khánh 01–02/9
Wed 2025-12-31 09:00 | 1wd   |       | Mon 2026-01-05 16:30 | 01/01, swapped 02/01, weekend
Wed 2025-12-31 09:00 | 5wd   |       | Fri 2026-01-09 16:30 | 5–9 January
Wed 2025-12-31 09:00 | 6wd   |       | Sat 2026-01-10 16:30 | and the worked Saturday
Fri 2026-04-24 09:00 | 1wd   |       | Tue 2026-04-28 16:30 | Giỗ Tổ on Sunday, made up on Monday
Wed 2026-04-29 09:00 | 1wd   |       | Mon 2026-05-04 16:30 | 30/4 and 01/5, no swap
Fri 2026-08-28 09:00 | 1wd   |       | Thu 2026-09-03 16:30 | swapped 31/8, then 01–02/9
Fri 2026-08-28 09:00 | 3d    |       | Thu 2026-09-03 16:30 | Mon 31/8 is off: moved on
Thu 2027-04-15 09:00 | 1wd   |       | Mon 2027-04-19 16:30 | Giỗ Tổ Fri 16/4 (computed)
Thu 2027-04-29 09:00 | 1wd   |       | Tue 2027-05-04 16:30 | 30/4, 01/5 on Saturday, made up 03/5
Wed 2027-09-01 09:00 | 1wd   |       | Mon 2027-09-06 16:30 | 02/9 and the day beside it

Fri 2025-01-24 10:00 | 1wd   |       | Mon 2025-02-03 16:30 | Tết 2025: 25/01–02/02
Fri 2026-02-13 10:00 | 1wd   |       | Mon 2026-02-23 16:30 | Tết 2026: 14–22/02
Mon 2026-02-09 10:00 | 10wd  |       | Mon 2026-03-02 16:30 | 10–13, 23–27, 2/3
Tue 2026-02-10 10:00 | 10d   |       | Mon 2026-02-23 16:30 | the tenth day lies in Tết
Fri 2026-02-13 16:00 | 2h    |       | Mon 2026-02-23 08:30 | an hour before Tết, an hour after
Fri 2026-02-13 15:30 | same  | 15:00 | Mon 2026-02-23 16:30 | after the cut-off before Tết
Sat 2026-02-14 09:00 | 1wd   |       | Mon 2026-02-23 16:30 | no intake on a Saturday inside Tết; filed online
Wed 2027-02-03 10:00 | 1wd   |       | Thu 2027-02-04 16:30 | Tết 2027 may begin on 04/02 (not sure)
Thu 2027-02-04 10:00 | 1wd   |       | Fri 2027-02-12 16:30 | Tết 2027: 05–11/02
Mon 2027-02-01 10:00 | 5wd   |       | Mon 2027-02-15 16:30 | 2, 3, 4, 12, 15
Fri 2027-01-22 10:00 | 15d   |       | Fri 2027-02-12 16:30 | the 15th day is mùng 1

Thu 2026-12-31 10:00 | 1wd   |       | Mon 2027-01-04 16:30 | 01/01 is a Friday
Thu 2026-12-31 15:30 | same  | 15:00 | Mon 2027-01-04 16:30 | over the new year
Wed 2026-12-30 16:00 | 9h    |       | Thu 2026-12-31 17:00 | one hour and a whole day
Wed 2026-12-30 16:00 | 570min |      | Mon 2027-01-04 08:00 | half an hour is left for the new year
Tue 2027-12-28 10:00 | 3wd   |       | Fri 2027-12-31 16:30 | ends on the last day of the known calendar
Fri 2027-12-31 10:00 | 1wd   |       | Mon 2028-01-03 16:30 | days off of 2028 are not entered
Wed 2026-12-02 10:00 | 1m    |       | Mon 2027-01-04 16:30 | 02/01/2027 is a Saturday

Mon 2026-12-07 09:00 | 1d    |       | Tue 2026-12-08 16:30 | the next calendar day
Mon 2026-12-07 09:00 | 5d    |       | Mon 2026-12-14 16:30 | Saturday 12 moves to Monday
Mon 2026-12-07 09:00 | 7d    |       | Mon 2026-12-14 16:30 | a week later
Mon 2026-12-07 09:00 | 25d   |       | Mon 2027-01-04 16:30 | 01/01/2027 moves to Monday
Wed 2026-11-25 09:00 | 5d    |       | Mon 2026-11-30 16:30 | weekends inside are counted
Mon 2026-12-07 16:00 | 3d    | 15:00 | Fri 2026-12-11 16:30 | counts as received on Tuesday

Sat 2026-01-31 09:00 | 1m    |       | Mon 2026-03-02 16:30 | no 31/02: Sat 28/02, moved to Monday
Tue 2026-03-31 09:00 | 1m    |       | Mon 2026-05-04 16:30 | no 31/4: 30/4 is a holiday, moved over 01/5
Tue 2026-06-30 09:00 | 1m    |       | Thu 2026-07-30 16:30 | the same number, not the month's end
Mon 2028-01-31 09:00 | 1m    |       | Tue 2028-02-29 16:30 | a leap year has 29/02
Fri 2026-11-20 09:00 | 3m    |       | Mon 2027-02-22 16:30 | 20/02/2027 is a Saturday
Thu 2026-08-13 09:00 | 6m    |       | Mon 2027-02-15 16:30 | 13/02/2027 is a Saturday
Mon 2026-11-23 16:00 | 1m    | 15:00 | Fri 2026-12-25 16:30 | counts as received on Wed 25/11
Fri 2026-11-20 09:00 | 1y    |       | Mon 2027-11-22 16:30 | 20/11/2027 is a Saturday
Fri 2026-11-20 09:00 | 12m   |       | Mon 2027-11-22 16:30 | twelve months are a year
Tue 2028-02-29 09:00 | 1y    |       | Wed 2029-02-28 16:30 | B46: 29/02 and one year

Mon 2026-12-07 07:30 | same  | 15:00 | Mon 2026-12-07 16:30 | the first minute
Mon 2026-12-07 15:00 | same  | 15:00 | Mon 2026-12-07 16:30 | 15:00 sharp is not after 15:00
Mon 2026-12-07 15:01 | same  | 15:00 | Tue 2026-12-08 16:30 | after 15:00
Fri 2026-12-04 15:01 | same  | 15:00 | Mon 2026-12-07 16:30 | after 15:00 on a Friday
Mon 2026-12-07 14:00 | same  | 11:00 | Tue 2026-12-08 16:30 | another cut-off
Mon 2026-12-07 06:00 | same  | 15:00 | Mon 2026-12-07 16:30 | before the doors open
Mon 2026-12-07 22:00 | same  | 15:00 | Tue 2026-12-08 16:30 | in the evening
Mon 2026-12-07 16:30 | same  |       | Mon 2026-12-07 17:00 | not due at the minute of receipt
Mon 2026-12-07 16:40 | same  |       | Mon 2026-12-07 17:00 | the rest of the day is left
Mon 2026-12-07 17:00 | same  |       | Tue 2026-12-08 16:30 | the doors are closed
Wed 2026-09-02 10:00 | same  | 15:00 | Thu 2026-09-03 16:30 | filed on a holiday

Mon 2026-12-07 07:30 | 8h    |       | Mon 2026-12-07 17:00 | eight hours are a working day
Mon 2026-12-07 10:00 | 8h    |       | Tue 2026-12-08 10:00 | the same clock time
Mon 2026-12-07 11:00 | 1h    |       | Mon 2026-12-07 13:30 | the lunch break is left out
Mon 2026-12-07 12:00 | 1h    |       | Mon 2026-12-07 14:00 | received in the break
Mon 2026-12-07 17:30 | 1h    |       | Tue 2026-12-08 08:30 | received after closing
Mon 2026-12-07 06:00 | 2h    |       | Mon 2026-12-07 09:30 | received before opening
Fri 2026-12-04 16:30 | 90min |       | Mon 2026-12-07 08:30 | over a weekend
Mon 2026-12-07 09:00 | 24h   |       | Thu 2026-12-10 09:00 | three working days
Mon 2026-12-07 13:00 | 4h    |       | Mon 2026-12-07 17:00 | ends with the session, not the next morning
Mon 2026-12-07 07:30 | 4h    |       | Mon 2026-12-07 11:30 | ends before the break, not after
Mon 2026-12-07 15:30 | 8h    | 15:00 | Tue 2026-12-08 17:00 | a cut-off moves the start

Mon 2026-12-07 15:30 | 3wd   |       | Thu 2026-12-10 16:30 | 15:00 alone does not shift a limit in days
Mon 2026-12-07 15:30 | 3wd   | 15:00 | Fri 2026-12-11 16:30 | only where the procedure says so
Mon 2026-12-07 14:59 | 3wd   | 15:00 | Thu 2026-12-10 16:30 | in time
Fri 2026-12-04 16:00 | 1wd   | 15:00 | Tue 2026-12-08 16:30 | counts as received on Monday
";

fn moment(text: &str) -> Moment {
    local(NaiveDateTime::parse_from_str(text.trim(), "%a %Y-%m-%d %H:%M").unwrap())
}

fn limit(text: &str) -> TimeLimit {
    let text = text.trim();
    let split = text.find(|c: char| c.is_ascii_alphabetic()).unwrap();
    let (number, unit) = text.split_at(split);
    let halves = || (number.parse::<f64>().unwrap() * 2.0) as u32;
    let whole = || number.parse::<u32>().unwrap();
    match unit {
        "same" => TimeLimit::SameDay,
        "wd" => TimeLimit::WorkingHalfDays(halves()),
        "d" => TimeLimit::HalfDays(halves()),
        "h" => TimeLimit::WorkingMinutes(whole() * 60),
        "min" => TimeLimit::WorkingMinutes(whole()),
        "m" => TimeLimit::Months(whole()),
        "y" => TimeLimit::Years(whole()),
        other => panic!("unit {other}"),
    }
}

fn cut_off(text: &str) -> Option<u32> {
    let (hour, minute) = text.trim().split_once(':')?;
    Some(hour.parse::<u32>().unwrap() * 60 + minute.parse::<u32>().unwrap())
}

fn check(table: &str, calendar: &Calendar, policy: &ReturnPolicy) -> usize {
    let mut wrong = Vec::new();
    let rows: Vec<&str> = table.lines().filter(|row| !row.trim().is_empty()).collect();
    for row in &rows {
        let [received, limit_text, cut, due, why] = row.splitn(5, '|').collect::<Vec<_>>()[..] else {
            panic!("row {row}");
        };
        let found = appoint(
            moment(received),
            limit(limit_text),
            cut_off(cut),
            calendar,
            policy,
        );
        let found = found.map(|appointment| appointment.due);
        if found != Ok(moment(due)) {
            wrong.push(format!("{row}\n    found {found:?} ({why})"));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} of {} rows:\n{}",
        wrong.len(),
        rows.len(),
        wrong.join("\n")
    );
    rows.len()
}

#[test]
fn appointments_are_those_worked_out_by_hand() {
    let calendar = Calendar::vietnam(Week::with_saturday_intake()).unwrap();
    let rows = check(GOLDEN, &calendar, &ReturnPolicy::default());
    assert!(rows >= 70, "{rows} rows");
}

#[test]
fn the_printed_hour_follows_the_office() {
    let calendar = Calendar::vietnam(Week::office_hours()).unwrap();
    let at = |hour, minute| NaiveTime::from_hms_opt(hour, minute, 0);
    let end_of_day = ReturnPolicy {
        return_at: None,
        half_day_at: at(10, 0),
        hours: HourEnd::EndOfSession,
    };
    check(
        "
Fri 2026-11-20 10:00 | 3wd   |       | Thu 2026-11-26 17:00 | the end of the last session
Fri 2026-11-20 10:00 | 2.5wd |       | Thu 2026-11-26 10:00 | the office's hour for half days
Mon 2026-12-07 10:00 | 8h    |       | Tue 2026-12-08 11:30 | the end of the session
Mon 2026-12-07 10:00 | 2h    |       | Mon 2026-12-07 17:00 | 13:30 lies in the afternoon
Mon 2026-12-07 09:00 | same  | 15:00 | Mon 2026-12-07 17:00 |
Sat 2026-11-28 08:00 | 1wd   |       | Mon 2026-11-30 17:00 | closed on Saturday, filed online
",
        &calendar,
        &end_of_day,
    );
    let in_the_break = ReturnPolicy {
        return_at: at(12, 0),
        ..ReturnPolicy::default()
    };
    check(
        "
Fri 2026-11-20 10:00 | 3wd   |       | Thu 2026-11-26 11:30 | 12:00 is no session: the end of the one before
Mon 2026-12-07 09:00 | same  |       | Mon 2026-12-07 11:30 |
Mon 2026-12-07 12:00 | same  |       | Mon 2026-12-07 17:00 | 11:30 has passed
",
        &calendar,
        &in_the_break,
    );
    let at_night = ReturnPolicy {
        return_at: at(6, 0),
        ..ReturnPolicy::default()
    };
    check(
        "Fri 2026-11-20 10:00 | 3wd | | Thu 2026-11-26 11:30 | before the doors open: the first session",
        &calendar,
        &at_night,
    );
}

#[test]
fn an_office_with_short_hours_counts_its_own_hours() {
    let days = [Weekday::Mon, Weekday::Wed, Weekday::Fri];
    let week = Week::new(days.map(|day| (day, Session::working(480, 660)))).unwrap();
    let calendar = Calendar::vietnam(week).unwrap();
    check(
        "
Mon 2026-12-07 09:00 | 3h    |       | Wed 2026-12-09 09:00 | two hours today, one on Wednesday
Mon 2026-12-07 09:00 | 1wd   |       | Wed 2026-12-09 11:00 | the next day on which it works
Mon 2026-12-07 09:00 | 0.5wd |       | Wed 2026-12-09 11:00 | its only session
Mon 2026-12-07 09:00 | 1d    |       | Wed 2026-12-09 11:00 | Tuesday is not worked
Mon 2026-12-07 10:59 | same  |       | Mon 2026-12-07 11:00 | one minute is left
Fri 2026-01-09 09:00 | 1wd   |       | Sat 2026-01-10 11:00 | the worked Saturday has a Friday's hours
",
        &calendar,
        &ReturnPolicy::default(),
    );
}
