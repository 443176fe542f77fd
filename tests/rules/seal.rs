//! Forged, altered, foreign and broken receipt codes, each told apart (B27–B30).

use chrono::NaiveDate;
use motcua::domain::code::{DossierCode, UnitCode};
use motcua::domain::time::{Moment, from_millis};
use motcua::seal::key::{KeyId, KeyRing, KeyState, SealingKey, TrustedKey};
use motcua::seal::receipt_qr::{
    LONGEST_TEXT, PREFIX, PrintedDigest, ReceiptSeal, Verdict, seal_receipt, verify,
};
use motcua::words::{Language, say};
use proptest::prelude::*;
use std::time::{Duration, Instant};

const FORGED: &str = "Mã này không do cơ quan phát hành hoặc đã bị sửa. Hãy gặp cán bộ.";

fn key(seed: u8) -> SealingKey {
    SealingKey::from_seed(&[seed; 32])
}

fn unit(text: &str) -> UnitCode {
    UnitCode::parse(text).unwrap()
}

fn trusted(seed: u8, code: &str, office: &str) -> TrustedKey {
    TrustedKey {
        public: key(seed).public(),
        unit: unit(code),
        office: office.into(),
        state: KeyState::Active,
    }
}

/// Two offices: ours (H46.113, key 1) and a neighbour (H46.114, key 2).
fn ring() -> KeyRing {
    let mut ring = KeyRing::new();
    ring.trust(trusted(1, "H46.113", "Xã Tân Phong"));
    ring.trust(trusted(2, "H46.114", "Xã Hòa Bình"));
    ring
}

fn at(seconds: i64) -> Moment {
    from_millis(seconds * 1000).unwrap()
}

fn receipt(unit_code: &str, serial: u32) -> ReceiptSeal {
    let date = NaiveDate::from_ymd_opt(2026, 11, 20).unwrap();
    ReceiptSeal {
        unit: unit(unit_code),
        code: DossierCode::format(&unit(unit_code), date, serial).unwrap(),
        issued_at: at(1_795_143_600),
        due: NaiveDate::from_ymd_opt(2026, 11, 26).unwrap(),
        digest: PrintedDigest::of("bản in"),
    }
}

fn genuine() -> String {
    seal_receipt(&receipt("H46.113", 7), &key(1)).unwrap()
}

fn read(text: &str) -> Verdict {
    verify(text, &ring(), &unit("H46.113"))
}

fn bytes_of(text: &str) -> Vec<u8> {
    base45::decode(text.strip_prefix(PREFIX).unwrap()).unwrap()
}

fn text_of(bytes: &[u8]) -> String {
    format!("{PREFIX}{}", base45::encode(bytes))
}

#[test]
fn a_genuine_receipt_is_recognised_and_its_state_left_open() {
    let verdict = read(&genuine());
    assert_eq!(
        verdict,
        Verdict::Genuine {
            seal: receipt("H46.113", 7)
        }
    );
    assert_eq!(
        say(Language::Vi, &verdict),
        "Chữ ký đúng, chưa kiểm tra được tình trạng."
    );
    // As scanners send it.
    for sent in [
        format!("{}\r\n", genuine()),
        format!("\t{} ", genuine()),
        genuine().to_lowercase(),
    ] {
        assert_eq!(read(&sent), verdict);
    }
}

#[test]
fn a_code_fits_the_square_that_is_printed() {
    // quality.md 4.5: 228 characters are version 11 at level Q, 30.5 mm.
    let text = genuine();
    assert!(text.len() <= 228, "{} characters", text.len());
    assert!(
        text.bytes().all(|byte| base45::alphabet::decode(byte).is_some()),
        "alphanumeric mode"
    );
    let long = unit(&format!("H46.{}", "1".repeat(31)));
    let longest = ReceiptSeal {
        code: DossierCode::format(&long, NaiveDate::from_ymd_opt(2026, 11, 20).unwrap(), 9_999_999).unwrap(),
        unit: long,
        ..receipt("H46.113", 7)
    };
    assert!(seal_receipt(&longest, &key(1)).unwrap().len() <= 228);
}

#[test]
fn every_single_bit_flip_is_found() {
    let bytes = bytes_of(&genuine());
    for bit in 0..bytes.len() * 8 {
        let mut flipped = bytes.clone();
        flipped[bit / 8] ^= 1 << (bit % 8);
        let verdict = read(&text_of(&flipped));
        // Version, then the four bytes that name the key, then what is signed.
        let expected = if (1..5).contains(&(bit / 8)) {
            Verdict::UnknownKey
        } else {
            Verdict::AlteredOrForged
        };
        assert_eq!(verdict, expected, "bit {bit}");
    }
}

