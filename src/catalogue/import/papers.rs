//! Papers as published, in sections of every kind, sorted into cases, papers and remarks.
//!
//! Publishers use the same list for three things: real cases (“Trường hợp cấp lại”), sections of one
//! list (“Giấy tờ phải nộp”, “phải xuất trình”) and notes (“Lưu ý”, quantities 0 and 0). No text is lost:
//! what is no paper becomes a remark, what narrows a section becomes the condition of its papers.
//! `required` is false in all 28,064 published rows and is not read. Tested here.

use super::clean::{bare, folded};
use crate::domain::procedure::{Case, RequiredPaper};

/// One row of the published list, texts cleaned.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PublishedPaper {
    /// Heading of the section it stands under; empty for none.
    pub heading: String,
    pub name: String,
    pub originals: u32,
    pub copies: u32,
    pub form: Option<String>,
}

/// What a heading makes of the rows under it.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Section {
    /// Papers of the general case.
    Papers,
    /// Papers to show, of the general case.
    Shown,
    /// Papers of the general case that only some applicants bring.
    Conditional,
    /// Papers of the general case; the heading itself is a note on them.
    Advice,
    /// Notes.
    Remarks,
    /// A case of its own.
    Case,
}

fn section(heading: &str) -> Section {
    let text = folded(heading);
    let text = text.trim_start_matches(|c: char| !c.is_alphabetic());
    let opens = |words: &[&str]| words.iter().any(|w| text.starts_with(w));
    if text.is_empty() {
        return Section::Papers;
    }
    if opens(&["lưu ý", "ghi chú", "chú ý"]) {
        return Section::Remarks;
    }
    let list = opens(&[
        "giấy tờ",
        "các giấy tờ",
        "thành phần hồ sơ",
        "thành phần hồ sơ",
        "hồ sơ gồm",
        "hồ sơ bao gồm",
        "chứng từ phải",
        "người yêu cầu chứng thực",
        "xuất trình",
        "khi nộp hồ sơ trực tiếp cần xuất trình",
    ]);
    if list && text.contains("xuất trình") && !text.contains("phải nộp") {
        return Section::Shown;
    }
    // A heading that goes on (“… đối với tàu biển”) tells cases apart.
    let plain = ["đối với", "trường hợp", " khi ", "cho "]
        .iter()
        .all(|w| !text.contains(w));
    if list && plain {
        return Section::Papers;
    }
    if matches!(text.trim_end_matches([':', '.', ' ']), "hồ sơ" | "thành phần") {
        return Section::Papers;
    }
    if opens(&[
        "trường hợp ủy quyền",
        "trường hợp uỷ quyền",
        "trường hợp đăng ký trên môi trường điện tử",
        "trường hợp gửi hồ sơ trực tuyến",
        "ngoài ",
        "tùy từng trường hợp",
    ]) {
        return Section::Conditional;
    }
    if opens(&["trường hợp không quy định là bản chính"]) {
        return Section::Advice;
    }
    Section::Case
}

/// Sorts the published rows into cases. The first case is the general one, with an empty name: its
/// papers are asked in every case.
pub fn sort(rows: Vec<PublishedPaper>) -> Vec<Case> {
    let mut cases = vec![Case::default()];
    let mut heading = String::new();
    let (mut kind, mut at) = (Section::Papers, 0);
    for row in rows {
        if row.heading != heading {
            heading = row.heading.clone();
            kind = section(&heading);
            at = match kind {
                Section::Case => case_named(&mut cases, &heading),
                _ => 0,
            };
        }
        let Some(case) = cases.get_mut(at) else {
            continue;
        };
        if kind == Section::Advice {
            push_once(&mut case.remarks, trimmed(&heading));
        }
        let lower = folded(&row.name);
        if is_note(&row, &lower, &kind) {
            push_once(&mut case.remarks, row.name);
            continue;
        }
        let mut paper = read(row, &lower);
        match kind {
            Section::Shown => paper.shown_only = true,
            Section::Conditional => {
                let words = trimmed(heading.split(" thì ").next().unwrap_or(&heading));
                paper.condition = Some(match paper.condition {
                    Some(own) => format!("{words}: {own}"),
                    None => words,
                });
            }
            Section::Papers | Section::Case | Section::Advice | Section::Remarks => {}
        }
        case.papers.push(paper);
    }
    for case in &mut cases {
        group_alternatives(&mut case.papers);
    }
    cases
}

