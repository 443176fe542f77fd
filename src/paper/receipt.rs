//! The receipt (Giấy tiếp nhận hồ sơ và hẹn trả kết quả, Mẫu 01 of TT 03/2025/TT-VPCP): its facts.
//!
//! Facts only, as they are printed; no rule and no wording of the form. Wording and order of fields
//! are data (`template`), the placing is in `form`. Tested here and in `tests/paper`.

mod form;
mod template;

pub use form::lay_out;
pub use template::{
    BoxPlace, BoxWords, FeeWords, Field, Labels, PaperSize, PapersWords, ReceiptTemplate, Sheet,
    SignatureWords,
};

use crate::domain::time::Moment;
use serde::{Deserialize, Serialize};

/// Everything that is printed on a receipt besides the wording of the form and the signed QR.
///
/// The caller decides what may be shown: a citizen's number comes in already masked to its last three
/// digits (PD-01), amounts and limits come in as they are to be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReceiptContent {
    /// The agency above the office, in capitals: “ỦY BAN NHÂN DÂN XÃ TÂN PHONG”.
    pub agency: String,
    /// The one-stop office, in capitals: “TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG”.
    pub office: String,
    /// Number of the paper: “0014/TTPVHCC”.
    pub number: String,
    /// Place of the date line: “Tân Phong”.
    pub place: String,
    /// The dossier code (mã hồ sơ), printed as text and as CODE128.
    pub code: String,
    /// Entry in the book of dossiers (Sổ theo dõi hồ sơ), where one is kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub book: Option<BookEntry>,
    /// Whose dossier it is (“Tiếp nhận hồ sơ của”).
    pub applicant: String,
    /// Who handed it in, where that is somebody else.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub handed_in_by: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub identity: Option<Identity>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// Name of the procedure (nội dung yêu cầu giải quyết).
    pub procedure: String,
    /// Code of the procedure: “1.001612”.
    pub procedure_code: String,
    pub papers: Vec<PaperLine>,
    /// How many sets of the dossier (số lượng hồ sơ, bộ).
    pub sets: u32,
    /// The time limit by law as it is to be read: “03 ngày làm việc”.
    pub limit: String,
    pub received_at: Moment,
    pub due_at: Moment,
    /// Where, or how, the result is handed over.
    pub return_place: String,
    /// Absent where the procedure has no fee.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fee: Option<FeeNote>,
    /// Who received the dossier.
    pub clerk: String,
}

/// Where the dossier stands in the book of dossiers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BookEntry {
    /// Quyển số.
    pub volume: String,
    /// Số thứ tự.
    pub serial: String,
}

/// An identity number with the name of its kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Identity {
    /// “Số định danh cá nhân”, “Hộ chiếu”, “Mã số thuế”.
    pub kind: String,
    /// As it may be shown.
    pub number: String,
}

/// One line of the table of papers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaperLine {
    pub name: String,
    pub kind: PaperKind,
    /// Số bản chính.
    pub originals: u32,
    /// Số bản sao.
    pub copies: u32,
}

/// In what shape a paper was received.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PaperKind {
    /// On paper: the counts of originals and copies are printed.
    OnPaper,
    /// As a file (bản điện tử).
    Electronic,
    /// Taken from a national database, nothing handed in (NĐ 224/2026 Đ18.4).
    FromDatabase,
    /// Shown and given back (xuất trình).
    Shown,
}

/// What was charged, in words and figures ready for reading.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FeeNote {
    /// How each fee came about: “Chứng thực bản sao: 2 × 2.000 + 3 × 1.000 = 7.000 đồng”.
    #[serde(default)]
    pub formulas: Vec<String>,
    /// “100.000 đồng”.
    pub total: String,
    /// “một trăm nghìn đồng”.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub in_words: Option<String>,
    /// Why nothing or less is paid: “hộ nghèo”.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub exemption: Option<String>,
    /// “đã thu tiền mặt, biên lai số 0001287”.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub payment: Option<String>,
}

