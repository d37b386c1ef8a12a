import type { Context } from 'hono'
import { fail } from '../domain/problem.js'
import { originOf } from './incoming.js'
import type { AppSettings } from './settings.js'

/** Any value of this header shows that a script or program sent the request: no form and no link of another site can. */
export const OWN_HEADER = 'x-cungky'

/**
 * Refuse a write that a page of another site made the browser send. Browsers say where a request comes from; who does not,
 * and brings the cookie, must show a header that only a script of the same origin or a program can set.
 */
export function demandSameOrigin(context: Context, settings: AppSettings, byCookie: boolean): void {
  const { req } = context
  const site = req.header('sec-fetch-site')
  const origin = req.header('origin')
  if (origin !== undefined) {
    if (!sameOrigin(context, settings, origin)) fail('request-forged')
    if (site === undefined || site === 'same-origin') return
  }
  if (site === 'same-origin') return
  if (site === 'same-site' || site === 'cross-site') fail('request-forged')
  if (byCookie && req.header(OWN_HEADER) === undefined) fail('request-forged')
}

function sameOrigin(context: Context, settings: AppSettings, origin: string): boolean {
  if (settings.publicUrl !== undefined) {
    // On the machine itself the server is also reached by its own address.
    return origin === new URL(settings.publicUrl).origin || hostOf(origin) === localHost(context)
  }
  return hostOf(origin) === (context.req.header('host') ?? new URL(originOf(context, settings)).host)
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null
}

function localHost(context: Context): string | null {
  const host = context.req.header('host') ?? ''
  return /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(host) ? host : null
}
