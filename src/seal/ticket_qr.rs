//! The short code on a queue ticket: its id, number and day with a truncated HMAC.
//!
//! Checked only by the office that printed it, so one secret key is enough; at most 41 characters, so that
//! a thermal printer draws it well. Tested here.

use super::{from_base45, scanned, to_base45};
use crate::domain::code::TicketNumber;
use crate::domain::id::TicketId;
use crate::domain::message::{Message, Say};
use chrono::NaiveDate;
use hmac::{Hmac, KeyInit, Mac};
use serde::{Deserialize, Serialize};
use sha2::Sha256;
use std::fmt;

/// What every ticket code of this version begins with.
pub const PREFIX: &str = "MT1:";

/// Longest text that is looked at.
pub const LONGEST_TEXT: usize = 64;

/// 96 bits: nobody can try so many at a kiosk.
const TAG: usize = 12;

/// The office's secret for ticket codes. Never printed.
#[derive(Clone)]
pub struct TicketKey([u8; 32]);

impl TicketKey {
    /// The key of 32 random bytes.
    pub const fn new(secret: [u8; 32]) -> Self {
        TicketKey(secret)
    }

    fn mac(&self, body: &[u8]) -> Hmac<Sha256> {
        // HMAC fills a short key with zeros up to the block.
        let mut block = [0; 64];
        let (head, _) = block.split_at_mut(32);
        head.copy_from_slice(&self.0);
        let mut mac = Hmac::<Sha256>::new(&block.into());
        mac.update(PREFIX.as_bytes());
        mac.update(body);
        mac
    }
}

impl fmt::Debug for TicketKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TicketKey(…)")
    }
}

/// What the code on a ticket says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct TicketStub {
    pub id: TicketId,
    pub number: TicketNumber,
    /// The local day on which it was taken.
    pub date: NaiveDate,
}

/// Why a ticket code cannot be made or is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TicketQrError {
    #[error("not a ticket code")]
    NotATicket,
    #[error("the ticket code was not made by this office")]
    Forged,
    #[error("the ticket does not fit the code")]
    OutOfRange,
}

impl Say for TicketQrError {
    fn say(&self) -> Message {
        Message::new(match self {
            TicketQrError::NotATicket => "ticket-qr-not-a-ticket",
            TicketQrError::Forged => "ticket-qr-forged",
            TicketQrError::OutOfRange => "ticket-qr-out-of-range",
        })
    }
}

/// The text of the QR on a ticket.
pub fn seal_ticket(stub: &TicketStub, key: &TicketKey) -> Result<String, TicketQrError> {
    let body = encode(stub).ok_or(TicketQrError::OutOfRange)?;
    let tag = key.mac(&body).finalize().into_bytes();
    let bytes: Vec<u8> = body.into_iter().chain(tag.into_iter().take(TAG)).collect();
    Ok(format!("{PREFIX}{}", to_base45(&bytes)))
}

/// Reads a ticket code that was made with this key.
pub fn read_ticket(text: &str, key: &TicketKey) -> Result<TicketStub, TicketQrError> {
    let text = scanned(text, LONGEST_TEXT).ok_or(TicketQrError::NotATicket)?;
    let code = text.strip_prefix(PREFIX).ok_or(TicketQrError::NotATicket)?;
    let bytes = from_base45(code).ok_or(TicketQrError::Forged)?;
    let (body, tag) = bytes.split_last_chunk::<TAG>().ok_or(TicketQrError::Forged)?;
    key.mac(body)
        .verify_truncated_left(tag)
        .map_err(|_| TicketQrError::Forged)?;
    decode(body).ok_or(TicketQrError::Forged)
}

/// Letter, number in three bytes, day in two, id in five.
fn encode(stub: &TicketStub) -> Option<Vec<u8>> {
    let letter = u8::try_from(stub.number.letter()).ok()?;
    let days = u16::try_from(stub.date.to_epoch_days()).ok()?;
    let id = u64::try_from(stub.id.0).ok().filter(|id| *id < 1 << 40)?;
    let mut bytes = vec![letter];
    bytes.extend(stub.number.n().to_be_bytes().into_iter().skip(1));
    bytes.extend(days.to_be_bytes());
    bytes.extend(id.to_be_bytes().into_iter().skip(3));
    Some(bytes)
}

