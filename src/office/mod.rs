//! What the office does, one file a use case: the only place that changes anything.
//!
//! A use case is a [`Command`]: a serde struct that reads through a view and returns its answer, leaving
//! its writes in a batch. [`Office::run`] finds out who asks, holds it against the table of
//! [`rights`], and commits. No screen and no terminal here; `ui` and `cli` send commands and show answers.
//! Tested in `tests/desk`.

pub mod any;
pub mod arrange;
pub mod calendar;
pub mod catalogue;
pub mod dossier;
mod error;
pub mod key;
pub mod printing;
pub mod queue;
pub mod rights;
pub mod settings;
pub mod staff;

pub use error::OfficeError;
pub use rights::{Act, Role};

use crate::domain::id::StaffId;
use crate::domain::time::Moment;
use crate::store::{Batch, Decision, Stamp, Store, StoreError, View, Writer};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// Randomness as an input: the operating system's in the program, a fixed sequence in tests.
pub trait Chance: Send + Sync + std::fmt::Debug {
    /// Fills `bytes` with random ones.
    fn fill(&self, bytes: &mut [u8]);
}

/// The present as the caller knows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Now {
    /// Wall clock, +07:00.
    pub wall: Moment,
    /// Milliseconds on a clock that is never set.
    pub monotonic_ms: i64,
}

impl From<Moment> for Now {
    fn from(wall: Moment) -> Self {
        Now {
            wall,
            monotonic_ms: 0,
        }
    }
}

/// Who asks and where.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct By {
    /// Token of a signed-in member of staff; none for a citizen at the kiosk.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub session: Option<String>,
    /// The machine, such as `ki-ot-1` or `quay-2`.
    pub station: String,
}

impl std::fmt::Debug for By {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("By")
            .field("staff", &self.session.is_some())
            .field("station", &self.station)
            .finish()
    }
}

/// A command with its request id and its sender. Repeating an id gives the first answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Order<C> {
    /// Made by the sender, unique (a UUID).
    pub request: String,
    #[serde(flatten)]
    pub by: By,
    #[serde(flatten)]
    pub body: C,
}

/// Who was found to ask.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    pub staff: Option<StaffId>,
    pub role: Role,
}

/// What a use case works with.
#[derive(Debug)]
pub struct Case<'a> {
    pub view: &'a View<'a>,
    /// Time of everything this command writes.
    pub at: Moment,
    /// The clock was set back and nobody has confirmed it: dated codes must wait (CK-02).
    pub clock_doubted: bool,
    pub actor: &'a Actor,
    pub station: &'a str,
    /// Fresh random bytes; the same when the decision runs again.
    pub seed: [u8; 32],
}

impl Case<'_> {
    /// The member of staff who asks.
    pub fn staff(&self) -> Result<StaffId, OfficeError> {
        self.actor.staff.ok_or(OfficeError::SignInFirst)
    }

    /// Milliseconds since 1970 UTC.
    pub fn millis(&self) -> i64 {
        self.at.timestamp_millis()
    }

    /// The local day as the store writes it.
    pub fn day(&self) -> String {
        day_text(crate::domain::time::day(self.at))
    }
}

/// A day as the store writes it: `YYYY-MM-DD`.
pub fn day_text(day: chrono::NaiveDate) -> String {
    day.format("%Y-%m-%d").to_string()
}

/// One use case.
pub trait Command: Serialize + DeserializeOwned + std::fmt::Debug + Sized {
    /// Its line in the table of rights.
    const ACT: Act;
    /// What the sender gets.
    type Answer: Serialize + DeserializeOwned + std::fmt::Debug;

    /// Whether a repeated request gets the first answer. Off for reads whose answer is personal: answers
    /// are stored.
    const REMEMBERED: bool = true;

    /// Slow work before the write begins, such as hashing a PIN.
    fn prepare(&mut self, _office: &Office, _now: Now) -> Result<(), OfficeError> {
        Ok(())
    }

    /// Reads, decides, and leaves its writes and events in `batch`. Runs again if the state moved on.
    fn decide(&self, case: &Case<'_>, batch: &mut Batch) -> Result<Self::Answer, OfficeError>;
}

/// The office: a store and a source of randomness.
#[derive(Debug)]
pub struct Office {
    store: Store,
    chance: Box<dyn Chance>,
}

impl Office {
    pub fn new(store: Store, chance: Box<dyn Chance>) -> Office {
        Office { store, chance }
    }

