//! The steps of a ticket: the queue scenarios, the no-show rules and their limits.

use chrono::{NaiveDate, TimeDelta};
use motcua::domain::code::TicketNumber;
use motcua::domain::id::{CounterId, FieldId};
use motcua::domain::message::Say;
use motcua::domain::ticket::{
    Act, CounterSign, NoShowPolicy, STEPS, TicketError, TicketState, Turn, apply, counter_is_free,
};
use motcua::domain::time::{Moment, local};
use motcua::words::{Language, say};
use proptest::prelude::*;

fn at(seconds: i64) -> Moment {
    let start = NaiveDate::from_ymd_opt(2026, 11, 23)
        .unwrap()
        .and_hms_opt(8, 0, 0)
        .unwrap();
    local(start) + TimeDelta::seconds(seconds)
}

fn sign(id: i64) -> CounterSign {
    CounterSign {
        id: CounterId(id),
        label: id.to_string(),
    }
}

fn created(number: u32) -> Turn {
    Turn::new(TicketNumber::new('A', number).unwrap(), FieldId(1), at(0))
}

fn waiting(number: u32) -> Turn {
    created(number).join(None).unwrap()
}

fn called(number: u32, seconds: i64) -> Turn {
    waiting(number)
        .call(Act::CallNext, &sign(2), at(seconds))
        .unwrap()
}

fn serving(number: u32, seconds: i64) -> Turn {
    called(number, seconds).appear(CounterId(2), at(seconds)).unwrap()
}

fn vi(error: &TicketError) -> String {
    say(Language::Vi, error)
}

#[test]
fn a_person_is_called_by_choosing_the_row_served_and_finished() {
    let turn = created(1);
    assert_eq!(turn.state, TicketState::Created);
    let turn = turn.join(None).unwrap();
    assert_eq!(turn.state, TicketState::Waiting);
    let turn = turn.call(Act::CallThis, &sign(2), at(60)).unwrap();
    assert_eq!(turn.state, TicketState::Called);
    let turn = turn.appear(CounterId(2), at(80)).unwrap();
    assert_eq!(turn.state, TicketState::Serving);
    let turn = turn.finish(CounterId(2), at(300)).unwrap();
    assert_eq!(turn.state, TicketState::Done);
    assert_eq!(
        (
            turn.arrived_at,
            turn.first_called_at,
            turn.closed_at,
            turn.served_seconds
        ),
        (at(0), Some(at(60)), Some(at(300)), 220)
    );
}

#[test]
fn call_next_gives_the_same_turn_as_choosing_the_row() {
    let by_row = waiting(1).call(Act::CallThis, &sign(2), at(60)).unwrap();
    let by_next = waiting(1).call(Act::CallNext, &sign(2), at(60)).unwrap();
    assert_eq!(by_row, by_next);
}

#[test]
fn service_time_leaves_the_hold_out() {
    let held = serving(1, 0).hold(CounterId(2), at(120)).unwrap();
    assert_eq!(held.state, TicketState::Held);
    assert_eq!(held.service_seconds(at(900)), 120);
    let back = held.resume(&sign(2), at(1000)).unwrap();
    assert_eq!(back.service_seconds(at(1010)), 130);
    let done = back.finish(CounterId(2), at(1060)).unwrap();
    assert_eq!(done.served_seconds, 180);
}

#[test]
fn a_ticket_just_created_whose_owner_walks_away_is_closed_as_left() {
    let left = created(1).leave(at(5)).unwrap();
    assert_eq!((left.state, left.closed_at), (TicketState::Left, Some(at(5))));
    assert!(!left.in_line());
    assert_eq!(left.first_called_at, None);
}

#[test]
fn a_person_in_line_may_leave_before_being_called() {
    assert_eq!(waiting(1).leave(at(5)).unwrap().state, TicketState::Left);
}

#[test]
fn correcting_the_service_keeps_the_number_and_the_state() {
    let turn = serving(12, 0);
    assert_eq!(turn.change_service().unwrap(), turn);
    let done = turn.finish(CounterId(2), at(60)).unwrap();
    assert_eq!(done.change_service().unwrap(), done);
}

