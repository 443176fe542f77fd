//! Opening a connection with the settings the house relies on (DB-01), each read back.

use super::{BUSY_TIMEOUT, StoreError};
use rusqlite::{Connection, OpenFlags};
use std::io::Read;
use std::path::Path;

/// The oldest SQLite that may be used: before it two checkpointing connections could lose a WAL frame.
pub const MINIMUM_SQLITE: i32 = 3_051_003;

/// `MTCU` in ASCII: tells our files from any other SQLite file.
pub(crate) const APPLICATION_ID: i32 = 0x4D54_4355;

/// Settings and the value each must read back as; for the writer and, but for the journal, the reader.
const SETTINGS: &[(&str, &str, &str)] = &[
    ("synchronous", "FULL", "2"),
    ("foreign_keys", "ON", "1"),
    ("busy_timeout", "5000", "5000"),
    ("trusted_schema", "OFF", "0"),
    ("cell_size_check", "ON", "1"),
    ("mmap_size", "0", "0"),
    ("temp_store", "MEMORY", "2"),
    ("secure_delete", "ON", "1"),
    ("journal_size_limit", "16777216", "16777216"),
];

pub(crate) fn open_writer(path: &Path) -> Result<Connection, StoreError> {
    check_version(rusqlite::version_number(), rusqlite::version())?;
    refuse_what_is_no_database(path)?;
    make_private(path)?;
    let connection = Connection::open_with_flags(
        path,
        OpenFlags::SQLITE_OPEN_READ_WRITE
            | OpenFlags::SQLITE_OPEN_CREATE
            | OpenFlags::SQLITE_OPEN_NO_MUTEX
            | OpenFlags::SQLITE_OPEN_NOFOLLOW,
    )?;
    connection.busy_timeout(BUSY_TIMEOUT)?;
    refuse_foreign(&connection)?;
    enter_wal(&connection)?;
    settle(&connection)?;
    Ok(connection)
}

/// Makes a new file that only its owner can read: it holds citizens' papers and the signing key. SQLite
/// gives its side files the same mode.
pub(crate) fn make_private(path: &Path) -> Result<(), StoreError> {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    match options.open(path) {
        Ok(_) => Ok(()),
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => Ok(()),
        Err(error) => Err(StoreError::ReadOnly(error.to_string())),
    }
}

pub(crate) fn open_reader(path: &Path) -> Result<Connection, StoreError> {
    let connection = Connection::open_with_flags(
        path,
        OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_NOFOLLOW,
    )?;
    settle(&connection)?;
    connection.pragma_update(None, "query_only", "ON")?;
    Ok(connection)
}

pub(crate) fn open_in_memory() -> Result<Connection, StoreError> {
    check_version(rusqlite::version_number(), rusqlite::version())?;
    let connection = Connection::open_in_memory()?;
    settle(&connection)?;
    Ok(connection)
}

/// Refuses an SQLite that is older than [`MINIMUM_SQLITE`].
pub(crate) fn check_version(number: i32, text: &str) -> Result<(), StoreError> {
    if number >= MINIMUM_SQLITE {
        return Ok(());
    }
    Err(StoreError::SqliteTooOld {
        found: text.to_owned(),
        needed: "3.51.3".to_owned(),
    })
}

/// SQLite takes a file shorter than its header for an empty database and writes over it: a note of a few
/// words would be lost.
fn refuse_what_is_no_database(path: &Path) -> Result<(), StoreError> {
    const MAGIC: &[u8] = b"SQLite format 3\0";
    let mut start = Vec::with_capacity(MAGIC.len());
    // A file that is not there or cannot be read is left to SQLite, which says why.
    if let Ok(file) = std::fs::File::open(path) {
        let _ = file.take(MAGIC.len() as u64).read_to_end(&mut start);
    }
    if MAGIC.starts_with(&start) {
        Ok(())
    } else {
        Err(StoreError::Foreign)
    }
}

