//! A procedure as a publisher wrote it, whatever the file: the one way from there to [`Procedure`].
//!
//! Readers of files fill a [`Published`] and judge nothing; here the texts are cleaned, limits, fees and
//! papers are read, and `doubt` notes what a person must confirm.

use super::clean::{bare, code, folded, line, lines};
use super::doubt;
use super::fee::{self, PublishedFee};
use super::limit::{self, Thousandths, Unit};
use super::papers::{self, PublishedPaper};
use crate::domain::procedure::{
    Case, Channel, ChannelRule, Decision, Doubt, FeeAmount, FeeRow, Level, Procedure, ProcedureCode,
    ServiceLevel, TimeLimit,
};
use std::collections::BTreeSet;

/// One way of filing as published. A way may come several times.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublishedChannel {
    pub channel: Channel,
    pub value: Option<Thousandths>,
    pub unit: Unit,
    pub note: String,
    pub fees: Vec<PublishedFee>,
}

/// A limit of a case (trường hợp) as published, apart from its papers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublishedCase {
    pub code: String,
    pub name: String,
    pub value: Option<Thousandths>,
    pub unit: Unit,
}

/// A procedure as published: texts as they came.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Published {
    pub code: String,
    pub name: String,
    pub field: String,
    pub field_code: Option<String>,
    pub levels: BTreeSet<Level>,
    pub agencies: Vec<String>,
    pub decision: Option<Decision>,
    pub service: ServiceLevel,
    pub non_territorial: bool,
    pub applicants: Vec<String>,
    pub channels: Vec<PublishedChannel>,
    pub papers: Vec<PublishedPaper>,
    pub cases: Vec<PublishedCase>,
    pub results: Vec<String>,
    pub conditions: String,
    pub steps: Vec<String>,
    pub legal_basis: Vec<String>,
    pub keywords: Vec<String>,
}

impl Published {
    /// Cleans, reads and marks what a person must confirm.
    pub fn into_procedure(self) -> Procedure {
        let code = code(&self.code);
        let name = line(&self.name);
        let steps = texts(&self.steps, lines);
        let mut notes = String::new();
        for text in steps
            .iter()
            .map(String::as_str)
            .chain(self.channels.iter().map(|c| c.note.as_str()))
        {
            notes.push_str(text);
            notes.push('\n');
        }
        let notes = folded(&notes);
        let papers = self
            .papers
            .into_iter()
            .map(|paper| PublishedPaper {
                heading: line(&paper.heading),
                name: lines(&paper.name),
                form: paper.form.map(|f| line(&f)).filter(|f| !f.is_empty()),
                ..paper
            })
            .filter(|paper| !paper.name.is_empty())
            .collect();
        let case_limits = distinct(self.cases.iter().map(|c| limit::of_number(c.value, c.unit)));
        let same_day = self.channels.iter().any(may_be_same_day) && limit::says_same_day(&notes);
        let mut doubts = Vec::new();
        let channels = merge_channels(self.channels, &self.cases, &case_limits, same_day, &mut doubts);
        let cases = join_cases(papers::sort(papers), self.cases, &name, &channels);
        let any_same_day = channels.iter().any(|c| c.limit == TimeLimit::SameDay);
        let mut procedure = Procedure {
            code: ProcedureCode(code),
            field: line(&self.field),
            field_code: self.field_code.map(|c| line(&c)).filter(|c| !c.is_empty()),
            levels: self.levels,
            agency: texts(&self.agencies, line).join("; "),
            decision: self.decision.map(|d| Decision {
                number: line(&d.number),
                date: d.date,
                issuer: line(&d.issuer),
            }),
            service: self.service,
            non_territorial: self.non_territorial,
            applicants: texts(&self.applicants, line),
            cases,
            results: texts(&self.results, line),
            conditions: lines(&self.conditions),
            legal_basis: texts(&self.legal_basis, line),
            keywords: texts(&self.keywords, line),
            everyday: Vec::new(),
            clock: limit::clock_policy(&notes).unwrap_or_default(),
            cut_off_minute: if any_same_day {
                limit::cut_off_minute(&notes).or(Some(900))
            } else {
                None
            },
            channels,
            steps,
            name,
            doubts: Vec::new(),
        };
        let found = doubt::of(&procedure, &doubts);
        doubts.extend(found);
        procedure.doubts = doubts;
        procedure
    }
}

