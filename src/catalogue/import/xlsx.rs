//! A workbook by our template into procedures.
//!
//! Every wrong cell is named with its sheet, row and column before the file is refused.
//! Tested in `tests/rules/import_xlsx.rs`.

use super::cells::{Cells, code_of};
use super::clean::{self, line, lines};
use super::error::{ImportError, Place, RowFault};
use super::grid::{Row, Table};
use super::limit::Thousandths;
use super::{doubt, grid};
use crate::catalogue::sheets::*;
use crate::domain::procedure::{
    Case, Channel, ChannelRule, Decision, FeeAmount, FeeRow, Procedure, ProcedureCode, RequiredPaper,
    TimeLimit,
};
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
    book.cells.errors.into_result()?;
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
    cells: Cells,
}

impl Book {
    fn procedure(&mut self, row: Row) {
        let code = code_of(row);
        if code.is_empty() {
            self.cells.fault(row, "Mã thủ tục", RowFault::Missing);
        }
        let name = self.cells.words(row, "Tên thủ tục");
        if name.is_empty() {
            self.cells.fault(row, "Tên thủ tục", RowFault::Missing);
        }
        let mut levels = BTreeSet::new();
        for word in self
            .cells
            .text(row, "Cấp thực hiện")
            .split([';', ',', '\n'])
            .map(line)
        {
            let key = clean::bare(&word);
            let key = key.strip_prefix("cấp").unwrap_or(&key);
            match LEVELS.iter().find(|(w, _)| *w == key) {
                Some((_, level)) => {
                    levels.insert(*level);
                }
                None if key.is_empty() => {}
                None => {
                    let allowed = choices(LEVELS).join(", ");
                    self.cells.fault(
                        row,
                        "Cấp thực hiện",
                        RowFault::NotAChoice { value: word, allowed },
                    );
                }
            }
        }
        let number = self.cells.words(row, "Số quyết định");
        let date = self.cells.date(row, "Ngày quyết định");
        let issuer = self.cells.words(row, "Cơ quan ban hành");
        let stated = !number.is_empty() || date.is_some() || !issuer.is_empty();
        let steps = lines(&self.cells.text(row, "Trình tự thực hiện"));
        let service = self
            .cells
            .choice(row, "Mức độ dịch vụ", SERVICES, Some(Default::default()));
        let clock = self
            .cells
            .choice(row, "Khi bổ sung hồ sơ", CLOCKS, Some(Default::default()));
        let procedure = Procedure {
            code: ProcedureCode(code.clone()),
            name,
            field: self.cells.words(row, "Lĩnh vực"),
            field_code: some(self.cells.words(row, "Mã lĩnh vực")),
            levels,
            agency: self.cells.words(row, "Cơ quan có thẩm quyền"),
            decision: stated.then_some(Decision { number, date, issuer }),
            service: service.unwrap_or_default(),
            non_territorial: self.cells.yes(row, "Phi địa giới"),
            applicants: self.cells.list(row, "Đối tượng"),
            channels: Vec::new(),
            cases: vec![Case::default()],
            results: self.cells.list(row, "Kết quả"),
            conditions: lines(&self.cells.text(row, "Yêu cầu, điều kiện")),
            steps: split_steps(&steps),
            legal_basis: self.cells.list(row, "Căn cứ pháp lý"),
            keywords: self.cells.list(row, "Từ khóa"),
            everyday: self.cells.list(row, "Tên thường gọi"),
            clock: clock.unwrap_or_default(),
            cut_off_minute: self.cells.hour(row, "Giờ chốt nhận"),
            doubts: Vec::new(),
        };
        if let Some((_, first)) = self.by_code.get(&code) {
            let first = *first;
            self.cells
                .fault(row, "Mã thủ tục", RowFault::Repeated { value: code, first });
            return;
        }
        self.by_code.insert(code, (self.procedures.len(), row.number));
        let place = Place::Sheet {
            sheet: row.table.sheet.clone(),
            row: row.number,
        };
        self.procedures.push((place, procedure));
    }

    /// The procedure to which a row of another sheet belongs.
    fn owner(&mut self, row: Row) -> Option<usize> {
        let code = code_of(row);
        if code.is_empty() {
            self.cells.fault(row, "Mã thủ tục", RowFault::Missing);
            return None;
        }
        match self.by_code.get(&code) {
            Some((at, _)) => Some(*at),
            None => {
                self.cells
                    .fault(row, "Mã thủ tục", RowFault::UnknownCode { value: code });
                None
            }
        }
    }

