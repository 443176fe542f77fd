//! `motcua dossier`: taking in, attaching, finding, opening, status and the receipt as PDF.

use super::office::read_json;
use super::{Desk, Exit, receipt};
use crate::domain::applicant::ApplicantForm;
use crate::domain::message::Message;
use crate::domain::procedure::ProcedureCode;
use crate::office::dossier::{
    AttachFile, DossierStatus, FindDossier, LookUp, LookUpStatus, OpenDossier, PartyForm, PayBy,
    ReceiveDossier, Verified, receipt_of,
};
use crate::paper::pdf;
use crate::paper::receipt::{PaperSize, ReceiptTemplate, lay_out};
use clap::{Args, Subcommand};
use std::path::{Path, PathBuf};

/// Commands about dossiers.
#[derive(Debug, Subcommand)]
pub enum DossierCommand {
    /// cli-dossier-receive
    Receive(Box<ReceiveArgs>),
    /// cli-dossier-attach
    Attach {
        /// cli-arg-code
        code: String,
        /// cli-arg-file
        file: PathBuf,
        /// cli-arg-paper
        #[arg(long)]
        paper: Option<i64>,
    },
    /// cli-dossier-find
    Find {
        /// cli-arg-find-words
        words: String,
    },
    /// cli-dossier-open
    Open {
        /// cli-arg-code
        code: String,
    },
    /// cli-dossier-status
    Status {
        /// cli-arg-code
        #[arg(required_unless_present = "receipt")]
        code: Option<String>,
        /// cli-arg-last-four
        #[arg(long, requires = "code")]
        last_four: Option<String>,
        /// cli-arg-receipt
        #[arg(long, conflicts_with = "code")]
        receipt: Option<String>,
    },
    /// cli-dossier-receipt
    Receipt {
        /// cli-arg-code
        code: String,
        /// cli-arg-out-pdf
        #[arg(long)]
        out: PathBuf,
        /// cli-arg-a4
        #[arg(long)]
        a4: bool,
    },
}

/// A plain intake by flags, or anything by JSON.
#[derive(Debug, Args)]
pub struct ReceiveArgs {
    /// cli-arg-input
    #[arg(long, value_name = "FILE|-", conflicts_with = "procedure")]
    input: Option<PathBuf>,
    /// cli-arg-procedure
    #[arg(long, required_unless_present = "input")]
    procedure: Option<String>,
    /// cli-arg-card
    #[arg(long, value_name = "TEXT|-")]
    card: Option<String>,
    /// cli-arg-person-name
    #[arg(long)]
    name: Option<String>,
    /// cli-arg-identity
    #[arg(long)]
    identity: Option<String>,
    /// cli-arg-person-phone
    #[arg(long)]
    phone: Option<String>,
    /// cli-arg-email
    #[arg(long)]
    email: Option<String>,
    /// cli-arg-address
    #[arg(long)]
    address: Option<String>,
    /// cli-arg-reason
    #[arg(long)]
    reason: Option<String>,
    /// cli-arg-number
    #[arg(long)]
    ticket: Option<String>,
    /// cli-arg-counter
    #[arg(long)]
    counter: Option<u32>,
    /// cli-arg-case
    #[arg(long, default_value_t = 0)]
    case: usize,
    /// cli-arg-copies
    #[arg(long, default_value_t = 1)]
    copies: u32,
    /// cli-arg-units
    #[arg(long, default_value_t = 0)]
    units: u32,
    /// cli-arg-fee-rows
    #[arg(long, value_delimiter = ',')]
    fee_rows: Option<Vec<usize>>,
    /// cli-arg-exempt
    #[arg(long)]
    exempt: Option<String>,
    /// cli-arg-paid
    #[arg(long, value_parser = ["cash", "transfer"])]
    paid: Option<String>,
    /// cli-arg-e-receipt
    #[arg(long, requires = "paid", default_value = "")]
    e_receipt: String,
}

impl ReceiveArgs {
    fn body(self) -> Result<ReceiveDossier, Exit> {
        if let Some(path) = &self.input {
            return read_json(path);
        }
        let card = match self.card.as_deref() {
            Some("-") => Some(
                std::io::read_to_string(std::io::stdin())
                    .map_err(|error| Exit::file(Path::new("-"), &error))?,
            ),
            Some(text) => Some(text.to_owned()),
            None => None,
        };
        let form = ApplicantForm {
            name: self.name.unwrap_or_default(),
            identity: self.identity.unwrap_or_default(),
            phone: self.phone.unwrap_or_default(),
            email: self.email.unwrap_or_default(),
            address: self.address.unwrap_or_default(),
            ..ApplicantForm::default()
        };
        let e_receipt = self.e_receipt;
        let mut body = ReceiveDossier::direct(
            ProcedureCode(self.procedure.unwrap_or_default()),
            PartyForm {
                card,
                form,
                authorisation: None,
            },
        );
        body.case = self.case;
        body.ticket = self.ticket;
        body.counter = self.counter;
        body.reason = self.reason;
        body.fee.copies = self.copies;
        body.fee.units = self.units;
        body.fee.rows = self.fee_rows;
        body.exempt = self.exempt;
        body.paid = self.paid.map(|way| match way.as_str() {
            "cash" => PayBy::Cash { e_receipt },
            _ => PayBy::Transfer { e_receipt },
        });
        Ok(body)
    }
}

