//! The office's signing key, the keys it trusts, and the clock that dated papers rest on.

use super::{Act, Case, Command, Office, OfficeError};
use crate::domain::code::{DossierCode, UnitCode};
use crate::domain::time::{self, Moment};
use crate::seal::key::{KeyRing, KeyState, PublicKey, SealingKey, TrustedKey, unhex};
use crate::seal::receipt_qr::{PrintedDigest, ReceiptSeal, seal_receipt};
use crate::seal::ticket_qr::TicketKey;
use crate::store::key::KeyRow;
use crate::store::office::OfficeRow;
use crate::store::{Batch, StoreError, View, event, key, office};
use hmac::{Hmac, KeyInit, Mac};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// Name of the secret that folds personal numbers for the search.
const PERSONS: &str = "persons";
/// Name of the secret behind the tickets' short codes.
const TICKETS: &str = "tickets";

/// Makes the first signing key and the secrets, out of the command's random bytes.
pub(super) fn make_first(case: &Case<'_>, batch: &mut Batch, office: &OfficeRow) -> Result<(), OfficeError> {
    make_key(case, batch, office, derived(case, "signing"))?;
    batch.write(key::put_secret(PERSONS, derived(case, PERSONS)));
    batch.write(key::put_secret(TICKETS, derived(case, TICKETS)));
    Ok(())
}

/// Makes the signing key of a unit code that the office now has.
pub(super) fn make_for_unit(
    case: &Case<'_>,
    batch: &mut Batch,
    office: &OfficeRow,
) -> Result<(), OfficeError> {
    make_key(case, batch, office, derived(case, "signing")).map(|_| ())
}

/// Independent secrets out of one seed.
fn derived(case: &Case<'_>, purpose: &str) -> [u8; 32] {
    let mut hash = Sha256::new();
    hash.update(case.seed);
    hash.update(purpose.as_bytes());
    hash.finalize().into()
}

fn make_key(
    case: &Case<'_>,
    batch: &mut Batch,
    office: &OfficeRow,
    seed: [u8; 32],
) -> Result<[u8; 4], OfficeError> {
    let made = SealingKey::from_seed(&seed);
    let kid = made.id().0;
    batch.write(key::put(&KeyRow {
        kid,
        public: *made.public().as_bytes(),
        seed: Some(seed),
        office: format!("{} {}", office.name, office.place),
        unit: office.unit.clone(),
        made_at: case.millis(),
        retired_at: None,
        revoked_at: None,
    }));
    Ok(kid)
}

/// Signs the text of a receipt with the key that signs now.
pub(super) fn seal(
    case: &Case<'_>,
    office: &OfficeRow,
    code: &DossierCode,
    issued_at: Moment,
    due_at: Moment,
    printed: &str,
) -> Result<String, OfficeError> {
    let seed = key::all(case.view)?
        .into_iter()
        .find(|row| row.unit == office.unit && row.retired_at.is_none() && row.revoked_at.is_none())
        .and_then(|row| row.seed)
        .ok_or_else(|| OfficeError::text("key-none-signs"))?;
    let unit = UnitCode::parse(&office.unit).map_err(|error| OfficeError::refused(&error))?;
    let seal = ReceiptSeal {
        unit,
        code: code.clone(),
        issued_at,
        due: time::day(due_at),
        digest: PrintedDigest::of(printed),
    };
    seal_receipt(&seal, &SealingKey::from_seed(&seed)).map_err(|error| OfficeError::refused(&error))
}

/// The keys that receipts are held against, and this office's unit.
pub(super) fn ring(view: &View<'_>) -> Result<(KeyRing, UnitCode), OfficeError> {
    let office = office::get(view)?.ok_or(OfficeError::NotSetUp)?;
    let unit = UnitCode::parse(&office.unit).map_err(|error| OfficeError::refused(&error))?;
    let mut ring = KeyRing::new();
    for row in key::all(view)? {
        let at = |millis: i64| {
            time::from_millis(millis).ok_or_else(|| OfficeError::Store(StoreError::Value("time".into())))
        };
        ring.trust(TrustedKey {
            public: PublicKey::from_bytes(&row.public).map_err(|error| OfficeError::refused(&error))?,
            unit: UnitCode::parse(&row.unit).map_err(|error| OfficeError::refused(&error))?,
            office: row.office,
            state: match (row.revoked_at, row.retired_at) {
                (Some(_), _) => KeyState::Revoked,
                (None, Some(since)) => KeyState::VerifyOnly { since: at(since)? },
                (None, None) => KeyState::Active,
            },
        });
    }
    Ok((ring, unit))
}

/// Folds a personal number so that it can be found but not read (PD-01).
pub(super) fn person_mac(view: &View<'_>, text: &str) -> Result<[u8; 32], OfficeError> {
    let secret = secret(view, PERSONS)?;
    let mut mac = Hmac::<Sha256>::new_from_slice(&secret)
        .map_err(|_| OfficeError::Store(StoreError::Damaged("secret".into())))?;
    mac.update(text.as_bytes());
    Ok(mac.finalize().into_bytes().into())
}

/// The secret behind the tickets' short codes.
pub(super) fn ticket_key(view: &View<'_>) -> Result<TicketKey, OfficeError> {
    Ok(TicketKey::new(secret(view, TICKETS)?))
}

