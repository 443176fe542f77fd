use super::*;
use crate::domain::procedure::ClockPolicy;

fn way(channel: Channel, value: Option<i64>, unit: Unit, note: &str) -> PublishedChannel {
    PublishedChannel {
        channel,
        value: value.map(|v| Thousandths(v * 1000)),
        unit,
        note: note.to_owned(),
        fees: Vec::new(),
    }
}

fn case(code: &str, name: &str, value: i64, unit: Unit) -> PublishedCase {
    PublishedCase {
        code: code.to_owned(),
        name: name.to_owned(),
        value: Some(Thousandths(value * 1000)),
        unit,
    }
}

fn read(channels: Vec<PublishedChannel>, cases: Vec<PublishedCase>, step: &str) -> Procedure {
    Published {
        code: "1.000001".to_owned(),
        name: "Thủ tục đăng ký".to_owned(),
        channels,
        cases,
        steps: vec![step.to_owned()],
        ..Published::default()
    }
    .into_procedure()
}

const DIRECT: Channel = Channel::Direct;
const LATE: &str =
    "Nếu tiếp nhận hồ sơ sau 15 giờ thì có Phiếu hẹn, trả kết quả trong ngày làm việc tiếp theo";

#[test]
fn unit_other_is_the_same_day_where_the_steps_say_so() {
    for value in [None, Some(0), Some(1)] {
        let read = read(vec![way(DIRECT, value, Unit::Other, "")], Vec::new(), LATE);
        assert_eq!(read.channels[0].limit, TimeLimit::SameDay);
        assert_eq!(read.cut_off_minute, Some(900));
        assert_eq!(read.doubts, []);
    }
}

#[test]
fn unit_other_without_such_words_is_unstated_and_doubted() {
    for value in [None, Some(0), Some(1), Some(5)] {
        let read = read(vec![way(DIRECT, value, Unit::Other, "")], Vec::new(), "Nộp hồ sơ");
        assert_eq!(read.channels[0].limit, TimeLimit::Unstated);
        assert!(matches!(read.doubts.as_slice(), [Doubt::LimitUnstated { .. }]));
        assert_eq!(read.cut_off_minute, None);
    }
}

#[test]
fn a_late_hour_moves_no_limit_of_days() {
    let read = read(vec![way(DIRECT, Some(3), Unit::WorkingDay, "")], Vec::new(), LATE);
    assert_eq!(read.channels[0].limit, TimeLimit::working_days(3));
    assert_eq!(read.cut_off_minute, None);
}

#[test]
fn five_other_beside_a_case_of_five_working_days_is_five_working_days() {
    let cases = vec![case("1.000001.01", "Thủ tục đăng ký", 5, Unit::WorkingDay)];
    let read = read(vec![way(DIRECT, Some(5), Unit::Other, "")], cases, "");
    assert_eq!(read.channels[0].limit, TimeLimit::working_days(5));
    assert_eq!(read.doubts, []);
    assert_eq!(read.cases[0].code.as_deref(), Some("1.000001.01"));
}

#[test]
fn five_other_beside_a_case_of_25_days_must_be_confirmed() {
    let cases = vec![case("1.000001.01", "Thủ tục đăng ký", 25, Unit::Day)];
    let read = read(vec![way(DIRECT, Some(5), Unit::Other, "")], cases, "");
    assert_eq!(read.channels[0].limit, TimeLimit::Unstated);
    assert!(matches!(read.doubts.as_slice(), [Doubt::LimitUnstated { text, .. }] if text == "5"));
}

#[test]
fn a_case_limit_against_the_way_of_filing_is_a_contradiction() {
    let cases = vec![case("1.000001.01", "Thủ tục đăng ký", 20, Unit::Day)];
    let read = read(vec![way(DIRECT, Some(10), Unit::WorkingDay, "")], cases, "");
    assert!(matches!(
        read.doubts.as_slice(),
        [Doubt::LimitContradiction { .. }]
    ));
}

#[test]
fn limits_that_differ_by_way_of_filing_are_kept_apart() {
    let ways = vec![
        way(DIRECT, Some(5), Unit::WorkingDay, ""),
        way(Channel::Online, Some(3), Unit::WorkingDay, ""),
    ];
    let cases = vec![case("1.000001.01", "Thủ tục đăng ký", 5, Unit::WorkingDay)];
    let read = read(ways, cases, "");
    let limits: Vec<_> = read.channels.iter().map(|c| c.limit).collect();
    assert_eq!(limits, [TimeLimit::working_days(5), TimeLimit::working_days(3)]);
    assert_eq!(read.doubts, []);
    assert_eq!(read.cases[0].limit, None, "the way's own limit holds");
}

#[test]
fn several_rows_of_one_way_become_one_rule_and_their_limits_a_doubt() {
    let ways = vec![
        way(DIRECT, Some(30), Unit::Day, "Không kiểm tra thực tế"),
        way(DIRECT, Some(40), Unit::Day, "Có kiểm tra thực tế"),
    ];
    let read = read(ways, Vec::new(), "");
    assert_eq!(read.channels.len(), 1);
    assert_eq!(
        read.channels[0].note,
        "Không kiểm tra thực tế\nCó kiểm tra thực tế"
    );
    assert!(
        matches!(read.doubts.as_slice(), [Doubt::SeveralLimits { limits, .. }] if *limits == [TimeLimit::days(30), TimeLimit::days(40)])
    );
}

