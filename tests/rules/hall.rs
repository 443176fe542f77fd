//! Simulated days in a hall: what the rules of order do to the waits of each class.
//!
//! What people are told on arrival is held against how long they waited then.
//!
//! One group of four counters, 440 tickets a day, services of 3.8 minutes (exponential), the load of
//! `quality.md` §2.3. The figures there are of another hall; here the same relations must hold.

use chrono::{NaiveDate, TimeDelta};
use motcua::domain::code::TicketNumber;
use motcua::domain::estimate::{Estimate, Outlook, ServiceSample, estimate};
use motcua::domain::id::{CounterId, FieldId, TicketId};
use motcua::domain::time::local;
use motcua::domain::waiting::{
    Caller, OrderPolicy, PastCall, RecentCalls, Standing, Waiting, next, people_ahead,
};

use std::collections::BTreeMap;

use Standing::{Low, Normal, Priority};

const DAYS: u64 = 20;
const COUNTERS: usize = 4;
const TICKETS: u32 = 440;
const OPEN_SECONDS: i64 = 450 * 60;
const SERVICE_SECONDS: f64 = 228.0;

/// Random numbers that are the same on every machine (SplitMix64).
struct Dice(u64);

impl Dice {
    fn unit(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) >> 11) as f64 / (1u64 << 53) as f64
    }

    fn exponential(&mut self, mean: f64) -> i64 {
        (-mean * (1.0 - self.unit()).ln()) as i64
    }
}

/// Waits in minutes, sorted.
#[derive(Default)]
struct Waits(Vec<f64>);

impl Waits {
    fn mean(&self) -> f64 {
        self.0.iter().sum::<f64>() / self.0.len() as f64
    }

    fn share(&self, share: f64) -> f64 {
        self.0[((self.0.len() - 1) as f64 * share) as usize]
    }

    fn longest(&self) -> f64 {
        self.share(1.0)
    }
}

/// What a person was told on arrival and how long the wait was, in minutes.
struct Told {
    standing: Standing,
    estimate: Estimate,
    wait: f64,
}

/// Plays days in which a share of the people has priority and a share is low.
/// Returns the waits of priority, normal and low people.
fn play(priority: f64, low: f64) -> [Waits; 3] {
    let mut waits: [Waits; 3] = Default::default();
    for told in play_telling(priority, low, false) {
        waits[told.standing as usize].0.push(told.wait);
    }
    for class in &mut waits {
        class.0.sort_unstable_by(f64::total_cmp);
    }
    waits
}

/// Plays the days; `telling` works out what each person is told, which takes most of the time.
fn play_telling(priority: f64, low: f64, telling: bool) -> Vec<Told> {
    let caller = Caller {
        counter: CounterId(1),
        fields: [FieldId(1)].into(),
    };
    let policy = OrderPolicy::default();
    let opening = local(
        NaiveDate::from_ymd_opt(2026, 11, 23)
            .unwrap()
            .and_hms_opt(7, 30, 0)
            .unwrap(),
    );
    let mut told = Vec::new();
    for day in 0..DAYS {
        // Times, services and classes each have their own dice, so that only the classes differ.
        let (mut times, mut lengths, mut classes) = (Dice(day), Dice(day + 1000), Dice(day + 2000));
        let mut arrivals: Vec<i64> = (0..TICKETS)
            .map(|_| (times.unit() * OPEN_SECONDS as f64) as i64)
            .collect();
        arrivals.sort_unstable();
        let mut coming = (1..).zip(arrivals).peekable();
        let (mut line, mut history): (Vec<Waiting>, _) = (Vec::new(), RecentCalls::default());
        let mut free_at = [0i64; COUNTERS];
        let mut services: Vec<ServiceSample> = Vec::new();
        let mut estimates = BTreeMap::new();
        loop {
            let counter = (0..COUNTERS).min_by_key(|&counter| free_at[counter]).unwrap();
            let now = match (line.is_empty(), coming.peek()) {
                (true, None) => break,
                (true, Some((_, arrival))) => free_at[counter].max(*arrival),
                (false, _) => free_at[counter],
            };
            while let Some((seq, arrival)) = coming.next_if(|(_, arrival)| *arrival <= now) {
                let class = classes.unit();
                let arrived_at = opening + TimeDelta::seconds(arrival);
                let person = Waiting {
                    ticket: TicketId(i64::from(seq)),
                    number: TicketNumber::new('A', seq).unwrap(),
                    field: FieldId(1),
                    standing: match class {
                        class if class < priority => Priority,
                        class if class < priority + low => Low,
                        _ => Normal,
                    },
                    arrival_seq: i64::from(seq),
                    arrived_at,
                    front: false,
                    not_before_calls: None,
                    bound_counter: None,
                };
                if telling {
                    // The newest are enough and the rest takes time.
                    let done = services
                        .iter()
                        .rev()
                        .take(60)
                        .filter(|service| service.finished_at <= arrived_at);
                    let outlook = Outlook {
                        ahead: people_ahead(&person, &line, &history, arrived_at, &policy),
                        services: done.copied().collect(),
                        prior_seconds: Some(SERVICE_SECONDS as u32),
                        served_today: 0,
                        counters: COUNTERS as u32,
                        priority_per_hour: match person.standing {
                            Priority => 0,
                            _ => (priority * f64::from(TICKETS) / 7.5) as u32,
                        },
                        gaps: Vec::new(),
                    };
                    estimates.insert(person.ticket, estimate(&outlook, arrived_at));
                }
                line.push(person);
            }
            let moment = opening + TimeDelta::seconds(now);
            let choice = next(&caller, &line, &history, moment, &policy).unwrap();
            let place = line
                .iter()
                .position(|ticket| ticket.ticket == choice.ticket)
                .unwrap();
            let called = line.swap_remove(place);
            history.record(PastCall {
                field: called.field,
                standing: called.standing,
            });
            told.push(Told {
                standing: called.standing,
                estimate: estimates.remove(&called.ticket).unwrap_or(Estimate::Unknown),
                wait: (moment - called.arrived_at).num_seconds() as f64 / 60.0,
            });
            let seconds = lengths.exponential(SERVICE_SECONDS);
            free_at[counter] = now + seconds;
            services.push(ServiceSample {
                finished_at: moment + TimeDelta::seconds(seconds),
                seconds: u32::try_from(seconds).unwrap(),
            });
        }
    }
    told
}

