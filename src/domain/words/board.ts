/** Words of the completeness board that files and replies carry. */
export const boardWords = {
  'file-title': { vi: 'Tiến độ nộp báo cáo', en: 'Completeness of returns' },
  'file-name': { vi: 'tien-do-{unit}-{from}-{to}', en: 'completeness-{unit}-{from}-{to}' },
  'file-scope': {
    vi: '{unit}, từ {from} đến {to}; lập ngày {date}',
    en: '{unit}, from {from} to {to}; as of {date}',
  },
  'sheet-counts': { vi: 'Tổng hợp', en: 'Counts' },
  'sheet-details': { vi: 'Chi tiết', en: 'Details' },
  code: { vi: 'Mã', en: 'Code' },
  unit: { vi: 'Đơn vị', en: 'Unit' },
  level: { vi: 'Cấp', en: 'Level' },
  period: { vi: 'Kỳ', en: 'Period' },
  form: { vi: 'Biểu', en: 'Form' },
  state: { vi: 'Trạng thái', en: 'State' },
  due: { vi: 'Hạn gửi', en: 'Due' },
  'sent-on': { vi: 'Ngày gửi', en: 'Sent on' },
  timeliness: { vi: 'So với hạn', en: 'Against the deadline' },
  owed: { vi: 'Phải nộp', en: 'Owed' },
  sent: { vi: 'Đã nộp', en: 'Sent' },
  late: { vi: 'Quá hạn', en: 'Late' },
  'sent-late': { vi: 'Nộp chậm', en: 'Sent late' },
  accepted: { vi: 'Đã tiếp nhận', en: 'Accepted' },
  returned: { vi: 'Bị trả lại', en: 'Sent back' },
  version: { vi: 'Bản số', en: 'Version' },
  'counts-note': {
    vi: 'Mỗi dòng đếm báo cáo của đơn vị và các đơn vị cấp dưới. Ô trống: đơn vị không phải nộp báo cáo trong kỳ.',
    en: 'Each line counts the returns of the unit and of all below it. Empty: the unit owes none for the period.',
  },

  // Why somebody is not reminded.
  'left-sent': { vi: 'báo cáo đã gửi', en: 'the return has been sent' },
  'left-locked': { vi: 'kỳ báo cáo đã khóa đối với đơn vị', en: 'the period is closed for the unit' },
  'left-nobody': {
    vi: 'đơn vị chưa có người nhập và thủ trưởng nào khác để nhắc',
    en: 'the unit has no clerk and head to remind',
  },
  'left-again': { vi: 'đã được nhắc trong hôm nay', en: 'reminded today already' },
  'left-not-owed': { vi: 'đơn vị không phải nộp', en: 'the unit does not owe it' },
} as const
