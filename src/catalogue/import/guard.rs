//! Looks at a workbook's packing before anything unpacks it into memory.
//!
//! Sizes are counted while unpacking into nothing, because what an archive says of itself may be false.
//! Tested on bytes in `tests/rules/import_bad.rs`.

use super::error::{ImportError, MOST_ENTRIES, MOST_UNPACKED_MB, MOST_XLSX_MB};
use std::io::{Read, Seek, SeekFrom};
use zip::ZipArchive;

/// What a file is, by its first bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Zip,
    /// A compound file: an old workbook, or an encrypted new one.
    Compound,
    Json,
    Csv,
    Utf16,
    /// Nothing but blanks.
    Blank,
    Unknown,
}

/// Judges by content only. `head` is the beginning of the file, some thousand bytes.
pub fn kind_of(head: &[u8]) -> Kind {
    if head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06") {
        return Kind::Zip;
    }
    if head.starts_with(&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]) {
        return Kind::Compound;
    }
    if head.starts_with(&[0xff, 0xfe]) || head.starts_with(&[0xfe, 0xff]) {
        return Kind::Utf16;
    }
    let text = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head);
    match text.iter().find(|b| !b.is_ascii_whitespace()) {
        Some(b'{' | b'[') => return Kind::Json,
        Some(_) => {}
        None => return Kind::Blank,
    }
    if text.contains(&0) {
        return Kind::Unknown;
    }
    let first = text.split(|b| *b == b'\n').next().unwrap_or_default();
    let parts = |mark: u8| first.iter().filter(|b| **b == mark).count();
    match parts(b',').max(parts(b';')).max(parts(b'\t')) {
        0 => Kind::Unknown,
        _ => Kind::Csv,
    }
}

/// Whether a compound file holds an encrypted workbook: its directory names the stream in UTF-16.
pub fn is_encrypted(file: &mut (impl Read + Seek)) -> bool {
    let name: Vec<u8> = "EncryptedPackage".bytes().flat_map(|b| [b, 0]).collect();
    let mut bytes = Vec::new();
    let most = MOST_XLSX_MB * 1_000_000;
    let whole = file
        .seek(SeekFrom::Start(0))
        .and_then(|_| file.take(most).read_to_end(&mut bytes));
    whole.is_ok() && bytes.windows(name.len()).any(|w| w == name)
}

/// Refuses what is no workbook, has macros, or would not fit when unpacked.
pub fn check(file: &mut (impl Read + Seek)) -> Result<(), ImportError> {
    let damaged = || ImportError::Damaged { row: None };
    let too_big = || ImportError::TooBig {
        megabytes: MOST_XLSX_MB,
    };
    // Asked before the list of entries is read, which takes memory for each.
    if entries_said(file).is_some_and(|n| n > MOST_ENTRIES) {
        return Err(too_big());
    }
    let mut archive = ZipArchive::new(file).map_err(|_| damaged())?;
    if archive.len() > MOST_ENTRIES {
        return Err(too_big());
    }
    let mut left = MOST_UNPACKED_MB * 1_000_000;
    let mut workbook = false;
    let mut buffer = vec![0u8; 1 << 16];
    for at in 0..archive.len() {
        let mut entry = match archive.by_index(at) {
            Ok(entry) => entry,
            Err(zip::result::ZipError::UnsupportedArchive(why)) if why.contains("Password") => {
                return Err(ImportError::Password);
            }
            Err(_) => return Err(damaged()),
        };
        let name = entry.name().map_err(|_| damaged())?.to_ascii_lowercase();
        if name.ends_with("vbaproject.bin") {
            return Err(ImportError::Macro);
        }
        workbook |= name == "xl/workbook.xml";
        let (mut head, mut size) = (Vec::new(), 0u64);
        loop {
            let got = entry.read(&mut buffer).map_err(|_| damaged())?;
            if got == 0 {
                break;
            }
            size += got as u64;
            left = left.checked_sub(got as u64).ok_or_else(too_big)?;
            let room = 4096usize.saturating_sub(head.len()).min(got);
            head.extend_from_slice(buffer.get(..room).unwrap_or_default());
        }
        if name.ends_with(".xml") || name.ends_with(".rels") {
            check_xml_head(&head, size)?;
        }
    }
    match workbook {
        true => Ok(()),
        false => Err(ImportError::WrongType),
    }
}

/// The number of entries in the record that ends an archive; 65,535 may mean more.
fn entries_said(file: &mut (impl Read + Seek)) -> Option<usize> {
    let size = file.seek(SeekFrom::End(0)).ok()?;
    file.seek(SeekFrom::Start(size.saturating_sub(66_000))).ok()?;
    let mut tail = Vec::new();
    file.take(66_000).read_to_end(&mut tail).ok()?;
    let at = tail.windows(4).rposition(|w| w == b"PK\x05\x06")?;
    let count = tail.get(at + 10..at + 12)?;
    Some(usize::from(u16::from_le_bytes([count[0], count[1]])))
}

/// No workbook declares a document type, which is where entities would come from; and none counts more
/// strings than it has bytes, for which the reader would ask memory.
fn check_xml_head(head: &[u8], size: u64) -> Result<(), ImportError> {
    let text = String::from_utf8_lossy(head);
    if text.contains("macroEnabled") {
        return Err(ImportError::Macro);
    }
    let absurd = text.match_indices("uniqueCount").any(|(at, words)| {
        let digits: String = text[at + words.len()..]
            .trim_start()
            .trim_start_matches('=')
            .trim_start()
            .trim_start_matches(['"', '\''])
            .chars()
            .take_while(char::is_ascii_digit)
            .collect();
        !digits.is_empty() && digits.parse::<u64>().map_or(true, |n| n > size)
    });
    if absurd || text.contains("<!DOCTYPE") || text.contains("<!ENTITY") {
        return Err(ImportError::Damaged { row: None });
    }
    Ok(())
}
