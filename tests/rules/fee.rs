//! Fees: a golden table from published rows to the sentence on the bill, exemptions.

use chrono::NaiveDate;
use motcua::catalogue::import;
use motcua::domain::fee::{
    AmountSource, Bill, Exemption, FeeError, FeeInput, Occasion, OfficeAmount, charge, rows_of,
    rows_that_hold,
};
use motcua::domain::message::Say;
use motcua::domain::money::Dong;
use motcua::domain::procedure::{Channel, FeeAmount, FeeRow, FeeStep, Procedure, ProcedureCode};
use motcua::words::{Language, render, say};
use proptest::prelude::*;

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("a date")
}

fn code() -> ProcedureCode {
    ProcedureCode("1.000000".to_owned())
}

fn desk() -> Occasion {
    Occasion {
        procedure: code(),
        channel: Channel::Direct,
        on: day(2026, 11, 23),
        province: "01".to_owned(),
    }
}

fn row(name: &str, amount: FeeAmount) -> FeeRow {
    FeeRow {
        name: name.to_owned(),
        amount,
        note: String::new(),
        exempt: Vec::new(),
        valid_from: None,
        valid_to: None,
        province: None,
    }
}

/// 2.000815: 2.000 đồng a page, 1.000 from the third, at most 200.000 a copy (TT 226/2016/TT-BTC).
fn certified_copy() -> FeeRow {
    row(
        "Phí chứng thực bản sao",
        FeeAmount::Stepped {
            unit: "trang".to_owned(),
            steps: vec![
                FeeStep {
                    up_to: Some(2),
                    dong: 2_000,
                },
                FeeStep {
                    up_to: None,
                    dong: 1_000,
                },
            ],
            cap: Some(200_000),
        },
    )
}

fn fixed(name: &str, dong: u64) -> FeeRow {
    row(name, FeeAmount::Fixed { dong })
}

fn counted(copies: u32, units: u32) -> FeeInput {
    FeeInput {
        copies,
        units,
        rows: None,
    }
}

fn told(bill: &Bill) -> String {
    let sentences: Vec<String> = bill
        .lines
        .iter()
        .map(|line| render(Language::Vi, &line.explanation))
        .collect();
    sentences.join("; ")
}

fn entered(name: &str, channel: Option<Channel>, dong: u64) -> OfficeAmount {
    OfficeAmount {
        procedure: code(),
        name: name.to_owned(),
        note: None,
        channel,
        dong: Dong(dong),
        valid_from: None,
        valid_to: None,
    }
}

#[test]
fn certified_copies_cost_by_pages_with_a_cap_for_each_copy() {
    for (copies, pages, total, sentence) in [
        (1, 1, 2_000, "1 × 2.000 = 2.000 đồng"),
        (1, 2, 4_000, "2 × 2.000 = 4.000 đồng"),
        (1, 3, 5_000, "2 × 2.000 + 1 × 1.000 = 5.000 đồng"),
        (1, 5, 7_000, "2 × 2.000 + 3 × 1.000 = 7.000 đồng"),
        (3, 10, 36_000, "3 × (2 × 2.000 + 8 × 1.000) = 36.000 đồng"),
        (1, 197, 199_000, "2 × 2.000 + 195 × 1.000 = 199.000 đồng"),
        (1, 198, 200_000, "2 × 2.000 + 196 × 1.000 = 200.000 đồng"),
        (1, 199, 200_000, "200.000 đồng (mức tối đa)"),
        (2, 1_000, 400_000, "2 × 200.000 = 400.000 đồng (mức tối đa)"),
    ] {
        let bill = charge(&[certified_copy()], &desk(), &counted(copies, pages), &[], None);
        let bill = bill.expect("a bill");
        assert_eq!(bill.total, Dong(total), "{copies} copies of {pages} pages");
        assert_eq!(told(&bill), sentence);
        assert_eq!(bill.lines[0].amount, bill.total);
    }
}

