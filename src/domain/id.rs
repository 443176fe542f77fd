//! Identifiers as newtypes, so that a counter can never be passed where a ticket is meant.
//!
//! Row ids are given by the decision that creates the row (never by the database), so that the same
//! decision can be replayed on another engine and give the same rows.

use serde::{Deserialize, Serialize};

macro_rules! row_id {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub i64);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }
    )*};
}

row_id! {
    /// A field of work (lĩnh vực) for which the office gives queue numbers.
    FieldId,
    /// A counter (quầy) where a clerk sits.
    CounterId,
    /// A member of staff.
    StaffId,
    /// A queue ticket (phiếu số thứ tự).
    TicketId,
    /// A dossier (hồ sơ).
    DossierId,
    /// A person as written on one dossier.
    PersonId,
    /// A row of the print outbox.
    PrintJobId,
    /// One stored version of a procedure (thủ tục hành chính).
    ProcedureVersionId,
    /// A file attached to a dossier.
    AttachmentId,
}
