# Một Cửa: English texts. Each section bears the name of the code file that uses it.

## program
program-name = Một Cửa

## src/catalogue/embedded.rs
embedded-file-broken = The program is damaged: { $file } cannot be read. Please install it again.

## src/domain/code.rs
code-dossier-not-found = No dossier with this code. Check the last 4 digits on the receipt.
code-unit-length = The unit code has { $length } characters. It must have 1 to 35.
code-unit-character = “{ $character }” is out of place in the unit code. Use A–Z, digits, and dots between groups.
code-unit-level = The unit code lacks its top level (a letter, two digits). A right one: H46.113.
code-serial = Number { $serial } cannot be given. Numbers of a day run from 1 to 9999999.
code-year = No code can be given for the year { $year }. Check the date of the computer.
code-series = The letter “{ $letter }” is not used for queue numbers. Choose A–Z except I, O and Q.
code-ticket-number = This queue number cannot be read. Type it as on the ticket, such as A007.
