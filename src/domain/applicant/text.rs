//! Text as it comes from keyboards, scanners and pasted cells, made safe to keep.
//!
//! Text is NFC from the moment it enters; what cannot be seen is taken out, and nothing else is changed:
//! no spelling, no case, no address is “corrected”. Tested beside the rule and in `tests/rules/applicant.rs`
//! (B14, B17, B34).

use crate::domain::vietnamese::fold;
use unicode_normalization::UnicodeNormalization;

/// No single input is read beyond this many bytes (B19).
pub const INPUT_LIMIT: usize = 4096;

/// A text without invisible characters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cleaned {
    /// NFC, without control, zero-width and direction characters. Tabs and line ends became blanks.
    pub text: String,
    /// The same with the characters that could have changed its look marked as `⟨U+202E⟩`; `None` when
    /// there were none, so that nothing has to be shown to the clerk.
    pub marked: Option<String>,
}

/// At most [`INPUT_LIMIT`] bytes of `raw`, cut between characters.
pub fn cut(raw: &str) -> &str {
    let mut end = raw.len().min(INPUT_LIMIT);
    while !raw.is_char_boundary(end) {
        end -= 1;
    }
    &raw[..end]
}

/// Cuts, normalises to NFC and takes out what cannot be seen. Blanks stay as they are.
pub fn clean(raw: &str) -> Cleaned {
    let raw = cut(raw);
    let mut kept = String::with_capacity(raw.len());
    let mut marked = String::with_capacity(raw.len());
    let mut noteworthy = false;
    let last = raw.trim_end_matches(char::is_control).len();
    let first = raw.len() - raw.trim_start_matches(char::is_control).len();
    for (at, c) in raw.char_indices() {
        match c {
            '\t' | '\n' | '\r' => {
                kept.push(' ');
                marked.push(' ');
            }
            c if changes_the_look(c) => {
                // Control bytes at the ends are what scanners add; in the middle they mean something.
                if !c.is_control() || (first..last).contains(&at) {
                    noteworthy = true;
                    marked.push_str(&format!("⟨U+{:04X}⟩", u32::from(c)));
                }
            }
            c if is_invisible(c) => {}
            c => {
                kept.push(c);
                marked.push(c);
            }
        }
    }
    Cleaned {
        text: kept.nfc().collect(),
        marked: noteworthy.then(|| marked.nfc().collect()),
    }
}

/// [`clean`], without blanks at the ends and with single blanks between words.
pub fn clean_line(raw: &str) -> Cleaned {
    let cleaned = clean(raw);
    Cleaned {
        text: cleaned.text.split_whitespace().collect::<Vec<_>>().join(" "),
        marked: cleaned.marked,
    }
}

/// Digits of `raw` when it holds nothing but digits and the separators people write between them
/// (blanks, dots, hyphens). Full-width and other decimal digits count as digits.
pub fn digits(raw: &str) -> Option<String> {
    let mut found = String::new();
    for c in clean(raw).text.chars() {
        match c {
            '.' | '-' | '–' | '‑' => {}
            c if c.is_whitespace() => {}
            c => found.push(ascii_digit(c)?),
        }
    }
    Some(found)
}

/// The ASCII form of an ASCII or full-width digit.
pub fn ascii_digit(c: char) -> Option<char> {
    match c {
        '0'..='9' => Some(c),
        '０'..='９' => char::from_digit(u32::from(c) - u32::from('０'), 10),
        _ => None,
    }
}

/// Letters and digits only, lower case, without marks, `đ` and its look-alikes as `d`: for comparing names
/// of provinces and the like, never for storing.
pub fn bare(text: &str) -> String {
    fold(text).chars().filter(|c| c.is_alphanumeric()).collect()
}

/// A text for a cell of a spreadsheet: what the spreadsheet would take for a formula gets an apostrophe in
/// front (B45).
pub fn for_spreadsheet(text: &str) -> String {
    let formula = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];
    if text.starts_with(formula) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

/// Characters that reorder, hide or command: direction controls and control bytes.
fn changes_the_look(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{E0000}'..='\u{E007F}')
}

/// Characters without a shape of their own.
fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{00AD}' | '\u{034F}' | '\u{061C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{2028}' | '\u{2029}'
            | '\u{2060}'..='\u{2064}' | '\u{206A}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}'
            | '\u{FFF9}'..='\u{FFFB}' | '\u{FFFE}' | '\u{FFFF}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn zero_width_characters_go_silently() {
        let cleaned = clean("\u{FEFF}Nguy\u{200B}ễn\u{200E} Văn A");
        assert_eq!(cleaned.text, "Nguyễn Văn A");
        assert_eq!(cleaned.marked, None);
    }

    #[test]
    fn direction_controls_are_taken_out_and_shown_marked() {
        let cleaned = clean("An\u{202E}hnìB");
        assert_eq!(cleaned.text, "AnhnìB");
        assert_eq!(cleaned.marked.as_deref(), Some("An⟨U+202E⟩hnìB"));
    }

    #[test]
    fn control_bytes_at_the_end_are_the_scanner_and_in_the_middle_are_not() {
        assert_eq!(clean("A\u{1d}").marked, None);
        assert_eq!(clean("A\u{1b}@B").marked.as_deref(), Some("A⟨U+001B⟩@B"));
        assert_eq!(clean("A\u{1b}@B").text, "A@B");
    }

    #[test]
    fn the_cut_never_splits_a_character() {
        let long = "ễ".repeat(INPUT_LIMIT);
        assert!(cut(&long).len() <= INPUT_LIMIT);
        assert!(cut(&long).chars().all(|c| c == 'ễ'));
    }

    #[test]
    fn digits_accept_full_width_and_separators_only() {
        assert_eq!(digits("０01 090-012.345").as_deref(), Some("001090012345"));
        assert_eq!(digits("12a"), None);
        assert_eq!(digits(""), Some(String::new()));
    }

    proptest! {
        #[test]
        fn cleaning_twice_changes_nothing(raw in ".{0,80}") {
            let once = clean(&raw).text;
            prop_assert_eq!(&clean(&once).text, &once);
            prop_assert!(clean(&once).marked.is_none());
        }

        #[test]
        fn composed_and_decomposed_clean_to_the_same(raw in "[A-Za-zÀ-ỹđĐ ]{0,40}") {
            let decomposed: String = raw.nfd().collect();
            prop_assert_eq!(clean(&decomposed).text, clean(&raw).text);
        }
    }
}
