//! Codes that only the holder of a key could make: genuine signatures over wrong payloads.

use super::*;
use crate::words::{Language, say};

fn key(seed: u8) -> SealingKey {
    SealingKey::from_seed(&[seed; 32])
}

fn unit() -> UnitCode {
    UnitCode::parse("H46.113").unwrap()
}

fn ring() -> KeyRing {
    let mut ring = KeyRing::new();
    ring.trust(TrustedKey {
        public: key(1).public(),
        unit: unit(),
        office: "Trung tâm Phục vụ hành chính công xã Tân Phong".into(),
        state: KeyState::Active,
    });
    ring
}

fn seal() -> ReceiptSeal {
    ReceiptSeal {
        unit: unit(),
        code: DossierCode::exact("H46.113-261120-0007").unwrap(),
        issued_at: from_millis(1_795_230_000_000).unwrap(),
        due: NaiveDate::from_ymd_opt(2026, 11, 26).unwrap(),
        digest: PrintedDigest::of("Giấy tiếp nhận hồ sơ và hẹn trả kết quả"),
    }
}

/// A text with this version, key id and payload, truly signed by the office.
fn signed_text(version: u8, payload: &[u8]) -> String {
    let mut bytes = vec![version];
    bytes.extend(key(1).id().0);
    bytes.extend(payload);
    let signature = key(1).sign(&signed(&bytes));
    bytes.extend(signature);
    format!("{PREFIX}{}", to_base45(&bytes))
}

fn verdict_on(payload: &[u8]) -> Verdict {
    verify(&signed_text(VERSION, payload), &ring(), &unit())
}

#[test]
fn the_payload_is_deterministic_cbor_without_a_person() {
    let payload = encode(&seal()).unwrap();
    assert_eq!(
        hex(&payload),
        concat!(
            "a6",   // six fields
            "0001", // receipt
            "0167",
            "4834362e313133", // H46.113
            "026c",
            "2d3236313132302d30303037", // -261120-0007
            "031a",
            "6b010930", // seconds since 1970
            "0419",
            "512f", // days since 1970
            "0548", // digest
        )
        .to_owned()
            + &hex(&seal().digest.0)
    );
    assert_eq!(decode(&payload), Some(seal()));
    assert_eq!(verdict_on(&payload), Verdict::Genuine { seal: seal() });
}

#[test]
fn the_longest_unit_and_serial_fit_eighty_bytes() {
    let unit = UnitCode::parse(&format!("H46.{}", "1".repeat(31))).unwrap();
    let day = NaiveDate::from_ymd_opt(2026, 11, 20).unwrap();
    let longest = ReceiptSeal {
        code: DossierCode::format(&unit, day, crate::domain::code::HIGHEST_SERIAL).unwrap(),
        unit,
        ..seal()
    };
    assert!(encode(&longest).unwrap().len() <= LONGEST_PAYLOAD);
    assert!(seal_receipt(&longest, &key(1)).is_ok());
    // A long code of another unit does not fit and is said before anything is printed.
    let foreign = ReceiptSeal {
        unit: unit_of_35('2'),
        ..longest
    };
    assert!(matches!(
        seal_receipt(&foreign, &key(1)),
        Err(SealError::TooLong(_))
    ));
}

fn unit_of_35(digit: char) -> UnitCode {
    UnitCode::parse(&format!("H46.{}", digit.to_string().repeat(31))).unwrap()
}

#[test]
fn a_code_of_another_unit_is_written_whole() {
    let central = ReceiptSeal {
        code: DossierCode::exact("G09-261120-0912345").unwrap(),
        ..seal()
    };
    let text = seal_receipt(&central, &key(1)).unwrap();
    assert_eq!(
        verify(&text, &ring(), &unit()),
        Verdict::Genuine { seal: central }
    );
    // H46.113 begins the name of another unit too.
    let longer = ReceiptSeal {
        code: DossierCode::exact("H46.1134-261120-0007").unwrap(),
        ..seal()
    };
    let text = seal_receipt(&longer, &key(1)).unwrap();
    assert_eq!(verify(&text, &ring(), &unit()), Verdict::Genuine { seal: longer });
}

#[test]
fn dates_that_cannot_be_are_not_sealed() {
    let backwards = ReceiptSeal {
        due: NaiveDate::from_ymd_opt(2026, 11, 19).unwrap(),
        ..seal()
    };
    assert_eq!(seal_receipt(&backwards, &key(1)), Err(SealError::Dates));
    let before_1970 = ReceiptSeal {
        issued_at: from_millis(-1000).unwrap(),
        ..seal()
    };
    assert_eq!(seal_receipt(&before_1970, &key(1)), Err(SealError::Dates));
    let far = ReceiptSeal {
        due: NaiveDate::from_ymd_opt(2200, 1, 1).unwrap(),
        ..seal()
    };
    assert_eq!(seal_receipt(&far, &key(1)), Err(SealError::Dates));
    // Signed all the same, by a program that does not check.
    assert_eq!(verdict_on(&encode(&backwards).unwrap()), Verdict::AlteredOrForged);
}

