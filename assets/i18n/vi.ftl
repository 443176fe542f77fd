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
## src/domain/applicant/name.rs
applicant-name-missing = Nhập họ và tên như trên giấy tờ.
applicant-organisation-missing = Nhập tên tổ chức như trên giấy tờ.
applicant-name-too-long = Họ tên tối đa { $max } ký tự.
applicant-organisation-too-long = Tên tổ chức tối đa { $max } ký tự.
applicant-name-wrong-encoding = Tên bị sai bảng mã. Kiểm tra lại trước khi lưu. Có thể là: { $proposed }.
applicant-name-look-alike = Ý bạn là đ? Có thể là: { $proposed }.
applicant-name-strange = Tên có ký tự lạ: { $found }
applicant-text-hidden = Đã bỏ ký tự ẩn. Kiểm tra lại: { $marked }

## src/domain/applicant/birth.rs
applicant-birth-missing = Nhập ngày sinh như trên giấy tờ.
applicant-birth-unknown = Nhập năm sinh nếu không rõ ngày tháng
applicant-birth-unreadable = Nhập ngày sinh dạng ngày/tháng/năm, ví dụ 05/12/1960.
applicant-birth-short-year = Nhập đủ 4 chữ số của năm, ví dụ 1960.
applicant-birth-month = Tháng chỉ từ 1 đến 12.
applicant-birth-day = Ngày chỉ từ 1 đến 31.
applicant-birth-day-of-month = Tháng { $month } năm { $year } chỉ có { $days } ngày.
applicant-birth-future = Ngày sinh phải trước hôm nay.
applicant-birth-too-old = Kiểm tra năm sinh: { $year }.

## src/domain/applicant/phone.rs
applicant-phone-missing = Nhập số điện thoại.
applicant-phone-old-prefix = Số di động nay có 10 chữ số. Đầu số { $old } đã đổi thành { $new }.
applicant-phone-length = Số điện thoại có 10 chữ số, bắt đầu bằng 0.
applicant-phone-prefix = Không có đầu số { $prefix }. Xem lại số điện thoại.
applicant-phone-foreign = Số điện thoại nước ngoài có từ 7 đến 15 chữ số sau dấu +.

## src/domain/applicant/email.rs
applicant-email-shape = Nhập thư điện tử dạng ten@donvi.vn.

## src/domain/applicant/address.rs
applicant-address-too-long = Địa chỉ tối đa { $max } ký tự.

## src/domain/applicant/identity.rs
applicant-card-number-missing = Nhập số căn cước 12 chữ số.
applicant-card-number-length = Số căn cước có 12 chữ số. Bạn đã nhập { $count }.
applicant-card-number-not-digits = Số căn cước chỉ gồm 12 chữ số. Hãy bỏ các ký tự khác.
applicant-card-number-old = CMND 9 số đã hết giá trị sử dụng từ 01/01/2025. Hãy nhập số căn cước 12 chữ số hoặc gặp cán bộ.
applicant-passport-shape = Nhập số hộ chiếu như trên hộ chiếu, từ 5 đến 20 chữ và số.
applicant-tax-code-shape = Mã số thuế có 10, 12 hoặc 13 chữ số. Hãy nhập lại.
applicant-paper-number-shape = Nhập số của giấy tờ, tối đa 40 ký tự.
applicant-paper-kind-missing = Chọn loại giấy tờ của số này.

## src/domain/applicant/card.rs
applicant-card-other-code = Đây không phải mã trên thẻ căn cước. Hãy đưa mặt có mã QR của thẻ vào khung quét.
applicant-card-incomplete = Chưa đọc đủ thông tin trên thẻ. Hãy quét lại hoặc chọn Nhập tay.
applicant-card-health-insurance = Đây là thẻ bảo hiểm y tế. Hãy đưa thẻ căn cước vào khung quét.
applicant-card-vneid = Không đọc được mã của VNeID ở đây. Hãy quét thẻ căn cước hoặc chọn Nhập tay.
applicant-card-number-only = Mã vạch này chỉ có số căn cước. Hãy nhập tay các thông tin khác.
applicant-card-several = Đã quét nhiều thẻ một lúc. Hãy quét lại từng thẻ.
applicant-card-number-disagrees = Số căn cước không khớp ngày sinh hoặc giới tính – đối chiếu thẻ
applicant-card-marks-lost = Chữ trên thẻ bị mất dấu khi quét. Hãy tắt bộ gõ rồi quét lại, hoặc sửa theo thẻ.
applicant-card-issue-date = Không đọc được ngày cấp thẻ. Hãy xem trên thẻ.

## src/domain/applicant/mod.rs
applicant-address-renamed = { $before } nay thuộc { $now }. Địa chỉ vẫn giữ như trên giấy tờ.

## src/domain/applicant/party.rs
applicant-party-missing = Chưa có người nộp hồ sơ. Nhập người nộp trước.
applicant-party-two-owners = Hồ sơ chỉ có một chủ hồ sơ. Bỏ bớt một người.
applicant-party-twice = Vai trò này chỉ dành cho một người. Bỏ bớt một người.
applicant-party-no-identity = Người nộp và người được ủy quyền cần có giấy tờ. Nhập số giấy tờ.
applicant-party-no-paper = Người được ủy quyền cần có giấy ủy quyền. Nhập tên giấy.
applicant-party-paper-future = Ngày của giấy ủy quyền phải trước hoặc trong hôm nay.
applicant-party-self = Người được ủy quyền phải khác chủ hồ sơ. Xem lại số giấy tờ.
## src/domain/ticket.rs
ticket-state-created = Vừa lấy số
ticket-state-waiting = Đang chờ
ticket-state-called = Đang gọi
ticket-state-serving = Đang phục vụ
ticket-state-held = Tạm giữ
ticket-state-missed = Vắng mặt
ticket-state-done = Đã xong
ticket-state-left = Đã rời hàng
ticket-state-expired = Hết giờ
ticket-not-in-line = Số { $number } chưa vào hàng. Hãy đưa số vào hàng trước.
ticket-in-line-already = Số { $number } đang trong hàng. Không cần đưa vào lại.
ticket-waiting = Số { $number } đang chờ trong hàng. Hãy gọi số này trước.
ticket-called-elsewhere = Số { $number } đang được gọi ở quầy { $counter }. Hãy gọi số khác.
ticket-called = Số { $number } đang được gọi ở quầy { $counter }. Hãy bấm Đã đến, Vắng mặt hoặc Trả về hàng.
ticket-served-elsewhere = Số { $number } đang được phục vụ ở quầy { $counter }. Hãy gọi số khác.
ticket-serving = Số { $number } đang được phục vụ ở quầy { $counter }. Hãy bấm Xong hoặc Trả về hàng trước.
ticket-held = Số { $number } đang tạm giữ ở quầy { $counter }. Hãy bấm Tiếp tục trước.
ticket-missed = Số { $number } đã vắng mặt. Hãy đưa số vào hàng lại trước.
ticket-missed-closed = Số { $number } đã vắng mặt { $misses } lần nên đã đóng. Mời lấy số mới.
ticket-done = Số { $number } đã phục vụ xong. Nếu còn việc, mời lấy số mới.
ticket-left = Số { $number } đã rời hàng. Nếu quay lại, mời lấy số mới.
ticket-expired = Số { $number } đã hết giờ. Mời lấy số mới vào giờ làm việc.
ticket-at-other-counter = Số { $number } đang ở quầy { $counter }. Hãy làm việc này tại quầy đó.
ticket-bound-elsewhere = Số { $number } đang chờ quầy khác. Nếu cần, hãy gọi riêng và ghi lý do.
ticket-recall-too-soon = Vừa gọi số { $number } xong. Hãy gọi lại sau { $seconds } giây.
ticket-no-show-needs-calls = Số { $number } chưa được gọi đủ lần. Hãy gọi thêm { $calls } lần rồi bấm Vắng mặt.
ticket-no-show-too-soon = Người có số { $number } có thể đang đến. Hãy đợi thêm { $seconds } giây.
ticket-undo-too-late = Số { $number } vắng mặt đã quá { $minutes } phút. Hãy đưa số vào hàng lại.
ticket-other-day = Số { $number } là của ngày khác. Mời lấy số mới.
ticket-counter-busy-called = Quầy đang gọi số { $number }. Hãy bấm Đã đến, Vắng mặt hoặc Trả về hàng trước.
ticket-counter-busy-serving = Quầy đang phục vụ số { $number }. Hãy bấm Xong hoặc Trả về hàng trước.

