//! What the office may set for itself. Everything a circular or a custom can change is here, not in code.

use super::OfficeError;
use crate::domain::deadline::ReturnPolicy;
use crate::domain::ticket::NoShowPolicy;
use crate::domain::waiting::OrderPolicy;
use crate::store::{StoreError, View, office};
use serde::{Deserialize, Serialize};

/// The office's settings, stored as JSON; a setting that is missing has its default.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// The embedded sample office, to be replaced by the real one.
    pub sample: bool,
    pub session: SessionLimits,
    pub order: OrderPolicy,
    pub no_show: NoShowPolicy,
    pub tickets: TicketRules,
    pub intake: IntakeRules,
    pub bank: Option<Bank>,
    /// Groups that may be called before others, self-declared.
    pub priorities: Vec<crate::catalogue::embedded::PriorityGroup>,
}

/// How long a sign-in lasts (AU-05).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct SessionLimits {
    /// Minutes without a command after which the PIN is asked again.
    pub lock_after_minutes: u32,
    /// Hours after which it is asked in any case.
    pub longest_hours: u32,
}

impl Default for SessionLimits {
    fn default() -> Self {
        SessionLimits {
            lock_after_minutes: 5,
            longest_hours: 8,
        }
    }
}

/// Whether people of a field stand in one line or before one counter each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Lines {
    /// One line a field; the next free counter calls.
    #[default]
    Shared,
    /// The ticket goes to the counter with the shortest line.
    PerCounter,
}

/// How numbers are given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct TicketRules {
    pub lines: Lines,
    /// Seconds between two numbers taken at one kiosk; 0 switches the brake off.
    pub kiosk_pause_seconds: u32,
    /// No further numbers when the predicted end is later than closing time plus this.
    pub overrun_minutes: u32,
    /// Numbers are given before opening: at most so many minutes.
    pub early_minutes: u32,
    /// Most reprints of a ticket at a kiosk (PT-04).
    pub kiosk_reprints: u32,
}

impl Default for TicketRules {
    fn default() -> Self {
        TicketRules {
            lines: Lines::Shared,
            kiosk_pause_seconds: 3,
            overrun_minutes: 15,
            early_minutes: 30,
            kiosk_reprints: 3,
        }
    }
}

/// How dossiers are taken in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct IntakeRules {
    /// Largest single file, in bytes.
    pub file_bytes: u64,
    /// Largest sum of files of a dossier, in bytes.
    pub dossier_bytes: u64,
    /// Look-ups of a dossier that may miss at one kiosk in a minute (PD-02).
    pub misses_a_minute: u32,
    /// Where results are handed over, if the clerk says nothing else.
    pub return_place: String,
    /// When on the last day the result is promised.
    pub return_policy: ReturnPolicy,
}

impl Default for IntakeRules {
    fn default() -> Self {
        IntakeRules {
            file_bytes: 20 * 1024 * 1024,
            dossier_bytes: 100 * 1024 * 1024,
            misses_a_minute: 5,
            return_place: String::new(),
            return_policy: ReturnPolicy::default(),
        }
    }
}

/// The account fees are transferred to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bank {
    /// BIN of the bank, six digits.
    pub bin: String,
    pub account: String,
    /// Name of the account, for the person who transfers.
    #[serde(default)]
    pub name: String,
}

/// The settings in force; defaults before the first start.
pub fn read(view: &View<'_>) -> Result<Settings, OfficeError> {
    match office::get(view)? {
        Some(office) => Ok(serde_json::from_str(&office.settings).map_err(StoreError::from)?),
        None => Ok(Settings::default()),
    }
}
