//! Opening: new files, old ones, newer ones, and files of somebody else.

use crate::desk::{
    Desk, PROGRAM, assert_good, at, clerk, columns, count, dossier, dump, raw, run, tables, texts,
};
use motcua::store::migration::{ALL, Migration, bring_up_to_date};
use motcua::store::{Store, StoreError};
use rusqlite::Connection;
use serde_json::json;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Barrier;

const KNOWN: i64 = ALL.len() as i64;

#[test]
fn processes_that_open_a_new_file_at_once_all_get_the_whole_schema() {
    for _ in 0..6 {
        let desk = Desk::empty();
        let processes: Vec<_> = (0..4)
            .map(|_| {
                Command::new(PROGRAM)
                    .arg("--db")
                    .arg(&desk.path)
                    .args(["--json", "verify"])
                    .stdout(Stdio::piped())
                    .stderr(Stdio::piped())
                    .spawn()
                    .unwrap()
            })
            .collect();
        for process in processes {
            let output = process.wait_with_output().unwrap();
            let said = String::from_utf8_lossy(&output.stderr);
            assert!(output.status.success(), "{said}");
            let found: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
            assert_eq!(found["schema"], KNOWN);
        }
        assert_eq!(count(&desk.path, "SELECT count(*) FROM migration"), KNOWN);
    }
}

#[test]
fn threads_that_open_a_new_file_at_once_all_get_the_whole_schema() {
    for _ in 0..40 {
        let desk = Desk::quick_empty();
        let begin = Barrier::new(4);
        std::thread::scope(|scope| {
            for late in 0..4_u64 {
                let (desk, begin) = (&desk, &begin);
                scope.spawn(move || {
                    begin.wait();
                    std::thread::sleep(std::time::Duration::from_micros(150 * late));
                    Store::open(&desk.path).unwrap();
                });
            }
        });
        assert_eq!(count(&desk.path, "SELECT count(*) FROM migration"), KNOWN);
    }
}

#[test]
fn two_processes_that_set_the_office_up_at_once_make_one_administrator() {
    let desk = Desk::empty();
    let set_up = |login: &str| {
        let mut child = Command::new(PROGRAM)
            .arg("--db")
            .arg(&desk.path)
            .args(["setup", "--login", login, "--full-name", "Quản Trị"])
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        std::io::Write::write_all(&mut child.stdin.take().unwrap(), b"582014\n").unwrap();
        child
    };
    let children = ["an", "binh"].map(set_up);
    let good = children
        .into_iter()
        .filter_map(|mut child| child.wait().unwrap().success().then_some(()))
        .count();
    assert_eq!(good, 1);
    assert_eq!(count(&desk.path, "SELECT count(*) FROM staff"), 1);
    assert_good(&desk.path);
}

/// The file and what stands beside it, byte by byte.
fn untouched(path: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut all: Vec<_> = std::fs::read_dir(path.parent().unwrap())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| (path.clone(), std::fs::read(path).unwrap()))
        .collect();
    all.sort();
    all
}

#[track_caller]
fn refused_untouched(path: &Path) -> StoreError {
    let before = untouched(path);
    let error = Store::open(path).unwrap_err();
    assert_eq!(untouched(path), before, "{error}");
    error
}

#[test]
fn a_newer_file_is_refused_by_name_and_left_alone() {
    let desk = Desk::on_monday();
    raw(&desk.path)
        .execute_batch("PRAGMA user_version = 999")
        .unwrap();
    assert_eq!(
        refused_untouched(&desk.path),
        StoreError::Newer {
            found: 999,
            known: KNOWN
        }
    );
    let output = Command::new(PROGRAM)
        .arg("--db")
        .arg(&desk.path)
        .arg("verify")
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(3));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(
        said.contains("999") && said.contains(&KNOWN.to_string()),
        "{said}"
    );
}

#[test]
fn files_of_others_are_refused_untouched() {
    let desk = Desk::empty();
    raw(&desk.path)
        .execute_batch("CREATE TABLE account (name TEXT); INSERT INTO account VALUES ('x')")
        .unwrap();
    assert_eq!(refused_untouched(&desk.path), StoreError::Foreign);

    let marked = Desk::empty();
    raw(&marked.path)
        .execute_batch("PRAGMA application_id = 7; PRAGMA user_version = 2")
        .unwrap();
    assert_eq!(refused_untouched(&marked.path), StoreError::Foreign);

    let text = Desk::empty();
    std::fs::write(&text.path, "Danh sách trực ban\n".repeat(500)).unwrap();
    assert_eq!(refused_untouched(&text.path), StoreError::Foreign);

    let short = Desk::empty();
    std::fs::write(&short.path, "gọi lại cho xã Hòa Bình").unwrap();
    assert_eq!(refused_untouched(&short.path), StoreError::Foreign);
}

