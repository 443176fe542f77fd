//! What several targets need: files made of bytes, and sentences for whatever is refused.
//!
//! The targets stand beside this file, one a reader; `run` builds and starts them. Each begins by holding
//! its own seed to what it should be, so that mutations begin where the reader goes deep.

use motcua::catalogue::import::{self, ImportError, ImportFile};
use motcua::domain::message::Say;
use motcua::words::{Language, say};
use std::path::PathBuf;
use std::sync::LazyLock;

/// Imports bytes as a file that says nothing by its name.
pub fn import(bytes: &[u8]) -> Result<ImportFile, ImportError> {
    // One file a process; `run` removes the folder.
    static FILE: LazyLock<PathBuf> = LazyLock::new(|| {
        let file = tempfile::NamedTempFile::new().expect("a file");
        file.into_temp_path().keep().expect("kept")
    });
    std::fs::write(&*FILE, bytes).expect("written");
    import::read(&FILE, &mut |_| {})
}

/// Every refusal is a sentence in both languages.
pub fn hold_to_words(what: &impl Say) {
    for language in [Language::Vi, Language::En] {
        let sentence = say(language, what);
        assert!(sentence.contains(' '), "no sentence: {sentence}");
    }
}

/// What holds for everything that an import takes.
pub fn hold_to_import(bytes: &[u8]) -> Option<ImportFile> {
    let file = match import(bytes) {
        Ok(file) => file,
        Err(error) => {
            hold_to_words(&error);
            if let ImportError::Rows { errors, count } = &error {
                assert!(errors.len() <= *count && *count > 0);
                errors.iter().for_each(hold_to_words);
            }
            assert_eq!(import(bytes), Err(error), "refused twice for the same");
            return None;
        }
    };
    assert_eq!(file.sha256.len(), 64);
    file.notes.iter().for_each(hold_to_words);
    let mut codes: Vec<_> = file.procedures.iter().map(|p| &p.code).collect();
    codes.sort();
    codes.dedup();
    assert_eq!(codes.len(), file.procedures.len(), "a code twice");
    for procedure in &file.procedures {
        assert!(!procedure.code.0.trim().is_empty() && !procedure.name.trim().is_empty());
        let json = serde_json::to_string(procedure).expect("written");
        let again = serde_json::from_str(&json).expect("read");
        assert_eq!(*procedure, again, "kept and read again");
    }
    Some(file)
}
