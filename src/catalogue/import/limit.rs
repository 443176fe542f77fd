//! Time limits as published, read into [`TimeLimit`]: number and unit, else the publisher's sentence.
//!
//! A limit is taken from words only where they can mean one thing; what is left over stays
//! [`TimeLimit::Unstated`] and becomes a doubt in `doubt`. Also read from words: the hour after which the
//! next working day counts, and what a supplement does to the clock. Tested here.

use super::clean::folded;
use crate::domain::procedure::{ClockPolicy, TimeLimit};
use serde::Deserialize;
use serde::de::{Deserializer, Visitor};

/// A published number in thousandths: whole, with a fraction, or typed as text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Thousandths(pub i64);

impl Thousandths {
    /// Reads “5”, “05”, “2,5” and “2.5”.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let (whole, fraction) = text.split_once([',', '.']).unwrap_or((text, ""));
        if whole.is_empty() || fraction.len() > 3 || whole.len() > 9 {
            return None;
        }
        let digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
        if !digits(whole) || !digits(fraction) {
            return None;
        }
        let padded = format!("{fraction:0<3}");
        Some(Thousandths(
            whole.parse::<i64>().ok()? * 1000 + padded.parse::<i64>().ok()?,
        ))
    }
}

impl std::fmt::Display for Thousandths {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.0 % 1000 {
            0 => write!(f, "{}", self.0 / 1000),
            rest => {
                let digits = format!("{:03}", rest.abs());
                write!(f, "{},{}", self.0 / 1000, digits.trim_end_matches('0'))
            }
        }
    }
}

impl<'de> Deserialize<'de> for Thousandths {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Any;
        impl Visitor<'_> for Any {
            type Value = Thousandths;
            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a number")
            }
            fn visit_i64<E: serde::de::Error>(self, v: i64) -> Result<Thousandths, E> {
                v.checked_mul(1000)
                    .map(Thousandths)
                    .ok_or_else(|| E::custom("out of range"))
            }
            fn visit_u64<E: serde::de::Error>(self, v: u64) -> Result<Thousandths, E> {
                i64::try_from(v)
                    .map_err(|_| E::custom("out of range"))
                    .and_then(|v| self.visit_i64(v))
            }
            fn visit_f64<E: serde::de::Error>(self, v: f64) -> Result<Thousandths, E> {
                if v.is_finite() && v.abs() < 1e12 {
                    Ok(Thousandths((v * 1000.0).round() as i64))
                } else {
                    Err(E::custom("out of range"))
                }
            }
            fn visit_str<E: serde::de::Error>(self, v: &str) -> Result<Thousandths, E> {
                Thousandths::parse(v).ok_or_else(|| E::custom("not a number"))
            }
        }
        deserializer.deserialize_any(Any)
    }
}

/// A published unit of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    WorkingDay,
    Day,
    Hour,
    Month,
    Year,
    /// Named in words only, or not at all.
    Other,
}

impl Unit {
    /// Reads the portal's names and those of the JSON Lines. Unknown names are `Other`.
    pub fn parse(name: &str) -> Self {
        match name.to_ascii_lowercase().as_str() {
            "working_day" => Unit::WorkingDay,
            "day" | "calendar_day" => Unit::Day,
            "hour" => Unit::Hour,
            "month" => Unit::Month,
            "year" => Unit::Year,
            _ => Unit::Other,
        }
    }
}

/// The limit of a number and a unit. Hours are working hours, 8 a day: publishers write 22 working days
/// as 176 hours. Nothing, zero and `Other` give `Unstated`.
pub fn of_number(value: Option<Thousandths>, unit: Unit) -> TimeLimit {
    let Some(Thousandths(n)) = value else {
        return TimeLimit::Unstated;
    };
    let whole = |n: i64| u32::try_from(n).ok().filter(|n| *n > 0 && *n < 1_000_000);
    let limit = match unit {
        Unit::WorkingDay if (n * 2) % 1000 == 0 => whole(n * 2 / 1000).map(TimeLimit::WorkingHalfDays),
        // 6.25 working days are 50 working hours.
        Unit::WorkingDay => whole(n * 480 / 1000).map(TimeLimit::WorkingMinutes),
        Unit::Day => whole((n * 2 + 999) / 1000).map(TimeLimit::HalfDays),
        Unit::Hour => whole(n * 60 / 1000).map(TimeLimit::WorkingMinutes),
        Unit::Month if n % 1000 == 0 => whole(n / 1000).map(TimeLimit::Months),
        Unit::Year if n % 1000 == 0 => whole(n / 1000).map(TimeLimit::Years),
        Unit::Month | Unit::Year | Unit::Other => None,
    };
    limit.unwrap_or(TimeLimit::Unstated)
}

