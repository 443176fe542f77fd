//! Appointments against a naive count that walks day by day and minute by minute, with its own list of
//! days off; and the properties that every appointment must have.

use chrono::{Datelike, Duration, NaiveDate, NaiveDateTime, Timelike};
use motcua::domain::calendar::{Calendar, DayKind, Week};
use motcua::domain::deadline::{
    ReturnPolicy, Supplement, agree, appoint, appoint_within, reappoint_after_supplement,
};
use motcua::domain::message::Say;
use motcua::domain::procedure::{ClockPolicy, TimeLimit};
use motcua::domain::time::{Moment, local};
use motcua::words::{Language, render};
use proptest::prelude::*;
use std::sync::LazyLock;

static CALENDAR: LazyLock<Calendar> =
    LazyLock::new(|| Calendar::vietnam(Week::with_saturday_intake()).unwrap());

/// Weekdays off and Saturdays worked, as (year, month, day).
const OFF: [(i32, u32, u32); 38] = [
    (2025, 1, 1),
    (2025, 1, 27),
    (2025, 1, 28),
    (2025, 1, 29),
    (2025, 1, 30),
    (2025, 1, 31),
    (2025, 4, 7),
    (2025, 4, 30),
    (2025, 5, 1),
    (2025, 5, 2),
    (2025, 9, 1),
    (2025, 9, 2),
    (2026, 1, 1),
    (2026, 1, 2),
    (2026, 2, 16),
    (2026, 2, 17),
    (2026, 2, 18),
    (2026, 2, 19),
    (2026, 2, 20),
    (2026, 4, 27),
    (2026, 4, 30),
    (2026, 5, 1),
    (2026, 8, 31),
    (2026, 9, 1),
    (2026, 9, 2),
    (2026, 11, 24),
    (2027, 1, 1),
    (2027, 2, 5),
    (2027, 2, 8),
    (2027, 2, 9),
    (2027, 2, 10),
    (2027, 2, 11),
    (2027, 4, 16),
    (2027, 4, 30),
    (2027, 5, 3),
    (2027, 9, 2),
    (2027, 9, 3),
    (2027, 11, 24),
];
const WORKED: [(i32, u32, u32); 3] = [(2025, 4, 26), (2026, 1, 10), (2026, 8, 22)];

fn works(date: NaiveDate) -> bool {
    let key = (date.year(), date.month(), date.day());
    WORKED.contains(&key) || (date.weekday().num_days_from_monday() < 5 && !OFF.contains(&key))
}

fn is_working_minute(at: NaiveDateTime) -> bool {
    let minute = at.hour() * 60 + at.minute();
    works(at.date()) && ((450..690).contains(&minute) || (780..1020).contains(&minute))
}

fn next(date: NaiveDate) -> NaiveDate {
    date + Duration::days(1)
}

/// The naive count, with results at 16:30, half days at 11:30, hours to the minute.
fn naive(received: NaiveDateTime, limit: TimeLimit, cut_off: Option<u32>) -> NaiveDateTime {
    let time = |date: NaiveDate, hour, minute| date.and_hms_opt(hour, minute, 0).unwrap();
    let mut start = received.date();
    let minute = received.hour() * 60 + received.minute();
    if let Some(cut_off) = cut_off
        && (!works(start) || minute > cut_off)
    {
        start = next(start);
        while !works(start) {
            start = next(start);
        }
    }
    match limit {
        TimeLimit::SameDay => {
            let mut date = start;
            loop {
                if works(date) {
                    for due in [time(date, 16, 30), time(date, 17, 0)] {
                        if due > received {
                            return due;
                        }
                    }
                }
                date = next(date);
            }
        }
        TimeLimit::WorkingMinutes(n) => {
            let mut at = if start == received.date() {
                received
            } else {
                time(start, 0, 0)
            };
            let mut left = n;
            loop {
                if is_working_minute(at) {
                    left -= 1;
                }
                at += Duration::minutes(1);
                if left == 0 {
                    return at;
                }
            }
        }
        TimeLimit::WorkingHalfDays(n) => {
            let mut halves = 0;
            let mut date = start;
            loop {
                date = next(date);
                if works(date) {
                    halves += 1;
                    if halves == n {
                        return time(date, 11, 30);
                    }
                    halves += 1;
                    if halves == n {
                        return time(date, 16, 30);
                    }
                }
            }
        }
        TimeLimit::HalfDays(n) => {
            let mut date = start + Duration::days(i64::from(n / 2 + n % 2));
            while !works(date) {
                date = next(date);
            }
            if n % 2 == 1 {
                time(date, 11, 30)
            } else {
                time(date, 16, 30)
            }
        }
        TimeLimit::Months(n) => {
            let months = start.year() * 12 + start.month0() as i32 + n as i32;
            let (year, month) = (months / 12, months % 12 + 1);
            let mut day = start.day();
            let mut date = loop {
                match NaiveDate::from_ymd_opt(year, month as u32, day) {
                    Some(date) => break date,
                    None => day -= 1,
                }
            };
            while !works(date) {
                date = next(date);
            }
            time(date, 16, 30)
        }
        TimeLimit::Years(n) => naive(received, TimeLimit::Months(12 * n), cut_off),
        TimeLimit::Unstated => panic!("no limit"),
    }
}

