# Một Cửa: English texts. Each section bears the name of the code file that uses it.

## program
program-name = Một Cửa

## src/catalogue/embedded.rs
embedded-file-broken = The program is damaged: { $file } cannot be read. Please install it again.
