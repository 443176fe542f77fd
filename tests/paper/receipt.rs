//! The receipt on both papers: text, codes, overlaps, size, as other programs see them.

use crate::readers::{has, leave, pdf_text, pictures, zbar};
use crate::samples::{at, key, largest_receipt, longest_signed, receipt, signed, unit};
use crate::walk::{assert_nothing_collides, texts};
use motcua::paper::layout::{Document, Item};
use motcua::paper::receipt::{PaperSize, ReceiptContent, ReceiptTemplate, lay_out};
use motcua::paper::{PaperError, pdf, qr, raster};
use motcua::seal::key::{KeyRing, KeyState, TrustedKey};
use motcua::seal::receipt_qr::{PrintedDigest, Verdict, verify};

const SIZES: [(PaperSize, &str); 2] = [(PaperSize::A5Landscape, "a5"), (PaperSize::A4, "a4")];

fn laid_out(content: &ReceiptContent, size: PaperSize) -> Document {
    lay_out(content, &signed(), &ReceiptTemplate::embedded().unwrap(), size).unwrap()
}

fn with_papers(count: usize) -> ReceiptContent {
    let mut content = receipt();
    content.papers = content.papers.into_iter().cycle().take(count).collect();
    content
}

fn without_blanks(text: &str) -> String {
    text.split_whitespace().collect()
}

#[test]
fn an_ordinary_receipt_takes_one_page_a_copy() {
    for (size, name) in SIZES {
        let document = laid_out(&receipt(), size);
        let file = pdf::write(&document, at(23, 9, 15)).unwrap();
        leave(&format!("receipt-{name}.pdf"), &file);
        assert_eq!(document.pages.len(), 2, "{name}");
        assert!(file.len() <= 60 * 1024, "{name}: {} bytes", file.len());
    }
}

#[test]
fn nothing_collides_with_one_to_sixty_papers() {
    let largest = laid_out(&largest_receipt(), PaperSize::A5Landscape);
    leave(
        "receipt-largest-a5.pdf",
        &pdf::write(&largest, at(23, 9, 15)).unwrap(),
    );
    for (size, _) in SIZES {
        for content in [largest_receipt()]
            .into_iter()
            .chain([0, 1, 3, 4, 5, 7, 12, 60].map(with_papers))
        {
            let document = laid_out(&content, size);
            for page in &document.pages {
                assert_nothing_collides(page);
            }
        }
    }
}

#[test]
fn fields_come_in_the_order_of_mau_01() {
    let template = ReceiptTemplate::embedded().unwrap();
    let mut content = receipt();
    content.handed_in_by = Some("TRẦN VĂN BÌNH".into());
    content.email = Some("nhung@donvi.vn".into());
    for (size, name) in SIZES {
        let text = texts(&laid_out(&content, size).pages[1]);
        let mut rest = text.as_str();
        let mut wanted = vec![
            "ỦY BAN NHÂN DÂN XÃ TÂN PHONG",
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "Độc lập - Tự do - Hạnh phúc",
            "Số: 0014/TTPVHCC",
            "Tân Phong, ngày 23 tháng 11 năm 2026",
            "Mã hồ sơ: H46.113-261123-0014",
            "GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ",
            "(Liên 2: Giao người nộp hồ sơ)",
            "LÊ THỊ HỒNG NHUNG",
            "Đông Hòa",
            "0912 345 678",
            "nhung@donvi.vn",
            "Nội dung yêu cầu giải quyết:",
            "Đăng ký thành lập hộ kinh doanh (1.001612)",
            "1. Thành phần hồ sơ",
            "STT Tên giấy tờ",
            "Hợp đồng thuê địa điểm",
            "2. Số lượng hồ sơ: 01 (bộ)",
            "3. Thời gian giải quyết hồ sơ theo quy định là: 03 ngày làm việc",
            "4. Thời gian nhận hồ sơ: 09 giờ 15 phút, ngày 23 tháng 11 năm 2026",
            "5. Thời gian trả kết quả giải quyết hồ sơ:",
            "16 giờ 30 phút, ngày 26 tháng 11 năm 2026",
            "6. Đăng ký nhận kết quả tại: Quầy số 1",
            "7. Phí, lệ phí: 100.000 đồng (một trăm nghìn đồng)",
        ];
        let closing = [
            "NGƯỜI NỘP HỒ SƠ",
            "TRẦN VĂN BÌNH",
            "NGƯỜI TIẾP NHẬN HỒ SƠ",
            "Trần Quốc Bảo",
        ];
        wanted.extend(closing);
        for field in wanted {
            let found = rest
                .find(field)
                .unwrap_or_else(|| panic!("{name}: “{field}” does not follow in {rest}"));
            rest = &rest[found + field.len()..];
        }
        assert!(text.contains("Quyển số 03, Số thứ tự 1.482"), "{name}");
        assert!(text.contains("Thứ Năm"), "{name}: the weekday is said");
    }
    assert_eq!(template.copies.len(), 2);
}

