//! Taking a dossier in: code, date, fee, papers, persons and the signed receipt in one transaction.

use super::national;
use super::papers::{self, HandedIn};
use super::receipt::{self, ReceiptSource};
use crate::domain::applicant::card::{self, CardReading};
use crate::domain::applicant::party::{Authorisation, Party, Role as PartyRole, check_parties};
use crate::domain::applicant::{self, Applicant, ApplicantForm, Field, FieldError, Warning};
use crate::domain::code::{DossierCode, UnitCode};
use crate::domain::deadline::{DeadlineWarning, appoint_within};
use crate::domain::fee::{self, Bill, Exemption, FeeError, FeeInput, Occasion, charge};
use crate::domain::id::{CounterId, DossierId, PrintJobId, TicketId};
use crate::domain::message::{Message, Say};
use crate::domain::money::Dong;
use crate::domain::procedure::{Channel, ProcedureCode, TimeLimit};
use crate::domain::time::{self, Moment};
use crate::domain::vietqr::{Payee, Payment, Service};
use crate::office::catalogue::{self, Offered};
use crate::office::settings::{self, Settings};
use crate::office::{Act, Case, Command, OfficeError, calendar, day_text, key};
use crate::store::dossier::{DossierRow, PartyRow, PaymentRow};
use crate::store::office::OfficeRow;
use crate::store::print::{Paper, PrintJob, PrintState};
use crate::store::{Batch, StoreError, dossier, office, print, ticket};
use serde::{Deserialize, Serialize};

/// A person as the clerk filled the form in, with the raw text of the card if one was scanned.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct PartyForm {
    /// Text of the QR on the citizen's card: pre-fills what the form leaves empty.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub card: Option<String>,
    #[serde(default)]
    pub form: ApplicantForm,
    /// The paper by which this person acts for another.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub authorisation: Option<Authorisation>,
}

impl std::fmt::Debug for PartyForm {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("PartyForm")
            .field("card", &self.card.is_some())
            .finish_non_exhaustive()
    }
}

/// How the fee was paid.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "way")]
pub enum PayBy {
    Cash {
        /// Number of the electronic receipt (biên lai) issued for it.
        #[serde(default)]
        e_receipt: String,
    },
    /// By the VietQR; this clerk saw the money arrive.
    Transfer {
        #[serde(default)]
        e_receipt: String,
    },
}

/// Takes a dossier in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReceiveDossier {
    pub procedure: ProcedureCode,
    /// Place of the case in the procedure, from 0.
    #[serde(default)]
    pub case: usize,
    #[serde(default = "direct")]
    pub channel: Channel,
    /// Number of the ticket that is being served.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ticket: Option<String>,
    /// Number of the counter.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub counter: Option<u32>,
    pub applicant: PartyForm,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner: Option<PartyForm>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub authorised: Option<PartyForm>,
    /// Why the clerk goes on although a warning asks for a reason (B06).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// The papers, or `None`: all of the list as it asks for them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub papers: Option<Vec<HandedIn>>,
    #[serde(default = "one")]
    pub sets: u32,
    #[serde(default)]
    pub fee: FeeInput,
    /// Reason to pay nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub exempt: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paid: Option<PayBy>,
    /// Where the result is handed over; the office's usual place where absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub return_place: Option<String>,
}

const fn direct() -> Channel {
    Channel::Direct
}

const fn one() -> u32 {
    1
}

impl ReceiveDossier {
    /// All papers of the general case, handed in directly by this person.
    pub fn direct(procedure: ProcedureCode, applicant: PartyForm) -> ReceiveDossier {
        ReceiveDossier {
            procedure,
            case: 0,
            channel: Channel::Direct,
            ticket: None,
            counter: None,
            applicant,
            owner: None,
            authorised: None,
            reason: None,
            papers: None,
            sets: 1,
            fee: FeeInput::default(),
            exempt: None,
            paid: None,
            return_place: None,
        }
    }
}

/// A dossier that was taken in. Holds nothing personal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReceivedDossier {
    pub dossier: DossierId,
    pub code: DossierCode,
    pub received_at: Moment,
    pub due_at: Moment,
    /// The law's limit, or the office's shorter one.
    pub limit: TimeLimit,
    /// How the date came about, line by line.
    pub explanation: Vec<Message>,
    pub warnings: Vec<Message>,
    pub bill: Bill,
    /// VietQR for the fee, if it is not paid yet and the office has an account.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub vietqr: Option<String>,
    /// The signed text of the receipt's QR.
    pub qr: String,
    pub print: PrintJobId,
}

impl Command for ReceiveDossier {
    const ACT: Act = Act::ReceiveDossier;
    type Answer = ReceivedDossier;

