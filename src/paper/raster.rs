//! Draws a page as a grey picture at any resolution: previews, thermal paper, codes to be read back.
//!
//! Outlines of the bundled faces filled by tiny-skia. Codes and fills are drawn on whole pixels, so a
//! code laid out in dots keeps its grid. Seen by outside readers in `tests/paper`.

use super::PaperError;
use super::font::{Fonts, fonts};
use super::layout::{Bounds, Grid, Item, MM_PER_PT, Page, Rule, TextRun};
use tiny_skia::{Color, FillRule, Paint, PathBuilder, Pixmap, Rect, Transform};

/// Resolution of a thermal head with eight dots a millimetre.
pub const THERMAL_DPI: f32 = 203.2;

/// Pixels that a picture may have at the most, so that a wrong resolution cannot eat the memory.
const MOST_PIXELS: u64 = 100_000_000;

/// A picture in shades from 0 (black) to 255 (white), row by row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grey {
    pub width: u32,
    pub height: u32,
    pub pixels: Vec<u8>,
}

impl Grey {
    /// The shade of a pixel; white outside.
    pub fn at(&self, x: u32, y: u32) -> u8 {
        if x >= self.width {
            return 255;
        }
        let index = y as usize * self.width as usize + x as usize;
        self.pixels.get(index).copied().unwrap_or(255)
    }

    /// An 8-bit grey PNG.
    ///
    /// # Errors
    /// [`PaperError::Picture`] for a picture without pixels.
    pub fn to_png(&self) -> Result<Vec<u8>, PaperError> {
        let refused = |_| PaperError::Picture {
            width: self.width,
            height: self.height,
        };
        let mut bytes = Vec::new();
        let mut encoder = png::Encoder::new(&mut bytes, self.width, self.height);
        encoder.set_color(png::ColorType::Grayscale);
        encoder.set_depth(png::BitDepth::Eight);
        let mut writer = encoder.write_header().map_err(refused)?;
        writer.write_image_data(&self.pixels).map_err(refused)?;
        writer.finish().map_err(refused)?;
        Ok(bytes)
    }

    /// Reads a PNG of any colour type; `None` when it is none or larger than any page.
    pub fn from_png(bytes: &[u8]) -> Option<Self> {
        let mut decoder = png::Decoder::new_with_limits(
            std::io::Cursor::new(bytes),
            png::Limits {
                bytes: MOST_PIXELS as usize * 4,
            },
        );
        decoder.set_transformations(png::Transformations::normalize_to_color8());
        let mut reader = decoder.read_info().ok()?;
        let (width, height) = reader.info().size();
        if u64::from(width) * u64::from(height) > MOST_PIXELS {
            return None;
        }
        let mut buffer = vec![0; reader.output_buffer_size()?];
        let frame = reader.next_frame(&mut buffer).ok()?;
        let samples = frame.color_type.samples();
        let pixels: Vec<u8> = buffer
            .get(..frame.buffer_size())?
            .chunks_exact(samples)
            .map(shade)
            .collect();
        (pixels.len() as u64 == u64::from(width) * u64::from(height)).then_some(Grey {
            width,
            height,
            pixels,
        })
    }
}

/// Brightness of one pixel of 1 to 4 samples on white paper.
fn shade(samples: &[u8]) -> u8 {
    let (value, alpha) = match *samples {
        [grey] => (u32::from(grey), 255),
        [grey, alpha] => (u32::from(grey), u32::from(alpha)),
        [red, green, blue] => (luma(red, green, blue), 255),
        [red, green, blue, alpha] => (luma(red, green, blue), u32::from(alpha)),
        _ => (255, 255),
    };
    u8::try_from((value * alpha + 255 * (255 - alpha)) / 255).unwrap_or(255)
}

fn luma(red: u8, green: u8, blue: u8) -> u32 {
    (u32::from(red) * 299 + u32::from(green) * 587 + u32::from(blue) * 114) / 1000
}

