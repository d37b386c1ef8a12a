import { refuseAccess } from '../../domain/access-refusal.js'
import { fail, Problem } from '../../domain/problem.js'
import type { Caller } from '../desk.js'

/**
 * Id of the caller's session. What changes the own account needs the person: Problem `access-scope` for an access token,
 * whatever its scopes.
 */
export function demandSession(caller: Caller): string {
  const { via } = caller
  if (via.kind === 'session') return via.id
  const history = { units: new Map(), correspondences: [] }
  const asked = { action: 'token.own', unit: caller.home, role: null, today: '', history } as const
  throw new Problem(refuseAccess('scope', asked).finding)
}

/** The same for a person from whom nothing more is awaited; Problem `sign-in-second-factor` or `sign-in-password`. */
export function demandPerson(caller: Caller): string {
  const session = demandSession(caller)
  if (caller.pending !== null) fail(`sign-in-${caller.pending}`)
  return session
}
