/** What each key does on the page of a return. */
export const webReturnKeysWords = {
  title: { vi: 'Bảng nhập số liệu', en: 'Entering figures' },
  down: { vi: 'Nhận số, xuống ô dưới (Shift: lên ô trên)', en: 'Take the figure, go down (Shift: up)' },
  arrows: { vi: 'Lên, xuống một ô', en: 'One cell up or down' },
  along: { vi: 'Sang ô kế tiếp (Shift: ô trước)', en: 'To the next cell (Shift: the one before)' },
  extend: { vi: 'Chọn nhiều ô', en: 'Select several cells' },
  all: { vi: 'Chọn cả bảng', en: 'Select the whole table' },
  edit: { vi: 'Sửa tiếp số đang có', en: 'Go on with the figure that is there' },
  cancel: { vi: 'Bỏ số đang gõ', en: 'Give up what is being typed' },
  clear: { vi: 'Xóa trống các ô đang chọn', en: 'Empty the selected cells' },
  ends: { vi: 'Về ô đầu, đến ô cuối', en: 'To the first, to the last cell' },
  undo: { vi: 'Hoàn tác', en: 'Undo' },
  redo: { vi: 'Làm lại', en: 'Redo' },
  copy: { vi: 'Chép ô đang chọn, dán được vào Excel', en: 'Copy the selected cells, for a spreadsheet too' },
  paste: {
    vi: 'Dán cột số hoặc cả bảng có tên chỉ tiêu',
    en: 'Paste a column, or a table with the names of its rows',
  },
  details: {
    vi: 'Xem lịch sử, trao đổi, giải thích của ô (Esc: đóng)',
    en: 'History, comments and meaning of the cell (Esc closes)',
  },
  next: {
    vi: 'Đến chỗ còn thiếu tiếp theo (Shift: chỗ trước)',
    en: 'To the next thing that is missing (Shift: the one before)',
  },
  submit: { vi: 'Gửi duyệt', en: 'Submit' },
  bold: { vi: 'Chữ đậm trong phần lời văn', en: 'Bold, in the narrative' },
  italic: { vi: 'Chữ nghiêng trong phần lời văn', en: 'Italic, in the narrative' },
} as const
