import { Hono } from 'hono'
import { fail } from '../domain/problem.js'
import { isSecure, traceFor } from './incoming.js'
import { SILENT } from './log.js'
import { refuse } from './refuse.js'
import { secure } from './security-headers.js'
import type { AppSettings } from './settings.js'
import { setTrace, traceOf } from './trace.js'

/** What answers while the database is opened: alive, not ready, come again. */
export function startingApp(settings: AppSettings): Hono {
  const app = new Hono()
  app.use(async (context, next) => {
    setTrace(context.req.raw, traceFor(context, settings))
    await next()
    secure(context.res.headers, isSecure(settings))
  })
  app.get('/healthz', (context) => context.json({ status: 'alive', version: settings.version ?? null }))
  app.get('/readyz', (context) => context.json({ status: 'not ready', reasons: ['starting'] }, 503))
  app.all('*', () => fail('server-starting'))
  app.onError((error, context) => refuse(error, traceOf(context.req.raw), context.req.path, SILENT))
  return app
}
