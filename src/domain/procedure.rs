//! The administrative procedure (thủ tục hành chính, TTHC): its legal parts as data.
//!
//! The parts are those of NĐ 63/2010/NĐ-CP Đ8.2 as the national portal publishes them. A procedure is
//! versioned: a dossier keeps the version it was received under. What the publisher contradicts or
//! leaves unnamed is kept as a [`Doubt`] until a person of the office confirms it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// The national code of a procedure, such as `1.001193`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ProcedureCode(pub String);

impl std::fmt::Display for ProcedureCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

/// One version of a procedure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Procedure {
    pub code: ProcedureCode,
    /// Name as published, NFC, without stray blanks.
    pub name: String,
    /// Field of work (lĩnh vực), such as “Hộ tịch”.
    pub field: String,
    /// Code of the field, such as `G15-TP07`, where published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub field_code: Option<String>,
    /// Levels of administration that handle it.
    #[serde(default)]
    pub levels: BTreeSet<Level>,
    /// Competent agency (cơ quan có thẩm quyền / thực hiện) in words.
    #[serde(default)]
    pub agency: String,
    /// The decision that published this version.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decision: Option<Decision>,
    #[serde(default)]
    pub service: ServiceLevel,
    /// May be handed in at any office of the province (phi địa giới).
    #[serde(default)]
    pub non_territorial: bool,
    /// Who may apply, in words.
    #[serde(default)]
    pub applicants: Vec<String>,
    /// Ways of filing with their own time limit and fees.
    #[serde(default)]
    pub channels: Vec<ChannelRule>,
    /// Cases (trường hợp) with their papers. The first is the general one with an empty name: what it
    /// asks is asked in every case.
    #[serde(default)]
    pub cases: Vec<Case>,
    /// What the applicant receives.
    #[serde(default)]
    pub results: Vec<String>,
    /// Requirements and conditions in words.
    #[serde(default)]
    pub conditions: String,
    /// Steps in words.
    #[serde(default)]
    pub steps: Vec<String>,
    /// Legal documents it rests on.
    #[serde(default)]
    pub legal_basis: Vec<String>,
    #[serde(default)]
    pub keywords: Vec<String>,
    /// What people call it; the first one is short enough for a tile or a ticket.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub everyday: Vec<String>,
    /// What happens to the time limit while the applicant supplements the dossier.
    #[serde(default)]
    pub clock: ClockPolicy,
    /// Same-day procedures: the result of what is received after this hour (local, whole minutes after
    /// midnight; 15:00 is 900) comes on the next working day (NĐ 61/2018 Đ18.2; Luật Hộ tịch Đ5.3).
    /// It does not move a limit of days.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cut_off_minute: Option<u32>,
    /// What a person must confirm before the procedure may be used at the desk.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub doubts: Vec<Doubt>,
}

/// Level of administration.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    Commune,
    Province,
    Ministry,
    Other,
}

/// The decision that published a version of the procedure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    /// Number such as `163/QĐ-BTP`.
    pub number: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<NaiveDate>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub issuer: String,
}

/// How far the service can be used online (NĐ 224/2026 Đ14).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ServiceLevel {
    /// Toàn trình.
    Full,
    /// Một phần.
    Partial,
    /// Direct only.
    InPerson,
    #[default]
    Unstated,
}

/// Way of filing (cách thức thực hiện).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    /// Trực tiếp.
    Direct,
    /// Trực tuyến.
    Online,
    /// Bưu chính công ích.
    Postal,
}

/// Time limit and fees for one way of filing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChannelRule {
    pub channel: Channel,
    pub limit: TimeLimit,
    /// The publisher's own words on time and way of filing.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fees: Vec<FeeRow>,
}

/// A statutory time limit (thời hạn giải quyết).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "unit", content = "n")]
pub enum TimeLimit {
    /// The same day; after the cut-off hour the next working day.
    SameDay,
    /// Working hours, in minutes.
    WorkingMinutes(u32),
    /// Working days, in halves: 5 is two and a half days.
    WorkingHalfDays(u32),
    /// Calendar days, in halves.
    HalfDays(u32),
    Months(u32),
    Years(u32),
    /// Published as text only, or contradictory: a person must say what it is.
    Unstated,
}

impl TimeLimit {
    /// Whole working days.
    pub const fn working_days(days: u32) -> Self {
        TimeLimit::WorkingHalfDays(days * 2)
    }

    /// Whole calendar days.
    pub const fn days(days: u32) -> Self {
        TimeLimit::HalfDays(days * 2)
    }
}

