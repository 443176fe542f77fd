//! Lays the receipt out: head, barcode, title, fields, table of papers, signatures and notes.
//!
//! Everything flows: what does not fit goes to a further page under a small head with the code and the
//! page number; signatures and notes stay together. Overlaps, readability of the codes and the order of
//! the text are tested in `tests/paper`.

use super::template::{BoxPlace, Field, PaperSize, ReceiptTemplate, Sheet};
use super::{FeeNote, PaperKind, PaperLine, ReceiptContent};
use crate::paper::PaperError;
use crate::paper::barcode::{self, code128};
use crate::paper::flow::{Align, Line, Paragraph, Progress, Span};
use crate::paper::font::{Face, Fonts, fonts};
use crate::paper::layout::{Bounds, Document, Grid, Item, MM_PER_PT, Page, Rule};
use crate::paper::qr::{self, Recovery};

/// Width of thin lines.
const HAIR: f32 = 0.25;
/// Blank inside a table cell, left and right.
const CELL: f32 = 1.5;
const BARCODE_HEIGHT: f32 = 7.5;
/// Width of the column with QR and date.
const SIDE: f32 = 45.0;
const SIDE_GAP: f32 = 4.0;
/// The fewest lines of a split name on either page.
const ALONE: usize = 3;
/// Letters of this face reach so far above and below the baseline, in ems (stacked marks included).
const ABOVE: f32 = 0.916;
const BELOW: f32 = 0.221;

/// Lays out all copies of a receipt. `qr` is the signed text for the QR.
///
/// # Errors
/// [`PaperError::QrTooLong`] when the QR would be larger than 35 mm, [`PaperError::Barcode`] when the
/// dossier code cannot be a barcode on this paper.
pub fn lay_out(
    content: &ReceiptContent,
    qr: &str,
    template: &ReceiptTemplate,
    size: PaperSize,
) -> Result<Document, PaperError> {
    let mut pages = Vec::new();
    for copy in &template.copies {
        let first = Form::new(content, template, size, copy, 1)?.fill(qr)?;
        let count = first.len();
        if count == 1 {
            pages.extend(first);
        } else {
            // Now that their number is known it goes into the heads; nothing else moves.
            pages.extend(Form::new(content, template, size, copy, count)?.fill(qr)?);
        }
    }
    Ok(Document {
        title: format!("{} {}", template.title, content.code),
        pages,
    })
}

/// A part of the page that is filled from the top.
#[derive(Debug, Clone, Copy)]
struct Column {
    x: f32,
    width: f32,
}

struct Form<'a> {
    content: &'a ReceiptContent,
    template: &'a ReceiptTemplate,
    sheet: &'a Sheet,
    fonts: &'a Fonts,
    copy: &'a str,
    count: usize,
    pages: Vec<Page>,
    items: Vec<Item>,
    column: Column,
    y: f32,
    /// Lower end of the box at the side of the first page.
    side_ends: f32,
}

impl<'a> Form<'a> {
    fn new(
        content: &'a ReceiptContent,
        template: &'a ReceiptTemplate,
        size: PaperSize,
        copy: &'a str,
        count: usize,
    ) -> Result<Self, PaperError> {
        let sheet = template.sheet(size);
        let mut form = Form {
            content,
            template,
            sheet,
            fonts: fonts()?,
            copy,
            count,
            pages: Vec::new(),
            items: Vec::new(),
            column: Column { x: 0.0, width: 0.0 },
            y: sheet.top,
            side_ends: 0.0,
        };
        form.column = form.whole();
        Ok(form)
    }

    fn fill(mut self, qr: &str) -> Result<Vec<Page>, PaperError> {
        self.head()?;
        self.title();
        let code = qr::grid(
            qr,
            Recovery::Quartile,
            (0.0, 0.0),
            qr::RECEIPT_MODULE,
            qr::RECEIPT_SIDE,
        )?;
        if self.sheet.box_place == BoxPlace::Side {
            self.side_box(&code);
        }
        let sheet = self.sheet;
        for fields in &sheet.order {
            match fields.as_slice() {
                [Field::Papers] => self.papers(),
                [Field::Box] => self.inline_box(&code),
                fields => self.fields(fields),
            }
        }
        self.closing();
        self.end_page();
        Ok(self.pages)
    }

    fn whole(&self) -> Column {
        Column {
            x: self.sheet.left,
            width: self.sheet.width - self.sheet.left - self.sheet.right,
        }
    }

    fn end(&self) -> f32 {
        self.sheet.height - self.sheet.bottom
    }

    fn leading(&self, size: f32) -> f32 {
        size * MM_PER_PT * self.sheet.leading
    }

    fn drop(&self, size: f32) -> f32 {
        let em = size * MM_PER_PT;
        (self.leading(size) - (ABOVE + BELOW) * em) / 2.0 + ABOVE * em
    }

    fn end_page(&mut self) {
        self.pages.push(Page {
            width: self.sheet.width,
            height: self.sheet.height,
            items: std::mem::take(&mut self.items),
        });
    }

