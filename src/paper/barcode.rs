//! CODE128 of the dossier code, for keyboard-wedge scanners at the desk.
//!
//! Pairs of digits go in set C where that is shorter. Read back by an outside reader in `tests/paper`.

use super::PaperError;
use super::layout::Grid;
use barcoders::sym::code128::Code128;

/// Width of the narrowest bar: two dots of a 203-dpi head.
pub const MODULE: f32 = 0.25;
/// Quiet zone of ten modules on either side (ISO/IEC 15417).
pub const QUIET: f32 = MODULE * 10.0;

/// The bars of `code`, their first one at (`x`, `y`), so high (millimetres).
///
/// # Errors
/// [`PaperError::Barcode`] when the code holds anything but printable ASCII or nothing at all.
pub fn code128(code: &str, (x, y): (f32, f32), height: f32) -> Result<Grid, PaperError> {
    let refused = || PaperError::Barcode {
        code: code.to_owned(),
    };
    if code.is_empty() || !code.chars().all(|letter| matches!(letter, ' '..='~')) {
        return Err(refused());
    }
    let bars = Code128::new(with_sets(code)).map_err(|_| refused())?.encode();
    Ok(Grid {
        x,
        y,
        cell_width: MODULE,
        cell_height: height,
        columns: bars.len(),
        dark: bars.into_iter().map(|bar| bar == 1).collect(),
        quiet_x: QUIET,
        quiet_y: 0.0,
    })
}

const SET_B: char = '\u{0181}';
const SET_C: char = '\u{0106}';

/// Marks the code with the character sets, taking set C for runs of digits long enough to pay for the
/// switch (four at an end, six inside).
fn with_sets(code: &str) -> String {
    let letters: Vec<char> = code.chars().collect();
    let mut marked = String::new();
    let mut set = None;
    let mut at = 0;
    while at < letters.len() {
        let digits = letters[at..]
            .iter()
            .take_while(|letter| letter.is_ascii_digit())
            .count();
        let ends = at == 0 || at + digits == letters.len();
        let pays = digits >= if ends { 4 } else { 6 };
        if pays && digits % 2 == 0 {
            if set != Some(SET_C) {
                marked.push(SET_C);
                set = Some(SET_C);
            }
            marked.extend(&letters[at..at + digits]);
            at += digits;
        } else {
            // An odd run gives its first digit to set B and comes round again as an even one.
            if set != Some(SET_B) {
                marked.push(SET_B);
                set = Some(SET_B);
            }
            let taken = if pays { 1 } else { digits.max(1) };
            marked.extend(&letters[at..at + taken]);
            at += taken;
        }
    }
    marked
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digit_pairs_make_the_bars_shorter() {
        assert_eq!(with_sets("H46.113-261123-0014"), "ƁH46.113-Ć261123Ɓ-Ć0014");
        assert_eq!(with_sets("A12345"), "ƁA1Ć2345");
        assert_eq!(with_sets("12-34"), "Ɓ12-34");
        let grid = code128("H15.50.05.13-261008-0975", (0.0, 0.0), 8.0).unwrap();
        assert!(grid.width() < 70.0, "{}", grid.width());
        assert_eq!(grid.rows(), 1);
    }

    #[test]
    fn bars_begin_and_end_dark() {
        let grid = code128("H46.113-261123-0014", (0.0, 0.0), 8.0).unwrap();
        assert_eq!(grid.dark.first(), Some(&true));
        assert_eq!(grid.dark.last(), Some(&true));
        assert_eq!(
            grid.columns % 11,
            2,
            "eleven modules a sign and two more for the stop"
        );
    }

    #[test]
    fn what_code128_cannot_carry_is_refused() {
        for code in ["", "mã", "A\u{7}"] {
            assert!(matches!(
                code128(code, (0.0, 0.0), 8.0),
                Err(PaperError::Barcode { .. })
            ));
        }
    }
}
