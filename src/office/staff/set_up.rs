//! First start: names the office, makes the first administrator, loads the embedded default.
//!
//! There is no default account (ASVS 6.3.2): until this ran, nobody can sign in; once it ran, it never
//! runs again.

use super::Pin;
use super::people::{check_login, check_name};
use crate::catalogue::embedded::{self, DefaultOffice};
use crate::domain::calendar::Calendar;
use crate::domain::id::{CounterId, FieldId, StaffId};
use crate::office::arrange::check_office;
use crate::office::settings::Settings;
use crate::office::{Act, Case, Command, Now, Office, OfficeError, Role, catalogue, key};
use crate::store::office::{CounterRow, FieldFace, FieldRow, OfficeRow};
use crate::store::staff::StaffRow;
use crate::store::{Batch, StoreError, calendar, office, staff};
use serde::{Deserialize, Serialize};

/// The questions of the first start. What is not answered is taken from the embedded sample office.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetUp {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The authority above, such as “Ủy ban nhân dân xã Tân Phong”.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub province: Option<String>,
    /// Sign-in name of the first administrator.
    pub login: String,
    /// Full name of the first administrator.
    pub admin: String,
    pub pin: Pin,
    #[serde(skip)]
    pub(super) hashed: Option<String>,
}

impl SetUp {
    /// The sample office with this administrator.
    pub fn sample(login: &str, admin: &str, pin: Pin) -> SetUp {
        SetUp {
            name: None,
            parent: None,
            place: None,
            unit: None,
            province: None,
            login: login.to_owned(),
            admin: admin.to_owned(),
            pin,
            hashed: None,
        }
    }
}

/// The office as it now stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetUpAnswer {
    pub administrator: StaffId,
    pub name: String,
    pub unit: String,
    pub fields: usize,
    pub counters: usize,
    pub procedures: usize,
}

impl Command for SetUp {
    const ACT: Act = Act::SetUp;
    type Answer = SetUpAnswer;

    fn prepare(&mut self, office: &Office, _now: Now) -> Result<(), OfficeError> {
        self.hashed = Some(self.pin.hash(office)?);
        Ok(())
    }

    fn decide(&self, case: &Case<'_>, batch: &mut Batch) -> Result<SetUpAnswer, OfficeError> {
        if office::get(case.view)?.is_some() || !staff::all(case.view)?.is_empty() {
            return Err(OfficeError::SetUpAlready);
        }
        let default = embedded::default_office().map_err(|error| OfficeError::refused(&error))?;
        let row = self.office(&default)?;
        check_login(&self.login)?;
        check_name(&self.admin)?;
        batch.write(office::put(&row));
        write_fields(&default, batch)?;
        let week = default.week().map_err(|error| OfficeError::refused(&error))?;
        let calendar = Calendar::vietnam(week).map_err(|error| OfficeError::refused(&error))?;
        batch.write(calendar::put(
            serde_json::to_string(&calendar).map_err(StoreError::from)?,
        ));
        let administrator = StaffId(1);
        batch.write(staff::put(&StaffRow {
            id: administrator,
            login: self.login.clone(),
            name: self.admin.clone(),
            role: Role::Administrator.as_str().to_owned(),
            pin: self.hashed.clone().unwrap_or_default(),
            misses: 0,
            blocked_until: None,
            disabled: false,
        }));
        key::make_first(case, batch, &row)?;
        let procedures = catalogue::load_embedded(case, batch, &default)?;
        batch.event(
            "office.set_up",
            "office",
            serde_json::json!({ "unit": row.unit, "procedures": procedures }),
        );
        Ok(SetUpAnswer {
            administrator,
            name: row.name,
            unit: row.unit,
            fields: default.fields.len(),
            counters: default.counters.len(),
            procedures,
        })
    }
}

impl SetUp {
    fn office(&self, default: &DefaultOffice) -> Result<OfficeRow, OfficeError> {
        let names = &default.office;
        let or = |given: &Option<String>, sample: &str| given.as_deref().map_or(sample, str::trim).to_owned();
        let sample = self.name.is_none() && self.place.is_none() && self.unit.is_none();
        let settings = Settings {
            sample,
            priorities: default.priorities.clone(),
            ..Settings::default()
        };
        let row = OfficeRow {
            name: or(&self.name, &names.name),
            parent: or(&self.parent, &names.authority),
            place: or(&self.place, &names.place),
            unit: or(&self.unit, &names.unit_code),
            province: or(&self.province, &names.province),
            settings: serde_json::to_string(&settings).map_err(StoreError::from)?,
        };
        check_office(&row)?;
        Ok(row)
    }
}

fn write_fields(default: &DefaultOffice, batch: &mut Batch) -> Result<(), OfficeError> {
    let mut ids = std::collections::BTreeMap::new();
    for (n, field) in default.fields.iter().enumerate() {
        let id = FieldId(i64::try_from(n).unwrap_or(i64::MAX - 1) + 1);
        ids.insert(field.letter, id);
        batch.write(office::put_field(&FieldRow {
            id,
            letter: field.letter.as_char(),
            name: field.name.clone(),
            handles: field.handles.clone(),
            face: FieldFace {
                english: field.english.clone(),
                hint: field.hint.clone(),
                english_hint: field.english_hint.clone(),
                icon: field.icon.clone(),
            },
            open: true,
            retired: false,
        })?);
    }
    for counter in &default.counters {
        let writes = office::put_counter(&CounterRow {
            id: CounterId(i64::from(counter.number)),
            number: counter.number,
            name: counter.name.clone(),
            open: true,
            retired: false,
            fields: counter
                .serves
                .iter()
                .filter_map(|letter| ids.get(letter).copied())
                .collect(),
        });
        for write in writes {
            batch.write(write);
        }
    }
    Ok(())
}
