//! The simulated hall: arrivals and counters as a queue of moments, each one a real command.

use super::people::{below, card, percent, phone, service_seconds};
use crate::cli::{Desk, request_id};
use crate::domain::procedure::ProcedureCode;
use crate::domain::time::{self, Moment};
use crate::office::arrange::{ChangeCounter, ChangeField, ChangeSettings, office_answer};
use crate::office::dossier::{PartyForm, ReceiveDossier};
use crate::office::queue::{
    Appear, CallNext, CloseDay, Finish, Hold, LeaveLine, NoShow, Recall, Resume, ReturnToLine, SendTo,
    TakeNumber, Transfer,
};
use crate::office::settings::{SessionLimits, TicketRules};
use crate::office::staff::{AddStaff, Pin, SetUp, SignIn};
use crate::office::{By, Command, Now, Office, OfficeError, Order, Role, day_text};
use chrono::{NaiveDate, TimeDelta};
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::SeedableRng;
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// A working Monday.
const DAY: Option<NaiveDate> = NaiveDate::from_ymd_opt(2026, 11, 23);
const PIN: &str = "739164";
/// Procedures taken in at the counters: same day and by working days, with and without a fee.
const PROCEDURES: &[&str] = &[
    "2.000815", "1.001193", "1.004873", "2.000884", "1.001266", "1.000894",
];

/// Something that happens at a moment.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Happening {
    Arrival,
    /// A counter looks for the next one.
    Free(usize),
    Came(usize),
    /// Called once more, or given up on.
    NotThere(usize, u32),
    Served(usize),
    BackFromHold(String),
    ComesBack(String),
    WalksAway(String),
}

/// The hall in the course of its day.
#[derive(Debug)]
pub(super) struct Hall<'a> {
    office: &'a Office,
    desk: &'a Desk<'a>,
    dice: ChaCha8Rng,
    at: Moment,
    sessions: Vec<String>,
    admin: String,
    letters: Vec<char>,
    due: BinaryHeap<Reverse<(Moment, u64, Happening)>>,
    n: u64,
    pub(super) commands: u64,
    pub(super) refused: u64,
    pub(super) command_ms: i64,
}