fn any_received() -> impl Strategy<Value = NaiveDateTime> {
    // Minutes of 2025 and 2026, half of them in office hours of a day near a holiday.
    let anywhere = 0i64..(730 * 24 * 60);
    let near =
        (prop::sample::select(&OFF[..26]), -7i64..3, 420i64..1040).prop_map(|((y, m, d), days, minute)| {
            let date = NaiveDate::from_ymd_opt(y, m, d).unwrap() + Duration::days(days);
            let first = NaiveDate::from_ymd_opt(2025, 1, 1).unwrap();
            (date - first).num_minutes().max(0) + minute
        });
    prop_oneof![anywhere, near].prop_map(|minutes| {
        let first = NaiveDate::from_ymd_opt(2025, 1, 1).unwrap();
        first.and_hms_opt(0, 0, 0).unwrap() + Duration::minutes(minutes)
    })
}

fn any_limit() -> impl Strategy<Value = TimeLimit> {
    prop_oneof![
        Just(TimeLimit::SameDay),
        (1u32..2400).prop_map(TimeLimit::WorkingMinutes),
        (1u32..=10).prop_map(|hours| TimeLimit::WorkingMinutes(hours * 240)),
        (1u32..120).prop_map(TimeLimit::WorkingHalfDays),
        (1u32..180).prop_map(TimeLimit::HalfDays),
        (1u32..=10).prop_map(TimeLimit::Months),
    ]
}

fn any_cut_off() -> impl Strategy<Value = Option<u32>> {
    prop_oneof![Just(None), Just(Some(900)), (450u32..1020).prop_map(Some)]
}

fn due(received: Moment, limit: TimeLimit, cut_off: Option<u32>) -> Moment {
    appoint(received, limit, cut_off, &CALENDAR, &ReturnPolicy::default())
        .unwrap()
        .due
}

