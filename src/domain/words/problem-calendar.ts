export const calendarProblems = {
  'period-code-invalid': {
    vi: 'Kỳ “{code}” không đúng dạng. Dùng 2024-06-14 (ngày), 2024-W24 (tuần), 2024-06 (tháng), 2024-Q2 (quý), 2024-H1 (6 tháng), 2024-9M (9 tháng) hoặc 2024 (năm).',
    en: 'Period “{code}” is not well formed. Use 2024-06-14 (day), 2024-W24 (week), 2024-06 (month), 2024-Q2 (quarter), 2024-H1 (half-year), 2024-9M (nine months) or 2024 (year).',
  },
} as const
