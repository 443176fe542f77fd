//! Builds the index: each card's fields become words and pairs of words with the weight they have there.
//!
//! Weights are settled here (BM25 over weighted fields), so that a query only adds up. Two threads:
//! one for names and what is close to them, one for papers, applicants and agencies.

use super::card::{Card, Hints};
use super::index::{Entry, Index};
use super::lexicon::{Lexicon, LexiconError, lexicon};
use super::spelling::Spelling;
use super::vocabulary::{QuickMap, Term, Vocabulary};
use crate::domain::procedure::Level;
use crate::domain::vietnamese::{Syllable, each_syllable, fold, syllables};

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

/// Most cards that are searched: entries are numbered in two bytes.
const MOST_CARDS: usize = u16::MAX as usize;

/// A spelling met before: its word, its exact word, and whether it has marks.
type Seen = (Term, Term, bool);

/// The weight of a term in an entry, as it was met.
type Weight = (Term, u16, f32);

#[derive(Default)]
struct Builder {
    vocabulary: Vocabulary,
    weights: Vec<Weight>,
    written: QuickMap<Term, Box<str>>,
    /// By exact spelling, so that each word of a text is looked up once.
    seen: QuickMap<Box<str>, Seen>,
    words: Vec<(Term, Term)>,
    ends: Vec<usize>,
}

impl Builder {
    fn weigh(&mut self, term: Term, entry: u16, weight: f32) {
        self.weights.push((term, entry, weight));
    }

    fn see(&mut self, folded: &str, exact: &str, marked: bool, close: bool) -> (Term, Term) {
        if let Some((term, close, _)) = self.seen.get(exact) {
            return (*term, *close);
        }
        let term = self.vocabulary.word(folded);
        let exact_term = if close { self.vocabulary.word(exact) } else { term };
        if close && marked {
            self.written.entry(term).or_insert_with(|| exact.into());
        }
        self.seen.insert(exact.into(), (term, exact_term, marked));
        (term, exact_term)
    }

    /// Adds a field of a card.
    fn field<'a>(&mut self, entry: u16, field: &Field, texts: impl Iterator<Item = &'a str>) {
        let mut words = std::mem::take(&mut self.words);
        let mut ends = std::mem::take(&mut self.ends);
        words.clear();
        ends.clear();
        for text in texts {
            each_syllable(text, |folded, exact, marked| {
                words.push(self.see(folded, exact, marked, field.close));
            });
            ends.push(words.len());
        }
        let weight = field.weight / (1.0 - LENGTH + LENGTH * words.len() as f32 / field.usual);
        for (term, exact) in &words {
            self.weigh(*term, entry, weight);
            if field.close {
                self.weigh(*exact, entry, weight);
            }
        }
        if field.close {
            let mut start = 0;
            for end in &ends {
                for pair in words[start..*end].windows(2) {
                    let term = self.vocabulary.pair(pair[0].0, pair[1].0);
                    self.weigh(term, entry, weight);
                }
                start = *end;
            }
        }
        self.words = words;
        self.ends = ends;
    }

    /// Takes in the words of another builder over the same cards.
    fn take_in(&mut self, other: Builder) {
        let mut own = vec![0; other.vocabulary.len()];
        for (word, term) in other.vocabulary.words() {
            own[term as usize] = self.vocabulary.word(word);
        }
        self.weights.extend(
            other
                .weights
                .iter()
                .map(|(term, entry, weight)| (own[*term as usize], *entry, *weight)),
        );
    }
}

