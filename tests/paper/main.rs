//! Papers seen from the outside: placed boxes walked, text and codes read back by other programs.

#[cfg(test)]
mod readers;
#[cfg(test)]
mod receipt;
#[cfg(test)]
mod samples;
#[cfg(test)]
mod ticket;
#[cfg(test)]
mod walk;
