//! Writes a laid-out document as PDF with the faces embedded as subsets.
//!
//! The same document and time give the same bytes: names, dates and the file's own id come from the
//! content. Text is real text, in the order in which it was placed. Size and speed: `benches/paper`.

use super::PaperError;
use super::font::Face;
use super::layout::{Document, Grid, Item, MM_PER_PT, Page, Rule, TextRun};
use crate::domain::time::Moment;
use printpdf::date::OffsetDateTime;
use printpdf::{
    Color, CurTransMat, DictItem, ExternalStream, ExternalXObject, FontId, Greyscale, Line, LineCapStyle,
    LinePoint, Mm, Op, PaintMode, ParsedFont, PdfDocument, PdfFont, PdfFontHandle, PdfPage, PdfSaveOptions,
    Point, Pt, Rect, TextItem, XObject, XObjectId, XObjectTransform,
};
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use std::sync::OnceLock;

/// The document as a PDF file; `created` goes into its properties.
///
/// # Errors
/// [`PaperError::Font`] or [`PaperError::Pdf`] when a face cannot be embedded.
pub fn write(document: &Document, created: Moment) -> Result<Vec<u8>, PaperError> {
    let mut pdf = PdfDocument::new(&document.title);
    let stamp =
        OffsetDateTime::from_unix_timestamp(created.timestamp()).map_err(|detail| PaperError::Pdf {
            detail: detail.to_owned(),
        })?;
    pdf.metadata.info.creation_date = stamp;
    pdf.metadata.info.modification_date = stamp;
    pdf.metadata.info.metadata_date = stamp;
    "Một Cửa".clone_into(&mut pdf.metadata.info.creator);
    let used: BTreeSet<Face> = document
        .pages
        .iter()
        .flat_map(|page| &page.items)
        .filter_map(|item| match item {
            Item::Text(run) => Some(run.face),
            _ => None,
        })
        .collect();
    for face in used {
        let font = PdfFont::new(parsed(face)?.clone());
        pdf.resources.fonts.map.insert(font_id(face), font);
    }
    for item in document.pages.iter().flat_map(|page| &page.items) {
        if let Item::Grid(grid) = item {
            pdf.resources
                .xobjects
                .map
                .entry(drawing_id(grid))
                .or_insert_with(|| drawing(grid));
        }
    }
    pdf.pages = document
        .pages
        .iter()
        .map(|page| PdfPage::new(Mm(page.width), Mm(page.height), operations(page)))
        .collect();

    let mut warnings = Vec::new();
    let mut file = pdf.to_lopdf_document(&PdfSaveOptions::default(), &mut warnings);
    if let Some(warning) = warnings.first() {
        return Err(PaperError::Pdf {
            detail: warning.msg.clone(),
        });
    }
    // Empty entries that would claim a standard for prepress.
    let info = file.trailer.get(b"Info").and_then(|info| info.as_reference());
    if let Ok(info) = info
        && let Ok(info) = file.get_dictionary_mut(info)
    {
        for key in ["GTS_PDFXVersion", "Identifier", "Trapped"] {
            info.remove(key.as_bytes());
        }
    }
    set_id(document, created, |id| {
        let parts = file.trailer.get_mut(b"ID").and_then(|parts| parts.as_array_mut());
        for part in parts.into_iter().flatten() {
            if let Ok(bytes) = part.as_str_mut() {
                id.clone_into(bytes);
            }
        }
    });
    file.compress();
    let mut bytes = Vec::new();
    file.save_to(&mut bytes).map_err(|error| PaperError::Pdf {
        detail: error.to_string(),
    })?;
    Ok(bytes)
}

/// The library draws the file's id by lot; ours is a digest of what is on the pages.
fn set_id(document: &Document, created: Moment, set: impl FnOnce(&[u8])) {
    let mut digest = Sha256::new();
    digest.update(document.title.as_bytes());
    digest.update(created.timestamp().to_be_bytes());
    for item in document.pages.iter().flat_map(|page| &page.items) {
        match item {
            Item::Text(run) => digest.update(run.text.as_bytes()),
            Item::Grid(grid) => {
                digest.update(grid.dark.iter().map(|dark| u8::from(*dark)).collect::<Vec<_>>())
            }
            Item::Fill(_) | Item::Frame { .. } | Item::Rule(_) => {}
        }
        digest.update([0]);
    }
    let id: String = digest
        .finalize()
        .iter()
        .take(16)
        .map(|byte| format!("{byte:02x}"))
        .collect();
    set(id.as_bytes());
}

/// The first six letters are the tag by which PDF marks a subset.
fn font_id(face: Face) -> FontId {
    let tag = match face {
        Face::SerifRegular => "TINOSR",
        Face::SerifBold => "TINOSB",
        Face::SerifItalic => "TINOSI",
        Face::SerifBoldItalic => "TINOSX",
        Face::SansRegular => "PLEXSR",
        Face::SansSemiBold => "PLEXSS",
        Face::SansBold => "PLEXSB",
    };
    FontId(tag.to_owned())
}

/// A face as the library wants it, read once.
fn parsed(face: Face) -> Result<&'static ParsedFont, PaperError> {
    static PARSED: [OnceLock<Option<ParsedFont>>; Face::ALL.len()] =
        [const { OnceLock::new() }; Face::ALL.len()];
    PARSED[face as usize]
        .get_or_init(|| ParsedFont::from_bytes(face.bytes(), 0, &mut Vec::new()))
        .as_ref()
        .ok_or_else(|| PaperError::Font {
            face: face.name().to_owned(),
        })
}

/// Points from millimetres, in hundredths: finer than any printer, and short in the file.
fn points(millimetres: f32) -> f32 {
    (millimetres / MM_PER_PT * 100.0).round() / 100.0
}

