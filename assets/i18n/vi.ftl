# Một Cửa: văn bản tiếng Việt. Mỗi mục mang tên tệp mã dùng nó.

## program
program-name = Một Cửa

## src/catalogue/embedded.rs
embedded-file-broken = Chương trình bị hỏng: không đọc được { $file }. Xin cài lại chương trình.
