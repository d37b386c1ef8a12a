/** What each endpoint of this group does, by its id. */
export const returnsApi = {
  listReturns: {
    vi: 'Các báo cáo của một kỳ mà đơn vị và cấp dưới phải nộp hoặc đã có: trạng thái, hạn nộp, mức đầy đủ',
    en: 'The returns for a period of a unit and all below it, owed or there: state, deadline, completeness',
  },
  readReturn: {
    vi: 'Đọc một báo cáo: số liệu, lời văn, kết quả kiểm tra, trạng thái và việc được làm tiếp',
    en: 'Read a return: figures, narrative, checks, state and what may be done next',
  },
  saveCells: {
    vi: 'Lưu một số ô, mục lời văn, giải trình của báo cáo đang nhập',
    en: 'Save some cells, narrative sections or explanations of a return being entered',
  },
  saveWhole: {
    vi: 'Lưu toàn bộ số liệu và lời văn của báo cáo đang nhập',
    en: 'Save the whole of a return being entered, figures and narrative',
  },
  submitReturn: {
    vi: 'Gửi báo cáo cho thủ trưởng đơn vị duyệt',
    en: 'Submit a return to the head of the unit',
  },
  approveReturn: {
    vi: 'Duyệt báo cáo (người duyệt không phải người nhập)',
    en: 'Approve a return, by another person than entered it',
  },
  handBackReturn: {
    vi: 'Trả báo cáo chờ duyệt lại cho người nhập, nêu lý do',
    en: 'Hand a return that awaits approval back to the clerk, with the reason',
  },
  sendBackReturn: {
    vi: 'Cấp trên trả báo cáo đã duyệt lại cho đơn vị, nêu lý do',
    en: 'Send an approved return back to the unit, with the reason',
  },
  acceptReturn: {
    vi: 'Cấp trên tiếp nhận báo cáo đã duyệt',
    en: 'Accept an approved return for the superior unit',
  },
  amendReturn: {
    vi: 'Mở lại báo cáo đã duyệt hoặc đã tiếp nhận để sửa đổi, bổ sung, nêu lý do; bản cũ vẫn được tính đến khi bản mới được duyệt',
    en: 'Reopen an approved or accepted return as a new version, with the reason; the old one counts until the new has come as far',
  },
  withdrawReturn: {
    vi: 'Rút lại bản đang nhập hoặc bản đã gửi chờ duyệt',
    en: 'Withdraw what is being entered, or what was submitted and awaits approval',
  },
  acceptReturns: {
    vi: 'Tiếp nhận nhiều báo cáo cùng lúc; mỗi báo cáo được xét riêng',
    en: 'Accept many returns at once, each judged by itself',
  },
  listVersions: {
    vi: 'Các bản đã lưu của một báo cáo, mới nhất trước',
    en: 'The stored versions of a return, newest first',
  },
  readVersion: {
    vi: 'Số liệu và lời văn của một bản báo cáo',
    en: 'The figures and texts of one version of a return',
  },
  readHistory: {
    vi: 'Lịch sử của báo cáo: ai làm gì, lúc nào, vì sao, ô nào thay đổi',
    en: 'The history of a return: who did what, when and why, and which cells changed',
  },
} as const
