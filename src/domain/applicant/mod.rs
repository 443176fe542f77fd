//! Who applies (người nộp), for whom (chủ hồ sơ) and by what right (người được ủy quyền).
//!
//! Takes what was typed or scanned and gives either a whole applicant, with what the clerk should look
//! at, or every error at once, each beside its field. Nothing is invented and nothing is “corrected”.
//! Tested beside each rule and in `tests/rules/applicant.rs` (B01–B26).

pub mod address;
pub mod birth;
pub mod card;
pub mod email;
pub mod identity;
pub mod legacy;
pub mod name;
pub mod party;
pub mod phone;
pub mod province;
pub mod text;

use crate::domain::message::{Message, Say};
use address::{Address, Renamed};
use birth::{Birth, DatePart};
use card::CitizenCard;
use chrono::NaiveDate;
use email::Email;
use identity::{Identity, IdentityKind, NumberPart, Sex};
use name::{Name, NameOf, NameWarning};
use phone::Phone;
use serde::{Deserialize, Serialize};

/// What kind of applicant it is (`LoaiDoiTuong` of the national exchange).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ApplicantKind {
    /// Công dân.
    #[default]
    Citizen,
    /// Doanh nghiệp, tổ chức.
    Organisation,
    /// Hộ kinh doanh.
    HouseholdBusiness,
}

/// A person, organisation or household business, checked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Applicant {
    pub kind: ApplicantKind,
    pub name: Name,
    /// Absent for those who have no paper yet, such as a newborn child.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub identity: Option<Identity>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub birth: Option<Birth>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sex: Option<Sex>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<Address>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<Phone>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<Email>,
}

/// What was typed, field by field, as it stands.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ApplicantForm {
    pub kind: ApplicantKind,
    pub name: String,
    pub identity_kind: IdentityKind,
    pub identity: String,
    pub birth: String,
    pub sex: Option<Sex>,
    pub address: String,
    pub phone: String,
    pub email: String,
}

impl std::fmt::Debug for ApplicantForm {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ApplicantForm")
            .field("kind", &self.kind)
            .finish_non_exhaustive()
    }
}

impl From<&CitizenCard> for ApplicantForm {
    /// Fills a form from a card; telephone and e-mail stay empty.
    fn from(card: &CitizenCard) -> Self {
        ApplicantForm {
            kind: ApplicantKind::Citizen,
            name: card.name.as_str().to_owned(),
            identity_kind: IdentityKind::CitizenNumber,
            identity: card.number.as_str().to_owned(),
            birth: card.birth.map(|birth| birth.to_string()).unwrap_or_default(),
            sex: card.sex,
            address: card
                .address
                .as_ref()
                .map(|address| address.as_str().to_owned())
                .unwrap_or_default(),
            phone: String::new(),
            email: String::new(),
        }
    }
}

/// A field of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    Name,
    Identity,
    Birth,
    BirthDay,
    BirthMonth,
    BirthYear,
    Address,
    Phone,
    Email,
    /// The paper of authorisation.
    Authorisation,
}

/// An error beside its field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldError {
    pub field: Field,
    pub message: Message,
}

impl FieldError {
    fn new(field: Field, error: &impl Say) -> Self {
        FieldError {
            field,
            message: error.say(),
        }
    }
}

impl Say for FieldError {
    fn say(&self) -> Message {
        self.message.clone()
    }
}

/// What the clerk should look at; none of it stops the intake.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "about")]
pub enum Warning {
    Name {
        warning: NameWarning,
    },
    /// B06: goes on with a reason; not shown at a kiosk.
    NumberDisagrees {
        parts: Vec<NumberPart>,
    },
    /// The province of the address has another name now; the address stays (B26).
    ProvinceRenamed {
        renamed: Renamed,
    },
    /// Characters that could have changed the look of the address were taken out (B17).
    AddressHidden {
        marked: String,
    },
}

impl Warning {
    pub fn field(&self) -> Field {
        match self {
            Warning::Name { .. } => Field::Name,
            Warning::NumberDisagrees { .. } => Field::Identity,
            Warning::ProvinceRenamed { .. } | Warning::AddressHidden { .. } => Field::Address,
        }
    }