#[test]
fn free_and_fixed_rows_cost_what_is_published() {
    for (rows, copies, total, sentence) in [
        (vec![row("", FeeAmount::Free)], 1, 0, "Không thu"),
        (vec![row("", FeeAmount::Free)], 9, 0, "Không thu"),
        (vec![fixed("Trích lục", 8_000)], 1, 8_000, "8.000 đồng"),
        (
            vec![fixed("Trích lục", 8_000)],
            3,
            24_000,
            "3 × 8.000 = 24.000 đồng",
        ),
        (
            vec![fixed("Chứng thực chữ ký", 10_000)],
            2,
            20_000,
            "2 × 10.000 = 20.000 đồng",
        ),
        (
            vec![fixed("Chứng thực giao dịch", 50_000)],
            1,
            50_000,
            "50.000 đồng",
        ),
        (vec![], 1, 0, ""),
    ] {
        let bill = charge(&rows, &desk(), &counted(copies, 0), &[], None).expect("a bill");
        assert_eq!((bill.total, told(&bill).as_str()), (Dong(total), sentence));
    }
}

#[test]
fn a_fee_set_by_the_province_needs_the_amount_of_the_office() {
    let rows = [row("Lệ phí đăng ký khai sinh", FeeAmount::ByProvince)];
    let missing = charge(&rows, &desk(), &FeeInput::default(), &[], None).expect_err("not entered");
    assert_eq!(
        say(Language::Vi, &missing),
        "Chưa nhập mức thu của địa phương cho “Lệ phí đăng ký khai sinh”. Nhờ quản trị nhập mức thu."
    );
    let office = [
        entered("LỆ PHÍ ĐĂNG KÝ  KHAI SINH", None, 5_000),
        entered("Lệ phí đăng ký khai sinh", Some(Channel::Online), 0),
    ];
    let bill = charge(&rows, &desk(), &FeeInput::default(), &office, None).expect("a bill");
    assert_eq!(bill.total, Dong(5_000));
    assert_eq!(bill.lines[0].source, AmountSource::Office);
    let online = Occasion {
        channel: Channel::Online,
        ..desk()
    };
    let bill = charge(&rows, &online, &FeeInput::default(), &office, None).expect("a bill");
    assert_eq!((bill.total, told(&bill).as_str()), (Dong::ZERO, "Không thu"));
}

#[test]
fn the_amount_of_the_office_comes_before_the_published_one_while_it_holds() {
    let rows = [fixed("Lệ phí đăng ký hộ kinh doanh", 50_000)];
    let office = [OfficeAmount {
        valid_from: Some(day(2026, 12, 1)),
        ..entered("Lệ phí đăng ký hộ kinh doanh", None, 100_000)
    }];
    let on = |on| {
        let occasion = Occasion { on, ..desk() };
        charge(&rows, &occasion, &FeeInput::default(), &office, None).map(|bill| bill.total)
    };
    assert_eq!(on(day(2026, 11, 30)), Ok(Dong(50_000)));
    assert_eq!(on(day(2026, 12, 1)), Ok(Dong(100_000)));
}

#[test]
fn an_amount_of_the_office_belongs_to_one_row_of_one_procedure() {
    let note = |note: &str, amount| FeeRow {
        note: note.to_owned(),
        ..row("Phí", amount)
    };
    let rows = [
        note("Công trình", FeeAmount::ByProvince),
        note("Nhà ở riêng lẻ", FeeAmount::Fixed { dong: 50_000 }),
    ];
    let charged = |at, office: &[OfficeAmount]| {
        let input = FeeInput {
            copies: 1,
            units: 0,
            rows: Some(vec![at]),
        };
        charge(&rows, &desk(), &input, office, None).map(|bill| bill.total.0)
    };
    let not_entered = Err(FeeError::NotEntered {
        name: "Phí".to_owned(),
    });
    // The name alone does not say which of the two it is.
    let unnamed = [entered("Phí", None, 7_000)];
    assert_eq!(
        (charged(0, &unnamed), charged(1, &unnamed)),
        (not_entered.clone(), Ok(50_000))
    );
    let noted = [OfficeAmount {
        note: Some("công trình".to_owned()),
        ..entered("Phí", None, 7_000)
    }];
    assert_eq!((charged(0, &noted), charged(1, &noted)), (Ok(7_000), Ok(50_000)));
    let of_another = [OfficeAmount {
        procedure: ProcedureCode("2.000000".to_owned()),
        ..noted[0].clone()
    }];
    assert_eq!(charged(0, &of_another), not_entered);
}

