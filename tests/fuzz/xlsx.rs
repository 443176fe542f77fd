//! Workbooks: whatever is taken can be kept, and is the same when written by the template and read again.
//!
//! An input is a workbook as it is, or parts of one in plain text (`=== path` and what stands there),
//! which are packed here over the parts of the seed: mutations of packed bytes seldom reach the sheets.

#![no_main]

use libfuzzer_sys::fuzz_target;
use motcua::catalogue::import::Place;
use motcua::catalogue::template;
use motcua_fuzz::{hold_to_import, import};
use std::collections::BTreeMap;
use std::io::{Cursor, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const PARTS: &[u8] = include_bytes!("seeds/xlsx/parts");
const MARK: &[u8] = b"=== ";

fn parts(text: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut parts: BTreeMap<String, Vec<u8>> = BTreeMap::new();
    let mut path = String::new();
    for line in text.split_inclusive(|byte| *byte == b'\n') {
        match line.strip_prefix(MARK) {
            Some(name) => {
                path = String::from_utf8_lossy(name).trim().to_owned();
                parts.insert(path.clone(), Vec::new());
            }
            None => parts.entry(path.clone()).or_default().extend(line),
        }
    }
    parts
}

fn packed(text: &[u8]) -> Option<Vec<u8>> {
    let mut all = parts(PARTS);
    all.extend(parts(text));
    let mut book = ZipWriter::new(Cursor::new(Vec::new()));
    let plain = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (path, bytes) in all {
        book.start_file(path, plain).ok()?;
        book.write_all(&bytes).ok()?;
    }
    Some(book.finish().ok()?.into_inner())
}

fn hold(bytes: &[u8]) {
    let Some(file) = hold_to_import(bytes) else {
        return;
    };
    let path = std::env::temp_dir().join("again.xlsx");
    // Texts that no cell can hold are refused in writing, and named.
    if template::write_procedures(&path, &file.procedures).is_ok() {
        let again = motcua::catalogue::import::read(&path, &mut |_| {}).expect("our own workbook");
        assert_eq!(again.procedures, file.procedures, "written and read again");
        assert!(
            again
                .notes
                .iter()
                .all(|note| matches!(note.place, Place::Sheet { .. }))
        );
    }
}

fuzz_target!(
    init: {
        let abort = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |info| {
            // Other people's readers may give up as long as the import turns that into a refusal: a
            // panic that it lets through ends the run all the same.
            if !info.location().is_some_and(|place| place.file().contains("/registry/src/")) {
                abort(info);
            }
        }));
        assert_eq!(import(&packed(b"").expect("packed")).expect("taken").procedures.len(), 1);
        assert_eq!(import(include_bytes!("seeds/xlsx/packed")).expect("taken").procedures.len(), 1);
    },
    |bytes: &[u8]| {
        if bytes.starts_with(b"PK") {
            hold(bytes);
        } else if let Some(book) = packed(bytes) {
            hold(&book);
        }
    }
);
