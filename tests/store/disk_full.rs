//! The disk runs full: one clear sentence, nothing half written, and work goes on when there is space.

use crate::desk::{Desk, Process, assert_good, clerk, count, todays};
use serde_json::json;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A file system of a few megabytes in memory.
struct Tmpfs(PathBuf);

impl Tmpfs {
    /// None where this user may not mount.
    fn mounted(at: &Path, bytes: usize) -> Option<Tmpfs> {
        std::fs::create_dir_all(at).unwrap();
        let options = format!("size={bytes}");
        let outcome = Command::new("mount")
            .args(["-t", "tmpfs", "-o", &options, "tmpfs"])
            .arg(at)
            .output();
        match outcome {
            Ok(output) if output.status.success() => Some(Tmpfs(at.to_owned())),
            _ => None,
        }
    }
}

impl Drop for Tmpfs {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(&self.0).status();
    }
}

#[test]
fn a_full_disk_is_told_in_words_rolls_back_and_goes_on_when_space_returns() {
    let desk = Desk::empty();
    let file = todays();
    let small = desk.folder().join("small");
    let Some(disk) = Tmpfs::mounted(&small, file.len() + (3 << 20)) else {
        println!("skipped: a small disk can only be mounted by root");
        return;
    };
    let path = disk.0.join("motcua.db");
    std::fs::write(&path, file).unwrap();
    let ballast = disk.0.join("ballast");
    std::fs::write(&ballast, vec![1; 1 << 20]).unwrap();

    let mut process = Process::start(&path);
    let take = |k: i64| {
        clerk(
            1,
            &format!("take-{k}"),
            json!({ "command": "take_number", "field": "A" }),
        )
    };
    let mut acknowledged = 0;
    let refused = loop {
        let answer = process.ask(&take(acknowledged));
        if answer.get("ok").is_none() {
            break answer;
        }
        acknowledged += 1;
        assert!(acknowledged < 100_000, "the disk never ran full");
    };
    println!("full after {acknowledged} numbers");
    assert!(acknowledged > 0);
    assert_eq!(refused["error"], "store-disk-full", "{refused}");
    assert_eq!(refused["code"], 3);
    assert_eq!(
        refused["text"],
        "Ổ đĩa đã đầy, việc vừa rồi chưa được ghi. Hãy dọn chỗ trống rồi làm lại."
    );
    // It stays a refusal, and the process stays alive and can read.
    for _ in 0..3 {
        assert_eq!(process.ask(&take(acknowledged))["error"], "store-disk-full");
    }
    assert_eq!(count(&path, "SELECT count(*) FROM ticket"), acknowledged);
    let half = format!("SELECT count(*) FROM request WHERE id = 'take-{acknowledged}'");
    assert_eq!(count(&path, &half), 0, "half of the refused order was kept");

    std::fs::remove_file(&ballast).unwrap();
    // The same process, the same request: now it is done, with the number that was due.
    let answer = process.done(&take(acknowledged));
    assert_eq!(answer["ticket"]["id"], acknowledged + 1);
    let next = process.done(&take(acknowledged + 1));
    assert_eq!(next["ticket"]["id"], acknowledged + 2);
    drop(process);
    assert_eq!(count(&path, "SELECT count(*) FROM ticket"), acknowledged + 2);
    let numbers = count(&path, "SELECT count(DISTINCT day || n) FROM ticket");
    assert_eq!(numbers, acknowledged + 2, "acknowledged rows changed");
    assert_good(&path);
}

#[test]
fn on_a_disk_without_any_space_a_new_file_is_refused_in_words_and_made_later() {
    let desk = Desk::empty();
    let small = desk.folder().join("tiny");
    let Some(disk) = Tmpfs::mounted(&small, 1 << 20) else {
        println!("skipped: a small disk can only be mounted by root");
        return;
    };
    let ballast = disk.0.join("ballast");
    let mut fill = Vec::new();
    fill.resize((1 << 20) - 8_192, 1_u8);
    std::fs::write(&ballast, fill).unwrap();
    let path = disk.0.join("motcua.db");
    let verify = || {
        Command::new(crate::desk::PROGRAM)
            .arg("--db")
            .arg(&path)
            .args(["--json", "verify"])
            .output()
            .unwrap()
    };
    let refused = verify();
    assert_eq!(refused.status.code(), Some(3), "{refused:?}");
    let said: serde_json::Value = serde_json::from_slice(&refused.stderr).unwrap();
    assert_eq!(said["error"], "store-disk-full", "{said}");
    std::fs::remove_file(&ballast).unwrap();
    assert!(verify().status.success());
}
