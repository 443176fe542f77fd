//! Programs from outside that read papers back.

use std::path::Path;
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
