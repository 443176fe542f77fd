//! What a dossier costs: published fee rows, the amounts the office entered, counts and exemptions.
//!
//! Fees change by province and date and the national portal often leaves them out, so an amount entered
//! by the office comes before the published one, and nothing is ever charged by guess: what is not known is
//! an error that says who must do what. Golden table in `tests/rules/fee.rs`.

use super::applicant::text::bare;
use super::message::{Message, Say};
use super::money::Dong;
use super::procedure::{Channel, FeeAmount, FeeRow, FeeStep, Procedure};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Where, when and how a dossier is handed in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Occasion {
    pub channel: Channel,
    /// Local date of receipt.
    pub on: NaiveDate,
    /// Code of the office's province, two digits.
    pub province: String,
}

/// What the clerk counted and chose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FeeInput {
    /// Items: copies, persons, cases.
    pub copies: u32,
    /// Units in each item where the fee goes by steps, such as pages of one copy.
    #[serde(default)]
    pub units: u32,
    /// Positions in the list of rows that apply. May be absent when a single row holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rows: Option<Vec<usize>>,
}

impl Default for FeeInput {
    fn default() -> Self {
        FeeInput {
            copies: 1,
            units: 0,
            rows: None,
        }
    }
}

/// An amount that the office entered for a row, such as one set by the People's Council of its province.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfficeAmount {
    /// Name of the row; case, marks and blanks do not count.
    pub name: String,
    /// One way of filing only; every way where absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub channel: Option<Channel>,
    /// Đồng per item.
    pub dong: Dong,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_from: Option<NaiveDate>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_to: Option<NaiveDate>,
}

/// A reason to pay nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Exemption {
    pub reason: String,
}

/// Where the amount of a line comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AmountSource {
    /// The published procedure.
    Published,
    /// Entered by the office.
    Office,
}

/// One line of a bill.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BillLine {
    /// Name of the fee row; may be empty.
    pub name: String,
    pub source: AmountSource,
    pub quantity: u32,
    /// Đồng for one item; absent where the line is exempt and the amount is not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub each: Option<Dong>,
    pub amount: Dong,
    /// What would have been paid without the exemption, where it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub waived: Option<Dong>,
    /// How the amount came about: `2 × 2.000 + 3 × 1.000 = 7.000 đồng`.
    pub explanation: Message,
}

/// What is to be paid.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Bill {
    pub lines: Vec<BillLine>,
    pub total: Dong,
}

/// Why no bill could be made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FeeError {
    #[error("the office has not entered its amount for {name:?}")]
    NotEntered { name: String },
    #[error("the fee {name:?} is published without an amount")]
    Unstated { name: String },
    #[error("the fee is {amount} {currency}, not đồng")]
    Foreign { currency: String, amount: String },
    #[error("no fee row holds on this day in this province")]
    NothingHolds,
    #[error("several fee rows hold: one must be chosen")]
    Choose { names: Vec<String> },
    #[error("the chosen fee row does not hold")]
    NoSuchRow,
    #[error("the number of items is missing")]
    NoItems,
    #[error("the number of {unit} is missing")]
    NoUnits { unit: String },
    #[error("the steps of the fee {name:?} do not reach so far")]
    Rule { name: String },
    #[error("the reason of the exemption is missing")]
    ReasonMissing,
    #[error("the reason is not one of those the fee names")]
    NotExempt,
    #[error("the fee is over {}", Dong::FEE_LIMIT)]
    TooLarge,
}

impl Say for FeeError {
    fn say(&self) -> Message {
        match self {
            FeeError::NotEntered { name } if name.is_empty() => Message::new("fee-not-entered"),
            FeeError::NotEntered { name } => {
                Message::new("fee-not-entered-named").with("name", name.as_str())
            }
            FeeError::Unstated { name } if name.is_empty() => Message::new("fee-unstated"),
            FeeError::Unstated { name } => Message::new("fee-unstated-named").with("name", name.as_str()),
            FeeError::Foreign { currency, amount } => Message::new("fee-foreign")
                .with("amount", amount.as_str())
                .with("currency", currency.as_str()),
            FeeError::NothingHolds => Message::new("fee-nothing-holds"),
            FeeError::Choose { names } => Message::new("fee-choose").with("count", names.len()),
            FeeError::NoSuchRow => Message::new("fee-no-such-row"),
            FeeError::NoItems => Message::new("fee-no-items"),
            FeeError::NoUnits { unit } => Message::new("fee-no-units").with("unit", unit.as_str()),
            FeeError::Rule { name } => Message::new("fee-rule").with("name", name.as_str()),
            FeeError::ReasonMissing => Message::new("fee-reason-missing"),
            FeeError::NotExempt => Message::new("fee-not-exempt"),
            FeeError::TooLarge => Message::new("money-out-of-range").with("max", Dong::FEE_LIMIT.to_string()),
        }
    }
}

