//! `motcua run`: commands as JSON, one a line; what a second machine and the tests speak.

use super::{Desk, Exit};
use crate::office::any::AnyOrder;
use std::io::{BufRead, Write};

/// Reads orders from standard input and answers each on standard output, in order. An answer stands there
/// only after its COMMIT.
pub(super) fn run(desk: &Desk<'_>) -> Result<(), Exit> {
    let office = desk.open()?;
    let input = std::io::stdin().lock();
    let mut output = std::io::stdout().lock();
    let broken = |error: std::io::Error| Exit::file(std::path::Path::new("-"), &error);
    for line in input.lines() {
        let line = line.map_err(broken)?;
        if line.trim().is_empty() {
            continue;
        }
        let answer = match serde_json::from_str::<AnyOrder>(&line) {
            Ok(order) => match office.run_any(order, desk.now()) {
                Ok(answer) => serde_json::json!({ "ok": answer }),
                Err(error) => Exit::of(&error).json(desk),
            },
            Err(error) => {
                serde_json::json!({ "error": "cli-not-an-order", "text": error.to_string(), "code": Exit::USAGE })
            }
        };
        writeln!(output, "{answer}")
            .and_then(|()| output.flush())
            .map_err(broken)?;
    }
    Ok(())
}