#[test]
fn only_one_way_of_writing_a_payload_is_taken() {
    let good = encode(&seal()).unwrap();
    let change = |at: usize, with: &[u8], length: usize| {
        let mut payload = good.clone();
        payload.splice(at..at + length, with.iter().copied());
        payload
    };
    let wrong: Vec<(&str, Vec<u8>)> = vec![
        ("trailing byte", [good.clone(), vec![0]].concat()),
        ("another type", change(2, &[2], 1)),
        ("longer integer", change(2, &[0x18, 1], 1)),
        ("repeated key", change(3, &[0], 1)),
        ("keys in another order", change(1, &[2], 1)),
        ("seven fields announced", change(0, &[0xa7], 1)),
        ("seven fields", [change(0, &[0xa7], 1), vec![6, 0]].concat()),
        ("five fields announced", change(0, &[0xa5], 1)),
        ("indefinite map", [change(0, &[0xbf], 1), vec![0xff]].concat()),
        ("array for a map", change(0, &[0x8c], 1)),
        ("tagged", [vec![0xc1], good.clone()].concat()),
        ("unit in lower case", change(5, b"h", 1)),
        ("bytes for text", change(4, &[0x47], 1)),
        ("not UTF-8", change(5, &[0xff], 1)),
        (
            "text longer than the payload",
            change(4, &[0x7b, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff], 1),
        ),
        (
            "map of 2^64 fields",
            [
                vec![0xbb, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff],
                good.clone(),
            ]
            .concat(),
        ),
        ("80 arrays in one another", vec![0x81; 80]),
        ("80 maps in one another", vec![0xa1; 80]),
        ("one byte", vec![0xa6]),
        ("nothing", vec![]),
        ("too long", vec![0; 81]),
    ];
    for (what, payload) in wrong {
        assert_eq!(verdict_on(&payload), Verdict::AlteredOrForged, "{what}");
    }
    for end in 0..good.len() {
        assert_eq!(verdict_on(&good[..end]), Verdict::AlteredOrForged, "cut at {end}");
    }
}

#[test]
fn any_signed_payload_is_judged_without_a_panic() {
    // Every single byte of a payload in every value, truly signed.
    let good = encode(&seal()).unwrap();
    for at in 0..good.len() {
        for value in 0..=255 {
            let mut payload = good.clone();
            payload[at] = value;
            if let Some(read) = decode(&payload) {
                assert_eq!(encode(&read).unwrap(), payload);
            }
        }
    }
}

#[test]
fn a_signature_is_bound_to_version_and_kind() {
    let payload = encode(&seal()).unwrap();
    for version in [0, 2, 255] {
        let text = signed_text(version, &payload);
        assert_eq!(verify(&text, &ring(), &unit()), Verdict::AlteredOrForged);
    }
    // The same bytes signed as something else than a receipt.
    let mut bytes = vec![VERSION];
    bytes.extend(key(1).id().0);
    bytes.extend(&payload);
    let signature = key(1).sign(&bytes);
    bytes.extend(signature);
    let text = format!("{PREFIX}{}", to_base45(&bytes));
    assert_eq!(verify(&text, &ring(), &unit()), Verdict::AlteredOrForged);
}

#[test]
fn an_office_cannot_speak_for_another() {
    let other = UnitCode::parse("H46.114").unwrap();
    let posing = ReceiptSeal {
        code: DossierCode::exact("H46.114-261120-0007").unwrap(),
        unit: other.clone(),
        ..seal()
    };
    let text = seal_receipt(&posing, &key(1)).unwrap();
    assert_eq!(verify(&text, &ring(), &other), Verdict::AlteredOrForged);
    assert_eq!(verify(&text, &ring(), &unit()), Verdict::AlteredOrForged);
}

#[test]
fn the_digest_is_of_the_composed_text() {
    assert_eq!(
        PrintedDigest::of("tiếp nhận"),
        PrintedDigest::of("tie\u{302}\u{301}p nha\u{323}\u{302}n")
    );
    assert_ne!(PrintedDigest::of("tiếp nhận"), PrintedDigest::of("tiếp nhân"));
    // python3: hashlib.sha256("Một Cửa".encode()).hexdigest()[:16]
    assert_eq!(String::from(PrintedDigest::of("Một Cửa")), "934a5f57b30312d8");
}

#[test]
fn the_words_are_those_agreed() {
    let foreign = Verdict::Foreign {
        office: "UBND xã Hòa Bình".into(),
        seal: seal(),
    };
    for (verdict, words) in [
        (
            Verdict::AlteredOrForged,
            "Mã này không do cơ quan phát hành hoặc đã bị sửa. Hãy gặp cán bộ.",
        ),
        (
            Verdict::Oversized,
            "Mã này không do cơ quan phát hành hoặc đã bị sửa. Hãy gặp cán bộ.",
        ),
        (foreign, "Phiếu của cơ quan khác: UBND xã Hòa Bình."),
        (
            Verdict::UnknownKey,
            "Không kiểm tra được chữ ký (khóa đã thay). Đưa phiếu cho cán bộ.",
        ),
        (
            Verdict::Revoked,
            "Không kiểm tra được chữ ký (khóa đã thay). Đưa phiếu cho cán bộ.",
        ),
        (
            Verdict::Genuine { seal: seal() },
            "Chữ ký đúng, chưa kiểm tra được tình trạng.",
        ),
    ] {
        assert_eq!(say(Language::Vi, &verdict), words);
    }
    let returned = already_returned(from_millis(1_795_230_000_000).unwrap());
    assert_eq!(
        crate::words::render(Language::Vi, &returned),
        "Hồ sơ đã trả kết quả lúc 10:00 ngày 21/11/2026."
    );
}
