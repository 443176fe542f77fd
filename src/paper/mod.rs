//! Papers: one layout model, placed in millimetres, drawn as PDF, as grey or one-bit picture and as
//! bytes for a thermal printer.
//!
//! Knows no store and no clock: what is printed comes in as plain facts ([`receipt::ReceiptContent`],
//! [`ticket::TicketContent`]), wording and order of fields as data in `assets/paper`. Tested beside the
//! code and, page by page with outside readers, in `tests/paper`.

pub mod barcode;
pub mod bitmap;
pub mod escpos;
pub mod flow;
pub mod font;
pub mod layout;
pub mod pdf;
pub mod qr;
pub mod raster;
pub mod receipt;
pub mod ticket;

use crate::domain::message::{Message, Say};

/// Why a paper could not be made or read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PaperError {
    /// A bundled face cannot be read.
    #[error("face {face} cannot be read")]
    Font { face: String },
    /// A template does not say what it must.
    #[error("template {name}: {detail}")]
    Template { name: String, detail: String },
    /// The text is too long for a QR code that a common scanner reads from this paper.
    #[error("QR text of {length} characters does not fit")]
    QrTooLong { length: usize },
    /// The code holds letters that CODE128 cannot carry, or is too long for the page.
    #[error("{code} cannot be printed as a barcode")]
    Barcode { code: String },
    /// The picture cannot be drawn or written.
    #[error("picture of {width} × {height} dots cannot be made")]
    Picture { width: u32, height: u32 },
    /// The PDF library could not embed what was placed.
    #[error("PDF cannot be written: {detail}")]
    Pdf { detail: String },
    /// `pdftoppm` (package poppler-utils) is not on this machine.
    #[error("pdftoppm is not installed")]
    ReaderMissing,
    /// `pdftoppm` gave up on the file.
    #[error("the PDF cannot be read")]
    Unreadable,
}

impl Say for PaperError {
    fn say(&self) -> Message {
        match self {
            PaperError::Font { face } => Message::new("paper-font").with("face", face.as_str()),
            PaperError::Template { name, detail } => Message::new("paper-template")
                .with("name", name.as_str())
                .with("detail", detail.as_str()),
            PaperError::QrTooLong { length } => Message::new("paper-qr-too-long").with("length", *length),
            PaperError::Barcode { code } => Message::new("paper-barcode").with("code", code.as_str()),
            PaperError::Picture { .. } => Message::new("paper-picture"),
            PaperError::Pdf { .. } => Message::new("paper-pdf"),
            PaperError::ReaderMissing => Message::new("paper-reader-missing"),
            PaperError::Unreadable => Message::new("paper-unreadable"),
        }
    }
}
