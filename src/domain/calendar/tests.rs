use super::*;
use crate::words::{Language, say};

fn day(y: i32, m: u32, d: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(y, m, d).unwrap()
}

fn at(y: i32, m: u32, d: u32, hour: u32, min: u32) -> Moment {
    local(day(y, m, d).and_hms_opt(hour, min, 0).unwrap())
}

fn state() -> Calendar {
    Calendar::vietnam(Week::with_saturday_intake()).unwrap()
}

#[test]
fn the_days_off_of_three_years_are_those_of_the_announcements() {
    let calendar = state();
    // Weekdays off, and Saturdays worked; nothing else may differ from the week.
    let off = |year| -> Vec<String> {
        day(year, 1, 1)
            .iter_days()
            .take_while(|date| date.year() == year)
            .filter(|date| date.weekday().num_days_from_monday() < 5 && !calendar.is_working(*date))
            .map(|date| date.format("%d/%m").to_string())
            .collect()
    };
    let worked = |year| -> Vec<String> {
        day(year, 1, 1)
            .iter_days()
            .take_while(|date| date.year() == year)
            .filter(|date| date.weekday().num_days_from_monday() >= 5 && calendar.is_working(*date))
            .map(|date| date.format("%d/%m").to_string())
            .collect()
    };
    assert_eq!(
        off(2025),
        [
            "01/01", "27/01", "28/01", "29/01", "30/01", "31/01", "07/04", "30/04", "01/05", "02/05",
            "01/09", "02/09"
        ]
    );
    assert_eq!(worked(2025), ["26/04"]);
    assert_eq!(
        off(2026),
        [
            "01/01", "02/01", "16/02", "17/02", "18/02", "19/02", "20/02", "27/04", "30/04", "01/05",
            "31/08", "01/09", "02/09", "24/11"
        ]
    );
    assert_eq!(worked(2026), ["10/01", "22/08"]);
    assert_eq!(
        off(2027),
        [
            "01/01", "05/02", "08/02", "09/02", "10/02", "11/02", "16/04", "30/04", "03/05", "02/09",
            "03/09", "24/11"
        ]
    );
    assert!(worked(2027).is_empty());
}

#[test]
fn what_is_only_computed_or_pending_is_marked() {
    let calendar = state();
    let uncertain: Vec<String> = calendar
        .special_days(day(2025, 1, 1), day(2027, 12, 31))
        .filter(|day| day.certainty == Certainty::Uncertain)
        .map(|day| day.date.format("%d/%m/%y").to_string())
        .collect();
    assert_eq!(
        uncertain,
        [
            "22/08/26", "23/11/26", "04/02/27", "05/02/27", "07/02/27", "08/02/27", "09/02/27", "10/02/27",
            "11/02/27", "15/04/27", "16/04/27", "03/05/27", "01/09/27", "03/09/27"
        ]
    );
    assert!(
        calendar
            .special_days(day(2025, 1, 1), day(2027, 12, 31))
            .all(|day| !day.source.is_empty())
    );
    assert!(
        calendar.is_working(day(2026, 11, 23)),
        "a proposal changes nothing"
    );
}

#[test]
fn saturdays_take_dossiers_in_but_only_worked_ones_count() {
    let calendar = state();
    assert_eq!(calendar.kind(day(2026, 11, 21)), DayKind::IntakeOnly);
    assert_eq!(calendar.kind(day(2026, 11, 22)), DayKind::Closed);
    assert_eq!(calendar.kind(day(2026, 1, 10)), DayKind::Working);
    // Worked for a Friday: its hours, morning and afternoon.
    assert_eq!(calendar.working_sessions(day(2026, 1, 10)).len(), 2);
    assert!(calendar.working_sessions(day(2026, 11, 21)).is_empty());
    assert_eq!(
        calendar.kind(day(2026, 2, 14)),
        DayKind::Closed,
        "Saturday inside Tết"
    );
    let closed = Calendar::vietnam(Week::office_hours()).unwrap();
    assert_eq!(closed.kind(day(2026, 11, 21)), DayKind::Closed);
    assert_eq!(closed.kind(day(2026, 1, 10)), DayKind::Working);
}

#[test]
fn the_next_working_day_is_found_over_weekends_and_tet() {
    let calendar = state();
    assert_eq!(calendar.next_working(day(2026, 11, 20)), Some(day(2026, 11, 23)));
    assert_eq!(calendar.next_working(day(2026, 11, 23)), Some(day(2026, 11, 25)));
    assert_eq!(calendar.next_working(day(2026, 2, 13)), Some(day(2026, 2, 23)));
    assert_eq!(calendar.next_working(day(2026, 12, 31)), Some(day(2027, 1, 4)));
    assert_eq!(calendar.working_from(day(2026, 11, 25)), Some(day(2026, 11, 25)));
    assert_eq!(calendar.next_working(NaiveDate::MAX), None);
}

