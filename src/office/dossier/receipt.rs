//! What stands on the receipt, out of a dossier as stored or about to be stored.

use super::papers::{PaperState, ReceivedPaper};
use crate::domain::applicant::identity::Identity;
use crate::domain::applicant::party::{Party, Role};
use crate::domain::deadline::limit_text;
use crate::domain::fee::{Bill, BillLine};
use crate::domain::id::DossierId;
use crate::domain::mask;
use crate::domain::message::Message;
use crate::domain::money::Dong;
use crate::domain::procedure::{Procedure, TimeLimit};
use crate::domain::time;
use crate::office::{Office, OfficeError};
use crate::paper::receipt::{FeeNote, Identity as PrintedIdentity, PaperKind, PaperLine, ReceiptContent};
use crate::store::dossier::{DossierRow, PaymentRow};
use crate::store::office::OfficeRow;
use crate::store::{StoreError, View, catalogue, dossier, office, staff};
use crate::words::{self, Language};

/// Everything a receipt is made of.
#[derive(Debug)]
pub struct ReceiptSource<'a> {
    pub office: &'a OfficeRow,
    pub dossier: &'a DossierRow,
    pub procedure: &'a Procedure,
    pub parties: &'a [Party],
    pub papers: &'a [ReceivedPaper],
    pub bill: &'a Bill,
    pub exempt: Option<&'a str>,
    pub payment: Option<&'a PaymentRow>,
    /// Full name of the clerk.
    pub clerk: &'a str,
}

/// The printed facts. The same dossier always gives the same, so that a reprint keeps its signed QR.
pub(super) fn content(source: &ReceiptSource<'_>) -> Result<ReceiptContent, OfficeError> {
    let dossier = source.dossier;
    let of = |role: Role| {
        source
            .parties
            .iter()
            .find(|party| party.role == role)
            .map(|party| &party.person)
    };
    let applicant = of(Role::Applicant).ok_or(OfficeError::Store(StoreError::Damaged("party".into())))?;
    let owner = of(Role::Owner).unwrap_or(applicant);
    let limit: TimeLimit = serde_json::from_str(&dossier.time_limit).map_err(StoreError::from)?;
    let moment = |millis: i64| {
        time::from_millis(millis).ok_or_else(|| OfficeError::Store(StoreError::Value("time".into())))
    };
    let say = |message: &Message| words::render(Language::Vi, message);
    Ok(ReceiptContent {
        agency: source.office.parent.to_uppercase(),
        office: source.office.name.to_uppercase(),
        number: format!("{:04}/TNHS", dossier.serial),
        place: source.office.place.clone(),
        code: dossier.code.clone(),
        book: None,
        applicant: owner.name.as_str().to_owned(),
        handed_in_by: of(Role::Owner).map(|_| applicant.name.as_str().to_owned()),
        identity: applicant.identity.as_ref().map(|identity| PrintedIdentity {
            kind: words::text(Language::Vi, identity_kind(identity)),
            number: match identity {
                Identity::CitizenNumber(number) => mask::citizen_number(number),
                other => other.number().to_owned(),
            },
        }),
        address: applicant
            .address
            .as_ref()
            .map(|address| address.as_str().to_owned()),
        phone: applicant.phone.as_ref().map(|phone| phone.national()),
        email: applicant.email.as_ref().map(|email| email.as_str().to_owned()),
        procedure: match dossier.case_name.as_str() {
            "" => source.procedure.name.clone(),
            case => format!("{} – {case}", source.procedure.name),
        },
        procedure_code: source.procedure.code.0.clone(),
        papers: source.papers.iter().map(paper_line).collect(),
        sets: dossier.sets,
        limit: say(&limit_text(limit)),
        received_at: moment(dossier.received_at)?,
        due_at: moment(dossier.original_due_at)?,
        return_place: dossier.return_at.clone(),
        fee: fee_note(source, say),
        clerk: source.clerk.to_owned(),
    })
}

