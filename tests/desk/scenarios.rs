//! The user-level cases that established queue systems check, each by the name of what it proves.

use crate::house::{DAY, House, Who, at};
use motcua::domain::procedure::ProcedureCode;
use motcua::domain::ticket::TicketState;
use motcua::domain::waiting::Standing;
use motcua::office::arrange::{ChangeCounter, ChangeField, office_answer};
use motcua::office::calendar::ChangeCalendar;
use motcua::office::printing::{NotePrint, open_jobs};
use motcua::office::queue::SendTo;
use motcua::office::queue::{
    Appear, CallAnswer, CallNext, CallThis, ChangeService, Citizen, CorrectStanding, Finish, Hold, JoinLine,
    LeaveLine, NoShow, Recall, Resume, ReturnToLine, TakeNumber, TicketAnswer, Transfer, queue_of,
};
use motcua::office::settings::Lines;
use motcua::office::staff::SignOut;
use motcua::store::print::PrintState;
use motcua::store::ticket;
use motcua::words::{Language, render};

fn take(house: &House, when: &str) -> String {
    house
        .ok(Who::Kiosk, when, TakeNumber::of('A'))
        .ticket
        .number
        .to_string()
}

fn next(house: &House, when: &str) -> CallAnswer {
    house.ok(Who::Clerk, when, CallNext { counter: 2 })
}

fn this(number: &str, counter: u32) -> CallThis {
    CallThis {
        counter,
        number: number.to_owned(),
        reason: "người lớn tuổi đứng lâu".to_owned(),
    }
}

fn number(answer: &TicketAnswer) -> String {
    answer.number.to_string()
}

/// Numbers that are not closed yet, as the hall sees them.
fn open(house: &House) -> Vec<(String, TicketState)> {
    queue_of(&house.office, DAY)
        .unwrap()
        .into_iter()
        .filter(|ticket| ticket.state.is_open())
        .map(|ticket| (ticket.number.to_string(), ticket.state))
        .collect()
}

fn state(house: &House, number: &str) -> TicketState {
    queue_of(&house.office, DAY)
        .unwrap()
        .into_iter()
        .find(|ticket| ticket.number.to_string() == number)
        .unwrap()
        .state
}

/// The states of a ticket with their beginning and end.
fn steps(house: &House, answer: &TicketAnswer) -> Vec<(String, String, Option<String>)> {
    let time = |millis: i64| {
        motcua::domain::time::from_millis(millis)
            .unwrap()
            .format("%H:%M")
            .to_string()
    };
    house
        .office
        .read(|view| Ok(ticket::spans(view, answer.id)?))
        .unwrap()
        .into_iter()
        .map(|span| (span.state, time(span.began_at), span.ended_at.map(time)))
        .collect()
}

fn step(state: &str, from: &str, to: Option<&str>) -> (String, String, Option<String>) {
    (state.to_owned(), from.to_owned(), to.map(str::to_owned))
}

#[test]
fn a_person_is_called_by_the_row_served_and_finished_and_every_step_has_its_times() {
    let house = House::new();
    let taken = house.ok(
        Who::Clerk,
        "08:00",
        TakeNumber {
            procedure: Some(ProcedureCode("1.001193".into())),
            join: false,
            ..TakeNumber::of('A')
        },
    );
    let joined = JoinLine {
        number: "A001".into(),
    };
    house.ok(Who::Clerk, "08:01", joined);
    house.ok(Who::Clerk, "08:05", this("A001", 2));
    house.ok(Who::Clerk, "08:06", Appear { counter: 2 });
    house.ok(Who::Clerk, "08:16", Finish { counter: 2 });
    assert_eq!(
        steps(&house, &taken.ticket),
        [
            step("created", "08:00", Some("08:01")),
            step("waiting", "08:01", Some("08:05")),
            step("called", "08:05", Some("08:06")),
            step("serving", "08:06", Some("08:16")),
            step("done", "08:16", Some("08:16")),
        ]
    );
    assert!(open(&house).is_empty());
}

#[test]
fn calling_the_next_gives_the_same_person_and_result_as_calling_the_row() {
    let mut ends = Vec::new();
    for by_row in [true, false] {
        let house = House::new();
        take(&house, "08:00");
        let called = if by_row {
            house.ok(Who::Clerk, "08:05", this("A001", 2))
        } else {
            next(&house, "08:05")
        };
        house.ok(Who::Clerk, "08:06", Appear { counter: 2 });
        let done = house.ok(Who::Clerk, "08:16", Finish { counter: 2 });
        ends.push((called.ticket, called.waited_minutes, steps(&house, &done), done));
    }
    assert_eq!(ends[0], ends[1]);
}

