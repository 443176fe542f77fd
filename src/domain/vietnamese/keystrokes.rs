//! Keys of the Telex and VNI input methods left undecoded (`ddang ky keets hoon`, `dang5 ky1`).
//!
//! Decodes one word at a time. A word that gains nothing gives `None`: the caller keeps what was typed.

use super::letter::{Letter, letter, reshape, with_tone};

const CIRCUMFLEX: char = '\u{302}';
const BREVE: char = '\u{306}';
const HORN: char = '\u{31B}';

/// A word under construction: lower-case letters with their marks, and one tone.
#[derive(Default)]
struct Word {
    letters: Vec<char>,
    tone: u8,
    changed: bool,
}

impl Word {
    fn has_vowel(&self) -> bool {
        self.letters.iter().any(|c| is_vowel(*c))
    }

    /// Marks the last letter that can carry the mark.
    fn mark(&mut self, on: &[char], mark: char) -> bool {
        let Some(at) = self.letters.iter().rposition(|c| on.contains(c)) else {
            return false;
        };
        // ươ is typed with one key for both letters.
        if mark == HORN && self.letters[at] == 'o' && at > 0 && self.letters[at - 1] == 'u' {
            self.letters[at - 1] = 'ư';
        }
        self.letters[at] = reshape(self.letters[at], mark);
        self.changed = true;
        true
    }

    fn stroke(&mut self) -> bool {
        match self.letters.first_mut() {
            Some(first) if *first == 'd' => {
                *first = 'đ';
                self.changed = true;
                true
            }
            _ => false,
        }
    }

    fn set_tone(&mut self, tone: u8) -> bool {
        let can = self.has_vowel();
        if can {
            self.tone = tone;
            self.changed = true;
        }
        can
    }

    fn push_typed(&mut self, c: char) {
        match letter(c) {
            Some(Letter::Base { shape, tone, .. }) => {
                self.letters.push(shape);
                if tone > 0 {
                    self.tone = tone;
                }
            }
            Some(_) => {}
            None => self.letters.extend(c.to_lowercase()),
        }
    }

    fn finish(self) -> Option<String> {
        if !self.changed {
            return None;
        }
        let at = tone_place(&self.letters);
        Some(
            self.letters
                .iter()
                .enumerate()
                .map(|(i, c)| {
                    if Some(i) == at {
                        with_tone(*c, self.tone)
                    } else {
                        *c
                    }
                })
                .collect(),
        )
    }
}

fn is_vowel(c: char) -> bool {
    matches!(
        c,
        'a' | 'ă' | 'â' | 'e' | 'ê' | 'i' | 'o' | 'ô' | 'ơ' | 'u' | 'ư' | 'y'
    )
}

/// The vowel that carries the tone, old placement (`hòa`, `thủy`).
fn tone_place(letters: &[char]) -> Option<usize> {
    let mut start = letters.iter().position(|c| is_vowel(*c))?;
    let after = |i: usize| letters.get(i + 1).copied().is_some_and(is_vowel);
    let glide =
        start > 0 && matches!((letters[start - 1], letters[start]), ('q', 'u') | ('g', 'i')) && after(start);
    if glide {
        start += 1;
    }
    let end = start + letters[start..].iter().take_while(|c| is_vowel(**c)).count();
    let nucleus = &letters[start..end];
    if let Some(at) = nucleus
        .iter()
        .rposition(|c| matches!(c, 'ă' | 'â' | 'ê' | 'ô' | 'ơ' | 'ư'))
    {
        return Some(start + at);
    }
    Some(match nucleus.len() {
        1 => start,
        2 if end < letters.len() => start + 1,
        2 => start,
        _ => start + 1,
    })
}

/// Decodes Telex keys in one word: `ddang` → `đang`, `keets` → `kết`, `quaanj` → `quận`.
pub fn telex(word: &str) -> Option<String> {
    let mut out = Word::default();
    for c in word.chars() {
        let key = c.to_ascii_lowercase();
        let taken = match key {
            'd' if !out.letters.is_empty() => out.stroke(),
            'a' | 'e' | 'o' if out.letters.contains(&key) => out.mark(&[key], CIRCUMFLEX),
            'w' => out.mark(&['o'], HORN) || out.mark(&['a'], BREVE) || out.mark(&['u'], HORN),
            's' => out.set_tone(1),
            'f' => out.set_tone(2),
            'r' => out.set_tone(3),
            'x' => out.set_tone(4),
            'j' => out.set_tone(5),
            _ => false,
        };
        if !taken {
            out.push_typed(c);
        }
    }
    out.finish()
}