/// Draws the page with so many dots to the inch.
///
/// # Errors
/// [`PaperError::Picture`] when the picture would have no pixels or too many.
pub fn draw(page: &Page, dpi: f32) -> Result<Grey, PaperError> {
    let scale = dpi / 25.4;
    let width = (page.width * scale).round().max(0.0) as u32;
    let height = (page.height * scale).round().max(0.0) as u32;
    let refused = PaperError::Picture { width, height };
    if u64::from(width) * u64::from(height) > MOST_PIXELS {
        return Err(refused);
    }
    let mut canvas = Pixmap::new(width, height).ok_or(refused)?;
    canvas.fill(Color::WHITE);
    let fonts = fonts()?;
    for item in &page.items {
        match item {
            Item::Text(run) => text(&mut canvas, fonts, run, scale),
            Item::Fill(area) => fill(&mut canvas, area, scale),
            Item::Frame { area, line } => {
                for rule in edges(area, *line) {
                    fill(&mut canvas, &rule, scale);
                }
            }
            Item::Rule(rule) => draw_rule(&mut canvas, rule, scale),
            Item::Grid(grid) => draw_grid(&mut canvas, grid, scale),
        }
    }
    Ok(Grey {
        width,
        height,
        pixels: canvas.pixels().iter().map(|pixel| pixel.green()).collect(),
    })
}

fn paint(white: bool) -> Paint<'static> {
    let mut paint = Paint::default();
    paint.set_color(if white { Color::WHITE } else { Color::BLACK });
    paint
}

/// Collects an outline; font units with y up.
struct Outline(PathBuilder);

impl ttf_parser::OutlineBuilder for Outline {
    fn move_to(&mut self, x: f32, y: f32) {
        self.0.move_to(x, y);
    }
    fn line_to(&mut self, x: f32, y: f32) {
        self.0.line_to(x, y);
    }
    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        self.0.quad_to(x1, y1, x, y);
    }
    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        self.0.cubic_to(x1, y1, x2, y2, x, y);
    }
    fn close(&mut self) {
        self.0.close();
    }
}

fn text(canvas: &mut Pixmap, fonts: &Fonts, run: &TextRun, scale: f32) {
    let em = run.size * MM_PER_PT * scale;
    let unit = em / fonts.units_per_em(run.face);
    let mut pen = run.x * scale;
    for letter in run.text.chars() {
        let mut outline = Outline(PathBuilder::new());
        if fonts.outline(run.face, letter, &mut outline)
            && let Some(path) = outline.0.finish()
        {
            let place = Transform::from_row(unit * run.stretch, 0.0, 0.0, -unit, pen, run.baseline * scale);
            canvas.fill_path(&path, &paint(run.white), FillRule::Winding, place, None);
        }
        pen += fonts.advance(run.face, letter) as f32 / 1000.0 * em * run.stretch;
    }
}

/// The four sides of a frame as filled rectangles, without overlap.
fn edges(area: &Bounds, line: f32) -> [Bounds; 4] {
    let half = line / 2.0;
    let across = Bounds {
        x: area.x - half,
        y: area.y - half,
        width: area.width + line,
        height: line,
    };
    let down = Bounds {
        x: area.x - half,
        y: area.y + half,
        width: line,
        height: area.height - line,
    };
    [
        across,
        Bounds {
            y: area.bottom() - half,
            ..across
        },
        down,
        Bounds {
            x: area.right() - half,
            ..down
        },
    ]
}

/// Fills whole pixels; what is thinner than one still gets one.
fn fill(canvas: &mut Pixmap, area: &Bounds, scale: f32) {
    let left = (area.x * scale).round();
    let top = (area.y * scale).round();
    let right = (area.right() * scale).round().max(left + 1.0);
    let bottom = (area.bottom() * scale).round().max(top + 1.0);
    if let Some(rect) = Rect::from_ltrb(left, top, right, bottom) {
        let mut paint = paint(false);
        paint.anti_alias = false;
        canvas.fill_rect(rect, &paint, Transform::identity(), None);
    }
}

