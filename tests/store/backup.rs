//! Backups: good while others write, equal when restored, and never a strange file over this office's data.

use crate::desk::{
    Constant, Desk, PROGRAM, Process, administrator, assert_good, at, clerk, count, dossier, dump, raw, run,
};
use motcua::office::Office;
use motcua::store::{Store, StoreError};
use serde_json::json;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::atomic::{AtomicBool, Ordering};

/// A Monday with a dossier and a few tickets.
fn worked() -> Desk {
    let desk = Desk::on_monday();
    let office = desk.office();
    let now = at("2026-11-23T08:00:00+07:00");
    for n in 0..5 {
        run(
            &office,
            clerk(
                1,
                &format!("take-{n}"),
                json!({ "command": "take_number", "field": "A" }),
            ),
            now,
        )
        .unwrap();
    }
    run(
        &office,
        clerk(1, "receive", dossier("Vũ Thị Lan", "001185012345", "0987654321")),
        now,
    )
    .unwrap();
    drop(office);
    desk
}

fn backup_of(desk: &Desk) -> PathBuf {
    let target = desk.folder().join("sao-luu.db");
    Store::open(&desk.path).unwrap().backup(&target).unwrap();
    target
}

fn files(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        // A reader that closes last leaves the journal's files to the next writer.
        .filter(|name| !name.ends_with("-wal") && !name.ends_with("-shm"))
        .collect();
    names.sort();
    names
}

fn command(db: &Path, words: &[&str]) -> Output {
    Command::new(PROGRAM)
        .arg("--db")
        .arg(db)
        .args(words)
        .output()
        .unwrap()
}

#[test]
fn a_backup_is_good_while_another_process_goes_on_writing() {
    let desk = Desk::of_today();
    let (stop, taken) = (AtomicBool::new(false), std::sync::atomic::AtomicI64::new(0));
    std::thread::scope(|scope| {
        let writing = scope.spawn(|| {
            let mut process = Process::start(&desk.path);
            let mut k = 0;
            while !stop.load(Ordering::Relaxed) {
                process.done(&clerk(
                    1,
                    &format!("take-{k}"),
                    json!({ "command": "take_number", "field": "A" }),
                ));
                k += 1;
                taken.store(k, Ordering::Relaxed);
            }
        });
        let wait_for_more_than = |n: i64| {
            while taken.load(Ordering::Relaxed) <= n {
                assert!(!writing.is_finished(), "the writer gave up");
                std::thread::sleep(std::time::Duration::from_millis(1));
            }
        };
        wait_for_more_than(0);
        let store = Store::open(&desk.path).unwrap();
        let mut inside = Vec::new();
        for n in 0..4 {
            let before = taken.load(Ordering::Relaxed);
            let target = desk.folder().join(format!("sao-luu-{n}.db"));
            let report = store.backup(&target).unwrap();
            let tickets = count(&target, "SELECT count(*) FROM ticket");
            assert!(
                tickets >= before,
                "what was acknowledged before the backup is in it"
            );
            assert!(report.tables.contains(&("ticket".to_owned(), tickets)));
            assert_good(&target);
            inside.push(tickets);
        }
        let last = *inside.last().unwrap();
        wait_for_more_than(last);
        stop.store(true, Ordering::Relaxed);
        println!(
            "backups of {inside:?} tickets while {} were taken",
            taken.load(Ordering::Relaxed)
        );
    });
    assert_good(&desk.path);
}

#[test]
fn a_backup_is_one_file_and_leaves_no_scratch_behind() {
    let desk = worked();
    backup_of(&desk);
    assert_eq!(files(desk.folder()), ["motcua.db", "sao-luu.db"]);
}