## src/domain/waiting.rs
waiting-nobody = Chưa có ai chờ. Quầy sẽ báo khi có người lấy số.
waiting-why-first = Số này đến sớm nhất trong hàng.
waiting-why-priority = Số ưu tiên này đến sớm nhất nên được gọi trước.
waiting-why-after-priority = Đã gọi { $calls } số ưu tiên liền nhau, nên đến lượt số thường.
waiting-why-waited-long = Số này đã chờ { $minutes } phút, nên được gọi trước số ưu tiên mới đến.
waiting-why-in-proportion = Có { $priority } trong { $waiting } số đang chờ là ưu tiên, nên gọi xen kẽ theo tỷ lệ.
waiting-why-sent-on = Số này được chuyển đến nên đứng đầu hàng.
waiting-why-nobody-before = Không còn số nào phải gọi trước số này.
waiting-why-by-hand = Cán bộ gọi riêng số này. Lý do: { $reason }
waiting-priority-majority = { $priority } trong { $waiting } số đang chờ là ưu tiên. Nên mở thêm quầy hoặc xem lại diện ưu tiên.

## src/domain/calendar.rs
calendar-unreadable = Danh sách ngày nghỉ sai ở dòng { $line }. Hãy sửa dòng đó rồi nhập lại.
calendar-range = Đợt nghỉ từ { $date } có ngày cuối sai. Hãy xem lại ngày cuối.
calendar-twice = Ngày { $date } có hai dòng. Hãy bỏ một dòng.
calendar-no-working-session = Lịch tuần chưa có giờ làm việc nào. Hãy nhập ít nhất một buổi.
calendar-session-reversed = Buổi { $from }–{ $to } kết thúc trước khi bắt đầu. Hãy sửa giờ.
calendar-sessions-overlap = Buổi { $from }–{ $to } trùng giờ với buổi khác. Hãy sửa giờ.
calendar-year-missing = Chưa có lịch nghỉ năm { $year }. Ngày hẹn có thể sai.
calendar-year-unconfirmed = Năm { $year } còn { $days } ngày nghỉ chưa chắc chắn. Hãy sửa lịch khi có thông báo.
calendar-uncertain-day = { $occasion ->
    [working_saturday] Ngày { $date } ({ $name }) chưa chắc có làm việc. Ngày hẹn có thể thay đổi.
   *[other] Ngày { $date } ({ $name }) chưa chắc có nghỉ. Ngày hẹn có thể thay đổi.
}
## src/paper/mod.rs
paper-font = Không đọc được phông chữ { $face }. Hãy cài lại chương trình.
paper-template = Mẫu giấy “{ $name }” bị sai: { $detail }. Hãy sửa mẫu hoặc dùng mẫu có sẵn.
paper-qr-too-long = Nội dung mã QR dài quá ({ $length } ký tự). Hãy rút ngắn mã đơn vị.
paper-barcode = Mã “{ $code }” không in được thành mã vạch. Hãy kiểm tra mã đơn vị.
paper-picture = Không dựng được hình để in. Hãy thử lại, nếu vẫn lỗi hãy báo quản trị.
paper-pdf = Không ghi được tệp PDF. Hãy thử lại, nếu vẫn lỗi hãy báo quản trị.
paper-reader-missing = Máy này chưa có pdftoppm nên không đọc được PDF. Hãy cài gói poppler-utils hoặc đưa ảnh PNG.
paper-unreadable = Không đọc được tệp này. Hãy dùng tệp PDF hoặc ảnh PNG khác.

## src/domain/money.rs
money-missing = Nhập số tiền. Không thu thì nhập 0.
money-unreadable = Viết số tiền bằng chữ số, ví dụ 1.000.000.
money-out-of-range = Lệ phí từ 0 đến { $max } đồng.

## src/domain/vietqr.rs
vietqr-bin = Mã ngân hàng (BIN) có 6 chữ số. Hãy nhập lại.
vietqr-account = Số tài khoản có từ 1 đến 19 chữ và số. Hãy nhập lại.
vietqr-amount = Số tiền của mã QR từ 1 đồng, tối đa 13 chữ số.
vietqr-text = Nội dung chuyển khoản tối đa 25 ký tự không dấu. Hãy viết ngắn hơn.
vietqr-other-code = Đây không phải mã VietQR. Hãy quét mã thanh toán khác.
vietqr-damaged = Mã VietQR bị thiếu hoặc bị sửa. Hãy tạo lại mã.

## src/domain/fee.rs
fee-not-entered = Chưa nhập mức thu của địa phương. Nhờ quản trị nhập mức thu.
fee-not-entered-named = Chưa nhập mức thu của địa phương cho “{ $name }”. Nhờ quản trị nhập mức thu.
fee-unstated = Thủ tục công bố chưa có số tiền. Nhờ quản trị nhập mức thu.
fee-unstated-named = “{ $name }” công bố chưa có số tiền. Nhờ quản trị nhập mức thu.
fee-foreign = Mức thu là { $amount } { $currency }. Nhờ quản trị nhập mức thu bằng đồng.
fee-nothing-holds = Không có mức thu nào áp dụng hôm nay. Nhờ quản trị cập nhật.
fee-choose = Thủ tục có { $count } mức thu. Hãy chọn mức áp dụng.
fee-no-such-row = Mức thu đã chọn không áp dụng hôm nay. Hãy chọn lại.
fee-no-items = Nhập số lượng từ 1 trở lên.
fee-no-units = Nhập số { $unit } từ 1 trở lên.
fee-rule = Cách tính “{ $name }” thiếu bậc. Nhờ quản trị sửa mức thu.
fee-reason-missing = Ghi lý do miễn phí, lệ phí.
fee-not-exempt = Lý do miễn không thuộc quy định. Chọn lý do khác hoặc thu đủ.
fee-line-free = Không thu
fee-line = { $formula } = { $amount } đồng
fee-line-alone = { $amount } đồng
fee-line-cap = { $formula } = { $amount } đồng (mức tối đa)
fee-line-cap-alone = { $amount } đồng (mức tối đa)
fee-line-exempt = Miễn: { $reason }
## src/domain/estimate.rs
estimate-under-5 = dưới 5 phút
estimate-range = khoảng { $from }–{ $to } phút
estimate-over-60 = trên 60 phút
estimate-unknown = chưa ước tính được
estimate-people-ahead = còn { $people } người trước bạn
estimate-nobody-ahead = không còn ai trước bạn
estimate-full-for-today = Hôm nay lĩnh vực này đã đủ số. Mời bạn quay lại ngày làm việc tiếp theo.