#[test]
fn a_row_in_dollars_is_for_representations_abroad() {
    let dollars = row(
        "Phí",
        FeeAmount::Foreign {
            currency: "USD".to_owned(),
            amount: "10".to_owned(),
        },
    );
    let rows = [dollars, certified_copy()];
    assert_eq!(rows_that_hold(&rows, &desk()), [1]);
    let bill = charge(&rows, &desk(), &counted(1, 3), &[], None).expect("a bill");
    assert_eq!(bill.total, Dong(5_000));
}

#[test]
fn rows_hold_between_their_days_and_in_their_province() {
    let half = FeeRow {
        valid_from: Some(day(2026, 1, 1)),
        valid_to: Some(day(2026, 12, 31)),
        ..fixed("Thẻ căn cước", 25_000)
    };
    let full = FeeRow {
        valid_from: Some(day(2027, 1, 1)),
        ..fixed("Thẻ căn cước", 50_000)
    };
    let here = FeeRow {
        province: Some("01".to_owned()),
        ..fixed("Xác nhận tình trạng hôn nhân", 3_000)
    };
    let elsewhere = FeeRow {
        province: Some("79".to_owned()),
        ..fixed("Xác nhận tình trạng hôn nhân", 5_000)
    };
    let nationwide = fixed("xác nhận tình trạng hôn nhân", 15_000);
    for (rows, on, province, expected) in [
        (
            vec![half.clone(), full.clone()],
            day(2026, 1, 1),
            "01",
            Ok(25_000),
        ),
        (
            vec![half.clone(), full.clone()],
            day(2026, 12, 31),
            "01",
            Ok(25_000),
        ),
        (
            vec![half.clone(), full.clone()],
            day(2027, 1, 1),
            "01",
            Ok(50_000),
        ),
        (
            vec![half.clone()],
            day(2025, 12, 31),
            "01",
            Err(FeeError::NothingHolds),
        ),
        (
            vec![nationwide.clone(), here.clone(), elsewhere.clone()],
            day(2026, 5, 5),
            "01",
            Ok(3_000),
        ),
        (
            vec![nationwide.clone(), here.clone(), elsewhere.clone()],
            day(2026, 5, 5),
            "79",
            Ok(5_000),
        ),
        (
            vec![nationwide.clone(), here.clone()],
            day(2026, 5, 5),
            "92",
            Ok(15_000),
        ),
        (
            vec![here.clone()],
            day(2026, 5, 5),
            "92",
            Err(FeeError::NothingHolds),
        ),
    ] {
        let occasion = Occasion {
            on,
            province: province.to_owned(),
            ..desk()
        };
        let total = charge(&rows, &occasion, &FeeInput::default(), &[], None).map(|bill| bill.total.0);
        assert_eq!(total, expected, "{on} in {province}");
    }
}

#[test]
fn where_several_rows_hold_the_clerk_chooses() {
    // 1.004194: for one person, for each person on a list, and the exempt.
    let rows = [
        fixed("Đăng ký tạm trú", 15_000),
        fixed("Đăng ký tạm trú theo danh sách", 10_000),
        row("Trường hợp được miễn", FeeAmount::Free),
    ];
    let input = |rows: Option<Vec<usize>>, copies| FeeInput {
        copies,
        units: 0,
        rows,
    };
    let error = charge(&rows, &desk(), &input(None, 1), &[], None).expect_err("choose");
    assert_eq!(
        say(Language::Vi, &error),
        "Thủ tục có 3 mức thu. Hãy chọn mức áp dụng."
    );
    for (picked, copies, expected) in [
        (vec![0], 1, Ok(15_000)),
        (vec![1], 12, Ok(120_000)),
        (vec![2], 1, Ok(0)),
        (vec![0, 1, 0], 1, Ok(25_000)),
        (vec![3], 1, Err(FeeError::NoSuchRow)),
        (vec![], 1, Err(FeeError::NoSuchRow)),
    ] {
        let bill = charge(&rows, &desk(), &input(Some(picked.clone()), copies), &[], None);
        assert_eq!(bill.map(|bill| bill.total.0), expected, "{picked:?}");
    }
    assert_eq!(rows_that_hold(&rows, &desk()), [0, 1, 2]);
}

