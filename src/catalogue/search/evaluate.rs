//! Measures the search over labelled queries, one JSON object a line as in `queries.jsonl`.

use super::index::Index;
use crate::domain::message::{Message, Say};
use crate::domain::procedure::ProcedureCode;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::io::BufRead;
use std::path::Path;

/// A query with the procedures that answer it; any of them counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LabelledQuery {
    pub query: String,
    pub codes: Vec<ProcedureCode>,
    /// What kind of query it is, such as `dialect_south`.
    #[serde(default)]
    pub kind: String,
}

/// How often a right answer stood first, among the first five and among the first ten.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
pub struct Figures {
    pub n: usize,
    /// Shares from 0 to 1.
    pub hit1: f64,
    pub hit5: f64,
    pub hit10: f64,
}

/// A query whose right answer did not come first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Miss {
    pub query: String,
    pub wanted: Vec<ProcedureCode>,
    /// Place of the first right answer among the first ten, from 1.
    pub place: Option<usize>,
    /// What came first instead.
    pub first: Option<ProcedureCode>,
}

/// The figures of a file of queries.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Evaluation {
    #[serde(flatten)]
    pub all: Figures,
    pub by_kind: BTreeMap<String, Figures>,
    pub misses: Vec<Miss>,
}

/// A file of queries that cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum EvaluateError {
    #[error("the file of queries cannot be read: {0}")]
    Unreadable(#[from] std::io::Error),
    #[error("line {line} is not a labelled query: {reason}")]
    Line { line: usize, reason: String },
    #[error("the file holds no query")]
    Empty,
}

impl Say for EvaluateError {
    fn say(&self) -> Message {
        match self {
            EvaluateError::Unreadable(_) => Message::new("search-queries-unreadable"),
            EvaluateError::Line { line, .. } => Message::new("search-queries-line").with("line", *line),
            EvaluateError::Empty => Message::new("search-queries-empty"),
        }
    }
}

/// Reads labelled queries, one JSON object a line; blank lines are passed over.
///
/// # Errors
/// When the file cannot be read, a line is no labelled query, or there is none.
pub fn read_queries(path: &Path) -> Result<Vec<LabelledQuery>, EvaluateError> {
    let file = std::io::BufReader::new(std::fs::File::open(path)?);
    let mut queries = Vec::new();
    for (number, line) in (1..).zip(file.lines()) {
        let line = line?;
        if line.trim().is_empty() {
            continue;
        }
        let query = serde_json::from_str(&line).map_err(|error| EvaluateError::Line {
            line: number,
            reason: error.to_string(),
        })?;
        queries.push(query);
    }
    if queries.is_empty() {
        return Err(EvaluateError::Empty);
    }
    Ok(queries)
}

/// Asks every query and counts.
pub fn evaluate(index: &Index, queries: &[LabelledQuery]) -> Evaluation {
    let mut all = Count::default();
    let mut by_kind: BTreeMap<String, Count> = BTreeMap::new();
    let mut misses = Vec::new();
    for query in queries {
        let hits = index.find(&query.query, 10).hits;
        let place = hits
            .iter()
            .position(|hit| query.codes.contains(&hit.code))
            .map(|at| at + 1);
        all.add(place);
        by_kind.entry(query.kind.clone()).or_default().add(place);
        if place != Some(1) {
            misses.push(Miss {
                query: query.query.clone(),
                wanted: query.codes.clone(),
                place,
                first: hits.first().map(|hit| hit.code.clone()),
            });
        }
    }
    Evaluation {
        all: all.figures(),
        by_kind: by_kind
            .into_iter()
            .map(|(kind, count)| (kind, count.figures()))
            .collect(),
        misses,
    }
}

#[derive(Default)]
struct Count {
    n: usize,
    within: [usize; 3],
}

impl Count {
    fn add(&mut self, place: Option<usize>) {
        self.n += 1;
        for (count, limit) in self.within.iter_mut().zip([1, 5, 10]) {
            *count += usize::from(place.is_some_and(|place| place <= limit));
        }
    }

    fn figures(&self) -> Figures {
        let share = |count: usize| count as f64 / self.n.max(1) as f64;
        let [hit1, hit5, hit10] = self.within.map(share);
        Figures {
            n: self.n,
            hit1,
            hit5,
            hit10,
        }
    }
}
