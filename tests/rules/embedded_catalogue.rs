//! The embedded procedures and life events against their own rules: complete, usable at the desk without
//! a person's confirmation, and in clean text.

use motcua::catalogue::embedded::{default_office, life_events, procedures};
use motcua::domain::procedure::{
    Channel, ClockPolicy, FeeAmount, FeeStep, Level, Procedure, ProcedureCode, TimeLimit,
};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use unicode_normalization::is_nfc;

fn by_code() -> BTreeMap<ProcedureCode, Procedure> {
    procedures()
        .unwrap()
        .into_iter()
        .map(|procedure| (procedure.code.clone(), procedure))
        .collect()
}

fn get(code: &str) -> Procedure {
    by_code().remove(&ProcedureCode(code.to_owned())).unwrap()
}

fn assets() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("assets")
}

#[test]
fn there_are_more_than_a_hundred_procedures_and_no_code_twice() {
    let all = procedures().unwrap();
    assert!(all.len() >= 100, "only {}", all.len());
    assert_eq!(by_code().len(), all.len());
    let offices = all
        .iter()
        .filter(|procedure| procedure.levels.contains(&Level::Commune))
        .count();
    assert!(offices >= 100, "only {offices} of the commune");
}

#[test]
fn every_code_has_the_national_form() {
    for procedure in procedures().unwrap() {
        let code = &procedure.code.0;
        let (kind, number) = code.split_once('.').unwrap();
        assert!(kind.len() == 1 && number.len() == 6, "{code}");
        assert!(
            code.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.'),
            "{code}"
        );
    }
}

#[test]
fn the_linked_entries_of_before_2024_are_not_among_them() {
    let all = by_code();
    for code in ["2.000986", "2.001023"] {
        assert!(
            !all.contains_key(&ProcedureCode(code.to_owned())),
            "{code} was superseded"
        );
    }
}

#[test]
fn every_procedure_is_complete_enough_to_take_a_dossier_in() {
    for procedure in procedures().unwrap() {
        let code = &procedure.code;
        assert!(
            !procedure.name.is_empty() && !procedure.agency.is_empty(),
            "{code}"
        );
        assert!(procedure.decision.is_some(), "{code}: no decision");
        assert!(
            !procedure.levels.is_empty() && !procedure.applicants.is_empty(),
            "{code}"
        );
        assert!(!procedure.results.is_empty(), "{code}: no result");
        assert!(procedure.steps.len() >= 2, "{code}: no steps");
        assert!(
            !procedure.everyday.is_empty() && procedure.keywords.len() >= 2,
            "{code}: no words"
        );
        assert!(!procedure.channels.is_empty(), "{code}: no way of filing");
        assert!(!procedure.cases.is_empty(), "{code}: no case");
        for case in &procedure.cases {
            assert!(!case.papers.is_empty(), "{code} {}: no papers", case.name);
        }
        if procedure.cases.len() > 1 {
            let names: BTreeSet<_> = procedure.cases.iter().map(|case| &case.name).collect();
            assert_eq!(
                names.len(),
                procedure.cases.len(),
                "{code}: cases cannot be told apart"
            );
            assert!(procedure.cases.iter().all(|case| !case.name.is_empty()), "{code}");
        }
        let ways: BTreeSet<Channel> = procedure.channels.iter().map(|rule| rule.channel).collect();
        assert_eq!(
            ways.len(),
            procedure.channels.len(),
            "{code}: a way of filing twice"
        );
    }
}

#[test]
fn nothing_is_left_for_a_person_to_confirm() {
    let office = default_office().unwrap();
    for procedure in procedures().unwrap() {
        let code = &procedure.code;
        assert!(procedure.doubts.is_empty(), "{code}");
        for rule in &procedure.channels {
            assert_ne!(rule.limit, TimeLimit::Unstated, "{code}");
            for fee in &rule.fees {
                assert!(
                    fee.amount != FeeAmount::Unstated || !office.receives(&procedure),
                    "{code}"
                );
            }
        }
        for case in &procedure.cases {
            assert_ne!(case.limit, Some(TimeLimit::Unstated), "{code}");
        }
    }
}

