//! The order of the line: golden cases of each rule, and the properties that make it fair.

use chrono::{NaiveDate, TimeDelta};
use motcua::domain::code::TicketNumber;
use motcua::domain::id::{CounterId, FieldId, TicketId};
use motcua::domain::time::{Moment, local};
use motcua::domain::waiting::{
    Caller, Choice, CounterLoad, NobodyWaits, OrderPolicy, PastCall, RecentCalls, Standing, Waiting, Why,
    next, order, people_ahead, priority_majority, shortest_line,
};
use motcua::words::{Language, say};
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::fmt::Write;

use Standing::{Low, Normal, Priority};

const POLICY: OrderPolicy = OrderPolicy {
    priority_in_a_row: 2,
    aged_minutes: 45,
    young_priority_minutes: 15,
    low_rises_minutes: 45,
    proportion_from: 10,
};

fn at(minutes: i64) -> Moment {
    let start = NaiveDate::from_ymd_opt(2026, 11, 23)
        .unwrap()
        .and_hms_opt(8, 0, 0)
        .unwrap();
    local(start) + TimeDelta::minutes(minutes)
}

fn waits(seq: i64, standing: Standing, minute: i64) -> Waiting {
    Waiting {
        ticket: TicketId(seq),
        number: TicketNumber::new('A', u32::try_from(seq).unwrap()).unwrap(),
        field: FieldId(1),
        standing,
        arrival_seq: seq,
        arrived_at: at(minute),
        front: false,
        not_before_calls: None,
        bound_counter: None,
    }
}

fn counter(id: i64, fields: &[i64]) -> Caller {
    Caller {
        counter: CounterId(id),
        fields: fields.iter().copied().map(FieldId).collect(),
    }
}

/// `"PPNL"`: the classes in order of arrival.
fn line(classes: &str) -> Vec<Waiting> {
    (1..)
        .zip(classes.chars())
        .map(|(seq, class)| {
            let standing = match class {
                'P' => Priority,
                'L' => Low,
                _ => Normal,
            };
            waits(seq, standing, 0)
        })
        .collect()
}

fn called(history: &RecentCalls, line: &[Waiting], now: i64) -> Vec<Choice> {
    order(&counter(1, &[1]), line, history, at(now), &POLICY)
}

fn seqs(choices: &[Choice]) -> Vec<i64> {
    choices.iter().map(|choice| choice.ticket.0).collect()
}

/// The classes in the order of the calls.
fn classes(choices: &[Choice], line: &[Waiting]) -> String {
    let mut out = String::new();
    for choice in choices {
        let ticket = line.iter().find(|ticket| ticket.ticket == choice.ticket).unwrap();
        let _ = write!(out, "{}", &format!("{:?}", ticket.standing)[..1]);
    }
    out
}

fn first(line: &[Waiting], history: &RecentCalls, now: i64) -> (i64, Why) {
    let choice = next(&counter(1, &[1]), line, history, at(now), &POLICY).unwrap();
    (choice.ticket.0, choice.why)
}

fn after(calls: &str) -> RecentCalls {
    let mut history = RecentCalls::default();
    for call in line(calls) {
        history.record(PastCall {
            field: call.field,
            standing: call.standing,
        });
    }
    history
}

#[test]
fn low_normal_and_high_priority_arrive_and_are_called_the_other_way_round() {
    let line = line("LNP");
    let choices = called(&RecentCalls::default(), &line, 1);
    assert_eq!(seqs(&choices), [3, 2, 1]);
    let why: Vec<_> = choices.into_iter().map(|choice| choice.why).collect();
    assert_eq!(why, [Why::Priority, Why::First, Why::NobodyBefore]);
}

#[test]
fn nobody_waits_gives_nobody_and_a_clear_sentence() {
    let none = next(&counter(1, &[1]), &[], &RecentCalls::default(), at(0), &POLICY);
    assert_eq!(none, None);
    assert_eq!(
        say(Language::Vi, &NobodyWaits),
        "Chưa có ai chờ. Quầy sẽ báo khi có người lấy số."
    );
}

#[test]
fn numbers_without_priority_are_called_as_they_came() {
    assert_eq!(
        seqs(&called(&RecentCalls::default(), &line("NNNN"), 1)),
        [1, 2, 3, 4]
    );
}

#[test]
fn no_more_than_two_priority_numbers_are_called_in_a_row_while_normal_ones_wait() {
    let line = line("NNPPPP");
    let choices = called(&RecentCalls::default(), &line, 1);
    assert_eq!(seqs(&choices), [3, 4, 1, 5, 6, 2]);
    assert_eq!(choices[2].why, Why::AfterPriority { calls: 2 });
}

