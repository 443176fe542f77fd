# Một Cửa: English texts. Each section bears the name of the code file that uses it.

## program
program-name = Một Cửa

## src/catalogue/embedded.rs
embedded-file-broken = The program is damaged: { $file } cannot be read. Install it again.

## src/domain/code.rs
code-dossier-not-found = No dossier with this code. Check the last 4 digits on the receipt.
code-unit-length = The unit code has { $length } characters. It must have 1 to 35.
code-unit-character = “{ $character }” is out of place in the unit code. Use A–Z, digits, and dots between groups.
code-unit-level = The unit code lacks its top level (a letter, two digits). A right one: H46.113.
code-serial = Number { $serial } cannot be given. Numbers of a day run from 1 to 9999999.
code-year = No code can be given for the year { $year }. Check the date of the computer.
code-series = The letter “{ $letter }” is not used for queue numbers. Choose A–Z except I, O and Q.
code-ticket-number = This queue number cannot be read. Type it as on the ticket, such as A007.
## src/domain/applicant/name.rs
applicant-name-missing = Enter the full name as it stands on the papers.
applicant-organisation-missing = Enter the name of the organisation as it stands on the papers.
applicant-name-too-long = A name has { $max } characters at most.
applicant-organisation-too-long = The name of an organisation has { $max } characters at most.
applicant-name-wrong-encoding = The name is in a wrong encoding. Check it before saving. It may be: { $proposed }.
applicant-name-look-alike = Do you mean đ? It may be: { $proposed }.
applicant-name-strange = The name has unusual characters: { $found }
applicant-text-hidden = Hidden characters were removed. Check the text: { $marked }

## src/domain/applicant/birth.rs
applicant-birth-missing = Enter the date of birth as it stands on the papers.
applicant-birth-unknown = Enter the year of birth if day and month are not known
applicant-birth-unreadable = Enter the date of birth as day/month/year, such as 05/12/1960.
applicant-birth-short-year = Enter all 4 digits of the year, such as 1960.
applicant-birth-month = Months go from 1 to 12.
applicant-birth-day = Days go from 1 to 31.
applicant-birth-day-of-month = Month { $month } of { $year } has only { $days } days.
applicant-birth-future = The date of birth must be before today.
applicant-birth-too-old = Check the year of birth: { $year }.

## src/domain/applicant/phone.rs
applicant-phone-missing = Enter the telephone number.
applicant-phone-old-prefix = Mobile numbers have 10 digits now. { $old } has become { $new }.
applicant-phone-length = A telephone number has 10 digits and starts with 0.
applicant-phone-prefix = No number starts with { $prefix }. Check the telephone number.
applicant-phone-foreign = A foreign number has 7 to 15 digits after the + sign.

## src/domain/applicant/email.rs
applicant-email-shape = Enter the e-mail address like name@office.vn.

## src/domain/applicant/address.rs
applicant-address-too-long = An address has { $max } characters at most.

## src/domain/applicant/identity.rs
applicant-card-number-missing = Enter the citizen number of 12 digits.
applicant-card-number-length = A citizen number has 12 digits. You entered { $count }.
applicant-card-number-not-digits = A citizen number is 12 digits only. Remove the other characters.
applicant-card-number-old = Identity cards of 9 digits are no longer valid since 01/01/2025. Enter the citizen number of 12 digits or see a clerk.
applicant-passport-shape = Enter the number on the passport, 5 to 20 letters and digits.
applicant-tax-code-shape = A tax code has 10, 12 or 13 digits. Enter it again.
applicant-paper-number-shape = Enter the number of the paper, 40 characters at most.
applicant-paper-kind-missing = Choose which paper this number is from.

## src/domain/applicant/card.rs
applicant-card-other-code = This is not the code on a citizen card. Hold the side with the card’s QR code to the scanner.
applicant-card-incomplete = The card was not read completely. Scan it again or choose to type.
applicant-card-health-insurance = This is a health insurance card. Hold the citizen card to the scanner.
applicant-card-vneid = The code of VNeID cannot be read here. Scan the citizen card or choose to type.
applicant-card-number-only = This bar code holds only the citizen number. Type the rest.
applicant-card-several = Several cards were scanned at once. Scan them one by one.
applicant-card-number-disagrees = The citizen number does not match date of birth or sex – compare with the card
applicant-card-marks-lost = The letters lost their marks in scanning. Switch off the input method and scan again, or correct from the card.
applicant-card-issue-date = The date of issue could not be read. Look at the card.

## src/domain/applicant/mod.rs
applicant-address-renamed = { $before } now belongs to { $now }. The address stays as on the papers.

## src/domain/applicant/party.rs
applicant-party-missing = Nobody hands the dossier in. Enter the applicant first.
applicant-party-two-owners = A dossier has one owner only. Remove one of them.
applicant-party-twice = This role is for one person only. Remove one of them.
applicant-party-no-identity = The applicant and the authorised person need a paper. Enter its number.
applicant-party-no-paper = An authorised person needs a paper of authorisation. Enter its name.
applicant-party-paper-future = The paper of authorisation must be dated today or earlier.
applicant-party-self = The authorised person must differ from the owner. Check the number.
## src/domain/ticket.rs
ticket-state-created = Number taken
ticket-state-waiting = Waiting
ticket-state-called = Being called
ticket-state-serving = Being served
ticket-state-held = On hold
ticket-state-missed = Did not appear
ticket-state-done = Served
ticket-state-left = Left the line
ticket-state-expired = Closed at the end of the day
ticket-not-in-line = Number { $number } is not in line yet. Put it in line first.
ticket-in-line-already = Number { $number } is in line already. Nothing needs to be done.
ticket-waiting = Number { $number } is waiting in line. Call it first.
ticket-called-elsewhere = Number { $number } is being called to counter { $counter }. Call another number.
ticket-called = Number { $number } is being called to counter { $counter }. Press Arrived, Absent or Back to line.
ticket-served-elsewhere = Number { $number } is being served at counter { $counter }. Call another number.
ticket-serving = Number { $number } is being served at counter { $counter }. Press Done or Back to line first.
ticket-held = Number { $number } is on hold at counter { $counter }. Press Resume first.
ticket-missed = Number { $number } did not appear. Put it back in line first.
ticket-missed-closed = Number { $number } did not appear { $misses } times and is closed. Take a new number.
ticket-done = Number { $number } has been served. Take a new number for anything else.
ticket-left = Number { $number } has left the line. Take a new number to come back.
ticket-expired = Number { $number } was closed at the end of the day. Take a new number.
ticket-at-other-counter = Number { $number } is at counter { $counter }. Do this at that counter.
ticket-bound-elsewhere = Number { $number } waits for another counter. If needed, call it by itself with a reason.
ticket-recall-too-soon = Number { $number } has just been called. Call again in { $seconds } seconds.
ticket-no-show-needs-calls = Number { $number } needs { $calls } more calls. Call again before pressing Absent.
ticket-no-show-too-soon = The person with { $number } may be on the way. Wait { $seconds } more seconds.
ticket-undo-too-late = Number { $number } was marked absent over { $minutes } minutes ago. Put it back in line.
ticket-other-day = Number { $number } is of another day. Take a new number.
ticket-counter-busy-called = The counter is calling { $number }. Press Arrived, Absent or Back to line first.
ticket-counter-busy-serving = The counter is serving { $number }. Press Done or Back to line first.