#[test]
fn several_rows_of_one_way_are_no_doubt_where_named_cases_have_these_limits() {
    let ways = vec![
        way(DIRECT, Some(15), Unit::Day, "Công trình"),
        way(DIRECT, Some(10), Unit::Day, "Nhà ở"),
    ];
    let cases = vec![
        case("1.000001.01", "Công trình", 15, Unit::Day),
        case("1.000001.02", "Nhà ở", 10, Unit::Day),
    ];
    let read = read(ways, cases, "");
    assert_eq!(read.doubts, []);
    let limits: Vec<_> = read.cases.iter().map(|c| (c.name.as_str(), c.limit)).collect();
    assert_eq!(
        limits,
        [
            ("", None),
            ("Công trình", Some(TimeLimit::days(15))),
            ("Nhà ở", Some(TimeLimit::days(10)))
        ]
    );
}

#[test]
fn cases_with_one_name_and_other_limits_are_kept_by_code_and_doubted() {
    let cases = vec![
        case("1.000001.01", "Thủ tục đăng ký", 5, Unit::WorkingDay),
        case("1.000001.02", "Thủ tục đăng ký", 2, Unit::Day),
    ];
    let read = read(vec![way(DIRECT, Some(5), Unit::WorkingDay, "")], cases, "");
    let codes: Vec<_> = read.cases.iter().map(|c| c.code.as_deref()).collect();
    assert_eq!(codes, [None, Some("1.000001.01"), Some("1.000001.02")]);
    assert!(!read.doubts.is_empty());
}

#[test]
fn a_case_is_joined_to_its_papers_by_name_whatever_the_dashes() {
    let published = Published {
        code: "1.000001".to_owned(),
        name: "Thủ tục".to_owned(),
        channels: vec![way(DIRECT, Some(5), Unit::WorkingDay, "")],
        papers: vec![PublishedPaper {
            heading: "- Trường hợp cấp lại:".to_owned(),
            name: "Đơn".to_owned(),
            originals: 1,
            ..PublishedPaper::default()
        }],
        cases: vec![
            case("1.000001.01", "Trường hợp cấp lại", 5, Unit::WorkingDay),
            case("1.000001.02", "Trường hợp cấp mới", 7, Unit::WorkingDay),
        ],
        ..Published::default()
    };
    let read = published.into_procedure();
    let cases: Vec<_> = read
        .cases
        .iter()
        .map(|c| (c.code.as_deref(), c.papers.len()))
        .collect();
    assert_eq!(
        cases,
        [(None, 0), (Some("1.000001.01"), 1), (Some("1.000001.02"), 0)]
    );
}

#[test]
fn a_note_that_contradicts_its_number_must_be_confirmed() {
    let note = "05 ngày làm việc, kể từ ngày nhận đủ hồ sơ hợp lệ.";
    let read = read(vec![way(DIRECT, Some(5), Unit::Day, note)], Vec::new(), "");
    assert_eq!(read.channels[0].limit, TimeLimit::days(5));
    assert!(matches!(read.doubts.as_slice(), [Doubt::LimitQuestioned { text, .. }] if text == note));
}

#[test]
fn a_limit_in_words_alone_is_read_where_it_can_mean_one_thing() {
    let note = "05 ngày làm việc kể từ ngày nhận được hồ sơ đầy đủ";
    let read = read(vec![way(DIRECT, None, Unit::Other, note)], Vec::new(), "");
    assert_eq!(read.channels[0].limit, TimeLimit::working_days(5));
    assert_eq!(read.doubts, []);
}

#[test]
fn three_fees_of_one_way_and_the_fee_of_another_place_are_told_apart() {
    let fee = |value: i64, currency: &str, text: &str| PublishedFee {
        kind: "Phí",
        value: Some(Thousandths(value * 1000)),
        currency: Some(currency.to_owned()),
        text: text.to_owned(),
    };
    let mut here = way(DIRECT, Some(3), Unit::WorkingDay, "Tại xã");
    here.fees = vec![
        fee(15_000, "VND", "Đăng ký tạm trú (cá nhân): 15.000 đồng/lần"),
        fee(10_000, "VND", "Đăng ký tạm trú theo danh sách: 10.000 đồng/người"),
        fee(0, "VND", "Miễn phí - Trường hợp được miễn phí"),
    ];
    let mut abroad = way(DIRECT, Some(3), Unit::WorkingDay, "Tại cơ quan đại diện");
    abroad.fees = vec![fee(10, "USD", "/bản")];
    let read = read(vec![here, abroad], Vec::new(), "");
    let fees = &read.channels[0].fees;
    assert_eq!(fees.len(), 4);
    assert_eq!(fees[1].name, "Đăng ký tạm trú theo danh sách");
    assert_eq!(fees[2].amount, FeeAmount::Free);
    assert!(fees[3].note.contains("Tại cơ quan đại diện"));
    assert_eq!(read.doubts, []);
}

#[test]
fn a_fee_without_an_amount_is_doubted_once_for_all_ways() {
    let mut ways = vec![
        way(DIRECT, Some(3), Unit::WorkingDay, ""),
        way(Channel::Online, Some(3), Unit::WorkingDay, ""),
    ];
    for way in &mut ways {
        way.fees = vec![PublishedFee {
            kind: "Phí",
            text: "Chi tiết tại văn bản kèm theo".to_owned(),
            ..PublishedFee::default()
        }];
    }
    let read = read(ways, Vec::new(), "");
    assert_eq!(
        read.doubts,
        [Doubt::FeeUnstated {
            name: "Phí".to_owned()
        }]
    );
}

#[test]
fn a_pause_said_in_the_steps_is_the_clock_of_the_procedure() {
    let pause = "Thời gian hoàn thiện hồ sơ không tính vào thời hạn giải quyết.";
    assert_eq!(read(Vec::new(), Vec::new(), pause).clock, ClockPolicy::Pause);
    assert_eq!(read(Vec::new(), Vec::new(), "").clock, ClockPolicy::Restart);
}
