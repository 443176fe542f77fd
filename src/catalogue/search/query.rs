//! Reads a query: codes, slips, short spellings, filler, and the everyday language.
//!
//! The result is weighted words and pairs of words of the index; ranking adds them up.

use super::index::Index;
use super::lexicon::{Applied, Said};
use super::vocabulary::{QuickMap, Term};
use crate::domain::vietnamese::{Syllable, fold, is_syllable, syllables, teencode, telex, vni, written};

/// Weight of a single word, of a pair of words, and of a word's marks.
const WORD: f32 = 0.55;
const PAIR: f32 = 1.0;
const MARKS: f32 = 0.3;
/// Words that say little, words that a rule has turned into official ones, numbers.
const WEAK: f32 = 0.2;
const UNDERSTOOD: f32 = 0.35;
const NUMBER: f32 = 0.3;
/// Readings of words that may have been meant.
const HEARD: f32 = 0.6;
const SLIPPED: f32 = 0.35;
/// Longest query that is read, in words.
const LONGEST: usize = 60;
/// Words of a query for which near words are looked for: each is held against the whole vocabulary.
const MOST_NEAREST_FOR: usize = 3;
/// Longest run of words written as one, in letters.
const LONGEST_JOINED: usize = 40;

/// What a query means.
#[derive(Debug, Default)]
pub(super) struct Reading {
    pub terms: QuickMap<Term, f32>,
    /// Digits of codes that were typed, without the dot.
    pub codes: Vec<String>,
    /// Words that may be initials of a name.
    pub initials: Vec<String>,
    /// Everyday words and what they were taken for.
    pub everyday: Vec<Everyday>,
    /// Typed and read instead.
    pub corrected: Vec<(String, String)>,
    /// Words that nothing is known about.
    pub unknown: Vec<String>,
    /// Special cases that the query names.
    pub special: u64,
    /// Words that carry meaning.
    pub content: usize,
}

/// An everyday phrase of the query with its official words.
#[derive(Debug)]
pub(super) struct Everyday {
    pub said: String,
    pub means: String,
    pub terms: Vec<Term>,
}

struct Word {
    syllable: Syllable,
    weight: f32,
}

/// Reads a query for this index.
pub(super) fn read(index: &Index, text: &str) -> Reading {
    let mut reading = Reading::default();
    let rest = take_codes(text, &mut reading.codes);
    let mut words = syllables(&rest);
    words.truncate(LONGEST);
    let marked = {
        let with = words.iter().filter(|word| word.marked).count();
        with * 5 >= words.len() * 2 && with > 0
    };
    let mut words = spell(index, words, &mut reading);
    index.lexicon.put_variants_right(&mut words);
    let mut silent = vec![false; words.len()];
    index.lexicon.silence_filler(&words, marked, &mut silent);
    if silent.iter().all(|s| *s) {
        silent.fill(false);
    }
    let applied = index.lexicon.apply(&Said {
        words: &words,
        silent: &silent,
        marked,
    });
    let mut understood = vec![false; words.len()];
    for rule in &applied {
        if !index.lexicon.rules[rule.rule].keep {
            for at in &rule.at {
                understood[*at] = true;
            }
        }
        expand(index, rule, &words, &mut reading);
    }
    let words: Vec<Word> = words
        .into_iter()
        .enumerate()
        .filter(|(at, _)| !silent[*at])
        .map(|(at, syllable)| Word {
            weight: weight_of(index, &syllable, understood[at], marked),
            syllable,
        })
        .collect();
    reading.content = words.iter().filter(|word| word.weight >= UNDERSTOOD).count();
    add_words(index, &words, marked, &mut reading);
    let named = words.iter().map(|word| word.syllable.folded.as_str());
    reading.special |= index.lexicon.specials_in(named);
    reading
}

fn weight_of(index: &Index, word: &Syllable, understood: bool, marked: bool) -> f32 {
    if index.lexicon.is_weak(word, marked) {
        WEAK
    } else if understood {
        UNDERSTOOD
    } else if word.folded.bytes().all(|b| b.is_ascii_digit()) {
        NUMBER
    } else {
        1.0
    }
}

/// Takes codes and parts of codes (`1.001193`, `001193`, `1001193`) out of the text.
fn take_codes(text: &str, codes: &mut Vec<String>) -> String {
    let mut rest = String::with_capacity(text.len());
    let alone = text.split_whitespace().count() == 1;
    for piece in text.split_whitespace() {
        match code_digits(piece, alone) {
            Some(digits) => codes.push(digits),
            None => rest.push_str(piece),
        }
        rest.push(' ');
    }
    rest
}

