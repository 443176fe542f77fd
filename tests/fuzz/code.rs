//! Codes of dossiers, units and tickets as they are typed: what was read is read the same again.

#![no_main]

use libfuzzer_sys::fuzz_target;
use motcua::domain::code::{DossierCode, TicketNumber, UnitCode};
use motcua::seal::ticket_qr::{TicketKey, read_ticket, seal_ticket};
use motcua_fuzz::hold_to_words;
use std::sync::LazyLock;

static UNITS: LazyLock<Vec<UnitCode>> = LazyLock::new(|| {
    ["H46.113", "H15.50.05.13", "000.00.14.H05", "G15.OIL.1"]
        .map(|code| UnitCode::parse(code).expect("a unit"))
        .to_vec()
});

fn hold_dossier(code: &DossierCode) {
    assert_eq!(DossierCode::exact(code.as_str()).as_ref(), Ok(code));
    let Ok(unit) = UnitCode::parse(code.unit()) else {
        return;
    };
    if let (Some(date), Some(serial)) = (code.date(), code.serial())
        && let Ok(made) = DossierCode::format(&unit, date, serial)
    {
        assert_eq!(
            (made.date(), made.serial(), made.unit()),
            (Some(date), Some(serial), code.unit())
        );
    }
    // As banks send it back, at the office that it belongs to.
    assert_eq!(
        DossierCode::parse_among(&code.stripped(), &[unit]).as_ref(),
        Ok(code)
    );
}

fn hold(text: &str) {
    match DossierCode::parse(text) {
        Ok(code) => {
            hold_dossier(&code);
            assert_eq!(DossierCode::parse(code.as_str()), Ok(code));
        }
        Err(error) => hold_to_words(&error),
    }
    if let Ok(code) = DossierCode::parse_among(text, &UNITS) {
        hold_dossier(&code);
        assert_eq!(DossierCode::parse_among(code.as_str(), &UNITS), Ok(code));
    }
    match UnitCode::parse(text) {
        Ok(unit) => assert_eq!(UnitCode::parse(unit.as_str()), Ok(unit)),
        Err(error) => hold_to_words(&error),
    }
    match TicketNumber::parse(text) {
        Ok(number) => assert_eq!(TicketNumber::parse(&number.to_string()), Ok(number)),
        Err(error) => hold_to_words(&error),
    }
    let key = TicketKey::new([3; 32]);
    match read_ticket(text, &key) {
        Ok(stub) => {
            let sealed = seal_ticket(&stub, &key).expect("sealed");
            assert!(text.trim().eq_ignore_ascii_case(&sealed));
        }
        Err(error) => hold_to_words(&error),
    }
}

fuzz_target!(
    init: {
        assert!(DossierCode::parse(include_str!("seeds/code/dossier")).is_ok());
        assert!(DossierCode::parse_among(include_str!("seeds/code/stripped"), &UNITS).is_ok());
        assert!(TicketNumber::parse(include_str!("seeds/code/number")).is_ok());
        assert!(read_ticket(include_str!("seeds/code/ticket"), &TicketKey::new([3; 32])).is_ok());
    },
    |bytes: &[u8]| hold(&String::from_utf8_lossy(bytes))
);