#[test]
fn an_empty_file_becomes_an_office() {
    let desk = Desk::empty();
    std::fs::write(&desk.path, []).unwrap();
    Store::open(&desk.path).unwrap();
    assert_good(&desk.path);
}

/// Brings a copy of the office up to date by this list.
fn by_list(list: &[Migration]) -> (Desk, Result<(), StoreError>) {
    let desk = Desk::on_monday();
    let outcome = bring_up_to_date(&mut raw(&desk.path), list);
    (desk, outcome)
}

#[test]
fn a_list_of_steps_that_shrank_is_refused() {
    for shorter in 0..ALL.len() {
        let (_desk, outcome) = by_list(&ALL[..shorter]);
        assert_eq!(
            outcome,
            Err(StoreError::Newer {
                found: KNOWN,
                known: shorter as i64
            })
        );
    }
}

#[test]
fn a_step_that_was_rewritten_renamed_or_moved_is_refused_by_name() {
    let mut rewritten = ALL.to_vec();
    rewritten[3].sql = "CREATE TABLE calendar (id INTEGER PRIMARY KEY) STRICT;";
    let mut renamed = ALL.to_vec();
    renamed[3].name = "days";
    let mut moved = ALL.to_vec();
    moved.swap(3, 4);
    for (list, ours) in [(rewritten, ALL[3].name), (renamed, "days"), (moved, ALL[4].name)] {
        let (_desk, outcome) = by_list(&list);
        let wanted = StoreError::History {
            at: 4,
            ours: ours.into(),
            theirs: ALL[3].name.into(),
        };
        assert_eq!(outcome, Err(wanted));
    }
}

#[test]
fn a_step_added_is_taken_once_and_the_older_program_then_refuses_the_file() {
    let mut longer = ALL.to_vec();
    longer.push(Migration {
        name: "later",
        sql: "CREATE TABLE later (a INTEGER NOT NULL) STRICT;",
    });
    let (desk, outcome) = by_list(&longer);
    outcome.unwrap();
    bring_up_to_date(&mut raw(&desk.path), &longer).unwrap();
    assert_eq!(count(&desk.path, "SELECT count(*) FROM later"), 0);
    assert_eq!(
        Store::open(&desk.path).unwrap_err(),
        StoreError::Newer {
            found: KNOWN + 1,
            known: KNOWN
        }
    );
}

#[test]
fn a_step_that_fails_leaves_nothing_of_itself() {
    let mut longer = ALL.to_vec();
    longer.push(Migration {
        name: "later",
        sql: "CREATE TABLE later (a INTEGER NOT NULL) STRICT; UPDATE counter SET name = 'x'; SELECT nothing;",
    });
    let desk = Desk::on_monday();
    let before = dump(&desk.path);
    bring_up_to_date(&mut raw(&desk.path), &longer).unwrap_err();
    assert_eq!(dump(&desk.path), before);
    assert_eq!(
        count(&desk.path, "SELECT user_version FROM pragma_user_version"),
        KNOWN
    );
    Store::open(&desk.path).unwrap();
}

#[test]
fn opening_again_changes_nothing() {
    let desk = Desk::on_monday();
    let schema = |path: &Path| {
        texts(
            &raw(path),
            "SELECT coalesce(sql, name) FROM sqlite_schema ORDER BY rowid",
        )
    };
    let before = (schema(&desk.path), dump(&desk.path));
    for _ in 0..3 {
        Store::open(&desk.path).unwrap();
    }
    assert_eq!((schema(&desk.path), dump(&desk.path)), before);
}

#[test]
fn every_setting_of_the_house_reads_back_after_opening() {
    let desk = Desk::on_monday();
    let settings = Store::open(&desk.path)
        .unwrap()
        .verify(&mut |_| {})
        .unwrap()
        .settings;
    for (name, value) in [
        ("journal_mode", "wal"),
        ("synchronous", "2"),
        ("foreign_keys", "1"),
        ("busy_timeout", "5000"),
        ("trusted_schema", "0"),
        ("cell_size_check", "1"),
        ("mmap_size", "0"),
    ] {
        assert!(
            settings.contains(&(name.into(), value.into())),
            "{name}: {settings:?}"
        );
    }
    assert!(rusqlite::version_number() >= motcua::store::MINIMUM_SQLITE);
    assert_eq!(
        count(&desk.path, "SELECT application_id FROM pragma_application_id"),
        0x4D54_4355
    );
    let loose =
        "SELECT count(*) FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0
         AND name NOT LIKE 'sqlite_%'";
    assert_eq!(count(&desk.path, loose), 0, "every table is STRICT");
}

fn frozen() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/frozen/schema-1.sql")
}

