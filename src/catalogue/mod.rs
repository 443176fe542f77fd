//! Procedures: what the program carries with it, import, differences between versions, search.
//!
//! Nothing here writes to a store. Tested in `tests/rules`.

pub mod difference;
pub mod embedded;
pub mod import;
pub mod search;
mod sheets;
pub mod template;
pub mod unconfirmed;
