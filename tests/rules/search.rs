//! The search of procedures from the outside: how people type, and how often they find.

use motcua::catalogue::search::{Card, EvaluateError, Hints, Index, Why, evaluate, read_queries};
use motcua::catalogue::{embedded, import};
use motcua::domain::procedure::ProcedureCode;
use motcua::domain::vietnamese::fold;
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::OnceLock;
use unicode_normalization::UnicodeNormalization;

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

/// The published procedures with their field, and their index.
struct National {
    fields: BTreeMap<ProcedureCode, String>,
    index: Index,
}

/// The 5,665 published procedures, where they are at hand.
fn national() -> Option<&'static National> {
    static NATIONAL: OnceLock<Option<National>> = OnceLock::new();
    NATIONAL
        .get_or_init(|| {
            let path = shared("procedures.jsonl")?;
            let procedures = import::read(&path, &mut |_| {}).unwrap().procedures;
            let cards = procedures.iter().map(|procedure| Card::of(procedure, false));
            let index = Index::build(cards, &Hints::default()).unwrap();
            let fields = procedures
                .into_iter()
                .map(|procedure| (procedure.code, procedure.field));
            Some(National {
                fields: fields.collect(),
                index,
            })
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
    let (Some(national), Some(path)) = (national(), shared("queries.jsonl")) else {
        return;
    };
    let evaluation = evaluate(&national.index, &read_queries(&path).unwrap());
    let all = evaluation.all;
    println!("{all:?}");
    assert!(all.n >= 279 && all.hit1 >= 0.78 && all.hit5 >= 0.92, "{all:?}");
}

/// Some 390 queries in our own words over what communes handle most, a check beside the labelled ones.
#[test]
fn queries_in_our_own_words_are_answered() {
    let Some(national) = national() else {
        return;
    };
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/rules/search_queries.jsonl");
    let evaluation = evaluate(&national.index, &read_queries(&path).unwrap());
    let all = evaluation.all;
    println!("{all:?}");
    assert!(
        all.n >= 380 && all.hit1 >= 0.88 && all.hit5 >= 0.97,
        "{all:?} {:#?}",
        evaluation.misses
    );
}

#[test]
fn none_of_our_own_queries_is_a_labelled_one() {
    let Some(labelled) = shared("queries.jsonl") else {
        return;
    };
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/rules/search_queries.jsonl");
    let labelled = read_queries(&labelled).unwrap();
    for own in read_queries(&path).unwrap() {
        assert!(
            labelled
                .iter()
                .all(|other| fold(&other.query) != fold(&own.query)),
            "{}",
            own.query
        );
    }
}

/// The lexicon holds language, not answers: no code of a procedure, no labelled query as a phrase.
#[test]
fn the_lexicon_names_no_code_and_repeats_no_labelled_query() {
    let lexicon = include_str!("../../assets/catalogue/lexicon.toml");
    let coded = lexicon
        .split(|c: char| !c.is_ascii_digit() && c != '.')
        .any(|piece| {
            let digits = piece.bytes().filter(u8::is_ascii_digit).count();
            digits >= 6
        });
    assert!(!coded);
    let Some(labelled) = shared("queries.jsonl") else {
        return;
    };
    let said: String = lexicon.lines().filter(|line| line.starts_with("say =")).collect();
    let phrases: Vec<String> = said.split('"').skip(1).step_by(2).map(fold).collect();
    for query in read_queries(&labelled).unwrap() {
        let query_words = fold(&query.query);
        let long = query_words.split(' ').count() >= 6;
        assert!(!long || !phrases.contains(&query_words), "{}", query.query);
    }
}

#[test]
fn an_office_sees_first_what_it_receives() {
    let procedures = embedded::procedures().unwrap();
    let wanted = "2.000815";
    let cards = |here: bool| {
        procedures
            .iter()
            .map(move |procedure| Card::of(procedure, here && procedure.code.0 == wanted))
    };
    let place = |index: &Index| {
        let hits = index.find("chứng thực", 10).hits;
        hits.iter().position(|hit| hit.code.0 == wanted).unwrap_or(99)
    };
    let elsewhere = Index::build(cards(false), &Hints::default()).unwrap();
    let here = Index::build(cards(true), &Hints::default()).unwrap();
    assert!(place(&here) < place(&elsewhere) || place(&here) == 0);
}

#[test]
fn a_life_event_leads_to_its_procedures() {
    let procedures = embedded::procedures().unwrap();
    let cards = || procedures.iter().map(|procedure| Card::of(procedure, true));
    let hints = Hints {
        life_events: vec![(
            "zumba quokka".to_owned(),
            vec![ProcedureCode("1.001612".to_owned())],
        )],
        province: None,
    };
    assert_eq!(
        first(&Index::build(cards(), &Hints::default()).unwrap(), "zumba quokka"),
        ""
    );
    assert_eq!(
        first(&Index::build(cards(), &hints).unwrap(), "zumba quokka"),
        "1.001612"
    );
}

/// One word that fits several fields gives answers of several fields among the first five.
#[test]
fn an_ambiguous_word_gives_a_spread() {
    let Some(national) = national() else {
        return;
    };
    for query in ["đăng ký lại", "cấp lại", "mai táng", "gia hạn"] {
        let hits = national.index.find(query, 5).hits;
        let fields: BTreeSet<&String> = hits
            .iter()
            .filter_map(|hit| national.fields.get(&hit.code))
            .collect();
        assert!(fields.len() >= 2, "{query}: {fields:?}");
    }
}

#[test]
fn what_finds_nothing_gives_words_that_look_like_it() {
    let found = carried().find("xxkhaai qqsinhg", 5);
    assert!(!found.hits.is_empty() || !found.nearest.is_empty(), "{found:?}");
    let nothing = carried().find("qqqqq", 5);
    assert!(nothing.hits.is_empty(), "{nothing:?}");
}

#[test]
fn what_was_understood_is_told() {
    let found = carried().find("ba tôi mất", 3);
    assert_eq!(found.hits[0].code.0, "1.000656");
    let told = found.hits[0].why.iter().any(
        |why| matches!(why, Why::Everyday { said, means } if said == "ba mất" && means == "đăng ký khai tử"),
    );
    assert!(told, "{:?}", found.hits[0].why);
}

#[test]
fn a_broken_file_of_queries_is_refused_with_its_line() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("queries.jsonl");
    std::fs::write(&path, "{\"query\":\"a\",\"codes\":[\"1.001193\"]}\nnot json\n").unwrap();
    assert!(matches!(
        read_queries(&path),
        Err(EvaluateError::Line { line: 2, .. })
    ));
    std::fs::write(&path, "\n").unwrap();
    assert!(matches!(read_queries(&path), Err(EvaluateError::Empty)));
    assert!(matches!(
        read_queries(&folder.path().join("no")),
        Err(EvaluateError::Unreadable(_))
    ));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn no_query_stops_the_search(query in any::<String>(), limit in 0_usize..20) {
        let found = carried().find(&query, limit);
        prop_assert!(found.hits.len() <= limit);
        prop_assert!(found.hits.windows(2).all(|pair| pair[0].score >= pair[1].score));
    }

    #[test]
    fn the_same_query_always_gives_the_same_answer(query in "[a-zđăâêôơư ]{0,30}") {
        prop_assert_eq!(carried().find(&query, 5), carried().find(&query, 5));
    }

    #[test]
    fn composed_and_decomposed_queries_find_the_same(at in 0_usize..70) {
        static NAMES: OnceLock<Vec<String>> = OnceLock::new();
        let names = NAMES.get_or_init(|| {
            let procedures = embedded::procedures().unwrap();
            procedures.into_iter().map(|procedure| procedure.name).collect()
        });
        let name = &names[at % names.len()];
        let decomposed: String = name.nfd().collect();
        prop_assert_eq!(carried().find(name, 3), carried().find(&decomposed, 3));
    }
}
