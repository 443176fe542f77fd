//! Taking dossiers in: persons, papers, date, fee, code and receipt, all in one step or not at all.

use crate::house::{House, Who, at};
use motcua::domain::applicant::ApplicantForm;
use motcua::domain::applicant::identity::IdentityKind;
use motcua::domain::applicant::party::Authorisation;
use motcua::domain::fee::FeeInput;
use motcua::domain::money::Dong;
use motcua::domain::procedure::{Procedure, ProcedureCode, TimeLimit};
use motcua::office::catalogue::{ChangeProcedure, ImportCatalogue};
use motcua::office::dossier::{
    AttachFile, HandedIn, PaperState, PartyForm, PayBy, ReceiveDossier, ReceivedDossier, media_of, receipt_of,
};
use motcua::office::printing::{PrintAgain, Printable, Reprint, printable};
use motcua::office::settings::Bank;
use motcua::office::{OfficeError, Order};
use motcua::paper::pdf;
use motcua::paper::receipt::{PaperSize, ReceiptTemplate, lay_out};
use motcua::store::dossier;
use motcua::words::{Language, render};
use serde_json::json;

pub const CARD: &str =
    "001090012345|012345678|Nguyễn Văn Thử|01011990|Nam|Số 1, Phố Bờ Hồ, Xã Tân Phong|15062021";
const CARD_2024: &str = "001190012346||Trần Thị Bình|02021990|Nữ|Thôn 2, Xã Tân Phong|01082024||||";

pub const CODE: &str = "1.999001";

/// A procedure of our own with two papers, three working days and no fee.
pub fn procedure() -> Procedure {
    serde_json::from_value(json!({
        "code": CODE,
        "name": "Xác nhận một việc để thử",
        "field": "Hộ tịch",
        "levels": ["commune"],
        "agency": "Ủy ban nhân dân cấp xã",
        "channels": [{ "channel": "direct", "limit": { "unit": "working_half_days", "n": 6 } }],
        "cases": [{ "name": "", "papers": [
            { "name": "Tờ khai theo mẫu", "originals": 1 },
            { "name": "Giấy tờ chứng minh", "copies": 2 },
        ] }],
    }))
    .unwrap()
}

pub fn import(house: &House, when: &str, procedure: Procedure) {
    let mark = house.request();
    let body = ImportCatalogue {
        sha256: format!("{:0>64}", mark.trim_start_matches("request-")),
        procedures: vec![procedure],
        whole: false,
        again: false,
    };
    house.ok(Who::Administrator, when, body);
}

pub fn with_procedure() -> House {
    let house = House::new();
    import(&house, "07:02", procedure());
    house
}

pub fn person() -> PartyForm {
    PartyForm {
        card: Some(CARD.to_owned()),
        form: ApplicantForm {
            phone: "0912 345 678".into(),
            ..ApplicantForm::default()
        },
        authorisation: None,
    }
}

pub fn body() -> ReceiveDossier {
    ReceiveDossier::direct(ProcedureCode(CODE.into()), person())
}

pub fn receive(house: &House, when: &str) -> ReceivedDossier {
    house.ok(Who::Clerk, when, body())
}

fn pair(place: &str, id: &str) -> (String, String) {
    (place.to_owned(), id.to_owned())
}

fn without_blanks(text: &str) -> String {
    text.split_whitespace().collect()
}

#[test]
fn received_on_friday_with_three_working_days_is_due_on_thursday() {
    let house = with_procedure();
    let received = receive(&house, "10:00");
    // 24/11/2026 is a day off: 23, 25 and 26 November are the three days.
    assert_eq!(received.due_at, at("2026-11-26 16:30"));
    assert_eq!(received.limit, TimeLimit::working_days(3));
    assert!(
        received.explanation.iter().any(|line| {
            let said = render(Language::Vi, line);
            said.contains("24/11")
        }),
        "{:?}",
        received.explanation
    );
}

