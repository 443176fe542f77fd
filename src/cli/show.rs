//! Answers in words, shared by several commands.

use super::Desk;
use crate::domain::message::Message;
use crate::office::queue::TicketAnswer;

/// One ticket on one line: number, state, field, counter.
pub(super) fn ticket(desk: &Desk<'_>, ticket: &TicketAnswer) -> String {
    let mut line = format!("{}  {}  {}", ticket.number, desk.say(&ticket.state), ticket.field);
    if let Some(counter) = &ticket.counter {
        line.push_str("  ");
        line.push_str(&desk.render(&Message::new("cli-at-counter").with("counter", counter.as_str())));
    }
    if let Some(note) = &ticket.note {
        line.push_str("  ");
        line.push_str(note);
    }
    line
}
