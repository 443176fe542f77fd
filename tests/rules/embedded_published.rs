//! The embedded procedures beside what the national portal published (`../shared/data`, not part of this
//! repository): the same codes, decisions, limits and fees, and every difference with its reason; facts
//! only, no prose of the portal. Skips, and says so, where the data is not there.

use motcua::catalogue::embedded::procedures;
use motcua::domain::procedure::{Channel, ChannelRule, FeeAmount, Level, Procedure, ServiceLevel, TimeLimit};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::io::{BufRead, BufReader};
use std::sync::OnceLock;
use unicode_normalization::UnicodeNormalization;

/// Limits that do not stand in the published rows, and why they are read so.
const LIMITS_READ: &[(&[&str], &str)] = &[
    (
        &[
            "1.001193", "1.000894", "1.000656", "2.000635", "2.000528", "1.001766", "2.000547",
        ],
        "published without a unit; steps and Luật Hộ tịch 2014 Đ5.3: the same day, after 15:00 the next",
    ),
    (
        &["2.000815", "2.000884", "2.000942", "2.001008", "2.000992"],
        "published without a number; NĐ 23/2015/NĐ-CP Đ7: the same day, after 15:00 the next",
    ),
    (
        &["2.001263"],
        "published as prose: 10 days to ask, 15 days to reconsider, 5 days to register",
    ),
    (
        &["1.012084", "1.012085"],
        "12 hours by the clock, not working hours: decided the same day",
    ),
    (
        &["1.013226"],
        "published as 9 calendar days; its own note and steps say working days",
    ),
];

/// Limits of cases that stand in the published notes or steps only.
const CASE_LIMITS_READ: &[(&[&str], &str)] = &[
    (
        &["1.013225", "1.013226", "1.013229"],
        "the notes give 7 working days for a single house",
    ),
    (
        &["1.002693"],
        "the note gives 20 working days for protected trees",
    ),
    (
        &["2.000575"],
        "the steps give 1 working day for a lost or torn certificate",
    ),
];

/// Fees that differ from the published amounts.
const FEES_READ: &[(&[&str], &str)] = &[
    (
        &["1.001612"],
        "published 50,000 and 150,000 with the note that the province decides: by province",
    ),
    (
        &["1.014063", "1.014064"],
        "half until 31/12/2026 (TT 64/2025/TT-BTC), as the fee's own note says",
    ),
    (
        &["1.001456"],
        "the online amount ran out on 31/12/2023 by its own note: left out",
    ),
];

/// Ways of filing that differ.
const CHANNELS_READ: &[(&[&str], &str)] = &[(
    &["1.003677"],
    "published as online only; its note names the desk as well",
)];

fn reason(table: &[(&[&'static str], &'static str)], code: &str) -> Option<&'static str> {
    let row = table.iter().find(|(codes, _)| codes.contains(&code))?;
    Some(row.1)
}

fn codes(table: &[(&[&'static str], &'static str)]) -> BTreeSet<&'static str> {
    table
        .iter()
        .flat_map(|(codes, _)| codes.iter().copied())
        .collect()
}

/// The embedded procedures with their published rows, the first where a code is repeated.
fn published() -> Option<&'static [(Procedure, Value)]> {
    static READ_ONCE: OnceLock<Option<Vec<(Procedure, Value)>>> = OnceLock::new();
    READ_ONCE.get_or_init(read).as_deref()
}

fn read() -> Option<Vec<(Procedure, Value)>> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/data/procedures.jsonl");
    let Ok(file) = std::fs::File::open(path) else {
        println!("skipped: {path} is not there");
        return None;
    };
    let mut mine: BTreeMap<String, Procedure> = procedures()
        .unwrap()
        .into_iter()
        .map(|procedure| (procedure.code.0.clone(), procedure))
        .collect();
    let mut pairs = Vec::new();
    for line in BufReader::new(file).lines() {
        let line = line.unwrap();
        let code = line.split('"').nth(3).unwrap_or_default();
        if let Some(procedure) = mine.remove(code) {
            pairs.push((procedure, serde_json::from_str(&line).unwrap()));
        }
    }
    assert!(mine.is_empty(), "not published: {:?}", mine.keys());
    Some(pairs)
}

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().unwrap_or_default()
}

fn list<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value[key].as_array().map(Vec::as_slice).unwrap_or_default()
}

/// For comparing names: NFC, small letters, single blanks, without invisible characters and final marks.
fn plain(name: &str) -> String {
    let shown: String = name
        .nfc()
        .filter(|c| !matches!(c, '\u{200b}'..='\u{200f}' | '\u{feff}'))
        .collect();
    let words: Vec<_> = shown.split_whitespace().collect();
    words
        .join(" ")
        .to_lowercase()
        .trim_end_matches(['.', ':', ' '])
        .to_owned()
}