const fn identity_kind(identity: &Identity) -> &'static str {
    match identity {
        Identity::CitizenNumber(_) => "receipt-identity-citizen",
        Identity::Passport(_) => "receipt-identity-passport",
        Identity::TaxCode(_) => "receipt-identity-tax",
        Identity::Other(_) => "receipt-identity-other",
    }
}

fn paper_line(paper: &ReceivedPaper) -> PaperLine {
    PaperLine {
        name: paper.name.clone(),
        kind: match paper.state {
            PaperState::OnPaper | PaperState::NotNeeded => PaperKind::OnPaper,
            PaperState::Electronic => PaperKind::Electronic,
            PaperState::FromDatabase => PaperKind::FromDatabase,
            PaperState::Shown => PaperKind::Shown,
        },
        originals: paper.originals,
        copies: paper.copies,
    }
}

fn fee_note(source: &ReceiptSource<'_>, say: impl Fn(&Message) -> String) -> Option<FeeNote> {
    if source.bill.lines.is_empty() {
        return None;
    }
    let formula = |line: &BillLine| match line.name.as_str() {
        "" => say(&line.explanation),
        name => format!("{name}: {}", say(&line.explanation)),
    };
    let total = source.bill.total;
    Some(FeeNote {
        formulas: source.bill.lines.iter().map(formula).collect(),
        total: format!("{total} đồng"),
        in_words: (total > Dong(0)).then(|| total.on_receipt()),
        exemption: source.exempt.map(str::to_owned),
        payment: source.payment.map(|payment| {
            let id = match (payment.way.as_str(), payment.e_receipt.is_empty()) {
                ("cash", true) => "receipt-paid-cash",
                ("cash", false) => "receipt-paid-cash-receipt",
                (_, true) => "receipt-paid-transfer",
                (_, false) => "receipt-paid-transfer-receipt",
            };
            say(&Message::new(id).with("receipt", payment.e_receipt.as_str()))
        }),
    })
}

/// The receipt of a stored dossier: its content and the signed text of its QR.
pub fn receipt_of(office: &Office, id: DossierId) -> Result<(ReceiptContent, String), OfficeError> {
    office.read(|view| read(view, id))
}

fn read(view: &View<'_>, id: DossierId) -> Result<(ReceiptContent, String), OfficeError> {
    let row = dossier::by_id(view, id)?.ok_or_else(|| OfficeError::text("dossier-unknown"))?;
    let office = office::get(view)?.ok_or(OfficeError::NotSetUp)?;
    let procedure = catalogue::version(view, row.version)?
        .ok_or_else(|| OfficeError::Store(StoreError::Damaged("procedure_version".into())))?;
    let parties = stored_parties(view, id)?;
    let parsed = |texts: Vec<String>| -> Result<Vec<BillLine>, OfficeError> {
        texts
            .iter()
            .map(|text| Ok(serde_json::from_str(text).map_err(StoreError::from)?))
            .collect()
    };
    let papers = dossier::papers(view, id)?
        .iter()
        .map(|text| Ok(serde_json::from_str(text).map_err(StoreError::from)?))
        .collect::<Result<Vec<ReceivedPaper>, OfficeError>>()?;
    let bill = Bill {
        lines: parsed(dossier::fee_lines(view, id)?)?,
        total: Dong(row.fee_total),
    };
    let payment = dossier::payment(view, id)?;
    let clerk = staff::by_id(view, row.staff)?
        .map(|staff| staff.name)
        .unwrap_or_default();
    let exempt = dossier::exemption(view, id)?;
    let content = content(&ReceiptSource {
        office: &office,
        dossier: &row,
        procedure: &procedure,
        parties: &parties,
        papers: &papers,
        bill: &bill,
        exempt: exempt.as_deref(),
        payment: payment.as_ref(),
        clerk: &clerk,
    })?;
    Ok((content, row.qr))
}

/// The persons of a stored dossier.
pub(super) fn stored_parties(view: &View<'_>, id: DossierId) -> Result<Vec<Party>, OfficeError> {
    dossier::parties(view, id)?
        .iter()
        .map(|party| Ok(serde_json::from_str(&party.body).map_err(StoreError::from)?))
        .collect()
}
