//! The everyday language: filler, variants, abbreviations and rules from everyday to official words.
//!
//! All of it stands in `assets/catalogue/lexicon.toml`, which explains its own form. This file reads
//! and matches it. A rule's phrase is words with `a|b` for alternatives, `<class>` for a class of
//! words, `..` for up to four words of anything and `...` for up to ten.

use super::vocabulary::QuickMap;
use crate::domain::vietnamese::{Syllable, syllables};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

const SOURCE: &str = include_str!("../../../assets/catalogue/lexicon.toml");

/// Most words that `..` may jump over.
const GAP: usize = 4;
/// Most words that `...` may jump over.
const WIDE_GAP: usize = 10;

/// A fault in the lexicon, found when it is read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LexiconError {
    #[error("lexicon.toml cannot be read: {0}")]
    Form(String),
    #[error("the rule for {means:?} names the class <{class}>, which does not exist")]
    UnknownClass { means: String, class: String },
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Source {
    /// Words that say nothing alone but may matter beside others.
    weak: Vec<String>,
    /// Of these, words that without marks are more often another word (`bạn`, `bản`).
    weak_only_with_marks: Vec<String>,
    /// Whole phrases that say nothing about the procedure.
    filler: Vec<String>,
    /// Regional and old spellings with the official one.
    variants: BTreeMap<String, String>,
    abbreviations: BTreeMap<String, String>,
    /// After these a single letter is a class or a number, not a short spelling.
    letters_after: Vec<String>,
    /// How often people come for a field, 1 is usual.
    fields: BTreeMap<String, f32>,
    /// Words of special cases: a procedure about one of them waits unless the query names it.
    special: Vec<String>,
    classes: BTreeMap<String, Vec<String>>,
    rule: Vec<RuleSource>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RuleSource {
    /// Official words; several when the everyday words may mean several things.
    means: Vec<String>,
    say: Vec<String>,
    /// At least one of these must be said too.
    #[serde(default)]
    with: Vec<String>,
    /// None of these may be said.
    #[serde(default)]
    without: Vec<String>,
    #[serde(default = "one")]
    weight: f32,
    /// The everyday words keep their own weight.
    #[serde(default)]
    keep: bool,
}

fn one() -> f32 {
    1.0
}

/// A text as the index knows it.
pub(super) type Words = Vec<Syllable>;

#[derive(Debug)]
enum Part {
    Word(Vec<Syllable>),
    Class(usize),
    Gap(usize),
}

type Phrase = Vec<Part>;

#[derive(Debug)]
pub(super) struct Rule {
    pub means: Vec<Words>,
    /// The same as written.
    pub means_text: Vec<String>,
    say: Vec<Phrase>,
    with: Vec<Phrase>,
    without: Vec<Phrase>,
    pub weight: f32,
    pub keep: bool,
}

/// The lexicon, ready for matching.
#[derive(Debug)]
pub(super) struct Lexicon {
    weak: BTreeSet<String>,
    /// Folded.
    weak_without_marks: BTreeSet<String>,
    filler: Vec<Phrase>,
    variants: Vec<(Words, Words)>,
    pub abbreviations: QuickMap<String, Words>,
    pub letters_after: BTreeSet<String>,
    pub fields: BTreeMap<String, f32>,
    special: Vec<Words>,
    special_by_start: QuickMap<String, Vec<usize>>,
    classes: Vec<Vec<Words>>,
    pub rules: Vec<Rule>,
    /// First folded word of a phrase → rules to try there.
    rules_by_start: QuickMap<String, Vec<(usize, usize)>>,
    filler_by_start: QuickMap<String, Vec<usize>>,
}

/// A rule that applies to a query.
#[derive(Debug, Clone)]
pub(super) struct Applied {
    pub rule: usize,
    /// Positions of the query's words that the phrase used.
    pub at: Vec<usize>,
}

/// The words of a query as phrases are compared with them.
pub(super) struct Said<'a> {
    pub words: &'a [Syllable],
    /// Words that take no part, such as filler.
    pub silent: &'a [bool],
    /// Whether the query is typed with marks, so that a word without any is meant so.
    pub marked: bool,
}