#[test]
fn what_is_not_known_leaves_no_empty_label() {
    let content = ReceiptContent {
        book: None,
        identity: None,
        address: None,
        phone: None,
        email: None,
        fee: None,
        papers: vec![],
        ..receipt()
    };
    for (size, _) in SIZES {
        let text = texts(&laid_out(&content, size).pages[0]);
        for label in [
            "Địa chỉ",
            "Số điện thoại",
            "Email",
            "Quyển số",
            "Người nộp:",
            "STT",
        ] {
            assert!(!text.contains(label), "{label} in {text}");
        }
        assert!(text.contains("7. Phí, lệ phí: không thu"));
        assert!(text.contains("không có giấy tờ phải nộp"));
    }
}

#[test]
fn every_further_page_says_whose_it_is_and_which() {
    for (size, _) in SIZES {
        let document = laid_out(&largest_receipt(), size);
        let count = document.pages.len() / 2;
        assert!(count > 2);
        for (index, page) in document.pages.iter().enumerate() {
            let number = index % count + 1;
            let text = texts(page);
            assert!(text.contains(&format!("trang {number}/{count}")), "{text}");
            assert!(text.contains("H15.50.05.13-261123-10975"));
            let copy = if index < count { "Liên 1" } else { "Liên 2" };
            assert!(text.contains(copy));
        }
    }
}

#[test]
fn every_letter_of_every_field_is_printed() {
    for (size, _) in SIZES {
        let content = largest_receipt();
        let document = laid_out(&content, size);
        let half = document.pages.len() / 2;
        let printed: String = document.pages[..half].iter().map(texts).collect();
        let printed = without_blanks(&printed);
        let fields = [
            content.agency.as_str(),
            &content.office,
            &content.applicant,
            content.handed_in_by.as_deref().unwrap(),
            content.address.as_deref().unwrap(),
            content.email.as_deref().unwrap(),
            &content.procedure,
            &content.return_place,
            &content.fee.as_ref().unwrap().formulas[0],
        ];
        for field in fields {
            assert!(printed.contains(&without_blanks(field)), "{field}");
        }
        // A name that goes on over a page has the head of the page in between.
        let joined: String = document.pages[..half]
            .iter()
            .map(|page| {
                let name_column = page.items.iter().filter_map(|item| match item {
                    Item::Text(run) if run.text != "STT" => Some(run.text.as_str()),
                    _ => None,
                });
                name_column.collect::<String>()
            })
            .collect();
        let letters = |text: &str, letter: char| text.chars().filter(|other| *other == letter).count();
        let names: String = content.papers.iter().map(|paper| paper.name.as_str()).collect();
        for rare in ['Ẫ', 'Ệ', 'Ỗ', 'ỏ', 'ã'] {
            assert!(letters(&joined, rare) >= letters(&names, rare), "{rare}");
        }
    }
}

