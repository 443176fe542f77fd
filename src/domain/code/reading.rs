//! Reading codes from keyboards and keyboard-wedge scanners, which mangle them in known ways.
//!
//! Nothing is guessed beyond signs that look or come from the keyboard alike: what is left unclear is no
//! code. Tested here and, with mangled forms of every code, in `tests/rules/code.rs`.

use super::{DOSSIER_CODE_LENGTH, UnitCode};
use unicode_normalization::UnicodeNormalization;

/// More characters than any code has with blanks between all of them.
const LONGEST_TEXT: usize = 256;

/// `^[0-9A-Z]+(\.[0-9A-Z]+)*-\d{6}-\d{4,7}$`, at most 64 characters.
pub(super) fn is_dossier_code(text: &str) -> bool {
    let mut parts = text.rsplitn(3, '-');
    let (Some(serial), Some(date), Some(unit)) = (parts.next(), parts.next(), parts.next()) else {
        return false;
    };
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let group = |group: &str| {
        !group.is_empty()
            && group
                .bytes()
                .all(|byte| byte.is_ascii_digit() || byte.is_ascii_uppercase())
    };
    text.len() <= DOSSIER_CODE_LENGTH
        && (4..=7).contains(&serial.len())
        && digits(serial)
        && date.len() == 6
        && digits(date)
        && unit.split('.').all(group)
}

/// What a typed or scanned character stands for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sign {
    /// Upper-case letter or digit.
    Letter(char),
    /// Any sign between two groups.
    Separator,
    Blank,
}

fn signs(text: &str) -> Option<Vec<Sign>> {
    if text.chars().take(LONGEST_TEXT + 1).count() > LONGEST_TEXT {
        return None;
    }
    let mut signs: Vec<Sign> = Vec::new();
    // One character at a time: the marks of a whole text would be put into another order.
    for c in text.chars().flat_map(|c| std::iter::once(c).nfkd()) {
        let sign = match c {
            '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}' => continue,
            c if c.is_whitespace() || c.is_control() => Sign::Blank,
            // All the signs that keyboards, word processors and speech put for `-` and `.`.
            '-' | '_' | '=' | '~' | '/' | '\\' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{2043}' => {
                Sign::Separator
            }
            '.' | ',' | ';' | ':' | '·' | '•' | '…' | '。' | '‧' | '>' | '<' => Sign::Separator,
            // The digit row of Windows' Vietnamese keyboard: ă â ê ô, five tone marks, đ.
            '\u{306}' => replace_last(&mut signs, 'A', '1')?,
            '\u{302}' => match signs.pop()? {
                Sign::Letter('A') => Sign::Letter('2'),
                Sign::Letter('E') => Sign::Letter('3'),
                Sign::Letter('O') => Sign::Letter('4'),
                _ => return None,
            },
            '\u{300}' => Sign::Letter('5'),
            '\u{309}' => Sign::Letter('6'),
            '\u{303}' => Sign::Letter('7'),
            '\u{301}' => Sign::Letter('8'),
            '\u{323}' => Sign::Letter('9'),
            'đ' | 'Đ' => Sign::Letter('0'),
            // Telex makes ư out of a lone w.
            '\u{31b}' => replace_last(&mut signs, 'U', 'W')?,
            '|' | '!' | '¡' => Sign::Letter('I'),
            c => Sign::Letter(latin(c)?),
        };
        signs.push(sign);
    }
    Some(signs)
}

fn replace_last(signs: &mut Vec<Sign>, from: char, to: char) -> Option<Sign> {
    (signs.pop()? == Sign::Letter(from)).then_some(Sign::Letter(to))
}

/// The Latin capital or digit that a letter is or looks like.
fn latin(c: char) -> Option<char> {
    let c = c.to_uppercase().next()?;
    Some(match c {
        '0'..='9' | 'A'..='Z' => c,
        'А' | 'Α' => 'A',
        'В' | 'Β' => 'B',
        'С' => 'C',
        'Е' | 'Ε' => 'E',
        'Н' | 'Η' => 'H',
        'І' | 'Ι' => 'I',
        'К' | 'Κ' => 'K',
        'М' | 'Μ' => 'M',
        'Ν' => 'N',
        'О' | 'Ο' => 'O',
        'Р' | 'Ρ' => 'P',
        'Т' | 'Τ' => 'T',
        'Х' | 'Χ' => 'X',
        'У' | 'Υ' => 'Y',
        'Ζ' => 'Z',
        _ => return None,
    })
}