    fn decide(&self, case: &Case<'_>, batch: &mut Batch) -> Result<ReceivedDossier, OfficeError> {
        if case.clock_doubted {
            return Err(OfficeError::text("intake-clock-back"));
        }
        let office = office::get(case.view)?.ok_or(OfficeError::NotSetUp)?;
        let rules = settings::read(case.view)?;
        let offered = self.offered(case)?;
        let mut wrong = Vec::new();
        let mut warnings = Vec::new();
        let parties = self.parties(case, &mut wrong, &mut warnings)?;
        let of_case = offered.procedure.asked_in(self.case).unwrap_or_default();
        let handed_in = self
            .papers
            .clone()
            .unwrap_or_else(|| HandedIn::as_asked(&of_case));
        let papers = papers::check(&of_case, &handed_in).unwrap_or_else(|missing| {
            wrong.extend(missing);
            Vec::new()
        });
        if self.sets == 0 || self.sets > 99 {
            wrong.push(("sets".to_owned(), Message::new("intake-sets")));
        }
        let bill = self.bill(case, &office, &offered).unwrap_or_else(|error| {
            wrong.push(("fee".to_owned(), error.say()));
            Bill::default()
        });
        if !wrong.is_empty() {
            return Err(OfficeError::Fields(wrong));
        }
        let calendar = calendar::read(case.view)?;
        let law = offered.limit(self.channel, self.case);
        let appointment = appoint_within(
            case.at,
            law,
            offered.own_limit,
            offered.procedure.cut_off_minute,
            &calendar,
            &rules.intake.return_policy,
        )
        .map_err(|error| OfficeError::refused(&error))?;
        warnings.extend(appointment.warnings.iter().map(DeadlineWarning::say));

        let unit = UnitCode::parse(&office.unit).map_err(|error| OfficeError::refused(&error))?;
        let today = time::day(case.at);
        let day = day_text(today);
        let serial = dossier::last_serial(case.view, unit.as_str(), &day)? + 1;
        let code = DossierCode::format(&unit, today, serial).map_err(|error| OfficeError::refused(&error))?;
        let (ticket, counter) = self.place(case)?;
        let mut row = DossierRow {
            id: DossierId(case.view.next_id("dossier")?),
            code: code.as_str().to_owned(),
            unit: unit.as_str().to_owned(),
            day: day.clone(),
            serial,
            procedure: self.procedure.clone(),
            version: offered.version,
            case_name: of_case.name.clone(),
            channel: self.channel.code().to_owned(),
            status: national::RECEIVED,
            received_at: case.millis(),
            due_at: appointment.due.timestamp_millis(),
            original_due_at: appointment.due.timestamp_millis(),
            time_limit: serde_json::to_string(&law).map_err(StoreError::from)?,
            explanation: serde_json::to_string(&appointment.steps).map_err(StoreError::from)?,
            sets: self.sets,
            return_at: self.return_place(&office, &rules),
            fee_total: bill.total.0,
            ticket,
            counter,
            staff: case.staff()?,
            qr: String::new(),
            finished_at: None,
            returned_at: None,
        };
        let payment = self.payment(case, &bill)?;
        let clerk = crate::store::staff::by_id(case.view, row.staff)?
            .map(|staff| staff.name)
            .unwrap_or_default();
        let content = receipt::content(&ReceiptSource {
            office: &office,
            dossier: &row,
            procedure: &offered.procedure,
            parties: &parties,
            papers: &papers,
            bill: &bill,
            exempt: self.exempt.as_deref(),
            payment: payment.as_ref(),
            clerk: &clerk,
        })?;
        row.qr = key::seal(
            case,
            &office,
            &code,
            case.at,
            appointment.due,
            &content.printed_text(),
        )?;

        batch.write(dossier::put_serial(unit.as_str(), &day, serial));
        batch.write(dossier::insert(&row));
        for party in &parties {
            batch.write(dossier::insert_party(row.id, &party_row(case, party)?));
        }
        for (n, paper) in (1..).zip(&papers) {
            batch.write(dossier::insert_paper(
                row.id,
                n,
                serde_json::to_string(paper).map_err(StoreError::from)?,
            ));
        }
        for (n, line) in (1..).zip(&bill.lines) {
            let body = serde_json::to_string(line).map_err(StoreError::from)?;
            batch.write(dossier::insert_fee_line(row.id, n, body, line.amount.0));
        }
        if let Some(payment) = &payment {
            batch.write(dossier::insert_payment(row.id, payment));
        }
        if let Some(reason) = self.exempt.as_deref() {
            batch.write(dossier::put_exemption(row.id, reason));
        }
        let print = queue_print(case, batch, row.id, 0)?;
        batch.event(
            "dossier.received",
            format!("dossier:{}", row.id),
            serde_json::json!({
                "code": row.code,
                "procedure": row.procedure,
                "version": row.version,
                "due": row.due_at,
                "fee": row.fee_total,
                "paid": payment.as_ref().map(|payment| payment.way.clone()),
                "warned": self.reason.is_some(),
            }),
        );
        Ok(ReceivedDossier {
            dossier: row.id,
            received_at: case.at,
            due_at: appointment.due,
            limit: law,
            explanation: appointment.steps,
            warnings,
            vietqr: if payment.is_none() {
                vietqr(&rules, &bill, &code)?
            } else {
                None
            },
            bill,
            qr: row.qr,
            print,
            code,
        })
    }
}