fn decode(body: &[u8]) -> Option<TicketStub> {
    let (letter, rest) = body.split_first()?;
    let (n, rest) = rest.split_first_chunk::<3>()?;
    let (days, id) = rest.split_first_chunk::<2>()?;
    let id: [u8; 5] = id.try_into().ok()?;
    let number = |bytes: &[u8]| bytes.iter().fold(0, |sum: u64, byte| sum << 8 | u64::from(*byte));
    Some(TicketStub {
        id: TicketId(i64::try_from(number(&id)).ok()?),
        number: TicketNumber::new(char::from(*letter), u32::try_from(number(n)).ok()?).ok()?,
        date: NaiveDate::from_epoch_days(i32::try_from(number(days)).ok()?)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::code::HIGHEST_SERIAL;

    fn stub(id: i64, n: u32) -> TicketStub {
        TicketStub {
            id: TicketId(id),
            number: TicketNumber::new('A', n).unwrap(),
            date: NaiveDate::from_ymd_opt(2026, 11, 20).unwrap(),
        }
    }

    #[test]
    fn a_ticket_code_is_read_back_and_fits_a_thermal_printer() {
        let key = TicketKey::new([3; 32]);
        for stub in [stub(1, 1), stub(123_456, 7), stub((1 << 40) - 1, HIGHEST_SERIAL)] {
            let text = seal_ticket(&stub, &key).unwrap();
            assert!(text.len() <= 41, "{} characters", text.len());
            assert!(text.bytes().all(|byte| base45::alphabet::decode(byte).is_some()));
            assert_eq!(read_ticket(&text, &key), Ok(stub));
            assert_eq!(
                read_ticket(&format!("{}\r\n", text.to_lowercase()), &key),
                Ok(stub)
            );
        }
    }

    #[test]
    fn the_tag_is_hmac_sha256_of_prefix_and_body() {
        // python3: hmac.new(bytes([3])*32, b"MT1:" + b"A" + bytes.fromhex("000007" "5129" "000001e240"), "sha256")
        let text = seal_ticket(&stub(123_456, 7), &TicketKey::new([3; 32])).unwrap();
        let bytes = base45::decode(text.strip_prefix(PREFIX).unwrap()).unwrap();
        let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(hex, "410000075129000001e24042ba5323097bd1d03a0a2b66");
    }

    #[test]
    fn every_change_of_a_ticket_code_is_found() {
        let key = TicketKey::new([3; 32]);
        let text = seal_ticket(&stub(123_456, 7), &key).unwrap();
        let bytes = base45::decode(text.strip_prefix(PREFIX).unwrap()).unwrap();
        for bit in 0..bytes.len() * 8 {
            let mut forged = bytes.clone();
            forged[bit / 8] ^= 1 << (bit % 8);
            let forged = format!("{PREFIX}{}", base45::encode(&forged));
            assert_eq!(
                read_ticket(&forged, &key),
                Err(TicketQrError::Forged),
                "bit {bit}"
            );
        }
        for end in PREFIX.len()..text.len() {
            assert!(read_ticket(&text[..end], &key).is_err());
        }
        assert_eq!(
            read_ticket(&text, &TicketKey::new([4; 32])),
            Err(TicketQrError::Forged)
        );
    }

    #[test]
    fn what_is_no_ticket_code_is_told_apart() {
        let key = TicketKey::new([3; 32]);
        for text in ["", "A007", "MC1:6BF", "https://example.vn", &"M".repeat(4000)] {
            assert_eq!(read_ticket(text, &key), Err(TicketQrError::NotATicket), "{text}");
        }
        for text in ["MT1:", "MT1:đ", "MT1::::", "MT1:6BF"] {
            assert_eq!(read_ticket(text, &key), Err(TicketQrError::Forged), "{text}");
        }
        for id in [-1, 1 << 40] {
            assert_eq!(seal_ticket(&stub(id, 1), &key), Err(TicketQrError::OutOfRange));
        }
    }

    #[test]
    fn the_secret_is_never_printed() {
        assert_eq!(format!("{:?}", TicketKey::new([3; 32])), "TicketKey(…)");
    }
}
