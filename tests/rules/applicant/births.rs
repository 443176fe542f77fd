//! Days and years of birth: B08–B12.

use super::*;

#[test]
fn b08_a_day_the_month_does_not_have_is_told() {
    assert_eq!(told(born("31/02/1990")), "Tháng 2 năm 1990 chỉ có 28 ngày.");
    assert_eq!(told(born("30/02/2000")), "Tháng 2 năm 2000 chỉ có 29 ngày.");
    assert_eq!(told(born("31/04/1990")), "Tháng 4 năm 1990 chỉ có 30 ngày.");
    assert_eq!(born("31/02/1990").expect_err("told").part(), DatePart::Day);
}

#[test]
fn b09_a_year_alone_is_enough_where_no_more_is_known() {
    assert_eq!(told(born("00000000")), "Nhập năm sinh nếu không rõ ngày tháng");
    assert_eq!(told(born("00/00/0000")), "Nhập năm sinh nếu không rõ ngày tháng");
    assert_eq!(born("1945"), Ok(Birth::Year(1945)));
    assert_eq!(born("00/00/1945"), Ok(Birth::Year(1945)));
    assert_eq!(born("01011945"), Ok(Birth::Full(day(1945, 1, 1))));
    assert_eq!(Birth::Year(1945).to_string(), "1945");
}

#[test]
fn b10_a_birth_in_the_future_or_too_long_ago_is_told() {
    assert_eq!(told(born("23/11/2026")), "Ngày sinh phải trước hôm nay.");
    assert_eq!(told(born("2027")), "Ngày sinh phải trước hôm nay.");
    assert_eq!(told(born("05/12/1860")), "Kiểm tra năm sinh: 1860.");
    assert_eq!(told(born("1860")), "Kiểm tra năm sinh: 1860.");
}

#[test]
fn b11_a_year_of_two_digits_is_asked_in_full() {
    for raw in ["12/5/60", "120560", "60", "12-5-60"] {
        assert_eq!(told(born(raw)), "Nhập đủ 4 chữ số của năm, ví dụ 1960.", "{raw}");
    }
}

#[test]
fn b12_a_thirteenth_month_is_an_error_of_the_month() {
    assert_eq!(told(born("12/13/1960")), "Tháng chỉ từ 1 đến 12.");
    let form = ApplicantForm {
        birth: "12/13/1960".to_owned(),
        ..form()
    };
    let errors = check(&form, today()).expect_err("told");
    assert_eq!(
        errors.iter().map(|e| e.field).collect::<Vec<_>>(),
        [Field::BirthMonth]
    );
}
