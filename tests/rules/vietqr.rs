//! VietQR payloads: the known codes word for word, damage, and the way there and back.

use motcua::domain::message::Say;
use motcua::domain::money::Dong;
use motcua::domain::vietqr::{Payee, PayeeFields, Payment, Service, VietQrError, plain};
use motcua::words::{Language, say};
use proptest::prelude::*;

const DYNAMIC: &str = "00020101021238570010A00000072701270006970403011300110123456780208QRIBFTTA530370454061800005802VN62340107NPS68690819thanh toan don hang63042E2E";
const STATIC: &str =
    "00020101021138570010A00000072701270006970403011300110123456780208QRIBFTTA53037045802VN63049E6F";
const OWN: &str = "00020101021238560010A0000007270126000697041501121133666688880208QRIBFTTA5303704540480005802VN62230819H1550051326100809756304B0CF";

fn payee(bin: &str, number: &str) -> Payee {
    Payee::new(bin, number, Service::Account).expect("a payee")
}

#[test]
fn the_checksum_is_the_one_of_the_standard() {
    let crc = crc::Crc::<u16>::new(&crc::CRC_16_IBM_3740);
    assert_eq!(crc.checksum(b"123456789"), 0x29B1);
}

#[test]
fn a_code_with_amount_bill_and_purpose_is_the_known_one() {
    let payment = Payment {
        bill: Some("NPS6869".to_owned()),
        ..Payment::of(
            payee("970403", "0011012345678"),
            Dong(180_000),
            "thanh toán đơn hàng",
        )
    };
    assert_eq!(payment.payload().as_deref(), Ok(DYNAMIC));
    assert_eq!(Payment::read(DYNAMIC), Ok(payment));
}

#[test]
fn a_code_without_amount_is_the_known_one() {
    let payment = Payment {
        amount: None,
        ..Payment::of(payee("970403", "0011012345678"), Dong::ZERO, "")
    };
    assert_eq!(payment.payload().as_deref(), Ok(STATIC));
    assert_eq!(Payment::read(STATIC), Ok(payment));
}

#[test]
fn the_code_of_a_dossier_is_its_purpose_without_dots_and_hyphens() {
    assert_eq!(plain("H15.50.05.13-261008-0975"), "H155005132610080975");
    let payment = Payment::of(
        payee("970415", "113366668888"),
        Dong(8_000),
        "H15.50.05.13-261008-0975",
    );
    assert_eq!(payment.payload().as_deref(), Ok(OWN));
    assert_eq!(Payment::read(&format!(" {OWN}\r\n")), Ok(payment));
}

#[test]
fn a_purpose_is_plain_and_short() {
    assert_eq!(
        plain("Lệ phí đăng ký khai sinh – ông Đỗ"),
        "Le phi dang ky khai sinh"
    );
    assert_eq!(plain("  Đ\u{301}ường   số 5!\u{200B} "), "Duong so 5");
    assert_eq!(plain("王😀"), "");
    assert_eq!(plain(&"ab ".repeat(20)).len(), 25);
}

#[test]
fn one_altered_character_is_found() {
    for at in 0..OWN.len() {
        let mut bytes = OWN.as_bytes().to_vec();
        bytes[at] = if bytes[at] == b'7' { b'8' } else { b'7' };
        let altered = String::from_utf8(bytes).expect("ascii");
        assert!(Payment::read(&altered).is_err(), "{at}: {altered}");
    }
    for end in 0..OWN.len() {
        assert!(Payment::read(&OWN[..end]).is_err(), "{end}");
    }
}

#[test]
fn other_codes_and_odd_fields_are_told_apart() {
    assert_eq!(Payment::read("https://example.vn"), Err(VietQrError::NotVietQr));
    assert_eq!(Payment::read(""), Err(VietQrError::NotVietQr));
    assert_eq!(Payment::read("000201"), Err(VietQrError::Damaged));
    assert_eq!(Payment::read("00020è"), Err(VietQrError::Damaged));
    let with_sum = |body: &str| {
        let crc = crc::Crc::<u16>::new(&crc::CRC_16_IBM_3740);
        let text = format!("{body}6304");
        format!("{text}{:04x}", crc.checksum(text.as_bytes()))
    };
    // A name and a city that count in bytes, an amount with decimals, a checksum in small letters.
    let named = with_sum(
        "00020101021238560010A0000007270126000697041501121133666688880208QRIBFTTA52049399530370454078000.005802VN5912UBND Phường6006Hà",
    );
    assert_eq!(
        Payment::read(&named),
        Err(VietQrError::Damaged),
        "a length that runs over the end"
    );
    let named = with_sum(
        "00020101021238560010A0000007270126000697041501121133666688880208QRIBFTTA52049399530370454078000.005802VN5914UBND Phường6003Hà",
    );
    assert_eq!(
        Payment::read(&named).map(|payment| payment.amount),
        Ok(Some(Dong(8_000)))
    );
    let other_scheme = with_sum("0002010102113808000412345303704");
    assert_eq!(Payment::read(&other_scheme), Err(VietQrError::NotVietQr));
    let dollars =
        with_sum("00020101021138560010A0000007270126000697041501121133666688880208QRIBFTTA53038405802VN");
    assert_eq!(Payment::read(&dollars), Err(VietQrError::NotVietQr));
}

