//! Sealing and verifying a receipt's code, and counting an appointment.
//!
//! `cargo bench --bench receipt_seal`; quick, with optimised dependencies only: `--profile dev`.

use chrono::NaiveDate;
use motcua::domain::calendar::{Calendar, Week};
use motcua::domain::code::{DossierCode, UnitCode};
use motcua::domain::deadline::{Appointment, DeadlineError, ReturnPolicy, appoint};
use motcua::domain::procedure::TimeLimit;
use motcua::domain::time::{Moment, from_millis};
use motcua::seal::key::{KeyRing, KeyState, SealingKey, TrustedKey};
use motcua::seal::receipt_qr::{PrintedDigest, ReceiptSeal, Verdict, seal_receipt, verify};

fn main() {
    divan::main();
}

fn received() -> Moment {
    from_millis(1_795_143_600_000).unwrap_or_default()
}

/// A receipt, its key and a ring that trusts it.
fn receipt() -> Option<(ReceiptSeal, SealingKey, KeyRing)> {
    let key = SealingKey::from_seed(&[1; 32]);
    let unit = UnitCode::parse("H15.50.05.13").ok()?;
    let mut ring = KeyRing::new();
    ring.trust(TrustedKey {
        public: key.public(),
        unit: unit.clone(),
        office: "Xã Tân Phong".into(),
        state: KeyState::Active,
    });
    let seal = ReceiptSeal {
        code: DossierCode::format(&unit, NaiveDate::from_ymd_opt(2026, 11, 20)?, 975).ok()?,
        unit,
        issued_at: received(),
        due: NaiveDate::from_ymd_opt(2026, 11, 26)?,
        digest: PrintedDigest::of("bản in"),
    };
    Some((seal, key, ring))
}

#[divan::bench]
fn seal_a_receipt(bencher: divan::Bencher) {
    if let Some((seal, key, _)) = receipt() {
        bencher.bench(|| seal_receipt(&seal, &key));
    }
}

#[divan::bench]
fn verify_a_receipt(bencher: divan::Bencher) {
    if let Some((seal, key, ring)) = receipt()
        && let Ok(text) = seal_receipt(&seal, &key)
    {
        bencher.bench(|| -> Verdict { verify(&text, &ring, &seal.unit) });
    }
}

#[divan::bench(args = [3, 25, 120])]
fn count_working_days(bencher: divan::Bencher, days: u32) {
    if let Ok(calendar) = Calendar::vietnam(Week::with_saturday_intake()) {
        let policy = ReturnPolicy::default();
        bencher.bench(|| -> Result<Appointment, DeadlineError> {
            appoint(
                received(),
                TimeLimit::working_days(days),
                Some(900),
                &calendar,
                &policy,
            )
        });
    }
}
