//! Money in đồng: read and written as the country does, and put into words for receipts.
//!
//! Whole đồng only; there is no smaller coin. Tested here by properties and in `tests/rules/fee.rs` (B48).

use super::applicant::text::{ascii_digit, clean_line};
use super::message::{Message, Say};
use serde::{Deserialize, Serialize};

/// An amount in đồng.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Dong(pub u64);

/// Why an amount was not taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MoneyError {
    #[error("the amount is missing")]
    Missing,
    #[error("this is not an amount")]
    Unreadable,
    #[error("the amount is not between 0 and {} đồng", Dong::FEE_LIMIT)]
    OutOfRange,
}

impl Say for MoneyError {
    fn say(&self) -> Message {
        match self {
            MoneyError::Missing => Message::new("money-missing"),
            MoneyError::Unreadable => Message::new("money-unreadable"),
            MoneyError::OutOfRange => {
                Message::new("money-out-of-range").with("max", Dong::FEE_LIMIT.to_string())
            }
        }
    }
}

/// How a zero in the tens is said: `một trăm linh năm` in the north, `một trăm lẻ năm` in the south.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ZeroTens {
    #[default]
    Linh,
    Le,
}

impl Dong {
    pub const ZERO: Dong = Dong(0);
    /// The most a single fee may be (B48).
    pub const FEE_LIMIT: Dong = Dong(1_000_000_000);

    /// Reads a fee: `1.000.000`, `1,000,000`, `1 000 000đ`, `8000 đồng`. Groups have three digits, of one
    /// separator; there are no decimals.
    ///
    /// # Errors
    /// Missing, no such shape, or not between 0 and [`Dong::FEE_LIMIT`].
    pub fn parse(raw: &str) -> Result<Self, MoneyError> {
        let text = clean_line(raw).text.to_lowercase();
        let number = ["đồng", "vnđ", "vnd", "đ", "₫", "dong"]
            .iter()
            .find_map(|unit| text.strip_suffix(unit))
            .unwrap_or(&text)
            .trim();
        if number.is_empty() {
            return Err(MoneyError::Missing);
        }
        let (negative, number) = match number.strip_prefix(['-', '−', '–']) {
            Some(rest) => (true, rest.trim_start()),
            None => (false, number),
        };
        let separators: Vec<char> = number.chars().filter(|c| ascii_digit(*c).is_none()).collect();
        let one_kind = separators.first().is_none_or(|first| {
            matches!(first, '.' | ',' | ' ' | '\'') && separators.iter().all(|c| c == first)
        });
        if !one_kind {
            return Err(MoneyError::Unreadable);
        }
        let groups: Vec<String> = number
            .split(|c| ascii_digit(c).is_none())
            .map(|group| group.chars().filter_map(ascii_digit).collect())
            .collect();
        let grouped = match groups.as_slice() {
            [only] => !only.is_empty(),
            [first, rest @ ..] => (1..=3).contains(&first.len()) && rest.iter().all(|group| group.len() == 3),
            [] => false,
        };
        if !grouped {
            return Err(MoneyError::Unreadable);
        }
        // So many digits that they do not fit are out of range as well.
        match groups.concat().parse::<u64>() {
            Ok(amount) if amount <= Self::FEE_LIMIT.0 && (!negative || amount == 0) => Ok(Dong(amount)),
            _ => Err(MoneyError::OutOfRange),
        }
    }

    pub fn checked_add(self, other: Dong) -> Option<Dong> {
        self.0.checked_add(other.0).map(Dong)
    }

    pub fn checked_mul(self, times: u32) -> Option<Dong> {
        self.0.checked_mul(u64::from(times)).map(Dong)
    }

    /// The number in Vietnamese words, small letters, without the unit: `một trăm tám mươi nghìn`.
    pub fn in_words(self, zero_tens: ZeroTens) -> String {
        let words = count(self.0, zero_tens);
        if words.is_empty() {
            DIGITS[0].to_owned()
        } else {
            words.join(" ")
        }
    }

