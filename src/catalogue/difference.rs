//! What differs between two versions of a catalogue, field by field, for a person to read before storing.
//!
//! Compared by code. Lists are compared entry by entry, so that one new paper is one line. Doubts are
//! no field: they follow from the others. Tested here.

use crate::domain::deadline::limit_text;
use crate::domain::message::{Message, Say};
use crate::domain::procedure::{
    Case, Channel, ChannelRule, ClockPolicy, FeeAmount, FeeRow, Level, Procedure, ProcedureCode,
    RequiredPaper, ServiceLevel, TimeLimit,
};
use crate::words::{Language, render, say};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// The longest text shown on one line of a summary, in characters.
const MOST_SHOWN: usize = 120;

/// A part of a procedure in which two versions can differ.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Field {
    Name,
    FieldOfWork,
    Levels,
    Agency,
    Decision,
    Service,
    NonTerritorial,
    Applicants,
    /// The time limit of a way of filing.
    Limit {
        channel: Channel,
    },
    /// The publisher's words on a way of filing.
    Note {
        channel: Channel,
    },
    Fees {
        channel: Channel,
    },
    /// The time limit of a case; the general one has no name.
    CaseLimit {
        case: String,
    },
    Papers {
        case: String,
    },
    Remarks {
        case: String,
    },
    Results,
    Conditions,
    Steps,
    LegalBasis,
    Keywords,
    Everyday,
    Clock,
    CutOff,
}

/// A value before or after.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind", content = "value")]
pub enum Value {
    /// Not there in that version.
    Nothing,
    Text(String),
    Limit(TimeLimit),
    Fees(Vec<FeeRow>),
    Papers(Vec<RequiredPaper>),
    /// Entries that stand only in that version.
    Entries(Vec<String>),
    Levels(Vec<Level>),
    Service(ServiceLevel),
    Clock(ClockPolicy),
    YesNo(bool),
    /// Minutes after midnight.
    Hour(u32),
}

/// One field that differs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldChange {
    pub field: Field,
    pub before: Value,
    pub after: Value,
}

/// What a new catalogue would change.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Changes {
    /// In the order of the new catalogue.
    pub new: Vec<ProcedureCode>,
    /// In the order of the new catalogue.
    pub changed: Vec<(ProcedureCode, Vec<FieldChange>)>,
    /// In the order of the old catalogue.
    pub gone: Vec<ProcedureCode>,
    /// Procedures that are the same in both.
    pub same: usize,
}

/// Compares two catalogues by code.
pub fn compare(old: &[Procedure], new: &[Procedure]) -> Changes {
    let before: HashMap<&ProcedureCode, &Procedure> = old.iter().map(|p| (&p.code, p)).collect();
    let after: HashMap<&ProcedureCode, &Procedure> = new.iter().map(|p| (&p.code, p)).collect();
    let mut changes = Changes::default();
    for procedure in new {
        match before.get(&procedure.code) {
            None => changes.new.push(procedure.code.clone()),
            Some(old) => {
                let fields = fields(old, procedure);
                if fields.is_empty() {
                    changes.same += 1;
                } else {
                    changes.changed.push((procedure.code.clone(), fields));
                }
            }
        }
    }
    let gone = old.iter().filter(|p| !after.contains_key(&p.code));
    changes.gone = gone.map(|p| p.code.clone()).collect();
    changes
}

