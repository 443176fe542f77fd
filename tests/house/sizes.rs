//! Files stay readable: not too long, one topic each, and each begins by saying what it is.

use crate::source::{root, sources};

const MOST_LINES: usize = 600;
const NAMELESS: [&str; 8] = [
    "util", "utils", "helper", "helpers", "manager", "common", "types", "misc",
];
/// Every folder with Rust of ours.
const FOLDERS: [&str; 3] = ["src", "tests", "benches"];

fn all() -> Vec<crate::source::Source> {
    FOLDERS.into_iter().flat_map(sources).collect()
}

#[test]
fn no_file_is_longer_than_600_lines() {
    let long: Vec<_> = all()
        .iter()
        .map(|source| (source.whole.lines().count(), source.path.clone()))
        .filter(|(lines, _)| *lines > MOST_LINES)
        .collect();
    assert!(long.is_empty(), "make a folder of each: {long:?}");
    assert!(all().len() > 50, "are the sources read at all?");
}

#[test]
fn no_module_has_a_name_that_says_nothing() {
    for source in all() {
        for part in source.path.trim_end_matches(".rs").split('/') {
            assert!(!NAMELESS.contains(&part), "{}: name it by its topic", source.path);
        }
    }
}

#[test]
fn every_module_says_first_what_it_is() {
    // A file of unit tests beside its rule is explained by the rule, and a file of one line by itself.
    let silent: Vec<_> = all()
        .into_iter()
        .filter(|source| !source.path.ends_with("/tests.rs") && source.whole.lines().count() > 1)
        .filter(|source| !source.whole.starts_with("//! "))
        .map(|source| source.path)
        .collect();
    assert!(silent.is_empty(), "no `//!` at the top: {silent:?}");
}

#[test]
fn the_map_names_every_module_there_is() {
    let map = std::fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
    for entry in std::fs::read_dir(root().join("src")).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            assert!(
                map.contains(&format!("`{name}`")),
                "ARCHITECTURE.md does not name `{name}`"
            );
        }
    }
}

#[test]
fn ci_runs_the_test_command_that_the_readme_gives() {
    let read = |name: &str| std::fs::read_to_string(root().join(name)).unwrap();
    let (readme, ci) = (read("README.md"), read(".ci/run"));
    let command = "./setup && cargo test";
    assert!(
        readme
            .lines()
            .any(|line| line.split(" #").next().is_some_and(|told| told.trim() == command))
    );
    assert!(ci.contains(&format!("'{command}'")));
}
