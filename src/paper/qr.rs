//! QR codes: placed on a page, and read back from a picture or a PDF.
//!
//! Knows nothing of what the text means; `seal` does. Reading a PDF takes `pdftoppm` where it is
//! installed. Read by a second reader in `tests/paper`.

use super::PaperError;
use super::layout::Grid;
use super::raster::Grey;
use qrcode::{Color, EcLevel, QrCode};
use std::io::Read;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

/// White modules around a code (ISO/IEC 18004).
pub const QUIET_MODULES: f32 = 4.0;
/// The longest side of a receipt's code in millimetres (QR-02).
pub const RECEIPT_SIDE: f32 = 35.0;
/// Module of a receipt's code: four dots of a 203-dpi head (QR-02).
pub const RECEIPT_MODULE: f32 = 0.5;

/// How much of a code may be lost and still be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Recovery {
    /// About 15 %.
    Medium,
    /// About 25 %.
    Quartile,
}

/// The modules of a code for `text`, its corner at (`x`, `y`), so large a module (millimetres).
///
/// # Errors
/// [`PaperError::QrTooLong`] when no code holds the text or its side exceeds `most` millimetres.
pub fn grid(
    text: &str,
    recovery: Recovery,
    (x, y): (f32, f32),
    module: f32,
    most: f32,
) -> Result<Grid, PaperError> {
    let refused = || PaperError::QrTooLong {
        length: text.chars().count(),
    };
    let level = match recovery {
        Recovery::Medium => EcLevel::M,
        Recovery::Quartile => EcLevel::Q,
    };
    let code = QrCode::with_error_correction_level(text, level).map_err(|_| refused())?;
    let columns = code.width();
    if columns as f32 * module > most {
        return Err(refused());
    }
    Ok(Grid {
        x,
        y,
        cell_width: module,
        cell_height: module,
        columns,
        dark: code
            .to_colors()
            .into_iter()
            .map(|color| color == Color::Dark)
            .collect(),
        quiet_x: module * QUIET_MODULES,
        quiet_y: module * QUIET_MODULES,
    })
}

/// The text of the first readable QR code of a picture.
///
/// The reader samples the picture along lines and can miss the corner marks of a small code by the width
/// of a pixel, or lose them among the letters of a page. So it gets the page at several scales, as it is
/// and in pure black and white, and at last piece by piece.
pub fn read(picture: &Grey) -> Option<String> {
    let plain = |x, y| picture.at(x, y);
    let hard = |x, y| if picture.at(x, y) < 128 { 0 } else { 255 };
    let (width, height) = (picture.width, picture.height);
    SCALES
        .iter()
        .find_map(|scale| scan(width, height, *scale, plain).or_else(|| scan(width, height, *scale, hard)))
        .or_else(|| scan_pieces(width, height, SCALES[0], plain))
        .or_else(|| scan_pieces(width, height, SCALES[1], hard))
}

/// Numerator and denominator of the scales at which a picture is looked at, the likeliest first.
const SCALES: [(u32, u32); 5] = [(1, 1), (3, 2), (2, 1), (1, 2), (3, 4)];
/// Pixels beyond which a picture is not enlarged any more.
const ENLARGED: u64 = 30_000_000;

fn scan(width: u32, height: u32, scale: (u32, u32), shade: impl Fn(u32, u32) -> u8) -> Option<String> {
    let (up, down) = scale;
    let scaled = |length: u32| (u64::from(length) * u64::from(up) / u64::from(down)) as usize;
    let (wide, high) = (scaled(width), scaled(height));
    // Smaller than the smallest code with a pixel a module.
    let too_small = wide < 21 || high < 21;
    if too_small || (up > down && wide as u64 * high as u64 > ENLARGED) {
        return None;
    }
    let mut prepared = rqrr::PreparedImage::prepare_from_greyscale(wide, high, |x, y| {
        // The middle of the scaled pixel, in pixels of the picture.
        let place = |at: usize| (2 * at as u32 + 1) * down / (2 * up);
        shade(place(x), place(y))
    });
    prepared
        .detect_grids()
        .iter()
        .find_map(|grid| grid.decode().ok().map(|(_, text)| text))
}

/// Squares of half the shorter side that overlap by half.
fn scan_pieces(width: u32, height: u32, scale: (u32, u32), shade: impl Fn(u32, u32) -> u8) -> Option<String> {
    let side = width.min(height) / 2;
    let step = (side / 2).max(1);
    let starts = |length: u32| {
        (0..length.saturating_sub(side))
            .step_by(step as usize)
            .chain([length - side])
    };
    starts(height).find_map(|top| {
        starts(width).find_map(|left| scan(side, side, scale, |x, y| shade(left + x, top + y)))
    })
}

/// The text of the first readable QR code of a PNG.
pub fn read_image(png: &[u8]) -> Option<String> {
    read(&Grey::from_png(png)?)
}

/// Pages of a PDF that are searched for a code.
const PAGES: u32 = 4;
/// How long `pdftoppm` may take for a page before it is ended.
const PATIENCE: Duration = Duration::from_secs(20);