## src/domain/waiting.rs
waiting-nobody = Nobody is waiting. The counter will tell when a number is taken.
waiting-why-first = This number came first.
waiting-why-priority = This is the first priority number, which goes before the others.
waiting-why-after-priority = { $calls } priority numbers were called in a row, so a normal one follows.
waiting-why-waited-long = This number has waited { $minutes } minutes, so it goes before newer priority numbers.
waiting-why-in-proportion = { $priority } of { $waiting } waiting have priority, so both are called in proportion.
waiting-why-sent-on = This number was sent here, so it is first in line.
waiting-why-nobody-before = No other number has to go before this one.
waiting-why-by-hand = A clerk called this number out of turn. Reason: { $reason }
waiting-priority-majority = { $priority } of { $waiting } waiting have priority. Open a counter or review the priority list.

## src/domain/calendar.rs
calendar-unreadable = The list of days off is wrong at line { $line }. Correct that line and try again.
calendar-range = The days off from { $date } have a wrong last day. Check the last day.
calendar-twice = { $date } stands in two lines. Remove one of them.
calendar-no-working-session = The week has no working hours yet. Enter at least one session.
calendar-session-reversed = The session { $from }–{ $to } ends before it begins. Correct the hours.
calendar-sessions-overlap = The session { $from }–{ $to } overlaps with another. Correct the hours.
calendar-year-missing = No days off are entered for { $year }. Appointments may be wrong.
calendar-year-unconfirmed = { $days } days off of { $year } are not certain yet. Correct the calendar once they are announced.
calendar-uncertain-day = { $occasion ->
    [working_saturday] { $date } ({ $name }) may not be worked after all. The appointment may change.
   *[other] { $date } ({ $name }) may or may not be a day off. The appointment may change.
}
## src/paper/mod.rs
paper-font = The typeface { $face } cannot be read. Install the program again.
paper-template = The form “{ $name }” is wrong: { $detail }. Mend it or use the built-in one.
paper-qr-too-long = The QR text is too long ({ $length } characters). Use a shorter unit code.
paper-barcode = The code “{ $code }” cannot be printed as a barcode. Check the unit code.
paper-picture = The picture to print could not be made. Try again, then tell the administrator.
paper-pdf = The PDF file could not be written. Try again, then tell the administrator.
paper-reader-missing = This machine has no pdftoppm to read PDF. Install poppler-utils or give a PNG picture.
paper-unreadable = This file cannot be read. Use another PDF file or PNG picture.

## src/domain/money.rs
money-missing = Enter the amount. Enter 0 where nothing is charged.
money-unreadable = Write the amount in digits, such as 1.000.000.
money-out-of-range = A fee is from 0 to { $max } đồng.

## src/domain/vietqr.rs
vietqr-bin = The code of the bank (BIN) has 6 digits. Enter it again.
vietqr-account = An account number has 1 to 19 letters and digits. Enter it again.
vietqr-amount = The amount of a QR code is from 1 đồng to 13 digits.
vietqr-text = The purpose has 25 characters at most, without marks. Make it shorter.
vietqr-other-code = This is not a VietQR code. Scan another payment code.
vietqr-damaged = The VietQR code is cut or altered. Make it again.

## src/domain/fee.rs
fee-not-entered = The local amount has not been entered. Ask the administrator to enter it.
fee-not-entered-named = The local amount for “{ $name }” has not been entered. Ask the administrator to enter it.
fee-unstated = The fee is published without an amount. Ask the administrator to enter it.
fee-unstated-named = “{ $name }” is published without an amount. Ask the administrator to enter it.
fee-foreign = The fee is { $amount } { $currency }. Ask the administrator to enter it in đồng.
fee-nothing-holds = No fee row holds today. Ask the administrator to update them.
fee-choose = The procedure has { $count } fees. Choose the one that applies.
fee-no-such-row = The chosen fee does not hold today. Choose again.
fee-no-items = Enter a quantity of 1 or more.
fee-no-units = Enter the number of { $unit }, 1 or more.
fee-rule = The steps of “{ $name }” are not complete. Ask the administrator to correct them.
fee-reason-missing = Write the reason of the exemption.
fee-not-exempt = The rule does not name this reason. Choose another or charge in full.
fee-line-free = Free
fee-line = { $formula } = { $amount } đồng
fee-line-alone = { $amount } đồng
fee-line-cap = { $formula } = { $amount } đồng (the most)
fee-line-cap-alone = { $amount } đồng (the most)
fee-line-exempt = Exempt: { $reason }
## src/domain/estimate.rs
estimate-under-5 = less than 5 minutes
estimate-range = about { $from }–{ $to } minutes
estimate-over-60 = more than 60 minutes
estimate-unknown = no estimate yet
estimate-people-ahead = { $people ->
    [one] { $people } person before you
   *[other] { $people } people before you
}
estimate-nobody-ahead = nobody before you
estimate-full-for-today = This field has no more numbers today. Come back on the next working day.