/// The digit that stands at a place where only digits can stand.
fn digit(c: char) -> Option<char> {
    Some(match c {
        '0'..='9' => c,
        'O' | 'Q' => '0',
        'I' | 'L' => '1',
        'Z' => '2',
        'S' => '5',
        'B' => '8',
        _ => return None,
    })
}

fn digits(group: &str) -> Option<String> {
    group.chars().map(digit).collect()
}

/// One spelling for all texts that look alike: what to compare units by.
fn looks_like(text: &str) -> String {
    text.chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|c| match c {
            'O' | 'Q' => '0',
            'I' | 'L' => '1',
            c => c,
        })
        .collect()
}

pub(super) fn dossier_code(text: &str, units: &[UnitCode]) -> Option<String> {
    let signs = signs(text)?;
    // Blanks mean nothing, unless nothing else separates the groups.
    [false, true]
        .into_iter()
        .find_map(|blank_separates| {
            let groups = groups(&signs, blank_separates);
            separated(&groups, units)
        })
        .or_else(|| run_together(&groups(&signs, false).concat(), units))
}

fn groups(signs: &[Sign], blank_separates: bool) -> Vec<String> {
    let mut groups = vec![String::new()];
    for sign in signs {
        match sign {
            Sign::Letter(c) => {
                if let Some(group) = groups.last_mut() {
                    group.push(*c);
                }
            }
            Sign::Separator => groups.push(String::new()),
            Sign::Blank if blank_separates => groups.push(String::new()),
            Sign::Blank => {}
        }
    }
    groups.retain(|group| !group.is_empty());
    groups
}

fn separated(groups: &[String], units: &[UnitCode]) -> Option<String> {
    let [unit @ .., date, serial] = groups else {
        return None;
    };
    let (date, serial) = (digits(date)?, digits(serial)?);
    if unit.is_empty() || date.len() != 6 || !(4..=7).contains(&serial.len()) {
        return None;
    }
    let joined = unit.join(".");
    let known = units
        .iter()
        .find(|known| looks_like(known.as_str()) == looks_like(&joined));
    let unit = match known {
        Some(known) => known.to_string(),
        None => unit
            .iter()
            .map(|group| unit_group(group))
            .collect::<Vec<_>>()
            .join("."),
    };
    Some(format!("{unit}-{date}-{serial}"))
}

/// A group of an unknown unit: letter and two digits, or digits, where it can be read so.
fn unit_group(group: &str) -> String {
    let mixed = |text: &str| {
        text.chars().any(|c| c.is_ascii_digit())
            && text
                .chars()
                .all(|c| c.is_ascii_digit() || matches!(c, 'O' | 'I' | 'L'))
    };
    let as_digits = |text: &str| text.replace('O', "0").replace(['I', 'L'], "1");
    if mixed(group) {
        let mut chars = group.chars();
        // O12 and I12 may be the highest level of a unit, and look like nothing better.
        return match (chars.next(), group.len()) {
            (Some(first), 3) if !first.is_ascii_digit() => format!("{first}{}", as_digits(chars.as_str())),
            _ => as_digits(group),
        };
    }
    match group.split_at_checked(1) {
        Some((first, rest)) if group.len() == 3 && mixed(rest) => format!("{first}{}", as_digits(rest)),
        _ => group.to_owned(),
    }
}

/// A code without separators can only be cut where the unit is known.
fn run_together(text: &str, units: &[UnitCode]) -> Option<String> {
    units.iter().find_map(|unit| {
        let length = looks_like(unit.as_str()).len();
        let (head, tail) = text.split_at_checked(length)?;
        if looks_like(head) != looks_like(unit.as_str()) {
            return None;
        }
        let tail = digits(tail)?;
        let (date, serial) = tail.split_at_checked(6)?;
        Some(format!("{unit}-{date}-{serial}"))
    })
}

