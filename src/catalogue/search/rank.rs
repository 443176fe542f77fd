//! Ranks procedures for a reading: adds weights up, then looks closer at the best.

use super::index::{Entry, Index};
use super::query::{Reading, nearest, read};
use crate::domain::procedure::ProcedureCode;
use serde::{Deserialize, Serialize};

/// How many of the best are looked at closely.
const CLOSER: usize = 120;
/// Part of the score that depends on how much of the name the query explains.
const NAME_SHARE: f32 = 0.45;
/// Words of a name that count in full, and how soon later ones count half.
const HEAD: usize = 6;
const FADE: f32 = 6.0;
/// A special case that the query does not name waits by this much.
const UNNAMED_SPECIAL: f32 = 0.82;
/// A procedure with the same name as a better one; one of a field that already stands above.
const SAME_NAME: f32 = 0.72;
const SAME_FIELD: f32 = 0.97;
/// Below this nothing was understood.
const LEAST: f32 = 0.8;

/// Why a procedure was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Why {
    /// Its code, or part of it, was typed.
    Code,
    /// First letters of its name were typed.
    Initials { typed: String },
    /// Everyday words were taken for official ones.
    Everyday { said: String, means: String },
    /// A word was read as another.
    Corrected { typed: String, read: String },
    /// Words of the query stand in it.
    Words,
}

/// One procedure that was found.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Hit {
    pub code: ProcedureCode,
    /// Higher is better; only comparable within one answer.
    pub score: f32,
    pub why: Vec<Why>,
}

/// The answer to a query.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Found {
    /// Best first.
    pub hits: Vec<Hit>,
    /// When nothing was found: words of the catalogue that look like those typed.
    pub nearest: Vec<String>,
}