/// A file that is not empty and does not carry our mark is somebody else's: it is left untouched.
fn refuse_foreign(connection: &Connection) -> Result<(), StoreError> {
    // Both questions at one revision: between them another process may make the file ours.
    let connection = connection.unchecked_transaction()?;
    let mark: i32 = connection.query_row("PRAGMA application_id", [], |row| row.get(0))?;
    if mark == APPLICATION_ID {
        return Ok(());
    }
    let objects: i64 = connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    if mark == 0 && objects == 0 {
        Ok(())
    } else {
        Err(StoreError::Foreign)
    }
}

/// Switching a new file to WAL wants it alone for a moment, and SQLite does not wait for that by itself.
fn enter_wal(connection: &Connection) -> Result<(), StoreError> {
    let mut last = None;
    for _ in 0..200 {
        match connection.query_row("PRAGMA journal_mode = WAL", [], |row| row.get::<_, String>(0)) {
            Ok(mode) if mode == "wal" => return Ok(()),
            Ok(found) => {
                return Err(StoreError::Setting {
                    pragma: "journal_mode",
                    wanted: "wal".into(),
                    found,
                });
            }
            Err(error) if StoreError::is_busy(&error) => last = Some(error),
            Err(error) => return Err(error.into()),
        }
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
    Err(last.map_or(StoreError::Busy, StoreError::from))
}

fn settle(connection: &Connection) -> Result<(), StoreError> {
    connection.set_prepared_statement_cache_capacity(256);
    for (name, value, reads_back) in SETTINGS {
        connection.pragma_update(None, name, value)?;
        let found = read_back(connection, name)?;
        if found != *reads_back {
            return Err(StoreError::Setting {
                pragma: name,
                wanted: (*reads_back).to_owned(),
                found,
            });
        }
    }
    Ok(())
}

fn read_back(connection: &Connection, name: &str) -> Result<String, StoreError> {
    let mut found = None;
    connection.pragma_query(None, name, |row| {
        found = Some(match row.get_ref(0)? {
            rusqlite::types::ValueRef::Integer(number) => number.to_string(),
            other => other.as_str().unwrap_or_default().to_owned(),
        });
        Ok(())
    })?;
    // `mmap_size` gives no row where memory mapping is compiled out or the file is in memory: that is 0.
    Ok(found.unwrap_or_else(|| "0".to_owned()))
}

/// Every setting as it reads back, for `motcua verify` and the tests.
pub(crate) fn report(connection: &Connection) -> Result<Vec<(String, String)>, StoreError> {
    let mut all = vec![("journal_mode".to_owned(), read_back(connection, "journal_mode")?)];
    for (name, _, _) in SETTINGS {
        all.push(((*name).to_owned(), read_back(connection, name)?));
    }
    Ok(all)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_sqlite_inside_the_wal_reset_bug_is_refused_by_name() {
        assert_eq!(
            check_version(3_051_002, "3.51.2"),
            Err(StoreError::SqliteTooOld {
                found: "3.51.2".into(),
                needed: "3.51.3".into()
            })
        );
        assert!(check_version(rusqlite::version_number(), rusqlite::version()).is_ok());
    }

    #[test]
    fn every_setting_reads_back_as_asked() {
        let folder = tempfile::tempdir().unwrap();
        let connection = open_writer(&folder.path().join("a.db")).unwrap();
        let all = report(&connection).unwrap();
        for wanted in [
            ("journal_mode", "wal"),
            ("synchronous", "2"),
            ("foreign_keys", "1"),
            ("busy_timeout", "5000"),
            ("trusted_schema", "0"),
            ("cell_size_check", "1"),
            ("mmap_size", "0"),
        ] {
            assert!(
                all.iter()
                    .any(|(name, value)| (name.as_str(), value.as_str()) == wanted),
                "{wanted:?}"
            );
        }
    }
}
