//! The text of a citizen card: whatever is taken for a card is the same when written and read again.

#![no_main]

use libfuzzer_sys::fuzz_target;
use motcua::domain::applicant::birth::Birth;
use motcua::domain::applicant::card::{CardKind, CardReading, CitizenCard, read};
use motcua::domain::applicant::identity::Sex;
use motcua::domain::applicant::text::INPUT_LIMIT;
use motcua_fuzz::hold_to_words;

const SEED: &str = include_str!("seeds/card/2024");

/// The card as a card would say it.
fn written(card: &CitizenCard) -> String {
    let birth = match card.birth {
        None => "00000000".to_owned(),
        Some(Birth::Full(date)) => date.format("%d%m%Y").to_string(),
        Some(Birth::Year(year)) => format!("{year:04}"),
    };
    let sex = match card.sex {
        Some(Sex::Male) => "Nam",
        Some(Sex::Female) => "Nữ",
        None => "N?",
    };
    let former = card.former_number.as_ref().map_or("", |number| &number.0);
    let address = card.address.as_ref().map_or("", |address| address.as_str());
    let issued = card.issued.map(|date| date.format("%d%m%Y").to_string());
    let more = match card.kind {
        CardKind::Chip2021 => "",
        CardKind::Card2024 => "|",
    };
    format!(
        "{}|{former}|{}|{birth}|{sex}|{address}|{}{more}",
        card.number.as_str(),
        card.name.as_str(),
        issued.unwrap_or_default(),
    )
}

fn hold(text: &str) {
    let CardReading { card, warnings } = match read(text) {
        Ok(reading) => reading,
        Err(error) => return hold_to_words(&error),
    };
    warnings.iter().for_each(hold_to_words);
    let json = serde_json::to_string(&card).expect("written");
    assert_eq!(serde_json::from_str::<CitizenCard>(&json).expect("read"), card);
    let again = written(&card);
    // Composed letters may take more room than they came in.
    if again.len() <= INPUT_LIMIT {
        assert_eq!(read(&again).map(|reading| reading.card), Ok(card));
    }
}

fuzz_target!(
    init: assert_eq!(read(SEED).expect("a card").card.kind, CardKind::Card2024),
    // Scanners send what is no UTF-8 too.
    |bytes: &[u8]| hold(&String::from_utf8_lossy(bytes))
);
