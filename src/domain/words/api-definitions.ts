/** What each endpoint of this group does, by its id. */
export const definitionsApi = {
  readDefinitions: {
    vi: 'Bản danh mục đang dùng (đơn vị, biểu mẫu, chỉ tiêu, lịch) và các tệp của nó',
    en: 'The edition of the definitions in force (units, forms, indicators, calendar) and its files',
  },
  listEditions: {
    vi: 'Các bản danh mục đã dùng, mới nhất trước: ai đổi, khi nào, vì sao',
    en: 'The editions of the definitions, newest first: who changed them, when and why',
  },
  readDefinitionFile: {
    vi: 'Nội dung một tệp danh mục, của bản đang dùng hoặc một bản cũ',
    en: 'The text of one file of the definitions, of the current or an older edition',
  },
  readDefinitionLists: {
    vi: 'Các danh sách trong danh mục (cấp, phân tổ, chỉ tiêu, biểu mẫu, văn bản sắp xếp) và lịch, như trong tệp',
    en: 'The lists of the definitions (levels, classifications, measures, forms, indicators, acts) and the calendar, as in the files',
  },
  exportDefinitions: {
    vi: 'Tải toàn bộ danh mục về thành một tệp nén',
    en: 'Download all definitions as one archive',
  },
  previewDefinitions: {
    vi: 'Xem trước thay đổi danh mục: lỗi ở đâu, ảnh hưởng những gì; không ghi gì cả',
    en: 'Preview changes of the definitions: what is wrong and what they do; nothing is written',
  },
  applyDefinitions: {
    vi: 'Áp dụng thay đổi danh mục thành một bản mới',
    en: 'Apply changes of the definitions as a new edition',
  },
  unpackDefinitions: {
    vi: 'Đọc một tệp nén danh mục và cho biết nó thay đổi những gì so với bản đang dùng',
    en: 'Read an archive of definitions and tell what it changes against the edition in force',
  },
  tryExpression: {
    vi: 'Tính thử một công thức trên số liệu đang có, không lưu gì',
    en: 'Work out an expression on the figures at hand, keeping nothing',
  },
} as const