/// The digits of a code. Sums (`2.000`) and years are codes only when nothing else was typed.
fn code_digits(piece: &str, alone: bool) -> Option<String> {
    let core = piece.trim_matches(|c: char| !c.is_ascii_digit());
    let mut parts = core.split('.');
    let (first, second, third) = (
        parts.next()?,
        parts.next().unwrap_or(""),
        parts.next().unwrap_or(""),
    );
    let all_digits = [first, second, third]
        .iter()
        .all(|part| part.bytes().all(|b| b.is_ascii_digit()));
    if !all_digits || parts.next().is_some() || first.is_empty() {
        return None;
    }
    let fits = if second.is_empty() {
        matches!(first.len(), 6..=8) || (alone && matches!(first.len(), 4..=5))
    } else {
        first.len() == 1 && (second.len() >= 5 || (alone && second.len() >= 2))
    };
    // Case codes (`1.001193.02`) lead to their procedure.
    fits.then(|| format!("{first}{second}"))
}

/// Reads each word: as it stands, as a short spelling, as undecoded keys, or as a slip.
fn spell(index: &Index, words: Vec<Syllable>, reading: &mut Reading) -> Vec<Syllable> {
    let mut out: Vec<Syllable> = Vec::with_capacity(words.len());
    for (at, word) in words.iter().enumerate() {
        let after_letter_word = out
            .last()
            .is_some_and(|before| index.lexicon.letters_after.contains(&before.folded));
        if let Some(long) = index.lexicon.abbreviations.get(&word.folded)
            && (!word.marked || !is_syllable(&word.folded))
        {
            out.extend(long.iter().cloned());
            continue;
        }
        if !word.marked
            && (!after_letter_word || word.folded.len() > 1)
            && let Some(long) = teencode(&word.folded)
        {
            out.extend(syllables(long));
            continue;
        }
        if knows(index, &word.folded) {
            out.push(word.clone());
            continue;
        }
        match decode(index, word) {
            Some(read) => {
                reading.corrected.push((typed(word), written(&read.exact)));
                out.push(read);
            }
            None => repair(
                index,
                word,
                out.last().cloned(),
                words.get(at + 1),
                reading,
                &mut out,
            ),
        }
    }
    out
}

fn knows(index: &Index, folded: &str) -> bool {
    let term = index.vocabulary.known_word(folded);
    term.is_some_and(|term| index.spelling.word(term).is_some() || !folded.is_ascii())
        || folded.bytes().all(|b| b.is_ascii_digit())
}

/// A word with undecoded Telex or VNI keys, if decoding gives a known word.
fn decode(index: &Index, word: &Syllable) -> Option<Syllable> {
    let typed = typed(word);
    [telex(&typed), vni(&typed)]
        .into_iter()
        .flatten()
        .find_map(|decoded| {
            let read = syllables(&decoded).into_iter().next()?;
            knows(index, &read.folded).then_some(read)
        })
}

/// The keys of a word: its exact spelling without the tone digit where it had none.
fn typed(word: &Syllable) -> String {
    word.exact
        .strip_suffix('0')
        .map_or_else(|| written(&word.exact), str::to_owned)
}

fn repair(
    index: &Index,
    word: &Syllable,
    before: Option<Syllable>,
    after: Option<&Syllable>,
    reading: &mut Reading,
    out: &mut Vec<Syllable>,
) {
    if let Some(parts) = split(index, &word.folded) {
        let read: Vec<String> = parts.iter().map(|part| readable(index, part)).collect();
        reading.corrected.push((typed(word), read.join(" ")));
        out.extend(parts.iter().map(|part| plain(part)));
        return;
    }
    if let Some(meant) = meant_by(index, word, before.as_ref(), after) {
        reading.corrected.push((typed(word), readable(index, &meant)));
        out.push(plain(&meant));
        return;
    }
    let letters = word.folded.bytes().all(|b| b.is_ascii_lowercase());
    if letters && (2..=14).contains(&word.folded.len()) && !is_syllable(&word.folded) {
        reading.initials.push(word.folded.clone());
    } else {
        reading.unknown.push(typed(word));
    }
    out.push(word.clone());
}

fn plain(folded: &str) -> Syllable {
    Syllable {
        folded: folded.to_owned(),
        exact: format!("{folded}0"),
        marked: false,
    }
}

