/** What each endpoint of this group does, by its id. */
export const accountsApi = {
  listAccounts: {
    vi: 'Tài khoản của một đơn vị và các đơn vị dưới; tìm theo tên, chức vụ, đơn vị, có dấu hay không dấu',
    en: 'Accounts of a unit and all under it; searched by name, position and unit, with or without diacritics',
  },
  readAccount: {
    vi: 'Một tài khoản với các vai trò',
    en: 'One account with its roles',
  },
  makeAccount: {
    vi: 'Tạo tài khoản; mật khẩu tạm chỉ hiện một lần',
    en: 'Make an account; its temporary password is shown once',
  },
  changeAccount: {
    vi: 'Sửa họ tên, chức vụ, đơn vị, địa chỉ thư',
    en: 'Change name, position, unit, e-mail address',
  },
  resetPassword: {
    vi: 'Đặt lại mật khẩu tạm; các phiên kết thúc',
    en: 'Set a temporary password; sessions end',
  },
  unlockAccount: {
    vi: 'Mở khóa sau nhiều lần nhập sai',
    en: 'Unlock after failed attempts',
  },
  closeAccount: {
    vi: 'Khóa tài khoản; phiên và mã truy cập hết hiệu lực',
    en: 'Close an account; its sessions and tokens end',
  },
  reopenAccount: {
    vi: 'Mở lại tài khoản',
    en: 'Reopen an account',
  },
  removeTotp: {
    vi: 'Gỡ xác thực bước hai khi mất điện thoại',
    en: 'Remove the second factor of a lost phone',
  },
  removeIdentities: {
    vi: 'Gỡ liên kết đăng nhập một lần',
    en: 'Remove the links of single sign-on',
  },
  listAccountSessions: {
    vi: 'Các phiên đăng nhập của một tài khoản',
    en: 'Sessions of an account',
  },
  endAccountSessions: {
    vi: 'Kết thúc mọi phiên của một tài khoản',
    en: 'End all sessions of an account',
  },
  endAccountSession: {
    vi: 'Kết thúc một phiên của một tài khoản',
    en: 'End one session of an account',
  },
  listAccountTokens: {
    vi: 'Các mã truy cập của một tài khoản',
    en: 'Access tokens of an account',
  },
  revokeAccountTokens: {
    vi: 'Thu hồi mọi mã truy cập của một tài khoản',
    en: 'Revoke all access tokens of an account',
  },
  revokeAccountToken: {
    vi: 'Thu hồi một mã truy cập của một tài khoản',
    en: 'Revoke one access token of an account',
  },
  listRoles: {
    vi: 'Các vai trò của một tài khoản',
    en: 'Roles of an account',
  },
  giveRole: {
    vi: 'Giao một vai trò tại một đơn vị, có thời hạn',
    en: 'Give a role in a unit, for a time',
  },
  moveRoleEnd: {
    vi: 'Đổi ngày thôi giữ một vai trò',
    en: 'Move the end of a role',
  },
  cancelRole: {
    vi: 'Thu hồi một vai trò chưa có hiệu lực',
    en: 'Take back a role that has not begun',
  },
  readAudit: {
    vi: 'Nhật ký: ai đã làm gì, khi nào',
    en: 'The audit: who did what, when',
  },
} as const
