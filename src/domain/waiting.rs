//! The order of the line: who is called next, and why.
//!
//! The same line gives the same answer in whatever order its rows come: ties go by the sequence of
//! arrival, never by a clock. The rules are those of the office's order of priority (at most two
//! priority numbers in a row, ageing, proportion); no law fixes them, so they are settings. The steps
//! of one ticket are in [`ticket`](super::ticket). Tested in `tests/rules/waiting.rs`.

mod ahead;
mod counters;
mod why;

pub use ahead::people_ahead;
pub use counters::{CounterLoad, shortest_line};
pub use why::{NobodyWaits, PriorityMajority, Why};

use super::code::TicketNumber;
use super::id::{CounterId, FieldId, TicketId};
use super::time::Moment;
use chrono::TimeDelta;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// The class of a ticket in the line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// The elderly, pregnant, disabled and the other groups of the office's list.
    Priority,
    #[default]
    Normal,
    /// After the others, such as people who hand in for many; see [`OrderPolicy::low_rises_minutes`].
    Low,
}

/// A ticket in line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Waiting {
    pub ticket: TicketId,
    pub number: TicketNumber,
    /// The field in whose line the ticket stands.
    pub field: FieldId,
    pub standing: Standing,
    /// Order of arrival, unique, from the database.
    pub arrival_seq: i64,
    pub arrived_at: Moment,
    /// Sent on from another counter: first in line.
    pub front: bool,
    /// Comes back after a miss: called once its line has had this many calls today.
    pub not_before_calls: Option<u64>,
    /// Only this counter may call it.
    pub bound_counter: Option<CounterId>,
}

/// Who calls.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Caller {
    pub counter: CounterId,
    /// The fields the counter serves.
    pub fields: BTreeSet<FieldId>,
}

impl Caller {
    /// Whether this counter may call the ticket as its next.
    pub fn may_call(&self, ticket: &Waiting) -> bool {
        match ticket.bound_counter {
            Some(bound) => bound == self.counter,
            None => self.fields.contains(&ticket.field),
        }
    }
}

/// A call that was made; a recall is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct PastCall {
    pub field: FieldId,
    pub standing: Standing,
}

/// What was called today.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct RecentCalls {
    /// The last calls of the house, oldest first; [`RecentCalls::KEPT`] are enough.
    pub last: Vec<PastCall>,
    /// How many calls each line has had today.
    pub made: BTreeMap<FieldId, u64>,
}

impl RecentCalls {
    /// As many calls as the rules look back.
    pub const KEPT: usize = 200;

    /// Calls of this line today.
    pub fn made_in(&self, field: FieldId) -> u64 {
        self.made.get(&field).copied().unwrap_or(0)
    }

    /// Adds a call.
    pub fn record(&mut self, call: PastCall) {
        self.last.push(call);
        if self.last.len() > Self::KEPT {
            self.last.remove(0);
        }
        *self.made.entry(call.field).or_insert(0) += 1;
    }

    /// The last calls of these fields, newest first, as “was it a priority number”.
    fn newest(&self, fields: &BTreeSet<FieldId>) -> impl Iterator<Item = bool> {
        self.last
            .iter()
            .rev()
            .filter(|call| fields.contains(&call.field))
            .map(|call| call.standing == Standing::Priority)
    }
}

/// The office's rules of order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct OrderPolicy {
    /// Priority numbers called in a row while others wait.
    pub priority_in_a_row: u32,
    /// A normal number that has waited longer than this …
    pub aged_minutes: u32,
    /// … goes before priority numbers that have waited less than this.
    pub young_priority_minutes: u32,
    /// A low number that has waited longer than this counts as a normal one, so that nobody starves.
    pub low_rises_minutes: u32,
    /// Lines shorter than this are not called in proportion: shares of a few people mean nothing.
    pub proportion_from: usize,
}

impl Default for OrderPolicy {
    fn default() -> Self {
        OrderPolicy {
            priority_in_a_row: 2,
            aged_minutes: 45,
            young_priority_minutes: 15,
            low_rises_minutes: 45,
            proportion_from: 10,
        }
    }
}

