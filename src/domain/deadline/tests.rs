use super::*;
use crate::domain::calendar::{Occasion, Week};
use crate::domain::time::local;
use crate::words::{Language, render};

fn at(y: i32, m: u32, d: u32, hour: u32, min: u32) -> Moment {
    local(
        NaiveDate::from_ymd_opt(y, m, d)
            .unwrap()
            .and_hms_opt(hour, min, 0)
            .unwrap(),
    )
}

fn state() -> Calendar {
    Calendar::vietnam(Week::with_saturday_intake()).unwrap()
}

fn simply(received: Moment, limit: TimeLimit) -> Appointment {
    appoint(received, limit, None, &state(), &ReturnPolicy::default()).unwrap()
}

fn lines(appointment: &Appointment) -> Vec<String> {
    appointment
        .steps
        .iter()
        .map(|step| render(Language::Vi, step))
        .collect()
}

fn paused(limit: TimeLimit, received: Moment, supplements: &[(Moment, Moment)]) -> Appointment {
    after(ClockPolicy::Pause, limit, received, supplements).unwrap()
}

fn after(
    clock: ClockPolicy,
    limit: TimeLimit,
    received: Moment,
    supplements: &[(Moment, Moment)],
) -> Result<Appointment, DeadlineError> {
    let supplements: Vec<_> = supplements
        .iter()
        .map(|(asked_at, complete_at)| Supplement {
            asked_at: *asked_at,
            complete_at: *complete_at,
        })
        .collect();
    let policy = ReturnPolicy::default();
    reappoint_after_supplement(received, limit, None, clock, &supplements, &state(), &policy)
}

#[test]
fn the_explanation_names_every_day_between_receipt_and_return() {
    let appointment = simply(at(2026, 11, 20, 10, 0), TimeLimit::working_days(3));
    assert_eq!(appointment.due, at(2026, 11, 26, 16, 30));
    assert_eq!(
        lines(&appointment),
        [
            "Nhận 10:00 thứ Sáu 20/11/2026; ngày nhận không tính.",
            "Thứ Bảy 21/11/2026: chỉ nhận hồ sơ, không tính.",
            "Chủ nhật 22/11/2026: nghỉ, không tính.",
            "Thứ Hai 23/11/2026: ngày làm việc thứ 1.",
            "Thứ Ba 24/11/2026: nghỉ Ngày Văn hóa Việt Nam, không tính.",
            "Từ thứ Tư 25/11/2026 đến thứ Năm 26/11/2026: ngày làm việc thứ 2 đến 3.",
            "Hẹn trả 16:30 thứ Năm 26/11/2026.",
        ]
    );
    assert!(matches!(
        &appointment.warnings[..],
        [DeadlineWarning::Calendar(CalendarWarning::UncertainDay { day })]
            if day.occasion == Occasion::MayBeOff && date_text(day.date) == "23/11/2026"
    ));
}

#[test]
fn a_long_limit_is_told_in_runs_with_its_holidays() {
    let appointment = simply(at(2026, 2, 2, 9, 0), TimeLimit::working_days(15));
    assert_eq!(
        lines(&appointment),
        [
            "Nhận 09:00 thứ Hai 02/02/2026; ngày nhận không tính.",
            "Thứ Bảy, Chủ nhật không tính.",
            "Từ thứ Ba 03/02/2026 đến thứ Sáu 13/02/2026: ngày làm việc thứ 1 đến 9.",
            "Từ thứ Bảy 14/02/2026 đến Chủ nhật 22/02/2026: nghỉ Tết Nguyên đán, không tính.",
            "Từ thứ Hai 23/02/2026 đến thứ Hai 02/03/2026: ngày làm việc thứ 10 đến 15.",
            "Hẹn trả 16:30 thứ Hai 02/03/2026.",
        ]
    );
    assert!(appointment.warnings.is_empty());
}