## src/domain/deadline.rs
limit-same-day = trong ngày làm việc
limit-working-hours = { $minutes ->
    [0] { $hours } giờ
   *[other] { $hours } giờ { $minutes } phút
} làm việc
limit-working-days = { $half ->
    [0] { $days }
   *[other] { $days },5
} ngày làm việc
limit-days = { $half ->
    [0] { $days }
   *[other] { $days },5
} ngày
limit-months = { $n } tháng
limit-years = { $n } năm
limit-unstated = chưa có thời hạn
deadline-unstated = Thủ tục này chưa có thời hạn. Quản trị viên phải nhập thời hạn trước khi nhận hồ sơ.
deadline-too-long = Thời hạn quá dài để tính ngày hẹn. Hãy kiểm tra thời hạn của thủ tục.
deadline-not-after-receipt = Ngày hẹn phải sau ngày nhận.
deadline-supplement-reversed = Thời gian bổ sung không khớp với ngày nhận. Hãy kiểm tra các ngày đã nhập.
deadline-moved = Ngày { $from } không làm việc. Ngày hẹn chuyển sang { $to }.
deadline-step-received = Nhận { $time } { deadline-weekday } { $date }; ngày nhận không tính.
deadline-step-received-same-day = Nhận { $time } { deadline-weekday } { $date }; trả kết quả trong ngày.
deadline-step-received-hours = Nhận { $time } { deadline-weekday } { $date }; chỉ tính giờ làm việc.
deadline-step-received-off = Ngày nhận không phải ngày làm việc: tính như nhận { deadline-weekday } { $date }.
deadline-step-after-cut-off = Nhận sau { $cut_off }: tính như nhận { deadline-weekday } { $date }.
deadline-step-after-closing = Nhận sau giờ làm việc: trả vào { deadline-weekday } { $date }.
deadline-step-complete = Nhận đủ hồ sơ { $time } { deadline-weekday } { $date }.
deadline-step-restart = Tính lại từ đầu, từ khi nhận đủ hồ sơ: { $time } { deadline-weekday } { $date }.
deadline-step-weekends = Thứ Bảy, Chủ nhật không tính.
deadline-step-counted = { deadline-weekday-first } { $date }: ngày làm việc thứ { $n }.
deadline-step-counted-run = Từ { deadline-weekday } { $date } đến { deadline-last-weekday } { $last_date }: ngày làm việc thứ { $n } đến { $last_n }.
deadline-step-half = { deadline-weekday-first } { $date }: nửa ngày còn lại.
deadline-step-worked = { deadline-weekday-first } { $date }: { $name }, là ngày làm việc thứ { $n }.
deadline-step-off = { deadline-weekday-first } { $date }: { deadline-occasion } { $name }, không tính.
deadline-step-off-run = Từ { deadline-weekday } { $date } đến { deadline-last-weekday } { $last_date }: { deadline-occasion } { $name }, không tính.
deadline-step-weekend = { deadline-weekday-first } { $date }: nghỉ, không tính.
deadline-step-weekend-run = { deadline-weekday-first } { $date } – { deadline-last-weekday } { $last_date }: nghỉ, không tính.
deadline-step-intake-only = { deadline-weekday-first } { $date }: chỉ nhận hồ sơ, không tính.
deadline-step-intake-only-run = Từ { deadline-weekday } { $date } đến { deadline-last-weekday } { $last_date }: chỉ nhận hồ sơ, không tính.
deadline-step-waiting = { deadline-weekday-first } { $date }: chờ bổ sung hồ sơ, không tính.
deadline-step-waiting-run = Từ { deadline-weekday } { $date } đến { deadline-last-weekday } { $last_date }: chờ bổ sung hồ sơ, không tính.
deadline-step-days = Thêm { limit-days }: đến { deadline-weekday } { $date }.
deadline-step-months = Thêm { limit-months }: đến { deadline-weekday } { $date }.
deadline-step-years = Thêm { limit-years }: đến { deadline-weekday } { $date }.
deadline-step-month-end = Tháng đó không có ngày { $day }: lấy ngày cuối tháng, { deadline-weekday } { $date }.
deadline-step-rolled = { deadline-weekday-first } { $date } không làm việc{ $name ->
    [none] { "" }
   *[other] { " " }({ $name })
}: chuyển sang { deadline-next-weekday } { $next_date }.
deadline-step-hours = { deadline-weekday-first } { $date }: tính { $minutes ->
    [0] { $hours } giờ
   *[other] { $hours } giờ { $minutes } phút
}, còn { $left_minutes ->
    [0] { $left_hours } giờ
   *[other] { $left_hours } giờ { $left_minutes } phút
}.
deadline-step-office-earlier = Cơ quan hẹn sớm hơn luật (theo luật: { $time } { deadline-weekday } { $date }).
deadline-step-law-earlier = Theo luật, vì hạn riêng của cơ quan muộn hơn ({ $time } { deadline-weekday } { $date }).
deadline-step-due = Hẹn trả { $time } { deadline-weekday } { $date }.
deadline-weekday = { $weekday ->
    [mon] thứ Hai
    [tue] thứ Ba
    [wed] thứ Tư
    [thu] thứ Năm
    [fri] thứ Sáu
    [sat] thứ Bảy
   *[sun] Chủ nhật
}
deadline-last-weekday = { $last_weekday ->
    [mon] thứ Hai
    [tue] thứ Ba
    [wed] thứ Tư
    [thu] thứ Năm
    [fri] thứ Sáu
    [sat] thứ Bảy
   *[sun] Chủ nhật
}
deadline-next-weekday = { $next_weekday ->
    [mon] thứ Hai
    [tue] thứ Ba
    [wed] thứ Tư
    [thu] thứ Năm
    [fri] thứ Sáu
    [sat] thứ Bảy
   *[sun] Chủ nhật
}
deadline-weekday-first = { $weekday ->
    [mon] Thứ Hai
    [tue] Thứ Ba
    [wed] Thứ Tư
    [thu] Thứ Năm
    [fri] Thứ Sáu
    [sat] Thứ Bảy
   *[sun] Chủ nhật
}
deadline-occasion = { $occasion ->
    [make_up_off] nghỉ bù
    [swapped_off] nghỉ hoán đổi
    [closed] đóng cửa,
   *[holiday] nghỉ
}
## src/catalogue/import/error.rs
import-cannot-open = Không mở được tệp. Hãy kiểm tra đường dẫn và quyền đọc.
import-empty = Tệp trống. Hãy chọn tệp khác.
import-empty-folder = Thư mục không có bản ghi nào (.json). Hãy chọn thư mục khác.
import-wrong-type = Tệp không phải bảng tính Excel (.xlsx), JSON Lines hoặc bản ghi của Cổng Dịch vụ công. Hãy chọn tệp khác.
import-encoding = Không nhận ra bảng mã, hãy lưu lại dạng UTF-8.
import-csv = Tệp CSV không chứa đủ các trang của danh mục. Hãy lấy mẫu bằng lệnh “motcua catalogue template”.
import-old-workbook = Tệp là bảng tính Excel đời cũ (.xls). Hãy lưu lại dạng .xlsx.
import-password = Tệp có mật khẩu. Hãy bỏ mật khẩu rồi lưu lại.
import-macro = Tệp có macro. Macro không được chạy. Hãy lưu lại dạng .xlsx.
import-too-big = Tệp quá lớn (tối đa { $megabytes } MB, { $rows } dòng). Hãy chia thành nhiều tệp.
import-damaged = Tệp bị hỏng. Chưa dòng nào được nhập. Hãy lấy lại tệp.
import-damaged-row = Tệp bị hỏng ở dòng { $row }. Chưa dòng nào được nhập. Hãy lấy lại tệp.
import-missing-sheet = Thiếu trang: { $sheet }. Các trang đã thấy: { $seen }.
import-missing-column = Thiếu cột: { $column } (trang { $sheet }). Các cột đã thấy: { $seen }.
import-rows = Có { $count } lỗi trong tệp. Chưa dòng nào được nhập. Hãy sửa các dòng sau rồi nhập lại.
import-already = Tệp này đã nhập lúc { $at } bởi { $by }. Nhập lại?
import-row-missing = { $where ->
    [sheet] Trang { $place }, dòng { $row }
    [record] Bản ghi { $place }
   *[line] Dòng { $row }
  }, cột { $column }: còn trống. Hãy điền vào.
import-row-not-a-date = { $where ->
    [sheet] Trang { $place }, dòng { $row }
    [record] Bản ghi { $place }
   *[line] Dòng { $row }
  }, cột { $column }: { $value } không có trong lịch.
