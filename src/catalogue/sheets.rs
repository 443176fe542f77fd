//! The workbook of the catalogue: its sheets, its columns, the words allowed in cells.
//!
//! One description for `template`, which writes, and `import`, which reads. A cell with several entries
//! has one a line; steps, which have lines of their own, are parted by a line of three dashes.

use crate::domain::procedure::{Channel, ClockPolicy, FeeAmount, FeeStep, Level, ServiceLevel, TimeLimit};

pub const PROCEDURES: &str = "Thủ tục";
pub const PAPERS: &str = "Giấy tờ";
pub const LIMITS: &str = "Thời hạn";
pub const FEES: &str = "Lệ phí";
pub const INSTRUCTIONS: &str = "Hướng dẫn";

/// Parts the steps of one cell.
pub const STEP_MARK: &str = "---";

pub const PROCEDURE_COLUMNS: [&str; 20] = [
    "Mã thủ tục",
    "Tên thủ tục",
    "Lĩnh vực",
    "Mã lĩnh vực",
    "Cấp thực hiện",
    "Cơ quan có thẩm quyền",
    "Số quyết định",
    "Ngày quyết định",
    "Cơ quan ban hành",
    "Mức độ dịch vụ",
    "Phi địa giới",
    "Đối tượng",
    "Kết quả",
    "Yêu cầu, điều kiện",
    "Trình tự thực hiện",
    "Căn cứ pháp lý",
    "Từ khóa",
    "Tên thường gọi",
    "Khi bổ sung hồ sơ",
    "Giờ chốt nhận",
];

pub const PAPER_COLUMNS: [&str; 12] = [
    "Mã thủ tục",
    "Mã trường hợp",
    "Trường hợp",
    "Loại dòng",
    "Tên giấy tờ",
    "Bản chính",
    "Bản sao",
    "Tệp mẫu",
    "Khi nào cần",
    "Nhóm thay thế",
    "Chỉ xuất trình",
    "Từ cơ sở dữ liệu",
];

pub const LIMIT_COLUMNS: [&str; 7] = [
    "Mã thủ tục",
    "Cách nộp",
    "Mã trường hợp",
    "Trường hợp",
    "Số",
    "Đơn vị",
    "Ghi chú",
];

pub const FEE_COLUMNS: [&str; 14] = [
    "Mã thủ tục",
    "Cách nộp",
    "Tên khoản thu",
    "Cách tính",
    "Số tiền",
    "Tính theo",
    "Các bậc",
    "Tối đa",
    "Ngoại tệ",
    "Đối tượng miễn",
    "Từ ngày",
    "Đến ngày",
    "Mã tỉnh",
    "Ghi chú",
];

/// Words of a cell and what they stand for.
pub type Words<T> = &'static [(&'static str, T)];

pub const YES: &str = "có";
pub const NO: &str = "không";
pub const PAPER: &str = "giấy tờ";
pub const REMARK: &str = "lưu ý";

pub const LEVELS: Words<Level> = &[
    ("xã", Level::Commune),
    ("tỉnh", Level::Province),
    ("bộ", Level::Ministry),
    ("khác", Level::Other),
];

pub const SERVICES: Words<ServiceLevel> = &[
    ("toàn trình", ServiceLevel::Full),
    ("một phần", ServiceLevel::Partial),
    ("trực tiếp", ServiceLevel::InPerson),
    ("chưa rõ", ServiceLevel::Unstated),
];

pub const CHANNELS: Words<Channel> = &[
    ("trực tiếp", Channel::Direct),
    ("trực tuyến", Channel::Online),
    ("bưu chính", Channel::Postal),
];

pub const CLOCKS: Words<ClockPolicy> = &[
    ("tính lại từ đầu", ClockPolicy::Restart),
    ("tạm dừng", ClockPolicy::Pause),
    ("không đổi", ClockPolicy::None),
];

/// Units of a time limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LimitUnit {
    SameDay,
    Minute,
    Hour,
    WorkingDay,
    Day,
    Month,
    Year,
    Unstated,
}

pub const LIMIT_UNITS: Words<LimitUnit> = &[
    ("trong ngày", LimitUnit::SameDay),
    ("phút làm việc", LimitUnit::Minute),
    ("giờ làm việc", LimitUnit::Hour),
    ("ngày làm việc", LimitUnit::WorkingDay),
    ("ngày", LimitUnit::Day),
    ("tháng", LimitUnit::Month),
    ("năm", LimitUnit::Year),
    ("chưa rõ", LimitUnit::Unstated),
];

/// How a fee is worked out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FeeKind {
    Free,
    Fixed,
    ByProvince,
    Stepped,
    Foreign,
    Unstated,
}

pub const FEE_KINDS: Words<FeeKind> = &[
    ("miễn phí", FeeKind::Free),
    ("cố định", FeeKind::Fixed),
    ("do tỉnh quy định", FeeKind::ByProvince),
    ("theo bậc", FeeKind::Stepped),
    ("ngoại tệ", FeeKind::Foreign),
    ("chưa rõ", FeeKind::Unstated),
];

