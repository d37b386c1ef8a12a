/** What office holders are told in the product. Never a figure: forms, units, periods and days only. */
export const noticeWords = {
  'due-soon': {
    vi: 'Còn {days} ngày làm việc đến hạn gửi báo cáo {period} của {unit} (biểu “{form}”), hạn {due}.',
    en: 'The return “{form}” for {period} of {unit} is due in {days} working days ({due}).',
  },
  'due-soon-one': {
    vi: 'Còn {days} ngày làm việc đến hạn gửi báo cáo {period} của {unit} (biểu “{form}”), hạn {due}.',
    en: 'The return “{form}” for {period} of {unit} is due in {days} working day ({due}).',
  },
  'due-today': {
    vi: 'Hôm nay là hạn gửi báo cáo {period} của {unit} (biểu “{form}”).',
    en: 'The return “{form}” for {period} of {unit} is due today.',
  },
  late: {
    vi: 'Báo cáo {period} của {unit} (biểu “{form}”) quá hạn {days} ngày làm việc (hạn {due}).',
    en: 'The return “{form}” for {period} of {unit} is {days} working days late (due {due}).',
  },
  'late-one': {
    vi: 'Báo cáo {period} của {unit} (biểu “{form}”) quá hạn {days} ngày làm việc (hạn {due}).',
    en: 'The return “{form}” for {period} of {unit} is {days} working day late (due {due}).',
  },
  'awaits-approval': { vi: 'Báo cáo đang chờ duyệt.', en: 'It awaits approval.' },
  'late-below': {
    vi: 'Các đơn vị thuộc {unit} còn {count} báo cáo quá hạn, hạn sớm nhất là ngày {due}.',
    en: 'Units under {unit} have {count} returns that are late; the earliest was due on {due}.',
  },
  'late-below-one': {
    vi: 'Các đơn vị thuộc {unit} còn {count} báo cáo quá hạn (hạn {due}).',
    en: 'A unit under {unit} has {count} return that is late (due {due}).',
  },
  submitted: {
    vi: '{actor} đã gửi duyệt báo cáo {period} của {unit} (biểu “{form}”).',
    en: '{actor} has submitted the return “{form}” for {period} of {unit}; it awaits approval.',
  },
  sent: {
    vi: '{unit} đã gửi báo cáo {period} (biểu “{form}”), chờ tiếp nhận.',
    en: '{unit} has sent its return “{form}” for {period}; it awaits acceptance.',
  },
  'handed-back': {
    vi: '{actor} trả lại báo cáo {period} của {unit} (biểu “{form}”) để sửa.',
    en: '{actor} has handed the return “{form}” for {period} of {unit} back for correction.',
  },
  returned: {
    vi: '{office} trả lại báo cáo {period} của {unit} (biểu “{form}”).',
    en: '{office} has sent the return “{form}” for {period} of {unit} back.',
  },
  accepted: {
    vi: '{office} đã tiếp nhận báo cáo {period} của {unit} (biểu “{form}”).',
    en: '{office} has accepted the return “{form}” for {period} of {unit}.',
  },
  reopened: {
    vi: '{unit} đã mở lại báo cáo {period} (biểu “{form}”) để sửa đổi, bổ sung.',
    en: '{unit} has reopened its return “{form}” for {period} for amendment.',
  },
  commented: {
    vi: '{actor} góp ý vào báo cáo {period} của {unit} (biểu “{form}”).',
    en: '{actor} has commented on the return “{form}” for {period} of {unit}.',
  },
  closed: {
    vi: '{office} khóa kỳ báo cáo {period} từ ngày {from}.',
    en: '{office} has closed {period} for returns from {from}.',
  },
  final: {
    vi: '{office} chốt chính thức số liệu {period} từ ngày {from}.',
    en: '{office} has declared the figures of {period} final from {from}.',
  },
  excepted: {
    vi: '{office} cho phép {unit} sửa báo cáo {period} đến hết ngày {until}.',
    en: '{office} allows {unit} to work on its returns for {period} until the end of {until}.',
  },
  reminded: {
    vi: '{actor} ({office}) nhắc gửi báo cáo {period} của {unit} (biểu “{form}”), hạn {due}.',
    en: '{actor} ({office}) reminds you of the return “{form}” for {period} of {unit}, due {due}.',
  },
  'reminded-no-deadline': {
    vi: '{actor} ({office}) nhắc gửi báo cáo {period} của {unit} (biểu “{form}”).',
    en: '{actor} ({office}) reminds you of the return “{form}” for {period} of {unit}.',
  },
  'own-words': { vi: 'Lời nhắn: {words}', en: 'They add: {words}' },
} as const
