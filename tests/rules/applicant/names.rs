//! Names: B13–B20, and what in a name looks like a command or a formula: B34, B45.

use super::*;

#[test]
fn b13_an_empty_name_is_asked_for() {
    for raw in ["", "  ", "\u{200B}\u{FEFF}", "\t\r\n"] {
        assert_eq!(told(Name::person(raw)), "Nhập họ và tên như trên giấy tờ.");
    }
}

#[test]
fn b14_a_decomposed_name_is_the_same_person() {
    let composed = Name::person("Nguy\u{1EC5}n").expect("a name");
    for raw in ["Nguye\u{302}\u{303}n", "Nguy\u{EA}\u{303}n"] {
        let (name, warnings) = Name::person(raw).expect("a name");
        assert_eq!(warnings, []);
        assert_eq!(name, composed.0);
        assert_eq!(name.as_str(), "Nguyễn");
    }
}

#[test]
fn b15_tones_stay_as_given_and_a_look_alike_letter_is_asked_about() {
    for (old, new) in [("Hoà", "Hòa"), ("Thuý", "Thúy")] {
        let (old_name, warnings) = Name::person(old).expect("a name");
        assert_eq!((old_name.as_str(), warnings), (old, vec![]));
        assert_eq!(key(old), key(new));
    }
    assert_eq!(key("\u{D0}ặng"), key("Đặng"));
    assert_ne!(key("Hòa"), key("Hoàn"));
    for (raw, proposed) in [
        ("\u{D0}ặng Văn A", "Đặng Văn A"),
        ("Nguyễn V\u{F0}ang", "Nguyễn Vđang"),
        ("\u{189}ỗ B", "Đỗ B"),
    ] {
        let (name, warnings) = Name::person(raw).expect("a name");
        assert_eq!(name.as_str(), raw);
        let [warning] = warnings.as_slice() else {
            panic!("one warning: {warnings:?}");
        };
        assert_eq!(
            warning,
            &NameWarning::LookAlikeD {
                proposed: proposed.to_owned()
            }
        );
        assert!(say(Language::Vi, warning).starts_with("Ý bạn là đ?"));
    }
    assert_eq!(name_warnings("Đặng Văn A"), []);
}

#[test]
fn b16_a_name_in_an_old_encoding_comes_with_a_proposal_and_stays() {
    for raw in ["NguyÔn V¨n A", "Nguyeãn Vaên A", "Nguyá»…n VÄƒn A"] {
        let (name, warnings) = Name::person(raw).expect("a name");
        assert_eq!(name.as_str(), raw);
        let [warning] = warnings.as_slice() else {
            panic!("one warning: {warnings:?}");
        };
        assert_eq!(
            say(Language::Vi, warning),
            "Tên bị sai bảng mã. Kiểm tra lại trước khi lưu. Có thể là: Nguyễn Văn A."
        );
    }
    assert_eq!(name_warnings("Nguyễn Văn A"), []);
}

#[test]
fn b17_what_cannot_be_seen_goes_and_what_could_mislead_is_marked() {
    let (name, warnings) = Name::person("\u{FEFF}Nguy\u{200B}ễn\u{200D} Văn A\0\r\n").expect("a name");
    assert_eq!((name.as_str(), warnings), ("Nguyễn Văn A", vec![]));
    for (raw, marked) in [
        ("Nguyễn \u{202E}Văn A", "Nguyễn ⟨U+202E⟩Văn A"),
        ("Nguyễn\0 Văn A", "Nguyễn⟨U+0000⟩ Văn A"),
    ] {
        let (name, warnings) = Name::person(raw).expect("a name");
        assert_eq!(name.as_str(), "Nguyễn Văn A");
        assert_eq!(
            warnings,
            [NameWarning::Hidden {
                marked: marked.to_owned()
            }]
        );
    }
    let form = ApplicantForm {
        address: "Phố \u{2066}B, Hà Nội".to_owned(),
        ..form()
    };
    let (applicant, warnings) = check(&form, today()).expect("goes on");
    assert_eq!(applicant.address.expect("an address").as_str(), "Phố B, Hà Nội");
    assert!(matches!(warnings.as_slice(), [Warning::AddressHidden { .. }]));
}

