//! Rules seen from the outside: golden tables and properties, one module a topic.

#[cfg(test)]
mod applicant;
#[cfg(test)]
mod embedded;
mod vietnamese;
#[cfg(test)]
mod code;