#[test]
fn the_row_of_two_counts_calls_made_at_other_counters_of_the_field() {
    assert_eq!(
        first(&line("NP"), &after("PP"), 1),
        (1, Why::AfterPriority { calls: 2 })
    );
    assert_eq!(first(&line("NP"), &after("PNP"), 1), (2, Why::Priority));
}

#[test]
fn calls_in_other_fields_do_not_count_for_the_row() {
    let mut history = after("PP");
    history.record(PastCall {
        field: FieldId(9),
        standing: Normal,
    });
    assert_eq!(first(&line("NP"), &history, 1).0, 1);
}

#[test]
fn a_normal_number_after_45_minutes_goes_before_priority_numbers_of_less_than_15() {
    let history = RecentCalls::default();
    let line = [waits(1, Normal, 0), waits(2, Priority, 40)];
    assert_eq!(first(&line, &history, 45), (2, Why::Priority));
    assert_eq!(first(&line, &history, 46), (1, Why::WaitedLong { minutes: 46 }));
    assert_eq!(first(&line, &history, 54), (1, Why::WaitedLong { minutes: 54 }));
    assert_eq!(first(&line, &history, 55), (2, Why::Priority));
}

#[test]
fn a_majority_of_priority_numbers_is_called_in_proportion_and_never_one_to_one() {
    let six_to_four = line("PNPNPNPNPP");
    let choices = called(&RecentCalls::default(), &six_to_four, 1);
    assert_eq!(
        choices[0].why,
        Why::InProportion {
            priority: 6,
            waiting: 10
        }
    );
    let twelve_to_four = line("NNNNPPPPPPPPPPPP");
    let order = classes(
        &called(&RecentCalls::default(), &twelve_to_four, 1),
        &twelve_to_four,
    );
    assert_eq!(&order[..4], "PPPN", "{order}");
    assert_eq!(
        say(
            Language::Vi,
            &priority_majority(&twelve_to_four, &POLICY).unwrap()
        ),
        "12 trong 16 số đang chờ là ưu tiên. Nên mở thêm quầy hoặc xem lại diện ưu tiên."
    );
    assert_eq!(priority_majority(&line("PPPPPNNNNN"), &POLICY), None);
    assert_eq!(priority_majority(&line("PPP"), &POLICY), None);
}

#[test]
fn who_was_sent_on_is_first_of_all() {
    let mut line = line("PNN");
    line[2].front = true;
    assert_eq!(first(&line, &after("NN"), 1), (3, Why::SentOn));
}

#[test]
fn who_comes_back_is_called_after_the_next_two_of_the_line() {
    let mut line = line("NNNN");
    let history = after("NNN");
    line[0].not_before_calls = Some(history.made_in(FieldId(1)) + 2);
    assert_eq!(seqs(&called(&history, &line, 1)), [2, 3, 1, 4]);
}

#[test]
fn who_comes_back_to_a_line_without_others_is_called_at_once() {
    let mut line = line("N");
    line[0].not_before_calls = Some(2);
    assert_eq!(first(&line, &RecentCalls::default(), 1).0, 1);
}

#[test]
fn a_line_that_stands_still_does_not_keep_those_who_come_back_behind_other_fields() {
    let mut back = waits(1, Normal, 0);
    back.not_before_calls = Some(2);
    let mut other = waits(2, Normal, 1);
    other.field = FieldId(2);
    let choice = next(
        &counter(1, &[1, 2]),
        &[other, back],
        &RecentCalls::default(),
        at(5),
        &POLICY,
    );
    assert_eq!(choice.unwrap().ticket, TicketId(1));
}

#[test]
fn a_ticket_bound_to_a_counter_is_called_only_there() {
    let mut line = line("NN");
    line[0].bound_counter = Some(CounterId(7));
    let history = RecentCalls::default();
    assert_eq!(first(&line, &history, 1).0, 2);
    let seven = next(&counter(7, &[]), &line, &history, at(1), &POLICY).unwrap();
    assert_eq!(seven.ticket, TicketId(1));
}

#[test]
fn a_counter_calls_only_the_fields_it_serves() {
    let mut line = line("NN");
    line[0].field = FieldId(2);
    assert_eq!(first(&line, &RecentCalls::default(), 1).0, 2);
}

