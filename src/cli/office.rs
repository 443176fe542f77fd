//! `motcua office`: its names, settings, fields, counters, calendar and clock.

use super::{Desk, Exit};
use crate::domain::calendar::Calendar;
use crate::domain::message::Message;
use crate::office::arrange::{ChangeCounter, ChangeField, ChangeOffice, ChangeSettings, office_answer};
use crate::office::calendar::{self, ChangeCalendar};
use crate::office::key::{ConfirmClock, RevokeKey, RotateKey, TrustKey, keys};
use crate::office::settings::Settings;
use clap::Subcommand;
use std::path::PathBuf;

/// Commands about the office.
#[derive(Debug, Subcommand)]
pub enum OfficeCommand {
    /// cli-office-show
    Show,
    /// cli-office-change
    Change {
        /// cli-arg-office-name
        #[arg(long)]
        name: Option<String>,
        /// cli-arg-office-parent
        #[arg(long)]
        parent: Option<String>,
        /// cli-arg-office-place
        #[arg(long)]
        place: Option<String>,
        /// cli-arg-office-unit
        #[arg(long)]
        unit: Option<String>,
        /// cli-arg-office-province
        #[arg(long)]
        province: Option<String>,
    },
    /// cli-office-settings
    Settings {
        /// cli-arg-settings-file
        #[arg(long, value_name = "FILE")]
        set: Option<PathBuf>,
    },
    /// cli-office-field
    Field {
        /// cli-arg-field
        letter: char,
        /// cli-arg-field-name
        #[arg(long)]
        name: Option<String>,
        /// cli-arg-handles
        #[arg(long = "handles")]
        handles: Option<Vec<String>>,
        /// cli-arg-open
        #[arg(long)]
        open: Option<bool>,
        /// cli-arg-remove
        #[arg(long)]
        remove: bool,
        /// cli-arg-yes
        #[arg(long)]
        yes: bool,
    },
    /// cli-office-counter
    Counter {
        /// cli-arg-counter
        number: u32,
        /// cli-arg-field-name
        #[arg(long)]
        name: Option<String>,
        /// cli-arg-serves
        #[arg(long, value_delimiter = ',')]
        serves: Option<Vec<char>>,
        /// cli-arg-open
        #[arg(long)]
        open: Option<bool>,
        /// cli-arg-remove
        #[arg(long)]
        remove: bool,
        /// cli-arg-yes
        #[arg(long)]
        yes: bool,
    },
    /// cli-office-calendar
    Calendar {
        /// cli-arg-calendar-file
        #[arg(long, value_name = "FILE")]
        set: Option<PathBuf>,
    },
    /// cli-office-confirm-clock
    ConfirmClock,
    /// cli-office-keys
    Keys,
    /// cli-office-rotate-key
    RotateKey,
    /// cli-office-trust-key
    TrustKey {
        /// cli-arg-public-key
        public: String,
        /// cli-arg-office-unit
        #[arg(long)]
        unit: String,
        /// cli-arg-office-name
        #[arg(long)]
        office: String,
    },
    /// cli-office-revoke-key
    RevokeKey {
        /// cli-arg-kid
        kid: String,
    },
}

