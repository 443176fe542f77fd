//! Looking a dossier up: by the receipt, by code and four digits, and at the desk; what a guesser learns.

use crate::house::{House, Who};
use crate::intake::{receive, with_procedure};
use motcua::office::OfficeError;
use motcua::office::arrange::ChangeOffice;
use motcua::office::dossier::{
    CitizenStep, DossierStatus, FindDossier, LookUp, LookUpStatus, Verified, verify_receipt,
};
use motcua::office::key::{RevokeKey, TrustKey, keys};
use motcua::seal::receipt_qr::Verdict;

fn look_up(house: &House, who: Who, when: &str, look_up: LookUp) -> Verified {
    house.ok(who, when, LookUpStatus { look_up })
}

fn by_code(code: &str, last_four: &str) -> LookUp {
    LookUp::Code {
        code: code.to_owned(),
        last_four: last_four.to_owned(),
    }
}

fn by_receipt(text: &str) -> LookUp {
    LookUp::Receipt {
        text: text.to_owned(),
    }
}

fn found(answer: Verified) -> DossierStatus {
    match answer {
        Verified::Found { status } => *status,
        other => panic!("not found: {other:?}"),
    }
}

fn words(answer: Verified) -> String {
    match answer {
        Verified::NotFound { message } | Verified::Wait { message } => message.id,
        Verified::Found { .. } => panic!("found"),
    }
}

/// The text with one letter changed in the middle.
fn altered(text: &str) -> String {
    let middle = text.len() / 2;
    let other = if text.as_bytes()[middle] == b'A' { 'B' } else { 'A' };
    format!("{}{other}{}", &text[..middle], &text[middle + 1..])
}

#[test]
fn the_receipt_and_the_code_with_four_digits_show_the_same_with_a_masked_name() {
    let house = with_procedure();
    let received = receive(&house, "10:00");
    let by_qr = found(look_up(&house, Who::Kiosk, "10:01", by_receipt(&received.qr)));
    let typed = found(look_up(
        &house,
        Who::Kiosk,
        "10:02",
        by_code("h46.113 261120 OOO1", "5678"),
    ));
    assert_eq!(by_qr, typed);
    assert_eq!(by_qr.step, CitizenStep::Received);
    assert!(
        !by_qr.name.contains("Văn") && by_qr.name.contains('*'),
        "{}",
        by_qr.name
    );
    assert!(!by_qr.overdue);
}

#[test]
fn wrong_code_wrong_digits_and_another_phone_get_the_same_words() {
    let house = with_procedure();
    let code = receive(&house, "10:00").code.as_str().to_owned();
    let answers: Vec<Verified> = [
        by_code(&code, "1111"),
        by_code("H46.113-261120-0999", "5678"),
        by_code("x", "5678"),
    ]
    .into_iter()
    .map(|look| look_up(&house, Who::Kiosk, "10:01", look))
    .collect();
    assert!(answers.iter().all(|answer| *answer == answers[0]), "{answers:?}");
    assert_eq!(words(answers[0].clone()), "dossier-not-found");
}

#[test]
fn five_misses_a_minute_and_no_more_at_one_kiosk() {
    let house = with_procedure();
    let code = receive(&house, "10:00").code.as_str().to_owned();
    for second in 0..5 {
        let when = format!("10:01:0{second}");
        assert_eq!(
            words(look_up(&house, Who::Kiosk, &when, by_code(&code, "1111"))),
            "dossier-not-found"
        );
    }
    // Right or wrong, the sixth waits, so that guessing learns nothing.
    let sixth = look_up(&house, Who::Kiosk, "10:01:06", by_code(&code, "5678"));
    assert_eq!(words(sixth), "dossier-too-many-tries");
    let desk = look_up(&house, Who::Clerk, "10:01:07", by_code(&code, "5678"));
    found(desk);
    let later = look_up(&house, Who::Kiosk, "10:02:06", by_code(&code, "5678"));
    found(later);
}

#[test]
fn a_receipt_is_genuine_altered_foreign_or_of_an_unknown_key() {
    let house = with_procedure();
    let qr = receive(&house, "10:00").qr;
    let verdict = |text: &str| verify_receipt(&house.office, text).unwrap();
    assert!(matches!(verdict(&qr), Verdict::Genuine { .. }));
    assert!(
        verdict(&altered(&qr)).is_forgery(),
        "{:?}",
        verdict(&altered(&qr))
    );
    assert_eq!(verdict(&"A".repeat(5_000)), Verdict::Oversized);
    assert!(!matches!(verdict("https://example.vn"), Verdict::Genuine { .. }));

    // Another office, with keys and a unit of its own.
    let other = with_procedure();
    let change = ChangeOffice {
        unit: Some("H15.50".into()),
        name: Some("Trung tâm khác".into()),
        ..ChangeOffice::default()
    };
    other.ok(Who::Administrator, "08:00", change);
    let theirs = receive(&other, "10:00").qr;
    let strange = look_up(&house, Who::Kiosk, "10:01", by_receipt(&theirs));
    assert_eq!(words(strange), "receipt-key-unknown");
    let key = keys(&other.office)
        .unwrap()
        .into_iter()
        .find(|key| key.unit == "H15.50")
        .unwrap();
    let trust = TrustKey {
        public: key.public.clone(),
        unit: key.unit.clone(),
        office: "Xã Bên Cạnh".into(),
    };
    house.ok(Who::Administrator, "10:02", trust);
    let foreign = look_up(&house, Who::Kiosk, "10:03", by_receipt(&theirs));
    match &foreign {
        Verified::NotFound { message } => assert_eq!(message.id, "receipt-foreign"),
        other => panic!("{other:?}"),
    }
}

#[test]
fn receipts_of_a_revoked_key_are_no_longer_genuine() {
    let house = with_procedure();
    let qr = receive(&house, "10:00").qr;
    let kid = keys(&house.office).unwrap()[0].kid.clone();
    house.ok(Who::Administrator, "10:01", RevokeKey { kid });
    assert_eq!(verify_receipt(&house.office, &qr).unwrap(), Verdict::Revoked);
}

#[test]
fn quick_search_finds_by_code_number_phone_and_e_mail_and_asks_for_the_right() {
    let house = with_procedure();
    let mut body = crate::intake::body();
    body.applicant.form.email = "Thu.Nguyen@Example.vn".into();
    let code = house.ok(Who::Clerk, "10:00", body).code.as_str().to_owned();
    for words in [
        code.as_str(),
        "h46.113-261120-0001",
        "001090012345",
        "0912345678",
        "+84 912 345 678",
        "THU.NGUYEN@EXAMPLE.VN",
    ] {
        let search = FindDossier { words: words.into() };
        assert_eq!(
            house.ok(Who::Specialist, "10:01", search).codes,
            [code.as_str()],
            "{words}"
        );
    }
    let nothing = FindDossier {
        words: "0987654321".into(),
    };
    assert!(house.ok(Who::Clerk, "10:02", nothing).codes.is_empty());
    for who in [Who::Kiosk, Who::Administrator] {
        let refused = house.run(who, "10:03", FindDossier { words: code.clone() });
        assert!(
            matches!(
                refused,
                Err(OfficeError::SignInFirst | OfficeError::NotAllowed { .. })
            ),
            "{who:?}: {refused:?}"
        );
    }
}
