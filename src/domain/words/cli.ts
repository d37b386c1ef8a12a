import { cliDocumentWords } from './cli-documents.js'
import { packWords } from './cli-pack.js'
import { remoteWords } from './cli-remote.js'
import { userWords } from './cli-user.js'

/** Words of the command line: help, headings, messages. */
export const cliWords = {
  ...cliDocumentWords,
  ...packWords,
  ...remoteWords,
  ...userWords,
  program: {
    vi: 'Cùng Kỳ: từ số liệu của đơn vị đến báo cáo của cấp tỉnh, so sánh cùng kỳ, truy được nguồn từng con số.',
    en: 'Cùng Kỳ: from the units’ figures to the province’s report, compared with the same period, every figure traceable.',
  },
  'exit-codes': {
    vi: 'Mã thoát: 0 xong; 1 có khác biệt được liệt kê hoặc tệp đã bị sửa; 2 sai cú pháp lệnh; 3 đầu vào có lỗi (không ghi gì); 4 lỗi cơ sở dữ liệu; 5 không liên lạc được với máy chủ hoặc máy chủ lỗi; 70 lỗi chương trình.\nBiến môi trường: CUNGKY_DATA thư mục dữ liệu (mặc định .cungky), CUNGKY_LANG vi|en, CUNGKY_DB_PORT, DATABASE_URL, CUNGKY_TOKEN mã truy cập API.',
    en: 'Exit codes: 0 done; 1 differences were listed or a file was altered; 2 wrong usage; 3 faulty input (nothing written); 4 database failure; 5 the server cannot be reached or failed; 70 program fault.\nEnvironment: CUNGKY_DATA data folder (default .cungky), CUNGKY_LANG vi|en, CUNGKY_DB_PORT, DATABASE_URL, CUNGKY_TOKEN API token.',
  },
  'usage-title': { vi: 'Cách dùng:', en: 'Usage:' },
  'options-title': { vi: 'Tùy chọn:', en: 'Options:' },
  'commands-title': { vi: 'Lệnh:', en: 'Commands:' },
  'arguments-title': { vi: 'Tham số:', en: 'Arguments:' },
  'help-option': { vi: 'hiện hướng dẫn này', en: 'show this help' },
  'option-default': { vi: 'mặc định: {value}', en: 'default: {value}' },
  'help-command': { vi: 'hướng dẫn một lệnh', en: 'help on a command' },
  'version-option': { vi: 'hiện phiên bản', en: 'show the version' },
  'option-json': { vi: 'in JSON cho máy đọc', en: 'print JSON for programs' },
  'option-lang': { vi: 'ngôn ngữ: vi hoặc en', en: 'language: vi or en' },
  'option-pack': {
    vi: 'gói: tên trong packs/ hoặc đường dẫn thư mục',
    en: 'pack: a name in packs/ or a folder',
  },
  'option-period': {
    vi: 'kỳ: 2024-06, 2024-Q2, 2024-H1, 2024-9M, 2024',
    en: 'period: 2024-06, 2024-Q2, 2024-H1, 2024-9M, 2024',
  },
  'option-unit': {
    vi: 'mã đơn vị (mặc định: cấp tỉnh hoặc đơn vị gốc)',
    en: 'unit code (default: the province, or the root)',
  },
  'option-out': { vi: 'nơi ghi tệp', en: 'where to write' },
  'option-dry-run': { vi: 'chỉ kiểm tra, không ghi', en: 'check only, write nothing' },
  'option-stage': {
    vi: 'bước của số liệu: entered, submitted, approved, accepted',
    en: 'stage of figures: entered, submitted, approved, accepted',
  },
  'option-known-at': {
    vi: 'số liệu như đã biết tại thời điểm này (ISO 8601)',
    en: 'figures as known at this moment (ISO 8601)',
  },
  'option-reason': { vi: 'lý do thay số liệu đã có', en: 'why figures that exist are replaced' },
  'option-actor': { vi: 'người thực hiện, ghi vào lịch sử', en: 'who does it, kept in the history' },
  'option-convert': {
    vi: 'đổi bảng mã cũ khi đọc: tcvn3, vni, windows-1258',
    en: 'convert an old encoding while reading: tcvn3, vni, windows-1258',
  },
  'option-base': {
    vi: 'gốc so sánh: same-period-last-year, previous-period, year-to-date, target, hoặc một kỳ',
    en: 'base: same-period-last-year, previous-period, year-to-date, target, or a period',
  },
  'option-by': {
    vi: 'mỗi đơn vị của cấp này một dòng (commune, department…)',
    en: 'one row per unit of this level (commune, department…)',
  },
  'option-basis': {
    vi: 'đặt số liệu trên cây đơn vị của ngày này (mặc định: cây của kỳ đang xem)',
    en: 'set figures on the tree of this day (default: the tree of the period)',
  },
  'option-indicator': {
    vi: 'chỉ tiêu (lặp lại được; mặc định: chỉ tiêu chủ yếu)',
    en: 'indicator (repeatable; default: headline)',
  },
  'option-all-indicators': { vi: 'mọi chỉ tiêu của gói', en: 'every indicator of the pack' },
  'option-cautious': {
    vi: 'không nói tăng hay giảm khi khác biệt có thể do ngẫu nhiên',
    en: 'do not say up or down where chance may explain it',
  },
  'option-allow-incomplete': {
    vi: 'vẫn so sánh khi thiếu báo cáo (có ghi chú)',
    en: 'compare although returns are missing (told so)',
  },
  'option-number': { vi: 'số văn bản khi ban hành', en: 'number when issued' },
  'option-date': { vi: 'ngày văn bản (YYYY-MM-DD)', en: 'date of the document (YYYY-MM-DD)' },
  'option-form': { vi: 'biểu mẫu', en: 'form' },
  'option-verify': {
    vi: 'chỉ so với các báo cáo, không dựng lại',
    en: 'only compare with the returns, do not remake',
  },
  demo: {
    vi: 'chạy toàn bộ việc chính trên gói ví dụ: nạp, so sánh, báo cáo Word, Excel và PDF',
    en: 'run the whole main job on the example: load, compare, report as Word, Excel and PDF',
  },
  pack: { vi: 'gói cấu hình', en: 'packs' },
  'pack-check': {
    vi: 'kiểm tra một gói, nêu mọi lỗi theo tệp và dòng',
    en: 'check a pack, naming every fault by file and line',
  },
  load: {
    vi: 'nạp số liệu (CSV, XLSX, tệp của nơi công bố); không nêu tệp thì nạp số liệu kèm gói',
    en: 'load figures (CSV, XLSX, publishers’ files); without files, those shipped with the pack',
  },
  template: {
    vi: 'tạo biểu Excel để một đơn vị nhập một kỳ',
    en: 'make the Excel form of a unit for a period',
  },
  submit: { vi: 'gửi một biểu đã nhập', en: 'submit a filled form' },
  compare: {
    vi: 'so sánh với cùng kỳ, theo đơn vị, qua sắp xếp đơn vị',
    en: 'compare with the same period, by unit, across reorganisations',
  },
  report: {
    vi: 'lập báo cáo theo mẫu của cấp và kỳ: Word, PDF và phụ lục Excel',
    en: 'make the report by the template of level and period: Word, PDF and its annexes as Excel',
  },
  explain: {
    vi: 'mở một con số: công thức, kỳ, từng báo cáo đã góp vào',
    en: 'open a figure: expression, window, every return in it',
  },
  rebuild: { vi: 'tính lại mọi số tổng hợp từ các báo cáo', en: 'recompute all totals from the returns' },
  reconcile: {
    vi: 'đối chiếu số tổng hợp với số đã công bố; soát tỉ lệ đã in',
    en: 'hold totals against published ones; judge printed percentages',
  },
  serve: {
    vi: 'chạy máy chủ: một cổng cho API, tài liệu và trang đầu; dừng bằng Ctrl-C hoặc SIGTERM',
    en: 'run the server: one port for the API, its documentation and the start page; stop it with Ctrl-C or SIGTERM',
  },
  config: {
    vi: 'in mọi cài đặt, giá trị và nơi đặt (bí mật được che)',
    en: 'print every setting, its value and where it came from (secrets masked)',
  },
  'option-demo': {
    vi: 'chế độ thử: nạp số liệu ví dụ, tạo tài khoản thử; không dùng với cơ sở dữ liệu thật',
    en: 'demo mode: loads the example figures and makes demo accounts; never with a real database',
  },
  'option-empty': {
    vi: 'cùng --demo: chỉ tạo tài khoản thử, không nạp số liệu ví dụ',
    en: 'with --demo: demo accounts only, without the example figures',
  },
  files: { vi: 'các tệp số liệu', en: 'files of figures' },
  folder: { vi: 'tên hoặc thư mục gói', en: 'name or folder of the pack' },
  'usage-problem': { vi: 'Lệnh chưa đúng: {detail}', en: 'Wrong usage: {detail}' },
  'unknown-command': {
    vi: 'không có lệnh “{value}”. Xem các lệnh bằng cungky --help',
    en: 'there is no command “{value}”. See the commands with cungky --help',
  },
  'unknown-command-near': {
    vi: 'không có lệnh “{value}”. Có phải ý anh/chị là {near}?',
    en: 'there is no command “{value}”. Did you mean {near}?',
  },
  'unknown-option': {
    vi: 'không có tùy chọn {option} ở lệnh này. Xem các tùy chọn bằng --help',
    en: 'this command has no option {option}. See its options with --help',
  },
  'unknown-option-near': {
    vi: 'không có tùy chọn {option} ở lệnh này. Có phải ý anh/chị là {near}?',
    en: 'this command has no option {option}. Did you mean {near}?',
  },
  'option-value-missing': {
    vi: '{option} cần một giá trị đi kèm. Ghi giá trị ngay sau tùy chọn',
    en: '{option} needs a value. Write it right after the option',
  },
  'missing-argument': {
    vi: 'thiếu {argument}. Xem cách dùng bằng --help',
    en: '{argument} is missing. See the usage with --help',
  },
  'excess-arguments': {
    vi: 'thừa tham số ({count} tham số). Xem cách dùng bằng --help; giá trị có dấu cách thì đặt trong dấu nháy',
    en: 'too many arguments ({count}). See the usage with --help; quote a value that holds spaces',
  },
  'missing-option': {
    vi: 'thiếu {option}. Thêm tùy chọn này; xem --help',
    en: '{option} is missing. Add this option; see --help',
  },
  'no-figures': {
    vi: 'gói “{pack}” không kèm số liệu. Nêu tệp số liệu cần nạp',
    en: 'the pack “{pack}” ships no figures. Name the files to load',
  },
  'bad-number': {
    vi: '{option} cần số nguyên từ 1 trở lên; không phải “{value}”',
    en: '{option} needs a whole number from 1; not “{value}”',
  },
  'cannot-write': {
    vi: 'không ghi được tệp {file} ({reason}). Chọn nơi khác bằng --out, hoặc kiểm tra quyền ghi',
    en: 'the file {file} cannot be written ({reason}). Choose another place with --out, or check the rights to write there',
  },
  'bad-choice': {
    vi: '{option} nhận một trong: {choices}; không phải “{value}”',
    en: '{option} takes one of: {choices}; not “{value}”',
  },
  'bad-moment': {
    vi: '{option} cần thời điểm ISO 8601, ví dụ 2024-07-01T08:00:00+07:00; không phải “{value}”',
    en: '{option} needs an ISO 8601 moment such as 2024-07-01T08:00:00+07:00; not “{value}”',
  },
  'bad-date': {
    vi: '{option} cần ngày dạng YYYY-MM-DD; không phải “{value}”',
    en: '{option} needs a date YYYY-MM-DD; not “{value}”',
  },
  'unknown-indicator': {
    vi: 'gói không có chỉ tiêu “{value}”. Có: {known}',
    en: 'the pack has no indicator “{value}”. Known: {known}',
  },
  'unknown-level': {
    vi: 'gói không có cấp “{value}”. Có: {known}',
    en: 'the pack has no level “{value}”. Known: {known}',
  },
  'unknown-form': {
    vi: 'đơn vị này không có biểu “{value}” cho kỳ đó. Có: {known}',
    en: 'this unit owes no form “{value}” for that period. Known: {known}',
  },
  'unknown-pack': {
    vi: 'không thấy gói “{value}”. Có sẵn: {known}; hoặc nêu đường dẫn thư mục có pack.yaml',
    en: 'no pack “{value}”. Shipped: {known}; or name a folder that holds pack.yaml',
  },
  'no-published': {
    vi: 'gói “{pack}” không kèm số đã công bố; nêu tệp số công bố',
    en: 'the pack “{pack}” ships no published figures; name a file of them',
  },
  'file-missing': { vi: 'không đọc được tệp {file}', en: 'cannot read the file {file}' },
  'config-wrong': { vi: 'Cấu hình sai: {detail}', en: 'Wrong configuration: {detail}' },
  internal: {
    vi: 'Lỗi chương trình, không phải lỗi của bạn: {detail}\nHãy báo cho người phát triển kèm lệnh đã chạy.',
    en: 'A fault of the program, not yours: {detail}\nPlease tell the developers, with the command you ran.',
  },
  'database-fault': {
    vi: 'Cơ sở dữ liệu báo lỗi ({state}): {detail}',
    en: 'The database reports an error ({state}): {detail}',
  },
  faults: {
    vi: '{count} lỗi. Chưa ghi gì vào cơ sở dữ liệu.',
    en: 'Faults: {count}. Nothing was written to the database.',
  },
  'faults-read': { vi: '{count} lỗi.', en: 'Faults: {count}.' },
  'faults-more': { vi: '… và {count} lỗi nữa.', en: '… and {count} more.' },
  'pack-good': {
    vi: 'Gói “{pack}” hợp lệ: {units} đơn vị, {acts} lần sắp xếp, {series} chỉ tiêu chi tiết, {indicators} chỉ tiêu tính, {forms} biểu.',
    en: 'The pack “{pack}” is sound: {units} units, {acts} reorganisations, {series} series, {indicators} indicators, {forms} forms.',
  },
  'server-started': {
    vi: 'Đã khởi động PostgreSQL đi kèm trong {folder} (tiến trình {pid}).',
    en: 'Started the embedded PostgreSQL in {folder} (process {pid}).',
  },
  'server-found': {
    vi: 'Dùng PostgreSQL đi kèm đang chạy sẵn trong {folder} (tiến trình {pid}).',
    en: 'Using the embedded PostgreSQL already running in {folder} (process {pid}).',
  },
  reading: { vi: 'Đang đọc {file}: {percent}', en: 'Reading {file}: {percent}' },
  loaded: {
    vi: 'Đã đọc {values} số của {read} báo cáo: {added} báo cáo mới hoặc thay đổi, {unchanged} không đổi.',
    en: 'Read {values} figures of {read} returns: {added} new or changed, {unchanged} unchanged.',
  },
  'load-checked': {
    vi: 'Đã kiểm tra {values} số của {read} báo cáo, không có lỗi. Chạy thử: chưa ghi gì.',
    en: 'Checked {values} figures of {read} returns, no faults. Dry run: nothing was written.',
  },
  'unread-column': {
    vi: '{file}: cột “{column}” không được đọc (gói không mô tả cột này).',
    en: '{file}: column “{column}” was not read (the pack does not describe it).',
  },
  warnings: {
    vi: 'Cảnh báo của quy tắc kiểm tra (cần giải trình):',
    en: 'Warnings of the checks (to be explained):',
  },
  submitted: {
    vi: 'Đã gửi: {unit}, {period}, phiên bản {version}.',
    en: 'Submitted: {unit}, {period}, version {version}.',
  },
  'submitted-same': {
    vi: 'Không đổi so với bản đang có: {unit}, {period}.',
    en: 'Same as the version there is: {unit}, {period}.',
  },
  written: { vi: 'Đã ghi {file}', en: 'Wrote {file}' },
  rebuilt: { vi: 'Đã tính lại toàn bộ số tổng hợp.', en: 'Recomputed all totals.' },
  verified: {
    vi: 'Số tổng hợp khớp tuyệt đối với các báo cáo: 0 khác biệt.',
    en: 'The totals equal the returns exactly: 0 differences.',
  },
  'verify-row': {
    vi: '{unit} {period} chỉ tiêu {series} (phạm vi {scope}, tầng {stratum}): đang lưu {stored}, tính lại {recomputed}',
    en: '{unit} {period} series {series} (scope {scope}, stratum {stratum}): stored {stored}, recomputed {recomputed}',
  },
  'compare-title': { vi: '{unit} — {period}', en: '{unit} — {period}' },
  'not-asked-at-level': {
    vi: 'Đơn vị cấp này không báo cáo chỉ tiêu này.',
    en: 'Units of this level do not report this indicator.',
  },
  'year-to-date': { vi: 'lũy kế từ đầu năm đến {period}', en: 'year to date, {period}' },
  'year-to-date-column': { vi: 'lũy kế {period}', en: 'to date {period}' },
  'incomparable-rows': {
    vi: '{count}/{all} đơn vị không so sánh được trên cây ngày {basis}: đơn vị sau sắp xếp gộp nhiều đơn vị cũ và không có tỉ lệ chia. Tổng chung vẫn chính xác.',
    en: '{count}/{all} units cannot be compared on the tree of {basis}: a unit after the reorganisation holds several old ones and no shares are known. The total is still exact.',
  },
  'tested-together': {
    vi: 'Đơn vị không có ghi chú: tăng, giảm có thể do ngẫu nhiên (kiểm định chính xác từng đơn vị, hiệu chỉnh Benjamini–Hochberg cho {count} đơn vị, mức 5%).',
    en: 'Units without a remark: the change may be chance (exact test of each unit, Benjamini–Hochberg over {count} units, 5%).',
  },
  'reconcile-sum': {
    vi: 'Khớp: {equal}. Khác: {differing}. Không tính được: {notComputed} ({unknownSeries} vì chỉ tiêu không có trong gói, {noFigures} vì chưa có số liệu).',
    en: 'Equal: {equal}. Different: {differing}. Not computed: {notComputed} ({unknownSeries} of series not in the pack, {noFigures} without figures).',
  },
  'col-unit': { vi: 'Đơn vị', en: 'Unit' },
  'col-period': { vi: 'Kỳ', en: 'Period' },
  'col-series': { vi: 'Chỉ tiêu', en: 'Series' },
  'col-computed': { vi: 'Tính được', en: 'Computed' },
  'col-published': { vi: 'Đã công bố', en: 'Published' },
  'col-difference': { vi: 'Chênh lệch', en: 'Difference' },
  'col-offset': { vi: 'Bù bởi', en: 'Offset by' },
  'col-id': { vi: 'Mã', en: 'Id' },
  'col-agency': { vi: 'Nơi công bố', en: 'Publisher' },
  'col-counts': { vi: 'Số liệu', en: 'Counts' },
  'col-printed': { vi: 'Đã in', en: 'Printed' },
  'col-follows': { vi: 'Phải là', en: 'Should be' },
  'col-verdict': { vi: 'Kết luận', en: 'Verdict' },
  'printed-sum': { vi: '{count} tỉ lệ đã in: {verdicts}.', en: '{count} printed percentages: {verdicts}.' },
  'explain-expression': { vi: 'Công thức', en: 'Expression' },
  'explain-value': { vi: 'Giá trị', en: 'Value' },
  'explain-window': { vi: 'Kỳ số liệu', en: 'Window' },
  'explain-window-text': { vi: 'từ {from} đến {to} ({days} ngày)', en: '{from} to {to} ({days} days)' },
  'explain-tree': { vi: 'Cây đơn vị tại ngày', en: 'Units as at' },
  'explain-complete': { vi: 'Đầy đủ', en: 'Completeness' },
  'explain-stage': { vi: 'Bước', en: 'Stage' },
  'explain-known': { vi: 'Như đã biết lúc', en: 'As known at' },
  'explain-pack': { vi: 'Phiên bản gói', en: 'Pack version' },
  'explain-note': { vi: 'Quy ước', en: 'Convention' },
  'explain-series': { vi: 'Chỉ tiêu thu thập dùng trong công thức:', en: 'Series that the formula reads:' },
  'explain-said': { vi: 'Giải trình, ghi chú của đơn vị:', en: 'What the units wrote about these figures:' },
  'explain-parts': { vi: 'Các báo cáo đã góp vào ({count}):', en: 'Returns it was made of ({count}):' },
  'explain-noughts': {
    vi: '(cùng {count} báo cáo ghi 0, xem đủ bằng --json)',
    en: '(and {count} returns of nought, in full with --json)',
  },
  'explain-missing': { vi: 'Báo cáo còn thiếu ({count}):', en: 'Returns missing ({count}):' },
  'explain-missing-more': {
    vi: '  … và {count} báo cáo nữa (xem đủ bằng --json)',
    en: '  … and {count} more (all of them with --json)',
  },
  'col-version': { vi: 'Bản', en: 'Ver.' },
  'col-values': { vi: 'Số liệu', en: 'Values' },
  'col-entered': { vi: 'Nhập lúc', en: 'Entered' },
  'col-source': { vi: 'Nguồn', en: 'Source' },
  'explain-reason': { vi: '{source} (lý do sửa: {reason})', en: '{source} (why changed: {reason})' },
  'col-form': { vi: 'Biểu', en: 'Form' },
  'demo-title': { vi: 'CÙNG KỲ — chạy ví dụ {pack}, {period}', en: 'CÙNG KỲ — example {pack}, {period}' },
  'demo-reason': { vi: 'nạp lại số liệu kèm gói', en: 'figures shipped with the pack loaded again' },
  'demo-next': {
    vi: 'Thử tiếp:\n  npm run cungky -- compare --pack {pack} --period 2026-H1 --by commune\n  npm run cungky -- explain --pack {pack} --period {period} --indicator {indicator}\n  Sửa số liệu trong packs/{pack}/figures rồi chạy lại: số, tỉ lệ và câu chữ trong báo cáo đổi theo; sửa sai quy tắc kiểm tra thì được chỉ rõ chỗ sai.',
    en: 'Try next:\n  npm run cungky -- compare --pack {pack} --period 2026-H1 --by commune\n  npm run cungky -- explain --pack {pack} --period {period} --indicator {indicator}\n  Change a figure in packs/{pack}/figures and run again: counts, percentages and sentences follow; one that breaks a check is named.',
  },
} as const
