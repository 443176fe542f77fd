//! Cells of our sheets into values, with a named fault for what is no value.
//!
//! Codes and dates that a spreadsheet turned into numbers are turned back where only one reading is
//! possible. Tested in `tests/rules/import_xlsx.rs`.

use super::clean::{self, line};
use super::error::{Place, RowErrors, RowFault};
use super::fee::vietnamese_date;
use super::grid::{Cell, Row};
use crate::catalogue::sheets::*;
use chrono::{Datelike, Days, NaiveDate};

/// Reads cells and gathers what is wrong with them.
#[derive(Debug, Default)]
pub struct Cells {
    pub errors: RowErrors,
}

impl Cells {
    pub fn fault(&mut self, row: Row, column: &str, fault: RowFault) {
        let place = Place::Sheet {
            sheet: row.table.sheet.clone(),
            row: row.number,
        };
        self.errors.push(place, column, fault);
    }

    pub fn text(&self, row: Row, column: &str) -> String {
        row.cell(column).map(shown).unwrap_or_default()
    }

    pub fn words(&self, row: Row, column: &str) -> String {
        line(&self.text(row, column))
    }

    pub fn list(&self, row: Row, column: &str) -> Vec<String> {
        self.text(row, column)
            .split('\n')
            .map(line)
            .filter(|t| !t.is_empty())
            .collect()
    }

    pub fn choice<T: Copy>(
        &mut self,
        row: Row,
        column: &str,
        words: Words<T>,
        fallback: Option<T>,
    ) -> Option<T> {
        let value = self.words(row, column);
        if value.is_empty() {
            if fallback.is_none() {
                self.fault(row, column, RowFault::Missing);
            }
            return fallback;
        }
        let key = clean::bare(&value);
        let found = words
            .iter()
            .find(|(word, _)| clean::bare(word) == key)
            .map(|(_, v)| *v);
        if found.is_none() {
            let allowed = choices(words).join(", ");
            self.fault(row, column, RowFault::NotAChoice { value, allowed });
        }
        found
    }

    pub fn yes(&mut self, row: Row, column: &str) -> bool {
        self.choice(row, column, &[(YES, true), (NO, false)], Some(false))
            .unwrap_or_default()
    }

    pub fn count(&mut self, row: Row, column: &str) -> Option<u32> {
        let value = self.words(row, column);
        if value.is_empty() {
            return None;
        }
        match value.parse::<u32>().ok().filter(|n| *n <= 10_000) {
            Some(count) => Some(count),
            None => {
                self.fault(row, column, RowFault::NotANumber { value });
                None
            }
        }
    }

    pub fn dong(&mut self, row: Row, column: &str) -> Option<u64> {
        let value = self.words(row, column);
        if value.is_empty() {
            self.fault(row, column, RowFault::Missing);
            return None;
        }
        let dong = dong_of(&value);
        if dong.is_none() {
            self.fault(row, column, RowFault::NotANumber { value });
        }
        dong
    }

    pub fn date(&mut self, row: Row, column: &str) -> Option<NaiveDate> {
        let cell = row.cell(column)?;
        let date = match cell {
            Cell::Date(year, month, day) => {
                NaiveDate::from_ymd_opt(i32::from(*year), u32::from(*month), u32::from(*day))
            }
            // A date whose format was lost: days since 30/12/1899, between 1954 and 2119.
            Cell::Number(n) if (20_000.0..80_000.0).contains(n) => {
                NaiveDate::from_ymd_opt(1899, 12, 30).and_then(|d| d.checked_add_days(Days::new(*n as u64)))
            }
            Cell::Number(_) => None,
            Cell::Text(text) => {
                let text = line(text);
                let whole = text.bytes().all(|b| b.is_ascii_digit() || b == b'/' || b == b'-');
                vietnamese_date(&text).filter(|_| whole)
            }
        };
        let sensible = date.filter(|d| (1945..=2200).contains(&d.year()));
        if sensible.is_none() {
            let value = shown(cell);
            self.fault(row, column, RowFault::NotADate { value });
        }
        sensible
    }

    pub fn hour(&mut self, row: Row, column: &str) -> Option<u32> {
        let value = self.words(row, column).to_lowercase();
        if value.is_empty() {
            return None;
        }
        let minute = match row.cell(column) {
            // A time of day that the spreadsheet keeps as a part of a day.
            Some(Cell::Number(n)) if (0.0..1.0).contains(n) => {
                Some((n * 1440.0).round() as u32).filter(|minute| *minute < 1440)
            }
            _ => {
                let (hour, rest) = value.split_once([':', 'h', 'g']).unwrap_or((&value, "0"));
                let rest = rest.trim_start_matches("iờ").trim();
                let minute = if rest.is_empty() {
                    Some(0)
                } else {
                    rest.parse::<u32>().ok()
                };
                let hour = hour.trim().parse::<u32>().ok();
                hour.zip(minute)
                    .filter(|(h, m)| *h < 24 && *m < 60)
                    .map(|(h, m)| h * 60 + m)
            }
        };
        if minute.is_none() {
            self.fault(row, column, RowFault::NotANumber { value });
        }
        minute
    }
}

/// A cell as a person sees it.
fn shown(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) => text.clone(),
        Cell::Number(n) => n.to_string(),
        Cell::Date(year, month, day) => format!("{day:02}/{month:02}/{year}"),
    }
}

/// A code, also where the spreadsheet took it for a number: 1.00009 was `1.000090`, and 2000815 was
/// `2.000815` with the dot read as one between thousands.
pub fn code_of(row: Row) -> String {
    match row.cell("Mã thủ tục") {
        None => String::new(),
        Some(Cell::Number(n)) if (1.0..10.0).contains(n) => format!("{n:.6}"),
        Some(Cell::Number(n))
            if n.fract().abs() < f64::EPSILON && (1_000_000.0..10_000_000.0).contains(n) =>
        {
            let digits = format!("{n:.0}");
            let (first, rest) = digits.split_at(1);
            format!("{first}.{rest}")
        }
        Some(cell) => clean::code(&shown(cell)),
    }
}
