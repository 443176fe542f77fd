//! One person's turn: the facts of a ticket's way through the hall, and each step with its conditions.
//!
//! A step takes the facts and `now` and gives new facts, or says why not; the legal steps are the
//! table of [`ticket`](super). Who comes next is not decided here but in
//! [`waiting`](crate::domain::waiting). Tested in `tests/rules/ticket.rs`.

use super::{Act, NoShowPolicy, TicketError, TicketState, apply};
use crate::domain::code::TicketNumber;
use crate::domain::id::{CounterId, FieldId};
use crate::domain::time::{self, Moment};
use serde::{Deserialize, Serialize};

/// A counter and what its sign shows after the word “quầy”, such as `2`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct CounterSign {
    pub id: CounterId,
    pub label: String,
}

/// The facts of one ticket's way through the hall.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Turn {
    pub number: TicketNumber,
    pub state: TicketState,
    /// The field whose line the ticket stands in; changes with a transfer, the number does not.
    pub field: FieldId,
    /// When the ticket was taken; never changes.
    pub arrived_at: Moment,
    /// The counter of the present or last call.
    pub counter: Option<CounterSign>,
    /// Only this counter may call the ticket.
    pub bound_counter: Option<CounterId>,
    /// Stands before all others of its line (it was at a counter and was sent on).
    pub front: bool,
    /// May be called once the line has had this many calls today; see `waiting::RecentCalls`.
    pub not_before_calls: Option<u64>,
    /// Calls since the ticket last came into line from outside.
    pub calls: u32,
    pub first_called_at: Option<Moment>,
    pub last_called_at: Option<Moment>,
    /// No-shows after which the person stayed in line.
    pub skips: u32,
    /// No-shows that put the ticket on the missed list.
    pub misses: u32,
    pub missed_at: Option<Moment>,
    /// Start of the present stretch of service.
    pub serving_since: Option<Moment>,
    /// Seconds of service in earlier stretches; time on hold does not count.
    pub served_seconds: u32,
    /// When the ticket was done, left or expired.
    pub closed_at: Option<Moment>,
}

impl Turn {
    /// A ticket just made, not in line yet.
    pub fn new(number: TicketNumber, field: FieldId, now: Moment) -> Self {
        Turn {
            number,
            state: TicketState::Created,
            field,
            arrived_at: now,
            counter: None,
            bound_counter: None,
            front: false,
            not_before_calls: None,
            calls: 0,
            first_called_at: None,
            last_called_at: None,
            skips: 0,
            misses: 0,
            missed_at: None,
            serving_since: None,
            served_seconds: 0,
            closed_at: None,
        }
    }

    /// Stands in line and can be called.
    pub fn in_line(&self) -> bool {
        self.state == TicketState::Waiting
    }

    /// Seconds at counters up to `now`, without time on hold.
    pub fn service_seconds(&self, now: Moment) -> u32 {
        let present = self.serving_since.map_or(0, |since| seconds(since, now));
        self.served_seconds.saturating_add(present)
    }

    /// Enters the line, where one counter's line was chosen bound to it.
    ///
    /// # Errors
    /// In line already or closed.
    pub fn join(&self, bound_counter: Option<CounterId>) -> Result<Turn, TicketError> {
        let mut next = self.step(Act::Join)?;
        next.bound_counter = bound_counter;
        Ok(next)
    }

    /// The person walks away.
    ///
    /// # Errors
    /// At a counter, missed or closed.
    pub fn leave(&self, now: Moment) -> Result<Turn, TicketError> {
        let mut next = self.step(Act::Leave)?;
        next.closed_at = Some(now);
        Ok(next)
    }

    /// Called to `counter`: as the next one ([`Act::CallNext`]) or out of turn ([`Act::CallThis`]).
    ///
    /// # Errors
    /// Not in line, with the counter at which the ticket is; or bound to another counter, where the
    /// call is not out of turn.
    pub fn call(&self, act: Act, counter: &CounterSign, now: Moment) -> Result<Turn, TicketError> {
        let mut next = self.step(act)?;
        if act == Act::CallNext && self.bound_counter.is_some_and(|bound| bound != counter.id) {
            return Err(TicketError::BoundElsewhere { number: self.number });
        }
        next.counter = Some(counter.clone());
        next.front = false;
        next.not_before_calls = None;
        next.calls += 1;
        next.first_called_at = next.first_called_at.or(Some(now));
        next.last_called_at = Some(now);
        Ok(next)
    }