/// The lexicon of the program, read once.
pub(super) fn lexicon() -> Result<&'static Lexicon, LexiconError> {
    static LEXICON: OnceLock<Result<Lexicon, LexiconError>> = OnceLock::new();
    LEXICON
        .get_or_init(|| Lexicon::read(SOURCE))
        .as_ref()
        .map_err(Clone::clone)
}

impl Lexicon {
    fn read(text: &str) -> Result<Self, LexiconError> {
        let source: Source = toml::from_str(text).map_err(|error| LexiconError::Form(error.to_string()))?;
        let class_names: Vec<String> = source.classes.keys().cloned().collect();
        let classes = source
            .classes
            .values()
            .map(|words| words.iter().map(|w| syllables(w)).collect());
        let phrase = |text: &str| parse(text, &class_names);
        let phrases = |texts: &[String]| {
            texts
                .iter()
                .map(|text| phrase(text))
                .collect::<Result<Vec<_>, _>>()
        };
        let mut lexicon = Lexicon {
            weak: source
                .weak
                .iter()
                .flat_map(|text| syllables(text))
                .map(|s| s.exact)
                .collect(),
            weak_without_marks: {
                let unsure = folded(&source.weak_only_with_marks);
                folded(&source.weak).difference(&unsure).cloned().collect()
            },
            filler: phrases(&source.filler)?,
            variants: source
                .variants
                .iter()
                .map(|(a, b)| (syllables(a), syllables(b)))
                .collect(),
            abbreviations: source
                .abbreviations
                .into_iter()
                .map(|(short, long)| (short, syllables(&long)))
                .collect(),
            letters_after: folded(&source.letters_after),
            fields: source.fields,
            special: source.special.iter().map(|text| syllables(text)).collect(),
            special_by_start: QuickMap::default(),
            classes: classes.collect(),
            rules: Vec::with_capacity(source.rule.len()),
            rules_by_start: QuickMap::default(),
            filler_by_start: QuickMap::default(),
        };
        for rule in &source.rule {
            let rule = Rule {
                means: rule.means.iter().map(|text| syllables(text)).collect(),
                means_text: rule.means.clone(),
                say: phrases(&rule.say)?,
                with: phrases(&rule.with)?,
                without: phrases(&rule.without)?,
                weight: rule.weight,
                keep: rule.keep,
            };
            let number = lexicon.rules.len();
            for (at, phrase) in rule.say.iter().enumerate() {
                for start in lexicon.starts(phrase) {
                    lexicon
                        .rules_by_start
                        .entry(start)
                        .or_default()
                        .push((number, at));
                }
            }
            lexicon.rules.push(rule);
        }
        for (number, phrase) in lexicon.special.iter().enumerate().take(64) {
            if let Some(first) = phrase.first() {
                let start = first.folded.clone();
                lexicon.special_by_start.entry(start).or_default().push(number);
            }
        }
        for number in 0..lexicon.filler.len() {
            for start in lexicon.starts(&lexicon.filler[number]) {
                lexicon.filler_by_start.entry(start).or_default().push(number);
            }
        }
        Ok(lexicon)
    }

    fn starts(&self, phrase: &Phrase) -> BTreeSet<String> {
        match phrase.first() {
            Some(Part::Word(words)) => words.iter().map(|word| word.folded.clone()).collect(),
            Some(Part::Class(class)) => self.classes[*class]
                .iter()
                .filter_map(|words| words.first())
                .map(|word| word.folded.clone())
                .collect(),
            _ => BTreeSet::new(),
        }
    }

    /// Whether a word says little; in a query typed without marks only where it can hardly be another.
    pub fn is_weak(&self, word: &Syllable, marked: bool) -> bool {
        if marked || word.marked {
            self.weak.contains(&word.exact)
        } else {
            self.weak_without_marks.contains(&word.folded)
        }
    }

    /// The phrases of the special cases, in the order of their bits.
    pub fn specials(&self) -> impl Iterator<Item = &Words> {
        self.special.iter().take(64)
    }

