//! The bundled faces: measures and outlines.
//!
//! Every text is measured here in the same thousandths of an em that the PDF declares, so that PDF and
//! picture place letters alike. No shaping: texts are NFC and both families hold every Vietnamese letter
//! precomposed, which the tests below prove. What a face lacks is shown as `[U+4E2D]`, never as a box.

use super::PaperError;
use super::layout::{Bounds, MM_PER_PT};
use std::sync::OnceLock;
use unicode_normalization::UnicodeNormalization;

/// A face of the bundled families: Tinos for papers, IBM Plex Sans for tickets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Face {
    SerifRegular,
    SerifBold,
    SerifItalic,
    SerifBoldItalic,
    SansRegular,
    SansSemiBold,
    SansBold,
}

impl Face {
    pub const ALL: [Face; 7] = [
        Face::SerifRegular,
        Face::SerifBold,
        Face::SerifItalic,
        Face::SerifBoldItalic,
        Face::SansRegular,
        Face::SansSemiBold,
        Face::SansBold,
    ];

    /// The font file.
    pub const fn bytes(self) -> &'static [u8] {
        match self {
            Face::SerifRegular => include_bytes!("../../assets/fonts/Tinos-Regular.ttf"),
            Face::SerifBold => include_bytes!("../../assets/fonts/Tinos-Bold.ttf"),
            Face::SerifItalic => include_bytes!("../../assets/fonts/Tinos-Italic.ttf"),
            Face::SerifBoldItalic => include_bytes!("../../assets/fonts/Tinos-BoldItalic.ttf"),
            Face::SansRegular => include_bytes!("../../assets/fonts/IBMPlexSans-Regular.ttf"),
            Face::SansSemiBold => include_bytes!("../../assets/fonts/IBMPlexSans-SemiBold.ttf"),
            Face::SansBold => include_bytes!("../../assets/fonts/IBMPlexSans-Bold.ttf"),
        }
    }

    /// Name of the face, as embedded in a PDF.
    pub const fn name(self) -> &'static str {
        match self {
            Face::SerifRegular => "Tinos-Regular",
            Face::SerifBold => "Tinos-Bold",
            Face::SerifItalic => "Tinos-Italic",
            Face::SerifBoldItalic => "Tinos-BoldItalic",
            Face::SansRegular => "IBMPlexSans-Regular",
            Face::SansSemiBold => "IBMPlexSans-SemiBold",
            Face::SansBold => "IBMPlexSans-Bold",
        }
    }
}

/// All faces, read once.
#[derive(Debug)]
pub struct Fonts {
    faces: Vec<ttf_parser::Face<'static>>,
}

/// The bundled faces, read at the first use.
///
/// # Errors
/// [`PaperError::Font`] when a bundled file cannot be read; a test holds that it never happens.
pub fn fonts() -> Result<&'static Fonts, PaperError> {
    static FONTS: OnceLock<Result<Fonts, PaperError>> = OnceLock::new();
    FONTS
        .get_or_init(|| {
            let faces = Face::ALL
                .into_iter()
                .map(|face| {
                    ttf_parser::Face::parse(face.bytes(), 0).map_err(|_| PaperError::Font {
                        face: face.name().to_owned(),
                    })
                })
                .collect::<Result<Vec<_>, _>>()?;
            Ok(Fonts { faces })
        })
        .as_ref()
        .map_err(Clone::clone)
}

impl Fonts {
    fn parsed(&self, face: Face) -> &ttf_parser::Face<'static> {
        &self.faces[face as usize]
    }

    fn units(&self, face: Face) -> f32 {
        f32::from(self.parsed(face).units_per_em())
    }

    /// Whether the face has a glyph for the letter.
    pub fn has(&self, face: Face, letter: char) -> bool {
        self.parsed(face)
            .glyph_index(letter)
            .is_some_and(|glyph| glyph.0 != 0)
    }

    /// Advance of a letter in thousandths of an em, cut to whole ones as the PDF's widths are.
    pub fn advance(&self, face: Face, letter: char) -> u32 {
        let parsed = self.parsed(face);
        let advance = parsed
            .glyph_index(letter)
            .and_then(|glyph| parsed.glyph_hor_advance(glyph))
            .unwrap_or(0);
        u32::from(advance) * 1000 / u32::from(parsed.units_per_em())
    }

    /// Width of a text in millimetres at a size in points.
    pub fn width(&self, face: Face, size: f32, text: &str) -> f32 {
        let thousandths: u32 = text.chars().map(|letter| self.advance(face, letter)).sum();
        thousandths as f32 / 1000.0 * size * MM_PER_PT
    }

    /// Height of a capital without marks, in ems.
    pub fn capital_height(&self, face: Face) -> f32 {
        let parsed = self.parsed(face);
        f32::from(parsed.capital_height().unwrap_or_else(|| parsed.ascender())) / self.units(face)
    }

    /// Where the ink of a text lies when its pen starts at `x` on `baseline` (millimetres, y down).
    /// `stretch` widens it. Blank text gives `None`.
    pub fn ink(
        &self,
        face: Face,
        size: f32,
        stretch: f32,
        (x, baseline): (f32, f32),
        text: &str,
    ) -> Option<Bounds> {
        let parsed = self.parsed(face);
        let em = size * MM_PER_PT;
        let unit = em / self.units(face);
        let mut pen = x;
        let mut ink: Option<Bounds> = None;
        for letter in text.chars() {
            if let Some(glyph) = parsed.glyph_index(letter)
                && let Some(area) = parsed.glyph_bounding_box(glyph)
            {
                let here = Bounds {
                    x: pen + f32::from(area.x_min) * unit * stretch,
                    y: baseline - f32::from(area.y_max) * unit,
                    width: f32::from(area.x_max - area.x_min) * unit * stretch,
                    height: f32::from(area.y_max - area.y_min) * unit,
                };
                ink = Some(ink.map_or(here, |so_far| so_far.union(here)));
            }
            pen += self.advance(face, letter) as f32 / 1000.0 * em * stretch;
        }
        ink
    }

    /// Draws a letter's outline in font units (y up); `false` where it has none, as a blank.
    pub fn outline(&self, face: Face, letter: char, to: &mut dyn ttf_parser::OutlineBuilder) -> bool {
        let parsed = self.parsed(face);
        parsed
            .glyph_index(letter)
            .and_then(|glyph| parsed.outline_glyph(glyph, to))
            .is_some()
    }

    /// Units of an em in the face's outlines.
    pub fn units_per_em(&self, face: Face) -> f32 {
        self.units(face)
    }

    /// The text as it can be printed in this face: NFC, every kind of blank and line end one blank,
    /// invisible and control characters left out, letters that the face lacks as `[U+4E2D]`.
    pub fn printable(&self, face: Face, text: &str) -> String {
        let mut printable = String::with_capacity(text.len());
        for letter in text.nfc() {
            if letter.is_whitespace() {
                printable.push(' ');
            } else if is_invisible(letter) {
            } else if self.has(face, letter) {
                printable.push(letter);
            } else {
                printable.push_str(&format!("[U+{:04X}]", u32::from(letter)));
            }
        }
        printable
    }
}

