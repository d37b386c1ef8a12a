/** What can be wrong with a change of the definitions: the pack, edited in the pages. */
export const definitionProblems = {
  'definitions-changed': {
    vi: 'Danh mục vừa được {by} đổi lúc {at}, sau khi trang này được mở. Xem lại thay đổi trên bản mới rồi áp dụng; những gì đã sửa vẫn còn trên trang.',
    en: '{by} changed the definitions at {at}, after this page was opened. Look at your changes on the new edition and apply them then; what you edited is still on the page.',
  },
  'definitions-unsound': {
    vi: 'Chưa áp dụng được: còn {count} lỗi trong danh mục. Sửa từng lỗi đã nêu rồi xem trước lại.',
    en: 'This cannot be applied: {count} faults remain. Mend each of them and preview again.',
  },
  'definitions-same': {
    vi: 'Không có gì thay đổi so với bản đang dùng.',
    en: 'Nothing differs from the edition in force.',
  },
  'definition-entry-unknown': {
    vi: 'Không có mục “{id}” trong {list}. Tải lại trang để xem danh mục đang dùng.',
    en: 'There is no entry “{id}” in {list}. Load the page again to see the definitions in force.',
  },
  'definition-file-unknown': {
    vi: 'Không có tệp “{file}” trong danh mục. Các tệp: {known}.',
    en: 'There is no file “{file}” among the definitions. The files are: {known}.',
  },
  'definition-reason-missing': {
    vi: 'Ghi lý do thay đổi (văn bản nào, ai yêu cầu): người sau sẽ cần biết.',
    en: 'Say why the definitions change (which document, at whose request): others will need to know.',
  },
  'definitions-in-both': {
    vi: 'Danh mục đã được sửa trên trang (bản {held}) và thư mục {folder} cũng đã đổi. Chạy `cungky pack take {folder}` để dùng thư mục, hoặc `cungky pack export` để lấy bản đã sửa trên trang.',
    en: 'The definitions were changed in the pages (edition {held}) and the folder {folder} changed too. Run `cungky pack take {folder}` to use the folder, or `cungky pack export` to get what was changed in the pages.',
  },
  'definition-measure-in-use': {
    vi: 'Chỉ tiêu “{measure}” đã có chỗ trong số liệu nên không xóa được. Ghi ngày kết thúc (to) và đưa nó ra khỏi biểu mẫu của các kỳ sau.',
    en: 'The measure “{measure}” has its place among the figures and cannot be removed. End its validity (to) and take it out of the forms of later periods.',
  },
  'definition-form-in-use': {
    vi: 'Biểu “{form}” đã có báo cáo nên không xóa được. Ghi ngày kết thúc (to) của biểu: các kỳ sau không phải nộp nữa.',
    en: 'Returns were made on the form “{form}”, so it cannot be removed. End its validity (to): it is not owed for later periods then.',
  },
  'definition-pack-fixed': {
    vi: 'Mã gói là “{held}” và không đổi được thành “{wanted}”: số liệu của cơ sở này thuộc gói “{held}”. Giữ nguyên mã.',
    en: 'The id of the pack is “{held}” and cannot become “{wanted}”: the figures here belong to “{held}”. Keep the id.',
  },
  'edition-unknown': {
    vi: 'Không có bản danh mục “{edition}”. Xem các bản đã dùng ở trang Danh mục.',
    en: 'There is no edition “{edition}” of the definitions. The page of definitions lists them.',
  },
  'archive-unreadable': {
    vi: 'Không đọc được tệp nén. Hãy dùng tệp tải về từ trang này, hoặc nén (zip) các tệp của danh mục.',
    en: 'The archive cannot be read. Use one downloaded here, or a zip of the files of a pack.',
  },
  'archive-other-pack': {
    vi: 'Tệp nén là của gói “{found}”, còn máy chủ này dùng gói “{held}”.',
    en: 'The archive holds the pack “{found}”; this server works with “{held}”.',
  },
  'archive-too-large': {
    vi: 'Tệp nén quá lớn khi giải nén (trên {limit} MB). Chỉ nén các tệp danh mục, không kèm số liệu.',
    en: 'The archive unpacks to more than {limit} MB. Pack only the definitions, not the figures.',
  },
} as const
