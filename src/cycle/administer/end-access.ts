import { fail } from '../../domain/problem.js'
import { endSessions } from '../../store/sessions.js'
import { revokeTokens } from '../../store/tokens.js'
import type { Step } from '../step.js'
import { accountToChange, auditTarget, concerning } from './account-target.js'

/** End one session of another account, or all of them when none is named. */
export async function endSessionsOf(step: Step, id: string, session: string | null): Promise<void> {
  const target = await accountToChange(step, id, 'token.revoke')
  const which = session === null ? {} : { only: session }
  const ended = await concerning(step, id, () => endSessions(step.tx, id, which, step.desk.now()))
  if (session !== null && ended === 0) fail('session-unknown')
  await auditTarget(step, target, 'session.revoke', { ended, ...(session === null ? {} : { session }) })
}

/** Revoke one access token of another account, or all of them when none is named. */
export async function revokeTokensOf(step: Step, id: string, token: string | null): Promise<void> {
  const target = await accountToChange(step, id, 'token.revoke')
  const revoked = await concerning(step, id, () => revokeTokens(step.tx, id, token, step.desk.now()))
  if (token !== null && revoked === 0) fail('token-unknown')
  await auditTarget(step, target, 'token.revoke', { revoked, ...(token === null ? {} : { token }) })
}
