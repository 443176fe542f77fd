//! Arrows between modules point down only, and outside crates stay where they belong.

use crate::source::{Source, Token, sources, tokens};
use std::collections::BTreeMap;

/// From the top down. A module uses itself and what stands below it; two on one floor do not meet.
/// `seal` stands below `store`, because the store chains its events by `seal::chain` and a seal needs no file.
const FLOORS: &[&[&str]] = &[
    &["main"],
    &["ui", "cli"],
    &["office"],
    &["catalogue"],
    &["report"],
    &["paper"],
    &["store"],
    &["seal"],
    &["words"],
    &["domain"],
];

/// Outside crates that only some modules may name, with the reason.
const KEPT_TO: &[(&str, &[&str], &str)] = &[
    ("iced", &["main", "ui"], "only windows know windows"),
    ("rusqlite", &["store"], "only the store speaks SQL"),
    ("clap", &["main", "cli"], "only the command line reads arguments"),
    (
        "anyhow",
        &["main"],
        "everywhere else errors carry what the person needs",
    ),
    ("printpdf", &["paper"], "papers are drawn in one place"),
    ("tiny_skia", &["paper", "ui"], "papers are drawn in one place"),
    ("getrandom", &["main", "cli"], "chance is an argument"),
];

/// What `domain` may not name: same inputs, same answer, on every machine.
const NOT_IN_DOMAIN: &[&str] = &[
    "std::fs",
    "std::io",
    "std::net",
    "std::env",
    "std::process",
    "std::thread",
    "SystemTime",
    "Instant",
    "Utc::now",
    "Local::now",
    "rusqlite",
    "rand",
    "rand_core",
    "rand_chacha",
    "getrandom",
    "Uuid::now_v7",
    "Uuid::new_v4",
    "iced",
    "tracing",
];

fn floor(module: &str) -> Option<usize> {
    FLOORS.iter().position(|floor| floor.contains(&module))
}

/// The top-level module that the file at `path` belongs to.
fn module_of(path: &str) -> &str {
    let below = path.trim_start_matches("src/");
    below.split('/').next().unwrap_or(below).trim_end_matches(".rs")
}

/// How many modules stand above the code of a file: 1 in `src/office/mod.rs`, 2 in `src/office/key.rs`.
fn depth_of(path: &str) -> usize {
    let below = path.trim_start_matches("src/").trim_end_matches(".rs");
    if matches!(below, "lib" | "main") {
        return 0;
    }
    below.trim_end_matches("/mod").split('/').count()
}

/// Every top-level name that the code reaches through `crate::`, `motcua::` or `super::`, with its line.
fn reached(source: &Source) -> Vec<(String, usize)> {
    let code = &source.code;
    let mut reached = Vec::new();
    let mut inline = Vec::new();
    let mut braces = 0_usize;
    let mut at = 0;
    while at < code.len() {
        let token = &code[at];
        if token.is('{') {
            braces += 1;
        } else if token.is('}') {
            braces -= 1;
            inline.retain(|depth| *depth <= braces);
        } else if token.word() == Some("mod") && code.get(at + 2).is_some_and(|next| next.is('{')) {
            inline.push(braces + 1);
        }
        let supers = count_supers(code, at);
        let to_root = match token.word() {
            Some("crate" | "motcua") if !follows_path(code, at) => Some(at + 1),
            Some("super") if !follows_path(code, at) && supers == depth_of(&source.path) + inline.len() => {
                Some(at + supers * 3 - 2)
            }
            _ => None,
        };
        if let Some(next) = to_root.filter(|next| is_path(code, *next)) {
            heads(code, next + 2, &mut reached);
        }
        at += supers.max(1) * 3 - 2;
    }
    reached
}

fn is_path(code: &[Token], at: usize) -> bool {
    code.get(at).is_some_and(|token| token.is(':')) && code.get(at + 1).is_some_and(|token| token.is(':'))
}

