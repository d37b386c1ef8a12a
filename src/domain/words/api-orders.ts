/** What each endpoint of this group does, by its id. */
export const ordersApi = {
  listClosures: {
    vi: 'Các lệnh khóa, chốt số liệu của một kỳ có liên quan đến một đơn vị, kèm lý do',
    en: 'The orders that close a period or make it final for a unit, with their reasons',
  },
  closePeriod: {
    vi: 'Khóa một kỳ báo cáo, hoặc chốt số liệu chính thức, cho một đơn vị và các đơn vị cấp dưới',
    en: 'Close a period, or declare its figures final, for a unit and all under it',
  },
  endClosure: {
    vi: 'Kết thúc lệnh khóa hoặc chốt số liệu trước thời hạn',
    en: 'End an order before its time, so that work on the period goes on',
  },
  listExceptions: {
    vi: 'Các trường hợp được phép sửa báo cáo khi kỳ đã khóa',
    en: 'The leaves given to single units to work on a closed period',
  },
  grantException: {
    vi: 'Cho phép một đơn vị sửa báo cáo của kỳ đã khóa đến hết một ngày',
    en: 'Give one unit leave to work on a closed period until a day',
  },
  endException: {
    vi: 'Thu hồi việc cho phép sửa báo cáo trước thời hạn',
    en: 'Take such a leave back before its time',
  },
} as const