    /// Called again to the same counter.
    ///
    /// # Errors
    /// Not called there, or sooner than [`NoShowPolicy::min_recall_seconds`] after the last call.
    pub fn recall(&self, by: CounterId, now: Moment, policy: &NoShowPolicy) -> Result<Turn, TicketError> {
        let mut next = self.step_at(Act::Recall, by)?;
        let wait = missing(self.last_called_at, now, policy.min_recall_seconds);
        if wait > 0 {
            return Err(TicketError::RecallTooSoon {
                number: self.number,
                seconds: wait,
            });
        }
        next.calls += 1;
        next.last_called_at = Some(now);
        Ok(next)
    }

    /// The person came: service starts.
    ///
    /// # Errors
    /// Not called to this counter.
    pub fn appear(&self, by: CounterId, now: Moment) -> Result<Turn, TicketError> {
        let mut next = self.step_at(Act::Appear, by)?;
        next.serving_since = Some(now);
        Ok(next)
    }

    /// What “did not appear” means now: [`Act::SkipOnce`] or [`Act::NoShow`].
    ///
    /// # Errors
    /// The policy asks for more calls or more time first.
    pub fn no_show_act(&self, now: Moment, policy: &NoShowPolicy) -> Result<Act, TicketError> {
        if policy.stay_in_line {
            return Ok(if self.skips < policy.max_calls {
                Act::SkipOnce
            } else {
                Act::NoShow
            });
        }
        if policy.max_calls > 0 {
            let wait = missing(self.first_called_at, now, policy.min_total_seconds);
            let calls = policy.max_calls.saturating_sub(self.calls);
            if calls > 0 {
                return Err(TicketError::NoShowNeedsCalls {
                    number: self.number,
                    calls,
                });
            }
            if wait > 0 {
                return Err(TicketError::NoShowTooSoon {
                    number: self.number,
                    seconds: wait,
                });
            }
        }
        Ok(Act::NoShow)
    }

    /// Did not appear: stays in line behind the next numbers, or is missed, as the policy says.
    /// `calls_made` is the count of today's calls in the line, as in `waiting::RecentCalls`.
    ///
    /// # Errors
    /// Not called to this counter, or too early by the policy.
    pub fn no_show(
        &self,
        by: CounterId,
        now: Moment,
        policy: &NoShowPolicy,
        calls_made: u64,
    ) -> Result<Turn, TicketError> {
        self.step_at(Act::NoShow, by)?;
        let act = self.no_show_act(now, policy)?;
        let mut next = self.step_at(act, by)?;
        if act == Act::SkipOnce {
            next.skips += 1;
            next.not_before_calls = Some(calls_made + u64::from(policy.return_after));
        } else {
            next.misses += 1;
            next.missed_at = Some(now);
        }
        Ok(next)
    }

    /// The clerk takes the no-show back: called to the same counter as before.
    ///
    /// # Errors
    /// Not missed, or longer ago than [`NoShowPolicy::undo_minutes`].
    pub fn undo_no_show(&self, now: Moment, policy: &NoShowPolicy) -> Result<Turn, TicketError> {
        let mut next = self.step(Act::UndoNoShow)?;
        let limit = policy.undo_minutes.saturating_mul(60);
        if self.missed_at.is_none_or(|at| seconds(at, now) > limit) {
            return Err(TicketError::UndoTooLate {
                number: self.number,
                minutes: policy.undo_minutes,
            });
        }
        next.misses = next.misses.saturating_sub(1);
        next.missed_at = None;
        Ok(next)
    }

    /// A missed person came back: in line again, behind the next [`NoShowPolicy::return_after`].
    ///
    /// # Errors
    /// Not missed, missed too often, or missed on another day.
    pub fn return_to_line(
        &self,
        now: Moment,
        policy: &NoShowPolicy,
        calls_made: u64,
    ) -> Result<Turn, TicketError> {
        let mut next = self.step(Act::Return)?;
        if self.misses > policy.max_returns {
            return Err(TicketError::MissedTooOften {
                number: self.number,
                misses: self.misses,
            });
        }
        if time::day(self.arrived_at) != time::day(now) {
            return Err(TicketError::OtherDay { number: self.number });
        }
        next.missed_at = None;
        next.skips = 0;
        next.fresh_in_line();
        next.not_before_calls = Some(calls_made + u64::from(policy.return_after));
        Ok(next)
    }

    /// Put beside the line; the counter is free.
    ///
    /// # Errors
    /// Not being served at this counter.
    pub fn hold(&self, by: CounterId, now: Moment) -> Result<Turn, TicketError> {
        let mut next = self.step_at(Act::Hold, by)?;
        next.stop_service(now);
        Ok(next)
    }