    /// Goes on at the top of a new page, over its whole width, under a small head.
    fn new_page(&mut self) {
        self.end_page();
        self.column = self.whole();
        self.side_ends = 0.0;
        self.y = self.sheet.top;
        let head = self
            .template
            .continued
            .replace("{code}", &self.content.code)
            .replace("{copy}", self.copy)
            .replace("{page}", &(self.pages.len() + 1).to_string())
            .replace("{pages}", &self.count.to_string());
        self.block(Face::SerifItalic, self.sheet.note, &head, Align::Right);
        self.y += 0.8;
        self.rule(self.column.x, self.column.width);
        self.y += 2.0;
    }

    /// A horizontal line here.
    fn rule(&mut self, x: f32, width: f32) {
        self.items.push(Item::Rule(Rule {
            from: (x, self.y),
            to: (x + width, self.y),
            line: HAIR,
            dots: None,
        }));
    }

    /// Places lines in the column without looking for its end; `y` moves on.
    fn lines(&mut self, lines: &[Line], size: f32, align: Align) {
        for line in lines {
            let start = (self.column.x, self.y + self.drop(size));
            self.items
                .extend(line.place(start, self.column.width, align, size));
            self.y += self.leading(size);
        }
    }

    fn block(&mut self, face: Face, size: f32, text: &str, align: Align) {
        let paragraph = Paragraph::plain(self.fonts, size, face, text);
        let lines = match align {
            Align::Centre => paragraph.balanced(self.fonts, self.column.width),
            Align::Left | Align::Right => paragraph.lines(self.fonts, self.column.width),
        };
        self.lines(&lines, size, align);
    }

    /// Sets blocks in a column beside the flow and gives the height that they take.
    fn beside(&mut self, column: Column, set: impl FnOnce(&mut Self)) -> f32 {
        let (kept, top) = (self.column, self.y);
        self.column = column;
        set(self);
        let height = self.y - top;
        self.column = kept;
        self.y = top;
        height
    }

    /// A paragraph that flows over the page's end; its first two lines stay together.
    fn paragraph(&mut self, spans: &[Span], size: f32) {
        let paragraph = Paragraph::new(self.fonts, size, spans);
        let mut at = Progress::default();
        let mut first = true;
        while let Some((line, next)) = paragraph.next_line(self.fonts, at, self.column.width) {
            let more = paragraph.next_line(self.fonts, next, self.column.width).is_some();
            let wanted = if first && more { 2.0 } else { 1.0 };
            if self.y + wanted * self.leading(size) > self.end() {
                self.new_page();
                // The new page may be wider: set the line again.
                first = false;
                continue;
            }
            self.lines(&[line], size, Align::Left);
            at = next;
            first = false;
        }
    }

