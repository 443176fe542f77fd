//! Whether a limit was kept: early (trước hạn), on time (đúng hạn), overdue (quá hạn).
//!
//! Lateness stops when the work is finished, not at pick-up (QĐ 766/QĐ-TTg 2.1). Tested here.

use crate::domain::time::{Moment, day};
use serde::{Deserialize, Serialize};

/// The classes of form 06a and of Mẫu 06.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// Finished on an earlier day than promised.
    Early,
    /// Finished on the promised day, not after the promised minute.
    OnTime,
    /// Finished later, or more than one supplement was asked for.
    Overdue,
    /// Still open, the promised minute has not passed.
    InTime,
    /// Still open, the promised minute has passed.
    OpenOverdue,
}

/// What happened to a dossier, as far as its limit goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Course {
    /// The promised return, with supplements already taken into account.
    pub due: Moment,
    /// Đã xử lý xong.
    pub finished_at: Option<Moment>,
    /// Đã trả kết quả.
    pub returned_at: Option<Moment>,
    /// Dừng xử lý, từ chối.
    pub stopped_at: Option<Moment>,
    /// Requests for a supplement after intake.
    pub supplements_asked: u32,
}

impl Course {
    /// When the work ended: finished, else returned, else stopped or refused.
    pub fn ended_at(&self) -> Option<Moment> {
        self.finished_at.or(self.returned_at).or(self.stopped_at)
    }

    /// The class at `now`, or at the end of the period of a report. What ended after it was open then.
    pub fn standing(&self, now: Moment) -> Standing {
        let ended = self.ended_at().filter(|ended| *ended <= now);
        let asked_too_often = self.supplements_asked > 1;
        match ended {
            None if asked_too_often || now > self.due => Standing::OpenOverdue,
            None => Standing::InTime,
            Some(_) if asked_too_often => Standing::Overdue,
            Some(ended) if day(ended) < day(self.due) => Standing::Early,
            Some(ended) if ended <= self.due => Standing::OnTime,
            Some(_) => Standing::Overdue,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::time::local;
    use chrono::NaiveDate;

    fn at(d: u32, hour: u32, min: u32) -> Moment {
        local(
            NaiveDate::from_ymd_opt(2026, 11, d)
                .unwrap()
                .and_hms_opt(hour, min, 0)
                .unwrap(),
        )
    }

    fn course() -> Course {
        Course {
            due: at(26, 16, 30),
            finished_at: None,
            returned_at: None,
            stopped_at: None,
            supplements_asked: 0,
        }
    }

    #[test]
    fn finished_on_an_earlier_day_is_early_and_to_the_minute_on_time() {
        let finished = |moment| {
            Course {
                finished_at: Some(moment),
                ..course()
            }
            .standing(at(30, 8, 0))
        };
        assert_eq!(finished(at(25, 23, 59)), Standing::Early);
        assert_eq!(finished(at(26, 0, 0)), Standing::OnTime);
        assert_eq!(finished(at(26, 16, 30)), Standing::OnTime);
        assert_eq!(finished(at(26, 16, 31)), Standing::Overdue);
    }

    #[test]
    fn an_open_dossier_is_in_time_up_to_the_promised_minute() {
        assert_eq!(course().standing(at(26, 16, 30)), Standing::InTime);
        assert_eq!(course().standing(at(26, 16, 31)), Standing::OpenOverdue);
    }

    #[test]
    fn lateness_stops_when_the_work_is_finished_not_at_pick_up() {
        let late_pick_up = Course {
            finished_at: Some(at(25, 9, 0)),
            returned_at: Some(at(30, 9, 0)),
            ..course()
        };
        assert_eq!(late_pick_up.standing(at(30, 10, 0)), Standing::Early);
        let only_returned = Course {
            returned_at: Some(at(27, 9, 0)),
            ..course()
        };
        assert_eq!(only_returned.standing(at(30, 10, 0)), Standing::Overdue);
        let stopped = Course {
            stopped_at: Some(at(26, 9, 0)),
            ..course()
        };
        assert_eq!(stopped.standing(at(30, 10, 0)), Standing::OnTime);
    }

    #[test]
    fn what_ended_after_the_period_was_open_at_its_end() {
        let later = Course {
            finished_at: Some(at(30, 9, 0)),
            ..course()
        };
        assert_eq!(later.standing(at(26, 12, 0)), Standing::InTime);
        assert_eq!(later.standing(at(28, 12, 0)), Standing::OpenOverdue);
    }

    #[test]
    fn asking_for_a_second_supplement_makes_it_overdue() {
        let one = Course {
            finished_at: Some(at(25, 9, 0)),
            supplements_asked: 1,
            ..course()
        };
        assert_eq!(one.standing(at(30, 8, 0)), Standing::Early);
        let two = Course {
            supplements_asked: 2,
            ..one
        };
        assert_eq!(two.standing(at(30, 8, 0)), Standing::Overdue);
        let open = Course {
            supplements_asked: 2,
            ..course()
        };
        assert_eq!(open.standing(at(25, 8, 0)), Standing::OpenOverdue);
    }
}