#[test]
fn a_held_person_comes_back_on_the_same_ticket_and_the_pause_is_no_service() {
    let house = House::new();
    take(&house, "08:00");
    next(&house, "08:05");
    house.ok(Who::Clerk, "08:06", Appear { counter: 2 });
    house.ok(Who::Clerk, "08:10", Hold { counter: 2 });
    let resume = Resume {
        counter: 2,
        number: "A001".into(),
    };
    house.ok(Who::Clerk, "08:40", resume);
    let done = house.ok(Who::Clerk, "08:46", Finish { counter: 2 });
    assert_eq!(house.count("SELECT count(*) FROM ticket"), 1);
    let served = house.count(&format!(
        "SELECT served_seconds FROM ticket WHERE id = {}",
        done.id
    ));
    assert_eq!(served, 10 * 60, "four minutes before the pause and six after");
}

#[test]
fn a_person_who_walks_away_before_the_line_is_left_and_never_shown() {
    let house = House::new();
    let body = TakeNumber {
        join: false,
        ..TakeNumber::of('A')
    };
    house.ok(Who::Kiosk, "08:00", body);
    let gone = house.ok(
        Who::Kiosk,
        "08:01",
        LeaveLine {
            number: "A001".into(),
        },
    );
    assert_eq!(gone.state, TicketState::Left);
    assert!(open(&house).is_empty());
    assert_eq!(house.count("SELECT count(*) FROM call"), 0);
    let refused = house.refused(Who::Clerk, "08:02", CallNext { counter: 2 });
    assert_eq!(refused.id, "waiting-nobody");
}

#[test]
fn a_person_who_leaves_the_line_is_counted_as_left() {
    let house = House::new();
    take(&house, "08:00");
    take(&house, "08:01");
    house.ok(
        Who::Clerk,
        "08:02",
        LeaveLine {
            number: "A001".into(),
        },
    );
    assert_eq!(open(&house), [("A002".to_owned(), TicketState::Waiting)]);
    assert_eq!(house.count("SELECT count(*) FROM ticket WHERE state = 'left'"), 1);
    assert_eq!(number(&next(&house, "08:03").ticket), "A002");
}

#[test]
fn a_corrected_service_and_quantity_keep_the_number() {
    let house = House::new();
    let body = TakeNumber {
        procedure: Some(ProcedureCode("1.001193".into())),
        quantity: 3,
        ..TakeNumber::of('A')
    };
    house.ok(Who::Kiosk, "08:00", body);
    next(&house, "08:05");
    house.ok(Who::Clerk, "08:06", Appear { counter: 2 });
    let changed = house.ok(
        Who::Clerk,
        "08:07",
        ChangeService {
            number: "A001".into(),
            procedure: Some(ProcedureCode("2.000815".into())),
            quantity: Some(5),
        },
    );
    assert_eq!(number(&changed), "A001");
    assert_eq!(
        (changed.procedure.as_deref(), changed.quantity),
        (Some("2.000815"), 5)
    );
}

#[test]
fn low_normal_and_high_are_called_high_normal_low() {
    let house = House::new();
    let low = TakeNumber {
        low: true,
        ..TakeNumber::of('A')
    };
    house.ok(Who::Clerk, "08:00", low);
    take(&house, "08:01");
    let high = TakeNumber {
        priority: Some("elderly".into()),
        ..TakeNumber::of('A')
    };
    house.ok(Who::Kiosk, "08:02", high);
    let mut order = Vec::new();
    for (call, end) in [("08:05", "08:06"), ("08:07", "08:08"), ("08:09", "08:10")] {
        order.push(number(&next(&house, call).ticket));
        house.ok(Who::Clerk, end, Appear { counter: 2 });
        house.ok(Who::Clerk, end, Finish { counter: 2 });
    }
    assert_eq!(order, ["A003", "A002", "A001"]);
}