pub(super) fn ticket_number(text: &str) -> Option<(char, u32)> {
    let signs = signs(text)?;
    let text = groups(&signs, false).concat();
    let mut chars = text.chars();
    let letter = chars.next()?;
    // A second letter is more likely another series than a digit that looks like it.
    let number = chars.as_str().replace('O', "0").replace(['I', 'L'], "1");
    if number.len() > 7 || !number.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    Some((letter, number.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::super::{DossierCode, TicketNumber};
    use super::*;

    const CODE: &str = "H15.50.05.13-261008-0975";

    #[test]
    fn what_people_and_scanners_make_of_a_code_is_read_back() {
        for text in [
            CODE,
            "h15.50.05.13-261008-0975",
            "  H15.50.05.13 - 261008 - 0975\r\n",
            "H15 50 05 13 261008 0975",
            "H15. 50. 05. 13-26 10 08-09 75",
            "HI5.5O.O5.I3-26IOO8-O975",
            "hl5.5o.o5.l3-26loo8-o975",
            "H15,50,05,13_261008_0975",
            "H15.50.05.13–261008—0975",
            "H15.50.05.13−261008‐0975",
            "H15-50-05-13-261008-0975",
            "H15.50.05.13.261008.0975",
            "H15/50/05/13/261008/0975",
            "Ｈ１５．５０．０５．１３－２６１００８－０９７５",
            "H15·50·05·13-261008-0975",
            "Н15.50.05.13-261008-0975",
            "H15.50.05.13-261008-0975\u{200b}",
            "H15.50.05.13-26|008-0975",
        ] {
            assert_eq!(DossierCode::parse(text).unwrap().as_str(), CODE, "{text}");
        }
    }

    #[test]
    fn a_scanner_under_the_vietnamese_keyboard_of_windows_is_understood() {
        // 1..9 and 0 come as ă â ê ô, five tone marks and đ; editors may compose a mark with its letter.
        let typed: String = CODE
            .chars()
            .map(|c| match c {
                '1' => "ă",
                '2' => "â",
                '3' => "ê",
                '4' => "ô",
                '5' => "\u{300}",
                '6' => "\u{309}",
                '7' => "\u{303}",
                '8' => "\u{301}",
                '9' => "\u{323}",
                '0' => "đ",
                '.' => ".",
                '-' => "-",
                _ => "h",
            })
            .collect();
        assert_eq!(DossierCode::parse(&typed).unwrap().as_str(), CODE);
    }

    #[test]
    fn telex_turns_a_lone_w_into_u_with_a_horn() {
        assert_eq!(
            DossierCode::parse("ư15.02-261008-0975").unwrap().as_str(),
            "W15.02-261008-0975"
        );
    }

    #[test]
    fn a_code_without_separators_is_read_where_the_unit_is_known() {
        let units = [UnitCode::parse("H15.50.05.13").unwrap()];
        assert_eq!(
            DossierCode::parse_among("H15500513 2610080975", &units)
                .unwrap()
                .as_str(),
            CODE
        );
        assert_eq!(
            DossierCode::parse_among("hi55oo5l326ioo8o975", &units)
                .unwrap()
                .as_str(),
            CODE
        );
        assert!(DossierCode::parse("H155005132610080975").is_err());
    }

    #[test]
    fn the_spelling_of_a_known_unit_is_kept() {
        let units = [UnitCode::parse("H15.1O.OI").unwrap()];
        for text in ["H15.1O.OI-261008-0975", "h15.10.01-261008-0975"] {
            assert_eq!(
                DossierCode::parse_among(text, &units).unwrap().as_str(),
                "H15.1O.OI-261008-0975"
            );
        }
    }

    #[test]
    fn what_is_no_code_is_refused() {
        let long = "1".repeat(4000);
        for text in [
            "",
            "   ",
            "H15",
            "0975",
            "H15.50.05.13-261008",
            "H15.50.05.13-261008-097",
            "H15.50.05.13-261008-09750000",
            "H15.50.05.13-2610080-975",
            "-261008-0975",
            "'; DROP TABLE dossier; --",
            "../../etc/passwd",
            "%s%n",
            "https://example.vn/a-261008-0975?x",
            "H15.50.05.13-261008-09#5",
            "Nguyễn Văn A",
            &long,
        ] {
            assert!(DossierCode::parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn ticket_numbers_are_read_as_they_are_typed() {
        for text in ["A007", "a7", " A 007 ", "A-OO7", "a.007", "Ａ００７", "AOO7\r\n"] {
            assert_eq!(TicketNumber::parse(text).unwrap().to_string(), "A007", "{text}");
        }
        assert_eq!(TicketNumber::parse("B1234").unwrap().to_string(), "B1234");
        for text in [
            "",
            "A",
            "007",
            "A000",
            "O001",
            "Q1",
            "AB1",
            "AS1",
            "A1-2-X",
            "A12345678",
        ] {
            assert!(TicketNumber::parse(text).is_err(), "{text}");
        }
    }
}
