//! Made-up people: names put together from parts, card numbers that nobody has.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::Rng;

const FAMILY: &[&str] = &[
    "Nguyễn", "Trần", "Lê", "Phạm", "Võ", "Huỳnh", "Phan", "Bùi", "Đặng", "Đỗ", "Ngô", "Ưng",
];
const MIDDLE: &[&str] = &["Văn", "Thị", "Hữu", "Ngọc", "Thanh", "Quốc", "Kim", "Đức"];
const GIVEN: &[&str] = &[
    "An",
    "Bình",
    "Cường",
    "Dung",
    "Giang",
    "Hằng",
    "Khôi",
    "Lụa",
    "Mẫn",
    "Nghĩa",
    "Ổn",
    "Phượng",
    "Quỳnh",
    "Sửu",
    "Tuyết",
    "Vỹ",
    "Xuân",
    "Yến",
];

/// A draw below `most`.
pub(super) fn below(dice: &mut ChaCha8Rng, most: u64) -> u64 {
    dice.next_u64() % most.max(1)
}

/// True in so many of a hundred.
pub(super) fn percent(dice: &mut ChaCha8Rng, share: u64) -> bool {
    below(dice, 100) < share
}

fn one<'a>(dice: &mut ChaCha8Rng, of: &[&'a str]) -> &'a str {
    usize::try_from(below(dice, of.len() as u64))
        .ok()
        .and_then(|at| of.get(at))
        .copied()
        .unwrap_or_default()
}

/// The text of a made-up citizen card that agrees with itself: number, birth and sex.
pub(super) fn card(dice: &mut ChaCha8Rng) -> String {
    let woman = percent(dice, 50);
    let year = 1940 + below(dice, 60);
    let (month, day) = (1 + below(dice, 12), 1 + below(dice, 28));
    let century_and_sex = u64::from(woman);
    let number = format!(
        "001{century_and_sex}{:02}{:06}",
        year % 100,
        below(dice, 1_000_000)
    );
    let name = format!("{} {} {}", one(dice, FAMILY), one(dice, MIDDLE), one(dice, GIVEN));
    let sex = if woman { "Nữ" } else { "Nam" };
    format!(
        "{number}||{name}|{day:02}{month:02}{year}|{sex}|Thôn {}, Xã Tân Phong|01082024||||",
        1 + below(dice, 9)
    )
}

/// A mobile number.
pub(super) fn phone(dice: &mut ChaCha8Rng) -> String {
    format!("09{:08}", below(dice, 100_000_000))
}

/// Seconds of one service: most are short, a few are long.
pub(super) fn service_seconds(dice: &mut ChaCha8Rng) -> i64 {
    let base = 60 + below(dice, 180) + below(dice, 120);
    let long = if percent(dice, 12) { below(dice, 900) } else { 0 };
    i64::try_from(base + long).unwrap_or(240)
}
