export const unitProblems = {
  'unit-unknown': {
    vi: 'Không có đơn vị nào mang mã {code}, vào ngày {date} hay bất kỳ ngày nào khác. Các mã gần giống nhất: {near}. Kiểm tra lại mã.',
    en: 'No unit carries the code {code}, on {date} or at any other time. The nearest codes are: {near}. Check the code.',
  },
  'unit-retired': {
    vi: 'Mã {code} ({name}) không còn dùng từ ngày {until}, theo văn bản: {act}. Đơn vị thay thế vào ngày {date}: {successors}. Dùng mã của đơn vị thay thế, hoặc sửa lại kỳ báo cáo.',
    en: 'Code {code} ({name}) has not been in use since {until}, by act: {act}. In its place on {date}: {successors}. Use that code, or correct the period.',
  },
  'unit-not-yet': {
    vi: 'Mã {code} ({name}) chỉ có từ ngày {from}, vào ngày {date} chưa có. Đơn vị trước đó: {predecessors}. Dùng mã có vào ngày {date}, hoặc sửa lại kỳ báo cáo.',
    en: 'Code {code} ({name}) exists only from {from}, not yet on {date}. Before it there was: {predecessors}. Use a code that is valid on {date}, or correct the period.',
  },
  'unit-code-ambiguous': {
    vi: 'Vào ngày {date} mã {code} được dùng cho nhiều đơn vị: {names}. Sửa danh mục đơn vị để mỗi mã chỉ thuộc một đơn vị tại một thời điểm.',
    en: 'On {date} the code {code} belongs to several units: {names}. Correct the list of units so that a code belongs to one unit at a time.',
  },
  'unit-key-unknown': {
    vi: 'Không có đơn vị {unit} trong cây tổ chức ngày {date}. Chọn một đơn vị có vào ngày đó.',
    en: 'There is no unit {unit} in the tree of {date}. Choose a unit that exists on that day.',
  },
  'unit-tree-none': {
    vi: 'Chưa có cây tổ chức nào cho ngày {date}. Chọn một ngày mà danh mục đơn vị đã có dữ liệu.',
    en: 'No tree of units is known for {date}. Choose a day that the list of units covers.',
  },
  'unit-root-several': {
    vi: 'Từ ngày {date} có nhiều đơn vị đứng đầu cây tổ chức: {units}. Chỉ một đơn vị được để trống đơn vị cấp trên; khai cấp trên cho các đơn vị còn lại.',
    en: 'From {date} on several units stand at the head of the tree: {units}. Only one may have no parent; give the others theirs.',
  },
  'unit-root-none': {
    vi: 'Từ ngày {date} cây tổ chức không có đơn vị đứng đầu. Khai một đơn vị không có cấp trên, có hiệu lực từ ngày đó.',
    en: 'From {date} on the tree of units has no head. Add a unit without a parent that is valid from that day.',
  },
  'unit-span-reversed': {
    vi: 'Đơn vị {unit}: ngày kết thúc {to} không sau ngày bắt đầu {from}. Sửa một trong hai ngày (ngày kết thúc là ngày đầu tiên không còn hiệu lực).',
    en: 'Unit {unit}: the end {to} is not after the start {from}. Correct one of them (the end is the first day that is no longer valid).',
  },
  'unit-span-overlap': {
    vi: 'Đơn vị {unit} có hai dòng cùng hiệu lực từ ngày {date}. Kết thúc dòng trước đúng vào ngày dòng sau bắt đầu.',
    en: 'Unit {unit} has two rows that are both valid from {date}. End the earlier row on the day the later one begins.',
  },
  'unit-parent-unknown': {
    vi: 'Đơn vị {unit}: cấp trên {parent} không có trong danh mục đơn vị. Sửa tên khóa của cấp trên hoặc thêm đơn vị đó.',
    en: 'Unit {unit}: its parent {parent} is not in the list of units. Correct the key of the parent or add that unit.',
  },
  'unit-parent-not-valid': {
    vi: 'Đơn vị {unit} trực thuộc {parent} từ ngày {date}, nhưng ngày đó {parent} không có hiệu lực. Sửa thời hạn của một trong hai, hoặc chuyển {unit} về cấp trên khác.',
    en: 'Unit {unit} is under {parent} on {date}, but {parent} is not valid on that day. Correct the dates of either, or move {unit} under another parent.',
  },
  'unit-cycle': {
    vi: 'Ngày {date} các đơn vị trực thuộc lẫn nhau thành vòng: {cycle}. Sửa cấp trên của một đơn vị trong vòng.',
    en: 'On {date} units are under one another in a circle: {cycle}. Correct the parent of one of them.',
  },
  'unit-code-taken': {
    vi: 'Từ ngày {date} hai đơn vị {unit} và {other} cùng mang mã {code}. Đổi một mã, hoặc sửa thời hạn để hai đơn vị không trùng thời gian.',
    en: 'From {date} on units {unit} and {other} both carry the code {code}. Change one code, or their dates so that they do not overlap.',
  },
  'act-unit-unknown': {
    vi: 'Văn bản {act}: không có đơn vị {unit}. Sửa tên khóa của đơn vị, hoặc thêm đơn vị vào danh mục trước.',
    en: 'Act {act}: there is no unit {unit}. Correct the key, or add the unit to the list first.',
  },
  'act-unit-not-valid': {
    vi: 'Văn bản {act}: đơn vị {unit} không có hiệu lực vào ngày {date}. Chọn đơn vị còn hoạt động, hoặc sửa ngày hiệu lực của văn bản.',
    en: 'Act {act}: unit {unit} is not valid on {date}. Choose a unit that is, or correct the day the act takes effect.',
  },
  'act-unit-ended-twice': {
    vi: 'Văn bản {act}: đơn vị {unit} bị sáp nhập, chia tách hoặc giải thể hai lần. Giữ lại một lần.',
    en: 'Act {act}: unit {unit} is merged, split or abolished twice. Keep one of them.',
  },
  'act-unit-changes-later': {
    vi: 'Văn bản {act} (hiệu lực {date}): đơn vị {unit} đã có thay đổi ghi từ ngày {later}. Áp dụng các thay đổi theo thứ tự thời gian; bỏ dòng ghi sẵn sau ngày {date}.',
    en: 'Act {act} (in effect {date}): unit {unit} already has a change recorded for {later}. Changes must come in order of time; remove the row recorded after {date}.',
  },
  'act-unit-same-day': {
    vi: 'Văn bản {act}: đơn vị {unit} vừa được lập hoặc vừa tiếp nhận đơn vị khác trong chính ngày {date} nên không thể chấm dứt cùng ngày. Ghi thẳng đơn vị cuối cùng tiếp nhận.',
    en: 'Act {act}: unit {unit} was made, or took over another, on {date} itself and cannot end on the same day. Name the final receiving unit directly.',
  },
  'act-key-taken': {
    vi: 'Văn bản {act}: khóa {unit} đã dùng cho một đơn vị khác. Đặt khóa mới, không dùng lại khóa cũ.',
    en: 'Act {act}: the key {unit} already belongs to a unit. Choose a new key; keys are never used again.',
  },
  'act-code-taken': {
    vi: 'Văn bản {act}: từ ngày {date} mã {code} của {unit} trùng với {other}. Đổi một trong hai mã.',
    en: 'Act {act}: from {date} on the code {code} of {unit} is also that of {other}. Change one of the two.',
  },
  'act-move-under-itself': {
    vi: 'Văn bản {act}: không thể chuyển {unit} về {parent} vì {parent} thuộc chính {unit}. Chọn cấp trên khác.',
    en: 'Act {act}: {unit} cannot move under {parent}, which is {unit} itself or lies below it. Choose another parent.',
  },
  'act-root-fixed': {
    vi: 'Văn bản {act}: {unit} đứng đầu cây tổ chức nên không thể giải thể, sáp nhập, chia tách hay chuyển đi. Chọn đơn vị khác.',
    en: 'Act {act}: {unit} is the head of the tree and cannot be abolished, merged, split or moved. Choose another unit.',
  },
  'act-children-left': {
    vi: 'Văn bản {act}: {unit} chấm dứt từ ngày {date} nhưng vẫn còn đơn vị trực thuộc: {children}. Chuyển các đơn vị này về cấp trên mới trong cùng văn bản.',
    en: 'Act {act}: {unit} ends on {date} but still has units under it: {children}. Move them to a new parent in the same act.',
  },
  'act-share-invalid': {
    vi: 'Văn bản {act}: tỉ lệ “{share}” của {unit} không hợp lệ. Ghi số lớn hơn 0 và không quá 1, dấu thập phân là dấu chấm; để trống nếu chưa biết; cơ sở “whole” chỉ đi với tỉ lệ 1.',
    en: 'Act {act}: share “{share}” of {unit} is not valid. Write a number above 0 and at most 1 with a decimal point; leave it empty when not known; basis “whole” goes with share 1 only.',
  },
  'act-shares-sum': {
    vi: 'Văn bản {act}: các tỉ lệ chia của {unit} cộng lại bằng {sum}, phải bằng 1. Sửa các tỉ lệ, hoặc để trống nếu chưa biết.',
    en: 'Act {act}: the shares of {unit} add up to {sum} instead of 1. Correct them, or leave them empty when not known.',
  },
  'act-parts-few': {
    vi: 'Văn bản {act}: sáp nhập hoặc chia tách {unit} cần ít nhất hai đơn vị. Nếu chỉ đổi tên hay cấp trên, dùng rename hoặc move.',
    en: 'Act {act}: a merger or split of {unit} needs at least two units. For a new name or parent alone use rename or move.',
  },
  'act-part-twice': {
    vi: 'Văn bản {act}: đơn vị {unit} được ghi hai lần trong cùng một mục. Bỏ một lần.',
    en: 'Act {act}: unit {unit} is listed twice in one operation. Remove one of them.',
  },
  'act-successor-itself': {
    vi: 'Văn bản {act}: {unit} không thể tự kế thừa chính mình. Ghi đơn vị tiếp nhận.',
    en: 'Act {act}: {unit} cannot succeed itself. Name the unit that takes over.',
  },
  'unit-not-registered': {
    vi: 'Không có đơn vị nào có khóa {unit}. Kiểm tra lại khóa; danh sách đơn vị ở /api/v1/units.',
    en: 'There is no unit with the key {unit}. Check it; the units are listed at /api/v1/units.',
  },
} as const
