//! Any sequence of commands gives the same file whether each is decided and committed at once, or decided on
//! a view that is out of date by the time its batch arrives, as on a replicated engine.
//!
//! The same means every row of every table, events, links and kept answers among them: clock and chance are
//! inputs, so nothing may differ.

use crate::desk::{Desk, administrator, assert_good, at, clerk, dossier, dump, order, run};
use motcua::domain::message::Say;
use motcua::domain::time::Moment;
use motcua::office::any::AnyOrder;
use motcua::office::{Office, OfficeError};
use proptest::prelude::*;
use serde_json::{Value, json};

/// One order, with everything of it decided by the generator.
fn orders() -> impl Strategy<Value = Value> {
    let field = prop_oneof![Just('A'), Just('B')];
    let number = (field.clone(), 1_u32..6).prop_map(|(letter, n)| format!("{letter}{n:03}"));
    let counter = 1_usize..4;
    let at_counter = |command: &'static str| {
        counter
            .clone()
            .prop_map(move |n| clerk(n, "", json!({ "command": command, "counter": n })))
    };
    let by_number = |command: &'static str| {
        (counter.clone(), number.clone())
            .prop_map(move |(n, number)| clerk(n, "", json!({ "command": command, "number": number })))
    };
    prop_oneof![
        8 => (field.clone(), any::<bool>(), any::<bool>()).prop_map(|(field, priority, join)| {
            let mut body = json!({ "command": "take_number", "field": field, "join": join });
            if priority {
                body["priority"] = json!("elderly");
            }
            order("", "ki-ot-1", None, body)
        }),
        8 => at_counter("call_next"),
        5 => at_counter("appear"),
        4 => at_counter("finish"),
        2 => at_counter("no_show"),
        2 => at_counter("recall"),
        2 => at_counter("hold"),
        1 => at_counter("put_back"),
        2 => by_number("join_line"),
        2 => by_number("undo_no_show"),
        2 => by_number("return_to_line"),
        1 => (1_u32..6).prop_map(|n| {
            order("", "ki-ot-1", None, json!({ "command": "leave_line", "number": format!("A{n:03}") }))
        }),
        2 => (counter.clone(), number.clone())
            .prop_map(|(n, number)| clerk(n, "", json!({ "command": "resume", "counter": n, "number": number }))),
        2 => (counter.clone(), number.clone()).prop_map(|(n, number)| clerk(n, "",
            json!({ "command": "call_this", "counter": n, "number": number, "reason": "có trẻ nhỏ" }))),
        2 => (counter.clone(), number.clone(), 1_u32..4).prop_map(|(n, number, to)| clerk(n, "",
            json!({ "command": "transfer", "number": number, "to": { "counter": to } }))),
        1 => (counter.clone(), number.clone()).prop_map(|(n, number)| clerk(n, "",
            json!({ "command": "correct_standing", "number": number, "standing": "low" }))),
        2 => counter.clone().prop_map(|n| clerk(n, "", dossier("Lê Thị Hoa", "001185012345", "0987654321"))),
        1 => (counter, any::<bool>()).prop_map(|(n, open)| administrator("",
            json!({ "command": "change_counter", "number": n, "open": open }))),
        1 => Just(administrator("", json!({ "command": "close_day" }))),
    ]
}

type Outcome = Result<Value, String>;

fn outcome(result: Result<Value, OfficeError>) -> Outcome {
    result.map_err(|error| format!("{:?}", error.say()))
}

/// Every minute and a half one order; some repeat the request id of the one before.
fn moment(n: usize) -> Moment {
    at("2026-11-23T08:00:00+07:00") + chrono::TimeDelta::seconds(90) * i32::try_from(n).unwrap()
}

fn at_once(office: &Office, all: &[Value]) -> Vec<Outcome> {
    (0..all.len())
        .map(|n| outcome(run(office, all[n].clone(), moment(n))))
        .collect()
}

/// In groups: the last of each group is decided first, then the others are committed, then it arrives.
fn on_stale_views(office: &Office, all: &[Value], groups: &[usize]) -> (Vec<Outcome>, usize) {
    let mut outcomes = Vec::new();
    let mut overtaken = 0;
    let mut sizes = groups.iter().cycle();
    let mut from = 0;
    while from < all.len() {
        let late = (from + sizes.next().unwrap()).min(all.len() - 1);
        let parsed: AnyOrder = serde_json::from_value(all[late].clone()).unwrap();
        let mut between = Vec::new();
        let own = office.run_any_on_stale_view(parsed, moment(late), |round| {
            if round == 0 {
                between = (from..late)
                    .map(|n| outcome(run(office, all[n].clone(), moment(n))))
                    .collect();
            } else {
                overtaken += 1;
            }
        });
        outcomes.append(&mut between);
        outcomes.push(outcome(own));
        from = late + 1;
    }
    (outcomes, overtaken)
}

fn with_requests(mut all: Vec<Value>, repeats: &[bool]) -> Vec<Value> {
    for n in 0..all.len() {
        // A repeat is the very same order again, later.
        if n > 0 && repeats[n % repeats.len()] {
            all[n] = all[n - 1].clone();
        } else {
            all[n]["request"] = json!(format!("order-{n}"));
        }
    }
    all
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn decided_on_a_stale_view_any_sequence_leaves_the_very_same_file(
        all in prop::collection::vec(orders(), 8..40),
        groups in prop::collection::vec(0_usize..4, 1..6),
        repeats in prop::collection::vec(prop::bool::weighted(0.1), 7),
    ) {
        let all = with_requests(all, &repeats);
        let (straight, stale) = (Desk::quick(false), Desk::quick(false));
        let first = at_once(&straight.office(), &all);
        let (second, _) = on_stale_views(&stale.office(), &all, &groups);
        prop_assert_eq!(first, second);
        let (a, b) = (dump(&straight.path), dump(&stale.path));
        for (table, rows) in &a {
            prop_assert_eq!(rows, &b[table], "{} differs", table);
        }
        prop_assert_eq!(a.len(), b.len());
        assert_good(&stale.path);
    }
}

#[test]
fn a_decision_overtaken_twice_is_made_three_times() {
    let desk = Desk::on_monday();
    let office = desk.office();
    let take = |request: &str| {
        let take = order(
            request,
            "ki-ot-1",
            None,
            json!({ "command": "take_number", "field": "A" }),
        );
        serde_json::from_value::<AnyOrder>(take).unwrap()
    };
    let now = moment(0);
    let mut rounds = 0;
    let answer = office
        .run_any_on_stale_view(take("late"), now, |round| {
            rounds = round + 1;
            if round < 2 {
                office.run_any(take(&format!("early-{round}")), now).unwrap();
            }
        })
        .unwrap();
    assert_eq!(rounds, 3);
    assert_eq!(answer["ticket"]["number"], "A003");
    assert_good(&desk.path);
}

#[test]
fn a_refusal_decided_on_a_stale_view_is_decided_again() {
    let desk = Desk::on_monday();
    let office = desk.office();
    let call = clerk(1, "call", json!({ "command": "call_next", "counter": 1 }));
    let call: AnyOrder = serde_json::from_value(call).unwrap();
    let take = order(
        "take",
        "ki-ot-1",
        None,
        json!({ "command": "take_number", "field": "A" }),
    );
    // When it was decided nobody waited; when it arrives somebody does.
    let answer = office
        .run_any_on_stale_view(call, moment(0), |round| {
            if round == 0 {
                run(&office, take.clone(), moment(0)).unwrap();
            }
        })
        .unwrap();
    assert_eq!(answer["ticket"]["number"], "A001");
}