#[test]
fn a_case_never_promises_more_time_than_its_way_of_filing() {
    for procedure in procedures().unwrap() {
        for (case, limit) in procedure
            .cases
            .iter()
            .filter_map(|case| Some((case, case.limit?)))
        {
            for rule in &procedure.channels {
                let half_days = |limit| match limit {
                    TimeLimit::SameDay => Some(1),
                    TimeLimit::WorkingHalfDays(n) | TimeLimit::HalfDays(n) => Some(n),
                    _ => None,
                };
                let longer_known = ["1.002693"].contains(&procedure.code.0.as_str());
                assert!(
                    half_days(limit) <= half_days(rule.limit) || longer_known,
                    "{} {}: {limit:?} > {:?}",
                    procedure.code,
                    case.name,
                    rule.limit
                );
            }
        }
    }
}

#[test]
fn papers_have_counts_that_mean_something() {
    for procedure in procedures().unwrap() {
        for case in &procedure.cases {
            let mut groups: BTreeMap<u32, u32> = BTreeMap::new();
            for paper in &case.papers {
                let at = format!("{}: {}", procedure.code, paper.name);
                let handed_in = paper.originals + paper.copies;
                assert_eq!(handed_in == 0, paper.shown_only, "{at}");
                assert!(paper.name.chars().count() <= 90, "{at}: too long for the screen");
                if let Some(group) = paper.alternative {
                    *groups.entry(group).or_default() += 1;
                }
            }
            for (group, papers) in groups {
                assert!(papers > 1, "{}: group {group} leaves no choice", procedure.code);
            }
        }
    }
}

#[test]
fn the_afternoon_cut_off_stands_where_the_result_comes_the_same_day() {
    for procedure in procedures().unwrap() {
        let limits = procedure
            .channels
            .iter()
            .map(|rule| rule.limit)
            .chain(procedure.cases.iter().filter_map(|case| case.limit));
        let (same_day, longer): (Vec<_>, Vec<_>) =
            limits.into_iter().partition(|&limit| limit == TimeLimit::SameDay);
        match procedure.cut_off_minute {
            // It moves the first day of every limit of the procedure, so none may count in days.
            Some(minute) => {
                assert_eq!(minute, 900, "{}", procedure.code);
                assert!(!same_day.is_empty() && longer.is_empty(), "{}", procedure.code);
            }
            // Twelve hours by the clock against violence at home: a later day would break the law.
            None => assert!(
                same_day.is_empty() || procedure.field == "Gia đình",
                "{}: same day without a cut-off",
                procedure.code
            ),
        }
    }
}

#[test]
fn sentences_for_people_are_short() {
    for procedure in procedures().unwrap() {
        let remarks = procedure.cases.iter().flat_map(|case| &case.remarks);
        for text in procedure
            .steps
            .iter()
            .chain(remarks)
            .chain([&procedure.conditions])
        {
            for sentence in text.split(['.', ';']) {
                let words = sentence.split_whitespace().count();
                assert!(words <= 20, "{}: {words} words: {sentence}", procedure.code);
            }
        }
        for name in &procedure.everyday {
            assert!(name.chars().count() <= 50, "{}: {name}", procedure.code);
        }
    }
}

#[test]
fn all_text_is_nfc_and_free_of_invisible_characters() {
    let mut files = vec![
        assets().join("catalogue/life_events.toml"),
        assets().join("office/default.toml"),
    ];
    for entry in std::fs::read_dir(assets().join("catalogue/procedures")).unwrap() {
        files.push(entry.unwrap().path());
    }
    assert!(files.len() > 10);
    for file in files {
        let text = std::fs::read_to_string(&file).unwrap();
        assert!(is_nfc(&text), "{}", file.display());
        let bad = text.chars().find(|&c| {
            matches!(c, '\u{a0}' | '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{ad}' | '\u{e000}'..='\u{f8ff}')
        });
        assert_eq!(bad, None, "{}", file.display());
    }
}

#[test]
fn every_procedure_belongs_to_a_field_and_the_commune_receives_its_own() {
    let office = default_office().unwrap();
    for procedure in procedures().unwrap() {
        assert!(
            office.field_of(&procedure).is_some(),
            "{} {}",
            procedure.code,
            procedure.field
        );
        assert_eq!(
            office.receives(&procedure),
            procedure.levels.contains(&Level::Commune),
            "{}",
            procedure.code
        );
    }
    // Found, but done elsewhere: the land registry and the provincial police.
    for code in ["1.013831", "1.001456", "3.000333"] {
        assert!(!office.receives(&get(code)), "{code}");
    }
}

