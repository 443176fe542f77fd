//! The table of rights, line by line and role by role: every command is refused exactly where it says so.

use crate::house::{House, Who};
use motcua::office::any::AnyCommand;
use motcua::office::rights::{RIGHTS, allows};
use motcua::office::{Act, OfficeError};
use serde_json::{Value, json};

/// A command of every act as it comes over a wire. What becomes of it once it is let in does not matter here.
fn sample(act: Act) -> Value {
    let hash = "0".repeat(64);
    let at_counter = json!({ "counter": 2 });
    let numbered = json!({ "number": "A001" });
    match act {
        Act::SetUp => json!({ "login": "chu", "admin": "Chủ", "pin": "730194" }),
        Act::SignIn => json!({ "login": "khong-ai", "pin": "730194", "token_hash": hash }),
        Act::AddStaff => json!({ "login": "moi", "name": "Người Mới", "role": "clerk", "pin": "730194" }),
        Act::ChangeStaff => json!({ "login": "khong-ai", "disabled": true }),
        Act::ChangeOwnPin => json!({ "pin": "618352" }),
        // The sign-ins of the others are to hold.
        Act::ChangeSettings => json!({
            "settings": { "session": { "lock_after_minutes": 1440, "longest_hours": 24 } }
        }),
        Act::ChangeField => json!({ "letter": "A" }),
        Act::ChangeCounter => json!({ "number": 2 }),
        Act::ChangeCalendar => json!({ "calendar": calendar() }),
        Act::ImportCatalogue => json!({ "sha256": hash, "procedures": [], "whole": false }),
        Act::ChangeProcedure => json!({ "code": "1.001193" }),
        Act::NoteUnfoundWords => json!({ "words": "giấy lạ" }),
        Act::TakeNumber => json!({ "field": "A" }),
        Act::JoinLine | Act::LeaveLine | Act::ReturnToLine | Act::UndoNoShow | Act::ChangeService => numbered,
        Act::CallNext | Act::Recall | Act::Appear | Act::NoShow | Act::Hold | Act::PutBack | Act::Finish => {
            at_counter
        }
        Act::CallThis => json!({ "counter": 2, "number": "A001", "reason": "vì" }),
        Act::Resume => json!({ "counter": 2, "number": "A001" }),
        Act::Transfer => json!({ "number": "A001", "to": { "counter": 3 } }),
        Act::CorrectStanding => json!({ "number": "A001", "standing": "normal" }),
        Act::ReceiveDossier => json!({ "procedure": "1.001193", "applicant": {} }),
        Act::AttachFile => json!({ "code": "H46.113-261120-0001", "content": [] }),
        Act::OpenDossier => json!({ "code": "H46.113-261120-0001" }),
        Act::FindDossier => json!({ "words": "0912345678" }),
        Act::LookUpStatus => json!({ "look_up": { "by": "receipt", "text": "MC1" } }),
        Act::Reprint => json!({ "again": { "ticket": "A001" } }),
        Act::NotePrint => json!({ "job": 1, "state": "failed" }),
        Act::TrustKey => json!({ "public": "AAAA", "unit": "H46.113", "office": "Xã khác" }),
        Act::RevokeKey => json!({ "kid": "00000000" }),
        Act::SignOut | Act::ConfirmClock | Act::CloseDay | Act::RotateKey | Act::ChangeOffice => json!({}),
    }
}

fn calendar() -> Value {
    let house = House::empty();
    let calendar = house.office.read(motcua::office::calendar::read).unwrap();
    serde_json::to_value(calendar).unwrap()
}

fn command(act: Act) -> AnyCommand {
    let mut sample = sample(act);
    sample["command"] = Value::String(act.name());
    serde_json::from_value(sample).unwrap_or_else(|error| panic!("{act:?}: {error}"))
}

#[test]
fn each_act_is_refused_exactly_to_the_roles_that_the_table_leaves_out() {
    let mut wrong = Vec::new();
    for (act, _) in RIGHTS {
        let house = House::new();
        for who in Who::ALL {
            let command = command(*act);
            assert_eq!(command.act(), *act, "a sample of another command");
            let outcome = house.any(who.by(), "08:00", command);
            let refused = match &outcome {
                Err(OfficeError::NotAllowed { act: said, role }) => {
                    assert_eq!((said, *role), (act, who.role()));
                    true
                }
                Err(OfficeError::SignInFirst) => {
                    assert_eq!(who, Who::Kiosk, "{act:?}");
                    true
                }
                Err(OfficeError::SessionEnded | OfficeError::OtherStation { .. }) => {
                    panic!("{act:?} by {who:?}: {outcome:?}")
                }
                _ => false,
            };
            if refused == allows(*act, who.role()) {
                wrong.push((*act, who, outcome.map_err(|error| error.to_string())));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_refused_act_leaves_nothing_behind() {
    for (act, roles) in RIGHTS {
        let Some(who) = Who::ALL.into_iter().find(|who| !roles.contains(&who.role())) else {
            continue;
        };
        if *act == Act::SetUp {
            continue; // hashes a PIN first: the table's walk above tries it
        }
        let house = House::new();
        let before = house.texts(|_| true);
        house.any(who.by(), "08:00", command(*act)).unwrap_err();
        assert_eq!(house.texts(|_| true), before, "{act:?} by {who:?}");
    }
}

#[test]
fn every_act_has_exactly_one_line_in_the_table() {
    for (act, roles) in RIGHTS {
        assert_eq!(
            RIGHTS.iter().filter(|(other, _)| other == act).count(),
            1,
            "{act:?}"
        );
        assert!(!roles.is_empty());
    }
}
