//! The house holding itself to its own rules: arrows between modules, texts in two languages, sizes.
//!
//! Reads the sources as text; nothing of the product is run. `ARCHITECTURE.md` says the same in words.

#[cfg(test)]
mod arrows;
#[cfg(test)]
mod sizes;
#[cfg(test)]
mod source;
#[cfg(test)]
mod texts;
