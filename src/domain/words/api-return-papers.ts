/** What each endpoint of this group does, by its id. */
export const returnPapersApi = {
  listComments: { vi: 'Các góp ý vào một báo cáo', en: 'The comments on a return' },
  addComment: {
    vi: 'Góp ý vào một báo cáo, hoặc vào một ô số liệu của báo cáo',
    en: 'Comment on a return, or on one cell of it',
  },
  resolveComment: { vi: 'Đánh dấu một góp ý đã xử lý xong', en: 'Mark a comment as settled' },
  listAttachments: {
    vi: 'Các tệp đính kèm của một báo cáo, kể cả tệp đã gỡ',
    en: 'The files attached to a return, also those taken off',
  },
  addAttachment: {
    vi: 'Đính kèm một tệp vào báo cáo (nội dung tệp là thân yêu cầu, tên tệp ở tiêu đề X-File-Name)',
    en: 'Attach a file to a return (the body is the file, its name in the header X-File-Name)',
  },
  getAttachment: { vi: 'Tải một tệp đính kèm', en: 'Download an attached file' },
  removeAttachment: { vi: 'Gỡ một tệp đính kèm khỏi báo cáo', en: 'Take an attached file off a return' },
  getTemplate: {
    vi: 'Tải biểu nhập (XLSX) của một báo cáo, điền sẵn những gì báo cáo đang có',
    en: 'Get the entry form (XLSX) of a return, filled in with what the return holds',
  },
  takeWorkbook: {
    vi: 'So sánh một tệp (XLSX, CSV) với báo cáo; không có dryRun=true thì lưu đúng những thay đổi đó vào bản nháp',
    en: 'Compare a file (XLSX, CSV) with a return; without dryRun=true save exactly those changes into its draft',
  },
} as const
