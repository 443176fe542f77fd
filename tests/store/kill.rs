//! `kill -9` in the middle of writing: what was acknowledged stays, the rest happens once when repeated.

use crate::desk::{Desk, Process, assert_good, clerk, count};
use motcua::store::Store;
use serde_json::{Value, json};
use std::collections::{BTreeMap, VecDeque};
use std::time::{Duration, Instant};

const ROUNDS: usize = 200;
/// Orders that lie in the pipe of a process when it is killed.
const AHEAD: usize = 40;

/// The same sequence each time: a number is taken, called, served, over and over.
fn nth(k: usize) -> (String, Value) {
    let id = format!("order-{k}");
    let body = match k % 4 {
        0 => json!({ "command": "take_number", "field": "A" }),
        1 => json!({ "command": "call_next", "counter": 1 }),
        2 => json!({ "command": "appear", "counter": 1 }),
        _ => json!({ "command": "finish", "counter": 1 }),
    };
    (id.clone(), clerk(1, &id, body))
}

/// Numbers that look random and are the same in every run.
fn scattered(seed: &mut u64, below: u64) -> u64 {
    *seed = seed
        .wrapping_mul(6_364_136_223_846_793_005)
        .wrapping_add(1_442_695_040_888_963_407);
    (*seed >> 33) % below
}

#[test]
fn of_200_processes_killed_in_mid_write_nothing_acknowledged_is_lost_and_repeats_have_one_effect() {
    let desk = Desk::of_today();
    let mut seed = 7;
    let mut sent = 0;
    let mut open: VecDeque<(String, Value)> = VecDeque::new();
    let mut answers: BTreeMap<String, Value> = BTreeMap::new();
    let mut slowest = Duration::ZERO;
    let mut committed_unanswered = 0;
    for round in 0..ROUNDS {
        while open.len() < AHEAD {
            open.push_back(nth(sent));
            sent += 1;
        }
        let mut process = Process::start(&desk.path);
        for (_, order) in &open {
            process.send(order);
        }
        let mut heard = Vec::new();
        // Three in four are killed while they write, the rest at any time, also while they open the file.
        if round % 4 == 3 {
            std::thread::sleep(Duration::from_micros(scattered(&mut seed, 60_000)));
        } else {
            heard.extend(process.answer());
            std::thread::sleep(Duration::from_micros(scattered(&mut seed, 40_000)));
        }
        process.kill();
        while let Some(answer) = process.answer() {
            heard.push(answer);
        }
        for answer in heard {
            let (id, _) = open.pop_front().unwrap();
            assert!(answer.get("ok").is_some(), "{id}: {answer}");
            let known = count(
                &desk.path,
                &format!("SELECT count(*) FROM request WHERE id = '{id}'"),
            );
            assert_eq!(known, 1, "{id} was acknowledged and is lost");
            answers.insert(id, answer["ok"].clone());
        }
        let begun = Instant::now();
        let store = Store::open(&desk.path).unwrap();
        slowest = slowest.max(begun.elapsed());
        if let Some((id, _)) = open.front() {
            committed_unanswered += count(
                &desk.path,
                &format!("SELECT count(*) FROM request WHERE id = '{id}'"),
            );
        }
        if round % 20 == 0 {
            assert!(store.verify(&mut |_| {}).unwrap().good, "round {round}");
        }
    }
    let mut process = Process::start(&desk.path);
    for (id, order) in &open {
        answers.insert(id.clone(), process.done(order));
    }
    println!(
        "{ROUNDS} kills, {} acknowledged, {committed_unanswered} committed but unanswered, re-opened within {} ms",
        answers.len(),
        slowest.as_millis()
    );
    assert!(
        slowest < Duration::from_secs(5),
        "re-opened only after {slowest:?}"
    );
    assert_eq!(answers.len(), sent);

    // Every order had exactly one effect.
    for (kind, every) in [("taken", 0), ("called", 1), ("appeared", 2), ("done", 3)] {
        let wanted = (0..sent).filter(|k| k % 4 == every).count() as i64;
        let found = count(
            &desk.path,
            &format!("SELECT count(*) FROM event WHERE kind = 'ticket.{kind}'"),
        );
        assert_eq!(found, wanted, "{kind}");
    }
    // Whoever asks again hears what he heard first.
    for k in (0..sent).step_by(37) {
        let (id, order) = nth(k);
        assert_eq!(process.done(&order), answers[&id], "{id}");
    }
    assert_good(&desk.path);
}
