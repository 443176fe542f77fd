//! Finds procedures by what a citizen says, in memory.
//!
//! [`Card`]s (what is searched of a procedure) and [`Hints`] become an [`Index`]; [`Index::find`]
//! reads a query as [`query`] says and ranks as [`rank`] says. The everyday language is data:
//! `assets/catalogue/lexicon.toml`. Measured by [`evaluate`] and `benches/search.rs`, tested in
//! `tests/rules/search.rs`.

mod build;
mod card;
mod evaluate;
mod index;
mod lexicon;
mod query;
mod rank;
mod spelling;
mod tally;
mod vocabulary;

pub use card::{Card, Hints};
pub use evaluate::{EvaluateError, Evaluation, Figures, LabelledQuery, Miss, evaluate, read_queries};
pub use index::{Index, Size};
pub use lexicon::LexiconError;
pub use rank::{Found, Hit, Why};
