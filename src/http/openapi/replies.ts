import { z } from 'zod'
import type { ProblemCode } from '../../domain/problem.js'
import type { Endpoint } from '../../wire/endpoint.js'
import { statusOf } from '../../wire/problem-status.js'

/** Refusals that any endpoint of its kind can give, by code. */
export function problemsOf(endpoint: Endpoint): ProblemCode[] {
  const { access, body, bodyFile, writes, ifMatch, secretReply, whilePending, problems = [] } = endpoint
  const sends = body !== undefined || bodyFile !== undefined
  const signedIn = access !== 'public'
  return [
    ...new Set<ProblemCode>([
      ...problems,
      'request-invalid',
      ...(body === undefined ? [] : (['request-not-json'] as const)),
      ...(sends ? (['request-media-type', 'request-too-large', 'request-body-slow'] as const) : []),
      ...(signedIn ? (['sign-in-needed'] as const) : []),
      ...(signedIn && whilePending !== true ? (['sign-in-second-factor', 'sign-in-password'] as const) : []),
      ...(Array.isArray(access) ? ACCESS : []),
      ...(endpoint.method === 'get' ? [] : (['request-forged'] as const)),
      ...(writes && signedIn ? KEYS : []),
      ...(secretReply === true ? (['request-key-secret'] as const) : []),
      ...(ifMatch === 'required' ? (['match-missing'] as const) : []),
      ...(ifMatch === undefined ? [] : (['match-stale'] as const)),
      ...fieldNames(endpoint).flatMap((name) => OF_FIELD[name] ?? []),
      ...COMMON,
    ]),
  ]
}

/** Refusals that come with a part of a request, wherever it stands. */
const OF_FIELD: Readonly<Record<string, readonly ProblemCode[]>> = {
  unit: ['unit-not-registered'],
  period: ['period-code-invalid', 'unit-tree-none'],
  form: ['form-not-in-pack'],
  cursor: ['list-cursor'],
}

function fieldNames({ params, query, body }: Endpoint): string[] {
  return [params, query, body].flatMap((shape) =>
    shape instanceof z.ZodObject ? Object.keys(shape.shape) : [],
  )
}

const ACCESS: readonly ProblemCode[] = [
  'access-no-role',
  'access-role-not-begun',
  'access-role-ended',
  'access-role-unit-ended',
  'access-not-this-role',
  'access-superior-only',
  'access-unit-only',
  'access-no-heir',
  'access-read-only',
  'access-above',
  'access-beside',
  'access-elsewhere',
  'access-retired',
  'access-scope',
  'access-unit-unknown',
  'access-apart-from-figures',
  'access-office-not-held',
]

const KEYS: readonly ProblemCode[] = [
  'request-key-invalid',
  'request-key-reused',
  'server-refused-data',
  'server-refused-access',
  'server-raced',
  'server-busy',
]

/** What can befall any request. */
const COMMON: readonly ProblemCode[] = [
  'request-too-many',
  'server-fault',
  'server-starting',
  'server-stopping',
  'database-unreachable',
]

/** The codes by the status they come with, lowest first. */
export function problemsByStatus(endpoint: Endpoint): ReadonlyMap<number, readonly ProblemCode[]> {
  const byStatus = new Map<number, ProblemCode[]>()
  for (const code of problemsOf(endpoint)) {
    const status = statusOf(code)
    byStatus.set(status, [...(byStatus.get(status) ?? []), code])
  }
  return new Map([...byStatus].sort(([a], [b]) => a - b))
}