#[test]
fn an_office_can_take_a_procedure_off_its_list() {
    let mut office = default_office().unwrap();
    let birth = get("1.001193");
    assert!(office.receives(&birth));
    office.not_received.insert(birth.code.clone());
    assert!(!office.receives(&birth));
}

#[test]
fn every_field_but_the_results_has_procedures() {
    let office = default_office().unwrap();
    let all = procedures().unwrap();
    for field in &office.fields {
        let count = all
            .iter()
            .filter(|procedure| office.field_of(procedure) == Some(field))
            .count();
        assert_eq!(
            count == 0,
            field.letter.as_char() == 'R',
            "{}: {count}",
            field.name
        );
    }
}

#[test]
fn life_events_lead_to_known_procedures_and_have_icons() {
    let events = life_events().unwrap();
    let known = by_code();
    assert!(events.len() >= 14, "only {}", events.len());
    let ids: BTreeSet<_> = events.iter().map(|event| &event.id).collect();
    assert_eq!(ids.len(), events.len());
    for event in &events {
        for text in [&event.name, &event.english, &event.line, &event.english_line] {
            assert!(
                !text.is_empty() && text.chars().count() <= 60,
                "{}: {text}",
                event.id
            );
        }
        assert!(event.words.len() >= 4, "{}", event.id);
        assert!(event.procedures.len() >= 3, "{}", event.id);
        let once: BTreeSet<_> = event.procedures.iter().collect();
        assert_eq!(
            once.len(),
            event.procedures.len(),
            "{}: a procedure twice",
            event.id
        );
        for code in &event.procedures {
            assert!(known.contains_key(code), "{}: {code} is not embedded", event.id);
        }
        let icon = assets().join("icons").join(format!("{}.svg", event.icon));
        assert!(icon.is_file(), "no icon {}", event.icon);
    }
    assert!(assets().join("icons/LICENSE").is_file());
}

#[test]
fn everyday_names_of_the_country_are_known() {
    let all = procedures().unwrap();
    for (word, code) in [
        ("sổ đỏ", "1.013978"),
        ("giấy độc thân", "1.004873"),
        ("giấy khai sinh", "1.001193"),
        ("hộ khẩu", "1.004222"),
        ("hôn thú", "1.000894"),
        ("photo công chứng", "2.000815"),
        ("mở quán", "1.001612"),
        ("kt3", "1.004194"),
        ("cccd", "1.014061"),
        ("sổ hộ nghèo", "1.011607"),
        ("mai táng phí", "1.001731"),
    ] {
        let knows = |procedure: &Procedure| {
            let words = procedure.everyday.iter().chain(&procedure.keywords);
            words.into_iter().any(|known| known.to_lowercase() == word)
        };
        assert!(
            all.iter()
                .any(|procedure| procedure.code.0 == code && knows(procedure)),
            "{word} does not lead to {code}"
        );
    }
}

#[test]
fn certified_copies_cost_two_thousand_a_page_then_one_and_never_over_two_hundred_thousand() {
    let copies = get("2.000815");
    assert_eq!(copies.channels.len(), 1);
    assert_eq!(copies.channels[0].channel, Channel::Direct);
    assert_eq!(copies.channels[0].limit, TimeLimit::SameDay);
    let step = |up_to, dong| FeeStep { up_to, dong };
    assert_eq!(
        copies.channels[0].fees[0].amount,
        FeeAmount::Stepped {
            unit: "trang".to_owned(),
            steps: vec![step(Some(2), 2000), step(None, 1000)],
            cap: Some(200_000),
        }
    );
}

#[test]
fn most_procedures_count_again_after_a_supplement_and_those_that_pause_say_so() {
    for procedure in procedures().unwrap() {
        let pauses = ["1.012590", "1.012592"].contains(&procedure.code.0.as_str());
        let expected = if pauses {
            ClockPolicy::Pause
        } else {
            ClockPolicy::Restart
        };
        assert_eq!(procedure.clock, expected, "{}", procedure.code);
    }
}

#[test]
fn procedures_come_back_from_json_unchanged() {
    let all = procedures().unwrap();
    let text = serde_json::to_string(&all).unwrap();
    assert_eq!(serde_json::from_str::<Vec<Procedure>>(&text).unwrap(), all);
}