    pub fn store(&self) -> &Store {
        &self.store
    }

    /// Random bytes from the office's source.
    pub fn random<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        self.chance.fill(&mut bytes);
        bytes
    }

    /// Runs a command: nothing of it is true before this returns `Ok`.
    pub fn run<C: Command>(&self, order: Order<C>, now: impl Into<Now>) -> Result<C::Answer, OfficeError> {
        let now = now.into();
        let (writer, seed, body) = self.open(order, now)?;
        self.store
            .commit(&writer, |view, stamp| decide(&body, view, stamp, &writer, seed))
    }

    /// Runs a command as a replicated engine would: decided on a view, committed later.
    /// `between` runs after the decision and may change the state; the decision, be it a refusal, is then
    /// made again.
    pub fn run_on_stale_view<C: Command>(
        &self,
        order: Order<C>,
        now: impl Into<Now>,
        mut between: impl FnMut(u32),
    ) -> Result<C::Answer, OfficeError> {
        let now = now.into();
        let (writer, seed, body) = self.open(order, now)?;
        let mut round = 0;
        loop {
            let revision = self.store.revision()?;
            let decided = self
                .store
                .prepare(&writer, |view, stamp| decide(&body, view, stamp, &writer, seed));
            between(round);
            round += 1;
            match decided {
                Ok(prepared) => match self.store.apply(&prepared) {
                    Ok(()) => return Ok(prepared.answer),
                    Err(StoreError::Stale) => {}
                    Err(error) => return Err(error.into()),
                },
                Err(refusal) if self.store.revision()? == revision => return Err(refusal),
                Err(_) => {}
            }
        }
    }

    fn open<C: Command>(&self, order: Order<C>, now: Now) -> Result<(Writer, [u8; 32], C), OfficeError> {
        let Order {
            request,
            by,
            mut body,
        } = order;
        check_words(&request, &by)?;
        let digest = digest(C::ACT, &body)?;
        body.prepare(self, now)?;
        let writer = Writer {
            request,
            digest,
            station: by.station,
            now: now.wall,
            monotonic_ms: now.monotonic_ms,
            session: by.session.as_deref().map(token_hash),
        };
        Ok((writer, self.random(), body))
    }

    /// Reads at one revision.
    pub fn read<T>(&self, read: impl FnOnce(&View<'_>) -> Result<T, OfficeError>) -> Result<T, OfficeError> {
        self.store.read(read)
    }
}

fn decide<C: Command>(
    body: &C,
    view: &View<'_>,
    stamp: &Stamp,
    writer: &Writer,
    seed: [u8; 32],
) -> Result<Decision<C::Answer>, OfficeError> {
    let mut batch = Batch::new();
    let actor = rights::actor(view, writer, stamp.at, &mut batch)?;
    if C::ACT != Act::SetUp && crate::store::office::get(view)?.is_none() {
        return Err(OfficeError::NotSetUp);
    }
    rights::check(C::ACT, actor.role)?;
    batch.signed_by(
        actor.staff.map_or_else(
            || actor.role.as_str().to_owned(),
            |staff| format!("staff:{staff}"),
        ),
        actor.role.as_str(),
    );
    let case = Case {
        view,
        at: stamp.at,
        clock_doubted: stamp.clock_doubted,
        actor: &actor,
        station: &writer.station,
        seed,
    };
    let answer = body.decide(&case, &mut batch)?;
    if !C::REMEMBERED {
        batch.forget_answer();
    }
    Ok(Decision { answer, batch })
}

/// SHA-256 of a session token, as the store keeps it.
pub fn token_hash(token: &str) -> [u8; 32] {
    Sha256::digest(token.as_bytes()).into()
}

fn digest<C: Command>(act: Act, body: &C) -> Result<[u8; 32], OfficeError> {
    let text = serde_json::to_vec(&(act, body)).map_err(StoreError::from)?;
    Ok(Sha256::digest(text).into())
}

/// Request ids and station names are short and plain: they stand in every event.
fn check_words(request: &str, by: &By) -> Result<(), OfficeError> {
    let plain = |text: &str, most: usize| {
        !text.is_empty()
            && text.len() <= most
            && text
                .chars()
                .all(|letter| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_' | '.' | ':'))
    };
    if !plain(request, 64) {
        return Err(OfficeError::RequestId);
    }
    if !plain(&by.station, 40) {
        return Err(OfficeError::Station);
    }
    Ok(())
}
