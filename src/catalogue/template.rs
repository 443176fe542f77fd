//! Writes the catalogue as a workbook: an empty template with one example, or given procedures.
//!
//! Reading it back with `import` gives the same procedures; `tests/rules/import_xlsx.rs` holds that.
//! The example is the project's own and bears a code that no publisher uses.

use super::sheets::{self, *};
use crate::domain::message::{Message, Say};
use crate::domain::procedure::{
    Case, Channel, ChannelRule, ClockPolicy, Decision, FeeAmount, FeeRow, Level, Procedure, ProcedureCode,
    RequiredPaper, ServiceLevel, TimeLimit,
};
use rust_xlsxwriter::{DataValidation, Format, FormatAlign, Workbook, Worksheet, XlsxError};
use std::path::Path;

/// The most characters a cell of a spreadsheet holds.
const MOST_CELL: usize = 32_767;

/// Why no workbook was written.
#[derive(Debug, thiserror::Error)]
pub enum TemplateError {
    /// A text too long for a cell of a spreadsheet.
    #[error("a text of {code} is too long for a cell")]
    TooLong { code: String },
    #[error("the workbook cannot be written")]
    CannotWrite(#[from] XlsxError),
}

impl Say for TemplateError {
    fn say(&self) -> Message {
        match self {
            TemplateError::TooLong { code } => Message::new("template-too-long").with("code", code.as_str()),
            TemplateError::CannotWrite(_) => Message::new("template-cannot-write"),
        }
    }
}

/// Writes the template with its example and instructions.
pub fn write(path: &Path) -> Result<(), TemplateError> {
    write_procedures(path, &[example()])
}

/// Writes these procedures in the shape of the template. Doubts are not written: they are found again.
pub fn write_procedures(path: &Path, procedures: &[Procedure]) -> Result<(), TemplateError> {
    let mut book = Workbook::new();
    let mut main = Table::new(PROCEDURES, &PROCEDURE_COLUMNS)?;
    let mut papers = Table::new(PAPERS, &PAPER_COLUMNS)?;
    let mut limits = Table::new(LIMITS, &LIMIT_COLUMNS)?;
    let mut fees = Table::new(FEES, &FEE_COLUMNS)?;
    for procedure in procedures {
        main.row(procedure, procedure_cells(procedure))?;
        for case in &procedure.cases {
            for cells in paper_cells(procedure, case) {
                papers.row(procedure, cells)?;
            }
        }
        for cells in limit_rows(procedure) {
            limits.row(procedure, cells)?;
        }
        for rule in &procedure.channels {
            for fee in &rule.fees {
                fees.row(procedure, fee_cells(procedure, rule, fee))?;
            }
        }
    }
    main.choose("Mức độ dịch vụ", &choices(SERVICES))?;
    main.choose("Phi địa giới", &[YES, NO])?;
    main.choose("Khi bổ sung hồ sơ", &choices(CLOCKS))?;
    papers.choose("Loại dòng", &[PAPER, REMARK])?;
    papers.choose("Chỉ xuất trình", &[YES, NO])?;
    papers.choose("Từ cơ sở dữ liệu", &[YES, NO])?;
    limits.choose("Cách nộp", &choices(CHANNELS))?;
    limits.choose("Đơn vị", &choices(LIMIT_UNITS))?;
    fees.choose("Cách nộp", &choices(CHANNELS))?;
    fees.choose("Cách tính", &choices(FEE_KINDS))?;
    for table in [main, papers, limits, fees] {
        book.push_worksheet(table.sheet);
    }
    book.push_worksheet(instructions()?);
    book.save(path)?;
    Ok(())
}

struct Table {
    sheet: Worksheet,
    columns: &'static [&'static str],
    text: Format,
    next: u32,
}

