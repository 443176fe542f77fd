//! Adding and changing members of staff.

use super::Pin;
use crate::domain::id::StaffId;
use crate::domain::message::Message;
use crate::office::{Act, Case, Command, Now, Office, OfficeError, Role};
use crate::store::staff::StaffRow;
use crate::store::{Batch, staff};
use serde::{Deserialize, Serialize};

/// A member of staff as others see him.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StaffAnswer {
    pub id: StaffId,
    pub login: String,
    pub role: Role,
    pub disabled: bool,
}

impl StaffAnswer {
    fn of(row: &StaffRow) -> StaffAnswer {
        StaffAnswer {
            id: row.id,
            login: row.login.clone(),
            role: Role::parse(&row.role).unwrap_or(Role::Citizen),
            disabled: row.disabled,
        }
    }
}

/// Everyone, by id, with full names for the tiles of the sign-in.
pub fn staff_list(office: &Office) -> Result<Vec<(StaffAnswer, String)>, OfficeError> {
    office.read(|view| {
        Ok(staff::all(view)?
            .into_iter()
            .map(|row| (StaffAnswer::of(&row), row.name))
            .collect())
    })
}

/// Sign-in names are short and plain, so that they can be typed anywhere.
pub(super) fn check_login(login: &str) -> Result<(), OfficeError> {
    let plain = (2..=40).contains(&login.len())
        && login
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'.' | b'-'));
    if plain {
        return Ok(());
    }
    Err(OfficeError::Fields(vec![(
        "login".to_owned(),
        Message::new("staff-login"),
    )]))
}

pub(super) fn check_name(name: &str) -> Result<(), OfficeError> {
    let length = name.trim().chars().count();
    if (1..=100).contains(&length) {
        return Ok(());
    }
    Err(OfficeError::Fields(vec![(
        "name".to_owned(),
        Message::new("staff-name"),
    )]))
}

fn check_role(role: Role) -> Result<(), OfficeError> {
    if role == Role::Citizen {
        return Err(OfficeError::Fields(vec![(
            "role".to_owned(),
            Message::new("staff-role"),
        )]));
    }
    Ok(())
}

/// Adds a member of staff.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AddStaff {
    pub login: String,
    pub name: String,
    pub role: Role,
    pub pin: Pin,
    #[serde(skip)]
    hashed: Option<String>,
}

impl AddStaff {
    pub fn new(login: &str, name: &str, role: Role, pin: Pin) -> AddStaff {
        AddStaff {
            login: login.to_owned(),
            name: name.to_owned(),
            role,
            pin,
            hashed: None,
        }
    }
}

impl Command for AddStaff {
    const ACT: Act = Act::AddStaff;
    type Answer = StaffAnswer;

    fn prepare(&mut self, office: &Office, _now: Now) -> Result<(), OfficeError> {
        self.hashed = Some(self.pin.hash(office)?);
        Ok(())
    }

    fn decide(&self, case: &Case<'_>, batch: &mut Batch) -> Result<StaffAnswer, OfficeError> {
        check_login(&self.login)?;
        check_name(&self.name)?;
        check_role(self.role)?;
        if staff::by_login(case.view, &self.login)?.is_some() {
            return Err(OfficeError::Fields(vec![(
                "login".to_owned(),
                Message::new("staff-login-taken"),
            )]));
        }
        let row = StaffRow {
            id: StaffId(case.view.next_id("staff")?),
            login: self.login.clone(),
            name: self.name.trim().to_owned(),
            role: self.role.as_str().to_owned(),
            pin: self.hashed.clone().unwrap_or_default(),
            misses: 0,
            blocked_until: None,
            disabled: false,
        };
        batch.write(staff::put(&row));
        batch.event(
            "staff.added",
            format!("staff:{}", row.id),
            serde_json::json!({ "role": self.role }),
        );
        Ok(StaffAnswer::of(&row))
    }
}

/// Changes a role, switches an account off or on, or gives a new PIN. Open sessions of the person end.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChangeStaff {
    pub login: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<Role>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub disabled: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pin: Option<Pin>,
    #[serde(skip)]
    hashed: Option<String>,
}

impl ChangeStaff {
    pub fn new(login: &str, role: Option<Role>, disabled: Option<bool>, pin: Option<Pin>) -> ChangeStaff {
        ChangeStaff {
            login: login.to_owned(),
            role,
            disabled,
            pin,
            hashed: None,
        }
    }
}

impl Command for ChangeStaff {
    const ACT: Act = Act::ChangeStaff;
    type Answer = StaffAnswer;

    fn prepare(&mut self, office: &Office, _now: Now) -> Result<(), OfficeError> {
        self.hashed = self.pin.as_ref().map(|pin| pin.hash(office)).transpose()?;
        Ok(())
    }

    fn decide(&self, case: &Case<'_>, batch: &mut Batch) -> Result<StaffAnswer, OfficeError> {
        let mut row =
            staff::by_login(case.view, &self.login)?.ok_or_else(|| OfficeError::text("staff-unknown"))?;
        if let Some(role) = self.role {
            check_role(role)?;
            row.role = role.as_str().to_owned();
        }
        if let Some(disabled) = self.disabled {
            row.disabled = disabled;
        }
        if let Some(pin) = &self.hashed {
            row.pin.clone_from(pin);
            row.misses = 0;
            row.blocked_until = None;
        }
        let administrators = staff::all(case.view)?.into_iter().filter(|other| {
            let other = if other.id == row.id { &row } else { other };
            other.role == Role::Administrator.as_str() && !other.disabled
        });
        if administrators.count() == 0 {
            return Err(OfficeError::text("staff-last-administrator"));
        }
        batch.write(staff::put(&row));
        batch.write(staff::end_sessions_of(row.id, case.millis()));
        batch.event(
            "staff.changed",
            format!("staff:{}", row.id),
            serde_json::json!({ "role": row.role, "disabled": row.disabled, "new_pin": self.hashed.is_some() }),
        );
        Ok(StaffAnswer::of(&row))
    }
}

/// A member of staff changes the own PIN.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChangeOwnPin {
    pub pin: Pin,
    #[serde(skip)]
    hashed: Option<String>,
}

impl ChangeOwnPin {
    pub fn new(pin: Pin) -> ChangeOwnPin {
        ChangeOwnPin { pin, hashed: None }
    }
}

impl Command for ChangeOwnPin {
    const ACT: Act = Act::ChangeOwnPin;
    type Answer = ();

    fn prepare(&mut self, office: &Office, _now: Now) -> Result<(), OfficeError> {
        self.hashed = Some(self.pin.hash(office)?);
        Ok(())
    }

    fn decide(&self, case: &Case<'_>, batch: &mut Batch) -> Result<(), OfficeError> {
        let mut row = staff::by_id(case.view, case.staff()?)?.ok_or(OfficeError::SessionEnded)?;
        row.pin = self.hashed.clone().unwrap_or_default();
        batch.write(staff::put(&row));
        batch.event(
            "staff.changed_pin",
            format!("staff:{}", row.id),
            serde_json::Value::Null,
        );
        Ok(())
    }
}
