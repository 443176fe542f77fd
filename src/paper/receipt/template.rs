//! Wording, order of fields and sizes of the receipt: data that a circular can change.
//!
//! Read from TOML; the one that comes with the program is `assets/paper/receipt.toml`.

use crate::domain::time::{Moment, VIETNAM};
use crate::paper::PaperError;
use chrono::{Datelike, Timelike};
use serde::{Deserialize, Serialize};

/// A receipt form.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReceiptTemplate {
    /// Which form it is, for the record of what was printed.
    pub id: String,
    pub version: u32,
    pub title: String,
    pub nation: String,
    pub motto: String,
    /// Name of each copy (liên); as many are printed.
    pub copies: Vec<String>,
    pub number: String,
    pub place_and_date: String,
    pub code: String,
    pub copy: String,
    pub copy_of_pages: String,
    /// Head of every further page.
    pub continued: String,
    pub moment: String,
    pub due: String,
    pub due_time: String,
    pub due_date: String,
    /// Monday first.
    pub weekdays: [String; 7],
    pub procedure: String,
    pub sets: String,
    pub book: String,
    pub labels: Labels,
    pub papers: PapersWords,
    pub fee: FeeWords,
    #[serde(rename = "box")]
    pub due_box: BoxWords,
    pub signatures: SignatureWords,
    pub a5: Sheet,
    pub a4: Sheet,
}

/// What stands before each field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Labels {
    pub applicant: String,
    pub handed_in_by: String,
    pub address: String,
    pub phone: String,
    pub email: String,
    pub procedure: String,
    pub papers: String,
    pub sets: String,
    pub limit: String,
    pub received_at: String,
    pub due_at: String,
    pub return_place: String,
    pub fee: String,
    pub book: String,
}

/// Words of the table of papers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PapersWords {
    pub serial: String,
    pub name: String,
    pub originals: String,
    pub copies: String,
    pub electronic: String,
    pub from_database: String,
    pub shown: String,
    /// In place of a count of zero.
    pub nothing: String,
    /// In place of the table where no paper is asked for.
    pub none: String,
}

/// Words of the fee.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FeeWords {
    pub total: String,
    pub exemption: String,
    pub none: String,
}

/// Words of the box with code and date.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BoxWords {
    pub code: String,
    pub due: String,
    pub hint: String,
}

/// Words above and below the signatures.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignatureWords {
    pub applicant: String,
    pub clerk: String,
    pub hint: String,
}

/// Sizes of one paper: letters in points, `leading` in sizes of the letters, the rest in millimetres.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sheet {
    pub width: f32,
    pub height: f32,
    pub left: f32,
    pub right: f32,
    pub top: f32,
    pub bottom: f32,
    pub text: f32,
    pub head: f32,
    pub title: f32,
    pub table: f32,
    pub note: f32,
    pub leading: f32,
    /// Between the parts of the form.
    pub gap: f32,
    /// Room for a signature.
    pub sign: f32,
    #[serde(rename = "box")]
    pub box_place: BoxPlace,
    /// Fields line by line; those that are empty are left out.
    pub order: Vec<Vec<Field>>,
    pub notes: Vec<String>,
}

/// Where the box with QR and date stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BoxPlace {
    /// In a column of its own at the right.
    Side,
    /// Among the fields, at [`Field::Box`].
    Inline,
}

/// A field of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    Applicant,
    HandedInBy,
    Identity,
    Address,
    Phone,
    Email,
    Procedure,
    Papers,
    Sets,
    Limit,
    ReceivedAt,
    DueAt,
    ReturnPlace,
    Fee,
    Box,
    Book,
}

/// The paper that lies in the printer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PaperSize {
    /// 210 × 148 mm.
    A5Landscape,
    /// 210 × 297 mm.
    A4,
}

impl ReceiptTemplate {
    /// The form that comes with the program.
    ///
    /// # Errors
    /// [`PaperError::Template`]; a test holds that it never happens.
    pub fn embedded() -> Result<Self, PaperError> {
        Self::from_toml(include_str!("../../../assets/paper/receipt.toml"))
    }

    /// A form of the office's own.
    ///
    /// # Errors
    /// [`PaperError::Template`] when something is missing, unknown, or cannot hold a form.
    pub fn from_toml(text: &str) -> Result<Self, PaperError> {
        let refused = |detail: String| PaperError::Template {
            name: "receipt".to_owned(),
            detail,
        };
        let template: Self = toml::from_str(text).map_err(|error| refused(error.message().to_owned()))?;
        if template.copies.is_empty() {
            return Err(refused("copies = []".to_owned()));
        }
        for (name, sheet) in [("a5", &template.a5), ("a4", &template.a4)] {
            sheet
                .check()
                .map_err(|field| refused(format!("{name}.{field}")))?;
        }
        Ok(template)
    }

