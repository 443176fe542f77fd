//! `motcua simulate day`: made-up citizens go through the real commands on a real file, and every
//! invariant is checked at the end.
//!
//! The same seed gives the same day. Time is the simulation's own; only the file and the rules are real.

mod check;
mod hall;
mod people;

use super::{Desk, Exit};
use crate::domain::message::Message;
use crate::office::{Chance, Office, OfficeError};
use crate::store::Store;
use clap::{Args, Subcommand};
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};
use serde::Serialize;
use std::path::PathBuf;
use std::sync::Mutex;

/// What to simulate.
#[derive(Debug, Subcommand)]
pub enum SimulateCommand {
    /// cli-simulate-day
    Day(DayArgs),
}

/// A day.
#[derive(Debug, Args)]
pub struct DayArgs {
    /// cli-arg-tickets
    #[arg(long, default_value_t = 200, value_parser = clap::value_parser!(u32).range(1..=20_000))]
    tickets: u32,
    /// cli-arg-counter-count
    #[arg(long, default_value_t = 6, value_parser = clap::value_parser!(u32).range(1..=60))]
    counters: u32,
    /// cli-arg-seed
    #[arg(long, default_value_t = 1)]
    seed: u64,
}

/// Randomness by seed, for the office of a simulation.
#[derive(Debug)]
struct Seeded(Mutex<ChaCha8Rng>);

impl Chance for Seeded {
    fn fill(&self, bytes: &mut [u8]) {
        self.0
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner)
            .fill_bytes(bytes);
    }
}

/// How the day went.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct DayFigures {
    pub tickets: u32,
    pub counters: u32,
    pub seed: u64,
    pub commands: u64,
    pub refused: u64,
    pub served: u32,
    pub missed: u32,
    pub left: u32,
    pub expired: u32,
    pub dossiers: u32,
    /// Mean minutes from number to call, by standing.
    pub mean_wait_priority: f64,
    pub mean_wait_normal: f64,
    pub events: i64,
    /// Names of the invariants that were checked.
    pub checked: Vec<&'static str>,
    /// What was broken; empty on a good day.
    pub broken: Vec<String>,
    /// Milliseconds of real time that the commands took in all.
    pub command_ms: i64,
    pub file: PathBuf,
}

pub(super) fn simulate(desk: &Desk<'_>, command: SimulateCommand) -> Result<(), Exit> {
    let SimulateCommand::Day(args) = command;
    if desk.db.exists() {
        return Err(Exit::new(
            Exit::REFUSED,
            Message::new("cli-simulate-exists").with("file", desk.db.display().to_string()),
        ));
    }
    let store = Store::open(&desk.db).map_err(|error| Exit::of(&OfficeError::Store(error)))?;
    let chance = Seeded(Mutex::new(ChaCha8Rng::seed_from_u64(args.seed ^ 0x4D43)));
    let office = Office::new(store, Box::new(chance));
    let mut hall =
        hall::Hall::open(&office, desk, args.counters, args.seed).map_err(|error| Exit::of(&error))?;
    hall.run(args.tickets).map_err(|error| Exit::of(&error))?;
    let mut figures = DayFigures {
        tickets: args.tickets,
        counters: args.counters,
        seed: args.seed,
        commands: hall.commands,
        refused: hall.refused,
        served: 0,
        missed: 0,
        left: 0,
        expired: 0,
        dossiers: 0,
        mean_wait_priority: 0.0,
        mean_wait_normal: 0.0,
        events: 0,
        checked: Vec::new(),
        broken: Vec::new(),
        command_ms: hall.command_ms,
        file: desk.db.clone(),
    };
    check::check(&office, &hall.day(), &mut figures).map_err(|error| Exit::of(&error))?;
    desk.show(&figures, || in_words(desk, &figures));
    if figures.broken.is_empty() {
        Ok(())
    } else {
        Err(Exit::new(
            Exit::NOT_GOOD,
            Message::new("cli-simulate-broken").with("count", figures.broken.len()),
        ))
    }
}

fn in_words(desk: &Desk<'_>, figures: &DayFigures) -> String {
    let mut lines = vec![
        desk.render(
            &Message::new("cli-simulate-done")
                .with("tickets", figures.tickets)
                .with("counters", figures.counters)
                .with("commands", figures.commands)
                .with("ms", figures.command_ms),
        ),
        desk.render(
            &Message::new("cli-simulate-tickets")
                .with("served", figures.served)
                .with("missed", figures.missed)
                .with("left", figures.left)
                .with("expired", figures.expired)
                .with("dossiers", figures.dossiers),
        ),
        desk.render(
            &Message::new("cli-simulate-wait")
                .with("priority", format!("{:.1}", figures.mean_wait_priority))
                .with("normal", format!("{:.1}", figures.mean_wait_normal)),
        ),
        desk.render(
            &Message::new("cli-simulate-checked")
                .with("checked", figures.checked.len())
                .with("events", figures.events),
        ),
    ];
    lines.extend(figures.broken.iter().map(|broken| format!("  ! {broken}")));
    lines.join("\n")
}
