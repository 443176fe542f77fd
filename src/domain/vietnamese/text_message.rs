//! Short spellings of text messages (teencode): `ko`, `đc`, `ntn`.

/// What a folded short spelling stands for, written with marks; `None` for ordinary words.
///
/// Only spellings that are hardly ever meant as they stand: `hong` stays, it may be “hỏng”.
pub fn teencode(folded: &str) -> Option<&'static str> {
    let at = SHORT.binary_search_by(|(short, _)| (*short).cmp(folded)).ok()?;
    Some(SHORT[at].1)
}

/// In order of the short spelling.
const SHORT: [(&str, &str); 108] = [
    ("ak", "à"),
    ("ank", "anh"),
    ("b", "bạn"),
    ("bg", "bao giờ"),
    ("bgio", "bao giờ"),
    ("bhxhtn", "bảo hiểm xã hội tự nguyện"),
    ("bik", "biết"),
    ("bjo", "bây giờ"),
    ("bk", "biết"),
    ("bn", "bao nhiêu"),
    ("bnh", "bao nhiêu"),
    ("bnhieu", "bao nhiêu"),
    ("bnhiu", "bao nhiêu"),
    ("bt", "biết"),
    ("c", "chị"),
    ("ch", "chưa"),
    ("chx", "chưa"),
    ("ck", "chồng"),
    ("ck0ng", "chồng"),
    ("cta", "chúng ta"),
    ("ctrinh", "chương trình"),
    ("cty", "công ty"),
    ("cug", "cũng"),
    ("cx", "cũng"),
    ("cxg", "cũng"),
    ("dag", "đang"),
    ("dc", "được"),
    ("dcj", "được"),
    ("dg", "đang"),
    ("dk", "đăng ký"),
    ("dki", "đăng ký"),
    ("dky", "đăng ký"),
    ("dt", "điện thoại"),
    ("dug", "đúng"),
    ("dzay", "vậy"),
    ("dzo", "vô"),
    ("e", "em"),
    ("fai", "phải"),
    ("fong", "phòng"),
    ("ft", "phút"),
    ("g", "gì"),
    ("gd", "gia đình"),
    ("gt", "giấy tờ"),
    ("h", "giờ"),
    ("hc", "học"),
    ("hem", "không"),
    ("hk", "không"),
    ("hok", "không"),
    ("hs", "hồ sơ"),
    ("ib", "nhắn"),
    ("j", "gì"),
    ("jay", "giấy"),
    ("jo", "giờ"),
    ("k", "không"),
    ("kb", "kết bạn"),
    ("kg", "không"),
    ("kh", "không"),
    ("khog", "không"),
    ("khum", "không"),
    ("kk", "không"),
    ("ko", "không"),
    ("kp", "không phải"),
    ("kug", "cũng"),
    ("lm", "làm"),
    ("lq", "liên quan"),
    ("lun", "luôn"),
    ("m", "mình"),
    ("mh", "mình"),
    ("mik", "mình"),
    ("mjh", "mình"),
    ("mk", "mình"),
    ("mn", "mọi người"),
    ("mog", "mong"),
    ("ms", "mới"),
    ("mun", "muốn"),
    ("n", "như"),
    ("nc", "nước"),
    ("ncl", "nói chung"),
    ("ng", "người"),
    ("nhg", "nhưng"),
    ("nhiu", "nhiêu"),
    ("nhug", "nhưng"),
    ("nma", "nhưng mà"),
    ("nta", "người ta"),
    ("ntn", "như thế nào"),
    ("nx", "nữa"),
    ("oke", "được"),
    ("p", "phải"),
    ("qtrinh", "quy trình"),
    ("r", "rồi"),
    ("s", "sao"),
    ("sdt", "số điện thoại"),
    ("sn", "sinh"),
    ("t", "tôi"),
    ("tg", "thời gian"),
    ("thik", "thích"),
    ("thui", "thôi"),
    ("tk", "tài khoản"),
    ("trc", "trước"),
    ("tt", "thủ tục"),
    ("v", "vậy"),
    ("vk", "vợ"),
    ("vs", "với"),
    ("vt", "viết"),
    ("wa", "quá"),
    ("z", "vậy"),
    ("zay", "vậy"),
    ("zo", "vô"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_in_order_without_repeats() {
        assert!(SHORT.windows(2).all(|pair| pair[0].0 < pair[1].0));
    }

    #[test]
    fn common_short_spellings_are_read() {
        for (short, long) in [
            ("ko", "không"),
            ("dc", "được"),
            ("ntn", "như thế nào"),
            ("vs", "với"),
            ("j", "gì"),
        ] {
            assert_eq!(teencode(short), Some(long));
        }
        assert_eq!(teencode("khai"), None);
    }
}
