//! Một Cửa: the desk of the administrative one-stop shop, on one local SQLite file.
//!
//! The map, from the top down; arrows point down only (`tests/house` reads the `use` lines).

/// Papers as data: receipt, ticket; drawn as PDF, as picture and for thermal printers.
pub mod paper;

/// Event chain, signing keys, signed codes on paper.
pub mod seal;

/// Texts in Vietnamese and English, filled with what a [`domain::message::Message`] carries.
pub mod words;

/// Rules without input or output.
pub mod domain;

/// Procedures: what the program carries with it, import, differences between versions, search.
pub mod catalogue;