/// The fee rows of one way of filing, in the order of publication. Publishers repeat a way of filing for
/// each of its limits; a row that says the same again is left out.
pub fn rows_of(procedure: &Procedure, channel: Channel) -> Vec<FeeRow> {
    let mut rows: Vec<FeeRow> = Vec::new();
    for rule in procedure.channels.iter().filter(|rule| rule.channel == channel) {
        for row in &rule.fees {
            if !rows.contains(row) {
                rows.push(row.clone());
            }
        }
    }
    rows
}

/// Positions of the rows that hold on this occasion: valid on the day, in the province. Where a province
/// has a row of its own, the nationwide row of the same name does not hold.
pub fn rows_that_hold(rows: &[FeeRow], occasion: &Occasion) -> Vec<usize> {
    let holds = |row: &FeeRow| {
        within(row.valid_from, row.valid_to, occasion.on)
            && row
                .province
                .as_ref()
                .is_none_or(|province| *province == occasion.province)
    };
    let own_row = |name: &str| {
        rows.iter()
            .any(|row| row.province.is_some() && holds(row) && same(&row.name, name))
    };
    rows.iter()
        .enumerate()
        .filter(|(_, row)| holds(row) && (row.province.is_some() || !own_row(&row.name)))
        .map(|(at, _)| at)
        .collect()
}

/// The bill for a dossier handed in by one way of filing; `rows` are the fee rows of that way. No rows
/// means no fee.
///
/// An amount of the office comes before the published one. An exemption counts for the rows that name its
/// reason, and for rows that name no reasons at all.
///
/// # Errors
/// See [`FeeError`]: every one says what is missing and who can give it.
pub fn charge(
    rows: &[FeeRow],
    occasion: &Occasion,
    input: &FeeInput,
    office: &[OfficeAmount],
    exemption: Option<&Exemption>,
) -> Result<Bill, FeeError> {
    if rows.is_empty() {
        return Ok(Bill::default());
    }
    if input.copies == 0 {
        return Err(FeeError::NoItems);
    }
    if exemption.is_some_and(|exemption| exemption.reason.trim().is_empty()) {
        return Err(FeeError::ReasonMissing);
    }
    let lines = chosen(rows, occasion, input)?
        .into_iter()
        .map(|row| line(row, occasion, input, office, exemption))
        .collect::<Result<Vec<_>, _>>()?;
    let exempt = |line: &BillLine| line.explanation.id == EXEMPT;
    if exemption.is_some() && !lines.iter().any(exempt) {
        return Err(FeeError::NotExempt);
    }
    let total = lines
        .iter()
        .try_fold(Dong::ZERO, |sum, line| sum.checked_add(line.amount))
        .filter(|total| *total <= Dong::FEE_LIMIT)
        .ok_or(FeeError::TooLarge)?;
    Ok(Bill { lines, total })
}

const EXEMPT: &str = "fee-line-exempt";

fn chosen<'a>(
    rows: &'a [FeeRow],
    occasion: &Occasion,
    input: &FeeInput,
) -> Result<Vec<&'a FeeRow>, FeeError> {
    let holding = rows_that_hold(rows, occasion);
    let picked = match &input.rows {
        Some(picked) if picked.is_empty() || picked.iter().any(|at| !holding.contains(at)) => {
            return Err(FeeError::NoSuchRow);
        }
        Some(picked) => {
            let mut picked = picked.clone();
            picked.sort_unstable();
            picked.dedup();
            picked
        }
        None if holding.is_empty() => return Err(FeeError::NothingHolds),
        None if holding.len() > 1 => {
            let names = holding.iter().filter_map(|at| rows.get(*at));
            return Err(FeeError::Choose {
                names: names.map(|row| row.name.clone()).collect(),
            });
        }
        None => holding,
    };
    Ok(picked.into_iter().filter_map(|at| rows.get(at)).collect())
}

