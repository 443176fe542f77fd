//! The log of events: never changed by the program, and whoever changes it with other tools is found out.

use crate::desk::{Desk, at, clerk, raw, run};
use motcua::store::Store;
use rusqlite::Connection;
use serde_json::json;
use std::path::Path;

/// A morning's work: some dozens of events.
fn worked() -> Desk {
    let desk = Desk::on_monday();
    let office = desk.office();
    let now = at("2026-11-23T08:00:00+07:00");
    for n in 0..10 {
        for (step, body) in [
            ("take", json!({ "command": "take_number", "field": "A" })),
            ("call", json!({ "command": "call_next", "counter": 1 })),
            ("appear", json!({ "command": "appear", "counter": 1 })),
            ("finish", json!({ "command": "finish", "counter": 1 })),
        ] {
            run(
                &office,
                clerk(1, &format!("{step}-{n}"), body),
                now + chrono::TimeDelta::minutes(n),
            )
            .unwrap();
        }
    }
    drop(office);
    desk
}

/// A connection of somebody who has first removed what stands in his way.
fn intruder(path: &Path) -> Connection {
    let connection = raw(path);
    connection.execute_batch("PRAGMA foreign_keys = OFF").unwrap();
    for trigger in crate::desk::texts(
        &connection,
        "SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'event'",
    ) {
        connection
            .execute_batch(&format!("DROP TRIGGER \"{trigger}\""))
            .unwrap();
    }
    connection
}

/// The first bad event that `verify` names after this was done to the file.
fn found_after(done: &str) -> Option<i64> {
    let desk = worked();
    let intruder = intruder(&desk.path);
    intruder.execute_batch(done).unwrap();
    drop(intruder);
    let found = Store::open(&desk.path).unwrap().verify(&mut |_| {}).unwrap();
    assert_eq!(found.good, found.first_bad_event.is_none(), "{done}: {found:?}");
    found.first_bad_event
}

fn newest() -> i64 {
    crate::desk::count(&worked().path, "SELECT max(seq) FROM event")
}

#[test]
fn the_file_itself_refuses_to_change_delete_or_replace_an_event() {
    let desk = worked();
    let before = crate::desk::dump(&desk.path);
    for sql in [
        "UPDATE event SET body = '{}' WHERE seq = 20",
        "UPDATE event SET at = at",
        "DELETE FROM event WHERE seq = 20",
        "DELETE FROM event",
        "INSERT OR REPLACE INTO event SELECT seq, at, monotonic_ms, actor, role, station, request, kind, object,
            '{}', hash FROM event WHERE seq = 20",
        "UPDATE OR REPLACE event SET seq = 21 WHERE seq = 20",
    ] {
        let refused = raw(&desk.path).execute_batch(sql).unwrap_err().to_string();
        assert!(refused.contains("never"), "{sql}: {refused}");
    }
    assert_eq!(crate::desk::dump(&desk.path), before);
}

#[test]
fn an_untouched_log_is_whole() {
    assert_eq!(found_after("SELECT 1"), None);
}

#[test]
fn a_change_of_any_column_of_an_event_is_found_at_that_event() {
    for change in [
        "at = at + 1",
        "monotonic_ms = monotonic_ms + 1",
        "actor = 'staff:9'",
        "role = 'leader'",
        "station = 'quay-9'",
        "request = request || 'x'",
        "kind = 'ticket.recalled'",
        "object = 'ticket:99'",
        "body = '{\"number\":\"A999\"}'",
        "hash = zeroblob(32)",
        // What a flipped bit may leave: a text that is none.
        "body = CAST(x'ff22' AS TEXT)",
        // Moves a letter from one column to the next: the texts one after the other stay the same.
        "kind = substr(kind, 1, length(kind) - 1), object = substr(kind, -1) || object",
    ] {
        assert_eq!(
            found_after(&format!("UPDATE event SET {change} WHERE seq = 30")),
            Some(30),
            "{change}"
        );
    }
}

#[test]
fn a_deleted_event_is_found_at_its_place() {
    assert_eq!(found_after("DELETE FROM event WHERE seq = 30"), Some(30));
    assert_eq!(found_after("DELETE FROM event WHERE seq = 1"), Some(1));
    // The gap closed by moving the later ones up.
    assert_eq!(
        found_after("DELETE FROM event WHERE seq = 30; UPDATE event SET seq = seq - 1 WHERE seq > 30"),
        Some(30)
    );
}

#[test]
fn events_in_another_order_are_found_at_the_first_that_moved() {
    assert_eq!(
        found_after(
            "UPDATE event SET seq = -1 WHERE seq = 30; UPDATE event SET seq = 30 WHERE seq = 31;
             UPDATE event SET seq = 31 WHERE seq = -1"
        ),
        Some(30)
    );
}

#[test]
fn an_inserted_event_is_found_at_its_place() {
    let copy =
        "SELECT SEQ, at, monotonic_ms, actor, role, station, request, kind, object, body, hash FROM event";
    assert_eq!(
        found_after(&format!(
            "UPDATE event SET seq = -seq - 1 WHERE seq > 30; UPDATE event SET seq = -seq WHERE seq < 0;
             INSERT INTO event {} WHERE seq = 30",
            copy.replace("SEQ", "31")
        )),
        Some(31)
    );
    let newest = newest();
    assert_eq!(
        found_after(&format!(
            "INSERT INTO event {} WHERE seq = {newest}",
            copy.replace("SEQ", "seq + 1")
        )),
        Some(newest + 1)
    );
    assert_eq!(
        found_after(&format!(
            "INSERT INTO event {} WHERE seq = 1",
            copy.replace("SEQ", "0")
        )),
        Some(1)
    );
}

#[test]
fn a_log_cut_short_is_found_at_the_first_missing_event() {
    let newest = newest();
    assert_eq!(
        found_after(&format!("DELETE FROM event WHERE seq = {newest}")),
        Some(newest)
    );
    assert_eq!(found_after("DELETE FROM event WHERE seq > 30"), Some(31));
    assert_eq!(found_after("DELETE FROM event"), Some(1));
    // Also if its end was set back by one that does not know the link.
    assert_eq!(
        found_after("DELETE FROM event WHERE seq > 30; UPDATE head SET seq = 30"),
        Some(30)
    );
}

#[test]
fn tables_changed_behind_the_log_do_not_agree_with_it() {
    for done in [
        "DELETE FROM ticket_span WHERE ticket_id = 3; DELETE FROM call WHERE ticket_id = 3;
         DELETE FROM ticket WHERE id = 3",
        "UPDATE series SET last = last + 1",
        "DELETE FROM call WHERE id = 3",
        "UPDATE ticket SET staff_id = 99 WHERE id = 3",
    ] {
        let desk = worked();
        intruder(&desk.path).execute_batch(done).unwrap();
        let found = Store::open(&desk.path).unwrap().verify(&mut |_| {}).unwrap();
        assert!(!found.good, "{done}");
        assert_eq!(found.first_bad_event, None, "{done}");
    }
}

#[test]
fn the_command_says_which_event_is_bad_and_ends_with_its_own_code() {
    let desk = worked();
    intruder(&desk.path)
        .execute_batch("UPDATE event SET body = '{}' WHERE seq = 30")
        .unwrap();
    let output = std::process::Command::new(crate::desk::PROGRAM)
        .arg("--db")
        .arg(&desk.path)
        .arg("verify")
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(5));
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(said.contains("30"), "{said}");
}