/// The weights of each term: where its list starts, and all lists one after the other, by entry.
fn lists(weights: &[Weight], terms: usize) -> (Vec<u32>, Vec<(u16, f32)>) {
    let mut ends = vec![0_usize; terms + 1];
    for (term, _, _) in weights {
        ends[*term as usize + 1] += 1;
    }
    for at in 1..ends.len() {
        ends[at] += ends[at - 1];
    }
    let mut sorted = vec![(0_u16, 0.0_f32); weights.len()];
    let mut next = ends.clone();
    for (term, entry, weight) in weights {
        let at = &mut next[*term as usize];
        sorted[*at] = (*entry, *weight);
        *at += 1;
    }
    let mut starts = Vec::with_capacity(terms + 1);
    let mut out: Vec<(u16, f32)> = Vec::with_capacity(weights.len());
    for range in ends.windows(2) {
        let start = out.len();
        starts.push(u32::try_from(start).unwrap_or(u32::MAX));
        let list = &mut sorted[range[0]..range[1]];
        // Two runs in order already: names first, then papers.
        list.sort_by_key(|(entry, _)| *entry);
        for (entry, weight) in list {
            match out[start..].last_mut() {
                Some((last, sum)) if last == entry => *sum += *weight,
                _ => out.push((*entry, *weight)),
            }
        }
    }
    starts.push(u32::try_from(out.len()).unwrap_or(u32::MAX));
    out.shrink_to_fit();
    (starts, out)
}

impl Index {
    /// Builds the index of these cards. More than 65,535 cards are not searched beyond that number.
    ///
    /// # Errors
    /// When the lexicon of the program is broken (a test reads it).
    pub fn build(cards: impl IntoIterator<Item = Card>, hints: &Hints) -> Result<Self, LexiconError> {
        let cards: Vec<Card> = cards.into_iter().take(MOST_CARDS).collect();
        let (far, near) = std::thread::scope(|threads| {
            let far = threads.spawn(|| far_fields(&cards));
            let near = near_fields(&cards, hints);
            (far.join(), near)
        });
        let far = far.unwrap_or_else(|panic| std::panic::resume_unwind(panic));
        let (mut builder, entries) = near?;
        builder.take_in(far);
        Ok(finish(lexicon()?, builder, entries))
    }
}

fn numbered(cards: &[Card]) -> impl Iterator<Item = (u16, &Card)> {
    (0..=u16::MAX).zip(cards)
}

fn all(texts: &[String]) -> impl Iterator<Item = &str> {
    texts.iter().map(String::as_str)
}

/// What stands far from the name: single words only.
fn far_fields(cards: &[Card]) -> Builder {
    let mut builder = Builder::default();
    for (number, card) in numbered(cards) {
        builder.field(number, &PAPERS, all(&card.papers));
        builder.field(number, &APPLICANTS, all(&card.applicants));
        builder.field(number, &AGENCY, std::iter::once(card.agency.as_str()));
    }
    builder
}

fn near_fields(cards: &[Card], hints: &Hints) -> Result<(Builder, Vec<Entry>), LexiconError> {
    let lexicon = lexicon()?;
    let events = events_by_code(hints);
    let mut builder = Builder::default();
    let mut entries: Vec<Entry> = Vec::with_capacity(cards.len());
    let mut groups: QuickMap<Vec<Term>, u32> = QuickMap::default();
    let mut fields: QuickMap<String, u16> = QuickMap::default();
    for (number, card) in numbered(cards) {
        let wanted = events.get(card.code.0.as_str());
        builder.field(number, &NAME, std::iter::once(card.name.as_str()));
        builder.field(number, &FIELD, std::iter::once(card.field.as_str()));
        builder.field(number, &KEYWORDS, all(&card.keywords));
        builder.field(number, &EVENTS, wanted.into_iter().map(String::as_str));
        builder.field(number, &RESULTS, all(&card.results));
        builder.field(number, &CASES, all(&card.cases));
        let words = without_opening(syllables(&card.name));
        let name: Vec<Term> = words[..head_of(&card.name, &words)]
            .iter()
            .map(|word| builder.vocabulary.word(&word.folded))
            .collect();
        let groups_so_far = u32::try_from(groups.len()).unwrap_or(u32::MAX);
        let fields_so_far = u16::try_from(fields.len()).unwrap_or(u16::MAX);
        entries.push(Entry {
            code: card.code.clone(),
            initials: words
                .iter()
                .filter_map(|word| word.folded.chars().next())
                .collect::<String>()
                .into(),
            prior: prior(card, lexicon, hints, wanted.is_some()),
            special: special(&words, lexicon),
            group: *groups.entry(name.clone()).or_insert(groups_so_far),
            field: *fields.entry(card.field.clone()).or_insert(fields_so_far),
            province_words: province_terms(&mut builder.vocabulary, card, &words),
            name,
        });
    }
    Ok((builder, entries))
}