/// What a supplement after intake does to the time limit (NĐ 61/2018 Đ19.4 and per procedure).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ClockPolicy {
    /// Counted again from the start after full receipt.
    #[default]
    Restart,
    /// The time of supplementing is not counted.
    Pause,
    /// Nothing changes.
    None,
}

/// One published fee (phí, lệ phí, mức giá).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FeeRow {
    /// What it is for, such as “Lệ phí đăng ký cư trú”. May be empty where the publisher says nothing.
    #[serde(default)]
    pub name: String,
    pub amount: FeeAmount,
    /// Words of the publisher on exemptions and conditions.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// Groups that pay nothing (Luật Hộ tịch 2014 Đ11 and the like), as reasons to choose from.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub exempt: Vec<String>,
    /// First day on which the row holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_from: Option<NaiveDate>,
    /// Last day on which the row holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_to: Option<NaiveDate>,
    /// Province code (two digits) for which the row holds; nationwide where absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub province: Option<String>,
}

/// An amount in đồng, or the rule that gives it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum FeeAmount {
    Free,
    /// So many đồng per item.
    Fixed {
        dong: u64,
    },
    /// Set by the People's Council of the province: the office enters it.
    ByProvince,
    /// By a count (pages, persons), with steps and a cap for each item.
    Stepped {
        /// What is counted, such as “trang”.
        unit: String,
        /// Steps in rising order; the last one has no upper end.
        steps: Vec<FeeStep>,
        /// The most for one item (such as one copy).
        #[serde(default, skip_serializing_if = "Option::is_none")]
        cap: Option<u64>,
    },
    /// Another currency: shown, not calculated.
    Foreign {
        currency: String,
        amount: String,
    },
    /// Published as words only.
    Unstated,
}

/// One step of a stepped fee: units up to `up_to` (counted from 1, inclusive) cost `dong` each.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FeeStep {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub up_to: Option<u32>,
    pub dong: u64,
}

/// A case (trường hợp) of a procedure with its papers.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Case {
    /// Case code such as `1.001193.01`, where published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// Empty for the general case.
    #[serde(default)]
    pub name: String,
    /// A limit of its own; where it contradicts the channels' a [`Doubt`] says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<TimeLimit>,
    #[serde(default)]
    pub papers: Vec<RequiredPaper>,
    /// Remarks found among the papers (“Lưu ý …”).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub remarks: Vec<String>,
}

/// A required paper (thành phần hồ sơ).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RequiredPaper {
    pub name: String,
    #[serde(default)]
    pub originals: u32,
    #[serde(default)]
    pub copies: u32,
    /// File name of the form to fill in, where there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub form: Option<String>,
    /// “Only if …”: when the paper is needed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub condition: Option<String>,
    /// Papers of one case with the same group number are alternatives: one of them is enough.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub alternative: Option<u32>,
    /// Shown, not handed in (xuất trình).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub shown_only: bool,
    /// Taken from a national database where possible (NĐ 224/2026 Đ18.4).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub from_database: bool,
}

/// What a person of the office must confirm.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Doubt {
    /// The limit is published as text only or not at all.
    LimitUnstated { channel: Channel, text: String },
    /// A case says another limit than the ways of filing.
    LimitContradiction {
        case: String,
        case_limit: TimeLimit,
        channel_limit: TimeLimit,
    },
    /// One way of filing carries several limits.
    SeveralLimits {
        channel: Channel,
        limits: Vec<TimeLimit>,
    },
    /// The number and the publisher's own words beside it do not agree.
    LimitQuestioned {
        channel: Channel,
        limit: TimeLimit,
        text: String,
    },
    /// A fee without an amount.
    FeeUnstated { name: String },
    /// The publisher gave this procedure's code to another one too; `published` is that code.
    CodeRepeated { published: String },
    /// The procedure is still published although another scheme replaced it.
    Superseded { by: String },
}

impl Channel {
    /// The word kept in the database and shown in lists.
    pub const fn code(self) -> &'static str {
        match self {
            Channel::Direct => "direct",
            Channel::Online => "online",
            Channel::Postal => "postal",
        }
    }
}

impl Procedure {
    /// The case at this place with every paper it asks for: those of the unnamed general case, which are
    /// asked in every case, and its own. A procedure without cases asks for nothing.
    pub fn asked_in(&self, case: usize) -> Option<Case> {
        let chosen = match self.cases.get(case) {
            Some(chosen) => chosen.clone(),
            None if case == 0 => Case::default(),
            None => return None,
        };
        let general = self
            .cases
            .first()
            .filter(|general| case > 0 && general.name.is_empty());
        Some(match general {
            Some(general) => Case {
                papers: general.papers.iter().chain(&chosen.papers).cloned().collect(),
                ..chosen
            },
            None => chosen,
        })
    }
}
