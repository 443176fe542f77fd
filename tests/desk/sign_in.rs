//! PINs, sessions and the first administrator: how long a sign-in lasts, and what guessing costs.

use crate::house::{House, PIN, Who};
use motcua::office::catalogue::NoteUnfoundWords;
use motcua::office::dossier::FindDossier;
use motcua::office::queue::{CallNext, TakeNumber};
use motcua::office::staff::{AddStaff, ChangeOwnPin, ChangeStaff, Pin, SetUp, SignIn, SignInAnswer};
use motcua::office::{By, OfficeError, Role};

fn pin(digits: &str) -> Pin {
    Pin::new(digits)
}

fn station(name: &str) -> By {
    By {
        session: None,
        station: name.to_owned(),
    }
}

fn try_pin(house: &House, when: &str, login: &str, digits: &str) -> SignInAnswer {
    house
        .send(
            station("quay-2"),
            when,
            SignIn::new(login, pin(digits), &house.request()),
        )
        .unwrap()
}

/// What a clerk may do and a citizen may not; changes nothing worth naming.
fn still_in(house: &House, by: By, when: &str) -> Result<(), OfficeError> {
    house
        .send(
            by,
            when,
            FindDossier {
                words: "0912345678".into(),
            },
        )
        .map(|_| ())
}

fn usual_limits(house: &House, when: &str) {
    house.settings(when, |settings| {
        settings.session.lock_after_minutes = 5;
        settings.session.longest_hours = 8;
    });
}

#[test]
fn there_is_no_default_account_and_set_up_works_once() {
    let house = House::empty();
    for login in ["admin", "root", "quan-tri", "administrator", ""] {
        let body = SignIn::new(login, pin("123456"), "token");
        let refused = house.send(station("quay-2"), "08:00", body);
        assert!(matches!(refused, Err(OfficeError::NotSetUp)), "{refused:?}");
    }
    assert_eq!(house.count("SELECT count(*) FROM staff"), 0);
    house.ok(
        Who::Kiosk,
        "08:01",
        SetUp::sample("quan-tri", "Ngô Quản Trị", pin(PIN)),
    );
    let again = house.run(Who::Kiosk, "08:02", SetUp::sample("khac", "Kẻ Khác", pin(PIN)));
    assert!(matches!(again, Err(OfficeError::SetUpAlready)), "{again:?}");
    assert_eq!(house.count("SELECT count(*) FROM staff"), 1);
}

#[test]
fn short_common_and_worded_pins_are_refused_in_their_own_words() {
    let house = House::new();
    for (digits, said) in [
        ("12345", "pin-too-short"),
        ("73019a", "pin-not-digits"),
        ("123456", "pin-common"),
        ("000000", "pin-common"),
    ] {
        let refused = house.refused(Who::Clerk, "08:00", ChangeOwnPin::new(pin(digits)));
        assert_eq!(refused.id, said, "{digits}");
        let body = AddStaff::new("moi", "Người Mới", Role::Clerk, pin(digits));
        assert_eq!(house.refused(Who::Administrator, "08:00", body).id, said);
    }
    assert_eq!(house.count("SELECT count(*) FROM staff"), 5);
}

#[test]
fn an_unknown_name_and_a_wrong_pin_get_the_same_answer() {
    let house = House::new();
    let unknown = try_pin(&house, "08:00", "khong-ai", "918273");
    let wrong = try_pin(&house, "08:00", Who::Clerk.login(), "918273");
    assert_eq!(unknown, wrong);
    assert_eq!(unknown, SignInAnswer::Wrong);
}

#[test]
fn five_wrong_pins_make_one_wait_thirty_seconds_and_then_twice_as_long() {
    let house = House::new();
    let name = Who::Clerk.login();
    for second in 0..5 {
        assert_eq!(
            try_pin(&house, &format!("08:00:0{second}"), name, "918273"),
            SignInAnswer::Wrong
        );
    }
    // Even the right PIN waits, so that guessing learns nothing.
    assert_eq!(
        try_pin(&house, "08:00:05", name, PIN),
        SignInAnswer::Wait { seconds: 29 }
    );
    assert_eq!(try_pin(&house, "08:00:34", name, "918273"), SignInAnswer::Wrong);
    assert_eq!(
        try_pin(&house, "08:00:35", name, PIN),
        SignInAnswer::Wait { seconds: 59 }
    );
    assert!(matches!(
        try_pin(&house, "08:01:35", name, PIN),
        SignInAnswer::SignedIn {
            role: Role::Clerk,
            ..
        }
    ));
    assert_eq!(
        try_pin(&house, "08:01:36", name, "918273"),
        SignInAnswer::Wrong,
        "counted anew"
    );
    assert!(matches!(
        try_pin(&house, "08:01:37", name, PIN),
        SignInAnswer::SignedIn { .. }
    ));
}

#[test]
fn a_desk_locks_after_five_idle_minutes() {
    let house = House::new();
    usual_limits(&house, "08:00");
    let clerk = house.sign_in_again(Who::Clerk, "08:00");
    still_in(&house, clerk.clone(), "08:04").unwrap();
    still_in(&house, clerk.clone(), "08:08").unwrap();
    let ended = still_in(&house, clerk.clone(), "08:13");
    assert!(matches!(ended, Err(OfficeError::SessionEnded)), "{ended:?}");
}

