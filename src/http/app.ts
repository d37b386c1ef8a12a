import { type Context, Hono } from 'hono'
import type { Desk } from '../cycle/desk.js'
import { carryOut, type Works } from './carry-out.js'
import { docsRoutes } from './docs/routes.js'
import type { Handler } from './handler.js'
import { healthRoutes } from './health.js'
import { isSecure, traceFor } from './incoming.js'
import { SILENT } from './log.js'
import { unlessSeen } from './not-modified.js'
import { notServed, type Served } from './not-served.js'
import { pageNotFound, pagesRoutes } from './pages/routes.js'
import { Limiter } from './rate-limits.js'
import { refuse } from './refuse.js'
import { secure } from './security-headers.js'
import { sessionCookie } from './session-cookie.js'
import type { AppSettings } from './settings.js'
import { setTrace, traceOf } from './trace.js'

/** Name of the cookie that carries the session when the server is not reached by https. */
export const SESSION_COOKIE = sessionCookie(false)

/** Where the API begins. */
const API = '/api/v1'

/** `/returns/{unit}` as Hono writes it. */
function honoPath(path: string): string {
  return path.replaceAll(/\{(\w+)\}/g, ':$1')
}

/** The HTTP application: every endpoint through one wrapper, and the pages that tell of them. */
export function makeApp(desk: Desk, handlers: readonly Handler[], settings: AppSettings): Hono {
  const works: Works = { desk, settings, limiter: new Limiter(settings.limits) }
  // The first of two at one address answers: the pages, when they were built, come before the page that only tells of the server.
  const plain = [
    ...healthRoutes(settings),
    ...pagesRoutes(settings.pages),
    ...docsRoutes(desk, handlers, settings),
  ]
  const served: Served[] = [
    ...handlers.map(({ endpoint }) => ({ method: endpoint.method, path: `${API}${endpoint.path}` })),
    ...plain.map(({ path }) => ({ method: 'get', path })),
  ]
  const app = new Hono()
  app.use((context, next) => around(works, context, next))
  for (const { path, id, answer } of plain)
    app.get(honoPath(path), async (context) => {
      const trace = traceOf(context.req.raw)
      trace.endpoint = id
      if (!QUIET.has(id)) await works.limiter.count('address', trace.address, trace)
      return answer(context, trace)
    })
  for (const handler of bySpecificity(handlers)) {
    const { endpoint } = handler
    const path = honoPath(`${API}${endpoint.path}`)
    app.on(endpoint.method.toUpperCase(), path, async (context) => {
      const trace = traceOf(context.req.raw)
      trace.endpoint = endpoint.id
      await works.limiter.count('address', trace.address, trace)
      return unlessSeen(context, await carryOut(works, handler, context, trace))
    })
  }
  const refused = (error: unknown, context: Context) =>
    refuse(error, traceOf(context.req.raw), context.req.path, settings.log ?? SILENT)
  const unknown = notServed(served)
  // Caught here: Hono would let an error thrown here pass by what `around` adds.
  app.notFound((context) => {
    const page = pageNotFound(settings.pages, context.req.raw)
    if (page !== undefined) return page
    try {
      return unknown(context)
    } catch (error) {
      return refused(error, context)
    }
  })
  app.onError(refused)
  return app
}

/** What every request has: an id, a place in the metrics, safe headers, one line in the log. */
async function around({ settings }: Works, context: Context, next: () => Promise<void>): Promise<void> {
  const began = performance.now()
  const trace = traceFor(context, settings)
  setTrace(context.req.raw, trace)
  const done = settings.metrics?.begin()
  await next()
  const { res } = context
  for (const [name, value] of Object.entries(trace.headers)) res.headers.set(name, value)
  secure(res.headers, isSecure(settings))
  const endpoint = trace.endpoint === '' ? 'none' : trace.endpoint
  done?.(endpoint, context.req.method, res.status)
  if (trace.signIn) for (const code of trace.codes) settings.metrics?.signInRefused(code)
  if (settings.log === undefined || QUIET.has(endpoint)) return
  settings.log.info(
    {
      request: trace.requestId,
      endpoint,
      method: context.req.method,
      status: res.status,
      ms: Math.round(performance.now() - began),
      ...(trace.caller === null ? {} : { account: trace.caller.account }),
      ...(trace.codes.length === 0 ? {} : { codes: trace.codes }),
    },
    'request',
  )
}

/** Asked every few seconds by machines: not worth a line. */
const QUIET: ReadonlySet<string> = new Set(['healthz', 'readyz', 'metrics'])

/** A path with a name where another has a hole comes first. */
function bySpecificity(handlers: readonly Handler[]): Handler[] {
  const shape = ({ endpoint }: Handler) =>
    endpoint.path
      .split('/')
      .map((part) => (part.startsWith('{') ? '~' : part))
      .join('/')
  return [...handlers].sort((a, b) => (shape(a) < shape(b) ? -1 : 1))
}
