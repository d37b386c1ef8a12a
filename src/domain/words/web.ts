/** Words of the pages that every page has: the frame, states of loading and saving, faults. */
export const webWords = {
  product: { vi: 'Cùng Kỳ', en: 'Cùng Kỳ' },
  'skip-to-content': { vi: 'Đến nội dung chính', en: 'Skip to the content' },
  menu: { vi: 'Mở menu', en: 'Open the menu' },
  'nav-main': { vi: 'Các trang', en: 'Pages' },
  'nav-mine': { vi: 'Việc chờ tôi', en: 'Waiting for me' },
  'nav-returns': { vi: 'Báo cáo của các đơn vị', en: 'Returns of the units' },
  'nav-api': { vi: 'Tài liệu API', en: 'API documentation' },
  language: { vi: 'English', en: 'Tiếng Việt' },
  'language-label': { vi: 'Chuyển sang tiếng Anh', en: 'Switch to Vietnamese' },
  'theme-dark': { vi: 'Dùng nền tối', en: 'Use the dark theme' },
  'theme-light': { vi: 'Dùng nền sáng', en: 'Use the light theme' },
  'sign-out': { vi: 'Đăng xuất', en: 'Sign out' },
  'account-menu': { vi: 'Tài khoản {name}', en: 'Account of {name}' },
  loading: { vi: 'Đang tải…', en: 'Loading…' },
  'not-found-title': { vi: 'Không có trang này', en: 'There is no such page' },
  'not-found-text': {
    vi: 'Địa chỉ có thể đã đổi hoặc gõ nhầm. Về trang đầu để xem việc đang chờ.',
    en: 'The address may have changed or be mistyped. Go to the first page to see what waits.',
  },
  'not-found-home': { vi: 'Về trang đầu', en: 'To the first page' },
  'fault-title': { vi: 'Trang gặp lỗi', en: 'The page failed' },
  'fault-text': {
    vi: 'Những gì đã gõ vẫn được giữ trên máy này. Tải lại trang để tiếp tục; nếu vẫn lỗi, báo người quản trị.',
    en: 'What was typed is still kept on this device. Load the page again to go on; tell the administrator if it keeps failing.',
  },
  'fault-reload': { vi: 'Tải lại trang', en: 'Load again' },
  'unreachable-title': { vi: 'Không kết nối được máy chủ', en: 'The server cannot be reached' },
  'unreachable-text': {
    vi: 'Kiểm tra mạng. Trang sẽ tự thử lại; những gì đã gõ vẫn được giữ trên máy này.',
    en: 'Check the network. The page tries again by itself; what was typed is kept on this device.',
  },
} as const
