export const calendarProblems = {
  'period-code-invalid': {
    vi: 'Kỳ “{code}” không đúng dạng hoặc không có trong lịch. Dùng 2024-06-14 (ngày), 2024-W24 (tuần), 2024-06 (tháng), 2024-Q2 (quý), 2024-H1 (6 tháng), 2024-9M (9 tháng) hoặc 2024 (năm); năm từ 1900 đến 2199.',
    en: 'Period “{code}” is not well formed or does not exist. Use 2024-06-14 (day), 2024-W24 (week), 2024-06 (month), 2024-Q2 (quarter), 2024-H1 (half-year), 2024-9M (nine months) or 2024 (year); years 1900 to 2199.',
  },
  'period-without-months': {
    vi: 'Kỳ {code} là ngày hoặc tuần nên không cộng dồn theo tháng từ đầu năm được. Chọn kỳ tháng, quý, 6 tháng, 9 tháng hoặc năm.',
    en: 'Period {code} is a day or a week, so months since January cannot be added up to it. Choose a month, quarter, half-year, nine months or year.',
  },
} as const