#[test]
fn a_low_number_rises_after_45_minutes() {
    let line = [waits(1, Low, 0), waits(2, Normal, 10)];
    assert_eq!(first(&line, &RecentCalls::default(), 45).0, 2);
    assert_eq!(first(&line, &RecentCalls::default(), 46).0, 1);
}

#[test]
fn a_clock_that_went_back_changes_no_order() {
    let line = [
        waits(1, Normal, 30),
        waits(2, Normal, -40),
        waits(3, Priority, 60),
    ];
    assert_eq!(seqs(&called(&RecentCalls::default(), &line, 0)), [3, 1, 2]);
}

#[test]
fn a_service_of_several_counters_takes_the_shortest_open_line() {
    let load = |id, open, waiting, busy| CounterLoad {
        counter: CounterId(id),
        open,
        waiting,
        busy,
    };
    let counters = [
        load(1, true, 3, false),
        load(2, true, 1, true),
        load(3, false, 0, false),
        load(4, true, 1, false),
        load(5, true, 1, false),
    ];
    assert_eq!(shortest_line(&counters), Some(CounterId(4)));
    assert_eq!(shortest_line(&counters[2..3]), None);
}

#[test]
fn every_reason_is_a_sentence_in_both_languages() {
    for why in [
        Why::First,
        Why::Priority,
        Why::AfterPriority { calls: 2 },
        Why::WaitedLong { minutes: 46 },
        Why::InProportion {
            priority: 6,
            waiting: 10,
        },
        Why::SentOn,
        Why::NobodyBefore,
        Why::ByHand {
            reason: "Cụ 92 tuổi".to_owned(),
        },
    ] {
        for language in [Language::Vi, Language::En] {
            let text = say(language, &why);
            assert!(text.contains(' ') && !text.contains('{'), "{why:?}: {text}");
        }
    }
}

fn any_standing() -> impl Strategy<Value = Standing> {
    prop_oneof![2 => Just(Priority), 5 => Just(Normal), 1 => Just(Low)]
}

prop_compose! {
    fn any_line()(
        tickets in prop::collection::vec(
            (any_standing(), 0i64..90, 1i64..4, prop::option::weighted(0.1, 1i64..4), 0u8..20, 0u64..6),
            0..40,
        )
    ) -> Vec<Waiting> {
        (1..).zip(tickets).map(|(seq, (standing, minute, field, bound, luck, calls))| Waiting {
            field: FieldId(field),
            bound_counter: bound.map(CounterId),
            front: luck == 0,
            not_before_calls: (luck == 1).then_some(calls),
            ..waits(seq, standing, minute)
        }).collect()
    }
}

prop_compose! {
    fn any_history()(
        calls in prop::collection::vec((any_standing(), 1i64..4), 0..30)
    ) -> RecentCalls {
        let mut history = RecentCalls::default();
        for (standing, field) in calls {
            history.record(PastCall { field: FieldId(field), standing });
        }
        history
    }
}

