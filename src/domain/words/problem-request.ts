/** What can be wrong with a request to the server as such. */
export const requestProblems = {
  'request-invalid': {
    vi: 'Yêu cầu không đúng dạng tại {where}: {detail}. Sửa phần đó rồi gửi lại.',
    en: 'The request is not of the form expected at {where}: {detail}. Correct it and send it again.',
  },
  'request-not-json': {
    vi: 'Không đọc được nội dung yêu cầu (cần JSON hợp lệ). Kiểm tra lại nội dung và tiêu đề Content-Type.',
    en: 'The body cannot be read (valid JSON is needed). Check the body and the Content-Type header.',
  },
  'request-media-type': {
    vi: 'Kiểu nội dung {given} không dùng được ở đây. Gửi {wanted}.',
    en: 'The media type {given} cannot be used here. Send {wanted}.',
  },
  'request-too-large': {
    vi: 'Nội dung lớn hơn giới hạn {limit}. Chia nhỏ hoặc giảm dung lượng rồi gửi lại.',
    en: 'The body is larger than the limit of {limit}. Split it or make it smaller, and send it again.',
  },
  'request-not-found': {
    vi: 'Không có địa chỉ {path}. Xem danh sách tại /docs.',
    en: 'There is no address {path}. The list is at /docs.',
  },
  'request-method': {
    vi: 'Địa chỉ {path} không nhận phương thức {method}. Dùng: {allowed}.',
    en: 'The address {path} does not take the method {method}. Use: {allowed}.',
  },
  'request-forged': {
    vi: 'Yêu cầu không đến từ trang của hệ thống này (thiếu dấu chống giả mạo). Tải lại trang rồi làm lại.',
    en: 'The request does not come from a page of this system (its mark against forgery is missing). Load the page again and retry.',
  },
  'request-too-many': {
    vi: 'Quá nhiều yêu cầu. Thử lại sau {seconds} giây.',
    en: 'Too many requests. Try again in {seconds} seconds.',
  },
  'request-key-reused': {
    vi: 'Khóa Idempotency-Key này đã dùng cho một yêu cầu khác. Dùng khóa mới cho mỗi việc mới.',
    en: 'This Idempotency-Key was used for another request. Use a new key for every new request.',
  },
  'match-missing': {
    vi: 'Thiếu tiêu đề If-Match. Đọc lại báo cáo, rồi gửi kèm ETag của bản đã đọc.',
    en: 'The If-Match header is missing. Read the return, and send the ETag of what was read.',
  },
  'match-stale': {
    vi: 'Báo cáo đã thay đổi từ khi đọc ({whoVi}). Xem cả hai bản, chọn số đúng rồi lưu lại; chưa có gì bị ghi đè.',
    en: 'The return has changed since it was read ({whoEn}). Look at both, choose what is right and save again; nothing was overwritten.',
  },
  'server-fault': {
    vi: 'Hệ thống gặp lỗi, không ghi gì. Thử lại; nếu vẫn lỗi, báo người quản trị mã yêu cầu {request}.',
    en: 'The server failed; nothing was written. Try again; if it goes on, give the administrator the request id {request}.',
  },
  'server-stopping': {
    vi: 'Hệ thống đang dừng để bảo trì. Thử lại sau giây lát.',
    en: 'The server is stopping. Try again in a moment.',
  },
} as const
