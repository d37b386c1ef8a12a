import type { Context } from 'hono'
import { fail, finding } from '../domain/problem.js'
import { HttpProblem } from './problem-reply.js'

/** Which methods a path takes. */
export interface Served {
  readonly method: string
  /** With holes in braces. */
  readonly path: string
}

/** Answers what no endpoint does: the methods there are (OPTIONS), the wrong method (405), nothing of this name (404). */
export function notServed(served: readonly Served[]): (context: Context) => Response {
  const patterns = served.map(({ method, path }) => ({
    method: method.toUpperCase(),
    pattern: new RegExp(`^${path.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+')}$`),
  }))
  return (context) => {
    const { path, method } = context.req
    const here = patterns.filter(({ pattern }) => pattern.test(path)).map((one) => one.method)
    if (here.length === 0) fail('request-not-found', {}, { path: path.slice(0, 200) })
    const allowed = [...new Set([...here, ...(here.includes('GET') ? ['HEAD'] : []), 'OPTIONS'])].sort()
    const allow = allowed.join(', ')
    // Nothing about other origins: there is no CORS here.
    if (method === 'OPTIONS') return new Response(null, { status: 204, headers: { allow } })
    throw new HttpProblem(finding('request-method', {}, { path, method, allowed: allow }), { allow })
  }
}
