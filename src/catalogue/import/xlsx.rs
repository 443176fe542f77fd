//! A workbook by our template into procedures.
//!
//! Every wrong cell is named with its sheet, row and column before the file is refused. Codes and dates
//! that a spreadsheet turned into numbers are turned back where only one reading is possible.
//! Tested in `tests/rules/import_xlsx.rs`.

use super::clean::{self, line, lines};
use super::error::{ImportError, Place, RowErrors, RowFault};
use super::fee::vietnamese_date;
use super::grid::{Cell, Row, Table};
use super::limit::Thousandths;
use super::{doubt, grid};
use crate::catalogue::sheets::*;
use crate::domain::procedure::{
    Case, Channel, ChannelRule, Decision, FeeAmount, FeeRow, Procedure, ProcedureCode, RequiredPaper,
    TimeLimit,
};
use chrono::{Datelike, Days, NaiveDate};
use std::collections::{BTreeSet, HashMap};

/// Reads the four sheets.
pub fn read(sheets: Vec<grid::Sheet>) -> Result<Vec<(Place, Procedure)>, ImportError> {
    let seen: Vec<_> = sheets.iter().map(|s| s.name.clone()).collect();
    let mut sheets: HashMap<String, grid::Sheet> = sheets
        .into_iter()
        .map(|s| (clean::bare(&line(&s.name)), s))
        .collect();
    let mut table = |name: &str, columns| match sheets.remove(&clean::bare(name)) {
        Some(sheet) => Table::new(sheet, columns),
        None => Err(ImportError::MissingSheet {
            sheet: name.to_owned(),
            seen: seen.join(", "),
        }),
    };
    let main = table(PROCEDURES, &PROCEDURE_COLUMNS)?;
    let papers = table(PAPERS, &PAPER_COLUMNS)?;
    let limits = table(LIMITS, &LIMIT_COLUMNS)?;
    let fees = table(FEES, &FEE_COLUMNS)?;
    let mut book = Book::default();
    for row in main.rows() {
        book.procedure(row);
    }
    for row in papers.rows() {
        book.paper(row);
    }
    for row in limits.rows() {
        book.limit(row);
    }
    for row in fees.rows() {
        book.fee(row);
    }
    book.errors.into_result()?;
    for (_, procedure) in &mut book.procedures {
        procedure.doubts = doubt::of(procedure, &[]);
    }
    Ok(book.procedures)
}

#[derive(Debug, Default)]
struct Book {
    procedures: Vec<(Place, Procedure)>,
    /// Index and row of a code.
    by_code: HashMap<String, (usize, u32)>,
    errors: RowErrors,
}

impl Book {
    fn fault(&mut self, row: Row, column: &str, fault: RowFault) {
        let place = Place::Sheet {
            sheet: row.table.sheet.clone(),
            row: row.number,
        };
        self.errors.push(place, column, fault);
    }

    fn text(&self, row: Row, column: &str) -> String {
        row.cell(column).map(shown).unwrap_or_default()
    }

    fn words(&self, row: Row, column: &str) -> String {
        line(&self.text(row, column))
    }

    fn list(&self, row: Row, column: &str) -> Vec<String> {
        self.text(row, column)
            .split('\n')
            .map(line)
            .filter(|t| !t.is_empty())
            .collect()
    }

