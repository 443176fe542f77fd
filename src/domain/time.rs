//! Points in time, always in the time of Việt Nam (UTC+07:00, no daylight saving).

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime, TimeZone, Utc};

/// A point in time with the offset of Việt Nam. Rules get it as an argument and never ask a clock.
pub type Moment = DateTime<FixedOffset>;

/// UTC+07:00, the only offset the product knows.
pub const VIETNAM: FixedOffset = match FixedOffset::east_opt(7 * 3600) {
    Some(offset) => offset,
    None => unreachable!(),
};

/// The moment of a UTC time.
pub fn from_utc(utc: DateTime<Utc>) -> Moment {
    utc.with_timezone(&VIETNAM)
}

/// The moment of milliseconds since 1970 UTC, as the store keeps it. Out of range gives `None`.
pub fn from_millis(millis: i64) -> Option<Moment> {
    DateTime::<Utc>::from_timestamp_millis(millis).map(from_utc)
}

/// The moment at which the clocks of Việt Nam show this date and time.
pub fn local(date_time: NaiveDateTime) -> Moment {
    VIETNAM
        .from_local_datetime(&date_time)
        .single()
        .unwrap_or_else(|| from_utc(date_time.and_utc()))
}

/// The local date: a ticket at 23:59:59 and one at 00:00:00 belong to different days.
pub fn day(moment: Moment) -> NaiveDate {
    moment.with_timezone(&VIETNAM).date_naive()
}

/// The moment without anything finer than a millisecond, as the store keeps it.
pub fn whole_millis(moment: Moment) -> Moment {
    from_millis(moment.timestamp_millis()).unwrap_or(moment)
}
