//! The signed code on a receipt: who issued it, for which dossier, when, until when, and a digest of what
//! was printed. No personal data.
//!
//! Text: `MC1:` and Base45 of version, key id, deterministic CBOR (at most 80 bytes) and an Ed25519
//! signature over all of it. A code that holds says nothing about the dossier's state, which only the
//! database knows (QR-05). Tested here and, with forged codes, in `tests/rules/seal.rs`.

use super::key::{KeyError, KeyId, KeyRing, KeyState, SealingKey, TrustedKey, hex, unhex};
use super::{from_base45, scanned, to_base45};
use crate::domain::code::{DossierCode, UnitCode};
use crate::domain::message::{Message, Say};
use crate::domain::time::{Moment, VIETNAM, day, from_millis};
use chrono::NaiveDate;
use minicbor::{Decoder, Encoder};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use unicode_normalization::UnicodeNormalization;

/// What every code of this version begins with.
pub const PREFIX: &str = "MC1:";

/// Longest text that is looked at (QR-03).
pub const LONGEST_TEXT: usize = 600;

/// Longest payload (QR-02): a printed side of 30.5 mm at level Q.
pub const LONGEST_PAYLOAD: usize = 80;

const VERSION: u8 = 1;
/// Type of document: receipt of a dossier (Mẫu 01).
const RECEIPT: u8 = 1;
const FIELDS: u64 = 6;

/// What the code on a receipt says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReceiptSeal {
    /// The office that issued the receipt.
    pub unit: UnitCode,
    pub code: DossierCode,
    /// When it was issued, to the second.
    pub issued_at: Moment,
    /// The promised day.
    pub due: NaiveDate,
    pub digest: PrintedDigest,
}

/// The first 8 bytes of SHA-256 of the printed text; written as 16 hexadecimal digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PrintedDigest(pub [u8; 8]);

impl PrintedDigest {
    /// The digest of a text, the same for composed and decomposed letters.
    pub fn of(printed: &str) -> Self {
        let text: String = printed.nfc().collect();
        let [a, b, c, d, e, f, g, h, ..] = <[u8; 32]>::from(Sha256::digest(text.as_bytes()));
        PrintedDigest([a, b, c, d, e, f, g, h])
    }
}

/// What reading a code found, from the least to the most that is known of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "verdict")]
pub enum Verdict {
    /// Too long to be looked at (B30).
    Oversized,
    /// Not the code of a receipt at all.
    NotOurs,
    /// The signature does not hold, or what it covers is no receipt of that office (B27, B30).
    AlteredOrForged,
    /// No key of this id is known (B29).
    UnknownKey,
    /// The key was revoked, or replaced before the receipt was issued (B29).
    Revoked,
    /// A genuine receipt of another office (B28).
    Foreign { office: String, seal: ReceiptSeal },
    /// A genuine receipt of this office; its state is still to be looked up (QR-05).
    Genuine { seal: ReceiptSeal },
}

impl Verdict {
    /// Worth an event FORGED, at a limited rate (B27).
    pub const fn is_forgery(&self) -> bool {
        matches!(self, Verdict::Oversized | Verdict::AlteredOrForged)
    }
}

impl Say for Verdict {
    fn say(&self) -> Message {
        match self {
            Verdict::Oversized | Verdict::AlteredOrForged => Message::new("receipt-forged"),
            Verdict::NotOurs => Message::new("receipt-not-ours"),
            Verdict::UnknownKey | Verdict::Revoked => Message::new("receipt-key-unknown"),
            Verdict::Foreign { office, .. } => {
                Message::new("receipt-foreign").with("office", office.as_str())
            }
            Verdict::Genuine { .. } => Message::new("receipt-genuine"),
        }
    }
}

/// What a genuine receipt answers once the result was handed over (B31).
pub fn already_returned(at: Moment) -> Message {
    let here = at.with_timezone(&VIETNAM);
    Message::new("receipt-already-returned")
        .with("time", here.format("%H:%M").to_string())
        .with("date", here.format("%d/%m/%Y").to_string())
}

/// Why a receipt cannot be sealed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SealError {
    #[error("{0} bytes do not fit the code")]
    TooLong(usize),
    #[error("the dates do not fit")]
    Dates,
}

impl Say for SealError {
    fn say(&self) -> Message {
        match self {
            SealError::TooLong(_) => Message::new("receipt-seal-too-long"),
            SealError::Dates => Message::new("receipt-seal-dates"),
        }
    }
}

/// The text of the QR on a receipt.
pub fn seal_receipt(seal: &ReceiptSeal, key: &SealingKey) -> Result<String, SealError> {
    if seal.due < day(seal.issued_at) {
        return Err(SealError::Dates);
    }
    let payload = encode(seal).ok_or(SealError::Dates)?;
    if payload.len() > LONGEST_PAYLOAD {
        return Err(SealError::TooLong(payload.len()));
    }
    let mut bytes = vec![VERSION];
    bytes.extend(key.id().0);
    bytes.extend(payload);
    let signature = key.sign(&signed(&bytes));
    bytes.extend(signature);
    Ok(format!("{PREFIX}{}", to_base45(&bytes)))
}

