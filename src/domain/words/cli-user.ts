/** Words of `cungky user`. */
export const userWords = {
  user: { vi: 'tài khoản, làm tại máy chủ', en: 'accounts, at the machine of the server' },
  'user-add': {
    vi: 'tạo tài khoản có một vai trò (quản trị viên đầu tiên); mật khẩu nhập từ bàn phím hoặc một dòng ở đầu vào chuẩn',
    en: 'make an account with a role (the first administrator); the password is typed, or one line of standard input',
  },
  'user-reset': {
    vi: 'đặt lại mật khẩu; lần đăng nhập sau phải đổi',
    en: 'set a password anew; it must be changed at the next sign-in',
  },
  'user-list': { vi: 'liệt kê tài khoản', en: 'list the accounts' },
  'option-username': { vi: 'tên đăng nhập', en: 'user name' },
  'option-name': { vi: 'họ và tên', en: 'full name' },
  'option-position': { vi: 'chức vụ', en: 'position' },
  'option-role': {
    vi: 'vai trò: clerk, head, analyst, registrar, leader, administrator',
    en: 'role: clerk, head, analyst, registrar, leader, administrator',
  },
  'option-user-unit': { vi: 'mã đơn vị', en: 'unit code' },
  'option-from': {
    vi: 'ngày bắt đầu giữ vai trò (YYYY-MM-DD; mặc định: hôm nay)',
    en: 'first day of the role (YYYY-MM-DD; default: today)',
  },
  'option-remove-totp': {
    vi: 'gỡ luôn xác thực bước hai (mất điện thoại)',
    en: 'remove the second factor too (phone lost)',
  },
  'ask-password': { vi: 'Mật khẩu (không hiện khi gõ): ', en: 'Password (not shown): ' },
  'ask-again': { vi: 'Nhập lại: ', en: 'Again: ' },
  'passwords-differ': {
    vi: 'hai lần nhập mật khẩu không giống nhau. Làm lại',
    en: 'the two passwords differ. Try again',
  },
  'password-missing': {
    vi: 'không có mật khẩu. Gõ tại bàn phím, hoặc đưa một dòng vào đầu vào chuẩn',
    en: 'no password was given. Type it at the terminal, or pass one line to standard input',
  },
  'user-added': {
    vi: 'Đã tạo tài khoản {username}: {role} tại {unit}.',
    en: 'Account {username} made: {role} in {unit}.',
  },
  'user-was-reset': {
    vi: 'Đã đặt lại mật khẩu của {username}. Lần đăng nhập sau phải đổi.',
    en: 'The password of {username} is set. It must be changed at the next sign-in.',
  },
  'no-users': {
    vi: 'Chưa có tài khoản nào. Tạo bằng cungky user add',
    en: 'There are no accounts yet. Make one with cungky user add',
  },
  'col-username': { vi: 'Tên đăng nhập', en: 'User name' },
  'col-person': { vi: 'Họ và tên', en: 'Name' },
  'col-position': { vi: 'Chức vụ', en: 'Position' },
  'col-home': { vi: 'Đơn vị', en: 'Unit' },
  'col-roles': { vi: 'Vai trò hôm nay', en: 'Roles today' },
  'col-account-state': { vi: 'Tình trạng', en: 'State' },
  'state-open': { vi: 'đang mở', en: 'open' },
  'state-closed': { vi: 'đã khóa', en: 'closed' },
  'state-held': { vi: 'tạm dừng đăng nhập', en: 'held back' },
  'state-must-change': { vi: 'chờ đổi mật khẩu', en: 'must change password' },
  'state-totp': { vi: 'có xác thực bước hai', en: 'second factor' },
} as const