#[test]
fn b18_strange_characters_are_told_and_foreign_names_are_accepted() {
    for (raw, found) in [
        ("Nguyễn Văn 😀", "😀"),
        ("Nguyễn 王", "王"),
        ("Nguyễn Vаn Аn", "а А"),
        ("Nguyễn Văn A1", "1"),
        ("Nguyễn \u{E001}", "\u{E001}"),
    ] {
        let (name, warnings) = Name::person(raw).expect("kept");
        assert_eq!(name.as_str(), raw);
        assert_eq!(
            warnings,
            [NameWarning::Strange {
                found: found.to_owned()
            }],
            "{raw}"
        );
        assert_eq!(
            say(Language::Vi, &warnings[0]),
            format!("Tên có ký tự lạ: {found}")
        );
    }
    for raw in [
        "Y Bhăm Êban",
        "H'Hen Niê",
        "O'Brien",
        "O’Brien",
        "Müller",
        "Madonna",
        "Thạch Sô Phia",
        "José Peña-Núñez",
        "K’Brế",
        "Jean-François",
        "Łukasz",
        "Nguyễn Thị Hồng J. Smith",
        "Điểu K'Rứ",
    ] {
        assert_eq!(name_warnings(raw), [], "{raw}");
    }
}

#[test]
fn b19_an_endless_name_is_refused_and_ten_thousand_characters_are_cut_first() {
    assert_eq!(told(Name::person(&"a".repeat(300))), "Họ tên tối đa 100 ký tự.");
    assert_eq!(
        told(Name::person(&"ễ".repeat(10_000))),
        "Họ tên tối đa 100 ký tự."
    );
    assert_eq!(told(Name::person(&"ễ".repeat(100))), "");
    let long = format!("{CARD}|{}", "x".repeat(10_000));
    assert!(card::read(&long).is_ok());
    assert_eq!(card::read(&"|".repeat(1_000_000)), Err(CardError::NotACard));
}

#[test]
fn b20_capitals_from_the_card_stay_capitals() {
    let reading = card::read(&CARD.replace("Nguyễn Văn A", "NGUYỄN VĂN AN")).expect("a card");
    assert_eq!(reading.card.name.as_str(), "NGUYỄN VĂN AN");
    assert_eq!(reading.card.name.title_case(), "Nguyễn Văn An");
    for (raw, shown) in [("GROß", "Groß"), ("İNCİ", "İncİ"), ("ẾCH", "Ếch"), ("ß", "ß")] {
        assert_eq!(Name::person(raw).expect("a name").0.title_case(), shown);
    }
}

#[test]
fn b34_commands_in_a_name_are_text() {
    for raw in [
        "'; DROP TABLE person;--",
        "%s%n%x",
        "../../etc/passwd",
        "{0} ${HOME} `id`",
        "=HYPERLINK(\"x\")",
    ] {
        let (name, warnings) = Name::person(raw).expect("kept as text");
        assert_eq!(name.as_str(), raw);
        assert!(
            matches!(warnings.as_slice(), [NameWarning::Strange { .. }]),
            "{raw}"
        );
    }
    let (name, warnings) = Name::person("A\u{1b}@\u{1d}V\u{1}B").expect("kept as text");
    assert_eq!(name.as_str(), "A@VB");
    assert!(matches!(warnings.first(), Some(NameWarning::Hidden { .. })));
}

#[test]
fn b45_a_formula_is_kept_as_text_and_leaves_with_an_apostrophe() {
    let formula = "=HYPERLINK(\"http://example.vn\")";
    let (name, _) = Name::person(formula).expect("kept as text");
    assert_eq!(name.as_str(), formula);
    for (kept, exported) in [
        (formula, "'=HYPERLINK(\"http://example.vn\")"),
        ("+84912345678", "'+84912345678"),
        ("-1", "'-1"),
        ("@x", "'@x"),
        ("Nguyễn Văn A", "Nguyễn Văn A"),
        ("1+1", "1+1"),
        ("", ""),
    ] {
        assert_eq!(for_spreadsheet(kept), exported);
    }
}

#[test]
fn usual_names_of_the_country_raise_no_warning() {
    let list = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/names_vi.json");
    let Ok(list) = std::fs::read_to_string(list) else {
        println!("skipped: ../shared is not here");
        return;
    };
    let list: serde_json::Value = serde_json::from_str(&list).expect("json");
    let mut seen = 0;
    for part in ["family_counts", "middle_counts", "given_counts"] {
        for word in list[part].as_object().expect("counts").keys() {
            let (name, warnings) = Name::person(&format!("Lê {word}")).expect("a name");
            assert_eq!(warnings, [], "{}", name.as_str());
            seen += 1;
        }
    }
    assert!(seen > 100, "{seen}");
}