#[test]
fn a_restored_office_has_the_same_rows_and_goes_on_where_it_was() {
    let desk = worked();
    let wanted = dump(&desk.path);
    let target = backup_of(&desk);
    assert_eq!(dump(&target), wanted);

    // On another machine: a new file.
    let fresh = Desk::empty();
    let report = Store::open(&fresh.path)
        .unwrap()
        .restore(&target, &fresh.folder().join("kept"))
        .unwrap();
    assert_eq!(dump(&fresh.path), wanted);
    assert_eq!(report.events, count(&desk.path, "SELECT seq FROM head"));
    assert_eq!(
        files(fresh.folder()),
        ["motcua.db"],
        "nothing was there that could be kept"
    );
    let settings = Store::open(&fresh.path)
        .unwrap()
        .verify(&mut |_| {})
        .unwrap()
        .settings;
    assert!(
        settings.contains(&("journal_mode".into(), "wal".into())),
        "{settings:?}"
    );

    let office = fresh.office();
    let now = at("2026-11-23T08:30:00+07:00");
    let next = run(
        &office,
        clerk(1, "next", json!({ "command": "take_number", "field": "A" })),
        now,
    )
    .unwrap();
    assert_eq!(next["ticket"]["number"], "A006");
    // A request answered before the backup is still known.
    let again = run(
        &office,
        clerk(1, "take-0", json!({ "command": "take_number", "field": "A" })),
        now,
    )
    .unwrap();
    assert_eq!(again["ticket"]["number"], "A001");
    assert_good(&fresh.path);
}

#[test]
fn restoring_keeps_what_was_there_and_other_open_processes_see_the_restored_state() {
    let desk = worked();
    let target = backup_of(&desk);
    let wanted = dump(&desk.path);
    let office = desk.office();
    let now = at("2026-11-23T09:00:00+07:00");
    run(
        &office,
        clerk(1, "later", json!({ "command": "take_number", "field": "B" })),
        now,
    )
    .unwrap();
    let later = dump(&desk.path);
    let mut watch = office.store().watch().unwrap();

    let kept = desk.folder().join("truoc-khi-khoi-phuc.db");
    Store::open(&desk.path).unwrap().restore(&target, &kept).unwrap();
    assert_eq!(dump(&kept), later, "what was there is kept");
    assert_good(&kept);
    assert_eq!(dump(&desk.path), wanted);
    assert!(watch.changed().unwrap());
    let next = run(
        &office,
        clerk(1, "after", json!({ "command": "take_number", "field": "B" })),
        now,
    )
    .unwrap();
    assert_eq!(
        next["ticket"]["number"], "B001",
        "the open process goes on from the restored state"
    );
    assert_good(&desk.path);
}

/// Every way a file is not to be restored: nothing changes, and the error is this one.
#[track_caller]
fn refused(source: &Path) -> StoreError {
    let desk = worked();
    let before = dump(&desk.path);
    let kept = desk.folder().join("kept.db");
    let error = Store::open(&desk.path)
        .unwrap()
        .restore(source, &kept)
        .unwrap_err();
    assert_eq!(dump(&desk.path), before, "{error}");
    assert!(!kept.exists(), "{error}");
    assert_eq!(files(desk.folder()), ["motcua.db"]);
    let output = command(&desk.path, &["restore", source.to_str().unwrap()]);
    assert!(!output.status.success() && !output.stderr.is_empty());
    assert_eq!(dump(&desk.path), before, "{error}");
    error
}

#[test]
fn a_backup_of_another_office_is_refused_in_the_words_of_b51() {
    let other = worked();
    let office = other.office();
    let change = administrator("change", json!({ "command": "change_office", "unit": "H46.114" }));
    run(&office, change, at("2026-11-23T09:00:00+07:00")).unwrap();
    drop(office);
    let source = backup_of(&other);
    assert_eq!(refused(&source), StoreError::OtherOffice("H46.114".into()));
    let desk = worked();
    let output = command(&desk.path, &["restore", source.to_str().unwrap()]);
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(
        said.contains("Bản sao lưu của phiên bản mới hơn/cơ quan khác. Không khôi phục."),
        "{said}"
    );
}

#[test]
fn a_backup_of_a_newer_version_is_refused_in_the_words_of_b51() {
    let newer = worked();
    let source = backup_of(&newer);
    raw(&source).execute_batch("PRAGMA user_version = 999").unwrap();
    let known = motcua::store::migration::ALL.len() as i64;
    assert_eq!(refused(&source), StoreError::NewerBackup { found: 999, known });
    let desk = worked();
    let output = command(&desk.path, &["restore", source.to_str().unwrap()]);
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(
        said.contains("Bản sao lưu của phiên bản mới hơn/cơ quan khác. Không khôi phục."),
        "{said}"
    );
}

