//! One process learns of another's change in time, and looking costs next to nothing.

use crate::desk::{Desk, Process, clerk};
use motcua::store::Store;
use serde_json::json;
use std::time::{Duration, Instant};

#[test]
fn another_processs_change_is_seen_within_half_a_second() {
    let desk = Desk::of_today();
    let store = Store::open(&desk.path).unwrap();
    let mut watch = store.watch().unwrap();
    let mut process = Process::start(&desk.path);
    for n in 0..8 {
        let seen = std::thread::scope(|scope| {
            let watching = scope.spawn(|| {
                let changed = watch.wait(Duration::from_secs(30)).unwrap();
                (changed, Instant::now())
            });
            // At another point of the watcher's sleep each time.
            std::thread::sleep(Duration::from_millis(37 * n));
            process.done(&clerk(
                1,
                &format!("take-{n}"),
                json!({ "command": "take_number", "field": "A" }),
            ));
            let acknowledged = Instant::now();
            let (changed, seen) = watching.join().unwrap();
            assert!(changed);
            seen.saturating_duration_since(acknowledged)
        });
        assert!(
            seen < Duration::from_millis(500),
            "seen only {seen:?} after it was acknowledged"
        );
    }
    assert!(!watch.changed().unwrap(), "every change is told once");
}

#[test]
fn an_own_change_is_seen_too() {
    let desk = Desk::on_monday();
    let office = desk.office();
    let mut watch = office.store().watch().unwrap();
    assert!(!watch.changed().unwrap());
    let take = clerk(1, "take", json!({ "command": "take_number", "field": "A" }));
    crate::desk::run(&office, take, crate::desk::at("2026-11-23T08:00:00+07:00")).unwrap();
    assert!(watch.changed().unwrap());
}

#[test]
fn nothing_is_told_while_nothing_changes_and_few_looks_are_taken() {
    let desk = Desk::on_monday();
    let office = desk.office();
    let mut watch = office.store().watch().unwrap();
    let before = watch.looks();
    // Reading is no change.
    office
        .read(|view| Ok(motcua::store::office::fields(view)?.len()))
        .unwrap();
    assert!(!watch.wait(Duration::from_secs(2)).unwrap());
    let looks = watch.looks() - before;
    assert!(looks <= 11, "{looks} looks in two seconds");
}

/// Read and write calls of this thread so far.
fn calls() -> Option<u64> {
    let text = std::fs::read_to_string("/proc/thread-self/io").ok()?;
    let of = |name: &str| {
        text.lines()
            .find_map(|line| line.strip_prefix(name))
            .and_then(|number| number.trim().parse::<u64>().ok())
    };
    Some(of("syscr:")? + of("syscw:")?)
}

#[test]
fn a_look_reads_nothing_from_the_file() {
    let desk = Desk::on_monday();
    let office = desk.office();
    let mut watch = office.store().watch().unwrap();
    watch.changed().unwrap();
    let Some(before) = calls() else {
        println!("skipped: this system does not count a thread's reads");
        return;
    };
    let alone = calls().unwrap() - before;
    for _ in 0..100 {
        assert!(!watch.changed().unwrap());
    }
    let spent = calls().unwrap() - before - 2 * alone;
    assert!(spent <= 10, "100 looks made {spent} reads");
}
