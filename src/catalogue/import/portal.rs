//! The national portal's own records (2026), as its service answers them: one JSON object a procedure.
//!
//! The record stands under `detail`; names and enums are the portal's. Quantities, numbers and dates may
//! be of any JSON type. Tested on bytes in `tests/rules/import.rs` and on real records where they are.

use super::fee::PublishedFee;
use super::jsonl::{Named, iso_date, keywords};
use super::limit::{Thousandths, Unit};
use super::papers::PublishedPaper;
use super::published::{Published, PublishedCase, PublishedChannel};
use crate::domain::procedure::{Channel, Decision, Level, ServiceLevel};
use crate::domain::time;
use chrono::NaiveDate;
use serde::Deserialize;

/// One record with its envelope, or without.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub enum Record {
    Enveloped { detail: Box<Detail> },
    Bare(Box<Detail>),
}

impl Record {
    /// The record itself.
    pub fn detail(self) -> Detail {
        match self {
            Record::Enveloped { detail } | Record::Bare(detail) => *detail,
        }
    }
}

/// What the portal says of a procedure.
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Detail {
    pub code: Option<String>,
    pub name: Option<String>,
    category: Option<Named>,
    is_ward: Option<bool>,
    is_province: Option<bool>,
    is_ministry: Option<bool>,
    is_other_agency: Option<bool>,
    is_full_process: Option<bool>,
    is_offline_only: Option<bool>,
    is_non_territorial: Option<bool>,
    unit_groups_executing: Option<Vec<Named>>,
    departments_executing: Option<Vec<Named>>,
    department_promulgate_name: Option<String>,
    procedure_proposal: Option<Proposal>,
    subject_types_details: Option<Vec<Named>>,
    execution_steps: Option<Vec<Step>>,
    execution_methods: Option<Vec<Method>>,
    execution_cases: Option<Vec<ExecutionCase>>,
    cases: Option<Vec<LimitCase>>,
    results_details: Option<Vec<Named>>,
    requirements_and_conditions: Option<String>,
    legal_basises_details: Option<Vec<Named>>,
    keywords: Option<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Proposal {
    proposal_number: Option<String>,
    decision_date: Option<PortalDate>,
    issuing_agency: Option<Named>,
}

/// Milliseconds since 1970, or a date in words of ISO 8601.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum PortalDate {
    Millis(i64),
    Text(String),
}

