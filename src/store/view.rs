//! Read-only access at one revision: what a use case decides on.

use super::StoreError;
use super::event::Head;
use rusqlite::{Connection, Params, Row};

/// A read-only view of the store at one revision.
#[derive(Debug, Clone, Copy)]
pub struct View<'a> {
    connection: &'a Connection,
}

impl<'a> View<'a> {
    pub(crate) fn new(connection: &'a Connection) -> Self {
        View { connection }
    }

    /// All rows of a query. The query must state its order: none is taken for granted.
    pub fn rows<T>(
        &self,
        sql: &str,
        params: impl Params,
        mut read: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Vec<T>, StoreError> {
        let mut statement = self.connection.prepare_cached(sql)?;
        debug_assert!(statement.readonly(), "a view never writes: {sql}");
        let mut rows = statement.query(params)?;
        let mut all = Vec::new();
        while let Some(row) = rows.next()? {
            all.push(read(row)?);
        }
        Ok(all)
    }

    /// The first row of a query, if there is one.
    pub fn row<T>(
        &self,
        sql: &str,
        params: impl Params,
        read: impl FnOnce(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Option<T>, StoreError> {
        let mut statement = self.connection.prepare_cached(sql)?;
        debug_assert!(statement.readonly(), "a view never writes: {sql}");
        let mut rows = statement.query(params)?;
        match rows.next()? {
            Some(row) => Ok(Some(read(row)?)),
            None => Ok(None),
        }
    }

    /// A single number, such as a count.
    pub fn number(&self, sql: &str, params: impl Params) -> Result<i64, StoreError> {
        Ok(self.row(sql, params, |row| row.get(0))?.unwrap_or(0))
    }

    /// The id that the next row of `table` gets. Several new rows of one batch count on from it.
    pub fn next_id(&self, table: &'static str) -> Result<i64, StoreError> {
        self.number(&format!("SELECT coalesce(max(id), 0) + 1 FROM {table}"), [])
    }

    /// The newest event: the revision everything is decided on.
    pub fn head(&self) -> Result<Head, StoreError> {
        Head::read(self)
    }
}