/// The one limit that a publisher's note states, such as “05 ngày làm việc kể từ ngày nhận đủ hồ sơ”.
///
/// The note must open with the limit and must not name another one: otherwise a person has to read it.
pub fn of_note(note: &str) -> Option<TimeLimit> {
    let text = folded(note);
    let mut rest = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    const OPENINGS: [&str; 12] = [
        "thời hạn giải quyết",
        "thời gian giải quyết",
        "trong thời hạn",
        "trong thời gian",
        "trong vòng",
        "chậm nhất là",
        "chậm nhất",
        "không quá",
        "tối đa là",
        "tối đa",
        "thời hạn",
        "trong",
    ];
    while let Some(after) = OPENINGS.iter().find_map(|o| rest.strip_prefix(o)) {
        rest = after.trim_start_matches(|c: char| c.is_whitespace() || c == ':' || c == ',');
    }
    let limits = all_in(&text);
    match (leading(rest), limits.as_slice()) {
        (Some((first, _)), [only]) if first == *only => Some(first),
        _ => None,
    }
}

/// Every “number unit” in a text in lower case, each different one once.
fn all_in(text: &str) -> Vec<TimeLimit> {
    let mut found = Vec::new();
    let mut previous = ' ';
    for (at, c) in text.char_indices() {
        let starts =
            c.is_ascii_digit() && !previous.is_alphanumeric() && !matches!(previous, ',' | '.' | '/');
        previous = c;
        let limit = if starts { leading(&text[at..]) } else { None };
        let limit = limit.map(|(limit, _)| limit);
        found.extend(limit.filter(|l| !found.contains(l)));
    }
    found
}

/// The limit at the start of a text in lower case, and what follows it.
fn leading(text: &str) -> Option<(TimeLimit, &str)> {
    let end = text
        .find(|c: char| !c.is_ascii_digit() && c != ',' && c != '.')
        .unwrap_or(text.len());
    let number = Thousandths::parse(text[..end].trim_end_matches(['.', ',']))?;
    let mut rest = text[end..].trim_start();
    // “05 (năm) ngày”: the number again in words.
    if let Some(after) = rest.strip_prefix('(') {
        rest = after.split_once(')')?.1.trim_start();
    }
    const UNITS: [(&str, Unit); 7] = [
        ("ngày làm việc", Unit::WorkingDay),
        ("ngày", Unit::Day),
        ("giờ làm việc", Unit::Hour),
        ("giờ", Unit::Hour),
        ("tháng", Unit::Month),
        ("năm", Unit::Year),
        ("tuần", Unit::Other),
    ];
    let (word, unit) = UNITS.iter().find(|(word, _)| rest.starts_with(word))?;
    let after = &rest[word.len()..];
    // “3 ngày 15/5” or “ngày 01 tháng 7 năm 2025” are dates, not limits.
    if after.trim_start().starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    match of_number(Some(number), *unit) {
        TimeLimit::Unstated => None,
        limit => Some((limit, after)),
    }
}

/// Whether words in lower case give the result on the day of receipt: said so, or “received after 15:00: the next
/// working day”, which says it of the others (Luật Hộ tịch 2014 Đ5.3; NĐ 23/2015/NĐ-CP Đ7).
pub fn says_same_day(text: &str) -> bool {
    const PLAIN: [&str; 8] = [
        "ngay trong ngày",
        "giải quyết trong ngày",
        "trả kết quả trong ngày tiếp nhận",
        "trả kết quả ngay trong",
        "trong ngày tiếp nhận",
        "trong ngày nhận",
        "trong ngày làm việc nhận",
        "trong ngày cơ quan",
    ];
    PLAIN.iter().any(|p| text.contains(p)) || cut_off_minute(text).is_some()
}

