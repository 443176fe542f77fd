//! The papers handed in, held against what the procedure's version asks for.
//!
//! Nothing outside the published list may be asked for (NĐ 63/2010 Đ18.6); what is on it and missing is
//! told at once and in full (NĐ 61/2018 Đ11), so that nobody comes twice.

use crate::domain::message::Message;
use crate::domain::procedure::{Case, RequiredPaper};
use serde::{Deserialize, Serialize};

/// In what shape a paper came.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PaperState {
    #[default]
    OnPaper,
    /// As a file.
    Electronic,
    /// Taken from a national database (NĐ 224/2026 Đ18.4).
    FromDatabase,
    /// Shown and given back.
    Shown,
    /// Its condition does not hold in this matter.
    NotNeeded,
}

/// One paper of the list, as it was handed in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HandedIn {
    /// Its place in the case's list, from 0.
    pub paper: usize,
    #[serde(default)]
    pub state: PaperState,
    #[serde(default)]
    pub originals: u32,
    #[serde(default)]
    pub copies: u32,
}

/// A paper as stored with the dossier and printed on the receipt.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReceivedPaper {
    pub name: String,
    pub state: PaperState,
    pub originals: u32,
    pub copies: u32,
}

/// Most of one paper that can be meant.
const MOST_SHEETS: u32 = 999;

/// The papers as received, or everything that is missing, each with its name.
pub(super) fn check(
    case: &Case,
    handed_in: &[HandedIn],
) -> Result<Vec<ReceivedPaper>, Vec<(String, Message)>> {
    let mut wrong = Vec::new();
    let mut received = Vec::new();
    for paper in handed_in {
        let place = format!("papers.{}", paper.paper);
        let Some(asked) = case.papers.get(paper.paper) else {
            wrong.push((place, Message::new("intake-paper-not-asked")));
            continue;
        };
        if handed_in
            .iter()
            .filter(|other| other.paper == paper.paper)
            .count()
            > 1
        {
            wrong.push((
                place,
                Message::new("intake-paper-twice").with("paper", short(&asked.name)),
            ));
            continue;
        }
        if paper.originals > MOST_SHEETS || paper.copies > MOST_SHEETS {
            wrong.push((
                place,
                Message::new("intake-paper-count").with("most", MOST_SHEETS),
            ));
            continue;
        }
        if paper.state == PaperState::OnPaper && paper.originals + paper.copies == 0 {
            wrong.push((
                place,
                Message::new("intake-paper-none").with("paper", short(&asked.name)),
            ));
            continue;
        }
        if paper.state != PaperState::NotNeeded {
            received.push((
                paper.paper,
                ReceivedPaper {
                    name: asked.name.clone(),
                    state: paper.state,
                    originals: paper.originals,
                    copies: paper.copies,
                },
            ));
        }
    }
    for (place, asked) in case.papers.iter().enumerate() {
        if !handed_in.iter().any(|paper| paper.paper == place) && is_missing(case, handed_in, asked) {
            wrong.push((
                format!("papers.{place}"),
                Message::new("intake-paper-missing").with("paper", short(&asked.name)),
            ));
        }
    }
    if !wrong.is_empty() {
        return Err(wrong);
    }
    received.sort_by_key(|(place, _)| *place);
    Ok(received.into_iter().map(|(_, paper)| paper).collect())
}

/// A paper that nobody handed in is missing, unless it hangs on a condition, is taken from a database, or
/// an alternative to it is there.
fn is_missing(case: &Case, handed_in: &[HandedIn], asked: &RequiredPaper) -> bool {
    if asked.condition.is_some() || asked.from_database {
        return false;
    }
    match asked.alternative {
        None => true,
        Some(group) => !handed_in.iter().any(|paper| {
            case.papers
                .get(paper.paper)
                .is_some_and(|other| other.alternative == Some(group))
        }),
    }
}

/// A name that fits a sentence.
fn short(name: &str) -> String {
    const MOST: usize = 80;
    if name.chars().count() <= MOST {
        return name.to_owned();
    }
    let cut: String = name.chars().take(MOST).collect();
    format!("{}…", cut.trim_end())
}

/// Every paper as the list asks for it: what the clerk ticks when all is there.
impl HandedIn {
    pub fn as_asked(case: &Case) -> Vec<HandedIn> {
        let mut groups = std::collections::BTreeSet::new();
        case.papers
            .iter()
            .enumerate()
            .filter(|(_, paper)| {
                paper.condition.is_none() && paper.alternative.is_none_or(|group| groups.insert(group))
            })
            .map(|(place, paper)| HandedIn {
                paper: place,
                state: match paper {
                    paper if paper.from_database => PaperState::FromDatabase,
                    paper if paper.shown_only => PaperState::Shown,
                    paper if paper.originals + paper.copies == 0 => PaperState::Electronic,
                    _ => PaperState::OnPaper,
                },
                originals: paper.originals,
                copies: paper.copies,
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paper(name: &str, alternative: Option<u32>, condition: Option<&str>) -> RequiredPaper {
        RequiredPaper {
            name: name.into(),
            originals: 1,
            copies: 0,
            form: None,
            condition: condition.map(str::to_owned),
            alternative,
            shown_only: false,
            from_database: false,
        }
    }

    fn case() -> Case {
        Case {
            papers: vec![
                paper("Tờ khai", None, None),
                paper("Giấy chứng sinh", Some(1), None),
                paper("Văn bản của người làm chứng", Some(1), None),
                paper("Giấy ủy quyền", None, Some("nộp thay")),
            ],
            ..Case::default()
        }
    }

    fn handed(place: usize) -> HandedIn {
        HandedIn {
            paper: place,
            state: PaperState::OnPaper,
            originals: 1,
            copies: 0,
        }
    }

    #[test]
    fn all_missing_papers_are_told_at_once() {
        let wrong = check(&case(), &[]).unwrap_err();
        let places: Vec<&str> = wrong.iter().map(|(place, _)| place.as_str()).collect();
        assert_eq!(places, ["papers.0", "papers.1", "papers.2"]);
    }

    #[test]
    fn one_of_two_alternatives_is_enough_and_a_conditional_paper_may_be_absent() {
        let received = check(&case(), &[handed(2), handed(0)]).unwrap();
        let names: Vec<&str> = received.iter().map(|paper| paper.name.as_str()).collect();
        assert_eq!(names, ["Tờ khai", "Văn bản của người làm chứng"]);
    }

    #[test]
    fn a_paper_outside_the_list_is_never_taken() {
        let wrong = check(&case(), &[handed(0), handed(1), handed(9)]).unwrap_err();
        assert_eq!(wrong[0].1.id, "intake-paper-not-asked");
    }

    #[test]
    fn as_asked_satisfies_the_list() {
        assert_eq!(check(&case(), &HandedIn::as_asked(&case())).unwrap().len(), 2);
    }
}