#[test]
fn a_file_of_the_first_schema_is_brought_up_to_date_with_all_its_rows() {
    let desk = Desk::empty();
    let connection = raw(&desk.path);
    connection
        .execute_batch(&std::fs::read_to_string(frozen()).unwrap())
        .unwrap();
    let before: Vec<(String, Vec<String>)> = tables(&connection)
        .into_iter()
        .map(|table| {
            let row = columns(&connection, &table).join(" || ',' || ");
            let mut rows = texts(&connection, &format!("SELECT {row} FROM \"{table}\""));
            rows.sort();
            (table, rows)
        })
        .collect();
    drop(connection);
    assert!(
        before
            .iter()
            .any(|(table, rows)| table == "dossier" && rows.len() == 1)
    );

    drop(Store::open(&desk.path).unwrap());
    let after = dump(&desk.path);
    for (table, rows) in &before {
        if table != "migration" {
            assert_eq!(after[table].len(), rows.len(), "{table} lost or won rows");
        }
    }
    assert_good(&desk.path);
    // The office works on: the next number and the next code follow the frozen ones.
    let office = desk.office();
    let now = at("2026-11-23T10:00:00+07:00");
    let take = clerk(1, "next", json!({ "command": "take_number", "field": "A" }));
    assert_eq!(run(&office, take, now).unwrap()["ticket"]["number"], "A003");
    let received = run(
        &office,
        clerk(1, "again", dossier("Ngô Văn Tài", "001085012346", "0912345670")),
        now,
    )
    .unwrap();
    assert!(
        received["code"].as_str().unwrap().ends_with("-0002"),
        "{received}"
    );
    assert_good(&desk.path);
}

/// Writes the frozen copy of the schema as it is now. Run once, when a schema is released:
/// `cargo test --test store -- --ignored freeze`.
#[test]
#[ignore = "writes tests/frozen/schema-1.sql"]
fn freeze_the_schema() {
    let desk = Desk::on_monday();
    let office = desk.office();
    let now = at("2026-11-23T08:00:00+07:00");
    for (request, body) in [
        (
            "take-1",
            json!({ "command": "take_number", "field": "A", "person": { "name": "Đỗ Thị Mai" } }),
        ),
        ("take-2", json!({ "command": "take_number", "field": "A" })),
        ("call", json!({ "command": "call_next", "counter": 1 })),
        ("appear", json!({ "command": "appear", "counter": 1 })),
    ] {
        run(&office, clerk(1, request, body), now).unwrap();
    }
    let mut body = dossier("Đỗ Thị Mai", "001185012345", "0987654321");
    body["ticket"] = json!("A001");
    run(&office, clerk(1, "receive", body), now).unwrap();
    run(
        &office,
        clerk(1, "finish", json!({ "command": "finish", "counter": 1 })),
        now,
    )
    .unwrap();
    drop(office);

    let connection = raw(&desk.path);
    // A few rows tell as much as all procedures.
    connection
        .execute_batch(
            "PRAGMA foreign_keys = OFF;
             DELETE FROM procedure WHERE code NOT IN (SELECT procedure FROM dossier);
             DELETE FROM procedure_local WHERE code NOT IN (SELECT procedure FROM dossier);
             DELETE FROM procedure_version WHERE code NOT IN (SELECT procedure FROM dossier);",
        )
        .unwrap();
    std::fs::create_dir_all(frozen().parent().unwrap()).unwrap();
    std::fs::write(frozen(), as_sql(&connection)).unwrap();
}

/// The whole file as a script: tables, rows, then what looks after them.
fn as_sql(connection: &Connection) -> String {
    let mut sql = String::from("PRAGMA foreign_keys = OFF;\nBEGIN;\n");
    let number = |name: &str| -> i64 {
        connection
            .query_row(&format!("PRAGMA {name}"), [], |row| row.get(0))
            .unwrap()
    };
    for name in ["application_id", "user_version"] {
        sql.push_str(&format!("PRAGMA {name} = {};\n", number(name)));
    }
    let made = |kinds: &str| {
        texts(
            connection,
            &format!(
                "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND type IN ({kinds}) ORDER BY rowid"
            ),
        )
    };
    for table in made("'table'") {
        sql.push_str(&format!("{table};\n"));
    }
    for table in tables(connection) {
        let row = columns(connection, &table).join(" || ',' || ");
        for values in texts(connection, &format!("SELECT {row} FROM \"{table}\" ORDER BY 1")) {
            sql.push_str(&format!("INSERT INTO \"{table}\" VALUES ({values});\n"));
        }
    }
    for other in made("'index', 'trigger'") {
        sql.push_str(&format!("{other};\n"));
    }
    sql.push_str("COMMIT;\n");
    sql
}