fn texts(list: &[String], clean: fn(&str) -> String) -> Vec<String> {
    let mut out: Vec<String> = Vec::with_capacity(list.len());
    for text in list {
        let text = clean(text);
        if !text.is_empty() && !out.contains(&text) {
            out.push(text);
        }
    }
    out
}

fn distinct(limits: impl Iterator<Item = TimeLimit>) -> Vec<TimeLimit> {
    let mut out = Vec::new();
    for limit in limits.filter(|l| *l != TimeLimit::Unstated) {
        if !out.contains(&limit) {
            out.push(limit);
        }
    }
    out
}

/// One rule a way of filing, in the order in which the ways first come.
fn merge_channels(
    published: Vec<PublishedChannel>,
    cases: &[PublishedCase],
    case_limits: &[TimeLimit],
    same_day: bool,
    doubts: &mut Vec<Doubt>,
) -> Vec<ChannelRule> {
    let mut order: Vec<Channel> = Vec::new();
    for row in &published {
        if !order.contains(&row.channel) {
            order.push(row.channel);
        }
    }
    let mut rules = Vec::new();
    for channel in order {
        let rows: Vec<_> = published.iter().filter(|r| r.channel == channel).collect();
        let mut limits = Vec::new();
        let mut note = String::new();
        let mut fees: Vec<FeeRow> = Vec::new();
        for row in &rows {
            let own_note = lines(&row.note);
            let limit = limit_of(row, &own_note, cases, case_limits, same_day);
            if !limits.contains(&limit) {
                limits.push(limit);
            }
            // A number whose unit is not named, and cases that say something else.
            let unit_missing = row.value.filter(|v| limit == TimeLimit::Unstated && v.0 > 0);
            let doubt = match unit_missing {
                Some(number) if own_note.is_empty() => Some(Doubt::LimitUnstated {
                    channel,
                    text: number.to_string(),
                }),
                Some(_) => Some(Doubt::LimitUnstated {
                    channel,
                    text: doubt::excerpt(&own_note),
                }),
                None if limit != TimeLimit::Unstated => doubt::of_words(channel, limit, &own_note),
                None => None,
            };
            doubts.extend(doubt.filter(|d| !doubts.contains(d)));
            for published in &row.fees {
                let cleaned = PublishedFee {
                    text: lines(&published.text),
                    currency: published.currency.as_deref().map(line),
                    ..published.clone()
                };
                let mut fee = fee::read(&cleaned, &own_note);
                // Rows of one way that differ only in their note (2.000815: commune, embassy) say in the
                // note whose fee it is.
                if rows.len() > 1 && !own_note.is_empty() && fee.amount != FeeAmount::Free {
                    fee.note = match fee.note.is_empty() {
                        true => own_note.clone(),
                        false => format!("{}\n{own_note}", fee.note),
                    };
                }
                if !fees.contains(&fee) {
                    fees.push(fee);
                }
            }
            if !own_note.is_empty() && !note.contains(&own_note) {
                if !note.is_empty() {
                    note.push('\n');
                }
                note.push_str(&own_note);
            }
        }
        let stated: Vec<_> = limits
            .iter()
            .copied()
            .filter(|l| *l != TimeLimit::Unstated)
            .collect();
        let limit = match stated.as_slice() {
            [] => TimeLimit::Unstated,
            [only] => *only,
            _ => {
                if !cases_decide(cases, case_limits, &stated) {
                    doubts.push(Doubt::SeveralLimits {
                        channel,
                        limits: stated.clone(),
                    });
                }
                TimeLimit::Unstated
            }
        };
        rules.push(ChannelRule {
            channel,
            limit,
            note,
            fees,
        });
    }
    rules
}

