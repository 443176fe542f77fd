//! Programs from outside that read papers back.

use std::path::{Path, PathBuf};
use std::process::Command;

/// Whether an outside program can be run here; tests that need one say so and skip otherwise.
pub fn has(program: &str) -> bool {
    let found = Command::new(program).arg("-h").output().is_ok();
    if !found {
        eprintln!("{program} is not installed: this check is skipped");
    }
    found
}

/// Leaves a paper for a person to look at, when `PAPER_OUT` names a folder.
pub fn leave(name: &str, bytes: &[u8]) {
    if let Ok(folder) = std::env::var("PAPER_OUT") {
        std::fs::write(Path::new(&folder).join(name), bytes).unwrap();
    }
}

/// The codes that zbarimg finds in a picture file, as `TYPE:text` lines.
pub fn zbar(picture: &Path) -> String {
    let output = Command::new("zbarimg")
        .args(["--quiet", "--nodbus"])
        .arg(picture)
        .output()
        .unwrap();
    String::from_utf8(output.stdout).unwrap()
}

/// The text of a PDF in the order of its content, as `pdftotext` reads it.
pub fn pdf_text(file: &Path) -> String {
    let output = Command::new("pdftotext")
        .args(["-raw", "-enc", "UTF-8"])
        .arg(file)
        .arg("-")
        .output()
        .unwrap();
    String::from_utf8(output.stdout).unwrap()
}

/// The pages of a PDF as `pdftoppm` renders them at 203 dpi.
pub fn pictures(file: &Path) -> Vec<PathBuf> {
    let folder = file.parent().unwrap();
    let status = Command::new("pdftoppm")
        .args(["-r", "203", "-gray", "-png"])
        .arg(file)
        .arg(folder.join("page"))
        .status()
        .unwrap();
    assert!(status.success());
    let mut pages: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|end| end == "png"))
        .collect();
    pages.sort();
    pages
}
