/** What can be wrong with a request to the server as such. */
export const requestProblems = {
  'request-invalid': {
    vi: 'Yêu cầu không đúng dạng tại {where}: {detailVi}. Sửa phần đó rồi gửi lại.',
    en: 'The request is not of the form expected at {where}: {detailEn}. Correct it and send it again.',
  },
  'request-not-json': {
    vi: 'Không đọc được nội dung yêu cầu (cần JSON hợp lệ, mã UTF-8). Kiểm tra lại nội dung và tiêu đề Content-Type.',
    en: 'The body cannot be read (valid JSON in UTF-8 is needed). Check the body and the Content-Type header.',
  },
  'request-media-type': {
    vi: 'Kiểu nội dung {given} không dùng được ở đây. Gửi {wanted}.',
    en: 'The media type {given} cannot be used here. Send {wanted}.',
  },
  'request-too-large': {
    vi: 'Nội dung lớn hơn giới hạn {limit}. Chia nhỏ hoặc giảm dung lượng rồi gửi lại.',
    en: 'The body is larger than the limit of {limit}. Split it or make it smaller, and send it again.',
  },
  'request-body-slow': {
    vi: 'Nội dung yêu cầu không tới đủ: đường truyền ngừng quá {seconds} giây. Chưa ghi gì; kiểm tra mạng rồi gửi lại.',
    en: 'The body did not arrive whole: nothing came for {seconds} seconds. Nothing was written; check the network and send it again.',
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
    vi: 'Yêu cầu không đến từ trang của hệ thống này (thiếu dấu chống giả mạo). Tải lại trang rồi làm lại; chương trình riêng thì gửi kèm tiêu đề X-Cungky: 1 hoặc dùng khóa truy cập.',
    en: 'The request does not come from a page of this system (its mark against forgery is missing). Load the page again and retry; a program of your own sends the header X-Cungky: 1, or uses an access token.',
  },
  'request-too-many': {
    vi: 'Quá nhiều yêu cầu. Thử lại sau {seconds} giây.',
    en: 'Too many requests. Try again in {seconds} seconds.',
  },
  'request-key-invalid': {
    vi: 'Idempotency-Key phải dài 8–64 ký tự, chỉ gồm chữ cái không dấu, chữ số và . _ : -. Đặt khóa khác rồi gửi lại.',
    en: 'An Idempotency-Key has 8 to 64 characters: letters a–z, digits and . _ : -. Choose another and send it again.',
  },
  'request-key-reused': {
    vi: 'Khóa Idempotency-Key này đã dùng cho một yêu cầu khác. Dùng khóa mới cho mỗi việc mới.',
    en: 'This Idempotency-Key was used for another request. Use a new key for every new request.',
  },
  'request-key-secret': {
    vi: 'Yêu cầu này đã được thực hiện, và mã bí mật trong trả lời chỉ hiện một lần nên không gửi lại được. Nếu chưa nhận được mã, thu hồi cái đã tạo rồi tạo cái mới với khóa Idempotency-Key mới.',
    en: 'This request was carried out already, and the secret in its reply is shown once and cannot be sent again. If it did not reach you, revoke what was made and make another with a new Idempotency-Key.',
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
  'server-refused-data': {
    vi: 'Cơ sở dữ liệu từ chối vì dữ liệu trái với quy tắc {constraint}; không ghi gì. Đọc lại dữ liệu mới nhất rồi làm lại; nếu vẫn bị từ chối, báo người quản trị.',
    en: 'The database refused what goes against its rule {constraint}; nothing was written. Read the newest data and try again; if it is refused again, tell the administrator.',
  },
  'server-refused-access': {
    vi: 'Cơ sở dữ liệu không cho phép việc này với quyền của tài khoản; không ghi gì. Báo người quản trị mã yêu cầu ghi trong trả lời.',
    en: 'The database does not allow this with the rights of the account; nothing was written. Give the administrator the request id of this reply.',
  },
  'server-raced': {
    vi: 'Có người khác vừa làm đúng việc này cùng lúc; yêu cầu này không ghi gì. Đọc lại dữ liệu mới nhất, rồi làm lại nếu vẫn cần.',
    en: 'Somebody else did the same thing at the same moment; this request wrote nothing. Read the newest data, and try again if it is still needed.',
  },
  'server-busy': {
    vi: 'Nhiều người đang ghi cùng một chỗ; yêu cầu này chưa ghi gì. Thử lại sau giây lát.',
    en: 'Several people are writing in the same place; this request has written nothing. Try again in a moment.',
  },
  'server-starting': {
    vi: 'Hệ thống đang khởi động. Thử lại sau giây lát.',
    en: 'The server is starting. Try again in a moment.',
  },
  'server-stopping': {
    vi: 'Hệ thống đang dừng để bảo trì. Thử lại sau giây lát.',
    en: 'The server is stopping. Try again in a moment.',
  },
} as const
