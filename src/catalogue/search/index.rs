//! Builds the index: words and pairs of words of each card with the weight they have there.
//!
//! Weights are settled while building (BM25 over weighted fields), so that a query only adds up.

use super::card::{Card, Hints};
use super::lexicon::{Lexicon, LexiconError, lexicon};
use super::spelling::Spelling;
use super::vocabulary::{QuickMap, Term, Vocabulary};
use crate::domain::procedure::{Level, ProcedureCode};
use crate::domain::vietnamese::{each_syllable, fold, syllables};

/// How a field of a card counts.
struct Field {
    weight: f32,
    /// Usual length in words, for weighing long texts down.
    usual: f32,
    /// Whether marks and pairs of words are kept.
    close: bool,
}

const NAME: Field = Field {
    weight: 1.0,
    usual: 14.0,
    close: true,
};
const KEYWORDS: Field = Field {
    weight: 0.6,
    usual: 10.0,
    close: true,
};
const EVENTS: Field = Field {
    weight: 0.5,
    usual: 12.0,
    close: true,
};
const RESULTS: Field = Field {
    weight: 0.22,
    usual: 20.0,
    close: true,
};
const CASES: Field = Field {
    weight: 0.18,
    usual: 30.0,
    close: true,
};
const FIELD: Field = Field {
    weight: 0.3,
    usual: 4.0,
    close: true,
};
const PAPERS: Field = Field {
    weight: 0.12,
    usual: 120.0,
    close: false,
};
const APPLICANTS: Field = Field {
    weight: 0.05,
    usual: 8.0,
    close: false,
};
const AGENCY: Field = Field {
    weight: 0.05,
    usual: 8.0,
    close: false,
};

/// How much a long text is weighed down (b of BM25).
const LENGTH: f32 = 0.45;
/// How soon more of the same word stops counting (k1 of BM25).
const SATURATION: f32 = 1.1;
/// A word counts as being in a card from this weight on.
const PRESENT: f32 = 0.15;

/// Special cases are named among the first words; later ones only tell whose papers are meant.
const NAME_HEAD: usize = 16;

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
    starts: Vec<u32>,
    postings: Vec<(u16, f32)>,
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

struct Builder {
    vocabulary: Vocabulary,
    lists: Vec<Vec<(u16, f32)>>,
    written: QuickMap<Term, Box<str>>,
    words: Vec<(Term, Option<Term>)>,
}

impl Builder {
    fn weigh(&mut self, term: Term, entry: u16, weight: f32) {
        let at = term as usize;
        if at >= self.lists.len() {
            self.lists.resize_with(at + 1, Vec::new);
        }
        match self.lists[at].last_mut() {
            Some((last, sum)) if *last == entry => *sum += weight,
            _ => self.lists[at].push((entry, weight)),
        }
    }

    /// Adds a field of a card. `already` holds what was added of the same field, for its length.
    fn field<'a>(&mut self, entry: u16, field: &Field, texts: impl Iterator<Item = &'a str>) {
        let mut words = std::mem::take(&mut self.words);
        words.clear();
        let mut ends = Vec::new();
        for text in texts {
            each_syllable(text, |folded, exact, marked| {
                let term = self.vocabulary.word(folded);
                let close = field.close.then(|| self.vocabulary.word(exact));
                if marked && field.close && !self.written.contains_key(&term) {
                    self.written.insert(term, exact.into());
                }
                words.push((term, close));
            });
            ends.push(words.len());
        }
        let length = words.len() as f32;
        let weight = field.weight / (1.0 - LENGTH + LENGTH * length / field.usual);
        for (term, exact) in &words {
            self.weigh(*term, entry, weight);
            if let Some(exact) = exact {
                self.weigh(*exact, entry, weight);
            }
        }
        if field.close {
            for (at, pair) in words.windows(2).enumerate() {
                if !ends.contains(&(at + 1)) {
                    let term = self.vocabulary.pair(pair[0].0, pair[1].0);
                    self.weigh(term, entry, weight);
                }
            }
        }
        self.words = words;
    }
}

