//! A sample office on a file in a scratch folder: one person of each role, signed in at a station.
//!
//! Hashing a PIN takes a third of a second by design, so the office is made once a run and each test gets a
//! copy of the file. In the copies a sign-in lasts a day; `rights` shortens it again.

use motcua::domain::message::{Message, Say};
use motcua::domain::time::{self, Moment};
use motcua::office::any::{AnyCommand, AnyOrder};
use motcua::office::arrange::{ChangeSettings, office_answer};
use motcua::office::settings::Settings;
use motcua::office::staff::{AddStaff, Pin, SetUp, SignIn, SignInAnswer};
use motcua::office::{By, Chance, Command, Office, OfficeError, Order, Role};
use motcua::store::Store;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};
use tempfile::TempDir;

/// The Friday on which everything happens, unless a test says another day.
pub const DAY: &str = "2026-11-20";
pub const PIN: &str = "730194";

/// A sequence that is the same in every run, and never gives the same bytes twice.
#[derive(Debug, Default)]
pub struct Counted(AtomicU64);

impl Chance for Counted {
    fn fill(&self, bytes: &mut [u8]) {
        for chunk in bytes.chunks_mut(8) {
            let n = self.0.fetch_add(1, Ordering::SeqCst);
            let mixed = (n + 1)
                .wrapping_mul(0x9E37_79B9_7F4A_7C15)
                .rotate_left(29)
                .wrapping_mul(0xBF58_476D_1CE4_E5B9);
            chunk.copy_from_slice(&mixed.to_be_bytes()[..chunk.len()]);
        }
    }
}

/// Who asks: the stations are those of the tests.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    Kiosk,
    Clerk,
    SecondClerk,
    Specialist,
    Leader,
    Administrator,
}

impl Who {
    pub const ALL: [Who; 6] = [
        Who::Kiosk,
        Who::Clerk,
        Who::SecondClerk,
        Who::Specialist,
        Who::Leader,
        Who::Administrator,
    ];

    pub const fn role(self) -> Role {
        match self {
            Who::Kiosk => Role::Citizen,
            Who::Clerk | Who::SecondClerk => Role::Clerk,
            Who::Specialist => Role::Specialist,
            Who::Leader => Role::Leader,
            Who::Administrator => Role::Administrator,
        }
    }

    pub const fn login(self) -> &'static str {
        match self {
            Who::Kiosk => "",
            Who::Clerk => "lan",
            Who::SecondClerk => "minh",
            Who::Specialist => "hoa",
            Who::Leader => "dung",
            Who::Administrator => "quan-tri",
        }
    }

    pub const fn station(self) -> &'static str {
        match self {
            Who::Kiosk => "ki-ot-1",
            Who::Clerk => "quay-2",
            Who::SecondClerk => "quay-8",
            Who::Specialist => "phong-1",
            Who::Leader => "lanh-dao",
            Who::Administrator => "may-chu",
        }
    }

    pub fn token(self) -> String {
        format!("token-{}", self.login())
    }

    pub fn by(self) -> By {
        By {
            session: (self != Who::Kiosk).then(|| self.token()),
            station: self.station().to_owned(),
        }
    }
}

/// `HH:MM` or `HH:MM:SS` of [`DAY`], or `YYYY-MM-DD HH:MM`.
pub fn at(text: &str) -> Moment {
    let text = match text.len() {
        5 => format!("{DAY} {text}:00"),
        8 => format!("{DAY} {text}"),
        _ => format!("{text}:00"),
    };
    time::local(chrono::NaiveDateTime::parse_from_str(&text, "%Y-%m-%d %H:%M:%S").unwrap())
}

/// An office to try things in.
#[derive(Debug)]
pub struct House {
    pub office: Office,
    pub folder: TempDir,
    requests: AtomicU64,
}

impl House {
    /// The sample office on the morning of [`DAY`], everybody signed in.
    pub fn new() -> House {
        static READY: OnceLock<Vec<u8>> = OnceLock::new();
        let bytes = READY.get_or_init(ready);
        let folder = TempDir::new().unwrap();
        std::fs::write(folder.path().join("desk.db"), bytes).unwrap();
        // The copy knows the requests it was made with.
        House::on(folder, 1_000)
    }

    /// A file on which nothing was ever done.
    pub fn empty() -> House {
        House::on(TempDir::new().unwrap(), 0)
    }

    fn on(folder: TempDir, first: u64) -> House {
        let store = Store::open(&folder.path().join("desk.db")).unwrap();
        House {
            office: Office::new(store, Box::new(Counted::default())),
            folder,
            requests: AtomicU64::new(first),
        }
    }

    pub fn file(&self) -> PathBuf {
        self.folder.path().join("desk.db")
    }

    /// A fresh request id.
    pub fn request(&self) -> String {
        format!("request-{}", self.requests.fetch_add(1, Ordering::SeqCst))
    }

    /// What becomes of a command.
    pub fn run<C: Command>(&self, who: Who, when: &str, body: C) -> Result<C::Answer, OfficeError> {
        self.send(who.by(), when, body)
    }

