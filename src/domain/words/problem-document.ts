/** What can be wrong with a document on its way. */
export const documentProblems = {
  'document-unknown': {
    vi: 'Không có văn bản này. Có thể nó đã bị bỏ, hoặc tài khoản không được xem; tìm lại trong danh sách văn bản.',
    en: 'There is no such document. It may have been discarded, or this account may not see it; look in the list of documents.',
  },
  'document-wrong-state': {
    vi: 'Văn bản đang ở trạng thái “{state}” nên không thực hiện được bước “{step}”; bước này chỉ dùng khi văn bản ở trạng thái: {from}. Tải lại trang để xem trạng thái hiện nay.',
    en: 'The document is in the state “{state}”, where “{step}” cannot be done; that needs one of: {from}. Load the page again to see how it stands.',
  },
  'document-two-person': {
    vi: 'Người đã soạn văn bản không được tự duyệt. Nhờ lãnh đạo khác duyệt.',
    en: 'Whoever wrote on a document does not approve it. Ask another head or leader.',
  },
  'document-reason-missing': {
    vi: 'Ghi lý do: người soạn cần biết phải sửa gì, người đọc sau này cần biết vì sao.',
    en: 'Give the reason: the writers must know what to mend, later readers why.',
  },
  'document-template-unknown': {
    vi: 'Không có mẫu “{template}”. Có thể là: {near}.',
    en: 'There is no template “{template}”. Perhaps: {near}.',
  },
  'document-unsound': {
    vi: 'Văn bản còn {count} chỗ chưa gắn được số liệu hoặc viết sai cú pháp. Sửa từng chỗ đã nêu rồi thực hiện lại.',
    en: 'The document has {count} places that cannot be bound to figures or read. Mend each of them and try again.',
  },
  'document-figures-missing': {
    vi: 'Văn bản không có số liệu nào của kỳ {period}. Kiểm tra kỳ và mức số liệu đã chọn.',
    en: 'The document has no figure for {period}. Check the period and the stage of figures.',
  },
  'document-date-order': {
    vi: 'Ngày ban hành {date} sớm hơn ngày của văn bản số {number} cùng loại ({last}). Số và ngày phải cùng tăng: chọn ngày từ {last} trở đi.',
    en: 'The date {date} is before that of number {number} of the same kind ({last}). Numbers and dates rise together: choose {last} or later.',
  },
  'document-date-future': {
    vi: 'Ngày ban hành {date} chưa tới. Chọn ngày hôm nay hoặc trước đó.',
    en: 'The date {date} is still to come. Choose today or an earlier day.',
  },
  'document-file-none': {
    vi: 'Văn bản không có tệp dạng “{format}”: không có bảng nào để đưa vào bảng tính, hoặc văn bản chưa ban hành.',
    en: 'The document has no file of the kind “{format}”: it has no table for a spreadsheet, or it is not issued yet.',
  },
  'document-version-unknown': {
    vi: 'Không có bản {version} của văn bản này. Các bản: 1 đến {last}.',
    en: 'There is no version {version} of this document. Versions: 1 to {last}.',
  },
  'document-text-long': {
    vi: 'Nội dung dài quá {most} ký tự. Chuyển phần chi tiết sang phụ lục hoặc tách thành văn bản khác.',
    en: 'The text has more than {most} characters. Move details to an annex or into another document.',
  },
  'document-comment-unknown': {
    vi: 'Không có ý kiến này ở văn bản. Tải lại trang để xem các ý kiến hiện có.',
    en: 'There is no such comment on the document. Load the page again to see those there are.',
  },
  'document-task-unknown': {
    vi: 'Không có phần việc này ở văn bản. Tải lại trang để xem các phần việc hiện có.',
    en: 'There is no such task on the document. Load the page again to see those there are.',
  },
  'signing-key-sealed': {
    vi: 'Không mở được khóa ký {key}: nó được niêm phong bằng khóa khác của máy chủ. Dùng đúng CUNGKY_SEAL_KEY, hoặc đổi khóa ký bằng `cungky key rotate`.',
    en: 'The signing key {key} cannot be opened: it was sealed under another key of the server. Use the right CUNGKY_SEAL_KEY, or begin a new one with `cungky key rotate`.',
  },
  'document-assignee': {
    vi: 'Không giao được phần này cho “{account}”: tài khoản không soạn văn bản ở đơn vị này. Chọn người có vai trò soạn văn bản.',
    en: 'The part cannot be given to “{account}”, who does not write documents in this unit. Choose somebody who does.',
  },
} as const
