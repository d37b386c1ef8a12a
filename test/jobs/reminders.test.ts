import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { remindToday, USUAL_DAY } from '../../src/cycle/follow/daily.js'
import type { Reminders } from '../../src/domain/calendar.js'
import { testServer } from '../support/http.js'
import { returnsPack } from '../support/returns-pack.js'

/** Days on which a clerk of b2 is reminded of the month of December, due on Thursday 17 December 2026, and of what. */
async function remindedOn(reminders: Reminders): Promise<string[]> {
  const pack = returnsPack()
  const server = await testServer({ ...pack, calendar: { ...pack.calendar, reminders } })
  const { account } = await server.person('clerk@b2')
  for (let day = 7; day <= 31; day++) {
    server.setNow(`2026-12-${String(day).padStart(2, '0')}T02:00:00Z`)
    await remindToday(server.desk, USUAL_DAY)
  }
  const { rows } = await sql<{ what: string }>`
    select day || ' ' || kind as what from notice
    where account_id = ${account}::uuid and period = 320260012 and form = 'crime' order by day`.execute(
    server.desk.store.owner,
  )
  await server.db.close()
  return rows.map(({ what }) => what)
}

test('the pack says how long before a deadline, and whether and for how long after it', async () => {
  expect(await remindedOn({ before: [5, 2], late: 'daily', lateFor: 3 })).toEqual([
    '2026-12-10 due-soon',
    '2026-12-15 due-soon',
    '2026-12-17 due-today',
    '2026-12-18 late',
    '2026-12-21 late',
    '2026-12-22 late',
  ])
  expect(await remindedOn({ before: [], late: 'never', lateFor: 3 })).toEqual(['2026-12-17 due-today'])
})