fn follows_path(code: &[Token], at: usize) -> bool {
    at >= 2 && is_path(code, at - 2)
}

fn count_supers(code: &[Token], at: usize) -> usize {
    (0..)
        .take_while(|n| {
            code.get(at + n * 3).and_then(Token::word) == Some("super")
                && (*n == 0 || is_path(code, at + n * 3 - 2))
        })
        .count()
}

/// The names that stand first at `at`: one, or each of a group in braces.
fn heads(code: &[Token], at: usize, reached: &mut Vec<(String, usize)>) {
    let Some(token) = code.get(at) else { return };
    if let Some(word) = token.word() {
        reached.push((word.to_owned(), token.line));
    } else if token.is('*') {
        reached.push(("*".to_owned(), token.line));
    } else if token.is('{') {
        let mut depth = 0;
        for (place, token) in code.iter().enumerate().skip(at) {
            if token.is('{') {
                depth += 1;
            } else if token.is('}') {
                depth -= 1;
            }
            if depth == 0 {
                return;
            }
            if depth == 1 && (token.is('{') || token.is(',')) {
                heads(code, place + 1, reached);
            }
        }
    }
}

/// Macros that stand at the root of the crate because they are exported, and the module that has them.
fn exported_macros(sources: &[Source]) -> BTreeMap<String, String> {
    let mut macros = BTreeMap::new();
    for source in sources {
        for (at, token) in source.code.iter().enumerate() {
            if token.word() == Some("macro_rules")
                && let Some(name) = source.code.get(at + 2).and_then(Token::word)
            {
                macros.insert(name.to_owned(), module_of(&source.path).to_owned());
            }
        }
    }
    macros
}

/// What is wrong with the arrows that leave `source`.
fn wrong_arrows(source: &Source, macros: &BTreeMap<String, String>) -> Vec<String> {
    let from = module_of(&source.path);
    if from == "lib" {
        return Vec::new();
    }
    let Some(above) = floor(from) else {
        return vec![format!("{}: module `{from}` has no floor", source.path)];
    };
    let mut wrong = Vec::new();
    for (name, line) in reached(source) {
        let to = macros.get(&name).unwrap_or(&name);
        let allowed = to == from || floor(to).is_some_and(|below| below > above);
        if !allowed {
            wrong.push(format!("{}:{line}: {from} -> {to}", source.path));
        }
    }
    wrong
}

/// Whether `path` (such as `std::fs` or `rusqlite`) begins at `at`. A single name counts only as the head of
/// a path; so a local variable of the same name is let through.
fn names(code: &[Token], at: usize, path: &str) -> bool {
    let parts: Vec<_> = path.split("::").collect();
    let head_of_path = parts.len() > 1 || path.starts_with(char::is_uppercase) || {
        !follows_path(code, at) && (is_path(code, at + 1) || (at > 0 && code[at - 1].word() == Some("use")))
    };
    head_of_path
        && parts.iter().enumerate().all(|(n, part)| {
            code.get(at + n * 3).and_then(Token::word) == Some(part)
                && (n == 0 || is_path(code, at + n * 3 - 2))
        })
}

/// `std::{fs, io}` as well as `std::fs`.
fn names_in_group(code: &[Token], at: usize, path: &str) -> bool {
    let Some((head, tail)) = path.split_once("::") else {
        return false;
    };
    if code[at].word() != Some(head)
        || !is_path(code, at + 1)
        || !code.get(at + 3).is_some_and(|next| next.is('{'))
    {
        return false;
    }
    let mut inside = Vec::new();
    heads(code, at + 3, &mut inside);
    inside.iter().any(|(name, _)| name == tail)
}

fn namings(source: &Source, path: &str) -> Vec<usize> {
    let code = &source.code;
    (0..code.len())
        .filter(|at| names(code, *at, path) || names_in_group(code, *at, path))
        .map(|at| code[at].line)
        .collect()
}

