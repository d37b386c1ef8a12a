/** Refusals of the completeness board and of reminders. */
export const boardProblems = {
  'board-periods': {
    vi: 'Không lập được bảng tiến độ từ kỳ {from} đến kỳ {to}. Chọn kỳ đầu và kỳ cuối cùng loại, kỳ đầu không sau kỳ cuối, tối đa {most} kỳ.',
    en: 'There is no board from {from} to {to}. Choose a first and a last period of one type, the first not after the last, at most {most} periods.',
  },
  'board-form-period': {
    vi: 'Biểu “{formVi}” không báo cáo theo loại kỳ này. Chọn biểu khác hoặc loại kỳ của biểu.',
    en: 'The form “{formEn}” is not returned for periods of this type. Choose another form, or periods of its type.',
  },
  'board-unit-absent': {
    vi: '{unit} không có trong cây tổ chức ở kỳ nào đã chọn. Chọn kỳ khác hoặc đơn vị khác.',
    en: '{unit} was not in the tree in any of the periods. Choose other periods or another unit.',
  },
  'remind-none': {
    vi: 'Không có ai để nhắc: báo cáo đã gửi, kỳ đã khóa, đơn vị chưa có người nhập và thủ trưởng, hoặc mọi người đã được nhắc trong hôm nay. Chọn báo cáo khác, hoặc nhắc lại vào ngày mai.',
    en: 'There is nobody to remind: the returns are sent, the period is closed, the unit has no clerk and head, or everybody was reminded today already. Choose other returns, or remind again tomorrow.',
  },
  'remind-many': {
    vi: 'Có {count} báo cáo cần nhắc, mỗi lần nhắc nhiều nhất {most}. Chọn ít kỳ hoặc ít đơn vị hơn.',
    en: 'There are {count} returns to remind of, and at most {most} can be done at once. Choose fewer periods or units.',
  },
} as const
