//! Many processes at one file: numbers stay dense, tickets go to one counter.

use crate::desk::{Desk, Process, assert_good, clerk, count, raw, texts};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::sync::Barrier;
use std::time::Instant;

fn load() -> usize {
    let set = std::env::var("MOTCUA_LOAD").ok();
    set.and_then(|text| text.parse().ok()).unwrap_or(1_000)
}

/// Takes and serves `each` numbers at counter `n`; gives the numbers it was given and those it called.
fn take_and_serve(desk: &Desk, n: usize, each: usize, begin: &Barrier) -> (Vec<String>, Vec<i64>) {
    let mut process = Process::start(&desk.path);
    let (mut taken, mut called) = (Vec::new(), Vec::new());
    begin.wait();
    for k in 0..each {
        let field = if (n + k).is_multiple_of(2) { "A" } else { "B" };
        let id = |what: &str| format!("{what}-{n}-{k}");
        let take = json!({ "command": "take_number", "field": field });
        let answer = process.done(&clerk(n, &id("take"), take));
        taken.push(format!(
            "{} {}",
            &answer["ticket"]["taken_at"].as_str().unwrap()[..10],
            answer["ticket"]["number"].as_str().unwrap()
        ));
        // Each process calls no more than it took: somebody always waits.
        let call = process.done(&clerk(
            n,
            &id("call"),
            json!({ "command": "call_next", "counter": n }),
        ));
        called.push(call["ticket"]["id"].as_i64().unwrap());
        for step in ["appear", "finish"] {
            process.done(&clerk(n, &id(step), json!({ "command": step, "counter": n })));
        }
    }
    (taken, called)
}

#[test]
fn eight_processes_take_and_call_numbers_at_once_without_a_double_or_a_gap() {
    let desk = Desk::quick(true);
    let each = load();
    let begin = Barrier::new(8);
    let started = Instant::now();
    let results: Vec<_> = std::thread::scope(|scope| {
        let all: Vec<_> = (1..=8)
            .map(|n| {
                scope.spawn({
                    let (desk, begin) = (&desk, &begin);
                    move || take_and_serve(desk, n, each, begin)
                })
            })
            .collect();
        all.into_iter().map(|one| one.join().unwrap()).collect()
    });
    let seconds = started.elapsed().as_secs_f64();
    println!(
        "8 processes × {each} numbers, taken, called, served: {seconds:.1} s, {:.0} commits/s",
        (8 * each * 4) as f64 / seconds
    );

    let taken: Vec<&String> = results.iter().flat_map(|(taken, _)| taken).collect();
    let called: Vec<i64> = results.iter().flat_map(|(_, called)| called.clone()).collect();
    assert_eq!(taken.len(), 8 * each);
    assert_eq!(
        taken.iter().collect::<BTreeSet<_>>().len(),
        8 * each,
        "a number was given twice"
    );
    assert_eq!(
        called.iter().collect::<BTreeSet<_>>().len(),
        8 * each,
        "a ticket was called twice"
    );

    let gaps = count(
        &desk.path,
        "SELECT count(*) FROM (SELECT day, field_id FROM ticket GROUP BY day, field_id
             HAVING min(n) <> 1 OR max(n) <> count(*) OR count(DISTINCT n) <> count(*))",
    );
    assert_eq!(gaps, 0, "a series has a gap");
    let shared = count(
        &desk.path,
        "SELECT count(*) FROM (SELECT ticket_id FROM ticket_span WHERE counter_id IS NOT NULL
             GROUP BY ticket_id HAVING count(DISTINCT counter_id) <> 1)",
    );
    assert_eq!(shared, 0, "a ticket was at two counters");
    assert_eq!(
        count(&desk.path, "SELECT count(*) FROM ticket WHERE state = 'done'"),
        8 * each as i64
    );
    assert_eq!(
        count(
            &desk.path,
            "SELECT count(DISTINCT ticket_id) FROM call WHERE kind = 'call'"
        ),
        8 * each as i64
    );
    assert_good(&desk.path);
}

/// Two clerks press “gọi số” at once; gives both answers.
fn both_call(a: &mut Process, b: &mut Process, round: usize) -> [Value; 2] {
    let begin = Barrier::new(2);
    std::thread::scope(|scope| {
        let begin = &begin;
        let ask = move |process: &mut Process, n: usize| {
            begin.wait();
            process.ask(&clerk(
                n,
                &format!("call-{n}-{round}"),
                json!({ "command": "call_next", "counter": n }),
            ))
        };
        let other = scope.spawn(move || ask(b, 2));
        let first = ask(a, 1);
        [first, other.join().unwrap()]
    })
}

#[test]
fn two_clerks_at_the_same_moment_get_different_numbers_and_the_last_one_goes_to_one_of_them() {
    let desk = Desk::of_today();
    let mut kiosk = Process::start(&desk.path);
    let (mut a, mut b) = (Process::start(&desk.path), Process::start(&desk.path));
    for round in 0..30 {
        let waiting = 1 + round % 2;
        for k in 0..waiting {
            let take = json!({ "command": "take_number", "field": "A" });
            kiosk.done(&clerk(3, &format!("take-{round}-{k}"), take));
        }
        let answers = both_call(&mut a, &mut b, round);
        let numbers: BTreeSet<&str> = answers
            .iter()
            .filter_map(|answer| answer["ok"]["ticket"]["number"].as_str())
            .collect();
        assert_eq!(numbers.len(), waiting, "{answers:?}");
        for (n, process, answer) in [(1, &mut a, &answers[0]), (2, &mut b, &answers[1])] {
            if answer["ok"].is_null() {
                assert!(
                    answer["text"].as_str().is_some_and(|text| !text.is_empty()),
                    "{answer}"
                );
                continue;
            }
            for step in ["appear", "finish"] {
                process.done(&clerk(
                    n,
                    &format!("{step}-{n}-{round}"),
                    json!({ "command": step, "counter": n }),
                ));
            }
        }
    }
    assert_good(&desk.path);
}

#[test]
fn two_processes_that_send_the_same_request_get_one_effect_and_the_same_answer() {
    let desk = Desk::of_today();
    let mut processes = [Process::start(&desk.path), Process::start(&desk.path)];
    for round in 0..20 {
        let take = clerk(
            1,
            &format!("same-{round}"),
            json!({ "command": "take_number", "field": "B" }),
        );
        for process in &mut processes {
            process.send(&take);
        }
        let [a, b] = processes.each_mut().map(|process| process.answer().unwrap());
        assert_eq!(a["ok"], b["ok"]);
        assert!(a["ok"]["ticket"]["number"].is_string(), "{a}");
    }
    assert_eq!(count(&desk.path, "SELECT count(*) FROM ticket"), 20);
    let doubled = texts(
        &raw(&desk.path),
        "SELECT request FROM event GROUP BY request, kind HAVING count(*) > 1",
    );
    assert!(doubled.is_empty(), "{doubled:?}");
}