#[test]
fn a_ticket_called_elsewhere_is_refused_with_the_counter_that_called_it() {
    let first = called(12, 0);
    let refused = first.call(Act::CallThis, &sign(3), at(1)).unwrap_err();
    assert_eq!(vi(&refused), "Số A012 đang được gọi ở quầy 2. Hãy gọi số khác.");
    assert_eq!(first.counter, Some(sign(2)));
    let other = first.appear(CounterId(3), at(1)).unwrap_err();
    assert_eq!(vi(&other), "Số A012 đang ở quầy 2. Hãy làm việc này tại quầy đó.");
}

#[test]
fn a_counter_with_an_open_call_must_finish_or_return_it_first() {
    let open = called(12, 0);
    assert_eq!(
        vi(&counter_is_free(Some(&open)).unwrap_err()),
        "Quầy đang gọi số A012. Hãy bấm Đã đến, Vắng mặt hoặc Trả về hàng trước."
    );
    assert_eq!(
        vi(&counter_is_free(Some(&serving(12, 0))).unwrap_err()),
        "Quầy đang phục vụ số A012. Hãy bấm Xong hoặc Trả về hàng trước."
    );
    let back = open.put_back(at(20)).unwrap();
    assert_eq!(
        (back.state, back.arrived_at, back.calls),
        (TicketState::Waiting, at(0), 0)
    );
    assert_eq!(counter_is_free(Some(&back)), Ok(()));
    assert_eq!(
        counter_is_free(Some(&serving(1, 0).hold(CounterId(2), at(9)).unwrap())),
        Ok(())
    );
    assert_eq!(counter_is_free(None), Ok(()));
}

#[test]
fn with_repeat_calls_0_a_no_show_is_missed_at_once_and_can_be_taken_up_again() {
    for policy in [
        NoShowPolicy::staying_in_line(0),
        NoShowPolicy {
            max_calls: 0,
            ..NoShowPolicy::default()
        },
    ] {
        let missed = called(1, 0).no_show(CounterId(2), at(0), &policy, 1).unwrap();
        assert_eq!(missed.state, TicketState::Missed);
        let back = missed.return_to_line(at(600), &policy, 5).unwrap();
        assert_eq!(
            (back.state, back.not_before_calls),
            (TicketState::Waiting, Some(7))
        );
    }
}

#[test]
fn with_repeat_calls_3_a_no_show_stays_in_line_three_times_and_then_is_missed() {
    let policy = NoShowPolicy::staying_in_line(3);
    let mut turn = waiting(1);
    for time in 0..3 {
        turn = turn.call(Act::CallNext, &sign(2), at(time * 60)).unwrap();
        turn = turn
            .no_show(CounterId(2), at(time * 60 + 45), &policy, 10)
            .unwrap();
        assert_eq!(
            (turn.state, turn.not_before_calls),
            (TicketState::Waiting, Some(12))
        );
    }
    turn = turn.call(Act::CallNext, &sign(2), at(300)).unwrap();
    turn = turn.no_show(CounterId(2), at(345), &policy, 20).unwrap();
    assert_eq!((turn.state, turn.calls, turn.misses), (TicketState::Missed, 4, 1));
}

#[test]
fn a_recall_waits_thirty_seconds_after_the_last_call() {
    let policy = NoShowPolicy::default();
    let first = called(12, 0);
    let early = first.recall(CounterId(2), at(29), &policy).unwrap_err();
    assert_eq!(vi(&early), "Vừa gọi số A012 xong. Hãy gọi lại sau 1 giây.");
    let second = first.recall(CounterId(2), at(30), &policy).unwrap();
    assert_eq!((second.calls, second.state), (2, TicketState::Called));
    assert!(second.recall(CounterId(2), at(59), &policy).is_err());
    assert!(second.recall(CounterId(2), at(60), &policy).is_ok());
}

#[test]
fn absent_needs_three_calls_in_three_minutes() {
    let policy = NoShowPolicy::default();
    let two = called(12, 0).recall(CounterId(2), at(60), &policy).unwrap();
    let few = two.no_show(CounterId(2), at(600), &policy, 1).unwrap_err();
    assert_eq!(
        vi(&few),
        "Số A012 chưa được gọi đủ lần. Hãy gọi thêm 1 lần rồi bấm Vắng mặt."
    );
    let three = two.recall(CounterId(2), at(120), &policy).unwrap();
    let early = three.no_show(CounterId(2), at(179), &policy, 1).unwrap_err();
    assert_eq!(
        vi(&early),
        "Người có số A012 có thể đang đến. Hãy đợi thêm 1 giây."
    );
    assert_eq!(
        three.no_show(CounterId(2), at(180), &policy, 1).unwrap().state,
        TicketState::Missed
    );
}