import-row-not-a-number = { $where ->
    [sheet] Trang { $place }, dòng { $row }
    [record] Bản ghi { $place }
   *[line] Dòng { $row }
  }, cột { $column }: “{ $value }” không phải số cần điền.
import-row-not-a-choice = { $where ->
    [sheet] Trang { $place }, dòng { $row }
    [record] Bản ghi { $place }
   *[line] Dòng { $row }
  }, cột { $column }: “{ $value }” không có trong các lựa chọn: { $allowed }.
import-row-unknown-code = { $where ->
    [sheet] Trang { $place }, dòng { $row }
    [record] Bản ghi { $place }
   *[line] Dòng { $row }
  }, cột { $column }: mã { $value } không có ở trang Thủ tục.
import-row-repeated = { $where ->
    [sheet] Trang { $place }, dòng { $row }
    [record] Bản ghi { $place }
   *[line] Dòng { $row }
  }, cột { $column }: { $value } đã có ở dòng { $first }. Hãy bỏ một dòng.
import-row-too-long = { $where ->
    [sheet] Trang { $place }, dòng { $row }
    [record] Bản ghi { $place }
   *[line] Dòng { $row }
  }, cột { $column }: tối đa { $most } ký tự.
import-row-wrong-shape = { $where ->
    [sheet] Trang { $place }, dòng { $row }
    [record] Bản ghi { $place }
   *[line] Dòng { $row }
  }, cột { $column }: nội dung không đúng kiểu.
import-note-same-twice = Mã { $code } có hai lần, nội dung như nhau. Giữ một.
import-note-code-repeated = Mã { $code } được dùng cho nhiều thủ tục khác nhau. Giữ lại với mã { $kept }, cần xác nhận.
import-note-odd-code = Mã { $code } khác dạng thường gặp. Vẫn được nhập.
## src/catalogue/search/evaluate.rs
search-queries-unreadable = Không đọc được tệp câu hỏi. Hãy kiểm tra đường dẫn rồi thử lại.
search-queries-line = Dòng { $line } không phải câu hỏi có mã trả lời. Hãy sửa dòng này rồi thử lại.
search-queries-empty = Tệp không có câu hỏi nào. Hãy chọn tệp khác.

## src/seal/receipt_qr.rs
receipt-forged = Mã này không do cơ quan phát hành hoặc đã bị sửa. Hãy gặp cán bộ.
receipt-foreign = Phiếu của cơ quan khác: { $office }.
receipt-key-unknown = Không kiểm tra được chữ ký (khóa đã thay). Đưa phiếu cho cán bộ.
receipt-genuine = Chữ ký đúng, chưa kiểm tra được tình trạng.
receipt-not-ours = Đây không phải mã trên giấy tiếp nhận. Hãy quét mã vuông trên giấy tiếp nhận.
receipt-already-returned = Hồ sơ đã trả kết quả lúc { $time } ngày { $date }.
receipt-seal-too-long = Mã hồ sơ quá dài để in mã vuông. Hãy kiểm tra mã đơn vị.
receipt-seal-dates = Không in được mã vuông vì ngày nhận hoặc ngày hẹn sai. Hãy kiểm tra hai ngày.
seal-not-a-key = Đây không phải khóa kiểm tra chữ ký. Hãy chép lại đủ 64 ký tự của khóa.

## src/seal/ticket_qr.rs
ticket-qr-not-a-ticket = Đây không phải mã trên phiếu số. Hãy quét mã vuông trên phiếu số.
ticket-qr-forged = Mã này không do cơ quan phát hành hoặc đã bị sửa. Hãy gặp cán bộ.
ticket-qr-out-of-range = Không in được mã vuông trên phiếu số. Hãy kiểm tra ngày của máy.

## src/catalogue/template.rs
template-too-long = Văn bản của thủ tục { $code } quá dài cho một ô bảng tính. Hãy dùng JSON Lines.
template-cannot-write = Không ghi được bảng tính. Hãy kiểm tra thư mục và chỗ trống trên đĩa.

## src/catalogue/difference.rs
difference-summary = { $new } thủ tục mới, { $changed } thay đổi, { $gone } không còn, { $same } giữ nguyên.
difference-new = Mới: { $code } { $name }
difference-changed = Thay đổi: { $code } { $name }
difference-gone = Không còn: { $code } { $name }
difference-nothing = không có
difference-yes = có
difference-no = không
difference-paper = { $name } ({ $originals } bản chính, { $copies } bản sao)
difference-service-full = toàn trình
difference-service-partial = một phần
difference-service-in-person = trực tiếp
difference-service-unstated = chưa rõ
difference-clock-restart = tính lại từ đầu
difference-clock-pause = tạm dừng
difference-clock-none = không đổi
difference-level-commune = xã
difference-level-province = tỉnh
difference-level-ministry = bộ
difference-level-other = cơ quan khác
difference-fee-free = không thu
difference-fee-fixed = { $dong } đồng
difference-fee-by-province = do tỉnh quy định
difference-fee-stepped = theo { $unit } ({ $steps })
difference-fee-foreign = { $amount } { $currency }
difference-fee-unstated = chưa rõ
difference-field-name = Tên
difference-field-field-of-work = Lĩnh vực
difference-field-levels = Cấp thực hiện
difference-field-agency = Cơ quan có thẩm quyền
difference-field-decision = Quyết định công bố
difference-field-service = Mức độ dịch vụ
difference-field-non-territorial = Phi địa giới
difference-field-applicants = Đối tượng
difference-field-limit = Thời hạn ({ $channel ->
    [online] trực tuyến
    [postal] bưu chính
   *[direct] trực tiếp
})
difference-field-note = Ghi chú ({ $channel ->
    [online] trực tuyến
    [postal] bưu chính
   *[direct] trực tiếp
})
difference-field-fees = Lệ phí ({ $channel ->
    [online] trực tuyến
    [postal] bưu chính
   *[direct] trực tiếp
})
difference-field-case-limit = { $general ->
    [yes] Thời hạn chung của các trường hợp
   *[no] Thời hạn của trường hợp “{ $case }”
}
difference-field-papers = { $general ->
    [yes] Giấy tờ
   *[no] Giấy tờ của trường hợp “{ $case }”
}
difference-field-remarks = { $general ->
    [yes] Lưu ý
   *[no] Lưu ý của trường hợp “{ $case }”
}
difference-field-results = Kết quả
difference-field-conditions = Yêu cầu, điều kiện
difference-field-steps = Trình tự
difference-field-legal-basis = Căn cứ pháp lý
difference-field-keywords = Từ khóa
difference-field-everyday = Tên thường gọi
difference-field-clock = Khi bổ sung hồ sơ
difference-field-cut-off = Giờ chốt nhận

## src/store/error.rs
store-sqlite-too-old = Bản SQLite bên trong là { $found }, cần từ { $needed }. Hãy cài bản chương trình mới.
store-setting = Cơ sở dữ liệu không nhận thiết lập { $pragma } = { $wanted } (đang là { $found }). Hãy báo người quản trị.
store-newer = Tệp này do bản mới hơn tạo ra (lược đồ { $found }, bản này biết đến { $known }). Hãy cài bản chương trình mới.
store-foreign = Tệp này không phải cơ sở dữ liệu của Một Cửa. Hãy chọn tệp khác.
store-history = Lịch sử lược đồ khác nhau ở bước { $at }: chương trình có { $ours }, tệp có { $theirs }. Hãy dùng đúng bản chương trình.
store-disk-full = Ổ đĩa đã đầy, việc vừa rồi chưa được ghi. Hãy dọn chỗ trống rồi làm lại.
store-busy = Cơ sở dữ liệu đang bận. Hãy thử lại sau ít giây.
store-damaged = Dữ liệu bị hỏng ({ $detail }). Hãy ngừng dùng và khôi phục bản sao lưu gần nhất.
store-read-only = Không đọc hoặc không ghi được tệp. Hãy kiểm tra đường dẫn và quyền truy cập.
store-folder = Không tạo được thư mục chứa dữ liệu: { $detail }. Hãy chọn nơi khác bằng --db.
store-stale = Dữ liệu vừa thay đổi. Hãy làm lại.
store-request-reused = Mã yêu cầu { $id } đã dùng cho việc khác. Hãy gửi lại với mã mới.
store-backup-differs = Bản sao không khớp bản gốc ({ $detail }). Chưa có gì thay đổi; hãy sao lưu sang nơi khác.
store-newer-backup = Bản sao lưu của phiên bản mới hơn/cơ quan khác. Không khôi phục. (Lược đồ { $found }, bản này biết đến { $known })
store-other-office = Bản sao lưu của phiên bản mới hơn/cơ quan khác. Không khôi phục. (Mã đơn vị: { $unit })
store-exists = Đã có tệp { $name }. Hãy chọn tên khác.
store-internal = Chương trình gặp lỗi khi ghi dữ liệu ({ $detail }). Chưa có gì thay đổi; hãy báo người quản trị.