impl Table {
    fn new(name: &str, columns: &'static [&'static str]) -> Result<Self, XlsxError> {
        let heading = Format::new()
            .set_bold()
            .set_text_wrap()
            .set_align(FormatAlign::Top);
        // As text, so that `1.000090` keeps its zero and `05` too.
        let text = Format::new()
            .set_num_format("@")
            .set_text_wrap()
            .set_align(FormatAlign::Top);
        let mut sheet = Worksheet::new();
        sheet.set_name(name)?;
        for (at, column) in (0u16..).zip(columns) {
            sheet.write_string_with_format(0, at, *column, &heading)?;
            sheet.set_column_format(at, &text)?;
            sheet.set_column_width(at, if column.starts_with("Tên") { 40 } else { 18 })?;
        }
        sheet.set_freeze_panes(1, 1)?;
        Ok(Table {
            sheet,
            columns,
            text,
            next: 1,
        })
    }

    fn row(&mut self, procedure: &Procedure, cells: Vec<String>) -> Result<(), TemplateError> {
        for (at, cell) in (0u16..).zip(&cells) {
            if cell.chars().count() > MOST_CELL {
                return Err(TemplateError::TooLong {
                    code: procedure.code.0.clone(),
                });
            }
            if !cell.is_empty() {
                self.sheet
                    .write_string_with_format(self.next, at, cell, &self.text)?;
            }
        }
        self.next += 1;
        Ok(())
    }

    fn choose(&mut self, column: &str, words: &[&str]) -> Result<(), XlsxError> {
        let Some(at) = (0u16..)
            .zip(self.columns)
            .find(|(_, c)| **c == column)
            .map(|(n, _)| n)
        else {
            return Ok(());
        };
        let choice = DataValidation::new().allow_list_strings(words)?;
        self.sheet.add_data_validation(1, at, 2_000, at, &choice)?;
        Ok(())
    }
}

fn yes(set: bool) -> String {
    if set { YES.to_owned() } else { NO.to_owned() }
}

fn procedure_cells(p: &Procedure) -> Vec<String> {
    let levels: Vec<_> = p.levels.iter().map(|l| word(LEVELS, l)).collect();
    let decision = p.decision.as_ref();
    let date = decision
        .and_then(|d| d.date)
        .map(|d| d.format("%d/%m/%Y").to_string());
    let cut_off = p.cut_off_minute.map(|m| format!("{}:{:02}", m / 60, m % 60));
    vec![
        p.code.0.clone(),
        p.name.clone(),
        p.field.clone(),
        p.field_code.clone().unwrap_or_default(),
        levels.join("; "),
        p.agency.clone(),
        decision.map(|d| d.number.clone()).unwrap_or_default(),
        date.unwrap_or_default(),
        decision.map(|d| d.issuer.clone()).unwrap_or_default(),
        word(SERVICES, &p.service).to_owned(),
        yes(p.non_territorial),
        p.applicants.join("\n"),
        p.results.join("\n"),
        p.conditions.clone(),
        p.steps.join(&format!("\n{STEP_MARK}\n")),
        p.legal_basis.join("\n"),
        p.keywords.join("\n"),
        p.everyday.join("\n"),
        word(CLOCKS, &p.clock).to_owned(),
        cut_off.unwrap_or_default(),
    ]
}

fn paper_cells(p: &Procedure, case: &Case) -> Vec<Vec<String>> {
    let head = |kind: &str, name: &str| {
        vec![
            p.code.0.clone(),
            case.code.clone().unwrap_or_default(),
            case.name.clone(),
            kind.to_owned(),
            name.to_owned(),
        ]
    };
    let papers = case.papers.iter().map(|paper| {
        let mut cells = head(PAPER, &paper.name);
        cells.extend([
            paper.originals.to_string(),
            paper.copies.to_string(),
            paper.form.clone().unwrap_or_default(),
            paper.condition.clone().unwrap_or_default(),
            paper.alternative.map(|n| n.to_string()).unwrap_or_default(),
            yes(paper.shown_only),
            yes(paper.from_database),
        ]);
        cells
    });
    papers
        .chain(case.remarks.iter().map(|r| head(REMARK, r)))
        .collect()
}

