//! The command line as a user types it: words, JSON, exit codes, one sentence on standard error.

use crate::house::{House, PIN, Who};
use assert_cmd::Command;
use serde_json::Value;

struct Typed {
    code: i32,
    out: String,
    err: String,
}

/// `motcua …` at a time on this office's file, with `input` typed into it.
fn motcua(house: &House, when: &str, input: &str, args: &[&str]) -> Typed {
    let output = Command::cargo_bin("motcua")
        .unwrap()
        .env_clear()
        .env("MOTCUA_NOW", format!("2026-11-20T{when}:00+07:00"))
        .env("MOTCUA_DB", house.file())
        .env("MOTCUA_STATION", "quay-2")
        .args(args)
        .write_stdin(input)
        .output()
        .unwrap();
    Typed {
        code: output.status.code().unwrap(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

fn works(house: &House, when: &str, input: &str, args: &[&str]) -> String {
    let typed = motcua(house, when, input, args);
    assert_eq!(typed.code, 0, "{args:?}: {}", typed.err);
    assert_eq!(typed.err, "", "{args:?}");
    typed.out
}

fn json(house: &House, when: &str, args: &[&str]) -> Value {
    let mut with = args.to_vec();
    with.push("--json");
    serde_json::from_str(&works(house, when, "", &with)).unwrap()
}

#[test]
fn a_newcomer_sets_up_signs_in_gives_a_number_calls_it_and_signs_out() {
    let house = House::empty();
    let before = motcua(&house, "07:30", "", &["number", "take", "A"]);
    assert_ne!(before.code, 0, "nothing works before set-up");
    let pin = format!("{PIN}\n");
    works(
        &house,
        "07:31",
        &pin,
        &["setup", "--login", "chu", "--full-name", "Ngô Chủ"],
    );
    works(&house, "07:32", &pin, &["staff", "sign-in", "chu"]);
    let add = [
        "staff",
        "add",
        "lan",
        "--full-name",
        "Phạm Lan",
        "--role",
        "clerk",
    ];
    works(&house, "07:33", &pin, &add);
    works(&house, "07:34", "", &["staff", "sign-out"]);
    works(&house, "07:35", &pin, &["staff", "sign-in", "lan"]);
    assert!(works(&house, "07:36", "", &["number", "take", "A"]).contains("A001"));
    assert!(works(&house, "07:37", "", &["call", "next", "--counter", "2"]).contains("A001"));
    let busy = motcua(&house, "07:37", "", &["staff", "sign-out"]);
    assert_eq!(
        busy.code, 1,
        "an open call keeps the clerk signed in: {}",
        busy.err
    );
    works(&house, "07:38", "", &["call", "appear", "--counter", "2"]);
    works(&house, "07:39", "", &["call", "finish", "--counter", "2"]);
    let day = json(&house, "07:40", &["report", "queue"]);
    assert_eq!(day["total"]["appeared"], 1);
    works(&house, "07:40", "", &["staff", "sign-out"]);
    let out = motcua(&house, "07:41", "", &["call", "next", "--counter", "2"]);
    assert_eq!(out.code, 4);
    works(&house, "07:42", "", &["verify"]);
}

#[test]
fn errors_are_one_sentence_on_standard_error_in_both_languages_and_as_data() {
    let house = House::new();
    let mut texts = Vec::new();
    for language in ["vi", "en"] {
        let typed = motcua(
            &house,
            "08:00",
            "",
            &["call", "next", "--counter", "2", "--lang", language],
        );
        assert_eq!((typed.code, typed.out.as_str()), (4, ""));
        assert_eq!(typed.err.trim_end().lines().count(), 1, "{}", typed.err);
        texts.push(typed.err);
    }
    assert_ne!(texts[0], texts[1]);
    let data = motcua(&house, "08:00", "", &["call", "next", "--counter", "2", "--json"]);
    let data: Value = serde_json::from_str(&data.err).unwrap();
    assert_eq!(data["error"], "office-sign-in-first");
    assert_eq!(data["code"], 4);
}

#[test]
fn exit_codes_tell_a_script_what_happened() {
    let house = House::new();
    let clerk = Who::Clerk.token();
    let signed_in = ["--session", &clerk];
    let code = |args: &[&str]| {
        let args: Vec<&str> = args.iter().chain(&signed_in).copied().collect();
        motcua(&house, "08:00", "", &args).code
    };
    assert_eq!(code(&["queue"]), 0);
    assert_eq!(code(&["call", "next", "--counter", "2"]), 1, "nobody waits");
    assert_eq!(code(&["call", "next"]), 2, "no counter");
    assert_eq!(code(&["queue", "--db", "/dev/null/desk.db"]), 3);
    assert_eq!(code(&["office", "rotate-key"]), 4, "a clerk may not");
    assert_eq!(code(&["receipt", "verify", "MC1:NOTHING"]), 5);
}

#[test]
fn help_in_both_languages_names_every_command_and_no_raw_id() {
    let house = House::empty();
    for language in ["vi", "en"] {
        let help = works(&house, "08:00", "", &["--help", "--lang", language]);
        for command in [
            "walkthrough",
            "setup",
            "staff",
            "office",
            "number",
            "call",
            "queue",
            "close-day",
            "catalogue",
            "dossier",
            "receipt",
            "print",
            "report",
            "verify",
            "backup",
            "restore",
            "events",
            "simulate",
            "run",
        ] {
            assert!(help.contains(&format!("  {command} ")), "{command} in {language}");
            let more = works(&house, "08:00", "", &[command, "--help", "--lang", language]);
            assert!(
                !more.contains("cli-"),
                "{command} in {language} shows an id:\n{more}"
            );
        }
        assert!(!help.contains("cli-"), "{help}");
    }
}

#[test]
fn nothing_personal_stands_in_an_error() {
    let house = House::new();
    let clerk = Who::Clerk.token();
    let typed = motcua(
        &house,
        "08:00",
        "",
        &[
            "dossier",
            "receive",
            "--session",
            &clerk,
            "--procedure",
            "1.001193",
            "--name",
            "Trần Bí Mật",
            "--identity",
            "0010900123",
            "--phone",
            "0912000",
            "--json",
        ],
    );
    assert_eq!(typed.code, 1, "{}", typed.err);
    for personal in ["Bí Mật", "0010900123", "0912000"] {
        assert!(
            !typed.err.contains(personal) && !typed.out.contains(personal),
            "{}",
            typed.err
        );
    }
    let data: Value = serde_json::from_str(&typed.err).unwrap();
    let places: Vec<&str> = data["fields"]
        .as_array()
        .unwrap()
        .iter()
        .map(|field| field["field"].as_str().unwrap())
        .collect();
    assert!(
        places.contains(&"applicant.identity") && places.contains(&"applicant.phone"),
        "{places:?}"
    );
}

#[test]
fn removing_a_field_asks_first_and_no_means_no() {
    let house = House::new();
    let leader = Who::Leader.token();
    let remove = [
        "office",
        "field",
        "H",
        "--remove",
        "--station",
        "lanh-dao",
        "--session",
        &leader,
    ];
    let asked = motcua(&house, "08:00", "", &remove);
    assert_eq!(asked.code, 1);
    assert!(works(&house, "08:00", "", &["office", "show"]).contains("  H  "));
    works(&house, "08:01", "", &[&remove[..], &["--yes"]].concat());
    assert!(!works(&house, "08:02", "", &["office", "show"]).contains("  H  "));
}

#[test]
fn a_report_goes_to_the_screen_and_to_a_file_of_the_asked_kind() {
    let house = House::new();
    works(&house, "08:00", "", &["number", "take", "A"]);
    let file = house.folder.path().join("ngay.csv");
    let file = file.to_str().unwrap();
    let screen = works(&house, "08:01", "", &["report", "queue", "--out", file]);
    assert!(screen.contains(file), "{screen}");
    assert!(std::fs::read_to_string(file).unwrap().starts_with('\u{FEFF}'));
    let wrong = motcua(&house, "08:02", "", &["report", "services", "--out", "ngay.doc"]);
    assert_eq!(wrong.code, 1);
    assert!(wrong.err.contains(".xlsx"), "{}", wrong.err);
}