#[test]
fn foreign_and_missing_files_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    let text = folder.path().join("text.db");
    std::fs::write(&text, "đây không phải cơ sở dữ liệu\n".repeat(100)).unwrap();
    assert_eq!(refused(&text), StoreError::Foreign);
    let other = folder.path().join("other.db");
    raw(&other).execute_batch("CREATE TABLE t (a)").unwrap();
    assert_eq!(refused(&other), StoreError::Foreign);
    assert!(matches!(
        refused(&folder.path().join("absent.db")),
        StoreError::ReadOnly(_)
    ));
    assert!(matches!(refused(folder.path()), StoreError::ReadOnly(_)));
}

#[test]
fn a_cut_a_flipped_and_a_tampered_backup_are_refused() {
    let desk = worked();
    let source = backup_of(&desk);
    let whole = std::fs::read(&source).unwrap();
    let broken = desk.folder().join("hong.db");

    for keep in [whole.len() / 2, whole.len() - 4_096, 4_096, 100] {
        std::fs::write(&broken, &whole[..keep]).unwrap();
        refused(&broken);
    }
    std::fs::write(&broken, []).unwrap();
    assert_eq!(refused(&broken), StoreError::Foreign);

    // Wiped pages, one at a time, all over the file.
    let pages = whole.len() / 4_096;
    for page in (1..pages).step_by(pages.div_ceil(6)) {
        let mut wiped = whole.clone();
        wiped[page * 4_096..(page + 1) * 4_096].fill(0xFF);
        std::fs::write(&broken, &wiped).unwrap();
        refused(&broken);
    }

    std::fs::write(&broken, &whole).unwrap();
    raw(&broken)
        .execute_batch("DROP TRIGGER event_is_not_changed; UPDATE event SET actor = 'staff:9' WHERE seq = 5")
        .unwrap();
    assert_eq!(refused(&broken), StoreError::BackupDiffers("integrity".into()));
}

#[test]
fn a_backup_never_overwrites_a_file() {
    let desk = worked();
    let target = desk.folder().join("quan-trong.txt");
    std::fs::write(&target, "quan trọng").unwrap();
    let error = Store::open(&desk.path).unwrap().backup(&target).unwrap_err();
    assert!(matches!(error, StoreError::Exists(_)));
    assert_eq!(std::fs::read_to_string(&target).unwrap(), "quan trọng");
    let output = command(&desk.path, &["backup", target.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(3));
}

#[test]
fn a_backup_into_a_folder_that_is_not_there_is_refused_and_changes_nothing() {
    let desk = worked();
    let target = desk.folder().join("khong-co/sao-luu.db");
    Store::open(&desk.path).unwrap().backup(&target).unwrap_err();
    assert_eq!(files(desk.folder()), ["motcua.db"]);
    assert_good(&desk.path);
}

#[test]
fn an_office_that_was_never_set_up_can_be_backed_up_and_restored() {
    let desk = Desk::empty();
    let target = desk.folder().join("trong.db");
    let report = Store::open(&desk.path).unwrap().backup(&target).unwrap();
    assert_eq!(report.events, 0);
    let fresh = Desk::empty();
    let office = Office::new(Store::open(&fresh.path).unwrap(), Box::new(Constant));
    office
        .store()
        .restore(&target, &fresh.folder().join("kept"))
        .unwrap();
    assert_eq!(dump(&fresh.path), dump(&desk.path));
    assert_good(&fresh.path);
}

#[test]
fn the_commands_back_up_and_restore_as_a_person_types_them() {
    let desk = worked();
    let target = desk.folder().join("sao-luu.db");
    let output = command(&desk.path, &["--json", "backup", target.to_str().unwrap()]);
    assert!(output.status.success(), "{output:?}");
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(report["size"], std::fs::metadata(&target).unwrap().len());
    let output = command(&desk.path, &["restore", target.to_str().unwrap()]);
    assert!(output.status.success(), "{output:?}");
    let kept: Vec<String> = files(desk.folder())
        .into_iter()
        .filter(|name| name.contains("before-restore"))
        .collect();
    assert_eq!(kept.len(), 1, "{kept:?}");
    assert_eq!(dump(&desk.folder().join(&kept[0])), dump(&target));
}
