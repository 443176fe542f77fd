//! Tells one process of another's change, without a server and at no idle cost worth naming.
//!
//! SQLite keeps a change counter in shared memory; asking for it takes a few microseconds, so asking
//! five times a second costs nothing and a change is known within 250 ms.

use super::StoreError;
use rusqlite::Connection;
use std::time::{Duration, Instant};

/// How long a watcher sleeps between two looks.
pub const LOOK_EVERY: Duration = Duration::from_millis(200);

/// Watches the file for committed changes of other connections.
#[derive(Debug)]
pub struct Watch {
    connection: Connection,
    seen: i64,
    looks: u64,
}

impl Watch {
    pub(crate) fn new(connection: Connection) -> Result<Watch, StoreError> {
        let mut watch = Watch {
            connection,
            seen: 0,
            looks: 0,
        };
        watch.seen = watch.look()?;
        Ok(watch)
    }

    /// How often it has looked: what an idle watcher costs.
    pub const fn looks(&self) -> u64 {
        self.looks
    }

    fn look(&mut self) -> Result<i64, StoreError> {
        self.looks += 1;
        Ok(self
            .connection
            .prepare_cached("PRAGMA data_version")?
            .query_row([], |row| row.get(0))?)
    }

    /// Whether anything was committed since the last look.
    pub fn changed(&mut self) -> Result<bool, StoreError> {
        let now = self.look()?;
        let changed = now != self.seen;
        self.seen = now;
        Ok(changed)
    }

    /// Waits for a change, at most `longest`; true if there was one.
    pub fn wait(&mut self, longest: Duration) -> Result<bool, StoreError> {
        let begun = Instant::now();
        loop {
            if self.changed()? {
                return Ok(true);
            }
            let Some(left) = longest
                .checked_sub(begun.elapsed())
                .filter(|left| !left.is_zero())
            else {
                return Ok(false);
            };
            std::thread::sleep(left.min(LOOK_EVERY));
        }
    }
}