/// The fields in which two versions of one procedure differ.
pub fn fields(old: &Procedure, new: &Procedure) -> Vec<FieldChange> {
    let mut found = Vec::new();
    let mut push = |field, before: Value, after: Value| {
        if before != after {
            found.push(FieldChange { field, before, after });
        }
    };
    push(Field::Name, text(&old.name), text(&new.name));
    let work = |p: &Procedure| match &p.field_code {
        Some(code) => text(&format!("{} ({code})", p.field)),
        None => text(&p.field),
    };
    push(Field::FieldOfWork, work(old), work(new));
    let levels = |p: &Procedure| Value::Levels(p.levels.iter().copied().collect());
    push(Field::Levels, levels(old), levels(new));
    push(Field::Agency, text(&old.agency), text(&new.agency));
    push(Field::Decision, decision(old), decision(new));
    push(
        Field::Service,
        Value::Service(old.service),
        Value::Service(new.service),
    );
    let anywhere = |p: &Procedure| Value::YesNo(p.non_territorial);
    push(Field::NonTerritorial, anywhere(old), anywhere(new));
    for (field, before, after) in [
        (Field::Applicants, &old.applicants, &new.applicants),
        (Field::Results, &old.results, &new.results),
        (Field::Steps, &old.steps, &new.steps),
        (Field::LegalBasis, &old.legal_basis, &new.legal_basis),
        (Field::Keywords, &old.keywords, &new.keywords),
        (Field::Everyday, &old.everyday, &new.everyday),
    ] {
        let (before, after) = entries(before, after);
        push(field, before, after);
    }
    push(Field::Conditions, text(&old.conditions), text(&new.conditions));
    push(Field::Clock, Value::Clock(old.clock), Value::Clock(new.clock));
    let hour = |p: &Procedure| p.cut_off_minute.map_or(Value::Nothing, Value::Hour);
    push(Field::CutOff, hour(old), hour(new));
    for channel in [Channel::Direct, Channel::Online, Channel::Postal] {
        let (before, after) = (rule(old, channel), rule(new, channel));
        let limit = |r: Option<&ChannelRule>| r.map_or(Value::Nothing, |r| Value::Limit(r.limit));
        push(Field::Limit { channel }, limit(before), limit(after));
        let note = |r: Option<&ChannelRule>| text(r.map_or("", |r| &r.note));
        push(Field::Note { channel }, note(before), note(after));
        let fees = |r: Option<&ChannelRule>| match r.map(|r| r.fees.clone()).unwrap_or_default() {
            list if list.is_empty() => Value::Nothing,
            list => Value::Fees(list),
        };
        push(Field::Fees { channel }, fees(before), fees(after));
    }
    let empty = Case::default();
    for case in all_cases(old, new) {
        let of = |p: &'_ Procedure| p.cases.iter().find(|c| key(c) == case).cloned();
        let (before, after) = (of(old), of(new));
        let name = case.1.clone();
        let limit = |c: &Option<Case>| {
            c.as_ref()
                .and_then(|c| c.limit)
                .map_or(Value::Nothing, Value::Limit)
        };
        push(
            Field::CaseLimit { case: name.clone() },
            limit(&before),
            limit(&after),
        );
        let (before, after) = (
            before.as_ref().unwrap_or(&empty),
            after.as_ref().unwrap_or(&empty),
        );
        let only = |these: &[RequiredPaper], those: &[RequiredPaper]| match these
            .iter()
            .filter(|p| !those.contains(p))
            .cloned()
            .collect::<Vec<_>>()
        {
            list if list.is_empty() => Value::Nothing,
            list => Value::Papers(list),
        };
        let papers = (
            only(&before.papers, &after.papers),
            only(&after.papers, &before.papers),
        );
        push(Field::Papers { case: name.clone() }, papers.0, papers.1);
        let (removed, added) = entries(&before.remarks, &after.remarks);
        push(Field::Remarks { case: name }, removed, added);
    }
    found
}

fn text(text: &str) -> Value {
    match text.is_empty() {
        true => Value::Nothing,
        false => Value::Text(text.to_owned()),
    }
}

fn decision(procedure: &Procedure) -> Value {
    let Some(decision) = &procedure.decision else {
        return Value::Nothing;
    };
    let date = decision
        .date
        .map(|d| d.format(" (%d/%m/%Y)").to_string())
        .unwrap_or_default();
    let words = format!("{}{date} {}", decision.number, decision.issuer);
    text(words.trim())
}

fn entries(before: &[String], after: &[String]) -> (Value, Value) {
    let only = |these: &[String], those: &[String]| match these
        .iter()
        .filter(|t| !those.contains(t))
        .cloned()
        .collect::<Vec<_>>()
    {
        list if list.is_empty() => Value::Nothing,
        list => Value::Entries(list),
    };
    (only(before, after), only(after, before))
}

