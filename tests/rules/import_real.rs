//! The published collection itself, where it is at hand: `../shared` is test data and not in the repository.

use motcua::catalogue::import::{self, ImportFile};
use motcua::domain::procedure::{Channel, ClockPolicy, Doubt, FeeAmount, Level, Procedure, TimeLimit};
use std::path::PathBuf;
use std::sync::OnceLock;
use std::time::{Duration, Instant};

fn shared(name: &str) -> Option<PathBuf> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("../shared/data")
        .join(name);
    if !path.exists() {
        println!("skipped: {name} is not at hand");
        return None;
    }
    Some(path)
}

fn collection() -> Option<&'static (ImportFile, Duration)> {
    static FILE: OnceLock<Option<(ImportFile, Duration)>> = OnceLock::new();
    FILE.get_or_init(|| {
        let path = shared("procedures.jsonl")?;
        let start = Instant::now();
        let file = import::read(&path, &mut |_| {}).expect("the collection is read");
        Some((file, start.elapsed()))
    })
    .as_ref()
}

fn procedure<'a>(file: &'a ImportFile, code: &str) -> &'a Procedure {
    file.procedures
        .iter()
        .find(|p| p.code.0 == code)
        .expect("published")
}

fn commune(file: &ImportFile) -> impl Iterator<Item = &Procedure> {
    file.procedures
        .iter()
        .filter(|p| p.levels.contains(&Level::Commune))
}

#[test]
fn all_5665_procedures_are_read_in_time() {
    let Some((file, took)) = collection() else { return };
    assert_eq!(file.procedures.len(), 5665);
    println!("5,665 procedures in {took:?}");
    // Measured alone: about 5 s unoptimised. The bound leaves room for a machine that does other things.
    assert!(*took < Duration::from_secs(60), "{took:?}");
    let mut codes: Vec<_> = file.procedures.iter().map(|p| &p.code.0).collect();
    codes.sort();
    codes.dedup();
    assert_eq!(codes.len(), 5665, "every code once");
}

#[test]
fn the_list_of_doubts_of_a_commune_is_short_enough_to_be_worked_through() {
    let Some((file, _)) = collection() else { return };
    let all: Vec<_> = commune(file).collect();
    let with = |wanted: fn(&Doubt) -> bool| all.iter().filter(|p| p.doubts.iter().any(wanted)).count();
    let any = with(|_| true);
    let limits = with(|d| !matches!(d, Doubt::FeeUnstated { .. } | Doubt::Superseded { .. }));
    println!(
        "of {} commune procedures {any} have doubts, {limits} about the time limit",
        all.len()
    );
    println!(
        "  not stated {}",
        with(|d| matches!(d, Doubt::LimitUnstated { .. }))
    );
    println!(
        "  case against way of filing {}",
        with(|d| matches!(d, Doubt::LimitContradiction { .. }))
    );
    println!(
        "  several for one way {}",
        with(|d| matches!(d, Doubt::SeveralLimits { .. }))
    );
    println!(
        "  number against words {}",
        with(|d| matches!(d, Doubt::LimitQuestioned { .. }))
    );
    println!(
        "  fee not stated {}",
        with(|d| matches!(d, Doubt::FeeUnstated { .. }))
    );
    assert_eq!(all.len(), 1120);
    assert!((200..=500).contains(&limits), "{limits}");
}

#[test]
fn the_common_procedures_of_a_commune_are_read_as_the_law_reads_them() {
    let Some((file, _)) = collection() else { return };
    let three = TimeLimit::working_days(3);
    for (code, limit, doubts) in [
        ("1.001193", TimeLimit::SameDay, 0),
        ("1.004873", three, 0),
        ("1.001612", three, 0),
        ("1.004194", three, 0),
        ("1.004222", TimeLimit::working_days(7), 0),
        ("1.001776", TimeLimit::working_days(10), 0),
        ("1.001699", TimeLimit::working_days(25), 0),
        ("1.014028", three, 0),
        // “5”, no unit, against a case of 25 calendar days.
        ("1.004772", TimeLimit::Unstated, 3),
    ] {
        let read = procedure(file, code);
        assert!(
            read.channels.iter().all(|c| c.limit == limit),
            "{code}: {:?}",
            read.channels
        );
        assert_eq!(read.doubts.len(), doubts, "{code}: {:?}", read.doubts);
    }
    assert_eq!(procedure(file, "1.001193").cut_off_minute, Some(900));
    assert_eq!(procedure(file, "3.000439").clock, ClockPolicy::Restart);
}

#[test]
fn fees_with_formula_and_three_fees_a_way_are_read() {
    let Some((file, _)) = collection() else { return };
    let copies = procedure(file, "2.000815");
    let fees = &copies.channels[0].fees;
    assert!(
        matches!(&fees[0].amount, FeeAmount::Stepped { unit, cap: Some(200_000), .. } if unit == "trang")
    );
    assert!(matches!(&fees[1].amount, FeeAmount::Foreign { currency, .. } if currency == "USD"));
    let residence = procedure(file, "1.004194");
    for rule in &residence.channels {
        assert_eq!(rule.fees.len(), 3, "{:?}", rule.channel);
    }
    let online = residence
        .channels
        .iter()
        .find(|c| c.channel == Channel::Online)
        .expect("online");
    assert!(
        online
            .fees
            .iter()
            .any(|f| f.amount == FeeAmount::Fixed { dong: 7000 })
    );
}
