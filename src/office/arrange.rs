//! Arranging the office: its names, settings, fields and counters. Everything can be changed later.

use super::settings::Settings;
use super::{Act, Case, Command, Office, OfficeError, settings};
use crate::domain::code::{TicketNumber, UnitCode};
use crate::domain::id::{CounterId, FieldId};
use crate::domain::message::{Message, Say};
use crate::domain::vietqr::{Payee, Service};
use crate::store::office::{CounterRow, FieldFace, FieldRow, OfficeRow};
use crate::store::{Batch, StoreError, office, ticket};
use serde::{Deserialize, Serialize};

/// The office as others see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfficeAnswer {
    pub office: OfficeRow,
    pub settings: Settings,
    pub fields: Vec<FieldRow>,
    pub counters: Vec<CounterRow>,
}

/// The office with its settings, fields and counters.
pub fn office_answer(office: &Office) -> Result<OfficeAnswer, OfficeError> {
    office.read(|view| {
        Ok(OfficeAnswer {
            office: office::get(view)?.ok_or(OfficeError::NotSetUp)?,
            settings: settings::read(view)?,
            fields: office::fields(view)?,
            counters: office::counters(view)?,
        })
    })
}

/// Every field of the office that is wrong, at once.
pub(super) fn check_office(row: &OfficeRow) -> Result<(), OfficeError> {
    let mut wrong = Vec::new();
    for (field, text) in [
        ("name", &row.name),
        ("place", &row.place),
        ("parent", &row.parent),
    ] {
        if text.trim().is_empty() || text.chars().count() > 200 {
            wrong.push((field.to_owned(), Message::new("office-name-needed")));
        }
    }
    if let Err(error) = UnitCode::parse(&row.unit) {
        wrong.push(("unit".to_owned(), error.say()));
    }
    if row.province.len() != 2 || !row.province.bytes().all(|byte| byte.is_ascii_digit()) {
        wrong.push(("province".to_owned(), Message::new("office-province-code")));
    }
    if wrong.is_empty() {
        Ok(())
    } else {
        Err(OfficeError::Fields(wrong))
    }
}

/// Changes what the office is called; what is absent stays.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ChangeOffice {
    pub name: Option<String>,
    pub parent: Option<String>,
    pub place: Option<String>,
    pub unit: Option<String>,
    pub province: Option<String>,
}

impl Command for ChangeOffice {
    const ACT: Act = Act::ChangeOffice;
    type Answer = OfficeRow;

    fn decide(&self, case: &Case<'_>, batch: &mut Batch) -> Result<OfficeRow, OfficeError> {
        let mut row = office::get(case.view)?.ok_or(OfficeError::NotSetUp)?;
        let unit_before = row.unit.clone();
        let set = |place: &mut String, new: &Option<String>| {
            if let Some(new) = new {
                new.trim().clone_into(place);
            }
        };
        set(&mut row.name, &self.name);
        set(&mut row.parent, &self.parent);
        set(&mut row.place, &self.place);
        set(&mut row.unit, &self.unit);
        set(&mut row.province, &self.province);
        check_office(&row)?;
        let mut settings = settings::read(case.view)?;
        settings.sample = false;
        row.settings = serde_json::to_string(&settings).map_err(StoreError::from)?;
        batch.write(office::put(&row));
        // Receipts are signed for a unit: a new code needs a key of its own.
        if row.unit != unit_before {
            super::key::make_for_unit(case, batch, &row)?;
        }
        batch.event(
            "office.changed",
            "office",
            serde_json::json!({ "unit": row.unit }),
        );
        Ok(row)
    }
}

/// Replaces the settings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChangeSettings {
    pub settings: Settings,
}

impl Command for ChangeSettings {
    const ACT: Act = Act::ChangeSettings;
    type Answer = ();

    fn decide(&self, case: &Case<'_>, batch: &mut Batch) -> Result<(), OfficeError> {
        let mut row = office::get(case.view)?.ok_or(OfficeError::NotSetUp)?;
        let mut wrong = Vec::new();
        if let Some(bank) = &self.settings.bank
            && let Err(error) = Payee::new(&bank.bin, &bank.account, Service::Account)
        {
            wrong.push(("bank".to_owned(), error.say()));
        }
        let session = self.settings.session;
        if session.lock_after_minutes == 0 || session.longest_hours == 0 || session.longest_hours > 24 {
            wrong.push(("session".to_owned(), Message::new("settings-session")));
        }
        if !wrong.is_empty() {
            return Err(OfficeError::Fields(wrong));
        }
        row.settings = serde_json::to_string(&self.settings).map_err(StoreError::from)?;
        batch.write(office::put(&row));
        batch.event("settings.changed", "office", serde_json::Value::Null);
        Ok(())
    }
}

