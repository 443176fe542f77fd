//! Signing in and out: one person, one station, and the throttle for wrong PINs (AU-04, AU-05).

use super::{Pin, pin};
use crate::domain::id::StaffId;
use crate::domain::pin::{LAST_MISS, wait_after};
use crate::office::{Act, Case, Command, Now, Office, OfficeError, Role, token_hash};
use crate::seal::key::{hex, unhex};
use crate::store::staff::SessionRow;
use crate::store::{Batch, dossier, staff};
use serde::{Deserialize, Serialize};

/// Wrong PINs at one station within [`STATION_MS`] after which the station waits, whoever they were for.
const STATION_MISSES: i64 = 20;
const STATION_MS: i64 = 10 * 60 * 1_000;

/// Opens a session at a station.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignIn {
    pub login: String,
    pub pin: Pin,
    /// SHA-256, hexadecimal, of the token that the sender made and keeps: the office never sees it.
    pub token_hash: String,
    #[serde(skip)]
    checked: Option<Checked>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Checked {
    /// The hash the PIN was held against.
    phc: String,
    right: bool,
}

impl SignIn {
    pub fn new(login: &str, pin: Pin, token: &str) -> SignIn {
        SignIn {
            login: login.to_owned(),
            pin,
            token_hash: hex(&token_hash(token)),
            checked: None,
        }
    }
}

/// What became of a sign-in. The same words for an unknown name and a wrong PIN.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "outcome")]
pub enum SignInAnswer {
    SignedIn {
        staff: StaffId,
        role: Role,
    },
    /// Wrong name or PIN.
    Wrong,
    /// Too many wrong ones: try again after so many seconds.
    Wait {
        seconds: i64,
    },
    /// So many wrong ones that an administrator must give a new PIN.
    Locked,
}

impl Command for SignIn {
    const ACT: Act = Act::SignIn;
    type Answer = SignInAnswer;

    fn prepare(&mut self, office: &Office, _now: Now) -> Result<(), OfficeError> {
        let row = office.read(|view| Ok(staff::by_login(view, &self.login)?))?;
        let phc = row.map_or_else(|| pin::nobody().to_owned(), |row| row.pin);
        let right = self.pin.matches(&phc);
        self.checked = Some(Checked { phc, right });
        Ok(())
    }

    fn decide(&self, case: &Case<'_>, batch: &mut Batch) -> Result<SignInAnswer, OfficeError> {
        let token = unhex(&self.token_hash).ok_or(OfficeError::RequestId)?;
        let now = case.millis();
        let throttle = format!("pin:{}", case.station);
        let at_station = dossier::misses_since(case.view, &throttle, now - STATION_MS)?;
        let row = staff::by_login(case.view, &self.login)?.filter(|row| !row.disabled);
        if let Some(row) = &row {
            if row.misses >= LAST_MISS {
                return Ok(SignInAnswer::Locked);
            }
            if let Some(until) = row.blocked_until.filter(|until| *until > now) {
                return Ok(SignInAnswer::Wait {
                    seconds: (until - now + 999) / 1_000,
                });
            }
        }
        if at_station >= STATION_MISSES {
            return Ok(SignInAnswer::Wait { seconds: 60 });
        }
        let right = |phc: &str| {
            self.checked
                .as_ref()
                .is_some_and(|checked| checked.right && checked.phc == phc)
        };
        match row {
            Some(mut row) if right(&row.pin) => {
                let role = Role::parse(&row.role).ok_or(OfficeError::SessionEnded)?;
                if row.misses > 0 {
                    row.misses = 0;
                    row.blocked_until = None;
                    batch.write(staff::put(&row));
                }
                for write in staff::begin_session(&SessionRow {
                    token,
                    staff: row.id,
                    station: case.station.to_owned(),
                    started_at: now,
                    used_at: now,
                }) {
                    batch.write(write);
                }
                batch.event(
                    "staff.signed_in",
                    format!("staff:{}", row.id),
                    serde_json::json!({ "role": role }),
                );
                Ok(SignInAnswer::SignedIn { staff: row.id, role })
            }
            other => {
                for write in dossier::record_miss(case.view, &throttle, now)? {
                    batch.write(write);
                }
                let object = match other {
                    Some(mut row) => {
                        row.misses += 1;
                        let wait = wait_after(row.misses);
                        row.blocked_until = (!wait.is_zero()).then(|| now + wait.num_milliseconds());
                        batch.write(staff::put(&row));
                        format!("staff:{}", row.id)
                    }
                    None => "staff".to_owned(),
                };
                batch.event("staff.pin_missed", object, serde_json::Value::Null);
                Ok(SignInAnswer::Wrong)
            }
        }
    }
}

/// Ends the session. Refused while the counter has somebody called or served: finish or give back first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignOut {}

impl Command for SignOut {
    const ACT: Act = Act::SignOut;
    type Answer = ();

    fn decide(&self, case: &Case<'_>, batch: &mut Batch) -> Result<(), OfficeError> {
        let staff = case.staff()?;
        if let Some(open) = crate::store::ticket::open_of_staff(case.view, staff)? {
            crate::domain::ticket::counter_is_free(Some(&open.turn))?;
        }
        batch.write(staff::end_sessions_of(staff, case.millis()));
        batch.event(
            "staff.signed_out",
            format!("staff:{staff}"),
            serde_json::Value::Null,
        );
        Ok(())
    }
}
