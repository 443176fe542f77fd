//! `motcua print`: the outbox, its papers as files, printing again, and what the printer said.

use super::{Desk, Exit};
use crate::domain::id::PrintJobId;
use crate::domain::message::Message;
use crate::office::printing::{NotePrint, PrintAgain, Printable, Reprint, open_jobs, printable};
use crate::paper::receipt::{PaperSize, ReceiptTemplate};
use crate::paper::ticket::TicketTemplate;
use crate::paper::{PaperError, escpos, pdf, receipt, ticket};
use crate::store::print::{PrintJob, PrintState};
use clap::Subcommand;
use std::path::{Path, PathBuf};

/// Commands about printing.
#[derive(Debug, Subcommand)]
pub enum PrintCommand {
    /// cli-print-list
    List,
    /// cli-print-job
    Job {
        /// cli-arg-job
        job: i64,
        /// cli-arg-out-paper
        #[arg(long)]
        out: PathBuf,
        /// cli-arg-a4
        #[arg(long)]
        a4: bool,
    },
    /// cli-print-again
    Again {
        /// cli-arg-again-what
        what: String,
    },
    /// cli-print-note
    Note {
        /// cli-arg-job
        job: i64,
        /// cli-arg-print-state
        #[arg(value_parser = state)]
        state: PrintState,
        /// cli-arg-fault
        #[arg(long, default_value = "")]
        fault: String,
    },
}

fn state(text: &str) -> Result<PrintState, String> {
    serde_json::from_value(serde_json::Value::String(text.to_owned()))
        .map_err(|_| "sending | confirmed | failed | unknown".to_owned())
}

pub(super) fn print(desk: &Desk<'_>, command: PrintCommand) -> Result<(), Exit> {
    let office = desk.open()?;
    match command {
        PrintCommand::List => {
            let jobs = open_jobs(&office).map_err(|error| Exit::of(&error))?;
            desk.show(&jobs, || match jobs.is_empty() {
                true => desk.text("cli-print-nothing"),
                false => jobs.iter().map(line).collect::<Vec<_>>().join("\n"),
            });
        }
        PrintCommand::Job { job, out, a4 } => {
            let paper =
                printable(&office, PrintJobId(job), desk.now().wall).map_err(|error| Exit::of(&error))?;
            let size = if a4 { PaperSize::A4 } else { PaperSize::A5Landscape };
            let bytes = draw(&paper, &out, size).map_err(|error| Exit::refused(&error))?;
            std::fs::write(&out, bytes).map_err(|error| Exit::file(&out, &error))?;
            desk.show(&serde_json::json!({ "file": out }), || {
                desk.render(&Message::new("cli-written").with("file", out.display().to_string()))
            });
        }
        PrintCommand::Again { what } => {
            let again = match crate::domain::code::TicketNumber::parse(&what) {
                Ok(_) => PrintAgain::Ticket(what),
                Err(_) => PrintAgain::Receipt(what),
            };
            let job = desk.send(&office, Reprint { again })?;
            desk.show(&job, || line(&job));
        }
        PrintCommand::Note { job, state, fault } => {
            let job = desk.send(
                &office,
                NotePrint {
                    job: PrintJobId(job),
                    state,
                    fault,
                },
            )?;
            desk.show(&job, || line(&job));
        }
    }
    Ok(())
}

fn line(job: &PrintJob) -> String {
    format!(
        "{}  {}  {}  {}  {}",
        job.id,
        job.paper.as_str(),
        job.state.as_str(),
        job.station,
        job.fault
    )
}

/// A paper as the bytes of a file: a ticket as PNG or, for `.bin`, for the printer; a receipt as PDF.
pub(super) fn draw(paper: &Printable, out: &Path, size: PaperSize) -> Result<Vec<u8>, PaperError> {
    match paper {
        Printable::Ticket(content) => {
            let bitmap = ticket::lay_out(content, &TicketTemplate::embedded()?)?;
            match out.extension().is_some_and(|ending| ending == "bin") {
                true => Ok(escpos::raster(&bitmap)),
                false => bitmap.to_png(),
            }
        }
        Printable::Receipt(content, qr) => {
            let document = receipt::lay_out(content, qr, &ReceiptTemplate::embedded()?, size)?;
            pdf::write(&document, content.received_at)
        }
    }
}
