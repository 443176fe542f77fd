//! What one item of a fee row costs, and the sentence that says how that came about.
//!
//! Knows neither the office's own amounts nor exemptions. Tested in `tests/rules/fee.rs`.

use super::FeeError;
use crate::domain::message::Message;
use crate::domain::money::Dong;
use crate::domain::procedure::{FeeAmount, FeeRow, FeeStep};

/// The price of one item, with the formula in numbers only: `2 × 2.000 + 3 × 1.000`.
pub(super) struct Price {
    pub each: Dong,
    formula: String,
    capped: bool,
}

impl Price {
    pub fn plain(each: Dong) -> Self {
        Price {
            each,
            formula: each.to_string(),
            capped: false,
        }
    }

    /// `3 × (2 × 2.000 + 8 × 1.000) = 36.000 đồng` and the like.
    pub fn explain(&self, quantity: u32, amount: Dong) -> Message {
        if amount == Dong::ZERO {
            return Message::new("fee-line-free");
        }
        let formula = match (quantity, self.formula.contains(' ')) {
            (1, _) => self.formula.clone(),
            (_, true) => format!("{quantity} × ({})", self.formula),
            (_, false) => format!("{quantity} × {}", self.formula),
        };
        let amount = amount.to_string();
        let alone = formula == amount;
        let message = Message::new(match (self.capped, alone) {
            (true, true) => "fee-line-cap-alone",
            (true, false) => "fee-line-cap",
            (false, true) => "fee-line-alone",
            (false, false) => "fee-line",
        })
        .with("amount", amount);
        if alone {
            message
        } else {
            message.with("formula", formula)
        }
    }
}

/// The published price of one item of `units` units.
pub(super) fn published(row: &FeeRow, units: u32) -> Result<Price, FeeError> {
    let name = || row.name.clone();
    match &row.amount {
        FeeAmount::Free => Ok(Price::plain(Dong::ZERO)),
        FeeAmount::Fixed { dong } => Ok(Price::plain(Dong(*dong))),
        FeeAmount::ByProvince => Err(FeeError::NotEntered { name: name() }),
        FeeAmount::Unstated => Err(FeeError::Unstated { name: name() }),
        FeeAmount::Foreign { currency, amount } => Err(FeeError::Foreign {
            currency: currency.clone(),
            amount: amount.clone(),
        }),
        FeeAmount::Stepped { unit, .. } if units == 0 => Err(FeeError::NoUnits { unit: unit.clone() }),
        FeeAmount::Stepped { steps, cap, .. } => {
            stepped(steps, *cap, units).ok_or_else(|| FeeError::Rule { name: name() })
        }
    }
}

/// `None` where the steps do not rise or do not reach the number of units.
fn stepped(steps: &[FeeStep], cap: Option<u64>, units: u32) -> Option<Price> {
    let mut counted = 0;
    let mut each = Dong::ZERO;
    let mut parts = Vec::new();
    for step in steps {
        if counted >= units {
            break;
        }
        let up_to = match step.up_to {
            Some(up_to) if up_to <= counted => return None,
            Some(up_to) => up_to.min(units),
            None => units,
        };
        let here = up_to - counted;
        each = each.checked_add(Dong(step.dong).checked_mul(here)?)?;
        parts.push(format!("{here} × {}", Dong(step.dong)));
        counted = up_to;
    }
    if counted < units {
        return None;
    }
    match cap {
        Some(cap) if each.0 > cap => Some(Price {
            each: Dong(cap),
            formula: Dong(cap).to_string(),
            capped: true,
        }),
        _ => Some(Price {
            each,
            formula: parts.join(" + "),
            capped: false,
        }),
    }
}