impl ReceiveDossier {
    /// The procedure, if this office takes it and nothing about it is in doubt.
    fn offered(&self, case: &Case<'_>) -> Result<Offered, OfficeError> {
        let offered = catalogue::procedure(case.view, &self.procedure)?;
        if !offered.received_here {
            return Err(OfficeError::Refused(
                Message::new("intake-not-received-here").with("agency", offered.procedure.agency.as_str()),
            ));
        }
        if offered.limit(self.channel, self.case) == TimeLimit::Unstated {
            return Err(OfficeError::Refused(
                Message::new("intake-limit-unconfirmed").with("code", self.procedure.0.as_str()),
            ));
        }
        if offered.procedure.asked_in(self.case).is_none() {
            return Err(OfficeError::Fields(vec![(
                "case".to_owned(),
                Message::new("intake-no-such-case"),
            )]));
        }
        Ok(offered)
    }

    fn parties(
        &self,
        case: &Case<'_>,
        wrong: &mut Vec<(String, Message)>,
        warnings: &mut Vec<Message>,
    ) -> Result<Vec<Party>, OfficeError> {
        let today = time::day(case.at);
        let mut parties = Vec::new();
        let mut needs_reason = false;
        let forms = [
            (PartyRole::Applicant, "applicant", Some(&self.applicant)),
            (PartyRole::Owner, "owner", self.owner.as_ref()),
            (PartyRole::Authorised, "authorised", self.authorised.as_ref()),
        ];
        for (role, place, form) in forms {
            let Some(party) = form else { continue };
            match person(party, today) {
                Ok((person, found)) => {
                    needs_reason |= found.iter().any(Warning::needs_reason);
                    warnings.extend(found.iter().map(Warning::say));
                    parties.push(Party {
                        role,
                        person,
                        authorisation: party.authorisation.clone(),
                    });
                }
                Err(errors) => wrong.extend(
                    errors
                        .into_iter()
                        .map(|error| (format!("{place}.{}", field_name(error.field)), error.message)),
                ),
            }
        }
        if needs_reason
            && self
                .reason
                .as_deref()
                .is_none_or(|reason| reason.trim().is_empty())
        {
            wrong.push(("reason".to_owned(), Message::new("intake-reason-needed")));
        }
        if wrong.is_empty()
            && let Err(errors) = check_parties(&parties, today)
        {
            wrong.extend(
                errors
                    .into_iter()
                    .map(|error| (field_name(error.field), error.message)),
            );
        }
        Ok(parties)
    }

    fn bill(&self, case: &Case<'_>, office: &OfficeRow, offered: &Offered) -> Result<Bill, FeeError> {
        let occasion = Occasion {
            procedure: self.procedure.clone(),
            channel: self.channel,
            on: time::day(case.at),
            province: office.province.clone(),
        };
        let rows = fee::rows_of(&offered.procedure, self.channel);
        let exemption = self.exempt.as_ref().map(|reason| Exemption {
            reason: reason.clone(),
        });
        charge(&rows, &occasion, &self.fee, &offered.fees, exemption.as_ref())
    }

    /// The ticket being served and the counter, if they were named.
    fn place(&self, case: &Case<'_>) -> Result<(Option<TicketId>, Option<CounterId>), OfficeError> {
        let ticket = match &self.ticket {
            None => None,
            Some(number) => {
                let number = crate::domain::code::TicketNumber::parse(number)
                    .map_err(|error| OfficeError::refused(&error))?;
                let row = ticket::by_number(case.view, &case.day(), number.letter(), number.n())?
                    .ok_or_else(|| {
                        OfficeError::Refused(
                            Message::new("queue-no-such-ticket").with("number", number.to_string()),
                        )
                    })?;
                Some(row)
            }
        };
        let counter = match self.counter {
            None => ticket
                .as_ref()
                .and_then(|row| row.turn.counter.as_ref())
                .map(|counter| counter.id),
            Some(number) => Some(
                office::counters(case.view)?
                    .into_iter()
                    .find(|counter| counter.number == number)
                    .map(|counter| counter.id)
                    .ok_or_else(|| {
                        OfficeError::Refused(Message::new("queue-no-such-counter").with("counter", number))
                    })?,
            ),
        };
        Ok((ticket.map(|row| row.id), counter))
    }