impl Index {
    /// Builds the index of these cards. More than 65,535 cards are not searched beyond that number.
    ///
    /// # Errors
    /// When the lexicon of the program is broken (a test reads it).
    pub fn build(cards: impl IntoIterator<Item = Card>, hints: &Hints) -> Result<Self, LexiconError> {
        let lexicon = lexicon()?;
        let mut builder = Builder {
            vocabulary: Vocabulary::default(),
            lists: Vec::new(),
            written: QuickMap::default(),
            words: Vec::new(),
        };
        let events = events_by_code(hints);
        let mut entries: Vec<Entry> = Vec::new();
        let mut groups: QuickMap<Vec<Term>, u32> = QuickMap::default();
        let mut fields: QuickMap<String, u16> = QuickMap::default();
        for (number, card) in (0_u16..u16::MAX).zip(cards) {
            let wanted = events.get(card.code.0.as_str());
            index_card(&mut builder, number, &card, wanted);
            let name = name_terms(&mut builder.vocabulary, &card.name);
            let groups_so_far = u32::try_from(groups.len()).unwrap_or(u32::MAX);
            let fields_so_far = u16::try_from(fields.len()).unwrap_or(u16::MAX);
            entries.push(Entry {
                initials: crate::domain::vietnamese::initials(&without_opening(&card.name)).into(),
                prior: prior(&card, lexicon, hints, wanted.is_some()),
                special: special(&card.name, lexicon),
                group: *groups.entry(name.clone()).or_insert(groups_so_far),
                field: *fields.entry(card.field.clone()).or_insert(fields_so_far),
                province_words: province_terms(&mut builder.vocabulary, &card),
                code: card.code,
                name,
            });
        }
        Ok(finish(lexicon, builder, entries))
    }

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

fn index_card(builder: &mut Builder, number: u16, card: &Card, wanted: Option<&String>) {
    fn all(texts: &[String]) -> impl Iterator<Item = &str> {
        texts.iter().map(String::as_str)
    }
    builder.field(number, &NAME, std::iter::once(card.name.as_str()));
    builder.field(number, &FIELD, std::iter::once(card.field.as_str()));
    builder.field(number, &KEYWORDS, all(&card.keywords));
    builder.field(number, &EVENTS, wanted.into_iter().map(String::as_str));
    builder.field(number, &RESULTS, all(&card.results));
    builder.field(number, &CASES, all(&card.cases));
    builder.field(number, &PAPERS, all(&card.papers));
    builder.field(number, &APPLICANTS, all(&card.applicants));
    builder.field(number, &AGENCY, std::iter::once(card.agency.as_str()));
}

fn finish(lexicon: &'static Lexicon, mut builder: Builder, entries: Vec<Entry>) -> Index {
    let mut spelling = Spelling::default();
    let strong = |lists: &[Vec<(u16, f32)>], term: Term| {
        lists
            .get(term as usize)
            .is_some_and(|list| list.iter().any(|(_, weight)| *weight > PRESENT))
    };
    for (word, term) in builder.vocabulary.words() {
        if strong(&builder.lists, term) {
            spelling.add(word, term);
        }
    }
    lexicon.each_word(|word| {
        let term = builder.vocabulary.word(&word.folded);
        spelling.add(&word.folded, term);
        if word.marked && !builder.written.contains_key(&term) {
            builder.written.insert(term, word.exact.as_str().into());
        }
    });
    builder.lists.resize_with(builder.vocabulary.len(), Vec::new);
    let total = entries.len() as f32;
    let mut starts = Vec::with_capacity(builder.lists.len() + 1);
    let mut postings = Vec::with_capacity(builder.lists.iter().map(Vec::len).sum());
    let mut rarity = Vec::with_capacity(builder.lists.len());
    starts.push(0);
    for list in builder.lists {
        let present = list.iter().filter(|(_, weight)| *weight > PRESENT).count() as f32;
        rarity.push((1.0 + (total - present + 0.5) / (present + 0.5)).ln().max(0.05));
        postings.extend(
            list.iter()
                .map(|(entry, w)| (*entry, w * (SATURATION + 1.0) / (w + SATURATION))),
        );
        starts.push(u32::try_from(postings.len()).unwrap_or(u32::MAX));
    }
    Index {
        lexicon,
        vocabulary: builder.vocabulary,
        entries,
        spelling,
        starts,
        postings,
        rarity,
        written: builder.written,
    }
}

/// Names open with “Thủ tục”, which says nothing.
fn without_opening(name: &str) -> String {
    let folded = fold(name);
    match folded.strip_prefix("thu tuc ") {
        Some(rest) => rest.to_owned(),
        None => folded,
    }
}

/// The words of a name up to its first bracket: what stands there is where and how, not what.
fn name_terms(vocabulary: &mut Vocabulary, name: &str) -> Vec<Term> {
    let mut terms = Vec::new();
    let name = without_opening(name);
    let head = name
        .split('(')
        .next()
        .filter(|head| head.len() > 12)
        .unwrap_or(&name);
    each_syllable(head, |folded, _, _| terms.push(vocabulary.word(folded)));
    terms
}

/// Words after “tỉnh” or “thành phố” in a name: a procedure of one province says so there.
fn province_terms(vocabulary: &mut Vocabulary, card: &Card) -> Vec<Term> {
    let folded: Vec<String> = syllables(&card.name)
        .into_iter()
        .map(|word| word.folded)
        .collect();
    let after = folded
        .windows(2)
        .position(|pair| pair[0] == "tinh" || pair == ["thanh", "pho"])
        .filter(|_| card.of_one_province);
    match after {
        Some(at) => {
            let start = at + if folded[at] == "tinh" { 1 } else { 2 };
            folded
                .iter()
                .skip(start)
                .take(2)
                .map(|word| vocabulary.word(word))
                .collect()
        }
        None => Vec::new(),
    }
}

fn events_by_code(hints: &Hints) -> QuickMap<&str, String> {
    let mut events: QuickMap<&str, String> = QuickMap::default();
    for (words, codes) in &hints.life_events {
        for code in codes {
            let text = events.entry(code.0.as_str()).or_default();
            text.push_str(words);
            text.push_str(" . ");
        }
    }
    events
}

/// How likely a procedure is wanted before a word is said: commune first, this office first, what is
/// in force everywhere first.
fn prior(card: &Card, lexicon: &Lexicon, hints: &Hints, common: bool) -> f32 {
    let level = if card.levels.contains(&Level::Commune) {
        1.22
    } else if card.levels.contains(&Level::Province) {
        1.0
    } else {
        0.9
    };
    let field = lexicon.fields.get(&card.field).copied().unwrap_or(1.0);
    let own = hints
        .province
        .as_ref()
        .is_some_and(|province| fold(&card.name).contains(&fold(province)));
    let place = if card.of_one_province && !own && !card.received_here {
        0.72
    } else {
        1.0
    };
    let here = if card.received_here { 1.15 } else { 1.0 };
    let wanted = if common { 1.08 } else { 1.0 };
    let home = if fold(&card.agency).contains("co quan dai dien") {
        0.75
    } else {
        1.0
    };
    let live = if card.superseded { 0.6 } else { 1.0 };
    level * field * place * here * wanted * home * live
}

fn special(name: &str, lexicon: &Lexicon) -> u64 {
    let mut words = syllables(name);
    words.truncate(NAME_HEAD);
    lexicon
        .special
        .iter()
        .take(64)
        .enumerate()
        .filter(|(_, phrase)| {
            words
                .windows(phrase.len())
                .any(|run| run.iter().zip(*phrase).all(|(a, b)| a.folded == b.folded))
        })
        .fold(0, |set, (at, _)| set | 1 << at)
}
