//! What a dossier costs: published fee rows, the amounts the office entered, counts and exemptions.
//!
//! Fees change by province and date and the national portal often leaves them out, so an amount entered
//! by the office comes before the published one, and nothing is ever charged by guess: what is not known is
//! an error that says who must do what. Golden table in `tests/rules/fee.rs`.

mod price;

use super::applicant::text::bare;
use super::message::{Message, Say};
use super::money::Dong;
use super::procedure::{Channel, FeeAmount, FeeRow, Procedure, ProcedureCode};
use chrono::NaiveDate;
use price::Price;
use serde::{Deserialize, Serialize};

/// What is handed in, where, when and how.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Occasion {
    pub procedure: ProcedureCode,
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

/// An amount that the office entered for a row of a procedure, such as one set by the People's Council of
/// its province.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfficeAmount {
    /// Rows are called “Phí” in hundreds of procedures, so the amount belongs to one of them.
    pub procedure: ProcedureCode,
    /// Name of the row; case, marks and signs do not count.
    pub name: String,
    /// The row's note, needed where several rows of the procedure have the same name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
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
    Choose { rows: Vec<usize> },
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
            FeeError::Choose { rows } => Message::new("fee-choose").with("count", rows.len()),
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
/// has a row of its own, the nationwide row of the same name does not hold. Rows in another currency are
/// those of the representations abroad: they do not hold beside one in đồng.
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
    let foreign = |row: &FeeRow| matches!(row.amount, FeeAmount::Foreign { .. });
    let only_foreign = !rows.iter().any(|row| holds(row) && !foreign(row));
    rows.iter()
        .enumerate()
        .filter(|(_, row)| holds(row) && (row.province.is_some() || !own_row(&row.name)))
        .filter(|(_, row)| only_foreign || !foreign(row))
        .map(|(at, _)| at)
        .collect()
}

/// The bill for a dossier handed in by one way of filing; `rows` are the fee rows of that way. No rows
/// means no fee.
///
/// An amount of the office for this procedure comes before the published one. An exemption counts for the rows that name its
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
        .map(|row| {
            let entered = entered(office, row, rows, occasion);
            line(row, entered, input, exemption)
        })
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
            return Err(FeeError::Choose { rows: holding });
        }
        None => holding,
    };
    Ok(picked.into_iter().filter_map(|at| rows.get(at)).collect())
}

fn line(
    row: &FeeRow,
    entered: Option<Dong>,
    input: &FeeInput,
    exemption: Option<&Exemption>,
) -> Result<BillLine, FeeError> {
    let source = match entered {
        Some(_) => AmountSource::Office,
        None => AmountSource::Published,
    };
    let price = match entered {
        Some(each) => Ok(Price::plain(each)),
        None => price::published(row, input.units),
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
        explanation: price.explain(quantity, amount),
    })
}

/// The office's amount for a row: one for this way of filing comes before one for every way. Without a
/// note it counts only where no other row that holds has the name.
fn entered(office: &[OfficeAmount], row: &FeeRow, rows: &[FeeRow], occasion: &Occasion) -> Option<Dong> {
    let alone = rows_that_hold(rows, occasion)
        .iter()
        .filter_map(|at| rows.get(*at))
        .filter(|other| same(&other.name, &row.name))
        .count()
        == 1;
    let holding = || {
        office.iter().filter(|entry| {
            entry.procedure == occasion.procedure
                && same(&entry.name, &row.name)
                && entry.note.as_ref().map_or(alone, |note| same(note, &row.note))
                && within(entry.valid_from, entry.valid_to, occasion.on)
        })
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
