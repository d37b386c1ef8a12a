/** Faults of figures being taken in: values, rows and headings, files, spreadsheets, entry forms. */
export const figureProblems = {
  'value-not-number': {
    vi: '“{value}” không phải là số. Nhập số, để trống nếu chưa có số liệu, hoặc nhập n/a nếu chỉ tiêu không áp dụng.',
    en: '“{value}” is not a number. Type a number, leave it empty when there is no figure yet, or type n/a when the item does not apply.',
  },
  'value-ambiguous': {
    vi: '“{value}” có thể hiểu theo hai cách (dấu ngăn hàng nghìn hay dấu thập phân). Định dạng ô là Số (Number) rồi nhập lại.',
    en: '“{value}” can be read in two ways (thousands mark or decimal sign). Format the cell as a number and type it again.',
  },
  'value-marks': {
    vi: '“{value}” có dấu ngăn hàng nghìn hoặc dấu phẩy thập phân. Chỉ dùng chữ số và dấu chấm thập phân, ví dụ 1234.5.',
    en: '“{value}” holds thousands marks or a decimal comma. Use digits and a decimal point only, for example 1234.5.',
  },
  'value-dash': {
    vi: '“{value}” không rõ nghĩa. Nhập 0 nếu không phát sinh, để trống nếu chưa có số liệu, hoặc n/a nếu chỉ tiêu không áp dụng.',
    en: '“{value}” is not clear. Type 0 when nothing occurred, leave it empty when there is no figure yet, or type n/a when the item does not apply.',
  },
  'value-exponent': {
    vi: '“{value}” viết dạng mũ nên có thể đã mất chữ số. Nhập đầy đủ các chữ số.',
    en: '“{value}” is written with an exponent and may have lost digits. Write all digits out.',
  },
  'value-too-large': {
    vi: '“{value}” dài quá {digits} chữ số. Kiểm tra lại số liệu hoặc tệp xuất.',
    en: '“{value}” has more than {digits} digits. Check the figure or the export.',
  },
  'value-negative': {
    vi: '“{value}” là số âm, chỉ tiêu này không nhận số âm. Nhập số từ 0 trở lên.',
    en: '“{value}” is negative, which this item does not allow. Enter 0 or more.',
  },
  'value-fraction': {
    vi: '“{value}” là số lẻ, chỉ tiêu này đếm bằng số nguyên. Nhập số nguyên; nếu dấu chấm là dấu ngăn hàng nghìn thì bỏ đi.',
    en: '“{value}” is a fraction, but this item is counted in whole numbers. Enter a whole number; if the point was a thousands mark, remove it.',
  },
  'value-too-many-decimals': {
    vi: '“{value}” có nhiều hơn {scale} chữ số thập phân. Làm tròn theo quy định rồi nhập lại.',
    en: '“{value}” has more than {scale} decimals. Round it as your rules say and enter it again.',
  },
  'value-error-cell': {
    vi: 'Ô báo lỗi {value}. Sửa công thức hoặc nhập số trực tiếp.',
    en: 'The cell shows the error {value}. Mend the formula or type the number.',
  },
  'value-formula-without-result': {
    vi: 'Ô có công thức “{value}” nhưng tệp không lưu kết quả. Mở tệp bằng Excel hoặc LibreOffice, lưu lại, hoặc nhập số trực tiếp.',
    en: 'The cell holds the formula “{value}” but the file keeps no result for it. Open the file in Excel or LibreOffice and save it again, or type the number.',
  },
  'value-formula-text': {
    vi: '“{value}” là công thức ở dạng chữ, không có kết quả. Nhập số trực tiếp.',
    en: '“{value}” is a formula kept as text and has no result. Type the number.',
  },
  'value-date-cell': {
    vi: 'Ô chứa ngày tháng ({value}), không phải số liệu. Đổi định dạng ô sang Số (Number) rồi nhập lại.',
    en: 'The cell holds a date ({value}) instead of a figure. Format the cell as a number and type it again.',
  },
  'value-merged-cell': {
    vi: 'Ô nằm trong vùng ô bị gộp ({value}). Bỏ gộp ô và nhập số vào đúng ô.',
    en: 'The cell lies in merged cells ({value}). Unmerge them and type the figure in its own cell.',
  },

  'figure-unit-empty': {
    vi: 'Thiếu mã đơn vị. Ghi mã chính thức của đơn vị.',
    en: 'The unit code is missing. Write the official code of the unit.',
  },
  'figure-period-empty': {
    vi: 'Thiếu kỳ báo cáo. Ghi kỳ, ví dụ 2024-06.',
    en: 'The period is missing. Write it, for example 2024-06.',
  },
  'figure-series-empty': {
    vi: 'Thiếu mã chỉ tiêu. Ghi mã như trong biểu mẫu.',
    en: 'The series code is missing. Write the code as the form gives it.',
  },
  'figure-period-date': {
    vi: 'Bảng tính đã đổi kỳ báo cáo thành ngày ({value}). Định dạng cột kỳ là Văn bản (Text) rồi nhập lại, ví dụ 2024-06.',
    en: 'The spreadsheet has turned the period into a date ({value}). Format the column as text and type the period again, for example 2024-06.',
  },
  'figure-code-cell': {
    vi: 'Ô mã không đọc được: {value}. Nhập mã dưới dạng văn bản.',
    en: 'The code in this cell cannot be read: {value}. Type the code as text.',
  },
  'period-future': {
    vi: 'Kỳ {period} bắt đầu ngày {fromVi}, sau ngày hôm nay ({todayVi}). Sửa lại kỳ báo cáo.',
    en: 'Period {period} begins on {fromEn}, after today ({todayEn}). Correct the period.',
  },
  'period-not-owed': {
    vi: 'Đơn vị {unit} không báo cáo theo kỳ {period}. Biểu mẫu của đơn vị nhận kỳ viết như {expected}. Dùng đúng loại kỳ.',
    en: 'Unit {unit} does not report by period {period}. Its form takes periods written like {expected}. Use that kind of period.',
  },
  'unit-owes-nothing': {
    vi: 'Đơn vị {unit} ({name}) không phải báo cáo biểu mẫu nào trong kỳ {period}. Kiểm tra mã đơn vị và kỳ.',
    en: 'Unit {unit} ({name}) owes no form for {period}. Check the unit code and the period.',
  },
  'series-unknown': {
    vi: 'Không có chỉ tiêu “{series}”. Dùng mã chỉ tiêu có trong biểu mẫu.',
    en: 'There is no series “{series}”. Use a code that is on the form.',
  },
  'series-unknown-near': {
    vi: 'Không có chỉ tiêu “{series}”. Có phải ý anh/chị là {near}? Sửa lại mã.',
    en: 'There is no series “{series}”. Did you mean {near}? Correct the code.',
  },
  'series-not-owed': {
    vi: 'Chỉ tiêu {series} không thuộc biểu mẫu của đơn vị {unit} trong kỳ {period} ({forms}). Bỏ số liệu này hoặc sửa mã đơn vị.',
    en: 'Series {series} is not on the form of unit {unit} for {period} ({forms}). Remove the figure or correct the unit code.',
  },
  'figure-duplicate': {
    vi: 'Chỉ tiêu {series} của đơn vị {unit} kỳ {period} đã có giá trị khác ở {first}. Giữ lại một giá trị đúng.',
    en: 'Series {series} of unit {unit} for {period} already has another value at {first}. Keep the right one only.',
  },
  'figure-repeated': {
    vi: 'Chỉ tiêu {series} của đơn vị {unit} kỳ {period} lặp lại giá trị đã có ở {first}. Xóa dòng lặp.',
    en: 'Series {series} of unit {unit} for {period} repeats the value at {first}. Delete the repetition.',
  },

  'header-missing': {
    vi: 'Bảng thiếu cột: {columns}. Dòng đầu phải có: đơn vị, kỳ và hoặc chỉ tiêu + giá trị, hoặc mỗi chỉ tiêu một cột (mã chỉ tiêu).',
    en: 'The table lacks the column: {columns}. The first row must name unit, period and either series + value, or one column per series (its code).',
  },
  'header-unknown': {
    vi: 'Không nhận ra cột “{column}”. Xóa cột hoặc đặt tên cột là mã chỉ tiêu.',
    en: 'Column “{column}” is not known. Remove it or name it by a series code.',
  },
  'header-unknown-near': {
    vi: 'Không nhận ra cột “{column}”. Có phải ý anh/chị là “{near}”? Sửa tên cột.',
    en: 'Column “{column}” is not known. Did you mean “{near}”? Correct the name.',
  },
  'header-unnamed': {
    vi: 'Cột {column} có số liệu nhưng không có tên. Đặt tên cột hoặc xóa số liệu.',
    en: 'Column {column} holds data but has no heading. Name the column or clear it.',
  },
  'header-twice': {
    vi: 'Có hai cột cùng nghĩa: “{column}” và “{other}”. Giữ lại một cột.',
    en: 'Two columns mean the same: “{column}” and “{other}”. Keep one of them.',
  },

  'file-missing': {
    vi: 'Không tìm thấy tệp. Kiểm tra đường dẫn.',
    en: 'The file was not found. Check the path.',
  },
  'file-is-folder': {
    vi: 'Đây là thư mục, không phải tệp. Chỉ rõ tên tệp.',
    en: 'This is a folder, not a file. Name the file.',
  },
  'file-unreadable': {
    vi: 'Không đọc được tệp ({reason}). Kiểm tra quyền truy cập và thiết bị lưu trữ.',
    en: 'The file cannot be read ({reason}). Check access rights and the storage device.',
  },
  'file-empty': {
    vi: 'Tệp rỗng. Chọn tệp có số liệu.',
    en: 'The file is empty. Choose a file with figures.',
  },
  'file-no-rows': {
    vi: 'Tệp chỉ có dòng tiêu đề, không có số liệu. Chọn tệp có số liệu.',
    en: 'The file has a heading but no figures. Choose a file with figures.',
  },
  'file-kind': {
    vi: 'Đây là tệp {kind}, không nhập được. Lưu lại dưới dạng XLSX hoặc CSV UTF-8.',
    en: 'This is a {kind} file, which cannot be taken in. Save it as XLSX or CSV UTF-8.',
  },
  'file-utf16': {
    vi: 'Tệp dùng mã UTF-16 (“Unicode Text”). Lưu lại dưới dạng “CSV UTF-8”.',
    en: 'The file is in UTF-16 (“Unicode Text”). Save it as “CSV UTF-8”.',
  },
  'file-not-utf8': {
    vi: 'Dòng này có ký tự không phải UTF-8. Lưu lại tệp dưới dạng “CSV UTF-8”.',
    en: 'This line holds bytes that are not UTF-8. Save the file as “CSV UTF-8”.',
  },
  'file-legacy': {
    vi: 'Tệp dùng bảng mã cũ {encoding} (đọc ra: “{read}”). Chuyển sang Unicode UTF-8, hoặc chạy lại với tùy chọn chuyển mã.',
    en: 'The file is in the old encoding {encoding} (it reads: “{read}”). Convert it to Unicode UTF-8, or run again with the conversion option.',
  },
  'text-legacy': {
    vi: '“{text}” là chữ theo bảng mã cũ {encoding} (đọc ra: “{read}”). Chuyển sang Unicode, hoặc chạy lại với tùy chọn chuyển mã.',
    en: '“{text}” is text in the old encoding {encoding} (it reads: “{read}”). Convert it to Unicode, or run again with the conversion option.',
  },
  'file-nul': {
    vi: 'Tệp có byte rỗng (NUL) nên không phải tệp văn bản, hoặc đã hỏng. Xuất lại tệp CSV.',
    en: 'The file holds NUL bytes: it is not a text file, or it is damaged. Export the CSV again.',
  },
  'file-gz-damaged': {
    vi: 'Tệp nén gzip bị hỏng hoặc bị cắt ngắn. Sao chép lại tệp gốc.',
    en: 'The gzip file is damaged or cut off. Copy the original again.',
  },
  'file-bomb': {
    vi: 'Tệp giải nén quá lớn (trên {limit} MB hoặc trên {ratio} lần). Chia nhỏ tệp, hoặc kiểm tra nguồn gốc tệp.',
    en: 'The file unpacks to too much (over {limit} MB or over {ratio} times its size). Split it, or check where it comes from.',
  },

  'csv-ragged': {
    vi: 'Dòng có {found} ô, dòng tiêu đề có {expected} ô. Thêm hoặc bớt dấu phân cách cho khớp.',
    en: 'The row has {found} fields, the heading {expected}. Add or remove delimiters.',
  },
  'csv-quote-open': {
    vi: 'Dấu nháy kép mở ở dòng này không được đóng. Đóng hoặc xóa dấu nháy.',
    en: 'The quotation mark opened in this row is never closed. Close it or delete it.',
  },
  'csv-quote-misplaced': {
    vi: 'Dấu nháy kép đặt sai chỗ trong dòng này. Viết hai dấu nháy liền nhau cho một dấu nháy trong ô.',
    en: 'A quotation mark in this row is misplaced. Write two of them for one inside a field.',
  },
  'csv-row-long': {
    vi: 'Dòng dài quá {limit} ký tự. Kiểm tra dấu nháy kép hoặc dấu xuống dòng.',
    en: 'The row is longer than {limit} characters. Check quotation marks and line ends.',
  },

  'xlsx-damaged': {
    vi: 'Tệp Excel bị hỏng hoặc bị cắt ngắn. Mở tệp gốc bằng Excel hoặc LibreOffice và lưu lại.',
    en: 'The Excel file is damaged or cut off. Open the original in Excel or LibreOffice and save it again.',
  },
  'xlsx-bomb': {
    vi: 'Tệp Excel giải nén quá lớn (trên {limit} MB hoặc trên {ratio} lần). Xóa các trang và dòng thừa, hoặc kiểm tra nguồn gốc tệp.',
    en: 'The Excel file unpacks to too much (over {limit} MB or over {ratio} times its size). Remove surplus sheets and rows, or check where it comes from.',
  },
  'xlsx-unsafe': {
    vi: 'Tệp Excel có khai báo kiểu tài liệu (DTD) hoặc thực thể, là nội dung không an toàn. Không dùng tệp này; lấy lại từ nguồn tin cậy.',
    en: 'The Excel file declares a document type or entities, which is unsafe. Do not use it; get it again from a trusted source.',
  },
  'xlsx-old': {
    vi: 'Tệp ở định dạng Excel cũ (.xls). Mở bằng Excel hoặc LibreOffice và lưu thành .xlsx.',
    en: 'The file is in the old Excel format (.xls). Open it in Excel or LibreOffice and save it as .xlsx.',
  },
  'xlsx-password': {
    vi: 'Tệp được bảo vệ bằng mật khẩu. Gỡ mật khẩu mở tệp rồi nộp lại.',
    en: 'The file is protected by a password. Remove the password for opening and send it again.',
  },
  'xlsx-no-table': {
    vi: 'Không tìm thấy bảng số liệu: 20 dòng đầu của các trang không có dòng tiêu đề gồm đơn vị và kỳ. Dùng biểu nhập của chương trình hoặc thêm dòng tiêu đề.',
    en: 'No table of figures was found: none of the first 20 rows of any sheet names unit and period. Use the entry form of this program or add a heading row.',
  },
  'xlsx-merged': {
    vi: 'Bảng có ô bị gộp ({range}). Bỏ gộp ô và điền đủ từng dòng.',
    en: 'The table has merged cells ({range}). Unmerge them and fill every row.',
  },

  'form-machine-missing': {
    vi: 'Biểu nhập thiếu trang ẩn “_cungky”. Tải biểu mới và nhập lại, không xóa trang ẩn.',
    en: 'The entry form lacks its hidden sheet “_cungky”. Get a new form and do not delete the hidden sheet.',
  },
  'form-machine-damaged': {
    vi: 'Trang ẩn của biểu nhập bị sửa ({field}). Tải biểu mới và nhập lại.',
    en: 'The hidden sheet of the entry form was altered ({field}). Get a new form and enter the figures again.',
  },
  'form-other-pack': {
    vi: 'Biểu nhập thuộc gói “{found}”, đang dùng gói “{expected}”. Chọn đúng biểu hoặc đúng gói.',
    en: 'The entry form belongs to pack “{found}”, but “{expected}” is in use. Choose the right form or pack.',
  },
  'form-old-version': {
    vi: 'Biểu nhập làm theo phiên bản {found} của gói, nay là phiên bản {current}. Tải biểu mới và nhập lại.',
    en: 'The entry form was made with version {found} of the pack, now at {current}. Get a new form and enter the figures again.',
  },
  'form-unknown': {
    vi: 'Gói không có biểu mẫu “{form}”. Tải biểu mới.',
    en: 'The pack has no form “{form}”. Get a new entry form.',
  },
  'form-other-form': {
    vi: 'Đây là biểu “{found}”, đang cần biểu “{expected}”. Nộp đúng biểu.',
    en: 'This is form “{found}”, but “{expected}” is wanted. Send the right form.',
  },
  'form-other-unit': {
    vi: 'Đây là biểu của đơn vị {found}, đang cần biểu của {expected}. Nộp đúng biểu.',
    en: 'This is the form of unit {found}, but that of {expected} is wanted. Send the right form.',
  },
  'form-unit-changed': {
    vi: 'Trong kỳ {period} mã {code} thuộc đơn vị khác ({name}) với đơn vị được lập biểu. Tải biểu mới cho đơn vị hiện nay.',
    en: 'For {period} the code {code} belongs to another unit ({name}) than the one this form was made for. Get a new form for the present unit.',
  },
  'form-other-period': {
    vi: 'Đây là biểu của kỳ {found}, đang cần kỳ {expected}. Nộp đúng biểu.',
    en: 'This is the form for {found}, but {expected} is wanted. Send the right form.',
  },
  'form-empty': {
    vi: 'Biểu chưa có số liệu nào. Nhập số liệu vào các ô nền vàng rồi nộp lại.',
    en: 'The entry form holds no figure yet. Type the figures in the yellow cells and send it again.',
  },
  'form-name-lost': {
    vi: 'Ô nhập của chỉ tiêu {series} đã bị xóa khỏi biểu. Tải biểu mới và nhập lại.',
    en: 'The cell of series {series} was deleted from the form. Get a new form and enter the figures again.',
  },
  'form-name-twice': {
    vi: 'Ô nhập của chỉ tiêu {series} có ở hai nơi ({cells}), có lẽ do sao chép trang. Xóa trang sao chép.',
    en: 'The cell of series {series} exists twice ({cells}), probably because a sheet was copied. Delete the copy.',
  },
} as const