#[test]
fn hours_days_and_months_are_explained_in_their_own_way() {
    assert_eq!(
        lines(&simply(at(2026, 11, 20, 16, 0), TimeLimit::WorkingMinutes(240))),
        [
            "Nhận 16:00 thứ Sáu 20/11/2026; chỉ tính giờ làm việc.",
            "Thứ Sáu 20/11/2026: tính 1 giờ, còn 3 giờ.",
            "Thứ Hai 23/11/2026: tính 3 giờ, còn 0 giờ.",
            "Hẹn trả 10:30 thứ Hai 23/11/2026.",
        ]
    );
    assert_eq!(
        lines(&simply(at(2026, 1, 31, 9, 0), TimeLimit::Months(1))),
        [
            "Nhận 09:00 thứ Bảy 31/01/2026; ngày nhận không tính.",
            "Thêm 1 tháng: đến thứ Bảy 28/02/2026.",
            "Tháng đó không có ngày 31: lấy ngày cuối tháng, thứ Bảy 28/02/2026.",
            "Thứ Bảy 28/02/2026 không làm việc: chuyển sang thứ Hai 02/03/2026.",
            "Hẹn trả 16:30 thứ Hai 02/03/2026.",
        ]
    );
    assert_eq!(
        lines(&simply(at(2026, 11, 10, 9, 0), TimeLimit::days(14)))[1..3],
        [
            "Thêm 14 ngày: đến thứ Ba 24/11/2026.",
            "Thứ Ba 24/11/2026 không làm việc (Ngày Văn hóa Việt Nam): chuyển sang thứ Tư 25/11/2026.",
        ]
    );
}

#[test]
fn a_limit_nobody_stated_is_sent_to_an_administrator() {
    let policy = ReturnPolicy::default();
    let at_ten = at(2026, 11, 20, 10, 0);
    let error = |limit| appoint(at_ten, limit, None, &state(), &policy).unwrap_err();
    for limit in [
        TimeLimit::Unstated,
        TimeLimit::WorkingHalfDays(0),
        TimeLimit::WorkingMinutes(0),
        TimeLimit::HalfDays(0),
        TimeLimit::Months(0),
        TimeLimit::Years(0),
    ] {
        assert_eq!(error(limit), DeadlineError::Unstated);
    }
    assert_eq!(
        render(Language::Vi, &error(TimeLimit::Unstated).say()),
        "Thủ tục này chưa có thời hạn. Quản trị viên phải nhập thời hạn trước khi nhận hồ sơ."
    );
    for limit in [
        TimeLimit::WorkingHalfDays(u32::MAX),
        TimeLimit::WorkingMinutes(u32::MAX),
        TimeLimit::HalfDays(u32::MAX),
        TimeLimit::Months(u32::MAX),
        TimeLimit::Years(u32::MAX),
    ] {
        assert_eq!(error(limit), DeadlineError::TooLong);
    }
}

#[test]
fn the_shorter_of_the_laws_and_the_offices_limit_is_promised_and_said() {
    let policy = ReturnPolicy::default();
    let within =
        |law, office| appoint_within(at(2026, 12, 7, 9, 0), law, office, None, &state(), &policy).unwrap();
    let five = TimeLimit::working_days(5);
    let alone = within(five, None);
    assert_eq!(alone.due, at(2026, 12, 14, 16, 30));
    assert_eq!(within(five, Some(five)), alone);
    let sooner = within(five, Some(TimeLimit::working_days(3)));
    assert_eq!(sooner.due, at(2026, 12, 10, 16, 30));
    assert_eq!(
        lines(&sooner).last().unwrap(),
        "Cơ quan hẹn sớm hơn luật (theo luật: 16:30 thứ Hai 14/12/2026)."
    );
    let later = within(five, Some(TimeLimit::days(10)));
    assert_eq!(later.due, alone.due);
    assert_eq!(
        lines(&later).last().unwrap(),
        "Theo luật, vì hạn riêng của cơ quan muộn hơn (16:30 thứ Năm 17/12/2026)."
    );
}

