//! Lays the receipt out: head, barcode, title, fields, table of papers, signatures and notes.
//!
//! Everything flows: what does not fit goes to a further page under a small head with the code and the
//! page number; signatures and notes stay together. Overlaps, readability of the codes and the order of
//! the text are tested in `tests/paper`.

mod head;
mod table;

use self::table::Table;
use super::template::{BoxPlace, Field, PaperSize, ReceiptTemplate, Sheet};
use super::{FeeNote, ReceiptContent};
use crate::paper::PaperError;
use crate::paper::flow::{Align, Line, Paragraph, Progress, Span};
use crate::paper::font::{Face, Fonts, fonts};
use crate::paper::layout::{Document, Item, MM_PER_PT, Page, Rule};
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