    fn choice<T: Copy>(&mut self, row: Row, column: &str, words: Words<T>, fallback: Option<T>) -> Option<T> {
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

    fn yes(&mut self, row: Row, column: &str) -> bool {
        self.choice(row, column, &[(YES, true), (NO, false)], Some(false))
            .unwrap_or_default()
    }

    fn count(&mut self, row: Row, column: &str) -> Option<u32> {
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

    fn dong(&mut self, row: Row, column: &str) -> Option<u64> {
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

    fn date(&mut self, row: Row, column: &str) -> Option<NaiveDate> {
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

    fn procedure(&mut self, row: Row) {
        let code = code_of(row);
        if code.is_empty() {
            self.fault(row, "Mã thủ tục", RowFault::Missing);
        }
        let name = self.words(row, "Tên thủ tục");
        if name.is_empty() {
            self.fault(row, "Tên thủ tục", RowFault::Missing);
        }
        let mut levels = BTreeSet::new();
        for word in self.text(row, "Cấp thực hiện").split([';', ',', '\n']).map(line) {
            let key = clean::bare(&word);
            let key = key.strip_prefix("cấp").unwrap_or(&key);
            match LEVELS.iter().find(|(w, _)| *w == key) {
                Some((_, level)) => {
                    levels.insert(*level);
                }
                None if key.is_empty() => {}
                None => {
                    let allowed = choices(LEVELS).join(", ");
                    self.fault(
                        row,
                        "Cấp thực hiện",
                        RowFault::NotAChoice { value: word, allowed },
                    );
                }
            }
        }
        let number = self.words(row, "Số quyết định");
        let date = self.date(row, "Ngày quyết định");
        let issuer = self.words(row, "Cơ quan ban hành");
        let stated = !number.is_empty() || date.is_some() || !issuer.is_empty();
        let steps = lines(&self.text(row, "Trình tự thực hiện"));
        let service = self.choice(row, "Mức độ dịch vụ", SERVICES, Some(Default::default()));
        let clock = self.choice(row, "Khi bổ sung hồ sơ", CLOCKS, Some(Default::default()));
        let procedure = Procedure {
            code: ProcedureCode(code.clone()),
            name,
            field: self.words(row, "Lĩnh vực"),
            field_code: some(self.words(row, "Mã lĩnh vực")),
            levels,
            agency: self.words(row, "Cơ quan có thẩm quyền"),
            decision: stated.then_some(Decision { number, date, issuer }),
            service: service.unwrap_or_default(),
            non_territorial: self.yes(row, "Phi địa giới"),
            applicants: self.list(row, "Đối tượng"),
            channels: Vec::new(),
            cases: vec![Case::default()],
            results: self.list(row, "Kết quả"),
            conditions: lines(&self.text(row, "Yêu cầu, điều kiện")),
            steps: split_steps(&steps),
            legal_basis: self.list(row, "Căn cứ pháp lý"),
            keywords: self.list(row, "Từ khóa"),
            everyday: self.list(row, "Tên thường gọi"),
            clock: clock.unwrap_or_default(),
            cut_off_minute: self.hour(row, "Giờ chốt nhận"),
            doubts: Vec::new(),
        };
        if let Some((_, first)) = self.by_code.get(&code) {
            let first = *first;
            self.fault(row, "Mã thủ tục", RowFault::Repeated { value: code, first });
            return;
        }
        self.by_code.insert(code, (self.procedures.len(), row.number));
        let place = Place::Sheet {
            sheet: row.table.sheet.clone(),
            row: row.number,
        };
        self.procedures.push((place, procedure));
    }

    fn hour(&mut self, row: Row, column: &str) -> Option<u32> {
        let value = self.words(row, column).to_lowercase();
        if value.is_empty() {
            return None;
        }
        let minute = match row.cell(column) {
            // A time of day that the spreadsheet keeps as a part of a day.
            Some(Cell::Number(n)) if (0.0..1.0).contains(n) => Some((n * 1440.0).round() as u32),
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

    /// The procedure to which a row of another sheet belongs.
    fn owner(&mut self, row: Row) -> Option<usize> {
        let code = code_of(row);
        if code.is_empty() {
            self.fault(row, "Mã thủ tục", RowFault::Missing);
            return None;
        }
        match self.by_code.get(&code) {
            Some((at, _)) => Some(*at),
            None => {
                self.fault(row, "Mã thủ tục", RowFault::UnknownCode { value: code });
                None
            }
        }
    }

    fn case(&mut self, at: usize, row: Row) -> Option<&mut Case> {
        let code = some(clean::code(&self.text(row, "Mã trường hợp")));
        let name = self.words(row, "Trường hợp");
        let cases = &mut self.procedures.get_mut(at)?.1.cases;
        if name.is_empty() {
            let general = cases.first_mut()?;
            general.code = general.code.take().or(code);
            return Some(general);
        }
        let place = cases.iter().position(|c| c.name == name && c.code == code);
        let place = place.unwrap_or_else(|| {
            cases.push(Case {
                code,
                name,
                ..Case::default()
            });
            cases.len() - 1
        });
        cases.get_mut(place)
    }

    fn paper(&mut self, row: Row) {
        let Some(at) = self.owner(row) else { return };
        let name = lines(&self.text(row, "Tên giấy tờ"));
        if name.is_empty() {
            self.fault(row, "Tên giấy tờ", RowFault::Missing);
            return;
        }
        let remark = self.choice(row, "Loại dòng", &[(PAPER, false), (REMARK, true)], Some(false));
        let paper = RequiredPaper {
            originals: self.count(row, "Bản chính").unwrap_or_default(),
            copies: self.count(row, "Bản sao").unwrap_or_default(),
            form: some(self.words(row, "Tệp mẫu")),
            condition: some(self.words(row, "Khi nào cần")),
            alternative: self.count(row, "Nhóm thay thế"),
            shown_only: self.yes(row, "Chỉ xuất trình"),
            from_database: self.yes(row, "Từ cơ sở dữ liệu"),
            name,
        };
        let Some(case) = self.case(at, row) else { return };
        match remark {
            Some(true) => case.remarks.push(paper.name),
            _ => case.papers.push(paper),
        }
    }

    fn limit(&mut self, row: Row) {
        let Some(at) = self.owner(row) else { return };
        let for_case = self.words(row, "Cách nộp").is_empty();
        let unstated = for_case.then_some(LimitUnit::Unstated);
        let blank = self.words(row, "Số").is_empty() && self.words(row, "Đơn vị").is_empty();
        let Some(unit) = self.choice(row, "Đơn vị", LIMIT_UNITS, unstated) else {
            return;
        };
        let number = match unit {
            LimitUnit::SameDay | LimitUnit::Unstated => None,
            _ => {
                let value = self.words(row, "Số");
                let number = Thousandths::parse(&value).filter(|n| limit_of(Some(*n), unit).is_some());
                if number.is_none() {
                    let fault = match value.is_empty() {
                        true => RowFault::Missing,
                        false => RowFault::NotANumber { value },
                    };
                    self.fault(row, "Số", fault);
                    return;
                }
                number
            }
        };
        let limit = limit_of(number, unit).unwrap_or(TimeLimit::Unstated);
        if for_case {
            if let Some(case) = self.case(at, row) {
                case.limit = (!blank).then_some(limit);
            }
            return;
        }
        let Some(channel) = self.choice(row, "Cách nộp", CHANNELS, None) else {
            return;
        };
        let note = lines(&self.text(row, "Ghi chú"));
        let Some((_, procedure)) = self.procedures.get_mut(at) else {
            return;
        };
        if procedure.channels.iter().any(|c| c.channel == channel) {
            let value = word(CHANNELS, &channel).to_owned();
            self.fault(row, "Cách nộp", RowFault::Repeated { value, first: 0 });
            return;
        }
        procedure.channels.push(ChannelRule {
            channel,
            limit,
            note,
            fees: Vec::new(),
        });
    }

    fn fee(&mut self, row: Row) {
        let Some(at) = self.owner(row) else { return };
        let Some(channel) = self.choice(row, "Cách nộp", CHANNELS, None) else {
            return;
        };
        let Some(kind) = self.choice(row, "Cách tính", FEE_KINDS, None) else {
            return;
        };
        let Some(amount) = self.amount(row, kind) else {
            return;
        };
        let fee = FeeRow {
            name: self.words(row, "Tên khoản thu"),
            amount,
            note: lines(&self.text(row, "Ghi chú")),
            exempt: self.list(row, "Đối tượng miễn"),
            valid_from: self.date(row, "Từ ngày"),
            valid_to: self.date(row, "Đến ngày"),
            province: some(self.words(row, "Mã tỉnh")),
        };
        let Some((_, procedure)) = self.procedures.get_mut(at) else {
            return;
        };
        rule_of(procedure, channel).fees.push(fee);
    }

    fn amount(&mut self, row: Row, kind: FeeKind) -> Option<FeeAmount> {
        Some(match kind {
            FeeKind::Free => FeeAmount::Free,
            FeeKind::ByProvince => FeeAmount::ByProvince,
            FeeKind::Unstated => FeeAmount::Unstated,
            FeeKind::Fixed => FeeAmount::Fixed {
                dong: self.dong(row, "Số tiền")?,
            },
            FeeKind::Foreign => {
                let (currency, amount) = (self.words(row, "Ngoại tệ"), self.words(row, "Số tiền"));
                for (column, value) in [("Ngoại tệ", &currency), ("Số tiền", &amount)] {
                    if value.is_empty() {
                        self.fault(row, column, RowFault::Missing);
                    }
                }
                FeeAmount::Foreign { currency, amount }
            }
            FeeKind::Stepped => {
                let value = self.words(row, "Các bậc");
                let steps = steps_of(&value);
                if steps.is_none() {
                    let allowed = "đến 2: 2000; còn lại: 1000".to_owned();
                    self.fault(row, "Các bậc", RowFault::NotAChoice { value, allowed });
                }
                let cap = match self.words(row, "Tối đa").is_empty() {
                    true => None,
                    false => Some(self.dong(row, "Tối đa")?),
                };
                FeeAmount::Stepped {
                    unit: self.words(row, "Tính theo"),
                    steps: steps?,
                    cap,
                }
            }
        })
    }
}

/// The rule of a way of filing; a fee for a way without a limit makes one that must be confirmed.
fn rule_of(procedure: &mut Procedure, channel: Channel) -> &mut ChannelRule {
    let at = procedure.channels.iter().position(|c| c.channel == channel);
    let at = at.unwrap_or_else(|| {
        procedure.channels.push(ChannelRule {
            channel,
            limit: TimeLimit::Unstated,
            note: String::new(),
            fees: Vec::new(),
        });
        procedure.channels.len() - 1
    });
    &mut procedure.channels[at]
}

fn limit_of(number: Option<Thousandths>, unit: LimitUnit) -> Option<TimeLimit> {
    let n = number.map_or(0, |n| n.0);
    let whole = |n: i64, of: i64| match n % of {
        0 => u32::try_from(n / of).ok().filter(|n| (1..=1_000_000).contains(n)),
        _ => None,
    };
    match unit {
        LimitUnit::SameDay => Some(TimeLimit::SameDay),
        LimitUnit::Unstated => Some(TimeLimit::Unstated),
        LimitUnit::Minute => whole(n, 1000).map(TimeLimit::WorkingMinutes),
        LimitUnit::Hour => whole(n * 60, 1000).map(TimeLimit::WorkingMinutes),
        LimitUnit::WorkingDay => whole(n, 500).map(TimeLimit::WorkingHalfDays),
        LimitUnit::Day => whole(n, 500).map(TimeLimit::HalfDays),
        LimitUnit::Month => whole(n, 1000).map(TimeLimit::Months),
        LimitUnit::Year => whole(n, 1000).map(TimeLimit::Years),
    }
}

fn some(text: String) -> Option<String> {
    (!text.is_empty()).then_some(text)
}

fn split_steps(cell: &str) -> Vec<String> {
    let mut steps = vec![String::new()];
    for row in cell.split('\n') {
        match steps.last_mut() {
            Some(_) if row.trim() == STEP_MARK => steps.push(String::new()),
            Some(step) => {
                if !step.is_empty() {
                    step.push('\n');
                }
                step.push_str(row);
            }
            None => {}
        }
    }
    steps.retain(|s| !s.is_empty());
    steps
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
fn code_of(row: Row) -> String {
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