## src/domain/deadline.rs
limit-same-day = within the working day
limit-working-hours = { $minutes ->
    [0] { $hours } h
   *[other] { $hours } h { $minutes } min
} of working time
limit-working-days = { $half ->
    [0] { $days ->
        [1] 1 working day
       *[other] { $days } working days
    }
   *[other] { $days }.5 working days
}
limit-days = { $half ->
    [0] { $days ->
        [1] 1 day
       *[other] { $days } days
    }
   *[other] { $days }.5 days
}
limit-months = { $n ->
    [1] 1 month
   *[other] { $n } months
}
limit-years = { $n ->
    [1] 1 year
   *[other] { $n } years
}
limit-unstated = no time limit yet
deadline-unstated = This procedure has no time limit yet. An administrator must enter it before dossiers are received.
deadline-too-long = The time limit is too long to count. Check the time limit of the procedure.
deadline-not-after-receipt = The appointment must be after the day of receipt.
deadline-supplement-reversed = The time of the supplement does not fit the receipt. Check the dates.
deadline-moved = { $from } is not a working day. The appointment moves to { $to }.
deadline-step-received = Received { $time } { deadline-weekday } { $date }; the day of receipt is not counted.
deadline-step-received-same-day = Received { $time } { deadline-weekday } { $date }; returned on the same day.
deadline-step-received-hours = Received { $time } { deadline-weekday } { $date }; only working hours count.
deadline-step-received-off = Received on a day that is not worked: counted as received { deadline-weekday } { $date }.
deadline-step-after-cut-off = Received after { $cut_off }: counted as received { deadline-weekday } { $date }.
deadline-step-after-closing = Received after working hours: returned { deadline-weekday } { $date }.
deadline-step-complete = Complete { $time } { deadline-weekday } { $date }.
deadline-step-restart = Counted again from the start since it was complete: { $time } { deadline-weekday } { $date }.
deadline-step-weekends = Saturdays and Sundays are not counted.
deadline-step-counted = { deadline-weekday-first } { $date }: working day { $n }.
deadline-step-counted-run = { deadline-weekday-first } { $date } to { deadline-last-weekday } { $last_date }: working days { $n } to { $last_n }.
deadline-step-half = { deadline-weekday-first } { $date }: the remaining half day.
deadline-step-worked = { deadline-weekday-first } { $date }: { $name }, working day { $n }.
deadline-step-off = { deadline-weekday-first } { $date }: { deadline-occasion } { $name }, not counted.
deadline-step-off-run = { deadline-weekday-first } { $date } to { deadline-last-weekday } { $last_date }: { deadline-occasion } { $name }, not counted.
deadline-step-weekend = { deadline-weekday-first } { $date }: closed, not counted.
deadline-step-weekend-run = { deadline-weekday-first } { $date } – { deadline-last-weekday } { $last_date }: closed, not counted.
deadline-step-intake-only = { deadline-weekday-first } { $date }: intake only, not counted.
deadline-step-intake-only-run = { deadline-weekday-first } { $date } to { deadline-last-weekday } { $last_date }: intake only, not counted.
deadline-step-waiting = { deadline-weekday-first } { $date }: waiting for a supplement, not counted.
deadline-step-waiting-run = { deadline-weekday-first } { $date } to { deadline-last-weekday } { $last_date }: waiting for a supplement, not counted.
deadline-step-days = { limit-days } on: { deadline-weekday } { $date }.
deadline-step-months = { limit-months } on: { deadline-weekday } { $date }.
deadline-step-years = { limit-years } on: { deadline-weekday } { $date }.
deadline-step-month-end = That month has no day { $day }: its last day, { deadline-weekday } { $date }.
deadline-step-rolled = { deadline-weekday-first } { $date } is not worked{ $name ->
    [none] { "" }
   *[other] { " " }({ $name })
}: moved to { deadline-next-weekday } { $next_date }.
deadline-step-hours = { deadline-weekday-first } { $date }: { $minutes ->
    [0] { $hours } h
   *[other] { $hours } h { $minutes } min
} counted, { $left_minutes ->
    [0] { $left_hours } h
   *[other] { $left_hours } h { $left_minutes } min
} left.
deadline-step-office-earlier = The office promises earlier than the law ({ $time } { deadline-weekday } { $date }).
deadline-step-law-earlier = By the law; the office’s own limit is later ({ $time } { deadline-weekday } { $date }).
deadline-step-due = Return { $time } { deadline-weekday } { $date }.
deadline-weekday = { $weekday ->
    [mon] Monday
    [tue] Tuesday
    [wed] Wednesday
    [thu] Thursday
    [fri] Friday
    [sat] Saturday
   *[sun] Sunday
}
deadline-last-weekday = { $last_weekday ->
    [mon] Monday
    [tue] Tuesday
    [wed] Wednesday
    [thu] Thursday
    [fri] Friday
    [sat] Saturday
   *[sun] Sunday
}
deadline-next-weekday = { $next_weekday ->
    [mon] Monday
    [tue] Tuesday
    [wed] Wednesday
    [thu] Thursday
    [fri] Friday
    [sat] Saturday
   *[sun] Sunday
}
deadline-weekday-first = { $weekday ->
    [mon] Monday
    [tue] Tuesday
    [wed] Wednesday
    [thu] Thursday
    [fri] Friday
    [sat] Saturday
   *[sun] Sunday
}
deadline-occasion = { $occasion ->
    [make_up_off] day off in lieu,
    [swapped_off] day off by exchange,
    [closed] closed,
   *[holiday] holiday,
}
## src/catalogue/import/error.rs
import-cannot-open = The file cannot be opened. Check the path and the permission to read.
import-empty = The file is empty. Choose another file.
import-empty-folder = The folder holds no record (.json). Choose another folder.
import-wrong-type = The file is no Excel workbook (.xlsx), JSON Lines or record of the national portal. Choose another file.
import-encoding = The letters cannot be read. Save the file again as UTF-8.
import-csv = A CSV file cannot hold the sheets of the catalogue. Get the template with “motcua catalogue template”.
import-old-workbook = The file is an old Excel workbook (.xls). Save it again as .xlsx.
import-password = The file has a password. Remove the password and save it again.
import-macro = The file has macros. They were not run. Save it again as .xlsx.
import-too-big = The file is too big (at most { $megabytes } MB, { $rows } rows). Split it into several files.
import-damaged = The file is damaged. No row was imported. Get the file again.
import-damaged-row = The file is damaged at row { $row }. No row was imported. Get the file again.
import-missing-sheet = Sheet missing: { $sheet }. Sheets seen: { $seen }.
import-missing-column = Column missing: { $column } (sheet { $sheet }). Columns seen: { $seen }.
import-rows = The file has { $count } errors. No row was imported. Correct these rows and import again.
import-already = This file was imported at { $at } by { $by }. Import it again?
import-row-missing = { $where ->
    [sheet] Sheet { $place }, row { $row }
    [record] Record { $place }
   *[line] Row { $row }
  }, column { $column }: empty. Fill it in.
