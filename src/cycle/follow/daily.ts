import { isWorkingDay } from '../../domain/calendar.js'
import type { IsoDate } from '../../domain/period.js'
import { type Desk, todayAt } from '../desk.js'
import { writeDigests } from './digests.js'
import { remind } from './remind.js'
import { isSlotDone, runSlot } from './run-slot.js'

/** When the work of a day is done, as hours of the pack's time zone, on working days. */
export interface DailyRules {
  readonly remindAt: number
  readonly digestAt: number
  /** Of a day's work that was begun and not finished: after how many milliseconds another server takes it up. */
  readonly lease: number
}

export const USUAL_DAY: DailyRules = { remindAt: 7, digestAt: 8, lease: 10 * 60_000 }

/** The reminders of today, if their hour has come and nobody gave them yet; how many notices, or null. */
export async function remindToday(desk: Desk, rules: DailyRules): Promise<number | null> {
  const today = dueToday(desk, rules.remindAt)
  if (today === null) return null
  const done = await runSlot(desk, 'reminders', today, rules.lease, async (tx) => remind(desk, tx, today))
  for (const account of done?.result.accounts ?? []) desk.told?.({ kind: 'notice', account })
  return done?.result.notices ?? null
}

/** The digests of today, once the reminders are given, if nobody wrote them yet; how many letters, or null. */
export async function digestToday(desk: Desk, rules: DailyRules, url: string | null): Promise<number | null> {
  const today = dueToday(desk, rules.digestAt)
  if (today === null || !(await isSlotDone(desk, 'reminders', today))) return null
  const done = await runSlot(desk, 'digests', today, rules.lease, (tx) => writeDigests(tx, today, url))
  return done?.result ?? null
}

/** Today, if it is a working day and the hour has come; else null. */
function dueToday(desk: Desk, hour: number): IsoDate | null {
  const { calendar } = desk.index.pack
  const today = todayAt(desk)
  if (!isWorkingDay(calendar, today)) return null
  const now = new Intl.DateTimeFormat('en-GB', {
    timeZone: calendar.timezone,
    hour: '2-digit',
    hourCycle: 'h23',
  })
  return Number(now.format(desk.now())) >= hour ? today : null
}