## src/office/error.rs
office-request-id = Mã yêu cầu gồm 1 đến 64 chữ cái, chữ số, dấu - hoặc _.
office-station = Tên máy gồm 1 đến 40 chữ cái, chữ số, dấu - hoặc _.
office-sign-in-first = Việc này cần cán bộ đăng nhập. Hãy đăng nhập trước.
office-not-allowed = Vai trò của bạn không được làm việc này. Hãy nhờ lãnh đạo hoặc người quản trị.
office-session-ended = Phiên làm việc đã khóa. Hãy nhập lại mã PIN.
office-other-station = Bạn đang đăng nhập ở máy { $station }. Hãy đăng nhập lại tại máy này.
office-not-set-up = Cơ quan chưa được thiết lập. Hãy chạy motcua setup.
office-set-up-already = Cơ quan đã được thiết lập. Hãy đăng nhập bằng tài khoản quản trị.
office-fields = Có lỗi cần sửa ({ $count }):
office-name-needed = Nhập tên, tối đa 200 ký tự.
office-province-code = Mã tỉnh có 2 chữ số, ví dụ 01.
settings-session = Thời gian khóa phải từ 1 phút, phiên làm việc từ 1 đến 24 giờ.
field-letter = Chữ của lĩnh vực là một chữ A–Z, trừ I, O, Q.
field-name = Nhập tên, tối đa 60 ký tự.
field-handled-elsewhere = Lĩnh vực này đã thuộc chữ { $letter }. Hãy gỡ ở đó trước.
field-people-wait = Còn người đang chờ ở { $field }. Hãy gọi hết hoặc chuyển họ trước.
counter-number = Số quầy từ 1 đến 999.
counter-in-use = Quầy { $counter } đang có người. Hãy làm xong hoặc chuyển trước.

## src/domain/pin.rs
pin-too-short = Mã PIN có ít nhất 6 chữ số.
pin-too-long = Mã PIN có nhiều nhất 64 chữ số.
pin-not-digits = Mã PIN chỉ gồm chữ số.
pin-common = Mã PIN này dễ đoán. Hãy chọn dãy số khác.
pin-birthday = Mã PIN giống ngày sinh nên dễ đoán. Hãy chọn dãy số khác.
pin-not-hashed = Không tạo được mã PIN. Hãy thử lại.

## src/office/staff
role-clerk = Cán bộ tiếp nhận
role-specialist = Công chức chuyên môn
role-leader = Lãnh đạo Trung tâm
role-administrator = Quản trị
role-citizen = Công dân
sign-in-wrong = Sai tên hoặc mã PIN. Hãy nhập lại.
sign-in-wait = Đã nhập sai nhiều lần. Hãy chờ { $seconds } giây.
sign-in-locked = Tài khoản đã khóa. Hãy nhờ người quản trị cấp mã PIN mới.
staff-last-administrator = Đây là người quản trị cuối cùng. Hãy thêm người khác trước.
staff-login = Tên đăng nhập gồm 2 đến 40 chữ thường, chữ số, dấu chấm hoặc gạch.
staff-login-taken = Tên đăng nhập này đã có. Hãy chọn tên khác.
staff-name = Nhập họ và tên, tối đa 100 ký tự.
staff-role = Chọn vai trò của cán bộ.
staff-unknown = Không có cán bộ này. Hãy xem danh sách.

## src/office/key.rs
key-known = Khóa này đã có trong danh sách.
key-none-signs = Chưa có khóa ký. Hãy nhờ người quản trị tạo khóa mới.
key-public = Khóa công khai có 64 chữ số thập lục phân.
key-unknown = Không có khóa này. Hãy xem danh sách khóa.

## src/office/catalogue.rs
catalogue-no-such-procedure = Không có thủ tục { $code } trong danh mục. Hãy tìm lại theo tên.
catalogue-imported-before = Tệp này đã nhập lúc { $at } bởi { $by }. Nhập lại? (Thêm --again)
catalogue-field-needed = Hãy chọn lĩnh vực lấy số cho thủ tục này.

## src/office/queue
queue-no-such-ticket = Hôm nay không có số { $number }. Hãy xem lại phiếu.
queue-no-such-ticket-id = Không có phiếu số này. Hãy xem lại phiếu.
queue-no-such-counter = Không có quầy { $counter }. Hãy xem danh sách quầy.
queue-no-such-field = Không có lĩnh vực { $letter }. Hãy xem danh sách lĩnh vực.
queue-no-such-priority = Không có nhóm ưu tiên này. Hãy chọn trong danh sách.
queue-nobody-at-counter = Quầy { $counter } chưa gọi ai. Hãy bấm gọi tiếp.
queue-counter-does-not-serve = Quầy { $counter } không phục vụ số { $number }. Hãy chuyển số trước.
queue-reason-needed = Nhập lý do gọi số này, tối đa 200 ký tự.
queue-quantity = Số lượng từ 1 đến 1.000.
queue-too-fast = Vừa có người lấy số. Hãy chờ vài giây.
queue-field-closed = { $field } tạm ngừng nhận. Hãy hỏi cán bộ hướng dẫn.
queue-leave-at-desk = Hãy báo cán bộ ở quầy để bỏ số này.
queue-closed = Cơ quan đang đóng cửa. Hãy hỏi cán bộ ngày mở lại.
queue-closed-until = Hết giờ nhận hồ sơ. Mở lại lúc { $time } ngày { $day }.
queue-closed-until-today = Chưa đến giờ nhận hồ sơ. Mở lại lúc { $time } hôm nay.
ticket-counters = Quầy số { $counters }