import-row-not-a-date = { $where ->
    [sheet] Sheet { $place }, row { $row }
    [record] Record { $place }
   *[line] Row { $row }
  }, column { $column }: { $value } is not in the calendar.
import-row-not-a-number = { $where ->
    [sheet] Sheet { $place }, row { $row }
    [record] Record { $place }
   *[line] Row { $row }
  }, column { $column }: “{ $value }” is not a number that fits here.
import-row-not-a-choice = { $where ->
    [sheet] Sheet { $place }, row { $row }
    [record] Record { $place }
   *[line] Row { $row }
  }, column { $column }: “{ $value }” is not one of: { $allowed }.
import-row-unknown-code = { $where ->
    [sheet] Sheet { $place }, row { $row }
    [record] Record { $place }
   *[line] Row { $row }
  }, column { $column }: code { $value } is not on the sheet Thủ tục.
import-row-repeated = { $where ->
    [sheet] Sheet { $place }, row { $row }
    [record] Record { $place }
   *[line] Row { $row }
  }, column { $column }: { $value } stands in row { $first } already. Remove one row.
import-row-too-long = { $where ->
    [sheet] Sheet { $place }, row { $row }
    [record] Record { $place }
   *[line] Row { $row }
  }, column { $column }: at most { $most } characters.
import-row-wrong-shape = { $where ->
    [sheet] Sheet { $place }, row { $row }
    [record] Record { $place }
   *[line] Row { $row }
  }, column { $column }: not the kind of content expected here.
import-note-same-twice = Code { $code } came twice with the same content. One was kept.
import-note-code-repeated = Code { $code } stands for different procedures. Kept as { $kept }, to be confirmed.
import-note-odd-code = Code { $code } has an unusual shape. It was imported.
## src/catalogue/search/evaluate.rs
search-queries-unreadable = The file of queries cannot be read. Check its path and try again.
search-queries-line = Line { $line } is not a query with answering codes. Mend that line and try again.
search-queries-empty = The file holds no query. Choose another file.

## src/seal/receipt_qr.rs
receipt-forged = This code was not issued by the office, or was changed. See a member of staff.
receipt-foreign = A receipt of another office: { $office }.
receipt-key-unknown = The signature cannot be checked (the key was replaced). Show the receipt to a member of staff.
receipt-genuine = The signature is right; the state of the dossier is not checked yet.
receipt-not-ours = This is not the code of a receipt. Scan the square code on the receipt.
receipt-already-returned = The result was handed over at { $time } on { $date }.
receipt-seal-too-long = The dossier code is too long for the square code. Check the unit code.
receipt-seal-dates = No square code: the day of receipt or the appointment is wrong. Check both dates.
seal-not-a-key = This is not a key for checking signatures. Copy all 64 characters of the key.

## src/seal/ticket_qr.rs
ticket-qr-not-a-ticket = This is not the code of a queue ticket. Scan the square code on the ticket.
ticket-qr-forged = This code was not issued by the office, or was changed. See a member of staff.
ticket-qr-out-of-range = No square code could be printed on the ticket. Check the date of the computer.

## src/catalogue/template.rs
template-too-long = A text of procedure { $code } is too long for a spreadsheet cell. Use JSON Lines.
template-cannot-write = The workbook cannot be written. Check the folder and the space on the disk.

## src/catalogue/difference.rs
difference-summary = { $new } new procedures, { $changed } changed, { $gone } gone, { $same } the same.
difference-new = New: { $code } { $name }
difference-changed = Changed: { $code } { $name }
difference-gone = Gone: { $code } { $name }
difference-nothing = none
difference-yes = yes
difference-no = no
difference-paper = { $name } ({ $originals } originals, { $copies } copies)
difference-service-full = fully online
difference-service-partial = partly online
difference-service-in-person = in person only
difference-service-unstated = not stated
difference-clock-restart = counted again from the start
difference-clock-pause = paused
difference-clock-none = not changed
difference-level-commune = commune
difference-level-province = province
difference-level-ministry = ministry
difference-level-other = other agency
difference-fee-free = free
difference-fee-fixed = { $dong } đồng
difference-fee-by-province = set by the province
difference-fee-stepped = by { $unit } ({ $steps })
difference-fee-foreign = { $amount } { $currency }
difference-fee-unstated = not stated
difference-field-name = Name
difference-field-field-of-work = Field
difference-field-levels = Levels
difference-field-agency = Competent agency
difference-field-decision = Decision
difference-field-service = Service level
difference-field-non-territorial = Regardless of boundary
difference-field-applicants = Applicants
difference-field-limit = Time limit ({ $channel ->
    [online] online
    [postal] by post
   *[direct] direct
})
difference-field-note = Note ({ $channel ->
    [online] online
    [postal] by post
   *[direct] direct
})
difference-field-fees = Fees ({ $channel ->
    [online] online
    [postal] by post
   *[direct] direct
})
difference-field-case-limit = { $general ->
    [yes] Time limit of every case
   *[no] Time limit of case “{ $case }”
}
difference-field-papers = { $general ->
    [yes] Papers
   *[no] Papers of case “{ $case }”
}
difference-field-remarks = { $general ->
    [yes] Remarks
   *[no] Remarks of case “{ $case }”
}
difference-field-results = Results
difference-field-conditions = Conditions
difference-field-steps = Steps
difference-field-legal-basis = Legal basis
difference-field-keywords = Keywords
difference-field-everyday = Everyday names
difference-field-clock = On supplement
difference-field-cut-off = Cut-off hour