#[test]
fn a_restart_counts_again_from_full_receipt() {
    let again = after(
        ClockPolicy::Restart,
        TimeLimit::working_days(3),
        at(2026, 12, 7, 9, 0),
        &[(at(2026, 12, 8, 10, 0), at(2026, 12, 14, 15, 20))],
    )
    .unwrap();
    assert_eq!(again.due, at(2026, 12, 17, 16, 30));
    assert_eq!(
        lines(&again)[0],
        "Tính lại từ đầu, từ khi nhận đủ hồ sơ: 15:20 thứ Hai 14/12/2026."
    );
}

#[test]
fn without_a_clock_policy_a_supplement_changes_nothing() {
    let limit = TimeLimit::working_days(3);
    let received = at(2026, 12, 7, 9, 0);
    let supplement = [(at(2026, 12, 8, 10, 0), at(2026, 12, 14, 15, 20))];
    let same = simply(received, limit);
    assert_eq!(
        after(ClockPolicy::None, limit, received, &supplement).unwrap(),
        same
    );
    assert_eq!(after(ClockPolicy::Restart, limit, received, &[]).unwrap(), same);
    assert_eq!(after(ClockPolicy::Pause, limit, received, &[]).unwrap(), same);
}

#[test]
fn a_pause_leaves_out_the_days_after_the_request_up_to_full_receipt() {
    // Mon 7 received; Tue 8 counted and asked; Wed 9 – Mon 14 wait; Tue 15, Wed 16 counted.
    let three = paused(
        TimeLimit::working_days(3),
        at(2026, 12, 7, 9, 0),
        &[(at(2026, 12, 8, 10, 0), at(2026, 12, 14, 15, 20))],
    );
    assert_eq!(three.due, at(2026, 12, 16, 16, 30));
    assert!(
        lines(&three).contains(
            &"Từ thứ Tư 09/12/2026 đến thứ Hai 14/12/2026: chờ bổ sung hồ sơ, không tính.".to_owned()
        )
    );
    // Asked on what would be the last day, before the promised hour: it does not end on that day.
    let one = paused(
        TimeLimit::working_days(1),
        at(2026, 12, 7, 9, 0),
        &[(at(2026, 12, 8, 10, 0), at(2026, 12, 14, 15, 20))],
    );
    assert_eq!(one.due, at(2026, 12, 15, 16, 30));
    // Asked after the promised hour: too late, nothing moves.
    let late = paused(
        TimeLimit::working_days(1),
        at(2026, 12, 7, 9, 0),
        &[(at(2026, 12, 8, 16, 40), at(2026, 12, 14, 15, 20))],
    );
    assert_eq!(late.due, at(2026, 12, 8, 16, 30));
    // Asked and answered on one day: nothing is lost.
    let quick = paused(
        TimeLimit::working_days(3),
        at(2026, 12, 7, 9, 0),
        &[(at(2026, 12, 8, 8, 0), at(2026, 12, 8, 15, 0))],
    );
    assert_eq!(quick.due, at(2026, 12, 10, 16, 30));
}

#[test]
fn a_pause_of_calendar_days_and_months_adds_its_days() {
    let wait = [(at(2026, 12, 8, 10, 0), at(2026, 12, 11, 9, 0))];
    // 7 + 10 = 17 December, and three days of waiting (9, 10, 11): Sunday 20, moved to Monday 21.
    assert_eq!(
        paused(TimeLimit::days(10), at(2026, 12, 7, 9, 0), &wait).due,
        at(2026, 12, 21, 16, 30)
    );
    // 7 January 2027 and three days: Sunday 10, moved to Monday 11.
    assert_eq!(
        paused(TimeLimit::Months(1), at(2026, 12, 7, 9, 0), &wait).due,
        at(2027, 1, 11, 16, 30)
    );
}

