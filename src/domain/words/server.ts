/** Words of the server at the command line: settings, starting, demo accounts. */
export const serverWords = {
  'config-file-missing': {
    vi: 'không có tệp cấu hình {file} (CUNGKY_CONFIG). Sửa đường dẫn, hoặc bỏ biến này',
    en: 'there is no configuration file {file} (CUNGKY_CONFIG). Correct the path, or unset the variable',
  },
  'config-file-unreadable': {
    vi: 'không đọc được tệp cấu hình {file}. Kiểm tra quyền đọc',
    en: 'the configuration file {file} cannot be read. Check the right to read it',
  },
  'config-file-form': {
    vi: 'tệp cấu hình {file} dòng {line} không phải YAML dạng TÊN: giá trị. Sửa dòng đó',
    en: 'the configuration file {file}, line {line}, is not YAML of the form NAME: value. Correct that line',
  },
  'setting-unknown': {
    vi: '{file}: không có cài đặt tên {name}. Xem các tên bằng cungky config',
    en: '{file}: there is no setting {name}. See the names with cungky config',
  },
  'setting-unknown-near': {
    vi: '{file}: không có cài đặt tên {name}. Có phải ý anh/chị là {near}?',
    en: '{file}: there is no setting {name}. Did you mean {near}?',
  },
  'setting-environment-only': {
    vi: '{file}: {name} chỉ đặt được bằng biến môi trường, vì nó quyết định nơi tìm tệp này',
    en: '{file}: {name} can be set in the environment only, because it decides where this file is looked for',
  },
  'setting-not-plain': {
    vi: '{file}: {name} cần một giá trị đơn, không phải danh sách hay nhóm',
    en: '{file}: {name} takes a single value, not a list or a map',
  },
  'setting-wrong': { vi: '{name}: {form}', en: '{name}: {form}' },
  'setting-wrong-file': { vi: '{file}: {name}: {form}', en: '{file}: {name}: {form}' },
  'setting-needs': { vi: '{name} cần thêm {other}', en: '{name} needs {other} as well' },
  'form-folder': { vi: 'cần đường dẫn thư mục', en: 'the path of a folder is expected' },
  'form-lang': { vi: 'cần vi hoặc en', en: 'vi or en is expected' },
  'form-host': {
    vi: 'cần địa chỉ để lắng nghe, ví dụ 127.0.0.1 hoặc 0.0.0.0',
    en: 'an address to listen on is expected, such as 127.0.0.1 or 0.0.0.0',
  },
  'form-port': {
    vi: 'cần số nguyên từ 0 đến 65535 (0: cổng trống bất kỳ)',
    en: 'a whole number from 0 to 65535 is expected (0: any free port)',
  },
  'form-public-url': {
    vi: 'cần địa chỉ http:// hoặc https:// mà người dùng mở',
    en: 'the http:// or https:// address that users open is expected',
  },
  'form-yes-no': { vi: 'cần yes hoặc no', en: 'yes or no is expected' },
  'form-pack': {
    vi: 'cần tên gói trong packs/ hoặc đường dẫn thư mục gói',
    en: 'the name of a pack in packs/, or a folder, is expected',
  },
  'form-database-url': {
    vi: 'cần địa chỉ postgres://người-dùng:mật-khẩu@máy/cơ-sở-dữ-liệu',
    en: 'postgres://user:password@host/database is expected',
  },
  'form-db-port': {
    vi: 'cần số nguyên từ 1024 đến 65535',
    en: 'a whole number from 1024 to 65535 is expected',
  },
  'form-db-pool': { vi: 'cần số nguyên từ 2 đến 200', en: 'a whole number from 2 to 200 is expected' },
  'form-log-level': {
    vi: 'cần debug, info, warn, error hoặc silent',
    en: 'debug, info, warn, error or silent is expected',
  },
  'form-key': {
    vi: 'cần 32 byte dạng base64, ví dụ tạo bằng openssl rand -base64 32',
    en: '32 bytes in base64 are expected, made for example by openssl rand -base64 32',
  },
  'form-minutes': {
    vi: 'cần số phút nguyên từ 1 đến 527040',
    en: 'whole minutes from 1 to 527040 are expected',
  },
  'form-limit': {
    vi: 'cần số yêu cầu/số giây, ví dụ 600/60, hoặc off',
    en: 'requests/seconds are expected, such as 600/60, or off',
  },
  'form-token': { vi: 'cần ít nhất 16 ký tự', en: 'at least 16 characters are expected' },
  'form-text': { vi: 'cần chuỗi ký tự', en: 'text is expected' },
  'form-names': {
    vi: 'cần các tên cách nhau bằng dấu phẩy',
    en: 'names with commas between them are expected',
  },
  'form-oidc-issuer': {
    vi: 'cần địa chỉ của nơi cấp đăng nhập một lần',
    en: 'the address of the provider of single sign-on is expected',
  },
  'form-oidc-redirect': {
    vi: 'cần địa chỉ …/api/v1/session/oidc/callback của máy chủ này',
    en: 'this server’s own …/api/v1/session/oidc/callback is expected',
  },
  'form-smtp-url': {
    vi: 'cần địa chỉ smtp:// hoặc smtps://',
    en: 'an smtp:// or smtps:// address is expected',
  },
  'form-mail': { vi: 'cần địa chỉ thư người gửi', en: 'the sender’s e-mail address is expected' },
  'about-CUNGKY_CONFIG': { vi: 'Tệp cấu hình đang dùng', en: 'The configuration file in use' },
  'about-CUNGKY_DATA': { vi: 'Thư mục dữ liệu', en: 'Data folder' },
  'about-CUNGKY_LANG': { vi: 'Ngôn ngữ khi không ai chọn', en: 'Language when nobody says one' },
  'about-HOST': { vi: 'Địa chỉ lắng nghe', en: 'Address to listen on' },
  'about-PORT': { vi: 'Cổng', en: 'Port' },
  'about-CUNGKY_PUBLIC_URL': {
    vi: 'Địa chỉ người dùng mở; https thì cookie an toàn và HSTS',
    en: 'Address that users open; https makes cookies secure and sends HSTS',
  },
  'about-CUNGKY_TRUST_PROXY': {
    vi: 'Tin X-Forwarded-For của máy đứng trước',
    en: 'Believe X-Forwarded-For of the proxy in front',
  },
  'about-CUNGKY_PACK': { vi: 'Gói', en: 'Pack' },
  'about-DATABASE_URL': {
    vi: 'PostgreSQL của cơ quan thay cho cái đi kèm',
    en: 'A PostgreSQL of yours instead of the embedded one',
  },
  'about-CUNGKY_APP_DATABASE_URL': {
    vi: 'Cũng máy đó, dưới vai trò cungky_app',
    en: 'The same server under the role cungky_app',
  },
  'about-CUNGKY_DB_PORT': {
    vi: 'Cổng 127.0.0.1 của cơ sở dữ liệu đi kèm',
    en: 'Port on 127.0.0.1 of the embedded database',
  },
  'about-CUNGKY_DB_POOL': {
    vi: 'Số kết nối cơ sở dữ liệu nhiều nhất',
    en: 'Most connections to the database',
  },
  'about-CUNGKY_LOG_LEVEL': { vi: 'Mức nhật ký', en: 'Level of the log' },
  'about-CUNGKY_SEAL_KEY': {
    vi: 'Khóa niêm phong bí mật; bỏ trống thì tạo trong thư mục dữ liệu',
    en: 'Key that seals secrets; made in the data folder when left out',
  },
  'about-CUNGKY_SESSION_IDLE_MINUTES': {
    vi: 'Phiên hết hạn sau số phút không dùng',
    en: 'Minutes without use after which a session ends',
  },
  'about-CUNGKY_SESSION_MINUTES': {
    vi: 'Phiên kéo dài nhiều nhất số phút',
    en: 'Minutes that a session lasts at most',
  },
  'about-CUNGKY_LIMIT_ADDRESS': { vi: 'Giới hạn yêu cầu mỗi địa chỉ', en: 'Limit of requests by address' },
  'about-CUNGKY_LIMIT_SIGN_IN': { vi: 'Giới hạn đăng nhập mỗi địa chỉ', en: 'Limit of sign-ins by address' },
  'about-CUNGKY_LIMIT_WRITES': { vi: 'Giới hạn ghi mỗi tài khoản', en: 'Limit of writes by account' },
  'about-CUNGKY_METRICS_TOKEN': {
    vi: 'Khóa đọc /metrics từ máy khác',
    en: 'Token to read /metrics from elsewhere',
  },
  'about-OIDC_ISSUER': { vi: 'Nơi cấp đăng nhập một lần', en: 'Provider of single sign-on' },
  'about-OIDC_CLIENT_ID': { vi: 'Mã ứng dụng tại nơi cấp', en: 'Client id at the provider' },
  'about-OIDC_CLIENT_SECRET': { vi: 'Bí mật của ứng dụng', en: 'Client secret' },
  'about-OIDC_REDIRECT_URI': { vi: 'Địa chỉ quay về', en: 'Address to come back to' },
  'about-OIDC_CLAIM': { vi: 'Mục chứa tên đăng nhập', en: 'Claim that holds the user name' },
  'about-OIDC_LABEL': { vi: 'Chữ trên nút đăng nhập', en: 'Words on the button' },
  'about-OIDC_AMR': { vi: 'amr cho biết đã có bước hai', en: 'amr values that tell of a second factor' },
  'about-OIDC_ACR': { vi: 'acr cho biết đã có bước hai', en: 'acr values that tell of a second factor' },
  'about-SMTP_URL': { vi: 'Máy chủ thư đi', en: 'Server for outgoing mail' },
  'about-SMTP_FROM': { vi: 'Địa chỉ người gửi', en: 'Sender’s address' },
  'source-environment': { vi: 'môi trường', en: 'environment' },
  'source-file': { vi: 'tệp', en: 'file' },
  'source-default': { vi: 'mặc định', en: 'default' },
  'column-setting': { vi: 'Cài đặt', en: 'Setting' },
  'column-value': { vi: 'Giá trị', en: 'Value' },
  'column-source': { vi: 'Từ đâu', en: 'From' },
  'column-about': { vi: 'Ý nghĩa', en: 'What for' },
  'not-set': { vi: '(không đặt)', en: '(not set)' },
  starting: { vi: 'Đang khởi động, cổng {port} đã mở…', en: 'Starting, port {port} is open…' },
  serving: { vi: 'Máy chủ đang chạy: {address}', en: 'The server is running: {address}' },
  'serving-more': {
    vi: 'Tài liệu API: {address}/docs · Dừng bằng Ctrl-C.',
    en: 'Documentation of the API: {address}/docs · Stop it with Ctrl-C.',
  },
  stopping: {
    vi: 'Đang dừng: chờ các yêu cầu dở dang xong (nhiều nhất {seconds} giây). Nhấn Ctrl-C lần nữa để dừng ngay.',
    en: 'Stopping: requests in flight are finished first (at most {seconds} seconds). Press Ctrl-C again to end at once.',
  },
  stopped: { vi: 'Đã dừng.', en: 'Stopped.' },
  'port-taken': {
    vi: 'cổng {port} của {host} đang được chương trình khác dùng. Đặt PORT khác, hoặc dừng chương trình kia',
    en: 'port {port} of {host} is in use by another program. Set another PORT, or stop that program',
  },
  'host-unusable': {
    vi: 'không lắng nghe được ở {host}:{port} ({reason}). Kiểm tra HOST và PORT',
    en: 'cannot listen on {host}:{port} ({reason}). Check HOST and PORT',
  },
  'no-accounts': {
    vi: 'Chưa có tài khoản nào nên chưa ai đăng nhập được. Tạo quản trị viên đầu tiên:\n  cungky user add --pack {pack} --username TEN --name "Họ và tên" --position "Chức vụ" --role administrator --unit {unit}',
    en: 'There are no accounts yet, so nobody can sign in. Make the first administrator:\n  cungky user add --pack {pack} --username NAME --name "Full name" --position "Position" --role administrator --unit {unit}',
  },
  'demo-real-database': {
    vi: 'chế độ thử (--demo) không chạy với DATABASE_URL: tài khoản thử dùng chung một mật khẩu. Bỏ DATABASE_URL để thử trên cơ sở dữ liệu đi kèm, hoặc bỏ --demo',
    en: 'demo mode (--demo) does not run with DATABASE_URL: its accounts share one password. Unset DATABASE_URL to try it on the embedded database, or leave --demo out',
  },
  'empty-without-demo': {
    vi: '--empty chỉ dùng cùng --demo: ngoài chế độ thử không có số liệu ví dụ nào được nạp',
    en: '--empty goes with --demo only: outside of demo mode no example figures are loaded',
  },
  'demo-kept': {
    vi: 'Dữ liệu thử của lần trước được giữ nguyên. Làm lại từ đầu: đặt CUNGKY_DATA tới thư mục mới.',
    en: 'The demo data of last time are kept. To begin anew, set CUNGKY_DATA to a new folder.',
  },
  'demo-accounts': {
    vi: 'Tài khoản thử ({count}; mật khẩu chung: {password}):',
    en: 'Demo accounts ({count}; one password for all: {password}):',
  },
  'demo-accounts-more': {
    vi: 'Mọi đơn vị: nhap.<mã> nhập số liệu, duyet.<mã> duyệt. Mật khẩu cũng ghi trong {file}.',
    en: 'Every unit: nhap.<code> enters, duyet.<code> approves. The password is also in {file}.',
  },
  'demo-public': {
    vi: 'Cẩn thận: chế độ thử đang mở trên {host}, máy khác cũng vào được bằng mật khẩu trên.',
    en: 'Careful: demo mode listens on {host}; other machines can get in with the password above.',
  },
  'column-user': { vi: 'Tên đăng nhập', en: 'User name' },
  'column-role': { vi: 'Vai trò', en: 'Role' },
  'column-unit': { vi: 'Đơn vị', en: 'Unit' },
  'demo-name': { vi: 'Tài khoản thử: {role}', en: 'Demo account: {role}' },
} as const