fn missed_at_180(turn: Turn, from: i64) -> Turn {
    let policy = NoShowPolicy::default();
    let mut turn = turn.call(Act::CallNext, &sign(2), at(from)).unwrap();
    for seconds in [60, 120] {
        turn = turn.recall(CounterId(2), at(from + seconds), &policy).unwrap();
    }
    turn.no_show(CounterId(2), at(from + 180), &policy, 7).unwrap()
}

#[test]
fn a_no_show_can_be_taken_back_for_thirty_minutes() {
    let policy = NoShowPolicy::default();
    let missed = missed_at_180(waiting(12), 0);
    let undone = missed.undo_no_show(at(180 + 1800), &policy).unwrap();
    assert_eq!((undone.state, undone.misses), (TicketState::Called, 0));
    assert_eq!(undone.counter, Some(sign(2)));
    let late = missed.undo_no_show(at(180 + 1801), &policy).unwrap_err();
    assert_eq!(
        vi(&late),
        "Số A012 vắng mặt đã quá 30 phút. Hãy đưa số vào hàng lại."
    );
}

#[test]
fn who_comes_back_waits_for_the_next_two_once_and_the_second_miss_closes() {
    let policy = NoShowPolicy::default();
    let back = missed_at_180(waiting(12), 0)
        .return_to_line(at(600), &policy, 9)
        .unwrap();
    assert_eq!(back.not_before_calls, Some(11));
    assert_eq!(back.arrived_at, at(0));
    let again = missed_at_180(back, 1000);
    assert_eq!((again.state, again.misses), (TicketState::Missed, 2));
    let refused = again.return_to_line(at(1300), &policy, 12).unwrap_err();
    assert_eq!(
        vi(&refused),
        "Số A012 đã vắng mặt 2 lần nên đã đóng. Mời lấy số mới."
    );
    assert!(again.undo_no_show(at(1300), &policy).is_ok());
}

#[test]
fn a_missed_number_does_not_return_on_another_day() {
    let policy = NoShowPolicy::default();
    let missed = missed_at_180(waiting(12), 0);
    assert_eq!(
        missed.return_to_line(at(86_400), &policy, 0),
        Err(TicketError::OtherDay {
            number: missed.number
        })
    );
}

#[test]
fn a_transfer_keeps_number_and_arrival_and_stands_first_at_the_other_counter() {
    let sent = serving(12, 30).transfer_to_counter(CounterId(5), at(90)).unwrap();
    assert_eq!((sent.state, sent.front), (TicketState::Waiting, true));
    assert_eq!((sent.number, sent.arrived_at), (waiting(12).number, at(0)));
    assert_eq!(
        (sent.bound_counter, sent.served_seconds),
        (Some(CounterId(5)), 60)
    );
    assert_eq!(
        sent.call(Act::CallNext, &sign(2), at(100)),
        Err(TicketError::BoundElsewhere { number: sent.number })
    );
    let called = sent.call(Act::CallNext, &sign(5), at(100)).unwrap();
    assert!(!called.front);
}

#[test]
fn who_was_not_called_yet_keeps_the_place_of_arrival_in_the_other_field() {
    let sent = waiting(12).transfer_to_field(FieldId(3), at(90)).unwrap();
    assert_eq!(
        (sent.field, sent.front, sent.arrived_at),
        (FieldId(3), false, at(0))
    );
    let sent = called(12, 60).transfer_to_field(FieldId(3), at(90)).unwrap();
    assert_eq!(
        (sent.field, sent.front, sent.bound_counter),
        (FieldId(3), true, None)
    );
}

#[test]
fn the_day_closes_open_tickets_as_out_of_time_and_leaves_the_missed() {
    for turn in [created(1), waiting(1), called(1, 0), serving(1, 0)] {
        let closed = turn.end_of_day(at(30_000)).unwrap();
        assert_eq!(
            (closed.state, closed.closed_at),
            (TicketState::Expired, Some(at(30_000)))
        );
        assert!(closed.end_of_day(at(30_001)).is_err());
    }
    assert!(missed_at_180(waiting(1), 0).end_of_day(at(30_000)).is_err());
}

