//! The catalogue in the store: the embedded one, imports, what the office says of its own, and the search.

use super::{Act, Case, Command, Office, OfficeError};
use crate::catalogue::embedded::{self, DefaultOffice};
use crate::catalogue::search::{Card, Hints, Index};
use crate::domain::fee::OfficeAmount;
use crate::domain::id::{FieldId, ProcedureVersionId};
use crate::domain::message::Message;
use crate::domain::procedure::{Channel, Doubt, Level, Procedure, ProcedureCode, TimeLimit};
use crate::seal::key::unhex;
use crate::store::catalogue::{self, Current, ImportRow, LocalRow};
use crate::store::office::{FieldRow, fields};
use crate::store::{Batch, StoreError, View};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// Writes the procedures that the program carries with it. Part of the first start.
pub(super) fn load_embedded(
    case: &Case<'_>,
    batch: &mut Batch,
    default: &DefaultOffice,
) -> Result<usize, OfficeError> {
    let procedures = embedded::procedures().map_err(|error| OfficeError::refused(&error))?;
    for (id, procedure) in (case.view.next_id("procedure_version")?..).zip(&procedures) {
        let body = serde_json::to_string(procedure).map_err(StoreError::from)?;
        let version = ProcedureVersionId(id);
        batch.write(catalogue::put_version(
            version,
            &procedure.code,
            digest(&body),
            body,
            case.millis(),
        ));
        batch.write(put_current(procedure, version)?);
        if default.not_received.contains(&procedure.code) {
            batch.write(catalogue::put_local(&LocalRow {
                received: false,
                ..empty_local(&procedure.code)
            })?);
        }
    }
    Ok(procedures.len())
}

fn put_current(
    procedure: &Procedure,
    version: ProcedureVersionId,
) -> Result<crate::store::Write, OfficeError> {
    let card = serde_json::to_string(&Card::of(procedure, false)).map_err(StoreError::from)?;
    Ok(catalogue::put_current(procedure, version, card))
}

fn digest(body: &str) -> [u8; 32] {
    Sha256::digest(body.as_bytes()).into()
}

fn empty_local(code: &ProcedureCode) -> LocalRow {
    LocalRow {
        code: code.clone(),
        received: true,
        field: None,
        counters: Vec::new(),
        own_limit: None,
        confirmed_limit: None,
        confirmed_version: None,
        fees: Vec::new(),
    }
}

/// A procedure with what this office says of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Offered {
    pub procedure: Procedure,
    pub version: ProcedureVersionId,
    /// This office takes dossiers of it; else the competent agency does.
    pub received_here: bool,
    /// Letter of the queue it belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub field: Option<char>,
    /// Numbers of the counters that take it; all of the field where empty.
    pub counters: Vec<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub own_limit: Option<TimeLimit>,
    /// The law's limit as a person of the office confirmed it for this version.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confirmed_limit: Option<TimeLimit>,
    pub fees: Vec<OfficeAmount>,
    /// Something is to be confirmed before the desk may use it.
    pub unconfirmed: bool,
    /// No longer published.
    pub gone: bool,
}

impl Offered {
    /// The law's limit for one way of filing and one case (by its place), as confirmed or as published.
    pub fn limit(&self, channel: Channel, case: usize) -> TimeLimit {
        if let Some(confirmed) = self.confirmed_limit {
            return confirmed;
        }
        let by_case = self.procedure.cases.get(case).and_then(|case| case.limit);
        let by_channel = self
            .procedure
            .channels
            .iter()
            .find(|rule| rule.channel == channel)
            .or_else(|| self.procedure.channels.first())
            .map(|rule| rule.limit);
        by_case.or(by_channel).unwrap_or(TimeLimit::Unstated)
    }
}

fn offered(fields: &[FieldRow], local: Option<LocalRow>, current: Current) -> Result<Offered, OfficeError> {
    let Current {
        version,
        procedure,
        gone,
    } = current;
    let by_name = fields
        .iter()
        .find(|field| !field.retired && field.handles.contains(&procedure.field));
    let by_choice = local
        .as_ref()
        .and_then(|local| local.field)
        .and_then(|id| fields.iter().find(|field| field.id == id && !field.retired));
    let field = by_choice.or(by_name);
    let received_here = field.is_some()
        && match &local {
            Some(local) => local.received,
            None => procedure.levels.contains(&Level::Commune),
        };
    let limit = |text: &Option<String>| -> Result<Option<TimeLimit>, OfficeError> {
        Ok(text
            .as_deref()
            .map(serde_json::from_str)
            .transpose()
            .map_err(StoreError::from)?)
    };
    let confirmed = local
        .as_ref()
        .is_some_and(|local| local.confirmed_version == Some(version));
    Ok(Offered {
        received_here,
        field: field.map(|field| field.letter),
        counters: local
            .as_ref()
            .map(|local| local.counters.clone())
            .unwrap_or_default(),
        own_limit: local
            .as_ref()
            .map(|local| limit(&local.own_limit))
            .transpose()?
            .flatten(),
        confirmed_limit: match &local {
            Some(local) if confirmed => limit(&local.confirmed_limit)?,
            _ => None,
        },
        fees: local.map(|local| local.fees).unwrap_or_default(),
        unconfirmed: !procedure.doubts.is_empty() && !confirmed,
        procedure,
        version,
        gone,
    })
}

