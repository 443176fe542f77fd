//! What makes a record or a paper hard to falsify: the event chain, signing keys, the signed code on
//! receipts and the short code on tickets.
//!
//! Knows bytes and domain values only: no database, no file, no clock; keys and chance are arguments.
//! Tested beside each part and, with forged codes, in `tests/rules/seal.rs`.

pub mod chain;
