//! The index of all procedures: words and pairs of words, and where they stand with what weight.
//!
//! Made by [`super::build`], asked by [`super::rank`], never changed.

use super::lexicon::Lexicon;
use super::spelling::Spelling;
use super::vocabulary::{QuickMap, Term, Vocabulary};
use crate::domain::procedure::ProcedureCode;

/// One searched procedure, as ranking needs it.
#[derive(Debug)]
pub(super) struct Entry {
    pub code: ProcedureCode,
    /// Folded words of the name without “thủ tục”.
    pub name: Vec<Term>,
    pub initials: Box<str>,
    /// How likely it is wanted before a word is said.
    pub prior: f32,
    /// Special cases named in its name, as positions in the lexicon's list.
    pub special: u64,
    /// Procedures with the same name are of one group.
    pub group: u32,
    pub field: u16,
    pub province_words: Vec<Term>,
}

/// The index of all procedures. Built once, then only read.
#[derive(Debug)]
pub struct Index {
    pub(super) lexicon: &'static Lexicon,
    pub(super) vocabulary: Vocabulary,
    pub(super) entries: Vec<Entry>,
    pub(super) spelling: Spelling,
    /// Where the postings of a term start; one more than terms.
    pub(super) starts: Vec<u32>,
    pub(super) postings: Vec<(u16, f32)>,
    pub(super) rarity: Vec<f32>,
    /// Readable form of folded words.
    pub(super) written: QuickMap<Term, Box<str>>,
}

/// What an index holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Size {
    pub procedures: usize,
    pub terms: usize,
    pub postings: usize,
    /// Memory in bytes, by counting.
    pub bytes: usize,
}

impl Index {
    /// The procedures of a term with its weight there.
    pub(super) fn postings(&self, term: Term) -> &[(u16, f32)] {
        let at = term as usize;
        match (self.starts.get(at), self.starts.get(at + 1)) {
            (Some(start), Some(end)) => &self.postings[*start as usize..*end as usize],
            _ => &[],
        }
    }

    /// Whether a term stands in any card (words of the lexicon alone do not).
    pub(super) fn is_used(&self, term: Term) -> bool {
        !self.postings(term).is_empty()
    }

    /// What the index holds and how much memory it takes.
    pub fn size(&self) -> Size {
        let entries: usize = self
            .entries
            .iter()
            .map(|e| 120 + e.name.len() * 4 + e.initials.len() + e.code.0.len())
            .sum();
        Size {
            procedures: self.entries.len(),
            terms: self.vocabulary.len(),
            postings: self.postings.len(),
            bytes: self.postings.len() * 8
                + self.starts.len() * 8
                + self.vocabulary.bytes()
                + self.spelling.bytes()
                + self.written.len() * 40
                + entries,
        }
    }
}
