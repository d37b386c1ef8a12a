/** Words of `cungky templates`, `verify` and `key`, and of what `report` says of templates. */
export const cliDocumentWords = {
  templates: { vi: 'liệt kê các mẫu văn bản của gói', en: 'list the templates of documents of the pack' },
  'option-format': {
    vi: 'loại tệp: docx, xlsx, pdf (mặc định: cả ba; nhiều loại cách nhau dấu phẩy)',
    en: 'kind of file: docx, xlsx, pdf (default: all three; several with commas)',
  },
  'option-template': {
    vi: 'tên mẫu của gói (cungky templates) hoặc tệp mẫu (mặc định: theo cấp đơn vị và kỳ)',
    en: 'a template of the pack (cungky templates) or a file (default: by level of unit and period)',
  },
  'no-templates': {
    vi: 'gói này không có mẫu báo cáo. Đặt mẫu vào thư mục templates của gói, hoặc chọn một tệp bằng --template',
    en: 'this pack has no report templates. Put one into its folder templates, or name a file with --template',
  },
  'template-none-fits': {
    vi: 'không có mẫu báo cáo nào dành cho cấp "{level}" và kỳ {period}. Chọn một mẫu bằng --template: {known}',
    en: 'no report template is for the level “{level}” and the period {period}. Choose one with --template: {known}',
  },
  'templates-none': { vi: 'Gói này không có mẫu văn bản nào.', en: 'This pack has no templates.' },
  'templates-id': { vi: 'Tên', en: 'Name' },
  'templates-kind': { vi: 'Loại văn bản', en: 'Kind' },
  'templates-name': { vi: 'Mẫu', en: 'Template' },
  'templates-levels': { vi: 'Cấp', en: 'Level' },
  'templates-periods': { vi: 'Kỳ', en: 'Period' },
  'templates-any': { vi: 'mọi', en: 'any' },

  verify: {
    vi: 'kiểm tra một tệp đã ban hành (docx, pdf, xlsx): có đúng từng chữ, từng số như khi ban hành không',
    en: 'check an issued file (docx, pdf, xlsx): is every word and figure as it was issued',
  },
  'verify-file': { vi: 'tệp văn bản', en: 'the file' },
  'verify-document': {
    vi: '{symbol}, ngày {date}, {issuer}: {title}',
    en: '{symbol}, {date}, {issuer}: {title}',
  },
  'verify-unreadable': {
    vi: 'Không đọc được {file}: tệp hỏng, có mật khẩu, hoặc không phải docx, pdf, xlsx.',
    en: '{file} cannot be read: it is damaged, locked by a password, or no docx, pdf or xlsx.',
  },
  'verify-absent': {
    vi: '{file} không mang chứng thực của Cùng Kỳ: chưa ban hành bằng chương trình, hoặc đã lưu lại bằng chương trình khác làm mất.',
    en: '{file} carries no manifest of Cùng Kỳ: it was not issued by it, or another program dropped it when saving.',
  },
  'verify-malformed': {
    vi: 'Chứng thực trong {file} không đọc được.',
    en: 'The manifest in {file} cannot be read.',
  },
  'verify-signed': {
    vi: 'Chữ ký: đúng, khóa {key}. Duyệt với số liệu biết đến {knownAt}.',
    en: 'Signature: good, key {key}. Signed off with figures known at {knownAt}.',
  },
  'verify-not-signed': {
    vi: 'Chữ ký: KHÔNG đúng. Chứng thực đã bị sửa sau khi ký (khóa {key}).',
    en: 'Signature: NOT good. The manifest was changed after it was signed (key {key}).',
  },
  'verify-key-known': { vi: 'Khóa: của hệ thống này.', en: 'Key: one of this installation.' },
  'verify-key-unknown': {
    vi: 'Khóa: KHÔNG phải của hệ thống này.',
    en: 'Key: NOT one of this installation.',
  },
  'verify-key-unasked': {
    vi: 'Khóa: chưa đối chiếu. Thêm --pack hoặc --server để biết khóa có phải của hệ thống và số liệu nay ra sao.',
    en: 'Key: not looked up. Add --pack or --server to know whose key it is and what the figures are now.',
  },
  'verify-unaltered': {
    vi: 'Nội dung: đúng từng chữ như khi ban hành ({lines} dòng, {figures} số liệu).',
    en: 'Content: word for word as issued ({lines} lines, {figures} figures).',
  },
  'verify-altered': {
    vi: 'Nội dung: ĐÃ BỊ SỬA ở {count} chỗ.',
    en: 'Content: ALTERED in {count} places.',
  },
  'verify-changed': {
    vi: '  sửa: "{issued}"\n    thành: "{found}"',
    en: '  changed: “{issued}”\n    to: “{found}”',
  },
  'verify-removed': { vi: '  bỏ: "{issued}"', en: '  removed: “{issued}”' },
  'verify-added': { vi: '  thêm: "{found}"', en: '  added: “{found}”' },
  'verify-altered-figure': {
    vi: '    số liệu {id}: {indicator}, đã ban hành "{text}"',
    en: '    figure {id}: {indicator}, issued as “{text}”',
  },
  'verify-then-equal': {
    vi: 'Số liệu tính lại như đã biết khi duyệt: {count}/{count} khớp.',
    en: 'Figures worked out again as known at sign-off: {count} of {count} equal.',
  },
  'verify-then-differs': {
    vi: 'Số liệu tính lại như đã biết khi duyệt: {differ}/{count} KHÔNG khớp.',
    en: 'Figures worked out again as known at sign-off: {differ} of {count} DIFFER.',
  },
  'verify-now-equal': {
    vi: 'Số liệu như hiện nay: {count}/{count} không đổi.',
    en: 'Figures as known now: {count} of {count} unchanged.',
  },
  'verify-now-differs': {
    vi: 'Số liệu như hiện nay: {differ}/{count} đã đổi từ khi duyệt.',
    en: 'Figures as known now: {differ} of {count} have changed since.',
  },
  'verify-figure': {
    vi: '  {id}: {indicator}, {unit}, {period}: ban hành {issued}, như đã biết khi duyệt {was}, nay {is}',
    en: '  {id}: {indicator}, {unit}, {period}: issued {issued}, as known then {was}, now {is}',
  },
  'verify-change': {
    vi: '    {unit}, {period}: {from} → {to}; {by}, {at}{reason}',
    en: '    {unit}, {period}: {from} → {to}; {by}, {at}{reason}',
  },
  'verify-change-version': { vi: 'bản {version}', en: 'version {version}' },
  'verify-change-none': { vi: 'chưa có', en: 'none' },
  'verify-change-reason': { vi: ': {reason}', en: ': {reason}' },
  'verify-changes-more': { vi: '    và {count} báo cáo khác', en: '    and {count} more returns' },
  'verify-nothing': { vi: 'không có số liệu', en: 'no figure' },
  'verify-other-pack': {
    vi: 'Số liệu: không tính lại được, vì văn bản thuộc gói {pack}.',
    en: 'Figures: not worked out again, as the document is of the pack {pack}.',
  },
  'verify-note': { vi: 'Số liệu: {note}', en: 'Figures: {note}' },

  key: { vi: 'khóa ký văn bản', en: 'keys that sign documents' },
  'key-list': { vi: 'liệt kê khóa ký', en: 'list the keys' },
  'key-rotate': {
    vi: 'ký bằng khóa mới từ nay; văn bản đã ký vẫn kiểm tra được',
    en: 'sign with a new key from now on; what was signed before stays verifiable',
  },
  'key-id': { vi: 'Khóa', en: 'Key' },
  'key-made': { vi: 'Lập', en: 'Made' },
  'key-retired': { vi: 'Thôi dùng', en: 'Retired' },
  'key-in-force': { vi: 'đang dùng', en: 'in force' },
  'key-public': { vi: 'Khóa công khai (SPKI, base64)', en: 'Public key (SPKI, base64)' },
  'key-none': {
    vi: 'Chưa có khóa nào: khóa đầu tiên được lập khi ban hành văn bản đầu tiên.',
    en: 'No key yet: the first is made when the first document is issued.',
  },
  'key-rotated': {
    vi: 'Từ nay ký bằng khóa {key}. Khóa trước vẫn dùng để kiểm tra văn bản đã ký.',
    en: 'From now on documents are signed with the key {key}. Earlier keys still verify what they signed.',
  },
} as const
