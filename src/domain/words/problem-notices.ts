/** Notices and the live stream. */
export const noticesProblems = {
  'notice-unknown': {
    vi: 'Không có thông báo này trong hộp thông báo của tài khoản. Tải lại danh sách thông báo.',
    en: 'The account has no such notice. Load the list of notices again.',
  },
  'live-too-many': {
    vi: 'Tài khoản đã mở {most} kênh theo dõi trực tiếp cùng lúc trên máy chủ này. Đóng bớt thẻ trình duyệt hoặc chương trình đang theo dõi rồi thử lại.',
    en: 'The account has {most} live streams open on this server. Close some pages or programs that follow, and try again.',
  },
} as const
