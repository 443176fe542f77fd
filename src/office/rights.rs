//! Who may do what: one table, held in front of every command.

use super::{Actor, OfficeError};
use crate::domain::id::StaffId;
use crate::domain::time::Moment;
use crate::store::{Batch, View, Writer, staff};
use serde::{Deserialize, Serialize};

/// What a person is to the office.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Anyone at the kiosk: not signed in.
    Citizen,
    /// Takes dossiers in at a counter (cán bộ tiếp nhận).
    Clerk,
    /// Handles dossiers behind the counter (công chức chuyên môn).
    Specialist,
    /// Leads the centre (lãnh đạo Trung tâm).
    Leader,
    /// Looks after the program (quản trị).
    Administrator,
}

impl Role {
    pub const ALL: [Role; 5] = [
        Role::Citizen,
        Role::Clerk,
        Role::Specialist,
        Role::Leader,
        Role::Administrator,
    ];

    pub const fn as_str(self) -> &'static str {
        match self {
            Role::Citizen => "citizen",
            Role::Clerk => "clerk",
            Role::Specialist => "specialist",
            Role::Leader => "leader",
            Role::Administrator => "administrator",
        }
    }

    /// The role of a word from the database or the command line.
    pub fn parse(text: &str) -> Option<Role> {
        Role::ALL.into_iter().find(|role| role.as_str() == text)
    }
}

macro_rules! acts {
    ($($(#[$doc:meta])* $act:ident: $($role:ident),+;)*) => {
        /// Every command there is.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum Act {
            $($(#[$doc])* $act,)*
        }

        /// The table of rights: every command and the roles that may give it.
        pub const RIGHTS: &[(Act, &[Role])] = &[$((Act::$act, &[$(Role::$role),+]),)*];
    };
}

acts! {
    /// First start: names the office and makes the first administrator. Works once.
    SetUp: Citizen;
    SignIn: Citizen, Clerk, Specialist, Leader, Administrator;
    SignOut: Clerk, Specialist, Leader, Administrator;
    AddStaff: Administrator;
    ChangeStaff: Administrator;
    ChangeOwnPin: Clerk, Specialist, Leader, Administrator;
    ChangeOffice: Administrator;
    ChangeSettings: Leader, Administrator;
    ChangeField: Leader, Administrator;
    ChangeCounter: Leader, Administrator;
    ChangeCalendar: Leader, Administrator;
    ConfirmClock: Leader, Administrator;

    ImportCatalogue: Administrator;
    ChangeProcedure: Leader, Administrator;
    NoteUnfoundWords: Citizen, Clerk, Specialist, Leader, Administrator;

    TakeNumber: Citizen, Clerk, Leader, Administrator;
    JoinLine: Citizen, Clerk, Leader, Administrator;
    LeaveLine: Citizen, Clerk, Leader, Administrator;
    CallNext: Clerk, Leader;
    CallThis: Clerk, Leader;
    Recall: Clerk, Leader;
    Appear: Clerk, Leader;
    NoShow: Clerk, Leader;
    UndoNoShow: Clerk, Leader;
    ReturnToLine: Clerk, Leader;
    Hold: Clerk, Leader;
    Resume: Clerk, Leader;
    PutBack: Clerk, Leader;
    Transfer: Clerk, Leader;
    ChangeService: Clerk, Leader;
    CorrectStanding: Clerk, Leader;
    Finish: Clerk, Leader;
    CloseDay: Leader, Administrator;

    ReceiveDossier: Clerk, Leader;
    AttachFile: Clerk, Specialist, Leader;
    OpenDossier: Clerk, Specialist, Leader;
    FindDossier: Clerk, Specialist, Leader;
    LookUpStatus: Citizen, Clerk, Specialist, Leader;
    Reprint: Citizen, Clerk, Leader;
    NotePrint: Citizen, Clerk, Leader, Administrator;

    RotateKey: Administrator;
    TrustKey: Administrator;
    RevokeKey: Administrator;
}

impl Act {
    /// Its name in events and in JSON.
    pub fn name(self) -> String {
        serde_json::to_value(self)
            .ok()
            .and_then(|name| name.as_str().map(str::to_owned))
            .unwrap_or_default()
    }
}

/// Whether a role may give a command.
pub fn allows(act: Act, role: Role) -> bool {
    RIGHTS
        .iter()
        .any(|(line, roles)| *line == act && roles.contains(&role))
}

pub(super) fn check(act: Act, role: Role) -> Result<(), OfficeError> {
    match (allows(act, role), role) {
        (true, _) => Ok(()),
        (false, Role::Citizen) => Err(OfficeError::SignInFirst),
        (false, role) => Err(OfficeError::NotAllowed { act, role }),
    }
}

/// Finds who is behind a command: the member of staff of an open session at this station, or a citizen.
pub(super) fn actor(
    view: &View<'_>,
    writer: &Writer,
    at: Moment,
    batch: &mut Batch,
) -> Result<Actor, OfficeError> {
    let Some(token) = writer.session else {
        return Ok(Actor {
            staff: None,
            role: Role::Citizen,
        });
    };
    let session = staff::session(view, &token)?.ok_or(OfficeError::SessionEnded)?;
    if session.station != writer.station {
        return Err(OfficeError::OtherStation {
            station: session.station,
        });
    }
    let limits = super::settings::read(view)?.session;
    let now = at.timestamp_millis();
    let minutes = |from: i64| (now - from) / 60_000;
    if minutes(session.used_at) >= i64::from(limits.lock_after_minutes)
        || minutes(session.started_at) >= i64::from(limits.longest_hours) * 60
    {
        return Err(OfficeError::SessionEnded);
    }
    let person = staff::by_id(view, session.staff)?.ok_or(OfficeError::SessionEnded)?;
    let role = Role::parse(&person.role)
        .filter(|_| !person.disabled)
        .ok_or(OfficeError::SessionEnded)?;
    if now - session.used_at > REMEMBER_USE_EVERY_MS {
        batch.write(staff::touch_session(&token, now));
    }
    Ok(Actor {
        staff: Some(StaffId(person.id.0)),
        role,
    })
}

/// A session's last use is written at most this often: it only serves the lock.
const REMEMBER_USE_EVERY_MS: i64 = 20_000;