fn case_named(cases: &mut Vec<Case>, heading: &str) -> usize {
    let name = trimmed(heading);
    match cases.iter().position(|c| bare(&c.name) == bare(&name)) {
        Some(at) => at,
        None => {
            cases.push(Case {
                name,
                ..Case::default()
            });
            cases.len() - 1
        }
    }
}

/// A heading without its bullet and closing colon.
fn trimmed(heading: &str) -> String {
    heading
        .trim_start_matches(|c: char| matches!(c, '-' | '*' | '+' | '•') || c.is_whitespace())
        .trim_end_matches(|c: char| c == ':' || c.is_whitespace())
        .to_owned()
}

fn push_once(list: &mut Vec<String>, text: String) {
    if !text.is_empty() && !list.contains(&text) {
        list.push(text);
    }
}

/// Quantities 0 and 0 are a note, unless the row plainly names a paper to hand in (“nộp 01 bản chụp”).
fn is_note(row: &PublishedPaper, lower: &str, section: &Section) -> bool {
    if row.originals > 0 || row.copies > 0 {
        return false;
    }
    if *section == Section::Remarks || row.form.is_some() {
        return row.form.is_none();
    }
    let text = lower.trim_start_matches(|c: char| !c.is_alphabetic());
    const PAPERS: [&str; 22] = [
        "đơn ",
        "giấy ",
        "tờ khai",
        "văn bản",
        "bản sao",
        "bản chính",
        "biên bản",
        "hợp đồng",
        "quyết định",
        "phiếu ",
        "danh sách",
        "báo cáo",
        "hồ sơ ",
        "chứng từ",
        "lý lịch",
        "sơ yếu",
        "bản vẽ",
        "ảnh ",
        "tài liệu",
        "công văn",
        "tờ trình",
        "chứng thư",
    ];
    let names_a_paper = PAPERS.iter().any(|p| text.starts_with(p));
    let introduces = text.ends_with(':') || text.contains("các giấy tờ sau");
    let long = row.name.chars().count() > 600;
    !names_a_paper || introduces || long
}

fn read(row: PublishedPaper, lower: &str) -> RequiredPaper {
    let condition = condition_in(&row.name, lower);
    let (originals, copies) = match (row.originals, row.copies) {
        (0, 0) => quantities_in(lower),
        counts => counts,
    };
    RequiredPaper {
        shown_only: lower.contains("xuất trình") && !lower.contains("nộp"),
        from_database: says_from_database(lower),
        condition,
        originals,
        copies,
        form: row.form,
        alternative: None,
        name: row.name,
    }
}

/// “01 bản chính”, “02 bản sao” in a row whose quantities were left at zero.
fn quantities_in(lower: &str) -> (u32, u32) {
    let count = |words: &[&str]| -> u32 {
        words
            .iter()
            .filter_map(|w| lower.find(w))
            .filter_map(|at| {
                let before = lower[..at].trim_end();
                let digits: String = before.chars().rev().take_while(char::is_ascii_digit).collect();
                digits.chars().rev().collect::<String>().parse::<u32>().ok()
            })
            .find(|n| (1..=50).contains(n))
            .unwrap_or(0)
    };
    (count(&["bản chính", "bản gốc"]), count(&["bản sao", "bản chụp"]))
}

/// The paper itself comes from a database: said of the paper, not as a promise under a condition.
fn says_from_database(lower: &str) -> bool {
    const WORDS: [&str; 3] = [
        "được khai thác trong",
        "được khai thác từ",
        "được thay thế bằng dữ liệu",
    ];
    WORDS.iter().any(|w| lower.contains(w)) && !lower.contains("trường hợp không khai thác được")
}

