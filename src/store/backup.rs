//! Backups that are only called good after they were restored and compared (BK-03).
//!
//! SQLite's backup interface copies one consistent snapshot in one step while other processes go on
//! writing; copying the live file would not (BK-05).

use super::connection::{APPLICATION_ID, make_private};
use super::verify::{hex, table_counts, verify};
use super::{Store, StoreError, View, lock, migration};
use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, OpenFlags};
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::io::Read;
use std::path::{Path, PathBuf};

/// A backup that was restored into a scratch file and found equal to the original.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BackupReport {
    /// Number of the newest event inside.
    pub events: i64,
    /// Hash of the newest event, hexadecimal.
    pub head: String,
    /// Rows of every table.
    pub tables: Vec<(String, i64)>,
    /// Bytes of the file.
    pub size: u64,
    /// SHA-256 of the file, hexadecimal.
    pub sha256: String,
}

impl Store {
    /// Writes a backup to `target`, restores it into a scratch file beside it, compares rows and chain
    /// head with the original, and only then gives it its name.
    pub fn backup(&self, target: &Path) -> Result<BackupReport, StoreError> {
        if target.exists() {
            return Err(StoreError::Exists(target.display().to_string()));
        }
        let partial = beside(target, "partial");
        let scratch = beside(target, "scratch");
        let outcome = self.write_and_prove(&partial, &scratch);
        remove(&scratch);
        let report = match outcome {
            Ok(report) => report,
            Err(error) => {
                remove(&partial);
                return Err(error);
            }
        };
        std::fs::rename(&partial, target).map_err(|error| StoreError::ReadOnly(error.to_string()))?;
        Ok(report)
    }

    fn write_and_prove(&self, partial: &Path, scratch: &Path) -> Result<BackupReport, StoreError> {
        let (rows, head) = {
            let mut connection = lock(self.reader.as_ref().unwrap_or(&self.writer));
            // The open read transaction pins the snapshot that both the counts and the copy are taken from.
            let transaction = connection.transaction()?;
            let view = View::new(&transaction);
            let counted = (table_counts(&view)?, view.head()?);
            copy(&transaction, partial)?;
            counted
        };
        let file = open_copy(partial)?;
        copy(&file, scratch)?;
        drop(file);
        let restored = open_copy(scratch)?;
        let found = verify(&restored, &mut |_| {})?;
        if !found.good {
            return Err(StoreError::BackupDiffers("integrity".into()));
        }
        if found.tables != rows {
            return Err(StoreError::BackupDiffers("rows".into()));
        }
        if found.head != hex(&head.hash) || found.events != head.seq {
            return Err(StoreError::BackupDiffers("chain".into()));
        }
        drop(restored);
        let (size, sha256) = measure(partial)?;
        Ok(BackupReport {
            events: head.seq,
            head: found.head,
            tables: rows,
            size,
            sha256,
        })
    }

    /// Replaces the content of this store by that of a backup. Refuses a file that is newer, foreign or
    /// broken, or of another office (B51); what was there before is kept as a backup at `kept`.
    pub fn restore(&self, source: &Path, kept: &Path) -> Result<BackupReport, StoreError> {
        let from = check_source(source)?;
        let theirs = unit(&View::new(&from))?;
        let ours = self.read(unit)?;
        if let (Some(ours), Some(theirs)) = (ours, theirs)
            && ours != theirs
        {
            return Err(StoreError::OtherOffice(theirs));
        }
        let wanted = verify(&from, &mut |_| {})?;
        if !wanted.good {
            return Err(StoreError::BackupDiffers("integrity".into()));
        }
        if self.read(|view| Ok::<_, StoreError>(view.head()?.seq))? > 0 {
            self.backup(kept)?;
        }
        {
            let mut writer = lock(&self.writer);
            copy_whole(&from, &mut writer)?;
            migration::bring_up_to_date(&mut writer, migration::ALL)?;
        }
        let found = self.verify(&mut |_| {})?;
        if found.head != wanted.head || found.events != wanted.events {
            return Err(StoreError::BackupDiffers("chain".into()));
        }
        let (size, sha256) = measure(source)?;
        Ok(BackupReport {
            events: found.events,
            head: found.head,
            tables: found.tables,
            size,
            sha256,
        })
    }
}

fn unit(view: &View<'_>) -> Result<Option<String>, StoreError> {
    Ok(super::office::get(view)?.map(|office| office.unit))
}

/// Opens a file that is to be restored, without changing it.
fn check_source(source: &Path) -> Result<Connection, StoreError> {
    if !source.is_file() {
        return Err(StoreError::ReadOnly(source.display().to_string()));
    }
    let connection = open_copy(source)?;
    let mark: i32 = connection.query_row("PRAGMA application_id", [], |row| row.get(0))?;
    if mark != APPLICATION_ID {
        return Err(StoreError::Foreign);
    }
    let found = migration::version(&connection)?;
    let known = migration::ALL.len() as i64;
    if found > known {
        return Err(StoreError::NewerBackup { found, known });
    }
    Ok(connection)
}

fn copy(from: &Connection, to: &Path) -> Result<(), StoreError> {
    remove(to);
    make_private(to)?;
    let mut target = Connection::open(to)?;
    copy_whole(from, &mut target)?;
    // A backup is one file: no side file may be needed to read it.
    target.query_row("PRAGMA journal_mode = DELETE", [], |_| Ok(()))?;
    target.close().map_err(|(_, error)| StoreError::from(error))?;
    std::fs::File::open(to)
        .and_then(|file| file.sync_all())
        .map_err(|error| StoreError::ReadOnly(error.to_string()))
}

/// Copies everything in one step: with several, a writer beside it would start the copy again for ever.
fn copy_whole(from: &Connection, to: &mut Connection) -> Result<(), StoreError> {
    let backup = Backup::new(from, to)?;
    for _ in 0..BUSY_TRIES {
        match backup.step(-1)? {
            StepResult::Done => return Ok(()),
            _ => std::thread::sleep(std::time::Duration::from_millis(250)),
        }
    }
    Err(StoreError::Busy)
}

/// A quarter of a second each.
const BUSY_TRIES: u32 = 40;

fn open_copy(path: &Path) -> Result<Connection, StoreError> {
    Ok(Connection::open_with_flags(
        path,
        OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX,
    )?)
}

fn beside(target: &Path, ending: &str) -> PathBuf {
    let mut name = target.file_name().unwrap_or_default().to_os_string();
    name.push(".");
    name.push(ending);
    target.with_file_name(name)
}

fn remove(path: &Path) {
    // A scratch file that was never made is as good as one removed.
    let _ = std::fs::remove_file(path);
}

fn measure(path: &Path) -> Result<(u64, String), StoreError> {
    let unreadable = |error: std::io::Error| StoreError::ReadOnly(error.to_string());
    let mut file = std::fs::File::open(path).map_err(unreadable)?;
    let mut hasher = Sha256::new();
    let mut buffer = vec![0; 1 << 16];
    let mut size = 0;
    loop {
        let read = file.read(&mut buffer).map_err(unreadable)?;
        if read == 0 {
            return Ok((size, hex(&hasher.finalize())));
        }
        size += read as u64;
        hasher.update(&buffer[..read]);
    }
}
