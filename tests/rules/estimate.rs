//! Estimates of the wait: goldens of the rule, and what must hold for every line.

use chrono::{NaiveDate, TimeDelta};
use motcua::domain::estimate::{
    Estimate, FullForToday, Gap, OVERTIME, Outlook, PeopleAhead, ServiceSample, active_counters, estimate,
    mean_seconds, predicted_end, still_gives_numbers,
};
use motcua::domain::id::CounterId;
use motcua::domain::time::{Moment, local};
use motcua::words::{Language, say};
use proptest::prelude::*;

fn at(hour: u32, minute: u32) -> Moment {
    let day = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
    local(day.and_hms_opt(hour, minute, 0).unwrap())
}

/// So many services of these seconds, one a minute, the last one a minute before 10:00.
fn services(seconds: &[u32]) -> Vec<ServiceSample> {
    (1..)
        .zip(seconds)
        .map(|(minute, &seconds)| ServiceSample {
            finished_at: at(10, 0) - TimeDelta::minutes(minute),
            seconds,
        })
        .collect()
}

/// Thirty services of four minutes were seen; two counters call.
fn outlook(ahead: u32) -> Outlook {
    Outlook {
        ahead,
        services: services(&[240; 30]),
        served_today: 30,
        counters: 2,
        ..Outlook::default()
    }
}

fn lunch() -> Gap {
    Gap {
        from: at(11, 30),
        to: at(13, 30),
    }
}

fn told(outlook: &Outlook) -> String {
    say(Language::Vi, &estimate(outlook, at(10, 0)))
}

#[test]
fn the_range_goes_from_the_line_over_the_counters_to_a_third_more_in_fives() {
    for (ahead, told_then) in [
        (0, "dưới 5 phút"),
        (1, "khoảng 5–10 phút"),
        (4, "khoảng 10–15 phút"),
        (5, "khoảng 10–20 phút"),
        (9, "khoảng 20–30 phút"),
        (24, "khoảng 50–65 phút"),
        (28, "khoảng 55–80 phút"),
        (29, "trên 60 phút"),
        (400, "trên 60 phút"),
    ] {
        assert_eq!(told(&outlook(ahead)), told_then, "{ahead} ahead");
    }
}

#[test]
fn people_ahead_are_told_beside_it() {
    assert_eq!(say(Language::Vi, &PeopleAhead(3)), "còn 3 người trước bạn");
    assert_eq!(say(Language::Vi, &PeopleAhead(0)), "không còn ai trước bạn");
    assert_eq!(say(Language::En, &PeopleAhead(1)), "1 person before you");
    assert_eq!(say(Language::En, &PeopleAhead(2)), "2 people before you");
}

#[test]
fn without_history_nothing_is_told_before_ten_were_served() {
    let few = Outlook {
        served_today: 9,
        services: services(&[240; 9]),
        ..outlook(3)
    };
    assert_eq!(estimate(&few, at(10, 0)), Estimate::Unknown);
    let enough = Outlook {
        served_today: 10,
        services: services(&[240; 10]),
        ..outlook(3)
    };
    assert_eq!(estimate(&enough, at(10, 0)), Estimate::Range { from: 5, to: 15 });
    let history = Outlook {
        prior_seconds: Some(240),
        ..few
    };
    assert_eq!(estimate(&history, at(10, 0)), estimate(&enough, at(10, 0)));
}

#[test]
fn without_a_counter_or_a_service_within_four_hours_nothing_is_told() {
    let nobody = Outlook {
        counters: 0,
        ..outlook(3)
    };
    assert_eq!(estimate(&nobody, at(10, 0)), Estimate::Unknown);
    assert_eq!(estimate(&outlook(3), at(14, 0)), Estimate::Unknown);
    assert_eq!(say(Language::Vi, &Estimate::Unknown), "chưa ước tính được");
}

#[test]
fn the_mean_leaves_out_the_tenth_at_each_end_and_all_but_the_last_thirty() {
    let mut seconds = vec![200; 30];
    seconds[..3].fill(9000);
    seconds[3..6].fill(1);
    assert_eq!(mean_seconds(&services(&seconds), None, at(10, 0)), Some(200));
    // The thirty-first and all before it are older.
    seconds.extend([9000; 40]);
    assert_eq!(mean_seconds(&services(&seconds), None, at(10, 0)), Some(200));
}

#[test]
fn the_mean_of_the_day_before_counts_as_ten_services() {
    assert_eq!(mean_seconds(&[], Some(300), at(10, 0)), Some(300));
    // 24 of 30 are kept: (24 × 200 + 10 × 370) / 34.
    assert_eq!(
        mean_seconds(&services(&[200; 30]), Some(370), at(10, 0)),
        Some(250)
    );
}

#[test]
fn lunch_is_waited_through() {
    let before_lunch = Outlook {
        gaps: vec![lunch()],
        services: services(&[240; 30]),
        ..outlook(9)
    };
    assert_eq!(told(&before_lunch), "khoảng 20–30 phút");
    // At 11:20 there are ten minutes of work left, then two hours of lunch.
    assert_eq!(estimate(&before_lunch, at(11, 20)), Estimate::Over60);
    // At 13:10 lunch lasts another 20 minutes.
    assert_eq!(
        estimate(&before_lunch, at(13, 10)),
        Estimate::Range { from: 40, to: 50 }
    );
    // The lower bound ends before lunch, the upper one after it.
    let across = Outlook {
        gaps: vec![Gap {
            from: at(10, 22),
            to: at(10, 32),
        }],
        ..outlook(9)
    };
    assert_eq!(told(&across), "khoảng 20–40 phút");
}

