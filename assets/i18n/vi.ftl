# Một Cửa: văn bản tiếng Việt. Mỗi mục mang tên tệp mã dùng nó.

## program
program-name = Một Cửa

## src/catalogue/embedded.rs
embedded-file-broken = Chương trình bị hỏng: không đọc được { $file }. Xin cài lại chương trình.

## src/domain/code.rs
code-dossier-not-found = Không thấy hồ sơ có mã này. Kiểm tra 4 số cuối trên giấy tiếp nhận.
code-unit-length = Mã đơn vị có { $length } ký tự. Mã đơn vị dài từ 1 đến 35 ký tự.
code-unit-character = Mã đơn vị có “{ $character }” đặt sai chỗ. Chỉ dùng chữ A–Z, số và dấu chấm giữa các nhóm.
code-unit-level = Mã đơn vị thiếu mã cấp 1 (một chữ, hai số). Ví dụ đúng: H46.113.
code-serial = Không cấp được số thứ tự { $serial }. Số trong ngày từ 1 đến 9999999.
code-year = Không cấp được mã cho năm { $year }. Hãy kiểm tra ngày của máy.
code-series = Chữ “{ $letter }” không dùng làm ký hiệu số thứ tự. Chọn chữ A–Z, trừ I, O và Q.
code-ticket-number = Không đọc được số thứ tự. Gõ như trên phiếu, ví dụ A007.