## src/office/dossier
intake-clock-back = Đồng hồ máy bị lùi, chưa thể cấp mã hồ sơ. Hãy nhờ lãnh đạo xác nhận giờ.
intake-not-received-here = Dịch vụ này làm tại { $agency }. Hãy hướng dẫn người dân đến đó.
intake-limit-unconfirmed = Thủ tục { $code } chưa có thời hạn rõ ràng. Hãy nhờ lãnh đạo xác nhận trước.
intake-no-such-case = Thủ tục không có trường hợp này. Hãy chọn lại.
intake-paper-not-asked = Giấy này không có trong thành phần hồ sơ. Không được yêu cầu thêm.
intake-paper-twice = “{ $paper }” được nhập hai lần. Hãy gộp lại.
intake-paper-count = Số bản từ 0 đến { $most }.
intake-paper-none = Nhập số bản của “{ $paper }”.
intake-paper-missing = Thiếu “{ $paper }”. Hãy hướng dẫn bổ sung một lần cho đủ.
intake-sets = Số bộ hồ sơ từ 1 đến 99.
intake-reason-needed = Ghi lý do tiếp tục dù thông tin chưa khớp.
intake-nothing-to-pay = Hồ sơ này không phải nộp tiền. Hãy bỏ phần thanh toán.
intake-e-receipt = Số biên lai tối đa 40 ký tự.
receipt-identity-citizen = Số định danh cá nhân
receipt-identity-passport = Hộ chiếu
receipt-identity-tax = Mã số thuế
receipt-identity-other = Giấy tờ
receipt-paid-cash = đã thu tiền mặt
receipt-paid-cash-receipt = đã thu tiền mặt, biên lai { $receipt }
receipt-paid-transfer = đã chuyển khoản
receipt-paid-transfer-receipt = đã chuyển khoản, biên lai { $receipt }
attach-empty = Tệp trống.
attach-too-large = Tệp quá lớn (tối đa { $most } MB). Hãy quét lại ở độ nét thấp hơn.
attach-kind = Chỉ nhận tệp PDF, JPEG hoặc PNG còn nguyên. Hãy quét hoặc chụp lại.
attach-dossier-full = Hồ sơ đã đủ dung lượng (tối đa { $most } MB). Hãy gộp hoặc quét lại.
attach-no-such-paper = Hồ sơ không có giấy ở dòng này. Hãy xem giấy tiếp nhận.
attach-twice = Tệp này đã có trong hồ sơ.
dossier-not-found = Không thấy hồ sơ có mã này. Kiểm tra 4 số cuối trên giấy tiếp nhận.
dossier-unknown = Không có hồ sơ này. Hãy tìm lại theo mã.
dossier-search-empty = Nhập mã hồ sơ, số căn cước, điện thoại hoặc thư điện tử.
dossier-too-many-tries = Bạn đã thử nhiều lần. Chờ { $seconds } giây hoặc gặp cán bộ.
status-received = Đã tiếp nhận
status-in-progress = Đang xử lý
status-your-turn = Chờ bạn bổ sung hoặc nộp tiền
status-ready = Đã có kết quả
status-returned = Đã trả kết quả

## src/office/printing.rs
print-at-desk = Hãy đến quầy để in lại.
print-no-such-job = Không có lệnh in này. Hãy xem danh sách chờ in.
print-settled = Lệnh in này đã xong. Hãy bấm in lại nếu cần.

## src/cli
cli-about = Một Cửa: quầy một cửa trên một tệp SQLite. Lấy số, gọi số, tiếp nhận, giấy hẹn, tra cứu.
cli-after = Bắt đầu: motcua walkthrough --out thu-nghiem (xem thử mọi bước), hoặc motcua setup (lập cơ quan). Mã thoát: 0 xong, 1 bị từ chối, 2 sai cú pháp, 3 lỗi tệp hoặc dữ liệu, 4 thiếu quyền, 5 kiểm tra thấy sai.
cli-arg-db = Tệp dữ liệu (mặc định trong thư mục dữ liệu của người dùng; MOTCUA_DB)
cli-arg-lang = Ngôn ngữ: vi hoặc en
cli-arg-json = In câu trả lời dạng JSON
cli-arg-station = Tên máy này, ví dụ quay-2 (MOTCUA_STATION)
cli-arg-session = Mã phiên của cán bộ (MOTCUA_SESSION); mặc định là lần đăng nhập gần nhất
cli-setup = Lập cơ quan và người quản trị đầu tiên (mã PIN đọc từ bàn phím)
cli-arg-login = Tên đăng nhập
cli-arg-full-name = Họ và tên
cli-arg-office-name = Tên cơ quan
cli-arg-office-parent = Cơ quan chủ quản, ví dụ Ủy ban nhân dân xã …
cli-arg-office-place = Địa danh
cli-arg-office-unit = Mã đơn vị, ví dụ H15.50.05.13
cli-arg-office-province = Mã tỉnh, 2 chữ số
cli-staff = Cán bộ: đăng nhập, thêm, đổi vai trò, mã PIN
cli-staff-sign-in = Đăng nhập tại máy này (mã PIN đọc từ bàn phím)
cli-staff-sign-out = Đăng xuất
cli-staff-list = Danh sách cán bộ
cli-staff-add = Thêm cán bộ
cli-staff-change = Đổi vai trò, khóa, mở hoặc cấp mã PIN mới
cli-staff-pin = Đổi mã PIN của mình
cli-arg-role = Vai trò: clerk, specialist, leader, administrator
cli-arg-disable = Khóa tài khoản
cli-arg-enable = Mở tài khoản
cli-arg-new-pin = Cấp mã PIN mới
cli-type-pin = Nhập mã PIN rồi Enter:
cli-set-up-done = Đã lập { $name } (mã { $unit }) với { $procedures } thủ tục.
cli-signed-in = Đã đăng nhập: { $role }, máy { $station }.
cli-signed-out = Đã đăng xuất.
cli-pin-changed = Đã đổi mã PIN.
cli-disabled = (đã khóa)
cli-office = Cơ quan: tên, thiết lập, lĩnh vực, quầy, lịch, khóa ký
cli-office-show = Xem cơ quan, lĩnh vực và quầy
cli-office-change = Đổi tên, địa danh, mã đơn vị
cli-office-settings = Xem hoặc thay thiết lập (JSON)
cli-office-field = Thêm, đổi, đóng hoặc bỏ một lĩnh vực lấy số
cli-office-counter = Thêm, đổi, đóng hoặc bỏ một quầy
cli-office-calendar = Xem hoặc thay lịch làm việc (JSON)
cli-office-confirm-clock = Xác nhận giờ máy là đúng
cli-office-keys = Danh sách khóa ký
cli-office-rotate-key = Tạo khóa ký mới; khóa cũ chỉ còn để kiểm tra
cli-office-trust-key = Tin khóa của cơ quan khác
cli-office-revoke-key = Thu hồi một khóa
cli-arg-settings-file = Tệp JSON chứa toàn bộ thiết lập, hoặc - để đọc từ bàn phím
cli-arg-calendar-file = Tệp JSON chứa lịch, hoặc - để đọc từ bàn phím
cli-arg-field = Chữ của lĩnh vực, ví dụ A
cli-arg-field-name = Tên
cli-arg-handles = Lĩnh vực công bố thuộc chữ này (nhập nhiều lần)
cli-arg-open = Đang mở: true hoặc false
cli-arg-remove = Bỏ hẳn (giữ lại lịch sử)
cli-arg-yes = Đồng ý, không hỏi lại
cli-arg-counter = Số quầy
cli-arg-serves = Các chữ quầy này phục vụ, cách nhau bằng dấu phẩy
cli-arg-public-key = Khóa công khai, 64 chữ số thập lục phân
cli-arg-kid = Mã ngắn của khóa, 8 chữ số
cli-remove-confirm = Bỏ hẳn là việc lớn. Thêm --yes nếu chắc chắn; chưa có gì thay đổi.
cli-settings-changed = Đã thay thiết lập.
cli-calendar-changed = Đã thay lịch: { $days } ngày khác trước. Các hồ sơ đã hẹn giữ nguyên ngày.
cli-clock-confirmed = Đã xác nhận giờ máy.
cli-key-revoked = đã thu hồi
cli-key-signs = đang ký
cli-key-verifies = chỉ kiểm tra
cli-number = Người dân: lấy số, vào hàng, bỏ số, còn chờ bao lâu
cli-number-take = Lấy số của một lĩnh vực
cli-number-join = Vào hàng chờ
cli-number-leave = Bỏ số, ra về
cli-number-wait = Còn mấy người, chờ bao lâu
cli-arg-priority = Nhóm ưu tiên tự khai, ví dụ elderly
cli-arg-low = Xếp sau (người nộp hộ nhiều hồ sơ; chỉ cán bộ)
cli-arg-appointment = Có hẹn trước
cli-arg-procedure = Mã thủ tục, ví dụ 1.001193
cli-arg-quantity = Số lượng
cli-arg-have = Thứ tự các giấy đã có (từ 0), cách nhau bằng dấu phẩy
cli-arg-have-of = Tổng số giấy cần
cli-arg-person-name = Tên người được thêm (chỉ cán bộ)
cli-arg-person-phone = Điện thoại (chỉ cán bộ)
cli-arg-person-note = Ghi chú (chỉ cán bộ)
cli-arg-wait-outside = Lấy số nhưng chưa vào hàng
cli-arg-number = Số trên phiếu, ví dụ A001
cli-arg-number-or-qr = Số trên phiếu, hoặc chữ trong mã QR của phiếu
cli-call = Cán bộ: gọi, phục vụ, vắng mặt, tạm giữ, chuyển
cli-call-next = Gọi người tiếp theo
cli-call-this = Gọi đúng số này, có lý do
cli-call-again = Gọi lại
cli-call-appear = Người dân đã đến quầy
cli-call-no-show = Vắng mặt
cli-call-undo = Rút lại vắng mặt
cli-call-return = Người lỡ lượt quay lại
cli-call-hold = Tạm giữ
cli-call-resume = Phục vụ tiếp người tạm giữ
cli-call-put-back = Trả về hàng chờ
cli-call-transfer = Chuyển sang quầy hoặc lĩnh vực khác
cli-call-service = Sửa thủ tục hoặc số lượng
cli-call-standing = Sửa mức ưu tiên
cli-call-finish = Xong
cli-arg-reason = Lý do
cli-arg-to-counter = Đến quầy số
cli-arg-to-field = Đến lĩnh vực
cli-arg-standing = priority, normal hoặc low
cli-transfer-where = Chọn --counter hoặc --field.
cli-queue = Xem hàng chờ của một ngày
cli-arg-day = Ngày; mặc định hôm nay
cli-arg-everything = Cả những số đã xong
cli-queue-empty = Không có ai trong hàng.
cli-at-counter = quầy { $counter }
cli-waited = Đã chờ { $minutes } phút.
cli-close-day = Đóng ngày: các số còn mở thành hết giờ
cli-day-closed = Đã đóng ngày; { $expired } số hết giờ.
cli-verify = Kiểm tra chuỗi sự kiện, liên kết, số đếm và tệp
cli-verify-progress = Đã kiểm tra { $events } sự kiện…
cli-verify-good = Tốt: { $events } sự kiện liền mạch, mã đầu chuỗi { $head }.
cli-verify-bad = Có sai lệch trong { $events } sự kiện đã đọc, mã đầu chuỗi { $head }.
cli-verify-event = Sự kiện sai đầu tiên: số { $seq }.
cli-verify-dangling = Bảng { $table }: { $rows } dòng trỏ vào chỗ không có.
cli-verify-count = Số đếm không khớp: { $rule }.
cli-verify-call-for-help = Dữ liệu không toàn vẹn. Hãy ngừng ghi và khôi phục bản sao lưu tốt gần nhất.
cli-backup = Sao lưu, khôi phục thử và đối chiếu
cli-backup-good = Sao lưu tốt: { $file }, { $events } sự kiện, { $size } byte, SHA-256 { $sha }…
cli-restore = Khôi phục từ bản sao lưu
cli-restored = Đã khôi phục { $events } sự kiện. Dữ liệu cũ được giữ ở { $kept } (nếu có).
cli-arg-file = Tệp
cli-events = Xem nhật ký sự kiện
cli-arg-object = Chỉ của đối tượng này, ví dụ ticket:17
cli-arg-after = Sau sự kiện số
cli-arg-most = Nhiều nhất
cli-run = Nhận lệnh JSON, mỗi dòng một lệnh, trả lời từng dòng
cli-not-an-order = Dòng này không phải một lệnh.
cli-file = Không đọc hoặc ghi được { $path }: { $detail }.
cli-json = Tệp { $path } không đúng ở dòng { $line }: { $detail }.

