//! Amounts as clerks type them (B48).

use motcua::domain::money::{Dong, MoneyError};
use motcua::words::{Language, say};

#[test]
fn b48_fees_are_read_as_the_country_writes_them() {
    for raw in [
        "1.000.000",
        "1,000,000",
        "1 000 000đ",
        "1000000",
        " 1.000.000 đồng ",
        "1.000.000 VNĐ",
        "１.000.000",
    ] {
        assert_eq!(Dong::parse(raw), Ok(Dong(1_000_000)), "{raw}");
    }
    for raw in [
        "-5",
        "1000000000000",
        "1.000.000.001",
        "99999999999999999999999999",
    ] {
        let error = Dong::parse(raw).expect_err(raw);
        assert_eq!(error, MoneyError::OutOfRange);
        assert_eq!(say(Language::Vi, &error), "Lệ phí từ 0 đến 1.000.000.000 đồng.");
    }
    for raw in [
        "1.5",
        "1.000,000",
        "1,00",
        "50k",
        "1tr",
        "abc",
        "1..000",
        "=1+1",
        "0x10",
        "1.0000",
        ".000",
    ] {
        assert_eq!(Dong::parse(raw), Err(MoneyError::Unreadable), "{raw}");
    }
    for raw in ["", " ", "đ"] {
        assert_eq!(Dong::parse(raw), Err(MoneyError::Missing), "{raw:?}");
    }
    assert_eq!(Dong::parse("0"), Ok(Dong::ZERO));
    assert_eq!(Dong::parse("1.000.000.000"), Ok(Dong::FEE_LIMIT));
}
