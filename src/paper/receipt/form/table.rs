//! The table of papers: one row a paper, long names split over pages, the heading repeated.
//!
//! Tested in `tests/paper`.

use super::{ALONE, CELL, Column, Form, HAIR};
use crate::paper::flow::{Align, Line, Paragraph, Progress};
use crate::paper::font::Face;
use crate::paper::layout::{Bounds, Item, Rule};
use crate::paper::receipt::{PaperKind, PaperLine};

/// The table of papers on the page that is being filled.
pub(super) struct Table {
    serial: f32,
    count: f32,
}

impl Table {
    pub(super) fn new(form: &Form) -> Self {
        let size = form.sheet.table;
        let words = &form.template.papers;
        let bold = |text: &str| form.fonts.width(Face::SerifBold, size, text);
        Table {
            serial: bold(&words.serial) + 2.0 * CELL,
            count: bold(&words.originals).max(bold(&words.copies)) + 2.0 * CELL,
        }
    }

    fn name_width(&self, form: &Form) -> f32 {
        form.column.width - self.serial - 2.0 * self.count
    }

    /// Draws the frame of a row and sets short cells in its middle.
    fn cells(&self, form: &mut Form, height: f32, cells: [Option<(&str, Face)>; 2], both: Option<&str>) {
        let (left, top, width) = (form.column.x, form.y, form.column.width);
        let counts = left + width - 2.0 * self.count;
        form.items.push(Item::Frame {
            area: Bounds {
                x: left,
                y: top,
                width,
                height,
            },
            line: HAIR,
        });
        let mut edges = vec![left + self.serial, counts];
        if both.is_none() {
            edges.push(counts + self.count);
        }
        for x in edges {
            form.items.push(Item::Rule(Rule {
                from: (x, top),
                to: (x, top + height),
                line: HAIR,
                dots: None,
            }));
        }
        let size = form.sheet.table;
        let middle = |form: &mut Form, x: f32, width: f32, text: &str, face: Face| {
            let column = Column {
                x: x + CELL / 2.0,
                width: width - CELL,
            };
            let lines = Paragraph::plain(form.fonts, size, face, text).lines(form.fonts, column.width);
            form.beside(column, |form| {
                form.y += (height - lines.len() as f32 * form.leading(size)) / 2.0;
                form.lines(&lines, size, Align::Centre);
            });
        };
        for (index, cell) in cells.into_iter().enumerate() {
            if let Some((text, face)) = cell {
                middle(form, counts + self.count * index as f32, self.count, text, face);
            }
        }
        if let Some(text) = both {
            middle(form, counts, 2.0 * self.count, text, Face::SerifRegular);
        }
    }

    pub(super) fn heading(&self, form: &mut Form) {
        let words = &form.template.papers;
        let size = form.sheet.table;
        let height = form.leading(size) + 1.0;
        let face = Face::SerifBold;
        let counts = [
            Some((words.originals.as_str(), face)),
            Some((words.copies.as_str(), face)),
        ];
        self.cells(form, height, counts, None);
        let (x, width) = (form.column.x, self.name_width(form));
        for (x, width, text) in [
            (x, self.serial, &words.serial),
            (x + self.serial, width, &words.name),
        ] {
            form.beside(Column { x, width }, |form| {
                form.y += 0.5;
                form.block(face, size, text, Align::Centre);
            });
        }
        form.y += height;
    }

    /// One paper; a name longer than a page goes on in a further row.
    pub(super) fn row(&self, form: &mut Form, number: usize, paper: &PaperLine) {
        let size = form.sheet.table;
        let leading = form.leading(size);
        let name = Paragraph::plain(form.fonts, size, Face::SerifRegular, &paper.name);
        let words = &form.template.papers;
        let counted = |count: u32| match count {
            0 => words.nothing.clone(),
            count => count.to_string(),
        };
        let counts = [counted(paper.originals), counted(paper.copies)];
        let both = match paper.kind {
            PaperKind::OnPaper => None,
            PaperKind::Electronic => Some(words.electronic.as_str()),
            PaperKind::FromDatabase => Some(words.from_database.as_str()),
            PaperKind::Shown => Some(words.shown.as_str()),
        };
        let both_lines = both.map_or(1, |text| {
            Paragraph::plain(form.fonts, size, Face::SerifRegular, text)
                .lines(form.fonts, 2.0 * self.count - CELL)
                .len()
        });
        let mut at = Progress::default();
        let mut first = true;
        loop {
            let mut lines = Vec::new();
            let mut ahead = at;
            while let Some((line, next)) =
                name.next_line(form.fonts, ahead, self.name_width(form) - 2.0 * CELL)
            {
                lines.push((line, next));
                ahead = next;
            }
            if lines.is_empty() && !first {
                return;
            }
            let wanted = lines.len().max(if first { both_lines } else { 1 });
            let room = ((form.end() - form.y - 1.0) / leading).floor().max(0.0) as usize;
            if wanted > room {
                // A long name is split, but never so that a few lines stand alone.
                if lines.len() < 2 * ALONE || room < ALONE {
                    form.new_page();
                    self.heading(form);
                    continue;
                }
                lines.truncate(room.min(lines.len() - ALONE));
            }
            let height = lines.len().max(if first { both_lines } else { 1 }) as f32 * leading + 1.0;
            let texts = counts.each_ref().map(|text| (text.as_str(), Face::SerifRegular));
            let shown = if first && both.is_none() {
                texts.map(Some)
            } else {
                [None, None]
            };
            self.cells(form, height, shown, both.filter(|_| first));
            let (x, top) = (form.column.x, form.y);
            let serial = Column {
                x,
                width: self.serial,
            };
            if first {
                form.beside(serial, |form| {
                    form.y += (height - leading) / 2.0;
                    form.block(Face::SerifRegular, size, &number.to_string(), Align::Centre);
                });
            }
            if let Some((_, next)) = lines.last() {
                at = *next;
            }
            let column = Column {
                x: x + self.serial + CELL,
                width: self.name_width(form) - 2.0 * CELL,
            };
            let set: Vec<Line> = lines.into_iter().map(|(line, _)| line).collect();
            form.beside(column, |form| {
                form.y += (height - set.len() as f32 * leading) / 2.0;
                form.lines(&set, size, Align::Left);
            });
            form.y = top + height;
            first = false;
        }
    }
}
