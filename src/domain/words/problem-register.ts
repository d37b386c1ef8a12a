/** What can be wrong with a question about definitions or figures. */
export const registerProblems = {
  'level-not-in-pack': {
    vi: 'Không có cấp đơn vị “{level}”. Các cấp có trong gói: {known}.',
    en: 'There is no level of unit “{level}”. The levels are: {known}.',
  },
  'form-not-in-pack': {
    vi: 'Không có biểu mẫu “{form}”. Các biểu mẫu có trong gói: {known}.',
    en: 'There is no form “{form}”. The forms are: {known}.',
  },
  'indicator-not-in-pack': {
    vi: 'Không có chỉ tiêu “{indicator}”. Xem danh sách chỉ tiêu tại /api/v1/indicators.',
    en: 'There is no indicator “{indicator}”. The indicators are listed at /api/v1/indicators.',
  },
  'figure-beyond-reach': {
    vi: 'So sánh này cần số liệu kỳ {period} của {unit}, đơn vị khi đó không thuộc {viewer} và nay cũng không thuộc. Chọn cây đơn vị của ngày khác, hoặc nhờ cấp trên chung của hai đơn vị so sánh.',
    en: 'This needs figures for {period} of {unit}, which did not stand under {viewer} then and does not today. Choose the tree of another day, or ask a superior of both.',
  },
} as const
