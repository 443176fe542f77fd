//! Arguments → one command; nothing else. Holds the clock and the operating system's randomness.

use motcua::cli;

/// The operating system's random bytes.
#[derive(Debug)]
struct SystemChance;

impl motcua::office::Chance for SystemChance {
    fn fill(&self, bytes: &mut [u8]) {
        // Without randomness no key or token may be made: better no program than a guessable one.
        if getrandom::fill(bytes).is_err() {
            std::process::abort();
        }
    }
}

fn main() -> std::process::ExitCode {
    let started = std::time::Instant::now();
    #[allow(clippy::disallowed_methods)] // the one place that reads the clock
    let clock = move || motcua::office::Now {
        wall: motcua::domain::time::from_utc(chrono::Utc::now()),
        monotonic_ms: i64::try_from(started.elapsed().as_millis()).unwrap_or(i64::MAX),
    };
    cli::main(&clock, || Box::new(SystemChance))
}
