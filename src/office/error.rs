//! Why the office refuses, with what the person needs to act.

use super::rights::{Act, Role};
use crate::domain::message::{Message, Say};
use crate::domain::ticket::TicketError;
use crate::store::StoreError;

/// A refusal. Carries no personal data.
#[derive(Debug, thiserror::Error)]
pub enum OfficeError {
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error(transparent)]
    Ticket(#[from] TicketError),
    #[error("request ids are 1 to 64 letters, digits, - or _")]
    RequestId,
    #[error("station names are 1 to 40 letters, digits, - or _")]
    Station,
    #[error("sign in first")]
    SignInFirst,
    #[error("{role:?} may not {act:?}")]
    NotAllowed { act: Act, role: Role },
    #[error("the session has ended")]
    SessionEnded,
    #[error("signed in at {station}")]
    OtherStation { station: String },
    #[error("the office is not set up")]
    NotSetUp,
    #[error("the office is set up already")]
    SetUpAlready,
    /// Anything a rule of `domain` or a use case says in its own words.
    #[error("{}", .0.id)]
    Refused(Message),
    /// Several fields of a form at once: the field's name and what is wrong with it.
    #[error("{} fields", .0.len())]
    Fields(Vec<(String, Message)>),
}

impl OfficeError {
    /// A refusal in a rule's own words.
    pub fn refused(what: &impl Say) -> OfficeError {
        OfficeError::Refused(what.say())
    }

    /// A refusal by the id of its text.
    pub fn text(id: &str) -> OfficeError {
        OfficeError::Refused(Message::new(id))
    }
}

impl Say for OfficeError {
    fn say(&self) -> Message {
        match self {
            OfficeError::Store(error) => error.say(),
            OfficeError::Ticket(error) => error.say(),
            OfficeError::RequestId => Message::new("office-request-id"),
            OfficeError::Station => Message::new("office-station"),
            OfficeError::SignInFirst => Message::new("office-sign-in-first"),
            OfficeError::NotAllowed { act, role } => Message::new("office-not-allowed")
                .with("act", act.name())
                .with("role", role.as_str()),
            OfficeError::SessionEnded => Message::new("office-session-ended"),
            OfficeError::OtherStation { station } => {
                Message::new("office-other-station").with("station", station.as_str())
            }
            OfficeError::NotSetUp => Message::new("office-not-set-up"),
            OfficeError::SetUpAlready => Message::new("office-set-up-already"),
            OfficeError::Refused(message) => message.clone(),
            OfficeError::Fields(fields) => Message::new("office-fields").with("count", fields.len()),
        }
    }
}
