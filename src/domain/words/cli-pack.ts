/** Words of `cungky pack export`, `take` and `history`. */
export const packWords = {
  'pack-export': {
    vi: 'tải danh mục đang dùng (kể cả phần đã sửa trên trang) về một tệp nén',
    en: 'write the definitions in force, edits made in the pages included, as an archive',
  },
  'pack-take': {
    vi: 'dùng danh mục trong một thư mục thay cho bản đang dùng; xem trước thay đổi, áp dụng khi có --yes',
    en: 'bring the definitions of a folder into force; shows what would change, applies it with --yes',
  },
  'pack-history': {
    vi: 'các bản danh mục đã dùng: ai đổi, khi nào, vì sao',
    en: 'the editions of the definitions: who changed them, when and why',
  },
  'export-file': {
    vi: 'tệp .zip ghi ra (mặc định: out/<gói>-<bản>.zip)',
    en: 'the .zip to write (default: out/<pack>-<edition>.zip)',
  },
  'option-edition': {
    vi: 'một bản cũ (mã, hoặc phần đầu của mã)',
    en: 'an older edition (its id or the beginning of it)',
  },
  'option-yes': { vi: 'áp dụng; không có thì chỉ xem trước', en: 'apply; without it only shown' },
  'option-why': { vi: 'lý do thay đổi', en: 'why the definitions change' },
  'take-same': {
    vi: 'Thư mục giống hệt bản đang dùng; không có gì thay đổi.',
    en: 'The folder says what is in force; nothing changes.',
  },
  'take-files': { vi: 'Tệp thay đổi: {files}', en: 'Files that change: {files}' },
  'take-units': {
    vi: 'Đơn vị: {created} lập mới, {abolished} kết thúc, {renamed} đổi tên, {moved} chuyển, {changed} thay đổi khác',
    en: 'Units: {created} created, {abolished} abolished, {renamed} renamed, {moved} moved, {changed} changed otherwise',
  },
  'take-whole': {
    vi: '  {unit} ({code}), từ {on}: cộng nguyên vẹn vào {heirs}; {returns} báo cáo',
    en: '  {unit} ({code}), from {on}: added whole to {heirs}; {returns} returns',
  },
  'take-shared': {
    vi: '  {unit} ({code}), từ {on}: phân bổ cho {heirs}, ghi là ước tính; {returns} báo cáo',
    en: '  {unit} ({code}), from {on}: apportioned to {heirs}, marked estimated; {returns} returns',
  },
  'take-none': {
    vi: '  {unit} ({code}), từ {on}: không so sánh được nữa; {returns} báo cáo',
    en: '  {unit} ({code}), from {on}: not comparable any more; {returns} returns',
  },
  'take-more': { vi: '  … và {count} dòng nữa', en: '  … and {count} more' },
  'take-offices': {
    vi: 'Vai trò kết thúc cùng đơn vị: {names}',
    en: 'Offices that end with their unit: {names}',
  },
  'take-list': {
    vi: '{what}: thêm {added}, sửa {changed}, bỏ {removed}',
    en: '{what}: {added} added, {changed} changed, {removed} removed',
  },
  'take-measures': { vi: 'Chỉ tiêu thu thập', en: 'Measures' },
  'take-indicators': { vi: 'Chỉ tiêu tính', en: 'Indicators' },
  'take-forms': { vi: 'Biểu mẫu', en: 'Forms' },
  'take-periods': {
    vi: 'Kỳ năm nay và năm sau đổi khung ngày hoặc hạn nộp: {periods}',
    en: 'Periods of this year and the next whose window or deadlines change: {periods}',
  },
  'take-warning': { vi: 'Lưu ý: {text}', en: 'Note: {text}' },
  'take-how': { vi: 'Chưa áp dụng. Thêm --yes để áp dụng.', en: 'Not applied. Add --yes to apply.' },
  'take-done': { vi: 'Đã áp dụng: bản {edition}.', en: 'Applied: edition {edition}.' },
  'history-edition': { vi: 'Bản', en: 'Edition' },
  'history-at': { vi: 'Lúc', en: 'At' },
  'history-by': { vi: 'Ai', en: 'Who' },
  'history-source': { vi: 'Từ', en: 'From' },
  'history-files': { vi: 'Tệp thay đổi', en: 'Files changed' },
  'history-why': { vi: 'Lý do', en: 'Why' },
  'source-folder': { vi: 'thư mục', en: 'folder' },
  'source-edit': { vi: 'sửa trên trang', en: 'edited in the pages' },
  'source-import': { vi: 'tệp nén', en: 'archive' },
  'history-none': {
    vi: 'Chưa có bản nào; máy chủ hoặc lệnh làm việc với cơ sở dữ liệu này sẽ lấy danh mục từ thư mục của gói.',
    en: 'There is none yet; the first server or command that works on this database takes the folder of the pack.',
  },
} as const
