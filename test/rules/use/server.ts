import { randomUUID } from 'node:crypto'
import { inContext } from '../../../src/store/context.js'
import { addDemoAccounts, countAccounts, setDemoPassword } from '../../../src/store/demo-accounts.js'
import { forgetReplies, heldReply, keepReply, lockKey } from '../../../src/store/idempotency.js'
import { databaseState, deltasWaiting } from '../../../src/store/state.js'
import type { PackStore } from '../../support/database.js'
import { unitId } from '../../support/small-pack.js'

/** Every statement of what the server itself asks of the database, once. */
export async function useServer({ store: { app, owner }, index }: PackStore): Promise<void> {
  await databaseState(owner)
  await deltasWaiting(owner)
  await countAccounts(owner)
  const row = {
    account: randomUUID(),
    assignment: randomUUID(),
    unit: unitId(index, 'pa'),
    role: 'clerk',
    username: 'nhap.pa',
    name: 'Tên',
    position: 'Cán bộ',
  }
  const at = new Date()
  await owner.transaction().execute(async (tx) => {
    await addDemoAccounts(tx, [row], { lang: 'vi', passwordHash: 'none', at, from: '2026-11-23' })
    await setDemoPassword(tx, 'none', at)
  })
  const kept = { account: row.account, key: 'key-of-a-request', hash: 'hash', at }
  await inContext(app, { account: row.account }, async (tx) => {
    await lockKey(tx, kept.account, kept.key)
    await keepReply(tx, { ...kept, reply: { status: 200, headers: {}, body: null } })
    await heldReply(tx, kept.account, kept.key)
  })
  await owner.transaction().execute((tx) => forgetReplies(tx, at))
}
