//! Midnight, the turn of the year, more than 999 numbers, and a clock that is set back.

use crate::desk::{Constant, Desk, administrator, assert_good, at, clerk, count, dossier, raw, run, texts};
use motcua::office::Office;
use motcua::store::Store;
use serde_json::{Value, json};

fn take(n: usize, request: &str) -> Value {
    clerk(n, request, json!({ "command": "take_number", "field": "A" }))
}

fn number(answer: &Value) -> &str {
    answer["ticket"]["number"].as_str().unwrap()
}

fn receive(request: &str) -> Value {
    clerk(1, request, dossier("Trần Văn Bình", "001085012345", "0912345678"))
}

#[test]
fn numbers_at_23_59_59_and_at_00_00_00_belong_to_different_days() {
    let desk = Desk::on_monday();
    let office = desk.office();
    let when = [
        ("2026-11-23T23:59:58+07:00", "A001"),
        ("2026-11-23T23:59:59+07:00", "A002"),
        ("2026-11-23T23:59:59.998+07:00", "A003"),
        ("2026-11-24T00:00:00+07:00", "A001"),
        ("2026-11-24T00:00:01+07:00", "A002"),
    ];
    for (n, (now, wanted)) in when.iter().enumerate() {
        let answer = run(&office, take(1, &format!("night-{n}")), at(now)).unwrap();
        assert_eq!(number(&answer), *wanted, "{now}");
    }
    let strays = count(
        &desk.path,
        "SELECT count(*) FROM ticket WHERE day <> date(taken_at / 1000.0, 'unixepoch', '+7 hours')",
    );
    assert_eq!(strays, 0, "a ticket's day is not the day it was taken on");
    assert_good(&desk.path);
}

#[test]
fn of_two_numbers_in_the_last_millisecond_of_a_day_the_second_is_of_the_next_day_in_time_and_number() {
    let desk = Desk::on_monday();
    let office = desk.office();
    let last = at("2026-11-23T23:59:59.999+07:00");
    let first = run(&office, take(1, "a"), last).unwrap();
    let second = run(&office, take(1, "b"), last).unwrap();
    assert_eq!((number(&first), number(&second)), ("A001", "A001"));
    assert_eq!(
        texts(&raw(&desk.path), "SELECT day FROM ticket ORDER BY id"),
        ["2026-11-23", "2026-11-24"]
    );
    assert_good(&desk.path);
}

#[test]
fn a_number_of_yesterday_is_not_called_today() {
    let desk = Desk::on_monday();
    let office = desk.office();
    run(&office, take(1, "evening"), at("2026-11-23T23:59:59+07:00")).unwrap();
    let call = |request: &str| clerk(1, request, json!({ "command": "call_next", "counter": 1 }));
    run(&office, call("nobody"), at("2026-11-24T00:00:00+07:00")).unwrap_err();
    run(&office, take(1, "morning"), at("2026-11-24T00:00:01+07:00")).unwrap();
    let called = run(&office, call("somebody"), at("2026-11-24T00:00:02+07:00")).unwrap();
    assert_eq!(called["ticket"]["id"], 2);
}

#[test]
fn codes_and_numbers_begin_again_at_the_turn_of_the_year() {
    let desk = Desk::on_monday();
    let office = desk.office();
    let sign_in = |request: &str, now: &str| {
        let body = json!({ "command": "sign_in", "login": "can-bo-1", "pin": "582014", "token_hash":
            motcua::office::token_hash("token-new-year").iter().map(|byte| format!("{byte:02x}")).collect::<String>() });
        run(
            &office,
            crate::desk::order(request, "quay-1", None, body),
            at(now),
        )
        .unwrap();
    };
    sign_in("in", "2026-12-31T23:00:00+07:00");
    let signed = |mut order: Value| {
        order["session"] = json!("token-new-year");
        order
    };
    let mut codes = Vec::new();
    for (n, now) in [
        "2026-12-31T23:59:58+07:00",
        "2026-12-31T23:59:59+07:00",
        "2027-01-01T00:00:00+07:00",
        "2027-01-01T00:00:01+07:00",
    ]
    .iter()
    .enumerate()
    {
        let answer = run(&office, signed(receive(&format!("dossier-{n}"))), at(now)).unwrap();
        codes.push(answer["code"].as_str().unwrap().to_owned());
        run(&office, signed(take(1, &format!("number-{n}"))), at(now)).unwrap();
    }
    let ends: Vec<&str> = codes.iter().map(|code| &code[code.len() - 11..]).collect();
    assert_eq!(
        ends,
        ["261231-0001", "261231-0002", "270101-0001", "270101-0002"],
        "{codes:?}"
    );
    assert_eq!(
        texts(
            &raw(&desk.path),
            "SELECT day || ' ' || letter || n FROM ticket ORDER BY id"
        ),
        ["2026-12-31 A1", "2026-12-31 A2", "2027-01-01 A1", "2027-01-01 A2"]
    );
    assert_good(&desk.path);
}

