//! What papers cost: time of a receipt and a ticket. The size of the files is held by `tests/paper`.
//!
//! Target (issue 2 §5): a receipt of two copies in at most 20 ms.

use motcua::domain::time::{Moment, from_millis};
use motcua::paper::receipt::{self, PaperKind, PaperLine, PaperSize, ReceiptContent, ReceiptTemplate};
use motcua::paper::ticket::{self, TicketContent, TicketTemplate};
use motcua::paper::{PaperError, escpos, pdf, qr, raster};

fn main() {
    divan::main();
}

fn at(minute: i64) -> Option<Moment> {
    // 23 November 2026, 09:00 in Việt Nam.
    from_millis(1_795_399_200_000 + minute * 60_000)
}

/// A signed text as long as QR-02 allows: 228 letters of Base45.
fn signed() -> String {
    let letters: Vec<char> = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ$%*+-./:".chars().collect();
    let body = (0..224usize).map(|index| letters[(index * index * 7 + index * 3) % letters.len()]);
    format!("MC1:{}", body.collect::<String>())
}

fn content(papers: usize) -> Option<ReceiptContent> {
    Some(ReceiptContent {
        agency: "ỦY BAN NHÂN DÂN XÃ TÂN PHONG".into(),
        office: "TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG".into(),
        number: "0014/TTPVHCC".into(),
        place: "Tân Phong".into(),
        code: "H46.113-261123-0014".into(),
        book: None,
        applicant: "LÊ THỊ HỒNG NHUNG".into(),
        handed_in_by: None,
        identity: None,
        address: Some("Thôn Đông Hòa, xã Tân Phong".into()),
        phone: Some("0912 345 678".into()),
        email: None,
        procedure: "Đăng ký thành lập hộ kinh doanh".into(),
        procedure_code: "1.001612".into(),
        papers: (0..papers)
            .map(|_| PaperLine {
                name: "Hợp đồng thuê địa điểm kinh doanh (đối chiếu bản chính)".into(),
                kind: PaperKind::OnPaper,
                originals: 0,
                copies: 1,
            })
            .collect(),
        sets: 1,
        limit: "03 ngày làm việc".into(),
        received_at: at(15)?,
        due_at: at(4770)?,
        return_place: "Quầy số 1, Trung tâm Phục vụ hành chính công xã Tân Phong".into(),
        fee: None,
        clerk: "Trần Quốc Bảo".into(),
    })
}

fn write(
    content: &ReceiptContent,
    template: &ReceiptTemplate,
    size: PaperSize,
) -> Result<Vec<u8>, PaperError> {
    let document = receipt::lay_out(content, &signed(), template, size)?;
    pdf::write(&document, content.received_at)
}

#[divan::bench(args = [(PaperSize::A5Landscape, 3), (PaperSize::A4, 3), (PaperSize::A5Landscape, 60)])]
fn receipt_two_copies(bencher: divan::Bencher, (size, papers): (PaperSize, usize)) {
    let (Some(content), Ok(template)) = (content(papers), ReceiptTemplate::embedded()) else {
        return;
    };
    bencher.bench(|| write(&content, &template, size));
}

#[divan::bench]
fn receipt_laid_out(bencher: divan::Bencher) {
    let (Some(content), Ok(template)) = (content(3), ReceiptTemplate::embedded()) else {
        return;
    };
    bencher.bench(|| receipt::lay_out(&content, &signed(), &template, PaperSize::A5Landscape));
}

#[divan::bench]
fn receipt_code_read_from_a_203_dpi_page(bencher: divan::Bencher) {
    let (Some(content), Ok(template)) = (content(3), ReceiptTemplate::embedded()) else {
        return;
    };
    let Ok(document) = receipt::lay_out(&content, &signed(), &template, PaperSize::A5Landscape) else {
        return;
    };
    if let Some(page) = document.pages.first()
        && let Ok(picture) = raster::draw(page, 203.0)
    {
        bencher.bench(|| qr::read(&picture));
    }
}

fn slip() -> Option<TicketContent> {
    Some(TicketContent {
        office: "TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG".into(),
        place: Some("Xã Tân Phong".into()),
        number: "A027".into(),
        service: "Hộ tịch".into(),
        counters: "Quầy số 2".into(),
        priority: true,
        ahead: 3,
        estimate: Some("khoảng 10–15 phút".into()),
        taken_at: at(8)?,
        papers: vec!["căn cước".into(), "giấy chứng sinh".into()],
        qr: "MCT:7K2P9Q4XA027261123F0A9C4D2E1B86735".into(),
        reprint: None,
    })
}

#[divan::bench]
fn ticket_as_dots(bencher: divan::Bencher) {
    if let (Some(content), Ok(template)) = (slip(), TicketTemplate::embedded()) {
        bencher.bench(|| ticket::lay_out(&content, &template));
    }
}

#[divan::bench]
fn ticket_as_printer_bytes(bencher: divan::Bencher) {
    if let (Some(content), Ok(template)) = (slip(), TicketTemplate::embedded())
        && let Ok(bitmap) = ticket::lay_out(&content, &template)
    {
        bencher.bench(|| escpos::raster(&bitmap));
    }
}