/// Reads a code: length, prefix, key, signature, office, dates, in this order (QR-03). Never panics, and
/// shows nothing of a code whose signature does not hold.
pub fn verify(text: &str, ring: &KeyRing, expected: &UnitCode) -> Verdict {
    let Some(text) = scanned(text, LONGEST_TEXT) else {
        return Verdict::Oversized;
    };
    let Some(body) = text.strip_prefix(PREFIX) else {
        return if is_another_version(&text) {
            Verdict::AlteredOrForged
        } else {
            Verdict::NotOurs
        };
    };
    let Some((covered, signature)) = from_base45(body).and_then(|bytes| {
        let (covered, signature) = bytes.split_last_chunk::<64>()?;
        Some((covered.to_vec(), *signature))
    }) else {
        return Verdict::AlteredOrForged;
    };
    let [VERSION, a, b, c, d, payload @ ..] = covered.as_slice() else {
        return Verdict::AlteredOrForged;
    };
    if payload.is_empty() || payload.len() > LONGEST_PAYLOAD {
        return Verdict::AlteredOrForged;
    }
    let mut keys = ring.of(KeyId([*a, *b, *c, *d])).peekable();
    if keys.peek().is_none() {
        return Verdict::UnknownKey;
    }
    let message = signed(&covered);
    match keys.find(|key| key.public.holds(&message, &signature)) {
        Some(key) => judge(payload, key, expected),
        None => Verdict::AlteredOrForged,
    }
}

/// What a payload says whose signature holds.
fn judge(payload: &[u8], key: &TrustedKey, expected: &UnitCode) -> Verdict {
    if key.state == KeyState::Revoked {
        return Verdict::Revoked;
    }
    let Some(seal) = decode(payload) else {
        return Verdict::AlteredOrForged;
    };
    // An office can only speak for itself, and only of a return after the receipt.
    if seal.unit != key.unit || seal.due < day(seal.issued_at) {
        return Verdict::AlteredOrForged;
    }
    match key.state {
        KeyState::VerifyOnly { since } if seal.issued_at > since => Verdict::Revoked,
        _ if seal.unit != *expected => Verdict::Foreign {
            office: key.office.clone(),
            seal,
        },
        _ => Verdict::Genuine { seal },
    }
}

/// The signature covers the prefix too, so that it never holds for another kind of code.
fn signed(covered: &[u8]) -> Vec<u8> {
    [PREFIX.as_bytes(), covered].concat()
}

fn is_another_version(text: &str) -> bool {
    let version = text.strip_prefix("MC").and_then(|rest| rest.split_once(':'));
    version.is_some_and(|(version, _)| !version.is_empty() && version.bytes().all(|b| b.is_ascii_digit()))
}

fn encode(seal: &ReceiptSeal) -> Option<Vec<u8>> {
    let issued = u32::try_from(seal.issued_at.timestamp()).ok()?;
    let due = u16::try_from(seal.due.to_epoch_days()).ok()?;
    // The unit is not written twice: a code of the office's own begins with the dash after it.
    let code = seal.code.as_str();
    let tail = code
        .strip_prefix(seal.unit.as_str())
        .filter(|tail| tail.starts_with('-') && seal.code.unit() == seal.unit.as_str());
    let mut encoder = Encoder::new(Vec::new());
    encoder
        .map(FIELDS)
        .and_then(|e| e.u8(0)?.u8(RECEIPT))
        .and_then(|e| e.u8(1)?.str(seal.unit.as_str()))
        .and_then(|e| e.u8(2)?.str(tail.unwrap_or(code)))
        .and_then(|e| e.u8(3)?.u32(issued))
        .and_then(|e| e.u8(4)?.u16(due))
        .and_then(|e| e.u8(5)?.bytes(&seal.digest.0))
        .ok()?;
    Some(encoder.into_writer())
}

/// Takes only the very bytes that [`encode`] writes: other orders, repeated keys, longer integers, nesting
/// and trailing bytes are refused.
fn decode(payload: &[u8]) -> Option<ReceiptSeal> {
    let mut decoder = Decoder::new(payload);
    let mut key = 0;
    let mut next = |decoder: &mut Decoder<'_>| {
        let expected = key;
        key += 1;
        (decoder.u8().ok()? == expected).then_some(())
    };
    if decoder.map().ok()? != Some(FIELDS) {
        return None;
    }
    next(&mut decoder)?;
    if decoder.u8().ok()? != RECEIPT {
        return None;
    }
    next(&mut decoder)?;
    let unit = UnitCode::parse(decoder.str().ok()?).ok()?;
    next(&mut decoder)?;
    let code = match decoder.str().ok()? {
        tail if tail.starts_with('-') => format!("{unit}{tail}"),
        code => code.to_owned(),
    };
    next(&mut decoder)?;
    let issued_at = from_millis(i64::from(decoder.u32().ok()?) * 1000)?;
    next(&mut decoder)?;
    let due = NaiveDate::from_epoch_days(i32::from(decoder.u16().ok()?))?;
    next(&mut decoder)?;
    let digest = PrintedDigest(decoder.bytes().ok()?.try_into().ok()?);
    let seal = ReceiptSeal {
        unit,
        code: DossierCode::exact(&code).ok()?,
        issued_at,
        due,
        digest,
    };
    (encode(&seal)? == payload).then_some(seal)
}

impl TryFrom<String> for PrintedDigest {
    type Error = KeyError;
    fn try_from(text: String) -> Result<Self, KeyError> {
        unhex(&text).map(PrintedDigest).ok_or(KeyError::NotAKey)
    }
}

impl From<PrintedDigest> for String {
    fn from(digest: PrintedDigest) -> String {
        hex(&digest.0)
    }
}

#[cfg(test)]
mod tests;
