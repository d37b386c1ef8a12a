/** Words put beside a name when a rule is shown to a reader. */
export const expressionWords = {
  previous: { vi: '{name} (kỳ trước)', en: '{name} (previous period)' },
  last_year: { vi: '{name} (cùng kỳ năm trước)', en: '{name} (same period last year)' },
} as const
