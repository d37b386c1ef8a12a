/** What must be known before definitions come into force, in sentences. */
export const definitionEffectsWords = {
  'needed-shares': {
    vi: 'Nêu tỷ lệ của {from} chuyển cho {to} từ {on}; chưa có tỷ lệ thì số liệu trước ngày đó của {from} không chia được cho từng đơn vị.',
    en: 'State which shares of {from} went to {to} on {on}; without them its earlier figures cannot be divided among these units.',
  },
  'past-act': {
    vi: 'Cây đơn vị đổi từ {on}, trước hôm nay. {count} báo cáo đã có của các đơn vị liên quan thuộc kỳ kết thúc sau ngày đó; đơn vị mới phải nộp các kỳ này.',
    en: 'The tree changes from {on}, before today. There are {count} returns of the units concerned for periods that end after that day; the new units owe these periods.',
  },
  'closed-periods': {
    vi: 'Các kỳ sau đã khóa hoặc đã chốt số liệu nhưng có đơn vị, khung ngày hoặc hạn thay đổi: {periods}. Số đã chốt giữ nguyên; việc so sánh và nơi phải nộp có thể khác.',
    en: 'These periods are closed or final and yet their units, windows or deadlines change: {periods}. Final figures stay; comparisons and who owes a return may differ.',
  },
  recomputed: {
    vi: 'Cách tính thay đổi: {indicators}. Mọi kỳ, kể cả kỳ đã báo cáo, sẽ tính theo cách mới; văn bản đã phát hành giữ số cũ.',
    en: 'Worked out otherwise: {indicators}. All periods, reported ones too, will follow the new way; documents that were issued keep the old figures.',
  },
  'measure-meaning': {
    vi: 'Ý nghĩa của chỉ tiêu thay đổi (loại, số chữ số thập phân hoặc cách cộng): {measures}. Số đã nộp không đổi nhưng tổng hợp khác đi.',
    en: 'The meaning of measures changes (kind, decimals or how they add up): {measures}. Figures that were sent stay, totals differ.',
  },
  'form-open': {
    vi: 'Biểu {form} thay đổi khi {count} báo cáo đang nhập hoặc đang trên đường duyệt: các ô mới sẽ trống, ô bỏ đi không hiện nữa nhưng số vẫn giữ.',
    en: 'The form {form} changes while {count} returns are being entered or are on their way up: new cells will be empty, cells that go are not shown any more but keep their figures.',
  },
  'windows-moved': {
    vi: 'Khung ngày của {count} báo cáo đã nộp thay đổi; các báo cáo đó giữ khung cũ.',
    en: 'The windows of {count} returns that were made change; those returns keep their old window.',
  },
  'indicators-removed': {
    vi: 'Không còn tính nữa: {indicators}. Mẫu báo cáo có dùng thì phải sửa theo.',
    en: 'Not worked out any more: {indicators}. Report templates that use them must be changed too.',
  },
} as const
