//! Finding a dossier at the desk, and opening it: reading personal data is an event too (AL-05).

use super::papers::ReceivedPaper;
use super::receipt::stored_parties;
use crate::domain::applicant::email::Email;
use crate::domain::applicant::party::Party;
use crate::domain::applicant::phone::Phone;
use crate::domain::applicant::text;
use crate::domain::code::{DossierCode, UnitCode};
use crate::domain::id::DossierId;
use crate::domain::message::Message;
use crate::domain::time::{self, Moment};
use crate::office::{Act, Case, Command, OfficeError, key};
use crate::store::dossier::{AttachmentRow, DossierRow};
use crate::store::{Batch, StoreError, View, dossier, office};
use serde::{Deserialize, Serialize};

/// The dossier with a code as a person types it (B32). The same words whatever is wrong.
pub(crate) fn by_typed_code(view: &View<'_>, typed: &str) -> Result<DossierRow, OfficeError> {
    let unit = office::get(view)?.and_then(|office| UnitCode::parse(&office.unit).ok());
    let units: Vec<UnitCode> = unit.into_iter().collect();
    DossierCode::parse_among(typed, &units)
        .ok()
        .map(|code| dossier::by_code(view, code.as_str()))
        .transpose()?
        .flatten()
        .ok_or_else(|| OfficeError::text("dossier-not-found"))
}

/// Quick search: by code, or by the number, phone or e-mail of a person.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FindDossier {
    pub words: String,
}

impl std::fmt::Debug for FindDossier {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("FindDossier(…)")
    }
}

/// The codes that were found, newest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FoundDossiers {
    pub codes: Vec<String>,
}

/// Most codes that one search gives.
const MOST: i64 = 50;

impl Command for FindDossier {
    const ACT: Act = Act::FindDossier;
    type Answer = FoundDossiers;

    fn decide(&self, case: &Case<'_>, batch: &mut Batch) -> Result<FoundDossiers, OfficeError> {
        let words = self.words.trim();
        if words.is_empty() || words.len() > 200 {
            return Err(OfficeError::text("dossier-search-empty"));
        }
        let mut codes = match by_typed_code(case.view, words) {
            Ok(row) => vec![row.code],
            Err(OfficeError::Store(error)) => return Err(error.into()),
            Err(_) => Vec::new(),
        };
        if codes.is_empty() {
            let email = Email::parse(words)
                .map(|email| email.search_key())
                .unwrap_or_default();
            let number = match Phone::parse(words) {
                Ok(phone) => phone.as_str().to_owned(),
                Err(_) => text::digits(words).unwrap_or_else(|| words.to_uppercase()),
            };
            let identity = text::digits(words).unwrap_or_else(|| words.to_uppercase());
            for text in [number, identity] {
                let mac = key::person_mac(case.view, &text)?;
                for code in dossier::codes_of_person(case.view, &mac, &email, MOST)? {
                    if !codes.contains(&code) {
                        codes.push(code);
                    }
                }
            }
        }
        batch.event(
            "dossier.searched",
            "dossier",
            serde_json::json!({ "found": codes.len() }),
        );
        Ok(FoundDossiers { codes })
    }
}

/// Opens a dossier with its persons.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenDossier {
    pub code: String,
}

/// A dossier as the desk sees it. Personal.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenedDossier {
    pub id: DossierId,
    pub code: String,
    pub procedure: String,
    pub case_name: String,
    /// National status code.
    pub status: u8,
    pub received_at: Option<Moment>,
    pub due_at: Option<Moment>,
    pub explanation: Vec<Message>,
    pub parties: Vec<Party>,
    pub papers: Vec<ReceivedPaper>,
    pub files: Vec<AttachmentRow>,
    /// Đồng.
    pub fee_total: u64,
    pub paid: bool,
}

impl std::fmt::Debug for OpenedDossier {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("OpenedDossier")
            .field("code", &self.code)
            .finish_non_exhaustive()
    }
}

impl Command for OpenDossier {
    const ACT: Act = Act::OpenDossier;
    type Answer = OpenedDossier;

    /// Personal answers are not remembered by request id: opening again reads again.
    const REMEMBERED: bool = false;

    fn decide(&self, case: &Case<'_>, batch: &mut Batch) -> Result<OpenedDossier, OfficeError> {
        let row = by_typed_code(case.view, &self.code)?;
        let papers = dossier::papers(case.view, row.id)?
            .iter()
            .map(|paper| Ok(serde_json::from_str(paper).map_err(StoreError::from)?))
            .collect::<Result<_, OfficeError>>()?;
        batch.event(
            "dossier.opened",
            format!("dossier:{}", row.id),
            serde_json::Value::Null,
        );
        Ok(OpenedDossier {
            id: row.id,
            parties: stored_parties(case.view, row.id)?,
            papers,
            files: dossier::attachments(case.view, row.id)?,
            explanation: serde_json::from_str(&row.explanation).map_err(StoreError::from)?,
            received_at: time::from_millis(row.received_at),
            due_at: time::from_millis(row.due_at),
            paid: dossier::payment(case.view, row.id)?.is_some(),
            fee_total: row.fee_total,
            status: row.status,
            case_name: row.case_name,
            procedure: row.procedure.0,
            code: row.code,
        })
    }
}
