//! Where a service is offered at several counters with a line each: the counter a new ticket goes to.

use crate::domain::id::CounterId;
use serde::{Deserialize, Serialize};

/// How busy a counter is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct CounterLoad {
    pub counter: CounterId,
    /// Staffed and not on a break.
    pub open: bool,
    /// Tickets bound to it and in line.
    pub waiting: u32,
    /// Calls or serves someone now.
    pub busy: bool,
}

/// The open counter with the shortest line; of equals the free one, then the first by id.
/// None, where no counter is open.
pub fn shortest_line(counters: &[CounterLoad]) -> Option<CounterId> {
    counters
        .iter()
        .filter(|counter| counter.open)
        .min_by_key(|counter| (counter.waiting, counter.busy, counter.counter))
        .map(|counter| counter.counter)
}
