/** What waits for somebody, and the list of returns. */
export const webFollowWords = {
  mine: { vi: 'Việc chờ tôi', en: 'Waiting for me' },
  'task-fill': { vi: 'Cần nhập và gửi', en: 'To fill and submit' },
  'task-approve': { vi: 'Cần duyệt', en: 'To approve' },
  'task-accept': { vi: 'Cần tiếp nhận', en: 'To accept' },
  'nothing-title': { vi: 'Không có việc nào đang chờ', en: 'Nothing waits' },
  'nothing-text': {
    vi: 'Việc mới hiện ở đây khi đến kỳ, khi có báo cáo gửi lên hoặc bị trả lại.',
    en: 'New work appears here when a period ends, when a return is sent up or sent back.',
  },
  unit: { vi: 'Đơn vị', en: 'Unit' },
  form: { vi: 'Biểu', en: 'Form' },
  period: { vi: 'Kỳ', en: 'Period' },
  due: { vi: 'Hạn gửi', en: 'Due' },
  state: { vi: 'Trạng thái', en: 'State' },
  timeliness: { vi: 'Tiến độ', en: 'Against the deadline' },
  filled: { vi: 'Đã nhập', en: 'Filled' },
  open: { vi: 'Mở báo cáo', en: 'Open' },
  more: { vi: 'Xem thêm', en: 'Show more' },
  returns: { vi: 'Báo cáo của các đơn vị', en: 'Returns of the units' },
  'choose-period': { vi: 'Kỳ báo cáo', en: 'Period' },
  'all-states': { vi: 'Mọi trạng thái', en: 'All states' },
  'returns-none': {
    vi: 'Không có báo cáo nào như vậy trong kỳ này. Chọn kỳ hoặc trạng thái khác.',
    en: 'There are no such returns in this period. Choose another period or state.',
  },
} as const
