//! An office with a clerk at each of eight counters, made once and copied for each test; and the program as
//! a process that is spoken to in JSON lines.

use motcua::domain::time::{Moment, from_utc};
use motcua::office::any::AnyOrder;
use motcua::office::{Chance, Now, Office, OfficeError};
use motcua::store::Store;
use rusqlite::{Connection, OpenFlags};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{ChildStdin, ChildStdout, Command, Stdio};
use std::sync::OnceLock;

pub const PROGRAM: &str = env!("CARGO_BIN_EXE_motcua");
const PIN: &str = "582014";
/// Monday morning, when the office of [`on_monday`] was set up.
pub const MONDAY: &str = "2026-11-23T07:30:00+07:00";

/// The same bytes each time: a decision that runs again, or in another order, gets the same ones.
#[derive(Debug)]
pub struct Constant;

impl Chance for Constant {
    fn fill(&self, bytes: &mut [u8]) {
        bytes.fill(0x5A);
    }
}

pub fn at(text: &str) -> Moment {
    Moment::parse_from_rfc3339(text).unwrap()
}

#[allow(clippy::disallowed_methods)] // other processes read the real clock: sessions must be of today
pub fn today() -> Moment {
    from_utc(chrono::Utc::now())
}

/// A file in a folder that is removed at the end.
#[derive(Debug)]
pub struct Desk {
    folder: tempfile::TempDir,
    pub path: PathBuf,
}

impl Desk {
    pub fn empty() -> Desk {
        Desk::holding(None, &std::env::temp_dir())
    }

    /// An office whose clock stands at [`MONDAY`].
    pub fn on_monday() -> Desk {
        Desk::holding(Some(mondays()), &std::env::temp_dir())
    }

    /// An office of today, for processes that read the real clock.
    pub fn of_today() -> Desk {
        Desk::holding(Some(todays()), &std::env::temp_dir())
    }

    /// No file yet, in memory where there is a file system for that.
    pub fn quick_empty() -> Desk {
        Desk::holding(None, &memory())
    }

    /// The same in memory where there is a file system for that: for tests in which the disk is no matter.
    pub fn quick(today: bool) -> Desk {
        Desk::holding(Some(if today { todays() } else { mondays() }), &memory())
    }

    fn holding(bytes: Option<&[u8]>, folder: &Path) -> Desk {
        let folder = tempfile::tempdir_in(folder).unwrap();
        let path = folder.path().join("motcua.db");
        if let Some(bytes) = bytes {
            std::fs::write(&path, bytes).unwrap();
        }
        Desk { folder, path }
    }

    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    pub fn office(&self) -> Office {
        Office::new(Store::open(&self.path).unwrap(), Box::new(Constant))
    }
}

fn memory() -> PathBuf {
    let memory = Path::new("/dev/shm");
    if memory.is_dir() {
        memory.to_owned()
    } else {
        std::env::temp_dir()
    }
}

fn mondays() -> &'static [u8] {
    static MADE: OnceLock<Vec<u8>> = OnceLock::new();
    MADE.get_or_init(|| made(at(MONDAY)))
}

/// The office of today as a file's bytes.
pub fn todays() -> &'static [u8] {
    static MADE: OnceLock<Vec<u8>> = OnceLock::new();
    MADE.get_or_init(|| made(today()))
}

/// Fields A and B, counters 1 to 8 that serve both, a clerk signed in at each; an administrator.
fn made(now: Moment) -> Vec<u8> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("motcua.db");
    let office = Office::new(Store::open(&path).unwrap(), Box::new(Constant));
    let mut n = 0;
    let mut send = |station: &str, session: Option<&str>, body: Value| {
        n += 1;
        run(&office, order(&format!("setup-{n}"), station, session, body), now).unwrap()
    };
    send(
        "admin",
        None,
        json!({ "command": "set_up", "login": "quan-tri", "admin": "Quản Trị", "pin": PIN }),
    );
    let sign_in = |login: &str, token: &str| {
        json!({ "command": "sign_in", "login": login, "pin": PIN,
                "token_hash": hex(&motcua::office::token_hash(token)) })
    };
    send("admin", None, sign_in("quan-tri", "token-admin"));
    let admin = Some("token-admin");
    let mut settings = office.read(motcua::office::settings::read).unwrap();
    settings.session.lock_after_minutes = 20_000;
    settings.session.longest_hours = 24;
    settings.tickets.kiosk_pause_seconds = 0;
    send(
        "admin",
        admin,
        json!({ "command": "change_settings", "settings": settings }),
    );
    for n in 1..=8 {
        let login = format!("can-bo-{n}");
        send(
            "admin",
            admin,
            json!({ "command": "change_counter", "number": n, "fields": ["A", "B"], "open": true }),
        );
        send(
            "admin",
            admin,
            json!({ "command": "add_staff", "login": login, "name": format!("Cán bộ {n}"),
                    "role": "clerk", "pin": PIN }),
        );
        send(&format!("quay-{n}"), None, sign_in(&login, &format!("token-{n}")));
    }
    drop(office);
    std::fs::read(&path).unwrap()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// An order as `motcua run` reads it.
