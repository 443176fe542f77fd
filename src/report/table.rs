//! A report as lines and columns, and that table as text, CSV and workbook: one source, the same figures.

use super::ReportError;
use crate::domain::applicant::text::for_spreadsheet;
use crate::domain::message::Message;
use crate::words::{self, Language};
use rust_xlsxwriter::{Format, Workbook, XlsxError};
use std::path::Path;

/// One cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// As it stands in the store.
    Text(String),
    /// A text of ours by its id.
    Words(&'static str),
    Count(u64),
}

/// A report ready to be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    pub title: Message,
    /// Ids of the columns' names.
    pub head: Vec<&'static str>,
    pub rows: Vec<Vec<Cell>>,
}

/// In what form a report is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileKind {
    Csv,
    Xlsx,
}

impl FileKind {
    /// The form that the ending of a file's name asks for.
    ///
    /// # Errors
    /// The ending is neither `.csv` nor `.xlsx`.
    pub fn of(path: &Path) -> Result<FileKind, ReportError> {
        match path.extension().and_then(|end| end.to_str()) {
            Some(end) if end.eq_ignore_ascii_case("csv") => Ok(FileKind::Csv),
            Some(end) if end.eq_ignore_ascii_case("xlsx") => Ok(FileKind::Xlsx),
            _ => Err(ReportError::FileKind),
        }
    }
}

impl Cell {
    fn text(&self, language: Language) -> String {
        match self {
            Cell::Text(text) => text.clone(),
            Cell::Words(id) => words::text(language, id),
            Cell::Count(count) => count.to_string(),
        }
    }
}

impl Table {
    /// The lines of the screen: cells beside each other, two blanks between.
    pub fn lines(&self, language: Language) -> Vec<String> {
        let mut lines = vec![
            words::render(language, &self.title),
            self.names(language).join("  "),
        ];
        lines.extend(self.rows.iter().map(|row| {
            row.iter()
                .map(|cell| cell.text(language))
                .filter(|text| !text.is_empty())
                .collect::<Vec<_>>()
                .join("  ")
        }));
        lines
    }

    /// As CSV in UTF-8 with a byte order mark, so that spreadsheets show the marks of Vietnamese. No cell can
    /// be taken for a formula (B45).
    pub fn csv(&self, language: Language) -> String {
        let line = |texts: Vec<String>| {
            texts
                .iter()
                .map(|text| format!("\"{}\"", text.replace('"', "\"\"")))
                .collect::<Vec<_>>()
                .join(",")
        };
        let mut lines = vec![line(self.names(language))];
        for row in &self.rows {
            lines.push(line(
                row.iter()
                    .map(|cell| match cell {
                        Cell::Text(text) => for_spreadsheet(text),
                        other => other.text(language),
                    })
                    .collect(),
            ));
        }
        format!("\u{FEFF}{}\r\n", lines.join("\r\n"))
    }

    /// As an Excel workbook: counts are numbers, texts are texts.
    ///
    /// # Errors
    /// The library could not write it.
    pub fn xlsx(&self, language: Language) -> Result<Vec<u8>, ReportError> {
        self.workbook(language).map_err(|error| ReportError::Workbook {
            detail: error.to_string(),
        })
    }

    fn workbook(&self, language: Language) -> Result<Vec<u8>, XlsxError> {
        let mut book = Workbook::new();
        let sheet = book.add_worksheet();
        let bold = Format::new().set_bold();
        for (column, name) in (0..).zip(self.names(language)) {
            sheet.write_string_with_format(0, column, name, &bold)?;
        }
        for (line, row) in (1..).zip(&self.rows) {
            for (column, cell) in (0..).zip(row) {
                match cell {
                    // Exact far beyond what an office counts in a year.
                    Cell::Count(count) => sheet.write_number(line, column, *count as f64)?,
                    Cell::Text(text) => sheet.write_string(line, column, for_spreadsheet(text))?,
                    Cell::Words(_) => sheet.write_string(line, column, cell.text(language))?,
                };
            }
        }
        sheet.autofit();
        book.save_to_buffer()
    }

    fn names(&self, language: Language) -> Vec<String> {
        self.head.iter().map(|id| words::text(language, id)).collect()
    }
}
