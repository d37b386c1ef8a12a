/** Signing in, the second factor, a new password. */
export const webSessionWords = {
  'sign-in': { vi: 'Đăng nhập', en: 'Sign in' },
  'sign-in-intro': {
    vi: 'Báo cáo công tác định kỳ: nhập, duyệt, tổng hợp và so sánh với cùng kỳ.',
    en: 'Periodic work reporting: enter, approve, consolidate and compare with the same period.',
  },
  username: { vi: 'Tên đăng nhập', en: 'User name' },
  password: { vi: 'Mật khẩu', en: 'Password' },
  'no-account': {
    vi: 'Chưa có tài khoản hoặc quên mật khẩu: liên hệ quản trị viên của đơn vị.',
    en: 'No account, or the password forgotten: turn to the administrator of your unit.',
  },
  or: { vi: 'hoặc', en: 'or' },
  'second-title': { vi: 'Xác thực bước hai', en: 'Second factor' },
  'second-intro': {
    vi: 'Nhập mã 6 số trong ứng dụng xác thực. Không có điện thoại bên mình: dùng một mã dự phòng.',
    en: 'Enter the six digits of the authenticator app. Without the phone at hand: use a backup code.',
  },
  'second-code': { vi: 'Mã xác thực', en: 'Code' },
  'second-go': { vi: 'Tiếp tục', en: 'Go on' },
  'new-title': { vi: 'Đặt mật khẩu mới', en: 'Set a new password' },
  'new-intro': {
    vi: 'Mật khẩu hiện tại chỉ dùng được một lần. Đặt mật khẩu của riêng đồng chí, ít nhất 12 ký tự.',
    en: 'The present password is good once. Set one of your own, at least 12 characters.',
  },
  'new-current': { vi: 'Mật khẩu hiện tại', en: 'Present password' },
  'new-next': { vi: 'Mật khẩu mới', en: 'New password' },
  'new-again': { vi: 'Nhập lại mật khẩu mới', en: 'The new password again' },
  'new-differs': {
    vi: 'Hai lần nhập không giống nhau. Nhập lại.',
    en: 'The two are not the same. Enter it again.',
  },
  'new-go': { vi: 'Đổi mật khẩu', en: 'Change the password' },
} as const
