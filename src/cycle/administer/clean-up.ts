import { forgetSessions } from '../../store/sessions.js'
import { forgetUnknownNames } from '../../store/unknown-names.js'
import type { Desk } from '../desk.js'

const DAY_MS = 86_400_000
const SESSIONS_KEPT_DAYS = 90

/** Forget what no longer matters: attempts under unknown names after a day, sessions three months after their end. The audit stays. */
export async function cleanUpAccounts(desk: Pick<Desk, 'store' | 'now'>): Promise<void> {
  const now = desk.now().getTime()
  await desk.store.owner.transaction().execute(async (tx) => {
    await forgetUnknownNames(tx, new Date(now - DAY_MS))
    await forgetSessions(tx, new Date(now - SESSIONS_KEPT_DAYS * DAY_MS))
  })
}