    /// Back from hold, at this counter.
    ///
    /// # Errors
    /// Not on hold.
    pub fn resume(&self, counter: &CounterSign, now: Moment) -> Result<Turn, TicketError> {
        let mut next = self.step(Act::Resume)?;
        next.counter = Some(counter.clone());
        next.serving_since = Some(now);
        Ok(next)
    }

    /// Sent to another counter, with the same number and arrival. Who was at a counter already is the
    /// first in line there; who was not keeps the place of arrival.
    ///
    /// # Errors
    /// Not in line and not at a counter.
    pub fn transfer_to_counter(&self, to: CounterId, now: Moment) -> Result<Turn, TicketError> {
        let mut next = self.step(Act::TransferToCounter)?;
        next.sent_on(self.state, now);
        next.bound_counter = Some(to);
        Ok(next)
    }

    /// Sent to another field, otherwise as [`transfer_to_counter`](Self::transfer_to_counter).
    ///
    /// # Errors
    /// Not in line and not at a counter.
    pub fn transfer_to_field(&self, to: FieldId, now: Moment) -> Result<Turn, TicketError> {
        let mut next = self.step(Act::TransferToField)?;
        next.sent_on(self.state, now);
        next.bound_counter = None;
        // The count belongs to the line that was left.
        next.not_before_calls = None;
        next.field = to;
        Ok(next)
    }

    /// The service is corrected: nothing else changes, the number stays.
    ///
    /// # Errors
    /// Missed or closed unserved.
    pub fn change_service(&self) -> Result<Turn, TicketError> {
        self.step(Act::ChangeService)
    }

    /// Back in line unserved, at the place of arrival.
    ///
    /// # Errors
    /// Not at a counter.
    pub fn put_back(&self, now: Moment) -> Result<Turn, TicketError> {
        let mut next = self.step(Act::PutBack)?;
        next.stop_service(now);
        next.fresh_in_line();
        Ok(next)
    }

    /// Served.
    ///
    /// # Errors
    /// Not being served at this counter.
    pub fn finish(&self, by: CounterId, now: Moment) -> Result<Turn, TicketError> {
        let mut next = self.step_at(Act::Finish, by)?;
        next.stop_service(now);
        next.closed_at = Some(now);
        Ok(next)
    }

    /// The day is closed.
    ///
    /// # Errors
    /// Closed or missed already.
    pub fn end_of_day(&self, now: Moment) -> Result<Turn, TicketError> {
        let mut next = self.step(Act::EndOfDay)?;
        next.stop_service(now);
        next.closed_at = Some(now);
        Ok(next)
    }

    fn step(&self, act: Act) -> Result<Turn, TicketError> {
        let state = apply(self.state, act).map_err(|refusal| TicketError::NotNow {
            number: self.number,
            refusal,
            counter: self.counter.as_ref().map(|counter| counter.label.clone()),
        })?;
        Ok(Turn {
            state,
            ..self.clone()
        })
    }

    fn step_at(&self, act: Act, by: CounterId) -> Result<Turn, TicketError> {
        let next = self.step(act)?;
        match &self.counter {
            Some(counter) if counter.id != by => Err(TicketError::OtherCounter {
                number: self.number,
                counter: counter.label.clone(),
            }),
            _ => Ok(next),
        }
    }

    fn sent_on(&mut self, from: TicketState, now: Moment) {
        self.stop_service(now);
        if from != TicketState::Waiting {
            self.fresh_in_line();
            self.front = true;
        }
    }

    fn stop_service(&mut self, now: Moment) {
        self.served_seconds = self.service_seconds(now);
        self.serving_since = None;
    }

    /// Calls are counted from here anew.
    fn fresh_in_line(&mut self) {
        self.calls = 0;
        self.first_called_at = None;
        self.last_called_at = None;
    }
}

/// Whether a counter may call: it has no ticket called or being served.
///
/// # Errors
/// It has; with that ticket.
pub fn counter_is_free(open: Option<&Turn>) -> Result<(), TicketError> {
    match open {
        Some(turn) if turn.state.occupies_counter() => Err(TicketError::CounterBusy {
            number: turn.number,
            state: turn.state,
        }),
        _ => Ok(()),
    }
}

/// Whole seconds from `since` to `now`; none where the clock went back.
fn seconds(since: Moment, now: Moment) -> u32 {
    u32::try_from((now - since).num_seconds().max(0)).unwrap_or(u32::MAX)
}

fn missing(since: Option<Moment>, now: Moment, needed: u32) -> u32 {
    since.map_or(0, |since| needed.saturating_sub(seconds(since, now)))
}
