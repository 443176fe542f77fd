//! What the office does about people who were called and did not appear (vắng mặt).
//!
//! Settings only; [`Turn`](super::turn::Turn) applies them.

use serde::{Deserialize, Serialize};

/// What happens to people who do not appear.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct NoShowPolicy {
    /// With [`stay_in_line`](Self::stay_in_line): how often a person stays in line before being missed.
    /// Without: how many calls must precede a no-show. 0 in both: missed at once.
    pub max_calls: u32,
    /// After each no-show the person goes back into the line (and is called anew) instead of being
    /// recalled at the same counter.
    pub stay_in_line: bool,
    /// Seconds between a call and the next recall.
    pub min_recall_seconds: u32,
    /// Seconds between the first call and the no-show, where calls are made at the same counter.
    pub min_total_seconds: u32,
    /// Minutes in which the clerk can take a no-show back.
    pub undo_minutes: u32,
    /// Numbers of the line that go before a person who comes back.
    pub return_after: u32,
    /// How often a missed person may come back; the next miss closes the ticket.
    pub max_returns: u32,
}

impl Default for NoShowPolicy {
    /// Three calls in three minutes at the counter, then missed; back once, after the next two.
    fn default() -> Self {
        NoShowPolicy {
            max_calls: 3,
            stay_in_line: false,
            min_recall_seconds: 30,
            min_total_seconds: 180,
            undo_minutes: 30,
            return_after: 2,
            max_returns: 1,
        }
    }
}

impl NoShowPolicy {
    /// The person stays in line `times` times, each time after the next numbers, then is missed.
    pub fn staying_in_line(times: u32) -> Self {
        NoShowPolicy {
            max_calls: times,
            stay_in_line: true,
            ..NoShowPolicy::default()
        }
    }
}