proptest! {
    #[test]
    fn the_order_of_the_rows_does_not_matter(
        (sorted, shuffled) in any_line().prop_flat_map(|line| (Just(line.clone()), Just(line).prop_shuffle())),
        history in any_history(),
        now in 0i64..200,
    ) {
        let caller = counter(1, &[1, 2]);
        prop_assert_eq!(
            next(&caller, &sorted, &history, at(now), &POLICY),
            next(&caller, &shuffled, &history, at(now), &POLICY)
        );
    }

    #[test]
    fn nobody_is_overtaken_within_a_class(line in any_line(), history in any_history(), now in 90i64..200) {
        let caller = counter(1, &[1, 2]);
        let plain = |ticket: &&Waiting| !ticket.front && ticket.not_before_calls.is_none();
        if let Some(choice) = next(&caller, &line, &history, at(now), &POLICY) {
            let called = line.iter().find(|ticket| ticket.ticket == choice.ticket).unwrap();
            prop_assert!(caller.may_call(called));
            if plain(&called) {
                for other in line.iter().filter(plain).filter(|other| caller.may_call(other)) {
                    prop_assert!(
                        other.standing != called.standing || other.arrival_seq >= called.arrival_seq,
                        "{:?} before {:?}", called, other
                    );
                }
            }
        }
    }

    #[test]
    fn people_ahead_are_those_who_are_called_before(
        classes in prop::collection::vec(any_standing(), 1..40),
        history in any_history(),
        sent_on in prop::option::of(0usize..40),
        minute in 1i64..40,
    ) {
        let mut line: Vec<_> = (1..)
            .zip(classes)
            .map(|(seq, standing)| waits(seq, standing, 0))
            .collect();
        if let Some(ticket) = sent_on.and_then(|place| line.get_mut(place)) {
            ticket.front = true;
        }
        let policy = OrderPolicy { proportion_from: usize::MAX, ..POLICY };
        let mut sent = history.clone();
        for ticket in line.iter().filter(|ticket| ticket.front) {
            sent.record(PastCall { field: ticket.field, standing: ticket.standing });
        }
        let order = order(&counter(1, &[1]), &line, &history, at(minute), &policy);
        for ticket in &line {
            let place = order.iter().position(|choice| choice.ticket == ticket.ticket).unwrap();
            let ahead = people_ahead(ticket, &line, &sent, at(minute), &policy);
            prop_assert_eq!(ahead as usize, place, "{:?}", ticket);
        }
    }

    #[test]
    fn within_a_class_who_came_later_has_at_least_as_many_ahead(line in any_line(), history in any_history()) {
        let plain = |ticket: &&Waiting| !ticket.front && ticket.bound_counter.is_none();
        let ahead = |ticket| people_ahead(ticket, &line, &history, at(60), &POLICY);
        for ticket in line.iter().filter(plain) {
            prop_assert!((ahead(ticket) as usize) < line.len());
            for later in line.iter().filter(plain).filter(|later| later.arrival_seq > ticket.arrival_seq) {
                prop_assert!(
                    later.field != ticket.field || later.standing != ticket.standing
                        || later.standing == Low || ahead(later) > ahead(ticket),
                    "{ticket:?} {later:?}"
                );
            }
        }
    }

    #[test]
    fn everyone_this_counter_may_call_is_called_once(line in any_line(), history in any_history()) {
        let caller = counter(1, &[1, 2]);
        let choices = order(&caller, &line, &history, at(100), &POLICY);
        let called: BTreeSet<_> = choices.iter().map(|choice| choice.ticket).collect();
        let callable: BTreeSet<_> = line
            .iter()
            .filter(|ticket| caller.may_call(ticket))
            .map(|ticket| ticket.ticket)
            .collect();
        prop_assert_eq!(called.len(), choices.len());
        prop_assert_eq!(called, callable);
    }

    #[test]
    fn at_most_two_priority_numbers_follow_each_other_while_a_normal_one_waits(
        arrivals in prop::collection::vec(any::<bool>(), 1..200),
        bursts in prop::collection::vec(1usize..4, 1..100),
    ) {
        let mut history = RecentCalls::default();
        let mut line: Vec<Waiting> = Vec::new();
        let (mut run, mut arrivals) = (0, (1..).zip(arrivals));
        for burst in bursts {
            for (seq, priority) in arrivals.by_ref().take(burst) {
                line.push(waits(seq, if priority { Priority } else { Normal }, 0));
            }
            let Some(choice) = next(&counter(1, &[1]), &line, &history, at(10), &POLICY) else { break };
            let majority = priority_majority(&line, &POLICY).is_some();
            let normal_waits = line.iter().any(|ticket| ticket.standing == Normal);
            let place = line.iter().position(|ticket| ticket.ticket == choice.ticket).unwrap();
            let called = line.swap_remove(place);
            history.record(PastCall { field: called.field, standing: called.standing });
            run = if called.standing == Priority { run + 1 } else { 0 };
            prop_assert!(run <= 2 || majority || !normal_waits);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_standing_majority_is_called_in_its_proportion(priority in 6usize..40, others in 4usize..20) {
        prop_assume!(priority > others);
        let mut history = RecentCalls::default();
        let mut line: Vec<_> = (1..).zip(std::iter::repeat_n(Priority, priority)
            .chain(std::iter::repeat_n(Normal, others)))
            .map(|(seq, standing)| waits(seq, standing, 0))
            .collect();
        // Whoever is called is followed by another of the same class: the proportion stands.
        let (mut called_priority, calls) = (0usize, 200usize);
        for seq in 1000..1000 + calls {
            let choice = next(&counter(1, &[1]), &line, &history, at(5), &POLICY).unwrap();
            let place = line.iter().position(|ticket| ticket.ticket == choice.ticket).unwrap();
            let called = line.remove(place);
            history.record(PastCall { field: called.field, standing: called.standing });
            called_priority += usize::from(called.standing == Priority);
            line.push(waits(i64::try_from(seq).unwrap(), called.standing, 0));
        }
        let (is, should) = (
            called_priority as f64 / calls as f64,
            priority as f64 / (priority + others) as f64,
        );
        prop_assert!((is - should).abs() < 0.05, "{is} instead of {should}");
    }
}
