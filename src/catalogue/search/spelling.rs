//! Slips of one letter, and words that sound alike: what a word may have been meant to be.

use super::vocabulary::{QuickMap, Term};
use crate::domain::vietnamese::sound_key;

/// Words by what is left of them when a letter is dropped, and by their sound.
#[derive(Debug, Default)]
pub(super) struct Spelling {
    by_loss: QuickMap<Box<str>, Vec<Term>>,
    by_sound: QuickMap<Box<str>, Vec<Term>>,
    words: QuickMap<Term, Box<str>>,
}

impl Spelling {
    pub fn add(&mut self, word: &str, term: Term) {
        if self.words.contains_key(&term) || word.len() > 12 || !word.bytes().all(|b| b.is_ascii_lowercase())
        {
            return;
        }
        each_loss(word, |short| push(&mut self.by_loss, short, term));
        push(&mut self.by_loss, word, term);
        push(&mut self.by_sound, &sound_key(word), term);
        self.words.insert(term, word.into());
    }

    pub fn word(&self, term: Term) -> Option<&str> {
        self.words.get(&term).map(|word| &**word)
    }

    /// Words that sound like this one, itself left out.
    pub fn heard_as(&self, word: &str) -> impl Iterator<Item = Term> {
        let found = self.by_sound.get(sound_key(word).as_str());
        let own = word.to_owned();
        found
            .into_iter()
            .flatten()
            .copied()
            .filter(move |term| self.word(*term) != Some(&own))
    }

    /// Words one slip away: a letter too many, too few, wrong, or two letters changed about.
    pub fn slips_of(&self, word: &str) -> Vec<Term> {
        let mut found = Vec::new();
        let mut consider = |key: &str| {
            for term in self.by_loss.get(key).into_iter().flatten() {
                if !found.contains(term)
                    && self
                        .word(*term)
                        .is_some_and(|other| other != word && strsim::osa_distance(other, word) == 1)
                {
                    found.push(*term);
                }
            }
        };
        consider(word);
        each_loss(word, &mut consider);
        found
    }

    pub fn bytes(&self) -> usize {
        let size = |map: &QuickMap<Box<str>, Vec<Term>>| {
            map.iter()
                .map(|(word, terms)| word.len() + 48 + terms.len() * 4)
                .sum::<usize>()
        };
        size(&self.by_loss) + size(&self.by_sound) + self.words.len() * 32
    }
}

fn push(map: &mut QuickMap<Box<str>, Vec<Term>>, key: &str, term: Term) {
    match map.get_mut(key) {
        Some(terms) => terms.push(term),
        None => {
            map.insert(key.into(), vec![term]);
        }
    }
}

fn each_loss(word: &str, mut take: impl FnMut(&str)) {
    let mut short = String::with_capacity(word.len());
    for (at, _) in word.char_indices() {
        short.clear();
        short.push_str(&word[..at]);
        short.extend(word[at..].chars().skip(1));
        take(&short);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spelling() -> Spelling {
        let mut spelling = Spelling::default();
        for (word, term) in [
            ("tru", 1),
            ("chu", 2),
            ("sinh", 3),
            ("khai", 4),
            ("ket", 5),
            ("hon", 6),
        ] {
            spelling.add(word, term);
        }
        spelling
    }

    #[test]
    fn one_slip_finds_the_word_and_two_do_not() {
        let spelling = spelling();
        for (typed, term) in [("sinhh", 3), ("sih", 3), ("khia", 4), ("hom", 6), ("kett", 5)] {
            assert!(spelling.slips_of(typed).contains(&term), "{typed}");
        }
        assert!(spelling.slips_of("sxxh").is_empty());
    }

    #[test]
    fn words_heard_alike_are_found_without_the_word_itself() {
        let heard: Vec<_> = spelling().heard_as("chu").collect();
        assert_eq!(heard, [1]);
    }
}