impl<'a> Hall<'a> {
    /// Sets the sample office up with so many counters, each with its clerk.
    pub(super) fn open(
        office: &'a Office,
        desk: &'a Desk<'a>,
        counters: u32,
        seed: u64,
    ) -> Result<Hall<'a>, OfficeError> {
        let day = DAY.unwrap_or_default();
        let mut hall = Hall {
            office,
            desk,
            dice: ChaCha8Rng::seed_from_u64(seed),
            at: time::local(day.and_time(chrono::NaiveTime::from_hms_opt(7, 0, 0).unwrap_or_default())),
            sessions: Vec::new(),
            admin: String::new(),
            letters: Vec::new(),
            due: BinaryHeap::new(),
            n: 0,
            commands: 0,
            refused: 0,
            command_ms: 0,
        };
        hall.send(None, "ban-1", SetUp::sample("quantri", "Quản Trị", Pin::new(PIN)))?;
        hall.admin = hall.sign_in("quantri", "ban-1")?;
        hall.arrange(counters)?;
        Ok(hall)
    }

    fn arrange(&mut self, counters: u32) -> Result<(), OfficeError> {
        let admin = Some(self.admin.clone());
        let known = office_answer(self.office)?;
        let mut settings = known.settings;
        settings.session = SessionLimits {
            lock_after_minutes: 24 * 60,
            longest_hours: 24,
        };
        settings.tickets = TicketRules {
            kiosk_pause_seconds: 0,
            ..settings.tickets
        };
        self.send(admin.clone(), "ban-1", ChangeSettings { settings })?;
        self.letters = known
            .fields
            .iter()
            .filter(|field| !field.handles.is_empty())
            .map(|field| field.letter)
            .collect();
        for field in known.fields.iter().filter(|field| field.handles.is_empty()) {
            self.send(admin.clone(), "ban-1", closed(field.letter))?;
        }
        for number in 1..=counters {
            // Every counter serves two neighbouring letters, so that lines and counters cross.
            let at = usize::try_from(number).unwrap_or(0);
            let letters = [at, at + 1].map(|at| self.letters[at % self.letters.len()]);
            let all = if counters < u32::try_from(self.letters.len()).unwrap_or(0) {
                self.letters.clone()
            } else {
                letters.to_vec()
            };
            let change = ChangeCounter {
                number,
                name: None,
                fields: Some(all),
                open: Some(true),
                retired: Some(false),
            };
            self.send(admin.clone(), "ban-1", change)?;
            let login = format!("canbo{number}");
            self.send(
                admin.clone(),
                "ban-1",
                AddStaff::new(&login, "Cán Bộ", Role::Clerk, Pin::new(PIN)),
            )?;
            let token = self.sign_in(&login, &format!("quay-{number}"))?;
            self.sessions.push(token);
        }
        Ok(())
    }

    fn sign_in(&mut self, login: &str, station: &str) -> Result<String, OfficeError> {
        let token = crate::store::verify::hex(&self.office.random::<32>());
        self.send(None, station, SignIn::new(login, Pin::new(PIN), &token))?;
        Ok(token)
    }

    fn send<C: Command>(
        &mut self,
        session: Option<String>,
        station: &str,
        body: C,
    ) -> Result<C::Answer, OfficeError> {
        self.at += TimeDelta::milliseconds(50);
        let began = self.desk.now().monotonic_ms;
        let order = Order {
            request: request_id(self.office),
            by: By {
                session,
                station: station.to_owned(),
            },
            body,
        };
        let answer = self.office.run(
            order,
            Now {
                wall: self.at,
                monotonic_ms: 0,
            },
        );
        self.commands += 1;
        self.command_ms += self.desk.now().monotonic_ms - began;
        answer
    }

    /// A command that the rules may refuse: counted, not fatal. Trouble with the file is.
    fn attempt<C: Command>(
        &mut self,
        session: Option<String>,
        station: &str,
        body: C,
    ) -> Result<Option<C::Answer>, OfficeError> {
        match self.send(session, station, body) {
            Ok(answer) => Ok(Some(answer)),
            Err(OfficeError::Store(error)) => Err(error.into()),
            Err(_) => {
                self.refused += 1;
                Ok(None)
            }
        }
    }

    fn plan(&mut self, seconds: i64, happening: Happening) {
        self.n += 1;
        self.due.push(Reverse((
            self.at + TimeDelta::seconds(seconds),
            self.n,
            happening,
        )));
    }

    pub(super) fn day(&self) -> String {
        day_text(DAY.unwrap_or_default())
    }

    /// Lets so many people come, serves them, closes the day.
    pub(super) fn run(&mut self, tickets: u32) -> Result<(), OfficeError> {
        let opening = self.at + TimeDelta::minutes(30);
        for _ in 0..tickets {
            // Two sessions; most come early in each.
            let (from, length) = if percent(&mut self.dice, 60) {
                (0, 200)
            } else {
                (330, 170)
            };
            let minute = from + below(&mut self.dice, length).min(below(&mut self.dice, length));
            let at = opening
                + TimeDelta::seconds(i64::try_from(minute * 60 + below(&mut self.dice, 60)).unwrap_or(0));
            self.n += 1;
            self.due.push(Reverse((at, self.n, Happening::Arrival)));
        }
        for counter in 0..self.sessions.len() {
            self.plan(1_800, Happening::Free(counter));
        }
        let closing = opening + TimeDelta::minutes(570);
        while let Some(Reverse((at, _, happening))) = self.due.pop() {
            if at > closing {
                break;
            }
            self.at = self.at.max(at);
            self.happen(happening)?;
        }
        self.at = closing + TimeDelta::minutes(15);
        let admin = Some(self.admin.clone());
        self.send(admin, "ban-1", CloseDay {})?;
        Ok(())
    }

    fn counter(&self, counter: usize) -> (Option<String>, String, u32) {
        let number = u32::try_from(counter).unwrap_or(0) + 1;
        (
            self.sessions.get(counter).cloned(),
            format!("quay-{number}"),
            number,
        )
    }

    fn happen(&mut self, happening: Happening) -> Result<(), OfficeError> {
        match happening {
            Happening::Arrival => self.arrive(),
            Happening::Free(at) => self.call(at),
            Happening::Came(at) => {
                let (session, station, counter) = self.counter(at);
                self.attempt(session, &station, Appear { counter })?;
                let seconds = service_seconds(&mut self.dice);
                self.plan(seconds, Happening::Served(at));
                Ok(())
            }
            Happening::NotThere(at, calls) => self.not_there(at, calls),
            Happening::Served(at) => self.served(at),
            Happening::BackFromHold(number) => self.back(&number),
            Happening::ComesBack(number) => {
                let (session, station, _) = self.counter(0);
                self.attempt(session, &station, ReturnToLine { number })?;
                Ok(())
            }
            Happening::WalksAway(number) => {
                let (session, station, _) = self.counter(0);
                self.attempt(session, &station, LeaveLine { number })?;
                Ok(())
            }
        }
    }

    fn arrive(&mut self) -> Result<(), OfficeError> {
        let at = usize::try_from(below(&mut self.dice, self.letters.len() as u64)).unwrap_or(0);
        let mut body = TakeNumber::of(self.letters[at]);
        if percent(&mut self.dice, 15) {
            body.priority = Some("elderly".to_owned());
        }
        let kiosk = format!("ki-ot-{}", 1 + below(&mut self.dice, 4));
        let taken = self.attempt(None, &kiosk, body)?;
        if let Some(taken) = taken
            && percent(&mut self.dice, 3)
        {
            self.plan(400, Happening::WalksAway(taken.ticket.number.to_string()));
        }
        Ok(())
    }

    fn call(&mut self, at: usize) -> Result<(), OfficeError> {
        let (session, station, counter) = self.counter(at);
        match self.attempt(session, &station, CallNext { counter })? {
            None => self.plan(45, Happening::Free(at)),
            Some(_) if percent(&mut self.dice, 6) => self.plan(65, Happening::NotThere(at, 1)),
            Some(_) => {
                let seconds = 10 + i64::try_from(below(&mut self.dice, 40)).unwrap_or(0);
                self.plan(seconds, Happening::Came(at));
            }
        }
        Ok(())
    }

    fn not_there(&mut self, at: usize, calls: u32) -> Result<(), OfficeError> {
        let (session, station, counter) = self.counter(at);
        if calls < 3 {
            self.attempt(session, &station, Recall { counter })?;
            self.plan(65, Happening::NotThere(at, calls + 1));
            return Ok(());
        }
        if let Some(missed) = self.attempt(session, &station, NoShow { counter })?
            && percent(&mut self.dice, 60)
        {
            self.plan(300, Happening::ComesBack(missed.number.to_string()));
        }
        self.plan(5, Happening::Free(at));
        Ok(())
    }

    fn served(&mut self, at: usize) -> Result<(), OfficeError> {
        let (session, station, counter) = self.counter(at);
        let number = self.at_counter(counter)?;
        if percent(&mut self.dice, 4) {
            if let Some(held) = self.attempt(session, &station, Hold { counter })? {
                self.plan(600, Happening::BackFromHold(held.number.to_string()));
            }
        } else if let Some(number) = number.filter(|_| percent(&mut self.dice, 4)) {
            let to = SendTo::Field(self.letters[at % self.letters.len()]);
            self.attempt(session, &station, Transfer { number, to })?;
        } else {
            if percent(&mut self.dice, 55) {
                self.take_in(at)?;
            }
            self.attempt(session, &station, Finish { counter })?;
        }
        self.plan(15, Happening::Free(at));
        Ok(())
    }

    fn take_in(&mut self, at: usize) -> Result<(), OfficeError> {
        let (session, station, counter) = self.counter(at);
        let which = usize::try_from(below(&mut self.dice, PROCEDURES.len() as u64)).unwrap_or(0);
        let mut party = PartyForm {
            card: Some(card(&mut self.dice)),
            ..PartyForm::default()
        };
        party.form.phone = phone(&mut self.dice);
        let mut body = ReceiveDossier::direct(ProcedureCode(PROCEDURES[which].to_owned()), party);
        body.counter = Some(counter);
        body.ticket = self.at_counter(counter)?;
        body.fee.copies = 1 + u32::try_from(below(&mut self.dice, 3)).unwrap_or(0);
        body.fee.units = 1 + u32::try_from(below(&mut self.dice, 9)).unwrap_or(0);
        self.attempt(session, &station, body)?;
        Ok(())
    }

    /// The number at a counter, read as the desk would.
    fn at_counter(&self, counter: u32) -> Result<Option<String>, OfficeError> {
        self.office.read(|view| {
            let row = crate::store::office::counters(view)?
                .into_iter()
                .find(|row| row.number == counter);
            let Some(row) = row else { return Ok(None) };
            Ok(crate::store::ticket::at_counter(view, row.id)?.map(|row| row.turn.number.to_string()))
        })
    }

    /// A held person comes back to any counter that is free; else a little later.
    fn back(&mut self, number: &str) -> Result<(), OfficeError> {
        for at in 0..self.sessions.len() {
            let (session, station, counter) = self.counter(at);
            if self.at_counter(counter)?.is_some() {
                continue;
            }
            let body = Resume {
                counter,
                number: number.to_owned(),
            };
            if self.attempt(session, &station, body)?.is_some() {
                self.plan(90, Happening::Served(at));
            }
            return Ok(());
        }
        self.plan(60, Happening::BackFromHold(number.to_owned()));
        Ok(())
    }
}

fn closed(letter: char) -> ChangeField {
    ChangeField {
        letter,
        name: None,
        handles: None,
        face: None,
        open: Some(false),
        retired: None,
    }
}
