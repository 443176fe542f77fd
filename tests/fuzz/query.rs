//! What citizens type: an answer at once, no longer than asked for, best first, the same every time.

#![no_main]

use libfuzzer_sys::fuzz_target;
use motcua::catalogue::embedded;
use motcua::catalogue::search::{Card, Hints, Index};
use motcua::domain::procedure::ProcedureCode;
use std::collections::BTreeSet;
use std::sync::LazyLock;

static CARRIED: LazyLock<(Index, BTreeSet<ProcedureCode>)> = LazyLock::new(|| {
    let procedures = embedded::procedures().expect("procedures");
    let cards = procedures.iter().map(|procedure| Card::of(procedure, true));
    let index = Index::build(cards, &Hints::default()).expect("an index");
    (
        index,
        procedures
            .iter()
            .map(|procedure| procedure.code.clone())
            .collect(),
    )
});

fn hold(query: &str) {
    let (index, codes) = &*CARRIED;
    let limit = query.len() % 13;
    let found = index.find(query, limit);
    assert!(found.hits.len() <= limit);
    assert!(
        found
            .hits
            .iter()
            .all(|hit| hit.score.is_finite() && codes.contains(&hit.code))
    );
    assert!(
        found
            .hits
            .is_sorted_by(|better, worse| better.score >= worse.score)
    );
    let distinct: BTreeSet<_> = found.hits.iter().map(|hit| &hit.code).collect();
    assert_eq!(distinct.len(), found.hits.len(), "a procedure twice");
    assert_eq!(index.find(query, limit), found);
}

fuzz_target!(
    init: assert!(!CARRIED.0.find(include_str!("seeds/query/khai-sinh"), 5).hits.is_empty()),
    |bytes: &[u8]| hold(&String::from_utf8_lossy(bytes))
);
