//! What a person of the office must confirm before a procedure is used at the desk.
//!
//! Only real doubts: a list nobody finishes is a list nobody reads. A case whose limit differs while
//! another case has the limit of the ways of filing is a rule, not a contradiction. Tested here and,
//! on real records, in `tests/rules`.

use super::limit;
use crate::domain::procedure::{Channel, Doubt, FeeAmount, Procedure, TimeLimit};

/// Published still, and replaced by the linked procedures of NĐ 63/2024/NĐ-CP: code and group.
const SUPERSEDED: [(&str, &str); 2] = [
    (
        "2.000986",
        "NĐ 63/2024/NĐ-CP, nhóm 1: khai sinh – thường trú – thẻ BHYT",
    ),
    (
        "2.001023",
        "NĐ 63/2024/NĐ-CP, nhóm 1: khai sinh – thường trú – thẻ BHYT",
    ),
];

/// The doubts that can be seen in a procedure as read; `found` are those met while reading its rows.
pub fn of(procedure: &Procedure, found: &[Doubt]) -> Vec<Doubt> {
    let mut doubts = Vec::new();
    let limits: Vec<_> = procedure.channels.iter().map(|c| c.limit).collect();
    let repeat = names_repeat(procedure);
    for rule in &procedure.channels {
        let known = found.iter().any(|d| match d {
            Doubt::LimitUnstated { channel, .. } | Doubt::SeveralLimits { channel, .. } => {
                *channel == rule.channel
            }
            _ => false,
        });
        if rule.limit == TimeLimit::Unstated && !known && (!every_case_states(procedure) || repeat) {
            doubts.push(Doubt::LimitUnstated {
                channel: rule.channel,
                text: excerpt(&rule.note),
            });
        }
    }
    let stated: Vec<_> = procedure
        .cases
        .iter()
        .filter_map(|c| Some((c, c.limit?)))
        .collect();
    let agrees = stated.iter().any(|(_, limit)| limits.contains(limit));
    if !agrees || repeat {
        for (case, case_limit) in stated {
            let against = limits
                .iter()
                .find(|l| **l != TimeLimit::Unstated && **l != case_limit);
            if let Some(channel_limit) = against {
                doubts.push(Doubt::LimitContradiction {
                    case: case.code.clone().unwrap_or_else(|| case.name.clone()),
                    case_limit,
                    channel_limit: *channel_limit,
                });
            }
        }
    }
    let mut fees: Vec<String> = Vec::new();
    for fee in procedure.channels.iter().flat_map(|c| &c.fees) {
        if fee.amount == FeeAmount::Unstated && !fees.contains(&fee.name) {
            fees.push(fee.name.clone());
        }
    }
    doubts.extend(fees.into_iter().map(|name| Doubt::FeeUnstated { name }));
    let superseded = SUPERSEDED.iter().find(|(code, _)| *code == procedure.code.0);
    if let Some((_, by)) = superseded {
        doubts.push(Doubt::Superseded { by: (*by).to_owned() });
    }
    doubts
}

/// The general case states a limit, or every named one does.
fn every_case_states(procedure: &Procedure) -> bool {
    let mut named = procedure.cases.iter().skip(1).peekable();
    let general = procedure.cases.first().is_some_and(|c| c.limit.is_some());
    general || (named.peek().is_some() && named.all(|c| c.limit.is_some()))
}

/// A published number against the publisher's own sentence beside it: “5 calendar days” and “05 ngày
/// làm việc”, or whole days of 24 hours that may mean the hours of the clock.
pub fn of_words(channel: Channel, limit: TimeLimit, note: &str) -> Option<Doubt> {
    let questioned = |text: String| Doubt::LimitQuestioned { channel, limit, text };
    let whole_days = matches!(limit, TimeLimit::WorkingMinutes(1440 | 2880 | 4320));
    if whole_days && !note.to_lowercase().contains("giờ làm việc") {
        return Some(questioned(excerpt(note)));
    }
    let in_words = limit::of_note(note)?;
    (in_words != limit).then(|| questioned(excerpt(note)))
}

/// A case's limit beside those of the ways of filing, as it is to be kept: “one working day” beside
/// “the same day” is how systems without a same-day unit write it, and where the ways differ the way's
/// own limit holds against a case that repeats one of them.
pub fn settled(case: TimeLimit, channels: &[TimeLimit]) -> Option<TimeLimit> {
    let a_day = matches!(
        case,
        TimeLimit::WorkingHalfDays(1 | 2) | TimeLimit::HalfDays(1 | 2) | TimeLimit::WorkingMinutes(..=480)
    );
    if a_day && channels.contains(&TimeLimit::SameDay) {
        return Some(TimeLimit::SameDay);
    }
    let ways_differ = channels.iter().any(|l| Some(l) != channels.first());
    (!ways_differ || !channels.contains(&case)).then_some(case)
}

