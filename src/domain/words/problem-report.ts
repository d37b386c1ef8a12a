export const reportProblems = {
  'template-front-matter-missing': {
    vi: 'Mẫu báo cáo không có phần đầu giữa hai dòng "---". Hãy ghi cơ quan ban hành, ký hiệu, tên loại, trích yếu… ở đầu tệp, giữa hai dòng "---".',
    en: 'The template has no front matter between two "---" lines. Begin the file with issuer, symbol, kind, title … between two "---" lines.',
  },
  'template-front-matter-yaml': {
    vi: 'Phần đầu của mẫu không đúng cú pháp YAML ({detail}). Mỗi dòng ghi "tên: giá trị"; giá trị có dấu ":" hoặc "{{" thì đặt trong dấu nháy kép.',
    en: 'The front matter is not valid YAML ({detail}). Write "name: value" on each line; quote a value that holds ":" or "{{".',
  },
  'template-field-missing': {
    vi: 'Phần đầu của mẫu thiếu trường "{field}". Hãy thêm một dòng "{field}: …".',
    en: 'The front matter lacks the field "{field}". Add a line "{field}: …".',
  },
  'template-field-unknown': {
    vi: 'Phần đầu của mẫu không có trường nào tên là "{field}". Có thể là: {near}.',
    en: 'The front matter has no field named "{field}". Perhaps: {near}.',
  },
  'template-field-not-text': {
    vi: 'Trường "{field}" phải là một dòng chữ. Nếu giá trị có "{{ … }}" thì đặt cả dòng trong dấu nháy kép.',
    en: 'The field "{field}" must be one text. If its value holds "{{ … }}", put the whole value in double quotes.',
  },
  'template-field-not-list': {
    vi: 'Trường "{field}" phải là một danh sách. Hãy ghi mỗi mục trên một dòng bắt đầu bằng "- ".',
    en: 'The field "{field}" must be a list. Write each item on a line of its own that begins with "- ".',
  },
  'template-field-choice': {
    vi: 'Trường "{field}" không nhận giá trị "{value}". Hãy chọn một trong: {known}.',
    en: 'The field "{field}" does not take "{value}". Choose one of: {known}.',
  },
  'template-field-not-map': {
    vi: 'Trường "{field}" phải gồm các trường con. Hãy ghi chúng ở các dòng dưới, thụt vào hai dấu cách.',
    en: 'The field "{field}" must hold fields of its own. Write them on the lines below, indented by two spaces.',
  },
  'template-lang-unknown': {
    vi: 'Ngôn ngữ "{lang}" chưa được hỗ trợ. Hãy ghi "vi" hoặc "en".',
    en: 'The language "{lang}" is not supported. Write "vi" or "en".',
  },
  'template-placeholder-open': {
    vi: 'Dấu "{{" không có "}}" đóng lại trong cùng đoạn. Hãy thêm "}}" sau tên chỉ tiêu.',
    en: 'A "{{" has no closing "}}" in the same paragraph. Add "}}" after the name.',
  },
  'template-placeholder-close': {
    vi: 'Dấu "}}" không có "{{" mở trước nó trong cùng đoạn. Hãy thêm "{{" trước tên chỉ tiêu hoặc bỏ dấu này.',
    en: 'A "}}" has no opening "{{" before it in the same paragraph. Add "{{" before the name or remove it.',
  },
  'template-placeholder-empty': {
    vi: 'Giữa "{{" và "}}" không có gì. Hãy ghi mã chỉ tiêu, ví dụ clearance_rate.',
    en: 'There is nothing between "{{" and "}}". Write the id of an indicator, such as clearance_rate.',
  },
  'template-placeholder-syntax': {
    vi: 'Không hiểu "{text}" trong "{{ … }}". Cách viết: tên, rồi các cặp ten=giá_trị nếu cần, rồi "| cách diễn đạt" nếu cần.',
    en: 'Cannot read "{text}" inside "{{ … }}". Write a name, then name=value pairs if needed, then "| wording" if needed.',
  },
  'template-condition-syntax': {
    vi: 'Không hiểu điều kiện ở "{text}". Cách viết: mã chỉ tiêu rồi "increased", "decreased", "unchanged", "missing", "present", "by-chance" hoặc "beyond-chance"; hoặc mã chỉ tiêu rồi dấu so sánh và một số, ví dụ "if grave_crime > 0".',
    en: 'Cannot read the condition at "{text}". Write an indicator and "increased", "decreased", "unchanged", "missing", "present", "by-chance" or "beyond-chance"; or an indicator, a sign and a number, such as "if grave_crime > 0".',
  },
  'template-each-syntax': {
    vi: 'Không hiểu "{text}" trong lệnh each. Cách viết: each cấp_đơn_vị, rồi nếu cần "where điều kiện", "sort=-mã_chỉ_tiêu", "limit=5".',
    en: 'Cannot read "{text}" in each. Write: each LEVEL, then if needed "where CONDITION", "sort=-INDICATOR", "limit=5".',
  },
  'template-end-missing': {
    vi: 'Lệnh "{command}" chưa được đóng. Hãy thêm "{{ end }}" ở cuối phần phụ thuộc vào nó; trong một đoạn thì đóng ngay trong đoạn ấy.',
    en: 'The command "{command}" is never closed. Add "{{ end }}" after what depends on it; within a paragraph, close it in that paragraph.',
  },
  'template-end-alone': {
    vi: 'Có "{{ end }}" mà không có "if" hay "each" trước nó. Hãy bỏ nó đi hoặc thêm lệnh mở.',
    en: 'There is an "{{ end }}" without an "if" or "each" before it. Remove it or add what it closes.',
  },
  'template-else-alone': {
    vi: '"{{ else }}" chỉ đứng một lần giữa "{{ if … }}" và "{{ end }}". Hãy bỏ nó đi hoặc thêm "{{ if … }}".',
    en: '"{{ else }}" stands once between "{{ if … }}" and "{{ end }}". Remove it or add the "{{ if … }}".',
  },
  'condition-unbound': {
    vi: 'Không trả lời được điều kiện trên "{figure}": không có chỉ tiêu này. Có thể là: {near}.',
    en: 'The condition on "{figure}" cannot be answered: there is no such indicator. Perhaps: {near}.',
  },
  'each-unbound': {
    vi: 'Không có cấp đơn vị "{level}". Có thể là: {near}.',
    en: 'There is no level of units "{level}". Perhaps: {near}.',
  },
  'chart-unbound': {
    vi: 'Không vẽ được biểu đồ "{chart}": không có chỉ tiêu này. Có thể là: {near}.',
    en: 'The chart "{chart}" cannot be drawn: there is no such indicator. Perhaps: {near}.',
  },
  'chart-option-wrong': {
    vi: 'Tùy chọn {option}="{value}" của biểu đồ không dùng được. Có thể là: {near}.',
    en: 'The option {option}="{value}" of the chart cannot be used. Perhaps: {near}.',
  },
  'map-unbound': {
    vi: 'Không vẽ được bản đồ "{map}": gói này chưa có vị trí các đơn vị. Hãy dùng "chart {map} by=…" thay cho bản đồ.',
    en: 'The map "{map}" cannot be drawn: the pack has no places of units. Use "chart {map} by=…" instead.',
  },
  'quote-unbound': {
    vi: 'Đơn vị "{unit}" không viết gì ở mục "{section}" trong kỳ này, hoặc không có đơn vị, mục ấy. Chọn đơn vị và mục khác.',
    en: 'The unit "{unit}" wrote nothing under "{section}" in this period, or there is no such unit or section. Choose another.',
  },
  'directives-unbound': {
    vi: 'Chưa có nhiệm vụ, kết luận nào để báo cáo ở đây. Hãy bỏ lệnh "directives".',
    en: 'There are no directives to report on here. Remove the command "directives".',
  },
  'template-command-unknown': {
    vi: 'Không có lệnh "{name}". Có thể là: {near}. Một số liệu chỉ ghi bằng một tên, ví dụ clearance_rate.',
    en: 'There is no command "{name}". Perhaps: {near}. A figure is written as one name, such as clearance_rate.',
  },
  'template-wording-unknown': {
    vi: 'Không có cách diễn đạt "{wording}". Có thể là: {near}.',
    en: 'There is no wording "{wording}". Perhaps: {near}.',
  },
  'template-option-unknown': {
    vi: 'Không có tùy chọn "{option}" ở đây. Có thể là: {near}.',
    en: 'There is no option "{option}" here. Perhaps: {near}.',
  },
  'template-option-twice': {
    vi: 'Tùy chọn "{option}" được ghi hai lần. Hãy giữ lại một.',
    en: 'The option "{option}" is given twice. Keep one of them.',
  },
  'template-name-missing': {
    vi: 'Lệnh "{command}" thiếu tên. Ví dụ: {example}.',
    en: 'The command "{command}" lacks a name. For example: {example}.',
  },
  'template-block-inline': {
    vi: 'Lệnh "{command}" phải đứng một mình trong đoạn. Hãy để một dòng trống ở trên và dưới nó.',
    en: 'The command "{command}" must stand alone in its paragraph. Leave an empty line above and below it.',
  },
  'template-figure-in-line': {
    vi: 'Không đặt số liệu "{indicator}" ở tiêu đề hay phần đầu văn bản, vì ở đó nó mất nguồn gốc. Hãy đưa số liệu vào nội dung.',
    en: 'The figure "{indicator}" cannot stand in a title or the letterhead, where it would lose its provenance. Put it in the text.',
  },
  'template-heading-level': {
    vi: 'Tiêu đề cấp {level} chưa được hỗ trợ. Hãy dùng "#", "##" hoặc "###".',
    en: 'Headings of level {level} are not supported. Use "#", "##" or "###".',
  },
  'template-markdown-unsupported': {
    vi: 'Không dùng được định dạng này trong mẫu báo cáo: "{text}". Chỉ dùng tiêu đề "#", đoạn văn (không thụt đầu dòng), danh sách một cấp, **đậm** và *nghiêng*.',
    en: 'This formatting cannot be used in a report template: "{text}". Use only "#" headings, paragraphs (not indented), lists of one level, **bold** and *italic*.',
  },
  'template-annex-title': {
    vi: 'Phụ lục không có tiêu đề. Ngay sau dòng lệnh annex hãy ghi một dòng "# Tên phụ lục".',
    en: 'The annex has no title. Right after the annex command write a line "# Title of the annex".',
  },
  'template-body-empty': {
    vi: 'Mẫu báo cáo chưa có nội dung. Hãy viết nội dung sau dòng "---" thứ hai.',
    en: 'The template has no text. Write the text after the second "---" line.',
  },
  'figure-unbound': {
    vi: 'Chưa có số liệu cho "{figure}" ({wording}). Hãy kiểm tra mã chỉ tiêu, đơn vị và kỳ; có thể là: {near}.',
    en: 'There is no figure for "{figure}" ({wording}). Check the indicator, unit and period; perhaps: {near}.',
  },
  'words-unbound': {
    vi: 'Không có cụm từ nào tên là "{name}". Có thể là: {near}.',
    en: 'There are no words named "{name}". Perhaps: {near}.',
  },
  'table-unbound': {
    vi: 'Không có bảng nào tên là "{name}". Có thể là: {near}.',
    en: 'There is no table named "{name}". Perhaps: {near}.',
  },
  'narratives-unbound': {
    vi: 'Biểu mẫu của các đơn vị không có mục "{section}". Có thể là: {near}.',
    en: 'The units\' forms have no section "{section}". Perhaps: {near}.',
  },
  'report-table-ragged': {
    vi: 'Bảng "{table}": dòng {row} có {cells} ô trong khi bảng có {columns} cột. Hãy ghi đủ số ô.',
    en: 'Table "{table}": row {row} has {cells} cells but the table has {columns} columns. Give every column a cell.',
  },
  'report-table-missing': {
    vi: 'Báo cáo không có bảng nào để đưa vào tệp Excel. Hãy thêm lệnh table vào mẫu báo cáo.',
    en: 'The report has no table to put into a spreadsheet. Add a table command to the template.',
  },
  'report-date-invalid': {
    vi: 'Ngày văn bản {date} không có trong lịch. Hãy ghi lại ngày, tháng, năm.',
    en: 'The document date {date} does not exist. Correct its day, month and year.',
  },
  'report-number-invalid': {
    vi: 'Số văn bản {number} không hợp lệ. Số văn bản là số nguyên từ 1 trở lên.',
    en: 'The document number {number} is not valid. It is a whole number from 1.',
  },
  'level-unknown': {
    vi: 'Không có cấp “{level}” trong gói. Các cấp: {levels}.',
    en: 'There is no level “{level}” in the pack. Levels: {levels}.',
  },
  'published-layout-unknown': {
    vi: 'Không nhận ra tệp số công bố qua các cột: {columns}. Dùng cột unit,period,series,value hoặc mô tả tệp trong layouts.yaml của gói.',
    en: 'The columns of this file of published totals are not known: {columns}. Use unit,period,series,value or describe the file in the pack’s layouts.yaml.',
  },
  'published-value-invalid': {
    vi: '“{value}” không phải số. Ghi chữ số với dấu chấm thập phân, hoặc để trống khi không công bố.',
    en: '“{value}” is not a number. Write digits with a decimal point, or leave it empty when not published.',
  },
  'published-row-invalid': {
    vi: 'Cột “{column}” có giá trị không dùng được: “{value}”. Sửa theo mô tả của references/printed.csv trong docs/pack-format.md.',
    en: 'Column “{column}” holds a value that cannot be used: “{value}”. Mend it as docs/pack-format.md describes references/printed.csv.',
  },
  'template-file-missing': {
    vi: 'Không đọc được mẫu báo cáo {file}. Nêu tệp mẫu bằng --template.',
    en: 'Cannot read the report template {file}. Name one with --template.',
  },
  'report-no-figures': {
    vi: 'Chưa có số liệu nào của {unit} cho kỳ {period}, nên không lập báo cáo. Kiểm tra kỳ và đơn vị, hoặc nạp số liệu của kỳ đó trước.',
    en: 'There are no figures of {unit} for {period} yet, so no report is made. Check period and unit, or load the figures of that period first.',
  },
} as const
