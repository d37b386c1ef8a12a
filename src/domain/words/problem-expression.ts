/** Expressions of indicators and rules. */
const language = {
  'expression-empty': {
    vi: 'Biểu thức để trống. Hãy viết công thức tính, ví dụ: 100 * da_kham_pha / tong_so_vu.',
    en: 'The expression is empty. Write how the figure is computed, for example: 100 * cleared / recorded.',
  },
  'expression-syntax': {
    vi: 'Biểu thức sai cú pháp tại “{found}” (ký tự thứ {column}). Chỉ dùng số, mã chỉ tiêu, các dấu + - * / và ngoặc tròn; giữa hai giá trị phải có một dấu phép tính.',
    en: 'The expression cannot be read at “{found}” (character {column}). Use only numbers, measure ids, + - * / and parentheses, with one operator between two values.',
  },
  'expression-ends': {
    vi: 'Biểu thức dừng giữa chừng sau “{after}” (ký tự thứ {column}). Hãy viết nốt phần còn thiếu hoặc bỏ dấu thừa ở cuối.',
    en: 'The expression breaks off after “{after}” (character {column}). Finish it, or remove the sign at its end.',
  },
  'expression-unclosed': {
    vi: 'Dấu “{sign}” ở ký tự thứ {column} chưa được đóng. Hãy thêm dấu “{close}” vào đúng chỗ.',
    en: 'The “{sign}” at character {column} is never closed. Add “{close}” where it belongs.',
  },
  'expression-number': {
    vi: 'Số “{found}” trong biểu thức (ký tự thứ {column}) không hợp lệ. Dùng dấu chấm cho phần thập phân, không dùng dấu phân cách hàng nghìn, tối đa 30 chữ số.',
    en: 'The number “{found}” in the expression (character {column}) is not valid. Use a point as decimal sign, no thousands marks, and at most 30 digits.',
  },
  'expression-filter': {
    vi: 'Phần lọc trong ngoặc vuông sai tại ký tự thứ {column}. Viết dạng [phân_tổ=mục] hoặc [phân_tổ=mục1|mục2], nhiều phân tổ cách nhau bằng dấu phẩy.',
    en: 'The filter in square brackets is wrong at character {column}. Write [classification=category] or [classification=one|two], with commas between classifications.',
  },
  'expression-filter-twice': {
    vi: '“{name}” được nêu hai lần trong cùng một phần lọc (ký tự thứ {column}). Hãy giữ lại một lần.',
    en: '“{name}” is given twice in the same filter (character {column}). Keep it once.',
  },
  'expression-filter-on-indicator': {
    vi: '“{name}” là chỉ tiêu tính toán nên không lọc theo phân tổ được. Hãy lọc các chỉ tiêu thu thập tạo nên nó.',
    en: '“{name}” is a computed indicator and cannot be filtered. Filter the measures it is made of.',
  },
  'expression-period-word': {
    vi: 'Sau dấu @ không dùng được “{found}” (ký tự thứ {column}). Chỉ dùng @previous (kỳ trước) hoặc @last_year (cùng kỳ năm trước).',
    en: '“{found}” cannot stand after @ (character {column}). Use @previous or @last_year.',
  },
  'expression-period-not-allowed': {
    vi: '“{name}@{when}” đọc số liệu của kỳ khác, chỉ dùng được trong quy tắc kiểm tra của biểu mẫu. Hãy bỏ “@{when}”; việc so sánh giữa các kỳ do hệ thống tự làm.',
    en: '“{name}@{when}” reads another period, which only the checks of a form may do. Remove “@{when}”: periods are compared by the program itself.',
  },
  'expression-too-long': {
    vi: 'Biểu thức dài {length} ký tự, vượt giới hạn {limit}. Hãy tách thành nhiều chỉ tiêu tính toán.',
    en: 'The expression has {length} characters, more than the limit of {limit}. Split it into several indicators.',
  },
  'expression-too-deep': {
    vi: 'Biểu thức lồng quá {limit} tầng (ký tự thứ {column}). Hãy bớt ngoặc hoặc tách thành nhiều chỉ tiêu tính toán.',
    en: 'The expression is nested more than {limit} levels deep (character {column}). Remove parentheses or split it into several indicators.',
  },
  'expression-too-large': {
    vi: 'Biểu thức cùng các chỉ tiêu mà nó dùng có quá {limit} thành phần. Hãy đơn giản hóa các chỉ tiêu đó.',
    en: 'The expression with the indicators it uses has more than {limit} parts. Simplify those indicators.',
  },
  'expression-unknown-name': {
    vi: 'Không có chỉ tiêu nào mang mã “{name}”. Mã gần giống nhất: {near}. Hãy sửa mã hoặc khai báo thêm chỉ tiêu này.',
    en: 'There is no measure or indicator “{name}”. The nearest ids are: {near}. Correct the id, or declare it.',
  },
  'expression-unknown-classification': {
    vi: 'Chỉ tiêu “{name}” không có phân tổ “{classification}”. Phân tổ của chỉ tiêu này: {near}. Hãy sửa phần lọc hoặc bổ sung phân tổ cho chỉ tiêu.',
    en: 'Measure “{name}” is not broken down by “{classification}”. Its classifications are: {near}. Correct the filter, or add the classification to the measure.',
  },
  'expression-unknown-category': {
    vi: 'Phân tổ “{classification}” của chỉ tiêu “{name}” không có mục “{category}”. Mục gần giống nhất: {near}. Hãy sửa phần lọc.',
    en: 'Classification “{classification}” of measure “{name}” has no category “{category}”. The nearest are: {near}. Correct the filter.',
  },
  'expression-no-series': {
    vi: 'Không có chuỗi số liệu nào của “{name}” khớp với phần lọc. Hãy bổ sung vào series.csv hoặc sửa phần lọc.',
    en: 'No series of “{name}” matches the filter. Add it to series.csv, or correct the filter.',
  },
  'expression-unit-mismatch': {
    vi: 'Phép “{op}” (ký tự thứ {column}) ghép hai đơn vị tính khác nhau: {leftVi} và {rightVi}. Chỉ cộng, trừ các số cùng đơn vị tính; khác đơn vị thì chỉ nhân, chia được.',
    en: 'The “{op}” at character {column} joins two different units of measure: {leftEn} and {rightEn}. Only figures of the same unit can be added or subtracted; others can be multiplied or divided.',
  },
  'expression-percent-unit': {
    vi: 'Chỉ tiêu “{name}” khai báo là phần trăm nhưng kết quả còn đơn vị: {unitVi}. Hãy lấy hai số cùng đơn vị chia cho nhau, hoặc đổi định dạng (format) thành rate.',
    en: 'Indicator “{name}” is declared a percentage but its result still has a unit: {unitEn}. Divide two figures of the same unit, or set its format to rate.',
  },
  'expression-cycle': {
    vi: 'Các chỉ tiêu tính toán gọi vòng lẫn nhau: {cycle}. Hãy sửa để không chỉ tiêu nào được tính từ chính nó.',
    en: 'Indicators refer to each other in a circle: {cycle}. Change one so that none is computed from itself.',
  },
} as const

