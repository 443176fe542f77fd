//! `motcua catalogue`: taking procedures in, finding them, and what the office says of its own.

use super::{Desk, Exit};
use crate::catalogue::import::{self, ImportError};
use crate::catalogue::search::{Found, Index, evaluate, read_queries};
use crate::catalogue::unconfirmed::sentences;
use crate::catalogue::{difference, embedded, template};
use crate::domain::deadline::limit_text;
use crate::domain::fee::OfficeAmount;
use crate::domain::message::{Message, Say};
use crate::domain::money::Dong;
use crate::domain::procedure::{Procedure, ProcedureCode, TimeLimit};
use crate::office::catalogue::{
    ChangeProcedure, ImportCatalogue, NoteUnfoundWords, Offered, all_procedures, procedure, search_index,
    unconfirmed, unfound_words,
};
use crate::office::{Office, OfficeError};
use clap::{Args, Subcommand};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Commands about procedures.
#[derive(Debug, Subcommand)]
pub enum CatalogueCommand {
    /// cli-catalogue-import
    Import(ImportArgs),
    /// cli-catalogue-template
    Template {
        /// cli-arg-file
        file: PathBuf,
    },
    /// cli-catalogue-find
    Find {
        /// cli-arg-words
        #[arg(required = true)]
        words: Vec<String>,
        /// cli-arg-most
        #[arg(long, default_value_t = 5)]
        most: usize,
    },
    /// cli-catalogue-show
    Show {
        /// cli-arg-procedure
        code: String,
    },
    /// cli-catalogue-evaluate
    Evaluate {
        /// cli-arg-queries
        file: PathBuf,
        /// cli-arg-misses
        #[arg(long)]
        misses: bool,
    },
    /// cli-catalogue-unconfirmed
    Unconfirmed,
    /// cli-catalogue-change
    Change(ChangeArgs),
    /// cli-catalogue-unfound
    Unfound {
        /// cli-arg-most
        #[arg(long, default_value_t = 50)]
        most: i64,
    },
    /// cli-catalogue-life-events
    LifeEvents,
}

/// What to import and how.
#[derive(Debug, Args)]
pub struct ImportArgs {
    /// cli-arg-import-path
    pub path: PathBuf,
    /// cli-arg-whole
    #[arg(long, conflicts_with = "part")]
    pub whole: bool,
    /// cli-arg-part
    #[arg(long)]
    pub part: bool,
    /// cli-arg-again
    #[arg(long)]
    pub again: bool,
    /// cli-arg-details
    #[arg(long)]
    pub details: bool,
    /// cli-arg-dry-run
    #[arg(long)]
    pub dry_run: bool,
}

/// What the office says of a procedure.
#[derive(Debug, Args)]
pub struct ChangeArgs {
    /// cli-arg-procedure
    pub code: String,
    /// cli-arg-received
    #[arg(long)]
    pub received: Option<bool>,
    /// cli-arg-field
    #[arg(long)]
    pub field: Option<char>,
    /// cli-arg-counters
    #[arg(long, value_delimiter = ',')]
    pub counters: Option<Vec<u32>>,
    /// cli-arg-own-limit
    #[arg(long, value_parser = limit)]
    pub own_limit: Option<TimeLimit>,
    /// cli-arg-confirm-limit
    #[arg(long, value_parser = limit)]
    pub confirm_limit: Option<TimeLimit>,
    /// cli-arg-fee
    #[arg(long, value_name = "NAME=AMOUNT")]
    pub fee: Vec<String>,
}

/// A limit as it is typed: `same-day`, `3wd`, `2.5wd`, `10d`, `8h`, `2m`, `1y`.
fn limit(text: &str) -> Result<TimeLimit, String> {
    let wrong = || "same-day | 3wd | 2.5wd | 10d | 8h | 2m | 1y".to_owned();
    let text = text.trim().to_ascii_lowercase();
    if text == "same-day" {
        return Ok(TimeLimit::SameDay);
    }
    let split = text
        .find(|letter: char| letter.is_ascii_alphabetic())
        .ok_or_else(wrong)?;
    let (number, unit) = text.split_at(split);
    let halves = || -> Option<u32> {
        let (whole, half) = number.split_once('.').unwrap_or((number, "0"));
        let whole: u32 = whole.parse().ok()?;
        match half {
            "0" => whole.checked_mul(2),
            "5" => whole.checked_mul(2)?.checked_add(1),
            _ => None,
        }
    };
    let whole = || number.parse::<u32>().ok();
    let limit = match unit {
        "wd" => halves().map(TimeLimit::WorkingHalfDays),
        "d" => halves().map(TimeLimit::HalfDays),
        "h" => whole()
            .and_then(|hours| hours.checked_mul(60))
            .map(TimeLimit::WorkingMinutes),
        "m" => whole().map(TimeLimit::Months),
        "y" => whole().map(TimeLimit::Years),
        _ => None,
    };
    limit.ok_or_else(wrong)
}

