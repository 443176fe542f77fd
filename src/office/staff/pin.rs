//! A PIN on its way in: never written, never shown, hashed before the write begins.

use crate::domain::message::Message;
use crate::domain::pin;
use crate::office::{Office, OfficeError};
use argon2::password_hash::phc::PasswordHash;
use argon2::{Algorithm, Argon2, Params, PasswordHasher, PasswordVerifier, Version};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Memory in KiB, passes and lanes of argon2id (AU-03).
const COST: (u32, u32, u32) = (64 * 1024, 3, 1);

/// A PIN as typed. Debug and JSON show that there is one, never which.
#[derive(Clone, PartialEq, Eq)]
pub struct Pin(String);

impl Pin {
    pub fn new(digits: impl Into<String>) -> Pin {
        Pin(digits.into())
    }

    /// Checks a PIN that is being chosen and hashes it, with salt from the office's source.
    pub(super) fn hash(&self, office: &Office) -> Result<String, OfficeError> {
        pin::check(&self.0).map_err(|error| OfficeError::refused(&error))?;
        hash(&self.0, &office.random::<16>())
    }

    /// Whether this is the PIN of a hash. Takes as long for a wrong one as for the right one.
    pub(super) fn matches(&self, phc: &str) -> bool {
        PasswordHash::new(phc).is_ok_and(|hash| argon2().verify_password(self.0.as_bytes(), &hash).is_ok())
    }
}

fn argon2() -> Argon2<'static> {
    // The constants are within argon2's bounds; its defaults would be as safe.
    let params = Params::new(COST.0, COST.1, COST.2, Some(32)).unwrap_or_default();
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
}

fn hash(pin: &str, salt: &[u8; 16]) -> Result<String, OfficeError> {
    argon2()
        .hash_password_with_salt(pin.as_bytes(), salt)
        .map(|hash| hash.to_string())
        .map_err(|_| OfficeError::Refused(Message::new("pin-not-hashed")))
}

/// A hash of nobody's PIN, so that an unknown name takes as long as a wrong PIN.
pub(super) fn nobody() -> &'static str {
    use std::sync::OnceLock;
    static NOBODY: OnceLock<String> = OnceLock::new();
    NOBODY.get_or_init(|| hash("", &[7; 16]).unwrap_or_default())
}

impl std::fmt::Debug for Pin {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Pin(…)")
    }
}

impl Serialize for Pin {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str("…")
    }
}

impl<'de> Deserialize<'de> for Pin {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Pin, D::Error> {
        String::deserialize(deserializer).map(Pin)
    }
}
