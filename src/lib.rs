//! Một Cửa: the desk of the administrative one-stop shop, on one local SQLite file.
//!
//! The map, from the top down; arrows point down only (`tests/house` reads the `use` lines).

/// Every use case as a command for the terminal and for scripts.
pub mod cli;

/// What the office does, one file a use case: the only place that changes anything.
pub mod office;

/// Procedures: what the program carries with it, import, differences between versions, search.
pub mod catalogue;

/// Sums and lists over the store, for the screen and for files.
pub mod report;

/// Papers as data: receipt, ticket; drawn as PDF, as picture and for thermal printers.
pub mod paper;

/// Event chain, signing keys, signed codes on paper.
pub mod seal;

/// One SQLite file: migrations, rows and queries by table group; the write queue; backup.
pub mod store;

/// Texts in Vietnamese and English, filled with what a [`domain::message::Message`] carries.
pub mod words;

/// Rules without input or output.
pub mod domain;
