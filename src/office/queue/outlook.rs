//! How long a person will probably wait, out of what happened today.

use super::call::waiting;
use super::recent_calls;
use crate::domain::estimate::{Estimate, PeopleAhead};
use crate::domain::estimate::{Gap, Outlook, ServiceSample, active_counters, estimate, still_gives_numbers};
use crate::domain::id::FieldId;
use crate::domain::message::{Message, Say};
use crate::domain::time::{self, Moment};
use crate::domain::waiting::{Standing, Waiting, people_ahead};
use crate::office::{OfficeError, calendar, day_text, settings};
use crate::store::ticket::TicketRow;
use crate::store::{View, ticket};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// What a person in line is told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WaitEstimate {
    /// People who will be called before.
    pub ahead: u32,
    pub estimate: Estimate,
    /// The estimate in words; none where there is nothing to go by.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<Message>,
    /// “Còn N người trước bạn”.
    pub ahead_words: Message,
}

/// The wait of a ticket that stands in line.
pub(crate) fn estimate_of(
    view: &View<'_>,
    row: &TicketRow,
    now: Moment,
) -> Result<WaitEstimate, OfficeError> {
    let policy = settings::read(view)?.order;
    let line: Vec<Waiting> = ticket::waiting(view, &row.day, row.turn.field)?
        .iter()
        .map(waiting)
        .collect();
    let fields = BTreeSet::from([row.turn.field]);
    let history = recent_calls(view, &row.day, &fields)?;
    let ahead = people_ahead(&waiting(row), &line, &history, now, &policy);
    let outlook = Outlook {
        ahead,
        ..outlook(view, row.turn.field, row.standing, now, true)?
    };
    let estimate = estimate(&outlook, now);
    Ok(WaitEstimate {
        ahead,
        words: (estimate != Estimate::Unknown).then(|| estimate.say()),
        estimate,
        ahead_words: PeopleAhead(ahead).say(),
    })
}

/// Whether the kiosk still gives a number of a field today: not when its service would end too long after
/// closing.
pub(super) fn check_time_left(
    view: &View<'_>,
    line: FieldId,
    ahead: u32,
    now: Moment,
) -> Result<(), OfficeError> {
    let calendar = calendar::read(view)?;
    let Some(closing) = calendar
        .sessions(time::day(now))
        .last()
        .map(|session| time::local(time::day(now).and_time(session.to)))
    else {
        return Ok(());
    };
    let outlook = Outlook {
        ahead,
        ..outlook(view, line, Standing::Normal, now, false)?
    };
    let overtime = chrono::TimeDelta::minutes(i64::from(settings::read(view)?.tickets.overrun_minutes));
    still_gives_numbers(&outlook, closing, overtime, now).map_err(|error| OfficeError::refused(&error))
}

fn outlook(
    view: &View<'_>,
    line: FieldId,
    standing: Standing,
    now: Moment,
    with_night: bool,
) -> Result<Outlook, OfficeError> {
    let day = time::day(now);
    let text = day_text(day);
    let served = ticket::served(view, &text, line)?;
    let before = calendar::read(view)?;
    let previous = ticket::mean_service_before(view, &text, line)?;
    let calls = ticket::calls_since(
        view,
        &text,
        line,
        (now - chrono::TimeDelta::minutes(15)).timestamp_millis(),
    )?;
    let priority = calls_an_hour(&ticket::arrivals_since(
        view,
        &text,
        line,
        (now - chrono::TimeDelta::hours(1)).timestamp_millis(),
    )?);
    let mut gaps = Vec::new();
    let sessions = before.sessions(day);
    for pair in sessions.windows(2) {
        gaps.push(Gap {
            from: time::local(day.and_time(pair[0].to)),
            to: time::local(day.and_time(pair[1].from)),
        });
    }
    if with_night && let Some(last) = sessions.last() {
        let closes = time::local(day.and_time(last.to));
        if let Some(opens) = before.opens_next(closes) {
            gaps.push(Gap {
                from: closes,
                to: opens,
            });
        }
    }
    Ok(Outlook {
        ahead: 0,
        served_today: u32::try_from(ticket::count_served(view, &text, line)?).unwrap_or(u32::MAX),
        services: served
            .into_iter()
            .map(|(finished_at, seconds)| ServiceSample { finished_at, seconds })
            .collect(),
        prior_seconds: previous,
        counters: active_counters(&calls, now),
        priority_per_hour: if standing == Standing::Priority {
            0
        } else {
            priority
        },
        gaps,
    })
}

fn calls_an_hour(standings: &[Standing]) -> u32 {
    let priority = standings
        .iter()
        .filter(|standing| **standing == Standing::Priority)
        .count();
    u32::try_from(priority).unwrap_or(u32::MAX)
}
