//! VietQR: what was read is read the same again, and every payment that can be asked for can be read.
//!
//! Every input is read as it is and with a checksum that fits, and its lines are the texts of a payment.

#![no_main]

use libfuzzer_sys::fuzz_target;
use motcua::domain::money::Dong;
use motcua::domain::vietqr::{Payee, Payment, Service, VietQrError};
use motcua_fuzz::hold_to_words;

const SEED: &str = include_str!("seeds/vietqr/napas");
/// NAPAS' greatest amount has 13 digits.
const MOST: u64 = 9_999_999_999_999;

fn hold_text(text: &str) {
    let payment = match Payment::read(text) {
        Ok(payment) => payment,
        Err(error) => return hold_to_words(&error),
    };
    match payment.payload() {
        Ok(payload) => assert_eq!(Payment::read(&payload), Ok(payment)),
        // Others may ask for nothing, and write what we never would.
        Err(error) => assert!(
            matches!(error, VietQrError::Text | VietQrError::Amount),
            "{error:?}"
        ),
    }
}

fn with_checksum(text: &str) -> String {
    let crc = crc::Crc::<u16>::new(&crc::CRC_16_IBM_3740);
    let covered = format!("{}6304", text.trim_start());
    format!("{covered}{:04X}", crc.checksum(covered.as_bytes()))
}

fn hold_payment(text: &str) {
    let mut lines = text.lines();
    let mut line = || lines.next().map(str::to_owned);
    let amount = line().and_then(|digits| digits.parse().ok()).unwrap_or(1);
    let payee = Payee::new(
        &line().unwrap_or_default(),
        &line().unwrap_or_default(),
        Service::Card,
    )
    .unwrap_or_else(|_| Payee::new("970436", "0123456789", Service::Account).expect("a payee"));
    let asked = Payment::of(payee.clone(), Dong(amount), text);
    assert_eq!(asked.payload().is_ok(), (1..=MOST).contains(&amount));
    let free = Payment {
        payee,
        amount: None,
        bill: line(),
        reference: line(),
        terminal: line(),
        purpose: line(),
    };
    for payment in [asked, free] {
        if let Ok(payload) = payment.payload() {
            assert_eq!(Payment::read(&payload), Ok(payment));
        }
    }
}

fuzz_target!(
    init: assert!(Payment::read(SEED).is_ok_and(|payment| payment.payload().as_deref() == Ok(SEED.trim()))),
    |bytes: &[u8]| {
        let text = String::from_utf8_lossy(bytes);
        hold_text(&text);
        hold_text(&with_checksum(&text));
        hold_payment(&text);
    }
);