fn draw_rule(canvas: &mut Pixmap, rule: &Rule, scale: f32) {
    if rule.dots.is_none() {
        let half = rule.line / 2.0;
        let flat = (rule.from.1 - rule.to.1).abs() < f32::EPSILON;
        let (grow_x, grow_y) = if flat { (0.0, half) } else { (half, 0.0) };
        let area = Bounds {
            x: rule.from.0.min(rule.to.0) - grow_x,
            y: rule.from.1.min(rule.to.1) - grow_y,
            width: (rule.from.0 - rule.to.0).abs() + 2.0 * grow_x,
            height: (rule.from.1 - rule.to.1).abs() + 2.0 * grow_y,
        };
        fill(canvas, &area, scale);
    }
    for (x, y) in rule.dot_centres() {
        if let Some(circle) = PathBuilder::from_circle(x * scale, y * scale, rule.line / 2.0 * scale) {
            let here = Transform::identity();
            canvas.fill_path(&circle, &paint(false), FillRule::Winding, here, None);
        }
    }
}

fn draw_grid(canvas: &mut Pixmap, grid: &Grid, scale: f32) {
    for (row, column, count) in grid.runs() {
        let area = Bounds {
            x: grid.x + column as f32 * grid.cell_width,
            y: grid.y + row as f32 * grid.cell_height,
            width: count as f32 * grid.cell_width,
            height: grid.cell_height,
        };
        fill(canvas, &area, scale);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paper::font::Face;

    fn page(items: Vec<Item>) -> Page {
        Page {
            width: 20.0,
            height: 10.0,
            items,
        }
    }

    #[test]
    fn a_code_in_dots_keeps_its_grid() {
        let grid = Grid {
            x: 1.0,
            y: 1.0,
            cell_width: 0.5,
            cell_height: 0.5,
            columns: 3,
            dark: vec![true, false, true, false, true, false],
            quiet_x: 0.0,
            quiet_y: 0.0,
        };
        let grey = draw(&page(vec![Item::Grid(grid)]), THERMAL_DPI).unwrap();
        assert_eq!((grey.width, grey.height), (160, 80));
        for y in 0..80 {
            for x in 0..160 {
                let row = (8..16).contains(&y);
                let first = row && y < 12 && ((8..12).contains(&x) || (16..20).contains(&x));
                let second = row && y >= 12 && (12..16).contains(&x);
                let shade = if first || second { 0 } else { 255 };
                assert_eq!(grey.at(x, y), shade, "{x},{y}");
            }
        }
    }

    #[test]
    fn letters_lie_where_their_ink_is_promised() {
        let run = TextRun {
            x: 2.0,
            baseline: 7.0,
            size: 14.0,
            face: Face::SerifBold,
            text: "Ẫgị".into(),
            white: false,
            stretch: 1.0,
        };
        let item = Item::Text(run);
        let ink = item.bounds(fonts().unwrap()).unwrap();
        let grey = draw(&page(vec![item]), 254.0).unwrap();
        let dark: Vec<(u32, u32)> = (0..grey.height)
            .flat_map(|y| (0..grey.width).map(move |x| (x, y)))
            .filter(|(x, y)| grey.at(*x, *y) < 100)
            .collect();
        let left = dark.iter().map(|(x, _)| *x).min().unwrap() as f32 / 10.0;
        let right = dark.iter().map(|(x, _)| *x).max().unwrap() as f32 / 10.0;
        let top = dark.iter().map(|(_, y)| *y).min().unwrap() as f32 / 10.0;
        let bottom = dark.iter().map(|(_, y)| *y).max().unwrap() as f32 / 10.0;
        for (drawn, promised) in [
            (left, ink.x),
            (right, ink.right()),
            (top, ink.y),
            (bottom, ink.bottom()),
        ] {
            assert!((drawn - promised).abs() < 0.25, "{drawn} {promised}");
        }
    }

    #[test]
    fn a_resolution_beyond_reason_is_refused() {
        assert!(matches!(
            draw(&page(vec![]), 1e6),
            Err(PaperError::Picture { .. })
        ));
        assert!(matches!(
            draw(&page(vec![]), 0.0),
            Err(PaperError::Picture { .. })
        ));
    }

    #[test]
    fn a_broken_picture_is_no_picture() {
        assert_eq!(Grey::from_png(b"not a picture"), None);
        let png = draw(&page(vec![]), 72.0).unwrap().to_png().unwrap();
        assert!(Grey::from_png(&png).is_some());
        for length in [0, 8, 30, png.len() / 2] {
            assert_eq!(Grey::from_png(&png[..length]), None);
        }
    }
}