#[test]
fn the_offices_own_limit_is_promised_when_it_is_shorter() {
    let house = with_procedure();
    let own = ChangeProcedure {
        code: ProcedureCode(CODE.into()),
        received: None,
        field: None,
        counters: None,
        own_limit: Some(TimeLimit::working_days(1)),
        confirm_limit: None,
        fees: None,
    };
    house.ok(Who::Leader, "08:00", own);
    assert_eq!(receive(&house, "10:00").due_at, at("2026-11-23 16:30"));
}

#[test]
fn cards_of_both_kinds_fill_the_form_and_what_was_typed_stays() {
    let house = with_procedure();
    for (card, name) in [(CARD, "Nguyễn Văn Thử"), (CARD_2024, "Trần Thị Bình")] {
        let mut body = body();
        body.applicant.card = Some(card.into());
        let received = house.ok(Who::Clerk, "10:00", body);
        let (content, _) = receipt_of(&house.office, received.dossier).unwrap();
        assert_eq!(content.applicant, name);
    }
    let mut typed = body();
    typed.applicant.form.name = "Nguyễn Văn Thử Đã Đổi Tên".into();
    let received = house.ok(Who::Clerk, "10:01", typed);
    let (content, _) = receipt_of(&house.office, received.dossier).unwrap();
    assert_eq!(content.applicant, "Nguyễn Văn Thử Đã Đổi Tên");
}

#[test]
fn the_owner_stands_on_the_receipt_and_the_authorised_person_needs_a_paper() {
    let house = with_procedure();
    let other = || PartyForm {
        card: Some(CARD_2024.into()),
        ..PartyForm::default()
    };
    let mut for_another = body();
    for_another.owner = Some(PartyForm {
        form: ApplicantForm {
            name: "Nguyễn Bé Con".into(),
            identity_kind: IdentityKind::Without,
            ..ApplicantForm::default()
        },
        ..PartyForm::default()
    });
    let mut without_paper = for_another.clone();
    without_paper.authorised = Some(other());
    assert!(!house.wrong_fields(Who::Clerk, "10:00", without_paper).is_empty());
    for_another.authorised = Some(PartyForm {
        authorisation: Some(Authorisation {
            paper: "Giấy ủy quyền".into(),
            number: None,
            date: None,
        }),
        ..other()
    });
    let received = house.ok(Who::Clerk, "10:01", for_another);
    let (content, _) = receipt_of(&house.office, received.dossier).unwrap();
    assert_eq!(content.applicant, "Nguyễn Bé Con");
    assert_eq!(content.handed_in_by.as_deref(), Some("Nguyễn Văn Thử"));
}

#[test]
fn a_number_that_does_not_match_the_birth_needs_a_reason() {
    let house = with_procedure();
    let mut doubtful = body();
    doubtful.applicant.card = Some(CARD.replace("01011990", "01011985"));
    assert_eq!(
        house.wrong_fields(Who::Clerk, "10:00", doubtful.clone()),
        [pair("reason", "intake-reason-needed")]
    );
    doubtful.reason = Some("đã đối chiếu thẻ".into());
    let received = house.ok(Who::Clerk, "10:01", doubtful);
    assert!(!received.warnings.is_empty());
}

#[test]
fn everything_wrong_is_told_at_once_with_its_place_and_nothing_is_stored() {
    let house = with_procedure();
    let events = house.count("SELECT count(*) FROM event");
    let mut wrong = body();
    wrong.applicant = PartyForm {
        form: ApplicantForm {
            identity: "0010900123".into(),
            phone: "0912".into(),
            email: "a@b".into(),
            ..ApplicantForm::default()
        },
        ..PartyForm::default()
    };
    wrong.papers = Some(vec![]);
    wrong.sets = 0;
    let places: Vec<String> = house
        .wrong_fields(Who::Clerk, "10:00", wrong)
        .into_iter()
        .map(|(place, _)| place)
        .collect();
    for place in [
        "applicant.name",
        "applicant.identity",
        "applicant.phone",
        "applicant.email",
        "papers.0",
        "papers.1",
        "sets",
    ] {
        assert!(places.contains(&place.to_owned()), "{place} of {places:?}");
    }
    assert_eq!(house.count("SELECT count(*) FROM event"), events);
    assert_eq!(house.count("SELECT count(*) FROM party"), 0);
}

