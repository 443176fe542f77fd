# Một Cửa: văn bản tiếng Việt. Mỗi mục mang tên tệp mã dùng nó.

## program
program-name = Một Cửa
