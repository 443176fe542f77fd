//! Lays the ticket out in dots of a thermal head, from the top down.

use super::{Reprint, TicketContent, TicketTemplate};
use crate::domain::time::{Moment, VIETNAM};
use crate::paper::PaperError;
use crate::paper::bitmap::Bitmap;
use crate::paper::flow::{Align, Line, Paragraph, Span};
use crate::paper::font::{Face, Fonts, fonts};
use crate::paper::layout::{Bounds, Grid, Item, MM_PER_PT, Page, Rule, TextRun};
use crate::paper::qr::{self, Recovery};
use crate::paper::raster::{THERMAL_DPI, draw};

/// Dots of the head across 80 mm paper.
pub const WIDTH: u32 = 576;
/// The longest ticket in dots: 120 mm.
pub const LONGEST: u32 = 960;
/// Bytes that the QR may carry, so that its modules stay large enough.
pub const MOST_QR_BYTES: usize = 41;

/// Millimetres of a dot.
const DOT: f32 = 0.125;
const LEFT: f32 = 16.0;
const COLUMN: f32 = WIDTH as f32 - 2.0 * LEFT;
/// Capitals of the number in dots: 20.5 mm (Q-02 asks for 20).
const NUMBER_HEIGHT: f32 = 164.0;
const QR_SIDE: f32 = 150.0;

/// The ticket as a picture of dots, ready to print.
///
/// # Errors
/// [`PaperError::QrTooLong`] when the QR text is over 41 bytes.
pub fn lay_out(content: &TicketContent, template: &TicketTemplate) -> Result<Bitmap, PaperError> {
    Ok(Bitmap::from_grey(&draw(&page(content, template)?, THERMAL_DPI)?))
}

/// The ticket as a page; its height follows the content.
///
/// # Errors
/// As [`lay_out`].
pub fn page(content: &TicketContent, template: &TicketTemplate) -> Result<Page, PaperError> {
    if content.qr.len() > MOST_QR_BYTES {
        return Err(PaperError::QrTooLong {
            length: content.qr.len(),
        });
    }
    let fonts = fonts()?;
    let mut slip = Slip::new(fonts);
    for room in ROOMS {
        slip = Slip::new(fonts).fill(content, template, room)?;
        if slip.y <= LONGEST as f32 {
            break;
        }
    }
    Ok(slip.into_page())
}

/// How many lines each part may take.
#[derive(Clone, Copy)]
struct Room {
    office: usize,
    service: usize,
    papers: usize,
    hint: bool,
    thanks: bool,
}

const AMPLE: Room = Room {
    office: 3,
    service: 2,
    papers: 5,
    hint: true,
    thanks: true,
};

/// The closing words give way first, then the hint; what Q-02 requires is only shortened.
const ROOMS: [Room; 4] = [
    AMPLE,
    Room {
        thanks: false,
        ..AMPLE
    },
    Room {
        thanks: false,
        hint: false,
        ..AMPLE
    },
    Room {
        office: 2,
        service: 1,
        papers: 4,
        hint: false,
        thanks: false,
    },
];

/// A type size with its leading, both in dots.
#[derive(Clone, Copy)]
struct Type {
    size: f32,
    leading: f32,
}

const HEAD: Type = Type {
    size: 27.0,
    leading: 36.0,
};
const LABEL: Type = Type {
    size: 29.0,
    leading: 38.0,
};
const SERVICE: Type = Type {
    size: 34.0,
    leading: 45.0,
};
const MARK: Type = Type {
    size: 28.0,
    leading: 46.0,
};
const FACT: Type = Type {
    size: 27.0,
    leading: 37.0,
};
const SMALL: Type = Type {
    size: 25.0,
    leading: 33.0,
};

impl Type {
    fn points(self) -> f32 {
        self.size * DOT / MM_PER_PT
    }

    /// From the top of the line to the baseline, so that Plex's stacked capitals stay inside.
    fn drop(self) -> f32 {
        (self.leading - self.size * 1.339) / 2.0 + self.size * 1.127
    }
}

/// A ticket being filled from the top; everything in dots until it is placed.
struct Slip<'a> {
    fonts: &'a Fonts,
    items: Vec<Item>,
    y: f32,
}

impl<'a> Slip<'a> {
    fn new(fonts: &'a Fonts) -> Self {
        Slip {
            fonts,
            items: Vec::new(),
            y: 14.0,
        }
    }