/// One procedure as this office offers it.
pub fn procedure(view: &View<'_>, code: &ProcedureCode) -> Result<Offered, OfficeError> {
    let current = catalogue::by_code(view, code)?.ok_or_else(|| {
        OfficeError::Refused(Message::new("catalogue-no-such-procedure").with("code", code.0.as_str()))
    })?;
    offered(&fields(view)?, catalogue::local(view, code)?, current)
}

/// Everything that a person must confirm, commune-level and locally received procedures first.
pub fn unconfirmed(office: &Office) -> Result<Vec<Offered>, OfficeError> {
    office.read(|view| {
        let mut all = Vec::new();
        for code in catalogue::doubtful(view)? {
            all.push(procedure(view, &code)?);
        }
        all.sort_by_key(|offered| !offered.received_here);
        Ok(all)
    })
}

/// Builds the search index over everything published, with this office's procedures preferred.
pub fn search_index(office: &Office) -> Result<Index, OfficeError> {
    let (cards, province) = office.read(|view| {
        let fields = fields(view)?;
        let locals: BTreeMap<ProcedureCode, LocalRow> = catalogue::locals(view)?
            .into_iter()
            .map(|local| (local.code.clone(), local))
            .collect();
        let mut cards = Vec::new();
        for (code, card) in catalogue::entries(view)? {
            let mut card: Card = serde_json::from_str(&card).map_err(StoreError::from)?;
            card.received_here = is_received(&fields, locals.get(&code), &card);
            cards.push(card);
        }
        let office = crate::store::office::get(view)?;
        Ok((cards, office.map(|office| office.province)))
    })?;
    let hints = hints(province)?;
    Index::build(cards, &hints).map_err(|_| {
        OfficeError::Refused(
            Message::new("embedded-file-broken").with("file", "assets/catalogue/lexicon.toml"),
        )
    })
}

fn is_received(fields: &[FieldRow], local: Option<&LocalRow>, card: &Card) -> bool {
    let has_field = local.and_then(|local| local.field).is_some()
        || fields
            .iter()
            .any(|field| !field.retired && field.handles.contains(&card.field));
    has_field && local.map_or(card.levels.contains(&Level::Commune), |local| local.received)
}

/// What everyone knows beside the published texts: life events and what people call a procedure.
fn hints(province: Option<String>) -> Result<Hints, OfficeError> {
    let refused = |error: embedded::EmbeddedError| OfficeError::refused(&error);
    let mut life_events: Vec<(String, Vec<ProcedureCode>)> = embedded::life_events()
        .map_err(refused)?
        .into_iter()
        .map(|event| (search_words(&event), event.procedures))
        .collect();
    for procedure in embedded::procedures().map_err(refused)? {
        for words in procedure.everyday {
            life_events.push((words, vec![procedure.code.clone()]));
        }
    }
    Ok(Hints {
        life_events,
        province,
    })
}

/// Everything a person may say of a life event.
fn search_words(event: &embedded::LifeEvent) -> String {
    let mut words = vec![event.name.as_str(), event.line.as_str()];
    words.extend(event.words.iter().map(String::as_str));
    words.join(" . ")
}

/// Takes a catalogue file in: all of it or nothing. Older versions stay for the dossiers under them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportCatalogue {
    /// SHA-256 of the file, hexadecimal.
    pub sha256: String,
    pub procedures: Vec<Procedure>,
    /// The file is the whole catalogue: what it does not hold is gone.
    pub whole: bool,
    /// The person knows that this file was taken in before.
    #[serde(default)]
    pub again: bool,
}

/// What an import changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportAnswer {
    pub added: u64,
    pub changed: u64,
    pub gone: u64,
    pub unchanged: u64,
    /// Commune-level procedures that a person must confirm before the desk may use them.
    pub to_confirm: u64,
}

impl Command for ImportCatalogue {
    const ACT: Act = Act::ImportCatalogue;
    type Answer = ImportAnswer;