fn channel(row: &Value) -> Channel {
    match text(row, "channel") {
        "direct" => Channel::Direct,
        "online" => Channel::Online,
        "postal" => Channel::Postal,
        other => panic!("unknown channel {other}"),
    }
}

/// A published limit with a unit.
fn limit(row: &Value) -> Option<TimeLimit> {
    let value = row["time_value"].as_f64()?;
    let halves = (value * 2.0) as u32;
    match text(row, "unit") {
        "working_day" => Some(TimeLimit::WorkingHalfDays(halves)),
        "calendar_day" => Some(TimeLimit::HalfDays(halves)),
        "hour" => Some(TimeLimit::WorkingMinutes(halves * 30)),
        _ => None,
    }
}

/// What a row may be read as without a word of explanation: its own limit; a number from 2 up without a
/// unit as working days; no number, or a bare 1, as the limit of a published case.
fn readings(row: &Value, cases: &[Value]) -> Vec<TimeLimit> {
    if let Some(limit) = limit(row) {
        return vec![limit];
    }
    match row["time_value"].as_f64() {
        Some(days) if days >= 2.0 => vec![TimeLimit::WorkingHalfDays((days * 2.0) as u32)],
        _ => cases.iter().filter_map(limit).collect(),
    }
}

#[test]
fn names_fields_and_decisions_are_those_published() {
    let Some(pairs) = published() else { return };
    for (mine, row) in pairs {
        let code = &mine.code;
        assert_eq!(plain(&mine.name), plain(text(row, "name")), "{code}");
        assert_eq!(plain(&mine.field), plain(text(row, "domain")), "{code}");
        assert_eq!(mine.field_code.as_deref(), row["domain_code"].as_str(), "{code}");
        let decision = mine.decision.as_ref().unwrap();
        assert_eq!(decision.number, text(row, "decision_no").trim(), "{code}");
        assert_eq!(
            decision.date.unwrap().to_string(),
            text(row, "decision_date"),
            "{code}"
        );
    }
}

#[test]
fn levels_and_service_levels_are_those_published() {
    let Some(pairs) = published() else { return };
    for (mine, row) in pairs {
        let levels: BTreeSet<Level> = list(row, "levels")
            .iter()
            .map(|level| match level.as_str().unwrap() {
                "Cấp xã" => Level::Commune,
                "Cấp tỉnh" => Level::Province,
                "Cấp bộ" => Level::Ministry,
                _ => Level::Other,
            })
            .collect();
        assert_eq!(mine.levels, levels, "{}", mine.code);
        let service = row["service_level"]
            .as_str()
            .unwrap_or(text(row, "service_level_derived"));
        let expected = match service {
            "toàn trình" => ServiceLevel::Full,
            "một phần" => ServiceLevel::Partial,
            "không trực tuyến" => ServiceLevel::InPerson,
            other => panic!("{}: {other}", mine.code),
        };
        assert_eq!(mine.service, expected, "{}", mine.code);
    }
}

#[test]
fn limits_are_those_published_or_the_difference_is_explained() {
    let Some(pairs) = published() else { return };
    let mut unexplained = Vec::new();
    let mut explained = BTreeSet::new();
    let mut cases_explained = BTreeSet::new();
    for (mine, row) in pairs {
        let code = mine.code.0.as_str();
        let rows = list(row, "channels");
        let cases = list(row, "processing_cases");
        for rule in &mine.channels {
            let same_way = |published: &&Value| channel(published) == rule.channel;
            let known = rows.iter().filter(same_way).count() > 0;
            let read = rows
                .iter()
                .filter(|published| !known || same_way(published))
                .any(|published| readings(published, cases).contains(&rule.limit));
            let explanation = reason(LIMITS_READ, code);
            if !read && explanation.is_none() {
                unexplained.push(format!("{code} {:?}: {:?}", rule.channel, rule.limit));
            }
            if !read {
                explained.insert(code);
            }
        }
        for case in &mine.cases {
            let Some(own) = case.limit else { continue };
            let stands = rows
                .iter()
                .chain(cases)
                .filter_map(limit)
                .any(|limit| limit == own);
            if stands {
                continue;
            }
            cases_explained.insert(code);
            if reason(CASE_LIMITS_READ, code).is_none() {
                unexplained.push(format!("{code} case {}: {own:?}", case.name));
            }
        }
    }
    assert!(unexplained.is_empty(), "{}", unexplained.join("\n"));
    assert_eq!(codes(LIMITS_READ), explained, "left: explained, right: differing");
    assert_eq!(
        codes(CASE_LIMITS_READ),
        cases_explained,
        "left: explained, right: differing"
    );
}

