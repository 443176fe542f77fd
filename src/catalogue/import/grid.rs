//! Sheets of a workbook as rows of text, with bounds on what they may hold.
//!
//! Read cell by cell: a cell far out in an empty sheet costs nothing. Formulas give the value that was
//! stored beside them and are never worked out. Tested in `tests/rules/import_bad.rs`.

use super::error::{ImportError, MOST_ROWS, MOST_XLSX_MB};
use calamine::{Data, DataRef, Reader, Xlsx, open_workbook_from_rs};
use std::collections::BTreeMap;
use std::io::{Read, Seek};

/// A sheet wider than this is none of ours.
const MOST_COLUMNS: u32 = 1_000;
/// Cells that hold something, in all sheets.
const MOST_CELLS: usize = 2_000_000;
/// Bytes of text in all sheets: shared texts count each time they are used.
const MOST_TEXT: usize = 64_000_000;
/// The headings stand in one of the first rows.
const HEADING_ROWS: u32 = 10;

/// The cells of a sheet that hold something.
#[derive(Debug, Default)]
pub struct Sheet {
    pub name: String,
    /// By row and column, both from 0.
    rows: BTreeMap<u32, BTreeMap<u32, Cell>>,
}

/// One cell.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    Text(String),
    Number(f64),
    /// Year, month, day.
    Date(u16, u8, u8),
}

/// All sheets of a workbook, in its order. The workbook must have passed `guard`.
pub fn sheets(file: impl Read + Seek) -> Result<Vec<Sheet>, ImportError> {
    let damaged = |row| ImportError::Damaged { row };
    let too_big = || ImportError::TooBig {
        megabytes: MOST_XLSX_MB,
    };
    let mut book: Xlsx<_> =
        open_workbook_from_rs(std::io::BufReader::new(file)).map_err(|_| damaged(None))?;
    let (mut cells, mut bytes, mut sheets) = (0usize, 0usize, Vec::new());
    for name in book.sheet_names() {
        let mut sheet = Sheet {
            name: name.clone(),
            ..Sheet::default()
        };
        let mut reader = book.worksheet_cells_reader(&name).map_err(|_| damaged(None))?;
        let mut last = 0u32;
        loop {
            let cell = match reader.next_cell() {
                Ok(Some(cell)) => cell,
                Ok(None) => break,
                Err(_) => return Err(damaged(Some(last + 1))),
            };
            let (row, column) = cell.get_position();
            last = row;
            let Some(value) = value_of(cell.get_value()) else {
                continue;
            };
            cells += 1;
            if let Cell::Text(text) = &value {
                bytes += text.len();
            }
            if row >= MOST_ROWS || column >= MOST_COLUMNS || cells > MOST_CELLS || bytes > MOST_TEXT {
                return Err(too_big());
            }
            sheet.rows.entry(row).or_default().insert(column, value);
        }
        sheets.push(sheet);
    }
    Ok(sheets)
}

fn value_of(value: &DataRef) -> Option<Cell> {
    let text = |s: &str| (!s.trim().is_empty()).then(|| Cell::Text(s.to_owned()));
    match value {
        DataRef::Int(n) => Some(Cell::Number(*n as f64)),
        DataRef::Float(n) => Some(Cell::Number(*n)),
        DataRef::String(s) => text(s),
        DataRef::SharedString(s) => text(s),
        DataRef::Bool(set) => Some(Cell::Text(if *set { "có" } else { "không" }.to_owned())),
        DataRef::DateTime(moment) => {
            let (year, month, day, ..) = moment.to_ymd_hms_milli();
            Some(Cell::Date(year, month, day))
        }
        DataRef::DateTimeIso(s) | DataRef::DurationIso(s) => text(s),
        DataRef::Error(error) => Some(Cell::Text(Data::Error(error.clone()).to_string())),
        DataRef::Empty => None,
    }
}

/// A sheet under its headings.
#[derive(Debug)]
pub struct Table {
    pub sheet: String,
    columns: Vec<(&'static str, u32)>,
    rows: BTreeMap<u32, BTreeMap<u32, Cell>>,
}

impl Table {
    /// Finds the row of headings and every column. A column that is missing or renamed refuses the file:
    /// what stands in it would be lost without a word.
    pub fn new(mut sheet: Sheet, columns: &'static [&'static str]) -> Result<Self, ImportError> {
        let key = |text: &str| super::clean::bare(&super::clean::line(text));
        let (first, named) = columns
            .split_first()
            .map_or(("", columns), |(f, _)| (*f, columns));
        let headings = sheet
            .rows
            .range(..HEADING_ROWS)
            .find(|(_, cells)| {
                cells
                    .values()
                    .any(|c| matches!(c, Cell::Text(t) if key(t) == key(first)))
            })
            .or_else(|| sheet.rows.iter().next());
        let (at, seen): (u32, Vec<(u32, String)>) = match headings {
            None => (0, Vec::new()),
            Some((row, cells)) => {
                let texts = cells.iter().filter_map(|(column, cell)| match cell {
                    Cell::Text(text) => Some((*column, super::clean::line(text))),
                    _ => None,
                });
                (*row, texts.collect())
            }
        };
        let mut found = Vec::new();
        for column in named {
            let Some((place, _)) = seen.iter().find(|(_, text)| key(text) == key(column)) else {
                let seen: Vec<_> = seen.into_iter().map(|(_, text)| text).collect();
                return Err(ImportError::MissingColumn {
                    sheet: sheet.name,
                    column: (*column).to_owned(),
                    seen: seen.join(", "),
                });
            };
            found.push((*column, *place));
        }
        let rows = sheet.rows.split_off(&(at + 1));
        Ok(Table {
            sheet: sheet.name,
            columns: found,
            rows,
        })
    }

    /// The rows that hold something in our columns: number as the spreadsheet shows it, and cells.
    pub fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        self.rows
            .iter()
            .map(|(at, cells)| Row {
                table: self,
                number: at + 1,
                cells,
            })
            .filter(|row| {
                self.columns
                    .iter()
                    .any(|(_, place)| row.cells.contains_key(place))
            })
    }
}

/// One row.
#[derive(Debug, Clone, Copy)]
pub struct Row<'a> {
    pub table: &'a Table,
    /// As the spreadsheet numbers it.
    pub number: u32,
    cells: &'a BTreeMap<u32, Cell>,
}

impl Row<'_> {
    /// The cell of a column, if it holds something.
    pub fn cell(&self, column: &str) -> Option<&Cell> {
        let (_, place) = self.table.columns.iter().find(|(name, _)| *name == column)?;
        self.cells.get(place)
    }
}
