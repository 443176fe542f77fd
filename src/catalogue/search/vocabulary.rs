//! Words as small numbers, and a fast map for them.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// Multiply-and-rotate hashing: the keys are our own, nobody can aim collisions at a kiosk.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Quick(u64);

impl Quick {
    fn add(&mut self, word: u64) {
        self.0 = (self.0.rotate_left(5) ^ word).wrapping_mul(0x517c_c1b7_2722_0a95);
    }
}

impl Hasher for Quick {
    fn write(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(8) {
            let mut word = [0; 8];
            word[..chunk.len()].copy_from_slice(chunk);
            self.add(u64::from_le_bytes(word));
        }
    }

    fn write_u8(&mut self, n: u8) {
        self.add(u64::from(n));
    }

    fn write_u32(&mut self, n: u32) {
        self.add(u64::from(n));
    }

    fn write_u64(&mut self, n: u64) {
        self.add(n);
    }

    fn write_u128(&mut self, n: u128) {
        self.add(n as u64);
        self.add((n >> 64) as u64);
    }

    fn finish(&self) -> u64 {
        self.0.rotate_left(26)
    }
}

pub(super) type QuickMap<K, V> = HashMap<K, V, BuildHasherDefault<Quick>>;

/// A word or a pair of words of the index.
pub(super) type Term = u32;

/// Words and pairs of words with their numbers.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    words: QuickMap<Box<str>, Term>,
    pairs: QuickMap<(Term, Term), Term>,
    next: Term,
}

impl Vocabulary {
    /// The number of a word, given now if it is new.
    pub fn word(&mut self, word: &str) -> Term {
        if let Some(term) = self.words.get(word) {
            return *term;
        }
        let term = self.next;
        self.next += 1;
        self.words.insert(word.into(), term);
        term
    }

    /// The number of a pair of words, given now if it is new.
    pub fn pair(&mut self, a: Term, b: Term) -> Term {
        let next = &mut self.next;
        *self.pairs.entry((a, b)).or_insert_with(|| {
            *next += 1;
            *next - 1
        })
    }

    pub fn known_word(&self, word: &str) -> Option<Term> {
        self.words.get(word).copied()
    }

    pub fn known_pair(&self, a: Term, b: Term) -> Option<Term> {
        self.pairs.get(&(a, b)).copied()
    }

    pub fn words(&self) -> impl Iterator<Item = (&str, Term)> {
        self.words.iter().map(|(word, term)| (&**word, *term))
    }

    /// Words in the order of their numbers.
    pub fn words_in_order(&self) -> Vec<(&str, Term)> {
        let mut words: Vec<(&str, Term)> = self.words().collect();
        words.sort_unstable_by_key(|(_, term)| *term);
        words
    }

    /// Pairs in the order of their numbers.
    pub fn pairs_in_order(&self) -> Vec<((Term, Term), Term)> {
        let mut pairs: Vec<((Term, Term), Term)> =
            self.pairs.iter().map(|(pair, term)| (*pair, *term)).collect();
        pairs.sort_unstable_by_key(|(_, term)| *term);
        pairs
    }

    /// How many numbers were given.
    pub fn len(&self) -> usize {
        self.next as usize
    }

    /// Memory in bytes, roughly.
    pub fn bytes(&self) -> usize {
        let text: usize = self.words.keys().map(|word| word.len() + 16).sum();
        self.words.capacity() * 24 + text + self.pairs.capacity() * 13
    }
}