#[test]
fn after_999_a_number_is_wider_and_can_be_called_by_it() {
    let desk = Desk::quick(false);
    let office = desk.office();
    let morning = at("2026-11-23T08:00:00+07:00");
    let mut last = Value::Null;
    for n in 1..=1_001 {
        last = run(
            &office,
            take(1, &format!("take-{n}")),
            morning + chrono::TimeDelta::seconds(n),
        )
        .unwrap();
        if n == 999 {
            assert_eq!(number(&last), "A999");
        }
    }
    assert_eq!(number(&last), "A1001");
    let body = json!({ "command": "call_this", "counter": 1, "number": "A1000", "reason": "được hẹn" });
    let called = run(&office, clerk(1, "call", body), at("2026-11-23T09:00:00+07:00")).unwrap();
    assert_eq!(number(&called), "A1000");
    assert_eq!(called["ticket"]["id"], 1_000);
    assert_good(&desk.path);
}

#[test]
fn a_clock_set_back_by_a_minute_changes_nothing_and_time_never_runs_backwards() {
    let desk = Desk::on_monday();
    let office = desk.office();
    run(&office, take(1, "a"), at("2026-11-23T09:00:00+07:00")).unwrap();
    let answer = run(&office, take(1, "b"), at("2026-11-23T08:59:00+07:00")).unwrap();
    assert_eq!(number(&answer), "A002");
    assert_eq!(
        at(answer["ticket"]["taken_at"].as_str().unwrap()),
        at("2026-11-23T09:00:00.001+07:00")
    );
    run(&office, receive("c"), at("2026-11-23T08:59:01+07:00")).unwrap();
    let told = "SELECT count(*) FROM event WHERE kind = 'clock.back'";
    assert_eq!(count(&desk.path, told), 2);
    assert_good(&desk.path);
}

#[test]
fn after_a_clock_set_back_by_an_hour_numbers_go_on_and_dossier_codes_wait_for_one_confirmation() {
    let desk = Desk::on_monday();
    let office = desk.office();
    run(&office, take(1, "a"), at("2026-11-23T10:00:00+07:00")).unwrap();
    run(&office, receive("b"), at("2026-11-23T10:00:01+07:00")).unwrap();

    let answer = run(&office, take(1, "c"), at("2026-11-23T09:00:00+07:00")).unwrap();
    assert_eq!(number(&answer), "A002", "numbers go on in the same series");
    let refused = run(&office, receive("d"), at("2026-11-23T09:01:00+07:00")).unwrap_err();
    assert_eq!(
        motcua::domain::message::Say::say(&refused).id,
        "intake-clock-back"
    );

    // A clerk may not confirm it, an administrator may.
    let confirm = json!({ "command": "confirm_clock" });
    run(
        &office,
        clerk(1, "e", confirm.clone()),
        at("2026-11-23T09:02:00+07:00"),
    )
    .unwrap_err();
    run(
        &office,
        administrator("f", confirm),
        at("2026-11-23T09:03:00+07:00"),
    )
    .unwrap();
    let received = run(&office, receive("d"), at("2026-11-23T09:04:00+07:00")).unwrap();
    assert!(
        received["code"].as_str().unwrap().ends_with("261123-0002"),
        "{}",
        received["code"]
    );
    assert_good(&desk.path);
}

#[test]
fn one_confirmation_is_enough_when_it_is_the_first_thing_done_after_the_clock_was_set_back() {
    let desk = Desk::on_monday();
    let office = desk.office();
    run(&office, take(1, "a"), at("2026-11-23T10:00:00+07:00")).unwrap();
    let refused = run(&office, receive("b"), at("2026-11-23T09:00:00+07:00")).unwrap_err();
    assert_eq!(
        motcua::domain::message::Say::say(&refused).id,
        "intake-clock-back"
    );
    let confirm = administrator("c", json!({ "command": "confirm_clock" }));
    run(&office, confirm, at("2026-11-23T09:01:00+07:00")).unwrap();
    run(&office, receive("b"), at("2026-11-23T09:02:00+07:00")).unwrap();
}

#[test]
fn a_machine_whose_clock_lost_its_power_gives_numbers_but_no_dossier_code() {
    let desk = Desk::empty();
    let office = Office::new(Store::open(&desk.path).unwrap(), Box::new(Constant));
    let set_up = json!({ "command": "set_up", "login": "quan-tri", "admin": "Quản Trị", "pin": "582014" });
    let long_ago = at("2020-01-02T08:00:00+07:00");
    run(&office, crate::desk::order("a", "admin", None, set_up), long_ago).unwrap();
    let kiosk = |request: &str| {
        crate::desk::order(
            request,
            "ki-ot-1",
            None,
            json!({ "command": "take_number", "field": "A" }),
        )
    };
    let answer = run(&office, kiosk("b"), long_ago).unwrap();
    assert_eq!(number(&answer), "A001");
    let doubted = office
        .store()
        .commit(
            &motcua::store::Writer {
                request: "look".into(),
                digest: [0; 32],
                station: "admin".into(),
                now: long_ago,
                monotonic_ms: 0,
                session: None,
            },
            |_, stamp| {
                Ok::<_, motcua::store::StoreError>(motcua::store::Decision {
                    answer: stamp.clock_doubted,
                    batch: motcua::store::Batch::new(),
                })
            },
        )
        .unwrap();
    assert!(doubted, "a date before the release is a clock without power");
}