#[test]
fn the_door_is_open_from_the_first_minute_and_closed_at_the_last() {
    let calendar = state();
    assert!(!calendar.is_open(at(2026, 11, 20, 7, 29)));
    assert!(calendar.is_open(at(2026, 11, 20, 7, 30)));
    assert!(calendar.is_open(at(2026, 11, 20, 11, 29)));
    assert!(!calendar.is_open(at(2026, 11, 20, 11, 30)));
    assert!(calendar.is_open(at(2026, 11, 21, 8, 0)), "Saturday intake");
    assert!(!calendar.is_open(at(2026, 11, 24, 8, 0)), "holiday");
    assert_eq!(
        calendar.closing(at(2026, 11, 20, 14, 0)),
        Some(at(2026, 11, 20, 17, 0))
    );
    assert_eq!(calendar.closing(at(2026, 11, 20, 12, 0)), None);
}

#[test]
fn a_closed_office_says_when_it_opens() {
    let calendar = state();
    for (now, opens) in [
        (at(2026, 11, 20, 6, 0), at(2026, 11, 20, 7, 30)),
        (at(2026, 11, 20, 12, 0), at(2026, 11, 20, 13, 0)),
        (at(2026, 11, 20, 17, 0), at(2026, 11, 21, 7, 30)),
        (at(2026, 11, 21, 11, 30), at(2026, 11, 23, 7, 30)),
        (at(2026, 11, 23, 17, 42), at(2026, 11, 25, 7, 30)),
        (at(2026, 2, 13, 17, 0), at(2026, 2, 23, 7, 30)),
        (at(2026, 11, 20, 8, 0), at(2026, 11, 20, 13, 0)),
    ] {
        assert_eq!(calendar.opens_next(now), Some(opens), "{now}");
    }
}

#[test]
fn the_zone_of_a_moment_does_not_matter() {
    let calendar = state();
    let utc = at(2026, 11, 20, 7, 30).with_timezone(&chrono::Utc).fixed_offset();
    assert!(calendar.is_open(utc));
    assert_eq!(calendar.opens_next(utc), Some(at(2026, 11, 20, 13, 0)));
}

#[test]
fn an_office_edits_its_own_days() {
    let mut calendar = state();
    let before = calendar.clone();
    let flood = SpecialDay {
        date: day(2026, 11, 25),
        occasion: Occasion::Closed,
        name: "Nghỉ do bão".into(),
        certainty: Certainty::Certain,
        source: "TB 12/TB-UBND".into(),
        stands_for: None,
        sessions: vec![],
    };
    calendar.set(flood.clone()).unwrap();
    assert!(!calendar.is_working(day(2026, 11, 25)));
    let (first, last) = (day(2026, 11, 1), day(2026, 12, 31));
    assert_eq!(before.differences(&calendar, first, last), [day(2026, 11, 25)]);
    assert_eq!(calendar.clear(day(2026, 11, 25)), Some(flood));
    assert_eq!(calendar, before);

    let morning = SpecialDay {
        date: day(2026, 12, 31),
        occasion: Occasion::MayBeOff,
        name: "Nghỉ sớm".into(),
        certainty: Certainty::Certain,
        source: String::new(),
        stands_for: None,
        sessions: vec![Session::working(450, 690)],
    };
    calendar.set(morning).unwrap();
    assert!(calendar.is_working(day(2026, 12, 31)));
    assert_eq!(calendar.closing(at(2026, 12, 31, 13, 0)), None);
}

#[test]
fn a_year_without_days_off_is_said_from_the_first_of_december() {
    let calendar = state();
    assert!(calendar.alerts(day(2026, 11, 30)).is_empty());
    assert_eq!(
        calendar.alerts(day(2026, 12, 1)),
        [CalendarWarning::YearUnconfirmed { year: 2027, days: 12 }]
    );
    assert_eq!(
        calendar.alerts(day(2027, 12, 1)),
        [CalendarWarning::YearMissing { year: 2028 }]
    );
    let mut without = calendar;
    without.years.remove(&2027);
    let missing = &without.alerts(day(2026, 12, 1))[0];
    assert_eq!(
        say(Language::Vi, missing),
        "Chưa có lịch nghỉ năm 2027. Ngày hẹn có thể sai."
    );
}

#[test]
fn a_calendar_travels_whole_and_nonsense_is_refused() {
    let calendar = state();
    let json = serde_json::to_string(&calendar).unwrap();
    assert_eq!(serde_json::from_str::<Calendar>(&json).unwrap(), calendar);

    let row = "[[day]]\ndate = \"2026-01-01\"\noccasion = \"holiday\"\nname = \"x\"\n";
    let list = |rows: &str| Calendar::from_toml(&format!("years = [2026]\n{rows}"));
    assert!(list(row).is_ok());
    assert_eq!(
        list(&format!("{row}{row}")),
        Err(CalendarError::Twice(day(2026, 1, 1)))
    );
    assert_eq!(
        list(&format!("{row}to = \"2025-12-31\"\n")),
        Err(CalendarError::Range(day(2026, 1, 1)))
    );
    assert_eq!(
        list(&row.replace("holiday", "party")),
        Err(CalendarError::Unreadable { line: 4 })
    );
    assert!(matches!(
        list("[[day]]\ndate = 3"),
        Err(CalendarError::Unreadable { .. })
    ));
}
