//! JSON files: lines of procedures, a list, one portal record, or a folder of records.
//!
//! Which of them a file is, its content tells. Read by line with at most one line in memory. Broken
//! rows are all gathered before the file is refused. Tested in `tests/rules/import.rs`.

use super::error::{ImportError, MOST_JSON_MB, MOST_ROWS, Place, RowErrors, RowFault};
use super::portal::Record;
use super::published::Published;
use super::{Progress, jsonl};
use crate::domain::procedure::Procedure;
use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::error::Category;
use sha2::{Digest, Sha256};
use std::io::{BufRead, BufReader, Read};
use std::path::Path;

/// A name or code longer than this is no name: the longest published has 1,192 characters.
const MOST_NAME: usize = 5_000;
/// One procedure: the longest published has 300 kB.
const MOST_LINE: u64 = 16 * 1024 * 1024;

/// Rows as they were read, each with its place.
pub type Placed = (Place, Procedure);

/// Reads a file of JSON. `hash` takes every byte.
pub fn read_file(
    path: &Path,
    size: u64,
    hash: &mut Sha256,
    progress: &mut dyn FnMut(Progress),
) -> Result<Vec<Placed>, ImportError> {
    if size > MOST_JSON_MB * 1_000_000 {
        return Err(ImportError::TooBig {
            megabytes: MOST_JSON_MB,
        });
    }
    let file = std::fs::File::open(path).map_err(|_| ImportError::CannotOpen)?;
    let mut input = BufReader::with_capacity(1 << 16, file);
    let mut errors = RowErrors::default();
    let mut rows = Vec::new();
    let (mut row, mut done, mut held) = (0u32, 0u64, 0usize);
    let mut batch: Vec<(u32, String)> = Vec::new();
    let mut line = Vec::new();
    loop {
        line.clear();
        let got = (&mut input)
            .take(MOST_LINE + 1)
            .read_until(b'\n', &mut line)
            .map_err(|_| ImportError::CannotOpen)?;
        row += u32::from(got > 0);
        done += got as u64;
        held += got;
        hash.update(&line);
        if got as u64 > MOST_LINE || row > MOST_ROWS {
            return Err(ImportError::TooBig {
                megabytes: MOST_JSON_MB,
            });
        }
        let text = text_of(&line, row == 1)?;
        // Not one procedure a line: perhaps one record over many lines, or a list.
        if row == 1 && got > 0 && serde_json::from_str::<IgnoredAny>(text).is_err() && !text.trim().is_empty()
        {
            return read_whole(&line, &mut input, hash, size, progress);
        }
        if !text.trim().is_empty() {
            batch.push((row, text.to_owned()));
        }
        if got == 0 || held > BATCH {
            read_batch(&batch, &mut rows, &mut errors)?;
            batch.clear();
            held = 0;
            progress(Progress {
                done,
                total: size,
                procedures: rows.len(),
            });
        }
        if got == 0 {
            break;
        }
    }
    errors.into_result()?;
    Ok(rows)
}

/// So many bytes of lines are held at a time.
const BATCH: usize = 4 * 1024 * 1024;

/// Reads lines on all cores, and puts what they give in the order of the file.
fn read_batch(
    batch: &[(u32, String)],
    rows: &mut Vec<Placed>,
    errors: &mut RowErrors,
) -> Result<(), ImportError> {
    let read = |part: &[(u32, String)]| {
        let (mut rows, mut errors) = (Vec::new(), RowErrors::default());
        for (row, text) in part {
            let place = Place::Line { row: *row };
            match row_of(text, &place, &mut errors) {
                Ok(Some(procedure)) => rows.push((place, procedure)),
                Ok(None) => {}
                Err(_) => return Err(ImportError::Damaged { row: Some(*row) }),
            }
        }
        Ok((rows, errors))
    };
    let cores = std::thread::available_parallelism().map_or(1, |n| n.get()).min(4);
    let size = batch.len().div_ceil(cores).max(1);
    let parts = std::thread::scope(|scope| {
        let started: Vec<_> = batch
            .chunks(size)
            .map(|part| {
                (
                    part,
                    std::thread::Builder::new().spawn_scoped(scope, move || read(part)),
                )
            })
            .collect();
        started
            .into_iter()
            .map(|(part, thread)| match thread.map(|t| t.join()) {
                Ok(Ok(done)) => done,
                // A machine out of threads reads on this one.
                Ok(Err(_)) | Err(_) => read(part),
            })
            .collect::<Vec<_>>()
    });
    for part in parts {
        let (found, faults) = part?;
        rows.extend(found);
        errors.append(faults);
    }
    Ok(())
}

