//! Builds the index: each card's fields become words and pairs of words with the weight they have there.
//!
//! Weights are settled here (BM25 over weighted fields), so that a query only adds up. Two threads,
//! always two: the index is the same on every machine.

use super::card::{Card, Hints};
use super::index::{Entry, Index};
use super::lexicon::{Lexicon, LexiconError, lexicon};
use super::spelling::Spelling;
use super::tally::{
    AGENCY, APPLICANTS, CASES, EVENTS, FIELD, KEYWORDS, NAME, PAPERS, RESULTS, Spelled, Tally, Weight,
};
use super::vocabulary::{QuickMap, Term, Vocabulary};
use crate::domain::procedure::Level;
use crate::domain::vietnamese::fold;

/// How soon more of the same word stops counting (k1 of BM25).
const SATURATION: f32 = 1.1;
/// A word counts as being in a card from this weight on.
const PRESENT: f32 = 0.15;

/// Special cases are named among the first words; later ones only tell whose papers are meant.
const NAME_HEAD: usize = 16;

/// Most cards that are searched: entries are numbered in two bytes.
const MOST_CARDS: usize = u16::MAX as usize;

/// What one thread makes of its share of the cards.
struct Share {
    vocabulary: Vocabulary,
    weights: Vec<Weight>,
    spelled: Vec<Spelled>,
    entries: Vec<Entry>,
}

/// What the cards are read with.
struct Reader<'a> {
    lexicon: &'static Lexicon,
    /// Words of the life events that lead to a code.
    events: QuickMap<&'a str, String>,
    /// Folded.
    province: Option<String>,
}

impl Index {
    /// Builds the index of these cards. More than 65,535 cards are not searched beyond that number.
    ///
    /// # Errors
    /// When the lexicon of the program is broken (a test reads it).
    pub fn build(cards: impl IntoIterator<Item = Card>, hints: &Hints) -> Result<Self, LexiconError> {
        let cards: Vec<Card> = cards.into_iter().take(MOST_CARDS).collect();
        build_in_two(&cards, cards.len() / 2, hints)
    }
}

/// One thread reads the cards before `at`, another the rest.
fn build_in_two(cards: &[Card], at: usize, hints: &Hints) -> Result<Index, LexiconError> {
    let lexicon = lexicon()?;
    let reader = Reader {
        lexicon,
        events: events_by_code(hints),
        province: hints.province.as_deref().map(fold),
    };
    let (first, second) = cards.split_at(at);
    let start = u16::try_from(first.len()).unwrap_or(u16::MAX);
    let (first, second) = std::thread::scope(|threads| {
        let second = threads.spawn(|| reader.read(second, start));
        (reader.read(first, 0), second.join())
    });
    let second = second.unwrap_or_else(|panic| std::panic::resume_unwind(panic));
    Ok(finish(lexicon, cards, first.with(second)))
}

fn all(texts: &[String]) -> impl Iterator<Item = &str> {
    texts.iter().map(String::as_str)
}

