//! Adds up, card by card, which words and pairs of words stand in it and with what weight.
//!
//! Each run of letters is taken apart once: texts of the administration repeat their words a hundred
//! times over. What the weights become is settled by [`super::build`]; tested there.

use super::vocabulary::{QuickMap, Term, Vocabulary};
use crate::domain::vietnamese::each_syllable;

/// How a field of a card counts.
pub(super) struct Field {
    weight: f32,
    /// Usual length in words, for weighing long texts down.
    usual: f32,
    /// Whether marks and pairs of words are kept.
    close: bool,
}

pub(super) const NAME: Field = Field {
    weight: 1.0,
    usual: 14.0,
    close: true,
};
pub(super) const KEYWORDS: Field = Field {
    weight: 0.6,
    usual: 10.0,
    close: true,
};
pub(super) const EVENTS: Field = Field {
    weight: 0.5,
    usual: 12.0,
    close: true,
};
pub(super) const RESULTS: Field = Field {
    weight: 0.22,
    usual: 20.0,
    close: true,
};
pub(super) const CASES: Field = Field {
    weight: 0.18,
    usual: 30.0,
    close: true,
};
pub(super) const FIELD: Field = Field {
    weight: 0.3,
    usual: 4.0,
    close: true,
};
pub(super) const PAPERS: Field = Field {
    weight: 0.12,
    usual: 120.0,
    close: false,
};
pub(super) const APPLICANTS: Field = Field {
    weight: 0.05,
    usual: 8.0,
    close: false,
};
pub(super) const AGENCY: Field = Field {
    weight: 0.05,
    usual: 8.0,
    close: false,
};

/// How much a long text is weighed down (b of BM25).
const LENGTH: f32 = 0.45;

/// A term in an entry with its weight there.
pub(super) type Weight = (Term, u16, f32);

/// A word as it stood in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Spelled {
    /// Folded.
    pub word: Term,
    /// With its marks.
    pub exact: Term,
    pub marked: bool,
}

/// The words of the cards so far.
#[derive(Default)]
pub(super) struct Tally<'a> {
    pub vocabulary: Vocabulary,
    /// In the order of the entries, each term once an entry.
    pub weights: Vec<Weight>,
    /// Every spelling met, some more than once.
    pub spelled: Vec<Spelled>,
    /// Runs of letters met before, with the place of their words among the spellings: short ones packed
    /// into a number, which is found without looking at a text.
    seen: QuickMap<u128, (u32, u32)>,
    seen_long: QuickMap<&'a str, (u32, u32)>,
    /// First letter of each folded word.
    firsts: QuickMap<Term, char>,
    /// Weight of each term in the card at hand, and which terms have one.
    sums: Vec<f32>,
    touched: Vec<Term>,
    words: Vec<Spelled>,
}

impl<'a> Tally<'a> {
    /// Adds a field of the card at hand.
    pub fn field(&mut self, field: &Field, texts: impl Iterator<Item = &'a str>) {
        let mut words = std::mem::take(&mut self.words);
        let mut ends = Vec::new();
        words.clear();
        for text in texts {
            self.words_of(text, &mut words);
            ends.push(words.len());
        }
        let weight = field.weight / (1.0 - LENGTH + LENGTH * words.len() as f32 / field.usual);
        for spelled in &words {
            self.weigh(spelled.word, weight);
            if field.close {
                self.weigh(spelled.exact, weight);
            }
        }
        if field.close {
            let mut start = 0;
            for end in ends {
                for pair in words[start..end].windows(2) {
                    let term = self.vocabulary.pair(pair[0].word, pair[1].word);
                    self.weigh(term, weight);
                }
                start = end;
            }
        }
        self.words = words;
    }

    /// Ends the card at hand: its weights are settled under this number.
    pub fn card_ends(&mut self, entry: u16) {
        for term in self.touched.drain(..) {
            let sum = std::mem::take(&mut self.sums[term as usize]);
            self.weights.push((term, entry, sum));
        }
    }

    fn weigh(&mut self, term: Term, weight: f32) {
        let at = term as usize;
        if at >= self.sums.len() {
            self.sums.resize((at + 1).next_power_of_two(), 0.0);
        }
        let sum = &mut self.sums[at];
        if *sum == 0.0 {
            self.touched.push(term);
        }
        *sum += weight;
    }

