//! What is said and shown when a number is called: Vietnamese, digits one by one.
//!
//! Speech and screen must say the same, so both come from the same words. Sounds, pauses and how often
//! a call is said belong to the hall. Tested here.

use super::code::TicketNumber;
use serde::{Deserialize, Serialize};

const DIGITS: [&str; 10] = [
    "không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín",
];

/// Why a number is announced.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Occasion {
    /// “Mời số …, đến quầy số …”.
    Call,
    /// The same, after “Xin nhắc lại”.
    Recall,
    /// “Mời số …, chuyển sang quầy số …”.
    Transfer,
}

/// The sentence of a call, such as “Mời số A, không, không, bảy, đến quầy số hai.”
///
/// `counter` is what the sign of the counter shows after the word “quầy”: `2`, `12`, `3A` or a name.
pub fn call_text(occasion: Occasion, number: TicketNumber, counter: &str) -> String {
    let invitation = match occasion {
        Occasion::Call | Occasion::Transfer => "Mời số",
        Occasion::Recall => "Xin nhắc lại: mời số",
    };
    format!(
        "{invitation} {}, {} {}.",
        spoken_number(number).join(", "),
        way(occasion, counter),
        spoken_counter(counter).join(" ")
    )
}

/// The same call as recorded phrases to be played one after the other, in lower case but for letters.
pub fn clips(occasion: Occasion, number: TicketNumber, counter: &str) -> Vec<String> {
    let invitation: &[&str] = match occasion {
        Occasion::Call | Occasion::Transfer => &["mời số"],
        Occasion::Recall => &["xin nhắc lại", "mời số"],
    };
    let mut clips: Vec<String> = invitation.iter().map(|&phrase| phrase.to_owned()).collect();
    clips.extend(spoken_number(number));
    clips.push(way(occasion, counter));
    clips.extend(spoken_counter(counter));
    clips
}

/// Letter and digits one by one, as people hear them best: a called “hundred” is easily missed.
fn spoken_number(number: TicketNumber) -> Vec<String> {
    number.to_string().chars().map(spoken_sign).collect()
}

fn way(occasion: Occasion, counter: &str) -> String {
    let direction = match occasion {
        Occasion::Call | Occasion::Recall => "đến quầy",
        Occasion::Transfer => "chuyển sang quầy",
    };
    // A counter with a name has no number to be announced.
    if counter.starts_with(|first: char| first.is_ascii_digit()) {
        format!("{direction} số")
    } else {
        direction.to_owned()
    }
}

/// Numbers as they are counted, letters one by one, names as they are.
fn spoken_counter(counter: &str) -> Vec<String> {
    let digits = counter.len()
        - counter
            .trim_start_matches(|sign: char| sign.is_ascii_digit())
            .len();
    let (number, rest) = counter.split_at(digits);
    let mut words = match number.parse::<u32>() {
        Ok(number @ 0..=999) => counted(number),
        _ => number.chars().map(spoken_sign).collect(),
    };
    if digits > 0 && rest.chars().all(char::is_alphanumeric) {
        words.extend(rest.chars().map(spoken_sign));
    } else {
        words.extend(rest.split_whitespace().map(str::to_owned));
    }
    words
}

fn spoken_sign(sign: char) -> String {
    match sign.to_digit(10) {
        Some(digit) => DIGITS[digit as usize].to_owned(),
        None => sign.to_uppercase().to_string(),
    }
}

/// The words of a number from 0 to 999.
fn counted(number: u32) -> Vec<String> {
    let digit = |digit: u32| DIGITS[(digit % 10) as usize];
    let (hundreds, tens, ones) = (number / 100, number / 10 % 10, number % 10);
    let mut words = Vec::new();
    if hundreds > 0 {
        words.extend([digit(hundreds), "trăm"]);
    }
    match tens {
        0 if hundreds > 0 && ones > 0 => words.push("linh"),
        0 => {}
        1 => words.push("mười"),
        _ => words.extend([digit(tens), "mươi"]),
    }
    match ones {
        0 if number > 0 => {}
        1 if tens > 1 => words.push("mốt"),
        4 if tens > 1 => words.push("tư"),
        5 if tens > 0 => words.push("lăm"),
        _ => words.push(digit(ones)),
    }
    words.into_iter().map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const OCCASIONS: [Occasion; 3] = [Occasion::Call, Occasion::Recall, Occasion::Transfer];

    fn number(letter: char, n: u32) -> TicketNumber {
        TicketNumber::new(letter, n).unwrap()
    }

    #[test]
    fn a_call_says_letter_and_digits_one_by_one() {
        assert_eq!(
            call_text(Occasion::Call, number('A', 7), "2"),
            "Mời số A, không, không, bảy, đến quầy số hai."
        );
        assert_eq!(
            call_text(Occasion::Call, number('B', 1045), "12"),
            "Mời số B, một, không, bốn, năm, đến quầy số mười hai."
        );
    }

    #[test]
    fn a_recall_says_so_and_a_transfer_sends_on() {
        assert_eq!(
            call_text(Occasion::Recall, number('A', 104), "3"),
            "Xin nhắc lại: mời số A, một, không, bốn, đến quầy số ba."
        );
        assert_eq!(
            call_text(Occasion::Transfer, number('A', 104), "5"),
            "Mời số A, một, không, bốn, chuyển sang quầy số năm."
        );
    }

    #[test]
    fn counters_are_counted_lettered_or_named() {
        for (sign, spoken) in [
            ("1", "đến quầy số một."),
            ("10", "đến quầy số mười."),
            ("15", "đến quầy số mười lăm."),
            ("20", "đến quầy số hai mươi."),
            ("21", "đến quầy số hai mươi mốt."),
            ("24", "đến quầy số hai mươi tư."),
            ("25", "đến quầy số hai mươi lăm."),
            ("100", "đến quầy số một trăm."),
            ("101", "đến quầy số một trăm linh một."),
            ("111", "đến quầy số một trăm mười một."),
            ("0", "đến quầy số không."),
            ("03", "đến quầy số ba."),
            ("3A", "đến quầy số ba A."),
            ("1234", "đến quầy số một hai ba bốn."),
            ("Hướng dẫn", "đến quầy Hướng dẫn."),
            ("2 tầng trệt", "đến quầy số hai tầng trệt."),
        ] {
            let text = call_text(Occasion::Call, number('A', 1), sign);
            assert!(text.ends_with(spoken), "{sign}: {text}");
        }
    }

    #[test]
    fn what_is_played_is_what_is_shown() {
        for occasion in OCCASIONS {
            for n in [1, 25, 333, 1111] {
                for counter in ["1", "15", "3A", "Hướng dẫn"] {
                    let shown = call_text(occasion, number('C', n), counter)
                        .replace([',', '.', ':'], "")
                        .to_lowercase();
                    let played = clips(occasion, number('C', n), counter).join(" ").to_lowercase();
                    assert_eq!(shown, played);
                }
            }
        }
    }

    #[test]
    fn two_numbers_never_sound_the_same() {
        let mut heard = std::collections::BTreeSet::new();
        for letter in ['A', 'B'] {
            for n in 1..=1200 {
                assert!(heard.insert(call_text(Occasion::Call, number(letter, n), "1")));
            }
        }
        for counter in 2..=999 {
            assert!(heard.insert(call_text(Occasion::Call, number('A', 1), &counter.to_string())));
        }
    }
}