/// The text of the first readable QR code of a PDF as `pdftoppm` renders it at 203 dpi.
/// `Ok(None)`: the pages hold none.
///
/// # Errors
/// [`PaperError::ReaderMissing`] where `pdftoppm` is not installed, [`PaperError::Unreadable`] when it
/// cannot read the file.
pub fn read_pdf(path: &Path) -> Result<Option<String>, PaperError> {
    // An absolute path cannot be taken for an option.
    let path = path.canonicalize().map_err(|_| PaperError::Unreadable)?;
    for number in 1..=PAGES {
        let Some(page) = render(&path, number)? else {
            if number == 1 {
                return Err(PaperError::Unreadable);
            }
            break;
        };
        if let Some(text) = read(&page) {
            return Ok(Some(text));
        }
    }
    Ok(None)
}

/// One page as `pdftoppm` renders it; `None` when it has no such page or gives up.
fn render(path: &Path, page: u32) -> Result<Option<Grey>, PaperError> {
    let page = page.to_string();
    let mut child = Command::new("pdftoppm")
        .args(["-gray", "-r", "203", "-f", &page, "-l", &page])
        // Beyond A3 nothing is rendered, whatever size the file claims.
        .args(["-x", "0", "-y", "0", "-W", "2400", "-H", "3400"])
        .arg(path)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|_| PaperError::ReaderMissing)?;
    let Some(mut output) = child.stdout.take() else {
        return Ok(None);
    };
    let (sender, receiver) = std::sync::mpsc::channel();
    let reader = std::thread::spawn(move || {
        let mut bytes = Vec::new();
        let whole = output.read_to_end(&mut bytes).is_ok();
        // The other side may have lost patience; then nobody needs the page.
        let _ = sender.send(whole.then_some(bytes));
    });
    let bytes = receiver.recv_timeout(PATIENCE).ok().flatten();
    if bytes.is_none() {
        // It may just have ended by itself.
        let _ = child.kill();
    }
    let ended_well = child.wait().is_ok_and(|status| status.success());
    let _ = reader.join();
    Ok(bytes
        .filter(|_| ended_well)
        .and_then(|bytes| grey_from_pgm(&bytes)))
}

/// Reads a binary PGM (`P5`) with 255 shades, as `pdftoppm -gray` writes it.
fn grey_from_pgm(bytes: &[u8]) -> Option<Grey> {
    let mut rest = bytes.strip_prefix(b"P5")?;
    let mut number = || -> Option<u32> {
        let start = rest.iter().position(|byte| !byte.is_ascii_whitespace())?;
        let digits = rest[start..]
            .iter()
            .take_while(|byte| byte.is_ascii_digit())
            .count();
        let text = std::str::from_utf8(&rest[start..start + digits]).ok()?;
        rest = &rest[start + digits..];
        text.parse().ok()
    };
    let (width, height, shades) = (number()?, number()?, number()?);
    let pixels = rest.get(1..)?;
    let wanted = usize::try_from(u64::from(width) * u64::from(height)).ok()?;
    (shades == 255 && pixels.len() >= wanted).then(|| Grey {
        width,
        height,
        pixels: pixels[..wanted].to_vec(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paper::layout::{Item, Page};
    use crate::paper::raster::{THERMAL_DPI, draw};

    fn page(grid: Grid) -> Page {
        Page {
            width: 45.0,
            height: 45.0,
            items: vec![Item::Grid(grid)],
        }
    }

    #[test]
    fn a_code_is_read_from_its_own_picture() {
        let text = format!("MC1:{}", "6BF%RN8KXZ".repeat(22));
        let grid = grid(
            &text,
            Recovery::Quartile,
            (5.0, 5.0),
            RECEIPT_MODULE,
            RECEIPT_SIDE,
        )
        .unwrap();
        assert!(grid.width() <= 35.0, "{}", grid.width());
        let grey = draw(&page(grid), THERMAL_DPI).unwrap();
        assert_eq!(read(&grey).as_deref(), Some(text.as_str()));
        assert_eq!(
            read_image(&grey.to_png().unwrap()).as_deref(),
            Some(text.as_str())
        );
    }

    #[test]
    fn a_text_that_would_need_a_larger_code_is_refused() {
        let long = "A".repeat(400);
        let refused = grid(
            &long,
            Recovery::Quartile,
            (0.0, 0.0),
            RECEIPT_MODULE,
            RECEIPT_SIDE,
        );
        assert_eq!(refused, Err(PaperError::QrTooLong { length: 400 }));
    }

    #[test]
    fn a_picture_without_a_code_gives_nothing() {
        let blank = Page {
            width: 10.0,
            height: 10.0,
            items: vec![],
        };
        assert_eq!(read(&draw(&blank, 72.0).unwrap()), None);
        assert_eq!(read_image(b"GIF89a"), None);
    }

    #[test]
    fn a_cut_or_foreign_page_picture_is_refused() {
        assert!(grey_from_pgm(b"P5\n2 2\n255\nabcd").is_some());
        for broken in [
            b"P5\n2 2\n255\nabc".as_slice(),
            b"P6\n2 2\n255\nabcd",
            b"P5\n2 2\n65535\nabcd",
            b"P5\n99999999999 2\n255\n",
            b"P5",
            b"P5\n4000000000 4000000000\n255\nabcd",
        ] {
            assert_eq!(grey_from_pgm(broken), None);
        }
    }
}