/// Decodes VNI keys in one word: `dang9` → `đang`, `ket61` → `kết`, `d9u7o7c5` → `được`.
pub fn vni(word: &str) -> Option<String> {
    if !word.chars().next().is_some_and(char::is_alphabetic) {
        return None;
    }
    let mut out = Word::default();
    for c in word.chars() {
        let taken = match c {
            '1'..='5' => out.set_tone(u8::try_from(c).unwrap_or(b'0') - b'0'),
            '6' => out.mark(&['a', 'e', 'o'], CIRCUMFLEX),
            '7' => out.mark(&['o', 'u'], HORN),
            '8' => out.mark(&['a'], BREVE),
            '9' => out.stroke(),
            _ => false,
        };
        if !taken {
            out.push_typed(c);
        }
    }
    out.finish()
}

/// Writes an exact spelling (`hoa2`, see [`super::Syllable::exact`]) as people read it: `hòa`.
pub fn written(exact: &str) -> String {
    let Some((word, tone)) = exact.split_at_checked(exact.len().saturating_sub(1)) else {
        return exact.to_owned();
    };
    let Ok(tone) = tone.parse() else {
        return exact.to_owned();
    };
    let word = Word {
        letters: word.chars().collect(),
        tone,
        changed: true,
    };
    word.finish().unwrap_or_default()
}

const ONSETS: [&str; 29] = [
    "ngh", "ch", "gh", "gi", "kh", "ng", "nh", "ph", "qu", "th", "tr", "b", "c", "d", "g", "h", "k", "l",
    "m", "n", "p", "q", "r", "s", "t", "v", "x", "", "đ",
];
const NUCLEI: [&str; 39] = [
    "a", "ai", "ao", "au", "ay", "e", "eo", "eu", "i", "ia", "ie", "ieu", "iu", "o", "oa", "oai", "oao",
    "oay", "oe", "oeo", "oi", "oo", "u", "ua", "uai", "uao", "uau", "uay", "ue", "ui", "uo", "uoi", "uou",
    "uu", "uy", "uya", "uye", "uyu", "y",
];
const CODAS: [&str; 9] = ["", "c", "ch", "m", "n", "ng", "nh", "p", "t"];

/// Whether a folded word can be a Vietnamese syllable at all.
pub fn is_syllable(folded: &str) -> bool {
    ONSETS.iter().any(|onset| {
        folded.strip_prefix(onset).is_some_and(|rhyme| {
            let cut = rhyme
                .find(|c| !matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y'))
                .unwrap_or(rhyme.len());
            let (nucleus, coda) = rhyme.split_at(cut);
            let nucleus_fits = NUCLEI.contains(&nucleus) || matches!(nucleus, "ye" | "yeu");
            // `gi` alone carries its own vowel.
            (nucleus_fits || (*onset == "gi" && nucleus.is_empty())) && CODAS.contains(&coda)
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn telex_keys_left_in_a_word_are_decoded() {
        for (typed, meant) in [
            ("ddang", "đang"),
            ("dangd", "đang"),
            ("keets", "kết"),
            ("ket", ""),
            ("hoon", "hôn"),
            ("hono", "hôn"),
            ("kys", "ký"),
            ("dduwowcj", "được"),
            ("dduocwj", "được"),
            ("giaays", "giấy"),
            ("quaanj", "quận"),
            ("thuyr", "thủy"),
            ("hoaf", "hòa"),
            ("hoanf", "hoàn"),
            ("đăngs", "đắng"),
            ("DDAATS", "đất"),
        ] {
            assert_eq!(telex(typed).unwrap_or_default(), meant, "{typed}");
        }
    }

    #[test]
    fn vni_keys_left_in_a_word_are_decoded() {
        for (typed, meant) in [
            ("d9a8ng", "đăng"),
            ("ky1", "ký"),
            ("ket61", "kết"),
            ("d9u7o7c5", "được"),
            ("d9uoc75", "được"),
            ("khai", ""),
            ("2026", ""),
            ("giay61", "giấy"),
        ] {
            assert_eq!(vni(typed).unwrap_or_default(), meant, "{typed}");
        }
    }

    #[test]
    fn an_exact_spelling_is_written_with_its_tone_in_place() {
        for (exact, read) in [
            ("hoa2", "hòa"),
            ("đươc5", "được"),
            ("quyên2", "quyền"),
            ("ban0", "ban"),
            ("", ""),
        ] {
            assert_eq!(written(exact), read);
        }
    }

    #[test]
    fn syllables_are_told_from_other_words() {
        for yes in [
            "nghieng", "khai", "sinh", "gi", "giay", "quyet", "yeu", "uy", "thuong", "duoc", "an",
        ] {
            assert!(is_syllable(yes), "{yes}");
        }
        for no in [
            "dkkh", "sinhh", "ddang", "keets", "cccd", "wifi", "photo", "bhyt", "",
        ] {
            assert!(!is_syllable(no), "{no}");
        }
    }
}
