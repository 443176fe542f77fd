//! What makes a record or a paper hard to falsify: the event chain, signing keys, the signed code on
//! receipts and the short code on tickets.
//!
//! Knows bytes and domain values only: no database, no file, no clock; keys and chance are arguments.
//! Tested beside each part and, with forged codes, in `tests/rules/seal.rs`.

pub mod chain;
pub mod key;
pub mod receipt_qr;
pub mod ticket_qr;

/// Bytes in the alphabet of a QR's alphanumeric mode.
fn to_base45(bytes: &[u8]) -> String {
    base45::encode(bytes)
}

/// The bytes of a Base45 text that could only have been written one way.
fn from_base45(text: &str) -> Option<Vec<u8>> {
    let bytes = base45::decode(text).ok()?;
    // The decoder lets overlong last pairs through: two texts must never mean the same bytes.
    (base45::encode(&bytes) == text).then_some(bytes)
}

/// What a scanner sent, cleaned of what cannot belong to a code: blanks around it (Base45 never ends in
/// one) and lower case. `None` where it is longer than `longest` characters.
fn scanned(text: &str, longest: usize) -> Option<String> {
    if text.chars().take(longest + 1).count() > longest {
        return None;
    }
    Some(text.trim().to_ascii_uppercase())
}
