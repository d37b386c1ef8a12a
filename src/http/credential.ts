import type { Context } from 'hono'
import type { Credential } from '../cycle/administer/authenticate.js'
import { isSecure } from './incoming.js'
import { readCookie, sessionCookie } from './session-cookie.js'
import type { AppSettings } from './settings.js'

/** What the request brings to show who sends it. A token goes before the cookie: no other site can make a browser send one. */
export function credentialOf(context: Context, settings: AppSettings): Credential | null {
  const bearer = /^Bearer +(\S+) *$/i.exec(context.req.header('authorization') ?? '')
  if (bearer !== null) return { kind: 'token', secret: bearer[1]! }
  const secret = readCookie(context.req.header('cookie') ?? null, sessionCookie(isSecure(settings)))
  return secret === null || secret === '' ? null : { kind: 'session', secret }
}
