/** Letters to office holders: counts of returns and days, never a figure of a return. */
export const mailWords = {
  subject: { vi: 'Cùng Kỳ: {what}', en: 'Cùng Kỳ: {what}' },
  'subject-late': { vi: '{count} báo cáo quá hạn', en: '{count} late' },
  'subject-due': { vi: '{count} báo cáo sắp đến hạn', en: '{count} due soon' },
  'subject-approve': { vi: '{count} báo cáo chờ duyệt', en: '{count} to approve' },
  'subject-accept': { vi: '{count} báo cáo chờ tiếp nhận', en: '{count} to accept' },
  'subject-news': { vi: '{count} thông báo mới', en: '{count} new notices' },
  greeting: { vi: 'Kính gửi {name},', en: 'Dear {name},' },
  intro: {
    vi: 'Đến ngày {day}, trong hệ thống báo cáo Cùng Kỳ có những việc sau dành cho ông/bà:',
    en: 'As of {day}, the reporting system Cùng Kỳ has the following for you:',
  },
  'line-late': {
    vi: '- Báo cáo quá hạn: {count} (hạn sớm nhất: {due})',
    en: '- Returns that are late: {count} (earliest deadline: {due})',
  },
  'line-due-today': { vi: '- Báo cáo đến hạn hôm nay: {count}', en: '- Returns due today: {count}' },
  'line-due-soon': {
    vi: '- Báo cáo sắp đến hạn: {count} (hạn sớm nhất: {due})',
    en: '- Returns due soon: {count} (earliest deadline: {due})',
  },
  'line-late-below': {
    vi: '- Báo cáo quá hạn của đơn vị cấp dưới: {count} (hạn sớm nhất: {due})',
    en: '- Late returns of units below: {count} (earliest deadline: {due})',
  },
  'line-submitted': {
    vi: '- Báo cáo gửi đến chờ duyệt: {count}',
    en: '- Returns submitted for approval: {count}',
  },
  'line-sent': {
    vi: '- Báo cáo gửi đến chờ tiếp nhận: {count}',
    en: '- Returns sent for acceptance: {count}',
  },
  'line-handed-back': {
    vi: '- Báo cáo được trả lại để sửa: {count}',
    en: '- Returns handed back for correction: {count}',
  },
  'line-returned': {
    vi: '- Báo cáo bị cấp trên trả lại: {count}',
    en: '- Returns sent back by the superior unit: {count}',
  },
  'line-accepted': { vi: '- Báo cáo đã được tiếp nhận: {count}', en: '- Returns accepted: {count}' },
  'line-reopened': {
    vi: '- Báo cáo được mở lại để sửa đổi, bổ sung: {count}',
    en: '- Returns reopened for amendment: {count}',
  },
  'line-commented': { vi: '- Góp ý mới: {count}', en: '- New comments: {count}' },
  'line-closed': { vi: '- Kỳ báo cáo đã khóa: {count}', en: '- Periods closed: {count}' },
  'line-final': {
    vi: '- Kỳ báo cáo đã chốt số liệu chính thức: {count}',
    en: '- Periods declared final: {count}',
  },
  'line-excepted': {
    vi: '- Cho phép sửa báo cáo khi kỳ đã khóa: {count}',
    en: '- Exceptions granted for closed periods: {count}',
  },
  'line-reminded': {
    vi: '- Báo cáo được nhắc gửi: {count}',
    en: '- Returns of which somebody reminds you: {count}',
  },
  link: { vi: 'Xem chi tiết tại: {url}', en: 'See them at: {url}' },
  'no-link': { vi: 'Đăng nhập hệ thống để xem chi tiết.', en: 'Sign in to the system to see them.' },
  why: {
    vi: 'Thư này được gửi tự động, mỗi ngày nhiều nhất một thư và không chứa số liệu. Có thể tắt trong phần thiết lập tài khoản.',
    en: 'This letter is sent automatically, at most once a day, and holds no figures. It can be turned off in the settings of your account.',
  },
} as const