/// Control characters, zero-width and direction marks, variation selectors: they have no shape of their
/// own, and a reader must not be fooled by them (B17).
fn is_invisible(letter: char) -> bool {
    letter.is_control()
        || matches!(letter,
            '\u{00AD}' | '\u{034F}' | '\u{061C}' | '\u{180E}' | '\u{200B}'..='\u{200F}'
            | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}'
            | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The letters of Vietnamese beyond ASCII: 12 vowels with 5 marks each, the marked vowels without
    /// tone, and đ; small and capital.
    fn vietnamese_letters() -> Vec<char> {
        let small: Vec<char> = "aăâeêioôơuưy"
            .chars()
            .flat_map(|vowel| {
                ["", "\u{300}", "\u{301}", "\u{303}", "\u{309}", "\u{323}"]
                    .into_iter()
                    .map(move |mark| format!("{vowel}{mark}").nfc().collect::<String>())
            })
            .chain(["đ".to_owned()])
            .map(|text| {
                let mut letters = text.chars();
                let letter = letters.next().unwrap();
                assert_eq!(letters.next(), None, "{text} has one code point");
                letter
            })
            .filter(|letter| !letter.is_ascii())
            .collect();
        let capital = small.iter().map(|letter| letter.to_uppercase().next().unwrap());
        small.iter().copied().chain(capital).collect()
    }

    #[test]
    fn every_vietnamese_letter_has_a_glyph_in_every_face() {
        let fonts = fonts().unwrap();
        let letters = vietnamese_letters();
        assert_eq!(letters.len(), 134);
        for face in Face::ALL {
            let missing: String = letters
                .iter()
                .copied()
                .chain((' '..='~').chain("–—“”‘’…·•×₫§©«»½°±".chars()))
                .filter(|letter| !fonts.has(face, *letter))
                .collect();
            assert_eq!(missing, "", "{} lacks letters", face.name());
        }
    }

    #[test]
    fn marked_letters_have_ink_of_their_own() {
        let fonts = fonts().unwrap();
        for face in Face::ALL {
            for letter in vietnamese_letters() {
                let ink = fonts.ink(face, 10.0, 1.0, (0.0, 0.0), &letter.to_string());
                let ink = ink.unwrap_or_else(|| panic!("{letter} in {} is blank", face.name()));
                assert!(ink.width > 0.3 && ink.height > 1.0, "{letter} in {}", face.name());
            }
        }
    }

    #[test]
    fn what_a_face_lacks_is_named_and_what_is_invisible_is_dropped() {
        let fonts = fonts().unwrap();
        let print = |text| fonts.printable(Face::SerifRegular, text);
        assert_eq!(print("Nguyê\u{303}n"), "Nguyễn");
        assert_eq!(print("李 Vân 😀"), "[U+674E] Vân [U+1F600]");
        assert_eq!(print("A\u{202E}B\u{200B}C\u{1b}@\u{0}"), "ABC@");
        assert_eq!(print("một\u{a0}hai\tba\nbốn"), "một hai ba bốn");
        assert_eq!(
            print("Y Bhăm Êban, Müller, O’Brien"),
            "Y Bhăm Êban, Müller, O’Brien"
        );
    }

    #[test]
    fn no_printable_text_ever_holds_a_missing_glyph() {
        use proptest::prelude::*;
        proptest!(|(text in "\\PC{0,40}", face in 0usize..7)| {
            let face = Face::ALL[face];
            let fonts = fonts().unwrap();
            for letter in fonts.printable(face, &text).chars() {
                prop_assert!(fonts.has(face, letter), "{letter:?}");
            }
        });
    }

    #[test]
    fn a_digit_is_half_an_em_wide_in_the_serif_face() {
        let fonts = fonts().unwrap();
        assert_eq!(fonts.advance(Face::SerifRegular, '0'), 500);
        let width = fonts.width(Face::SerifRegular, 72.0, "00");
        assert!((width - 25.4).abs() < 0.01, "{width}");
    }
}