    fn fill(
        mut self,
        content: &TicketContent,
        template: &TicketTemplate,
        room: Room,
    ) -> Result<Self, PaperError> {
        self.centred(&content.office, Face::SansSemiBold, HEAD, room.office);
        if let Some(place) = &content.place {
            self.centred(place, Face::SansRegular, HEAD, 1);
        }
        self.y += 8.0;
        self.bar(4.0);
        self.y += 8.0;
        if let Some(reprint) = &content.reprint {
            self.reprint(reprint, template);
        }
        self.centred(&template.your_number, Face::SansRegular, LABEL, 1);
        self.number(&content.number);
        let service = format!("{} · {}", content.service, content.counters);
        let joined = Paragraph::plain(self.fonts, SERVICE.points(), Face::SansBold, &service);
        if joined.lines(self.fonts, COLUMN * DOT).len() == 1 {
            self.centred(&service, Face::SansBold, SERVICE, 1);
        } else {
            self.centred(&content.service, Face::SansBold, SERVICE, room.service);
            self.centred(&content.counters, Face::SansBold, SERVICE, 1);
        }
        if content.priority {
            self.y += 4.0;
            self.reversed(&template.priority, MARK);
        }
        self.y += 12.0;
        self.dots();
        self.facts(content, template)?;
        if !content.papers.is_empty() {
            self.dots();
            let spans = [
                Span::new(Face::SansBold, format!("{}: ", template.papers)),
                Span::new(Face::SansRegular, listed(&content.papers)),
            ];
            let paragraph = Paragraph::new(self.fonts, SMALL.points(), &spans);
            let lines = paragraph.lines_at_most(self.fonts, COLUMN * DOT, room.papers);
            self.lines(&lines, SMALL, Align::Left);
            self.y += 8.0;
        }
        if room.hint {
            if content.papers.is_empty() {
                self.dots();
            }
            let hint = Paragraph::plain(self.fonts, SMALL.points(), Face::SansRegular, &template.hint);
            let lines = hint.lines(self.fonts, COLUMN * DOT);
            self.lines(&lines, SMALL, Align::Left);
        }
        if room.thanks {
            self.y += 8.0;
            self.centred(&template.thanks, Face::SansBold, LABEL, 1);
        }
        self.y += 12.0;
        Ok(self)
    }

    fn lines(&mut self, lines: &[Line], kind: Type, align: Align) {
        for line in lines {
            let baseline = (self.y + kind.drop()).round() * DOT;
            self.items
                .extend(line.place((LEFT * DOT, baseline), COLUMN * DOT, align, kind.points()));
            self.y += kind.leading;
        }
    }

    fn centred(&mut self, text: &str, face: Face, kind: Type, most: usize) {
        let paragraph = Paragraph::plain(self.fonts, kind.points(), face, text);
        let lines = paragraph.lines_at_most(self.fonts, COLUMN * DOT, most);
        self.lines(&lines, kind, Align::Centre);
    }

    fn bar(&mut self, thick: f32) {
        self.items.push(Item::Fill(Bounds {
            x: LEFT * DOT,
            y: self.y * DOT,
            width: COLUMN * DOT,
            height: thick * DOT,
        }));
        self.y += thick;
    }

    fn dots(&mut self) {
        let y = (self.y + 4.0) * DOT;
        self.items.push(Item::Rule(Rule {
            from: ((LEFT + 2.0) * DOT, y),
            to: ((LEFT + COLUMN - 2.0) * DOT, y),
            line: 4.0 * DOT,
            dots: Some(9.0 * DOT),
        }));
        self.y += 18.0;
    }

    /// White on black, as wide as the words.
    fn reversed(&mut self, text: &str, kind: Type) {
        let text = self.fonts.printable(Face::SansBold, text);
        let width = self.fonts.width(Face::SansBold, kind.points(), &text) / DOT;
        let left = ((WIDTH as f32 - width) / 2.0).round();
        self.items.push(Item::Fill(Bounds {
            x: (left - 22.0) * DOT,
            y: self.y * DOT,
            width: (width + 44.0).round() * DOT,
            height: kind.leading * DOT,
        }));
        self.items.push(Item::Text(TextRun {
            x: left * DOT,
            baseline: (self.y + kind.drop()).round() * DOT,
            size: kind.points(),
            face: Face::SansBold,
            text,
            white: true,
            stretch: 1.0,
        }));
        self.y += kind.leading;
    }

