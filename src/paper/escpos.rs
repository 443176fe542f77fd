//! Bytes for an ESC/POS printer: the picture as raster bands, feed and cut.
//!
//! Text is never sent as text: such printers hold no Vietnamese letters, and bytes of a name could be
//! read as commands (B34). One dot of the picture is one dot of the head; nothing is rescaled.

use super::bitmap::Bitmap;

/// Rows of one raster command: small printers hold only some kilobytes.
const BAND: u32 = 128;
/// From the head to the knife of common printers, in dots of 1/8 mm.
const FEED_TO_KNIFE: u8 = 96;

/// Sets the printer up (`ESC @`), prints the picture (`GS v 0` in bands), feeds it to the knife
/// (`ESC J`) and cuts partially (`GS V 1`).
pub fn raster(bitmap: &Bitmap) -> Vec<u8> {
    let mut bytes = vec![0x1B, b'@'];
    let stride = u16::try_from(bitmap.stride()).unwrap_or(u16::MAX);
    let mut top = 0;
    while top < bitmap.height {
        let rows = BAND.min(bitmap.height - top);
        bytes.extend([0x1D, b'v', b'0', 0]);
        bytes.extend(stride.to_le_bytes());
        bytes.extend(u16::try_from(rows).unwrap_or(u16::MAX).to_le_bytes());
        for y in top..top + rows {
            bytes.extend_from_slice(bitmap.row(y));
        }
        top += rows;
    }
    bytes.extend([0x1B, b'J', FEED_TO_KNIFE, 0x1D, b'V', 1]);
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// What a printer does with the bytes: the picture it prints, and whether it cut at the end.
    fn print(bytes: &[u8]) -> (Bitmap, bool) {
        let mut at = 0;
        let mut rows = Vec::new();
        let (mut stride, mut height, mut cut) = (0, 0, false);
        assert_eq!(&bytes[..2], [0x1B, b'@']);
        at += 2;
        while at < bytes.len() {
            match bytes[at..] {
                [0x1D, b'v', b'0', 0, low, high, rows_low, rows_high, ..] => {
                    stride = usize::from(u16::from_le_bytes([low, high]));
                    let count = usize::from(u16::from_le_bytes([rows_low, rows_high]));
                    assert!(count <= 128, "a band that small printers hold");
                    rows.extend_from_slice(&bytes[at + 8..at + 8 + stride * count]);
                    height += count;
                    at += 8 + stride * count;
                }
                [0x1B, b'J', feed, ..] => {
                    assert!(feed >= 80, "the last line passes the knife");
                    at += 3;
                }
                [0x1D, b'V', 1] => {
                    cut = true;
                    at += 3;
                }
                _ => panic!("unknown command at {at}: {:x?}", &bytes[at..]),
            }
        }
        let width = u32::try_from(stride * 8).unwrap();
        (
            Bitmap::from_rows(width, u32::try_from(height).unwrap(), rows).unwrap(),
            cut,
        )
    }

    proptest! {
        #[test]
        fn the_printed_dots_are_the_picture(height in 1u32..400, seed in any::<u8>()) {
            let stride = 72usize;
            let rows: Vec<u8> = (0..stride * height as usize)
                .map(|index| (index as u8).wrapping_mul(31).wrapping_add(seed))
                .collect();
            let bitmap = Bitmap::from_rows(576, height, rows).unwrap();
            let (printed, cut) = print(&raster(&bitmap));
            prop_assert!(cut);
            prop_assert_eq!(printed, bitmap);
        }
    }
}
