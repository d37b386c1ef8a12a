import { afterFailure, type LockState, secondsToWait } from '../../domain/lock-out.js'
import { type Finding, finding, Problem } from '../../domain/problem.js'
import { type FailuresRow, readSecrets, type SecretsRow, setFailures } from '../../store/account-secrets.js'
import { audit } from '../../store/audit.js'
import { widen } from '../../store/context.js'
import { factTime, retrying, type Tx } from '../../store/database.js'
import type { Caller, Desk } from '../desk.js'
import { authenticate, type Credential } from './authenticate.js'

/** A refusal that leaves something behind: the transaction that gives it is committed. */
export interface Refused {
  readonly refused: Finding
}

export function refused(...args: Parameters<typeof finding>): Refused {
  return { refused: finding(...args) }
}

/** One transaction in which an attempt is judged. Its refusal is thrown only once what it leaves behind is stored. */
export async function judged<T extends object>(
  desk: Desk,
  work: (tx: Tx) => Promise<T | Refused>,
): Promise<T> {
  const result = await retrying(() => desk.store.app.transaction().execute(work))
  if ('refused' in result) throw new Problem(result.refused)
  return result
}

/** The same for somebody who has a session: who it is, and their secrets, locked. */
export function judgedOf<T extends object>(
  desk: Desk,
  credential: Credential | null,
  requestId: string | null,
  work: (tx: Tx, caller: Caller, secrets: SecretsRow) => Promise<T | Refused>,
): Promise<T> {
  return judged(desk, async (tx) => {
    const caller = await authenticate(desk, tx, credential, requestId)
    const secrets = await readSecrets(tx, caller.account, true)
    return (await held(secrets, desk.now())) ?? work(tx, caller, secrets)
  })
}

/** The refusal that says how long to wait, when there is a wait. */
export function held(row: FailuresRow, now: Date): Refused | undefined {
  const seconds = secondsToWait(lockState(row), now.getTime())
  return seconds === 0 ? undefined : refused('sign-in-locked', {}, { seconds })
}

export function lockState({ failures, failedAt, lockedUntil }: FailuresRow): LockState {
  return { failures, failedAt: failedAt?.getTime() ?? null, lockedUntil: lockedUntil?.getTime() ?? null }
}

export function failuresRow({ failures, failedAt, lockedUntil }: LockState): FailuresRow {
  const date = (moment: number | null) => (moment === null ? null : new Date(moment))
  return { failures, failedAt: date(failedAt), lockedUntil: date(lockedUntil) }
}

/** Count a failed attempt against the account and record it. Of whom it came nothing is known. */
export async function countFailure(
  tx: Tx,
  desk: Desk,
  secrets: SecretsRow,
  what: {
    readonly reason: 'password' | 'code' | 'closed'
    readonly requestId: string | null
    readonly address: string
  },
): Promise<void> {
  const now = desk.now().getTime()
  const state = afterFailure(lockState(secrets), now)
  await setFailures(tx, secrets.account, failuresRow(state))
  const entry = {
    unit: secrets.home,
    at: await factTime(tx),
    actor: 'unknown',
    account: secrets.account,
    requestId: what.requestId,
  }
  const { username } = secrets
  const { reason, address } = what
  await audit(tx, { ...entry, action: 'session.refused', detail: { username, reason, address } })
  if (state.lockedUntil !== null)
    await audit(tx, {
      ...entry,
      action: 'account.locked',
      detail: { username, failures: state.failures, seconds: secondsToWait(state, now) },
    })
}

export const NOTHING_FAILED: FailuresRow = { failures: 0, failedAt: null, lockedUntil: null }

/** Record what a person did to their own account, with the transaction opened to it. */
export async function auditOwn(
  tx: Tx,
  secrets: Pick<SecretsRow, 'account' | 'home' | 'username' | 'name'>,
  action: string,
  requestId: string | null,
  detail: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  const { account, home, username, name } = secrets
  await widen(tx, { account })
  await audit(tx, {
    unit: home,
    at: await factTime(tx),
    actor: account,
    actorName: name,
    action,
    account,
    requestId,
    detail: { username, ...detail },
  })
}