    fn reprint(&mut self, reprint: &Reprint, template: &TicketTemplate) {
        let mark = template
            .reprint
            .replace("{n}", &reprint.count.to_string())
            .replace("{time}", &time(reprint.at));
        self.centred(&mark, Face::SansBold, FACT, 1);
        if let Some(by) = &reprint.by {
            self.centred(
                &template.reprint_by.replace("{by}", by),
                Face::SansRegular,
                SMALL,
                1,
            );
        }
    }

    /// The number as tall as Q-02 asks and, where it is long, as narrow as the paper asks.
    fn number(&mut self, number: &str) {
        let face = Face::SansBold;
        let size = NUMBER_HEIGHT / self.fonts.capital_height(face) * DOT / MM_PER_PT;
        let text = self.fonts.printable(face, number);
        let natural = self.fonts.width(face, size, &text);
        let stretch = ((COLUMN - 24.0) * DOT / natural.max(1.0)).min(1.0);
        let top = self.y + 14.0;
        self.items.push(Item::Text(TextRun {
            x: (WIDTH as f32 * DOT - natural * stretch) / 2.0,
            baseline: (top + NUMBER_HEIGHT) * DOT,
            size,
            face,
            text,
            white: false,
            stretch,
        }));
        self.y = top + NUMBER_HEIGHT + 16.0;
    }

    /// People ahead, estimate and time beside the code.
    fn facts(&mut self, content: &TicketContent, template: &TicketTemplate) -> Result<(), PaperError> {
        let code = qr_in_dots(&content.qr)?;
        let side = code.width() / DOT;
        let quiet = code.quiet_x / DOT;
        let top = self.y;
        let left = WIDTH as f32 - quiet.max(LEFT) - side;
        let width = (left - quiet - LEFT) * DOT;
        let ahead = match content.ahead {
            0 => template.nobody.clone(),
            n => template.people.replace("{n}", &n.to_string()),
        };
        let taken = template
            .moment
            .replace("{time}", &time(content.taken_at))
            .replace("{date}", &date(content.taken_at));
        let facts = [
            Some((&template.ahead, ahead, Face::SansBold)),
            content
                .estimate
                .clone()
                .map(|estimate| (&template.estimate, estimate, Face::SansBold)),
            Some((&template.taken, taken, Face::SansRegular)),
        ];
        let lines: Vec<Line> = facts
            .into_iter()
            .flatten()
            .flat_map(|(label, value, face)| {
                let spans = [
                    Span::new(Face::SansRegular, format!("{label}: ")),
                    Span::new(face, value),
                ];
                Paragraph::new(self.fonts, FACT.points(), &spans).lines_at_most(self.fonts, width, 2)
            })
            .collect();
        let wanted = lines.len() as f32 * FACT.leading;
        let height = wanted.max(side + quiet);
        self.y += ((height - wanted) / 2.0).round();
        self.lines(&lines, FACT, Align::Left);
        let beside = top + ((height - side - quiet) / 2.0 + quiet / 2.0).round();
        self.items.push(Item::Grid(Grid {
            x: left * DOT,
            y: beside * DOT,
            ..code
        }));
        self.y = top + height + 8.0;
        Ok(())
    }

    fn into_page(self) -> Page {
        Page {
            width: WIDTH as f32 * DOT,
            height: self.y.ceil() * DOT,
            items: self.items,
        }
    }
}

/// The code with the largest modules that the ticket has room for, whole dots each.
fn qr_in_dots(text: &str) -> Result<Grid, PaperError> {
    for dots in [6.0, 5.0, 4.0] {
        let grid = qr::grid(text, Recovery::Quartile, (0.0, 0.0), dots * DOT, QR_SIDE * DOT);
        if grid.is_ok() {
            return grid;
        }
    }
    // Quiet enough for three dots: the least that scanners read.
    qr::grid(text, Recovery::Medium, (0.0, 0.0), 3.0 * DOT, QR_SIDE * DOT)
}

fn listed(papers: &[String]) -> String {
    let mut list = papers
        .iter()
        .map(|paper| paper.trim().trim_end_matches(['.', ';']))
        .collect::<Vec<_>>()
        .join("; ");
    list.push('.');
    list
}

fn time(moment: Moment) -> String {
    moment.with_timezone(&VIETNAM).format("%H:%M").to_string()
}

fn date(moment: Moment) -> String {
    moment.with_timezone(&VIETNAM).format("%d/%m/%Y").to_string()
}