fn rule(procedure: &Procedure, channel: Channel) -> Option<&ChannelRule> {
    procedure.channels.iter().find(|r| r.channel == channel)
}

/// Code and name of a case. The code tells apart cases of one name.
fn key(case: &Case) -> (Option<String>, String) {
    match case.name.is_empty() {
        true => (None, String::new()),
        false => (case.code.clone(), case.name.clone()),
    }
}

fn all_cases(old: &Procedure, new: &Procedure) -> Vec<(Option<String>, String)> {
    let mut keys = Vec::new();
    for case in old.cases.iter().chain(&new.cases) {
        let key = key(case);
        if !keys.contains(&key) {
            keys.push(key);
        }
    }
    keys
}

impl Changes {
    /// Nothing would change.
    pub fn is_empty(&self) -> bool {
        self.new.is_empty() && self.changed.is_empty() && self.gone.is_empty()
    }

    /// Lines for a person: the numbers first, then what is new, changed (field by field) and gone.
    /// `name` gives the name of a procedure by its code.
    pub fn summary(&self, language: Language, name: impl Fn(&ProcedureCode) -> String) -> Vec<String> {
        let mut lines = vec![say(language, self)];
        let heading = |id: &str, code: &ProcedureCode| {
            let message = Message::new(id)
                .with("code", code.0.as_str())
                .with("name", shortened(&name(code)));
            render(language, &message)
        };
        lines.extend(self.new.iter().map(|code| heading("difference-new", code)));
        for (code, fields) in &self.changed {
            lines.push(heading("difference-changed", code));
            for change in fields {
                lines.extend(
                    change
                        .lines(language)
                        .into_iter()
                        .map(|line| format!("    {line}")),
                );
            }
        }
        lines.extend(self.gone.iter().map(|code| heading("difference-gone", code)));
        lines
    }
}

impl Say for Changes {
    fn say(&self) -> Message {
        Message::new("difference-summary")
            .with("new", self.new.len())
            .with("changed", self.changed.len())
            .with("gone", self.gone.len())
            .with("same", self.same)
    }
}

impl FieldChange {
    /// “Thời hạn trực tiếp: 3 ngày làm việc → 2 ngày làm việc”, and for lists one line an entry with − or +.
    pub fn lines(&self, language: Language) -> Vec<String> {
        let label = say(language, &self.field);
        let (before, after) = (self.before.shown(language), self.after.shown(language));
        if let ([before], [after], false) = (
            before.as_slice(),
            after.as_slice(),
            self.before.is_list() || self.after.is_list(),
        ) {
            return vec![format!("{label}: {} → {}", shortened(before), shortened(after))];
        }
        let removed = before
            .iter()
            .filter(|_| self.before != Value::Nothing)
            .map(|t| ('−', t));
        let added = after
            .iter()
            .filter(|_| self.after != Value::Nothing)
            .map(|t| ('+', t));
        removed
            .chain(added)
            .map(|(sign, text)| format!("{label}: {sign} {}", shortened(text)))
            .collect()
    }
}

impl Value {
    const fn is_list(&self) -> bool {
        matches!(self, Value::Entries(_) | Value::Papers(_) | Value::Fees(_))
    }

    fn shown(&self, language: Language) -> Vec<String> {
        let word = |id: &str| render(language, &Message::new(id));
        match self {
            Value::Nothing => vec![word("difference-nothing")],
            Value::Text(text) => vec![text.clone()],
            Value::Limit(limit) => vec![render(language, &limit_text(*limit))],
            Value::Fees(fees) => fees.iter().map(|fee| fee_line(language, fee)).collect(),
            Value::Papers(papers) => papers.iter().map(|paper| paper_line(language, paper)).collect(),
            Value::Entries(list) => list.clone(),
            Value::Levels(levels) => {
                let words: Vec<_> = levels.iter().map(|l| word(level_id(*l))).collect();
                vec![words.join(", ")]
            }
            Value::Service(service) => vec![word(match service {
                ServiceLevel::Full => "difference-service-full",
                ServiceLevel::Partial => "difference-service-partial",
                ServiceLevel::InPerson => "difference-service-in-person",
                ServiceLevel::Unstated => "difference-service-unstated",
            })],
            Value::Clock(clock) => vec![word(match clock {
                ClockPolicy::Restart => "difference-clock-restart",
                ClockPolicy::Pause => "difference-clock-pause",
                ClockPolicy::None => "difference-clock-none",
            })],
            Value::YesNo(true) => vec![word("difference-yes")],
            Value::YesNo(false) => vec![word("difference-no")],
            Value::Hour(minute) => vec![format!("{:02}:{:02}", minute / 60, minute % 60)],
        }
    }
}

