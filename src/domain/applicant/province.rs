//! The 63 provinces before 01/7/2025 and the 34 since (NQ 202/2025/QH15).
//!
//! Every old province went into exactly one new one, so this step of an old address is certain. Communes
//! are not mapped: they were split and joined across, and no table of that is at hand. Tested here and,
//! where the list of units is at hand, against it in `tests/rules/applicant.rs`.

use super::text::bare;
use serde::{Deserialize, Serialize};

/// (code of the old province in citizen numbers, old name, code of the new province).
const BEFORE_2025: [(&str, &str, &str); 63] = [
    ("001", "Hà Nội", "01"),
    ("002", "Hà Giang", "08"),
    ("004", "Cao Bằng", "04"),
    ("006", "Bắc Kạn", "19"),
    ("008", "Tuyên Quang", "08"),
    ("010", "Lào Cai", "15"),
    ("011", "Điện Biên", "11"),
    ("012", "Lai Châu", "12"),
    ("014", "Sơn La", "14"),
    ("015", "Yên Bái", "15"),
    ("017", "Hòa Bình", "25"),
    ("019", "Thái Nguyên", "19"),
    ("020", "Lạng Sơn", "20"),
    ("022", "Quảng Ninh", "22"),
    ("024", "Bắc Giang", "24"),
    ("025", "Phú Thọ", "25"),
    ("026", "Vĩnh Phúc", "25"),
    ("027", "Bắc Ninh", "24"),
    ("030", "Hải Dương", "31"),
    ("031", "Hải Phòng", "31"),
    ("033", "Hưng Yên", "33"),
    ("034", "Thái Bình", "33"),
    ("035", "Hà Nam", "37"),
    ("036", "Nam Định", "37"),
    ("037", "Ninh Bình", "37"),
    ("038", "Thanh Hóa", "38"),
    ("040", "Nghệ An", "40"),
    ("042", "Hà Tĩnh", "42"),
    ("044", "Quảng Bình", "44"),
    ("045", "Quảng Trị", "44"),
    ("046", "Thừa Thiên Huế", "46"),
    ("048", "Đà Nẵng", "48"),
    ("049", "Quảng Nam", "48"),
    ("051", "Quảng Ngãi", "51"),
    ("052", "Bình Định", "52"),
    ("054", "Phú Yên", "66"),
    ("056", "Khánh Hòa", "56"),
    ("058", "Ninh Thuận", "56"),
    ("060", "Bình Thuận", "68"),
    ("062", "Kon Tum", "51"),
    ("064", "Gia Lai", "52"),
    ("066", "Đắk Lắk", "66"),
    ("067", "Đắk Nông", "68"),
    ("068", "Lâm Đồng", "68"),
    ("070", "Bình Phước", "75"),
    ("072", "Tây Ninh", "80"),
    ("074", "Bình Dương", "79"),
    ("075", "Đồng Nai", "75"),
    ("077", "Bà Rịa - Vũng Tàu", "79"),
    ("079", "Hồ Chí Minh", "79"),
    ("080", "Long An", "80"),
    ("082", "Tiền Giang", "82"),
    ("083", "Bến Tre", "86"),
    ("084", "Trà Vinh", "86"),
    ("086", "Vĩnh Long", "86"),
    ("087", "Đồng Tháp", "82"),
    ("089", "An Giang", "91"),
    ("091", "Kiên Giang", "91"),
    ("092", "Cần Thơ", "92"),
    ("093", "Hậu Giang", "92"),
    ("094", "Sóc Trăng", "92"),
    ("095", "Bạc Liêu", "96"),
    ("096", "Cà Mau", "96"),
];

/// Other ways of writing some names, without marks.
const ALSO_WRITTEN: [(&str, &str); 7] = [
    ("hue", "thuathienhue"),
    ("tthue", "thuathienhue"),
    ("hcm", "hochiminh"),
    ("daclac", "daklak"),
    ("dacnong", "daknong"),
    ("baccan", "backan"),
    ("brvt", "bariavungtau"),
];

