//! Fees as published: a number, a currency and prose, read into [`FeeRow`].
//!
//! An amount is taken only where number and words agree: “20” beside “20.000 đồng” is 20.000, an amount
//! beside “Hội đồng nhân dân tỉnh quyết định” is the province's to say. Nothing is worked out here; see
//! `domain` for that. Tested here.

use super::clean::folded;
use super::limit::Thousandths;
use crate::domain::procedure::{FeeAmount, FeeRow, FeeStep};
use chrono::NaiveDate;

/// One fee as published, texts cleaned.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PublishedFee {
    /// “Phí”, “Lệ phí” or “Giá”, which publishers mix.
    pub kind: &'static str,
    pub value: Option<Thousandths>,
    /// As published, such as `VND`, `USD` or “Việt Nam Đồng”; often nothing.
    pub currency: Option<String>,
    pub text: String,
}

/// Reads one fee. `note` is what the publisher says about the way of filing: formulas stand there.
pub fn read(fee: &PublishedFee, note: &str) -> FeeRow {
    let text = folded(&fee.text);
    let (name, rest) = name_of(fee);
    let mut row = FeeRow {
        name,
        amount: amount_of(fee, &text, &folded(note)),
        note: rest,
        exempt: exempt_in(&fee.text),
        valid_from: date_after(&text, &["kể từ ngày ", "từ ngày ", "kể từ "]),
        valid_to: date_after(&text, &["đến hết ngày ", "đến ngày "]),
        province: None,
    };
    if row.valid_from > row.valid_to && row.valid_to.is_some() {
        row.valid_from = None;
    }
    let published = fee.value.map_or(0, |v| v.0 / 1000);
    if published > 0 && matches!(row.amount, FeeAmount::ByProvince | FeeAmount::Unstated) {
        let number = grouped(published);
        row.note = match row.note.is_empty() {
            true => format!("Mức đã công bố: {number}"),
            false => format!("{}\nMức đã công bố: {number}", row.note),
        };
    }
    row
}

fn amount_of(fee: &PublishedFee, text: &str, note: &str) -> FeeAmount {
    let thousandths = fee.value.map_or(0, |v| v.0);
    let whole = u64::try_from(thousandths / 1000).unwrap_or(0);
    let by_province = decided_by_province(text);
    if let Some(currency) = foreign(fee.currency.as_deref(), text, whole) {
        return FeeAmount::Foreign {
            currency,
            amount: Thousandths(thousandths).to_string(),
        };
    }
    if by_province {
        return FeeAmount::ByProvince;
    }
    if whole == 0 {
        return match says_free(text, fee.value.is_some()) {
            true => FeeAmount::Free,
            false => FeeAmount::Unstated,
        };
    }
    for words in [text, note] {
        if let Some(stepped) = stepped_in(words, whole) {
            return stepped;
        }
    }
    let amounts = amounts_in(text);
    // “20” beside “20.000 đồng/tờ khai”: the thousands were left out.
    if whole < 1000 {
        return match amounts.as_slice() {
            [only] if *only == whole * 1000 => FeeAmount::Fixed { dong: *only },
            _ => FeeAmount::Unstated,
        };
    }
    if thousandths % 1000 != 0 {
        return FeeAmount::Unstated;
    }
    FeeAmount::Fixed { dong: whole }
}

fn decided_by_province(text: &str) -> bool {
    let council = [
        "hội đồng nhân dân",
        "hđnd",
        "ubnd tỉnh quy định",
        "ủy ban nhân dân cấp tỉnh quy định",
        "theo quy định của địa phương",
        "theo quy định của tỉnh",
    ];
    council.iter().any(|c| text.contains(c))
}