## src/store/error.rs
store-sqlite-too-old = The SQLite inside is { $found }; { $needed } or newer is needed. Install a newer program.
store-setting = The database does not take the setting { $pragma } = { $wanted } (it is { $found }). Tell the administrator.
store-newer = This file was made by a newer version (schema { $found }; this program knows { $known }). Install the newer program.
store-foreign = This file is not a database of Một Cửa. Choose another file.
store-history = The schema history differs at step { $at }: the program has { $ours }, the file { $theirs }. Use the matching program.
store-disk-full = The disk is full; nothing was written. Free some space and try again.
store-busy = The database is busy. Try again in a few seconds.
store-damaged = The data is damaged ({ $detail }). Stop and restore the newest backup.
store-read-only = The file cannot be read or written. Check the path and its permissions.
store-folder = The data folder cannot be made: { $detail }. Choose another place with --db.
store-stale = The data has just changed. Try again.
store-request-reused = Request id { $id } was used for something else. Send again with a new id.
store-backup-differs = The copy does not match the original ({ $detail }). Nothing was changed; back up to another place.
store-newer-backup = The backup is of a newer version or another office. Not restored. (Schema { $found }; this program knows { $known })
store-other-office = The backup is of a newer version or another office. Not restored. (Unit code: { $unit })
store-exists = { $name } exists already. Choose another name.
store-internal = The program met an error while writing ({ $detail }). Nothing was changed; tell the administrator.

## src/office/error.rs
office-request-id = A request id has 1 to 64 letters, digits, - or _.
office-station = A station name has 1 to 40 letters, digits, - or _.
office-sign-in-first = This needs a member of staff. Sign in first.
office-not-allowed = Your role may not do this. Ask the leader or the administrator.
office-session-ended = The session is locked. Enter your PIN again.
office-other-station = You are signed in at { $station }. Sign in again at this machine.
office-not-set-up = The office is not set up. Run motcua setup.
office-set-up-already = The office is set up already. Sign in as administrator.
office-fields = There are problems to mend ({ $count }):
office-name-needed = Enter a name of at most 200 characters.
office-province-code = A province code has 2 digits, such as 01.
settings-session = The lock needs at least 1 minute, a session 1 to 24 hours.
field-letter = The letter of a field is one of A–Z except I, O, Q.
field-name = Enter a name of at most 60 characters.
field-handled-elsewhere = This subject belongs to letter { $letter }. Remove it there first.
field-people-wait = People are waiting for { $field }. Call or transfer them first.
counter-number = Counter numbers go from 1 to 999.
counter-in-use = Counter { $counter } has somebody. Finish or transfer first.

## src/domain/pin.rs
pin-too-short = A PIN has at least 6 digits.
pin-too-long = A PIN has at most 64 digits.
pin-not-digits = A PIN has digits only.
pin-common = This PIN is easily guessed. Choose another.
pin-birthday = This PIN looks like a birthday. Choose another.
pin-not-hashed = The PIN could not be made. Try again.

## src/office/staff
role-clerk = Clerk
role-specialist = Specialist
role-leader = Leader
role-administrator = Administrator
role-citizen = Citizen
sign-in-wrong = Wrong name or PIN. Enter them again.
sign-in-wait = Too many wrong tries. Wait { $seconds } seconds.
sign-in-locked = The account is locked. Ask the administrator for a new PIN.
staff-last-administrator = This is the last administrator. Add another one first.
staff-login = A sign-in name has 2 to 40 small letters, digits, dots or hyphens.
staff-login-taken = This sign-in name is taken. Choose another.
staff-name = Enter the full name, at most 100 characters.
staff-role = Choose a role of staff.
staff-unknown = There is no such member of staff. See the list.

## src/office/key.rs
key-known = This key is in the list already.
key-none-signs = No key signs. Ask the administrator to make one.
key-public = A public key has 64 hexadecimal digits.
key-unknown = There is no such key. See the list of keys.

## src/office/catalogue.rs
catalogue-no-such-procedure = There is no procedure { $code } in the catalogue. Search by its name.
catalogue-imported-before = This file was imported at { $at } by { $by }. Import again? (Add --again)
catalogue-field-needed = Choose the queue letter of this procedure.

## src/office/queue
queue-no-such-ticket = There is no number { $number } today. Look at the ticket again.
queue-no-such-ticket-id = There is no such ticket. Look at it again.
queue-no-such-counter = There is no counter { $counter }. See the list of counters.
queue-no-such-field = There is no field { $letter }. See the list of fields.
queue-no-such-priority = There is no such priority group. Choose from the list.
queue-nobody-at-counter = Counter { $counter } has called nobody. Call the next one.
queue-counter-does-not-serve = Counter { $counter } does not serve { $number }. Transfer it first.
queue-reason-needed = Enter the reason for calling this number, at most 200 characters.
queue-quantity = The quantity goes from 1 to 1,000.
queue-too-fast = A number was just taken. Wait a few seconds.
queue-field-closed = { $field } is closed for now. Ask the staff.
queue-leave-at-desk = Tell the staff at the desk to drop this number.
queue-closed = The office is closed. Ask the staff when it opens.
queue-closed-until = The office is closed. It opens at { $time } on { $day }.
queue-closed-until-today = The office is closed. It opens at { $time } today.
ticket-counters = Counter { $counters }

