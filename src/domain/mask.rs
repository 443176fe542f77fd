//! What a stranger may see of a person: masked names, the last digits of numbers.
//!
//! The first six digits of a citizen number can be guessed, so no mask ever shows one of them (PD-01).
//! Which mask stands where is decided by the screens and papers. Tested here.

use super::applicant::identity::CitizenNumber;
use super::applicant::name::Name;
use super::applicant::phone::Phone;
use super::applicant::text::ascii_digit;
use unicode_normalization::char::is_combining_mark;

/// A name for a kiosk before the person has proved who he is: `Ng****n V*n A` (PD-02). The stars do not
/// tell how long the words are.
pub fn name(name: &Name) -> String {
    name.as_str().split(' ').map(word).collect::<Vec<_>>().join(" ")
}

fn word(word: &str) -> String {
    let mut letters: Vec<String> = Vec::new();
    for c in word.chars() {
        match letters.last_mut() {
            Some(letter) if is_combining_mark(c) => letter.push(c),
            _ => letters.push(c.to_string()),
        }
    }
    match letters.as_slice() {
        [] => String::new(),
        [only] => only.clone(),
        [first, _] => format!("{first}*"),
        [first, .., last] if letters.len() <= 4 => format!("{first}*{last}"),
        [first, second, .., last] => format!("{first}{second}****{last}"),
    }
}

/// A citizen number for a receipt or a list: the last three digits only (PD-01).
pub fn citizen_number(number: &CitizenNumber) -> String {
    format!("*********{}", number.last_three())
}

/// A telephone number for a list: the last four digits only.
pub fn phone(phone: &Phone) -> String {
    format!("******{}", phone.last_four())
}

/// Whether a citizen typed the last four digits of the telephone number (PD-02). Blanks are passed over;
/// more or fewer than four digits are never right. How often one may try is not decided here.
pub fn knows_last_four(phone: &Phone, typed: &str) -> bool {
    let digits: Option<String> = typed
        .chars()
        .filter(|c| !c.is_whitespace())
        .map(ascii_digit)
        .collect();
    digits.is_some_and(|digits| digits.len() == 4 && digits == phone.last_four())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn masked(raw: &str) -> String {
        name(&Name::person(raw).expect("a name").0)
    }

    #[test]
    fn names_are_masked_word_by_word() {
        for (raw, shown) in [
            ("Nguyễn Văn A", "Ng****n V*n A"),
            ("Trần Thị Bình", "T*n T*ị B*h"),
            ("Lê An", "L* A*"),
            ("Nghiêm Phương", "Ng****m Ph****g"),
            ("NGUYỄN VĂN AN", "NG****N V*N A*"),
        ] {
            assert_eq!(masked(raw), shown);
        }
    }

    #[test]
    fn long_and_longer_words_look_the_same() {
        assert_eq!(masked("Nguyn"), "Ng****n");
        assert_eq!(masked("Nguyyyyyyyyyyyn"), "Ng****n");
    }

    #[test]
    fn a_letter_keeps_its_marks() {
        // No composed letter exists for it, so the mark stays a character of its own.
        assert_eq!(masked("M\u{30C}"), "M\u{30C}");
        assert_eq!(masked("M\u{30C}ab"), "M\u{30C}*b");
    }

    #[test]
    fn numbers_show_their_last_digits_only() {
        let number = CitizenNumber::parse("001090012345").expect("a number");
        assert_eq!(citizen_number(&number), "*********345");
        let mobile = Phone::parse("0912 345 678").expect("a number");
        assert_eq!(phone(&mobile), "******5678");
    }

    #[test]
    fn only_the_last_four_digits_prove_the_telephone() {
        let mobile = Phone::parse("0912345678").expect("a number");
        for right in ["5678", " 56 78 ", "５６７８"] {
            assert!(knows_last_four(&mobile, right), "{right}");
        }
        for wrong in ["", "678", "45678", "0912345678", "5679", "abcd", "5678x"] {
            assert!(!knows_last_four(&mobile, wrong), "{wrong}");
        }
    }

    proptest! {
        #[test]
        fn no_word_of_two_letters_or_more_is_shown_whole(raw in "[A-Z][a-zàáâãèéêìíòóôõùúýăđĩũơưạ-ỹ]{1,9}( [A-Z][a-zàáâãèéêìíòóôõùúýăđĩũơưạ-ỹ]{1,9}){0,3}") {
            for (word, shown) in raw.split(' ').zip(masked(&raw).split(' ')) {
                prop_assert_ne!(word, shown);
                prop_assert!(shown.contains('*'));
            }
        }
    }
}
