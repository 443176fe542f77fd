//! The invariants of a day, read off the file as it stands at the end.

use super::DayFigures;
use crate::domain::ticket::TicketState;
use crate::domain::waiting::{Standing, Why};
use crate::office::dossier::verify_receipt;
use crate::office::{Office, OfficeError};
use crate::seal::receipt_qr::Verdict;
use crate::store::ticket::{CallRow, SpanRow, TicketRow};
use crate::store::{dossier, ticket};
use std::collections::{BTreeMap, BTreeSet};

/// Everything about the day that is looked at.
struct Day {
    tickets: Vec<TicketRow>,
    spans: Vec<SpanRow>,
    calls: Vec<CallRow>,
}

/// Fills in the figures and everything that is broken.
pub(super) fn check(office: &Office, day: &str, figures: &mut DayFigures) -> Result<(), OfficeError> {
    let read = office.read(|view| {
        let mut calls = ticket::last_calls(view, day, i64::MAX)?;
        calls.reverse();
        Ok::<_, OfficeError>(Day {
            tickets: ticket::of_day(view, day)?,
            spans: ticket::spans_of_days(view, day, day)?,
            calls,
        })
    })?;
    count(&read, figures);
    numbers_are_dense(&read, figures);
    nobody_is_left_open(&read, figures);
    a_counter_has_one_at_a_time(&read, figures);
    nobody_of_a_class_is_overtaken(&read, figures);
    states_follow_on(&read, figures);
    dossiers_are_sound(office, figures)?;
    let found = office.store().verify(&mut |_| {})?;
    figures.events = found.events;
    figures.checked.push("the file verifies");
    if !found.good {
        figures.broken.push(format!(
            "verify: {:?} {:?} {:?}",
            found.first_bad_event, found.counts, found.dangling
        ));
    }
    Ok(())
}

fn count(day: &Day, figures: &mut DayFigures) {
    let of = |state: TicketState| {
        u32::try_from(day.tickets.iter().filter(|row| row.turn.state == state).count()).unwrap_or(u32::MAX)
    };
    figures.served = of(TicketState::Done);
    figures.missed = of(TicketState::Missed);
    figures.left = of(TicketState::Left);
    figures.expired = of(TicketState::Expired);
    let mean = |standing: Standing| {
        let mut first: BTreeMap<i64, i64> = BTreeMap::new();
        for call in day
            .calls
            .iter()
            .filter(|call| call.standing == standing && call.kind == "call")
        {
            first.entry(call.ticket.0).or_insert(call.at);
        }
        let waits: Vec<i64> = day
            .tickets
            .iter()
            .filter_map(|row| Some(first.get(&row.id.0)? - row.turn.arrived_at.timestamp_millis()))
            .collect();
        let sum: i64 = waits.iter().sum();
        if waits.is_empty() {
            0.0
        } else {
            sum as f64 / 60_000.0 / waits.len() as f64
        }
    };
    figures.mean_wait_priority = mean(Standing::Priority);
    figures.mean_wait_normal = mean(Standing::Normal);
}

fn numbers_are_dense(day: &Day, figures: &mut DayFigures) {
    figures.checked.push("numbers run from 1 without gap or double");
    let mut series: BTreeMap<i64, BTreeSet<u32>> = BTreeMap::new();
    for row in &day.tickets {
        if !series.entry(row.field.0).or_default().insert(row.turn.number.n()) {
            figures
                .broken
                .push(format!("{} was given twice", row.turn.number));
        }
    }
    for numbers in series.values() {
        if numbers.last().copied() != u32::try_from(numbers.len()).ok() {
            figures.broken.push("a series has a gap".to_owned());
        }
    }
}

fn nobody_is_left_open(day: &Day, figures: &mut DayFigures) {
    figures.checked.push("every ticket has its outcome");
    for row in day.tickets.iter().filter(|row| row.turn.state.is_open()) {
        figures
            .broken
            .push(format!("{} is still {}", row.turn.number, row.turn.state.code()));
    }
}