/// Words written as one (`khaisinh`): the parts whose neighbours are met together most often.
fn split(index: &Index, folded: &str) -> Option<Vec<String>> {
    let end = folded.len();
    if !(5..=LONGEST_JOINED).contains(&end) || !folded.is_ascii() {
        return None;
    }
    // For each place: the best cut so far, its last part, and where that part starts.
    let mut best: Vec<Option<(f32, Term, usize)>> = vec![None; end + 1];
    for to in 2..=end {
        for from in to.saturating_sub(7)..=to - 2 {
            let part = &folded[from..to];
            let known = Some(part)
                .filter(|part| is_syllable(part))
                .and_then(|part| known_part(index, part));
            let Some(term) = known else {
                continue;
            };
            let together = if from == 0 {
                Some(0.0)
            } else {
                best[from].and_then(|(so_far, before, _)| {
                    let pair = index.vocabulary.known_pair(before, term)?;
                    Some(so_far + (1.0 + index.postings(pair).len() as f32).ln())
                })
            };
            if let Some(score) = together
                && best[to].is_none_or(|(other, _, _)| score > other)
            {
                best[to] = Some((score, term, from));
            }
        }
    }
    let mut parts = Vec::new();
    let mut at = end;
    while at > 0 {
        let (_, _, from) = best[at]?;
        parts.extend(syllables(&folded[from..at]).into_iter().map(|part| part.folded));
        at = from;
    }
    parts.reverse();
    (parts.len() > 1).then_some(parts)
}

fn known_part(index: &Index, part: &str) -> Option<Term> {
    let part = syllables(part).into_iter().next()?;
    index.vocabulary.known_word(&part.folded)
}

/// The known word that an unknown one was most likely meant to be, by its neighbours.
fn meant_by(
    index: &Index,
    word: &Syllable,
    before: Option<&Syllable>,
    after: Option<&Syllable>,
) -> Option<String> {
    if word.folded.len() < 3 || !word.folded.bytes().all(|b| b.is_ascii_lowercase()) {
        return None;
    }
    let near = |word: Option<&Syllable>| word.and_then(|word| index.vocabulary.known_word(&word.folded));
    let (before, after) = (near(before), near(after));
    let together =
        |pair: Option<Term>| pair.map_or(0.0, |pair| 2.0 + (1.0 + index.postings(pair).len() as f32).ln());
    let fits = |term: Term| {
        let left = before.and_then(|before| index.vocabulary.known_pair(before, term));
        let right = after.and_then(|after| index.vocabulary.known_pair(term, after));
        together(left) + together(right) + 0.3 * (1.0 + index.postings(term).len() as f32).ln()
    };
    let slips = index.spelling.slips_of(&word.folded).into_iter();
    let slips = slips.filter(|_| word.folded.len() > 3 || !looks_like_initials(&word.folded));
    slips
        .chain(index.spelling.heard_as(&word.folded))
        .max_by(|a, b| fits(*a).total_cmp(&fits(*b)))
        .and_then(|term| index.spelling.word(term))
        .filter(|_| !looks_like_initials(&word.folded))
        .map(str::to_owned)
}

/// No vowel at all: more likely first letters than a slip.
fn looks_like_initials(folded: &str) -> bool {
    !folded.contains(['a', 'e', 'i', 'o', 'u', 'y'])
}

/// Adds the official words of a rule.
fn expand(index: &Index, applied: &Applied, words: &[Syllable], reading: &mut Reading) {
    let rule = &index.lexicon.rules[applied.rule];
    let mut at = applied.at.clone();
    at.sort_unstable();
    at.dedup();
    let said: Vec<String> = at.iter().map(|at| written(&words[*at].exact)).collect();
    for (means, official) in rule.means.iter().zip(&rule.means_text) {
        let means: Vec<Word> = means
            .iter()
            .map(|word| Word {
                syllable: word.clone(),
                weight: rule.weight,
            })
            .collect();
        add_words(index, &means, true, reading);
        let named = means.iter().map(|word| word.syllable.folded.as_str());
        reading.special |= index.lexicon.specials_in(named);
        reading.everyday.push(Everyday {
            said: said.join(" "),
            means: official.clone(),
            terms: means
                .iter()
                .filter_map(|w| index.vocabulary.known_word(&w.syllable.folded))
                .collect(),
        });
    }
}