impl Index {
    /// The best `limit` procedures for what a person typed or said.
    pub fn find(&self, query: &str, limit: usize) -> Found {
        let reading = read(self, query);
        let mut scores = vec![0.0_f32; self.entries.len()];
        for (term, weight) in &reading.terms {
            let weight = weight * self.rarity.get(*term as usize).copied().unwrap_or(0.0);
            for (entry, here) in self.postings(*term) {
                scores[usize::from(*entry)] += weight * here;
            }
        }
        let by_letters = self.add_codes_and_initials(&reading, &mut scores);
        let mut best: Vec<(usize, f32)> = scores
            .iter()
            .zip(&self.entries)
            .enumerate()
            .filter(|(_, (score, _))| **score >= LEAST)
            .map(|(at, (score, entry))| (at, score * entry.prior))
            .collect();
        let by_score = |a: &(usize, f32), b: &(usize, f32)| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0));
        if best.len() > CLOSER {
            best.select_nth_unstable_by(CLOSER, by_score);
            best.truncate(CLOSER);
        }
        for (at, score) in &mut best {
            *score *= self.closeness(&self.entries[*at], &reading);
        }
        best.sort_by(by_score);
        let hits = self.spread(best, &reading, limit);
        let hits: Vec<Hit> = hits
            .into_iter()
            .map(|(at, score)| Hit {
                code: self.entries[at].code.clone(),
                score,
                why: self.why(at, &reading, &by_letters),
            })
            .collect();
        let nearest = if hits.is_empty() {
            nearest(self, query)
        } else {
            Vec::new()
        };
        Found { hits, nearest }
    }

    /// Codes win over everything; initials over ordinary words.
    fn add_codes_and_initials(&self, reading: &Reading, scores: &mut [f32]) -> Vec<(usize, Why)> {
        let mut why = Vec::new();
        if reading.codes.is_empty() && reading.initials.is_empty() {
            return why;
        }
        for (at, entry) in self.entries.iter().enumerate() {
            let digits: String = entry.code.0.chars().filter(char::is_ascii_digit).collect();
            for code in &reading.codes {
                if digits == *code || digits.get(1..) == Some(code.as_str()) {
                    scores[at] += 1000.0;
                    why.push((at, Why::Code));
                } else if digits.contains(code.as_str()) {
                    scores[at] += 300.0;
                    why.push((at, Why::Code));
                }
            }
            for typed in &reading.initials {
                let names = &entry.initials;
                let share = typed.len() as f32 / names.len().max(1) as f32;
                let found = if names.starts_with(typed.as_str()) {
                    30.0 * (0.5 + share)
                } else if typed.len() >= 3 && names.contains(typed.as_str()) {
                    12.0 * (0.5 + share)
                } else {
                    continue;
                };
                scores[at] += found;
                why.push((at, Why::Initials { typed: typed.clone() }));
            }
        }
        why
    }

    /// How close a name is to the query: the share of its words that were said, special cases unnamed.
    fn closeness(&self, entry: &Entry, reading: &Reading) -> f32 {
        let rarity = |term: &u32| self.rarity.get(*term as usize).copied().unwrap_or(0.0);
        let (mut said, mut all) = (0.0, 0.01);
        for (place, term) in entry.name.iter().enumerate() {
            // A name says first what it is about, then for whom and under which conditions.
            let later = place.saturating_sub(HEAD) as f32;
            let weight = rarity(term) / (1.0 + later / FADE);
            all += weight;
            if let Some(strength) = reading.terms.get(term) {
                said += weight * (strength * 2.0).min(1.0);
            }
        }
        let unnamed = (entry.special & !reading.special).count_ones();
        let place = if !entry.province_words.is_empty()
            && entry
                .province_words
                .iter()
                .all(|term| reading.terms.contains_key(term))
        {
            1.3
        } else {
            1.0
        };
        (1.0 - NAME_SHARE + NAME_SHARE * said / all)
            * UNNAMED_SPECIAL.powi(i32::try_from(unnamed.min(2)).unwrap_or(2))
            * place
    }

    /// Takes the best one by one; what repeats a name already taken waits, and where few words were
    /// said also what repeats a field.
    fn spread(&self, mut best: Vec<(usize, f32)>, reading: &Reading, limit: usize) -> Vec<(usize, f32)> {
        let open = reading.content <= 3 && reading.codes.is_empty();
        let mut taken: Vec<(usize, f32)> = Vec::with_capacity(limit);
        let mut names: Vec<u32> = Vec::new();
        let mut fields: Vec<u16> = Vec::new();
        while taken.len() < limit && !best.is_empty() {
            let mut next = (0, f32::MIN);
            for (position, (at, score)) in best.iter().enumerate() {
                if *score <= next.1 {
                    break;
                }
                let entry = &self.entries[*at];
                let again = |n: usize| i32::try_from(n.min(8)).unwrap_or(8);
                let mut now = *score;
                now *= SAME_NAME.powi(again(names.iter().filter(|name| **name == entry.group).count()));
                if open {
                    now *= SAME_FIELD.powi(again(fields.iter().filter(|f| **f == entry.field).count()));
                }
                if now > next.1 {
                    next = (position, now);
                }
            }
            let (at, _) = best.remove(next.0);
            names.push(self.entries[at].group);
            fields.push(self.entries[at].field);
            taken.push((at, next.1));
        }
        taken
    }

    fn why(&self, at: usize, reading: &Reading, by_letters: &[(usize, Why)]) -> Vec<Why> {
        let entry = &self.entries[at];
        let mut why: Vec<Why> = by_letters
            .iter()
            .filter(|(number, _)| *number == at)
            .map(|(_, why)| why.clone())
            .collect();
        for everyday in &reading.everyday {
            let in_name = everyday
                .terms
                .iter()
                .filter(|term| entry.name.contains(term))
                .count();
            if in_name > 0 && in_name * 3 >= everyday.terms.len() * 2 {
                why.push(Why::Everyday {
                    said: everyday.said.clone(),
                    means: everyday.means.clone(),
                });
            }
        }
        for (typed, read) in &reading.corrected {
            why.push(Why::Corrected {
                typed: typed.clone(),
                read: read.clone(),
            });
        }
        if why.is_empty() {
            why.push(Why::Words);
        }
        why
    }
}