#[test]
fn ways_of_filing_are_those_published_or_the_difference_is_explained() {
    let Some(pairs) = published() else { return };
    for (mine, row) in pairs {
        let ours: BTreeSet<Channel> = mine.channels.iter().map(|rule| rule.channel).collect();
        let theirs: BTreeSet<Channel> = list(row, "channels").iter().map(channel).collect();
        let differs = ours != theirs;
        assert_eq!(
            differs,
            reason(CHANNELS_READ, &mine.code.0).is_some(),
            "{}: {ours:?} {theirs:?}",
            mine.code
        );
    }
}

/// Amounts in đồng that stand in a rule, without those that are nothing.
fn own_amounts(rule: &ChannelRule) -> BTreeSet<u64> {
    rule.fees
        .iter()
        .filter_map(|fee| match &fee.amount {
            FeeAmount::Fixed { dong } => Some(*dong),
            FeeAmount::Stepped { steps, .. } => steps.first().map(|step| step.dong),
            _ => None,
        })
        .collect()
}

#[test]
fn fixed_fees_are_those_published_or_the_difference_is_explained() {
    let Some(pairs) = published() else { return };
    let mut differences = BTreeMap::new();
    for (mine, row) in pairs {
        for rule in &mine.channels {
            let theirs: BTreeSet<u64> = list(row, "channels")
                .iter()
                .filter(|published| channel(published) == rule.channel)
                .flat_map(|published| list(published, "fees"))
                .filter(|fee| fee["currency"].as_str() != Some("USD"))
                .filter_map(|fee| fee["value"].as_f64())
                .filter(|&dong| dong > 0.0)
                .map(|dong| dong as u64)
                .collect();
            let ours = own_amounts(rule);
            if ours != theirs {
                differences.insert(mine.code.0.as_str(), format!("{ours:?} {theirs:?}"));
            }
        }
    }
    let differing: BTreeSet<&str> = differences.keys().copied().collect();
    assert_eq!(codes(FEES_READ), differing, "{differences:#?}");
}

const RUN: usize = 12;

/// Every run of twelve words of a text.
fn runs(text: &str) -> Vec<Vec<String>> {
    let composed: String = text.nfc().collect();
    let words: Vec<String> = composed
        .to_lowercase()
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect();
    words.windows(RUN).map(<[String]>::to_vec).collect()
}

/// Everything in the project's own words.
fn own_words(procedure: &Procedure) -> Vec<&str> {
    let mut texts: Vec<&str> = vec![&procedure.conditions];
    for all in [
        &procedure.results,
        &procedure.steps,
        &procedure.keywords,
        &procedure.everyday,
    ] {
        texts.extend(all.iter().map(String::as_str));
    }
    for rule in &procedure.channels {
        texts.push(&rule.note);
        for fee in &rule.fees {
            texts.extend([fee.name.as_str(), fee.note.as_str()]);
            texts.extend(fee.exempt.iter().map(String::as_str));
        }
    }
    for case in &procedure.cases {
        texts.push(&case.name);
        texts.extend(case.remarks.iter().map(String::as_str));
        for paper in &case.papers {
            texts.push(&paper.name);
            texts.extend(paper.condition.as_deref());
        }
    }
    texts
}

#[test]
fn no_run_of_twelve_words_is_the_portals_prose() {
    let Some(pairs) = published() else { return };
    let mut prose = HashSet::new();
    let mut official = HashSet::new();
    for (_, row) in pairs {
        for name in ["name", "agency", "authority"] {
            official.extend(runs(text(row, name)));
        }
        for name in list(row, "results").iter().chain(list(row, "legal_basis")) {
            official.extend(runs(text(name, "name")));
        }
        prose.extend(runs(text(row, "conditions")));
        for step in list(row, "steps") {
            prose.extend(runs(step.as_str().unwrap_or_default()));
        }
        for paper in list(row, "documents") {
            prose.extend(runs(text(paper, "name")));
            prose.extend(runs(text(paper, "case")));
        }
        for way in list(row, "channels") {
            prose.extend(runs(text(way, "note")));
            prose.extend(runs(text(way, "fee_text")));
        }
    }
    assert!(prose.len() > 10_000, "the portal's prose was not read");
    let copied: Vec<_> = pairs
        .iter()
        .flat_map(|(mine, _)| own_words(mine).into_iter().map(move |text| (&mine.code, text)))
        .filter(|(_, text)| {
            runs(text)
                .iter()
                .any(|run| prose.contains(run) && !official.contains(run))
        })
        .collect();
    assert!(copied.is_empty(), "{copied:#?}");
}
