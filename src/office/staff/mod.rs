//! Staff: the first administrator, the others, their PINs, and signing in.

mod people;
mod pin;
mod set_up;
mod sign_in;

pub use people::{AddStaff, ChangeOwnPin, ChangeStaff, StaffAnswer, staff_list};
pub use pin::Pin;
pub use set_up::{SetUp, SetUpAnswer};
pub use sign_in::{SignIn, SignInAnswer, SignOut};