/// Adds a field of work or changes the one with this letter; what is absent stays.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChangeField {
    pub letter: char,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The catalogue's own field names that belong here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub handles: Option<Vec<String>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub face: Option<FieldFace>,
    /// Whether numbers are given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub open: Option<bool>,
    /// No longer offered. Its tickets and dossiers stay.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retired: Option<bool>,
}

impl Command for ChangeField {
    const ACT: Act = Act::ChangeField;
    type Answer = FieldRow;

    fn decide(&self, case: &Case<'_>, batch: &mut Batch) -> Result<FieldRow, OfficeError> {
        let letter = self.letter.to_ascii_uppercase();
        if !TicketNumber::is_series(letter) {
            return Err(OfficeError::Fields(vec![(
                "letter".to_owned(),
                Message::new("field-letter"),
            )]));
        }
        let fields = office::fields(case.view)?;
        let mut row = match fields.iter().find(|field| field.letter == letter) {
            Some(row) => row.clone(),
            None => FieldRow {
                id: FieldId(case.view.next_id("field")?),
                letter,
                name: String::new(),
                handles: Vec::new(),
                face: FieldFace::default(),
                open: true,
                retired: false,
            },
        };
        if let Some(name) = &self.name {
            name.trim().clone_into(&mut row.name);
        }
        if row.name.is_empty() || row.name.chars().count() > 60 {
            return Err(OfficeError::Fields(vec![(
                "name".to_owned(),
                Message::new("field-name"),
            )]));
        }
        if let Some(handles) = &self.handles {
            let taken = fields
                .iter()
                .filter(|other| other.id != row.id && !other.retired)
                .find(|other| other.handles.iter().any(|handled| handles.contains(handled)));
            if let Some(other) = taken {
                return Err(OfficeError::Refused(
                    Message::new("field-handled-elsewhere").with("letter", other.letter.to_string()),
                ));
            }
            row.handles.clone_from(handles);
        }
        if let Some(face) = &self.face {
            row.face.clone_from(face);
        }
        row.open = self.open.unwrap_or(row.open);
        row.retired = self.retired.unwrap_or(row.retired);
        if row.retired && ticket::count_waiting(case.view, &case.day(), row.id)? > 0 {
            return Err(OfficeError::Refused(
                Message::new("field-people-wait").with("field", row.name.as_str()),
            ));
        }
        batch.write(office::put_field(&row)?);
        batch.event(
            "field.changed",
            format!("field:{}", row.id),
            serde_json::json!({ "letter": row.letter, "open": row.open, "retired": row.retired }),
        );
        Ok(row)
    }
}

/// Adds a counter or changes the one with this number; what is absent stays.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChangeCounter {
    pub number: u32,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Letters of the fields it serves.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fields: Option<Vec<char>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub open: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retired: Option<bool>,
}

impl Command for ChangeCounter {
    const ACT: Act = Act::ChangeCounter;
    type Answer = CounterRow;

    fn decide(&self, case: &Case<'_>, batch: &mut Batch) -> Result<CounterRow, OfficeError> {
        if self.number == 0 || self.number > 999 {
            return Err(OfficeError::Fields(vec![(
                "number".to_owned(),
                Message::new("counter-number"),
            )]));
        }
        let known = office::counters(case.view)?
            .into_iter()
            .find(|counter| counter.number == self.number);
        let mut row = match known {
            Some(row) => row,
            None => CounterRow {
                id: CounterId(case.view.next_id("counter")?),
                number: self.number,
                name: format!("Quầy số {}", self.number),
                open: true,
                retired: false,
                fields: Vec::new(),
            },
        };
        if let Some(name) = &self.name {
            name.trim().clone_into(&mut row.name);
        }
        if row.name.is_empty() || row.name.chars().count() > 60 {
            return Err(OfficeError::Fields(vec![(
                "name".to_owned(),
                Message::new("field-name"),
            )]));
        }
        if let Some(letters) = &self.fields {
            let fields = office::fields(case.view)?;
            row.fields = letters
                .iter()
                .map(|letter| {
                    let letter = letter.to_ascii_uppercase();
                    fields
                        .iter()
                        .find(|field| field.letter == letter && !field.retired)
                        .map(|field| field.id)
                        .ok_or_else(|| {
                            OfficeError::Refused(
                                Message::new("queue-no-such-field").with("letter", letter.to_string()),
                            )
                        })
                })
                .collect::<Result<_, _>>()?;
            row.fields.sort_unstable();
            row.fields.dedup();
        }
        row.open = self.open.unwrap_or(row.open);
        row.retired = self.retired.unwrap_or(row.retired);
        if (row.retired || !row.open) && ticket::at_counter(case.view, row.id)?.is_some() {
            return Err(OfficeError::Refused(
                Message::new("counter-in-use").with("counter", row.number),
            ));
        }
        for write in office::put_counter(&row) {
            batch.write(write);
        }
        batch.event(
            "counter.changed",
            format!("counter:{}", row.id),
            serde_json::json!({ "number": row.number, "open": row.open, "retired": row.retired }),
        );
        Ok(row)
    }
}