#[test]
fn a_paper_outside_the_list_and_one_named_twice_are_refused() {
    let house = with_procedure();
    let paper = |paper| HandedIn {
        paper,
        state: PaperState::OnPaper,
        originals: 1,
        copies: 0,
    };
    let mut outside = body();
    outside.papers = Some(vec![paper(0), paper(1), paper(7)]);
    assert_eq!(
        house.wrong_fields(Who::Clerk, "10:00", outside),
        [pair("papers.7", "intake-paper-not-asked")]
    );
    let mut twice = body();
    twice.papers = Some(vec![paper(0), paper(0), paper(1)]);
    let wrong = house.wrong_fields(Who::Clerk, "10:00", twice);
    assert!(
        wrong.contains(&pair("papers.0", "intake-paper-twice")),
        "{wrong:?}"
    );
}

#[test]
fn codes_have_no_gap_within_a_day_also_across_refused_intakes() {
    let house = with_procedure();
    let mut codes = Vec::new();
    for n in 0..4 {
        let mut refused = body();
        refused.papers = Some(vec![]);
        house.wrong_fields(Who::Clerk, "10:00", refused);
        codes.push(receive(&house, &format!("10:0{n}")).code.as_str().to_owned());
    }
    assert_eq!(codes, [1, 2, 3, 4].map(|n| format!("H46.113-261120-{n:04}")));
    let clerk = house.sign_in_again(Who::Clerk, "2026-11-23 08:00");
    let next_day = house.send(clerk, "2026-11-23 08:01", body()).unwrap();
    assert_eq!(next_day.code.as_str(), "H46.113-261123-0001");
}

#[test]
fn pages_and_copies_cost_what_the_formula_says_and_an_exemption_costs_nothing() {
    let house = House::new();
    let mut body = ReceiveDossier::direct(ProcedureCode("2.000815".into()), person());
    body.fee = FeeInput {
        copies: 2,
        units: 5,
        rows: None,
    };
    // Two pages at 2,000 and three at 1,000 a copy, two copies.
    let received = house.ok(Who::Clerk, "10:00", body.clone());
    assert_eq!(received.bill.total, Dong(14_000));
    body.exempt = Some("Người có công".into());
    let free = house.ok(Who::Clerk, "10:01", body.clone());
    assert_eq!(free.bill.total, Dong(0));
    let (content, _) = receipt_of(&house.office, free.dossier).unwrap();
    assert_eq!(content.fee.unwrap().exemption.as_deref(), Some("Người có công"));
    body.paid = Some(PayBy::Cash {
        e_receipt: String::new(),
    });
    assert_eq!(
        house.wrong_fields(Who::Clerk, "10:02", body),
        [pair("paid", "intake-nothing-to-pay")]
    );
}

#[test]
fn a_bank_gives_a_vietqr_until_the_fee_is_paid_and_the_payment_says_who_confirmed() {
    let house = House::new();
    let mut body = ReceiveDossier::direct(ProcedureCode("2.000815".into()), person());
    body.fee = FeeInput {
        copies: 1,
        units: 1,
        rows: None,
    };
    assert_eq!(
        house.ok(Who::Clerk, "10:00", body.clone()).vietqr,
        None,
        "no bank is set"
    );
    house.settings("10:01", |settings| {
        settings.bank = Some(Bank {
            bin: "970436".into(),
            account: "0123456789".into(),
            name: "KHO BAC".into(),
        });
    });
    let asked = house.ok(Who::Clerk, "10:02", body.clone());
    let vietqr = asked.vietqr.unwrap();
    assert!(
        vietqr.contains("970436") && vietqr.contains("0123456789"),
        "{vietqr}"
    );
    assert!(vietqr.contains(&asked.code.stripped()), "the code is the purpose");
    body.paid = Some(PayBy::Transfer {
        e_receipt: "BL-0007".into(),
    });
    let paid = house.ok(Who::Clerk, "10:03", body);
    assert_eq!(paid.vietqr, None);
    let payment = house
        .office
        .read(|view| Ok(dossier::payment(view, paid.dossier)?))
        .unwrap()
        .unwrap();
    let clerk = house.count("SELECT id FROM staff WHERE login = 'lan'");
    assert_eq!(
        (
            payment.way.as_str(),
            payment.amount,
            payment.confirmed_by.0,
            payment.e_receipt.as_str()
        ),
        ("transfer", 2_000, clerk, "BL-0007")
    );
    let (content, _) = receipt_of(&house.office, paid.dossier).unwrap();
    assert!(content.fee.unwrap().payment.unwrap().contains("BL-0007"));
}