/// When the paper is needed: “Trường hợp … thì phải có …”, “(nếu có)”, “… đối với trường hợp …”.
/// The name keeps all its words; the condition only repeats the part that narrows it.
fn condition_in(name: &str, lower: &str) -> Option<String> {
    let mentioned = ["trường hợp", "nếu ", "(đối với "]
        .iter()
        .any(|w| lower.contains(w));
    if !mentioned {
        return None;
    }
    if lower.len() != name.len() {
        return None;
    }
    let start = name.find(|c: char| c.is_alphanumeric())?;
    let opening = &lower[start..];
    for words in ["trường hợp ", "trong trường hợp ", "đối với trường hợp ", "nếu "] {
        if opening.starts_with(words) {
            let end = ["thì phải", " thì ", ", phải", " phải có", ":", ", nộp", ","]
                .iter()
                .filter_map(|e| opening.find(e))
                .min()?;
            return short(name.get(start..start + end)?);
        }
    }
    // What follows narrows the whole paper only if the row names one paper in one sentence without an
    // exception: “A; B (nếu có)” says nothing of A.
    let first = lower.split(['\n', ';']).next().unwrap_or(lower);
    let first = first.split(". ").next().unwrap_or(first);
    if lower.len() > first.len() + 2 || first.contains("trừ trường hợp") || first.contains("trừ khi")
    {
        return None;
    }
    let ends_with = |words: &str| {
        let kept = first.trim_end_matches(|c: char| c != ')' && !c.is_alphanumeric());
        kept.ends_with(words)
    };
    if ends_with("(nếu có)") {
        return Some("nếu có".to_owned());
    }
    for words in ["(nếu ", "(trường hợp ", "(đối với ", "(trong trường hợp "] {
        if let Some(at) = first.find(words) {
            let inside = name.get(at + 1..)?.split(')').next()?;
            return short(inside).filter(|_| first.matches(words).count() == 1 && ends_with(")"));
        }
    }
    for words in [" đối với trường hợp ", " trong trường hợp "] {
        if let Some(at) = first.find(words) {
            let tail = name.get(at + 1..first.len())?;
            return short(tail).filter(|_| first.matches("trường hợp").count() == 1);
        }
    }
    None
}

fn short(text: &str) -> Option<String> {
    let text = text.trim().trim_end_matches([',', ';', ':', '.']).trim_end();
    (3..=400).contains(&text.chars().count()).then(|| text.to_owned())
}

/// Rows after “một trong các giấy tờ sau:” with one and the same bullet are alternatives, and so is a
/// row that opens with “hoặc” with the row before it.
fn group_alternatives(papers: &mut [RequiredPaper]) {
    let any = papers.iter().any(|p| {
        let name = &p.name;
        name.contains("ột trong") || name.contains("ỘT TRONG") || name.contains("oặc ")
    });
    if !any {
        return;
    }
    let mut next = 1;
    // The group, the sign of the row that announced it, and that of its members.
    let mut open: Option<(u32, String, Option<String>)> = None;
    for at in 0..papers.len() {
        let lower = folded(&papers[at].name);
        let own = sign(&lower);
        if let Some((group, announcer, members)) = &mut open {
            let fits = match members {
                Some(members) => *members == own,
                None => !own.is_empty() && own != *announcer,
            };
            if fits {
                papers[at].alternative = Some(*group);
                *members = Some(own.clone());
            } else {
                open = None;
            }
        }
        let words = lower.trim_start_matches(|c: char| !c.is_alphabetic());
        if words.starts_with("hoặc ") && at > 0 && papers[at].alternative.is_none() {
            let group = papers[at - 1].alternative.unwrap_or_else(|| {
                next += 1;
                next - 1
            });
            papers[at - 1].alternative = Some(group);
            papers[at].alternative = Some(group);
        }
        if lower.contains("một trong") && lower.trim_end().ends_with("sau:") {
            open = Some((next, own, None));
            next += 1;
        }
    }
}

/// The sign before a row: a bullet, or a numbering with digits as `0` and letters as `a`, so that
/// “(7.1)” and “(7.2)” are alike and “(8)” is not. Nothing for a row that starts with words.
fn sign(lower: &str) -> String {
    let token = lower.split_whitespace().next().unwrap_or_default();
    let bullet: String = lower
        .chars()
        .take_while(|c| !c.is_alphanumeric() && !c.is_whitespace() && *c != '(')
        .collect();
    let numbered = token.len() <= 8 && token.ends_with([')', '.']) && token.chars().count() > 1;
    match (bullet.is_empty(), numbered) {
        (false, _) => bullet,
        (true, true) => token
            .chars()
            .map(|c| match c {
                '0'..='9' => '0',
                c if c.is_alphabetic() => 'a',
                c => c,
            })
            .collect(),
        (true, false) => String::new(),
    }
}

#[cfg(test)]
mod tests;

/// Takes the publisher's list sign off a name (“- Tờ khai” is “Tờ khai”): on a receipt every paper has a line
/// of its own. What the sign says about groups was read before.
pub(super) fn drop_list_sign(name: &mut String) {
    let bare = name.trim_start_matches(|letter: char| {
        letter.is_whitespace() || matches!(letter, '-' | '–' | '—' | '+' | '•' | '*' | '·')
    });
    if !bare.is_empty() && bare.len() < name.len() {
        *name = bare.to_owned();
    }
}
