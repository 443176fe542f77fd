//! The signed-in member of staff of this machine, between two commands.
//!
//! The token stands in a file beside the database that only its owner can read; `--session` and
//! `MOTCUA_SESSION` come before it.

use super::Desk;
use std::path::PathBuf;

/// Where the token of a station is kept.
fn place(desk: &Desk<'_>) -> PathBuf {
    let mut name = desk.db.file_name().unwrap_or_default().to_os_string();
    name.push(format!(".session-{}", desk.station));
    desk.db.with_file_name(name)
}

/// The token of the last sign-in at this station.
pub(super) fn remembered(desk: &Desk<'_>) -> Option<String> {
    let token = std::fs::read_to_string(place(desk)).ok()?;
    let token = token.trim();
    (!token.is_empty()).then(|| token.to_owned())
}

/// Keeps a token, readable by its owner alone.
pub(super) fn remember(desk: &Desk<'_>, token: &str) -> std::io::Result<()> {
    use std::io::Write;
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    options.open(place(desk))?.write_all(token.as_bytes())
}

/// Forgets the token.
pub(super) fn forget(desk: &Desk<'_>) {
    // Nobody was signed in: nothing to forget.
    let _ = std::fs::remove_file(place(desk));
}