#[test]
fn the_printed_receipt_says_what_was_stored_on_both_papers() {
    let house = with_procedure();
    let received = receive(&house, "10:00");
    let (content, qr) = receipt_of(&house.office, received.dossier).unwrap();
    assert_eq!(qr, received.qr);
    let template = ReceiptTemplate::embedded().unwrap();
    for (size, name) in [(PaperSize::A5Landscape, "a5"), (PaperSize::A4, "a4")] {
        let document = lay_out(&content, &qr, &template, size).unwrap();
        let file = house.folder.path().join(format!("{name}.pdf"));
        std::fs::write(&file, pdf::write(&document, received.received_at).unwrap()).unwrap();
        let Ok(output) = std::process::Command::new("pdftotext")
            .args(["-raw", "-enc", "UTF-8"])
            .arg(&file)
            .arg("-")
            .output()
        else {
            eprintln!("pdftotext is not installed: the text is not read back");
            continue;
        };
        let text = without_blanks(&String::from_utf8(output.stdout).unwrap());
        for said in [
            "Nguyễn Văn Thử",
            "Xác nhận một việc để thử",
            "Tờ khai theo mẫu",
            "Giấy tờ chứng minh",
            "H46.113-261120-0001",
            "0912345678",
            "26/11/2026",
            "Phạm Thị Lan",
        ] {
            assert!(text.contains(&without_blanks(said)), "{said} on {name}");
        }
        assert!(!text.contains("001090012345"), "the number is masked on {name}");
    }
}

#[test]
fn a_reprint_is_marked_and_keeps_the_signed_qr() {
    let house = with_procedure();
    let received = receive(&house, "10:00");
    let again = Reprint {
        again: PrintAgain::Receipt(received.code.as_str().to_owned()),
    };
    let job = house.ok(Who::Clerk, "11:00", again.clone());
    assert_eq!(job.reprint, 1);
    match printable(&house.office, job.id, at("11:01")).unwrap() {
        Printable::Receipt(_, qr) => assert_eq!(qr, received.qr),
        other => panic!("{other:?}"),
    }
    assert_eq!(house.refused(Who::Kiosk, "11:02", again).id, "print-at-desk");
}

#[test]
fn files_are_taken_by_content_and_size() {
    let house = with_procedure();
    let code = receive(&house, "10:00").code.as_str().to_owned();
    let pdf = b"%PDF-1.7\n1 0 obj\n%%EOF\n".to_vec();
    assert!(media_of(&pdf).is_some());
    let attach = |content: Vec<u8>, paper| AttachFile {
        code: code.clone(),
        paper,
        content,
    };
    house.ok(Who::Clerk, "10:01", attach(pdf.clone(), Some(1)));
    let refused = |content, paper| house.refused(Who::Clerk, "10:02", attach(content, paper)).id;
    assert_eq!(refused(pdf.clone(), Some(1)), "attach-twice");
    assert_eq!(refused(pdf.clone(), Some(9)), "attach-no-such-paper");
    assert_eq!(refused(Vec::new(), None), "attach-empty");
    assert_eq!(
        refused(b"MZ\x90\x00 a program named scan.pdf".to_vec(), None),
        "attach-kind"
    );
    house.settings("10:03", |settings| settings.intake.file_bytes = 10);
    assert_eq!(refused(pdf.clone(), None), "attach-too-large");
    house.settings("10:04", |settings| {
        settings.intake.file_bytes = 100;
        settings.intake.dossier_bytes = 30;
    });
    assert_eq!(refused(pdf, None), "attach-dossier-full");
    assert_eq!(house.count("SELECT count(*) FROM attachment"), 1);
}

