//! What the store costs: a ticket alone and with seven others writing, beside the raw fsync of the disk;
//! verifying the log; a backup.
//!
//! `cargo bench --bench store`. Writes below the system's folder for temporary files: set `TMPDIR` to the disk
//! that is meant.

#![allow(clippy::print_stdout)] // a table of figures is what it is for

use motcua::domain::time::{Moment, from_millis};
use motcua::office::queue::TakeNumber;
use motcua::office::settings;
use motcua::office::staff::{Pin, SetUp};
use motcua::office::{By, Chance, Office, Order};
use motcua::store::{Batch, Decision, Store, StoreError, Writer};
use std::error::Error;
use std::io::Write;
use std::path::Path;
use std::time::{Duration, Instant};

type Outcome<T> = Result<T, Box<dyn Error + Send + Sync>>;

/// Monday 23/11/2026, 08:00.
const MORNING: i64 = 1_795_395_600_000;
const TICKETS: u32 = 400;
const WRITERS: u32 = 8;
const EVENTS: u32 = 300_000;
const LARGE: f64 = 6_000_000.0;

#[derive(Debug)]
struct Constant;

impl Chance for Constant {
    fn fill(&self, bytes: &mut [u8]) {
        bytes.fill(7);
    }
}

fn at(millis: i64) -> Moment {
    from_millis(millis).unwrap_or_default()
}

/// Time of this thread on a processor, which other threads and the disk do not lengthen.
fn on_processor() -> Option<Duration> {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    Some(Duration::from_nanos(text.split(' ').next()?.parse().ok()?))
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1_000.0
}

/// Median and 99th percentile in milliseconds.
fn spread(mut times: Vec<Duration>) -> (f64, f64) {
    times.sort_unstable();
    let of = |part: usize| times.get(times.len() * part / 100).copied().unwrap_or_default();
    (millis(of(50)), millis(of(99)))
}

fn row(what: &str, figure: &str) {
    println!("{what:<58} {figure}");
}

fn main() -> Outcome<()> {
    let folder = std::env::temp_dir().join(format!("motcua-bench-{}", std::process::id()));
    std::fs::create_dir_all(&folder)?;
    let outcome = measure(&folder);
    std::fs::remove_dir_all(&folder)?;
    outcome
}

fn measure(folder: &Path) -> Outcome<()> {
    let (sync, worst) = raw_fsync(&folder.join("raw"))?;
    row(
        "fsync of 4 KiB appended, raw: p50, p99",
        &format!("{sync:.2} ms, {worst:.2} ms"),
    );
    let path = folder.join("office.db");
    set_up(&path)?;
    alone(&path, sync)?;
    together(&path, sync)?;
    log(&folder.join("log.db"), folder)
}

fn raw_fsync(path: &Path) -> Outcome<(f64, f64)> {
    let mut file = std::fs::File::create(path)?;
    let mut times = Vec::new();
    for _ in 0..200 {
        let begun = Instant::now();
        file.write_all(&[1; 4_096])?;
        file.sync_data()?;
        times.push(begun.elapsed());
    }
    Ok(spread(times))
}

fn open(path: &Path) -> Outcome<Office> {
    Ok(Office::new(Store::open(path)?, Box::new(Constant)))
}

/// The sample office, without the pause between two numbers at one kiosk.
fn set_up(path: &Path) -> Outcome<()> {
    let office = open(path)?;
    let order = Order {
        request: "set-up".into(),
        by: By {
            session: None,
            station: "admin".into(),
        },
        body: SetUp::sample("quan-tri", "Quản Trị", Pin::new("582014")),
    };
    office.run(order, at(MORNING - 60_000))?;
    let mut rules = office.read(settings::read)?;
    rules.tickets.kiosk_pause_seconds = 0;
    let rules = serde_json::to_string(&rules)?;
    let writer = writer("settings", 0);
    office.store().commit(&writer, |view, _| {
        let mut row = motcua::store::office::get(view)?.ok_or(StoreError::InMemory)?;
        row.settings.clone_from(&rules);
        let mut batch = Batch::new();
        batch.write(motcua::store::office::put(&row));
        Ok::<_, StoreError>(Decision { answer: (), batch })
    })?;
    Ok(())
}