    fn case(&mut self, at: usize, row: Row) -> Option<&mut Case> {
        let code = some(clean::code(&self.cells.text(row, "Mã trường hợp")));
        let name = self.cells.words(row, "Trường hợp");
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
        let name = lines(&self.cells.text(row, "Tên giấy tờ"));
        if name.is_empty() {
            self.cells.fault(row, "Tên giấy tờ", RowFault::Missing);
            return;
        }
        let remark = self
            .cells
            .choice(row, "Loại dòng", &[(PAPER, false), (REMARK, true)], Some(false));
        let paper = RequiredPaper {
            originals: self.cells.count(row, "Bản chính").unwrap_or_default(),
            copies: self.cells.count(row, "Bản sao").unwrap_or_default(),
            form: some(self.cells.words(row, "Tệp mẫu")),
            condition: some(self.cells.words(row, "Khi nào cần")),
            alternative: self.cells.count(row, "Nhóm thay thế"),
            shown_only: self.cells.yes(row, "Chỉ xuất trình"),
            from_database: self.cells.yes(row, "Từ cơ sở dữ liệu"),
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
        let for_case = self.cells.words(row, "Cách nộp").is_empty();
        let unstated = for_case.then_some(LimitUnit::Unstated);
        let blank = self.cells.words(row, "Số").is_empty() && self.cells.words(row, "Đơn vị").is_empty();
        let Some(unit) = self.cells.choice(row, "Đơn vị", LIMIT_UNITS, unstated) else {
            return;
        };
        let number = match unit {
            LimitUnit::SameDay | LimitUnit::Unstated => None,
            _ => {
                let value = self.cells.words(row, "Số");
                let number = Thousandths::parse(&value).filter(|n| limit_of(Some(*n), unit).is_some());
                if number.is_none() {
                    let fault = match value.is_empty() {
                        true => RowFault::Missing,
                        false => RowFault::NotANumber { value },
                    };
                    self.cells.fault(row, "Số", fault);
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
        let Some(channel) = self.cells.choice(row, "Cách nộp", CHANNELS, None) else {
            return;
        };
        let note = lines(&self.cells.text(row, "Ghi chú"));
        let Some((_, procedure)) = self.procedures.get_mut(at) else {
            return;
        };
        if procedure.channels.iter().any(|c| c.channel == channel) {
            let value = word(CHANNELS, &channel).to_owned();
            self.cells
                .fault(row, "Cách nộp", RowFault::Repeated { value, first: 0 });
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
        let Some(channel) = self.cells.choice(row, "Cách nộp", CHANNELS, None) else {
            return;
        };
        let Some(kind) = self.cells.choice(row, "Cách tính", FEE_KINDS, None) else {
            return;
        };
        let Some(amount) = self.amount(row, kind) else {
            return;
        };
        let fee = FeeRow {
            name: self.cells.words(row, "Tên khoản thu"),
            amount,
            note: lines(&self.cells.text(row, "Ghi chú")),
            exempt: self.cells.list(row, "Đối tượng miễn"),
            valid_from: self.cells.date(row, "Từ ngày"),
            valid_to: self.cells.date(row, "Đến ngày"),
            province: some(self.cells.words(row, "Mã tỉnh")),
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
                dong: self.cells.dong(row, "Số tiền")?,
            },
            FeeKind::Foreign => {
                let (currency, amount) = (
                    self.cells.words(row, "Ngoại tệ"),
                    self.cells.words(row, "Số tiền"),
                );
                for (column, value) in [("Ngoại tệ", &currency), ("Số tiền", &amount)] {
                    if value.is_empty() {
                        self.cells.fault(row, column, RowFault::Missing);
                    }
                }
                FeeAmount::Foreign { currency, amount }
            }
            FeeKind::Stepped => {
                let value = self.cells.words(row, "Các bậc");
                let steps = steps_of(&value);
                if steps.is_none() {
                    let allowed = "đến 2: 2000; còn lại: 1000".to_owned();
                    self.cells
                        .fault(row, "Các bậc", RowFault::NotAChoice { value, allowed });
                }
                let cap = match self.cells.words(row, "Tối đa").is_empty() {
                    true => None,
                    false => Some(self.cells.dong(row, "Tối đa")?),
                };
                FeeAmount::Stepped {
                    unit: self.cells.words(row, "Tính theo"),
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