#[test]
fn a_desk_asks_for_the_pin_after_eight_hours_however_busy_it_was() {
    let house = House::new();
    usual_limits(&house, "08:00");
    let clerk = house.sign_in_again(Who::Clerk, "08:00");
    let mut minutes = 8 * 60;
    while minutes + 4 < 16 * 60 {
        minutes += 4;
        let when = format!("{:02}:{:02}", minutes / 60, minutes % 60);
        still_in(&house, clerk.clone(), &when).unwrap();
    }
    let ended = still_in(&house, clerk.clone(), "16:01");
    assert!(matches!(ended, Err(OfficeError::SessionEnded)), "{ended:?}");
}

#[test]
fn a_session_holds_at_its_station_only() {
    let house = House::new();
    let carried = By {
        station: "quay-5".to_owned(),
        ..Who::Clerk.by()
    };
    let refused = still_in(&house, carried, "08:00");
    assert!(
        matches!(&refused, Err(OfficeError::OtherStation { station }) if station == "quay-2"),
        "{refused:?}"
    );
    let invented = By {
        session: Some("token-of-nobody".into()),
        station: "quay-2".into(),
    };
    let refused = still_in(&house, invented, "08:00");
    assert!(matches!(refused, Err(OfficeError::SessionEnded)), "{refused:?}");
}

#[test]
fn signing_in_at_a_station_ends_the_session_before() {
    let house = House::new();
    let body = SignIn::new(Who::SecondClerk.login(), pin(PIN), "new-token");
    house.send(station("quay-2"), "08:00", body).unwrap();
    let before = still_in(&house, Who::Clerk.by(), "08:01");
    assert!(matches!(before, Err(OfficeError::SessionEnded)), "{before:?}");
    let elsewhere = still_in(&house, Who::SecondClerk.by(), "08:01");
    assert!(
        matches!(elsewhere, Err(OfficeError::SessionEnded)),
        "one person, one station"
    );
    let now = By {
        session: Some("new-token".into()),
        station: "quay-2".into(),
    };
    still_in(&house, now, "08:01").unwrap();
}

#[test]
fn a_disabled_person_is_out_at_once_and_cannot_come_back() {
    let house = House::new();
    let disable = ChangeStaff::new(Who::Clerk.login(), None, Some(true), None);
    house.ok(Who::Administrator, "08:00", disable);
    let refused = still_in(&house, Who::Clerk.by(), "08:00");
    assert!(matches!(refused, Err(OfficeError::SessionEnded)), "{refused:?}");
    assert_eq!(
        try_pin(&house, "08:01", Who::Clerk.login(), PIN),
        SignInAnswer::Wrong
    );
    let enable = ChangeStaff::new(Who::Clerk.login(), None, Some(false), None);
    house.ok(Who::Administrator, "08:02", enable);
    house.sign_in_again(Who::Clerk, "08:03");
}

#[test]
fn the_last_administrator_stays() {
    let house = House::new();
    let me = Who::Administrator.login();
    for change in [
        ChangeStaff::new(me, None, Some(true), None),
        ChangeStaff::new(me, Some(Role::Clerk), None, None),
    ] {
        assert_eq!(
            house.refused(Who::Administrator, "08:00", change).id,
            "staff-last-administrator"
        );
    }
    let second = ChangeStaff::new(Who::Leader.login(), Some(Role::Administrator), None, None);
    house.ok(Who::Administrator, "08:01", second);
    let gone = ChangeStaff::new(me, None, Some(true), None);
    house.ok(Who::Administrator, "08:02", gone);
}

#[test]
fn no_pin_and_no_token_stands_in_the_file() {
    let house = House::new();
    house.ok(Who::Clerk, "08:00", ChangeOwnPin::new(pin("618352")));
    let written = house.texts(|_| true);
    for secret in [PIN, "618352", &Who::Clerk.token()] {
        assert!(!written.contains(secret), "{secret}");
    }
    assert!(written.contains("$argon2id$"), "the file was read");
    let raw = std::fs::read(house.file()).unwrap();
    assert!(!raw.windows(6).any(|part| part == b"618352"));
    let shown = format!("{:?}", ChangeOwnPin::new(pin("618352")));
    assert!(!shown.contains("618352"), "{shown}");
}

#[test]
fn a_citizen_searches_no_dossier_and_calls_nobody() {
    let house = House::new();
    house.ok(Who::Kiosk, "08:00", TakeNumber::of('A'));
    for outcome in [
        house
            .run(Who::Kiosk, "08:01", CallNext { counter: 2 })
            .map(|_| ()),
        still_in(&house, Who::Kiosk.by(), "08:01"),
    ] {
        assert!(matches!(outcome, Err(OfficeError::SignInFirst)), "{outcome:?}");
    }
    let words = NoteUnfoundWords {
        words: "giấy lạ".into(),
    };
    assert!(house.ok(Who::Kiosk, "08:02", words));
}
