/** Signing in, accounts, tokens. Wrong name and wrong password are told apart nowhere. */
export const accountProblems = {
  'sign-in-needed': {
    vi: 'Chưa đăng nhập hoặc phiên đã hết hạn. Đăng nhập rồi làm lại; những gì đã lưu vẫn còn.',
    en: 'Not signed in, or the session has ended. Sign in and try again; what was saved is still there.',
  },
  'sign-in-second-factor': {
    vi: 'Cần mã xác thực bước hai. Nhập mã trong ứng dụng xác thực hoặc một mã dự phòng.',
    en: 'The second factor is missing. Enter the code of the authenticator app, or a backup code.',
  },
  'sign-in-password': {
    vi: 'Phải đổi mật khẩu trước khi làm việc khác. Đặt mật khẩu mới rồi tiếp tục.',
    en: 'The password must be changed first. Set a new one and go on.',
  },
} as const