/// Several limits of one way that are those of its cases, each case with a name of its own.
fn cases_decide(cases: &[PublishedCase], case_limits: &[TimeLimit], stated: &[TimeLimit]) -> bool {
    let names: std::collections::BTreeSet<_> = cases.iter().map(|c| bare(&c.name)).collect();
    names.len() == cases.len()
        && cases
            .iter()
            .all(|c| limit::of_number(c.value, c.unit) != TimeLimit::Unstated)
        && case_limits.iter().all(|l| stated.contains(l))
        && stated.iter().all(|l| case_limits.contains(l))
}

/// Nothing published, or the “1” that a form sends when left alone.
fn may_be_same_day(row: &PublishedChannel) -> bool {
    row.unit == Unit::Other && row.value.is_none_or(|v| v.0 <= 1000)
}

fn limit_of(
    row: &PublishedChannel,
    note: &str,
    cases: &[PublishedCase],
    case_limits: &[TimeLimit],
    same_day: bool,
) -> TimeLimit {
    let number = limit::of_number(row.value, row.unit);
    if number != TimeLimit::Unstated {
        return number;
    }
    let value = row.value.map_or(0, |v| v.0);
    if let Some(limit) = limit::of_note(note) {
        return limit;
    }
    if same_day && may_be_same_day(row) {
        return TimeLimit::SameDay;
    }
    // “5, other” beside a case of 5 working days: the case names the unit. Nothing at all beside one
    // limit for every case: the case names the limit. “1, other” is what a form sends when left alone.
    match case_limits {
        [only] if value == 0 => *only,
        [only] if cases.iter().all(|c| c.value.is_none_or(|v| v.0 == value)) => *only,
        _ => TimeLimit::Unstated,
    }
}

/// Joins the limits of cases, published apart from the papers, to the cases with papers.
fn join_cases(
    mut cases: Vec<Case>,
    limits: Vec<PublishedCase>,
    name: &str,
    channels: &[ChannelRule],
) -> Vec<Case> {
    let mut rest = Vec::new();
    for published in limits {
        let own = line(&published.name);
        let key = bare(&own);
        let limit = limit::of_number(published.value, published.unit);
        let read = Case {
            code: Some(code(&published.code)).filter(|c| !c.is_empty()),
            limit: Some(limit).filter(|l| *l != TimeLimit::Unstated),
            name: own,
            ..Case::default()
        };
        match cases
            .iter_mut()
            .skip(1)
            .find(|c| bare(&c.name) == key && c.code.is_none())
        {
            Some(case) => {
                case.code = read.code;
                case.limit = read.limit;
            }
            None => rest.push(read),
        }
    }
    let whole = bare(name);
    let distinct = distinct(rest.iter().filter_map(|c| c.limit));
    let all_whole = rest.iter().all(|c| c.name.is_empty() || bare(&c.name) == whole);
    let joined = cases.iter().any(|c| c.code.is_some() || c.limit.is_some());
    if (rest.len() == 1 && !joined) || (all_whole && distinct.len() <= 1) {
        // One limit for the procedure as a whole.
        let general = rest.into_iter().next();
        if let (Some(first), Some(case)) = (cases.first_mut(), general) {
            first.code = case.code;
            first.limit = case.limit;
            if !case.name.is_empty() && bare(&case.name) != whole {
                first.remarks.insert(0, case.name);
            }
        }
    } else {
        cases.extend(rest);
    }
    let channel_limits: Vec<_> = channels.iter().map(|c| c.limit).collect();
    for case in &mut cases {
        case.limit = case.limit.and_then(|l| doubt::settled(l, &channel_limits));
    }
    cases
}

#[cfg(test)]
mod tests;
