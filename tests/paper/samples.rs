//! Papers to print: ordinary ones and the largest that may come.

use chrono::TimeZone;
use motcua::domain::code::{DossierCode, UnitCode};
use motcua::domain::time::{Moment, VIETNAM, day};
use motcua::paper::receipt::{BookEntry, FeeNote, Identity, PaperKind, PaperLine, ReceiptContent};
use motcua::paper::ticket::TicketContent;
use motcua::seal::key::SealingKey;
use motcua::seal::receipt_qr::{PrintedDigest, ReceiptSeal, seal_receipt};

pub fn at(day: u32, hour: u32, minute: u32) -> Moment {
    VIETNAM.with_ymd_and_hms(2026, 11, day, hour, minute, 0).unwrap()
}

pub fn ticket() -> TicketContent {
    TicketContent {
        office: "TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG".into(),
        place: Some("Xã Tân Phong".into()),
        number: "A027".into(),
        service: "Hộ tịch".into(),
        counters: "Quầy số 2".into(),
        priority: true,
        ahead: 3,
        estimate: Some("khoảng 10–15 phút".into()),
        taken_at: at(23, 9, 8),
        papers: vec![
            "căn cước".into(),
            "giấy chứng sinh".into(),
            "giấy chứng nhận kết hôn (nếu có)".into(),
        ],
        qr: "MCT:7K2P9Q4XA027261123F0A9C4D2E1B86735".into(),
        reprint: None,
    }
}

/// The office's key; a made-up seed.
pub fn key() -> SealingKey {
    SealingKey::from_seed(&[46; 32])
}

pub fn unit() -> UnitCode {
    UnitCode::parse("H46.113").unwrap()
}

/// The signed text of [`receipt`].
pub fn signed() -> String {
    let content = receipt();
    let seal = ReceiptSeal {
        unit: unit(),
        code: DossierCode::exact(&content.code).unwrap(),
        issued_at: content.received_at,
        due: day(content.due_at),
        digest: PrintedDigest::of(&content.printed_text()),
    };
    seal_receipt(&seal, &key()).unwrap()
}

/// As long as a signed text gets with a payload of 80 bytes (QR-02), in the letters of Base45.
pub fn longest_signed() -> String {
    const LETTERS: &[u8] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
    let mut seed = 17usize;
    let body = (0..224).map(|_| {
        seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
        char::from(LETTERS[seed / 65_536 % 45])
    });
    format!("MC1:{}", body.collect::<String>())
}

pub fn receipt() -> ReceiptContent {
    let paper = |name: &str, kind, originals, copies| PaperLine {
        name: name.into(),
        kind,
        originals,
        copies,
    };
    ReceiptContent {
        agency: "ỦY BAN NHÂN DÂN XÃ TÂN PHONG".into(),
        office: "TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG".into(),
        number: "0014/TTPVHCC".into(),
        place: "Tân Phong".into(),
        code: "H46.113-261123-0014".into(),
        book: Some(BookEntry {
            volume: "03".into(),
            serial: "1.482".into(),
        }),
        applicant: "LÊ THỊ HỒNG NHUNG".into(),
        handed_in_by: None,
        identity: Some(Identity {
            kind: "Số định danh cá nhân".into(),
            number: "*********234".into(),
        }),
        address: Some("Thôn Đông Hòa, xã Tân Phong".into()),
        phone: Some("0912 345 678".into()),
        email: None,
        procedure: "Đăng ký thành lập hộ kinh doanh".into(),
        procedure_code: "1.001612".into(),
        papers: vec![
            paper("Giấy đề nghị đăng ký hộ kinh doanh", PaperKind::OnPaper, 1, 0),
            paper(
                "Giấy tờ pháp lý của chủ hộ kinh doanh",
                PaperKind::FromDatabase,
                0,
                0,
            ),
            paper(
                "Hợp đồng thuê địa điểm kinh doanh (đối chiếu bản chính)",
                PaperKind::OnPaper,
                0,
                1,
            ),
        ],
        sets: 1,
        limit: "03 ngày làm việc".into(),
        received_at: at(23, 9, 15),
        due_at: at(26, 16, 30),
        return_place: "Quầy số 1, Trung tâm Phục vụ hành chính công xã Tân Phong".into(),
        fee: Some(FeeNote {
            formulas: vec![],
            total: "100.000 đồng".into(),
            in_words: Some("một trăm nghìn đồng".into()),
            exemption: None,
            payment: Some("đã thu, biên lai số 0001287".into()),
        }),
        clerk: "Trần Quốc Bảo".into(),
    }
}

/// Sixty papers with names of a thousand letters, and every other text at its longest.
pub fn largest_receipt() -> ReceiptContent {
    let long = |words: &str, letters: usize| words.chars().cycle().take(letters).collect::<String>();
    ReceiptContent {
        agency: "ỦY BAN NHÂN DÂN ĐẶC KHU HOÀNG SA – THÀNH PHỐ ĐÀ NẴNG, VIỆT NAM".into(),
        office: "TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG – CHI NHÁNH SỐ 12 KHU VỰC NGUYỄN TẤT THÀNH".into(),
        number: "100014/TTPVHCC-CN12".into(),
        place: "Thành phố Hồ Chí Minh".into(),
        code: "H15.50.05.13-261123-10975".into(),
        handed_in_by: Some(long("NGUYỄN PHƯỚC BẢO ẤN ", 100)),
        applicant: long("CÔNG TY TNHH MỘT THÀNH VIÊN ẨM THỰC ĐỖ QUYÊN ", 200),
        address: Some(long("Thôn Ỷ La, ấp Ẳng Tở, xã Tân Phong, ", 300)),
        email: Some("mot.dia.chi.thu.dien.tu.rat.dai.khong.xuong.dong@donvi.hanhchinh.gov.vn".into()),
        procedure: long(
            "Đăng ký biến động quyền sử dụng đất, quyền sở hữu tài sản gắn liền với đất ",
            500,
        ),
        papers: (0..60)
            .map(|index| PaperLine {
                name: match index % 4 {
                    0 => long(
                        "Giấy chứng nhận quyền sử dụng đất đã cấp, trường hợp bị mất thì nộp đơn ",
                        1000,
                    ),
                    1 => long("ẪẬỆỖỘỰỲẶ", 1000),
                    2 => "Đơn".into(),
                    _ => long("Văn bản thỏa thuận; ", 180),
                },
                kind: [
                    PaperKind::OnPaper,
                    PaperKind::Electronic,
                    PaperKind::FromDatabase,
                    PaperKind::Shown,
                ][index % 3],
                originals: index as u32 % 3,
                copies: index as u32 % 12,
            })
            .collect(),
        limit: "15 ngày làm việc; cơ quan hẹn trả sớm hơn: 10 ngày làm việc".into(),
        return_place: long(
            "Nhận tại nhà qua bưu chính công ích, thôn Ỷ La, xã Tân Phong; ",
            200,
        ),
        fee: Some(FeeNote {
            formulas: vec![
                "Phí chứng thực bản sao: 5 bản × (2 trang × 2.000 + 3 trang × 1.000) = 35.000 đồng".into(),
                "Lệ phí đăng ký: 100.000 đồng".into(),
            ],
            total: "135.000 đồng".into(),
            in_words: Some("một trăm ba mươi lăm nghìn đồng".into()),
            exemption: Some("giảm một nửa cho hộ nghèo".into()),
            payment: Some("đã chuyển khoản, biên lai số 0001287".into()),
        }),
        ..receipt()
    }
}
