//! A laid-out document: pages with everything placed in millimetres from the top left corner.
//!
//! The one model behind PDF, preview and thermal print. It says where things are, not how they got
//! there ([`super::flow`]) nor how they are drawn ([`super::pdf`],
//! [`super::raster`]).

use super::font::{Face, Fonts};

/// Millimetres in a typographic point.
pub const MM_PER_PT: f32 = 25.4 / 72.0;

/// Pages in the order in which they are printed.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// Title for readers of the file; nothing personal.
    pub title: String,
    pub pages: Vec<Page>,
}

/// One sheet side.
#[derive(Debug, Clone, PartialEq)]
pub struct Page {
    /// Millimetres.
    pub width: f32,
    /// Millimetres.
    pub height: f32,
    /// Later items lie over earlier ones.
    pub items: Vec<Item>,
}

/// Something placed on a page.
#[derive(Debug, Clone, PartialEq)]
pub enum Item {
    Text(TextRun),
    /// A filled black rectangle.
    Fill(Bounds),
    /// A black frame whose line is centred on the edges.
    Frame {
        area: Bounds,
        /// Width of the line in millimetres.
        line: f32,
    },
    /// A horizontal or vertical line, centred between its ends.
    Rule(Rule),
    Grid(Grid),
}

/// A run of text on one line in one face.
#[derive(Debug, Clone, PartialEq)]
pub struct TextRun {
    /// Where the pen starts.
    pub x: f32,
    pub baseline: f32,
    /// Points.
    pub size: f32,
    pub face: Face,
    /// Already printable ([`Fonts::printable`]).
    pub text: String,
    /// White letters, on a filled rectangle.
    pub white: bool,
    /// Horizontal scale: 1 is as drawn.
    pub stretch: f32,
}

/// A straight line.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rule {
    pub from: (f32, f32),
    pub to: (f32, f32),
    /// Width in millimetres.
    pub line: f32,
    /// Round dots of the line's width, so far apart (centre to centre, millimetres).
    pub dots: Option<f32>,
}

/// The dark cells of a QR code or, with a single row, the bars of a barcode.
#[derive(Debug, Clone, PartialEq)]
pub struct Grid {
    /// Corner of the first cell, without the quiet zone.
    pub x: f32,
    pub y: f32,
    pub cell_width: f32,
    pub cell_height: f32,
    pub columns: usize,
    /// Row by row.
    pub dark: Vec<bool>,
    /// White that must stay free at the left and the right.
    pub quiet_x: f32,
    /// White that must stay free above and below.
    pub quiet_y: f32,
}

impl Grid {
    pub fn rows(&self) -> usize {
        self.dark.len().checked_div(self.columns).unwrap_or(0)
    }

    pub fn width(&self) -> f32 {
        self.cell_width * self.columns as f32
    }

    pub fn height(&self) -> f32 {
        self.cell_height * self.rows() as f32
    }

    /// Runs of dark cells as (row, first column, count): fewer and seamless shapes.
    pub fn runs(&self) -> impl Iterator<Item = (usize, usize, usize)> + '_ {
        self.dark
            .chunks(self.columns.max(1))
            .enumerate()
            .flat_map(|(row, cells)| {
                let mut runs = Vec::new();
                let mut column = 0;
                while column < cells.len() {
                    let length = cells[column..].iter().take_while(|dark| **dark).count();
                    if length > 0 {
                        runs.push((row, column, length));
                    }
                    column += length.max(1);
                }
                runs
            })
    }
}

impl Rule {
    /// Centres of the dots of a dotted line; none for a whole one.
    pub fn dot_centres(&self) -> impl Iterator<Item = (f32, f32)> + use<> {
        let (from, to) = (self.from, self.to);
        let length = (to.0 - from.0).hypot(to.1 - from.1);
        let step = self.dots.unwrap_or(0.0);
        let count = if step > 0.0 {
            (length / step).floor() as usize + 1
        } else {
            0
        };
        (0..count).map(move |index| {
            let part = if length > 0.0 {
                index as f32 * step / length
            } else {
                0.0
            };
            (from.0 + (to.0 - from.0) * part, from.1 + (to.1 - from.1) * part)
        })
    }
}