#[test]
fn text_comes_back_exactly_through_pdftotext() {
    if !has("pdftotext") {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    for (size, name) in SIZES {
        for content in [receipt(), largest_receipt()] {
            let document = laid_out(&content, size);
            let path = folder.path().join("receipt.pdf");
            std::fs::write(&path, pdf::write(&document, at(23, 9, 15)).unwrap()).unwrap();
            let read = pdf_text(&path);
            let placed: String = document.pages.iter().map(texts).collect();
            assert_eq!(without_blanks(&read), without_blanks(&placed), "{name}");
            // Words are kept apart as they were, line by line.
            for page in &document.pages {
                for item in &page.items {
                    if let Item::Text(run) = item {
                        let line = run.text.trim();
                        assert!(read.contains(line), "{name}: “{line}” is not in the text");
                    }
                }
            }
        }
    }
}

#[test]
fn the_code_is_read_from_the_rendered_page_by_two_readers() {
    let folder = tempfile::tempdir().unwrap();
    for (size, name) in SIZES {
        let document = laid_out(&receipt(), size);
        let path = folder.path().join(format!("{name}.pdf"));
        std::fs::write(&path, pdf::write(&document, at(23, 9, 15)).unwrap()).unwrap();
        if !has("pdftoppm") {
            assert_eq!(qr::read_pdf(&path), Err(PaperError::ReaderMissing));
            continue;
        }
        assert_eq!(qr::read_pdf(&path), Ok(Some(signed())), "{name}");
        let pages = pictures(&path);
        assert_eq!(pages.len(), 2);
        for page in pages {
            let png = std::fs::read(&page).unwrap();
            assert_eq!(qr::read_image(&png), Some(signed()), "{name}");
            if has("zbarimg") {
                let found = zbar(&page);
                assert!(
                    found.contains(&format!("QR-Code:{}", signed())),
                    "{name}: {found}"
                );
                assert!(found.contains("CODE-128:H46.113-261123-0014"), "{name}: {found}");
            }
            std::fs::remove_file(page).unwrap();
        }
    }
}

#[test]
fn what_is_read_from_the_page_verifies_as_the_receipt_that_was_printed() {
    let page = &laid_out(&receipt(), PaperSize::A5Landscape).pages[1];
    let picture = raster::draw(page, 203.0).unwrap();
    let read = qr::read_image(&picture.to_png().unwrap()).unwrap();
    let mut ring = KeyRing::new();
    ring.trust(TrustedKey {
        public: key().public(),
        unit: unit(),
        office: "Trung tâm Phục vụ hành chính công xã Tân Phong".into(),
        state: KeyState::Active,
    });
    let Verdict::Genuine { seal } = verify(&read, &ring, &unit()) else {
        panic!("{read} does not verify");
    };
    assert_eq!(seal.code.as_str(), receipt().code);
    assert_eq!(seal.digest, PrintedDigest::of(&receipt().printed_text()));
}

#[test]
fn the_code_is_read_from_the_programs_own_picture() {
    for (size, _) in SIZES {
        let page = &laid_out(&receipt(), size).pages[0];
        let picture = raster::draw(page, raster::THERMAL_DPI).unwrap();
        assert_eq!(qr::read(&picture), Some(signed()));
    }
}

#[test]
fn the_code_is_read_at_other_resolutions_too() {
    let template = ReceiptTemplate::embedded().unwrap();
    let text = longest_signed();
    let document = lay_out(&receipt(), &text, &template, PaperSize::A5Landscape).unwrap();
    for dpi in [150.0, 203.0, 300.0] {
        let picture = raster::draw(&document.pages[0], dpi).unwrap();
        assert_eq!(qr::read(&picture), Some(text.clone()), "at {dpi} dpi");
    }
}

#[test]
fn bars_of_long_and_odd_codes_are_read() {
    if !has("zbarimg") {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("page.png");
    for code in [
        "H15.50.05.13-261008-0975",
        "000.00.14.H05-261008-10975",
        "G09.20-261231-1234567",
        "A.B.C.D.E.F.G.H.I.J.K.L.M.N.O.P.Q.R-261123-0001",
    ] {
        let content = ReceiptContent {
            code: code.into(),
            ..receipt()
        };
        for (size, _) in SIZES {
            let page = &laid_out(&content, size).pages[0];
            assert_nothing_collides(page);
            let picture = raster::draw(page, raster::THERMAL_DPI).unwrap();
            std::fs::write(&path, picture.to_png().unwrap()).unwrap();
            let found = zbar(&path);
            assert!(found.contains(&format!("CODE-128:{code}\n")), "{found}");
        }
    }
}

#[test]
fn qr_modules_are_half_a_millimetre_and_the_side_at_most_35() {
    let template = ReceiptTemplate::embedded().unwrap();
    for (size, _) in SIZES {
        let document = lay_out(&receipt(), &longest_signed(), &template, size).unwrap();
        document.pages.iter().for_each(assert_nothing_collides);
        let codes: Vec<_> = document.pages[0]
            .items
            .iter()
            .filter_map(|item| match item {
                Item::Grid(grid) if grid.rows() > 1 => Some(grid),
                _ => None,
            })
            .collect();
        assert_eq!(codes.len(), 1);
        // Four dots of a 203-dpi head, give or take a thousandth of a dot a module.
        assert!(codes[0].cell_width * 203.0 / 25.4 > 3.99);
        assert!(codes[0].width() <= 35.0);
        assert!(codes[0].quiet_x >= 4.0 * codes[0].cell_width);
    }
    let long = lay_out(&receipt(), &"A".repeat(600), &template, PaperSize::A4);
    assert_eq!(long.unwrap_err(), PaperError::QrTooLong { length: 600 });
}

#[test]
fn the_same_receipt_gives_the_same_bytes() {
    let document = laid_out(&receipt(), PaperSize::A5Landscape);
    let first = pdf::write(&document, at(23, 9, 15)).unwrap();
    assert_eq!(first, pdf::write(&document, at(23, 9, 15)).unwrap());
    assert_ne!(first, pdf::write(&document, at(23, 9, 16)).unwrap());
    let mut other = receipt();
    other.applicant = "LÊ THỊ HỒNG NHUNh".into();
    let other = laid_out(&other, PaperSize::A5Landscape);
    assert_ne!(first, pdf::write(&other, at(23, 9, 15)).unwrap());
}

#[test]
fn letters_from_elsewhere_are_named_and_nothing_is_boxed() {
    let mut content = receipt();
    content.applicant = "LÊ 李 😀 VÂN\u{202E}".into();
    let document = laid_out(&content, PaperSize::A5Landscape);
    assert!(texts(&document.pages[0]).contains("LÊ [U+674E] [U+1F600] VÂN"));
    let fonts = motcua::paper::font::fonts().unwrap();
    for item in &document.pages[0].items {
        if let Item::Text(run) = item {
            assert!(
                run.text.chars().all(|letter| fonts.has(run.face, letter)),
                "{}",
                run.text
            );
        }
    }
}

#[test]
fn title_number_and_wording_are_data() {
    let own = include_str!("../../assets/paper/receipt.toml")
        .replace(
            "title = \"GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ\"",
            "title = \"PHIẾU TIẾP NHẬN\"",
        )
        .replace("7. Phí, lệ phí", "7. Lệ phí");
    let template = ReceiptTemplate::from_toml(&own).unwrap();
    let document = lay_out(&receipt(), &signed(), &template, PaperSize::A4).unwrap();
    let text = texts(&document.pages[0]);
    assert!(text.contains("PHIẾU TIẾP NHẬN") && text.contains("7. Lệ phí"));
}

#[test]
fn a_file_that_is_no_pdf_is_told_apart_from_one_without_a_code() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("-x.pdf");
    assert_eq!(qr::read_pdf(&path), Err(PaperError::Unreadable));
    if !has("pdftoppm") {
        return;
    }
    std::fs::write(&path, b"%PDF-1.4 broken").unwrap();
    assert_eq!(qr::read_pdf(&path), Err(PaperError::Unreadable));
    let mut bare = laid_out(&receipt(), PaperSize::A4);
    for page in &mut bare.pages {
        page.items.retain(|item| !matches!(item, Item::Grid(_)));
    }
    std::fs::write(&path, pdf::write(&bare, at(23, 9, 15)).unwrap()).unwrap();
    assert_eq!(qr::read_pdf(&path), Ok(None));
}
