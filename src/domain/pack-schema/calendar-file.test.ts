import { describe, expect, test } from 'vitest'
import { calendarFile } from './calendar-file.js'

const CALENDAR = {
  timezone: 'Asia/Ho_Chi_Minh',
  cutoffs: [{ from: '2021-01', cutoffDay: 14, source: 'Nghị định 09/2019/NĐ-CP, Điều 12' }],
}

describe('reminders of a calendar', () => {
  test('may be left out, whole or in part', () => {
    expect(calendarFile.parse(CALENDAR).reminders).toBeUndefined()
    expect(calendarFile.parse({ ...CALENDAR, reminders: { before: [5] } }).reminders).toEqual({
      before: [5],
      late: 'daily',
      lateFor: 20,
    })
  })

  test.each([
    { before: [0] },
    { before: [1.5] },
    { before: 3 },
    { late: 'weekly' },
    { lateFor: 0 },
    { lateFor: 261 },
    { after: 3 },
  ])('%j is refused', (reminders) => {
    expect(calendarFile.safeParse({ ...CALENDAR, reminders }).success).toBe(false)
  })
})
