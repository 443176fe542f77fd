//! Which PINs a member of staff may choose, and how wrong ones are slowed down.
//!
//! At least six digits; the ones everybody tries first and those that look like a birthday are refused
//! (AU-02). After five wrong ones each further one waits longer (AU-04).

use super::message::{Message, Say};
use chrono::{NaiveDate, TimeDelta};

/// Fewest digits.
pub const SHORTEST: usize = 6;
/// Most digits.
pub const LONGEST: usize = 64;
/// Wrong PINs that cost nothing.
const FREE_MISSES: u32 = 5;
/// Wrong PINs in a row after which only an administrator can help.
pub const LAST_MISS: u32 = 100;

/// Why a PIN is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PinError {
    #[error("a PIN has at least six digits")]
    TooShort,
    #[error("a PIN has at most 64 digits")]
    TooLong,
    #[error("a PIN has digits only")]
    NotDigits,
    #[error("too easily guessed")]
    Common,
    #[error("looks like a birthday")]
    Birthday,
}

impl Say for PinError {
    fn say(&self) -> Message {
        Message::new(match self {
            PinError::TooShort => "pin-too-short",
            PinError::TooLong => "pin-too-long",
            PinError::NotDigits => "pin-not-digits",
            PinError::Common => "pin-common",
            PinError::Birthday => "pin-birthday",
        })
    }
}

/// Checks a PIN that is being chosen.
pub fn check(pin: &str) -> Result<(), PinError> {
    if !pin.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(PinError::NotDigits);
    }
    if pin.len() < SHORTEST {
        return Err(PinError::TooShort);
    }
    if pin.len() > LONGEST {
        return Err(PinError::TooLong);
    }
    if is_common(pin) {
        return Err(PinError::Common);
    }
    if is_birthday(pin) {
        return Err(PinError::Birthday);
    }
    Ok(())
}

/// A run, a repetition, a palindrome of steps, a lucky or keyboard pattern: what is tried first.
fn is_common(pin: &str) -> bool {
    let digits: Vec<i16> = pin.bytes().map(|byte| i16::from(byte - b'0')).collect();
    let steps: Vec<i16> = digits
        .windows(2)
        .map(|pair| (pair[1] - pair[0]).rem_euclid(10))
        .collect();
    // 111111, 123456, 987654, 135791, 246802: the same step all along.
    if steps.windows(2).all(|pair| pair[0] == pair[1]) {
        return true;
    }
    // 121212, 123123, 112112: a short block again and again.
    if (1..=pin.len() / 2).any(|block| {
        pin.len().is_multiple_of(block) && digits.chunks(block).all(|part| part == &digits[..block])
    }) {
        return true;
    }
    // 112233, 111222, 123321: two or three different digits in order, or a mirrored run.
    let mut distinct = digits.clone();
    distinct.sort_unstable();
    distinct.dedup();
    if distinct.len() <= 2 {
        return true;
    }
    let mut pairs = digits.clone();
    pairs.dedup();
    if pairs.len() <= pin.len() / 2 {
        return true;
    }
    let mirrored = digits.iter().eq(digits.iter().rev());
    mirrored || WORN_OUT.contains(&pin)
}

/// Patterns of the key pad and numbers with a meaning that the rules above do not catch.
const WORN_OUT: &[&str] = &[
    "147258", "147369", "159357", "159753", "258369", "258456", "357159", "369147", "456123", "456789",
    "654123", "741852", "789456", "852456", "963852", "102030", "112358", "123654", "147896", "314159",
    "271828", "520131", "686868", "696969", "789789", "123698", "142536", "321654", "987456", "001122",
    "007007", "190001", "113114", "115113", "225588", "336699", "010203", "123789", "456852",
];

/// ddmmyy, mmddyy, yymmdd, ddmmyyyy or yyyymmdd.
fn is_birthday(pin: &str) -> bool {
    let number = |range: std::ops::Range<usize>| pin.get(range).and_then(|part| part.parse::<u32>().ok());
    let exists = |year: Option<u32>, month: Option<u32>, day: Option<u32>| match (year, month, day) {
        (Some(year), Some(month), Some(day)) => {
            let years: &[u32] = if year < 100 {
                &[1900 + year, 2000 + year]
            } else {
                &[year]
            };
            years.iter().any(|year| {
                (1900..2100).contains(year)
                    && i32::try_from(*year)
                        .is_ok_and(|year| NaiveDate::from_ymd_opt(year, month, day).is_some())
            })
        }
        _ => false,
    };
    match pin.len() {
        6 => {
            exists(number(4..6), number(2..4), number(0..2))
                || exists(number(4..6), number(0..2), number(2..4))
                || exists(number(0..2), number(2..4), number(4..6))
        }
        8 => {
            exists(number(4..8), number(2..4), number(0..2))
                || exists(number(0..4), number(4..6), number(6..8))
        }
        _ => false,
    }
}

/// How long the next try must wait after so many wrong PINs in a row: nothing for the first five, then
/// 30 s, doubling up to 15 minutes.
pub fn wait_after(misses: u32) -> TimeDelta {
    if misses < FREE_MISSES {
        return TimeDelta::zero();
    }
    let doublings = (misses - FREE_MISSES).min(5);
    TimeDelta::seconds((30_i64 << doublings).min(15 * 60))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pins_everybody_tries_first_are_refused() {
        for pin in [
            "000000", "123456", "654321", "121212", "123123", "112233", "111222", "147258", "123321",
            "686868",
        ] {
            assert_eq!(check(pin), Err(PinError::Common), "{pin}");
        }
    }

    #[test]
    fn pins_that_look_like_a_birthday_are_refused() {
        for pin in ["150890", "081590", "900815", "15081990", "19900815"] {
            assert_eq!(check(pin), Err(PinError::Birthday), "{pin}");
        }
    }

    #[test]
    fn short_long_and_lettered_pins_are_told_apart() {
        assert_eq!(check("12345"), Err(PinError::TooShort));
        assert_eq!(check("12a456"), Err(PinError::NotDigits));
        assert_eq!(check(&"7".repeat(65)), Err(PinError::TooLong));
        assert_eq!(check("739164"), Ok(()));
    }

    #[test]
    fn the_wait_doubles_from_the_fifth_miss_up_to_a_quarter_of_an_hour() {
        let seconds: Vec<i64> = (3..13).map(|misses| wait_after(misses).num_seconds()).collect();
        assert_eq!(seconds, [0, 0, 30, 60, 120, 240, 480, 900, 900, 900]);
    }
}
