import { expect, test } from 'vitest'
import { smallPack } from '../../test/support/small-pack.js'
import { NOTICE_KINDS } from './notice.js'
import { type NoticeContent, noticeText } from './notice-text.js'
import { PackIndex } from './pack-index.js'
import { monthPeriod } from './period.js'

const index = new PackIndex(smallPack())
const notice = (more: Partial<NoticeContent>): NoticeContent => ({
  kind: 'late',
  unit: 'a12',
  period: monthPeriod(2026, 10).key,
  form: 'crime',
  detail: {
    due: '2026-10-16',
    days: 2,
    actor: 'Nguyễn Văn A',
    office: 'pa',
    from: '2026-11-01',
    until: '2026-11-30',
  },
  ...more,
})

test.each([
  [
    notice({}),
    'Báo cáo tháng 10 năm 2026 của Công an a1 (biểu “crime”) quá hạn 2 ngày làm việc (hạn 16/10/2026).',
    'The return “crime” for October 2026 of Công an a1 is 2 working days late (due 16 October 2026).',
  ],
  [
    notice({ kind: 'due-soon', detail: { due: '2026-10-16', days: 1, awaitsApproval: true } }),
    'Còn 1 ngày làm việc đến hạn gửi báo cáo tháng 10 năm 2026 của Công an a1 (biểu “crime”), hạn 16/10/2026. Báo cáo đang chờ duyệt.',
    'The return “crime” for October 2026 of Công an a1 is due in 1 working day (16 October 2026). It awaits approval.',
  ],
  [
    notice({ kind: 'returned' }),
    'Công an pa trả lại báo cáo tháng 10 năm 2026 của Công an a1 (biểu “crime”).',
    'Công an pa has sent the return “crime” for October 2026 of Công an a1 back.',
  ],
  [
    notice({
      kind: 'late-below',
      unit: 'pa',
      period: null,
      form: null,
      detail: { count: 1, due: '2026-10-16' },
    }),
    'Các đơn vị thuộc Công an pa còn 1 báo cáo quá hạn (hạn 16/10/2026).',
    'A unit under Công an pa has 1 return that is late (due 16 October 2026).',
  ],
])('%#: a notice in both languages', (given, vi, en) => {
  expect(noticeText(given, index, 'vi')).toBe(vi)
  expect(noticeText(given, index, 'en')).toBe(en)
})

test.each(NOTICE_KINDS)('%s leaves no hole open', (kind) => {
  for (const days of [1, 2])
    for (const lang of ['vi', 'en'] as const)
      expect(noticeText(notice({ kind, detail: { ...notice({}).detail, days } }), index, lang)).not.toMatch(
        /[{}]/,
      )
})