impl Reader<'_> {
    fn read(&self, cards: &[Card], start: u16) -> Share {
        let mut tally = Tally::default();
        let fixed = FixedWords::of(self.lexicon, &mut tally.vocabulary);
        let mut entries: Vec<Entry> = Vec::with_capacity(cards.len());
        for (number, card) in (start..=u16::MAX).zip(cards) {
            let wanted = self.events.get(card.code.0.as_str());
            tally.field(&NAME, std::iter::once(card.name.as_str()));
            tally.field(&FIELD, std::iter::once(card.field.as_str()));
            tally.field(&KEYWORDS, all(&card.keywords));
            tally.field(&EVENTS, wanted.into_iter().map(String::as_str));
            tally.field(&RESULTS, all(&card.results));
            tally.field(&CASES, all(&card.cases));
            tally.field(&PAPERS, all(&card.papers));
            tally.field(&APPLICANTS, all(&card.applicants));
            tally.field(&AGENCY, std::iter::once(card.agency.as_str()));
            tally.card_ends(number);
            entries.push(self.entry(card, wanted.is_some(), &fixed, &mut tally));
        }
        Share {
            vocabulary: tally.vocabulary,
            weights: tally.weights,
            spelled: tally.spelled,
            entries,
        }
    }

    fn entry<'t>(&self, card: &'t Card, common: bool, fixed: &FixedWords, tally: &mut Tally<'t>) -> Entry {
        let mut words: Vec<Term> = tally.words(&card.name).iter().map(|word| word.word).collect();
        if words.len() > 2 && words.starts_with(&fixed.opening) {
            words.drain(..fixed.opening.len());
        }
        Entry {
            code: card.code.clone(),
            initials: words
                .iter()
                .filter_map(|word| tally.first_letter(*word))
                .collect::<String>()
                .into(),
            prior: self.prior(card, common),
            special: fixed.specials_in(&words[..words.len().min(NAME_HEAD)]),
            group: 0,
            field: 0,
            province_words: fixed.province_words(card, &words),
            name: words[..head_of(&card.name, &words, tally)].to_vec(),
        }
    }

    /// How likely a procedure is wanted before a word is said: commune first, this office first, what is
    /// in force everywhere first.
    fn prior(&self, card: &Card, common: bool) -> f32 {
        let level = if card.levels.contains(&Level::Commune) {
            1.22
        } else if card.levels.contains(&Level::Province) {
            1.0
        } else {
            0.9
        };
        let field = self.lexicon.fields.get(&card.field).copied().unwrap_or(1.0);
        let own = || {
            let named = |province| fold(&card.name).contains(province);
            self.province.as_deref().is_some_and(named)
        };
        let place = if card.of_one_province && !card.received_here && !own() {
            0.72
        } else {
            1.0
        };
        let here = if card.received_here { 1.15 } else { 1.0 };
        let wanted = if common { 1.08 } else { 1.0 };
        let home = if card.agency.to_lowercase().contains("cơ quan đại diện") {
            0.75
        } else {
            1.0
        };
        let live = if card.superseded { 0.6 } else { 1.0 };
        level * field * place * here * wanted * home * live
    }
}

impl Share {
    /// Takes in the share that follows.
    fn with(mut self, next: Share) -> Share {
        let mut own: Vec<Term> = vec![0; next.vocabulary.len()];
        for (word, term) in next.vocabulary.words_in_order() {
            own[term as usize] = self.vocabulary.word(word);
        }
        for ((a, b), term) in next.vocabulary.pairs_in_order() {
            own[term as usize] = self.vocabulary.pair(own[a as usize], own[b as usize]);
        }
        let here = |term: Term| own[term as usize];
        self.weights.extend(
            next.weights
                .iter()
                .map(|(term, entry, weight)| (here(*term), *entry, *weight)),
        );
        self.spelled.extend(next.spelled.iter().map(|spelled| Spelled {
            word: here(spelled.word),
            exact: here(spelled.exact),
            marked: spelled.marked,
        }));
        self.entries.extend(next.entries.into_iter().map(|mut entry| {
            for term in entry.name.iter_mut().chain(&mut entry.province_words) {
                *term = here(*term);
            }
            entry
        }));
        self
    }
}

/// The weights of each term by entry: where its list starts, and all lists one after the other.
fn lists(weights: &[Weight], terms: usize) -> (Vec<u32>, Vec<(u16, f32)>) {
    let mut starts = vec![0_u32; terms + 1];
    for (term, _, _) in weights {
        starts[*term as usize + 1] += 1;
    }
    for at in 1..starts.len() {
        starts[at] += starts[at - 1];
    }
    let mut sorted = vec![(0_u16, 0.0_f32); weights.len()];
    let mut next = starts.clone();
    for (term, entry, weight) in weights {
        let at = &mut next[*term as usize];
        sorted[*at as usize] = (*entry, *weight);
        *at += 1;
    }
    (starts, sorted)
}