pub(super) fn office(desk: &Desk<'_>, command: OfficeCommand) -> Result<(), Exit> {
    let office = desk.open()?;
    match command {
        OfficeCommand::Show => {
            let answer = office_answer(&office).map_err(|error| Exit::of(&error))?;
            desk.show(&answer, || {
                let mut lines = vec![
                    format!("{} – {}", answer.office.name, answer.office.place),
                    answer.office.unit.clone(),
                ];
                for field in answer.fields.iter().filter(|field| !field.retired) {
                    lines.push(format!("  {}  {}", field.letter, field.name));
                }
                for counter in answer.counters.iter().filter(|counter| !counter.retired) {
                    let letters: String = answer
                        .fields
                        .iter()
                        .filter(|field| counter.fields.contains(&field.id))
                        .map(|field| field.letter)
                        .collect();
                    lines.push(format!("  {}: {letters}", counter.name));
                }
                lines.join("\n")
            });
        }
        OfficeCommand::Change {
            name,
            parent,
            place,
            unit,
            province,
        } => {
            let answer = desk.send(
                &office,
                ChangeOffice {
                    name,
                    parent,
                    place,
                    unit,
                    province,
                },
            )?;
            desk.show(&answer, || {
                format!("{} – {}  {}", answer.name, answer.place, answer.unit)
            });
        }
        OfficeCommand::Settings { set: None } => {
            let answer = office_answer(&office).map_err(|error| Exit::of(&error))?;
            println!(
                "{}",
                serde_json::to_string_pretty(&answer.settings).unwrap_or_default()
            );
        }
        OfficeCommand::Settings { set: Some(path) } => {
            let settings: Settings = read_json(&path)?;
            desk.send(&office, ChangeSettings { settings })?;
            desk.show(&(), || desk.text("cli-settings-changed"));
        }
        OfficeCommand::Field {
            letter,
            name,
            handles,
            open,
            remove,
            yes,
        } => {
            confirm(desk, remove, yes)?;
            let body = ChangeField {
                letter,
                name,
                handles,
                face: None,
                open,
                retired: remove.then_some(true),
            };
            let answer = desk.send(&office, body)?;
            desk.show(&answer, || format!("{}  {}", answer.letter, answer.name));
        }
        OfficeCommand::Counter {
            number,
            name,
            serves,
            open,
            remove,
            yes,
        } => {
            confirm(desk, remove, yes)?;
            let body = ChangeCounter {
                number,
                name,
                fields: serves,
                open,
                retired: remove.then_some(true),
            };
            let answer = desk.send(&office, body)?;
            desk.show(&answer, || answer.name.clone());
        }
        OfficeCommand::Calendar { set: None } => {
            let calendar: Calendar = office.read(calendar::read).map_err(|error| Exit::of(&error))?;
            println!("{}", serde_json::to_string_pretty(&calendar).unwrap_or_default());
        }
        OfficeCommand::Calendar { set: Some(path) } => {
            let calendar: Calendar = read_json(&path)?;
            let answer = desk.send(&office, ChangeCalendar { calendar })?;
            desk.show(&answer, || {
                desk.render(&Message::new("cli-calendar-changed").with("days", answer.days.len()))
            });
        }
        OfficeCommand::ConfirmClock => {
            desk.send(&office, ConfirmClock {})?;
            desk.show(&(), || desk.text("cli-clock-confirmed"));
        }
        OfficeCommand::Keys => {
            let all = keys(&office).map_err(|error| Exit::of(&error))?;
            desk.show(&all, || {
                all.iter()
                    .map(|key| {
                        let state = match (key.revoked, key.signs) {
                            (true, _) => "cli-key-revoked",
                            (false, true) => "cli-key-signs",
                            (false, false) => "cli-key-verifies",
                        };
                        format!(
                            "{}  {}  {}  {}  {}",
                            key.kid,
                            key.unit,
                            key.office,
                            desk.text(state),
                            key.public
                        )
                    })
                    .collect::<Vec<_>>()
                    .join("\n")
            });
        }
        OfficeCommand::RotateKey => {
            let answer = desk.send(&office, RotateKey {})?;
            desk.show(&answer, || answer.kid.clone());
        }
        OfficeCommand::TrustKey {
            public,
            unit,
            office: name,
        } => {
            let answer = desk.send(
                &office,
                TrustKey {
                    public,
                    unit,
                    office: name,
                },
            )?;
            desk.show(&answer, || answer.kid.clone());
        }
        OfficeCommand::RevokeKey { kid } => {
            let answer = desk.send(&office, RevokeKey { kid })?;
            desk.show(&answer, || answer.kid.clone());
        }
    }
    Ok(())
}

/// Removing asks first: without `--yes` nothing is done.
fn confirm(_desk: &Desk<'_>, remove: bool, yes: bool) -> Result<(), Exit> {
    if remove && !yes {
        return Err(Exit::new(Exit::REFUSED, Message::new("cli-remove-confirm")));
    }
    Ok(())
}

/// A file of JSON, or why it cannot be read.
pub(super) fn read_json<T: serde::de::DeserializeOwned>(path: &std::path::Path) -> Result<T, Exit> {
    let text = if path == std::path::Path::new("-") {
        std::io::read_to_string(std::io::stdin())
    } else {
        std::fs::read_to_string(path)
    }
    .map_err(|error| Exit::file(path, &error))?;
    serde_json::from_str(&text).map_err(|error| {
        Exit::new(
            Exit::REFUSED,
            Message::new("cli-json")
                .with("path", path.display().to_string())
                .with("line", error.line())
                .with("detail", error.to_string()),
        )
    })
}