## src/office/dossier
intake-clock-back = The clock was set back; no dossier code can be given. Ask the leader to confirm the time.
intake-not-received-here = This service is given at { $agency }. Direct the person there.
intake-limit-unconfirmed = Procedure { $code } has no clear time limit. Ask the leader to confirm it first.
intake-no-such-case = The procedure has no such case. Choose again.
intake-paper-not-asked = This paper is not on the list. It may not be asked for.
intake-paper-twice = “{ $paper }” was entered twice. Put it together.
intake-paper-count = Counts go from 0 to { $most }.
intake-paper-none = Enter how many of “{ $paper }”.
intake-paper-missing = “{ $paper }” is missing. Tell the person everything at once.
intake-sets = Sets go from 1 to 99.
intake-reason-needed = Write why you go on although it does not match.
intake-nothing-to-pay = There is nothing to pay. Leave the payment out.
intake-e-receipt = A receipt number has at most 40 characters.
receipt-identity-citizen = Citizen number
receipt-identity-passport = Passport
receipt-identity-tax = Tax code
receipt-identity-other = Paper
receipt-paid-cash = paid in cash
receipt-paid-cash-receipt = paid in cash, receipt { $receipt }
receipt-paid-transfer = paid by transfer
receipt-paid-transfer-receipt = paid by transfer, receipt { $receipt }
attach-empty = The file is empty.
attach-too-large = The file is too large (at most { $most } MB). Scan again at a lower resolution.
attach-kind = Only whole PDF, JPEG or PNG files are taken. Scan or photograph again.
attach-dossier-full = The dossier is full (at most { $most } MB). Join or scan again.
attach-no-such-paper = The dossier has no paper on this line. See the receipt.
attach-twice = This file is in the dossier already.
dossier-not-found = No dossier with this code. Check the last 4 digits on the receipt.
dossier-unknown = There is no such dossier. Search by its code.
dossier-search-empty = Enter a dossier code, card number, phone or e-mail.
dossier-too-many-tries = You have tried many times. Wait { $seconds } seconds or see the staff.
status-received = Received
status-in-progress = In progress
status-your-turn = Waiting for you
status-ready = Ready
status-returned = Handed over

## src/office/printing.rs
print-at-desk = Have it printed again at the desk.
print-no-such-job = There is no such print job. See the list.
print-settled = This job is settled. Print again if needed.

## src/cli
cli-about = Một Cửa: the one-stop desk on one SQLite file. Numbers, calls, intake, receipts, look-up.
cli-after = Start: motcua walkthrough --out try (see every step), or motcua setup (make your office). Exit codes: 0 done, 1 refused, 2 usage, 3 file or data trouble, 4 no right, 5 a check found a fault.
cli-arg-db = Database file (default in the user’s data directory; MOTCUA_DB)
cli-arg-lang = Language: vi or en
cli-arg-json = Print the answer as JSON
cli-arg-station = Name of this machine, such as quay-2 (MOTCUA_STATION)
cli-arg-session = Session token (MOTCUA_SESSION); the last sign-in by default
cli-setup = Make the office and its first administrator (PIN from standard input)
cli-arg-login = Sign-in name
cli-arg-full-name = Full name
cli-arg-office-name = Name of the office
cli-arg-office-parent = Authority above
cli-arg-office-place = Place
cli-arg-office-unit = Unit code, such as H15.50.05.13
cli-arg-office-province = Province code, 2 digits
cli-staff = Staff: sign in, add, roles, PINs
cli-staff-sign-in = Sign in at this machine (PIN from standard input)
cli-staff-sign-out = Sign out
cli-staff-list = List the staff
cli-staff-add = Add a member of staff
cli-staff-change = Change role, lock, unlock or give a new PIN
cli-staff-pin = Change your own PIN
cli-arg-role = Role: clerk, specialist, leader, administrator
cli-arg-disable = Lock the account
cli-arg-enable = Unlock the account
cli-arg-new-pin = Give a new PIN
cli-type-pin = Enter the PIN, then Enter:
cli-set-up-done = { $name } (unit { $unit }) is set up with { $procedures } procedures.
cli-signed-in = Signed in: { $role }, at { $station }.
cli-signed-out = Signed out.
cli-pin-changed = The PIN was changed.
cli-disabled = (locked)
cli-office = Office: names, settings, fields, counters, calendar, keys
cli-office-show = Show the office, its fields and counters
cli-office-change = Change name, place, unit code
cli-office-settings = Show or replace the settings (JSON)
cli-office-field = Add, change, close or remove a queue letter
cli-office-counter = Add, change, close or remove a counter
cli-office-calendar = Show or replace the calendar (JSON)
cli-office-confirm-clock = Confirm that the clock is right
cli-office-keys = List the signing keys
cli-office-rotate-key = Make a new signing key; the old one only verifies
cli-office-trust-key = Trust the key of another office
cli-office-revoke-key = Revoke a key
cli-arg-settings-file = JSON file with all settings, or - for standard input
cli-arg-calendar-file = JSON file with the calendar, or - for standard input
cli-arg-field = Letter of the field, such as A
cli-arg-field-name = Name
cli-arg-handles = Published field under this letter (repeat)
cli-arg-open = Open: true or false
cli-arg-remove = Remove (its history stays)
cli-arg-yes = Yes, do not ask
cli-arg-counter = Number of the counter
cli-arg-serves = Letters it serves, separated by commas
cli-arg-public-key = Public key, 64 hexadecimal digits
cli-arg-kid = Short id of the key, 8 digits
cli-remove-confirm = Removing is final. Add --yes if you are sure; nothing was changed.
cli-settings-changed = The settings were changed.
cli-calendar-changed = The calendar was changed: { $days } days differ. Dossiers keep their dates.
cli-clock-confirmed = The clock was confirmed.
cli-key-revoked = revoked
cli-key-signs = signs
cli-key-verifies = verifies only
cli-number = Citizens: take a number, join, leave, how long
cli-number-take = Take a number of a field
cli-number-join = Enter the line
cli-number-leave = Drop the number and leave
cli-number-wait = How many are ahead, how long
cli-arg-priority = Priority group, such as elderly
cli-arg-low = After the others (staff only)
cli-arg-appointment = By appointment
cli-arg-procedure = Code of the procedure, such as 1.001193
cli-arg-quantity = Quantity
cli-arg-have = Places of the papers at hand (from 0), by commas
cli-arg-have-of = Papers asked for in all
cli-arg-person-name = Name of the person (staff only)
cli-arg-person-phone = Phone (staff only)
cli-arg-person-note = Note (staff only)
cli-arg-wait-outside = Take a number without entering the line
cli-arg-number = Number on the ticket, such as A001
cli-arg-number-or-qr = Number on the ticket, or the text of its QR
cli-call = Clerks: call, serve, no-show, hold, transfer
cli-call-next = Call the next one
cli-call-this = Call this one, with a reason
cli-call-again = Call again
cli-call-appear = The person came
cli-call-no-show = Did not appear
cli-call-undo = Take a no-show back
cli-call-return = A missed person came back
cli-call-hold = Put on hold
cli-call-resume = Resume from hold
cli-call-put-back = Give back to the line
cli-call-transfer = Send to another counter or field
cli-call-service = Correct the service or its quantity
cli-call-standing = Correct the standing in line
cli-call-finish = Done
cli-arg-reason = Reason
cli-arg-to-counter = To counter
cli-arg-to-field = To field
cli-arg-standing = priority, normal or low
cli-transfer-where = Choose --counter or --field.
cli-queue = Show the line of a day
cli-arg-day = Day; today by default
cli-arg-everything = The closed ones too
cli-queue-empty = Nobody is in line.
cli-at-counter = counter { $counter }
cli-waited = Waited { $minutes } minutes.
cli-close-day = Close the day: open numbers expire
cli-day-closed = The day is closed; { $expired } numbers expired.
cli-verify = Check the event chain, references, counts and the file
cli-verify-progress = { $events } events checked…
cli-verify-good = Good: { $events } events in an unbroken chain, head { $head }.
cli-verify-bad = Something is wrong; { $events } events read, head { $head }.
cli-verify-event = First bad event: number { $seq }.
cli-verify-dangling = Table { $table }: { $rows } rows point nowhere.
cli-verify-count = Counts disagree: { $rule }.
cli-verify-call-for-help = The data is not whole. Stop writing and restore the newest good backup.
cli-backup = Back up, restore on trial and compare
cli-backup-good = Backup good: { $file }, { $events } events, { $size } bytes, SHA-256 { $sha }…
cli-restore = Restore from a backup
cli-restored = { $events } events restored. What was there before is kept at { $kept } (if anything).
cli-arg-file = File
cli-events = Show the log of events
cli-arg-object = Of this object only, such as ticket:17
cli-arg-after = After event number
cli-arg-most = At most
cli-run = Commands as JSON, one a line, an answer for each
cli-not-an-order = This line is not an order.
cli-file = { $path } cannot be read or written: { $detail }.
cli-json = { $path } is wrong at line { $line }: { $detail }.