/// Adds words, their marks and the pairs they form; pairs never met are tried as they sound.
fn add_words(index: &Index, words: &[Word], marked: bool, reading: &mut Reading) {
    for word in words {
        if let Some(term) = index.vocabulary.known_word(&word.syllable.folded) {
            add(reading, term, word.weight * WORD);
        }
        if (marked || word.syllable.marked)
            && let Some(term) = index.vocabulary.known_word(&word.syllable.exact)
        {
            add(reading, term, word.weight * MARKS);
        }
    }
    for pair in words.windows(2) {
        let weight = (pair[0].weight * pair[1].weight).sqrt();
        let known = |word: &Word| index.vocabulary.known_word(&word.syllable.folded);
        let (Some(a), Some(b)) = (known(&pair[0]), known(&pair[1])) else {
            continue;
        };
        match index.vocabulary.known_pair(a, b) {
            Some(term) => add(reading, term, weight * PAIR),
            None if weight >= 0.9 => try_pair_as_heard(index, pair, (a, b), weight, reading),
            None => {}
        }
    }
}

/// A pair that no procedure has (`tạm chú`): the pair it sounds like, else the pair one slip away.
fn try_pair_as_heard(
    index: &Index,
    words: &[Word],
    (a, b): (Term, Term),
    weight: f32,
    reading: &mut Reading,
) {
    let (first, second) = (&words[0].syllable.folded, &words[1].syllable.folded);
    let spelling = &index.spelling;
    let heard = spelling
        .heard_as(second)
        .map(|b| (a, b))
        .chain(spelling.heard_as(first).map(|a| (a, b)));
    let found = best_pair(index, heard).map(|pair| (pair, HEARD)).or_else(|| {
        let slipped = spelling
            .slips_of(second)
            .into_iter()
            .map(|b| (a, b))
            .chain(spelling.slips_of(first).into_iter().map(|a| (a, b)));
        best_pair(index, slipped).map(|pair| (pair, SLIPPED))
    });
    if let Some(((x, y, pair), how)) = found {
        add(reading, pair, weight * PAIR * how);
        for term in [x, y] {
            add(reading, term, weight * WORD * how);
        }
        if how >= HEARD {
            let read = |term| {
                index
                    .spelling
                    .word(term)
                    .map(|word| readable(index, word))
                    .unwrap_or_default()
            };
            let typed = format!(
                "{} {}",
                written(&words[0].syllable.exact),
                written(&words[1].syllable.exact)
            );
            reading
                .corrected
                .push((typed, format!("{} {}", read(x), read(y))));
        }
    }
}

fn best_pair(index: &Index, pairs: impl Iterator<Item = (Term, Term)>) -> Option<(Term, Term, Term)> {
    pairs
        .filter_map(|(a, b)| index.vocabulary.known_pair(a, b).map(|pair| (a, b, pair)))
        .max_by_key(|(_, _, pair)| index.postings(*pair).len())
}

fn add(reading: &mut Reading, term: Term, weight: f32) {
    let now = reading.terms.entry(term).or_insert(0.0);
    *now = now.max(weight);
}

/// A folded word as it is usually written.
pub(super) fn readable(index: &Index, folded: &str) -> String {
    index
        .vocabulary
        .known_word(folded)
        .and_then(|term| index.written.get(&term))
        .map_or_else(|| folded.to_owned(), |exact| written(exact))
}

/// Words of the catalogue nearest to words that found nothing, readable.
pub(super) fn nearest(index: &Index, text: &str) -> Vec<String> {
    let mut found: Vec<(f64, usize, String)> = Vec::new();
    for word in fold(text)
        .split(' ')
        .filter(|word| word.len() > 2)
        .take(MOST_NEAREST_FOR)
    {
        for (known, term) in index.vocabulary.words() {
            if !index.is_used(term) || index.spelling.word(term).is_none() {
                continue;
            }
            let likeness = strsim::jaro_winkler(word, known);
            if likeness >= 0.82 {
                found.push((likeness, index.postings(term).len(), known.to_owned()));
            }
        }
    }
    found.sort_by(|a, b| b.0.total_cmp(&a.0).then(b.1.cmp(&a.1)).then(a.2.cmp(&b.2)));
    let mut out: Vec<String> = Vec::new();
    for (_, _, word) in found {
        let word = readable(index, &word);
        if !out.contains(&word) {
            out.push(word);
        }
        if out.len() == 5 {
            break;
        }
    }
    out
}