#[test]
fn arrows_between_modules_point_down_only() {
    let sources = sources("src");
    let macros = exported_macros(&sources);
    let wrong: Vec<_> = sources
        .iter()
        .flat_map(|source| wrong_arrows(source, &macros))
        .collect();
    assert!(
        wrong.is_empty(),
        "arrows that do not point down:\n{}",
        wrong.join("\n")
    );
    let arrows: usize = sources.iter().map(|source| reached(source).len()).sum();
    assert!(
        arrows > 40,
        "only {arrows} paths were found: are the sources read at all?"
    );
}

#[test]
fn the_domain_knows_no_clock_no_file_no_sql_and_no_chance() {
    let mut wrong = Vec::new();
    for source in sources("src")
        .iter()
        .filter(|source| module_of(&source.path) == "domain")
    {
        for path in NOT_IN_DOMAIN {
            wrong.extend(
                namings(source, path)
                    .iter()
                    .map(|line| format!("{}:{line}: {path}", source.path)),
            );
        }
    }
    assert!(wrong.is_empty(), "not for the domain:\n{}", wrong.join("\n"));
}

#[test]
fn outside_crates_stay_where_they_belong() {
    let mut wrong = Vec::new();
    for source in sources("src") {
        let module = module_of(&source.path);
        for (name, homes, reason) in KEPT_TO {
            if !homes.contains(&module) {
                let lines = namings(&source, name);
                wrong.extend(
                    lines
                        .iter()
                        .map(|line| format!("{}:{line}: {name} ({reason})", source.path)),
                );
            }
        }
    }
    assert!(wrong.is_empty(), "out of place:\n{}", wrong.join("\n"));
}

fn sample(path: &str, whole: &str) -> Source {
    Source {
        path: path.to_owned(),
        whole: whole.to_owned(),
        code: tokens(whole),
    }
}

#[test]
fn an_arrow_that_runs_up_is_found_in_every_way_of_writing_it() {
    let none = BTreeMap::new();
    for whole in [
        "use crate::office::Office;",
        "use crate::{domain::id::Id, office};",
        "fn f() { crate::office::run(); }",
        "use super::super::office;",
        "use super::super::{domain, office::{self, By}};",
        "use crate::*;",
    ] {
        let wrong = wrong_arrows(&sample("src/store/key.rs", whole), &none);
        assert_eq!(wrong.len(), 1, "{whole}: {wrong:?}");
    }
    for whole in [
        "use super::view::View;",
        "use crate::domain::id::Id;",
        "use super::{batch, office};",
    ] {
        let wrong = wrong_arrows(&sample("src/store/key.rs", whole), &none);
        assert!(wrong.is_empty(), "{whole}: {wrong:?}");
    }
    let sideways = wrong_arrows(&sample("src/ui/kiosk.rs", "\nuse crate::cli::run;"), &none);
    assert_eq!(sideways, ["src/ui/kiosk.rs:2: ui -> cli"]);
    let inline = sample(
        "src/store/key.rs",
        "mod inner { use super::super::super::office; }",
    );
    assert_eq!(wrong_arrows(&inline, &none).len(), 1);
}

#[test]
fn a_forbidden_crate_is_found_and_a_variable_of_its_name_is_not() {
    for whole in [
        "use std::fs;",
        "use std::{collections::BTreeMap, fs};",
        "fn f() { std::fs::read(p); }",
    ] {
        assert_eq!(
            namings(&sample("src/domain/a.rs", whole), "std::fs").len(),
            1,
            "{whole}"
        );
    }
    for whole in ["use rand::Rng;", "fn f() { rand::random() }", "use rand;"] {
        assert_eq!(
            namings(&sample("src/domain/a.rs", whole), "rand").len(),
            1,
            "{whole}"
        );
    }
    assert!(namings(&sample("src/domain/a.rs", "let rand = f(rand);"), "rand").is_empty());
}
