/** What each endpoint of this group does, by its id. */
export const boardApi = {
  readBoard: {
    vi: 'Bảng tiến độ nộp báo cáo: các đơn vị theo kỳ, đã gửi, quá hạn, bị trả lại, đã tiếp nhận',
    en: 'The completeness board: units by periods, sent, late, sent back, accepted',
  },
  exportBoard: {
    vi: 'Bảng tiến độ nộp báo cáo dưới dạng tệp XLSX hoặc CSV',
    en: 'The completeness board as an XLSX or CSV file',
  },
  readMissing: {
    vi: 'Những báo cáo một kỳ còn thiếu, trước khi khóa hoặc chốt số liệu',
    en: 'What a period still lacks, to be looked at before it is closed or made final',
  },
  remindNow: {
    vi: 'Nhắc cán bộ nhập và thủ trưởng các đơn vị về báo cáo chưa gửi; mỗi người, mỗi báo cáo nhiều nhất một lần một ngày',
    en: 'Remind the clerks and heads of units of returns they have not sent; each of a return at most once a day',
  },
} as const
