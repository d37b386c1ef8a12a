/** Signing in, the second factor, a new password. */
export const webSessionWords = {
  'sign-in': { vi: 'Đăng nhập', en: 'Sign in' },
  'sign-in-intro': {
    vi: 'Báo cáo công tác định kỳ: nhập, duyệt, tổng hợp và so sánh với cùng kỳ.',
    en: 'Periodic work reporting: enter, approve, consolidate and compare with the same period.',
  },
  username: { vi: 'Tên đăng nhập', en: 'User name' },
  password: { vi: 'Mật khẩu', en: 'Password' },
  'password-show': { vi: 'Hiện hoặc ẩn những gì đã gõ', en: 'Show or hide what was typed' },
  'caps-lock': { vi: 'Đang bật phím Caps Lock.', en: 'Caps Lock is on.' },
  'again-title': { vi: 'Phiên làm việc đã hết hạn', en: 'The session has ended' },
  'again-intro': {
    vi: 'Đăng nhập lại để tiếp tục ({name}). Trang đang mở và những gì đã gõ được giữ nguyên.',
    en: 'Sign in again to go on ({name}). The open page and what was typed are kept as they are.',
  },
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
    vi: 'Mật khẩu được cấp chỉ dùng một lần. Đặt mật khẩu của riêng mình, không ai khác biết.',
    en: 'The password that was handed out is good once. Set one of your own that nobody else knows.',
  },
  'new-current': { vi: 'Mật khẩu hiện tại', en: 'Present password' },
  'new-next': { vi: 'Mật khẩu mới', en: 'New password' },
  'new-again': { vi: 'Nhập lại mật khẩu mới', en: 'The new password again' },
  'new-differs': {
    vi: 'Hai lần nhập không giống nhau. Nhập lại.',
    en: 'The two are not the same. Enter it again.',
  },
  'policy-length': {
    vi: 'Ít nhất {least} ký tự; một câu gồm vài từ, có dấu cách càng tốt.',
    en: 'At least {least} characters; a sentence of a few words is best.',
  },
  'policy-free': {
    vi: 'Không bắt buộc chữ hoa, chữ số hay ký hiệu; không phải đổi định kỳ.',
    en: 'No capitals, digits or signs are demanded, and it does not expire.',
  },
  'policy-guess': {
    vi: 'Không chứa tên đăng nhập, không lặp một nhóm ký tự, không phải mật khẩu phổ biến.',
    en: 'Not with the user name in it, not a few characters repeated, not a common password.',
  },
  'policy-good': { vi: 'Mật khẩu đạt yêu cầu.', en: 'This password can be taken.' },
  'policy-now': { vi: '(Đã gõ {count} ký tự.)', en: '({count} characters so far.)' },
  'new-go': { vi: 'Đổi mật khẩu', en: 'Change the password' },
} as const
