/** What each endpoint of this group does, by its id. */
export const liveApi = {
  watchLive: {
    vi: 'Theo dõi trực tiếp thay đổi của báo cáo, thông báo và việc khóa kỳ',
    en: 'Follow changes of returns, notices and closed periods as they happen',
  },
} as const