#[test]
fn a_form_that_is_refused_stores_nothing_and_uses_up_no_number() {
    let house = House::new();
    let events = house.count("SELECT count(*) FROM event");
    let wrong = TakeNumber {
        priority: Some("no-such-group".into()),
        ..TakeNumber::of('A')
    };
    house.refused(Who::Clerk, "08:00", wrong);
    house.refused(
        Who::Clerk,
        "08:00",
        TakeNumber {
            quantity: 0,
            ..TakeNumber::of('A')
        },
    );
    assert_eq!(house.count("SELECT count(*) FROM event"), events);
    assert_eq!(house.count("SELECT count(*) FROM ticket"), 0);
    assert_eq!(take(&house, "08:01"), "A001");
}

#[test]
fn the_next_of_an_empty_line_is_a_clear_sentence_and_changes_nothing() {
    let house = House::new();
    let before = house.count("SELECT count(*) FROM event");
    let message = house.refused(Who::Clerk, "08:00", CallNext { counter: 2 });
    assert_eq!(message.id, "waiting-nobody");
    for language in [Language::Vi, Language::En] {
        assert!(render(language, &message).contains(' '));
    }
    assert_eq!(house.count("SELECT count(*) FROM event"), before);
}

#[test]
fn a_second_clerk_is_told_where_a_ticket_was_called_and_the_first_call_stands() {
    let house = House::new();
    take(&house, "08:00");
    let first = next(&house, "08:05").ticket;
    let refused = house.refused(Who::SecondClerk, "08:05:30", this("A001", 8));
    assert_eq!(refused.id, "ticket-called-elsewhere");
    assert!(render(Language::Vi, &refused).contains('2'), "says which counter");
    let now = queue_of(&house.office, DAY).unwrap();
    assert_eq!(now[0], first);
}

#[test]
fn a_clerk_with_an_open_call_must_finish_or_give_back_first() {
    let house = House::new();
    take(&house, "08:00");
    take(&house, "08:01");
    next(&house, "08:05");
    let busy = house.refused(Who::Clerk, "08:06", CallNext { counter: 2 });
    assert_eq!(busy.id, "ticket-counter-busy-called");
    assert_eq!(house.refused(Who::Clerk, "08:06", this("A002", 2)).id, busy.id);
    assert_eq!(house.refused(Who::Clerk, "08:06", SignOut {}).id, busy.id);
    house.ok(Who::Clerk, "08:07", Appear { counter: 2 });
    house.ok(Who::Clerk, "08:10", Finish { counter: 2 });
    house.ok(Who::Clerk, "08:11", SignOut {});
}

#[test]
fn without_repeats_one_no_show_is_missed_and_the_person_can_be_taken_up_again() {
    let house = House::new();
    house.settings("07:59", |settings| settings.no_show.max_calls = 0);
    take(&house, "08:00");
    next(&house, "08:05");
    let missed = house.ok(Who::Clerk, "08:05:30", NoShow { counter: 2 });
    assert_eq!(missed.state, TicketState::Missed);
    house.ok(
        Who::Clerk,
        "08:10",
        ReturnToLine {
            number: "A001".into(),
        },
    );
    assert_eq!(number(&next(&house, "08:11").ticket), "A001");
}

#[test]
fn with_three_repeats_a_person_stays_in_line_three_times_and_then_is_missed() {
    let house = House::new();
    house.settings("07:59", |settings| {
        settings.no_show.max_calls = 3;
        settings.no_show.stay_in_line = true;
    });
    take(&house, "08:00");
    for minute in ["08:05", "08:10", "08:15"] {
        next(&house, minute);
        let stays = house.ok(Who::Clerk, &format!("{minute}:30"), NoShow { counter: 2 });
        assert_eq!(stays.state, TicketState::Waiting, "{minute}");
    }
    next(&house, "08:20");
    let missed = house.ok(Who::Clerk, "08:20:30", NoShow { counter: 2 });
    assert_eq!(missed.state, TicketState::Missed);
}

#[test]
fn a_no_show_at_the_counter_needs_three_calls_in_three_minutes() {
    let house = House::new();
    take(&house, "08:00");
    next(&house, "08:05");
    let early = house.refused(Who::Clerk, "08:05:30", NoShow { counter: 2 });
    assert_eq!(early.id, "ticket-no-show-needs-calls");
    house.ok(Who::Clerk, "08:06", Recall { counter: 2 });
    house.ok(Who::Clerk, "08:07", Recall { counter: 2 });
    let soon = house.refused(Who::Clerk, "08:07:30", NoShow { counter: 2 });
    assert_eq!(soon.id, "ticket-no-show-too-soon");
    let missed = house.ok(Who::Clerk, "08:08", NoShow { counter: 2 });
    assert_eq!(missed.state, TicketState::Missed);
}

