//! Text in an encoding from before Unicode (TCVN3, VNI) or decoded twice, and what it was meant to be.
//!
//! A proposal is made only when every word of the result is a Vietnamese syllable and some word of the
//! given text is not, so that `Müller`, `José` and `Lê Hà` stay as they are. Only proposes; a person
//! decides (B16). Tested beside the rule and in `tests/rules/applicant.rs`.

use super::text::cut;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// TCVN 5712 VN3 from 0xA1 on, as its bytes look in Windows-1252; blanks are bytes without a letter.
const TCVN3: [&str; 3] = [
    "ĂÂÊÔƠƯĐăâêôơưđ      àảãáạ ằẳẵắ  ",
    "     ặầẩẫấậè ẻẽéẹềểễếệìỉ   ĩíịò ",
    "ỏõóọồổỗốộờởỡớợù ủũúụừửữứựỳỷỹýỵ ",
];

/// VNI: a base letter and the byte after it.
const VNI_PAIRS: [(char, &str, &str); 7] = [
    ('a', "øùûõïâàáåãäêèéúüë", "àáảãạâầấẩẫậăằắẳẵặ"),
    ('e', "øùûõïâàáåãä", "èéẻẽẹêềếểễệ"),
    ('o', "øùûõïâàáåãä", "òóỏõọôồốổỗộ"),
    ('ô', "øùûõï", "ờớởỡợ"),
    ('u', "øùûõï", "ùúủũụ"),
    ('ö', "øùûõï", "ừứửữự"),
    ('y', "øùûõ", "ỳýỷỹ"),
];

/// VNI: letters of one byte.
const VNI_SINGLE: [(char, char); 8] = [
    ('ñ', 'đ'),
    ('ô', 'ơ'),
    ('ö', 'ư'),
    ('æ', 'ỉ'),
    ('ó', 'ĩ'),
    ('ò', 'ị'),
    ('î', 'ỵ'),
    ('í', 'í'),
];

/// Windows-1252 from 0x80 to 0x9F; U+FFFD where it has no character.
const WINDOWS_1252: &str = "€\u{FFFD}‚ƒ„…†‡ˆ‰Š‹Œ\u{FFFD}Ž\u{FFFD}\u{FFFD}‘’“”•–—˜™š›œ\u{FFFD}žŸ";

/// What the text was probably meant to be, when it looks like one of the known damages.
pub fn meant(text: &str) -> Option<String> {
    // Not cleaned: the soft hyphen and the hard blank stand for letters in damaged text.
    let text = cut(text).trim_matches([' ', '\t', '\r', '\n']);
    if text.is_ascii() || all_words_are_syllables(text) {
        return None;
    }
    [from_twice_decoded, from_tcvn3, from_vni]
        .into_iter()
        .filter_map(|convert| convert(text))
        .map(|proposal| proposal.nfc().collect::<String>())
        .find(|proposal| proposal != text && all_words_are_syllables(proposal))
}

fn from_tcvn3(text: &str) -> Option<String> {
    let converted = text
        .chars()
        .map(|c| match u32::from(c) {
            0..=0x7F => Some(c),
            0xA1..=0xFF => TCVN3
                .iter()
                .flat_map(|part| part.chars())
                .nth(usize::try_from(u32::from(c) - 0xA1).ok()?)
                .filter(|letter| *letter != ' '),
            _ => None,
        })
        .collect::<Option<String>>()?;
    // Capitals had a face of their own over the codes of the small letters.
    let shouted = !text.chars().any(|c| c.is_ascii_lowercase())
        && text
            .split(' ')
            .any(|word| word.chars().filter(char::is_ascii_uppercase).count() > 1);
    Some(if shouted {
        converted.to_uppercase()
    } else {
        converted
    })
}