fn says_free(text: &str, zero_published: bool) -> bool {
    let text = text.trim_matches(|c: char| !c.is_alphanumeric());
    if text.is_empty() {
        return zero_published;
    }
    let plain = [
        "không",
        "miễn phí",
        "không thu",
        "không có",
        "không thu phí",
        "0",
        "0 đồng",
        "không đồng",
    ];
    plain.contains(&text)
        || [
            "miễn phí",
            "miễn lệ phí",
            "không thu",
            "không quy định",
            "không mất phí",
            "chưa quy định",
            "không phải nộp",
        ]
        .iter()
        .any(|opening| text.starts_with(opening))
}

/// A currency other than đồng, by name or because the words give this very number with it.
fn foreign(currency: Option<&str>, text: &str, whole: u64) -> Option<String> {
    let name = currency.unwrap_or_default().trim();
    let dong = name.is_empty()
        || name.eq_ignore_ascii_case("vnd")
        || name.eq_ignore_ascii_case("vnđ")
        || folded(name).contains("đồng");
    if !dong {
        return Some(name.to_uppercase());
    }
    if whole > 0 && whole < 1000 {
        let spelled = [
            format!("{whole}usd"),
            format!("{whole} usd"),
            format!("{whole} đô la"),
        ];
        if spelled.iter().any(|s| text.contains(s)) {
            return Some("USD".to_owned());
        }
    }
    None
}

/// “2.000 đồng/trang; từ trang thứ 3 trở lên thu 1.000 đồng/trang, tối đa thu không quá 200.000 đồng/bản”,
/// if its first amount is the published one (2.000815, TT 226/2016/TT-BTC).
fn stepped_in(text: &str, first: u64) -> Option<FeeAmount> {
    let (before, after) = text.split_once("từ ")?;
    let unit_word = |s: &str| -> Option<String> {
        let word = s
            .split_once('/')?
            .1
            .split([';', ',', '.', ' ', ')', '('])
            .next()?;
        (!word.is_empty()).then(|| word.to_owned())
    };
    let (first_amount, first_rest) = last_amount(before)?;
    if first_amount != first {
        return None;
    }
    let unit = unit_word(first_rest)?;
    let ordinal = after
        .strip_prefix(unit.as_str())?
        .trim_start()
        .trim_start_matches("thứ")
        .trim_start();
    let digits = ordinal.bytes().take_while(u8::is_ascii_digit).count();
    let from: u32 = match ordinal[..digits].parse() {
        Ok(number) => number,
        Err(_) => number_word(ordinal)?,
    };
    let after = &ordinal[digits..];
    let (then, rest) = first_amount_in(after)?;
    if from < 2 || unit_word(rest)? != unit {
        return None;
    }
    let cap = ["tối đa", "không quá"]
        .iter()
        .find_map(|m| rest.split_once(m))
        .and_then(|(_, most)| first_amount_in(most))
        .map(|(dong, _)| dong);
    Some(FeeAmount::Stepped {
        unit,
        steps: vec![
            FeeStep {
                up_to: Some(from - 1),
                dong: first,
            },
            FeeStep {
                up_to: None,
                dong: then,
            },
        ],
        cap,
    })
}

fn number_word(text: &str) -> Option<u32> {
    let words = [
        ("hai", 2),
        ("ba", 3),
        ("tư", 4),
        ("bốn", 4),
        ("năm", 5),
        ("sáu", 6),
        ("mười", 10),
    ];
    words.iter().find(|(w, _)| text.starts_with(w)).map(|(_, n)| *n)
}

/// Amounts in đồng, “20.000 đồng”, “20.000đ”, “20.000 vnđ”, each different one once.
fn amounts_in(text: &str) -> Vec<u64> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some((amount, after)) = first_amount_in(rest) {
        if !found.contains(&amount) {
            found.push(amount);
        }
        rest = after;
    }
    found
}

fn last_amount(text: &str) -> Option<(u64, &str)> {
    let mut last = None;
    let mut rest = text;
    while let Some(found) = first_amount_in(rest) {
        last = Some(found);
        rest = found.1;
    }
    last
}