    /// The special cases that folded words name, one bit each.
    pub fn specials_in<'a>(&self, words: impl Iterator<Item = &'a str>) -> u64 {
        let words: Vec<&str> = words.collect();
        let mut set = 0;
        for (at, first) in words.iter().enumerate() {
            for number in self.special_by_start.get(*first).into_iter().flatten() {
                let phrase = &self.special[*number];
                let named = words.len() - at >= phrase.len()
                    && phrase
                        .iter()
                        .zip(&words[at..])
                        .all(|(wanted, word)| *word == wanted.folded);
                set |= u64::from(named) << number;
            }
        }
        set
    }

    /// Every word that the lexicon knows, for telling slips from words.
    pub fn each_word(&self, mut take: impl FnMut(&Syllable)) {
        let rule_phrases = self
            .rules
            .iter()
            .flat_map(|rule| rule.say.iter().chain(&rule.with));
        for part in rule_phrases.chain(&self.filler).flatten() {
            if let Part::Word(words) = part {
                words.iter().for_each(&mut take);
            }
        }
        self.classes.iter().flatten().flatten().for_each(&mut take);
        self.rules
            .iter()
            .flat_map(|rule| &rule.means)
            .flatten()
            .for_each(&mut take);
        self.variants
            .iter()
            .flat_map(|(from, to)| from.iter().chain(to))
            .for_each(&mut take);
    }

    /// Puts regional and old spellings into the official one. One word alone must carry its marks:
    /// “mô” is “đâu”, but “mo” is more often “mở”.
    pub fn put_variants_right(&self, words: &mut Vec<Syllable>) {
        let mut at = 0;
        while at < words.len() {
            let found = self.variants.iter().filter(|(from, _)| {
                words[at..].len() >= from.len()
                    && from
                        .iter()
                        .zip(&words[at..])
                        .all(|(a, b)| same(a, b, from.len() == 1))
            });
            if let Some((from, to)) = found.max_by_key(|(from, _)| from.len()) {
                words.splice(at..at + from.len(), to.iter().cloned());
                at += to.len();
            } else {
                at += 1;
            }
        }
    }

    /// Marks the words of filler phrases, longest phrases first.
    pub fn silence_filler(&self, words: &[Syllable], marked: bool, silent: &mut [bool]) {
        let mut at = 0;
        while at < words.len() {
            let said = Said {
                words,
                silent: &[],
                marked,
            };
            let longest = self
                .filler_by_start
                .get(&words[at].folded)
                .into_iter()
                .flatten()
                .filter_map(|number| self.matches(&self.filler[*number], &said, at))
                .max_by_key(Vec::len);
            match longest {
                Some(used) => {
                    let end = used.iter().max().map_or(at, |last| *last);
                    for position in used {
                        silent[position] = true;
                    }
                    at = end + 1;
                }
                None => at += 1,
            }
        }
    }

    /// The rules that apply, each once at its first place.
    pub fn apply(&self, said: &Said) -> Vec<Applied> {
        let mut applied: Vec<Applied> = Vec::new();
        for at in 0..said.words.len() {
            for (number, phrase) in self
                .rules_by_start
                .get(&said.words[at].folded)
                .into_iter()
                .flatten()
            {
                let rule = &self.rules[*number];
                let Some(used) = self.matches(&rule.say[*phrase], said, at) else {
                    continue;
                };
                let anywhere = |phrases: &[Phrase]| phrases.iter().any(|phrase| self.anywhere(phrase, said));
                if (!rule.with.is_empty() && !anywhere(&rule.with)) || anywhere(&rule.without) {
                    continue;
                }
                match applied.iter_mut().find(|a| a.rule == *number) {
                    Some(before) => before.at.extend(used),
                    None => applied.push(Applied {
                        rule: *number,
                        at: used,
                    }),
                }
            }
        }
        applied
    }

    fn anywhere(&self, phrase: &Phrase, said: &Said) -> bool {
        (0..said.words.len()).any(|at| self.matches(phrase, said, at).is_some())
    }

    /// The positions that a phrase uses when it starts at `at`.
    fn matches(&self, phrase: &[Part], said: &Said, at: usize) -> Option<Vec<usize>> {
        let Some((part, rest)) = phrase.split_first() else {
            return Some(Vec::new());
        };
        match part {
            Part::Gap(most) => (0..=*most).find_map(|skip| self.matches(rest, said, at + skip)),
            Part::Word(words) => {
                let one = words.iter().any(|word| said.is(at, word));
                self.then(one, 1, rest, said, at)
            }
            Part::Class(class) => self.classes[*class].iter().find_map(|words| {
                let all = words.iter().enumerate().all(|(i, word)| said.is(at + i, word));
                self.then(all, words.len(), rest, said, at)
            }),
        }
    }

    fn then(&self, fits: bool, len: usize, rest: &[Part], said: &Said, at: usize) -> Option<Vec<usize>> {
        if !fits {
            return None;
        }
        let mut used = self.matches(rest, said, at + len)?;
        used.extend(at..at + len);
        Some(used)
    }
}

