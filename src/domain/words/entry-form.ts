import type { Catalogue } from '../words.js'

/** What is printed on the spreadsheet in which a unit enters its figures. */
export const entryFormWords = {
  'sheet-entry': { vi: 'Nhập số liệu', en: 'Entry' },
  'sheet-guide': { vi: 'Hướng dẫn', en: 'Guide' },
  window: { vi: 'Kỳ báo cáo: {period} (từ {from} đến {to})', en: 'Period: {period} ({from} to {to})' },
  unit: { vi: 'Đơn vị: {name} (mã {code})', en: 'Unit: {name} (code {code})' },
  hint: {
    vi: 'Chỉ nhập vào ô nền vàng. 0 = không phát sinh; để trống = chưa có số liệu; n/a = không áp dụng. Dấu * = bắt buộc.',
    en: 'Type in the yellow cells only. 0 = nothing occurred; empty = no figure yet; n/a = does not apply. * = required.',
  },
  'column-code': { vi: 'Mã chỉ tiêu', en: 'Series code' },
  'column-label': { vi: 'Chỉ tiêu', en: 'Item' },
  'column-unit': { vi: 'Đơn vị tính', en: 'Unit of measure' },
  'column-current': { vi: 'Kỳ này: {period}', en: 'This period: {period}' },
  'column-previous': { vi: 'Kỳ trước: {period}', en: 'Previous: {period}' },
  'column-last-year': { vi: 'Cùng kỳ: {period}', en: 'Year before: {period}' },
  'column-note': { vi: 'Ghi chú', en: 'Note' },
  total: { vi: '{name} (tổng, tự tính)', en: '{name} (total, computed)' },
  part: { vi: '{name}: {category}', en: '{name}: {category}' },
  required: { vi: '{label} *', en: '{label} *' },
  narratives: { vi: 'PHẦN LỜI VĂN', en: 'NARRATIVE' },
  'entry-title': { vi: 'Số liệu kỳ này', en: 'Figure of this period' },
  'entry-whole': {
    vi: 'Số nguyên từ 0 trở lên, hoặc n/a nếu không áp dụng.',
    en: 'A whole number, 0 or more, or n/a when it does not apply.',
  },
  'entry-decimal': {
    vi: 'Số từ 0 trở lên, tối đa {scale} chữ số thập phân, hoặc n/a nếu không áp dụng.',
    en: 'A number, 0 or more, with at most {scale} decimals, or n/a when it does not apply.',
  },
  'entry-signed': {
    vi: 'Số (được âm), tối đa {scale} chữ số thập phân, hoặc n/a nếu không áp dụng.',
    en: 'A number (may be negative) with at most {scale} decimals, or n/a when it does not apply.',
  },
  'entry-refused': { vi: 'Số liệu chưa hợp lệ', en: 'Not a valid figure' },
  page: { vi: 'Trang', en: 'Page' },
  'guide-title': { vi: 'CÁCH NHẬP VÀ NỘP BIỂU', en: 'HOW TO FILL IN AND SEND THIS FORM' },
  'guide-1': {
    vi: '1. Biểu này chỉ dùng cho một đơn vị và một kỳ, ghi ở đầu trang nhập. Không dùng lại cho đơn vị hay kỳ khác: hãy tải biểu mới.',
    en: '1. This form serves one unit and one period, named at the top of the entry sheet. Do not use it for another unit or period: get a new form.',
  },
  'guide-2': {
    vi: '2. Nhập số liệu vào ô nền vàng ở cột “Kỳ này”. Các ô khác được khóa (không có mật khẩu) để tránh sửa nhầm.',
    en: '2. Type the figures in the yellow cells of the column “This period”. The other cells are locked (without a password) against slips.',
  },
  'guide-3': {
    vi: '3. Không phát sinh thì nhập 0. Chưa có số liệu thì để trống. Chỉ tiêu không áp dụng cho đơn vị thì nhập n/a. Để trống không phải là 0.',
    en: '3. Type 0 when nothing occurred. Leave the cell empty while there is no figure. Type n/a when the item does not apply to the unit. Empty is not 0.',
  },
  'guide-4': {
    vi: '4. Dòng “tổng, tự tính” do bảng tính cộng lấy; cột kỳ trước và cùng kỳ để đối chiếu, không phải nhập.',
    en: '4. Rows marked “total, computed” add up by themselves; the columns of earlier periods are there to compare and are not entered.',
  },
  'guide-5': {
    vi: '5. Có thể ghi giải trình ở cột “Ghi chú” và viết phần lời văn ở cuối trang nhập. Chỉ nêu số liệu tổng hợp; không ghi tên hay thông tin của cá nhân.',
    en: '5. Explanations go in the column “Note”, narrative in the boxes at the end of the entry sheet. Aggregates only: no names or particulars of private persons.',
  },
  'guide-6': {
    vi: '6. Không xóa dòng, không sao chép trang, không xóa trang ẩn: chương trình tìm ô theo tên đã đặt sẵn. Lưu ở dạng .xlsx bằng Excel hoặc LibreOffice rồi nộp.',
    en: '6. Do not delete rows, copy sheets or remove the hidden sheet: the program finds the cells by their names. Save as .xlsx in Excel or LibreOffice and send it.',
  },
} as const satisfies Catalogue