    /// The sentence of a receipt: `Một trăm tám mươi nghìn đồng`.
    pub fn on_receipt(self) -> String {
        let words = self.in_words(ZeroTens::Linh);
        let mut letters = words.chars();
        let first: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
        format!("{first}{} đồng", letters.as_str())
    }
}

impl std::fmt::Display for Dong {
    /// `1.000.000`, without the unit.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let digits = self.0.to_string();
        let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
        for (at, digit) in digits.char_indices() {
            if at > 0 && (digits.len() - at).is_multiple_of(3) {
                grouped.push('.');
            }
            grouped.push(digit);
        }
        f.pad(&grouped)
    }
}

impl std::iter::Sum for Dong {
    /// Stops at the largest amount rather than starting again from zero.
    fn sum<I: Iterator<Item = Dong>>(amounts: I) -> Dong {
        amounts.fold(Dong::ZERO, |sum, amount| Dong(sum.0.saturating_add(amount.0)))
    }
}

const DIGITS: [&str; 10] = [
    "không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín",
];

fn digit(n: u64) -> &'static str {
    usize::try_from(n % 10)
        .ok()
        .and_then(|at| DIGITS.get(at))
        .copied()
        .unwrap_or("")
}

/// Words of a number; none for zero. Above a tỷ the count of tỷ is said first, however large.
fn count(n: u64, zero_tens: ZeroTens) -> Vec<&'static str> {
    const TY: u64 = 1_000_000_000;
    let mut words = Vec::new();
    if n >= TY {
        words.extend(count(n / TY, zero_tens));
        words.push("tỷ");
    }
    for (unit, name) in [(1_000_000, "triệu"), (1_000, "nghìn"), (1, "")] {
        let group = n % TY / unit % 1_000;
        if group == 0 {
            continue;
        }
        words.extend(below_thousand(group, !words.is_empty(), zero_tens));
        if !name.is_empty() {
            words.push(name);
        }
    }
    words
}

