/** What each endpoint of this group does, by its id. */
export const sessionApi = {
  signInWays: {
    vi: 'Các cách đăng nhập của máy chủ này',
    en: 'Ways to sign in to this server',
  },
  signIn: {
    vi: 'Đăng nhập bằng tên và mật khẩu',
    en: 'Sign in with name and password',
  },
  showSecondFactor: {
    vi: 'Nhập mã xác thực bước hai hoặc mã dự phòng',
    en: 'Show the second factor, or a backup code',
  },
  changePassword: {
    vi: 'Đổi mật khẩu; các phiên khác kết thúc',
    en: 'Change the password; other sessions end',
  },
  readSession: {
    vi: 'Ai đang đăng nhập, giữ vai trò gì, được làm gì',
    en: 'Who is signed in, in which offices, and what may be done',
  },
  signOut: {
    vi: 'Đăng xuất',
    en: 'Sign out',
  },
  beginOidc: {
    vi: 'Đăng nhập một lần: chuyển đến nơi cấp',
    en: 'Single sign-on: go to the provider',
  },
  endOidc: {
    vi: 'Đăng nhập một lần: trở về từ nơi cấp',
    en: 'Single sign-on: back from the provider',
  },
  listSessions: {
    vi: 'Các phiên đăng nhập của tôi',
    en: 'My sessions',
  },
  endSession: {
    vi: 'Kết thúc một phiên của tôi',
    en: 'End one of my sessions',
  },
  changeProfile: {
    vi: 'Đổi ngôn ngữ, địa chỉ thư, bản tin của tôi',
    en: 'Change my language, e-mail address and digest',
  },
  beginTotp: {
    vi: 'Tạo khóa cho ứng dụng xác thực',
    en: 'Make a secret for an authenticator app',
  },
  confirmTotp: {
    vi: 'Bật xác thực bước hai; nhận mã dự phòng',
    en: 'Put the second factor in force; get backup codes',
  },
  endTotp: {
    vi: 'Tắt xác thực bước hai',
    en: 'Turn the second factor off',
  },
  renewBackupCodes: {
    vi: 'Tạo bộ mã dự phòng mới',
    en: 'Make a new set of backup codes',
  },
  listTokens: {
    vi: 'Các mã truy cập của tôi',
    en: 'My access tokens',
  },
  makeToken: {
    vi: 'Tạo mã truy cập; chỉ hiện một lần',
    en: 'Make an access token; shown once',
  },
  revokeToken: {
    vi: 'Thu hồi một mã truy cập của tôi',
    en: 'Revoke one of my access tokens',
  },
} as const