#[test]
fn every_other_character_in_any_place_is_found() {
    let text = genuine();
    for at in 0..text.len() {
        for other in ["0", "A", "Z", " ", ":", "đ", "#"] {
            let changed = format!("{}{other}{}", &text[..at], &text[at + 1..]);
            if changed != text {
                let verdict = read(&changed);
                assert!(
                    !matches!(verdict, Verdict::Genuine { .. } | Verdict::Foreign { .. }),
                    "{at}: {verdict:?}"
                );
            }
        }
    }
}

#[test]
fn a_code_cut_at_any_length_or_doubled_is_found() {
    let text = genuine();
    for end in 0..text.len() {
        let verdict = read(&text[..end]);
        let expected = if end < PREFIX.len() {
            Verdict::NotOurs
        } else {
            Verdict::AlteredOrForged
        };
        assert_eq!(verdict, expected, "cut at {end}");
    }
    assert_eq!(read(&format!("{text}{text}")), Verdict::AlteredOrForged);
    assert_eq!(read(&format!("{text}0")), Verdict::AlteredOrForged);
}

#[test]
fn signatures_of_zeros_of_small_order_and_of_another_receipt_do_not_hold() {
    let bytes = bytes_of(&genuine());
    let body = &bytes[..bytes.len() - 64];
    let other = bytes_of(&seal_receipt(&receipt("H46.113", 8), &key(1)).unwrap());
    let mut identity = [0; 64];
    identity[0] = 1;
    // S raised by the group order: the malleable twin of a genuine signature.
    let order: [u8; 32] = [
        0xed, 0xd3, 0xf5, 0x5c, 0x1a, 0x63, 0x12, 0x58, 0xd6, 0x9c, 0xf7, 0xa2, 0xde, 0xf9, 0xde, 0x14, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x10,
    ];
    let mut twin: Vec<u8> = bytes[bytes.len() - 64..].to_vec();
    let mut carry = 0;
    for (byte, add) in twin[32..].iter_mut().zip(order) {
        let sum = u16::from(*byte) + u16::from(add) + carry;
        (*byte, carry) = (sum as u8, sum >> 8);
    }
    let signatures: [(&str, &[u8]); 5] = [
        ("zeros", &[0; 64]),
        ("ones", &[0xff; 64]),
        ("small order", &identity),
        ("another receipt's", &other[other.len() - 64..]),
        ("malleable twin", &twin),
    ];
    for (what, signature) in signatures {
        assert_eq!(
            read(&text_of(&[body, signature].concat())),
            Verdict::AlteredOrForged,
            "{what}"
        );
    }
}

#[test]
fn broken_and_hostile_texts_say_the_words_of_b27_within_50_ms() {
    let text = genuine();
    let oversized = format!("{PREFIX}{}", "A".repeat(4000));
    let vietnamese = format!("{PREFIX}{}", "ế".repeat(500));
    for hostile in [
        &text.replace(PREFIX, "MC0:"),
        &text.replace(PREFIX, "MC2:"),
        &text.replace(PREFIX, "MC12:"),
        "MC1:",
        "MC1:::::",
        "MC1:ZZZ",
        "MC1:#####",
        "MC1:\u{0}\u{0}\u{0}",
        "MC1:'; DROP TABLE dossier; --",
        &vietnamese,
        &oversized,
        &"[".repeat(100_000),
    ] {
        // The best of three: other tests share the machine.
        let took = |_| {
            let start = Instant::now();
            read(hostile);
            start.elapsed()
        };
        assert!((0..3).map(took).min() < Some(Duration::from_millis(50)));
        let verdict = read(hostile);
        assert!(verdict.is_forgery(), "{verdict:?}");
        assert_eq!(say(Language::Vi, &verdict), FORGED);
    }
    assert_eq!(read(&oversized), Verdict::Oversized);
    assert_eq!(read(&"A".repeat(LONGEST_TEXT + 1)), Verdict::Oversized);
    assert_eq!(read(&"A".repeat(LONGEST_TEXT)), Verdict::NotOurs);
}

#[test]
fn codes_of_other_things_are_not_called_forged() {
    for other in [
        "",
        "H46.113-261120-0007",
        "A007",
        "https://dichvucong.gov.vn",
        "WIFI:T:WPA;S=a;;",
        "HC1:6BFOXN",
        "001090012345|012345678|Nguyễn Văn A|01011990|Nam|Số 1|15062021",
        "MC",
        "MCX:ABC",
    ] {
        let verdict = read(other);
        assert_eq!(verdict, Verdict::NotOurs, "{other}");
        assert!(!verdict.is_forgery());
    }
}

#[test]
fn a_receipt_of_another_office_is_named() {
    let theirs = seal_receipt(&receipt("H46.114", 7), &key(2)).unwrap();
    let verdict = read(&theirs);
    assert_eq!(
        verdict,
        Verdict::Foreign {
            office: "Xã Hòa Bình".into(),
            seal: receipt("H46.114", 7)
        }
    );
    assert_eq!(
        say(Language::Vi, &verdict),
        "Phiếu của cơ quan khác: Xã Hòa Bình."
    );
    // Theirs, signed with our key: nobody's.
    let mixed = seal_receipt(&receipt("H46.114", 7), &key(1)).unwrap();
    assert_eq!(read(&mixed), Verdict::AlteredOrForged);
}