/// Three digits; `whole` says the hundreds even when there are none, as behind a larger group.
fn below_thousand(n: u64, whole: bool, zero_tens: ZeroTens) -> Vec<&'static str> {
    let (hundreds, tens, ones) = (n / 100, n / 10 % 10, n % 10);
    let mut words = Vec::new();
    if hundreds > 0 || whole {
        words.extend([digit(hundreds), "trăm"]);
    }
    match tens {
        0 if ones > 0 && !words.is_empty() => words.push(match zero_tens {
            ZeroTens::Linh => "linh",
            ZeroTens::Le => "lẻ",
        }),
        0 => {}
        1 => words.push("mười"),
        _ => words.extend([digit(tens), "mươi"]),
    }
    match (tens, ones) {
        (_, 0) => {}
        (2.., 1) => words.push("mốt"),
        (2.., 4) => words.push("tư"),
        (1.., 5) => words.push("lăm"),
        _ => words.push(digit(ones)),
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn amounts_are_said_as_people_say_them() {
        for (amount, words) in [
            (0, "không"),
            (5, "năm"),
            (10, "mười"),
            (11, "mười một"),
            (14, "mười bốn"),
            (15, "mười lăm"),
            (20, "hai mươi"),
            (21, "hai mươi mốt"),
            (24, "hai mươi tư"),
            (25, "hai mươi lăm"),
            (100, "một trăm"),
            (101, "một trăm linh một"),
            (104, "một trăm linh bốn"),
            (105, "một trăm linh năm"),
            (115, "một trăm mười lăm"),
            (999, "chín trăm chín mươi chín"),
            (1_000, "một nghìn"),
            (1_005, "một nghìn không trăm linh năm"),
            (1_015, "một nghìn không trăm mười lăm"),
            (8_000, "tám nghìn"),
            (15_500, "mười lăm nghìn năm trăm"),
            (180_000, "một trăm tám mươi nghìn"),
            (1_000_000, "một triệu"),
            (1_000_001, "một triệu không trăm linh một"),
            (1_021_000, "một triệu không trăm hai mươi mốt nghìn"),
            (2_005_010, "hai triệu không trăm linh năm nghìn không trăm mười"),
            (1_000_000_000, "một tỷ"),
            (1_000_050_000, "một tỷ không trăm năm mươi nghìn"),
            (21_000_000_000, "hai mươi mốt tỷ"),
            (1_000_000_000_000, "một nghìn tỷ"),
        ] {
            assert_eq!(Dong(amount).in_words(ZeroTens::Linh), words, "{amount}");
        }
        assert_eq!(Dong(1_205).in_words(ZeroTens::Le), "một nghìn hai trăm lẻ năm");
        assert_eq!(Dong(180_000).on_receipt(), "Một trăm tám mươi nghìn đồng");
    }

    #[test]
    fn amounts_are_written_with_dots() {
        for (amount, written) in [(0, "0"), (999, "999"), (1_000, "1.000"), (1_000_000, "1.000.000")] {
            assert_eq!(Dong(amount).to_string(), written);
        }
        assert_eq!(format!("{:>8}", Dong(1_000)), "   1.000");
    }

    /// Reads words back, knowing nothing of how they were made.
    fn heard(words: &str) -> Option<u64> {
        let (mut total, mut billions, mut group, mut last) = (0, 0, 0, 0);
        for word in words.split(' ') {
            let value = match word {
                "không" => Some(0),
                "một" | "mốt" => Some(1),
                "hai" => Some(2),
                "ba" => Some(3),
                "bốn" | "tư" => Some(4),
                "năm" | "lăm" => Some(5),
                "sáu" => Some(6),
                "bảy" => Some(7),
                "tám" => Some(8),
                "chín" => Some(9),
                _ => None,
            };
            match (word, value) {
                (_, Some(value)) => last = value,
                ("mười", _) => group += 10,
                ("linh" | "lẻ", _) => {}
                ("mươi", _) => group += std::mem::take(&mut last) * 10,
                ("trăm", _) => group += std::mem::take(&mut last) * 100,
                ("nghìn", _) => total += (std::mem::take(&mut group) + std::mem::take(&mut last)) * 1_000,
                ("triệu", _) => {
                    total += (std::mem::take(&mut group) + std::mem::take(&mut last)) * 1_000_000
                }
                ("tỷ", _) => {
                    total += std::mem::take(&mut group) + std::mem::take(&mut last);
                    billions = (billions + std::mem::take(&mut total)) * 1_000_000_000;
                }
                _ => return None,
            }
        }
        Some(billions + total + group + last)
    }

    proptest! {
        #[test]
        fn words_say_the_amount_they_came_from(amount in prop_oneof![0..2_000_u64, 0..2_000_000_000_u64, any::<u64>()]) {
            prop_assert_eq!(heard(&Dong(amount).in_words(ZeroTens::Linh)), Some(amount));
            prop_assert_eq!(heard(&Dong(amount).in_words(ZeroTens::Le)), Some(amount));
        }

        #[test]
        fn what_is_written_is_read_back(amount in 0..=1_000_000_000_u64, separator in prop::sample::select(vec![".", ",", " ", ""]), unit in prop::sample::select(vec!["", "đ", " đồng", " VND", "₫"])) {
            let written = format!("{}{unit}", Dong(amount).to_string().replace('.', separator));
            prop_assert_eq!(Dong::parse(&written), Ok(Dong(amount)));
        }

        #[test]
        fn no_text_makes_it_panic(raw in "\\PC{0,24}", digits in "[-0-9., đ]{0,40}") {
            let _ = Dong::parse(&raw);
            let _ = Dong::parse(&digits);
        }
    }
}
