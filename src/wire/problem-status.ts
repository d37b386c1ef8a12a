import type { ProblemCode } from '../domain/problem.js'

/** HTTP status of a problem: by its very code, else by the beginning of it, else 422 (understood, but not to be done). */
const EXACT: Partial<Record<ProblemCode, number>> = {
  'sign-in-needed': 401,
  'sign-in-second-factor': 403,
  'sign-in-password': 403,
  'request-invalid': 400,
  'request-not-json': 400,
  'request-media-type': 415,
  'request-too-large': 413,
  'request-not-found': 404,
  'request-method': 405,
  'request-forged': 403,
  'request-too-many': 429,
  'request-key-reused': 422,
  'match-missing': 428,
  'match-stale': 412,
  'server-fault': 500,
  'server-stopping': 503,
  'unit-not-registered': 404,
  'return-wrong-state': 409,
  'return-closed': 409,
  'return-final': 409,
  'return-exception-expired': 409,
  'return-two-person': 403,
  'return-own-acceptance': 403,
}

const BEGINNINGS: readonly (readonly [string, number])[] = [
  ['access-', 403],
  ['database-', 503],
  ['period-', 422],
]

/** The HTTP status that goes with a problem. */
export function statusOf(code: ProblemCode): number {
  return EXACT[code] ?? BEGINNINGS.find(([start]) => code.startsWith(start))?.[1] ?? 422
}
