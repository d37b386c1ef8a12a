import { randomUUID } from 'node:crypto'
import { fail } from '../../domain/problem.js'
import { tidyText } from '../../domain/text-normal.js'
import type { Scope } from '../../domain/token-scope.js'
import type { Lang } from '../../domain/words.js'
import { readSecrets, type SecretsRow, setFailures, setPassword } from '../../store/account-secrets.js'
import { changeAccount, readAccount } from '../../store/accounts.js'
import { endSessions, liveSessions, type SessionRow } from '../../store/sessions.js'
import { addToken, liveTokens, revokeTokens, type TokenRow } from '../../store/tokens.js'
import type { Desk } from '../desk.js'
import type { Step } from '../step.js'
import { auditOwn, countFailure, judgedOf, NOTHING_FAILED, refused } from './attempt.js'
import { type Credential, hashSecret, idleSince } from './authenticate.js'
import { endOthers, type NewSession, type Origin, renewed } from './begin-session.js'
import { checkPassword, demandGoodPassword, hashPassword, newTokenSecret } from './password.js'
import { demandPerson, demandSession } from './person.js'

/** The secrets of who sends the request, locked. */
export function secretsOfCaller(step: Step): Promise<SecretsRow> {
  return readSecrets(step.tx, step.caller.account, true)
}

/** Record what somebody did to their own account. */
export function auditCaller(
  step: Step,
  action: string,
  detail: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  const { account, username, home } = step.caller
  return step.audit({ unit: step.unitId(home), action, account, detail: { username, ...detail } })
}

/**
 * Choose another password: needs the current one; a wrong one counts as a failed attempt. Every other session ends, this one
 * goes on under a new secret. Access tokens stay: they are listed and revoked by themselves.
 */
export function changePassword(
  desk: Desk,
  credential: Credential | null,
  given: { readonly current: string; readonly next: string },
  origin: Origin,
): Promise<NewSession> {
  return judgedOf(desk, credential, origin.requestId, async (tx, caller, secrets) => {
    const session = demandSession(caller)
    if (caller.pending === 'second-factor') fail('sign-in-second-factor')
    if (secrets.passwordHash === null) return refused('password-none')
    if (!(await checkPassword(secrets.passwordHash, given.current))) {
      await countFailure(tx, desk, secrets, { reason: 'password', ...origin })
      return refused('password-wrong', { field: 'current' })
    }
    demandGoodPassword(given.next, secrets.username, 'next')
    if (await checkPassword(secrets.passwordHash, given.next))
      return refused('password-same', { field: 'next' })
    await setPassword(tx, caller.account, await hashPassword(given.next), false, desk.now())
    await setFailures(tx, caller.account, NOTHING_FAILED)
    const ended = await endOthers(tx, desk, caller.account, session)
    await auditOwn(tx, secrets, 'password.change', origin.requestId, { ended })
    return renewed(tx, desk, session, secrets.totpSince !== null)
  })
}

/** What people set for themselves. */
export async function changeProfile(
  step: Step,
  to: {
    readonly lang?: Lang | undefined
    readonly digest?: boolean | undefined
    readonly email?: string | null | undefined
  },
): Promise<void> {
  demandPerson(step.caller)
  const { account } = step.caller
  const row = (await readAccount(step.tx, account))!
  const given = Object.entries(to).filter(([, value]) => value !== undefined)
  if (given.length === 0) fail('account-nothing')
  await changeAccount(step.tx, account, { ...row, ...Object.fromEntries(given) })
  await auditCaller(step, 'account.profile', { changed: given.map(([field]) => field) })
}

/** End the session of this request. */
export async function signOut(step: Step): Promise<void> {
  const session = demandSession(step.caller)
  await endSessions(step.tx, step.caller.account, { only: session }, step.desk.now())
  await auditCaller(step, 'session.close', { session })
}

/** The caller's sessions that are good now. */
export async function ownSessions(
  step: Step,
): Promise<readonly (SessionRow & { readonly current: boolean })[]> {
  const current = demandPerson(step.caller)
  const now = step.desk.now()
  const rows = await liveSessions(step.tx, step.caller.account, now, idleSince(step.desk, now))
  return rows.map((row) => ({ ...row, current: row.id === current }))
}

export async function endOwnSession(step: Step, id: string): Promise<void> {
  demandPerson(step.caller)
  const ended = await endSessions(step.tx, step.caller.account, { only: id }, step.desk.now())
  if (ended === 0) fail('session-unknown')
  await auditCaller(step, 'session.close', { session: id })
}

/** Tokens of one account that are good at the same time. */
const MOST_TOKENS = 20
const DAY_MS = 86_400_000

/** Make an access token; its secret is told once. */
export async function makeToken(
  step: Step,
  wanted: { readonly name: string; readonly scopes: readonly Scope[]; readonly days: number },
): Promise<{ readonly secret: string; readonly token: TokenRow }> {
  const { tx, desk, caller } = step
  await step.act('token.own', { unit: caller.home })
  const now = desk.now()
  // The account's row stands for its list: two that are made at once are counted one after the other.
  await secretsOfCaller(step)
  if ((await liveTokens(tx, caller.account, now)).length >= MOST_TOKENS)
    fail('token-many', {}, { most: MOST_TOKENS })
  const secret = newTokenSecret()
  const token: TokenRow = {
    id: randomUUID(),
    name: tidyText(wanted.name),
    scopes: [...new Set(wanted.scopes)],
    createdAt: now,
    expiresAt: new Date(now.getTime() + wanted.days * DAY_MS),
    seenAt: null,
  }
  await addToken(tx, { ...token, account: caller.account, hash: hashSecret(secret) })
  await auditCaller(step, 'token.make', {
    token: token.id,
    name: token.name,
    scopes: token.scopes,
    days: wanted.days,
  })
  return { secret, token }
}

export async function ownTokens(step: Step): Promise<readonly TokenRow[]> {
  await step.act('token.own', { unit: step.caller.home })
  return liveTokens(step.tx, step.caller.account, step.desk.now())
}

export async function revokeOwnToken(step: Step, id: string): Promise<void> {
  await step.act('token.own', { unit: step.caller.home })
  const revoked = await revokeTokens(step.tx, step.caller.account, id, step.desk.now())
  if (revoked === 0) fail('token-unknown')
  await auditCaller(step, 'token.revoke', { token: id })
}