/// Reads the `.json` files of a folder, in the order of their names.
pub fn read_folder(
    path: &Path,
    hash: &mut Sha256,
    progress: &mut dyn FnMut(Progress),
) -> Result<Vec<Placed>, ImportError> {
    let entries = std::fs::read_dir(path).map_err(|_| ImportError::CannotOpen)?;
    let mut files = Vec::new();
    let mut total = 0u64;
    for entry in entries {
        let entry = entry.map_err(|_| ImportError::CannotOpen)?;
        let file = entry.path();
        let json = file.extension().is_some_and(|e| e.eq_ignore_ascii_case("json"));
        let about = entry.metadata().map_err(|_| ImportError::CannotOpen)?;
        if json && about.is_file() {
            total += about.len();
            files.push(file);
        }
    }
    if files.is_empty() {
        return Err(ImportError::EmptyFolder);
    }
    if total > MOST_JSON_MB * 1_000_000 || files.len() > MOST_ROWS as usize {
        return Err(ImportError::TooBig {
            megabytes: MOST_JSON_MB,
        });
    }
    files.sort();
    let mut errors = RowErrors::default();
    let mut rows = Vec::new();
    let mut done = 0;
    for file in files {
        let bytes = std::fs::read(&file).map_err(|_| ImportError::CannotOpen)?;
        done += bytes.len() as u64;
        hash.update((bytes.len() as u64).to_le_bytes());
        hash.update(&bytes);
        let name = file
            .file_name()
            .map(|n| n.to_string_lossy().into_owned())
            .unwrap_or_default();
        let place = Place::Record { file: name };
        let outcome = text_of(&bytes, true).and_then(|text| row_of(text, &place, &mut errors));
        match outcome {
            Ok(Some(procedure)) => rows.push((place, procedure)),
            Ok(None) => {}
            Err(_) => errors.push(place, "JSON", RowFault::WrongShape),
        }
        progress(Progress {
            done,
            total,
            procedures: rows.len(),
        });
    }
    errors.into_result()?;
    Ok(rows)
}

/// One record over many lines, or a list of rows.
fn read_whole(
    first: &[u8],
    rest: &mut impl Read,
    hash: &mut Sha256,
    size: u64,
    progress: &mut dyn FnMut(Progress),
) -> Result<Vec<Placed>, ImportError> {
    let mut bytes = first.to_vec();
    let before = bytes.len();
    rest.take(MOST_LINE * 4)
        .read_to_end(&mut bytes)
        .map_err(|_| ImportError::CannotOpen)?;
    if bytes.len() as u64 > MOST_LINE * 4 {
        return Err(ImportError::TooBig {
            megabytes: MOST_JSON_MB,
        });
    }
    hash.update(bytes.get(before..).unwrap_or_default());
    let text = text_of(&bytes, true)?;
    let damaged = |e: serde_json::Error| ImportError::Damaged {
        row: u32::try_from(e.line()).ok(),
    };
    let values = match serde_json::from_str::<serde_json::Value>(text).map_err(damaged)? {
        serde_json::Value::Array(list) => list,
        one @ serde_json::Value::Object(_) => vec![one],
        _ => return Err(ImportError::WrongType),
    };
    let mut errors = RowErrors::default();
    let mut rows = Vec::new();
    for (n, value) in values.into_iter().enumerate() {
        let place = Place::Line {
            row: u32::try_from(n + 1).unwrap_or(u32::MAX),
        };
        if let Some(procedure) = row_of(&value.to_string(), &place, &mut errors)? {
            rows.push((place, procedure));
        }
    }
    errors.into_result()?;
    progress(Progress {
        done: size,
        total: size,
        procedures: rows.len(),
    });
    Ok(rows)
}

fn text_of(bytes: &[u8], first: bool) -> Result<&str, ImportError> {
    let bytes = match first {
        true => bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes),
        false => bytes,
    };
    std::str::from_utf8(bytes).map_err(|_| ImportError::Encoding)
}

/// One object: a row of the collection or a record of the portal. A fault in its values is noted and
/// gives nothing; what is no JSON at all is an error.
fn row_of(text: &str, place: &Place, errors: &mut RowErrors) -> Result<Option<Procedure>, ImportError> {
    let record = text.contains("\"executionMethods\"") || text.contains("\"detail\"");
    let read = match record {
        true => serde_json::from_str::<Record>(text).map(|r| r.detail().into()),
        false => serde_json::from_str::<jsonl::Row>(text).map(Published::from),
    };
    let published: Published = match read {
        Ok(published) => published,
        Err(error) => {
            if error.classify() != Category::Data {
                return Err(ImportError::Damaged { row: None });
            }
            let column = match record {
                true => "detail".to_owned(),
                false => field_at_fault(text),
            };
            errors.push(place.clone(), &column, RowFault::WrongShape);
            return Ok(None);
        }
    };
    let mut fine = true;
    for (column, value) in [("code", &published.code), ("name", &published.name)] {
        let fault = match value.trim().is_empty() {
            true => RowFault::Missing,
            false if value.chars().count() > MOST_NAME => RowFault::TooLong { most: MOST_NAME },
            false => continue,
        };
        errors.push(place.clone(), column, fault);
        fine = false;
    }
    Ok(fine.then(|| published.into_procedure()))
}

/// The field whose value has another shape than elsewhere, found by trying them one by one.
fn field_at_fault(text: &str) -> String {
    let fields: serde_json::Map<String, serde_json::Value> = serde_json::from_str(text).unwrap_or_default();
    for (name, value) in fields {
        let mut alone = serde_json::Map::new();
        alone.insert(name.clone(), value);
        if jsonl::Row::deserialize(serde_json::Value::Object(alone)).is_err() {
            return name;
        }
    }
    String::new()
}