impl PortalDate {
    fn day(&self) -> Option<NaiveDate> {
        match self {
            PortalDate::Millis(millis) => time::from_millis(*millis).map(time::day),
            PortalDate::Text(text) => iso_date(text),
        }
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Step {
    name: Option<String>,
    description: Option<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Method {
    submission_method: Option<String>,
    processing_time: Option<Thousandths>,
    processing_time_unit: Option<String>,
    description: Option<String>,
    fees: Option<Vec<Fee>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Fee {
    #[serde(rename = "type")]
    kind: Option<String>,
    value: Option<Thousandths>,
    currency_name: Option<String>,
    currency: Option<String>,
    description: Option<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct ExecutionCase {
    name: Option<String>,
    profile_components: Option<Vec<Component>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Component {
    name: Option<String>,
    original_qty: Option<Thousandths>,
    copy_qty: Option<Thousandths>,
    attachments: Option<Vec<Attachment>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Attachment {
    file_name: Option<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct LimitCase {
    code: Option<String>,
    name: Option<String>,
    processing_day: Option<ProcessingDay>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct ProcessingDay {
    qty: Option<Thousandths>,
    #[serde(rename = "type")]
    unit: Option<String>,
}

impl From<Detail> for Published {
    fn from(detail: Detail) -> Self {
        let flag = |set: Option<bool>, level| set.unwrap_or_default().then_some(level);
        let levels = [
            flag(detail.is_ward, Level::Commune),
            flag(detail.is_province, Level::Province),
            flag(detail.is_ministry, Level::Ministry),
            flag(detail.is_other_agency, Level::Other),
        ];
        let methods = detail.execution_methods.unwrap_or_default();
        let online = methods
            .iter()
            .any(|m| channel(m.submission_method.as_deref()) == Channel::Online);
        let service = match (detail.is_full_process, online) {
            (Some(true), _) => ServiceLevel::Full,
            _ if detail.is_offline_only == Some(true) => ServiceLevel::InPerson,
            (_, true) => ServiceLevel::Partial,
            (_, false) if methods.is_empty() => ServiceLevel::Unstated,
            (_, false) => ServiceLevel::InPerson,
        };
        let publisher = detail.department_promulgate_name;
        let decision = detail.procedure_proposal.and_then(|p| {
            let issuer = p.issuing_agency.and_then(|a| a.name).or(publisher);
            Some(Decision {
                number: p.proposal_number?,
                date: p.decision_date.and_then(|d| d.day()),
                issuer: issuer.unwrap_or_default(),
            })
        });
        let category = detail.category.unwrap_or_default();
        let mut agencies = names(detail.unit_groups_executing);
        agencies.extend(names(detail.departments_executing));
        // The published collection lists agencies by name.
        agencies.sort();
        Published {
            code: detail.code.unwrap_or_default(),
            name: detail.name.unwrap_or_default(),
            field: category.name.unwrap_or_default(),
            field_code: category.code,
            levels: levels.into_iter().flatten().collect(),
            agencies,
            decision,
            service,
            non_territorial: detail.is_non_territorial.unwrap_or_default(),
            applicants: names(detail.subject_types_details),
            channels: methods.into_iter().map(Method::read).collect(),
            papers: detail
                .execution_cases
                .unwrap_or_default()
                .into_iter()
                .flat_map(ExecutionCase::read)
                .collect(),
            cases: detail
                .cases
                .unwrap_or_default()
                .into_iter()
                .map(LimitCase::read)
                .collect(),
            results: names(detail.results_details),
            conditions: detail.requirements_and_conditions.unwrap_or_default(),
            steps: detail
                .execution_steps
                .unwrap_or_default()
                .into_iter()
                .map(Step::read)
                .collect(),
            legal_basis: detail
                .legal_basises_details
                .unwrap_or_default()
                .into_iter()
                .map(Named::law)
                .collect(),
            keywords: keywords(detail.keywords.as_deref()),
        }
    }
}

fn names(list: Option<Vec<Named>>) -> Vec<String> {
    list.unwrap_or_default()
        .into_iter()
        .filter_map(|n| n.name)
        .collect()
}

fn channel(name: Option<&str>) -> Channel {
    match name.unwrap_or_default().to_ascii_uppercase().as_str() {
        "ONLINE" => Channel::Online,
        "POSTAL" => Channel::Postal,
        _ => Channel::Direct,
    }
}

impl Step {
    fn read(self) -> String {
        let (name, text) = (
            self.name.unwrap_or_default(),
            self.description.unwrap_or_default(),
        );
        match name.trim().is_empty() {
            true => text,
            false => format!("{name}\n{text}"),
        }
    }
}

impl Method {
    fn read(self) -> PublishedChannel {
        PublishedChannel {
            channel: channel(self.submission_method.as_deref()),
            value: self.processing_time,
            unit: self
                .processing_time_unit
                .as_deref()
                .map_or(Unit::Other, Unit::parse),
            note: self.description.unwrap_or_default(),
            fees: self.fees.unwrap_or_default().into_iter().map(Fee::read).collect(),
        }
    }
}

impl Fee {
    fn read(self) -> PublishedFee {
        PublishedFee {
            kind: match self.kind.as_deref() {
                Some("SERVICE_FEE") => "Lệ phí",
                Some("PRICE_LEVEL") => "Giá",
                _ => "Phí",
            },
            value: self.value,
            currency: self.currency_name.or(self.currency),
            text: self.description.unwrap_or_default(),
        }
    }
}

impl ExecutionCase {
    fn read(self) -> impl Iterator<Item = PublishedPaper> {
        let heading = self.name.unwrap_or_default();
        self.profile_components
            .unwrap_or_default()
            .into_iter()
            .map(move |component| component.read(heading.clone()))
    }
}

impl Component {
    fn read(self, heading: String) -> PublishedPaper {
        let count =
            |n: Option<Thousandths>| n.and_then(|n| u32::try_from(n.0 / 1000).ok()).unwrap_or_default();
        PublishedPaper {
            heading,
            originals: count(self.original_qty),
            copies: count(self.copy_qty),
            form: self
                .attachments
                .unwrap_or_default()
                .into_iter()
                .find_map(|a| a.file_name),
            name: self.name.unwrap_or_default(),
        }
    }
}

impl LimitCase {
    fn read(self) -> PublishedCase {
        let day = self.processing_day.unwrap_or_default();
        PublishedCase {
            code: self.code.unwrap_or_default(),
            name: self.name.unwrap_or_default(),
            value: day.qty,
            unit: day.unit.as_deref().map_or(Unit::Other, Unit::parse),
        }
    }
}