/// Who is called next.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    pub ticket: TicketId,
    pub number: TicketNumber,
    pub why: Why,
}

/// The ticket this counter calls next; nobody, where none waits for it.
///
/// `line` holds every ticket in line (held ones are not); those the caller may not call are left out.
pub fn next(
    caller: &Caller,
    line: &[Waiting],
    history: &RecentCalls,
    now: Moment,
    policy: &OrderPolicy,
) -> Option<Choice> {
    let callable: Vec<&Waiting> = line.iter().filter(|ticket| caller.may_call(ticket)).collect();
    let round = Round {
        ready: ready(&callable, history),
        caller,
        history,
        now,
        policy,
    };
    if let Some(sent) = first(round.ready.iter().copied().filter(|ticket| ticket.front)) {
        return Some(choice(sent, Why::SentOn));
    }
    let classes = Classes::of(&round.ready, now, policy);
    let (ticket, why) = match (classes.priority, classes.other()) {
        (None, None) => return None,
        (None, Some(other)) => (other, alone(other, &classes)),
        (Some(priority), None) => (priority, Why::First),
        (Some(priority), Some(other)) => round.between(priority, other, &classes),
    };
    Some(choice(ticket, why))
}

/// The order in which this counter would call everyone, if nobody came and `now` stood still.
pub fn order(
    caller: &Caller,
    line: &[Waiting],
    history: &RecentCalls,
    now: Moment,
    policy: &OrderPolicy,
) -> Vec<Choice> {
    let mut line = line.to_vec();
    let mut history = history.clone();
    let mut order = Vec::with_capacity(line.len());
    while let Some(choice) = next(caller, &line, &history, now, policy) {
        let Some(place) = line.iter().position(|ticket| ticket.ticket == choice.ticket) else {
            break;
        };
        let called = line.swap_remove(place);
        history.record(PastCall {
            field: called.field,
            standing: called.standing,
        });
        order.push(choice);
    }
    order
}

/// Warns the manager: more than half of the line has priority, so that priority means little.
pub fn priority_majority(line: &[Waiting], policy: &OrderPolicy) -> Option<PriorityMajority> {
    let priority = line
        .iter()
        .filter(|ticket| ticket.standing == Standing::Priority)
        .count();
    (line.len() >= policy.proportion_from && 2 * priority > line.len()).then_some(PriorityMajority {
        priority,
        waiting: line.len(),
    })
}

/// Leaves out those who come back and must let others go first, as long as there are others in
/// their line.
fn ready<'a>(callable: &[&'a Waiting], history: &RecentCalls) -> Vec<&'a Waiting> {
    let held_back = |ticket: &Waiting| {
        ticket
            .not_before_calls
            .is_some_and(|calls| history.made_in(ticket.field) < calls)
    };
    let flowing: BTreeSet<FieldId> = callable
        .iter()
        .filter(|ticket| !held_back(ticket))
        .map(|ticket| ticket.field)
        .collect();
    callable
        .iter()
        .copied()
        .filter(|ticket| !held_back(ticket) || !flowing.contains(&ticket.field))
        .collect()
}

/// The first of each class and their numbers.
struct Classes<'a> {
    priority: Option<&'a Waiting>,
    /// Normal numbers and low ones that have risen.
    normal: Option<&'a Waiting>,
    low: Option<&'a Waiting>,
    /// The first normal number with the longest wait of its class, where that is too long.
    aged: Option<(&'a Waiting, TimeDelta)>,
    priorities: usize,
}

