/** Refusals for want of a right (HTTP 403): what is missing, and who can do it. */
export const accessProblems = {
  'access-no-role': {
    vi: 'Tài khoản chưa được giao vai trò nào nên không thể {actionVi} ({unit}). Đề nghị quản trị viên giao vai trò. Người làm được việc này: {whoVi}.',
    en: 'This account holds no role and may not {actionEn} ({unit}). Ask the administrator for a role. Who can do it: {whoEn}.',
  },
  'access-role-not-begun': {
    vi: 'Vai trò {roleVi} tại {roleUnit} chỉ có hiệu lực từ ngày {fromVi} nên chưa thể {actionVi} ({unit}). Chờ đến ngày đó, hoặc nhờ người làm được việc này: {whoVi}.',
    en: 'The role {roleEn} in {roleUnit} begins on {fromEn}, so this account may not yet {actionEn} ({unit}). Wait until then, or turn to who can do it: {whoEn}.',
  },
  'access-role-ended': {
    vi: 'Vai trò {roleVi} tại {roleUnit} đã hết hiệu lực sau ngày {lastVi} nên không thể {actionVi} ({unit}). Đề nghị quản trị viên gia hạn, hoặc nhờ người làm được việc này: {whoVi}.',
    en: 'The role {roleEn} in {roleUnit} ended after {lastEn}, so this account may no longer {actionEn} ({unit}). Ask the administrator to renew it, or turn to who can do it: {whoEn}.',
  },
  'access-role-unit-ended': {
    vi: 'Vai trò {roleVi} được giao tại {roleUnit}, đơn vị này nay không còn, nên không thể {actionVi} ({unit}). Đề nghị quản trị viên giao vai trò tại đơn vị hiện nay. Người làm được việc này: {whoVi}.',
    en: 'The role {roleEn} is held in {roleUnit}, which does not exist today, so this account may not {actionEn} ({unit}). Ask the administrator for a role in a unit of today. Who can do it: {whoEn}.',
  },
  'access-office-not-held': {
    vi: 'Tài khoản không giữ vai trò đã chọn nên không thể {actionVi} ({unit}). Chọn lại vai trò đang giữ. Người làm được việc này: {whoVi}.',
    en: 'This account does not hold the office chosen and may not {actionEn} ({unit}) in it. Choose one it holds. Who can do it: {whoEn}.',
  },
  'access-apart-from-figures': {
    vi: 'Tài khoản đang giữ vai trò {roleVi} tại {roleUnit} thì không được {actionVi} ({unit}), kể cả khi có vai trò khác. Nhờ người làm được việc này: {whoVi}.',
    en: 'An account with the role {roleEn} (in {roleUnit}) may not {actionEn} ({unit}), whatever else it holds. Turn to who can do it: {whoEn}.',
  },
  'access-not-this-role': {
    vi: 'Vai trò {roleVi} tại {roleUnit} không được {actionVi} ({unit}). Nhờ người làm được việc này: {whoVi}.',
    en: 'The role {roleEn} in {roleUnit} may not {actionEn} ({unit}). Turn to who can do it: {whoEn}.',
  },
  'access-superior-only': {
    vi: 'Vai trò {roleVi} tại {roleUnit} không được {actionVi} của chính {unit} hoặc của đơn vị mà {roleUnit} kế thừa: đây là việc của cấp trên. Nhờ người làm được việc này: {whoVi}.',
    en: 'As {roleEn} in {roleUnit} one may not {actionEn} of {unit} itself or of a unit it took over: this is for a superior unit. Turn to who can do it: {whoEn}.',
  },
  'access-unit-only': {
    vi: 'Vai trò {roleVi} tại {roleUnit} không được {actionVi} thay cho đơn vị cấp dưới ({unit}). Nhờ người làm được việc này: {whoVi}.',
    en: 'As {roleEn} in {roleUnit} one may not {actionEn} for a unit below ({unit}). Turn to who can do it: {whoEn}.',
  },
  'access-read-only': {
    vi: 'Vai trò {roleVi} tại {roleUnit} nay chỉ được xem số liệu {unit} đã báo cáo, không được {actionVi}. Nhờ người làm được việc này: {whoVi}.',
    en: 'As {roleEn} in {roleUnit} one now only reads what {unit} reported and may not {actionEn}. Turn to who can do it: {whoEn}.',
  },
  'access-above': {
    vi: 'Vai trò {roleVi} tại {roleUnit} không được {actionVi} của đơn vị cấp trên ({unit}). Chọn đơn vị mình hoặc đơn vị cấp dưới; với {unit}, nhờ người làm được việc này: {whoVi}.',
    en: 'As {roleEn} in {roleUnit} one may not {actionEn} of a unit above ({unit}). Choose the own unit or one below; for {unit} turn to who can do it: {whoEn}.',
  },
  'access-beside': {
    vi: 'Vai trò {roleVi} tại {roleUnit} không được {actionVi} của đơn vị ngang cấp ({unit}). Chọn đơn vị mình hoặc đơn vị cấp dưới; với {unit}, nhờ người làm được việc này: {whoVi}.',
    en: 'As {roleEn} in {roleUnit} one may not {actionEn} of a unit beside it ({unit}). Choose the own unit or one below; for {unit} turn to who can do it: {whoEn}.',
  },
  'access-elsewhere': {
    vi: '{unit} không thuộc {roleUnit} nên vai trò {roleVi} không được {actionVi}. Chọn đơn vị mình hoặc đơn vị cấp dưới; với {unit}, nhờ người làm được việc này: {whoVi}.',
    en: '{unit} is not under {roleUnit}, so the role {roleEn} may not {actionEn}. Choose the own unit or one below; for {unit} turn to who can do it: {whoEn}.',
  },
  'access-retired': {
    vi: '{unit} hiện không hoạt động và không có đơn vị kế thừa thuộc {roleUnit}, nên vai trò {roleVi} không được {actionVi}. Nhờ người có vai trò tại đơn vị kế thừa hoặc cấp trên của đơn vị đó: {whoVi}.',
    en: '{unit} does not exist today and none of its successors is under {roleUnit}, so the role {roleEn} may not {actionEn}. Turn to somebody in a successor or above it: {whoEn}.',
  },
  'access-no-heir': {
    vi: '{unit} hiện không còn và không có một đơn vị nào kế thừa toàn bộ (đã chia tách, giải thể hoặc do cấp trên đảm nhiệm), nên không ai {actionVi} được nữa; số liệu đã báo cáo giữ nguyên. Nếu phát hiện sai sót, đề nghị thủ trưởng đơn vị cấp trên nhập bản đính chính vào hệ thống.',
    en: '{unit} does not exist today and no single unit took it over (it was divided or dissolved, or its superior does its work), so nobody may {actionEn} any more; what was reported stays. If there is a mistake, ask the head of the superior unit to take in corrected figures by an import.',
  },
  'access-unit-unknown': {
    vi: 'Không có đơn vị nào có khóa {unit} nên không thể {actionVi}. Kiểm tra lại khóa của đơn vị. Với một đơn vị có trong danh mục, người làm được việc này: {whoVi}.',
    en: 'There is no unit with the key {unit}, so nobody may {actionEn}. Check the key. For a unit that exists, who can do it: {whoEn}.',
  },
  'access-scope': {
    vi: 'Mã truy cập này không có phạm vi để {actionVi}. Tạo mã mới với phạm vi phù hợp, hoặc đăng nhập bằng mật khẩu.',
    en: 'This access token has no scope to {actionEn}. Make a token with a fitting scope, or sign in with a password.',
  },
  'access-self-grant': {
    vi: 'Không ai được tự giao vai trò {roleVi} cho mình. Nhờ một quản trị viên khác giao.',
    en: 'Nobody may give themselves the role {roleEn}. Ask another administrator.',
  },
  'access-role-dates': {
    vi: 'Ngày thôi giữ vai trò {toVi} không sau ngày bắt đầu {fromVi}. Sửa một trong hai ngày (ngày thôi giữ là ngày đầu tiên không còn hiệu lực).',
    en: 'The role would end on {toEn}, not after it begins on {fromEn}. Correct one of them (the end is the first day on which it is no longer held).',
  },
  'access-roles-clash': {
    vi: 'Một người không được cùng lúc giữ vai trò {roleVi} và {otherVi}: người quản trị hoặc kiểm soát số liệu không nhập, duyệt hay tiếp nhận số liệu. Giao cho người khác, hoặc kết thúc vai trò kia trước.',
    en: 'Nobody may be {roleEn} and {otherEn} at the same time: who administers or registers does not enter, approve or accept figures. Choose another person, or end the other role first.',
  },
} as const