    fn decide(&self, case: &Case<'_>, batch: &mut Batch) -> Result<ImportAnswer, OfficeError> {
        let sha256: [u8; 32] = unhex(&self.sha256).ok_or(OfficeError::RequestId)?;
        if let Some(before) = catalogue::import_of(case.view, &sha256)?
            && !self.again
        {
            return Err(OfficeError::Refused(imported_before(case.view, &before)?));
        }
        let known = catalogue::currents(case.view)?;
        let mut next = case.view.next_id("procedure_version")?;
        let mut answer = ImportAnswer {
            added: 0,
            changed: 0,
            gone: 0,
            unchanged: 0,
            to_confirm: 0,
        };
        let own = own_readings()?;
        for published in &self.procedures {
            let read = own.get(&published.code).and_then(|own| settled(published, own));
            let procedure = read.as_ref().unwrap_or(published);
            if procedure.levels.contains(&Level::Commune) && !procedure.doubts.is_empty() {
                answer.to_confirm += 1;
            }
            let body = serde_json::to_string(procedure).map_err(StoreError::from)?;
            let hash = digest(&body);
            match known.get(&procedure.code) {
                Some((current, false)) if *current == hash => {
                    answer.unchanged += 1;
                    continue;
                }
                Some(_) => answer.changed += 1,
                None => answer.added += 1,
            }
            let version = match catalogue::version_of(case.view, &procedure.code, &hash)? {
                Some(version) => version,
                None => {
                    let version = ProcedureVersionId(next);
                    next += 1;
                    batch.write(catalogue::put_version(
                        version,
                        &procedure.code,
                        hash,
                        body,
                        case.millis(),
                    ));
                    version
                }
            };
            batch.write(put_current(procedure, version)?);
        }
        if self.whole {
            let held: std::collections::BTreeSet<&ProcedureCode> =
                self.procedures.iter().map(|procedure| &procedure.code).collect();
            for (code, (_, gone)) in &known {
                if !gone && !held.contains(code) {
                    answer.gone += 1;
                    batch.write(catalogue::mark_gone(code));
                }
            }
        }
        batch.write(catalogue::put_import(&ImportRow {
            sha256,
            at: case.millis(),
            staff: case.actor.staff.map(|staff| staff.0),
            added: answer.added,
            changed: answer.changed,
            gone: answer.gone,
        }));
        batch.event(
            "catalogue.imported",
            "catalogue",
            serde_json::json!({
                "sha256": self.sha256, "added": answer.added, "changed": answer.changed, "gone": answer.gone,
            }),
        );
        Ok(answer)
    }
}

/// The procedures that the program carries, by code.
fn own_readings() -> Result<BTreeMap<ProcedureCode, Procedure>, OfficeError> {
    let all = embedded::procedures().map_err(|error| OfficeError::refused(&error))?;
    Ok(all
        .into_iter()
        .map(|procedure| (procedure.code.clone(), procedure))
        .collect())
}

/// A published procedure with what the program's own reading of the same decision settles: everyday names,
/// and the time limits where the publisher contradicts himself or says them in words only.
fn settled(published: &Procedure, own: &Procedure) -> Option<Procedure> {
    let same_decision = match (&published.decision, &own.decision) {
        (Some(theirs), Some(ours)) => theirs.number == ours.number,
        _ => false,
    };
    if !same_decision {
        return None;
    }
    let mut read = published.clone();
    if read.everyday.is_empty() {
        read.everyday.clone_from(&own.everyday);
    }
    let about_limits = |doubt: &Doubt| {
        matches!(
            doubt,
            Doubt::LimitUnstated { .. }
                | Doubt::LimitContradiction { .. }
                | Doubt::SeveralLimits { .. }
                | Doubt::LimitQuestioned { .. }
        )
    };
    let by_case = own.cases.iter().any(|case| case.limit.is_some());
    if read.doubts.iter().any(about_limits) && !by_case {
        for rule in &mut read.channels {
            if let Some(ours) = own.channels.iter().find(|ours| ours.channel == rule.channel) {
                rule.limit = ours.limit;
            }
        }
        if read.channels.iter().all(|rule| rule.limit != TimeLimit::Unstated) {
            read.cut_off_minute = own.cut_off_minute;
            read.cases.iter_mut().for_each(|case| case.limit = None);
            read.doubts.retain(|doubt| !about_limits(doubt));
        }
    }
    Some(read)
}

/// “Tệp này đã nhập lúc … bởi …. Nhập lại?” (B44).
fn imported_before(view: &View<'_>, before: &ImportRow) -> Result<Message, OfficeError> {
    let by = match before.staff {
        Some(id) => {
            crate::store::staff::by_id(view, crate::domain::id::StaffId(id))?.map(|staff| staff.login)
        }
        None => None,
    };
    let at = crate::domain::time::from_millis(before.at)
        .map(|at| at.format("%H:%M %d/%m/%Y").to_string())
        .unwrap_or_default();
    Ok(Message::new("catalogue-imported-before")
        .with("at", at)
        .with("by", by.unwrap_or_default()))
}

