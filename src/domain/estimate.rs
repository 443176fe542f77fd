//! How long a person will probably wait: a range, or nothing where there is nothing to go by.
//!
//! The length of the line times the mean service, divided by the open counters, is the predictor that
//! came out best in a simulated hall; the upper bound is 1.3 times it, so that four in five are called
//! before it. Who is ahead is counted by [`waiting`](super::waiting). Tested in `tests/rules/estimate.rs`.

use super::id::CounterId;
use super::message::{Message, Say};
use super::time::Moment;
use chrono::TimeDelta;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Services looked at, the newest.
const SERVICES: usize = 30;
/// A service is forgotten after this.
const SERVICE_AGE: TimeDelta = TimeDelta::hours(4);
/// The previous day's mean counts as this many services.
const PRIOR_WEIGHT: u64 = 10;
/// Without history, so many services must have been seen today.
const SERVED_AT_LEAST: u32 = 10;
/// A counter is active that called within this.
const ACTIVE: TimeDelta = TimeDelta::minutes(15);
/// Numbers are given as long as the last is served within this after closing, if the office sets nothing else.
pub const OVERTIME: TimeDelta = TimeDelta::minutes(15);

/// One completed service of the group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct ServiceSample {
    pub finished_at: Moment,
    /// Time at counters, without time on hold.
    pub seconds: u32,
}

/// A stretch in which nobody is called: lunch, or the night after closing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Gap {
    pub from: Moment,
    pub to: Moment,
}

/// What an estimate goes by.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Outlook {
    /// People who will be called before this one.
    pub ahead: u32,
    /// Completed services of the group, in any order.
    pub services: Vec<ServiceSample>,
    /// Mean seconds of a service on the previous working day, where there was one.
    pub prior_seconds: Option<u32>,
    /// Services completed today.
    pub served_today: u32,
    /// Counters that call this group now; see [`active_counters`].
    pub counters: u32,
    /// Priority numbers expected in an hour, for a ticket that they go before; else 0.
    pub priority_per_hour: u32,
    /// Today's gaps, in any order.
    pub gaps: Vec<Gap>,
}

/// What is told about the wait, in minutes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Estimate {
    /// Less than 5 minutes.
    Under5,
    /// Both ends are multiples of 5.
    Range { from: u32, to: u32 },
    /// More than 60 minutes.
    Over60,
    /// Nothing to go by: nothing is told.
    Unknown,
}

impl Say for Estimate {
    fn say(&self) -> Message {
        match self {
            Estimate::Under5 => Message::new("estimate-under-5"),
            Estimate::Range { from, to } => {
                Message::new("estimate-range").with("from", *from).with("to", *to)
            }
            Estimate::Over60 => Message::new("estimate-over-60"),
            Estimate::Unknown => Message::new("estimate-unknown"),
        }
    }
}

/// “còn N người trước bạn”, always told beside the estimate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct PeopleAhead(pub u32);

impl Say for PeopleAhead {
    fn say(&self) -> Message {
        match self.0 {
            0 => Message::new("estimate-nobody-ahead"),
            people => Message::new("estimate-people-ahead").with("people", people),
        }
    }
}

/// The kiosk gives no more numbers of a field today, though it is still open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct FullForToday;

impl Say for FullForToday {
    fn say(&self) -> Message {
        Message::new("estimate-full-for-today")
    }
}

/// The wait of a person who comes into line now.
pub fn estimate(outlook: &Outlook, now: Moment) -> Estimate {
    let Some(wait) = wait_seconds(outlook, now) else {
        return Estimate::Unknown;
    };
    let minutes = |work: u64| (after_gaps(now, work, &outlook.gaps) - now).num_seconds();
    let (low, high) = (minutes(wait), minutes(wait * 13 / 10));
    if high <= 5 * 60 {
        return Estimate::Under5;
    }
    // A range that starts at 0 reads like "at once"; the slower reading disappoints nobody.
    let from = (low / 300 * 5).max(5);
    let to = (high.div_euclid(300) + i64::from(high % 300 > 0)) * 5;
    if from >= 60 {
        return Estimate::Over60;
    }
    Estimate::Range {
        from: u32::try_from(from).unwrap_or(u32::MAX),
        to: u32::try_from(to.max(from + 5)).unwrap_or(u32::MAX),
    }
}