#[test]
fn unknown_and_revoked_keys_say_the_words_of_b29() {
    let unknown = seal_receipt(&receipt("H46.113", 7), &key(9)).unwrap();
    let mut revoked = ring();
    assert!(revoked.revoke(key(1).id()));
    let ours = unit("H46.113");
    for verdict in [read(&unknown), verify(&genuine(), &revoked, &ours)] {
        assert_eq!(
            say(Language::Vi, &verdict),
            "Không kiểm tra được chữ ký (khóa đã thay). Đưa phiếu cho cán bộ."
        );
        assert!(!verdict.is_forgery());
    }
    // The name of a known key on a stranger's signature is a forgery, not a question of keys.
    let mut bytes = bytes_of(&unknown);
    bytes[1..5].copy_from_slice(&key(1).id().0);
    assert_eq!(read(&text_of(&bytes)), Verdict::AlteredOrForged);
    assert_eq!(verify(&genuine(), &KeyRing::new(), &ours), Verdict::UnknownKey);
}

#[test]
fn an_old_key_verifies_what_it_signed_before_it_was_replaced() {
    let before = genuine();
    let mut ring = ring();
    ring.rotate(trusted(3, "H46.113", "Xã Tân Phong"), at(1_795_143_600 + 86_400));
    let ours = unit("H46.113");
    assert!(matches!(verify(&before, &ring, &ours), Verdict::Genuine { .. }));
    let late = ReceiptSeal {
        issued_at: at(1_795_143_600 + 90_000),
        ..receipt("H46.113", 8)
    };
    let by_old = seal_receipt(&late, &key(1)).unwrap();
    assert_eq!(verify(&by_old, &ring, &ours), Verdict::Revoked);
    let by_new = seal_receipt(&late, &key(3)).unwrap();
    assert!(matches!(verify(&by_new, &ring, &ours), Verdict::Genuine { .. }));
    // The neighbour's key was not touched.
    assert!(ring.of(key(2).id()).all(|key| key.state == KeyState::Active));
}

#[test]
fn a_code_holds_no_personal_data() {
    let bytes = bytes_of(&genuine());
    // Version 1, key id 4, payload, signature 64: unit, code, two dates and a digest fill the payload.
    let payload = &bytes[5..bytes.len() - 64];
    assert_eq!(
        payload.len(),
        1 + 2 + (1 + 8) + (1 + 13) + (1 + 5) + (1 + 3) + (1 + 9)
    );
    assert_eq!(KeyId(bytes[1..5].try_into().unwrap()), key(1).id());
}

proptest! {
    #[test]
    fn what_is_sealed_is_read_back(
        serial in 1u32..=9_999_999, issued in 946_684_800i64..4_000_000_000, days in 0i64..7000,
        group in "[0-9A-Z]{1,20}", printed in ".{0,40}",
    ) {
        let unit = unit(&format!("H46.{group}"));
        let issued_at = at(issued);
        let seal = ReceiptSeal {
            code: DossierCode::format(&unit, NaiveDate::from_ymd_opt(2026, 11, 20).unwrap(), serial).unwrap(),
            issued_at,
            due: issued_at.date_naive() + chrono::Duration::days(days),
            digest: PrintedDigest::of(&printed),
            unit: unit.clone(),
        };
        let text = seal_receipt(&seal, &key(5)).unwrap();
        let mut ring = KeyRing::new();
        ring.trust(TrustedKey { public: key(5).public(), unit: unit.clone(), office: "x".into(), state: KeyState::Active });
        prop_assert_eq!(verify(&text, &ring, &unit), Verdict::Genuine { seal });
    }

    #[test]
    fn no_text_is_taken_for_genuine_or_brings_the_reader_down(
        text in ".{0,700}", body in "[0-9A-Z $%*+./:-]{0,400}",
    ) {
        for text in [text.clone(), format!("{PREFIX}{body}"), format!("{PREFIX}{text}")] {
            let verdict = read(&text);
            let shown = matches!(verdict, Verdict::Genuine { .. } | Verdict::Foreign { .. });
            prop_assert!(!shown);
        }
    }

    #[test]
    fn no_payload_under_a_known_key_name_is_taken_without_its_signature(
        payload in proptest::collection::vec(any::<u8>(), 0..200),
    ) {
        let mut bytes = vec![1];
        bytes.extend(key(1).id().0);
        bytes.extend(payload);
        prop_assert_eq!(read(&text_of(&bytes)), Verdict::AlteredOrForged);
    }
}