## src/cli/catalogue.rs
cli-import-more = … { $lines } more lines; add --details to see them all.
cli-arg-details = Print every change
cli-catalogue = Procedures: import, find, show, confirm
cli-catalogue-import = Import a catalogue from a file or folder: all of it or nothing
cli-catalogue-template = Write the .xlsx template
cli-catalogue-find = Find procedures by everyday words
cli-catalogue-show = Show papers, time and fee of a procedure
cli-catalogue-evaluate = Measure the search on a file of labelled queries
cli-catalogue-unconfirmed = Procedures that a person must confirm
cli-catalogue-change = Set where it is received, own limit, fees; confirm the limit
cli-catalogue-unfound = Words that found nothing
cli-catalogue-life-events = Life events and their procedures
cli-arg-words = Words, with or without marks
cli-arg-queries = JSON Lines file with query and codes
cli-arg-misses = List the queries that missed
cli-arg-import-path = JSON Lines file, folder of portal records, or .xlsx by the template
cli-arg-whole = The file is the whole catalogue: what it lacks is gone
cli-arg-part = The file is a part of the catalogue
cli-arg-again = Import a file that was imported before
cli-arg-dry-run = Show the changes only
cli-arg-received = Received here: true or false
cli-arg-counters = Counters that take it, by commas
cli-arg-own-limit = Own shorter limit: same-day, 3wd, 2.5wd, 10d, 8h, 2m, 1y
cli-arg-confirm-limit = Confirm the law’s limit: same-day, 3wd, 2.5wd, 10d, 8h, 2m, 1y
cli-arg-fee = Amount, such as "Lệ phí=8.000" (repeat)
cli-fee-form = Enter an amount as NAME=AMOUNT, such as "Lệ phí=8.000".
cli-template-written = The template is in { $file }.
cli-import-progress = { $percent } % read, { $procedures } procedures…
cli-imported = Imported: { $added } new, { $changed } changed, { $gone } gone. To confirm at commune level: { $confirm }.
cli-found-nothing = Nothing was found. Nearest words: { $nearest }
cli-not-received-here = (not received here; competent agency: { $agency })
cli-queries = { $path } cannot be used: { $detail }.
cli-unconfirmed = { $count } procedures to confirm:
cli-channel-direct = Direct
cli-channel-online = Online
cli-channel-postal = Postal

