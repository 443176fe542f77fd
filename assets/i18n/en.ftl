# Một Cửa: English texts. Each section bears the name of the code file that uses it.

## program
program-name = Một Cửa