fn at_a_counter(span: &SpanRow) -> bool {
    matches!(span.state.as_str(), "called" | "serving")
}

fn a_counter_has_one_at_a_time(day: &Day, figures: &mut DayFigures) {
    figures
        .checked
        .push("a counter has one ticket at a time, a ticket one counter");
    let mut by_counter: BTreeMap<i64, Vec<&SpanRow>> = BTreeMap::new();
    for span in day.spans.iter().filter(|span| at_a_counter(span)) {
        match span.counter {
            Some(counter) => by_counter.entry(counter.0).or_default().push(span),
            None => figures
                .broken
                .push(format!("ticket {} was called to no counter", span.ticket)),
        }
    }
    for spans in by_counter.values_mut() {
        spans.sort_by_key(|span| (span.began_at, span.ended_at));
        for pair in spans.windows(2) {
            if pair[0].ended_at.is_none_or(|ended| ended > pair[1].began_at) {
                figures.broken.push(format!(
                    "tickets {} and {} met at a counter",
                    pair[0].ticket, pair[1].ticket
                ));
            }
        }
    }
}

/// Whoever is called by the rules is the first of the class in the line, but for those who came back, were
/// sent on or are called by hand.
fn nobody_of_a_class_is_overtaken(day: &Day, figures: &mut DayFigures) {
    figures.checked.push("nobody of a class is overtaken within it");
    let plain: BTreeMap<i64, &TicketRow> = day
        .tickets
        .iter()
        .filter(|row| row.turn.misses == 0 && row.turn.skips == 0)
        .map(|row| (row.id.0, row))
        .collect();
    let waits: Vec<&SpanRow> = day
        .spans
        .iter()
        .filter(|span| span.state == "waiting" && span.n == 1)
        .collect();
    for call in day.calls.iter().filter(|call| call.kind == "call") {
        let why: Option<Why> = serde_json::from_str(&call.why).ok();
        if matches!(why, Some(Why::ByHand { .. } | Why::SentOn) | None) {
            continue;
        }
        let Some(called) = plain.get(&call.ticket.0) else {
            continue;
        };
        let overtaken = waits.iter().find(|span| {
            span.ticket.0 < call.ticket.0
                && span.began_at < call.at
                && span.ended_at.is_none_or(|ended| ended > call.at)
                && plain.get(&span.ticket.0).is_some_and(|other| {
                    other.standing == call.standing
                        && other.field == called.field
                        && called.field == call.field
                })
        });
        if let Some(span) = overtaken {
            figures.broken.push(format!(
                "ticket {} was called before {}",
                call.ticket, span.ticket
            ));
        }
    }
}

fn states_follow_on(day: &Day, figures: &mut DayFigures) {
    figures
        .checked
        .push("every state begins when the one before ends");
    for pair in day.spans.windows(2) {
        if pair[0].ticket == pair[1].ticket && pair[0].ended_at != Some(pair[1].began_at) {
            figures
                .broken
                .push(format!("ticket {} has a hole between states", pair[0].ticket));
        }
    }
}

fn dossiers_are_sound(office: &Office, figures: &mut DayFigures) -> Result<(), OfficeError> {
    figures
        .checked
        .push("every dossier has a later due date and a genuine receipt");
    let rows = office.read(|view| Ok(dossier::received_between(view, 0, i64::MAX)?))?;
    figures.dossiers = u32::try_from(rows.len()).unwrap_or(u32::MAX);
    for row in rows {
        if row.due_at <= row.received_at {
            figures
                .broken
                .push(format!("dossier {} is due before it was received", row.id));
        }
        let genuine = matches!(
            verify_receipt(office, &row.qr)?,
            Verdict::Genuine { seal } if seal.code.as_str() == row.code
        );
        if !genuine {
            figures
                .broken
                .push(format!("the receipt of dossier {} is not genuine", row.id));
        }
    }
    Ok(())
}