#[test]
fn the_rows_of_a_way_of_filing_are_gathered_once() {
    let way = |channel: &str, fees: &[FeeRow]| serde_json::json!({ "channel": channel, "limit": { "unit": "same_day" }, "fees": fees });
    let procedure: Procedure = serde_json::from_value(serde_json::json!({
        "code": "1.000000", "name": "Thử", "field": "Thử",
        "channels": [
            way("direct", &[fixed("Lệ phí", 8_000)]),
            way("online", &[fixed("Lệ phí", 4_000)]),
            way("direct", &[fixed("Lệ phí", 8_000), fixed("Phí", 1_000)]),
        ],
    }))
    .expect("a procedure");
    assert_eq!(
        rows_of(&procedure, Channel::Direct),
        [fixed("Lệ phí", 8_000), fixed("Phí", 1_000)]
    );
    assert_eq!(rows_of(&procedure, Channel::Online), [fixed("Lệ phí", 4_000)]);
    assert_eq!(rows_of(&procedure, Channel::Postal), []);
}

#[test]
fn an_exemption_needs_a_reason_that_the_row_knows() {
    let rows = [FeeRow {
        exempt: vec!["Người khuyết tật".to_owned(), "Hộ nghèo".to_owned()],
        ..fixed("Lệ phí hộ tịch", 8_000)
    }];
    let with = |rows: &[FeeRow], reason: &str| {
        let exemption = Exemption {
            reason: reason.to_owned(),
        };
        charge(rows, &desk(), &counted(2, 0), &[], Some(&exemption))
    };
    let bill = with(&rows, "hộ nghèo").expect("exempt");
    assert_eq!(
        (bill.total, bill.lines[0].waived),
        (Dong::ZERO, Some(Dong(16_000)))
    );
    assert_eq!(told(&bill), "Miễn: hộ nghèo");
    assert_eq!(with(&rows, "quen biết"), Err(FeeError::NotExempt));
    assert_eq!(with(&rows, "  "), Err(FeeError::ReasonMissing));
    // A row that names no groups leaves the reason to the clerk, whatever its amount.
    for amount in [
        FeeAmount::ByProvince,
        FeeAmount::Unstated,
        FeeAmount::Fixed { dong: 1 },
    ] {
        let bill = with(&[row("", amount)], "Người có công").expect("exempt");
        assert_eq!(bill.total, Dong::ZERO);
    }
    // Of two rows only the one that knows the reason is waived.
    let two = [
        rows[0].clone(),
        FeeRow {
            exempt: vec!["Trẻ em".to_owned()],
            ..fixed("Bản sao", 3_000)
        },
    ];
    let input = FeeInput {
        copies: 1,
        units: 0,
        rows: Some(vec![0, 1]),
    };
    let exemption = Exemption {
        reason: "Hộ nghèo".to_owned(),
    };
    let bill = charge(&two, &desk(), &input, &[], Some(&exemption)).expect("a bill");
    assert_eq!(
        (bill.total, told(&bill).as_str()),
        (Dong(3_000), "Miễn: Hộ nghèo; 3.000 đồng")
    );
}

#[test]
fn nothing_is_charged_by_guess() {
    let broken = row(
        "Phí",
        FeeAmount::Stepped {
            unit: "trang".to_owned(),
            steps: vec![FeeStep {
                up_to: Some(2),
                dong: 2_000,
            }],
            cap: None,
        },
    );
    let falling = row(
        "Phí",
        FeeAmount::Stepped {
            unit: "trang".to_owned(),
            steps: vec![
                FeeStep {
                    up_to: Some(2),
                    dong: 2_000,
                },
                FeeStep {
                    up_to: Some(1),
                    dong: 1_000,
                },
            ],
            cap: None,
        },
    );
    let dollars = FeeAmount::Foreign {
        currency: "USD".to_owned(),
        amount: "10".to_owned(),
    };
    for (rows, input, expected) in [
        (
            vec![row("", FeeAmount::Unstated)],
            counted(1, 0),
            "Thủ tục công bố chưa có số tiền. Nhờ quản trị nhập mức thu.",
        ),
        (
            vec![row("", FeeAmount::ByProvince)],
            counted(1, 0),
            "Chưa nhập mức thu của địa phương. Nhờ quản trị nhập mức thu.",
        ),
        (
            vec![row("", dollars)],
            counted(1, 0),
            "Mức thu là 10 USD. Nhờ quản trị nhập mức thu bằng đồng.",
        ),
        (
            vec![certified_copy()],
            counted(1, 0),
            "Nhập số trang từ 1 trở lên.",
        ),
        (
            vec![certified_copy()],
            counted(0, 5),
            "Nhập số lượng từ 1 trở lên.",
        ),
        (
            vec![broken],
            counted(1, 3),
            "Cách tính “Phí” thiếu bậc. Nhờ quản trị sửa mức thu.",
        ),
        (
            vec![falling],
            counted(1, 3),
            "Cách tính “Phí” thiếu bậc. Nhờ quản trị sửa mức thu.",
        ),
        (
            vec![fixed("", 1_000_000_001)],
            counted(1, 0),
            "Lệ phí từ 0 đến 1.000.000.000 đồng.",
        ),
        (
            vec![fixed("", 1_000_000)],
            counted(u32::MAX, 0),
            "Lệ phí từ 0 đến 1.000.000.000 đồng.",
        ),
        (
            vec![fixed("", u64::MAX)],
            counted(2, 0),
            "Lệ phí từ 0 đến 1.000.000.000 đồng.",
        ),
    ] {
        let error = charge(&rows, &desk(), &input, &[], None).expect_err(expected);
        assert_eq!(say(Language::Vi, &error), expected);
        assert_ne!(say(Language::En, &error), error.say().id);
    }
}

