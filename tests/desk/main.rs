//! The desk from the outside: what people do in the hall and at the counters, on a real SQLite file with a
//! clock and chance that are given.
//!
//! `house` sets an office up, `scenarios` are the rows of the design's list by name, `reports` holds screen
//! against file, `rights` walks the table, `sign_in` tries PINs and sessions, `intake` takes dossiers in,
//! `status` looks them up, `typed` types commands.

#[cfg(test)]
mod house;
#[cfg(test)]
mod intake;
#[cfg(test)]
mod reports;
#[cfg(test)]
mod rights;
#[cfg(test)]
mod scenarios;
#[cfg(test)]
mod sign_in;
#[cfg(test)]
mod status;
#[cfg(test)]
mod typed;