#[test]
fn a_procedure_of_another_agency_is_refused_with_its_name() {
    let house = House::new();
    let mut elsewhere = procedure();
    elsewhere.levels = serde_json::from_value(json!(["province"])).unwrap();
    elsewhere.agency = "Sở Tư pháp".into();
    import(&house, "07:02", elsewhere);
    let refused = house.refused(Who::Clerk, "10:00", body());
    assert_eq!(refused.id, "intake-not-received-here");
    assert!(render(Language::Vi, &refused).contains("Sở Tư pháp"));
}

#[test]
fn an_unnamed_limit_is_refused_until_a_person_confirms_it() {
    let house = House::new();
    let mut unnamed = procedure();
    unnamed.channels[0].limit = TimeLimit::Unstated;
    import(&house, "07:02", unnamed);
    assert_eq!(
        house.refused(Who::Clerk, "10:00", body()).id,
        "intake-limit-unconfirmed"
    );
    let confirm = ChangeProcedure {
        code: ProcedureCode(CODE.into()),
        received: None,
        field: None,
        counters: None,
        own_limit: None,
        confirm_limit: Some(TimeLimit::working_days(3)),
        fees: None,
    };
    house.ok(Who::Leader, "10:01", confirm);
    assert_eq!(receive(&house, "10:02").due_at, at("2026-11-26 16:30"));
}

#[test]
fn a_dossier_keeps_the_version_it_was_received_under() {
    let house = with_procedure();
    let old = receive(&house, "10:00");
    let (before, _) = receipt_of(&house.office, old.dossier).unwrap();
    let mut changed = procedure();
    changed.name = "Xác nhận một việc, tên mới".into();
    changed.channels[0].limit = TimeLimit::working_days(1);
    import(&house, "10:30", changed);
    let (after, _) = receipt_of(&house.office, old.dossier).unwrap();
    assert_eq!(after, before);
    let new = receive(&house, "11:00");
    assert_eq!(new.due_at, at("2026-11-23 16:30"));
    let (content, _) = receipt_of(&house.office, new.dossier).unwrap();
    assert_eq!(content.procedure, "Xác nhận một việc, tên mới");
}

#[test]
fn a_repeated_request_gives_the_first_answer_and_no_second_dossier() {
    let house = with_procedure();
    let order = |body| Order {
        request: "one-and-the-same".to_owned(),
        by: Who::Clerk.by(),
        body,
    };
    let first = house.office.run(order(body()), at("10:00")).unwrap();
    let second = house.office.run(order(body()), at("10:05")).unwrap();
    assert_eq!(first, second);
    assert_eq!(house.count("SELECT count(*) FROM dossier"), 1);
    let mut other = body();
    other.sets = 2;
    let reused = house.office.run(order(other), at("10:06"));
    assert!(
        matches!(reused, Err(OfficeError::Store(_))),
        "another body under the id: {reused:?}"
    );
}

#[test]
fn personal_data_stands_only_in_the_tables_made_for_it() {
    let house = with_procedure();
    let mut body = body();
    body.applicant.form.email = "thu.nguyen@example.vn".into();
    house.ok(Who::Clerk, "10:00", body);
    let elsewhere = house.texts(|table| !matches!(table, "party" | "ticket_person" | "attachment"));
    let own = house.texts(|table| table == "party");
    for personal in [
        "Nguyễn Văn Thử",
        "001090012345",
        "912345678",
        "Phố Bờ Hồ",
        "thu.nguyen@example.vn",
    ] {
        assert!(own.contains(personal), "{personal} was stored");
        assert!(!elsewhere.contains(personal), "{personal}");
    }
    assert!(!elsewhere.to_lowercase().contains("nguyen van thu"), "nor folded");
}
