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
