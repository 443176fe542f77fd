//! What the search costs: one query (p50 and p99 over real ones), building the index, memory.
//!
//! `cargo bench --bench search` uses the 5,665 published procedures of `../shared` where they are, else
//! the procedures that the program carries with it, and says which.

use divan::Bencher;
use motcua::catalogue::search::{Card, Hints, Index, read_queries};
use motcua::catalogue::{embedded, import};
use std::path::PathBuf;
use std::sync::LazyLock;
use std::time::{Duration, Instant};

static CARDS: LazyLock<Vec<Card>> = LazyLock::new(|| {
    let path = shared("procedures.jsonl");
    let procedures = if path.exists() {
        import::read(&path, &mut |_| {})
            .map(|file| file.procedures)
            .unwrap_or_default()
    } else {
        embedded::procedures().unwrap_or_default()
    };
    procedures
        .iter()
        .map(|procedure| Card::of(procedure, false))
        .collect()
});

static INDEX: LazyLock<Index> = LazyLock::new(build);

static QUERIES: LazyLock<Vec<String>> = LazyLock::new(|| {
    let own = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/rules/search_queries.jsonl");
    let labelled = shared("queries.jsonl");
    [own, labelled]
        .iter()
        .filter_map(|path| read_queries(path).ok())
        .flatten()
        .map(|labelled| labelled.query)
        .collect()
});

fn shared(file: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("../shared/data")
        .join(file)
}

fn build() -> Index {
    match Index::build(CARDS.iter().cloned(), &Hints::default()) {
        Ok(index) => index,
        Err(error) => {
            eprintln!("{error}");
            std::process::exit(1);
        }
    }
}

fn main() {
    let size = INDEX.size();
    let mut times: Vec<Duration> = Vec::new();
    for query in QUERIES.iter().cycle().take(QUERIES.len() * 10) {
        let start = Instant::now();
        divan::black_box(INDEX.find(query, 10));
        times.push(start.elapsed());
    }
    times.sort_unstable();
    let at = |share: usize| times.get(times.len() * share / 100).copied().unwrap_or_default();
    eprintln!(
        "{} procedures, {} terms, {} postings, {:.1} MB; a query p50 {:?}, p99 {:?}",
        size.procedures,
        size.terms,
        size.postings,
        size.bytes as f64 / 1e6,
        at(50),
        at(99)
    );
    divan::main();
}

/// From cards in memory to an index that answers.
#[divan::bench(sample_count = 20)]
fn build_the_index(bencher: Bencher) {
    bencher
        .with_inputs(|| CARDS.clone())
        .bench_values(|cards| Index::build(cards, &Hints::default()));
}

/// As at start: from the cards as the database holds them.
#[divan::bench(sample_count = 20)]
fn build_from_stored_cards(bencher: Bencher) {
    let stored: Vec<String> = CARDS
        .iter()
        .filter_map(|card| serde_json::to_string(card).ok())
        .collect();
    bencher.bench(|| {
        let cards = stored
            .iter()
            .filter_map(|card| serde_json::from_str::<Card>(card).ok());
        Index::build(cards, &Hints::default())
    });
}

#[divan::bench(args = ["dang ky khai sinh", "ba tôi mất hôm qua thì phải làm giấy tờ gì", "dkkh", "tạm chú", "001193"])]
fn one_query(bencher: Bencher, query: &str) {
    bencher.bench(|| INDEX.find(query, 10));
}
