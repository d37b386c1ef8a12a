/** Words put beside a name, or in place of a unit, when an expression is shown to a reader. */
export const expressionWords = {
  previous: { vi: '{name} (kỳ trước)', en: '{name} (previous period)' },
  last_year: { vi: '{name} (cùng kỳ năm trước)', en: '{name} (same period last year)' },
  'no-unit': { vi: 'không đơn vị', en: 'no unit' },
} as const
