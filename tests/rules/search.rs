//! The search of procedures from the outside: how people type, and how often they find.

use motcua::catalogue::search::{Card, Hints, Index, evaluate, read_queries};
use motcua::catalogue::{embedded, import};
use std::path::PathBuf;
use std::sync::OnceLock;

fn shared(file: &str) -> Option<PathBuf> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("../shared/data")
        .join(file);
    if path.exists() {
        return Some(path);
    }
    println!("skipped: {} is not there", path.display());
    None
}

/// The index of the 5,665 published procedures, where they are at hand.
fn national() -> Option<&'static Index> {
    static INDEX: OnceLock<Option<Index>> = OnceLock::new();
    INDEX
        .get_or_init(|| {
            let path = shared("procedures.jsonl")?;
            let file = import::read(&path, &mut |_| {}).unwrap();
            let cards = file.procedures.iter().map(|procedure| Card::of(procedure, false));
            Some(Index::build(cards, &Hints::default()).unwrap())
        })
        .as_ref()
}

/// The index of the procedures that the program carries with it.
fn carried() -> &'static Index {
    static INDEX: OnceLock<Index> = OnceLock::new();
    INDEX.get_or_init(|| {
        let procedures = embedded::procedures().unwrap();
        let cards = procedures.iter().map(|procedure| Card::of(procedure, true));
        Index::build(cards, &Hints::default()).unwrap()
    })
}

fn first(index: &Index, query: &str) -> String {
    let found = index.find(query, 5);
    found
        .hits
        .first()
        .map(|hit| hit.code.0.clone())
        .unwrap_or_default()
}

/// Each way of typing finds the registration of a birth or of a marriage among what the program carries.
#[test]
fn ways_of_typing_find_the_same_procedure() {
    for (typed, code) in [
        ("đăng ký khai sinh", "1.001193"),
        ("dang ky khai sinh", "1.001193"),
        ("ĐĂNG KÝ KHAI SINH", "1.001193"),
        ("Ðăng kí khai sinh", "1.001193"),
        ("dang ky khai sinhh", "1.001193"),
        ("ddawng kys khai sinh", "1.001193"),
        ("d9ang8 ky1 khai sinh", "1.001193"),
        ("dangkykhaisinh", "1.001193"),
        ("khai sanh cho con", "1.001193"),
        ("ddang ky keets hoon", "1.000894"),
        ("đăng ký kết hôn", "1.000894"),
        ("dkkh", "1.000894"),
        ("cho em hỏi làm sao để đăng ký kết hôn ạ", "1.000894"),
        ("dk ket hon ntn v", "1.000894"),
        ("tạm chú", "1.004194"),
        ("1.001193", "1.001193"),
        ("001193", "1.001193"),
        ("thủ tục 1.001193 là gì", "1.001193"),
    ] {
        assert_eq!(first(carried(), typed), code, "{typed}");
    }
}

#[test]
fn labelled_queries_of_citizens_are_answered_as_often_as_promised() {
    let (Some(index), Some(path)) = (national(), shared("queries.jsonl")) else {
        return;
    };
    let evaluation = evaluate(index, &read_queries(&path).unwrap());
    let all = evaluation.all;
    println!("{all:?}");
    assert!(all.n >= 279 && all.hit1 >= 0.78 && all.hit5 >= 0.92, "{all:?}");
}
