//! What is known of a person stands in tables made for it: not in events, kept answers or file names.

use crate::desk::{Desk, at, clerk, columns, dossier, order, raw, run, tables, texts};
use motcua::domain::vietnamese::fold;
use serde_json::json;

const NAME: &str = "Nguyễn Thị Tuyết Trinh";
const NUMBER: &str = "079190004321";
const PHONE: &str = "0909123987";
const CALLER: &str = "Phạm Quỳnh Giang";
const CALLER_PHONE: &str = "0977333111";

/// Tables that are made to hold persons.
const PERSONAL: [&str; 3] = ["party", "ticket_person", "staff"];

#[test]
fn name_number_and_phone_stand_in_no_event_no_kept_answer_and_no_file_name() {
    let desk = Desk::on_monday();
    let office = desk.office();
    let now = at("2026-11-23T08:00:00+07:00");
    let person = json!({ "name": CALLER, "phone": CALLER_PHONE });
    let take = json!({ "command": "take_number", "field": "A", "person": person });
    run(&office, clerk(1, "take", take), now).unwrap();
    run(
        &office,
        clerk(1, "call", json!({ "command": "call_next", "counter": 1 })),
        now,
    )
    .unwrap();
    run(
        &office,
        clerk(1, "appear", json!({ "command": "appear", "counter": 1 })),
        now,
    )
    .unwrap();
    let mut body = dossier(NAME, NUMBER, PHONE);
    body["ticket"] = json!("A001");
    body["counter"] = json!(1);
    let received = run(&office, clerk(1, "receive", body), now).unwrap();
    let find = clerk(1, "find", json!({ "command": "find_dossier", "words": NUMBER }));
    let found = run(&office, find, now).unwrap();
    assert!(
        found.to_string().contains(received["code"].as_str().unwrap()),
        "{found}"
    );
    let opened = run(
        &office,
        clerk(
            1,
            "open",
            json!({ "command": "open_dossier", "code": received["code"] }),
        ),
        now,
    )
    .unwrap();
    assert!(
        opened.to_string().contains(NAME),
        "the clerk sees whom it is from"
    );
    let status = json!({ "command": "look_up_status", "look_up": { "by": "code", "code": received["code"], "last_four": "3987" } });
    run(&office, order("status", "ki-ot-1", None, status), now).unwrap();
    run(
        &office,
        clerk(1, "finish", json!({ "command": "finish", "counter": 1 })),
        now,
    )
    .unwrap();

    let words: Vec<String> = [
        NAME,
        NUMBER,
        PHONE,
        CALLER,
        CALLER_PHONE,
        "Tuyết Trinh",
        "190004321",
        "909123987",
    ]
    .iter()
    .flat_map(|word| [word.to_lowercase(), fold(word)])
    .collect();
    let connection = raw(&desk.path);
    let mut looked_at = 0;
    for table in tables(&connection) {
        if PERSONAL.contains(&table.as_str()) {
            continue;
        }
        let row = columns(&connection, &table).join(" || ' ' || ");
        for text in texts(&connection, &format!("SELECT {row} FROM \"{table}\"")) {
            looked_at += 1;
            let folded = fold(&text);
            let text = text.to_lowercase();
            for word in &words {
                assert!(
                    !text.contains(word.as_str()) && !folded.contains(word.as_str()),
                    "{table}: {word}"
                );
            }
        }
    }
    assert!(looked_at > 100, "{looked_at} rows");
    // The scan would have seen it: where it belongs it stands.
    let parties = texts(&connection, "SELECT body FROM party");
    assert!(
        parties
            .iter()
            .any(|body| body.contains(NAME) && body.contains(NUMBER))
    );

    let target = desk.folder().join("sao-luu.db");
    office.store().backup(&target).unwrap();
    for entry in std::fs::read_dir(desk.folder()).unwrap() {
        let name = fold(&entry.unwrap().file_name().to_string_lossy());
        for word in &words {
            assert!(!name.contains(word.as_str()), "{name}");
        }
    }
}