/// The hour after which the result comes on the next working day, in minutes after midnight: 900 for
/// “tiếp nhận hồ sơ sau 15 giờ thì … trả kết quả trong ngày làm việc tiếp theo”. The text is in lower case.
pub fn cut_off_minute(text: &str) -> Option<u32> {
    let mut from = 0;
    while let Some(at) = text[from..].find("sau ") {
        let rest = &text[from + at + "sau ".len()..];
        from += at + "sau ".len();
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let Some(hour) = rest[..digits]
            .parse::<u32>()
            .ok()
            .filter(|h| (7..=18).contains(h))
        else {
            continue;
        };
        let after = rest[digits..].trim_start();
        if !["giờ", "h", ":00", "g"]
            .iter()
            .any(|mark| after.starts_with(mark))
        {
            continue;
        }
        let sentence = after.split(['.', '\n']).next().unwrap_or(after);
        if sentence.contains("ngày làm việc tiếp theo") || sentence.contains("ngày làm việc kế tiếp")
        {
            return Some(hour * 60);
        }
    }
    None
}

/// What a supplement does to the clock, where words in lower case say it; nothing where they do not.
///
/// “Tính lại từ đầu” restarts. A time “không tính vào thời hạn” pauses only where it is the time of
/// supplementing: opinions of other agencies are excluded by another rule.
pub fn clock_policy(text: &str) -> Option<ClockPolicy> {
    const RESTART: [&str; 3] = ["tính lại từ đầu", "được tính lại kể từ", "bắt đầu tính lại"];
    if text.contains("tính lại") && RESTART.iter().any(|p| text.contains(p)) {
        return Some(ClockPolicy::Restart);
    }
    const EXCLUDED: [&str; 6] = [
        "không tính vào thời",
        "không được tính vào thời",
        "không tính trong thời",
        "không bao gồm thời gian",
        "không tính thời gian",
        "không kể thời gian",
    ];
    const SUPPLEMENT: [&str; 6] = [
        "bổ sung",
        "hoàn thiện",
        "hoàn chỉnh",
        "chỉnh sửa",
        "giải trình",
        "khắc phục",
    ];
    for words in EXCLUDED {
        for (found, _) in text.match_indices(words) {
            let start = text[..found].rfind(['.', '\n', ';']).map_or(0, |at| at + 1);
            let end = text[found..]
                .find(['.', '\n', ';'])
                .map_or(text.len(), |at| found + at);
            let (sentence, at) = (&text[start..end], found - start);
            // “Thời gian hoàn thiện hồ sơ không tính vào thời hạn”, or after it: “không bao gồm thời gian
            // bổ sung hồ sơ”. Only the nearest words on the right side are looked at.
            let about = if words.ends_with("thời") {
                sentence[..at].rsplit("thời gian").next().unwrap_or_default()
            } else {
                let after = &sentence[at + words.len()..];
                after.split(',').next().unwrap_or(after)
            };
            if SUPPLEMENT.iter().any(|s| about.contains(s)) {
                return Some(ClockPolicy::Pause);
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_come_as_whole_fraction_or_text() {
        let read = |json: &str| serde_json::from_str::<Thousandths>(json).map(|n| n.0).ok();
        assert_eq!(read("5"), Some(5000));
        assert_eq!(read("2.5"), Some(2500));
        assert_eq!(read("\"05\""), Some(5000));
        assert_eq!(read("\"17,5\""), Some(17_500));
        assert_eq!(read("\"\""), None);
        assert_eq!(read("\"mười\""), None);
        assert_eq!(read("1e40"), None);
    }

    #[test]
    fn units_become_halves_hours_months_and_years() {
        let of = |n, unit| of_number(Some(Thousandths(n)), unit);
        assert_eq!(of(3000, Unit::WorkingDay), TimeLimit::working_days(3));
        assert_eq!(of(2500, Unit::WorkingDay), TimeLimit::WorkingHalfDays(5));
        assert_eq!(of(6250, Unit::WorkingDay), TimeLimit::WorkingMinutes(3000));
        assert_eq!(of(30_000, Unit::Day), TimeLimit::days(30));
        assert_eq!(of(8000, Unit::Hour), TimeLimit::WorkingMinutes(480));
        assert_eq!(of(176_000, Unit::Hour), TimeLimit::WorkingMinutes(22 * 480));
        assert_eq!(of(18_000, Unit::Month), TimeLimit::Months(18));
        assert_eq!(of(1000, Unit::Year), TimeLimit::Years(1));
    }

    #[test]
    fn other_and_zero_are_never_guessed() {
        assert_eq!(
            of_number(Some(Thousandths(5000)), Unit::Other),
            TimeLimit::Unstated
        );
        assert_eq!(
            of_number(Some(Thousandths(0)), Unit::WorkingDay),
            TimeLimit::Unstated
        );
        assert_eq!(
            of_number(Some(Thousandths(-3000)), Unit::Day),
            TimeLimit::Unstated
        );
        assert_eq!(of_number(None, Unit::Day), TimeLimit::Unstated);
    }

    #[test]
    fn a_note_that_states_one_limit_is_read() {
        let five = Some(TimeLimit::working_days(5));
        assert_eq!(
            of_note("05 ngày làm việc kể từ ngày nhận được hồ sơ đầy đủ"),
            five
        );
        assert_eq!(
            of_note("- Trong thời hạn 05 (năm) ngày làm việc, kể từ ngày nhận đủ hồ sơ."),
            five
        );
        assert_eq!(of_note("Không quá 20 ngày"), Some(TimeLimit::days(20)));
        assert_eq!(of_note("Tối đa 02 tháng"), Some(TimeLimit::Months(2)));
        assert_eq!(of_note("2,5 ngày làm việc"), Some(TimeLimit::WorkingHalfDays(5)));
    }

    #[test]
    fn a_note_with_two_limits_or_a_date_is_left_to_a_person() {
        for note in [
            "02 tháng và 15 ngày làm việc, trong đó: …",
            "10 ngày làm việc; trường hợp xác minh 15 ngày làm việc",
            "Chậm nhất vào ngày 15 tháng 11 hàng năm",
            "Tại Ủy ban nhân dân cấp xã",
            "Theo đợt, trước khi khai giảng năm học.",
            "Nộp hồ sơ trực tiếp. Thời hạn 5 ngày",
            "",
        ] {
            assert_eq!(of_note(note), None, "{note}");
        }
    }

    #[test]
    fn fifteen_hours_and_the_next_working_day_is_a_cut_off_and_means_same_day() {
        let text = "nếu tiếp nhận hồ sơ sau 15 giờ thì có Phiếu hẹn, trả kết quả cho người yêu cầu trong \
                    ngày làm việc tiếp theo (nếu nộp trực tiếp)";
        assert_eq!(cut_off_minute(text), Some(900));
        assert!(says_same_day(text));
        assert_eq!(
            cut_off_minute("trường hợp nộp sau 15h thì trả trong ngày làm việc kế tiếp"),
            Some(900)
        );
    }

    #[test]
    fn other_hours_and_other_sentences_are_no_cut_off() {
        assert_eq!(
            cut_off_minute("nộp thuế sau 30 ngày. ngày làm việc tiếp theo của ngày nghỉ đó"),
            None
        );
        assert_eq!(
            cut_off_minute("sau 15 giờ thì thông báo. trong ngày làm việc tiếp theo thì họp"),
            None
        );
        assert!(!says_same_day(
            "thời hạn nộp được tính là ngày làm việc tiếp theo của ngày nghỉ đó"
        ));
        assert!(!says_same_day("Trong thời hạn 10 ngày làm việc tiếp theo"));
    }

    #[test]
    fn ngay_trong_ngay_is_same_day() {
        assert!(says_same_day(
            "ngay trong ngày tiếp nhận hồ sơ; trường hợp nhận hồ sơ sau 15 giờ …"
        ));
    }

    #[test]
    fn time_of_supplementing_not_counted_is_a_pause() {
        for text in [
            "thời gian hoàn thiện hồ sơ không tính vào thời hạn giải quyết.",
            "thời gian sửa đổi, bổ sung tài liệu có trong hồ sơ không được tính vào thời hạn giải quyết",
            "không bao gồm thời gian người nộp thuế giải trình, bổ sung thông tin",
        ] {
            assert_eq!(clock_policy(text), Some(ClockPolicy::Pause), "{text}");
        }
    }

    #[test]
    fn opinions_of_agencies_not_counted_are_no_pause_for_supplements() {
        for text in [
            "thời gian lấy ý kiến thủ tướng không tính vào thời hạn giải quyết hồ sơ",
            "thời hạn nêu trên không bao gồm thời gian cơ quan có thẩm quyền xác định nghĩa vụ tài chính",
            "không tính thời gian đo đạc chỉnh lý bản đồ địa chính",
        ] {
            assert_eq!(clock_policy(text), None, "{text}");
        }
    }

    #[test]
    fn counted_again_from_the_start_is_a_restart() {
        let text = "thời hạn giải quyết được tính lại từ đầu sau khi nhận đủ hồ sơ.";
        assert_eq!(clock_policy(text), Some(ClockPolicy::Restart));
        assert_eq!(clock_policy("tính lại tiền sử dụng đất"), None);
    }
}
