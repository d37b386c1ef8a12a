/** What keeps the server from starting. */
export const serverProblems = {
  'demo-among-real': {
    vi: 'Cơ sở dữ liệu này có {count} tài khoản thật nên không chạy được chế độ thử. Bỏ --demo, hoặc đặt CUNGKY_DATA tới thư mục khác để thử.',
    en: 'This database holds {count} real accounts, so demo mode is refused. Leave --demo out, or set CUNGKY_DATA to another folder to try things.',
  },
  'demo-left': {
    vi: 'Cơ sở dữ liệu này có {count} tài khoản thử dùng chung một mật khẩu nên không chạy được như máy chủ thật. Thêm --demo, hoặc đặt CUNGKY_DATA tới một thư mục mới cho máy chủ thật.',
    en: 'This database holds {count} demo accounts that share one password, so it is not served as a real one. Add --demo, or set CUNGKY_DATA to a new folder for the real server.',
  },
} as const