fn from_vni(text: &str) -> Option<String> {
    let mut converted = String::with_capacity(text.len());
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        if u32::from(c) > 0xFF {
            return None;
        }
        let small = lower(c);
        let marked = rest.peek().and_then(|mark| {
            let (_, marks, letters) = VNI_PAIRS.iter().find(|(base, ..)| *base == small)?;
            let at = marks.chars().position(|known| known == lower(*mark))?;
            letters.chars().nth(at)
        });
        let single = VNI_SINGLE.iter().find(|(from, _)| *from == small);
        let letter = match (marked, single) {
            (Some(letter), _) => {
                rest.next();
                letter
            }
            (None, Some((_, letter))) => *letter,
            (None, None) if c.is_ascii() || matches!(small, 'ì' | 'í') => small,
            (None, None) => return None,
        };
        if c.is_uppercase() {
            converted.extend(letter.to_uppercase());
        } else {
            converted.push(letter);
        }
    }
    Some(converted)
}

fn from_twice_decoded(text: &str) -> Option<String> {
    let bytes = text
        .chars()
        .map(|c| match u32::from(c) {
            code @ 0..=0xFF => u8::try_from(code).ok(),
            _ => WINDOWS_1252
                .chars()
                .position(|known| known == c)
                .and_then(|at| u8::try_from(0x80 + at).ok()),
        })
        .collect::<Option<Vec<u8>>>()?;
    String::from_utf8(bytes).ok()
}

fn lower(c: char) -> char {
    let mut lowered = c.to_lowercase();
    match (lowered.next(), lowered.next()) {
        (Some(one), None) => one,
        _ => c,
    }
}

fn all_words_are_syllables(text: &str) -> bool {
    text.split(|c: char| c.is_whitespace() || matches!(c, '-' | '.' | '\'' | ','))
        .filter(|word| !word.is_empty())
        .all(is_syllable)
}

/// Whether a word can be written in Vietnamese, marks and all (the folded test of
/// [`crate::domain::vietnamese::is_syllable`] would take damaged words too): one onset and one rime of the language, one tone at most.
fn is_syllable(word: &str) -> bool {
    let mut plain = String::with_capacity(word.len());
    let mut tones = 0;
    for c in word.to_lowercase().nfd() {
        match c {
            '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}' => tones += 1,
            c => plain.push(c),
        }
    }
    let plain: String = plain.nfc().collect();
    tones <= 1
        && !plain.chars().any(is_combining_mark)
        && ONSETS.iter().any(|onset| {
            plain
                .strip_prefix(onset)
                .is_some_and(|rime| RIMES.contains(&rime))
        })
}

const ONSETS: [&str; 29] = [
    "", "b", "c", "ch", "d", "đ", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh", "nh", "p",
    "ph", "qu", "r", "s", "t", "th", "tr", "v", "x", "q",
];

