/** What a change of the definitions does, for an administrator who is no programmer. */
export declare const webEffectsWords: {
  readonly none: {
    readonly vi: 'Không đổi gì về đơn vị, số liệu, biểu mẫu hay thời hạn.'
    readonly en: 'Nothing changes for units, figures, forms or deadlines.'
  }
  readonly summary: {
    readonly vi: 'Tóm tắt ảnh hưởng'
    readonly en: 'What it does, in short'
  }
  readonly more: {
    readonly vi: 'Xem cả {count}'
    readonly en: 'Show all {count}'
  }
  readonly fewer: {
    readonly vi: 'Thu gọn'
    readonly en: 'Show fewer'
  }
  readonly warnings: {
    readonly vi: 'Cần biết trước khi áp dụng'
    readonly en: 'To know before applying'
  }
  readonly units: {
    readonly vi: 'Đơn vị thay đổi ({count})'
    readonly en: 'Units that change ({count})'
  }
  readonly 'units-created': {
    readonly vi: '{count} đơn vị mới'
    readonly en: '{count} new units'
  }
  readonly 'units-abolished': {
    readonly vi: '{count} đơn vị kết thúc'
    readonly en: '{count} units end'
  }
  readonly 'units-renamed': {
    readonly vi: '{count} đơn vị đổi tên hoặc mã'
    readonly en: '{count} units renamed or recoded'
  }
  readonly 'units-moved': {
    readonly vi: '{count} đơn vị đổi cấp trên'
    readonly en: '{count} units under another superior'
  }
  readonly 'units-changed': {
    readonly vi: '{count} đơn vị thay đổi khác'
    readonly en: '{count} units changed otherwise'
  }
  readonly 'change-created': {
    readonly vi: 'lập mới'
    readonly en: 'new'
  }
  readonly 'change-abolished': {
    readonly vi: 'kết thúc'
    readonly en: 'ends'
  }
  readonly 'change-renamed': {
    readonly vi: 'đổi tên'
    readonly en: 'renamed'
  }
  readonly 'change-moved': {
    readonly vi: 'đổi cấp trên'
    readonly en: 'moved'
  }
  readonly 'change-changed': {
    readonly vi: 'thay đổi'
    readonly en: 'changed'
  }
  readonly unit: {
    readonly vi: 'Đơn vị'
    readonly en: 'Unit'
  }
  readonly change: {
    readonly vi: 'Thay đổi'
    readonly en: 'Change'
  }
  readonly on: {
    readonly vi: 'Từ ngày'
    readonly en: 'From'
  }
  readonly was: {
    readonly vi: 'Trước'
    readonly en: 'Before'
  }
  readonly becomes: {
    readonly vi: 'Sau'
    readonly en: 'After'
  }
  readonly place: {
    readonly vi: '{name} ({code})'
    readonly en: '{name} ({code})'
  }
  readonly 'place-under': {
    readonly vi: '{name} ({code}), thuộc {parent}'
    readonly en: '{name} ({code}), under {parent}'
  }
  readonly successions: {
    readonly vi: 'Số liệu cũ được tìm ở đâu ({count} đơn vị)'
    readonly en: 'Where past figures are looked for ({count} units)'
  }
  readonly 'successions-text': {
    readonly vi: 'Khi so sánh cùng kỳ qua ngày thay đổi, số liệu của đơn vị cũ được cộng vào đơn vị kế thừa như sau.'
    readonly en: 'When periods before and after the change are compared, the figures of the old unit count as follows.'
  }
  readonly 'fates-whole': {
    readonly vi: '{count} đơn vị cộng nguyên vẹn'
    readonly en: '{count} units added whole'
  }
  readonly 'fates-shared': {
    readonly vi: '{count} đơn vị phân bổ theo tỉ lệ (ước tính)'
    readonly en: '{count} units apportioned (estimated)'
  }
  readonly 'fates-none': {
    readonly vi: '{count} đơn vị không so sánh được'
    readonly en: '{count} units not comparable'
  }
  readonly 'fate-whole': {
    readonly vi: 'cộng nguyên vẹn'
    readonly en: 'added whole'
  }
  readonly 'fate-shared': {
    readonly vi: 'phân bổ, ghi là ước tính'
    readonly en: 'apportioned, marked estimated'
  }
  readonly 'fate-none': {
    readonly vi: 'không so sánh được'
    readonly en: 'not comparable'
  }
  readonly fate: {
    readonly vi: 'Cách cộng'
    readonly en: 'How it counts'
  }
  readonly heirs: {
    readonly vi: 'Đơn vị kế thừa'
    readonly en: 'Successors'
  }
  readonly 'heirs-none': {
    readonly vi: 'không có'
    readonly en: 'none'
  }
  readonly 'heir-share': {
    readonly vi: '{name}: {share}, {basis}'
    readonly en: '{name}: {share}, {basis}'
  }
  readonly 'heir-unknown': {
    readonly vi: '{name}: chưa có tỉ lệ'
    readonly en: '{name}: share not known'
  }
  readonly returns: {
    readonly vi: 'Báo cáo đã có'
    readonly en: 'Returns held'
  }
  readonly 'returns-after': {
    readonly vi: 'Trong đó sau ngày đổi'
    readonly en: 'Of these, after the change'
  }
  readonly 'returns-sum': {
    readonly vi: '{count} báo cáo liên quan'
    readonly en: '{count} returns concerned'
  }
  readonly needed: {
    readonly vi: 'Tỉ lệ còn thiếu ({count})'
    readonly en: 'Shares still needed ({count})'
  }
  readonly 'needed-text': {
    readonly vi: 'Chưa có các tỉ lệ này thì số liệu trước và sau ngày thay đổi không so sánh được.'
    readonly en: 'Without these shares, figures before and after the change cannot be compared.'
  }
  readonly 'needed-short': {
    readonly vi: 'còn thiếu {count} tỉ lệ phân bổ'
    readonly en: '{count} shares still needed'
  }
  readonly 'needed-go': {
    readonly vi: 'Ghi tỉ lệ'
    readonly en: 'State the shares'
  }
  readonly offices: {
    readonly vi: 'Vai trò kết thúc ({count})'
    readonly en: 'Roles that end ({count})'
  }
  readonly 'offices-text': {
    readonly vi: 'Những người này mất vai trò vì đơn vị của họ kết thúc. Giao vai trò mới ở đơn vị kế thừa tại trang Tài khoản, quyền.'
    readonly en: 'These people lose a role because its unit ends. Give them roles in the successors on the page of accounts.'
  }
  readonly 'offices-short': {
    readonly vi: '{count} vai trò kết thúc'
    readonly en: '{count} roles end'
  }
  readonly person: {
    readonly vi: 'Người giữ'
    readonly en: 'Holder'
  }
  readonly role: {
    readonly vi: 'Vai trò'
    readonly en: 'Role'
  }
  readonly series: {
    readonly vi: 'Dòng số liệu'
    readonly en: 'Series'
  }
  readonly 'series-added': {
    readonly vi: 'Thêm {count}'
    readonly en: '{count} added'
  }
  readonly 'series-renamed': {
    readonly vi: 'Đổi tên {count}'
    readonly en: '{count} renamed'
  }
  readonly measures: {
    readonly vi: 'Chỉ tiêu thu thập'
    readonly en: 'Measures'
  }
  readonly 'measures-added': {
    readonly vi: 'Thêm {count}'
    readonly en: '{count} added'
  }
  readonly 'measures-changed': {
    readonly vi: 'Sửa {count}'
    readonly en: '{count} changed'
  }
  readonly indicators: {
    readonly vi: 'Chỉ tiêu tính toán'
    readonly en: 'Indicators'
  }
  readonly 'indicators-added': {
    readonly vi: 'Thêm {count}'
    readonly en: '{count} added'
  }
  readonly 'indicators-changed': {
    readonly vi: 'Sửa {count}'
    readonly en: '{count} changed'
  }
  readonly 'indicators-removed': {
    readonly vi: 'Bỏ {count}'
    readonly en: '{count} removed'
  }
  readonly 'short-series': {
    readonly vi: '{count} dòng số liệu thay đổi'
    readonly en: '{count} series change'
  }
  readonly 'short-measures': {
    readonly vi: '{count} chỉ tiêu thu thập thay đổi'
    readonly en: '{count} measures change'
  }
  readonly 'short-indicators': {
    readonly vi: '{count} chỉ tiêu tính toán thay đổi'
    readonly en: '{count} indicators change'
  }
  readonly 'short-forms': {
    readonly vi: '{count} biểu mẫu thay đổi'
    readonly en: '{count} forms change'
  }
  readonly 'short-periods': {
    readonly vi: '{count} kỳ đổi khoảng thời gian hoặc hạn'
    readonly en: '{count} periods change'
  }
  readonly forms: {
    readonly vi: 'Biểu mẫu ({count})'
    readonly en: 'Forms ({count})'
  }
  readonly form: {
    readonly vi: 'Biểu'
    readonly en: 'Form'
  }
  readonly 'form-added': {
    readonly vi: 'thêm'
    readonly en: 'added'
  }
  readonly 'form-changed': {
    readonly vi: 'sửa'
    readonly en: 'changed'
  }
  readonly 'form-removed': {
    readonly vi: 'bỏ'
    readonly en: 'removed'
  }
  readonly asked: {
    readonly vi: 'Ô hỏi thêm'
    readonly en: 'Cells asked from now on'
  }
  readonly 'no-longer-asked': {
    readonly vi: 'Ô không hỏi nữa'
    readonly en: 'Cells no longer asked'
  }
  readonly 'open-returns': {
    readonly vi: 'Báo cáo đang làm'
    readonly en: 'Returns under way'
  }
  readonly periods: {
    readonly vi: 'Kỳ báo cáo ({count})'
    readonly en: 'Periods ({count})'
  }
  readonly period: {
    readonly vi: 'Kỳ'
    readonly en: 'Period'
  }
  readonly window: {
    readonly vi: 'Khoảng thời gian'
    readonly en: 'Window'
  }
  readonly due: {
    readonly vi: 'Hạn gửi'
    readonly en: 'Deadlines'
  }
  readonly 'from-to': {
    readonly vi: '{before} → {after}'
    readonly en: '{before} → {after}'
  }
  readonly 'due-of': {
    readonly vi: '{level}: {before} → {after}'
    readonly en: '{level}: {before} → {after}'
  }
  readonly 'no-due': {
    readonly vi: 'không có hạn'
    readonly en: 'no deadline'
  }
  readonly same: {
    readonly vi: 'giữ nguyên'
    readonly en: 'as before'
  }
}