/// (code, name) of the provinces in force.
const IN_FORCE: [(&str, &str); 34] = [
    ("01", "Thành phố Hà Nội"),
    ("04", "Tỉnh Cao Bằng"),
    ("08", "Tỉnh Tuyên Quang"),
    ("11", "Tỉnh Điện Biên"),
    ("12", "Tỉnh Lai Châu"),
    ("14", "Tỉnh Sơn La"),
    ("15", "Tỉnh Lào Cai"),
    ("19", "Tỉnh Thái Nguyên"),
    ("20", "Tỉnh Lạng Sơn"),
    ("22", "Tỉnh Quảng Ninh"),
    ("24", "Tỉnh Bắc Ninh"),
    ("25", "Tỉnh Phú Thọ"),
    ("31", "Thành phố Hải Phòng"),
    ("33", "Tỉnh Hưng Yên"),
    ("37", "Tỉnh Ninh Bình"),
    ("38", "Tỉnh Thanh Hóa"),
    ("40", "Tỉnh Nghệ An"),
    ("42", "Tỉnh Hà Tĩnh"),
    ("44", "Tỉnh Quảng Trị"),
    ("46", "Thành phố Huế"),
    ("48", "Thành phố Đà Nẵng"),
    ("51", "Tỉnh Quảng Ngãi"),
    ("52", "Tỉnh Gia Lai"),
    ("56", "Tỉnh Khánh Hòa"),
    ("66", "Tỉnh Đắk Lắk"),
    ("68", "Tỉnh Lâm Đồng"),
    ("75", "Thành phố Đồng Nai"),
    ("79", "Thành phố Hồ Chí Minh"),
    ("80", "Tỉnh Tây Ninh"),
    ("82", "Tỉnh Đồng Tháp"),
    ("86", "Tỉnh Vĩnh Long"),
    ("91", "Tỉnh An Giang"),
    ("92", "Thành phố Cần Thơ"),
    ("96", "Tỉnh Cà Mau"),
];

/// A province in force since 01/7/2025 (names as of 30/4/2026).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Province {
    /// Two digits, as in the state's list of administrative units.
    pub code: String,
    pub name: String,
}

/// The provinces in force, by code.
pub fn in_force() -> impl Iterator<Item = Province> {
    IN_FORCE.iter().map(|(code, name)| Province {
        code: (*code).to_owned(),
        name: (*name).to_owned(),
    })
}

/// Whether citizen numbers may start with these three digits: an old province, or 101–399, which are
/// countries of birth (their exact list is not at hand, so none of them is doubted).
pub fn is_known_in_numbers(code: &str) -> bool {
    BEFORE_2025.iter().any(|(known, _, _)| *known == code) || ("101"..="399").contains(&code)
}

/// A name of a province as written in an address, as one of the 63, and the province it belongs to now.
pub fn since_2025(written: &str) -> Option<(&'static str, Province)> {
    let mut key = bare(written);
    for kind in ["thanhpho", "tinh", "tp"] {
        if let Some(rest) = key.strip_prefix(kind)
            && !rest.is_empty()
        {
            key = rest.to_owned();
            break;
        }
    }
    if let Some((_, usual)) = ALSO_WRITTEN.iter().find(|(other, _)| *other == key) {
        key = (*usual).to_owned();
    }
    let (_, old, code) = BEFORE_2025.iter().find(|(_, old, _)| bare(old) == key)?;
    let now = in_force().find(|province| province.code == *code)?;
    Some((old, now))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_old_province_has_one_new_one_and_every_new_one_an_old_one() {
        for (code, old, new) in BEFORE_2025 {
            assert!(IN_FORCE.iter().any(|(known, _)| *known == new), "{old}");
            assert_eq!(code.len(), 3);
            assert_eq!(since_2025(old).map(|(name, _)| name), Some(old));
        }
        for (code, name) in IN_FORCE {
            assert!(BEFORE_2025.iter().any(|(_, _, new)| *new == code), "{name}");
            assert!(since_2025(name).is_some(), "{name}");
        }
    }

    #[test]
    fn other_spellings_of_a_province_are_understood() {
        for (written, code) in [
            ("TP. Hồ Chí Minh", "79"),
            ("TPHCM", "79"),
            ("Tp.HCM", "79"),
            ("tỉnh Hoà Bình", "25"),
            ("Thừa Thiên - Huế", "46"),
            ("Bà Rịa – Vũng Tàu", "79"),
            ("Đắc Lắc", "66"),
        ] {
            let found = since_2025(written).map(|(_, now)| now.code);
            assert_eq!(found.as_deref(), Some(code), "{written}");
        }
        assert_eq!(since_2025("Quận 1"), None);
        assert_eq!(since_2025("Tỉnh"), None);
    }
}
