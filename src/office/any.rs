//! Every command under one tag, as the command line, the tests and a second machine speak it:
//! `{"request": "…", "station": "ki-ot-1", "command": "take_number", "field": "A"}`.

use super::{Act, By, Command, Now, Office, OfficeError, Order};
use super::{arrange, calendar, catalogue, dossier, key, printing, queue, staff};
use crate::store::StoreError;
use serde::{Deserialize, Serialize};

macro_rules! commands {
    ($($name:ident: $path:path),* $(,)?) => {
        /// Any command, told apart by `command`.
        #[derive(Debug, Clone, Serialize, Deserialize)]
        #[serde(tag = "command", rename_all = "snake_case")]
        #[allow(clippy::large_enum_variant)] // made once a command and moved, never kept
        pub enum AnyCommand {
            $($name($path),)*
        }

        impl AnyCommand {
            /// Its line in the table of rights.
            pub fn act(&self) -> Act {
                match self {
                    $(AnyCommand::$name(_) => <$path as Command>::ACT,)*
                }
            }

            fn run_on_stale_view(
                self,
                office: &Office,
                request: String,
                by: By,
                now: Now,
                between: &mut dyn FnMut(u32),
            ) -> Result<serde_json::Value, OfficeError> {
                match self {
                    $(AnyCommand::$name(body) => {
                        let answer = office.run_on_stale_view(Order { request, by, body }, now, between)?;
                        Ok(serde_json::to_value(answer).map_err(StoreError::from)?)
                    })*
                }
            }

            fn run(self, office: &Office, request: String, by: By, now: Now) -> Result<serde_json::Value, OfficeError> {
                match self {
                    $(AnyCommand::$name(body) => {
                        let answer = office.run(Order { request, by, body }, now)?;
                        Ok(serde_json::to_value(answer).map_err(StoreError::from)?)
                    })*
                }
            }
        }
    };
}

commands! {
    SetUp: staff::SetUp,
    SignIn: staff::SignIn,
    SignOut: staff::SignOut,
    AddStaff: staff::AddStaff,
    ChangeStaff: staff::ChangeStaff,
    ChangeOwnPin: staff::ChangeOwnPin,
    ChangeOffice: arrange::ChangeOffice,
    ChangeSettings: arrange::ChangeSettings,
    ChangeField: arrange::ChangeField,
    ChangeCounter: arrange::ChangeCounter,
    ChangeCalendar: calendar::ChangeCalendar,
    ConfirmClock: key::ConfirmClock,
    ImportCatalogue: catalogue::ImportCatalogue,
    ChangeProcedure: catalogue::ChangeProcedure,
    NoteUnfoundWords: catalogue::NoteUnfoundWords,
    TakeNumber: queue::TakeNumber,
    JoinLine: queue::JoinLine,
    LeaveLine: queue::LeaveLine,
    CallNext: queue::CallNext,
    CallThis: queue::CallThis,
    Recall: queue::Recall,
    Appear: queue::Appear,
    NoShow: queue::NoShow,
    UndoNoShow: queue::UndoNoShow,
    ReturnToLine: queue::ReturnToLine,
    Hold: queue::Hold,
    Resume: queue::Resume,
    PutBack: queue::PutBack,
    Transfer: queue::Transfer,
    ChangeService: queue::ChangeService,
    CorrectStanding: queue::CorrectStanding,
    Finish: queue::Finish,
    CloseDay: queue::CloseDay,
    ReceiveDossier: dossier::ReceiveDossier,
    AttachFile: dossier::AttachFile,
    OpenDossier: dossier::OpenDossier,
    FindDossier: dossier::FindDossier,
    LookUpStatus: dossier::LookUpStatus,
    Reprint: printing::Reprint,
    NotePrint: printing::NotePrint,
    RotateKey: key::RotateKey,
    TrustKey: key::TrustKey,
    RevokeKey: key::RevokeKey,
}

/// A command as it comes over a wire.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct AnyOrder {
    pub request: String,
    #[serde(flatten)]
    pub by: By,
    #[serde(flatten)]
    pub command: AnyCommand,
}

impl Office {
    /// Runs any command; the answer is that command's, as JSON.
    pub fn run_any(&self, order: AnyOrder, now: impl Into<Now>) -> Result<serde_json::Value, OfficeError> {
        order.command.run(self, order.request, order.by, now.into())
    }

    /// Runs any command as a replicated engine would; see [`Office::run_on_stale_view`].
    pub fn run_any_on_stale_view(
        &self,
        order: AnyOrder,
        now: impl Into<Now>,
        mut between: impl FnMut(u32),
    ) -> Result<serde_json::Value, OfficeError> {
        order
            .command
            .run_on_stale_view(self, order.request, order.by, now.into(), &mut between)
    }
}
