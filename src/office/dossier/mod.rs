//! Dossiers: taken in with a code, a date, a fee and a signed receipt; looked up again.

mod attach;
mod find;
mod papers;
mod receipt;
mod receive;
mod status;

pub use attach::{AttachFile, Attached, Media, media_of};
pub(crate) use find::by_typed_code;
pub use find::{FindDossier, FoundDossiers, OpenDossier, OpenedDossier};
pub use papers::{HandedIn, PaperState, ReceivedPaper};
pub use receipt::{ReceiptSource, receipt_of};
pub use receive::{PartyForm, PayBy, ReceiveDossier, ReceivedDossier};
pub use status::{CitizenStep, DossierStatus, LookUp, LookUpStatus, Verified, verify_receipt};

/// National status codes of a dossier (domain rule: what the national portal exchanges).
pub mod national {
    /// Được tiếp nhận.
    pub const RECEIVED: u8 = 2;
    /// Đang xử lý.
    pub const IN_PROGRESS: u8 = 4;
    /// Yêu cầu bổ sung giấy tờ.
    pub const SUPPLEMENT: u8 = 5;
    /// Yêu cầu thực hiện nghĩa vụ tài chính.
    pub const PAYMENT: u8 = 6;
    /// Đã xử lý xong.
    pub const FINISHED: u8 = 9;
    /// Đã trả kết quả.
    pub const RETURNED: u8 = 10;
}
