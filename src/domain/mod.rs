//! Rules without input or output.
//!
//! Nothing here knows a clock, a file, SQL or a screen: `now` and randomness are arguments,
//! so the same inputs give the same answer on every machine. Tested beside each rule and by the
//! property tests in `tests/rules`.

pub mod announcement;
pub mod applicant;
pub mod calendar;
pub mod code;
pub mod deadline;
pub mod estimate;
pub mod fee;
pub mod id;
pub mod mask;
pub mod message;
pub mod money;
pub mod pin;
pub mod procedure;
pub mod ticket;
pub mod time;
pub mod vietnamese;
pub mod vietqr;
pub mod waiting;
