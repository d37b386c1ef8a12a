import { z } from 'zod'
import { USUAL_REMINDERS } from '../calendar.js'
import { date, filled, looseId, problem, text, yearMonth } from './common.js'

/** Intl knows the zone names of the tz database. */
function isTimezone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}

/** calendar.yaml: `ReportingCalendar`. A cut-off after the 28th does not exist in every month. */
export const calendarFile = z
  .strictObject({
    timezone: z
      .string()
      .refine(isTimezone, problem('pack-timezone-unknown'))
      .describe('Zone of the tz database, e.g. Asia/Ho_Chi_Minh'),
    cutoffs: filled(
      z.strictObject({
        from: yearMonth.describe('First month (YYYY-MM) that closes so'),
        cutoffDay: z
          .number()
          .int()
          .min(0)
          .max(28)
          .describe('Day on which a month closes; 0 = calendar months'),
        source: text.describe('The act that fixed it'),
      }),
    ).describe('Ngày chốt số liệu, in order of time'),
    deadlines: z
      .array(
        z.strictObject({
          level: looseId,
          day: z.number().int().min(1).max(31).describe("Day of the period's last month"),
        }),
      )
      .default([])
      .describe('Hạn gửi báo cáo, one per level'),
    holidays: z
      .array(z.strictObject({ date, name: text }))
      .default([])
      .describe('Public holidays: a deadline moves past them'),
    reminders: z
      .strictObject({
        before: z
          .array(z.number().int().min(1).max(30))
          .max(10)
          .default([...USUAL_REMINDERS.before])
          .describe('Numbers of working days before the deadline'),
        late: z.enum(['daily', 'never']).default(USUAL_REMINDERS.late).describe('After the deadline'),
        lateFor: z
          .number()
          .int()
          .min(1)
          .max(260)
          .default(USUAL_REMINDERS.lateFor)
          .describe('For how many working days after it'),
      })
      .optional()
      .describe('Nhắc hạn: when office holders are reminded of what they have not sent'),
  })
  .meta({ title: 'calendar.yaml' })