/// Every current procedure, for a comparison before an import.
pub fn all_procedures(office: &Office) -> Result<Vec<Procedure>, OfficeError> {
    office.read(|view| {
        Ok(catalogue::all(view)?
            .into_iter()
            .filter(|current| !current.gone)
            .map(|current| current.procedure)
            .collect())
    })
}

/// What the office says of a procedure; what is absent stays as it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChangeProcedure {
    pub code: ProcedureCode,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub received: Option<bool>,
    /// Letter of the queue.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub field: Option<char>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub counters: Option<Vec<u32>>,
    /// The office's own limit, shorter than the law's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub own_limit: Option<TimeLimit>,
    /// The law's limit as this person read it: settles every doubt about this version.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confirm_limit: Option<TimeLimit>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fees: Option<Vec<OfficeAmount>>,
}

impl Command for ChangeProcedure {
    const ACT: Act = Act::ChangeProcedure;
    type Answer = Offered;

    fn decide(&self, case: &Case<'_>, batch: &mut Batch) -> Result<Offered, OfficeError> {
        let before = procedure(case.view, &self.code)?;
        let mut local = catalogue::local(case.view, &self.code)?.unwrap_or_else(|| LocalRow {
            received: before.received_here,
            ..empty_local(&self.code)
        });
        if let Some(letter) = self.field {
            local.field = Some(field_of(case.view, letter)?);
        }
        if let Some(received) = self.received {
            local.received = received;
        }
        if let Some(counters) = &self.counters {
            local.counters.clone_from(counters);
        }
        let text = |limit: TimeLimit| serde_json::to_string(&limit).map_err(StoreError::from);
        if self.own_limit == Some(TimeLimit::Unstated) || self.confirm_limit == Some(TimeLimit::Unstated) {
            return Err(OfficeError::refused(
                &crate::domain::deadline::DeadlineError::Unstated,
            ));
        }
        if let Some(limit) = self.own_limit {
            local.own_limit = Some(text(limit)?);
        }
        if let Some(limit) = self.confirm_limit {
            local.confirmed_limit = Some(text(limit)?);
            local.confirmed_version = Some(before.version);
        }
        if let Some(fees) = &self.fees {
            local.fees.clone_from(fees);
        }
        batch.write(catalogue::put_local(&local)?);
        batch.event(
            "procedure.changed",
            format!("procedure:{}", self.code),
            serde_json::json!({ "received": local.received, "version": before.version }),
        );
        let current = Current {
            version: before.version,
            procedure: before.procedure,
            gone: before.gone,
        };
        let after = offered(&fields(case.view)?, Some(local), current)?;
        if after.field.is_none() && after.received_here {
            return Err(OfficeError::text("catalogue-field-needed"));
        }
        Ok(after)
    }
}

fn field_of(view: &View<'_>, letter: char) -> Result<FieldId, OfficeError> {
    fields(view)?
        .into_iter()
        .find(|field| field.letter == letter.to_ascii_uppercase() && !field.retired)
        .map(|field| field.id)
        .ok_or_else(|| {
            OfficeError::Refused(Message::new("queue-no-such-field").with("letter", letter.to_string()))
        })
}

/// Keeps words that found nothing, without the person, so that the catalogue can learn them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoteUnfoundWords {
    pub words: String,
}

/// Longest text that is kept; longer ones are not words.
const LONGEST_WORDS: usize = 80;

impl Command for NoteUnfoundWords {
    const ACT: Act = Act::NoteUnfoundWords;
    type Answer = bool;

    /// Words with digits are not kept: they may be a number of a person or a dossier.
    fn decide(&self, case: &Case<'_>, batch: &mut Batch) -> Result<bool, OfficeError> {
        let words = crate::domain::vietnamese::fold(&self.words);
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        if words.is_empty()
            || words.chars().count() > LONGEST_WORDS
            || words.chars().any(|letter| letter.is_numeric() || letter == '@')
        {
            return Ok(false);
        }
        batch.write(catalogue::count_unfound(&words, &case.day()));
        batch.event("catalogue.words_unfound", "catalogue", serde_json::Value::Null);
        Ok(true)
    }
}

/// Words that found nothing, most frequent first.
pub fn unfound_words(office: &Office, most: i64) -> Result<Vec<(String, i64)>, OfficeError> {
    office.read(|view| Ok(catalogue::unfound(view, most)?))
}
