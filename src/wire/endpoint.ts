import type { z } from 'zod'
import type { Action } from '../domain/access-table.js'
import type { ProblemCode } from '../domain/problem.js'
import type { apiWords } from '../domain/words/api.js'

/** Groups of endpoints, as the documentation shows them. */
export const TAGS = [
  'session',
  'accounts',
  'returns',
  'orders',
  'deadlines',
  'register',
  'definitions',
  'figures',
  'documents',
  'live',
] as const
export type Tag = (typeof TAGS)[number]

export { ANY_FILE, EVENTS, FILE_LIMIT, JSON_LIMIT, XLSX } from './media-types.js'

/**
 * One endpoint of the API as server, documentation and client share it. Paths are below `/api/v1`, holes in braces.
 * Shapes are zod schemas; `body` and `reply` are JSON unless a media type is given.
 */
export interface Endpoint<P = unknown, Q = unknown, B = unknown, R = unknown> {
  /** Unique camelCase name: `submitReturn`. What it does is said in `domain/words/api.ts` under the same name. */
  readonly id: keyof typeof apiWords
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete'
  readonly path: `/${string}`
  readonly tag: Tag
  /** What the caller must be: nobody, signed in, or holder of one of these rights on the unit concerned. */
  readonly access: 'public' | 'signed-in' | readonly Action[]
  /** Does it change anything? Reading ones run in a read-only transaction. */
  readonly writes: boolean
  readonly params?: z.ZodType<P>
  readonly query?: z.ZodType<Q>
  readonly body?: z.ZodType<B>
  /** Media type of a body that is a file; then `body` is left out. `ANY_FILE` takes any type but forms. */
  readonly bodyFile?: string
  /** Most bytes of a body; when left out `JSON_LIMIT`, of files `FILE_LIMIT`. */
  readonly bodyLimit?: number
  readonly reply?: z.ZodType<R>
  /** Media type of a reply that is a file or a stream; then `reply` is left out. */
  readonly replyFile?: string
  /** 204 and 303 (go and look there) have neither `reply` nor `replyFile`. */
  readonly status: 200 | 201 | 204 | 303
  /** Does the reply hold a secret that is shown once? It is not kept, so the same request sent again is refused. */
  readonly secretReply?: boolean
  /** Must (or may) the caller name the version it has seen? */
  readonly ifMatch?: 'required' | 'optional'
  /** Does the reply carry an ETag? Reading ones then answer If-None-Match with 304. */
  readonly etag?: boolean
  /** Also for those who have yet to give the second factor or a new password. */
  readonly whilePending?: boolean
  /** A way to sign in: counted strictly by address, and its refusals are counted. */
  readonly signIn?: boolean
  /** Refusals particular to it, for the documentation; those that any endpoint can give are added by themselves. */
  readonly problems?: readonly ProblemCode[]
}

/** Declare an endpoint; its types come from its schemas. */
export function endpoint<P = undefined, Q = undefined, B = undefined, R = undefined>(
  declared: Endpoint<P, Q, B, R>,
): Endpoint<P, Q, B, R> {
  return declared
}