pub(super) fn catalogue(desk: &Desk<'_>, command: CatalogueCommand) -> Result<(), Exit> {
    match command {
        CatalogueCommand::Import(args) => import(desk, &args),
        CatalogueCommand::Template { file } => {
            template::write(&file).map_err(|error| Exit::refused(&error))?;
            desk.show(&serde_json::json!({ "file": file }), || {
                desk.render(&Message::new("cli-template-written").with("file", file.display().to_string()))
            });
            Ok(())
        }
        CatalogueCommand::Find { words, most } => find(desk, &words.join(" "), most),
        CatalogueCommand::Show { code } => {
            let office = desk.open()?;
            let offered = office
                .read(|view| procedure(view, &ProcedureCode(code)))
                .map_err(|error| Exit::of(&error))?;
            desk.show(&offered, || describe(desk, &offered));
            Ok(())
        }
        CatalogueCommand::Evaluate { file, misses } => evaluate_file(desk, &file, misses),
        CatalogueCommand::Unconfirmed => {
            let office = desk.open()?;
            let list = unconfirmed(&office).map_err(|error| Exit::of(&error))?;
            desk.show(&list, || unconfirmed_lines(desk, &list));
            Ok(())
        }
        CatalogueCommand::Change(args) => change(desk, args),
        CatalogueCommand::Unfound { most } => {
            let office = desk.open()?;
            let list = unfound_words(&office, most).map_err(|error| Exit::of(&error))?;
            desk.show(&list, || {
                list.iter()
                    .map(|(words, times)| format!("{times}  {words}"))
                    .collect::<Vec<_>>()
                    .join("\n")
            });
            Ok(())
        }
        CatalogueCommand::LifeEvents => {
            let events = embedded::life_events().map_err(|error| Exit::refused(&error))?;
            desk.show(&events, || {
                events
                    .iter()
                    .map(|event| {
                        let codes: Vec<&str> = event.procedures.iter().map(|code| code.0.as_str()).collect();
                        format!("{}: {}", event.name, codes.join(", "))
                    })
                    .collect::<Vec<_>>()
                    .join("\n")
            });
            Ok(())
        }
    }
}

/// The refusal of a file with all its rows.
fn refused(error: &ImportError) -> Exit {
    let mut exit = Exit::refused(error);
    if let ImportError::Rows { errors, .. } = error {
        exit = exit.with_fields(errors.iter().map(|row| (row.column.clone(), row.say())).collect());
    }
    exit
}

/// Lines of a summary that a person reads without being asked.
const LINES_SHOWN: usize = 60;

