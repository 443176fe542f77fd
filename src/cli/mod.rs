//! Every use case as a command for the terminal and for scripts.
//!
//! One file a group of commands. A command reads its arguments, sends an order to `office`, and shows the
//! answer in words or, with `--json`, as it is. Errors are one sentence on standard error; exit codes are in
//! [`Exit`]. Nothing here decides anything. Tested in `tests/desk` as a user types it.
#![allow(clippy::print_stdout, clippy::print_stderr)] // printing is what a command line is for

mod args;
mod catalogue;
mod dossier;
mod exit;
mod maintenance;
mod office;
mod printing;
mod queue;
mod receipt;
mod report;
mod run;
mod session;
mod show;
mod simulate;
mod staff;
mod walkthrough;

pub use args::Cli;
pub use exit::Exit;

use crate::domain::message::{Message, Say};
use crate::office::{By, Chance, Command, Now, Office, OfficeError, Order};
use crate::store::Store;
use crate::words::{self, Language};
use clap::{CommandFactory, FromArgMatches};
use std::path::PathBuf;
use std::process::ExitCode;

/// Everything a command works with.
pub(crate) struct Desk<'a> {
    pub clock: &'a dyn Fn() -> Now,
    pub chance: &'a dyn Fn() -> Box<dyn Chance>,
    pub language: Language,
    pub json: bool,
    pub db: PathBuf,
    pub station: String,
    /// Token given on the command line or in the environment.
    pub session: Option<String>,
}

impl std::fmt::Debug for Desk<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Desk")
            .field("db", &self.db)
            .field("station", &self.station)
            .finish_non_exhaustive()
    }
}

impl Desk<'_> {
    pub(crate) fn now(&self) -> Now {
        (self.clock)()
    }

    /// Opens the database, making it if it is new.
    pub(crate) fn open(&self) -> Result<Office, Exit> {
        let store = Store::open(&self.db).map_err(|error| Exit::of(&OfficeError::Store(error)))?;
        Ok(Office::new(store, (self.chance)()))
    }

    pub(crate) fn by(&self) -> By {
        By {
            session: self.session.clone().or_else(|| session::remembered(self)),
            station: self.station.clone(),
        }
    }

    /// Sends one command with a fresh request id.
    pub(crate) fn send<C: Command>(&self, office: &Office, body: C) -> Result<C::Answer, Exit> {
        let order = Order {
            request: request_id(office),
            by: self.by(),
            body,
        };
        office.run(order, self.now()).map_err(|error| Exit::of(&error))
    }

    pub(crate) fn say(&self, what: &impl Say) -> String {
        words::say(self.language, what)
    }

    pub(crate) fn text(&self, id: &str) -> String {
        words::text(self.language, id)
    }

    pub(crate) fn render(&self, message: &Message) -> String {
        words::render(self.language, message)
    }

    /// Prints an answer: as JSON, or in words.
    pub(crate) fn show<T: serde::Serialize>(&self, answer: &T, in_words: impl FnOnce() -> String) {
        if self.json {
            println!("{}", serde_json::to_string(answer).unwrap_or_default());
        } else {
            println!("{}", in_words());
        }
    }
}

/// A request id that nobody else has: a UUID of the seventh kind.
pub(crate) fn request_id(office: &Office) -> String {
    uuid::Builder::from_random_bytes(office.random())
        .into_uuid()
        .to_string()
}

/// The program: reads the arguments, runs one command, says what went wrong.
pub fn main(clock: &dyn Fn() -> Now, chance: fn() -> Box<dyn Chance>) -> ExitCode {
    let language = args::language_of(std::env::args_os());
    let matches = args::translate(Cli::command(), language).get_matches();
    let cli = match Cli::from_arg_matches(&matches) {
        Ok(cli) => cli,
        Err(error) => error.exit(),
    };
    let fixed = args::fixed_clock();
    let ticking = move || match fixed {
        Some(wall) => Now { wall, ..clock() },
        None => clock(),
    };
    let desk = Desk {
        clock: &ticking,
        chance: &move || chance(),
        language,
        json: cli.json,
        db: cli.db.clone().unwrap_or_else(args::usual_database),
        station: cli.station.clone().unwrap_or_else(|| "desk-1".to_owned()),
        session: cli.session.clone(),
    };
    match args::dispatch(&desk, cli.command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(exit) => {
            exit.report(&desk);
            exit.code()
        }
    }
}
