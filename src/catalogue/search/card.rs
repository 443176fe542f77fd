//! What is searched of a procedure, and what the office adds to it.
//!
//! A card is a fiftieth of its procedure, so that it can be kept beside it and read at start.

use crate::domain::procedure::{Doubt, Level, Procedure, ProcedureCode};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// The searched parts of one procedure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Card {
    pub code: ProcedureCode,
    pub name: String,
    pub field: String,
    pub levels: BTreeSet<Level>,
    #[serde(default)]
    pub agency: String,
    /// Published keywords and what people call it.
    #[serde(default)]
    pub keywords: Vec<String>,
    #[serde(default)]
    pub applicants: Vec<String>,
    #[serde(default)]
    pub results: Vec<String>,
    /// Names of the cases.
    #[serde(default)]
    pub cases: Vec<String>,
    /// First words of the required papers.
    #[serde(default)]
    pub papers: Vec<String>,
    /// Whether this office receives it.
    #[serde(default)]
    pub received_here: bool,
    /// Issued by one province and in force only there.
    #[serde(default)]
    pub of_one_province: bool,
    /// Still published although another scheme replaced it.
    #[serde(default)]
    pub superseded: bool,
}

const PAPERS: usize = 12;
const PAPER_CHARS: usize = 90;
const RESULTS: usize = 6;
const CASES: usize = 12;

impl Card {
    /// The card of a procedure.
    pub fn of(procedure: &Procedure, received_here: bool) -> Self {
        let mut papers: Vec<String> = Vec::new();
        for paper in procedure.cases.iter().flat_map(|case| &case.papers) {
            let start: String = paper.name.chars().take(PAPER_CHARS).collect();
            if papers.len() < PAPERS && !papers.contains(&start) {
                papers.push(start);
            }
        }
        let decided_locally = procedure.decision.as_ref().is_some_and(|decision| {
            ["UBND", "TTPVHCC"]
                .iter()
                .any(|mark| decision.number.contains(mark))
                || ["UBND", "Ủy ban nhân dân"]
                    .iter()
                    .any(|mark| decision.issuer.starts_with(mark))
        });
        Card {
            code: procedure.code.clone(),
            name: procedure.name.clone(),
            field: procedure.field.clone(),
            levels: procedure.levels.clone(),
            agency: procedure.agency.clone(),
            keywords: procedure
                .keywords
                .iter()
                .chain(&procedure.everyday)
                .cloned()
                .collect(),
            applicants: procedure.applicants.clone(),
            results: procedure.results.iter().take(RESULTS).cloned().collect(),
            cases: procedure
                .cases
                .iter()
                .map(|case| &case.name)
                .filter(|name| !name.is_empty())
                .take(CASES)
                .map(|name| name.chars().take(PAPER_CHARS * 2).collect())
                .collect(),
            papers,
            received_here,
            of_one_province: decided_locally,
            superseded: procedure
                .doubts
                .iter()
                .any(|doubt| matches!(doubt, Doubt::Superseded { .. })),
        }
    }
}

/// What the office and the project know beyond the procedures themselves.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Hints {
    /// Everyday words of a life event with the procedures it leads to, most wanted first.
    #[serde(default)]
    pub life_events: Vec<(String, Vec<ProcedureCode>)>,
    /// The office's own province, so that its own procedures are not held back.
    #[serde(default)]
    pub province: Option<String>,
}