fn finish(lexicon: &'static Lexicon, mut builder: Builder, entries: Vec<Entry>) -> Index {
    let in_cards = builder.vocabulary.len();
    let mut from_lexicon: Vec<(String, Term)> = Vec::new();
    lexicon.each_word(|word| {
        let term = builder.vocabulary.word(&word.folded);
        from_lexicon.push((word.folded.clone(), term));
        if word.marked {
            builder
                .written
                .entry(term)
                .or_insert_with(|| word.exact.as_str().into());
        }
    });
    let (starts, mut postings) = lists(&builder.weights, builder.vocabulary.len());
    let list = |postings: &[(u16, f32)], term: usize| {
        starts[term] as usize..(starts[term + 1] as usize).min(postings.len())
    };
    let mut spelling = Spelling::default();
    for (word, term) in builder.vocabulary.words() {
        let near = (term as usize) < in_cards
            && postings[list(&postings, term as usize)]
                .iter()
                .any(|(_, weight)| *weight > PRESENT);
        if near {
            spelling.add(word, term);
        }
    }
    for (word, term) in from_lexicon {
        spelling.add(&word, term);
    }
    let total = entries.len() as f32;
    let rarity = (0..builder.vocabulary.len())
        .map(|term| {
            let present = postings[list(&postings, term)]
                .iter()
                .filter(|(_, weight)| *weight > PRESENT)
                .count();
            let present = present as f32;
            (1.0 + (total - present + 0.5) / (present + 0.5)).ln().max(0.05)
        })
        .collect();
    for (_, weight) in &mut postings {
        *weight = *weight * (SATURATION + 1.0) / (*weight + SATURATION);
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
fn without_opening(mut words: Vec<Syllable>) -> Vec<Syllable> {
    if words.len() > 2 && words[0].folded == "thu" && words[1].folded == "tuc" {
        words.drain(..2);
    }
    words
}

/// How many words a name has up to its first bracket: what stands there is where and how, not what.
fn head_of(name: &str, words: &[Syllable]) -> usize {
    let Some(bracket) = name.find('(') else {
        return words.len();
    };
    let mut inside = 0;
    each_syllable(&name[bracket..], |_, _, _| inside += 1);
    let head = words.len().saturating_sub(inside);
    if head > 2 { head } else { words.len() }
}

/// Words after “tỉnh” or “thành phố” in a name: a procedure of one province says so there.
fn province_terms(vocabulary: &mut Vocabulary, card: &Card, name: &[Syllable]) -> Vec<Term> {
    let province = name
        .iter()
        .position(|word| word.folded == "tinh")
        .map(|at| at + 1);
    let city = name
        .windows(2)
        .position(|pair| pair[0].folded == "thanh" && pair[1].folded == "pho")
        .map(|at| at + 2);
    match province.or(city).filter(|_| card.of_one_province) {
        Some(start) => name
            .iter()
            .skip(start)
            .take(2)
            .map(|word| vocabulary.word(&word.folded))
            .collect(),
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

fn special(name: &[Syllable], lexicon: &Lexicon) -> u64 {
    let head = &name[..name.len().min(NAME_HEAD)];
    lexicon.specials_in(head.iter().map(|word| word.folded.as_str()))
}
