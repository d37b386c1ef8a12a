/** What each endpoint of this group does, by its id. */
export const deadlinesApi = {
  listDeadlines: {
    vi: 'Hạn gửi báo cáo của một đơn vị và các đơn vị cấp dưới trong một kỳ',
    en: 'Deadlines of a unit and the units under it for a period',
  },
  listMyDeadlines: {
    vi: 'Việc đang chờ người dùng: nhập, duyệt, tiếp nhận',
    en: 'What waits for the caller: to enter, to approve, to accept',
  },
  listNotices: { vi: 'Thông báo của người dùng, mới nhất trước', en: 'The caller’s notices, newest first' },
  readNotice: { vi: 'Đánh dấu một thông báo đã đọc', en: 'Mark a notice as read' },
  readAllNotices: { vi: 'Đánh dấu mọi thông báo đã đọc', en: 'Mark all notices as read' },
} as const
