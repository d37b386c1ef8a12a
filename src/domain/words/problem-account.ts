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
  'sign-in-wrong': {
    vi: 'Tên đăng nhập hoặc mật khẩu không đúng. Nhập lại; nếu quên mật khẩu, đề nghị quản trị viên của đơn vị đặt lại.',
    en: 'User name or password is wrong. Try again; if the password is forgotten, ask the administrator of the unit to reset it.',
  },
  'sign-in-locked': {
    vi: 'Đã nhập sai nhiều lần nên tạm dừng nhận đăng nhập. Thử lại sau {seconds} giây, hoặc đề nghị quản trị viên mở khóa.',
    en: 'Too many failed attempts, so signing in is held back for now. Try again in {seconds} seconds, or ask the administrator to unlock the account.',
  },
  'sign-in-code': {
    vi: 'Mã xác thực không đúng, đã hết hạn hoặc đã dùng. Chờ mã mới trong ứng dụng xác thực rồi nhập lại, hoặc nhập một mã dự phòng chưa dùng.',
    en: 'The code is wrong, has run out or was used before. Wait for the next code of the authenticator app, or enter a backup code not used yet.',
  },
  'sign-in-no-factor': {
    vi: 'Phiên này không chờ mã xác thực bước hai. Tiếp tục làm việc.',
    en: 'This session is not waiting for a second factor. Go on working.',
  },
  'password-wrong': {
    vi: 'Mật khẩu hiện tại không đúng. Nhập lại mật khẩu đang dùng.',
    en: 'The current password is wrong. Enter the one in use.',
  },
  'password-none': {
    vi: 'Tài khoản này chỉ đăng nhập một lần (SSO), chưa có mật khẩu. Đề nghị quản trị viên cấp mật khẩu tạm.',
    en: 'This account signs in by single sign-on only and has no password. Ask the administrator for a temporary one.',
  },
  'password-short': {
    vi: 'Mật khẩu quá ngắn. Dùng ít nhất {least} ký tự; một câu dễ nhớ gồm vài từ là tốt nhất.',
    en: 'The password is too short. Use at least {least} characters; a sentence of a few words is best.',
  },
  'password-long': {
    vi: 'Mật khẩu quá dài. Dùng nhiều nhất {most} ký tự.',
    en: 'The password is too long. Use at most {most} characters.',
  },
  'password-name': {
    vi: 'Mật khẩu chứa tên đăng nhập. Chọn mật khẩu không suy ra được từ tên đăng nhập.',
    en: 'The password holds the user name. Choose one that the name does not give away.',
  },
  'password-repeated': {
    vi: 'Mật khẩu chỉ gồm ít ký tự lặp lại hoặc các phím liền nhau. Chọn một câu gồm vài từ khác nhau.',
    en: 'The password is made of few repeated characters or of neighbouring keys. Choose a sentence of several different words.',
  },
  'password-common': {
    vi: 'Mật khẩu này nhiều người dùng nên dễ bị đoán. Chọn một câu của riêng mình gồm vài từ.',
    en: 'This password is common and easily guessed. Choose a sentence of your own of several words.',
  },
  'password-same': {
    vi: 'Mật khẩu mới trùng với mật khẩu đang dùng. Chọn mật khẩu khác.',
    en: 'The new password is the one in use. Choose another.',
  },
  'totp-unavailable': {
    vi: 'Máy chủ chưa có khóa niêm phong nên chưa dùng được xác thực bước hai. Đề nghị người vận hành đặt CUNGKY_SEAL_KEY.',
    en: 'The server has no sealing key, so the second factor cannot be used. Ask whoever runs the server to set CUNGKY_SEAL_KEY.',
  },
  'totp-on': {
    vi: 'Xác thực bước hai đang bật. Muốn đổi thiết bị thì tắt rồi bật lại.',
    en: 'The second factor is on already. To change the device, turn it off and on again.',
  },
  'totp-off': {
    vi: 'Xác thực bước hai chưa bật. Bật ở mục bảo mật của tài khoản.',
    en: 'The second factor is not on. Turn it on under the account’s security.',
  },
  'totp-code': {
    vi: 'Mã không khớp với khóa vừa tạo. Kiểm tra giờ trên điện thoại rồi nhập mã đang hiện trong ứng dụng.',
    en: 'The code does not belong to the key just made. Check the clock of the phone and enter the code that the app shows.',
  },
  'totp-key-changed': {
    vi: 'Khóa niêm phong của máy chủ đã thay đổi nên không đọc được khóa xác thực bước hai. Đề nghị quản trị viên gỡ xác thực bước hai rồi bật lại.',
    en: 'The server’s sealing key has changed, so the second factor cannot be read. Ask the administrator to remove it, then turn it on again.',
  },
  'totp-not-begun': {
    vi: 'Chưa tạo khóa cho ứng dụng xác thực. Bắt đầu lại từ bước quét mã.',
    en: 'No key was made for the authenticator app. Begin again with scanning the code.',
  },
  'oidc-off': {
    vi: 'Máy chủ này không bật đăng nhập một lần (SSO). Đăng nhập bằng mật khẩu.',
    en: 'This server has no single sign-on. Sign in with a password.',
  },
  'oidc-unreachable': {
    vi: 'Không liên lạc được với nơi cấp đăng nhập một lần. Thử lại sau ít phút, hoặc đăng nhập bằng mật khẩu.',
    en: 'The provider of single sign-on cannot be reached. Try again in a few minutes, or sign in with a password.',
  },
  'oidc-state': {
    vi: 'Lượt đăng nhập này đã hết hạn hoặc không bắt đầu từ trình duyệt này. Bắt đầu đăng nhập lại.',
    en: 'This sign-in has run out or was not begun in this browser. Begin again.',
  },
  'oidc-refused': {
    vi: 'Nơi cấp đăng nhập một lần không xác nhận lượt đăng nhập này ({reason}). Bắt đầu đăng nhập lại; nếu vẫn lỗi, báo quản trị viên.',
    en: 'The provider did not vouch for this sign-in ({reason}). Begin again; if it goes on, tell the administrator.',
  },
  'oidc-claim': {
    vi: 'Nơi cấp đăng nhập một lần không cho biết tên đăng nhập (mục {claim}). Báo người vận hành máy chủ kiểm tra cấu hình.',
    en: 'The provider does not tell the user name (claim {claim}). Ask whoever runs the server to check the settings.',
  },
  'oidc-unknown': {
    vi: 'Không có tài khoản đang mở cho tên {username} trong hệ thống này. Đề nghị quản trị viên của đơn vị tạo hoặc mở lại tài khoản.',
    en: 'There is no open account for {username} here. Ask the administrator of the unit to make or reopen one.',
  },
  'oidc-linked-other': {
    vi: 'Tài khoản {username} đã gắn với một người dùng khác của nơi cấp đăng nhập một lần. Đề nghị quản trị viên gỡ liên kết cũ.',
    en: 'The account {username} is linked to another user of the provider. Ask the administrator to remove the old link.',
  },
  'account-unknown': {
    vi: 'Không có tài khoản này. Kiểm tra lại trong danh sách tài khoản.',
    en: 'There is no such account. Look it up in the list of accounts.',
  },
  'account-name-form': {
    vi: 'Tên đăng nhập “{username}” không đúng dạng. Dùng 3 đến 64 ký tự: chữ thường không dấu, chữ số, và dấu . _ - ở giữa.',
    en: '“{username}” cannot be a user name. Use 3 to 64 characters: small letters without marks, digits, and . _ - between them.',
  },
  'account-name-taken': {
    vi: 'Tên đăng nhập “{username}” đã có. Chọn tên khác.',
    en: 'The user name “{username}” is taken. Choose another.',
  },
  'account-self': {
    vi: 'Không ai được tự khóa, tự đặt lại mật khẩu hay tự gỡ xác thực bước hai của mình bằng quyền quản trị. Nhờ một quản trị viên khác, hoặc dùng mục tài khoản của tôi.',
    en: 'Nobody closes, resets or strips the second factor of their own account as administrator. Ask another administrator, or use the pages of your own account.',
  },
  'account-own-role': {
    vi: 'Không ai được tự chấm dứt vai trò quản trị viên của mình. Nhờ một quản trị viên khác.',
    en: 'Nobody ends their own role of administrator. Ask another administrator.',
  },
  'account-last-administrator': {
    vi: 'Đây là quản trị viên cuối cùng của {unit}. Giao vai trò quản trị viên cho một người khác trước.',
    en: 'This is the last administrator of {unit}. Make somebody else administrator first.',
  },
  'account-closed': {
    vi: 'Tài khoản đang bị khóa. Mở lại tài khoản trước.',
    en: 'The account is closed. Reopen it first.',
  },
  'account-open': {
    vi: 'Tài khoản đang mở. Không cần mở lại.',
    en: 'The account is open. There is nothing to reopen.',
  },
  'account-nothing': {
    vi: 'Không có gì để thay đổi. Nêu ít nhất một mục cần sửa.',
    en: 'Nothing is to be changed. Name at least one field.',
  },
  'account-unit-ended': {
    vi: '{unit} không hoạt động vào ngày {dateVi}. Chọn đơn vị kế thừa.',
    en: '{unit} does not exist on {dateEn}. Choose its successor.',
  },
  'role-unknown': {
    vi: 'Tài khoản không có vai trò này. Kiểm tra lại danh sách vai trò.',
    en: 'The account holds no such role. Look it up in its list of roles.',
  },
  'role-again': {
    vi: 'Người này đã giữ vai trò {roleVi} tại {unit} trong khoảng thời gian đó. Sửa ngày, hoặc kết thúc vai trò cũ trước.',
    en: 'This person already holds the role {roleEn} in {unit} in that time. Change the dates, or end the earlier role first.',
  },
  'role-end-past': {
    vi: 'Ngày thôi giữ vai trò không được trước hôm nay ({dateVi}): việc đã làm theo vai trò đó giữ nguyên. Chọn từ hôm nay trở đi.',
    en: 'A role cannot end before today ({dateEn}): what was done in it stays. Choose today or later.',
  },
  'role-begun': {
    vi: 'Vai trò này đã có hiệu lực nên không thu hồi như chưa từng giao. Đặt ngày thôi giữ vai trò.',
    en: 'This role has begun and cannot be taken back as if it had never been. Set the day on which it ends.',
  },
  'role-over': {
    vi: 'Vai trò này đã kết thúc. Giao một vai trò mới nếu cần.',
    en: 'This role has ended. Give a new one if it is needed.',
  },
  'session-unknown': {
    vi: 'Không có phiên đăng nhập này hoặc phiên đã kết thúc. Tải lại danh sách phiên.',
    en: 'There is no such session, or it has ended. Load the list of sessions again.',
  },
  'token-unknown': {
    vi: 'Không có mã truy cập này hoặc mã đã bị thu hồi. Tải lại danh sách mã.',
    en: 'There is no such token, or it was revoked. Load the list of tokens again.',
  },
  'token-many': {
    vi: 'Một tài khoản chỉ giữ được {most} mã truy cập còn hiệu lực. Thu hồi mã không dùng nữa.',
    en: 'An account may hold {most} good tokens. Revoke those that are no longer used.',
  },
} as const