/** Checks of a return: shown to the clerk at the cell. */
const checks = {
  'check-required': {
    vi: '“{nameVi}” bắt buộc phải báo cáo nhưng đang để trống. Hãy nhập số liệu; không phát sinh thì nhập 0, không thuộc phạm vi của đơn vị thì đánh dấu không áp dụng.',
    en: '“{nameEn}” must be reported but is empty. Enter the figure; enter 0 if there was none, or mark it not applicable if it does not concern the unit.',
  },
  'check-not-applicable': {
    vi: '“{nameVi}” vừa có số liệu ({value}) vừa đánh dấu không áp dụng. Hãy bỏ một trong hai.',
    en: '“{nameEn}” has a figure ({value}) and is also marked not applicable. Remove one of the two.',
  },
  'check-not-collected-yet': {
    vi: '“{nameVi}” chỉ thu thập từ ngày {fromVi}, kỳ này kết thúc ngày {lastDayVi} nên chưa được báo cáo ({value}). Hãy để trống ô này.',
    en: '“{nameEn}” is collected from {fromEn} only and cannot be reported for a period that ends on {lastDayEn} ({value}). Leave the cell empty.',
  },
  'check-no-longer-collected': {
    vi: '“{nameVi}” đã ngừng thu thập từ ngày {toVi}, kỳ này kết thúc ngày {lastDayVi} nên không báo cáo nữa ({value}). Hãy để trống ô này.',
    en: '“{nameEn}” has not been collected since {toEn} and cannot be reported for a period that ends on {lastDayEn} ({value}). Leave the cell empty.',
  },
  'check-rule-broken': {
    vi: '{messageVi} Yêu cầu: {leftTextVi} {op} {rightTextVi}; số liệu báo cáo: {leftVi} và {rightVi}. Hãy sửa số liệu sai trước khi gửi.',
    en: '{messageEn} Required: {leftTextEn} {op} {rightTextEn}; reported: {leftEn} and {rightEn}. Correct the wrong figure before sending.',
  },
  'check-rule-doubtful': {
    vi: '{messageVi} Thông thường: {leftTextVi} {op} {rightTextVi}; số liệu báo cáo: {leftVi} và {rightVi}. Hãy sửa nếu sai; nếu đúng, viết lời giải trình để gửi kèm.',
    en: '{messageEn} Expected: {leftTextEn} {op} {rightTextEn}; reported: {leftEn} and {rightEn}. Correct it if wrong; if right, write an explanation to go with it.',
  },
  'check-rule-units': {
    vi: 'Quy tắc “{rule}” so sánh hai đơn vị tính khác nhau: {leftVi} và {rightVi}. Hãy sửa quy tắc trong biểu mẫu để hai vế cùng đơn vị tính.',
    en: 'Rule “{rule}” compares two different units of measure: {leftEn} and {rightEn}. Correct the rule in the form so that both sides have the same unit.',
  },
} as const

export const expressionProblems = { ...language, ...checks } as const