fn operations(page: &Page) -> Vec<Op> {
    let mut ops = vec![
        Op::SetFillColor { col: grey(0.0) },
        Op::SetOutlineColor { col: grey(0.0) },
    ];
    for item in &page.items {
        match item {
            Item::Text(run) => text(&mut ops, page, run),
            Item::Fill(area) => ops.push(Op::DrawRectangle {
                rectangle: Rect {
                    x: Pt(points(area.x)),
                    y: Pt(points(page.height - area.bottom())),
                    width: Pt(points(area.width)),
                    height: Pt(points(area.height)),
                    mode: Some(PaintMode::Fill),
                    winding_order: None,
                },
            }),
            Item::Frame { area, line } => {
                ops.push(Op::SetOutlineThickness {
                    pt: Pt(points(*line)),
                });
                ops.push(Op::DrawRectangle {
                    rectangle: Rect {
                        x: Pt(points(area.x)),
                        y: Pt(points(page.height - area.bottom())),
                        width: Pt(points(area.width)),
                        height: Pt(points(area.height)),
                        mode: Some(PaintMode::Stroke),
                        winding_order: None,
                    },
                });
            }
            Item::Rule(rule) => line(&mut ops, page, rule),
            Item::Grid(grid) => cells(&mut ops, page, grid),
        }
    }
    ops
}

fn grey(percent: f32) -> Color {
    Color::Greyscale(Greyscale::new(percent, None))
}

fn text(ops: &mut Vec<Op>, page: &Page, run: &TextRun) {
    if run.white {
        ops.push(Op::SetFillColor { col: grey(1.0) });
    }
    ops.push(Op::StartTextSection);
    ops.push(Op::SetFont {
        font: PdfFontHandle::External(font_id(run.face)),
        size: Pt(run.size),
    });
    let percent = run.stretch * 100.0;
    let stretched = (percent - 100.0).abs() > 0.01;
    if stretched {
        ops.push(Op::SetHorizontalScaling { percent });
    }
    ops.push(Op::SetTextCursor {
        pos: Point {
            x: Pt(points(run.x)),
            y: Pt(points(page.height - run.baseline)),
        },
    });
    ops.push(Op::ShowText {
        items: vec![TextItem::Text(run.text.clone())],
    });
    if stretched {
        ops.push(Op::SetHorizontalScaling { percent: 100.0 });
    }
    ops.push(Op::EndTextSection);
    if run.white {
        ops.push(Op::SetFillColor { col: grey(0.0) });
    }
}

fn line(ops: &mut Vec<Op>, page: &Page, rule: &Rule) {
    let point = |(x, y): (f32, f32)| LinePoint {
        p: Point {
            x: Pt(points(x)),
            y: Pt(points(page.height - y)),
        },
        bezier: false,
    };
    ops.push(Op::SetOutlineThickness {
        pt: Pt(points(rule.line)),
    });
    let mut stroke = |from, to| {
        ops.push(Op::DrawLine {
            line: Line {
                points: vec![point(from), point(to)],
                is_closed: false,
            },
        });
    };
    if rule.dots.is_none() {
        stroke(rule.from, rule.to);
        return;
    }
    let dots: Vec<_> = rule.dot_centres().collect();
    ops.push(Op::SetLineCapStyle {
        cap: LineCapStyle::Round,
    });
    for centre in dots {
        ops.push(Op::DrawLine {
            line: Line {
                points: vec![point(centre), point(centre)],
                is_closed: false,
            },
        });
    }
    ops.push(Op::SetLineCapStyle {
        cap: LineCapStyle::Butt,
    });
}

/// A code is drawn once in the file, in units of a cell, and shown wherever it stands.
fn cells(ops: &mut Vec<Op>, page: &Page, grid: &Grid) {
    ops.push(Op::SaveGraphicsState);
    ops.push(Op::SetTransformationMatrix {
        matrix: CurTransMat::Raw([
            grid.cell_width / MM_PER_PT,
            0.0,
            0.0,
            -grid.cell_height / MM_PER_PT,
            points(grid.x),
            points(page.height - grid.y),
        ]),
    });
    ops.push(Op::UseXobject {
        id: drawing_id(grid),
        transform: XObjectTransform::default(),
    });
    ops.push(Op::RestoreGraphicsState);
}

/// Named by what it shows, so that the same code on two pages is one drawing.
fn drawing_id(grid: &Grid) -> XObjectId {
    let cells: Vec<u8> = grid.dark.iter().map(|dark| u8::from(*dark)).collect();
    let digest = Sha256::digest(cells);
    let name: String = digest.iter().take(6).map(|byte| format!("{byte:02X}")).collect();
    XObjectId(format!("C{}x{name}", grid.columns))
}

/// All dark cells as one path, so that no reader shows seams between them.
fn drawing(grid: &Grid) -> XObject {
    let mut content = String::new();
    for (row, column, count) in grid.runs() {
        content.push_str(&format!("{column} {row} {count} 1 re\n"));
    }
    content.push('f');
    let name = |text: &str| DictItem::Name(text.as_bytes().to_vec());
    let count = |number: usize| DictItem::Int(i64::try_from(number).unwrap_or(i64::MAX));
    let area = [0, 0, grid.columns, grid.rows()];
    XObject::External(ExternalXObject {
        stream: ExternalStream {
            dict: [
                ("Type".to_owned(), name("XObject")),
                ("Subtype".to_owned(), name("Form")),
                ("BBox".to_owned(), DictItem::Array(area.map(count).to_vec())),
            ]
            .into(),
            content: content.into_bytes(),
            compress: true,
        },
        width: None,
        height: None,
        dpi: None,
    })
}
