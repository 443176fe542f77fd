//! The store and the queue under fire, from the outside: processes that fight over one file, that are
//! killed, that run out of disk; clocks, backups and tampered logs.
//!
//! `MOTCUA_LOAD` sets how many numbers each of the eight processes takes (1,000).

#[cfg(test)]
mod backup;
#[cfg(test)]
mod concurrency;
#[cfg(test)]
mod days;
#[cfg(test)]
mod desk;
#[cfg(test)]
mod disk_full;
#[cfg(test)]
mod events;
#[cfg(test)]
mod kill;
#[cfg(test)]
mod migration;
#[cfg(test)]
mod privacy;
#[cfg(test)]
mod stale;
#[cfg(test)]
mod watch;
