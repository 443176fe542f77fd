//! How a command ends: one sentence on standard error and a number a script can act on.

use super::Desk;
use crate::domain::message::{Message, Say};
use crate::office::OfficeError;
use std::process::ExitCode;

/// A command that did not do what was asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exit {
    code: u8,
    message: Message,
    /// Field by field, for forms.
    fields: Vec<(String, Message)>,
}

impl Exit {
    /// A rule of the office refused.
    pub const REFUSED: u8 = 1;
    /// The command line cannot be read (clap's own code).
    pub const USAGE: u8 = 2;
    /// The database, a file or a device failed.
    pub const TROUBLE: u8 = 3;
    /// Not signed in, or not allowed.
    pub const RIGHTS: u8 = 4;
    /// A check found something wrong: a damaged file, a receipt that is not genuine.
    pub const NOT_GOOD: u8 = 5;

    pub(crate) fn new(code: u8, message: Message) -> Exit {
        Exit {
            code,
            message,
            fields: Vec::new(),
        }
    }

    /// Adds what is wrong place by place.
    pub(crate) fn with_fields(mut self, fields: Vec<(String, Message)>) -> Exit {
        self.fields = fields;
        self
    }

    /// The refusal of a rule in its own words.
    pub(crate) fn refused(what: &impl Say) -> Exit {
        Exit::new(Exit::REFUSED, what.say())
    }

    /// Trouble with a file of the user.
    pub(crate) fn file(path: &std::path::Path, error: &std::io::Error) -> Exit {
        Exit::new(
            Exit::TROUBLE,
            Message::new("cli-file")
                .with("path", path.display().to_string())
                .with("detail", error.to_string()),
        )
    }

    pub(crate) fn of(error: &OfficeError) -> Exit {
        let code = match error {
            OfficeError::Store(_) => Exit::TROUBLE,
            OfficeError::SignInFirst
            | OfficeError::NotAllowed { .. }
            | OfficeError::SessionEnded
            | OfficeError::OtherStation { .. } => Exit::RIGHTS,
            OfficeError::RequestId | OfficeError::Station => Exit::USAGE,
            _ => Exit::REFUSED,
        };
        let fields = match error {
            OfficeError::Fields(fields) => fields.clone(),
            _ => Vec::new(),
        };
        Exit {
            code,
            message: error.say(),
            fields,
        }
    }

    pub(super) fn code(&self) -> ExitCode {
        ExitCode::from(self.code)
    }

    pub(super) fn report(&self, desk: &Desk<'_>) {
        if desk.json {
            eprintln!("{}", self.json(desk));
            return;
        }
        eprintln!("{}", desk.render(&self.message));
        for (field, message) in &self.fields {
            eprintln!("  {field}: {}", desk.render(message));
        }
    }

    /// The error as data: the id of its text, the sentence, and the fields.
    pub(crate) fn json(&self, desk: &Desk<'_>) -> serde_json::Value {
        let fields: Vec<_> = self
            .fields
            .iter()
            .map(|(field, message)| {
                serde_json::json!({ "field": field, "id": message.id, "text": desk.render(message) })
            })
            .collect();
        serde_json::json!({
            "error": self.message.id,
            "text": desk.render(&self.message),
            "code": self.code,
            "fields": fields,
        })
    }
}
