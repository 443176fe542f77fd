//! Reading a catalogue file into procedures: all of it or nothing.
//!
//! What kind of file it is, its content tells, never its name. Nothing is stored here and nothing is
//! guessed: what a publisher contradicts or leaves out is marked in [`Procedure::doubts`].
//! Tested beside each rule and from the outside in `tests/rules/import.rs`.

mod cells;
mod clean;
mod doubt;
mod error;
mod fee;
mod grid;
mod guard;
mod json;
mod jsonl;
mod limit;
mod papers;
mod portal;
mod published;
mod repeat;
mod xlsx;

pub use error::{
    ImportError, MOST_ENTRIES, MOST_ERRORS, MOST_JSON_MB, MOST_ROWS, MOST_UNPACKED_MB, MOST_XLSX_MB, Place,
    RowError, RowFault, RowNote, RowNoteKind,
};

use crate::domain::procedure::Procedure;
use guard::Kind;
use sha2::{Digest, Sha256};
use std::io::{Read, Seek};
use std::path::Path;

/// How far the reading has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Bytes read.
    pub done: u64,
    /// Bytes in all.
    pub total: u64,
    /// Procedures read so far.
    pub procedures: usize,
}

/// What a file holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportFile {
    /// In the order of the file; no code comes twice.
    pub procedures: Vec<Procedure>,
    /// SHA-256 of the bytes in hexadecimal; of a folder, over its files in the order of their names.
    pub sha256: String,
    /// What is to know about rows that were taken.
    pub notes: Vec<RowNote>,
}

/// Reads a file of JSON Lines, a portal record or a folder of them, or a spreadsheet by our template.
pub fn read(path: &Path, progress: &mut dyn FnMut(Progress)) -> Result<ImportFile, ImportError> {
    let about = std::fs::metadata(path).map_err(|_| ImportError::CannotOpen)?;
    let mut hash = Sha256::new();
    let rows = if about.is_dir() {
        json::read_folder(path, &mut hash, progress)?
    } else {
        read_file(path, about.len(), &mut hash, progress)?
    };
    let (mut procedures, notes) = repeat::settle(rows);
    for paper in procedures
        .iter_mut()
        .flat_map(|procedure| &mut procedure.cases)
        .flat_map(|case| &mut case.papers)
    {
        papers::drop_list_sign(&mut paper.name);
    }
    let sha256 = hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
    Ok(ImportFile {
        procedures,
        sha256,
        notes,
    })
}

fn read_file(
    path: &Path,
    size: u64,
    hash: &mut Sha256,
    progress: &mut dyn FnMut(Progress),
) -> Result<Vec<json::Placed>, ImportError> {
    if size == 0 {
        return Err(ImportError::Empty);
    }
    let mut file = std::fs::File::open(path).map_err(|_| ImportError::CannotOpen)?;
    let mut head = Vec::new();
    (&mut file)
        .take(4096)
        .read_to_end(&mut head)
        .map_err(|_| ImportError::CannotOpen)?;
    match guard::kind_of(&head) {
        Kind::Json => return json::read_file(path, size, hash, progress),
        Kind::Csv => return Err(ImportError::Csv),
        Kind::Utf16 => return Err(ImportError::Encoding),
        Kind::Blank => return Err(ImportError::Empty),
        Kind::Unknown => return Err(ImportError::WrongType),
        Kind::Compound if guard::is_encrypted(&mut file) => return Err(ImportError::Password),
        Kind::Compound => return Err(ImportError::OldWorkbook),
        Kind::Zip => {}
    }
    if size > MOST_XLSX_MB * 1_000_000 {
        return Err(ImportError::TooBig {
            megabytes: MOST_XLSX_MB,
        });
    }
    guard::check(&mut file)?;
    file.rewind().map_err(|_| ImportError::CannotOpen)?;
    let mut part = vec![0; 1 << 16];
    loop {
        let got = file.read(&mut part).map_err(|_| ImportError::CannotOpen)?;
        let Some(bytes) = part.get(..got).filter(|b| !b.is_empty()) else {
            break;
        };
        hash.update(bytes);
    }
    file.rewind().map_err(|_| ImportError::CannotOpen)?;
    // The reader of workbooks is not ours and gives up with a panic on some damaged ones.
    let sheets = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| grid::sheets(&mut file)))
        .unwrap_or(Err(ImportError::Damaged { row: None }))?;
    let rows = xlsx::read(sheets)?;
    progress(Progress {
        done: size,
        total: size,
        procedures: rows.len(),
    });
    Ok(rows)
}