    pub(super) fn sheet(&self, size: PaperSize) -> &Sheet {
        match size {
            PaperSize::A5Landscape => &self.a5,
            PaperSize::A4 => &self.a4,
        }
    }

    /// Fills a pattern with the parts of a moment.
    pub(super) fn moment(&self, pattern: &str, moment: Moment) -> String {
        let local = moment.with_timezone(&VIETNAM);
        let weekday = &self.weekdays[local.weekday().num_days_from_monday() as usize];
        pattern
            .replace("{hh}", &format!("{:02}", local.hour()))
            .replace("{min}", &format!("{:02}", local.minute()))
            .replace("{dd}", &format!("{:02}", local.day()))
            .replace("{mm}", &format!("{:02}", local.month()))
            .replace("{yyyy}", &local.year().to_string())
            .replace("{weekday}", weekday)
    }
}

impl Sheet {
    /// Names the first size with which no form can be laid out.
    fn check(&self) -> Result<(), &'static str> {
        let sizes = [
            ("text", self.text),
            ("head", self.head),
            ("title", self.title),
            ("table", self.table),
            ("note", self.note),
        ];
        for (name, size) in sizes {
            if !(5.0..=30.0).contains(&size) {
                return Err(name);
            }
        }
        let within = |value: f32, least: f32, most: f32| (least..=most).contains(&value);
        if !within(self.width, 140.0, 450.0) {
            return Err("width");
        }
        if !within(self.height, 140.0, 450.0) {
            return Err("height");
        }
        if !within(self.left, 3.0, 30.0) || !within(self.right, 3.0, 30.0) {
            return Err("left, right");
        }
        if !within(self.top, 3.0, 30.0) || !within(self.bottom, 3.0, 30.0) {
            return Err("top, bottom");
        }
        // Stacked capitals above dots below need 1.14.
        if !within(self.leading, 1.15, 2.0) {
            return Err("leading");
        }
        if !within(self.gap, 0.0, 10.0) {
            return Err("gap");
        }
        if !within(self.sign, 5.0, 40.0) {
            return Err("sign");
        }
        let special = |field: &Field| matches!(field, Field::Papers | Field::Box);
        let mixed = |fields: &Vec<Field>| fields.len() > 1 && fields.iter().any(special);
        let boxes = self
            .order
            .iter()
            .flatten()
            .filter(|field| **field == Field::Box)
            .count();
        let wanted = usize::from(self.box_place == BoxPlace::Inline);
        if self.order.iter().any(mixed) || boxes != wanted {
            return Err("order");
        }
        if self.notes.iter().map(String::len).sum::<usize>() > 1500 {
            return Err("notes");
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::TimeZone;

    #[test]
    fn the_bundled_form_is_read() {
        let template = ReceiptTemplate::embedded().unwrap();
        assert_eq!(template.copies.len(), 2);
        let due = VIETNAM.with_ymd_and_hms(2026, 11, 26, 16, 30, 0).unwrap();
        assert_eq!(
            template.moment(&template.due, due),
            "16 giờ 30 phút, Thứ Năm, ngày 26/11/2026"
        );
    }

    #[test]
    fn a_wrong_form_names_what_is_wrong() {
        let good = include_str!("../../../assets/paper/receipt.toml");
        for (from, to, named) in [
            ("leading = 1.22", "leading = 0.9", "a5.leading"),
            ("text = 12.5", "text = 0.0", "a4.text"),
            ("motto =", "moto =", "moto"),
            ("[\"papers\"]", "[\"papers\", \"sets\"]", "a5.order"),
            ("  [\"box\"],\n", "", "a4.order"),
            ("[\"limit\"]", "[\"limits\"]", "limits"),
            (
                "copies = [\"Liên 1: Lưu\", \"Liên 2: Giao người nộp hồ sơ\"]",
                "copies = []",
                "copies",
            ),
        ] {
            assert!(good.contains(from), "{from}");
            let error = ReceiptTemplate::from_toml(&good.replace(from, to)).unwrap_err();
            match error {
                PaperError::Template { detail, .. } => assert!(detail.contains(named), "{detail}"),
                other => panic!("{other:?}"),
            }
        }
    }
}
