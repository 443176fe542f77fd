//! What a citizen is told of a dossier: by the receipt's QR, or by the code with four digits of the phone.
//!
//! Names are masked, five misses a minute and no more, and the same words for wrong and for not allowed
//! (PD-02, B32, B33).

use super::find::by_typed_code;
use super::national;
use super::receipt::stored_parties;
use crate::domain::applicant::party::{Party, Role as PartyRole};
use crate::domain::mask;
use crate::domain::message::Message;
use crate::domain::time::{self, Moment};
use crate::office::{Act, Case, Command, Office, OfficeError, Role, key, settings};
use crate::seal::receipt_qr::{self, Verdict};
use crate::store::dossier::DossierRow;
use crate::store::{Batch, StoreError, catalogue, dossier};
use serde::{Deserialize, Serialize};

/// How the citizen names the dossier.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "by")]
pub enum LookUp {
    /// The text of the receipt's QR.
    Receipt { text: String },
    /// The code and the last four digits of the phone number given at the desk.
    Code { code: String, last_four: String },
}

impl std::fmt::Debug for LookUp {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            LookUp::Receipt { .. } => "Receipt(…)",
            LookUp::Code { .. } => "Code(…)",
        })
    }
}

/// Asks how far a dossier is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LookUpStatus {
    pub look_up: LookUp,
}

/// The five plain steps of a dossier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CitizenStep {
    Received,
    InProgress,
    /// The citizen must do something: bring papers or pay.
    YourTurn,
    Ready,
    Returned,
}

impl CitizenStep {
    const fn of(status: u8) -> CitizenStep {
        match status {
            national::SUPPLEMENT | national::PAYMENT => CitizenStep::YourTurn,
            national::IN_PROGRESS | 7 | 8 => CitizenStep::InProgress,
            3 | national::FINISHED => CitizenStep::Ready,
            national::RETURNED => CitizenStep::Returned,
            _ => CitizenStep::Received,
        }
    }

    /// Id of the text that names the step.
    pub const fn text_id(self) -> &'static str {
        match self {
            CitizenStep::Received => "status-received",
            CitizenStep::InProgress => "status-in-progress",
            CitizenStep::YourTurn => "status-your-turn",
            CitizenStep::Ready => "status-ready",
            CitizenStep::Returned => "status-returned",
        }
    }
}

/// What the citizen sees.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DossierStatus {
    pub code: String,
    pub procedure: String,
    pub step: CitizenStep,
    /// National status code.
    pub status: u8,
    pub received_at: Moment,
    pub due_at: Moment,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub returned_at: Option<Moment>,
    /// The name with its middle hidden.
    pub name: String,
    pub return_place: String,
    pub overdue: bool,
}

/// What became of a look-up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "outcome")]
pub enum Verified {
    Found {
        status: Box<DossierStatus>,
    },
    /// Not found, or not allowed: the same words.
    NotFound {
        message: Message,
    },
    /// Too many misses: wait so many seconds.
    Wait {
        message: Message,
    },
}

impl Command for LookUpStatus {
    const ACT: Act = Act::LookUpStatus;
    type Answer = Verified;

    const REMEMBERED: bool = false;

    fn decide(&self, case: &Case<'_>, batch: &mut Batch) -> Result<Verified, OfficeError> {
        let most = i64::from(settings::read(case.view)?.intake.misses_a_minute);
        let since = case.millis() - 60_000;
        if case.actor.role == Role::Citizen && dossier::misses_since(case.view, case.station, since)? >= most
        {
            return Ok(Verified::Wait {
                message: Message::new("dossier-too-many-tries").with("seconds", 60),
            });
        }
        let found = match &self.look_up {
            LookUp::Receipt { text } => self.by_receipt(case, text)?,
            LookUp::Code { code, last_four } => {
                by_code(case, code, last_four)?.ok_or_else(|| Message::new("dossier-not-found"))
            }
        };
        match found {
            Ok((row, parties)) => {
                batch.event(
                    "dossier.status_shown",
                    format!("dossier:{}", row.id),
                    serde_json::Value::Null,
                );
                Ok(Verified::Found {
                    status: Box::new(status(case, row, &parties)?),
                })
            }
            Err(message) => {
                for write in dossier::record_miss(case.view, case.station, case.millis())? {
                    batch.write(write);
                }
                let kind = if message.id == "dossier-not-found" {
                    "dossier.look_up_missed"
                } else {
                    "dossier.receipt_refused"
                };
                batch.event(kind, "dossier", serde_json::json!({ "text": message.id }));
                Ok(Verified::NotFound { message })
            }
        }
    }
}

type Found = (DossierRow, Vec<Party>);

impl LookUpStatus {
    /// A genuine receipt is enough; anything else says why, in the words of its fault (B27–B31).
    fn by_receipt(&self, case: &Case<'_>, text: &str) -> Result<Result<Found, Message>, OfficeError> {
        let (ring, unit) = key::ring(case.view)?;
        match receipt_qr::verify(text, &ring, &unit) {
            Verdict::Genuine { seal } => match dossier::by_code(case.view, seal.code.as_str())? {
                Some(row) => {
                    let parties = stored_parties(case.view, row.id)?;
                    Ok(Ok((row, parties)))
                }
                None => Ok(Err(Message::new("dossier-not-found"))),
            },
            other => Ok(Err(crate::domain::message::Say::say(&other))),
        }
    }
}

fn by_code(case: &Case<'_>, code: &str, last_four: &str) -> Result<Option<Found>, OfficeError> {
    let row = match by_typed_code(case.view, code) {
        Ok(row) => row,
        Err(OfficeError::Store(error)) => return Err(error.into()),
        Err(_) => return Ok(None),
    };
    let parties = stored_parties(case.view, row.id)?;
    let knows = parties.iter().any(|party| {
        party
            .person
            .phone
            .as_ref()
            .is_some_and(|phone| mask::knows_last_four(phone, last_four))
    });
    Ok(knows.then_some((row, parties)))
}

fn status(case: &Case<'_>, row: DossierRow, parties: &[Party]) -> Result<DossierStatus, OfficeError> {
    let moment = |millis: i64| {
        time::from_millis(millis).ok_or_else(|| OfficeError::Store(StoreError::Value("time".into())))
    };
    let procedure = catalogue::version(case.view, row.version)?.map(|procedure| procedure.name);
    let owner = parties
        .iter()
        .find(|party| party.role == PartyRole::Owner)
        .or_else(|| parties.iter().find(|party| party.role == PartyRole::Applicant));
    let due_at = moment(row.due_at)?;
    Ok(DossierStatus {
        step: CitizenStep::of(row.status),
        status: row.status,
        received_at: moment(row.received_at)?,
        due_at,
        returned_at: row.returned_at.map(moment).transpose()?,
        name: owner
            .map(|party| mask::name(&party.person.name))
            .unwrap_or_default(),
        procedure: procedure.unwrap_or_default(),
        return_place: row.return_at,
        overdue: row.finished_at.is_none() && case.at > due_at,
        code: row.code,
    })
}

/// Checks the text of a receipt's QR with the keys of this office and those it trusts.
pub fn verify_receipt(office: &Office, text: &str) -> Result<Verdict, OfficeError> {
    office.read(|view| {
        let (ring, unit) = key::ring(view)?;
        Ok(receipt_qr::verify(text, &ring, &unit))
    })
}
