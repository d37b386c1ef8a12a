import { shiftWorkingDays } from '../../domain/calendar.js'
import { type Reminder, remindersOn } from '../../domain/deadline.js'
import { tellingOfReminder } from '../../domain/notice.js'
import type { IsoDate } from '../../domain/period.js'
import { factTime, type Tx } from '../../store/database.js'
import { addNotices, type NewNotice } from '../../store/notices.js'
import { type Desk, dayOf } from '../desk.js'
import { duesBetween, periodsOf, remindersOf, Standings } from './dues.js'
import { People } from './people.js'

/**
 * Remind everybody of what they have not sent, as the pack's calendar says (`reminders`), and tell superior units how many
 * returns of theirs are late. What the unit may not work on because the period is closed is left out. Gives who got notices.
 */
export async function remind(
  desk: Desk,
  tx: Tx,
  today: IsoDate,
): Promise<{ notices: number; accounts: string[] }> {
  const { index } = desk
  const { calendar } = index.pack
  const { before, late, lateFor } = remindersOf(index)
  const from = late === 'never' ? today : shiftWorkingDays(calendar, today, -lateFor)
  const dues = duesBetween(index, from, shiftWorkingDays(calendar, today, Math.max(0, ...before)))
  const standings = await Standings.read(tx, index, periodsOf(dues), today)
  const open = dues
    .filter((due) => !standings.lock(due).locked)
    .map((due) => {
      const sent = standings.of(due)?.sentAt ?? null
      return { ...due, sentOn: sent === null ? null : dayOf(sent, calendar.timezone) }
    })
  const reminders = remindersOn(calendar, open, today, before)
  const ids = reminders.map(({ unit }) => index.pack.history.units.get(unit)!.id)
  const people = await People.around(tx, desk, ids, today)
  const notices = [
    ...reminders.flatMap((reminder, n) => ofReminder(people, reminder, ids[n]!, standings, today)),
    ...lateBelow(desk, people, reminders, ids, today),
  ]
  const accounts = await addNotices(tx, notices, await factTime(tx))
  return { notices: notices.length, accounts }
}

function ofReminder(
  people: People,
  reminder: Reminder,
  unit: number,
  standings: Standings,
  today: IsoDate,
): NewNotice[] {
  const { period, form, due, days } = reminder
  const state = standings.of(reminder)?.state ?? 'empty'
  const { notice, to } = tellingOfReminder(reminder, state)
  return [...people.toTell(unit, to).keys()].map((account) => ({
    account,
    kind: notice,
    unit,
    period: period.key,
    form,
    day: today,
    once: `remind:${unit}/${period.key}/${form}/${today}`,
    detail: { due, days, ...(state === 'submitted' ? { awaitsApproval: true } : {}) },
  }))
}

/** One notice a day for each who accepts returns: how many of those that they wait for are late. */
function lateBelow(
  desk: Desk,
  people: People,
  reminders: readonly Reminder[],
  ids: readonly number[],
  today: IsoDate,
): NewNotice[] {
  const waiting = new Map<string, { account: string; office: string; dues: IsoDate[] }>()
  reminders.forEach((reminder, n) => {
    if (reminder.kind !== 'late') return
    for (const [account, office] of people.toTell(ids[n]!, ['acceptors'])) {
      const key = `${account} ${office}`
      const held = waiting.get(key) ?? { account, office, dues: [] }
      held.dues.push(reminder.due)
      waiting.set(key, held)
    }
  })
  return [...waiting.values()].map(({ account, office, dues }) => {
    const unit = desk.index.pack.history.units.get(office)!.id
    return {
      account,
      kind: 'late-below' as const,
      unit,
      period: null,
      form: null,
      day: today,
      once: `below:${unit}/${today}`,
      detail: { count: dues.length, due: dues.sort()[0]! },
    }
  })
}