/// The word for a value.
pub fn word<T: PartialEq>(words: Words<T>, value: &T) -> &'static str {
    words.iter().find(|(_, v)| v == value).map_or("", |(w, _)| w)
}

/// All words, for lists to choose from.
pub fn choices<T>(words: Words<T>) -> Vec<&'static str> {
    words.iter().map(|(w, _)| *w).collect()
}

/// A limit as number and unit.
pub fn limit_cells(limit: TimeLimit) -> (String, LimitUnit) {
    let halves = |n: u32| match n % 2 {
        0 => (n / 2).to_string(),
        _ => format!("{},5", n / 2),
    };
    match limit {
        TimeLimit::SameDay => (String::new(), LimitUnit::SameDay),
        TimeLimit::WorkingMinutes(n) if n % 60 == 0 => ((n / 60).to_string(), LimitUnit::Hour),
        TimeLimit::WorkingMinutes(n) => (n.to_string(), LimitUnit::Minute),
        TimeLimit::WorkingHalfDays(n) => (halves(n), LimitUnit::WorkingDay),
        TimeLimit::HalfDays(n) => (halves(n), LimitUnit::Day),
        TimeLimit::Months(n) => (n.to_string(), LimitUnit::Month),
        TimeLimit::Years(n) => (n.to_string(), LimitUnit::Year),
        TimeLimit::Unstated => (String::new(), LimitUnit::Unstated),
    }
}

/// The steps of a fee in one cell: “đến 2: 2000; còn lại: 1000”.
pub fn steps_cell(steps: &[FeeStep]) -> String {
    let one = |step: &FeeStep| match step.up_to {
        Some(most) => format!("đến {most}: {}", step.dong),
        None => format!("còn lại: {}", step.dong),
    };
    steps.iter().map(one).collect::<Vec<_>>().join("; ")
}

/// Reads what [`steps_cell`] writes; amounts may be grouped by dots.
pub fn steps_of(cell: &str) -> Option<Vec<FeeStep>> {
    let parts = cell.split(';').map(str::trim).filter(|p| !p.is_empty());
    let steps: Option<Vec<_>> = parts
        .map(|part| {
            let (head, amount) = part.split_once(':')?;
            let up_to = match head.trim().to_lowercase().strip_prefix("đến") {
                Some(most) => Some(most.trim().parse().ok()?),
                None if head.trim().to_lowercase() == "còn lại" => None,
                None => return None,
            };
            Some(FeeStep {
                up_to,
                dong: dong_of(amount)?,
            })
        })
        .collect();
    steps.filter(|s| !s.is_empty())
}

/// Đồng as people write them: “1000”, “1.000”, “1,000”, “1.000 đ”. Never a fraction.
pub fn dong_of(cell: &str) -> Option<u64> {
    let lower = cell.trim().to_lowercase();
    let number = lower
        .trim_end_matches("đồng")
        .trim_end_matches("vnđ")
        .trim_end_matches('đ')
        .trim();
    let groups: Vec<_> = number.split(['.', ',']).collect();
    let digits = groups
        .iter()
        .all(|g| !g.is_empty() && g.bytes().all(|b| b.is_ascii_digit()));
    let grouped = groups.iter().skip(1).all(|g| g.len() == 3) && (groups.len() == 1 || groups[0].len() <= 3);
    let amount = (digits && grouped).then(|| groups.concat())?.parse().ok()?;
    (amount <= 1_000_000_000_000).then_some(amount)
}

/// The way a fee is worked out.
pub const fn fee_kind(amount: &FeeAmount) -> FeeKind {
    match amount {
        FeeAmount::Free => FeeKind::Free,
        FeeAmount::Fixed { .. } => FeeKind::Fixed,
        FeeAmount::ByProvince => FeeKind::ByProvince,
        FeeAmount::Stepped { .. } => FeeKind::Stepped,
        FeeAmount::Foreign { .. } => FeeKind::Foreign,
        FeeAmount::Unstated => FeeKind::Unstated,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dong_are_read_by_vietnamese_habit() {
        assert_eq!(dong_of("1.000.000"), Some(1_000_000));
        assert_eq!(dong_of("1,000,000 đồng"), Some(1_000_000));
        assert_eq!(dong_of("8000đ"), Some(8000));
        for wrong in ["-5", "1.00", "1.0000", "12,5", "", "mười", "9000000000000"] {
            assert_eq!(dong_of(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn steps_come_back_as_they_were_written() {
        let steps = vec![
            FeeStep {
                up_to: Some(2),
                dong: 2000,
            },
            FeeStep {
                up_to: None,
                dong: 1000,
            },
        ];
        assert_eq!(steps_of(&steps_cell(&steps)), Some(steps));
        assert_eq!(steps_of("2000"), None);
    }
}
