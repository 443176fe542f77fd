//! `motcua report`: visits and services, on the screen or as a file with the same figures.

use super::{Desk, Exit};
use crate::domain::message::Message;
use crate::domain::time;
use crate::office::OfficeError;
use crate::report::{FileKind, ReportError, Table, queue_day, services};
use chrono::NaiveDate;
use clap::Subcommand;
use std::path::{Path, PathBuf};

/// Commands about reports.
#[derive(Debug, Subcommand)]
pub enum ReportCommand {
    /// cli-report-queue
    Queue {
        /// cli-arg-day
        #[arg(long, value_name = "YYYY-MM-DD")]
        day: Option<NaiveDate>,
        /// cli-arg-report-out
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
    },
    /// cli-report-services
    Services {
        /// cli-arg-from
        #[arg(long, value_name = "YYYY-MM-DD")]
        from: Option<NaiveDate>,
        /// cli-arg-to
        #[arg(long, value_name = "YYYY-MM-DD")]
        to: Option<NaiveDate>,
        /// cli-arg-report-out
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
    },
}

pub(super) fn report(desk: &Desk<'_>, command: ReportCommand) -> Result<(), Exit> {
    let office = desk.open()?;
    let today = time::day(desk.now().wall);
    match command {
        ReportCommand::Queue { day, out } => {
            let report = read(&office, |view| queue_day(view, day.unwrap_or(today)))?;
            answer(desk, &report, &report.table(), out.as_deref())
        }
        ReportCommand::Services { from, to, out } => {
            let from = from.unwrap_or(today);
            let report = read(&office, |view| {
                services(view, from, to.unwrap_or(today.max(from)))
            })?;
            answer(desk, &report, &report.table(), out.as_deref())
        }
    }
}

fn read<T>(
    office: &crate::office::Office,
    of: impl FnOnce(&crate::store::View<'_>) -> Result<T, ReportError>,
) -> Result<T, Exit> {
    office
        .read(|view| {
            of(view).map_err(|error| match error {
                ReportError::Store(error) => OfficeError::Store(error),
                other => OfficeError::refused(&other),
            })
        })
        .map_err(|error| Exit::of(&error))
}

fn answer<T: serde::Serialize>(
    desk: &Desk<'_>,
    report: &T,
    table: &Table,
    out: Option<&Path>,
) -> Result<(), Exit> {
    let mut lines = table.lines(desk.language);
    if let Some(path) = out {
        let kind = FileKind::of(path).map_err(|error| Exit::refused(&error))?;
        let bytes = match kind {
            FileKind::Csv => table.csv(desk.language).into_bytes(),
            FileKind::Xlsx => table.xlsx(desk.language).map_err(|error| Exit::refused(&error))?,
        };
        std::fs::write(path, bytes).map_err(|error| Exit::file(path, &error))?;
        lines.push(desk.render(&Message::new("cli-report-written").with("file", path.display().to_string())));
    }
    desk.show(report, || lines.join("\n"));
    Ok(())
}