fn finish(lexicon: &'static Lexicon, cards: &[Card], share: Share) -> Index {
    let Share {
        mut vocabulary,
        weights,
        spelled,
        mut entries,
    } = share;
    number_groups(&mut entries, cards);
    let in_cards = vocabulary.len();
    let mut written: QuickMap<Term, Box<str>> = QuickMap::default();
    let mut from_lexicon: Vec<(String, Term)> = Vec::new();
    lexicon.each_word(|word| {
        let term = vocabulary.word(&word.folded);
        from_lexicon.push((word.folded.clone(), term));
        if word.marked {
            written.entry(term).or_insert_with(|| word.exact.as_str().into());
        }
    });
    let (starts, mut postings) = lists(&weights, vocabulary.len());
    let present: Vec<usize> = starts
        .windows(2)
        .map(|ends| {
            let list = &postings[ends[0] as usize..ends[1] as usize];
            list.iter().filter(|(_, weight)| *weight > PRESENT).count()
        })
        .collect();
    let in_order = vocabulary.words_in_order();
    write_as_most_do(&mut written, &in_order, &spelled, &present);
    let mut spelling = Spelling::default();
    for (word, term) in &in_order {
        if (*term as usize) < in_cards && present[*term as usize] > 0 {
            spelling.add(word, *term);
        }
    }
    for (word, term) in from_lexicon {
        spelling.add(&word, term);
    }
    let total = entries.len() as f32;
    let rarity = present
        .iter()
        .map(|present| {
            let present = *present as f32;
            (1.0 + (total - present + 0.5) / (present + 0.5)).ln().max(0.05)
        })
        .collect();
    for (_, weight) in &mut postings {
        *weight = *weight * (SATURATION + 1.0) / (*weight + SATURATION);
    }
    Index {
        lexicon,
        vocabulary,
        entries,
        spelling,
        starts,
        postings,
        rarity,
        written,
    }
}

/// Numbers what has the same name, and what is of the same field.
fn number_groups(entries: &mut [Entry], cards: &[Card]) {
    let mut groups: QuickMap<Vec<Term>, u32> = QuickMap::default();
    let mut fields: QuickMap<&str, u16> = QuickMap::default();
    for (entry, card) in entries.iter_mut().zip(cards) {
        let groups_so_far = u32::try_from(groups.len()).unwrap_or(u32::MAX);
        let fields_so_far = u16::try_from(fields.len()).unwrap_or(u16::MAX);
        entry.group = *groups.entry(entry.name.clone()).or_insert(groups_so_far);
        entry.field = *fields.entry(&card.field).or_insert(fields_so_far);
    }
}

/// Keeps for each folded word the spelling with marks that most cards have.
fn write_as_most_do(
    written: &mut QuickMap<Term, Box<str>>,
    words: &[(&str, Term)],
    spelled: &[Spelled],
    present: &[usize],
) {
    let mut texts = vec![""; present.len()];
    for (word, term) in words {
        texts[*term as usize] = word;
    }
    let mut most = vec![0; present.len()];
    for Spelled { word, exact, marked } in spelled {
        let cards = present[*exact as usize];
        let most = &mut most[*word as usize];
        if *marked && cards > *most {
            *most = cards;
            written.insert(*word, texts[*exact as usize].into());
        }
    }
}

/// Words that are looked for in names.
struct FixedWords {
    /// Names open with “Thủ tục”, which says nothing.
    opening: [Term; 2],
    province: Term,
    city: [Term; 2],
    specials: Vec<Vec<Term>>,
    /// First word of a special case → which cases.
    specials_by_start: QuickMap<Term, Vec<usize>>,
}

impl FixedWords {
    fn of(lexicon: &Lexicon, vocabulary: &mut Vocabulary) -> Self {
        let specials: Vec<Vec<Term>> = lexicon
            .specials()
            .map(|phrase| phrase.iter().map(|word| vocabulary.word(&word.folded)).collect())
            .collect();
        let mut specials_by_start: QuickMap<Term, Vec<usize>> = QuickMap::default();
        for (at, phrase) in specials.iter().enumerate() {
            if let Some(first) = phrase.first() {
                specials_by_start.entry(*first).or_default().push(at);
            }
        }
        FixedWords {
            opening: ["thu", "tuc"].map(|word| vocabulary.word(word)),
            province: vocabulary.word("tinh"),
            city: ["thanh", "pho"].map(|word| vocabulary.word(word)),
            specials,
            specials_by_start,
        }
    }