/// Cases that only their codes tell apart: no clerk can choose between them.
fn names_repeat(procedure: &Procedure) -> bool {
    let named: Vec<_> = procedure.cases.iter().skip(1).collect();
    named.iter().enumerate().any(|(n, case)| {
        named[..n]
            .iter()
            .any(|other| other.name == case.name && other.limit != case.limit)
    })
}

pub fn excerpt(text: &str) -> String {
    const MOST: usize = 200;
    match text.char_indices().nth(MOST) {
        Some((at, _)) => format!("{}…", text[..at].trim_end()),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::procedure::{Case, ChannelRule, ProcedureCode};

    fn procedure(channel: TimeLimit, cases: &[(&str, Option<TimeLimit>)]) -> Procedure {
        let rule = ChannelRule {
            channel: Channel::Direct,
            limit: channel,
            note: String::new(),
            fees: Vec::new(),
        };
        let cases = cases
            .iter()
            .map(|(name, limit)| Case {
                name: (*name).to_owned(),
                limit: *limit,
                ..Case::default()
            })
            .collect();
        Procedure {
            channels: vec![rule],
            cases,
            ..super::super::published::Published::default().into_procedure()
        }
    }

    const FIVE: TimeLimit = TimeLimit::working_days(5);
    const TEN: TimeLimit = TimeLimit::working_days(10);

    #[test]
    fn agreement_raises_no_doubt() {
        assert_eq!(of(&procedure(FIVE, &[("", Some(FIVE))]), &[]), []);
        assert_eq!(of(&procedure(FIVE, &[("", None)]), &[]), []);
    }

    #[test]
    fn a_case_against_the_way_of_filing_is_a_contradiction() {
        let doubts = of(&procedure(FIVE, &[("", Some(TEN))]), &[]);
        assert!(matches!(
            doubts.as_slice(),
            [Doubt::LimitContradiction { case_limit, channel_limit, .. }] if *case_limit == TEN && *channel_limit == FIVE
        ));
    }

    #[test]
    fn a_contradiction_stands_although_named_cases_have_papers_only() {
        let doubts = of(
            &procedure(FIVE, &[("", Some(TEN)), ("A", None), ("B", None)]),
            &[],
        );
        assert_eq!(doubts.len(), 1);
    }

    #[test]
    fn a_shorter_case_beside_one_that_agrees_is_a_rule() {
        let cases = [("", None), ("Cấp mới", Some(TEN)), ("Cấp lại", Some(FIVE))];
        assert_eq!(of(&procedure(TEN, &cases), &[]), []);
    }

    #[test]
    fn cases_that_only_a_code_tells_apart_must_be_confirmed() {
        let cases = [("", None), ("Khai tử", Some(TEN)), ("Khai tử", Some(FIVE))];
        assert!(!of(&procedure(TEN, &cases), &[]).is_empty());
    }

    #[test]
    fn an_unnamed_limit_is_a_doubt_unless_every_case_names_its_own() {
        let unstated = TimeLimit::Unstated;
        assert_eq!(of(&procedure(unstated, &[("", None)]), &[]).len(), 1);
        let cases = [("", None), ("A", Some(TEN)), ("B", Some(FIVE))];
        assert_eq!(of(&procedure(unstated, &cases), &[]), []);
    }

    #[test]
    fn superseded_linked_procedures_are_marked() {
        for code in ["2.000986", "2.001023"] {
            let mut old = procedure(FIVE, &[("", None)]);
            old.code = ProcedureCode(code.to_owned());
            assert!(matches!(of(&old, &[]).as_slice(), [Doubt::Superseded { .. }]));
        }
    }

    #[test]
    fn one_working_day_beside_the_same_day_is_the_same_day() {
        let same = [TimeLimit::SameDay];
        assert_eq!(
            settled(TimeLimit::working_days(1), &same),
            Some(TimeLimit::SameDay)
        );
        assert_eq!(settled(FIVE, &same), Some(FIVE));
        assert_eq!(settled(FIVE, &[FIVE, TEN]), None);
        assert_eq!(settled(FIVE, &[FIVE, FIVE]), Some(FIVE));
    }

    #[test]
    fn the_publishers_words_are_held_against_the_number() {
        let note = "05 ngày làm việc, kể từ ngày nhận đủ hồ sơ hợp lệ.";
        assert_eq!(of_words(Channel::Direct, FIVE, note), None);
        assert!(of_words(Channel::Direct, TimeLimit::days(5), note).is_some());
        assert!(of_words(Channel::Direct, TimeLimit::WorkingMinutes(1440), "24 giờ").is_some());
    }
}
