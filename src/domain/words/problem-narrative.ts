/** Faults of what units wrote beside their figures (`narratives/*.csv`). */
export const narrativeProblems = {
  'narrative-id-empty': {
    vi: 'Thiếu mã mục lời văn. Ghi mã, một trong: {known}.',
    en: 'The id of the narrative section is missing. Write one of: {known}.',
  },
  'narrative-unknown': {
    vi: 'Biểu mẫu {form} của đơn vị {unit} không có mục lời văn “{narrative}”. Dùng: {near}.',
    en: 'Form {form} of unit {unit} has no narrative section “{narrative}”. Use: {near}.',
  },
  'narrative-not-asked': {
    vi: 'Biểu mẫu {form} của đơn vị {unit} không có mục lời văn nào. Bỏ dòng này, hoặc khai báo mục trong forms.yaml.',
    en: 'Form {form} of unit {unit} asks for no narrative. Remove this row, or declare the section in forms.yaml.',
  },
  'narrative-text-empty': {
    vi: 'Mục lời văn không có nội dung. Viết nội dung, hoặc bỏ dòng này nếu đơn vị không có gì báo cáo.',
    en: 'The narrative has no text. Write it, or remove the row when the unit has nothing to report.',
  },
  'narrative-text-long': {
    vi: 'Nội dung dài {length} ký tự, tối đa {limit}. Rút gọn; kiểm tra xem dấu nháy kép có bị thiếu ở cuối ô không.',
    en: 'The text is {length} characters long, at most {limit} are taken. Shorten it; check that the closing quotation mark of the cell is there.',
  },
  'narrative-duplicate': {
    vi: 'Mục “{narrative}” của đơn vị {unit}, kỳ {period} đã có tại {first}. Gộp hai nội dung vào một dòng, hoặc bỏ một dòng.',
    en: 'Section “{narrative}” of unit {unit} for {period} is already given at {first}. Put both texts in one row, or remove one.',
  },
  'narrative-without-return': {
    vi: 'Đơn vị {unit} có lời văn cho kỳ {period} nhưng không có báo cáo số liệu theo biểu mẫu {form}. Bổ sung số liệu của kỳ này, hoặc bỏ lời văn.',
    en: 'Unit {unit} has a narrative for {period} but no figures on form {form}. Add the figures of that period, or remove the narrative.',
  },
  'narrative-differs': {
    vi: 'Báo cáo của đơn vị {unit}, kỳ {period} đã có nội dung khác cho mục “{narrative}” (tại {first}). Giữ lại một nội dung.',
    en: 'The return of unit {unit} for {period} already has another text for section “{narrative}” (at {first}). Keep one of the two.',
  },
} as const