    fn specials_in(&self, words: &[Term]) -> u64 {
        let mut set = 0;
        for (at, word) in words.iter().enumerate() {
            for case in self.specials_by_start.get(word).into_iter().flatten() {
                set |= u64::from(words[at..].starts_with(&self.specials[*case])) << case;
            }
        }
        set
    }

    /// Words after “tỉnh” or “thành phố” in a name: a procedure of one province says so there.
    fn province_words(&self, card: &Card, name: &[Term]) -> Vec<Term> {
        if !card.of_one_province {
            return Vec::new();
        }
        let province = name
            .iter()
            .position(|word| *word == self.province)
            .map(|at| at + 1);
        let city = name
            .windows(2)
            .position(|pair| pair == self.city)
            .map(|at| at + 2);
        match province.or(city) {
            Some(start) => name[start..].iter().take(2).copied().collect(),
            None => Vec::new(),
        }
    }
}

/// How many words a name has up to its first bracket: what stands there is where and how, not what.
fn head_of<'t>(name: &'t str, words: &[Term], tally: &mut Tally<'t>) -> usize {
    let Some(bracket) = name.find('(') else {
        return words.len();
    };
    let head = words.len().saturating_sub(tally.words(&name[bracket..]).len());
    if head > 2 { head } else { words.len() }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::embedded;

    /// Words and pairs of words with where they stand.
    fn content(index: &Index) -> std::collections::BTreeMap<String, &[(u16, f32)]> {
        let words = index.vocabulary.words_in_order();
        let text = |term: Term| words.iter().find(|(_, other)| *other == term).unwrap().0;
        let pairs = index.vocabulary.pairs_in_order().into_iter();
        let pairs = pairs.map(|((a, b), term)| (format!("{} {}", text(a), text(b)), term));
        words
            .iter()
            .map(|(word, term)| ((*word).to_owned(), *term))
            .chain(pairs)
            .map(|(text, term)| (text, index.postings(term)))
            .collect()
    }

    #[test]
    fn the_index_is_the_same_wherever_the_cards_are_parted() {
        let procedures = embedded::procedures().unwrap();
        let cards: Vec<Card> = procedures
            .iter()
            .take(40)
            .map(|procedure| Card::of(procedure, true))
            .collect();
        let build = |at| build_in_two(&cards, at, &Hints::default()).unwrap();
        let whole = build(0);
        for at in [1, 20, 40] {
            let parted = build(at);
            assert_eq!(content(&whole), content(&parted), "{at}");
            for (a, b) in whole.entries.iter().zip(&parted.entries) {
                assert_eq!(
                    (&a.code, &a.initials, a.special, a.group, a.field),
                    (&b.code, &b.initials, b.special, b.group, b.field)
                );
            }
            for query in ["khai sinh", "mat so do", "dkkh", "hộ kinh doanh", "tạm chú"] {
                // Scores are sums in the order of the terms' numbers: alike but for the last digit.
                let codes = |index: &Index| {
                    let hits = index.find(query, 10).hits.into_iter();
                    hits.map(|hit| hit.code).collect::<Vec<_>>()
                };
                assert_eq!(codes(&whole), codes(&parted), "{query}");
            }
        }
    }

    #[test]
    fn a_word_is_shown_as_most_cards_write_it() {
        let card = |number: u32, name: &str| Card {
            name: name.to_owned(),
            ..Card::of(&embedded::procedures().unwrap()[number as usize], true)
        };
        let cards = [card(0, "Lề đường"), card(1, "Lễ hội"), card(2, "Lễ tang")];
        let index = Index::build(cards, &Hints::default()).unwrap();
        let term = index.vocabulary.known_word("le").unwrap();
        assert_eq!(index.written.get(&term).map(|exact| &**exact), Some("lê4"));
    }
}
