//! `motcua receipt verify`: is this receipt genuine? With the keys alone, or with the database.

use super::{Desk, Exit, dossier};
use crate::domain::code::UnitCode;
use crate::domain::message::Message;
use crate::office::dossier::{LookUp, LookUpStatus, Verified, verify_receipt};
use crate::paper::qr;
use crate::seal::key::{KeyRing, KeyState, PublicKey, TrustedKey};
use crate::seal::receipt_qr::{self, Verdict};
use clap::Subcommand;
use std::path::Path;

/// Commands about receipts.
#[derive(Debug, Subcommand)]
pub enum ReceiptCommand {
    /// cli-receipt-verify
    Verify {
        /// cli-arg-receipt
        receipt: String,
        /// cli-arg-key
        #[arg(long, value_name = "PUBLIC:UNIT:OFFICE")]
        key: Vec<String>,
    },
}

pub(super) fn receipt(desk: &Desk<'_>, command: ReceiptCommand) -> Result<(), Exit> {
    let ReceiptCommand::Verify { receipt, key } = command;
    let text = text_of(&receipt)?;
    if key.is_empty() {
        with_database(desk, text)
    } else {
        with_keys(desk, &text, &key)
    }
}

/// The text of a receipt's QR: as given, or read from a PNG or PDF.
pub(super) fn text_of(given: &str) -> Result<String, Exit> {
    if given == "-" {
        let text =
            std::io::read_to_string(std::io::stdin()).map_err(|error| Exit::file(Path::new("-"), &error))?;
        return Ok(text.trim().to_owned());
    }
    let path = Path::new(given);
    // A code is never a path that exists; a path that does not exist is taken for a code and refused as one.
    if given.len() > 4_096 || !path.is_file() {
        return Ok(given.to_owned());
    }
    let bytes = std::fs::read(path).map_err(|error| Exit::file(path, &error))?;
    let read = if bytes.starts_with(b"%PDF") {
        qr::read_pdf(path)
            .map_err(|error| Exit::new(Exit::TROUBLE, crate::domain::message::Say::say(&error)))?
    } else {
        qr::read_image(&bytes)
    };
    read.ok_or_else(|| Exit::new(Exit::NOT_GOOD, Message::new("cli-no-qr")))
}

fn with_keys(desk: &Desk<'_>, text: &str, keys: &[String]) -> Result<(), Exit> {
    let mut ring = KeyRing::new();
    let mut first = None;
    for key in keys {
        let trusted = trusted(key)?;
        first.get_or_insert_with(|| trusted.unit.clone());
        ring.trust(trusted);
    }
    let Some(unit) = first else {
        return Err(Exit::new(Exit::USAGE, Message::new("cli-key-form")));
    };
    let verdict = receipt_qr::verify(text, &ring, &unit);
    answer(desk, &verdict, || desk.text("receipt-genuine"))
}

fn trusted(key: &str) -> Result<TrustedKey, Exit> {
    let wrong = || Exit::new(Exit::USAGE, Message::new("cli-key-form"));
    let mut parts = key.splitn(3, ':');
    let (Some(public), Some(unit), Some(office)) = (parts.next(), parts.next(), parts.next()) else {
        return Err(wrong());
    };
    Ok(TrustedKey {
        public: PublicKey::try_from(public.to_owned()).map_err(|_| wrong())?,
        unit: UnitCode::parse(unit).map_err(|error| Exit::refused(&error))?,
        office: office.to_owned(),
        state: KeyState::Active,
    })
}

fn with_database(desk: &Desk<'_>, text: String) -> Result<(), Exit> {
    if !desk.db.is_file() {
        return Err(Exit::new(Exit::USAGE, Message::new("cli-key-or-database")));
    }
    let office = desk.open()?;
    let verdict = verify_receipt(&office, &text).map_err(|error| Exit::of(&error))?;
    if !matches!(verdict, Verdict::Genuine { .. }) {
        return answer(desk, &verdict, String::new);
    }
    match desk.send(
        &office,
        LookUpStatus {
            look_up: LookUp::Receipt { text },
        },
    )? {
        Verified::Found { status } => {
            desk.show(
                &serde_json::json!({ "verdict": verdict, "status": status }),
                || {
                    format!(
                        "{}\n{}",
                        desk.text("cli-genuine"),
                        dossier::status_lines(desk, &status)
                    )
                },
            );
            Ok(())
        }
        Verified::NotFound { message } | Verified::Wait { message } => {
            Err(Exit::new(Exit::NOT_GOOD, message))
        }
    }
}

/// Genuine is success; everything else says what it is and ends with [`Exit::NOT_GOOD`].
fn answer(desk: &Desk<'_>, verdict: &Verdict, in_words: impl FnOnce() -> String) -> Result<(), Exit> {
    if matches!(verdict, Verdict::Genuine { .. }) {
        desk.show(&serde_json::json!({ "verdict": verdict }), in_words);
        return Ok(());
    }
    if desk.json {
        println!("{}", serde_json::json!({ "verdict": verdict }));
    }
    Err(Exit::new(
        Exit::NOT_GOOD,
        crate::domain::message::Say::say(verdict),
    ))
}
