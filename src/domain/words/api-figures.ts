/** What each endpoint of this group does, by its id. */
export const figuresApi = {
  readTotals: {
    vi: 'Tổng của mọi chỉ tiêu thu thập của một đơn vị trong một kỳ, kèm mức đầy đủ',
    en: 'The totals of every series of a unit in a period, with how complete they are',
  },
  compareFigures: {
    vi: 'So sánh số liệu của một đơn vị với cùng kỳ, kỳ trước, chỉ tiêu được giao hoặc một kỳ bất kỳ',
    en: 'Compare the figures of a unit with the same period last year, the previous period, the target or any period',
  },
  explainFigure: {
    vi: 'Mở một con số tới từng báo cáo đã góp vào',
    en: 'Open a figure down to the returns it is made of',
  },
} as const