impl<'a> Classes<'a> {
    fn of(ready: &[&'a Waiting], now: Moment, policy: &OrderPolicy) -> Self {
        let of = |standing| {
            ready
                .iter()
                .copied()
                .filter(move |ticket| ticket.standing == standing)
        };
        // By sequence, so that a clock set anew lets nobody overtake: with a ticket, all before it rise.
        let risen = of(Standing::Low)
            .filter(|ticket| waited(ticket, now) > minutes(policy.low_rises_minutes))
            .map(|ticket| ticket.arrival_seq)
            .max();
        let has_risen = |ticket: &&Waiting| risen.is_some_and(|risen| ticket.arrival_seq <= risen);
        Classes {
            priority: first(of(Standing::Priority)),
            normal: first(of(Standing::Normal).chain(of(Standing::Low).filter(has_risen))),
            low: first(of(Standing::Low)),
            aged: first(of(Standing::Normal)).zip(
                of(Standing::Normal)
                    .map(|ticket| waited(ticket, now))
                    .max()
                    .filter(|longest| *longest > minutes(policy.aged_minutes)),
            ),
            priorities: of(Standing::Priority).count(),
        }
    }

    fn other(&self) -> Option<&'a Waiting> {
        self.normal.or(self.low)
    }
}

/// What one decision looks at.
struct Round<'a> {
    ready: Vec<&'a Waiting>,
    caller: &'a Caller,
    history: &'a RecentCalls,
    now: Moment,
    policy: &'a OrderPolicy,
}

impl<'a> Round<'a> {
    /// Between the first priority number and the first of the others.
    fn between(
        &self,
        priority: &'a Waiting,
        other: &'a Waiting,
        classes: &Classes<'a>,
    ) -> (&'a Waiting, Why) {
        let policy = self.policy;
        if let Some((aged, longest)) = classes.aged
            && waited(priority, self.now) < minutes(policy.young_priority_minutes)
        {
            let minutes = longest.num_minutes();
            return (aged, Why::WaitedLong { minutes });
        }
        let waiting = self.ready.len();
        let others = waiting - classes.priorities;
        if waiting >= policy.proportion_from && classes.priorities > others {
            let why = Why::InProportion {
                priority: classes.priorities,
                waiting,
            };
            let calls: Vec<bool> = self.history.newest(&self.caller.fields).collect();
            return if priority_by_proportion(&calls, classes.priorities, others) {
                (priority, why)
            } else {
                (other, why)
            };
        }
        let calls = self
            .history
            .newest(&self.caller.fields)
            .take_while(|was| *was)
            .count();
        match classes.normal {
            Some(normal) if calls >= policy.priority_in_a_row as usize => {
                (normal, Why::AfterPriority { calls })
            }
            _ => (priority, Why::Priority),
        }
    }
}

/// Whether a line with `priority` > `others` calls a priority number now, so that the calls keep the
/// proportion. `calls` are the last calls, newest first.
///
/// Calls are read as cycles: priority calls, then one of the others. In earlier cycles no more is
/// counted than a whole share, and others called in a row count once: what was called while the line
/// was another must not be made good now.
fn priority_by_proportion(calls: &[bool], priority: usize, others: usize) -> bool {
    const CYCLES: usize = 8;
    let mut runs = calls.split(|was_priority| !was_priority).map(<[bool]>::len);
    let run = runs.next().unwrap_or(0);
    if run == 0 {
        return true;
    }
    let share = priority.div_ceil(others.max(1));
    let (mut cycles, mut called) = (1, run + 1);
    for earlier in runs.filter(|run| *run > 0).take(CYCLES) {
        cycles += 1;
        called += earlier.min(share);
    }
    run < share && 2 * called * others <= 2 * priority * cycles + others
}

fn alone(other: &Waiting, classes: &Classes<'_>) -> Why {
    if classes.normal.is_none() && other.standing == Standing::Low {
        Why::NobodyBefore
    } else {
        Why::First
    }
}

fn choice(ticket: &Waiting, why: Why) -> Choice {
    Choice {
        ticket: ticket.ticket,
        number: ticket.number,
        why,
    }
}

fn first<'a>(tickets: impl Iterator<Item = &'a Waiting>) -> Option<&'a Waiting> {
    tickets.min_by_key(|ticket| (ticket.arrival_seq, ticket.ticket))
}

/// None, where the clock went back since the arrival.
fn waited(ticket: &Waiting, now: Moment) -> TimeDelta {
    (now - ticket.arrived_at).max(TimeDelta::zero())
}

fn minutes(minutes: u32) -> TimeDelta {
    TimeDelta::minutes(i64::from(minutes))
}
