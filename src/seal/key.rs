//! Signing keys of offices and the ring of keys that a reader trusts.
//!
//! A key is made from a seed that is passed in; keeping the seed is the caller's. Old keys stay in the
//! ring to verify only (QR-04). Tested here and in `tests/rules/seal.rs`.

use crate::domain::code::UnitCode;
use crate::domain::message::{Message, Say};
use crate::domain::time::Moment;
use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::fmt;

/// The signing key of one office. Printed, it shows its id only.
pub struct SealingKey(SigningKey);

impl SealingKey {
    /// The key of a seed of 32 random bytes, which the office keeps sealed.
    pub fn from_seed(seed: &[u8; 32]) -> Self {
        SealingKey(SigningKey::from_bytes(seed))
    }

    pub fn public(&self) -> PublicKey {
        PublicKey(self.0.verifying_key().to_bytes())
    }

    pub fn id(&self) -> KeyId {
        self.public().id()
    }

    pub(super) fn sign(&self, message: &[u8]) -> [u8; 64] {
        self.0.sign(message).to_bytes()
    }
}

impl fmt::Debug for SealingKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("SealingKey").field(&self.id()).finish()
    }
}

/// An Ed25519 public key; written as 64 hexadecimal digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PublicKey([u8; 32]);

impl PublicKey {
    /// Takes the bytes of a key, unless they are no key or a weak one under which anything verifies.
    pub fn from_bytes(bytes: &[u8; 32]) -> Result<Self, KeyError> {
        match VerifyingKey::from_bytes(bytes) {
            Ok(key) if !key.is_weak() => Ok(PublicKey(*bytes)),
            _ => Err(KeyError::NotAKey),
        }
    }

    /// First four bytes of SHA-256 of the key: names it in a code, proves nothing.
    pub fn id(&self) -> KeyId {
        let [a, b, c, d, ..] = <[u8; 32]>::from(Sha256::digest(self.0));
        KeyId([a, b, c, d])
    }

    pub const fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// Does the signature hold? Small-order and malleable ones do not (QR-01).
    pub(super) fn holds(&self, message: &[u8], signature: &[u8; 64]) -> bool {
        VerifyingKey::from_bytes(&self.0)
            .and_then(|key| key.verify_strict(message, &Signature::from_bytes(signature)))
            .is_ok()
    }
}

/// The short name of a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct KeyId(pub [u8; 4]);

/// A key that a reader knows, with the office it belongs to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TrustedKey {
    pub public: PublicKey,
    /// The office that signs with it; what it signs for another office does not hold.
    pub unit: UnitCode,
    /// Name of the office as people know it.
    pub office: String,
    #[serde(default)]
    pub state: KeyState,
}

/// What a key is still good for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "is")]
pub enum KeyState {
    #[default]
    Active,
    /// Replaced: what it signed before `since` holds, nothing after.
    VerifyOnly { since: Moment },
    /// Lost or stolen: nothing it signed holds.
    Revoked,
}

/// The keys that a reader knows.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct KeyRing {
    keys: Vec<TrustedKey>,
}

impl KeyRing {
    pub const fn new() -> Self {
        KeyRing { keys: Vec::new() }
    }

    /// Adds a key, in place of what was said of it before.
    pub fn trust(&mut self, key: TrustedKey) {
        self.keys.retain(|known| known.public != key.public);
        self.keys.push(key);
    }

    /// Replaces an office's active keys by a new one; the old ones verify what they signed before `now`.
    pub fn rotate(&mut self, new: TrustedKey, now: Moment) {
        for key in &mut self.keys {
            if key.unit == new.unit && key.state == KeyState::Active {
                key.state = KeyState::VerifyOnly { since: now };
            }
        }
        self.trust(new);
    }

    /// Takes back the trust in a key. False where it is not known.
    pub fn revoke(&mut self, id: KeyId) -> bool {
        let mut known = false;
        for key in self.keys.iter_mut().filter(|key| key.public.id() == id) {
            key.state = KeyState::Revoked;
            known = true;
        }
        known
    }

    /// The keys of this id: nearly always one, as four bytes can meet.
    pub fn of(&self, id: KeyId) -> impl Iterator<Item = &TrustedKey> {
        self.keys.iter().filter(move |key| key.public.id() == id)
    }