/// When a person who comes into line now has probably been served. None without anything to go by.
pub fn predicted_end(outlook: &Outlook, now: Moment) -> Option<Moment> {
    let wait = wait_seconds(outlook, now)?;
    let own = mean_seconds(&outlook.services, outlook.prior_seconds, now)?;
    Some(after_gaps(now, wait + own, &outlook.gaps))
}

/// Whether the kiosk still gives a number: not, when its service would end more than `overtime`
/// after `closing`. Without anything to go by numbers are given until `closing`.
///
/// [`Outlook::gaps`] must not hold the night after closing, which no service is waited through.
///
/// # Errors
/// Not any more; with the words for the kiosk.
pub fn still_gives_numbers(
    outlook: &Outlook,
    closing: Moment,
    overtime: TimeDelta,
    now: Moment,
) -> Result<(), FullForToday> {
    let end = predicted_end(outlook, now).unwrap_or(now);
    if now <= closing && end <= closing + overtime {
        Ok(())
    } else {
        Err(FullForToday)
    }
}

/// Counters that made one of these calls within the last 15 minutes.
pub fn active_counters(calls: &[(CounterId, Moment)], now: Moment) -> u32 {
    let active: BTreeSet<CounterId> = calls
        .iter()
        .filter(|(_, at)| now - *at <= ACTIVE)
        .map(|(counter, _)| *counter)
        .collect();
    u32::try_from(active.len()).unwrap_or(u32::MAX)
}

/// Mean seconds of a service: of the last 30 within 4 hours, without the tenth at each end, and the
/// previous day's mean as ten more. None without both.
pub fn mean_seconds(services: &[ServiceSample], prior: Option<u32>, now: Moment) -> Option<u64> {
    let mut recent: Vec<ServiceSample> = services
        .iter()
        .copied()
        .filter(|service| now - service.finished_at <= SERVICE_AGE)
        .collect();
    recent.sort_unstable_by(|a, b| b.cmp(a));
    recent.truncate(SERVICES);
    let mut seconds: Vec<u64> = recent.iter().map(|service| u64::from(service.seconds)).collect();
    seconds.sort_unstable();
    let cut = seconds.len() / 10;
    let kept = &seconds[cut..seconds.len() - cut];
    let count = kept.len() as u64;
    let sum: u64 = kept.iter().sum();
    match prior {
        Some(prior) => Some((sum + PRIOR_WEIGHT * u64::from(prior)) / (count + PRIOR_WEIGHT)),
        None if count > 0 => Some(sum / count),
        None => None,
    }
}

/// Seconds of work before this person's turn, gaps not counted.
fn wait_seconds(outlook: &Outlook, now: Moment) -> Option<u64> {
    if outlook.counters == 0 || outlook.prior_seconds.is_none() && outlook.served_today < SERVED_AT_LEAST {
        return None;
    }
    let mean = mean_seconds(&outlook.services, outlook.prior_seconds, now)?;
    let counters = u64::from(outlook.counters);
    let work = (u64::from(outlook.ahead) + 1) * mean;
    // Of each hour of the counters, priority numbers that come later take their part: at most two
    // thirds, as a normal number follows two of them.
    let hour = 3600 * counters;
    let taken = (u64::from(outlook.priority_per_hour) * mean).min(hour * 2 / 3);
    Some(work * 3600 / (hour - taken))
}

/// The moment after `work` seconds in which gaps stand still.
fn after_gaps(now: Moment, work: u64, gaps: &[Gap]) -> Moment {
    let mut gaps = gaps.to_vec();
    gaps.sort_unstable();
    let mut left = TimeDelta::seconds(
        i64::try_from(work)
            .unwrap_or(i64::MAX / 1000)
            .min(i64::MAX / 1000),
    );
    let mut at = now;
    for gap in gaps {
        if gap.to <= at {
            continue;
        }
        let until = (gap.from - at).max(TimeDelta::zero());
        if left < until {
            break;
        }
        left -= until;
        at = gap.to;
    }
    at.checked_add_signed(left).unwrap_or(at)
}
