//! Papers: one layout model, placed in millimetres, drawn as PDF, as grey or one-bit picture and as
//! bytes for a thermal printer.
//!
//! Knows no store and no clock: what is printed comes in as plain facts ([`receipt::ReceiptContent`],
//! [`ticket::TicketContent`]), wording and order of fields as data in `assets/paper`. Tested beside the
//! code and, page by page with outside readers, in `tests/paper`.

pub mod receipt;
pub mod ticket;