#[test]
fn a_pause_of_working_hours_is_to_the_minute() {
    // 07:30–09:00 used (1.5 h); wait to Wed 10:00; 10:00–11:30 (1.5 h); 13:00–14:00 (1 h).
    let four = paused(
        TimeLimit::WorkingMinutes(240),
        at(2026, 12, 7, 7, 30),
        &[(at(2026, 12, 7, 9, 0), at(2026, 12, 9, 10, 0))],
    );
    assert_eq!(four.due, at(2026, 12, 9, 14, 0));
    // Two overlapping waits are one.
    let twice = paused(
        TimeLimit::WorkingMinutes(240),
        at(2026, 12, 7, 7, 30),
        &[
            (at(2026, 12, 7, 9, 0), at(2026, 12, 9, 10, 0)),
            (at(2026, 12, 7, 10, 0), at(2026, 12, 8, 10, 0)),
        ],
    );
    assert_eq!(twice.due, four.due);
}

#[test]
fn a_same_day_result_waits_for_the_complete_dossier() {
    let due = paused(
        TimeLimit::SameDay,
        at(2026, 12, 7, 9, 0),
        &[(at(2026, 12, 7, 10, 0), at(2026, 12, 9, 8, 0))],
    )
    .due;
    assert_eq!(due, at(2026, 12, 9, 16, 30));
}

#[test]
fn a_supplement_before_receipt_or_backwards_is_refused() {
    let received = at(2026, 12, 7, 9, 0);
    for wrong in [
        (at(2026, 12, 9, 9, 0), at(2026, 12, 8, 9, 0)),
        (at(2026, 12, 6, 9, 0), at(2026, 12, 8, 9, 0)),
    ] {
        assert_eq!(
            after(ClockPolicy::Pause, TimeLimit::SameDay, received, &[wrong]),
            Err(DeadlineError::SupplementReversed)
        );
    }
}

#[test]
fn an_agreed_date_must_be_after_receipt_and_moves_to_a_working_day() {
    let received = at(2026, 11, 20, 10, 0);
    let policy = ReturnPolicy::default();
    let agreed = |wanted| agree(received, wanted, &state(), &policy);
    let error = agreed(at(2026, 11, 20, 10, 0)).unwrap_err();
    assert_eq!(render(Language::Vi, &error.say()), "Ngày hẹn phải sau ngày nhận.");
    assert_eq!(
        agreed(at(2026, 11, 25, 9, 15)).unwrap().due,
        at(2026, 11, 25, 9, 15)
    );
    let moved = agreed(at(2026, 11, 24, 9, 0)).unwrap();
    assert_eq!(moved.due, at(2026, 11, 25, 16, 30));
    assert_eq!(
        render(Language::Vi, &moved.warnings[0].say()),
        "Ngày 24/11/2026 không làm việc. Ngày hẹn chuyển sang 25/11/2026."
    );
    // In the lunch break, the end of the morning.
    assert_eq!(
        agreed(at(2026, 11, 25, 12, 0)).unwrap().due,
        at(2026, 11, 25, 11, 30)
    );
    // Later today, after the doors close: the last minute of today.
    assert_eq!(
        agreed(at(2026, 11, 20, 18, 0)).unwrap().due,
        at(2026, 11, 20, 17, 0)
    );
}

#[test]
fn a_year_without_days_off_is_warned_of() {
    let appointment = simply(at(2027, 12, 28, 9, 0), TimeLimit::working_days(5));
    let warnings: Vec<_> = appointment
        .warnings
        .iter()
        .map(|warning| render(Language::Vi, &warning.say()))
        .collect();
    assert_eq!(warnings, ["Chưa có lịch nghỉ năm 2028. Ngày hẹn có thể sai."]);
}