#[test]
fn fees_of_real_records_of_the_portal_are_charged() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/portal-records");
    if !folder.is_dir() {
        println!("skipped: ../shared is not here");
        return;
    }
    let chosen = |row, copies| FeeInput {
        copies,
        units: 0,
        rows: Some(vec![row]),
    };
    for (record, channel, input, expected) in [
        ("2.000815", Channel::Direct, counted(2, 5), Ok(14_000)),
        ("2.000815", Channel::Direct, counted(1, 500), Ok(200_000)),
        ("2.000884", Channel::Direct, counted(3, 0), Ok(30_000)),
        ("2.000635", Channel::Direct, counted(1, 0), Ok(8_000)),
        ("1.000894", Channel::Direct, counted(1, 0), Ok(0)),
        ("1.004194", Channel::Direct, counted(1, 0), Err("fee-choose")),
        ("1.004194", Channel::Direct, chosen(0, 2), Ok(20_000)),
        (
            "1.000656",
            Channel::Direct,
            counted(1, 0),
            Err("fee-not-entered-named"),
        ),
    ] {
        let file = import::read(&folder.join(format!("{record}.json")), &mut |_| {}).expect(record);
        let procedure = file.procedures.first().expect(record);
        let rows = rows_of(procedure, channel);
        let occasion = Occasion {
            procedure: procedure.code.clone(),
            channel,
            ..desk()
        };
        let total = charge(&rows, &occasion, &input, &[], None)
            .map(|bill| bill.total.0)
            .map_err(|error| error.say().id);
        assert_eq!(total, expected.map_err(str::to_owned), "{record}: {rows:#?}");
    }
}

proptest! {
    #[test]
    fn more_pages_never_cost_less_and_copies_multiply(pages in 1..400_u32, copies in 1..50_u32) {
        let total = |copies, pages| {
            charge(&[certified_copy()], &desk(), &counted(copies, pages), &[], None).expect("a bill").total.0
        };
        prop_assert!(total(1, pages) <= total(1, pages + 1));
        prop_assert!(total(1, pages) <= 200_000);
        prop_assert_eq!(total(copies, pages), u64::from(copies) * total(1, pages));
        // The rule said another way: every page 1.000, the first two 1.000 more.
        let plain = u64::from(pages) * 1_000 + u64::from(pages.min(2)) * 1_000;
        prop_assert_eq!(total(1, pages), plain.min(200_000));
    }

    #[test]
    fn a_bill_adds_up(dongs in prop::collection::vec(0..1_000_000_u64, 1..6), copies in 1..9_u32) {
        let rows: Vec<FeeRow> = dongs.iter().enumerate().map(|(at, dong)| fixed(&format!("Phí {at}"), *dong)).collect();
        let input = FeeInput { copies, units: 0, rows: Some((0..rows.len()).collect()) };
        let bill = charge(&rows, &desk(), &input, &[], None).expect("a bill");
        prop_assert_eq!(bill.total.0, dongs.iter().sum::<u64>() * u64::from(copies));
        prop_assert_eq!(bill.lines.iter().map(|line| line.amount).sum::<Dong>(), bill.total);
    }
}
