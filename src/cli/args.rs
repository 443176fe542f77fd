//! The command line: its words, its help in two languages, and which file answers which command.

use super::{
    Desk, Exit, catalogue, dossier, maintenance, office, printing, queue, receipt, report, run, simulate,
    staff, walkthrough,
};
use crate::domain::time::Moment;
use crate::words::{self, Language};
use clap::{Parser, Subcommand};
use std::ffi::OsString;
use std::path::PathBuf;

/// The program's arguments. Help texts are ids of `assets/i18n`, filled in by [`translate`].
#[derive(Debug, Parser)]
#[command(
    name = "motcua",
    version,
    about = "cli-about",
    after_help = "cli-after",
    disable_help_subcommand = true
)]
pub struct Cli {
    /// cli-arg-db
    #[arg(long, global = true, env = "MOTCUA_DB", value_name = "FILE", hide_env = true)]
    pub db: Option<PathBuf>,
    /// cli-arg-lang
    #[arg(long, global = true, value_name = "vi|en")]
    pub lang: Option<String>,
    /// cli-arg-json
    #[arg(long, global = true)]
    pub json: bool,
    /// cli-arg-station
    #[arg(
        long,
        global = true,
        env = "MOTCUA_STATION",
        value_name = "NAME",
        hide_env = true
    )]
    pub station: Option<String>,
    /// cli-arg-session
    #[arg(
        long,
        global = true,
        env = "MOTCUA_SESSION",
        value_name = "TOKEN",
        hide_env = true,
        hide_env_values = true
    )]
    pub session: Option<String>,
    #[command(subcommand)]
    pub command: Commands,
}

/// The commands by topic.
#[derive(Debug, Subcommand)]
pub enum Commands {
    /// cli-walkthrough
    Walkthrough(walkthrough::WalkthroughArgs),
    /// cli-setup
    Setup(staff::SetUpArgs),
    /// cli-staff
    #[command(subcommand)]
    Staff(staff::StaffCommand),
    /// cli-office
    #[command(subcommand)]
    Office(office::OfficeCommand),
    /// cli-number
    #[command(subcommand)]
    Number(queue::NumberCommand),
    /// cli-call
    #[command(subcommand)]
    Call(queue::CallCommand),
    /// cli-queue
    Queue(queue::QueueArgs),
    /// cli-close-day
    CloseDay,
    /// cli-catalogue
    #[command(subcommand)]
    Catalogue(catalogue::CatalogueCommand),
    /// cli-dossier
    #[command(subcommand)]
    Dossier(dossier::DossierCommand),
    /// cli-receipt
    #[command(subcommand)]
    Receipt(receipt::ReceiptCommand),
    /// cli-print
    #[command(subcommand)]
    Print(printing::PrintCommand),
    /// cli-report
    #[command(subcommand)]
    Report(report::ReportCommand),
    /// cli-verify
    Verify,
    /// cli-backup
    Backup(maintenance::FileArgs),
    /// cli-restore
    Restore(maintenance::FileArgs),
    /// cli-events
    Events(maintenance::EventsArgs),
    /// cli-simulate
    #[command(subcommand)]
    Simulate(simulate::SimulateCommand),
    /// cli-run
    Run,
}

pub(super) fn dispatch(desk: &Desk<'_>, command: Commands) -> Result<(), Exit> {
    match command {
        Commands::Setup(args) => staff::set_up(desk, args),
        Commands::Staff(command) => staff::staff(desk, command),
        Commands::Office(command) => office::office(desk, command),
        Commands::Number(command) => queue::number(desk, command),
        Commands::Call(command) => queue::call(desk, command),
        Commands::Queue(args) => queue::queue(desk, &args),
        Commands::CloseDay => queue::close_day(desk),
        Commands::Walkthrough(args) => walkthrough::walkthrough(desk, &args),
        Commands::Catalogue(command) => catalogue::catalogue(desk, command),
        Commands::Dossier(command) => dossier::dossier(desk, command),
        Commands::Receipt(command) => receipt::receipt(desk, command),
        Commands::Print(command) => printing::print(desk, command),
        Commands::Report(command) => report::report(desk, command),
        Commands::Verify => maintenance::verify(desk),
        Commands::Backup(args) => maintenance::backup(desk, &args),
        Commands::Restore(args) => maintenance::restore(desk, &args),
        Commands::Events(args) => maintenance::events(desk, &args),
        Commands::Simulate(command) => simulate::simulate(desk, command),
        Commands::Run => run::run(desk),
    }
}

/// The language asked for, found before the arguments are read, so that their errors are in it too.
pub(super) fn language_of(args: impl Iterator<Item = OsString>) -> Language {
    let mut next = false;
    for arg in args {
        let arg = arg.to_string_lossy();
        let value = if next {
            Some(arg.as_ref())
        } else {
            arg.strip_prefix("--lang=")
        };
        match value {
            Some("en") => return Language::En,
            Some(_) => return Language::Vi,
            None => next = arg == "--lang",
        }
    }
    Language::Vi
}

/// Puts every help text into a language: in the code they are ids.
pub(super) fn translate(command: clap::Command, language: Language) -> clap::Command {
    let text = |id: &clap::builder::StyledStr| {
        let id = id.to_string();
        words::text(language, id.trim())
    };
    let mut command = command;
    if let Some(about) = command.get_about().map(text) {
        command = command.about(about);
    }
    if let Some(after) = command.get_after_help().map(text) {
        command = command.after_help(after);
    }
    command = command.mut_args(|arg| match arg.get_help().map(text) {
        Some(help) => arg.help(help),
        None => arg,
    });
    command.mut_subcommands(|sub| translate(sub, language))
}

/// The database in the user's data directory.
pub(super) fn usual_database() -> PathBuf {
    directories::ProjectDirs::from("vn", "motcua", "motcua").map_or_else(
        || PathBuf::from("motcua.db"),
        |dirs| dirs.data_dir().join("motcua.db"),
    )
}

/// A clock that stands still, for tests: `MOTCUA_NOW=2026-11-23T08:00:00+07:00`.
pub(super) fn fixed_clock() -> Option<Moment> {
    let text = std::env::var("MOTCUA_NOW").ok()?;
    Moment::parse_from_rfc3339(&text).ok()
}
