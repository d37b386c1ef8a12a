/** What each endpoint of this group does, by its id. */
export const documentsApi = {
  listTemplates: {
    vi: 'Các mẫu văn bản trong danh mục',
    en: 'The templates of documents among the definitions',
  },
  searchDocuments: {
    vi: 'Văn bản của đơn vị; với below=true thêm văn bản cấp dưới đã phát hành',
    en: 'Documents of a unit; with below=true also what units below it issued',
  },
  makeDocument: {
    vi: 'Lập văn bản từ mẫu, từ một văn bản khác hoặc từ nội dung có sẵn',
    en: 'Begin a document from a template, another document, or a text',
  },
  readDocument: {
    vi: 'Một văn bản: nội dung, lịch sử, ý kiến, phần việc, tệp, việc được làm tiếp',
    en: 'A document: text, history, comments, tasks, files, and what may be done next',
  },
  saveDocument: {
    vi: 'Lưu nội dung văn bản đang soạn',
    en: 'Save the text of a document that is being written',
  },
  sendDocument: { vi: 'Trình duyệt văn bản', en: 'Send a document for review' },
  recallDocument: { vi: 'Rút lại văn bản đã trình', en: 'Take back a document that was sent for review' },
  returnDocument: {
    vi: 'Trả lại văn bản cho người soạn, có lý do',
    en: 'Return a document to its writers, with a reason',
  },
  approveDocument: {
    vi: 'Duyệt văn bản: số liệu được giữ nguyên từ lúc này',
    en: 'Approve a document: its figures are held from then on',
  },
  issueDocument: {
    vi: 'Phát hành: lấy số, ghi ngày, làm tệp và ký số; từ đó không đổi',
    en: 'Issue: take a number and a day, make the files and sign them; frozen from then on',
  },
  withdrawDocument: {
    vi: 'Thu hồi văn bản đã phát hành, có lý do',
    en: 'Withdraw an issued document, with a reason',
  },
  discardDocument: {
    vi: 'Bỏ văn bản đang soạn, có lý do',
    en: 'Discard a document that is being written, with a reason',
  },
  previewDocument: {
    vi: 'Văn bản như sẽ in: từng khối với số liệu đã gắn, hoặc các chỗ còn lỗi',
    en: 'The document as it will read, block by block with its figures, or what is wrong with it',
  },
  checkDocumentText: {
    vi: 'Xem thử một nội dung đang gõ, không lưu gì',
    en: 'Look at a text that is being typed, keeping nothing',
  },
  getDocumentFile: {
    vi: 'Tệp Word, PDF hoặc Excel: bản đã phát hành, hoặc bản dự thảo lập lúc này',
    en: 'The Word, PDF or Excel file: as issued, or a draft made now',
  },
  readDocumentVersion: { vi: 'Nội dung một bản cũ của văn bản', en: 'The text of a version of a document' },
  addDocumentComment: { vi: 'Góp ý vào văn bản', en: 'Comment on a document' },
  resolveDocumentComment: { vi: 'Đánh dấu ý kiến đã xử lý', en: 'Mark a comment as settled' },
  listDocumentWriters: { vi: 'Những người soạn văn bản ở đơn vị', en: 'Who writes documents in a unit' },
  giveDocumentTask: {
    vi: 'Giao một phần văn bản cho người soạn',
    en: 'Give a part of a document to somebody',
  },
  finishDocumentTask: { vi: 'Đánh dấu phần việc đã xong hoặc chưa', en: 'Mark a task as done or as open' },
  listNarratives: {
    vi: 'Phần thuyết minh của các đơn vị trong kỳ, theo mục, kèm nguồn',
    en: 'What units wrote in a period, by section, with its source',
  },
  verifyDocument: {
    vi: 'Kiểm tra một tệp văn bản: chữ ký, từng chỗ bị sửa, và tính lại mọi số liệu',
    en: 'Verify a file: its signature, whatever was altered, and every figure worked out again',
  },
} as const