fn import(desk: &Desk<'_>, args: &ImportArgs) -> Result<(), Exit> {
    let office = desk.open()?;
    let mut shown = 0;
    let file = import::read(&args.path, &mut |progress| {
        let percent = progress
            .done
            .saturating_mul(100)
            .checked_div(progress.total)
            .unwrap_or(100);
        if !desk.json && percent >= shown + 10 {
            shown = percent;
            eprintln!(
                "{}",
                desk.render(
                    &Message::new("cli-import-progress")
                        .with("percent", percent)
                        .with("procedures", progress.procedures),
                )
            );
        }
    })
    .map_err(|error| refused(&error))?;
    let whole = args.whole || (!args.part && is_json_lines(&args.path));
    let old = all_procedures(&office).map_err(|error| Exit::of(&error))?;
    let mut changes = difference::compare(&old, &file.procedures);
    if !whole {
        changes.gone.clear();
    }
    let names: BTreeMap<&ProcedureCode, &str> = old
        .iter()
        .chain(&file.procedures)
        .map(|procedure| (&procedure.code, procedure.name.as_str()))
        .collect();
    let name = |code: &ProcedureCode| names.get(code).copied().unwrap_or_default().to_owned();
    let mut lines = changes.summary(desk.language, name);
    lines.extend(file.notes.iter().map(|note| desk.say(note)));
    let hidden = lines.len().saturating_sub(LINES_SHOWN);
    if !args.details && hidden > 0 {
        lines.truncate(LINES_SHOWN);
        lines.push(desk.render(&Message::new("cli-import-more").with("lines", hidden)));
    }
    if args.dry_run {
        desk.show(&changes, || lines.join("\n"));
        return Ok(());
    }
    let answer = desk.send(
        &office,
        ImportCatalogue {
            sha256: file.sha256.clone(),
            procedures: file.procedures.clone(),
            whole,
            again: args.again,
        },
    )?;
    lines.push(
        desk.render(
            &Message::new("cli-imported")
                .with("added", answer.added)
                .with("changed", answer.changed)
                .with("gone", answer.gone)
                .with("confirm", answer.to_confirm),
        ),
    );
    desk.show(&answer, || lines.join("\n"));
    Ok(())
}

/// A file of JSON Lines is taken for the whole catalogue; folders, single records and workbooks are parts.
fn is_json_lines(path: &Path) -> bool {
    use std::io::BufRead;
    let Ok(file) = std::fs::File::open(path) else {
        return false;
    };
    std::io::BufReader::new(file)
        .lines()
        .map_while(Result::ok)
        .take(2)
        .filter(|line| line.trim_start().starts_with('{') && line.trim_end().ends_with('}'))
        .count()
        == 2
}

/// What was found, with what this office says of it.
#[derive(Debug, serde::Serialize)]
struct FoundHere {
    hits: Vec<HitHere>,
    nearest: Vec<String>,
}

#[derive(Debug, serde::Serialize)]
struct HitHere {
    code: ProcedureCode,
    name: String,
    received_here: bool,
    agency: String,
    score: f32,
}

fn index(office: &Office) -> Result<Index, Exit> {
    search_index(office).map_err(|error| Exit::of(&error))
}

fn find(desk: &Desk<'_>, words: &str, most: usize) -> Result<(), Exit> {
    let office = desk.open()?;
    let Found { hits, nearest } = index(&office)?.find(words, most.clamp(1, 100));
    if hits.is_empty() {
        desk.send(
            &office,
            NoteUnfoundWords {
                words: words.to_owned(),
            },
        )?;
    }
    let found = office
        .read(|view| {
            let mut here = Vec::new();
            for hit in hits {
                let offered = procedure(view, &hit.code)?;
                here.push(HitHere {
                    code: hit.code,
                    name: offered.procedure.name,
                    received_here: offered.received_here,
                    agency: offered.procedure.agency,
                    score: hit.score,
                });
            }
            Ok::<_, OfficeError>(FoundHere { hits: here, nearest })
        })
        .map_err(|error| Exit::of(&error))?;
    desk.show(&found, || {
        if found.hits.is_empty() {
            return desk.render(&Message::new("cli-found-nothing").with("nearest", found.nearest.join(", ")));
        }
        found
            .hits
            .iter()
            .map(|hit| match hit.received_here {
                true => format!("{}  {}", hit.code, hit.name),
                false => format!(
                    "{}  {}  {}",
                    hit.code,
                    hit.name,
                    desk.render(&Message::new("cli-not-received-here").with("agency", hit.agency.as_str()))
                ),
            })
            .collect::<Vec<_>>()
            .join("\n")
    });
    Ok(())
}

fn evaluate_file(desk: &Desk<'_>, file: &Path, misses: bool) -> Result<(), Exit> {
    let office = desk.open()?;
    let queries = read_queries(file).map_err(|error| {
        Exit::new(
            Exit::REFUSED,
            Message::new("cli-queries")
                .with("path", file.display().to_string())
                .with("detail", error.to_string()),
        )
    })?;
    let mut found = evaluate(&index(&office)?, &queries);
    if !misses {
        found.misses.clear();
    }
    desk.show(&found, || {
        let mut lines = vec![format!(
            "hit@1 {:.3}  hit@5 {:.3}  hit@10 {:.3}  n {}",
            found.all.hit1, found.all.hit5, found.all.hit10, found.all.n
        )];
        for miss in &found.misses {
            let wanted: Vec<&str> = miss.wanted.iter().map(|code| code.0.as_str()).collect();
            let place = miss.place.map_or("–".to_owned(), |place| place.to_string());
            lines.push(format!("  {place}  {}  {}", miss.query, wanted.join(", ")));
        }
        lines.join("\n")
    });
    Ok(())
}