fn secret(view: &View<'_>, name: &str) -> Result<[u8; 32], OfficeError> {
    key::secret(view, name)?.ok_or(OfficeError::NotSetUp)
}

/// Makes a new signing key; the old one goes on verifying (QR-04).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RotateKey {}

/// A key by its short id.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeyAnswer {
    /// First four bytes of SHA-256 of the public key, hexadecimal.
    pub kid: String,
}

impl Command for RotateKey {
    const ACT: Act = Act::RotateKey;
    type Answer = KeyAnswer;

    fn decide(&self, case: &Case<'_>, batch: &mut Batch) -> Result<KeyAnswer, OfficeError> {
        let office = office::get(case.view)?.ok_or(OfficeError::NotSetUp)?;
        for mut row in key::all(case.view)? {
            if row.unit == office.unit && row.retired_at.is_none() {
                row.retired_at = Some(case.millis());
                batch.write(key::put(&row));
            }
        }
        let kid = make_key(case, batch, &office, derived(case, "signing"))?;
        let kid = crate::store::verify::hex(&kid);
        batch.event("key.rotated", format!("key:{kid}"), serde_json::Value::Null);
        Ok(KeyAnswer { kid })
    }
}

/// Trusts the key of another office, so that its receipts are told from forged ones (B28).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TrustKey {
    /// Public key, 64 hexadecimal digits.
    pub public: String,
    pub unit: String,
    pub office: String,
}

impl Command for TrustKey {
    const ACT: Act = Act::TrustKey;
    type Answer = KeyAnswer;

    fn decide(&self, case: &Case<'_>, batch: &mut Batch) -> Result<KeyAnswer, OfficeError> {
        let public = unhex(&self.public).ok_or_else(|| OfficeError::text("key-public"))?;
        let unit = UnitCode::parse(&self.unit).map_err(|error| OfficeError::refused(&error))?;
        let kid = PublicKey::from_bytes(&public)
            .map_err(|error| OfficeError::refused(&error))?
            .id()
            .0;
        if key::all(case.view)?.iter().any(|row| row.kid == kid) {
            return Err(OfficeError::text("key-known"));
        }
        batch.write(key::put(&KeyRow {
            kid,
            public,
            seed: None,
            office: self.office.trim().to_owned(),
            unit: unit.as_str().to_owned(),
            made_at: case.millis(),
            retired_at: None,
            revoked_at: None,
        }));
        let kid = crate::store::verify::hex(&kid);
        batch.event(
            "key.trusted",
            format!("key:{kid}"),
            serde_json::json!({ "unit": self.unit }),
        );
        Ok(KeyAnswer { kid })
    }
}

/// Revokes a key: what it signed is no longer told genuine (B29).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RevokeKey {
    /// Short id of the key, eight hexadecimal digits.
    pub kid: String,
}

impl Command for RevokeKey {
    const ACT: Act = Act::RevokeKey;
    type Answer = KeyAnswer;

    fn decide(&self, case: &Case<'_>, batch: &mut Batch) -> Result<KeyAnswer, OfficeError> {
        let office = office::get(case.view)?.ok_or(OfficeError::NotSetUp)?;
        let mut row = key::all(case.view)?
            .into_iter()
            .find(|row| crate::store::verify::hex(&row.kid) == self.kid.to_lowercase())
            .ok_or_else(|| OfficeError::text("key-unknown"))?;
        let signs = row.unit == office.unit && row.seed.is_some() && row.retired_at.is_none();
        row.revoked_at = Some(case.millis());
        row.retired_at = row.retired_at.or(Some(case.millis()));
        batch.write(key::put(&row));
        // An office without a key could give no receipt: revoking the one that signs makes a new one.
        if signs {
            make_key(case, batch, &office, derived(case, "signing"))?;
        }
        batch.event(
            "key.revoked",
            format!("key:{}", self.kid),
            serde_json::json!({ "replaced": signs }),
        );
        Ok(KeyAnswer {
            kid: self.kid.to_lowercase(),
        })
    }
}

/// A key as it is listed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListedKey {
    pub kid: String,
    pub public: String,
    pub office: String,
    pub unit: String,
    pub signs: bool,
    pub revoked: bool,
}

/// Every key this office knows, oldest first.
pub fn keys(office: &Office) -> Result<Vec<ListedKey>, OfficeError> {
    use crate::store::verify::hex;
    office.read(|view| {
        Ok(key::all(view)?
            .into_iter()
            .map(|row| ListedKey {
                kid: hex(&row.kid),
                public: hex(&row.public),
                signs: row.seed.is_some() && row.retired_at.is_none(),
                revoked: row.revoked_at.is_some(),
                office: row.office,
                unit: row.unit,
            })
            .collect())
    })
}

/// A supervisor confirms that the machine's clock is right although it was set back (CK-02).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConfirmClock {}

impl Command for ConfirmClock {
    const ACT: Act = Act::ConfirmClock;
    type Answer = ();

    fn decide(&self, case: &Case<'_>, batch: &mut Batch) -> Result<(), OfficeError> {
        batch.write(event::trust_clock());
        batch.event(
            "clock.confirmed",
            "clock",
            serde_json::json!({ "at": case.at.to_rfc3339() }),
        );
        Ok(())
    }
}
