/** Words in and below charts. */
export const chartWords = {
  'by-units': { vi: '{indicator} theo {level}, {period}', en: '{indicator} by {level}, {period}' },
  'over-periods': { vi: '{indicator}, {from} – {to}', en: '{indicator}, {from} – {to}' },
  'several-over': { vi: 'Diễn biến {from} – {to}', en: 'From {from} to {to}' },
  'several-by': { vi: 'So sánh theo {level}, {period}', en: 'Compared by {level}, {period}' },
  'of-period': { vi: '{period} so với {base}', en: '{period} against {base}' },
  percent: { vi: '%', en: '%' },
  'summary-one': {
    vi: '{title}. Cao nhất: {most} ({mostValue}); thấp nhất: {least} ({leastValue}).',
    en: '{title}. Highest: {most} ({mostValue}); lowest: {least} ({leastValue}).',
  },
  'summary-none': { vi: '{title}. Chưa có số liệu.', en: '{title}. No figures yet.' },
  'summary-missing': { vi: ' Chưa có số liệu: {names}.', en: ' No figures: {names}.' },
  'note-rest': {
    vi: 'Biểu đồ có {shown} trong {count} đơn vị; các đơn vị còn lại xem ở phụ lục.',
    en: 'The chart shows {shown} of {count} units; the annexes list the others.',
  },
} as const
