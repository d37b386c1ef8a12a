/** What the script prints and writes, in Vietnamese and English. */
export const WORDS = {
  vi: {
    usage: `node docs/examples/one-month.mjs [--period 2026-11] [--lang vi|en]

Cần máy chủ đang chạy với tài khoản mẫu (cungky serve --demo). Biến môi trường:
  CUNGKY_URL            địa chỉ máy chủ (mặc định http://127.0.0.1:8080)
  CUNGKY_DEMO_PASSWORD  mật khẩu chung của các tài khoản mẫu, máy chủ in ra khi khởi động`,
    noPassword: 'Thiếu CUNGKY_DEMO_PASSWORD: mật khẩu của các tài khoản mẫu, máy chủ in ra khi khởi động.',
    noPeriod:
      'Chưa có tháng nào đã hết mà còn trống. Chạy máy chủ với thư mục dữ liệu mới, không nạp số liệu mẫu.',
    notEmpty: (period, unit) =>
      `Tháng ${period} không trống: ${unit} đã có báo cáo. Chọn tháng khác bằng --period.`,
    title: (period, units) => `Tháng ${period}: ${units} đơn vị phải báo cáo, từ trống đến tiếp nhận.`,
    steps: {
      typed: 'nhập từng ô',
      saved: 'nhập cả biểu',
      submitted: 'gửi',
      approved: 'duyệt',
      accepted: 'tiếp nhận',
      returned: 'trả lại',
      corrected: 'nhập lại',
      amended: 'mở sửa',
      changed: 'sửa số',
    },
    returnReason: 'Đề nghị kiểm tra lại số lượt tuần tra và số buổi tuyên truyền.',
    amendReason: 'Bổ sung khối lượng heroin theo kết luận giám định.',
    narrative: 'Tình hình an ninh, trật tự trên địa bàn ổn định.',
    notAccepted: (unit, state) => `${unit}: báo cáo còn ở trạng thái "${state}".`,
    different: (stage, series, told, kept) =>
      `Ở mức "${stage}", chỉ tiêu ${series}: máy chủ cho ${told}, tổng tự cộng là ${kept}.`,
    summary: (units, steps, totals, calls, seconds) =>
      `${units} đơn vị đã được tiếp nhận. Sau mỗi bước trong ${steps} bước, số tổng hợp của tỉnh bằng tổng tự cộng: ${totals} số đã so, không số nào lệch. ${calls} lần gọi, ${seconds} giây.`,
  },
  en: {
    usage: `node docs/examples/one-month.mjs [--period 2026-11] [--lang vi|en]

Needs a server that runs with demo accounts (cungky serve --demo). Environment:
  CUNGKY_URL            address of the server (http://127.0.0.1:8080 by default)
  CUNGKY_DEMO_PASSWORD  the password of all demo accounts, printed by the server when it starts`,
    noPassword:
      'CUNGKY_DEMO_PASSWORD is missing: the password of the demo accounts, printed by the server when it starts.',
    noPeriod:
      'No month is over and still empty. Start the server on a new data folder without the example figures.',
    notEmpty: (period, unit) =>
      `The month ${period} is not empty: ${unit} has a return. Choose another with --period.`,
    title: (period, units) => `Month ${period}: ${units} units owe a return; from empty to accepted.`,
    steps: {
      typed: 'typed cell by cell',
      saved: 'entered',
      submitted: 'submitted',
      approved: 'approved',
      accepted: 'accepted',
      returned: 'sent back',
      corrected: 'corrected',
      amended: 'reopened',
      changed: 'changed',
    },
    returnReason: 'Please check the numbers of patrols and of awareness sessions again.',
    amendReason: 'The weight of heroin follows from the expert report, which came later.',
    narrative: 'Security and order in the area are stable.',
    notAccepted: (unit, state) => `${unit}: the return is still "${state}".`,
    different: (stage, series, told, kept) =>
      `At stage "${stage}", series ${series}: the server tells ${told}, the sum kept here is ${kept}.`,
    summary: (units, steps, totals, calls, seconds) =>
      `${units} units are accepted. After each of ${steps} steps the province's totals equalled the sum kept here: ${totals} figures compared, none differed. ${calls} calls, ${seconds} seconds.`,
  },
}