#[test]
fn limits_are_named_as_people_say_them() {
    for (limit, text) in [
        (TimeLimit::SameDay, "trong ngày làm việc"),
        (TimeLimit::working_days(3), "3 ngày làm việc"),
        (TimeLimit::WorkingHalfDays(15), "7,5 ngày làm việc"),
        (TimeLimit::WorkingHalfDays(1), "0,5 ngày làm việc"),
        (TimeLimit::days(25), "25 ngày"),
        (TimeLimit::WorkingMinutes(480), "8 giờ làm việc"),
        (TimeLimit::WorkingMinutes(90), "1 giờ 30 phút làm việc"),
        (TimeLimit::Months(2), "2 tháng"),
        (TimeLimit::Years(1), "1 năm"),
        (TimeLimit::Unstated, "chưa có thời hạn"),
    ] {
        assert_eq!(render(Language::Vi, &limit_text(limit)), text);
    }
}

#[test]
fn the_explanation_is_told_in_english_too() {
    let told = |limit| -> Vec<String> {
        let steps = simply(at(2026, 11, 20, 10, 0), limit).steps;
        steps.iter().map(|step| render(Language::En, step)).collect()
    };
    assert_eq!(
        told(TimeLimit::working_days(3)),
        [
            "Received 10:00 Friday 20/11/2026; the day of receipt is not counted.",
            "Saturday 21/11/2026: intake only, not counted.",
            "Sunday 22/11/2026: closed, not counted.",
            "Monday 23/11/2026: working day 1.",
            "Tuesday 24/11/2026: holiday, Ngày Văn hóa Việt Nam, not counted.",
            "Wednesday 25/11/2026 to Thursday 26/11/2026: working days 2 to 3.",
            "Return 16:30 Thursday 26/11/2026.",
        ]
    );
    assert_eq!(told(TimeLimit::Months(1))[1], "1 month on: Sunday 20/12/2026.");
    assert_eq!(told(TimeLimit::HalfDays(5))[1], "2.5 days on: Monday 23/11/2026.");
    for (limit, text) in [
        (TimeLimit::working_days(1), "1 working day"),
        (TimeLimit::WorkingHalfDays(15), "7.5 working days"),
        (TimeLimit::WorkingMinutes(90), "1 h 30 min of working time"),
        (TimeLimit::Years(2), "2 years"),
    ] {
        assert_eq!(render(Language::En, &limit_text(limit)), text);
    }
}

#[test]
fn a_closed_weekend_and_an_exchanged_day_are_told_apart() {
    let calendar = Calendar::vietnam(Week::office_hours()).unwrap();
    let policy = ReturnPolicy::default();
    let told = |received| {
        let appointment = appoint(received, TimeLimit::working_days(1), None, &calendar, &policy).unwrap();
        lines(&appointment)
    };
    assert_eq!(
        told(at(2025, 12, 31, 9, 0))[1..],
        [
            "Thứ Năm 01/01/2026: nghỉ Tết Dương lịch, không tính.",
            "Thứ Sáu 02/01/2026: nghỉ hoán đổi Tết Dương lịch, không tính.",
            "Thứ Bảy 03/01/2026 – Chủ nhật 04/01/2026: nghỉ, không tính.",
            "Thứ Hai 05/01/2026: ngày làm việc thứ 1.",
            "Hẹn trả 16:30 thứ Hai 05/01/2026.",
        ]
    );
    assert_eq!(
        told(at(2026, 4, 24, 9, 0))[2..4],
        [
            "Chủ nhật 26/04/2026: nghỉ Giỗ Tổ Hùng Vương, không tính.",
            "Thứ Hai 27/04/2026: nghỉ bù Giỗ Tổ Hùng Vương, không tính.",
        ]
    );
    assert_eq!(
        told(at(2026, 1, 9, 9, 0))[1],
        "Thứ Bảy 10/01/2026: Làm bù cho 02/01/2026, là ngày làm việc thứ 1."
    );
}