pub(super) fn dossier(desk: &Desk<'_>, command: DossierCommand) -> Result<(), Exit> {
    match command {
        DossierCommand::Receive(args) => receive(desk, *args),
        DossierCommand::Attach { code, file, paper } => {
            let office = desk.open()?;
            let content = std::fs::read(&file).map_err(|error| Exit::file(&file, &error))?;
            let answer = desk.send(&office, AttachFile { code, paper, content })?;
            desk.show(&answer, || {
                format!("{}  {}  {}", answer.media.as_str(), answer.size, answer.sha256)
            });
            Ok(())
        }
        DossierCommand::Find { words } => {
            let office = desk.open()?;
            let answer = desk.send(&office, FindDossier { words })?;
            desk.show(&answer, || match answer.codes.is_empty() {
                true => desk.text("dossier-not-found"),
                false => answer.codes.join("\n"),
            });
            Ok(())
        }
        DossierCommand::Open { code } => {
            let office = desk.open()?;
            let answer = desk.send(&office, OpenDossier { code })?;
            desk.show(&answer, || {
                let mut lines = vec![format!(
                    "{}  {}  {}",
                    answer.code, answer.procedure, answer.case_name
                )];
                for party in &answer.parties {
                    lines.push(format!("  {}", party.person.name.as_str()));
                }
                for paper in &answer.papers {
                    lines.push(format!(
                        "  - {} ({}/{})",
                        paper.name, paper.originals, paper.copies
                    ));
                }
                lines.extend(
                    answer
                        .explanation
                        .iter()
                        .map(|line| format!("  {}", desk.render(line))),
                );
                lines.join("\n")
            });
            Ok(())
        }
        DossierCommand::Status {
            code,
            last_four,
            receipt,
        } => status(desk, code, last_four, receipt),
        DossierCommand::Receipt { code, out, a4 } => {
            let size = if a4 { PaperSize::A4 } else { PaperSize::A5Landscape };
            let bytes = receipt_pdf(desk, &code, size)?;
            std::fs::write(&out, &bytes).map_err(|error| Exit::file(&out, &error))?;
            desk.show(&serde_json::json!({ "file": out, "bytes": bytes.len() }), || {
                desk.render(&Message::new("cli-written").with("file", out.display().to_string()))
            });
            Ok(())
        }
    }
}

fn receive(desk: &Desk<'_>, args: ReceiveArgs) -> Result<(), Exit> {
    let body = args.body()?;
    let office = desk.open()?;
    let answer = desk.send(&office, body)?;
    desk.show(&answer, || {
        let mut lines = vec![
            desk.render(
                &Message::new("cli-received")
                    .with("code", answer.code.as_str())
                    .with("due", answer.due_at.format("%H:%M %d/%m/%Y").to_string()),
            ),
        ];
        lines.extend(
            answer
                .explanation
                .iter()
                .map(|line| format!("  {}", desk.render(line))),
        );
        lines.extend(
            answer
                .warnings
                .iter()
                .map(|line| format!("  ! {}", desk.render(line))),
        );
        for line in &answer.bill.lines {
            lines.push(format!("  {} {}", line.name, desk.render(&line.explanation)));
        }
        lines.push(desk.render(&Message::new("cli-fee-total").with("total", answer.bill.total.to_string())));
        lines.extend(answer.vietqr.clone());
        lines.join("\n")
    });
    Ok(())
}

/// The receipt of a dossier as a PDF. Opening it is an event, as it shows a person.
fn receipt_pdf(desk: &Desk<'_>, code: &str, size: PaperSize) -> Result<Vec<u8>, Exit> {
    let office = desk.open()?;
    let opened = desk.send(
        &office,
        OpenDossier {
            code: code.to_owned(),
        },
    )?;
    let (content, qr) = receipt_of(&office, opened.id).map_err(|error| Exit::of(&error))?;
    let template = ReceiptTemplate::embedded().map_err(|error| Exit::refused(&error))?;
    let document = lay_out(&content, &qr, &template, size).map_err(|error| Exit::refused(&error))?;
    pdf::write(&document, content.received_at).map_err(|error| Exit::refused(&error))
}

fn status(
    desk: &Desk<'_>,
    code: Option<String>,
    last_four: Option<String>,
    receipt: Option<String>,
) -> Result<(), Exit> {
    let look_up = match (code, receipt) {
        (_, Some(given)) => LookUp::Receipt {
            text: receipt::text_of(&given)?,
        },
        (Some(code), None) => LookUp::Code {
            code,
            last_four: last_four.unwrap_or_default(),
        },
        (None, None) => return Err(Exit::new(Exit::USAGE, Message::new("dossier-search-empty"))),
    };
    let office = desk.open()?;
    let answer = desk.send(&office, LookUpStatus { look_up })?;
    match &answer {
        Verified::Found { status } => {
            desk.show(&answer, || status_lines(desk, status));
            Ok(())
        }
        Verified::NotFound { message } | Verified::Wait { message } => {
            Err(Exit::new(Exit::REFUSED, message.clone()))
        }
    }
}

/// A status for the citizen to read.
pub(super) fn status_lines(desk: &Desk<'_>, status: &DossierStatus) -> String {
    let date = |at: crate::domain::time::Moment| at.format("%H:%M %d/%m/%Y").to_string();
    let mut lines = vec![
        format!("{}  {}", status.code, status.name),
        status.procedure.clone(),
        desk.text(status.step.text_id()),
        desk.render(&Message::new("cli-status-due").with("due", date(status.due_at))),
    ];
    if status.overdue {
        lines.push(desk.text("cli-status-overdue"));
    }
    lines.extend(
        status
            .returned_at
            .map(|at| desk.render(&crate::seal::receipt_qr::already_returned(at))),
    );
    lines.join("\n")
}
