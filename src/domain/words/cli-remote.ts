/** Words of the commands that work against a server. */
export const remoteWords = {
  'option-server': {
    vi: 'địa chỉ máy chủ (https://…): làm việc với máy chủ, không cần gói trên máy này',
    en: 'address of a server (https://…): work against it, no pack needed on this machine',
  },
  'option-token': {
    vi: 'mã truy cập API; nên dùng CUNGKY_TOKEN hoặc --token-file vì người khác trên máy thấy được tham số lệnh',
    en: 'API token; better CUNGKY_TOKEN or --token-file, as others on this machine can see arguments',
  },
  'option-token-file': {
    vi: 'tệp chứa mã truy cập API',
    en: 'file that holds the API token',
  },
  'option-explain': {
    vi: 'giải trình một cảnh báo: KHÓA=nội dung (lặp lại được; khóa in cùng cảnh báo)',
    en: 'explain a warning: KEY=text (repeatable; the key is printed with the warning)',
  },
  'option-blanks': {
    vi: 'ô trống trong tệp: keep giữ số đang có (mặc định), empty xóa số đang có',
    en: 'blank cells of the file: keep what there is (default), or empty it',
  },
  'pack-or-server': {
    vi: 'cần --pack (làm trên máy này) hoặc --server (làm với máy chủ)',
    en: 'needs --pack (work on this machine) or --server (work against a server)',
  },
  'pack-and-server': {
    vi: 'chỉ dùng một trong --pack và --server: định nghĩa lấy từ máy chủ',
    en: 'use --pack or --server, not both: a server has the definitions itself',
  },
  'not-with-server': {
    vi: '{option} không dùng cùng --server',
    en: '{option} cannot be used with --server',
  },
  'only-with-server': {
    vi: '{option} chỉ dùng cùng --server',
    en: '{option} can be used with --server only',
  },
  'bad-server': {
    vi: '--server cần địa chỉ http:// hoặc https://; không phải “{value}”',
    en: '--server needs an address with http:// or https://; not “{value}”',
  },
  'token-missing': {
    vi: 'thiếu mã truy cập API. Đặt biến môi trường CUNGKY_TOKEN, hoặc dùng --token-file',
    en: 'the API token is missing. Set CUNGKY_TOKEN in the environment, or use --token-file',
  },
  'token-unreadable': {
    vi: 'không đọc được mã truy cập trong tệp {file} ({reason})',
    en: 'no token can be read from the file {file} ({reason})',
  },
  'token-visible': {
    vi: 'Lưu ý: người khác trên máy này thấy được mã truy cập ghi trong tham số lệnh. Hãy dùng CUNGKY_TOKEN hoặc --token-file, và thu hồi mã này nếu máy dùng chung.',
    en: 'Mind: others on this machine can see a token in the arguments of a command. Use CUNGKY_TOKEN or --token-file, and revoke this token if the machine is shared.',
  },
  'server-plain': {
    vi: 'Lưu ý: {server} không mã hóa đường truyền (http). Mã truy cập và số liệu có thể bị đọc trộm trên mạng; hãy dùng https.',
    en: 'Mind: the connection to {server} is not encrypted (http). The token and the figures can be read on the way; use https.',
  },
  'server-unreachable': {
    vi: 'Không nhận được trả lời từ {url} ({reason}). Kiểm tra địa chỉ và mạng rồi chạy lại; lệnh chạy lại không ghi trùng số liệu.',
    en: 'There is no answer from {url} ({reason}). Check the address and the network and run the command again; running it again does not store figures twice.',
  },
  'server-strange': {
    vi: '{url} trả lời {status} nhưng không phải máy chủ Cùng Kỳ. Kiểm tra địa chỉ (chỉ ghi phần đầu, không kèm /api) và máy chủ trung gian.',
    en: '{url} answered {status}, but not as a Cùng Kỳ server does. Check the address (its beginning only, without /api) and proxies in between.',
  },
  'remote-request': { vi: 'Mã yêu cầu: {request}', en: 'Request id: {request}' },
  'remote-again': { vi: 'Thử lại sau {seconds} giây.', en: 'Try again in {seconds} seconds.' },
  'unit-not-on-server': {
    vi: 'máy chủ không có đơn vị mã “{value}” trong kỳ {period}',
    en: 'the server has no unit with the code “{value}” in {period}',
  },
  'nothing-owed-on-server': {
    vi: 'đơn vị {unit} không có báo cáo nào phải nộp cho kỳ {period}',
    en: 'the unit {unit} owes no return for {period}',
  },
  'return-of-file-unknown': {
    vi: '{file} không ghi nó là của đơn vị, kỳ nào (không phải biểu nhập của hệ thống). Nêu --unit, --period và --form nếu đơn vị có nhiều biểu',
    en: '{file} does not say which unit and period it is for (it is not an entry form of the system). Give --unit, --period, and --form if the unit has several',
  },
  'several-files': {
    vi: '--unit, --period, --form, --explain chỉ dùng khi gửi một tệp',
    en: '--unit, --period, --form and --explain are for one file at a time',
  },
  'bad-explain': {
    vi: '--explain cần dạng KHÓA=nội dung; không phải “{value}”',
    en: '--explain needs the form KEY=text; not “{value}”',
  },
  'remote-return': {
    vi: '{unit}, {period}, biểu {form}: {state}',
    en: '{unit}, {period}, form {form}: {state}',
  },
  'diff-none': {
    vi: 'Số liệu trong tệp giống hệt số đang có.',
    en: 'The file holds what the return holds already.',
  },
  'diff-changes': { vi: 'Thay đổi so với số đang có ({count}):', en: 'Changes to what there is ({count}):' },
  'col-before': { vi: 'Đang có', en: 'Before' },
  'col-after': { vi: 'Trong tệp', en: 'In the file' },
  'col-kind': { vi: 'Loại', en: 'Kind' },
  'diff-kind-new': { vi: 'mới', en: 'new' },
  'diff-kind-changed': { vi: 'sửa', en: 'changed' },
  'diff-kind-emptied': { vi: 'xóa', en: 'emptied' },
  'diff-narrative': { vi: 'Lời văn “{name}” thay đổi.', en: 'The narrative “{name}” changes.' },
  'diff-note': { vi: 'Ghi chú bên chỉ tiêu “{name}” thay đổi.', en: 'The note beside “{name}” changes.' },
  'remote-errors': { vi: 'Lỗi phải sửa trước khi gửi:', en: 'Errors to correct before submitting:' },
  'remote-questions': {
    vi: 'Số liệu khác thường, nên xem lại (không chặn việc gửi):',
    en: 'Unusual figures, worth another look (they do not stop the return):',
  },
  'warning-open': { vi: '{message} [khóa: {key}]', en: '{message} [key: {key}]' },
  'warning-explained': { vi: '{message} (giải trình: {text})', en: '{message} (explained: {text})' },
  'explain-hint': {
    vi: 'Cảnh báo chưa giải trình: {count}. Sửa số liệu, hoặc chạy lại với --explain "KHÓA=nội dung" cho từng cảnh báo.',
    en: 'Warnings without an explanation: {count}. Correct the figures, or run again with --explain "KEY=text" for each.',
  },
  'explain-unknown': {
    vi: 'Không có cảnh báo nào mang khóa “{key}”. Các khóa đang có: {known}',
    en: 'No warning has the key “{key}”. Keys there are: {known}',
  },
  'remote-dry-run': { vi: 'Chạy thử: chưa ghi gì.', en: 'Dry run: nothing was written.' },
  'remote-nothing': { vi: 'Chưa ghi gì.', en: 'Nothing was written.' },
  'reason-hint': {
    vi: 'Có thể mở lại báo cáo để sửa đổi, bổ sung: chạy lại với --reason "lý do".',
    en: 'The return can be opened again: run the command with --reason "why".',
  },
  'remote-saved-only': {
    vi: 'Số liệu đã lưu vào bản đang nhập trên máy chủ nhưng CHƯA gửi được:',
    en: 'The figures are saved in the draft on the server, but the return is NOT submitted:',
  },
  'remote-state': {
    vi: '{unit}, {period}, biểu {form}: {state}, phiên bản {version}.',
    en: '{unit}, {period}, form {form}: {state}, version {version}.',
  },
  'remote-next': { vi: 'Tiếp theo: {next}.', en: 'Next: {next}.' },
  'remote-next-submitted': {
    vi: 'thủ trưởng đơn vị (không phải người nhập) duyệt, rồi đơn vị cấp trên tiếp nhận',
    en: 'the head of the unit (not whoever entered it) approves it, then the superior unit accepts it',
  },
  'remote-next-approved': { vi: 'đơn vị cấp trên tiếp nhận', en: 'the superior unit accepts it' },
  'remote-next-accepted': {
    vi: 'không còn việc gì phải làm; muốn thay đổi phải mở lại kèm lý do',
    en: 'nothing more is to be done; to change it, amend it with a reason',
  },
  'remote-next-draft': {
    vi: 'kiểm tra rồi gửi duyệt',
    en: 'check it and submit it',
  },
  'import-sending': { vi: 'Đang gửi {file} ({size} KB)…', en: 'Sending {file} ({size} KB)…' },
  'import-done': {
    vi: '{file}: {values} số của {returns} báo cáo, {units} đơn vị; {new} báo cáo mới, {replaced} thay số đã có, {unchanged} không đổi.',
    en: '{file}: {values} figures of {returns} returns, {units} units; new: {new}, replaced: {replaced}, unchanged: {unchanged}.',
  },
  'import-drafts': {
    vi: 'Báo cáo đang có người nhập dở: {count}. Phần nhập dở được lưu lại và kết thúc.',
    en: 'Returns in which somebody was typing: {count}. What was typed is kept, and ended.',
  },
  'import-reason': {
    vi: 'Khi nạp thật phải nêu --reason vì có số liệu bị thay.',
    en: 'To load it, --reason is needed, because figures are replaced.',
  },
  'import-stopped': {
    vi: 'Các tệp trước đó đã được ghi ({count}); tệp {file} và các tệp sau chưa ghi gì.',
    en: 'The files before it are stored ({count}); nothing was written of {file} and those after it.',
  },
  'import-needs-files': {
    vi: 'nêu tệp số liệu cần nạp: với --server không có số liệu kèm gói',
    en: 'name the files to load: with --server there are no figures shipped with a pack',
  },
} as const
