/** What can be wrong in a pack: its folder, its files, the shape of a value, and how the files fit together. */
export const packProblems = {
  // The folder and its files
  'pack-folder-missing': {
    vi: 'Không tìm thấy thư mục gói. Kiểm tra lại đường dẫn.',
    en: 'The folder of the pack was not found. Check the path.',
  },
  'pack-file-missing': {
    vi: 'Gói thiếu tệp {file}. Tạo tệp này theo docs/pack-format.md.',
    en: 'The pack lacks the file {file}. Create it as docs/pack-format.md says.',
  },
  'pack-file-misnamed': {
    vi: 'Gói thiếu tệp {file}, nhưng có tệp {near}. Đổi tên {near} thành {file}.',
    en: 'The pack lacks the file {file} but has {near}. Rename {near} to {file}.',
  },
  'pack-file-unreadable': {
    vi: 'Không đọc được tệp ({reason}). Kiểm tra quyền đọc và bảo đảm đây là tệp, không phải thư mục.',
    en: 'The file cannot be read ({reason}). Check its permissions and that it is a file, not a folder.',
  },
  'pack-file-too-large': {
    vi: 'Tệp quá lớn: {megabytes} MB, tối đa {limit} MB. Mô tả gói không chứa số liệu; chuyển số liệu vào figures/*.csv.',
    en: 'The file is too large: {megabytes} MB, at most {limit} MB. A description holds no figures; move them to figures/*.csv.',
  },
  'pack-file-empty': {
    vi: 'Tệp trống. Điền nội dung theo docs/pack-format.md, hoặc xóa tệp nếu không bắt buộc.',
    en: 'The file is empty. Fill it as docs/pack-format.md says, or remove it when it is optional.',
  },
  'pack-not-utf8': {
    vi: 'Tệp không phải mã UTF-8. Mở tệp và lưu lại với mã (encoding) UTF-8.',
    en: 'The file is not UTF-8. Open it and save it again with encoding UTF-8.',
  },
  'pack-control-character': {
    vi: 'Dòng này chứa ký tự điều khiển {code} không nhìn thấy được. Xóa ký tự đó.',
    en: 'This line holds the invisible control character {code}. Delete it.',
  },
  'pack-more-findings': {
    vi: 'Và còn {count} lỗi nữa. Sửa các lỗi trên rồi kiểm tra lại.',
    en: 'And {count} more. Mend the ones above and check again.',
  },

  // YAML
  'pack-yaml-repeated-key': {
    vi: 'Mục “{key}” được ghi hai lần ở cùng một chỗ. Giữ lại một.',
    en: 'The key “{key}” stands twice in the same place. Keep one of them.',
  },
  'pack-yaml-tab': {
    vi: 'Dòng này thụt vào bằng phím Tab. YAML chỉ nhận dấu cách: thay Tab bằng dấu cách.',
    en: 'This line is indented with a tab. YAML takes spaces only: replace the tab with spaces.',
  },
  'pack-yaml-indent': {
    vi: 'Dòng này thụt vào không khớp với các dòng quanh nó, hoặc một dấu ngoặc chưa đóng ở trên. Căn lại cho thẳng hàng.',
    en: 'The indentation of this line does not fit the lines around it, or a bracket above is not closed. Line it up.',
  },
  'pack-yaml-unclosed': {
    vi: 'Thiếu dấu nháy, dấu ngoặc hoặc dấu phẩy ở chỗ này. Thêm dấu còn thiếu.',
    en: 'A quotation mark, bracket or comma is missing here. Add it.',
  },
  'pack-yaml-colon': {
    vi: 'Dấu hai chấm ở giữa giá trị làm sai cấu trúc. Đặt cả giá trị trong dấu nháy: "…".',
    en: 'A colon inside the value breaks the structure. Put the whole value in quotation marks: "…".',
  },
  'pack-yaml-several-documents': {
    vi: 'Tệp chứa nhiều tài liệu YAML (ngăn bằng ---). Chỉ giữ một.',
    en: 'The file holds several YAML documents (parted by ---). Keep one.',
  },
  'pack-yaml-tag': {
    vi: 'Dấu ! ở đầu giá trị là thẻ YAML, không dùng trong gói. Bỏ thẻ, hoặc đặt giá trị trong dấu nháy.',
    en: 'The ! at the start of the value is a YAML tag, which packs do not use. Remove it, or put the value in quotation marks.',
  },
  'pack-yaml-syntax': {
    vi: 'Không đúng cú pháp YAML, ở gần “{near}”. Xem ví dụ trong docs/pack-format.md; giá trị có ký tự đặc biệt phải đặt trong dấu nháy.',
    en: 'This is not valid YAML, near “{near}”. See the examples in docs/pack-format.md; put values with special characters in quotation marks.',
  },
  'pack-yaml-too-deep': {
    vi: 'Các mục lồng nhau quá {limit} cấp. Gói không cần nhiều cấp như vậy; kiểm tra lại các dấu ngoặc và chỗ thụt vào.',
    en: 'Values are nested more than {limit} levels deep. No pack needs that; check brackets and indentation.',
  },
  'pack-yaml-alias-unknown': {
    vi: 'Dấu * trỏ tới một neo (&) chưa có ở trên. Ghi lại giá trị đầy đủ, hoặc đặt trong dấu nháy.',
    en: 'The * refers to an anchor (&) that is not defined above. Write the value out, or put it in quotation marks.',
  },
  'pack-yaml-aliases': {
    vi: 'Các tham chiếu (*) nhân dữ liệu lên quá mức cho phép. Ghi giá trị trực tiếp, không dùng tham chiếu.',
    en: 'References (*) multiply the data beyond what is allowed. Write the values out instead.',
  },

  // CSV
  'pack-csv-delimiter': {
    vi: 'Các cột được ngăn bằng “{found}”. Lưu lại tệp với cột ngăn bằng dấu phẩy.',
    en: 'Columns are parted by “{found}”. Save the file with columns parted by commas.',
  },
  'pack-csv-column-missing': {
    vi: 'Thiếu cột “{column}” trong dòng tiêu đề. Dòng tiêu đề phải là: {columns}.',
    en: 'The header row lacks the column “{column}”. It must read: {columns}.',
  },
  'pack-csv-column-unknown': {
    vi: 'Không có cột nào tên “{column}”. Các cột được dùng: {columns}. Sửa tên hoặc bỏ cột này.',
    en: 'There is no column “{column}”. Columns are: {columns}. Correct the name or remove the column.',
  },
  'pack-csv-column-repeated': {
    vi: 'Cột “{column}” có hai lần trong dòng tiêu đề. Bỏ một cột.',
    en: 'The column “{column}” stands twice in the header row. Remove one.',
  },
  'pack-csv-row-width': {
    vi: 'Dòng này có {found} ô, tiêu đề có {expected} cột. Bổ sung hoặc bỏ bớt; ô có dấu phẩy phải đặt trong dấu nháy kép.',
    en: 'This row has {found} cells, the header {expected} columns. Add or remove cells; a cell with a comma needs double quotation marks.',
  },
  'pack-csv-quote': {
    vi: 'Dấu nháy kép mở ở dòng này không được đóng đúng chỗ. Đóng dấu nháy; dấu nháy bên trong ô phải viết đôi ("").',
    en: 'The double quotation mark on this row is not closed properly. Close it; inside a cell write it twice ("").',
  },
  'pack-cell-empty': {
    vi: 'Ô ở cột “{column}” để trống. Điền giá trị.',
    en: 'The cell in column “{column}” is empty. Fill it.',
  },

  // The shape of values
  'pack-key-unknown': {
    vi: 'Không có mục nào tên “{key}” ở đây. Các mục được dùng: {allowed}. Sửa tên hoặc bỏ mục này.',
    en: 'There is no key “{key}” here. Keys are: {allowed}. Correct the name or remove it.',
  },
  'pack-key-misspelt': {
    vi: 'Không có mục nào tên “{key}” ở đây. Có phải là “{near}”? Sửa lại tên.',
    en: 'There is no key “{key}” here. Is “{near}” meant? Correct the name.',
  },
  'pack-key-missing': {
    vi: 'Thiếu mục bắt buộc “{key}”. Bổ sung mục này.',
    en: 'The required key “{key}” is missing. Add it.',
  },
  'pack-not-text': {
    vi: 'Chỗ này phải là chữ, nhưng {value} lại được đọc thành kiểu khác. Đặt giá trị trong dấu nháy: "{value}".',
    en: 'Text is needed here, but {value} is read as something else. Put the value in quotation marks: "{value}".',
  },
  'pack-not-number': {
    vi: 'Chỗ này phải là số, không phải “{value}”. Ghi số, không có dấu nháy.',
    en: 'A number is needed here, not “{value}”. Write a number without quotation marks.',
  },
  'pack-not-whole': {
    vi: 'Chỗ này phải là số nguyên, không phải {value}. Ghi số nguyên.',
    en: 'A whole number is needed here, not {value}. Write a whole number.',
  },
  'pack-number-too-small': {
    vi: '{value} nhỏ quá. Ghi số từ {limit} trở lên.',
    en: '{value} is too small. Write {limit} or more.',
  },
  'pack-number-too-big': {
    vi: '{value} lớn quá. Ghi số không quá {limit}.',
    en: '{value} is too big. Write {limit} or less.',
  },
  'pack-not-boolean': {
    vi: 'Chỗ này phải là true (có) hoặc false (không), không phải “{value}”. Sửa lại.',
    en: 'This must be true or false, not “{value}”. Correct it.',
  },
  'pack-not-list': {
    vi: 'Chỗ này phải là danh sách. Ghi mỗi phần tử trên một dòng bắt đầu bằng dấu gạch “- ”, hoặc trong ngoặc vuông [a, b].',
    en: 'A list is needed here. Write each item on a line that starts with “- ”, or in brackets [a, b].',
  },
  'pack-not-map': {
    vi: 'Chỗ này phải gồm các mục “tên: giá trị”. Ghi theo ví dụ trong docs/pack-format.md; tên gọi cần đủ vi và en.',
    en: 'This must be made of “key: value” entries. Write it as in docs/pack-format.md; names need both vi and en.',
  },
  'pack-value-unknown': {
    vi: '“{value}” không được chấp nhận ở đây. Các giá trị được dùng: {allowed}. Chọn một giá trị đó.',
    en: '“{value}” is not accepted here. Values are: {allowed}. Choose one of them.',
  },
  'pack-value-shape': {
    vi: '“{value}” không khớp với cách ghi nào được chấp nhận ở đây. Xem docs/pack-format.md.',
    en: '“{value}” fits none of the forms accepted here. See docs/pack-format.md.',
  },
  'pack-list-empty': {
    vi: 'Danh sách này không được để trống. Ghi ít nhất một phần tử.',
    en: 'This list may not be empty. Add at least one item.',
  },
  'pack-text-empty': {
    vi: 'Chữ ở đây không được để trống. Điền nội dung.',
    en: 'The text here may not be empty. Fill it in.',
  },
  'pack-id-invalid': {
    vi: '“{value}” không dùng làm mã được. Mã bắt đầu bằng chữ thường không dấu, sau đó là chữ thường, chữ số và dấu gạch dưới, ví dụ social_order.',
    en: '“{value}” cannot be an id. An id starts with a lower-case letter and goes on with lower-case letters, digits and underscores, e.g. social_order.',
  },
  'pack-pack-id-invalid': {
    vi: '“{value}” không dùng làm mã gói được. Dùng chữ thường không dấu, chữ số và gạch nối, ví dụ lai-chau.',
    en: '“{value}” cannot be the id of a pack. Use lower-case letters, digits and hyphens, e.g. lai-chau.',
  },
  'pack-unit-key-invalid': {
    vi: '“{value}” không dùng làm khóa được. Khóa gồm chữ không dấu, chữ số, dấu chấm, gạch dưới và gạch nối, ví dụ x03388-2025.',
    en: '“{value}” cannot be a key. A key is made of letters without accents, digits, points, underscores and hyphens, e.g. x03388-2025.',
  },
  'pack-date-invalid': {
    vi: '“{value}” không phải là một ngày có thật. Ghi năm-tháng-ngày, ví dụ 2025-07-01.',
    en: '“{value}” is not a day that exists. Write year-month-day, e.g. 2025-07-01.',
  },
  'pack-month-invalid': {
    vi: '“{value}” không phải là một tháng. Ghi năm-tháng trong dấu nháy, ví dụ "2021-01".',
    en: '“{value}” is not a month. Write year-month in quotation marks, e.g. "2021-01".',
  },
  'pack-year-invalid': {
    vi: '“{value}” không phải là một năm. Ghi bốn chữ số trong dấu nháy, ví dụ "2024".',
    en: '“{value}” is not a year. Write four digits in quotation marks, e.g. "2024".',
  },
  'pack-decimal-invalid': {
    vi: '“{value}” không phải là số thập phân. Ghi chữ số với dấu chấm thập phân, không có dấu phân cách hàng nghìn, trong dấu nháy, ví dụ "97.5".',
    en: '“{value}” is not a decimal number. Write digits with a decimal point and without thousands marks, in quotation marks, e.g. "97.5".',
  },
  'pack-share-invalid': {
    vi: '“{value}” không phải là một tỉ lệ. Ghi số lớn hơn 0 và không quá 1 trong dấu nháy, ví dụ "0.4"; để trống nếu chưa biết.',
    en: '“{value}” is not a share. Write a number above 0 and up to 1 in quotation marks, e.g. "0.4"; leave it empty when not known.',
  },
  'pack-timezone-unknown': {
    vi: 'Không có múi giờ nào tên “{value}”. Dùng tên trong cơ sở dữ liệu tz, ví dụ Asia/Ho_Chi_Minh.',
    en: 'There is no time zone “{value}”. Use a name of the tz database, e.g. Asia/Ho_Chi_Minh.',
  },
  'pack-url-invalid': {
    vi: '“{value}” không phải là địa chỉ web. Ghi địa chỉ bắt đầu bằng https:// hoặc http://.',
    en: '“{value}” is not a web address. Write one that starts with https:// or http://.',
  },

  // How the files fit together
  'pack-id-repeated': {
    vi: '“{id}” đã được ghi ở dòng {line}. Đổi tên hoặc bỏ một trong hai.',
    en: '“{id}” is already given on line {line}. Rename or remove one of the two.',
  },
  'pack-dates-reversed': {
    vi: 'Ngày kết thúc {to} không sau ngày bắt đầu {from}. Sửa một trong hai ngày.',
    en: 'The end {to} is not after the start {from}. Correct one of the two.',
  },
  'pack-cutoff-order': {
    vi: 'Ngày chốt áp dụng từ {from} đứng sau ngày chốt áp dụng từ {previous}. Xếp theo thứ tự thời gian, mỗi tháng bắt đầu một lần.',
    en: 'The cut-off from {from} stands after the one from {previous}. Put them in order of time, each month once.',
  },
  'pack-level-unknown': {
    vi: 'Không có cấp đơn vị “{value}” trong pack.yaml. Các cấp có thể dùng: {known}. Sửa tên cấp hoặc khai báo thêm.',
    en: 'There is no level “{value}” in pack.yaml. Levels to use: {known}. Correct the name or declare the level.',
  },
  'pack-classification-unknown': {
    vi: 'Không có phân tổ “{value}”. Có thể dùng: {known}. Sửa tên hoặc khai báo phân tổ ở mục classifications.',
    en: 'There is no classification “{value}”. To use: {known}. Correct the name or declare it under classifications.',
  },
  'pack-category-unknown': {
    vi: 'Phân tổ {classification} không có loại “{value}”. Có thể dùng: {known}. Sửa mã trong chuỗi số liệu hoặc khai báo loại này.',
    en: 'Classification {classification} has no category “{value}”. To use: {known}. Correct the code of the series or declare the category.',
  },
  'pack-measure-unknown': {
    vi: 'Không có chỉ tiêu “{value}” trong measures.yaml. Có thể dùng: {known}. Sửa tên hoặc khai báo chỉ tiêu này.',
    en: 'There is no measure “{value}” in measures.yaml. To use: {known}. Correct the name or declare the measure.',
  },
  'pack-series-shape': {
    vi: 'Mã chuỗi “{value}” không đủ hoặc thừa loại phân tổ. Mã phải có dạng {shape}.',
    en: 'The series code “{value}” has too few or too many categories. It must have the form {shape}.',
  },
  'pack-series-gap': {
    vi: 'Số thứ tự là “{found}”, phải là {expected}. Đánh số liên tục từ 1; số của chuỗi đã dùng không bao giờ đổi, chuỗi mới thêm vào cuối.',
    en: 'The index is “{found}” and must be {expected}. Number without gaps from 1; the number of a series in use never changes, new ones go at the end.',
  },
  'pack-series-unknown': {
    vi: 'Không có chuỗi số liệu “{value}” trong series.csv. Có thể dùng: {known}. Sửa mã hoặc thêm chuỗi vào cuối series.csv.',
    en: 'There is no series “{value}” in series.csv. To use: {known}. Correct the code or add the series at the end of series.csv.',
  },
  'pack-outlier-not-asked': {
    vi: 'Chuỗi “{value}” được miễn hỏi số khác thường nhưng không có trong phần nào của biểu mẫu. Có thể dùng: {known}. Sửa mã hoặc bỏ khỏi outliers.except.',
    en: 'The series “{value}” is exempt from questions about outliers but is in no section of the form. To use: {known}. Correct the code or take it out of outliers.except.',
  },
  'pack-required-not-asked': {
    vi: 'Chuỗi bắt buộc “{value}” không có trong phần nào của biểu mẫu. Có thể dùng: {known}. Sửa mã hoặc đưa chuỗi vào một phần.',
    en: 'The required series “{value}” is in no section of the form. To use: {known}. Correct the code or put the series into a section.',
  },
  'pack-series-owed-twice': {
    vi: 'Chuỗi “{value}” đã được hỏi ở cấp {level} trong biểu {other}, cùng loại kỳ và cùng thời gian, nên sẽ bị tính hai lần. Chỉ hỏi ở một biểu.',
    en: 'The series “{value}” is already asked of level {level} in form {other} for the same kind of period and the same time, and would be counted twice. Ask for it in one form only.',
  },
  'pack-measure-not-asked': {
    vi: 'Chỉ tiêu “{measure}” không có trong biểu mẫu nào nên không bao giờ có số liệu. Đưa vào một biểu ở forms.yaml, hoặc bỏ chỉ tiêu.',
    en: 'The measure “{measure}” is in no form and can never get a figure. Put it into a form in forms.yaml, or remove it.',
  },
  'pack-name-taken': {
    vi: '“{id}” đã là tên của một chỉ tiêu thu thập trong measures.yaml; trong biểu thức không phân biệt được hai tên. Đặt tên khác cho chỉ tiêu tính toán.',
    en: '“{id}” is already the name of a measure in measures.yaml; in an expression the two cannot be told apart. Give the indicator another id.',
  },
  'pack-rule-outside-form': {
    vi: 'Quy tắc kiểm tra dùng “{series}”, nhưng biểu {form} không hỏi chuỗi nào như vậy, nên quy tắc không bao giờ kiểm tra được. Sửa biểu thức hoặc đưa chuỗi vào biểu.',
    en: 'The rule uses “{series}”, of which form {form} asks nothing, so it could never be checked. Correct the expression or put the series into the form.',
  },
  'pack-unit-gap': {
    vi: 'Đơn vị {unit} kết thúc ngày {to} rồi lại bắt đầu ngày {from}. Nối liền hai dòng; nếu là đơn vị mới thì đặt khóa mới.',
    en: 'Unit {unit} ends on {to} and begins again on {from}. Join the two rows; if it is a new unit give it a new key.',
  },
  'pack-boundary': {
    vi: '“{text}” nói về “{word}”. Sản phẩm này không đếm, không phân loại người theo tôn giáo, dân tộc hay chính kiến; chỉ nhận số tổng hợp, phần lời và nhiệm vụ giao cho cơ quan. Bỏ nội dung này khỏi gói.',
    en: '“{text}” speaks of “{word}”. This product never counts or classifies people by religion, ethnicity or opinion; it takes aggregates, narrative and tasks of institutions only. Remove this from the pack.',
  },
} as const
