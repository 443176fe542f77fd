//! What the program says to people, before it is put into a language.
//!
//! A rule that refuses something returns an error that implements [`Say`]; the edge (a screen or a
//! command) turns the [`Message`] into one sentence with the texts of `assets/i18n`.

use serde::{Deserialize, Serialize};

/// One argument of a message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Arg {
    Number(i64),
    Text(String),
}

impl From<&str> for Arg {
    fn from(value: &str) -> Self {
        Arg::Text(value.to_owned())
    }
}

impl From<String> for Arg {
    fn from(value: String) -> Self {
        Arg::Text(value)
    }
}

macro_rules! arg_from_number {
    ($($number:ty),*) => {$(
        impl From<$number> for Arg {
            fn from(value: $number) -> Self {
                Arg::Number(i64::try_from(value).unwrap_or(i64::MAX))
            }
        }
    )*};
}
arg_from_number!(i64, i32, u8, u16, u32, u64, usize);

/// A text of `assets/i18n` by its id, with what is to be filled in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Message {
    /// Id of the text in the `.ftl` files.
    pub id: String,
    /// Arguments by name, in the order in which they were given.
    pub args: Vec<(String, Arg)>,
}

impl Message {
    /// A message without arguments.
    pub fn new(id: &str) -> Self {
        Message {
            id: id.to_owned(),
            args: Vec::new(),
        }
    }

    /// Adds an argument.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<Arg>) -> Self {
        self.args.push((name.to_owned(), value.into()));
        self
    }
}

/// Something that can be told to a person in one sentence: what happened and what to do.
pub trait Say {
    fn say(&self) -> Message;
}
