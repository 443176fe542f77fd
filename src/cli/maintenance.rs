//! `motcua verify`, `backup`, `restore` and `events`: looking after the file.

use super::{Desk, Exit};
use crate::domain::message::Message;
use crate::office::OfficeError;
use crate::store::event;
use clap::Args;
use std::path::PathBuf;

/// A file to write or to read.
#[derive(Debug, Args)]
pub struct FileArgs {
    /// cli-arg-file
    pub file: PathBuf,
}

/// Which events to list.
#[derive(Debug, Args)]
pub struct EventsArgs {
    /// cli-arg-object
    #[arg(long)]
    pub object: Option<String>,
    /// cli-arg-after
    #[arg(long, default_value_t = 0)]
    pub after: i64,
    /// cli-arg-most
    #[arg(long, default_value_t = 50)]
    pub most: i64,
}

pub(super) fn verify(desk: &Desk<'_>) -> Result<(), Exit> {
    let office = desk.open()?;
    let found = office
        .store()
        .verify(&mut |events| {
            if !desk.json {
                eprintln!(
                    "{}",
                    desk.render(&Message::new("cli-verify-progress").with("events", events))
                );
            }
        })
        .map_err(|error| Exit::of(&OfficeError::Store(error)))?;
    desk.show(&found, || {
        let mut lines = vec![
            desk.render(
                &Message::new(if found.good {
                    "cli-verify-good"
                } else {
                    "cli-verify-bad"
                })
                .with("events", found.events)
                .with("head", found.head.get(..16).unwrap_or_default()),
            ),
        ];
        if let Some(seq) = found.first_bad_event {
            lines.push(desk.render(&Message::new("cli-verify-event").with("seq", seq)));
        }
        lines.extend(found.integrity.iter().cloned());
        for (table, rows) in &found.dangling {
            lines.push(
                desk.render(
                    &Message::new("cli-verify-dangling")
                        .with("table", table.as_str())
                        .with("rows", *rows),
                ),
            );
        }
        for rule in &found.counts {
            lines.push(desk.render(&Message::new("cli-verify-count").with("rule", rule.as_str())));
        }
        lines.join("\n")
    });
    if found.good {
        Ok(())
    } else {
        Err(Exit::new(
            Exit::NOT_GOOD,
            Message::new("cli-verify-call-for-help"),
        ))
    }
}

pub(super) fn backup(desk: &Desk<'_>, args: &FileArgs) -> Result<(), Exit> {
    let office = desk.open()?;
    let report = office
        .store()
        .backup(&args.file)
        .map_err(|error| Exit::of(&OfficeError::Store(error)))?;
    desk.show(&report, || {
        desk.render(
            &Message::new("cli-backup-good")
                .with("file", args.file.display().to_string())
                .with("events", report.events)
                .with("size", report.size)
                .with("sha", report.sha256.get(..16).unwrap_or_default()),
        )
    });
    Ok(())
}

pub(super) fn restore(desk: &Desk<'_>, args: &FileArgs) -> Result<(), Exit> {
    let office = desk.open()?;
    let stamp = desk.now().wall.format("%Y%m%d-%H%M%S").to_string();
    let mut name = desk.db.file_name().unwrap_or_default().to_os_string();
    name.push(format!(".before-restore-{stamp}"));
    let kept = desk.db.with_file_name(name);
    let report = office
        .store()
        .restore(&args.file, &kept)
        .map_err(|error| Exit::of(&OfficeError::Store(error)))?;
    desk.show(&report, || {
        desk.render(
            &Message::new("cli-restored")
                .with("events", report.events)
                .with("kept", kept.display().to_string()),
        )
    });
    Ok(())
}

pub(super) fn events(desk: &Desk<'_>, args: &EventsArgs) -> Result<(), Exit> {
    let office = desk.open()?;
    let list = office
        .read(|view| {
            Ok(match &args.object {
                Some(object) => event::of_object(view, object)?,
                None => event::after(view, args.after, args.most.clamp(1, 100_000))?,
            })
        })
        .map_err(|error| Exit::of(&error))?;
    desk.show(&list, || {
        list.iter()
            .map(|event| {
                let at = crate::domain::time::from_millis(event.at)
                    .map(|at| at.format("%d/%m/%Y %H:%M:%S").to_string())
                    .unwrap_or_default();
                format!(
                    "{}  {at}  {}  {}  {}  {}  {}",
                    event.seq, event.actor, event.station, event.kind, event.object, event.body
                )
            })
            .collect::<Vec<_>>()
            .join("\n")
    });
    Ok(())
}