fn shown(title: &str, waits: &[Waits; 3]) {
    for (class, waits) in ["priority", "normal", "low"].iter().zip(waits) {
        if !waits.0.is_empty() {
            println!(
                "{title:>12} {class:>8}: {:>4} people, mean {:>5.1}, p95 {:>5.1}, longest {:>5.1} min",
                waits.0.len(),
                waits.mean(),
                waits.share(0.95),
                waits.longest()
            );
        }
    }
}

#[test]
fn at_15_percent_priority_hardly_waits_and_costs_others_two_minutes() {
    let [_, alike, _] = play(0.0, 0.0);
    let mixed = play(0.15, 0.0);
    shown("15 %", &mixed);
    let [priority, normal, _] = mixed;
    assert!(priority.mean() < 2.0 && priority.share(0.95) < 6.0);
    assert!(normal.mean() - alike.mean() < 2.5);
    assert!(priority.mean() < normal.mean());
}

#[test]
fn at_40_percent_priority_still_waits_much_less_and_normal_people_are_not_forgotten() {
    let [_, alike, _] = play(0.0, 0.0);
    let mixed = play(0.4, 0.0);
    shown("all alike", &[Waits::default(), alike, Waits::default()]);
    shown("40 %", &mixed);
    let [priority, normal, _] = mixed;
    assert!(priority.mean() < normal.mean() / 3.0);
    assert!(normal.longest() < 120.0);
}

#[test]
fn at_60_percent_priority_waits_less_than_in_a_line_without_classes() {
    let [_, alike, _] = play(0.0, 0.0);
    let mixed = play(0.6, 0.0);
    shown("60 %", &mixed);
    let [priority, normal, _] = mixed;
    assert!(priority.mean() < alike.mean());
    assert!(priority.mean() < normal.mean());
}

#[test]
fn nobody_starves_in_a_day_of_all_classes() {
    let [_, alike, _] = play(0.0, 0.0);
    let mixed = play(0.3, 0.1);
    shown("30 % + 10 %", &mixed);
    let served: usize = mixed.iter().map(|waits| waits.0.len()).sum();
    assert_eq!(served, DAYS as usize * TICKETS as usize);
    for class in &mixed {
        assert!(class.longest() < alike.longest() * 2.0);
    }
}

#[test]
fn four_in_five_are_called_before_the_upper_bound_they_were_told() {
    for priority in [0.0, 0.15, 0.4] {
        let told = play_telling(priority, 0.0, true);
        let (mut people, mut before, mut error, mut bias) = (0u32, 0u32, 0.0, 0.0);
        for told in told.iter().filter(|told| told.standing == Normal) {
            if let Estimate::Range { from, to } = told.estimate {
                people += 1;
                before += u32::from(told.wait <= f64::from(to));
                error += (told.wait - f64::from(from + to) / 2.0).abs();
                bias += told.wait - f64::from(from + to) / 2.0;
            }
        }
        let (share, people) = (f64::from(before) / f64::from(people), f64::from(people));
        println!(
            "{:>3.0} % priority: {people} told, {:.0} % before the upper bound, mean error {:.1}, bias {:.1} min",
            priority * 100.0,
            share * 100.0,
            error / people,
            bias / people
        );
        assert!(share >= 0.8, "{share}");
        assert!(error / people <= 6.0);
        assert!(bias.abs() / people <= 3.0);
    }
}