## src/cli/catalogue.rs
cli-import-more = … còn { $lines } dòng nữa; thêm --details để xem hết.
cli-arg-details = In đủ mọi thay đổi
cli-catalogue = Thủ tục: nhập, tìm, xem, xác nhận
cli-catalogue-import = Nhập danh mục từ tệp hoặc thư mục: tất cả hoặc không gì cả
cli-catalogue-template = Ghi mẫu bảng tính .xlsx để tự khai thủ tục
cli-catalogue-find = Tìm thủ tục theo lời thường ngày
cli-catalogue-show = Xem giấy tờ, thời hạn, lệ phí của một thủ tục
cli-catalogue-evaluate = Đo độ chính xác tìm kiếm trên tệp câu hỏi có nhãn
cli-catalogue-unconfirmed = Các thủ tục cần người xác nhận
cli-catalogue-change = Đặt nơi nhận, thời hạn riêng, mức thu; xác nhận thời hạn
cli-catalogue-unfound = Những lời tìm không ra
cli-catalogue-life-events = Các sự kiện trong đời và thủ tục đi kèm
cli-arg-words = Lời cần tìm, có dấu hoặc không dấu
cli-arg-queries = Tệp JSON Lines gồm query và codes
cli-arg-misses = Liệt kê các câu tìm sai
cli-arg-import-path = Tệp JSON Lines, thư mục bản ghi của Cổng DVCQG, hoặc .xlsx theo mẫu
cli-arg-whole = Tệp là toàn bộ danh mục: thủ tục không có trong tệp coi là đã bỏ
cli-arg-part = Tệp chỉ là một phần danh mục
cli-arg-again = Nhập lại tệp đã nhập
cli-arg-dry-run = Chỉ xem thay đổi, không ghi
cli-arg-received = Cơ quan này có nhận: true hoặc false
cli-arg-counters = Các quầy nhận, cách nhau bằng dấu phẩy
cli-arg-own-limit = Thời hạn riêng ngắn hơn: same-day, 3wd, 2.5wd, 10d, 8h, 2m, 1y
cli-arg-confirm-limit = Xác nhận thời hạn theo luật: same-day, 3wd, 2.5wd, 10d, 8h, 2m, 1y
cli-arg-fee = Mức thu, ví dụ "Lệ phí=8.000" (nhập nhiều lần)
cli-fee-form = Nhập mức thu dạng TÊN=SỐ TIỀN, ví dụ "Lệ phí=8.000".
cli-template-written = Đã ghi mẫu vào { $file }.
cli-import-progress = Đã đọc { $percent } %, { $procedures } thủ tục…
cli-imported = Đã nhập: { $added } mới, { $changed } đổi, { $gone } bỏ. Cần xác nhận ở cấp xã: { $confirm }.
cli-found-nothing = Không tìm thấy. Từ gần nhất: { $nearest }
cli-not-received-here = (không nhận tại đây; nơi nhận: { $agency })
cli-queries = Tệp { $path } không dùng được: { $detail }.
cli-unconfirmed = { $count } thủ tục cần xác nhận:
cli-channel-direct = Trực tiếp
cli-channel-online = Trực tuyến
cli-channel-postal = Bưu chính

## src/cli/dossier.rs
cli-dossier = Hồ sơ: tiếp nhận, đính kèm, tìm, tình trạng, giấy hẹn
cli-dossier-receive = Tiếp nhận hồ sơ
cli-dossier-attach = Đính kèm tệp PDF, JPEG, PNG
cli-dossier-find = Tìm theo mã, số căn cước, điện thoại, thư điện tử
cli-dossier-open = Mở hồ sơ (được ghi nhật ký)
cli-dossier-status = Tình trạng hồ sơ cho người dân
cli-dossier-receipt = Ghi giấy tiếp nhận và hẹn trả kết quả ra PDF
cli-arg-code = Mã hồ sơ
cli-arg-paper = Dòng của giấy trên giấy tiếp nhận, từ 1
cli-arg-find-words = Mã, số căn cước, điện thoại hoặc thư điện tử
cli-arg-last-four = Bốn số cuối điện thoại đã khai
cli-arg-receipt = Chữ trong mã QR của giấy tiếp nhận, tệp PNG hoặc PDF, hoặc -
cli-arg-out-pdf = Tệp PDF để ghi
cli-arg-a4 = Khổ A4 (mặc định A5 ngang)
cli-arg-input = Lệnh tiếp nhận dạng JSON, hoặc - để đọc từ bàn phím
cli-arg-card = Chữ trong mã QR của thẻ căn cước, hoặc -
cli-arg-identity = Số căn cước
cli-arg-email = Thư điện tử
cli-arg-address = Địa chỉ
cli-arg-case = Thứ tự trường hợp, từ 0
cli-arg-copies = Số bản, số việc tính phí
cli-arg-units = Số trang (hoặc người) của mỗi bản
cli-arg-fee-rows = Thứ tự các dòng phí được chọn, từ 0
cli-arg-exempt = Lý do miễn phí
cli-arg-paid = Đã thu: cash (tiền mặt) hoặc transfer (chuyển khoản)
cli-arg-e-receipt = Số biên lai điện tử
cli-received = Đã tiếp nhận { $code }, hẹn trả lúc { $due }.
cli-fee-total = Tổng cộng: { $total } đồng
cli-written = Đã ghi { $file }.
cli-status-due = Hẹn trả: { $due }
cli-status-overdue = Hồ sơ quá hẹn. Hãy hỏi cán bộ.