#[test]
fn the_account_of_an_office_is_checked_when_it_is_entered() {
    for (bin, number, error) in [
        ("97041", "1", VietQrError::Bin),
        ("97041a", "1", VietQrError::Bin),
        ("970415", "", VietQrError::Account),
        ("970415", "12345678901234567890", VietQrError::Account),
        ("970415", "12-34", VietQrError::Account),
        ("970415", "tài khoản", VietQrError::Account),
    ] {
        assert_eq!(
            Payee::new(bin, number, Service::Account),
            Err(error),
            "{bin} {number}"
        );
    }
    assert_eq!(payee("970 415", "1133 6666 8888").number(), "113366668888");
    let fields = PayeeFields {
        bin: "1".to_owned(),
        number: "2".to_owned(),
        service: Service::Card,
    };
    assert!(serde_json::from_value::<Payee>(serde_json::to_value(fields).expect("json")).is_err());
}

#[test]
fn every_bank_of_the_list_can_be_paid_into() {
    let list = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/banks_vietqr.json");
    let Ok(list) = std::fs::read_to_string(list) else {
        println!("skipped: ../shared is not here");
        return;
    };
    let banks: Vec<serde_json::Value> = serde_json::from_str(&list).expect("json");
    assert!(banks.len() > 40, "{}", banks.len());
    // A bank without a number of its own is not on the network.
    for bank in banks.iter().filter(|bank| bank["bin"] != "") {
        let payment = Payment::of(
            payee(bank["bin"].as_str().expect("a BIN"), "0011012345678"),
            Dong(8_000),
            "x",
        );
        let payload = payment.payload().expect("fits");
        assert_eq!(Payment::read(&payload), Ok(payment));
    }
}

#[test]
fn amounts_and_texts_that_do_not_fit_are_refused() {
    let of = |amount| Payment::of(payee("970415", "1"), Dong(amount), "x").payload();
    assert_eq!(of(0), Err(VietQrError::Amount));
    assert_eq!(of(10_000_000_000_000), Err(VietQrError::Amount));
    assert!(of(9_999_999_999_999).is_ok());
    for text in ["", "đ", "x\n", "12345678901234567890123456"] {
        let payment = Payment {
            bill: Some(text.to_owned()),
            ..Payment::of(payee("970415", "1"), Dong(1), "x")
        };
        assert_eq!(payment.payload(), Err(VietQrError::Text), "{text}");
    }
}

#[test]
fn every_error_is_a_sentence_in_both_languages() {
    for error in [
        VietQrError::Bin,
        VietQrError::Account,
        VietQrError::Amount,
        VietQrError::Text,
        VietQrError::NotVietQr,
        VietQrError::Damaged,
    ] {
        for language in [Language::Vi, Language::En] {
            let sentence = say(language, &error);
            assert_ne!(sentence, error.say().id);
            assert!(sentence.ends_with('.'), "{sentence}");
        }
    }
}

proptest! {
    #[test]
    fn what_is_built_is_read_back(
        bin in "[0-9]{6}", number in "[0-9A-Za-z]{1,19}", card in any::<bool>(),
        amount in prop::option::of(1..=9_999_999_999_999_u64),
        bill in prop::option::of("[!-~]{1,25}"), reference in prop::option::of("[!-~]{1,15}"),
        purpose in "\\PC{0,40}",
    ) {
        let service = if card { Service::Card } else { Service::Account };
        let payee = Payee::new(&bin, &number, service).expect("a payee");
        let payment = Payment {
            amount: amount.map(Dong),
            bill,
            reference,
            ..Payment::of(payee, Dong(1), &purpose)
        };
        let payload = payment.payload().expect("fits");
        prop_assert!(payload.is_ascii());
        prop_assert_eq!(Payment::read(&payload), Ok(payment));
    }

    #[test]
    fn no_text_makes_the_reader_panic(raw in "\\PC{0,60}", tail in "[0-9A-Zé]{0,80}") {
        let _ = Payment::read(&raw);
        let _ = Payment::read(&format!("000201{tail}"));
        let _ = plain(&raw);
    }
}