    fn return_place(&self, office: &OfficeRow, rules: &Settings) -> String {
        match self.return_place.as_deref().map(str::trim) {
            Some(place) if !place.is_empty() => place.to_owned(),
            _ if !rules.intake.return_place.is_empty() => rules.intake.return_place.clone(),
            _ => format!("{} {}", office.name, office.place),
        }
    }

    fn payment(&self, case: &Case<'_>, bill: &Bill) -> Result<Option<PaymentRow>, OfficeError> {
        let Some(paid) = &self.paid else { return Ok(None) };
        if bill.total == Dong(0) {
            return Err(OfficeError::Fields(vec![(
                "paid".to_owned(),
                Message::new("intake-nothing-to-pay"),
            )]));
        }
        let (way, e_receipt) = match paid {
            PayBy::Cash { e_receipt } => ("cash", e_receipt),
            PayBy::Transfer { e_receipt } => ("transfer", e_receipt),
        };
        if e_receipt.chars().count() > 40 {
            return Err(OfficeError::Fields(vec![(
                "paid".to_owned(),
                Message::new("intake-e-receipt"),
            )]));
        }
        Ok(Some(PaymentRow {
            way: way.to_owned(),
            amount: bill.total.0,
            paid_at: case.millis(),
            confirmed_by: case.staff()?,
            e_receipt: e_receipt.trim().to_owned(),
        }))
    }
}

/// The person of a form; a card fills what the form leaves empty and never overrides what was typed.
fn person(party: &PartyForm, today: chrono::NaiveDate) -> Result<(Applicant, Vec<Warning>), Vec<FieldError>> {
    let mut form = party.form.clone();
    if let Some(text) = &party.card {
        let CardReading { card, .. } = card::read(text).map_err(|error| {
            vec![FieldError {
                field: Field::Identity,
                message: error.say(),
            }]
        })?;
        let from_card = ApplicantForm::from(&card);
        let fill = |typed: &mut String, read: String| {
            if typed.trim().is_empty() {
                *typed = read;
            }
        };
        fill(&mut form.name, from_card.name);
        fill(&mut form.identity, from_card.identity);
        fill(&mut form.birth, from_card.birth);
        fill(&mut form.address, from_card.address);
        form.sex = form.sex.or(from_card.sex);
    }
    applicant::check(&form, today)
}

fn field_name(field: Field) -> String {
    serde_json::to_value(field)
        .ok()
        .and_then(|name| name.as_str().map(str::to_owned))
        .unwrap_or_default()
}

fn party_row(case: &Case<'_>, party: &Party) -> Result<PartyRow, OfficeError> {
    let person = &party.person;
    let mac = |text: &str| key::person_mac(case.view, text);
    Ok(PartyRow {
        role: match party.role {
            PartyRole::Applicant => "applicant",
            PartyRole::Owner => "owner",
            PartyRole::Authorised => "authorised",
        }
        .to_owned(),
        body: serde_json::to_string(party).map_err(StoreError::from)?,
        name_folded: person.name.search_key(),
        identity_mac: person
            .identity
            .as_ref()
            .map(|identity| mac(identity.number()))
            .transpose()?,
        phone_mac: person
            .phone
            .as_ref()
            .map(|phone| mac(phone.as_str()))
            .transpose()?,
        email_folded: person
            .email
            .as_ref()
            .map(|email| email.search_key())
            .unwrap_or_default(),
    })
}

/// Puts the receipt into the print outbox.
pub(crate) fn queue_print(
    case: &Case<'_>,
    batch: &mut Batch,
    dossier: DossierId,
    reprint: u32,
) -> Result<PrintJobId, OfficeError> {
    let id = PrintJobId(case.view.next_id("print_job")?);
    batch.write(print::put(&PrintJob {
        id,
        paper: Paper::Receipt,
        object: dossier.0,
        station: case.station.to_owned(),
        state: PrintState::Queued,
        reprint,
        fault: String::new(),
        made_at: case.millis(),
        changed_at: case.millis(),
    }));
    Ok(id)
}

/// The VietQR for a bill, with the dossier's code as its purpose.
fn vietqr(rules: &Settings, bill: &Bill, code: &DossierCode) -> Result<Option<String>, OfficeError> {
    let Some(bank) = rules.bank.as_ref().filter(|_| bill.total > Dong(0)) else {
        return Ok(None);
    };
    let payee = Payee::new(&bank.bin, &bank.account, Service::Account)
        .map_err(|error| OfficeError::refused(&error))?;
    Payment::of(payee, bill.total, &code.stripped())
        .payload()
        .map(Some)
        .map_err(|error| OfficeError::refused(&error))
}
