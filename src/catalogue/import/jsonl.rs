//! JSON Lines: one procedure a line, with the field names of the published collection.
//!
//! Only the fields that are used are named; others may come and go. Tested in `tests/rules/import.rs`.

use super::fee::PublishedFee;
use super::limit::{Thousandths, Unit};
use super::papers::PublishedPaper;
use super::published::{Published, PublishedCase, PublishedChannel};
use crate::domain::procedure::{Channel, Decision, Level, ServiceLevel};
use chrono::NaiveDate;
use serde::Deserialize;

/// One line.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Row {
    pub code: Option<String>,
    pub name: Option<String>,
    domain: Option<String>,
    domain_code: Option<String>,
    levels: Option<Vec<String>>,
    agency: Option<String>,
    applicants: Option<Vec<String>>,
    steps: Option<Vec<String>>,
    channels: Option<Vec<RowChannel>>,
    documents: Option<Vec<RowDocument>>,
    results: Option<Vec<Named>>,
    legal_basis: Option<Vec<Named>>,
    conditions: Option<String>,
    service_level_derived: Option<String>,
    publisher: Option<String>,
    decision_no: Option<String>,
    pub decision_date: Option<String>,
    is_non_territorial: Option<bool>,
    keywords: Option<String>,
    processing_cases: Option<Vec<RowCase>>,
}

#[derive(Debug, Deserialize)]
struct RowChannel {
    channel: RowWay,
    #[serde(default)]
    time_value: Option<Thousandths>,
    #[serde(default)]
    unit: Option<String>,
    #[serde(default)]
    note: Option<String>,
    #[serde(default)]
    fees: Option<Vec<RowFee>>,
}

#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
enum RowWay {
    Direct,
    Online,
    Postal,
}

#[derive(Debug, Deserialize)]
#[serde(default)]
#[derive(Default)]
struct RowFee {
    #[serde(rename = "type")]
    kind: Option<String>,
    value: Option<Thousandths>,
    currency: Option<String>,
    text: Option<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct RowDocument {
    name: Option<String>,
    originals: Option<u32>,
    copies: Option<u32>,
    form: Option<String>,
    case: Option<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct RowCase {
    code: Option<String>,
    name: Option<String>,
    time_value: Option<Thousandths>,
    unit: Option<String>,
}

/// A code and a name, as results and laws have them.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Named {
    pub code: Option<String>,
    pub name: Option<String>,
}

impl Named {
    /// “23/2015/NĐ-CP Về cấp bản sao …”, with the number once.
    pub fn law(self) -> String {
        let (code, name) = (self.code.unwrap_or_default(), self.name.unwrap_or_default());
        match name.contains(code.trim()) {
            true => name,
            false => format!("{code} {name}"),
        }
    }
}

impl From<Row> for Published {
    fn from(row: Row) -> Self {
        let service = match row.service_level_derived.as_deref() {
            Some("toàn trình") => ServiceLevel::Full,
            Some("một phần") => ServiceLevel::Partial,
            Some("không trực tuyến") => ServiceLevel::InPerson,
            _ => ServiceLevel::Unstated,
        };
        let decision = row.decision_no.map(|number| Decision {
            number,
            date: row.decision_date.as_deref().and_then(iso_date),
            issuer: row.publisher.unwrap_or_default(),
        });
        Published {
            code: row.code.unwrap_or_default(),
            name: row.name.unwrap_or_default(),
            field: row.domain.unwrap_or_default(),
            field_code: row.domain_code,
            levels: row.levels.unwrap_or_default().iter().map(|l| level(l)).collect(),
            agencies: row
                .agency
                .unwrap_or_default()
                .split("; ")
                .map(str::to_owned)
                .collect(),
            decision,
            service,
            non_territorial: row.is_non_territorial.unwrap_or_default(),
            applicants: row.applicants.unwrap_or_default(),
            channels: row
                .channels
                .unwrap_or_default()
                .into_iter()
                .map(RowChannel::read)
                .collect(),
            papers: row
                .documents
                .unwrap_or_default()
                .into_iter()
                .map(RowDocument::read)
                .collect(),
            cases: row
                .processing_cases
                .unwrap_or_default()
                .into_iter()
                .map(RowCase::read)
                .collect(),
            results: names(row.results),
            conditions: row.conditions.unwrap_or_default(),
            steps: row.steps.unwrap_or_default(),
            legal_basis: row
                .legal_basis
                .unwrap_or_default()
                .into_iter()
                .map(Named::law)
                .collect(),
            keywords: keywords(row.keywords.as_deref()),
        }
    }
}

impl RowChannel {
    fn read(self) -> PublishedChannel {
        PublishedChannel {
            channel: match self.channel {
                RowWay::Direct => Channel::Direct,
                RowWay::Online => Channel::Online,
                RowWay::Postal => Channel::Postal,
            },
            value: self.time_value,
            unit: self.unit.as_deref().map_or(Unit::Other, Unit::parse),
            note: self.note.unwrap_or_default(),
            fees: self
                .fees
                .unwrap_or_default()
                .into_iter()
                .map(RowFee::read)
                .collect(),
        }
    }
}

impl RowFee {
    fn read(self) -> PublishedFee {
        PublishedFee {
            kind: match self.kind.as_deref() {
                Some("le_phi") => "Lệ phí",
                Some("gia") => "Giá",
                _ => "Phí",
            },
            value: self.value,
            currency: self.currency,
            text: self.text.unwrap_or_default(),
        }
    }
}

impl RowDocument {
    fn read(self) -> PublishedPaper {
        PublishedPaper {
            heading: self.case.unwrap_or_default(),
            name: self.name.unwrap_or_default(),
            originals: self.originals.unwrap_or_default(),
            copies: self.copies.unwrap_or_default(),
            form: self.form,
        }
    }
}

impl RowCase {
    fn read(self) -> PublishedCase {
        PublishedCase {
            code: self.code.unwrap_or_default(),
            name: self.name.unwrap_or_default(),
            value: self.time_value,
            unit: self.unit.as_deref().map_or(Unit::Other, Unit::parse),
        }
    }
}

fn names(list: Option<Vec<Named>>) -> Vec<String> {
    list.unwrap_or_default()
        .into_iter()
        .filter_map(|n| n.name)
        .collect()
}

/// Keywords come as one text, split at commas and semicolons.
pub fn keywords(text: Option<&str>) -> Vec<String> {
    text.unwrap_or_default()
        .split([',', ';', '\n'])
        .map(str::to_owned)
        .collect()
}

fn level(name: &str) -> Level {
    match name {
        "Cấp xã" => Level::Commune,
        "Cấp tỉnh" => Level::Province,
        "Cấp bộ" => Level::Ministry,
        _ => Level::Other,
    }
}

/// `2026-04-21`, with or without a time after it.
pub fn iso_date(text: &str) -> Option<NaiveDate> {
    let day = text.split('T').next().unwrap_or(text);
    NaiveDate::parse_from_str(day.trim(), "%Y-%m-%d").ok()
}
