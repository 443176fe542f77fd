//! Papers to print: ordinary ones and the largest that may come.

use chrono::TimeZone;
use motcua::domain::time::{Moment, VIETNAM};
use motcua::paper::ticket::TicketContent;

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
