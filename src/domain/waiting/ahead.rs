//! How many people are called before a ticket, counted without playing the calls through.
//!
//! Exact for a line called by the row of priority in which nobody ages or is held back, close in
//! others: a ticket is made within a millisecond, so the order of hundreds is not worked out for it.

use super::{OrderPolicy, RecentCalls, Standing, Waiting, minutes, waited};
use crate::domain::time::Moment;
use std::collections::BTreeSet;

/// People called before `ticket` in the line of its field, if nobody else came. The ticket itself may
/// stand in `line` or not; who waits for another counter than it is not counted.
pub fn people_ahead(
    ticket: &Waiting,
    line: &[Waiting],
    history: &RecentCalls,
    now: Moment,
    policy: &OrderPolicy,
) -> u32 {
    let class = |ticket: &Waiting| match ticket.standing {
        Standing::Low if waited(ticket, now) > minutes(policy.low_rises_minutes) => Standing::Normal,
        standing => standing,
    };
    let mine = class(ticket);
    // Everybody beside the ticket, by class; those before it in its own class; those sent on.
    let (mut priority, mut normal, mut low, mut before, mut sent_on) = (0, 0, 0, 0, 0);
    for other in line.iter().filter(|other| {
        other.ticket != ticket.ticket
            && other.field == ticket.field
            && (other.bound_counter.is_none() || other.bound_counter == ticket.bound_counter)
    }) {
        let earlier = (other.arrival_seq, other.ticket) < (ticket.arrival_seq, ticket.ticket);
        if other.front {
            sent_on += usize::from(!ticket.front || earlier);
            continue;
        }
        let standing = class(other);
        match standing {
            Standing::Priority => priority += 1,
            Standing::Normal => normal += 1,
            Standing::Low => low += 1,
        }
        before += usize::from(standing == mine && earlier);
    }
    let row = policy.priority_in_a_row as usize;
    let run = history
        .newest(&BTreeSet::from([ticket.field]))
        .take_while(|was_priority| *was_priority)
        .count()
        .min(row);
    let priorities = priority + usize::from(mine == Standing::Priority);
    let all = priority + normal + low + 1;
    let others = (all - priorities).max(1);
    let in_proportion = all >= policy.proportion_from && 2 * priorities > all;
    let of_other_classes = match mine {
        Standing::Priority if in_proportion => before * others / priorities,
        Standing::Priority => (run + before).checked_div(row).unwrap_or(normal).min(normal),
        Standing::Normal if in_proportion => (priorities * (before + 1)).div_ceil(others).min(priority),
        Standing::Normal => (row * (before + 1) - run).min(priority),
        Standing::Low if in_proportion => {
            normal
                + (priorities * (normal + before + 1))
                    .div_ceil(others)
                    .min(priority)
        }
        Standing::Low => priority + normal,
    };
    let ahead = if ticket.front {
        sent_on
    } else {
        sent_on + before + of_other_classes
    };
    u32::try_from(ahead).unwrap_or(u32::MAX)
}