#[test]
fn what_a_person_said_is_on_the_clerks_screen_at_the_call_and_after_appearing() {
    let house = House::new();
    let body = TakeNumber {
        procedure: Some(ProcedureCode("1.001193".into())),
        person: Some(Citizen {
            name: "Lê Văn Khách".into(),
            phone: "0912345678".into(),
            note: "đi cùng con nhỏ".into(),
            priority: String::new(),
        }),
        ..TakeNumber::of('A')
    };
    house.ok(Who::SecondClerk, "08:00", body);
    let called = next(&house, "08:12");
    let appeared = house.ok(Who::Clerk, "08:13", Appear { counter: 2 });
    assert_eq!(called.waited_minutes, 12);
    for ticket in [&called.ticket, &appeared] {
        assert_eq!(number(ticket), "A001");
        assert_eq!(ticket.procedure.as_deref(), Some("1.001193"));
        assert_eq!(ticket.note.as_deref(), Some("đi cùng con nhỏ"));
        assert_eq!(ticket.taken_at, at("08:00"));
        assert_eq!(ticket.called_at, Some(at("08:12")));
    }
}

#[test]
fn a_held_ticket_is_skipped_and_the_order_of_the_others_stays() {
    let house = House::new();
    for minute in ["08:00", "08:01", "08:02"] {
        take(&house, minute);
    }
    next(&house, "08:05");
    house.ok(Who::Clerk, "08:06", Appear { counter: 2 });
    house.ok(Who::Clerk, "08:07", Hold { counter: 2 });
    let mut order = Vec::new();
    for (call, end) in [("08:08", "08:09"), ("08:10", "08:11")] {
        order.push(number(&next(&house, call).ticket));
        house.ok(Who::Clerk, end, Appear { counter: 2 });
        house.ok(Who::Clerk, end, Finish { counter: 2 });
    }
    assert_eq!(order, ["A002", "A003"]);
    assert_eq!(state(&house, "A001"), TicketState::Held);
    assert_eq!(
        house.refused(Who::Clerk, "08:12", CallNext { counter: 2 }).id,
        "waiting-nobody"
    );
}

#[test]
fn a_ticket_goes_to_the_counter_with_the_shortest_line() {
    let house = House::new();
    house.settings("07:59", |settings| settings.tickets.lines = Lines::PerCounter);
    let counters: Vec<Vec<u32>> = ["08:00", "08:01", "08:02"]
        .iter()
        .map(|when| house.ok(Who::Kiosk, when, TakeNumber::of('A')).counters)
        .collect();
    assert_eq!(counters, [[2], [8], [2]], "counters 2 and 8 serve field A");
    house.ok(Who::SecondClerk, "08:05", CallNext { counter: 8 });
    house.ok(Who::SecondClerk, "08:06", Appear { counter: 8 });
    let next = house.ok(Who::Kiosk, "08:07", TakeNumber::of('A'));
    assert_eq!(next.counters, [8], "one waits at 2, nobody at 8");
}

#[test]
fn a_transferred_person_keeps_number_and_arrival() {
    let house = House::new();
    take(&house, "08:00");
    next(&house, "08:05");
    house.ok(Who::Clerk, "08:06", Appear { counter: 2 });
    let to = Transfer {
        number: "A001".into(),
        to: SendTo::Counter(5),
    };
    let sent = house.ok(Who::Clerk, "08:10", to);
    assert_eq!((number(&sent).as_str(), sent.taken_at), ("A001", at("08:00")));
    let called = house.ok(Who::SecondClerk, "08:11", CallNext { counter: 5 });
    assert_eq!(number(&called.ticket), "A001");
}

#[test]
fn a_corrected_priority_loses_its_place() {
    let house = House::new();
    take(&house, "08:00");
    let declared = TakeNumber {
        priority: Some("elderly".into()),
        ..TakeNumber::of('A')
    };
    house.ok(Who::Kiosk, "08:01", declared);
    let corrected = CorrectStanding {
        number: "A002".into(),
        standing: Standing::Normal,
    };
    house.ok(Who::Clerk, "08:02", corrected);
    assert_eq!(number(&next(&house, "08:05").ticket), "A001");
}

