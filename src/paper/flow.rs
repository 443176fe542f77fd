//! Text in lines: words of mixed faces wrapped at blanks, greedily, line by line.
//!
//! The width is asked for each line anew, because a paragraph may begin in a narrow column and go on
//! over a full page. A word longer than a line is broken hard. Tested below.

use super::font::{Face, Fonts};
use super::layout::{Item, MM_PER_PT, TextRun};

/// Some words in one face.
#[derive(Debug, Clone, PartialEq)]
pub struct Span {
    pub face: Face,
    pub text: String,
}

impl Span {
    pub fn new(face: Face, text: impl Into<String>) -> Self {
        Span {
            face,
            text: text.into(),
        }
    }
}

/// A paragraph ready to be wrapped.
#[derive(Debug, Clone)]
pub struct Paragraph {
    /// Points.
    pub size: f32,
    words: Vec<Word>,
}

/// Letters without a blank between them; a word may change its face inside.
#[derive(Debug, Clone, Default)]
struct Word {
    letters: Vec<(Face, char)>,
}

/// How far a paragraph has been set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Progress {
    word: usize,
    letter: usize,
}

/// One set line: pieces with their distance from the line's start.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Line {
    pub pieces: Vec<Piece>,
    /// Millimetres.
    pub width: f32,
}

/// Text in one face within a line.
#[derive(Debug, Clone, PartialEq)]
pub struct Piece {
    pub face: Face,
    pub text: String,
    /// From the line's start, millimetres.
    pub x: f32,
}

/// Where a line stands in its column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Align {
    #[default]
    Left,
    Centre,
    Right,
}

impl Paragraph {
    /// Makes the spans printable and cuts them into words.
    pub fn new(fonts: &Fonts, size: f32, spans: &[Span]) -> Self {
        let mut words = vec![Word::default()];
        for span in spans {
            for letter in fonts.printable(span.face, &span.text).chars() {
                if letter == ' ' {
                    words.push(Word::default());
                } else if let Some(word) = words.last_mut() {
                    word.letters.push((span.face, letter));
                }
            }
        }
        words.retain(|word| !word.letters.is_empty());
        Paragraph { size, words }
    }

    /// A paragraph in one face.
    pub fn plain(fonts: &Fonts, size: f32, face: Face, text: &str) -> Self {
        Paragraph::new(fonts, size, &[Span::new(face, text)])
    }

    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// The next line within `width` millimetres; `None` when everything is set.
    pub fn next_line(&self, fonts: &Fonts, from: Progress, width: f32) -> Option<(Line, Progress)> {
        let em = self.size * MM_PER_PT;
        let measure = |letters: &[(Face, char)]| {
            let sum: u32 = letters
                .iter()
                .map(|(face, letter)| fonts.advance(*face, *letter))
                .sum();
            sum as f32 / 1000.0 * em
        };
        let mut at = from;
        let mut set: Vec<(Face, char)> = Vec::new();
        let mut used = 0.0;
        while let Some(word) = self.words.get(at.word) {
            let rest = &word.letters[at.letter.min(word.letters.len())..];
            let blank = set.last().map(|(face, _)| (*face, ' '));
            let gap = blank.map_or(0.0, |blank| measure(&[blank]));
            let wide = measure(rest);
            if used + gap + wide <= width {
                set.extend(blank);
                set.extend_from_slice(rest);
                used += gap + wide;
                at = Progress {
                    word: at.word + 1,
                    letter: 0,
                };
                continue;
            }
            if set.is_empty() {
                let mut count = 0;
                let mut wide = 0.0;
                for letter in rest {
                    wide += measure(std::slice::from_ref(letter));
                    if wide > width && count > 0 {
                        break;
                    }
                    count += 1;
                }
                set.extend_from_slice(&rest[..count]);
                at.letter += count;
                if at.letter >= word.letters.len() {
                    at = Progress {
                        word: at.word + 1,
                        letter: 0,
                    };
                }
            }
            break;
        }
        if set.is_empty() {
            return None;
        }
        let mut line = Line::default();
        for (face, letter) in set {
            match line.pieces.last_mut() {
                Some(piece) if piece.face == face => piece.text.push(letter),
                _ => line.pieces.push(Piece {
                    face,
                    text: letter.to_string(),
                    x: line.width,
                }),
            }
            line.width += measure(&[(face, letter)]);
        }
        Some((line, at))
    }

    /// All lines within one width.
    pub fn lines(&self, fonts: &Fonts, width: f32) -> Vec<Line> {
        let mut lines = Vec::new();
        let mut at = Progress::default();
        while let Some((line, next)) = self.next_line(fonts, at, width) {
            lines.push(line);
            at = next;
        }
        lines
    }

    /// The same number of lines, of about the same length: for centred heads.
    pub fn balanced(&self, fonts: &Fonts, width: f32) -> Vec<Line> {
        let mut best = self.lines(fonts, width);
        let count = best.len();
        let (mut narrow, mut wide) = (width / 2.0, width);
        while count > 1 && wide - narrow > 0.5 {
            let middle = (narrow + wide) / 2.0;
            let lines = self.lines(fonts, middle);
            if lines.len() == count {
                best = lines;
                wide = middle;
            } else {
                narrow = middle;
            }
        }
        best
    }

    /// At most so many lines; where something is left out, the last one ends in “…” after a whole word
    /// (half a number would say another number).
    pub fn lines_at_most(&self, fonts: &Fonts, width: f32, most: usize) -> Vec<Line> {
        let mut lines = self.lines(fonts, width);
        if lines.len() <= most {
            return lines;
        }
        lines.truncate(most);
        if let Some(line) = lines.last_mut() {
            self.shorten(fonts, line, width);
        }
        lines
    }