fn limit_rows(p: &Procedure) -> Vec<Vec<String>> {
    let ways = p.channels.iter().map(|rule| {
        let (number, unit) = limit_cells(rule.limit);
        vec![
            p.code.0.clone(),
            word(CHANNELS, &rule.channel).to_owned(),
            String::new(),
            String::new(),
            number,
            word(LIMIT_UNITS, &unit).to_owned(),
            rule.note.clone(),
        ]
    });
    let cases = p
        .cases
        .iter()
        .filter(|c| c.limit.is_some() || c.code.is_some() || !c.name.is_empty());
    let cases = cases.map(|case| {
        let (number, unit) = match case.limit {
            Some(limit) => {
                let (number, unit) = limit_cells(limit);
                (number, word(LIMIT_UNITS, &unit).to_owned())
            }
            None => (String::new(), String::new()),
        };
        let code = case.code.clone().unwrap_or_default();
        vec![
            p.code.0.clone(),
            String::new(),
            code,
            case.name.clone(),
            number,
            unit,
            String::new(),
        ]
    });
    ways.chain(cases).collect()
}

fn fee_cells(p: &Procedure, rule: &ChannelRule, fee: &FeeRow) -> Vec<String> {
    let date = |d: Option<chrono::NaiveDate>| d.map(|d| d.format("%d/%m/%Y").to_string()).unwrap_or_default();
    let (mut amount, mut unit, mut steps, mut most, mut currency) = Default::default();
    match &fee.amount {
        FeeAmount::Fixed { dong } => amount = dong.to_string(),
        FeeAmount::Stepped {
            unit: counted,
            steps: list,
            cap,
        } => {
            unit = counted.clone();
            steps = steps_cell(list);
            most = cap.map(|c| c.to_string()).unwrap_or_default();
        }
        FeeAmount::Foreign {
            currency: name,
            amount: number,
        } => {
            amount = number.clone();
            currency = name.clone();
        }
        FeeAmount::Free | FeeAmount::ByProvince | FeeAmount::Unstated => {}
    }
    vec![
        p.code.0.clone(),
        word(CHANNELS, &rule.channel).to_owned(),
        fee.name.clone(),
        word(FEE_KINDS, &sheets::fee_kind(&fee.amount)).to_owned(),
        amount,
        unit,
        steps,
        most,
        currency,
        fee.exempt.join("\n"),
        date(fee.valid_from),
        date(fee.valid_to),
        fee.province.clone().unwrap_or_default(),
        fee.note.clone(),
    ]
}

/// The example of the template.
pub fn example() -> Procedure {
    let paper = |name: &str, originals, copies| RequiredPaper {
        name: name.to_owned(),
        originals,
        copies,
        form: None,
        condition: None,
        alternative: None,
        shown_only: false,
        from_database: false,
    };
    let fee = FeeRow {
        name: "Phí sao bản đồ".to_owned(),
        amount: FeeAmount::Fixed { dong: 5000 },
        note: String::new(),
        exempt: vec!["người thuộc hộ nghèo".to_owned()],
        valid_from: None,
        valid_to: None,
        province: None,
    };
    let rule = |channel, fees| ChannelRule {
        channel,
        limit: TimeLimit::working_days(3),
        note: String::new(),
        fees,
    };
    Procedure {
        code: ProcedureCode("9.000001".to_owned()),
        name: "Ví dụ: xin bản đồ tổ dân phố (xóa các dòng ví dụ trước khi nhập)".to_owned(),
        field: "Ví dụ".to_owned(),
        field_code: None,
        levels: [Level::Commune].into(),
        agency: "Ủy ban nhân dân xã".to_owned(),
        decision: Some(Decision {
            number: "01/QĐ-UBND".to_owned(),
            date: chrono::NaiveDate::from_ymd_opt(2026, 1, 5),
            issuer: "Ủy ban nhân dân tỉnh".to_owned(),
        }),
        service: ServiceLevel::Partial,
        non_territorial: false,
        applicants: vec!["Công dân Việt Nam".to_owned()],
        channels: vec![
            rule(Channel::Direct, vec![fee]),
            rule(Channel::Online, Vec::new()),
        ],
        cases: vec![Case {
            papers: vec![
                paper("Đơn xin bản đồ", 1, 0),
                RequiredPaper {
                    condition: Some("nếu nộp thay người khác".to_owned()),
                    ..paper("Giấy ủy quyền", 1, 0)
                },
                RequiredPaper {
                    shown_only: true,
                    ..paper("Thẻ căn cước", 1, 0)
                },
            ],
            remarks: vec!["Không cần nộp ảnh.".to_owned()],
            ..Case::default()
        }],
        results: vec!["Bản đồ tổ dân phố".to_owned()],
        conditions: String::new(),
        steps: vec![
            "Nộp đơn tại quầy.".to_owned(),
            "Nhận bản đồ theo giấy hẹn.".to_owned(),
        ],
        legal_basis: Vec::new(),
        keywords: vec!["bản đồ".to_owned()],
        everyday: vec!["Xin bản đồ".to_owned()],
        clock: ClockPolicy::Restart,
        cut_off_minute: None,
        doubts: Vec::new(),
    }
}