    /// Agency and nation, number, date and the dossier code as bars.
    fn head(&mut self) -> Result<(), PaperError> {
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

    fn title(&mut self) {
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
    fn side_box(&mut self, code: &Grid) {
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
    fn inline_box(&mut self, code: &Grid) {
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

    /// Several fields on a line, those that are empty left out.
    fn fields(&mut self, fields: &[Field]) {
        let mut spans: Vec<Span> = Vec::new();
        for field in fields {
            let Some((label, value, face)) = self.field(*field) else {
                continue;
            };
            if !spans.is_empty() {
                spans.push(Span::new(Face::SerifRegular, " · "));
            }
            spans.push(Span::new(Face::SerifRegular, format!("{label}: ")));
            spans.push(Span::new(face, value));
        }
        if !spans.is_empty() {
            self.paragraph(&spans, self.sheet.text);
        }
    }

    /// Label, value and face of a field; `None` where there is nothing to say.
    fn field(&self, field: Field) -> Option<(&str, String, Face)> {
        let (content, template, labels) = (self.content, self.template, &self.template.labels);
        let plain = Face::SerifRegular;
        Some(match field {
            Field::Applicant => (&labels.applicant, content.applicant.clone(), Face::SerifBold),
            Field::HandedInBy => (&labels.handed_in_by, content.handed_in_by.clone()?, plain),
            Field::Identity => {
                let identity = content.identity.as_ref()?;
                (&identity.kind, identity.number.clone(), plain)
            }
            Field::Address => (&labels.address, content.address.clone()?, plain),
            Field::Phone => (&labels.phone, content.phone.clone()?, plain),
            Field::Email => (&labels.email, content.email.clone()?, plain),
            Field::Procedure => {
                let name = template.procedure.replace("{code}", &content.procedure_code);
                let name = name.replace("{name}", &content.procedure);
                (&labels.procedure, name, Face::SerifBold)
            }
            Field::Sets => {
                let sets = template.sets.replace("{n}", &format!("{:02}", content.sets));
                (&labels.sets, sets, plain)
            }
            Field::Limit => (&labels.limit, content.limit.clone(), plain),
            Field::ReceivedAt => {
                let moment = template.moment(&template.moment, content.received_at);
                (&labels.received_at, moment, plain)
            }
            Field::DueAt => {
                let moment = template.moment(&template.moment, content.due_at);
                (&labels.due_at, moment, Face::SerifBold)
            }
            Field::ReturnPlace => (&labels.return_place, content.return_place.clone(), plain),
            Field::Fee => (&labels.fee, self.fee(content.fee.as_ref()), plain),
            Field::Book => {
                let book = content.book.as_ref()?;
                let entry = template.book.replace("{serial}", &book.serial);
                (&labels.book, entry.replace("{volume}", &book.volume), plain)
            }
            // These are not words: `fill` places them where they stand alone on their line.
            Field::Papers | Field::Box => return None,
        })
    }

    fn fee(&self, fee: Option<&FeeNote>) -> String {
        let words = &self.template.fee;
        let Some(fee) = fee else {
            return words.none.clone();
        };
        let mut total = if fee.formulas.is_empty() {
            fee.total.clone()
        } else {
            let total = words.total.replace("{total}", &fee.total);
            format!("{}; {total}", fee.formulas.join("; "))
        };
        if let Some(in_words) = &fee.in_words {
            total.push_str(&format!(" ({in_words})"));
        }
        let exemption = fee
            .exemption
            .as_ref()
            .map(|reason| words.exemption.replace("{reason}", reason));
        for addition in [exemption.as_ref(), fee.payment.as_ref()].into_iter().flatten() {
            total.push_str(", ");
            total.push_str(addition);
        }
        total
    }

    fn papers(&mut self) {
        let (content, template) = (self.content, self.template);
        let label = format!("{}:", template.labels.papers);
        if content.papers.is_empty() {
            let none = format!("{label} {}", template.papers.none);
            self.paragraph(&[Span::new(Face::SerifRegular, none)], self.sheet.text);
            return;
        }
        // The heading must not stay alone at the foot of a page.
        let rows = 3.0 * self.leading(self.sheet.table) + 3.0;
        if self.y + self.leading(self.sheet.text) + rows > self.end() {
            self.new_page();
        }
        self.paragraph(&[Span::new(Face::SerifRegular, label)], self.sheet.text);
        self.y += 0.5;
        let table = Table::new(self);
        table.heading(self);
        for (index, paper) in content.papers.iter().enumerate() {
            table.row(self, index + 1, paper);
        }
        self.y += 1.0;
    }

    /// Signatures and notes, together at the end.
    fn closing(&mut self) {
        let template = self.template;
        let note = self.sheet.note;
        let whole = self.whole();
        let notes: Vec<Line> = self
            .sheet
            .notes
            .iter()
            .flat_map(|text| {
                Paragraph::plain(self.fonts, note, Face::SerifItalic, text).lines(self.fonts, whole.width)
            })
            .collect();
        let notes_height = notes.len() as f32 * self.leading(note) + 1.0;
        let text = self.sheet.text;
        let names: [Vec<Line>; 2] = [
            self.content
                .handed_in_by
                .as_ref()
                .unwrap_or(&self.content.applicant),
            &self.content.clerk,
        ]
        .map(|name| {
            Paragraph::plain(self.fonts, text, Face::SerifRegular, name).lines_at_most(self.fonts, 62.0, 2)
        });
        let name_lines = names.iter().map(Vec::len).max().unwrap_or(0).max(1);
        let fixed =
            self.sheet.gap + 0.5 + self.leading(text) * (1 + name_lines) as f32 + self.leading(note) + 1.5;
        let least = fixed + self.sheet.sign * 0.8 + notes_height;
        if self.y + least > self.end() {
            self.new_page();
        }
        let room = self.end() - self.y - fixed - notes_height;
        let sign = room.clamp(self.sheet.sign * 0.8, self.sheet.sign);
        let column = if self.y >= self.side_ends {
            whole
        } else {
            self.column
        };
        self.y += self.sheet.gap + 0.5;
        let half = column.width / 2.0;
        let words = &template.signatures;
        for (index, (title, name)) in [&words.applicant, &words.clerk]
            .into_iter()
            .zip(&names)
            .enumerate()
        {
            let place = Column {
                x: column.x + half * index as f32,
                width: half,
            };
            self.beside(place, |form| {
                form.block(Face::SerifBold, text, title, Align::Centre);
                form.block(Face::SerifItalic, note, &words.hint, Align::Centre);
                form.y += sign;
                form.lines(name, text, Align::Centre);
            });
        }
        self.column = whole;
        self.y = self.end() - notes_height;
        self.rule(whole.x, whole.width);
        self.y += 1.0;
        self.lines(&notes, note, Align::Left);
    }
}

/// The table of papers on the page that is being filled.
struct Table {
    serial: f32,
    count: f32,
}

impl Table {
    fn new(form: &Form) -> Self {
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

    fn heading(&self, form: &mut Form) {
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
    fn row(&self, form: &mut Form, number: usize, paper: &PaperLine) {
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