    pub fn keys(&self) -> &[TrustedKey] {
        &self.keys
    }
}

/// Why a text is no key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum KeyError {
    #[error("not a public key")]
    NotAKey,
}

impl Say for KeyError {
    fn say(&self) -> Message {
        Message::new("seal-not-a-key")
    }
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

pub(crate) fn unhex<const N: usize>(text: &str) -> Option<[u8; N]> {
    if text.len() != 2 * N || !text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    let mut bytes = [0; N];
    for (byte, at) in bytes.iter_mut().zip((0..).step_by(2)) {
        *byte = u8::from_str_radix(text.get(at..at + 2)?, 16).ok()?;
    }
    Some(bytes)
}

impl fmt::Display for KeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex(&self.0))
    }
}

impl fmt::Display for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex(&self.0))
    }
}

impl TryFrom<String> for PublicKey {
    type Error = KeyError;
    fn try_from(text: String) -> Result<Self, KeyError> {
        PublicKey::from_bytes(&unhex(text.trim()).ok_or(KeyError::NotAKey)?)
    }
}

impl From<PublicKey> for String {
    fn from(key: PublicKey) -> String {
        key.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The identity: a point of order one, under which a signature of zeros holds for any message.
    const IDENTITY: [u8; 32] = {
        let mut bytes = [0; 32];
        bytes[0] = 1;
        bytes
    };

    #[test]
    fn the_first_vector_of_rfc_8032_is_reproduced() {
        let seed = unhex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60").unwrap();
        let key = SealingKey::from_seed(&seed);
        assert_eq!(
            key.public().to_string(),
            "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"
        );
        let signature = key.sign(b"");
        assert_eq!(
            hex(&signature),
            "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46b\
             d25bf5f0595bbe24655141438e7a100b"
        );
        assert!(key.public().holds(b"", &signature));
    }

    #[test]
    fn the_seed_is_never_printed() {
        let key = SealingKey::from_seed(&[7; 32]);
        let printed = format!("{key:?}");
        assert!(printed.starts_with("SealingKey(KeyId("), "{printed}");
        assert!(printed.len() < 64 && !printed.contains("7, 7, 7, 7"), "{printed}");
    }

    #[test]
    fn a_weak_key_is_no_key_and_nothing_holds_under_it() {
        let mut signature = [0; 64];
        signature[0] = 1;
        let weak = VerifyingKey::from_bytes(&IDENTITY).unwrap();
        // The plain check is fooled, which is why the strict one is used.
        assert!(
            ed25519_dalek::Verifier::verify(&weak, b"anything", &Signature::from_bytes(&signature)).is_ok()
        );
        assert_eq!(PublicKey::from_bytes(&IDENTITY), Err(KeyError::NotAKey));
        assert!(!PublicKey(IDENTITY).holds(b"anything", &signature));
        assert!(serde_json::from_str::<PublicKey>(&format!("\"{}\"", hex(&IDENTITY))).is_err());
        assert!(serde_json::from_str::<PublicKey>("\"00\"").is_err());
    }

    #[test]
    fn keys_are_replaced_and_revoked() {
        let unit = UnitCode::parse("H46.113").unwrap();
        let trusted = |seed| TrustedKey {
            public: SealingKey::from_seed(&[seed; 32]).public(),
            unit: unit.clone(),
            office: "Trung tâm Phục vụ hành chính công xã Tân Phong".into(),
            state: KeyState::Active,
        };
        let now = crate::domain::time::from_millis(1_790_000_000_000).unwrap();
        let mut ring = KeyRing::new();
        ring.trust(trusted(1));
        ring.trust(trusted(1));
        ring.rotate(trusted(2), now);
        let states: Vec<_> = ring.keys().iter().map(|key| key.state).collect();
        assert_eq!(states, [KeyState::VerifyOnly { since: now }, KeyState::Active]);
        assert!(ring.revoke(trusted(1).public.id()));
        assert!(!ring.revoke(KeyId([0; 4])));
        assert_eq!(
            ring.of(trusted(1).public.id()).next().unwrap().state,
            KeyState::Revoked
        );
        let json = serde_json::to_string(&ring).unwrap();
        assert_eq!(serde_json::from_str::<KeyRing>(&json).unwrap(), ring);
    }
}
