/** What each endpoint of this group does, by its id. */
export const acceptanceApi = {
  listAcceptance: {
    vi: 'Báo cáo chờ tiếp nhận, kèm những điểm khác thường cần xem trước',
    en: 'Returns that wait for acceptance, with what is unusual in each',
  },
  readMyDesk: {
    vi: 'Những gì liên quan đến người dùng: báo cáo bị trả lại, câu hỏi cần trả lời, tiến độ cấp dưới, tài khoản cần chú ý',
    en: 'What concerns the caller: returns sent back, questions to answer, progress below, accounts to mind',
  },
} as const
