//! Letters of the Vietnamese alphabet taken apart: base, mark of the letter, tone.

use std::sync::LazyLock;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// What one character means inside a Vietnamese word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Letter {
    /// A letter or ASCII digit: without marks, with its own mark but no tone, and the tone 0–5
    /// (none, sắc, huyền, hỏi, ngã, nặng).
    Base { plain: char, shape: char, tone: u8 },
    /// A combining tone (decomposed text).
    Tone(u8),
    /// A combining circumflex, breve or horn.
    Shape(char),
    /// Nothing to be seen: zero-width characters, soft hyphens, other combining marks.
    Nothing,
}

const VOWELS: [(&str, char); 12] = [
    ("aáàảãạ", 'a'),
    ("ăắằẳẵặ", 'a'),
    ("âấầẩẫậ", 'a'),
    ("eéèẻẽẹ", 'e'),
    ("êếềểễệ", 'e'),
    ("iíìỉĩị", 'i'),
    ("oóòỏõọ", 'o'),
    ("ôốồổỗộ", 'o'),
    ("ơớờởỡợ", 'o'),
    ("uúùủũụ", 'u'),
    ("ưứừửữự", 'u'),
    ("yýỳỷỹỵ", 'y'),
];

const TABLE_END: usize = 0x1F00;

static TABLE: LazyLock<Vec<Option<Letter>>> = LazyLock::new(|| {
    let mut table = vec![None; TABLE_END];
    let mut put = |c: char, letter| {
        if let Some(slot) = table.get_mut(c as usize) {
            *slot = Some(letter);
        }
    };
    for c in ('a'..='z').chain('0'..='9') {
        let letter = Letter::Base {
            plain: c,
            shape: c,
            tone: 0,
        };
        put(c, letter);
        put(c.to_ascii_uppercase(), letter);
    }
    for (row, plain) in VOWELS {
        let shape = row.chars().next().unwrap_or(plain);
        for (tone, c) in (0..).zip(row.chars()) {
            for c in std::iter::once(c).chain(c.to_uppercase()) {
                put(c, Letter::Base { plain, shape, tone });
            }
        }
    }
    // Icelandic eth and the African d look like đ and come from wrong keyboards.
    for c in ['đ', 'Đ', 'ð', 'Ð', 'ɖ', 'Ɖ'] {
        put(
            c,
            Letter::Base {
                plain: 'd',
                shape: 'đ',
                tone: 0,
            },
        );
    }
    for mark in '\u{300}'..='\u{36F}' {
        put(mark, Letter::Nothing);
    }
    for (mark, tone) in [
        ('\u{301}', 1),
        ('\u{300}', 2),
        ('\u{309}', 3),
        ('\u{303}', 4),
        ('\u{323}', 5),
    ] {
        put(mark, Letter::Tone(tone));
    }
    for mark in ['\u{302}', '\u{306}', '\u{31B}'] {
        put(mark, Letter::Shape(mark));
    }
    put('\u{AD}', Letter::Nothing);
    table
});

/// What a character means; `None` for everything outside the alphabet (blanks, signs, other scripts).
pub fn letter(c: char) -> Option<Letter> {
    if let Some(known) = TABLE.get(c as usize) {
        return *known;
    }
    unseen(c).then_some(Letter::Nothing)
}

/// Zero-width characters, direction marks and private-use characters, as met in published texts.
fn unseen(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}'
        | '\u{AD}' | '\u{E000}'..='\u{F8FF}')
}

/// Puts a combining mark on a lower-case letter; letters that never carry it stay as they are.
pub(super) fn reshape(c: char, mark: char) -> char {
    match (c, mark) {
        ('a', '\u{302}') => 'â',
        ('e', '\u{302}') => 'ê',
        ('o', '\u{302}') => 'ô',
        ('a', '\u{306}') => 'ă',
        ('o', '\u{31B}') => 'ơ',
        ('u', '\u{31B}') => 'ư',
        _ => c,
    }
}

/// Writes a lower-case vowel with a tone 0–5; other letters stay as they are.
pub(super) fn with_tone(c: char, tone: u8) -> char {
    VOWELS
        .iter()
        .find(|(row, _)| row.starts_with(c))
        .and_then(|(row, _)| row.chars().nth(usize::from(tone)))
        .unwrap_or(c)
}

/// NFC with the letters that only look like đ put right (`ð`, `Ð`) and unseen characters left out.
pub fn nfc(text: &str) -> String {
    text.chars()
        .filter(|c| !unseen(*c))
        .map(|c| match c {
            'ð' | 'ɖ' => 'đ',
            'Ð' | 'Ɖ' => 'Đ',
            c => c,
        })
        .nfc()
        .collect()
}

/// Lower case without any mark, `đ` as `d`, runs of blanks as one: what two spellings are compared by.
///
/// `fold(fold(x)) == fold(x)`, and composed and decomposed text fold to the same.
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut blank = false;
    let mut put = |c: char| {
        if c.is_whitespace() || c.is_control() {
            blank = !out.is_empty();
            return;
        }
        if std::mem::take(&mut blank) {
            out.push(' ');
        }
        out.push(c);
    };
    for c in text.chars() {
        match letter(c) {
            Some(Letter::Base { plain, .. }) => put(plain),
            Some(_) => {}
            None if c.is_ascii() => put(c),
            None => fold_foreign(c, &mut put),
        }
    }
    out
}

/// Letters of other alphabets: compatibility form, lower case, no marks, until nothing changes.
fn fold_foreign(c: char, put: &mut impl FnMut(char)) {
    let mut now = c.to_string();
    for _ in 0..4 {
        let next: String = now
            .nfkd()
            .filter(|c| !is_combining_mark(*c) && !unseen(*c))
            .flat_map(char::to_lowercase)
            .map(|c| match letter(c) {
                Some(Letter::Base { plain, .. }) => plain,
                _ => c,
            })
            .collect();
        if next == now {
            break;
        }
        now = next;
    }
    now.chars().for_each(put);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folding_takes_marks_case_and_the_stroke_of_d_away() {
        assert_eq!(fold("ĐĂNG KÝ  kết hôn"), "dang ky ket hon");
        assert_eq!(fold("Nguyễn Thị Ước Ỗ Ẵ"), "nguyen thi uoc o a");
    }

    #[test]
    fn eth_typed_for_d_with_stroke_is_read_as_d() {
        assert_eq!(fold("Ðăng ký ðất"), "dang ky dat");
        assert_eq!(nfc("Ðăng ký ðất"), "Đăng ký đất");
    }

    #[test]
    fn composed_and_decomposed_text_fold_to_the_same() {
        let composed = "Thủ tục hòa giải ở cơ sở được";
        let decomposed: String = composed.nfd().collect();
        assert_ne!(composed, decomposed);
        assert_eq!(fold(composed), fold(&decomposed));
        assert_eq!(nfc(&decomposed), composed);
    }

    #[test]
    fn unseen_characters_vanish_and_hard_blanks_become_blanks() {
        assert_eq!(fold("khai\u{200B} \u{A0}sinh\u{F0B7}"), "khai sinh");
    }

    #[test]
    fn a_tone_goes_onto_every_vowel() {
        assert_eq!(with_tone('ơ', 5), 'ợ');
        assert_eq!(with_tone('y', 2), 'ỳ');
        assert_eq!(with_tone('k', 2), 'k');
    }
}