/// Inside a session that counts, or at its very end.
fn in_a_session(moment: Moment) -> bool {
    let sessions = CALENDAR.working_sessions(moment.date_naive());
    let inside = sessions
        .iter()
        .any(|session| session.from < moment.time() && moment.time() <= session.to);
    CALENDAR.kind(moment.date_naive()) == DayKind::Working && inside
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

    #[test]
    fn appointments_agree_with_a_naive_count(
        received in any_received(), limit in any_limit(), cut_off in any_cut_off(), seconds in 0i64..60,
    ) {
        let found = due(local(received + Duration::seconds(seconds)), limit, cut_off);
        prop_assert_eq!(found, local(naive(received, limit, cut_off)));
    }

    #[test]
    fn who_comes_later_is_never_promised_an_earlier_return(
        received in any_received(), later in 0i64..20_000, limit in any_limit(), cut_off in any_cut_off(),
    ) {
        let first = due(local(received), limit, cut_off);
        let second = due(local(received + Duration::minutes(later)), limit, cut_off);
        prop_assert!(first <= second, "{} then {}", first, second);
    }

    #[test]
    fn a_longer_limit_never_ends_earlier(
        received in any_received(), n in 1u32..100, more in 0u32..100, cut_off in any_cut_off(),
    ) {
        let whole_days = |n: u32| TimeLimit::HalfDays(2 * n);
        let units = [TimeLimit::WorkingMinutes, TimeLimit::WorkingHalfDays, whole_days, TimeLimit::Months];
        for unit in units {
            let (short, long) = (unit(n), unit(n + more));
            prop_assert!(due(local(received), short, cut_off) <= due(local(received), long, cut_off));
        }
        // Half a calendar day that falls on a day off ends with the next morning: the same day at worst.
        let (short, long) = (TimeLimit::HalfDays(n), TimeLimit::HalfDays(n + more));
        let day = |limit| due(local(received), limit, cut_off).date_naive();
        prop_assert!(day(short) <= day(long));
    }

    #[test]
    fn a_return_is_after_receipt_and_in_a_working_session(
        received in any_received(), limit in any_limit(), cut_off in any_cut_off(),
    ) {
        let due = due(local(received), limit, cut_off);
        prop_assert!(due > local(received));
        prop_assert!(in_a_session(due), "{}", due);
    }

    #[test]
    fn a_pause_never_ends_earlier_than_without_it_and_never_inside_the_wait(
        received in any_received(), limit in any_limit(), cut_off in any_cut_off(),
        asked in 1i64..30_000, wait in 1i64..30_000,
    ) {
        let asked_at = local(received + Duration::minutes(asked));
        let complete_at = asked_at + Duration::minutes(wait);
        let policy = ReturnPolicy::default();
        let supplement = [Supplement { asked_at, complete_at }];
        let after = |clock| reappoint_after_supplement(
            local(received), limit, cut_off, clock, &supplement, &CALENDAR, &policy,
        ).unwrap().due;
        let without = due(local(received), limit, cut_off);
        let paused = after(ClockPolicy::Pause);
        prop_assert!(paused >= without);
        prop_assert!(in_a_session(paused));
        if asked_at > without {
            prop_assert_eq!(paused, without);
        } else if asked_at.date_naive() < complete_at.date_naive() && asked_at < without {
            prop_assert!(paused > complete_at, "{} in the wait to {}", paused, complete_at);
        }
        let restarted = after(ClockPolicy::Restart);
        prop_assert_eq!(restarted, due(complete_at, limit, cut_off));
// Months differ in length, so only days can be compared: what was used before the wait is lost.
        if let TimeLimit::WorkingHalfDays(_) = limit {
            prop_assert!(restarted >= paused || asked_at > without, "{restarted} restarted, {paused} paused");
        }
    }

    #[test]
    fn every_line_and_warning_is_told_in_both_languages(
        received in any_received(), limit in any_limit(), cut_off in any_cut_off(),
        asked in 1i64..30_000, wait in 1i64..30_000,
    ) {
        let asked_at = local(received + Duration::minutes(asked));
        let supplement = [Supplement { asked_at, complete_at: asked_at + Duration::minutes(wait) }];
        for clock in [ClockPolicy::None, ClockPolicy::Pause, ClockPolicy::Restart] {
            let appointment = reappoint_after_supplement(
                local(received), limit, cut_off, clock, &supplement, &CALENDAR, &ReturnPolicy::default(),
            ).unwrap();
            let warnings = appointment.warnings.iter().map(Say::say);
            for message in appointment.steps.into_iter().chain(warnings) {
                for language in [Language::Vi, Language::En] {
                    let line = render(language, &message);
                    prop_assert!(line.ends_with('.') && !line.contains(['{', '$']), "{}", line);
                }
            }
        }
    }

    #[test]
    fn the_offices_own_limit_can_only_shorten(
        received in any_received(), law in any_limit(), office in any_limit(), cut_off in any_cut_off(),
    ) {
        let policy = ReturnPolicy::default();
        let within = appoint_within(local(received), law, Some(office), cut_off, &CALENDAR, &policy).unwrap();
        let (by_law, by_office) = (due(local(received), law, cut_off), due(local(received), office, cut_off));
        prop_assert_eq!(within.due, by_law.min(by_office));
    }

    #[test]
    fn an_agreed_return_lies_in_a_session_after_receipt(received in any_received(), wanted in 1i64..60_000) {
        let wanted = local(received + Duration::minutes(wanted));
        let agreed = agree(local(received), wanted, &CALENDAR, &ReturnPolicy::default()).unwrap();
        prop_assert!(agreed.due > local(received));
        let sessions = CALENDAR.working_sessions(agreed.due.date_naive());
        prop_assert!(sessions.iter().any(|s| s.from <= agreed.due.time() && agreed.due.time() <= s.to));
        prop_assert!(agreed.due.date_naive() >= wanted.date_naive());
    }
}
