import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Desk } from '../../../src/cycle/desk.js'
import { digestToday, remindToday } from '../../../src/cycle/follow/daily.js'
import { forget } from '../../../src/cycle/follow/forget.js'
import { lookAround, lookingFrom, unreadNow } from '../../../src/cycle/follow/happenings.js'
import { noticesOfEvents } from '../../../src/cycle/follow/notices-of-events.js'
import { NotSent, sendNext, USUAL_POST } from '../../../src/cycle/follow/post.js'
import { PackIndex } from '../../../src/domain/pack-index.js'
import { inContext } from '../../../src/store/context.js'
import { factTime } from '../../../src/store/database.js'
import { addLetter } from '../../../src/store/mail.js'
import { draftsOf, idleAccounts, openCommentsOf, sentBackOf } from '../../../src/store/my-desk.js'
import { commentators, commentsSince, ordersSince } from '../../../src/store/news.js'
import {
  markAllRead,
  markRead,
  noticesChanged,
  noticesOf,
  orderReasons,
  reasonsOf,
  unitsUnder,
} from '../../../src/store/notices.js'
import { standingsOf, unsettled } from '../../../src/store/return-states.js'
import type { PackStore } from '../../support/database.js'
import { addPerson } from '../../support/http.js'
import { unitId } from '../../support/small-pack.js'

/** Every statement of this part of the store, once. */
export async function useDeadlines(db: PackStore): Promise<void> {
  const pack = { ...db.index.pack }
  const deadlines = [{ level: 'commune', day: 16 }]
  const index = new PackIndex({ ...pack, calendar: { ...pack.calendar, deadlines } })
  const desk: Desk = { store: db.store, index, now: () => new Date('2026-11-23T03:00:00Z') }
  const held = { role: 'clerk', unit: 'a12', from: '2020-01-01', to: null } as const
  const { account } = await addPerson(desk, [held], 'reader')
  await sql`update account set email = 'reader@example.vn' where account_id = ${account}::uuid`.execute(
    db.store.owner,
  )

  await noticesOfEvents(desk)
  // A moment before anything, so that there is something to follow.
  await sql`
    update job_run set result = '{"at":"2020-01-01T00:00:00.000Z","next":null}' where slot = 'position'`.execute(
    db.store.owner,
  )
  await noticesOfEvents(desk)
  const day = { remindAt: 0, digestAt: 0, lease: 60_000 }
  await remindToday(desk, day)
  await digestToday(desk, day, null)
  await lookAround(desk, await lookingFrom(desk, 60_000), [account])
  await unreadNow(desk, account)

  const root = index.rootUnit().id
  await inContext(db.store.app, { unit: root, admin: root }, async (tx) => {
    const at = await factTime(tx)
    const before = new Date('2020-01-01')
    await unsettled(tx)
    await sentBackOf(tx, [root], 3)
    await draftsOf(tx, [root], 3)
    await openCommentsOf(tx, [root], account, 3)
    await idleAccounts(tx, root, at)
    await standingsOf(tx, [320_260_001])
    await commentators(tx, [root])
    await commentsSince(tx, before, at)
    await ordersSince(tx, before, at)
    await unitsUnder(tx, [root])
    await noticesChanged(tx, [account], before)
    await orderReasons(tx, [randomUUID()])
    await reasonsOf(tx, [{ unit: unitId(index, 'a12'), period: 320_260_001, form: 'crime', seq: 1 }])
    const letter = { subject: 'Thư', body: 'Nội dung' }
    await addLetter(tx, { account, unit: root, address: 'reader@example.vn' }, letter, at)
  })
  await inContext(db.store.app, { account }, async (tx) => {
    const at = await factTime(tx)
    const [notice] = await noticesOf(tx, account, { unread: false, after: null, limit: 1 })
    await markRead(tx, account, notice?.id ?? randomUUID(), at)
    await markAllRead(tx, account, at)
  })
  const refuse = () => Promise.reject(new NotSent('EENVELOPE 550'))
  await sendNext(desk, refuse, { ...USUAL_POST, waits: [] })
  await sendNext(desk, async () => {}, USUAL_POST)
  await forget(desk)
}
