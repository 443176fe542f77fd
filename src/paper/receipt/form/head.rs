//! The head of the receipt: agency and nation, barcode, title, and the box with QR and date.
//!
//! The box stands in a column of its own or among the fields, as the template says. Tested in `tests/paper`.

use super::{BARCODE_HEIGHT, Column, Form, HAIR, SIDE, SIDE_GAP};
use crate::paper::PaperError;
use crate::paper::barcode::{self, code128};
use crate::paper::flow::{Align, Paragraph, Span};
use crate::paper::font::Face;
use crate::paper::layout::{Bounds, Grid, Item, Rule};

impl Form<'_> {
    /// Agency and nation, number, date and the dossier code as bars.
    pub(super) fn head(&mut self) -> Result<(), PaperError> {
        let size = self.sheet.head;
        let whole = self.whole();
        let nation = self.fonts.width(Face::SerifBold, size, &self.template.nation);
        let right_width = (nation + 1.0).min(whole.width * 0.55);
        let right = Column {
            x: whole.x + whole.width - right_width,
            width: right_width,
        };
        let left = Column {
            x: whole.x,
            width: (whole.width - right_width - 5.0).min(right_width),
        };
        let (content, template) = (self.content, self.template);
        let left_height = self.beside(left, |form| {
            form.block(Face::SerifRegular, size, &content.agency, Align::Centre);
            form.block(Face::SerifBold, size, &content.office, Align::Centre);
            form.y += 0.8;
            form.rule(left.x + left.width / 2.0 - 10.0, 20.0);
            form.y += 0.8;
        });
        let right_height = self.beside(right, |form| {
            form.block(Face::SerifBold, size, &template.nation, Align::Centre);
            form.block(Face::SerifBold, size + 0.5, &template.motto, Align::Centre);
            form.y += 0.8;
            let motto = form
                .fonts
                .width(Face::SerifBold, size + 0.5, &template.motto)
                .min(right.width);
            form.rule(right.x + (right.width - motto) / 2.0, motto);
            form.y += 0.8;
        });
        self.y += left_height.max(right_height);

        let number = template.number.replace("{number}", &content.number);
        let pattern = template.place_and_date.replace("{place}", &content.place);
        let date = template.moment(&pattern, content.received_at);
        let mut bars = code128(&content.code, (0.0, 0.0), BARCODE_HEIGHT)?;
        let bars_width = bars.width() + 2.0 * barcode::QUIET;
        if bars_width > whole.width {
            return Err(PaperError::Barcode {
                code: content.code.clone(),
            });
        }
        let number_width = self
            .fonts
            .width(Face::SerifRegular, size, &number)
            .min(left.width);
        let date_width = self.fonts.width(Face::SerifItalic, size, &date).min(right.width);
        // Between number and date where there is ample room, else below them.
        let gap = whole.width - number_width.max(40.0) - date_width - 2.0;
        let code = template.code.replace("{code}", &content.code);
        let beside_bars = bars_width + 8.0 <= gap;
        let number_column = if beside_bars {
            Column {
                x: whole.x,
                width: number_width.max(40.0),
            }
        } else {
            left
        };
        let set_number = |form: &mut Self| form.block(Face::SerifRegular, size, &number, Align::Centre);
        let number_height = self.beside(number_column, set_number);
        let set_date = |form: &mut Self| {
            let align = if beside_bars { Align::Right } else { Align::Centre };
            form.block(Face::SerifItalic, size, &date, align);
        };
        let line_height = number_height.max(self.beside(right, set_date));
        let middle = if beside_bars {
            Column {
                x: number_column.x + number_column.width + 1.0,
                width: gap,
            }
        } else {
            self.y += line_height + self.sheet.gap;
            whole
        };
        bars.x = middle.x + (middle.width - bars.width()) / 2.0;
        bars.y = self.y + 0.5;
        self.items.push(Item::Grid(bars));
        self.y += BARCODE_HEIGHT + 0.5;
        let code_height = self.beside(middle, |form| {
            form.block(Face::SerifRegular, form.sheet.note, &code, Align::Centre);
        });
        self.y += code_height;
        Ok(())
    }

    pub(super) fn title(&mut self) {
        self.y += self.sheet.gap;
        self.block(
            Face::SerifBold,
            self.sheet.title,
            &self.template.title,
            Align::Centre,
        );
        let pattern = if self.count > 1 {
            &self.template.copy_of_pages
        } else {
            &self.template.copy
        };
        let copy = pattern
            .replace("{copy}", self.copy)
            .replace("{page}", "1")
            .replace("{pages}", &self.count.to_string());
        self.block(Face::SerifItalic, self.sheet.head, &copy, Align::Centre);
        self.y += self.sheet.gap + 0.5;
    }

    /// Code, QR and date in a column of their own; the fields keep left of it.
    pub(super) fn side_box(&mut self, code: &Grid) {
        let whole = self.whole();
        let edge = Bounds {
            x: whole.x + whole.width - SIDE,
            y: self.y + 1.0,
            width: SIDE,
            height: 0.0,
        };
        let inside = Column {
            x: edge.x + 1.0,
            width: SIDE - 2.0,
        };
        let (text, big) = (self.sheet.head, self.sheet.text + 2.0);
        let words = &self.template.due_box;
        let mut divider = 0.0;
        let height = self.beside(inside, |form| {
            form.y += 2.0;
            form.block(Face::SerifRegular, text, &words.code, Align::Centre);
            form.fitted(Face::SerifBold, form.sheet.text + 0.5, &form.content.code);
            form.y += code.quiet_y.max(1.0);
            form.items.push(Item::Grid(Grid {
                x: edge.x + (SIDE - code.width()) / 2.0,
                y: form.y,
                ..code.clone()
            }));
            form.y += code.height() + code.quiet_y;
            form.block(Face::SerifRegular, form.sheet.note, &words.hint, Align::Centre);
            form.y += 1.0;
            divider = form.y;
            form.y += 1.5;
            form.block(Face::SerifRegular, text, &words.due, Align::Centre);
            for pattern in [&form.template.due_time, &form.template.due_date] {
                let due = form.template.moment(pattern, form.content.due_at);
                form.fitted(Face::SerifBold, big, &due);
            }
            form.y += 1.5;
        });
        self.items.push(Item::Frame {
            area: Bounds {
                height: height - 1.0,
                ..edge
            },
            line: HAIR * 1.5,
        });
        self.items.push(Item::Rule(Rule {
            from: (edge.x, divider),
            to: (edge.right(), divider),
            line: HAIR,
            dots: None,
        }));
        self.side_ends = edge.y + height - 1.0;
        self.column.width = whole.width - SIDE - SIDE_GAP;
    }

    /// One centred line, in smaller letters where it would be too wide.
    fn fitted(&mut self, face: Face, size: f32, text: &str) {
        let width = self.fonts.width(face, size, &self.fonts.printable(face, text));
        let fitting = if width > self.column.width {
            (size * self.column.width / width - 0.05).max(7.0)
        } else {
            size
        };
        self.block(face, fitting, text, Align::Centre);
    }

    /// Date, place and QR in a frame over the whole width.
    pub(super) fn inline_box(&mut self, code: &Grid) {
        const PAD: f32 = 4.0;
        let words = &self.template.due_box;
        let column = Column {
            x: self.column.x + PAD,
            width: self.column.width - 2.0 * PAD - code.width() - code.quiet_x,
        };
        let due = self.template.moment(&self.template.due, self.content.due_at);
        let set = |form: &mut Self| {
            let text = form.sheet.text;
            form.block(Face::SerifRegular, text, &words.due, Align::Left);
            form.block(Face::SerifBold, text + 3.5, &due, Align::Left);
            form.y += 1.0;
            let code = Span::new(Face::SerifRegular, format!("{}: ", words.code));
            let spans = [code, Span::new(Face::SerifBold, &form.content.code)];
            let lines = Paragraph::new(form.fonts, text, &spans).lines(form.fonts, column.width);
            form.lines(&lines, text, Align::Left);
            form.block(Face::SerifItalic, form.sheet.note, &words.hint, Align::Left);
        };
        // Set once to see its height, and again where it belongs.
        let placed = self.items.len();
        let words_height = self.beside(column, set);
        self.items.truncate(placed);
        let height = words_height.max(code.height() + 2.0 * code.quiet_y) + 3.0;
        self.y += self.sheet.gap;
        if self.y + height + self.sheet.gap > self.end() {
            self.new_page();
        }
        let top = self.y;
        let right = self.column.x + self.column.width;
        self.items.push(Item::Frame {
            area: Bounds {
                x: self.column.x,
                y: top,
                width: self.column.width,
                height,
            },
            line: HAIR * 1.5,
        });
        self.y = top + (height - words_height) / 2.0;
        self.beside(column, set);
        self.items.push(Item::Grid(Grid {
            x: right - PAD - code.width(),
            y: top + (height - code.height()) / 2.0,
            ..code.clone()
        }));
        self.y = top + height + self.sheet.gap;
    }
}
