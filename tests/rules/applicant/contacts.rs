//! Telephone, e-mail and address: B21–B26.

use super::*;

#[test]
fn b21_the_ways_of_writing_a_mobile_number_are_one() {
    for raw in [
        "0912 345 678",
        "+84912345678",
        "84-912-345-678",
        "0912.345.678",
        "(+84) 912345678",
        "０912345678",
    ] {
        assert_eq!(
            Phone::parse(raw).expect("a number").as_str(),
            "+84912345678",
            "{raw}"
        );
    }
}

#[test]
fn b22_an_old_prefix_is_told_with_the_new_one() {
    assert_eq!(
        told(Phone::parse("01234567890")),
        "Số di động nay có 10 chữ số. Đầu số 0123 đã đổi thành 083."
    );
    assert_eq!(
        told(Phone::parse("+841689 123 456")),
        "Số di động nay có 10 chữ số. Đầu số 0168 đã đổi thành 038."
    );
}

#[test]
fn b23_other_lengths_and_letters_are_told() {
    for raw in [
        "091234567",
        "091234567890",
        "0123",
        "abc",
        "912345678",
        "0912E45678",
    ] {
        assert_eq!(
            told(Phone::parse(raw)),
            "Số điện thoại có 10 chữ số, bắt đầu bằng 0.",
            "{raw}"
        );
    }
}

#[test]
fn b24_landlines_and_foreign_numbers_are_kept_without_messages() {
    for (raw, kept, kind) in [
        ("024 3825 1234", "+842438251234", PhoneKind::Landline),
        ("0234 382 1234", "+842343821234", PhoneKind::Landline),
        ("+1 212 555 0123", "+12125550123", PhoneKind::Foreign),
        ("0081 3 1234 5678", "+81312345678", PhoneKind::Foreign),
    ] {
        let phone = Phone::parse(raw).expect("a number");
        assert_eq!((phone.as_str(), phone.kind()), (kept, kind));
        assert!(!phone.takes_messages());
    }
    assert!(Phone::parse("0912345678").expect("a number").takes_messages());
}

#[test]
fn b25_an_address_of_another_shape_shows_the_right_one() {
    for raw in [
        "a@b",
        "a@b.vn.",
        "a@b@c.vn",
        "a b@c.vn",
        "@c.vn",
        "a@",
        "a..b@c.vn",
        "a@-c.vn",
        ".a@c.vn",
        "ă@c.vn",
        "a@c.1",
    ] {
        assert_eq!(
            told(Email::parse(raw)),
            "Nhập thư điện tử dạng ten@donvi.vn.",
            "{raw}"
        );
    }
    for raw in ["ten@donvi.vn", " Nguyen.A+x@mail.gov.vn ", "o'brien@ex-ample.com"] {
        assert_eq!(Email::parse(raw).expect("an address").as_str(), raw.trim());
    }
    assert_eq!(
        Email::parse("Ten@DonVi.vn").expect("an address").search_key(),
        "ten@donvi.vn"
    );
}

#[test]
fn b26_an_address_from_before_the_merger_stays_and_its_province_of_today_stands_beside_it() {
    let raw = "Thôn 2,, Xã D,  Huyện Vị Xuyên, Hà Giang";
    let form = ApplicantForm {
        address: raw.to_owned(),
        ..form()
    };
    let (applicant, warnings) = check(&form, today()).expect("never refused");
    assert_eq!(applicant.address.expect("an address").as_str(), raw);
    let [warning] = warnings.as_slice() else {
        panic!("one warning: {warnings:?}");
    };
    assert_eq!(
        say(Language::Vi, warning),
        "Hà Giang nay thuộc Tỉnh Tuyên Quang. Địa chỉ vẫn giữ như trên giấy tờ."
    );
    assert!(!warning.needs_reason());
    // Where nothing is certain nothing is said.
    let unknown = Address::from_card("Thôn 2, Quận E").expect("an address");
    assert_eq!(unknown.renamed(), None);
}

#[test]
fn b26_the_provinces_of_today_are_those_of_the_list_of_units() {
    let list = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/provinces.csv");
    let Ok(list) = std::fs::read_to_string(list) else {
        println!("skipped: ../shared is not here");
        return;
    };
    let listed: Vec<(String, String)> = list
        .lines()
        .skip(1)
        .map(|line| line.split(',').collect::<Vec<_>>())
        .map(|row| (row[0].to_owned(), bare(row[2])))
        .collect();
    let ours: Vec<(String, String)> = province::in_force()
        .map(|province| (province.code, bare(&province.name)))
        .collect();
    assert_eq!(ours, listed);
}