    /// The words of a text.
    pub fn words(&mut self, text: &'a str) -> Vec<Spelled> {
        let mut words = Vec::new();
        self.words_of(text, &mut words);
        words
    }

    /// The first letter of a folded word that was met.
    pub fn first_letter(&self, word: Term) -> Option<char> {
        self.firsts.get(&word).copied()
    }

    /// Words are cut at least at ASCII blanks and signs, so that what stands between two is looked up whole.
    fn words_of(&mut self, text: &'a str, out: &mut Vec<Spelled>) {
        let mut start = 0;
        let mut take = |run: &'a str| {
            if !run.is_empty() {
                let (from, to) = self.run(run);
                out.extend_from_slice(&self.spelled[from as usize..to as usize]);
            }
        };
        for (at, byte) in text.bytes().enumerate() {
            if byte.is_ascii() && !byte.is_ascii_alphanumeric() {
                take(&text[start..at]);
                start = at + 1;
            }
        }
        take(&text[start..]);
    }

    fn run(&mut self, run: &'a str) -> (u32, u32) {
        let packed = packed(run);
        let before = match packed {
            Some(key) => self.seen.get(&key),
            None => self.seen_long.get(run),
        };
        if let Some(place) = before {
            return *place;
        }
        let place = self.spell(run);
        match packed {
            Some(key) => self.seen.insert(key, place),
            None => self.seen_long.insert(run, place),
        };
        place
    }

    fn spell(&mut self, run: &str) -> (u32, u32) {
        let place = |spelled: &[Spelled]| u32::try_from(spelled.len()).unwrap_or(u32::MAX);
        let start = place(&self.spelled);
        each_syllable(run, |folded, exact, marked| {
            let word = self.vocabulary.word(folded);
            if let Some(first) = folded.chars().next() {
                self.firsts.insert(word, first);
            }
            self.spelled.push(Spelled {
                word,
                exact: self.vocabulary.word(exact),
                marked,
            });
        });
        (start, place(&self.spelled))
    }
}

/// A run of up to 15 bytes with its length as one number.
fn packed(run: &str) -> Option<u128> {
    let mut bytes = [0; 16];
    bytes.get_mut(..run.len())?.copy_from_slice(run.as_bytes());
    (run.len() < bytes.len()).then(|| {
        bytes[15] = u8::try_from(run.len()).unwrap_or(u8::MAX);
        u128::from_le_bytes(bytes)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::vietnamese::syllables;
    use proptest::prelude::*;

    /// What is read by runs is what is read letter by letter.
    fn same(text: &str) -> Result<(), TestCaseError> {
        let mut tally = Tally::default();
        let again = text.to_owned();
        for text in [text, &again] {
            let words = tally.words(text);
            let wanted = syllables(text);
            prop_assert_eq!(words.len(), wanted.len());
            for (word, wanted) in words.iter().zip(&wanted) {
                prop_assert_eq!(tally.vocabulary.known_word(&wanted.folded), Some(word.word));
                prop_assert_eq!(tally.vocabulary.known_word(&wanted.exact), Some(word.exact));
                prop_assert_eq!(wanted.marked, word.marked);
                prop_assert_eq!(wanted.folded.chars().next(), tally.first_letter(word.word));
            }
        }
        Ok(())
    }

    proptest! {
        #[test]
        fn runs_give_the_same_words_as_letters(text in any::<String>()) {
            same(&text)?;
        }

        #[test]
        fn long_words_and_odd_blanks_are_read_alike(
            text in "([a-zđăâêôơưạếỗ]{1,24}[ \u{a0}–“”/,.\u{301}\u{31b}]{0,2}){0,8}"
        ) {
            same(&text)?;
        }
    }

    #[test]
    fn a_term_is_weighed_once_a_card_with_the_sum_of_its_fields() {
        let mut tally = Tally::default();
        tally.field(&PAPERS, std::iter::once("đơn đơn"));
        tally.field(&AGENCY, std::iter::once("đơn"));
        tally.card_ends(0);
        tally.field(&PAPERS, std::iter::once("đơn"));
        tally.card_ends(1);
        assert_eq!(tally.weights.len(), 2);
        assert!(tally.weights[0].2 > 2.0 * tally.weights[1].2);
    }
}