const fn level_id(level: Level) -> &'static str {
    match level {
        Level::Commune => "difference-level-commune",
        Level::Province => "difference-level-province",
        Level::Ministry => "difference-level-ministry",
        Level::Other => "difference-level-other",
    }
}

fn fee_line(language: Language, fee: &FeeRow) -> String {
    let message = match &fee.amount {
        FeeAmount::Free => Message::new("difference-fee-free"),
        FeeAmount::Fixed { dong } => Message::new("difference-fee-fixed").with("dong", *dong),
        FeeAmount::ByProvince => Message::new("difference-fee-by-province"),
        FeeAmount::Stepped { unit, steps, .. } => Message::new("difference-fee-stepped")
            .with("unit", unit.as_str())
            .with("steps", super::sheets::steps_cell(steps)),
        FeeAmount::Foreign { currency, amount } => Message::new("difference-fee-foreign")
            .with("amount", amount.as_str())
            .with("currency", currency.as_str()),
        FeeAmount::Unstated => Message::new("difference-fee-unstated"),
    };
    let amount = render(language, &message);
    match fee.name.is_empty() {
        true => amount,
        false => format!("{}: {amount}", fee.name),
    }
}

fn paper_line(language: Language, paper: &RequiredPaper) -> String {
    let message = Message::new("difference-paper")
        .with("name", shortened(&paper.name))
        .with("originals", paper.originals)
        .with("copies", paper.copies);
    render(language, &message)
}

fn shortened(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(MOST_SHOWN) {
        Some((at, _)) => format!("{}…", line[..at].trim_end()),
        None => line,
    }
}

impl Say for Field {
    fn say(&self) -> Message {
        let way = |id: &str, channel: &Channel| {
            Message::new(id).with(
                "channel",
                match channel {
                    Channel::Direct => "direct",
                    Channel::Online => "online",
                    Channel::Postal => "postal",
                },
            )
        };
        let of_case = |id: &str, case: &str| {
            let general = if case.is_empty() { "yes" } else { "no" };
            Message::new(id)
                .with("general", general)
                .with("case", shortened(case))
        };
        match self {
            Field::Name => Message::new("difference-field-name"),
            Field::FieldOfWork => Message::new("difference-field-field-of-work"),
            Field::Levels => Message::new("difference-field-levels"),
            Field::Agency => Message::new("difference-field-agency"),
            Field::Decision => Message::new("difference-field-decision"),
            Field::Service => Message::new("difference-field-service"),
            Field::NonTerritorial => Message::new("difference-field-non-territorial"),
            Field::Applicants => Message::new("difference-field-applicants"),
            Field::Limit { channel } => way("difference-field-limit", channel),
            Field::Note { channel } => way("difference-field-note", channel),
            Field::Fees { channel } => way("difference-field-fees", channel),
            Field::CaseLimit { case } => of_case("difference-field-case-limit", case),
            Field::Papers { case } => of_case("difference-field-papers", case),
            Field::Remarks { case } => of_case("difference-field-remarks", case),
            Field::Results => Message::new("difference-field-results"),
            Field::Conditions => Message::new("difference-field-conditions"),
            Field::Steps => Message::new("difference-field-steps"),
            Field::LegalBasis => Message::new("difference-field-legal-basis"),
            Field::Keywords => Message::new("difference-field-keywords"),
            Field::Everyday => Message::new("difference-field-everyday"),
            Field::Clock => Message::new("difference-field-clock"),
            Field::CutOff => Message::new("difference-field-cut-off"),
        }
    }
}

#[cfg(test)]
mod tests;