#[test]
fn every_step_out_of_the_table_is_refused_in_both_languages_with_the_number() {
    for state in TicketState::ALL {
        for act in Act::ALL {
            let legal = STEPS.iter().find(|(from, by, _)| (*from, *by) == (state, act));
            match apply(state, act) {
                Ok(to) => assert_eq!(Some((state, act, to)), legal.copied()),
                Err(refusal) => {
                    assert!(legal.is_none());
                    let error = TicketError::NotNow {
                        number: created(12).number,
                        refusal,
                        counter: Some("2".to_owned()),
                    };
                    for language in [Language::Vi, Language::En] {
                        let text = say(language, &error);
                        assert!(text.contains("A012"), "{language:?} {error}: {text}");
                        assert!(!text.contains("{"), "{text}");
                    }
                }
            }
        }
    }
}

#[test]
fn every_refusal_has_a_sentence_in_both_languages() {
    let number = created(12).number;
    let counter = "2".to_owned();
    for error in [
        TicketError::OtherCounter { number, counter },
        TicketError::BoundElsewhere { number },
        TicketError::RecallTooSoon { number, seconds: 9 },
        TicketError::NoShowNeedsCalls { number, calls: 2 },
        TicketError::NoShowTooSoon { number, seconds: 9 },
        TicketError::UndoTooLate { number, minutes: 30 },
        TicketError::MissedTooOften { number, misses: 2 },
        TicketError::OtherDay { number },
        TicketError::CounterBusy {
            number,
            state: TicketState::Called,
        },
        TicketError::CounterBusy {
            number,
            state: TicketState::Serving,
        },
    ] {
        for language in [Language::Vi, Language::En] {
            let text = say(language, &error);
            assert!(text.contains("A012"), "{language:?}: {text}");
            assert!(
                text.split(". ").all(|s| s.split_whitespace().count() <= 15),
                "{text}"
            );
        }
        assert_ne!(say(Language::Vi, &error), error.say().id);
    }
}

/// Presses a random button at a random counter.
fn press(turn: &Turn, act: Act, counter: i64, now: Moment) -> Result<Turn, TicketError> {
    let policy = NoShowPolicy::default();
    let by = CounterId(counter);
    match act {
        Act::Join => turn.join(None),
        Act::Leave => turn.leave(now),
        Act::CallNext | Act::CallThis => turn.call(act, &sign(counter), now),
        Act::Recall => turn.recall(by, now, &policy),
        Act::Appear => turn.appear(by, now),
        Act::SkipOnce => turn.no_show(by, now, &NoShowPolicy::staying_in_line(2), 4),
        Act::NoShow => turn.no_show(by, now, &policy, 4),
        Act::UndoNoShow => turn.undo_no_show(now, &policy),
        Act::Return => turn.return_to_line(now, &policy, 4),
        Act::Hold => turn.hold(by, now),
        Act::Resume => turn.resume(&sign(counter), now),
        Act::TransferToCounter => turn.transfer_to_counter(CounterId(counter + 1), now),
        Act::TransferToField => turn.transfer_to_field(FieldId(counter), now),
        Act::ChangeService => turn.change_service(),
        Act::PutBack => turn.put_back(now),
        Act::Finish => turn.finish(by, now),
        Act::EndOfDay => turn.end_of_day(now),
    }
}

proptest! {
    #[test]
    fn whatever_is_pressed_number_and_arrival_stay_and_a_closed_ticket_stays_closed(
        presses in prop::collection::vec((0..Act::ALL.len(), 1i64..3, 1i64..200), 1..60)
    ) {
        let mut turn = created(7);
        let mut now = 0;
        for (act, counter, seconds) in presses {
            now += seconds;
            let before = turn.clone();
            if let Ok(after) = press(&turn, Act::ALL[act], counter, at(now)) {
                prop_assert_eq!(after.number, before.number);
                prop_assert_eq!(after.arrived_at, before.arrived_at);
                prop_assert!(after.served_seconds >= before.served_seconds);
                prop_assert!(i64::from(after.service_seconds(at(now))) <= now);
                prop_assert_eq!(after.serving_since.is_some(), after.state == TicketState::Serving);
                prop_assert!(!after.state.occupies_counter() || after.counter.is_some());
                prop_assert!(!after.front || after.in_line() || !after.state.is_open());
                let closed = [TicketState::Done, TicketState::Left, TicketState::Expired];
                prop_assert!(!closed.contains(&before.state) || after.state == before.state);
                prop_assert!(after.misses <= 2);
                turn = after;
            }
        }
    }
}
