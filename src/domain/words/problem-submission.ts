/** Refusals of a step of a return on its way up, and of orders that close a period. */
export const submissionProblems = {
  'return-wrong-state': {
    vi: 'Không thể {commandVi} báo cáo khi báo cáo {stateVi}. Lúc này {nextVi}.',
    en: 'You cannot {commandEn} a return that is {stateEn}. At this point {nextEn}.',
  },
  'return-closed': {
    vi: 'Kỳ báo cáo đã khóa từ ngày {dateVi} (lý do: {reason}). Nếu cần sửa, đề nghị thủ trưởng đơn vị cấp trên cho phép và nêu lý do.',
    en: 'The period has been closed since {dateEn} (reason: {reason}). If a change is needed, ask the head of the superior unit for an exception and say why.',
  },
  'return-exception-expired': {
    vi: 'Kỳ báo cáo đã khóa; thời hạn cho phép đơn vị sửa đã hết vào ngày {untilVi}. Nếu vẫn cần sửa, đề nghị thủ trưởng đơn vị cấp trên gia hạn và nêu lý do.',
    en: 'The period is closed and the unit’s exception ended on {untilEn}. If a change is still needed, ask the head of the superior unit for another and say why.',
  },
  'return-final': {
    vi: 'Số liệu của kỳ đã chốt chính thức từ ngày {dateVi} (căn cứ: {reason}). Nếu phát hiện sai sót, đề nghị thủ trưởng đơn vị cấp trên cho phép đính chính và nêu lý do.',
    en: 'The figures of the period have been final since {dateEn} (ground: {reason}). If there is a mistake, ask the head of the superior unit for leave to correct it and say why.',
  },
  'return-not-owed': {
    vi: 'Đơn vị không phải báo cáo biểu mẫu này trong kỳ này. Chọn biểu mẫu và kỳ mà đơn vị phải báo cáo; nếu gói cấu hình ghi sai, báo cho quản trị viên.',
    en: 'The unit does not owe this form for this period. Choose a form and period that it owes; if the pack is wrong, tell the administrator.',
  },
  'return-window-running': {
    vi: 'Kỳ báo cáo đến hết ngày {lastVi} mới kết thúc nên chưa gửi được. Số liệu đã nhập vẫn được lưu; gửi từ ngày {firstVi}.',
    en: 'The period runs until the end of {lastEn}, so the return cannot be submitted yet. What was entered is kept; submit it from {firstEn} on.',
  },
  'return-two-person': {
    vi: 'Người đã nhập số liệu không được tự duyệt báo cáo đó. Đề nghị một thủ trưởng khác của đơn vị, người không nhập số liệu, duyệt báo cáo.',
    en: 'Whoever entered figures in a return may not approve it. Ask another head of the unit, who entered none, to approve it.',
  },
  'return-own-acceptance': {
    vi: 'Người đã nhập hoặc duyệt báo cáo tại đơn vị không được thay mặt cấp trên tiếp nhận báo cáo đó. Đề nghị người khác của đơn vị cấp trên tiếp nhận.',
    en: 'Whoever entered or approved a return for the unit may not accept it for the superior unit. Ask somebody else there to accept it.',
  },
  'return-check-errors': {
    vi: 'Chưa gửi được vì báo cáo còn lỗi ở {count} chỗ. Sửa các ô được đánh dấu lỗi rồi gửi lại.',
    en: 'The return cannot be submitted: errors found: {count}. Correct the cells that are marked, then submit again.',
  },
  'return-warnings-unexplained': {
    vi: 'Chưa gửi được vì còn {count} cảnh báo chưa giải trình. Sửa số liệu, hoặc viết giải trình cho từng cảnh báo rồi gửi lại.',
    en: 'The return cannot be submitted: warnings without an explanation: {count}. Correct the figures or explain each warning, then submit again.',
  },
  'return-reason-missing': {
    vi: 'Muốn {commandVi} báo cáo phải nêu lý do. Viết lý do bằng lời rồi thực hiện lại.',
    en: 'A reason is needed to {commandEn} a return. Write it in words and try again.',
  },
  'return-history-unsound': {
    vi: 'Lịch sử của báo cáo không liền mạch: bước “{event}” của bản {version} lúc {at} không thể diễn ra từ bước trước đó. Không sửa báo cáo này; báo cho quản trị viên kiểm tra cơ sở dữ liệu.',
    en: 'The history of the return does not hold together: the step “{event}” of version {version} at {at} cannot follow the one before. Leave this return alone and have the administrator check the database.',
  },
  'return-version-unknown': {
    vi: 'Báo cáo không có bản số {version}. Xem danh sách các bản của báo cáo.',
    en: 'The return has no version {version}. Look at the list of its versions.',
  },
  'return-text-long': {
    vi: 'Nội dung dài {length} ký tự, tối đa {limit}. Rút gọn rồi lưu lại; số liệu khác trong lần lưu này cũng chưa được ghi.',
    en: 'The text is {length} characters long, at most {limit} are taken. Shorten it and save again; nothing else of this request was written.',
  },
  'return-explanation-key': {
    vi: 'Không có cảnh báo, câu hỏi hay ghi chú nào mang khóa “{key}” trong biểu mẫu {form}. Dùng khóa đi kèm từng cảnh báo khi đọc báo cáo.',
    en: 'No warning, question or note of form {form} has the key “{key}”. Use the key that comes with each warning when the return is read.',
  },
  'list-cursor': {
    vi: 'Con trỏ trang không dùng được nữa. Bắt đầu lại từ trang đầu (bỏ tham số cursor).',
    en: 'The cursor of the page cannot be used any more. Begin again at the first page (leave the cursor out).',
  },
  'lock-reason-missing': {
    vi: 'Chưa nêu lý do. Khóa kỳ hoặc cho phép sửa khi kỳ đã khóa đều phải ghi lý do bằng lời.',
    en: 'The reason is missing. Closing a period and granting an exception both need one, in words.',
  },
  'lock-dates-reversed': {
    vi: 'Ngày mở lại {toVi} không sau ngày khóa {fromVi}. Sửa một trong hai ngày.',
    en: 'The day of reopening, {toEn}, is not after the day of closing, {fromEn}. Correct one of them.',
  },
  'lock-period-running': {
    vi: 'Kỳ báo cáo đến hết ngày {lastVi} mới kết thúc. Chọn ngày khóa từ ngày {firstVi} trở đi.',
    en: 'The period runs until the end of {lastEn}. Close it on {firstEn} or later.',
  },
  'lock-exception-past': {
    vi: 'Thời hạn cho phép sửa ({untilVi}) đã qua hoặc trước ngày bắt đầu. Chọn ngày hết hạn từ hôm nay trở đi.',
    en: 'The exception would end on {untilEn}, which has passed or is before it begins. Choose today or a later day.',
  },
} as const