/// What one item costs and how that came about, without the unit.
struct Price {
    each: Dong,
    formula: String,
    capped: bool,
}

fn line(
    row: &FeeRow,
    occasion: &Occasion,
    input: &FeeInput,
    office: &[OfficeAmount],
    exemption: Option<&Exemption>,
) -> Result<BillLine, FeeError> {
    let entered = entered(office, &row.name, occasion);
    let source = match entered {
        Some(_) => AmountSource::Office,
        None => AmountSource::Published,
    };
    let price = match entered {
        Some(each) => Ok(Price {
            each,
            formula: each.to_string(),
            capped: false,
        }),
        None => published(row, input.units),
    };
    let quantity = input.copies;
    let of_all = |price: &Price| {
        price
            .each
            .checked_mul(quantity)
            .filter(|amount| *amount <= Dong::FEE_LIMIT)
            .ok_or(FeeError::TooLarge)
    };
    if let Some(exemption) = exemption.filter(|exemption| covers(row, exemption)) {
        let price = price.ok();
        return Ok(BillLine {
            name: row.name.clone(),
            source,
            quantity,
            each: price.as_ref().map(|price| price.each),
            amount: Dong::ZERO,
            waived: price.as_ref().and_then(|price| of_all(price).ok()),
            explanation: Message::new(EXEMPT).with("reason", exemption.reason.trim()),
        });
    }
    let price = price?;
    let amount = of_all(&price)?;
    Ok(BillLine {
        name: row.name.clone(),
        source,
        quantity,
        each: Some(price.each),
        amount,
        waived: None,
        explanation: explain(&price, quantity, amount),
    })
}

fn explain(price: &Price, quantity: u32, amount: Dong) -> Message {
    if amount == Dong::ZERO {
        return Message::new("fee-line-free");
    }
    let formula = match (quantity, price.formula.contains(' ')) {
        (1, _) => price.formula.clone(),
        (_, true) => format!("{quantity} × ({})", price.formula),
        (_, false) => format!("{quantity} × {}", price.formula),
    };
    let amount = amount.to_string();
    let id = match (price.capped, formula == amount) {
        (true, true) => "fee-line-cap-alone",
        (true, false) => "fee-line-cap",
        (false, true) => "fee-line-alone",
        (false, false) => "fee-line",
    };
    let message = Message::new(id).with("amount", amount.as_str());
    if formula == amount {
        message
    } else {
        message.with("formula", formula)
    }
}

fn published(row: &FeeRow, units: u32) -> Result<Price, FeeError> {
    let name = || row.name.clone();
    match &row.amount {
        FeeAmount::Free => Ok(Price {
            each: Dong::ZERO,
            formula: Dong::ZERO.to_string(),
            capped: false,
        }),
        FeeAmount::Fixed { dong } => Ok(Price {
            each: Dong(*dong),
            formula: Dong(*dong).to_string(),
            capped: false,
        }),
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

/// The office's amount for a row: one for this way of filing comes before one for every way.
fn entered(office: &[OfficeAmount], name: &str, occasion: &Occasion) -> Option<Dong> {
    let holding = || {
        office
            .iter()
            .filter(|entry| same(&entry.name, name) && within(entry.valid_from, entry.valid_to, occasion.on))
    };
    holding()
        .find(|entry| entry.channel == Some(occasion.channel))
        .or_else(|| holding().find(|entry| entry.channel.is_none()))
        .map(|entry| entry.dong)
}

fn covers(row: &FeeRow, exemption: &Exemption) -> bool {
    row.exempt.is_empty() || row.exempt.iter().any(|reason| same(reason, &exemption.reason))
}

fn same(one: &str, other: &str) -> bool {
    bare(one) == bare(other)
}

fn within(from: Option<NaiveDate>, to: Option<NaiveDate>, day: NaiveDate) -> bool {
    from.is_none_or(|from| from <= day) && to.is_none_or(|to| day <= to)
}