pub fn order(request: &str, station: &str, session: Option<&str>, body: Value) -> Value {
    let mut order = body;
    order["request"] = json!(request);
    order["station"] = json!(station);
    if let Some(session) = session {
        order["session"] = json!(session);
    }
    order
}

/// An order of the clerk at counter `n`.
pub fn clerk(n: usize, request: &str, body: Value) -> Value {
    order(request, &format!("quay-{n}"), Some(&format!("token-{n}")), body)
}

/// An order of the administrator.
pub fn administrator(request: &str, body: Value) -> Value {
    order(request, "admin", Some("token-admin"), body)
}

/// A dossier that any clerk may take in: certified copies of two pages, paid in cash.
pub fn dossier(name: &str, identity: &str, phone: &str) -> Value {
    json!({
        "command": "receive_dossier",
        "procedure": "2.000815",
        "fee": { "copies": 1, "units": 2 },
        "paid": { "way": "cash" },
        "applicant": { "form": {
            "name": name, "identity": identity, "phone": phone,
            "birth": format!("12/03/19{}", &identity[4..6]), "address": "Thôn 2, xã Tân Phong",
        } },
    })
}

/// Runs an order in this process.
pub fn run(office: &Office, order: Value, now: impl Into<Now>) -> Result<Value, OfficeError> {
    let order: AnyOrder = serde_json::from_value(order).unwrap();
    office.run_any(order, now)
}

/// `motcua run` as a process of its own.
#[derive(Debug)]
pub struct Process {
    child: std::process::Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
}

impl Process {
    pub fn start(path: &Path) -> Process {
        let mut child = Command::new(PROGRAM)
            .arg("--db")
            .arg(path)
            .arg("run")
            .env_remove("MOTCUA_NOW")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        Process {
            input: child.stdin.take().unwrap(),
            output: BufReader::new(child.stdout.take().unwrap()),
            child,
        }
    }

    /// Sends without waiting. A process that was killed hears nothing.
    pub fn send(&mut self, order: &Value) {
        let _ = writeln!(self.input, "{order}");
    }

    /// The next answer; none once the process is gone. Half a line is no answer.
    pub fn answer(&mut self) -> Option<Value> {
        let mut line = String::new();
        self.output.read_line(&mut line).ok()?;
        line.ends_with('\n').then(|| serde_json::from_str(&line).unwrap())
    }

    pub fn ask(&mut self, order: &Value) -> Value {
        self.send(order);
        self.answer().expect("an answer")
    }

    /// Asks and expects the answer of success.
    pub fn done(&mut self, order: &Value) -> Value {
        let mut answer = self.ask(order);
        assert!(answer.get("ok").is_some(), "{order} → {answer}");
        answer["ok"].take()
    }

    /// `kill -9`.
    pub fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A connection without our settings, as a stranger with SQLite in hand has it.
pub fn raw(path: &Path) -> Connection {
    Connection::open(path).unwrap()
}

/// Every table with its rows as SQL literals, in order of their text; nothing is left out.
pub fn dump(path: &Path) -> BTreeMap<String, Vec<String>> {
    let connection = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap();
    tables(&connection)
        .into_iter()
        .map(|table| {
            let columns = columns(&connection, &table).join(" || ',' || ");
            let mut rows = texts(&connection, &format!("SELECT {columns} FROM \"{table}\""));
            rows.sort();
            (table, rows)
        })
        .collect()
}

pub fn tables(connection: &Connection) -> Vec<String> {
    texts(
        connection,
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY rowid",
    )
}

/// The columns of a table, each as `quote("name")`.
pub fn columns(connection: &Connection, table: &str) -> Vec<String> {
    texts(
        connection,
        &format!("SELECT 'quote(\"' || name || '\")' FROM pragma_table_info('{table}') ORDER BY cid"),
    )
}

pub fn texts(connection: &Connection, sql: &str) -> Vec<String> {
    let mut statement = connection.prepare(sql).unwrap();
    let rows = statement.query_map([], |row| row.get(0)).unwrap();
    rows.map(Result::unwrap).collect()
}

pub fn count(path: &Path, sql: &str) -> i64 {
    let connection = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap();
    connection.query_row(sql, [], |row| row.get(0)).unwrap()
}

/// The file is whole by every rule of `verify`.
#[track_caller]
pub fn assert_good(path: &Path) {
    let found = Store::open(path).unwrap().verify(&mut |_| {}).unwrap();
    assert!(
        found.good,
        "first bad event {:?}, integrity {:?}, dangling {:?}, counts {:?}",
        found.first_bad_event, found.integrity, found.dangling, found.counts
    );
}