/// The first amount in đồng and what follows the word for đồng.
fn first_amount_in(text: &str) -> Option<(u64, &str)> {
    let mut rest = text;
    loop {
        let start = rest.find(|c: char| c.is_ascii_digit())?;
        let end = rest[start..]
            .find(|c: char| !c.is_ascii_digit() && c != '.' && c != ',')
            .map_or(rest.len(), |n| start + n);
        let number: String = rest[start..end].chars().filter(char::is_ascii_digit).collect();
        let after = rest[end..].trim_start();
        for word in ["đồng", "vnđ", "vnd", "đ"] {
            let Some(tail) = after.strip_prefix(word) else {
                continue;
            };
            if tail.starts_with(char::is_alphabetic) {
                continue;
            }
            if let Ok(amount) = number.parse() {
                return Some((amount, tail));
            }
        }
        rest = &rest[end..];
    }
}

/// What the fee is for: the words before a colon where they are short and no amount, else its kind.
fn name_of(fee: &PublishedFee) -> (String, String) {
    let text = fee.text.as_str();
    let bare = text.trim_start_matches(|c: char| !c.is_alphanumeric() && c != '(' && c != '/');
    if let Some((head, tail)) = bare.split_once(':') {
        let sensible = (4..=100).contains(&head.chars().count())
            && !head.contains(['.', ';', '\n'])
            && first_amount_in(&folded(head)).is_none()
            && !tail.trim().is_empty();
        if sensible {
            let tail = tail.trim_start_matches(|c: char| c.is_whitespace() || c == '+' || c == '-');
            return (head.trim().to_owned(), tail.to_owned());
        }
    }
    (fee.kind.to_owned(), text.to_owned())
}

/// Groups that pay nothing: “Miễn lệ phí cho A; B; C.”
fn exempt_in(text: &str) -> Vec<String> {
    let lower = folded(text);
    // Lower case keeps byte lengths for all Vietnamese letters; anything else is left alone.
    if lower.len() != text.len() {
        return Vec::new();
    }
    const OPENINGS: [&str; 6] = [
        "miễn lệ phí đối với trường hợp ",
        "miễn lệ phí đối với ",
        "miễn lệ phí cho ",
        "miễn phí đối với ",
        "miễn phí cho ",
        "miễn phí, lệ phí cho ",
    ];
    let Some(start) = OPENINGS.iter().find_map(|o| lower.find(o).map(|at| at + o.len())) else {
        return Vec::new();
    };
    let Some(tail) = text.get(start..) else {
        return Vec::new();
    };
    let sentence = tail.split(['.', '\n']).next().unwrap_or(tail);
    sentence
        .split(';')
        .flat_map(|part| {
            part.split(", người").enumerate().map(|(n, piece)| match n {
                0 => piece.trim().to_owned(),
                _ => format!("người{piece}").trim().to_owned(),
            })
        })
        .filter(|group| !group.is_empty() && group.chars().count() <= 200)
        .collect()
}

fn date_after(text: &str, openings: &[&str]) -> Option<NaiveDate> {
    openings
        .iter()
        .filter_map(|o| text.find(o).map(|at| &text[at + o.len()..]))
        .find_map(vietnamese_date)
}

/// The date at the start of a text, `d/m/yyyy`.
pub fn vietnamese_date(text: &str) -> Option<NaiveDate> {
    let end = text
        .find(|c: char| !c.is_ascii_digit() && c != '/' && c != '-')
        .unwrap_or(text.len());
    let mut parts = text[..end].split(['/', '-']);
    let day = parts.next()?.parse().ok()?;
    let month = parts.next()?.parse().ok()?;
    let year = parts.next().filter(|y| y.len() == 4)?.parse().ok()?;
    match parts.next() {
        None => NaiveDate::from_ymd_opt(year, month, day),
        Some(_) => None,
    }
}

fn grouped(number: i64) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (n, c) in digits.chars().enumerate() {
        if n > 0 && (digits.len() - n).is_multiple_of(3) {
            out.push('.');
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests;
