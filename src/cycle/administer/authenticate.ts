import { createHash } from 'node:crypto'
import { fail } from '../../domain/problem.js'
import type { Scope } from '../../domain/token-scope.js'
import { findCaller, markSeen } from '../../store/callers.js'
import { inContext, widen } from '../../store/context.js'
import type { Tx } from '../../store/database.js'
import type { Caller, Desk } from '../desk.js'
import { SESSION_LIMITS } from './session-limits.js'

/** What a request brings to show who sends it: the secret of a session's cookie, or of an access token. */
export interface Credential {
  readonly kind: 'session' | 'token'
  readonly secret: string
}

/** Secrets are kept as their hash only. They are random, so a plain hash is enough. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}

/** Who sent the request; Problem `sign-in-needed` when nobody that is known or whose time has run out. Opens the transaction to that account. */
export async function authenticate(
  desk: Desk,
  tx: Tx,
  credential: Credential | null,
  requestId: string | null,
): Promise<Caller> {
  if (credential === null) fail('sign-in-needed')
  const hash = hashSecret(credential.secret)
  await widen(tx, { session: hash })
  const now = desk.now()
  const found = await findCaller(tx, credential.kind, hash, now, idleSince(desk, now))
  if (found === undefined) fail('sign-in-needed')
  const { unitById } = desk.index
  const key = (unit: number) => unitById.get(unit)?.key ?? String(unit)
  return {
    account: found.account,
    username: found.username,
    name: found.name,
    position: found.position,
    lang: found.lang,
    home: key(found.home),
    assignments: found.assignments.map(({ unit, role, from, to }) => ({ unit: key(unit), role, from, to })),
    via:
      found.scopes === null
        ? { kind: 'session', id: found.id }
        : { kind: 'token', id: found.id, scopes: found.scopes as readonly Scope[] },
    seenAt: found.seenAt,
    pending: found.pending,
    requestId,
  }
}

/** Sessions not used since are over. */
export function idleSince(desk: Desk, now: Date): Date {
  const { idleMinutes } = desk.sessionLimits ?? SESSION_LIMITS
  return new Date(now.getTime() - idleMinutes * 60_000)
}

const MARK_EVERY_MS = 60_000

/**
 * Remember that the caller was here, at most once a minute, in a transaction of its own: readers write nothing else, and a
 * refused request counts as well.
 */
export async function markUse(desk: Desk, credential: Credential | null, caller: Caller): Promise<void> {
  const now = desk.now()
  if (
    credential === null ||
    (caller.seenAt != null && now.getTime() - caller.seenAt.getTime() < MARK_EVERY_MS)
  )
    return
  const hash = hashSecret(credential.secret)
  // What the request did is done: that this cannot be noted must not make it look failed.
  await inContext(desk.store.app, { session: hash }, (tx) => markSeen(tx, credential.kind, hash, now)).catch(
    () => {},
  )
}
