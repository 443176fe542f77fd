//! The code on a receipt: genuine is what the office signed and nothing else.
//!
//! Every input is tried as a text that was scanned, and as a payload under a signature that holds:
//! otherwise no mutation would ever pass the signature.

#![no_main]

use ed25519_dalek::{Signer, SigningKey};
use libfuzzer_sys::fuzz_target;
use motcua::domain::code::{DossierCode, UnitCode};
use motcua::domain::time::{day, from_millis};
use motcua::seal::key::{KeyRing, KeyState, SealingKey, TrustedKey};
use motcua::seal::receipt_qr::{PREFIX, PrintedDigest, ReceiptSeal, Verdict, seal_receipt, verify};
use motcua_fuzz::hold_to_words;
use std::sync::LazyLock;

const OURS: [u8; 32] = [7; 32];
const THEIRS: [u8; 32] = [8; 32];
const GENUINE: &str = include_str!("seeds/receipt/genuine");
const FOREIGN: &str = include_str!("seeds/receipt/foreign");

fn unit(code: &str) -> UnitCode {
    UnitCode::parse(code).expect("a unit")
}

static RING: LazyLock<KeyRing> = LazyLock::new(|| {
    let mut ring = KeyRing::new();
    for (seed, code, state) in [
        (OURS, "H46.113", KeyState::Active),
        (THEIRS, "H46.114", KeyState::Active),
        ([9; 32], "H46.113", KeyState::Revoked),
    ] {
        ring.trust(TrustedKey {
            public: SealingKey::from_seed(&seed).public(),
            unit: unit(code),
            office: format!("Trung tâm {code}"),
            state,
        });
    }
    ring
});

/// A receipt of the office whose key this is.
fn sealed(seed: &[u8; 32], code: &str) -> String {
    let issued_at = from_millis(1_791_426_000_000).expect("a moment");
    let seal = ReceiptSeal {
        unit: unit(code),
        code: DossierCode::format(&unit(code), day(issued_at), 975).expect("a code"),
        issued_at,
        due: day(from_millis(1_792_030_800_000).expect("a moment")),
        digest: PrintedDigest::of("một tờ giấy"),
    };
    seal_receipt(&seal, &SealingKey::from_seed(seed)).expect("sealed")
}

fn hold_text(text: &str) {
    let verdict = verify(text, &RING, &unit("H46.113"));
    hold_to_words(&verdict);
    let means = |code: &str| text.trim().eq_ignore_ascii_case(code.trim());
    assert_eq!(
        matches!(verdict, Verdict::Genuine { .. }),
        means(GENUINE),
        "{verdict:?}"
    );
    assert_eq!(
        matches!(verdict, Verdict::Foreign { .. }),
        means(FOREIGN),
        "{verdict:?}"
    );
}

/// What the office's own key says of these bytes: refused, or exactly what sealing writes.
fn hold_payload(payload: &[u8]) {
    let key = SealingKey::from_seed(&OURS);
    let mut bytes = vec![1];
    bytes.extend(key.id().0);
    bytes.extend(payload);
    let signed = [PREFIX.as_bytes(), &bytes].concat();
    bytes.extend(SigningKey::from_bytes(&OURS).sign(&signed).to_bytes());
    let text = format!("{PREFIX}{}", base45::encode(&bytes));
    match verify(&text, &RING, &unit("H46.113")) {
        Verdict::Genuine { seal } => {
            assert_eq!(seal_receipt(&seal, &key).as_deref(), Ok(text.as_str()));
        }
        Verdict::Oversized | Verdict::AlteredOrForged => {}
        other => panic!("{other:?} under our own signature"),
    }
}

fuzz_target!(
    init: {
        assert_eq!(sealed(&OURS, "H46.113"), GENUINE.trim());
        assert_eq!(sealed(&THEIRS, "H46.114"), FOREIGN.trim());
    },
    |bytes: &[u8]| {
        hold_text(&String::from_utf8_lossy(bytes));
        hold_payload(bytes);
    }
);