    pub fn send<C: Command>(&self, by: By, when: &str, body: C) -> Result<C::Answer, OfficeError> {
        let order = Order {
            request: self.request(),
            by,
            body,
        };
        self.office.run(order, at(when))
    }

    /// A command that works.
    pub fn ok<C: Command>(&self, who: Who, when: &str, body: C) -> C::Answer {
        let shown = format!("{body:?}");
        self.run(who, when, body)
            .unwrap_or_else(|error| panic!("{shown}: {error:?}"))
    }

    /// A command that is refused, with the sentence.
    pub fn refused<C: Command>(&self, who: Who, when: &str, body: C) -> Message {
        match self.run(who, when, body) {
            Ok(answer) => panic!("not refused: {answer:?}"),
            Err(error) => error.say(),
        }
    }

    /// A form that is refused: the places in order, each with the id of its sentence.
    pub fn wrong_fields<C: Command>(&self, who: Who, when: &str, body: C) -> Vec<(String, String)> {
        match self.run(who, when, body) {
            Err(OfficeError::Fields(fields)) => fields
                .into_iter()
                .map(|(place, message)| (place, message.id))
                .collect(),
            other => panic!("not refused by its fields: {other:?}"),
        }
    }

    /// Any command as it comes over a wire.
    pub fn any(&self, by: By, when: &str, command: AnyCommand) -> Result<serde_json::Value, OfficeError> {
        let order = AnyOrder {
            request: self.request(),
            by,
            command,
        };
        self.office.run_any(order, at(when))
    }

    /// Changes the settings as the leader would.
    pub fn settings(&self, when: &str, change: impl FnOnce(&mut Settings)) {
        let mut settings = office_answer(&self.office).unwrap().settings;
        change(&mut settings);
        self.ok(Who::Leader, when, ChangeSettings { settings });
    }

    /// One number of the database.
    pub fn count(&self, sql: &str) -> i64 {
        let read: Result<i64, OfficeError> = self.office.read(|view| Ok(view.number(sql, [])?));
        read.unwrap()
    }

    /// Everything written in every text column of these tables, or of all the others.
    pub fn texts(&self, keep: impl Fn(&str) -> bool) -> String {
        everything_written(&self.file(), keep)
    }
}

fn everything_written(file: &Path, keep: impl Fn(&str) -> bool) -> String {
    let raw = rusqlite::Connection::open(file).unwrap();
    let list = |sql: &str| -> Vec<String> {
        let mut statement = raw.prepare(sql).unwrap();
        let rows = statement.query_map([], |row| row.get::<_, Vec<u8>>(0)).unwrap();
        rows.map(|bytes| String::from_utf8_lossy(&bytes.unwrap()).into_owned())
            .collect()
    };
    let mut all = String::new();
    for table in list("SELECT CAST(name AS BLOB) FROM sqlite_schema WHERE type = 'table'") {
        if !keep(&table) {
            continue;
        }
        for column in list(&format!(
            "SELECT CAST(name AS BLOB) FROM pragma_table_info('{table}')"
        )) {
            for text in list(&format!(
                "SELECT coalesce(CAST(\"{column}\" AS BLOB), x'') FROM \"{table}\""
            )) {
                all.push_str(&text);
                all.push('\n');
            }
        }
    }
    all
}

/// The bytes of an office with its staff signed in.
fn ready() -> Vec<u8> {
    let house = House::empty();
    let pin = || Pin::new(PIN);
    let set_up = SetUp::sample(Who::Administrator.login(), "Ngô Quản Trị", pin());
    house.ok(Who::Kiosk, "07:00", set_up);
    house.sign_in(Who::Administrator, "07:00");
    for who in [Who::Clerk, Who::SecondClerk, Who::Specialist, Who::Leader] {
        house.ok(
            Who::Administrator,
            "07:00",
            AddStaff::new(who.login(), "Phạm Thị Lan", who.role(), pin()),
        );
        house.sign_in(who, "07:01");
    }
    house.settings("07:01", |settings| {
        settings.session.lock_after_minutes = 24 * 60;
        settings.session.longest_hours = 24;
        settings.tickets.kiosk_pause_seconds = 0;
    });
    let file = house.file();
    let House { office, folder, .. } = house;
    drop(office);
    let raw = rusqlite::Connection::open(&file).unwrap();
    let busy: i64 = raw
        .query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))
        .unwrap();
    assert_eq!(busy, 0, "everything stands in the one file");
    std::fs::read(folder.path().join("desk.db")).unwrap()
}

impl House {
    fn sign_in(&self, who: Who, when: &str) {
        self.open_session(who, when, &who.token());
    }

    /// A new session, which ends the one before.
    pub fn sign_in_again(&self, who: Who, when: &str) -> By {
        let token = format!("{}-{}", who.token(), self.request());
        self.open_session(who, when, &token);
        By {
            session: Some(token),
            station: who.station().to_owned(),
        }
    }

    fn open_session(&self, who: Who, when: &str, token: &str) {
        let by = By {
            session: None,
            station: who.station().to_owned(),
        };
        let answer = self
            .send(by, when, SignIn::new(who.login(), Pin::new(PIN), token))
            .unwrap();
        assert!(matches!(answer, SignInAnswer::SignedIn { role, .. } if role == who.role()));
    }
}