impl Said<'_> {
    fn is(&self, at: usize, word: &Syllable) -> bool {
        !self.silent.get(at).copied().unwrap_or(false)
            && self
                .words
                .get(at)
                .is_some_and(|typed| same(word, typed, self.marked))
    }
}

/// Whether a typed word can be the word of a phrase: marks that were typed must be right.
fn same(word: &Syllable, typed: &Syllable, marked: bool) -> bool {
    word.folded == typed.folded && (word.exact == typed.exact || !(typed.marked || marked))
}

fn folded(texts: &[String]) -> BTreeSet<String> {
    texts
        .iter()
        .flat_map(|text| syllables(text))
        .map(|word| word.folded)
        .collect()
}

fn parse(text: &str, classes: &[String]) -> Result<Phrase, LexiconError> {
    let mut phrase = Phrase::new();
    for piece in text.split_whitespace() {
        if piece == ".." {
            phrase.push(Part::Gap(GAP));
        } else if piece == "..." {
            phrase.push(Part::Gap(WIDE_GAP));
        } else if let Some(name) = piece.strip_prefix('<').and_then(|piece| piece.strip_suffix('>')) {
            let class =
                classes
                    .iter()
                    .position(|class| class == name)
                    .ok_or_else(|| LexiconError::UnknownClass {
                        means: text.to_owned(),
                        class: name.to_owned(),
                    })?;
            phrase.push(Part::Class(class));
        } else {
            phrase.push(Part::Word(piece.split('|').flat_map(syllables).collect()));
        }
    }
    Ok(phrase)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn applied(text: &str) -> Vec<String> {
        let lexicon = lexicon().unwrap();
        let words = syllables(text);
        let mut silent = vec![false; words.len()];
        let marked = words.iter().any(|word| word.marked);
        lexicon.silence_filler(&words, marked, &mut silent);
        let said = Said {
            words: &words,
            silent: &silent,
            marked,
        };
        let written = |words: &Words| {
            let words: Vec<String> = words
                .iter()
                .map(|word| crate::domain::vietnamese::written(&word.exact))
                .collect();
            words.join(" ")
        };
        lexicon
            .apply(&said)
            .iter()
            .flat_map(|applied| {
                lexicon.rules[applied.rule]
                    .means
                    .iter()
                    .map(written)
                    .collect::<Vec<_>>()
            })
            .collect()
    }

    #[test]
    fn the_lexicon_can_be_read() {
        assert!(lexicon().is_ok());
    }

    #[test]
    fn the_same_word_means_death_beside_a_relative_and_loss_beside_a_paper() {
        let died = applied("ông nội mất tháng trước");
        let lost = applied("mất giấy tờ");
        assert!(died.iter().any(|means| means.contains("khai tử")), "{died:?}");
        assert!(!lost.iter().any(|means| means.contains("khai tử")), "{lost:?}");
    }

    #[test]
    fn how_long_does_it_take_is_neither_death_nor_loss() {
        assert!(applied("mất bao lâu").is_empty());
    }

    #[test]
    fn an_unknown_class_is_refused_by_name() {
        let error = parse("<nobody> mất", &[]).unwrap_err();
        assert!(error.to_string().contains("nobody"), "{error}");
    }
}