## src/cli/receipt.rs
cli-receipt = Giấy tiếp nhận: kiểm tra thật giả
cli-receipt-verify = Kiểm tra chữ ký, không cần cơ sở dữ liệu nếu có --key
cli-arg-key = Khóa công khai tin cậy dạng KHÓA:MÃ ĐƠN VỊ:TÊN (khóa đầu là của cơ quan này)
cli-key-form = Nhập khóa dạng KHÓA:MÃ ĐƠN VỊ:TÊN CƠ QUAN.
cli-key-or-database = Chưa có khóa để kiểm tra. Thêm --key, hoặc --db tới tệp dữ liệu.
cli-no-qr = Không đọc được mã QR. Hãy quét hoặc chụp lại rõ hơn.
cli-genuine = Giấy tiếp nhận thật: chữ ký đúng.

## src/cli/printing.rs
cli-print = In: danh sách chờ, ghi ra tệp, in lại, báo kết quả
cli-print-list = Các lệnh in chưa xong
cli-print-job = Ghi giấy của một lệnh ra tệp
cli-print-again = In lại phiếu số hoặc giấy tiếp nhận
cli-print-note = Ghi kết quả in
cli-arg-job = Số của lệnh in
cli-arg-out-paper = Tệp để ghi: .png hoặc .bin cho phiếu số, .pdf cho giấy tiếp nhận
cli-arg-again-what = Số phiếu (A001) hoặc mã hồ sơ
cli-arg-print-state = sending, confirmed, failed hoặc unknown
cli-arg-fault = Lỗi máy in báo
cli-print-nothing = Không có lệnh in nào chờ.

## src/cli/walkthrough.rs
cli-walkthrough = Đi thử mọi bước chính trên một cơ sở dữ liệu mới
cli-arg-walkthrough-out = Thư mục để ghi tệp
cli-walkthrough-exists = Đã có { $file }. Hãy chọn thư mục khác; chưa có gì thay đổi.
cli-walkthrough-closed = Giờ này cơ quan đóng cửa, nên đi thử như lúc { $at }.
cli-walkthrough-clerk = Đã thêm một cán bộ và đăng nhập ở quầy 3 (mã PIN ngẫu nhiên, không ai biết).
cli-walkthrough-found = Gõ “{ $words }” → { $code } { $name }
cli-walkthrough-number = Ki-ốt cấp số { $number } ({ $field }); phiếu in ra { $file }
cli-walkthrough-called = Quầy { $counter } gọi { $number }. { $why }
cli-walkthrough-received = Tiếp nhận từ mã QR trên thẻ căn cước: mã hồ sơ { $code }, hẹn trả { $due }
cli-walkthrough-receipt = Giấy tiếp nhận và hẹn trả kết quả: { $file }
cli-walkthrough-read-pdf = Đọc lại mã QR từ trang do pdftoppm vẽ: { $length } ký tự, đúng như đã ký
cli-walkthrough-read-own = Đọc lại mã QR từ bản vẽ của chương trình (máy không có pdftoppm): { $length } ký tự
cli-walkthrough-status = Tra cứu ở ki-ốt: { $code }, { $name }: { $step }
cli-walkthrough-done = Xong. Mọi tệp ở { $dir }.
## src/catalogue/unconfirmed.rs
unconfirmed-direct = trực tiếp
unconfirmed-online = trực tuyến
unconfirmed-postal = bưu chính
unconfirmed-limit-missing = Thời hạn ({ $ways }) chưa được công bố. Hãy nhập thời hạn.
unconfirmed-limit-in-words = Thời hạn ({ $ways }) chỉ ghi “{ $text }”. Hãy nhập thời hạn.
unconfirmed-limit-contradiction = Trường hợp { $case } ghi { $own }, cách nộp ghi { $general }. Hãy chọn một.
unconfirmed-several-limits = Thời hạn ({ $ways }) có nhiều mức: { $limits }. Hãy chọn một.
unconfirmed-limit-questioned = Thời hạn ({ $ways }) là { $limit }, nhưng ghi chú viết “{ $text }”. Hãy xác nhận.
unconfirmed-fee = “{ $name }” chưa có số tiền. Hãy nhập mức thu.
unconfirmed-code = Mã { $code } được dùng cho nhiều thủ tục. Hãy xác nhận mã.
unconfirmed-superseded = Thủ tục đã được thay thế bởi { $by }. Hãy dùng thủ tục mới.

## src/cli/simulate
cli-simulate = Mô phỏng: người dân giả đi qua các lệnh thật
cli-simulate-day = Một ngày làm việc trên một tệp mới (--db), kiểm tra mọi bất biến
cli-arg-tickets = Số người đến
cli-arg-counter-count = Số quầy
cli-arg-seed = Hạt giống: cùng số cho cùng một ngày
cli-simulate-exists = Đã có { $file }. Mô phỏng cần tệp mới: hãy thêm --db; chưa có gì thay đổi.
cli-simulate-broken = Có { $count } bất biến bị phá. Hãy gửi tệp cho người phát triển.
cli-simulate-done = Một ngày: { $tickets } người, { $counters } quầy, { $commands } lệnh trong { $ms } ms.
cli-simulate-tickets = Đã phục vụ { $served }, vắng { $missed }, bỏ về { $left }, hết giờ { $expired }; tiếp nhận { $dossiers } hồ sơ.
cli-simulate-wait = Chờ trung bình: ưu tiên { $priority } phút, thường { $normal } phút.
cli-simulate-checked = Đã kiểm { $checked } bất biến trên { $events } sự kiện.

## src/report
report-queue-title = Lượt khách ngày { $day }
report-services-title = Dịch vụ từ { $from } đến { $to }
report-field = Lĩnh vực
report-kind = Cách đến
report-walk-in = Đến trực tiếp
report-appointment = Hẹn trước
report-taken = Lấy số
report-appeared = Đã đến quầy
report-not-appeared = Không đến
report-open = Còn chờ
report-total = Tổng
report-service = Dịch vụ
report-code = Mã thủ tục
report-delivered-tickets = Lượt đã phục vụ
report-delivered = Số lượng đã làm
report-undelivered-tickets = Lượt không phục vụ
report-days = Ngày đầu phải trước ngày cuối, cách nhau tối đa { $most } ngày.
report-file-kind = Tệp báo cáo phải có đuôi .csv hoặc .xlsx.
report-file-failed = Không ghi được bảng tính. Thử lưu dạng .csv.

## src/cli/report.rs
cli-report = Báo cáo: lượt khách, dịch vụ
cli-report-queue = Lượt khách của một ngày: đã đến, không đến
cli-report-services = Dịch vụ đã làm trong một khoảng ngày
cli-arg-from = Ngày đầu; mặc định hôm nay
cli-arg-to = Ngày cuối; mặc định hôm nay
cli-arg-report-out = Ghi ra tệp .csv hoặc .xlsx
cli-report-written = Đã ghi { $file }.
