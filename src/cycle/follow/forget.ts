import { forgetReplies } from '../../store/idempotency.js'
import { forgetFollowing } from '../../store/jobs.js'
import { cleanUpAccounts } from '../administer/clean-up.js'
import type { Desk } from '../desk.js'

const DAY = 86_400_000

/**
 * Delete what nobody needs any more: what `cleanUpAccounts` says, replies kept for repeated requests after a day, letters a
 * month after they were settled, notices and job runs after 400 days. Gives how many of the last three.
 */
export async function forget(desk: Desk): Promise<{ letters: number; notices: number; slots: number }> {
  await cleanUpAccounts(desk)
  const now = desk.now().getTime()
  const ago = (days: number) => new Date(now - days * DAY)
  return desk.store.owner.transaction().execute(async (tx) => {
    await forgetReplies(tx, ago(1))
    return forgetFollowing(tx, { letters: ago(30), notices: ago(400) })
  })
}