fn instructions() -> Result<Worksheet, XlsxError> {
    let list = |words: Vec<&str>| words.join(", ");
    let lines = [
        "Mỗi thủ tục một dòng ở trang Thủ tục. Ba trang còn lại nối với nó bằng Mã thủ tục.".to_owned(),
        "Không đổi tên trang và tên cột. Có thể thêm cột riêng; chương trình không đọc cột đó.".to_owned(),
        "Xóa các dòng ví dụ (mã 9.000001) trước khi nhập.".to_owned(),
        "Ô có nhiều mục: mỗi mục một dòng trong ô (Alt + Enter).".to_owned(),
        format!("Trình tự thực hiện: giữa hai bước ghi một dòng {STEP_MARK}."),
        format!(
            "Cấp thực hiện: {}; nhiều cấp cách nhau bằng dấu chấm phẩy.",
            list(choices(LEVELS))
        ),
        format!("Mức độ dịch vụ: {}.", list(choices(SERVICES))),
        format!("Khi bổ sung hồ sơ: {}.", list(choices(CLOCKS))),
        "Giờ chốt nhận: chỉ với thủ tục trả trong ngày, ví dụ 15:00. Sau giờ này trả vào ngày làm việc sau."
            .to_owned(),
        "Ngày: ngày/tháng/năm, ví dụ 05/01/2026.".to_owned(),
        "Trang Giấy tờ: để trống Trường hợp nếu giấy tờ cần cho mọi trường hợp.".to_owned(),
        "Nhóm thay thế: các giấy tờ cùng số trong một trường hợp thay nhau được, nộp một là đủ.".to_owned(),
        "Trang Thời hạn: ghi Cách nộp cho thời hạn chung, hoặc ghi Trường hợp cho thời hạn riêng.".to_owned(),
        format!(
            "Đơn vị thời hạn: {}. Nửa ngày ghi 2,5.",
            list(choices(LIMIT_UNITS))
        ),
        format!("Cách tính lệ phí: {}.", list(choices(FEE_KINDS))),
        "Theo bậc: ghi Tính theo (ví dụ trang), Các bậc (ví dụ đến 2: 2000; còn lại: 1000), Tối đa nếu có."
            .to_owned(),
        "Chưa rõ: được nhập, nhưng phải xác nhận trước khi dùng tại quầy.".to_owned(),
    ];
    let mut sheet = Worksheet::new();
    sheet.set_name(INSTRUCTIONS)?;
    sheet.set_column_width(0, 110)?;
    let wrapped = Format::new().set_text_wrap();
    for (row, line) in (0u32..).zip(lines) {
        sheet.write_string_with_format(row, 0, line, &wrapped)?;
    }
    Ok(sheet)
}
