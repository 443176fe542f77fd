use super::*;

fn fee(value: Option<i64>, currency: Option<&str>, text: &str) -> PublishedFee {
    PublishedFee {
        kind: "Lệ phí",
        value: value.map(|v| Thousandths(v * 1000)),
        currency: currency.map(str::to_owned),
        text: text.to_owned(),
    }
}

fn amount(value: Option<i64>, currency: Option<&str>, text: &str) -> FeeAmount {
    read(&fee(value, currency, text), "").amount
}

#[test]
fn certified_copies_cost_by_page_with_a_cap() {
    let note = "Tại Ủy ban nhân dân cấp xã, Tổ chức hành nghề công chứng: 2.000 đồng/trang; từ trang thứ 3 \
                trở lên thu 1.000 đồng/trang, tối đa thu không quá 200.000 đồng/bản. Trang là căn cứ để thu \
                phí được tính theo trang của bản chính;";
    let expected = FeeAmount::Stepped {
        unit: "trang".to_owned(),
        steps: vec![
            FeeStep {
                up_to: Some(2),
                dong: 2000,
            },
            FeeStep {
                up_to: None,
                dong: 1000,
            },
        ],
        cap: Some(200_000),
    };
    assert_eq!(
        read(&fee(Some(2000), Some("VND"), "/trang"), note).amount,
        expected
    );
    let short = "2.000đ/trang, từ trang thứ ba trở lên 1.000đ/trang, max: tối đa 200.000đ/bản";
    assert_eq!(amount(Some(2000), None, short), expected);
}

#[test]
fn a_formula_for_another_amount_is_not_taken() {
    let note = "2.000 đồng/trang; từ trang thứ 3 trở lên thu 1.000 đồng/trang";
    assert_eq!(
        read(&fee(Some(5000), None, ""), note).amount,
        FeeAmount::Fixed { dong: 5000 }
    );
}

#[test]
fn the_provincial_council_decides_even_beside_an_amount() {
    let text = "- Mức lệ phí cụ thể do Hội đồng nhân dân tỉnh quyết định (căn cứ TT 85/2019/TT-BTC).";
    let row = read(&fee(Some(150_000), Some("VND"), text), "");
    assert_eq!(row.amount, FeeAmount::ByProvince);
    assert!(row.note.contains("150.000"), "{}", row.note);
    assert_eq!(amount(None, None, "Do HĐND tỉnh quy định"), FeeAmount::ByProvince);
    assert_eq!(amount(Some(0), None, text), FeeAmount::ByProvince);
}

#[test]
fn zero_is_free_only_where_the_words_do_not_say_otherwise() {
    assert_eq!(amount(Some(0), None, ""), FeeAmount::Free);
    assert_eq!(amount(Some(0), None, "Không"), FeeAmount::Free);
    assert_eq!(
        amount(Some(0), None, "(Miễn lệ phí. Phí cấp bản sao …"),
        FeeAmount::Free
    );
    let prose = "Phí thẩm định: + Hộ gia đình: 150.000 đồng/hồ sơ; + Tổ chức: 200.000 đồng/hồ sơ.";
    assert_eq!(amount(Some(0), None, prose), FeeAmount::Unstated);
}

#[test]
fn a_null_amount_with_prose_is_unstated_and_keeps_the_prose() {
    let row = read(&fee(None, None, "Chi tiết tại văn bản kèm theo"), "");
    assert_eq!(row.amount, FeeAmount::Unstated);
    assert_eq!(row.note, "Chi tiết tại văn bản kèm theo");
    assert_eq!(amount(None, None, ""), FeeAmount::Unstated);
}

#[test]
fn dollars_are_shown_and_not_calculated() {
    let ten = FeeAmount::Foreign {
        currency: "USD".to_owned(),
        amount: "10".to_owned(),
    };
    assert_eq!(amount(Some(10), Some("USD"), "/bản"), ten);
    assert_eq!(amount(Some(10), None, "10USD/giấy"), ten);
}

#[test]
fn thousands_left_out_are_put_back_only_if_the_words_say_them() {
    assert_eq!(
        amount(Some(20), None, "20.000 vnđ /tờ khai"),
        FeeAmount::Fixed { dong: 20_000 }
    );
    assert_eq!(amount(Some(20), None, ""), FeeAmount::Unstated);
    assert_eq!(
        amount(Some(500), None, "theo Thông tư số 41/2023/TT-BTC"),
        FeeAmount::Unstated
    );
}

#[test]
fn three_fees_of_one_way_of_filing_keep_their_names() {
    let single = read(
        &fee(
            Some(7000),
            Some("Việt Nam Đồng"),
            "- Đăng ký tạm trú (cá nhân, hộ gia đình): + Trường hợp công dân nộp hồ sơ qua cổng dịch vụ công trực tuyến thu 7.000 đồng/lần đăng ký.",
        ),
        "",
    );
    assert_eq!(single.name, "Đăng ký tạm trú (cá nhân, hộ gia đình)");
    assert_eq!(single.amount, FeeAmount::Fixed { dong: 7000 });
    assert!(single.note.starts_with("Trường hợp công dân"));
    let exempt = read(
        &fee(
            Some(0),
            Some("VND"),
            "Miễn phí Đồng - Trường hợp công dân thuộc diện được miễn phí",
        ),
        "",
    );
    assert_eq!(exempt.amount, FeeAmount::Free);
}

#[test]
fn groups_that_pay_nothing_are_reasons_to_choose_from() {
    let text = "Mức lệ phí cụ thể do Hội đồng nhân dân tỉnh quyết định. Miễn lệ phí đối với trường hợp đăng ký \
                khai tử đúng hạn, người thuộc gia đình có công với cách mạng; người thuộc hộ nghèo; người \
                khuyết tật. Phí cấp bản sao …";
    assert_eq!(
        read(&fee(Some(0), None, text), "").exempt,
        [
            "đăng ký khai tử đúng hạn",
            "người thuộc gia đình có công với cách mạng",
            "người thuộc hộ nghèo",
            "người khuyết tật"
        ]
    );
}

#[test]
fn a_fee_that_holds_for_some_months_says_from_and_to() {
    let row = read(
        &fee(
            Some(50_000),
            None,
            "Trường hợp trực tuyến (kể từ 01/01/2024 đến hết ngày 31/12/2025)",
        ),
        "",
    );
    assert_eq!(row.valid_from, NaiveDate::from_ymd_opt(2024, 1, 1));
    assert_eq!(row.valid_to, NaiveDate::from_ymd_opt(2025, 12, 31));
}
