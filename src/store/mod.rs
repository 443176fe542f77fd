//! The store: one SQLite file, one write queue, read-only views beside it.
//!
//! One file a table group holds its migrations, row types and queries side by side. Nothing here
//! decides anything: a use case of `office` reads through a [`View`] and returns a [`Batch`] of
//! deterministic writes, which [`Store::commit`] applies in one transaction at the revision it was
//! decided on, or has decided again. The store knows no screen and never panics.
//! Tested in `tests/store`.

pub mod backup;
mod batch;
pub mod calendar;
pub mod catalogue;
mod connection;
pub mod dossier;
mod error;
pub mod event;
pub mod key;
pub mod migration;
pub mod office;
pub mod print;
pub mod request;
pub mod staff;
pub mod ticket;
pub mod verify;
mod view;
mod watch;

pub use batch::{Batch, NewEvent, Prepared, Stamp, Write, Writer};
pub use connection::MINIMUM_SQLITE;
pub use error::StoreError;
pub use view::View;
pub use watch::Watch;

use crate::domain::time::Moment;
use rusqlite::{Connection, Transaction, TransactionBehavior};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard};
use std::time::Duration;

/// An open database. Shared between threads by reference; each process opens its own.
#[derive(Debug)]
pub struct Store {
    path: Option<PathBuf>,
    // Closed before the writer: only the last connection to close empties the journal into the file, and a
    // reader may not.
    reader: Option<Mutex<Connection>>,
    writer: Mutex<Connection>,
}

/// What a decision returns: the answer and the writes that make it true.
#[derive(Debug)]
pub struct Decision<T> {
    pub answer: T,
    pub batch: Batch,
}

impl Store {
    /// Opens or makes the file, checks the SQLite inside, its settings and its schema, and brings an
    /// older file up to date.
    pub fn open(path: &Path) -> Result<Store, StoreError> {
        if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
            std::fs::create_dir_all(folder).map_err(|error| StoreError::Folder(error.to_string()))?;
        }
        let mut writer = connection::open_writer(path)?;
        migration::bring_up_to_date(&mut writer, migration::ALL)?;
        let reader = connection::open_reader(path)?;
        Ok(Store {
            path: Some(path.to_owned()),
            writer: Mutex::new(writer),
            reader: Some(Mutex::new(reader)),
        })
    }

    /// A database in memory, for tests and the gallery: the same schema and rules, gone at the end.
    pub fn in_memory() -> Result<Store, StoreError> {
        let mut writer = connection::open_in_memory()?;
        migration::bring_up_to_date(&mut writer, migration::ALL)?;
        Ok(Store {
            path: None,
            writer: Mutex::new(writer),
            reader: None,
        })
    }

    /// Where the file is; `None` in memory.
    pub fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// Reads at one revision: everything inside `read` sees the same state.
    pub fn read<T, E: From<StoreError>>(&self, read: impl FnOnce(&View<'_>) -> Result<T, E>) -> Result<T, E> {
        let mut connection = lock(self.reader.as_ref().unwrap_or(&self.writer));
        let transaction = connection.transaction().map_err(StoreError::from)?;
        let answer = read(&View::new(&transaction))?;
        transaction.finish().map_err(StoreError::from)?;
        Ok(answer)
    }

    /// Decides and commits in one immediate transaction.
    ///
    /// `decide` may run again if the file was busy; it must not have effects of its own. Nothing is
    /// acknowledged before COMMIT has returned (DB-04). A request id seen before gives the first
    /// answer without deciding again (DB-03).
    pub fn commit<T, E>(
        &self,
        writer: &Writer,
        decide: impl FnMut(&View<'_>, &Stamp) -> Result<Decision<T>, E>,
    ) -> Result<T, E>
    where
        T: serde::Serialize + serde::de::DeserializeOwned,
        E: From<StoreError>,
    {
        let mut decide = decide;
        let connection = lock(&self.writer);
        let transaction = begin_immediate(&connection)?;
        let view = View::new(&transaction);
        let prepared = match batch::prepare(&view, writer, &mut decide)? {
            batch::Outcome::Repeated(answer) => return Ok(answer),
            batch::Outcome::Fresh(prepared) => prepared,
        };
        batch::apply(&transaction, &prepared.statements)?;
        transaction.commit().map_err(StoreError::from)?;
        Ok(prepared.answer)
    }

    /// Decides on a read-only view without committing: the first half of what a replicated engine does.
    pub fn prepare<T, E>(
        &self,
        writer: &Writer,
        mut decide: impl FnMut(&View<'_>, &Stamp) -> Result<Decision<T>, E>,
    ) -> Result<Prepared<T>, E>
    where
        T: serde::Serialize + serde::de::DeserializeOwned,
        E: From<StoreError>,
    {
        self.read(|view| match batch::prepare(view, writer, &mut decide)? {
            batch::Outcome::Repeated(answer) => Ok(Prepared {
                answer,
                revision: view.head()?.seq,
                statements: Vec::new(),
            }),
            batch::Outcome::Fresh(prepared) => Ok(prepared),
        })
    }

    /// Applies a batch that was decided earlier: the second half. [`StoreError::Stale`] if the state
    /// has moved on since; the decision must then run again.
    pub fn apply<T>(&self, prepared: &Prepared<T>) -> Result<(), StoreError> {
        if prepared.statements.is_empty() {
            // An answer that writes nothing is true of its revision only, like any other.
            return match self.revision()? == prepared.revision {
                true => Ok(()),
                false => Err(StoreError::Stale),
            };
        }
        let connection = lock(&self.writer);
        let transaction = begin_immediate(&connection)?;
        batch::apply(&transaction, &prepared.statements)?;
        transaction.commit()?;
        Ok(())
    }

    /// Tells of changes made by any process; see [`Watch`].
    pub fn watch(&self) -> Result<Watch, StoreError> {
        let path = self.path.as_deref().ok_or(StoreError::InMemory)?;
        Watch::new(connection::open_reader(path)?)
    }

    /// Number of the newest event: the revision decisions are made on.
    pub fn revision(&self) -> Result<i64, StoreError> {
        self.read(|view| Ok(view.head()?.seq))
    }

    /// Time of the last committed event.
    pub fn last_event_at(&self) -> Result<Option<Moment>, StoreError> {
        self.read(|view| Ok(view.head()?.at))
    }
}

/// A poisoned lock means another thread panicked while holding a connection; SQLite has rolled back
/// what was open, so the connection itself is sound.
fn lock(mutex: &Mutex<Connection>) -> MutexGuard<'_, Connection> {
    mutex.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
}

/// Begins a write, waiting for other processes.
///
/// SQLite's own back-off asks less and less often, so whoever waits longest is overtaken by whoever came
/// last: with eight writers one in a hundred waited 1.5 s. Asking at an even pace is fair to all.
fn begin_immediate(connection: &Connection) -> Result<Transaction<'_>, StoreError> {
    connection.busy_handler(Some(|asked| {
        std::thread::sleep(ASK_EVERY);
        asked < MOST_ASKED
    }))?;
    let outcome = Transaction::new_unchecked(connection, TransactionBehavior::Immediate);
    connection.busy_timeout(BUSY_TIMEOUT)?;
    Ok(outcome?)
}

/// How often a writer asks whether it is its turn.
const ASK_EVERY: Duration = Duration::from_millis(2);
/// After half a minute or more of asking the person is told.
const MOST_ASKED: i32 = 15_000;

/// How long anything but the beginning of a write waits for another process, by SQLite's own busy handler.
pub(crate) const BUSY_TIMEOUT: Duration = Duration::from_millis(5000);