const RIMES: &[&str] = &[
    "a", "ac", "ach", "ai", "am", "an", "ang", "anh", "ao", "ap", "at", "au", "ay", "ăc", "ăm", "ăn", "ăng",
    "ăp", "ăt", "âc", "âm", "ân", "âng", "âp", "ât", "âu", "ây", "e", "ec", "em", "en", "eng", "eo", "ep",
    "et", "ê", "êch", "êm", "ên", "ênh", "êp", "êt", "êu", "i", "ia", "ich", "iêc", "iêm", "iên", "iêng",
    "iêp", "iêt", "iêu", "im", "in", "inh", "ip", "it", "iu", "o", "oa", "oac", "oach", "oai", "oam", "oan",
    "oang", "oanh", "oao", "oat", "oay", "oăc", "oăn", "oăng", "oăt", "oc", "oe", "oen", "oeo", "oet", "oi",
    "om", "on", "ong", "oong", "op", "ot", "ô", "ôc", "ôi", "ôm", "ôn", "ông", "ôp", "ôt", "ơ", "ơi", "ơm",
    "ơn", "ơp", "ơt", "u", "ua", "uân", "uâng", "uât", "uây", "uc", "uê", "uêch", "uênh", "ui", "um", "un",
    "ung", "uôc", "uôi", "uôm", "uôn", "uông", "uôt", "uơ", "up", "ut", "uy", "uya", "uych", "uyên", "uyêt",
    "uynh", "uyt", "uyu", "ư", "ưa", "ưc", "ưi", "ưm", "ưn", "ưng", "ươc", "ươi", "ươm", "ươn", "ương",
    "ươp", "ươt", "ươu", "ưt", "ưu", "y", "yêm", "yên", "yêng", "yêt", "yêu", "ynh", "yt", "êng",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_of_tcvn3_stands_at_its_codes() {
        let at = |code: usize| TCVN3.iter().flat_map(|part| part.chars()).nth(code - 0xA1);
        for (code, letter) in [
            (0xA1, 'Ă'),
            (0xA7, 'Đ'),
            (0xA8, 'ă'),
            (0xAE, 'đ'),
            (0xB5, 'à'),
            (0xB9, 'ạ'),
            (0xBB, 'ằ'),
            (0xBE, 'ắ'),
            (0xC6, 'ặ'),
            (0xCA, 'ấ'),
            (0xCB, 'ậ'),
            (0xCC, 'è'),
            (0xCE, 'ẻ'),
            (0xD0, 'é'),
            (0xD4, 'ễ'),
            (0xD7, 'ì'),
            (0xD8, 'ỉ'),
            (0xDC, 'ĩ'),
            (0xDF, 'ò'),
            (0xE1, 'ỏ'),
            (0xE9, 'ộ'),
            (0xEE, 'ợ'),
            (0xEF, 'ù'),
            (0xF1, 'ủ'),
            (0xF5, 'ừ'),
            (0xFA, 'ỳ'),
            (0xFE, 'ỵ'),
        ] {
            assert_eq!(at(code), Some(letter), "{code:X}");
        }
        assert_eq!(WINDOWS_1252.chars().count(), 32);
        for (_, marks, letters) in VNI_PAIRS {
            assert_eq!(marks.chars().count(), letters.chars().count());
        }
    }

    #[test]
    fn three_kinds_of_damage_are_recognised() {
        for (damaged, meant_to_be) in [
            ("NguyÔn V¨n A", "Nguyễn Văn A"),
            ("TrÇn ThÞ Hång", "Trần Thị Hồng"),
            ("NGUYÔN V¡N §øC", "NGUYỄN VĂN ĐỨC"),
            ("Lª Hµ", "Lê Hà"),
            ("Nguyeãn Vaên Ñöùc", "Nguyễn Văn Đức"),
            ("Leâ Thò Hoàng", "Lê Thị Hồng"),
            ("TRAÀN THÒ HÖÔNG", "TRẦN THỊ HƯƠNG"),
            ("Nguyá»…n VÄƒn A", "Nguyễn Văn A"),
            ("H\u{ad}¬ng", "Hương"),
            ("LÃª Thá»‹ H\u{c3}\u{a0}", "Lê Thị Hà"),
        ] {
            assert_eq!(meant(damaged).as_deref(), Some(meant_to_be), "{damaged}");
        }
    }

    #[test]
    fn sound_names_are_left_alone() {
        for name in [
            "Nguyễn Văn A",
            "Lê Hà",
            "Lý Bùi",
            "Müller",
            "José Peña",
            "François Noël",
            "O'Brien",
            "Y Bhăm Êban",
            "Thạch Sô Phia",
            "Đặng Thuý Hoà",
            "Chloé",
            "Hélène",
            "Ådahl",
            "Bjørn Ñandú",
            "Hoàng Phủ Ngọc Tường",
            "Lò Văn Pọm",
            "Hờ A Dơ",
            "Quách Quỳnh",
            "Nguyễn Đình Phượng Uyên",
            "Gì Giàng",
        ] {
            assert_eq!(meant(name), None, "{name}");
        }
    }

    #[test]
    fn syllables_of_the_language_are_told_from_other_words() {
        for word in [
            "Nguyễn", "Thuý", "Quỳnh", "Khuê", "Nghĩa", "giếng", "Uyên", "gì", "yến",
        ] {
            assert!(is_syllable(word), "{word}");
        }
        for word in ["NguyÔn", "Müller", "Wang", "Bhăm", "Jos", "áà", "", "Êban"] {
            assert!(!is_syllable(word), "{word}");
        }
    }
}
