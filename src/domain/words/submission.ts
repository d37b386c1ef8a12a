/** Words for returns on their way up, deadlines, locks and rights. */
export const submissionWords = {
  // Each follows "the return is".
  'state-empty': { vi: 'chưa nhập', en: 'not yet entered' },
  'state-draft': { vi: 'đang nhập', en: 'a draft' },
  'state-submitted': { vi: 'đã gửi, chờ duyệt', en: 'submitted, awaiting approval' },
  'state-approved': { vi: 'đã duyệt, chờ cấp trên tiếp nhận', en: 'approved, awaiting acceptance' },
  'state-accepted': { vi: 'đã được tiếp nhận', en: 'accepted' },
  'state-returned': { vi: 'bị trả lại', en: 'sent back' },
  'state-withdrawn': { vi: 'đã rút lại', en: 'withdrawn' },

  // Each follows "may" and goes before "the return".
  'command-save': { vi: 'lưu', en: 'save' },
  'command-submit': { vi: 'gửi duyệt', en: 'submit' },
  'command-approve': { vi: 'duyệt', en: 'approve' },
  'command-return': { vi: 'trả lại', en: 'send back' },
  'command-accept': { vi: 'tiếp nhận', en: 'accept' },
  'command-amend': { vi: 'mở lại để sửa đổi, bổ sung', en: 'amend' },
  'command-withdraw': { vi: 'rút lại', en: 'withdraw' },

  // A line of the history of a return.
  'done-save': { vi: 'đã lưu', en: 'saved' },
  'done-submit': { vi: 'đã gửi duyệt', en: 'submitted' },
  'done-approve': { vi: 'đã duyệt', en: 'approved' },
  'done-return': { vi: 'đã trả lại', en: 'sent back' },
  'done-accept': { vi: 'đã tiếp nhận', en: 'accepted' },
  'done-amend': { vi: 'đã mở lại để sửa đổi, bổ sung', en: 'reopened for amendment' },
  'done-withdraw': { vi: 'đã rút lại', en: 'withdrawn' },

  'next-unit': { vi: 'đơn vị báo cáo có thể {commands}', en: 'the reporting unit may {commands} it' },
  'next-superior': { vi: 'đơn vị cấp trên có thể {commands}', en: 'the superior unit may {commands} it' },

  'entry-not-applicable': { vi: 'không áp dụng', en: 'not applicable' },
  'entry-empty': { vi: 'chưa có số liệu', en: 'not reported' },

  // A figure far from the unit's own history.
  'question-high': {
    vi: 'Số {value} cao khác thường so với {periods} kỳ trước của đơn vị (thường quanh {median}; thấp nhất {least}, cao nhất {greatest}). Kiểm tra lại; nếu đúng, nên ghi giải trình.',
    en: '{value} is unusually high beside the unit’s {periods} earlier periods (median {median}, from {least} to {greatest}). Check it; if it is right, a word of explanation helps.',
  },
  'question-low': {
    vi: 'Số {value} thấp khác thường so với {periods} kỳ trước của đơn vị (thường quanh {median}; thấp nhất {least}, cao nhất {greatest}). Kiểm tra lại; nếu đúng, nên ghi giải trình.',
    en: '{value} is unusually low beside the unit’s {periods} earlier periods (median {median}, from {least} to {greatest}). Check it; if it is right, a word of explanation helps.',
  },

  'figures-preliminary': { vi: 'số liệu sơ bộ', en: 'preliminary figures' },
  'figures-final': { vi: 'số liệu chính thức', en: 'final figures' },

  'lock-open': { vi: 'Kỳ báo cáo đang mở.', en: 'The period is open.' },
  'lock-closed': {
    vi: 'Kỳ báo cáo đã khóa từ ngày {date}. Lý do: {reason}',
    en: 'The period has been closed since {date}. Reason: {reason}',
  },
  'lock-final': {
    vi: 'Số liệu của kỳ đã chốt chính thức từ ngày {date}. Căn cứ: {reason}',
    en: 'The figures of the period have been final since {date}. Ground: {reason}',
  },
  'lock-excepted': {
    vi: 'Kỳ báo cáo đã khóa; đơn vị được phép sửa đến hết ngày {until}. Lý do: {reason}',
    en: 'The period is closed; the unit may work on it until the end of {until}. Reason: {reason}',
  },
  'lock-exception-expired': {
    vi: 'Kỳ báo cáo đã khóa; thời hạn cho phép sửa đã hết vào ngày {until}. Lý do đã cho phép: {reason}',
    en: 'The period is closed; the leave to work on it ended on {until}. It was given for: {reason}',
  },

  'due-no-deadline': { vi: 'không quy định thời hạn', en: 'no deadline' },
  'due-not-due': { vi: 'còn {days} ngày làm việc', en: '{days} working days left' },
  'due-not-due-one': { vi: 'còn {days} ngày làm việc', en: '{days} working day left' },
  'due-due-today': { vi: 'đến hạn hôm nay', en: 'due today' },
  'due-late': { vi: 'quá hạn {days} ngày làm việc', en: '{days} working days late' },
  'due-late-one': { vi: 'quá hạn {days} ngày làm việc', en: '{days} working day late' },
  'due-sent-in-time': { vi: 'đã nộp đúng hạn', en: 'sent in time' },
  'due-sent-late': { vi: 'đã nộp, chậm {days} ngày làm việc', en: 'sent {days} working days late' },
  'due-sent-late-one': { vi: 'đã nộp, chậm {days} ngày làm việc', en: 'sent {days} working day late' },

  'role-clerk': { vi: 'cán bộ nhập số liệu', en: 'clerk' },
  'role-head': { vi: 'thủ trưởng', en: 'head' },
  'role-analyst': { vi: 'cán bộ tổng hợp', en: 'analyst' },
  'role-registrar': { vi: 'cán bộ kiểm soát số liệu', en: 'registrar' },
  'role-leader': { vi: 'lãnh đạo', en: 'leader' },
  'role-administrator': { vi: 'quản trị viên', en: 'administrator' },

  'list-or': { vi: '{first} hoặc {last}', en: '{first} or {last}' },
  'who-unit': { vi: '{roles} của chính đơn vị đó', en: '{roles} of that unit itself' },
  'who-superior': { vi: '{roles} của đơn vị cấp trên', en: '{roles} of a superior unit' },
  'who-both': {
    vi: '{roles} của đơn vị đó hoặc của đơn vị cấp trên',
    en: '{roles} of that unit or a superior one',
  },
  'who-any': { vi: '{roles} của bất kỳ đơn vị nào', en: '{roles} of any unit' },

  // Each follows "may".
  'action-return.read': { vi: 'xem báo cáo', en: 'read the return' },
  'action-return.comment': { vi: 'góp ý vào báo cáo', en: 'comment on the return' },
  'action-return.enter': { vi: 'nhập số liệu vào báo cáo', en: 'enter figures in the return' },
  'action-return.submit': { vi: 'gửi duyệt báo cáo', en: 'submit the return' },
  'action-return.withdraw': { vi: 'rút lại báo cáo', en: 'withdraw the return' },
  'action-return.approve': { vi: 'duyệt báo cáo', en: 'approve the return' },
  'action-return.hand-back': {
    vi: 'trả lại báo cáo cho người nhập',
    en: 'hand the return back to the clerk',
  },
  'action-return.amend': { vi: 'mở lại báo cáo để sửa đổi, bổ sung', en: 'amend the return' },
  'action-return.accept': { vi: 'tiếp nhận báo cáo', en: 'accept the return' },
  'action-return.return': { vi: 'trả lại báo cáo cho đơn vị', en: 'send the return back to the unit' },
  'action-return.lock': { vi: 'khóa hoặc mở kỳ báo cáo', en: 'close or open the period' },
  'action-return.except': {
    vi: 'cho phép sửa báo cáo khi kỳ đã khóa',
    en: 'grant an exception to the closed period',
  },
  'action-return.finalise': { vi: 'chốt số liệu chính thức', en: 'declare the figures final' },
  'action-figure.read': { vi: 'xem số liệu', en: 'read the figures' },
  'action-figure.compare': { vi: 'so sánh số liệu', en: 'compare the figures' },
  'action-figure.explain': { vi: 'xem nguồn gốc số liệu', en: 'see what the figures are made of' },
  'action-figure.import': {
    vi: 'nhập số liệu của nhiều đơn vị cùng lúc',
    en: 'take in figures of several units at once',
  },
  'action-figure.watch': { vi: 'xem kết quả kiểm soát số liệu', en: 'see the integrity watch' },
  'action-document.read': { vi: 'xem văn bản', en: 'read documents' },
  'action-document.write': { vi: 'soạn văn bản', en: 'write documents' },
  'action-document.approve': { vi: 'duyệt văn bản', en: 'approve documents' },
  'action-document.issue': { vi: 'phát hành văn bản', en: 'issue documents' },
  'action-report.make': { vi: 'lập báo cáo tổng hợp', en: 'make a report' },
  'action-conclusion.write': { vi: 'ghi kết luận, chỉ đạo', en: 'write conclusions' },
  'action-pack.read': { vi: 'xem gói cấu hình', en: 'read the pack' },
  'action-pack.manage': { vi: 'thay đổi gói cấu hình', en: 'change the pack' },
  'action-unit.read': { vi: 'xem danh mục đơn vị', en: 'read the list of units' },
  'action-unit.manage': { vi: 'thay đổi danh mục đơn vị', en: 'change the list of units' },
  'action-account.read': { vi: 'xem tài khoản', en: 'see accounts' },
  'action-account.manage': { vi: 'quản lý tài khoản và vai trò', en: 'manage accounts and roles' },
  'action-audit.read': { vi: 'xem nhật ký', en: 'read the audit trail' },
  'action-token.own': { vi: 'quản lý mã truy cập của mình', en: 'manage their own access tokens' },
  'action-token.revoke': {
    vi: 'thu hồi mã truy cập và phiên đăng nhập của người khác',
    en: 'revoke tokens and sessions of others',
  },
} as const