/// A rectangle by its upper left corner, millimetres, y down.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bounds {
    pub x: f32,
    pub y: f32,
    pub width: f32,
    pub height: f32,
}

impl Bounds {
    pub fn right(&self) -> f32 {
        self.x + self.width
    }

    pub fn bottom(&self) -> f32 {
        self.y + self.height
    }

    /// The smallest rectangle around both.
    #[must_use]
    pub fn union(self, other: Bounds) -> Bounds {
        let x = self.x.min(other.x);
        let y = self.y.min(other.y);
        Bounds {
            x,
            y,
            width: self.right().max(other.right()) - x,
            height: self.bottom().max(other.bottom()) - y,
        }
    }

    /// Whether both share an area; touching by less than `slack` does not count.
    pub fn overlaps(&self, other: &Bounds, slack: f32) -> bool {
        self.x + slack < other.right()
            && other.x + slack < self.right()
            && self.y + slack < other.bottom()
            && other.y + slack < self.bottom()
    }

    /// Whether `other` lies wholly inside.
    pub fn contains(&self, other: &Bounds) -> bool {
        self.x <= other.x
            && self.y <= other.y
            && self.right() >= other.right()
            && self.bottom() >= other.bottom()
    }
}

impl Item {
    /// The area that the item needs for itself: ink for text, with the quiet zone for codes.
    /// Blank text needs none.
    pub fn bounds(&self, fonts: &Fonts) -> Option<Bounds> {
        match self {
            Item::Text(run) => fonts.ink(run.face, run.size, run.stretch, (run.x, run.baseline), &run.text),
            Item::Fill(area) => Some(*area),
            Item::Frame { area, line } => Some(Bounds {
                x: area.x - line / 2.0,
                y: area.y - line / 2.0,
                width: area.width + line,
                height: area.height + line,
            }),
            Item::Rule(rule) => {
                let x = rule.from.0.min(rule.to.0);
                let y = rule.from.1.min(rule.to.1);
                let flat = (rule.from.1 - rule.to.1).abs() < f32::EPSILON;
                let (grow_x, grow_y) = if flat { (0.0, rule.line) } else { (rule.line, 0.0) };
                Some(Bounds {
                    x: x - grow_x / 2.0,
                    y: y - grow_y / 2.0,
                    width: (rule.from.0 - rule.to.0).abs() + grow_x,
                    height: (rule.from.1 - rule.to.1).abs() + grow_y,
                })
            }
            Item::Grid(grid) => Some(Bounds {
                x: grid.x - grid.quiet_x,
                y: grid.y - grid.quiet_y,
                width: grid.width() + 2.0 * grid.quiet_x,
                height: grid.height() + 2.0 * grid.quiet_y,
            }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_cover_exactly_the_dark_cells() {
        let grid = Grid {
            x: 0.0,
            y: 0.0,
            cell_width: 1.0,
            cell_height: 1.0,
            columns: 4,
            dark: [1, 1, 0, 1, 0, 0, 0, 0, 1, 1, 1, 1]
                .map(|cell| cell == 1)
                .to_vec(),
            quiet_x: 0.0,
            quiet_y: 0.0,
        };
        let runs: Vec<_> = grid.runs().collect();
        assert_eq!(runs, [(0, 0, 2), (0, 3, 1), (2, 0, 4)]);
        assert_eq!(grid.rows(), 3);
    }

    #[test]
    fn touching_is_not_overlapping() {
        let left = Bounds {
            x: 0.0,
            y: 0.0,
            width: 10.0,
            height: 10.0,
        };
        let right = Bounds { x: 10.0, ..left };
        assert!(!left.overlaps(&right, 0.0));
        assert!(left.overlaps(&Bounds { x: 9.0, ..left }, 0.01));
        assert!(left.contains(&Bounds {
            x: 1.0,
            y: 1.0,
            width: 9.0,
            height: 1.0
        }));
        assert!(!left.contains(&right));
    }
}