    /// Whether the clerk must write a reason to go on.
    pub fn needs_reason(&self) -> bool {
        matches!(self, Warning::NumberDisagrees { .. })
    }

    /// Whether a kiosk shows it: it accuses nobody and asks nothing that a clerk should decide.
    pub fn is_for_the_citizen(&self) -> bool {
        matches!(self, Warning::ProvinceRenamed { .. })
    }
}

impl Say for Warning {
    fn say(&self) -> Message {
        match self {
            Warning::Name { warning } => warning.say(),
            Warning::NumberDisagrees { .. } => Message::new("applicant-card-number-disagrees"),
            Warning::ProvinceRenamed { renamed } => Message::new("applicant-address-renamed")
                .with("before", renamed.before.as_str())
                .with("now", renamed.now.name.as_str()),
            Warning::AddressHidden { marked } => {
                Message::new("applicant-text-hidden").with("marked", marked.as_str())
            }
        }
    }
}

/// Checks a form. `today` is the local date.
///
/// Name and identity are compulsory ([`IdentityKind::Without`] says that there is no paper yet); the rest is
/// checked where it was filled in.
///
/// # Errors
/// Every error of the form at once, in the order of the fields.
pub fn check(form: &ApplicantForm, today: NaiveDate) -> Result<(Applicant, Vec<Warning>), Vec<FieldError>> {
    let mut errors = Vec::new();
    let mut warnings = Vec::new();

    let of = match form.kind {
        ApplicantKind::Citizen => NameOf::Person,
        ApplicantKind::Organisation | ApplicantKind::HouseholdBusiness => NameOf::Organisation,
    };
    let name = match Name::check(&form.name, of) {
        Ok((name, found)) => {
            warnings.extend(found.into_iter().map(|warning| Warning::Name { warning }));
            Some(name)
        }
        Err(error) => {
            errors.push(FieldError::new(Field::Name, &error));
            None
        }
    };
    let identity = keep(
        &mut errors,
        Field::Identity,
        Identity::parse(form.identity_kind, &form.identity),
    )
    .flatten();
    let birth = match filled(&form.birth).map(|typed| birth::parse(typed, today)) {
        None => None,
        Some(Ok(birth)) => Some(birth),
        Some(Err(error)) => {
            let field = match error.part() {
                DatePart::Whole => Field::Birth,
                DatePart::Day => Field::BirthDay,
                DatePart::Month => Field::BirthMonth,
                DatePart::Year => Field::BirthYear,
            };
            errors.push(FieldError::new(field, &error));
            None
        }
    };
    let address = keep(&mut errors, Field::Address, Address::parse(&form.address)).flatten();
    let phone = filled(&form.phone).and_then(|typed| keep(&mut errors, Field::Phone, Phone::parse(typed)));
    let email = filled(&form.email).and_then(|typed| keep(&mut errors, Field::Email, Email::parse(typed)));

    if let Some(Identity::CitizenNumber(number)) = &identity {
        let parts = number.disagreements(birth, form.sex);
        if !parts.is_empty() {
            warnings.push(Warning::NumberDisagrees { parts });
        }
    }
    if let Some(marked) = text::clean(&form.address).marked {
        warnings.push(Warning::AddressHidden { marked });
    }
    if let Some(renamed) = address.as_ref().and_then(Address::renamed) {
        warnings.push(Warning::ProvinceRenamed { renamed });
    }
    match name {
        Some(name) if errors.is_empty() => Ok((
            Applicant {
                kind: form.kind,
                name,
                identity,
                birth,
                sex: form.sex,
                address,
                phone,
                email,
            },
            warnings,
        )),
        _ => Err(errors),
    }
}

fn filled(typed: &str) -> Option<&str> {
    (!typed.trim().is_empty()).then_some(typed)
}

fn keep<T, E: Say>(errors: &mut Vec<FieldError>, field: Field, outcome: Result<T, E>) -> Option<T> {
    outcome
        .map_err(|error| errors.push(FieldError::new(field, &error)))
        .ok()
}
