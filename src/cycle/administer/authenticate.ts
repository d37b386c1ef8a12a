import { createHash } from 'node:crypto'
import { fail } from '../../domain/problem.js'
import type { Scope } from '../../domain/token-scope.js'
import { findCaller } from '../../store/callers.js'
import { widen } from '../../store/context.js'
import type { Tx } from '../../store/database.js'
import type { Caller, Desk } from '../desk.js'

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
  await widen(tx, { session: hashSecret(credential.secret) })
  const found = await findCaller(tx, credential.kind, desk.now())
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
    pending: found.pending,
    requestId,
  }
}