    fn shorten(&self, fonts: &Fonts, line: &mut Line, width: f32) {
        let em = self.size * MM_PER_PT;
        let wide = |face, letter| fonts.advance(face, letter) as f32 / 1000.0 * em;
        let several = line.pieces.iter().any(|piece| piece.text.contains(' '));
        let mut whole = true;
        while let Some(piece) = line.pieces.last_mut() {
            match piece.text.chars().last() {
                None => {
                    line.pieces.pop();
                }
                Some(letter) => {
                    let face = piece.face;
                    if letter != ' ' && (whole || !several) && line.width + wide(face, '…') <= width {
                        piece.text.push('…');
                        line.width += wide(face, '…');
                        return;
                    }
                    piece.text.pop();
                    line.width -= wide(face, letter);
                    whole = letter == ' ';
                }
            }
        }
    }
}

impl Line {
    /// Places the line in the column that starts at `x` and is `width` wide.
    pub fn place(&self, (x, baseline): (f32, f32), width: f32, align: Align, size: f32) -> Vec<Item> {
        let start = match align {
            Align::Left => x,
            Align::Centre => x + (width - self.width) / 2.0,
            Align::Right => x + width - self.width,
        };
        self.pieces
            .iter()
            .map(|piece| {
                Item::Text(TextRun {
                    x: start + piece.x,
                    baseline,
                    size,
                    face: piece.face,
                    text: piece.text.clone(),
                    white: false,
                    stretch: 1.0,
                })
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paper::font::fonts;
    use proptest::prelude::*;

    fn text(lines: &[Line]) -> Vec<String> {
        lines
            .iter()
            .map(|line| line.pieces.iter().map(|piece| piece.text.as_str()).collect())
            .collect()
    }

    #[test]
    fn lines_break_at_blanks() {
        let fonts = fonts().unwrap();
        let paragraph = Paragraph::plain(fonts, 10.0, Face::SerifRegular, "một hai ba bốn");
        assert_eq!(text(&paragraph.lines(fonts, 14.0)), ["một hai", "ba bốn"]);
        assert_eq!(text(&paragraph.lines(fonts, 100.0)), ["một hai ba bốn"]);
    }

    #[test]
    fn a_word_longer_than_the_line_is_broken() {
        let fonts = fonts().unwrap();
        let paragraph = Paragraph::plain(fonts, 10.0, Face::SerifRegular, "aaaaaaaaaa b");
        let lines = text(&paragraph.lines(fonts, 6.5));
        assert_eq!(lines, ["aaaa", "aaaa", "aa b"]);
    }

    #[test]
    fn faces_change_inside_a_line_without_losing_blanks() {
        let fonts = fonts().unwrap();
        let spans = [
            Span::new(Face::SerifRegular, "Tiếp nhận hồ sơ của: "),
            Span::new(Face::SerifBold, "LÊ VĂN A"),
            Span::new(Face::SerifRegular, ","),
        ];
        let lines = Paragraph::new(fonts, 10.0, &spans).lines(fonts, 200.0);
        assert_eq!(text(&lines), ["Tiếp nhận hồ sơ của: LÊ VĂN A,"]);
        assert_eq!(lines[0].pieces.len(), 3);
        assert!(lines[0].pieces[1].x > 20.0);
    }

    #[test]
    fn balanced_lines_are_about_equally_long() {
        let fonts = fonts().unwrap();
        let office = "TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG";
        let paragraph = Paragraph::plain(fonts, 10.0, Face::SerifBold, office);
        let width = paragraph.lines(fonts, 500.0)[0].width - 1.0;
        assert_eq!(
            text(&paragraph.lines(fonts, width)),
            ["TRUNG TÂM PHỤC VỤ HÀNH CHÍNH", "CÔNG"]
        );
        assert_eq!(
            text(&paragraph.balanced(fonts, width)),
            ["TRUNG TÂM PHỤC VỤ", "HÀNH CHÍNH CÔNG"]
        );
    }

    #[test]
    fn what_is_left_out_is_marked() {
        let fonts = fonts().unwrap();
        let paragraph = Paragraph::plain(fonts, 10.0, Face::SansRegular, "một hai ba bốn năm sáu");
        let lines = text(&paragraph.lines_at_most(fonts, 20.0, 1));
        assert_eq!(lines.len(), 1);
        assert_eq!(lines, ["một hai ba…"]);
        let number = Paragraph::plain(fonts, 10.0, Face::SansRegular, "Quầy số 12 345");
        assert_eq!(text(&number.lines_at_most(fonts, 18.0, 1)), ["Quầy số…"]);
        let word = Paragraph::plain(fonts, 10.0, Face::SansRegular, "aaaaaaaaaaaaaaaa");
        assert_eq!(text(&word.lines_at_most(fonts, 10.0, 1)), ["aaa…"]);
    }

    proptest! {
        #[test]
        fn wrapping_loses_nothing_and_stays_within_the_width(
            words in prop::collection::vec("[a-zđếộẵửụ]{1,30}", 0..30),
            width in 5.0f32..60.0,
        ) {
            let fonts = fonts().unwrap();
            let paragraph = Paragraph::plain(fonts, 10.0, Face::SerifRegular, &words.join("  "));
            let lines = paragraph.lines(fonts, width);
            let joined: String = text(&lines).concat().split(' ').collect();
            prop_assert_eq!(joined, words.concat());
            for line in &lines {
                prop_assert!(line.width <= width + 0.01);
            }
            for line in paragraph.lines_at_most(fonts, width, 3) {
                prop_assert!(line.width <= width + 0.01);
            }
        }
    }
}
