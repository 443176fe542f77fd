//! The 80 mm ticket: what stands on it, that nothing collides, that its code is read by two readers.

use crate::readers::{has, leave, zbar};
use crate::samples::{at, ticket};
use crate::walk::{assert_nothing_collides, texts};
use motcua::paper::PaperError;
use motcua::paper::bitmap::Bitmap;
use motcua::paper::font::fonts;
use motcua::paper::layout::Item;
use motcua::paper::ticket::{self as slip, Reprint, TicketContent, TicketTemplate};
use motcua::paper::{escpos, qr};

fn largest() -> TicketContent {
    TicketContent {
        office: "TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG PHƯỜNG HOÀN KIẾM – CHI NHÁNH SỐ 12 ".repeat(3),
        place: Some("Phường Ỷ La – Ẳng Tở ".repeat(5)),
        number: "U1000".into(),
        service: "Bảo trợ xã hội và người có công với cách mạng ".repeat(4),
        counters: "Quầy số 2, 3, 4, 5, 6, 7".into(),
        priority: true,
        ahead: 1234,
        estimate: Some("trên 60 phút, mời quý vị quay lại buổi chiều".into()),
        papers: (0..40).map(|n| format!("giấy tờ dài dòng số {n}")).collect(),
        reprint: Some(Reprint {
            count: 12,
            at: at(23, 10, 5),
            by: Some("Nguyễn Thị Ánh Nguyệt".into()),
        }),
        ..ticket()
    }
}

#[test]
fn a_ticket_says_what_q02_asks_for() {
    let page = slip::page(&ticket(), &TicketTemplate::embedded().unwrap()).unwrap();
    let text = texts(&page);
    for wanted in [
        "TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG",
        "Xã Tân Phong",
        "A027",
        "Hộ tịch · Quầy số 2",
        "ƯU TIÊN",
        "Trước quý vị:",
        "3 người",
        "Dự kiến:",
        "khoảng 10–15 phút",
        "Lấy số: 09:08, 23/11/2026",
        "Cần mang:",
        "căn cước; giấy chứng sinh;",
    ] {
        assert!(text.contains(wanted), "{wanted} is missing in {text}");
    }
    assert!(!text.contains("BẢN IN LẠI"));
    let number = page
        .items
        .iter()
        .find(|item| matches!(item, Item::Text(run) if run.text == "A027"))
        .unwrap();
    let height = number.bounds(fonts().unwrap()).unwrap().height;
    assert!(height >= 20.0, "the number is {height} mm tall");
}

#[test]
fn the_reason_of_a_priority_has_no_place_on_the_ticket() {
    let fields = serde_json::to_value(ticket()).unwrap();
    assert!(fields["priority"].is_boolean());
    let page = slip::page(&ticket(), &TicketTemplate::embedded().unwrap()).unwrap();
    assert!(!texts(&page).contains("ƯU TIÊN:"));
}

#[test]
fn nothing_collides_and_nothing_is_longer_than_120_mm() {
    let template = TicketTemplate::embedded().unwrap();
    let bare = TicketContent {
        place: None,
        priority: false,
        estimate: None,
        papers: vec![],
        ahead: 0,
        ..ticket()
    };
    let reprinted = TicketContent {
        reprint: largest().reprint,
        ..ticket()
    };
    for (name, content) in [
        ("ordinary", ticket()),
        ("bare", bare),
        ("reprinted", reprinted),
        ("largest", largest()),
    ] {
        let page = slip::page(&content, &template).unwrap();
        assert_nothing_collides(&page);
        assert!(page.height <= 120.0, "{name}: {} mm", page.height);
        let bitmap = slip::lay_out(&content, &template).unwrap();
        assert_eq!(bitmap.width, 576);
        leave(&format!("ticket-{name}.png"), &bitmap.to_png().unwrap());
    }
}

#[test]
fn a_reprint_is_marked_with_count_and_time() {
    let page = slip::page(&largest(), &TicketTemplate::embedded().unwrap()).unwrap();
    assert!(texts(&page).contains("BẢN IN LẠI – lần 12 – 10:05"));
}

#[test]
fn the_code_is_read_from_the_dots_by_two_readers() {
    let bitmap = slip::lay_out(&ticket(), &TicketTemplate::embedded().unwrap()).unwrap();
    let png = bitmap.to_png().unwrap();
    assert_eq!(qr::read_image(&png), Some(ticket().qr));
    if has("zbarimg") {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("ticket.png");
        std::fs::write(&path, png).unwrap();
        assert_eq!(zbar(&path).trim(), format!("QR-Code:{}", ticket().qr));
    }
}

#[test]
fn modules_of_the_longest_code_have_at_least_four_dots() {
    let template = TicketTemplate::embedded().unwrap();
    let content = TicketContent {
        qr: "mct:abcdefghijklmnopqrstuvwxyz-0123456789".into(),
        ..ticket()
    };
    assert_eq!(content.qr.len(), slip::MOST_QR_BYTES);
    let page = slip::page(&content, &template).unwrap();
    let grid = page
        .items
        .iter()
        .find_map(|item| match item {
            Item::Grid(grid) => Some(grid),
            _ => None,
        })
        .unwrap();
    assert!(grid.cell_width >= 0.5, "{} mm", grid.cell_width);
    assert_eq!(
        qr::read_image(&slip::lay_out(&content, &template).unwrap().to_png().unwrap()),
        Some(content.qr.clone())
    );
    let longer = TicketContent {
        qr: format!("{}x", content.qr),
        ..content
    };
    assert_eq!(
        slip::page(&longer, &template).unwrap_err(),
        PaperError::QrTooLong { length: 42 }
    );
}

#[test]
fn the_printer_gets_every_dot() {
    let bitmap = slip::lay_out(&ticket(), &TicketTemplate::embedded().unwrap()).unwrap();
    let bytes = escpos::raster(&bitmap);
    let mut rows = Vec::new();
    let mut rest = &bytes[2..];
    while let [0x1D, b'v', b'0', 0, 72, 0, low, high, tail @ ..] = rest {
        let length = 72 * usize::from(u16::from_le_bytes([*low, *high]));
        rows.extend_from_slice(&tail[..length]);
        rest = &tail[length..];
    }
    assert_eq!(rest, [0x1B, b'J', 96, 0x1D, b'V', 1]);
    assert_eq!(Bitmap::from_rows(576, bitmap.height, rows), Some(bitmap));
}

#[test]
fn wording_is_data_and_a_wrong_template_says_what_is_wrong() {
    let mut template = TicketTemplate::embedded().unwrap();
    template.your_number = "Số thứ tự".into();
    assert!(texts(&slip::page(&ticket(), &template).unwrap()).contains("Số thứ tự"));
    let error = TicketTemplate::from_toml("your_number = 1").unwrap_err();
    assert!(matches!(error, PaperError::Template { .. }));
}
