/** What each endpoint of this group does, by its id. */
export const registerApi = {
  listUnits: {
    vi: 'Cây đơn vị tại một ngày; tìm theo tên hoặc mã, có dấu hay không dấu đều được',
    en: 'The tree of units on a day; searched by name or code, with or without diacritics',
  },
  readUnit: {
    vi: 'Một đơn vị: tên, mã và cấp trên qua các thời kỳ, đơn vị tiền thân và kế thừa, văn bản sắp xếp',
    en: 'A unit: its names, codes and superiors through time, what it took over and who took it over, by which acts',
  },
  listReorganisations: {
    vi: 'Các văn bản sắp xếp đơn vị và nội dung từng văn bản',
    en: 'The acts that reorganised units, step by step',
  },
  listForms: { vi: 'Các biểu mẫu báo cáo', en: 'The forms' },
  readForm: {
    vi: 'Một biểu mẫu: các mục, chỉ tiêu, quy tắc kiểm tra, phần lời văn',
    en: 'A form: its sections, series, rules and narrative sections',
  },
  readPeriod: {
    vi: 'Một kỳ báo cáo: những ngày nó bao gồm, hạn gửi của từng cấp, các kỳ liên quan, sơ bộ hay chính thức',
    en: 'A period: the days it covers, when each level must send, the periods related to it, preliminary or final',
  },
  listPeriods: { vi: 'Các kỳ báo cáo của một năm', en: 'The periods of a year' },
  listIndicators: { vi: 'Các chỉ tiêu tính toán', en: 'The indicators' },
  readPack: { vi: 'Gói định nghĩa đang dùng', en: 'The pack of definitions in force' },
} as const
