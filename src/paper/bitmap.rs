//! A picture of black and white dots, as a thermal head prints it.
//!
//! Eight dots a byte, the leftmost in the highest bit, 1 is black; rows start on a new byte.

use super::PaperError;
use super::raster::Grey;

/// A one-bit picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bitmap {
    /// Dots.
    pub width: u32,
    /// Dots.
    pub height: u32,
    rows: Vec<u8>,
}

impl Bitmap {
    /// All white.
    pub fn white(width: u32, height: u32) -> Self {
        let stride = width.div_ceil(8) as usize;
        Bitmap {
            width,
            height,
            rows: vec![0; stride * height as usize],
        }
    }

    /// Black where the grey picture is darker than the middle.
    pub fn from_grey(grey: &Grey) -> Self {
        let mut bitmap = Bitmap::white(grey.width, grey.height);
        for y in 0..grey.height {
            for x in 0..grey.width {
                if grey.at(x, y) < 128 {
                    bitmap.blacken(x, y);
                }
            }
        }
        bitmap
    }

    /// From packed rows as [`Bitmap::row`] gives them; `None` when the length does not fit.
    pub fn from_rows(width: u32, height: u32, rows: Vec<u8>) -> Option<Self> {
        (rows.len() == width.div_ceil(8) as usize * height as usize).then_some(Bitmap { width, height, rows })
    }

    /// Bytes of one row.
    pub fn stride(&self) -> usize {
        self.width.div_ceil(8) as usize
    }

    /// One row of packed dots; empty beyond the last.
    pub fn row(&self, y: u32) -> &[u8] {
        let start = self.stride() * y as usize;
        self.rows.get(start..start + self.stride()).unwrap_or(&[])
    }

    /// Whether the dot is black; white outside the picture.
    pub fn is_black(&self, x: u32, y: u32) -> bool {
        x < self.width
            && self
                .row(y)
                .get((x / 8) as usize)
                .is_some_and(|byte| byte & (0x80 >> (x % 8)) != 0)
    }

    fn blacken(&mut self, x: u32, y: u32) {
        let index = self.stride() * y as usize + (x / 8) as usize;
        if let Some(byte) = self.rows.get_mut(index) {
            *byte |= 0x80 >> (x % 8);
        }
    }

    /// The picture in shades, for readers and previews.
    pub fn to_grey(&self) -> Grey {
        let pixels = (0..self.height)
            .flat_map(|y| (0..self.width).map(move |x| if self.is_black(x, y) { 0 } else { 255 }))
            .collect();
        Grey {
            width: self.width,
            height: self.height,
            pixels,
        }
    }

    /// A PNG with one bit a dot, 203.2 dpi.
    ///
    /// # Errors
    /// [`PaperError::Picture`] for a picture without dots.
    pub fn to_png(&self) -> Result<Vec<u8>, PaperError> {
        let refused = |_| PaperError::Picture {
            width: self.width,
            height: self.height,
        };
        let mut bytes = Vec::new();
        let mut encoder = png::Encoder::new(&mut bytes, self.width, self.height);
        encoder.set_color(png::ColorType::Grayscale);
        encoder.set_depth(png::BitDepth::One);
        encoder.set_pixel_dims(Some(png::PixelDimensions {
            xppu: 8000,
            yppu: 8000,
            unit: png::Unit::Meter,
        }));
        // PNG counts 1 as white.
        let inverted: Vec<u8> = self.rows.iter().map(|byte| !byte).collect();
        let mut writer = encoder.write_header().map_err(refused)?;
        writer.write_image_data(&inverted).map_err(refused)?;
        writer.finish().map_err(refused)?;
        Ok(bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dots_are_kept_through_grey_and_png() {
        let mut bitmap = Bitmap::white(13, 3);
        for (x, y) in [(0, 0), (7, 0), (8, 1), (12, 2)] {
            bitmap.blacken(x, y);
        }
        assert!(bitmap.is_black(12, 2) && !bitmap.is_black(11, 2) && !bitmap.is_black(13, 2));
        assert_eq!(bitmap.row(0), [0b1000_0001, 0]);
        assert_eq!(Bitmap::from_grey(&bitmap.to_grey()), bitmap);
        let png = bitmap.to_png().unwrap();
        let grey = Grey::from_png(&png).unwrap();
        assert_eq!(Bitmap::from_grey(&grey), bitmap);
    }

    #[test]
    fn a_picture_without_dots_is_refused() {
        assert!(Bitmap::white(0, 5).to_png().is_err());
        assert_eq!(Bitmap::from_rows(9, 2, vec![0; 3]), None);
    }
}