fn writer(request: &str, millis: i64) -> Writer {
    Writer {
        request: request.to_owned(),
        digest: [0; 32],
        station: "bench".into(),
        now: at(MORNING + millis),
        monotonic_ms: millis,
        session: None,
    }
}

/// Takes `count` numbers at one kiosk; the wall time of each and the time on a processor of all.
fn take(path: &Path, kiosk: u32, count: u32) -> Outcome<(Vec<Duration>, Option<Duration>)> {
    let office = open(path)?;
    let mut times = Vec::new();
    let before = on_processor();
    for n in 0..count {
        let order = Order {
            request: format!("take-{kiosk}-{n}"),
            by: By {
                session: None,
                station: format!("ki-ot-{kiosk}"),
            },
            body: TakeNumber::of(['A', 'B', 'C', 'D'][(kiosk + n) as usize % 4]),
        };
        let begun = Instant::now();
        office.run(order, at(MORNING + i64::from(n) * 500))?;
        times.push(begun.elapsed());
    }
    let spent = before.and_then(|before| Some(on_processor()?.saturating_sub(before)));
    Ok((times, spent))
}

fn alone(path: &Path, sync: f64) -> Outcome<()> {
    let (times, spent) = take(path, 0, TICKETS)?;
    let (usual, worst) = spread(times);
    row(
        "a ticket committed, alone: p50, p99",
        &format!("{usual:.2} ms, {worst:.2} ms = {:.1} × fsync", usual / sync),
    );
    if let Some(spent) = spent {
        row(
            "a ticket committed, on the processor",
            &format!("{:.2} ms", millis(spent) / f64::from(TICKETS)),
        );
    }
    Ok(())
}

fn together(path: &Path, sync: f64) -> Outcome<()> {
    let begun = Instant::now();
    let each = TICKETS / 2;
    let results: Vec<_> = std::thread::scope(|scope| {
        let writers: Vec<_> = (1..=WRITERS)
            .map(|kiosk| scope.spawn(move || take(path, kiosk, each)))
            .collect();
        writers
            .into_iter()
            .map(std::thread::ScopedJoinHandle::join)
            .collect()
    });
    let all = begun.elapsed();
    let mut times = Vec::new();
    for result in results {
        let (some, _) = result.map_err(|_| "a writer panicked")??;
        times.extend(some);
    }
    let (usual, worst) = spread(times);
    let every = millis(all) / f64::from(WRITERS * each);
    row(
        "a ticket committed, eight at once: p50, p99 of waiting",
        &format!("{usual:.2} ms, {worst:.2} ms"),
    );
    row(
        "eight at once, time between two commits",
        &format!(
            "{every:.2} ms = {:.1} × fsync, {:.0} tickets/s",
            every / sync,
            1_000.0 / every
        ),
    );
    Ok(())
}

/// A log of many events like those of tickets, verified and backed up.
fn log(path: &Path, folder: &Path) -> Outcome<()> {
    let store = Store::open(path)?;
    let a_batch = 2_000;
    for n in 0..EVENTS / a_batch {
        let writer = writer(&format!("log-{n}"), i64::from(n) * 10);
        store.commit(&writer, |_, _| {
            let mut batch = Batch::new();
            for k in 0..a_batch {
                let body =
                    serde_json::json!({ "number": "A001", "from": "waiting", "to": "called", "counter": 3 });
                batch.event("bench.event", format!("ticket:{}", n * a_batch + k), body);
            }
            Ok::<_, StoreError>(Decision { answer: (), batch })
        })?;
    }
    let begun = Instant::now();
    let found = store.verify(&mut |_| {})?;
    let took = begun.elapsed();
    if !found.good {
        return Err("the log is not whole".into());
    }
    let for_all = took.as_secs_f64() * LARGE / f64::from(EVENTS);
    row(
        &format!("verify of {EVENTS} events (chain, references, integrity)"),
        &format!("{:.2} s, so {for_all:.1} s for 6 million", took.as_secs_f64()),
    );
    let begun = Instant::now();
    let report = store.backup(&folder.join("backup.db"))?;
    row(
        &format!("backup of {} MB, restored and compared", report.size / 1_000_000),
        &format!("{:.2} s", begun.elapsed().as_secs_f64()),
    );
    Ok(())
}
