/** Refusals of what goes with a return: comments, attached files, workbooks, imports; and of orders about a period. */
export const papersProblems = {
  'private-citizen-id': {
    vi: 'Dãy số {shown} (sau “{near}”) giống số định danh cá nhân, căn cước. Báo cáo không ghi thông tin của cá nhân: bỏ dãy số này; nếu là số liệu, viết có dấu ngăn hàng nghìn hoặc kèm đơn vị tính.',
    en: 'The number {shown} (after “{near}”) looks like a citizen’s identity number. Returns carry nothing about private persons: remove it; if it is a figure, write it with thousands marks or with its unit.',
  },
  'private-identity-card': {
    vi: 'Dãy số {shown} (sau “{near}”) giống số chứng minh nhân dân. Báo cáo không ghi thông tin của cá nhân: bỏ dãy số này; nếu là số liệu, viết có dấu ngăn hàng nghìn hoặc kèm đơn vị tính.',
    en: 'The number {shown} (after “{near}”) looks like the number of an identity card. Returns carry nothing about private persons: remove it; if it is a figure, write it with thousands marks or with its unit.',
  },
  'private-phone': {
    vi: 'Dãy số {shown} (sau “{near}”) giống số điện thoại. Báo cáo không ghi thông tin liên lạc của cá nhân: bỏ dãy số này; nếu là số liệu, viết có dấu ngăn hàng nghìn hoặc kèm đơn vị tính.',
    en: 'The number {shown} (after “{near}”) looks like a telephone number. Returns carry no contact details of persons: remove it; if it is a figure, write it with thousands marks or with its unit.',
  },

  'comment-empty': {
    vi: 'Nội dung góp ý còn trống. Viết nội dung rồi gửi lại.',
    en: 'The comment is empty. Write what you mean and send it again.',
  },
  'comment-long': {
    vi: 'Góp ý dài {length} ký tự, giới hạn là {limit}. Rút gọn, hoặc đính kèm văn bản vào báo cáo.',
    en: 'The comment has {length} characters, the limit is {limit}. Shorten it, or attach a document to the return.',
  },
  'comment-not-found': {
    vi: 'Báo cáo này không có góp ý đó. Tải lại danh sách góp ý.',
    en: 'There is no such comment on this return. Load the list of comments again.',
  },
  'comment-resolved': {
    vi: 'Góp ý này đã được {name} đánh dấu xử lý xong. Tải lại danh sách góp ý; nếu còn vướng mắc, viết góp ý mới.',
    en: 'This comment was already marked as settled by {name}. Load the list again; if something is still open, write a new comment.',
  },
  'series-not-on-form': {
    vi: 'Biểu “{form}” không có chỉ tiêu “{series}”. Chọn chỉ tiêu có trên biểu, hoặc góp ý chung cho cả báo cáo.',
    en: 'The form “{form}” has no item “{series}”. Choose one that is on the form, or comment on the return as a whole.',
  },

  'file-name-missing': {
    vi: 'Thiếu tên tệp. Gửi tên tệp trong tiêu đề X-File-Name (mã hóa phần trăm, UTF-8).',
    en: 'The name of the file is missing. Send it in the header X-File-Name (percent-encoded UTF-8).',
  },
  'file-name-unsafe': {
    vi: 'Tên tệp “{name}” có ký tự hoặc dạng không dùng được. Đặt lại tên bằng chữ, số, dấu cách, gạch nối rồi gửi lại.',
    en: 'The file name “{name}” has characters or a form that cannot be used. Rename the file with letters, digits, spaces and hyphens, and send it again.',
  },
  'file-name-long': {
    vi: 'Tên tệp dài {length} ký tự, giới hạn là {limit}. Đặt tên ngắn hơn rồi gửi lại.',
    en: 'The file name has {length} characters, the limit is {limit}. Give it a shorter one and send it again.',
  },
  'attachment-empty': {
    vi: 'Tệp “{name}” không có nội dung. Kiểm tra lại tệp rồi gửi lại.',
    en: 'The file “{name}” is empty. Check it and send it again.',
  },
  'attachment-large': {
    vi: 'Tệp “{name}” lớn hơn {limit} MB. Giảm dung lượng hoặc tách tệp rồi gửi lại.',
    en: 'The file “{name}” is larger than {limit} MB. Make it smaller or split it, and send it again.',
  },
  'attachment-type': {
    vi: 'Tệp “{name}” là {kind}, không thuộc loại được đính kèm. Dùng {allowed}.',
    en: 'The file “{name}” is {kind}, which cannot be attached. Use {allowed}.',
  },
  'attachment-type-unknown': {
    vi: 'Không nhận ra loại của tệp “{name}” qua nội dung. Lưu lại thành {allowed} rồi gửi lại.',
    en: 'The content of the file “{name}” is of no known type. Save it as {allowed} and send it again.',
  },
  'attachment-name-differs': {
    vi: 'Tệp “{name}” có nội dung là {kind}. Đặt lại phần mở rộng là .{wanted} cho đúng nội dung rồi gửi lại.',
    en: 'The content of the file “{name}” is {kind}. Give its name the ending .{wanted} and send it again.',
  },
  'attachment-active': {
    vi: 'Tệp “{name}” có macro hoặc chương trình nhúng ({part}). Lưu lại thành tệp không có macro và chương trình nhúng, hoặc xuất ra PDF, rồi gửi lại.',
    en: 'The file “{name}” holds macros or an embedded program ({part}). Save it without them, or export it as PDF, and send it again.',
  },
  'attachment-password': {
    vi: 'Tệp “{name}” có mật khẩu nên không kiểm tra được. Bỏ mật khẩu rồi gửi lại.',
    en: 'The file “{name}” has a password and cannot be examined. Remove the password and send it again.',
  },
  'attachment-damaged': {
    vi: 'Tệp “{name}” bị hỏng. Mở bằng chương trình đã tạo ra tệp, lưu lại rồi gửi lại.',
    en: 'The file “{name}” is damaged. Open it in the program it was made with, save it and send it again.',
  },
  'attachment-bomb': {
    vi: 'Tệp “{name}” bung ra lớn bất thường nên bị từ chối. Kiểm tra lại nguồn gốc của tệp.',
    en: 'The file “{name}” unpacks to an unusual size and is refused. Check where it comes from.',
  },
  'attachment-many': {
    vi: 'Báo cáo đã có {count} tệp đính kèm, giới hạn là {limit}. Gỡ bớt tệp không cần, hoặc gộp các tệp.',
    en: 'The return has {count} attached files, the limit is {limit}. Remove those it does not need, or join some.',
  },
  'attachment-total': {
    vi: 'Tổng dung lượng tệp đính kèm của báo cáo sẽ là {total} MB, giới hạn là {limit} MB. Gỡ bớt hoặc giảm dung lượng.',
    en: 'The attached files of the return would come to {total} MB, the limit is {limit} MB. Remove some or make them smaller.',
  },
  'attachment-present': {
    vi: 'Báo cáo đã có tệp này, với tên “{name}”. Không cần gửi lại.',
    en: 'The return already has this very file, under the name “{name}”. There is no need to send it again.',
  },
  'attachment-not-found': {
    vi: 'Báo cáo này không có tệp đính kèm đó. Tải lại danh sách tệp.',
    en: 'There is no such file on this return. Load the list of files again.',
  },
  'attachment-removed': {
    vi: 'Tệp “{name}” đã được {by} gỡ khỏi báo cáo. Nếu cần, đề nghị đơn vị đính kèm lại.',
    en: 'The file “{name}” was taken off the return by {by}. If it is needed, ask the unit to attach it again.',
  },

  'workbook-other-return': {
    vi: 'Tệp có số liệu của đơn vị {unit}, kỳ {period}, biểu {form}; đang cần đơn vị {wantedUnit}, kỳ {wantedPeriod}, biểu {wantedForm}. Bỏ phần đó khỏi tệp, hoặc gửi tệp vào đúng báo cáo.',
    en: 'The file holds figures of unit {unit} for {period} on form {form}; wanted are those of {wantedUnit} for {wantedPeriod} on {wantedForm}. Take them out of the file, or send the file to the return it is for.',
  },
  'workbook-empty': {
    vi: 'Tệp không có số liệu hay lời văn nào cho báo cáo này. Kiểm tra lại tệp đã lưu chưa, hoặc tải biểu mới rồi điền lại.',
    en: 'The file holds no figure and no text for this return. Check that it was saved, or get a new form and fill it in.',
  },

  'import-many': {
    vi: 'Tệp có {count} báo cáo, mỗi lần chỉ nhập được {limit}. Tách tệp theo năm rồi nhập từng tệp, hoặc dùng lệnh “cungky load” trên máy chủ.',
    en: 'The file holds {count} returns; at most {limit} can be imported at once. Split it by year and import each part, or use the command “cungky load” on the server.',
  },
  'import-reason-missing': {
    vi: 'Có {count} báo cáo đã có số liệu khác sẽ bị thay thế mà chưa nêu lý do. Gửi lại kèm lý do (tham số reason); bản cũ vẫn được lưu.',
    en: '{count} returns that hold other figures would be replaced, and no reason is given. Send it again with a reason (parameter reason); what was there stays on record.',
  },
  'import-empty': {
    vi: 'Tệp không có số liệu nào. Kiểm tra lại tệp rồi gửi lại.',
    en: 'The file holds no figures. Check it and send it again.',
  },

  'order-unit-absent': {
    vi: 'Đơn vị {unit} không có trong cây đơn vị của kỳ {period}. Chọn đơn vị có trong kỳ đó: đơn vị tiền thân hoặc đơn vị cấp trên.',
    en: 'The unit {unit} is not in the tree of units of {period}. Choose a unit of that time: one it took over from, or one above.',
  },
  'order-in-force': {
    vi: 'Đơn vị đã có lệnh khóa như vậy từ ngày {dateVi} (lý do: {reason}). Không cần ra lệnh nữa; nếu cần đổi ngày, kết thúc lệnh cũ trước.',
    en: 'The unit has already given such an order, from {dateEn} (reason: {reason}). There is no need for another; to change its days, end that one first.',
  },
  'order-not-found': {
    vi: 'Không có lệnh khóa hoặc giấy phép này. Tải lại danh sách của kỳ báo cáo.',
    en: 'There is no such order or leave. Load the list of the period again.',
  },
  'order-ended': {
    vi: 'Lệnh này đã hết hiệu lực từ ngày {dateVi}. Không cần kết thúc nữa; tải lại danh sách.',
    en: 'It has not been in force since {dateEn}. There is nothing to end; load the list again.',
  },
  'order-end-past': {
    vi: 'Ngày kết thúc {dateVi} đã qua. Chọn từ hôm nay ({todayVi}) trở đi: những gì đã có hiệu lực thì giữ nguyên.',
    en: 'The end, {dateEn}, has passed. Choose today ({todayEn}) or later: what has been in force stays on record.',
  },
  'order-end-later': {
    vi: 'Lệnh này vốn đã kết thúc vào ngày {endVi}; ngày {dateVi} không sớm hơn. Chọn ngày sớm hơn; muốn kéo dài thì ra lệnh mới.',
    en: 'It ends on {endEn} anyway, and {dateEn} is no earlier. Choose an earlier day; to prolong it, give a new order.',
  },
} as const