## src/cli/dossier.rs
cli-dossier = Dossiers: receive, attach, find, status, receipt
cli-dossier-receive = Take a dossier in
cli-dossier-attach = Attach a PDF, JPEG or PNG
cli-dossier-find = Find by code, card number, phone or e-mail
cli-dossier-open = Open a dossier (it is logged)
cli-dossier-status = Status for the citizen
cli-dossier-receipt = Write the receipt as PDF
cli-arg-code = Code of the dossier
cli-arg-paper = Line of the paper on the receipt, from 1
cli-arg-find-words = Code, card number, phone or e-mail
cli-arg-last-four = Last four digits of the phone number given
cli-arg-receipt = Text of the receipt’s QR, a PNG or PDF file, or -
cli-arg-out-pdf = PDF file to write
cli-arg-a4 = A4 (A5 landscape by default)
cli-arg-input = The order as JSON, or - for standard input
cli-arg-card = Text of the card’s QR, or -
cli-arg-identity = Citizen number
cli-arg-email = E-mail
cli-arg-address = Address
cli-arg-case = Place of the case, from 0
cli-arg-copies = Items charged for
cli-arg-units = Pages (or persons) of each item
cli-arg-fee-rows = Places of the fee rows chosen, from 0
cli-arg-exempt = Reason to pay nothing
cli-arg-paid = Paid: cash or transfer
cli-arg-e-receipt = Number of the electronic receipt
cli-received = { $code } was received; due at { $due }.
cli-fee-total = Total: { $total } đồng
cli-written = { $file } was written.
cli-status-due = Due: { $due }
cli-status-overdue = The dossier is overdue. Ask the staff.

## src/cli/receipt.rs
cli-receipt = Receipts: is it genuine
cli-receipt-verify = Check the signature; needs no database with --key
cli-arg-key = Trusted key as PUBLIC:UNIT:OFFICE (the first is this office’s)
cli-key-form = Enter a key as PUBLIC:UNIT:OFFICE.
cli-key-or-database = No key to check with. Add --key, or --db with the database.
cli-no-qr = The QR cannot be read. Scan or photograph it again.
cli-genuine = Genuine: the signature holds.

## src/cli/printing.rs
cli-print = Printing: the outbox, to a file, again, outcome
cli-print-list = Jobs that are not confirmed
cli-print-job = Write the paper of a job to a file
cli-print-again = Print a ticket or receipt again
cli-print-note = Note what the printer said
cli-arg-job = Number of the job
cli-arg-out-paper = File: .png or .bin for a ticket, .pdf for a receipt
cli-arg-again-what = Ticket (A001) or dossier code
cli-arg-print-state = sending, confirmed, failed or unknown
cli-arg-fault = Fault as the printer says it
cli-print-nothing = No print job is waiting.

## src/cli/walkthrough.rs
cli-walkthrough = Go through the main job on a new database
cli-arg-walkthrough-out = Folder for the files
cli-walkthrough-exists = { $file } exists. Choose another folder; nothing was changed.
cli-walkthrough-closed = The office is closed now, so the walk goes on as at { $at }.
cli-walkthrough-clerk = A clerk was added and signed in at counter 3 (the PIN is random and nobody knows it).
cli-walkthrough-found = Typed “{ $words }” → { $code } { $name }
cli-walkthrough-number = The kiosk gave { $number } ({ $field }); the ticket is { $file }
cli-walkthrough-called = Counter { $counter } calls { $number }. { $why }
cli-walkthrough-received = Taken in from the card’s QR: code { $code }, due { $due }
cli-walkthrough-receipt = The receipt: { $file }
cli-walkthrough-read-pdf = QR read back from the page as pdftoppm renders it: { $length } characters, as signed
cli-walkthrough-read-own = QR read back from our own drawing (no pdftoppm here): { $length } characters
cli-walkthrough-status = Look-up at the kiosk: { $code }, { $name }: { $step }
cli-walkthrough-done = Done. All files are in { $dir }.
## src/catalogue/unconfirmed.rs
unconfirmed-direct = direct
unconfirmed-online = online
unconfirmed-postal = by post
unconfirmed-limit-missing = The time limit ({ $ways }) is not published. Enter it.
unconfirmed-limit-in-words = The time limit ({ $ways }) only says “{ $text }”. Enter it.
unconfirmed-limit-contradiction = Case { $case } says { $own }, the way of filing { $general }. Choose one.
unconfirmed-several-limits = The time limit ({ $ways }) has several values: { $limits }. Choose one.
unconfirmed-limit-questioned = The time limit ({ $ways }) is { $limit }, but the note says “{ $text }”. Confirm it.
unconfirmed-fee = “{ $name }” has no amount. Enter it.
unconfirmed-code = Code { $code } stands for several procedures. Confirm the code.
unconfirmed-superseded = The procedure was replaced by { $by }. Use the new one.

## src/cli/simulate
cli-simulate = Simulate: made-up citizens through the real commands
cli-simulate-day = A working day on a new file (--db), every invariant checked
cli-arg-tickets = People who come
cli-arg-counter-count = Counters
cli-arg-seed = Seed: the same gives the same day
cli-simulate-exists = { $file } exists. A simulation needs a new file: add --db; nothing was changed.
cli-simulate-broken = { $count } invariants were broken. Send the file to the developers.
cli-simulate-done = A day: { $tickets } people, { $counters } counters, { $commands } commands in { $ms } ms.
cli-simulate-tickets = Served { $served }, missed { $missed }, left { $left }, expired { $expired }; { $dossiers } dossiers.
cli-simulate-wait = Mean wait: priority { $priority } min, normal { $normal } min.
cli-simulate-checked = { $checked } invariants checked over { $events } events.

## src/report
report-queue-title = Visits on { $day }
report-services-title = Services from { $from } to { $to }
report-field = Field
report-kind = Came
report-walk-in = Walk-in
report-appointment = By appointment
report-taken = Numbers taken
report-appeared = Appeared
report-not-appeared = Did not appear
report-open = Still waiting
report-total = Total
report-service = Service
report-code = Procedure code
report-delivered-tickets = Visits served
report-delivered = Quantity delivered
report-undelivered-tickets = Visits not served
report-days = The first day must be before the last, at most { $most } days apart.
report-file-kind = A report’s file must end in .csv or .xlsx.
report-file-failed = The workbook could not be written. Try saving as .csv.

## src/cli/report.rs
cli-report = Reports: visits, services
cli-report-queue = Visits of a day: appeared, did not appear
cli-report-services = Services delivered in a span of days
cli-arg-from = First day; today by default
cli-arg-to = Last day; today by default
cli-arg-report-out = Write to a .csv or .xlsx file
cli-report-written = Wrote { $file }.