impl ReceiptContent {
    /// The printed facts as one text with a fixed order, the same for every paper size, copy and
    /// reprint. The signed QR carries a digest of it (QR-02), so it never changes for a given content.
    pub fn printed_text(&self) -> String {
        let mut text = PrintedText::default();
        text.add("agency", &self.agency);
        text.add("office", &self.office);
        text.add("number", &self.number);
        text.add("place", &self.place);
        text.add("code", &self.code);
        if let Some(book) = &self.book {
            text.add("book.volume", &book.volume);
            text.add("book.serial", &book.serial);
        }
        text.add("applicant", &self.applicant);
        text.add_some("handed_in_by", self.handed_in_by.as_deref());
        if let Some(identity) = &self.identity {
            text.add("identity.kind", &identity.kind);
            text.add("identity.number", &identity.number);
        }
        text.add_some("address", self.address.as_deref());
        text.add_some("phone", self.phone.as_deref());
        text.add_some("email", self.email.as_deref());
        text.add("procedure", &self.procedure);
        text.add("procedure_code", &self.procedure_code);
        for paper in &self.papers {
            let kind = match paper.kind {
                PaperKind::OnPaper => "on_paper",
                PaperKind::Electronic => "electronic",
                PaperKind::FromDatabase => "from_database",
                PaperKind::Shown => "shown",
            };
            text.add("paper.name", &paper.name);
            text.add("paper.kind", kind);
            text.add("paper.originals", &paper.originals.to_string());
            text.add("paper.copies", &paper.copies.to_string());
        }
        text.add("sets", &self.sets.to_string());
        text.add("limit", &self.limit);
        text.add("received_at", &minute(self.received_at));
        text.add("due_at", &minute(self.due_at));
        text.add("return_place", &self.return_place);
        if let Some(fee) = &self.fee {
            for formula in &fee.formulas {
                text.add("fee.formula", formula);
            }
            text.add("fee.total", &fee.total);
            text.add_some("fee.in_words", fee.in_words.as_deref());
            text.add_some("fee.exemption", fee.exemption.as_deref());
            text.add_some("fee.payment", fee.payment.as_deref());
        }
        text.add("clerk", &self.clerk);
        text.0
    }
}

/// Receipts are printed to the minute; seconds must not change the digest.
fn minute(moment: Moment) -> String {
    moment
        .with_timezone(&crate::domain::time::VIETNAM)
        .format("%Y-%m-%dT%H:%M")
        .to_string()
}

/// Lines `key=value`, NFC, with line ends and backslashes escaped so that no value can look like two.
#[derive(Default)]
struct PrintedText(String);

impl PrintedText {
    fn add(&mut self, key: &str, value: &str) {
        use unicode_normalization::UnicodeNormalization;
        self.0.push_str(key);
        self.0.push('=');
        for letter in value.nfc() {
            match letter {
                '\\' => self.0.push_str("\\\\"),
                '\n' => self.0.push_str("\\n"),
                '\r' => self.0.push_str("\\r"),
                other => self.0.push(other),
            }
        }
        self.0.push('\n');
    }

    fn add_some(&mut self, key: &str, value: Option<&str>) {
        if let Some(value) = value {
            self.add(key, value);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::time::VIETNAM;
    use chrono::TimeZone;

    fn at(hour: u32, minute: u32, second: u32) -> Moment {
        VIETNAM
            .with_ymd_and_hms(2026, 11, 23, hour, minute, second)
            .unwrap()
    }

    fn content() -> ReceiptContent {
        ReceiptContent {
            agency: "ỦY BAN NHÂN DÂN XÃ TÂN PHONG".into(),
            office: "TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG".into(),
            number: "0014/TTPVHCC".into(),
            place: "Tân Phong".into(),
            code: "H46.113-261123-0014".into(),
            book: None,
            applicant: "LÊ THỊ HỒNG NHUNG".into(),
            handed_in_by: None,
            identity: None,
            address: Some("Thôn Đông Hòa".into()),
            phone: None,
            email: None,
            procedure: "Đăng ký thành lập hộ kinh doanh".into(),
            procedure_code: "1.001612".into(),
            papers: vec![],
            sets: 1,
            limit: "03 ngày làm việc".into(),
            received_at: at(9, 15, 2),
            due_at: at(16, 30, 0),
            return_place: "Quầy số 1".into(),
            fee: None,
            clerk: "Trần Quốc Bảo".into(),
        }
    }

    #[test]
    fn printed_text_is_the_same_for_nfd_and_nfc_and_for_seconds() {
        use unicode_normalization::UnicodeNormalization;
        let first = content();
        let mut second = content();
        second.applicant = second.applicant.nfd().collect();
        second.received_at = at(9, 15, 59);
        assert_ne!(first.applicant, second.applicant);
        assert_eq!(first.printed_text(), second.printed_text());
    }

    #[test]
    fn printed_text_changes_with_every_fact() {
        let first = content().printed_text();
        let changes: [fn(&mut ReceiptContent); 6] = [
            |c| c.applicant.push('X'),
            |c| c.due_at = at(16, 31, 0),
            |c| c.address = None,
            |c| c.sets = 2,
            |c| {
                c.papers.push(PaperLine {
                    name: "Giấy".into(),
                    kind: PaperKind::OnPaper,
                    originals: 1,
                    copies: 0,
                });
            },
            |c| c.code = "H46.113-261123-0015".into(),
        ];
        for change in changes {
            let mut other = content();
            change(&mut other);
            assert_ne!(first, other.printed_text());
        }
    }

    #[test]
    fn a_line_end_inside_a_value_cannot_look_like_another_field() {
        let mut forged = content();
        forged.limit = "03 ngày làm việc\nreceived_at=2026-11-23T09:15".into();
        assert_eq!(
            forged.printed_text().lines().count(),
            content().printed_text().lines().count()
        );
    }
}
