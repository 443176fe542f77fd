//! Vietnamese as people type it: letters and tones, folding, syllables, slips of the keyboard.
//!
//! Knows the language, not the field: words of the administration stand in `assets/catalogue`.
//! Everything here is total (no text makes it fail) and works on one pass over the characters.
//! Tested beside each rule and by properties in `tests/rules/vietnamese.rs`.

mod keystrokes;
mod letter;
mod sound;
mod text_message;

pub use keystrokes::{is_syllable, telex, vni, written};
pub use letter::{Letter, fold, letter, nfc};
pub use sound::{initials, sound_key};
pub use text_message::teencode;

use serde::{Deserialize, Serialize};

/// One syllable (or number, or foreign word) of a text.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub struct Syllable {
    /// Lower case without any mark, `đ` as `d`, one spelling of final i and y (`kỳ` and `kì`).
    pub folded: String,
    /// Lower case with the marks of the letters, then the tone as a digit 0–5: `hòa` and `hoà` are
    /// both `hoa2`, `được` is `đươc5`.
    pub exact: String,
    /// Whether it was typed with any mark.
    pub marked: bool,
}

/// Splits a text into syllables at everything that is neither letter nor digit.
pub fn syllables(text: &str) -> Vec<Syllable> {
    let mut out = Vec::new();
    each_syllable(text, |folded, exact, marked| {
        out.push(Syllable {
            folded: folded.to_owned(),
            exact: exact.to_owned(),
            marked,
        });
    });
    out
}

/// As [`syllables`], without keeping anything: `take(folded, exact, marked)` for each in turn.
pub fn each_syllable(text: &str, mut take: impl FnMut(&str, &str, bool)) {
    let mut folded = String::with_capacity(16);
    let mut exact = String::with_capacity(16);
    let mut tone = 0;
    let mut shaped = false;
    let mut flush = |folded: &mut String, exact: &mut String, tone: &mut u8, shaped: &mut bool| {
        if !folded.is_empty() {
            one_final_i(folded);
            one_final_i(exact);
            exact.push(char::from(b'0' + *tone));
            take(folded, exact, *shaped || *tone > 0);
        }
        folded.clear();
        exact.clear();
        *tone = 0;
        *shaped = false;
    };
    for c in text.chars() {
        match letter(c) {
            Some(Letter::Base {
                plain,
                shape,
                tone: t,
            }) => {
                folded.push(plain);
                exact.push(shape);
                if t > 0 {
                    tone = t;
                }
                shaped |= plain != shape;
            }
            // Marks of decomposed text join the letter before them.
            Some(Letter::Tone(t)) => tone = t,
            Some(Letter::Shape(mark)) => {
                if let Some(last) = exact.pop() {
                    exact.push(letter::reshape(last, mark));
                    shaped = true;
                }
            }
            Some(Letter::Nothing) => {}
            None if c.is_alphanumeric() => {
                for c in fold(&c.to_string()).chars() {
                    folded.push(c);
                    exact.push(c);
                }
            }
            None => flush(&mut folded, &mut exact, &mut tone, &mut shaped),
        }
    }
    flush(&mut folded, &mut exact, &mut tone, &mut shaped);
}

/// `kỳ`, `lý`, `quý` are also written `kì`, `lí`, `quí`, and `sĩ` also `sỹ`: one of them is kept, as
/// offices write it. `thủy` and `thui` are different words.
fn one_final_i(word: &mut String) {
    let kept = match word.as_str() {
        "ki" | "li" | "mi" | "hi" | "ti" | "qui" => 'y',
        "sy" | "vy" => 'i',
        _ => return,
    };
    word.pop();
    word.push(kept);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(text: &str) -> Vec<String> {
        syllables(text).into_iter().map(|s| s.folded).collect()
    }

    #[test]
    fn syllables_are_cut_at_everything_but_letters_and_digits() {
        assert_eq!(
            folded("Đăng ký, kết-hôn (2 bản)"),
            ["dang", "ky", "ket", "hon", "2", "ban"]
        );
    }

    #[test]
    fn both_tone_placements_and_both_normal_forms_give_one_exact_spelling() {
        for pair in [
            ("hoà giải", "hòa giải"),
            ("thuỷ lợi", "thủy lợi"),
            ("kỳ", "kì"),
            ("quý", "quí"),
            ("bác sỹ", "bác sĩ"),
        ] {
            assert_eq!(syllables(pair.0), syllables(pair.1), "{pair:?}");
        }
        assert_eq!(syllables("đu\u{31b}o\u{31b}\u{323}c"), syllables("được"));
        assert_eq!(syllables("được")[0].exact, "đươc5");
    }

    #[test]
    fn thuy_and_thui_stay_apart() {
        assert_ne!(folded("thủy"), folded("thui"));
    }

    #[test]
    fn a_word_without_marks_is_not_marked() {
        assert!(!syllables("ban sao")[0].marked);
        assert!(syllables("bản sao")[0].marked);
        assert!(syllables("đi")[0].marked);
    }
}