#[test]
fn priority_numbers_expected_meanwhile_lengthen_the_wait_of_a_normal_one() {
    let quiet = outlook(9);
    // Six an hour at four minutes each take 24 of 120 counter minutes: 20 becomes 25.
    let busy = Outlook {
        priority_per_hour: 6,
        ..quiet.clone()
    };
    assert_eq!(told(&busy), "khoảng 25–35 phút");
    // However many come, a normal number follows two of them.
    let flood = Outlook {
        priority_per_hour: 1000,
        ..quiet
    };
    assert_eq!(told(&flood), "trên 60 phút");
    assert_eq!(
        predicted_end(&flood, at(10, 0)),
        Some(at(10, 0) + TimeDelta::minutes(64))
    );
}

#[test]
fn a_counter_is_active_for_fifteen_minutes_after_its_call() {
    let calls = [
        (CounterId(1), at(9, 45)),
        (CounterId(2), at(9, 44)),
        (CounterId(3), at(9, 20)),
        (CounterId(3), at(9, 59)),
        (CounterId(1), at(9, 50)),
    ];
    assert_eq!(active_counters(&calls, at(10, 0)), 2);
    assert_eq!(active_counters(&[], at(10, 0)), 0);
}

#[test]
fn numbers_are_given_while_the_last_is_served_within_15_minutes_after_closing() {
    let closing = at(11, 30);
    // Ahead 50: 102 minutes of waiting and 4 of service end at 11:46.
    assert_eq!(
        still_gives_numbers(&outlook(50), closing, OVERTIME, at(10, 0)),
        Err(FullForToday)
    );
    assert_eq!(
        still_gives_numbers(&outlook(49), closing, OVERTIME, at(10, 0)),
        Ok(())
    );
    let unknown = Outlook::default();
    assert_eq!(
        still_gives_numbers(&unknown, closing, OVERTIME, at(11, 30)),
        Ok(())
    );
    assert_eq!(
        still_gives_numbers(&unknown, closing, OVERTIME, at(11, 31)),
        Err(FullForToday)
    );
    assert_eq!(
        say(Language::Vi, &FullForToday),
        "Hôm nay lĩnh vực này đã đủ số. Mời bạn quay lại ngày làm việc tiếp theo."
    );
}

/// From short to long; what is unknown cannot be compared.
fn rank(estimate: Estimate) -> (u32, u32) {
    match estimate {
        Estimate::Under5 => (0, 5),
        Estimate::Range { from, to } => (from, to),
        Estimate::Over60 => (u32::MAX, u32::MAX),
        Estimate::Unknown => panic!("nothing to go by"),
    }
}

prop_compose! {
    fn any_outlook()(
        ahead in 0u32..200,
        seconds in prop::collection::vec(0u32..3600, 10..50),
        prior in prop::option::of(30u32..1800),
        counters in 1u32..30,
        priority_per_hour in 0u32..100,
        gap in prop::option::of((0i64..300, 1i64..200)),
    ) -> Outlook {
        Outlook {
            ahead,
            served_today: u32::try_from(seconds.len()).unwrap(),
            services: services(&seconds),
            prior_seconds: prior,
            counters,
            priority_per_hour,
            gaps: gap
                .map(|(from, length)| Gap {
                    from: at(9, 0) + TimeDelta::minutes(from),
                    to: at(9, 0) + TimeDelta::minutes(from + length),
                })
                .into_iter()
                .collect(),
        }
    }
}

proptest! {
    #[test]
    fn more_people_ahead_never_shorten_the_wait(outlook in any_outlook(), more in 1u32..50) {
        let longer = Outlook { ahead: outlook.ahead + more, ..outlook.clone() };
        let (a, b) = (rank(estimate(&outlook, at(10, 0))), rank(estimate(&longer, at(10, 0))));
        prop_assert!(a.0 <= b.0 && a.1 <= b.1, "{a:?} {b:?}");
    }

    #[test]
    fn another_counter_never_lengthens_the_wait(outlook in any_outlook()) {
        let quicker = Outlook { counters: outlook.counters + 1, ..outlook.clone() };
        let (a, b) = (rank(estimate(&quicker, at(10, 0))), rank(estimate(&outlook, at(10, 0))));
        prop_assert!(a.0 <= b.0 && a.1 <= b.1, "{a:?} {b:?}");
    }

    #[test]
    fn a_gap_never_shortens_the_wait(outlook in any_outlook()) {
        let without = Outlook { gaps: Vec::new(), ..outlook.clone() };
        let (a, b) = (rank(estimate(&without, at(10, 0))), rank(estimate(&outlook, at(10, 0))));
        prop_assert!(a.0 <= b.0 && a.1 <= b.1, "{a:?} {b:?}");
    }

    #[test]
    fn a_range_is_in_fives_and_holds_the_plain_prediction(outlook in any_outlook()) {
        if let Estimate::Range { from, to } = estimate(&outlook, at(10, 0)) {
            prop_assert!(from % 5 == 0 && to % 5 == 0 && 5 <= from && from < to && from < 60);
        }
    }

    #[test]
    fn the_order_of_the_services_does_not_matter(
        (sorted, shuffled) in any_outlook().prop_flat_map(|outlook| {
            let services = outlook.services.clone();
            (Just(outlook), Just(services).prop_shuffle())
        })
    ) {
        let other = Outlook { services: shuffled, ..sorted.clone() };
        prop_assert_eq!(estimate(&sorted, at(10, 0)), estimate(&other, at(10, 0)));
    }
}