#[test]
fn a_field_with_people_in_line_and_a_counter_in_use_are_not_removed() {
    let house = House::new();
    take(&house, "08:00");
    let remove = || ChangeField {
        letter: 'A',
        name: None,
        handles: None,
        face: None,
        open: None,
        retired: Some(true),
    };
    assert_eq!(
        house.refused(Who::Leader, "08:01", remove()).id,
        "field-people-wait"
    );
    next(&house, "08:05");
    let counter = || ChangeCounter {
        number: 2,
        name: None,
        fields: None,
        open: None,
        retired: Some(true),
    };
    assert_eq!(
        house.refused(Who::Leader, "08:06", counter()).id,
        "counter-in-use"
    );
    assert!(
        office_answer(&house.office)
            .unwrap()
            .fields
            .iter()
            .all(|field| !field.retired)
    );
    house.ok(Who::Clerk, "08:06", Appear { counter: 2 });
    house.ok(Who::Clerk, "08:07", Finish { counter: 2 });
    house.ok(Who::Leader, "08:08", counter());
    house.ok(Who::Leader, "08:08", remove());
    assert_eq!(
        house.refused(Who::Kiosk, "08:09", TakeNumber::of('A')).id,
        "queue-no-such-field"
    );
    assert_eq!(
        house.count("SELECT count(*) FROM ticket"),
        1,
        "what was done stays"
    );
}

#[test]
fn the_kiosk_gives_numbers_only_in_opening_hours_and_says_when_it_opens() {
    let house = House::new();
    for (when, said) in [
        ("06:30", "queue-closed-until-today"),
        ("12:00", "queue-closed-until-today"),
        ("17:30", "queue-closed-until"),
        ("2026-11-21 09:00", "queue-closed-until"),
    ] {
        let when = if when.len() == 5 {
            format!("{DAY} {when}")
        } else {
            when.to_owned()
        };
        // The morning before set-up would be a clock set back: the next working day's is asked instead.
        let when = when.replace("2026-11-20 06:30", "2026-11-23 06:30");
        let message = house.refused(Who::Kiosk, &when, TakeNumber::of('A'));
        assert_eq!(message.id, said, "{when}");
        assert!(
            render(Language::Vi, &message).contains(':'),
            "says the hour: {message:?}"
        );
    }
}

#[test]
fn hours_changed_by_the_office_hold_at_once() {
    let house = House::new();
    let mut calendar = house.office.read(motcua::office::calendar::read).unwrap();
    calendar.set_week(motcua::domain::calendar::Week::with_saturday_intake());
    let saturday = "2026-11-21 09:00";
    let closed = house.refused(Who::Kiosk, "2026-11-20 20:00", TakeNumber::of('A'));
    assert_eq!(closed.id, "queue-closed-until");
    let changed = house.ok(Who::Leader, "2026-11-20 20:01", ChangeCalendar { calendar });
    assert!(changed.days.contains(&at(saturday).date_naive()));
    house.ok(Who::Kiosk, saturday, TakeNumber::of('A'));
}

#[test]
fn a_missing_printer_keeps_the_number_and_the_job_says_not_printed() {
    let house = House::new();
    let taken = house.ok(Who::Kiosk, "08:00", TakeNumber::of('A'));
    let job = taken.print.unwrap();
    let failed = NotePrint {
        job,
        state: PrintState::Failed,
        fault: "không thấy máy in".into(),
    };
    house.ok(Who::Kiosk, "08:00:05", failed);
    let jobs = open_jobs(&house.office).unwrap();
    assert_eq!(
        (jobs.len(), jobs[0].id, jobs[0].state),
        (1, job, PrintState::Failed)
    );
    assert_eq!(
        number(&next(&house, "08:05").ticket),
        "A001",
        "the number counts all the same"
    );
}

#[test]
fn two_taps_and_a_repeated_request_are_one_ticket() {
    let house = House::new();
    house.settings("07:59", |settings| settings.tickets.kiosk_pause_seconds = 3);
    take(&house, "08:00:00");
    let second = house.refused(Who::Kiosk, "08:00:01", TakeNumber::of('A'));
    assert_eq!(second.id, "queue-too-fast");
    assert_eq!(take(&house, "08:00:04"), "A002");
}