fn change(desk: &Desk<'_>, args: ChangeArgs) -> Result<(), Exit> {
    let office = desk.open()?;
    let code = ProcedureCode(args.code);
    let mut fees = None;
    if !args.fee.is_empty() {
        let before = office
            .read(|view| procedure(view, &code))
            .map_err(|error| Exit::of(&error))?;
        let mut all = before.fees;
        for text in &args.fee {
            let amount = fee(&code, text)?;
            all.retain(|known| known.name != amount.name);
            all.push(amount);
        }
        fees = Some(all);
    }
    let answer = desk.send(
        &office,
        ChangeProcedure {
            code,
            received: args.received,
            field: args.field,
            counters: args.counters,
            own_limit: args.own_limit,
            confirm_limit: args.confirm_limit,
            fees,
        },
    )?;
    desk.show(&answer, || describe(desk, &answer));
    Ok(())
}

/// `Lệ phí=8.000`, or `=8.000` where the published row has no name.
fn fee(code: &ProcedureCode, text: &str) -> Result<OfficeAmount, Exit> {
    let (name, amount) = text
        .rsplit_once('=')
        .ok_or_else(|| Exit::new(Exit::USAGE, Message::new("cli-fee-form")))?;
    let dong = Dong::parse(amount).map_err(|error| Exit::refused(&error))?;
    serde_json::from_value(serde_json::json!({ "procedure": code, "name": name.trim(), "dong": dong }))
        .map_err(|_| Exit::new(Exit::USAGE, Message::new("cli-fee-form")))
}

fn unconfirmed_lines(desk: &Desk<'_>, list: &[Offered]) -> String {
    let mut lines = vec![desk.render(&Message::new("cli-unconfirmed").with("count", list.len()))];
    for offered in list {
        lines.push(format!("{}  {}", offered.procedure.code, offered.procedure.name));
        lines.extend(
            sentences(desk.language, &offered.procedure)
                .into_iter()
                .map(|line| format!("    {line}")),
        );
    }
    lines.join("\n")
}

/// A procedure for a person to read: papers, time, fee.
fn describe(desk: &Desk<'_>, offered: &Offered) -> String {
    let Procedure {
        code, name, agency, ..
    } = &offered.procedure;
    let mut lines = vec![
        format!("{code}  {name}"),
        offered.procedure.field.clone(),
        agency.clone(),
    ];
    if !offered.received_here {
        lines.push(desk.render(&Message::new("cli-not-received-here").with("agency", agency.as_str())));
    }
    for rule in &offered.procedure.channels {
        let channel = desk.text(&format!("cli-channel-{}", rule.channel.code()));
        lines.push(format!("  {channel}: {}", desk.render(&limit_text(rule.limit))));
    }
    for case in &offered.procedure.cases {
        if !case.name.is_empty() {
            lines.push(case.name.clone());
        }
        for paper in &case.papers {
            lines.push(format!(
                "  - {} ({}/{})",
                paper.name, paper.originals, paper.copies
            ));
        }
    }
    lines.extend(
        sentences(desk.language, &offered.procedure)
            .into_iter()
            .map(|line| format!("  ? {line}")),
    );
    lines.retain(|line| !line.trim().is_empty());
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_are_read_as_typed() {
        assert_eq!(limit("3wd"), Ok(TimeLimit::working_days(3)));
        assert_eq!(limit("2.5wd"), Ok(TimeLimit::WorkingHalfDays(5)));
        assert_eq!(limit("10d"), Ok(TimeLimit::days(10)));
        assert_eq!(limit("8h"), Ok(TimeLimit::WorkingMinutes(480)));
        assert_eq!(limit("same-day"), Ok(TimeLimit::SameDay));
        assert!(limit("3").is_err());
        assert!(limit("2.3wd").is_err());
    }
}
