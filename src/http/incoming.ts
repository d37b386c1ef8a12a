import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { isIP } from 'node:net'
import type { Context } from 'hono'
import type { Lang } from '../domain/words.js'
import type { AppSettings } from './settings.js'
import type { Trace } from './trace.js'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** What can be known of a request before anything is looked up. */
export function traceFor(context: Context, settings: AppSettings): Trace {
  const given = context.req.header('x-request-id')
  const asked = context.req.query('lang')
  const requestId = given !== undefined && UUID.test(given) ? given.toLowerCase() : randomUUID()
  return {
    requestId,
    askedLang: asked === 'vi' || asked === 'en' ? asked : null,
    otherLang: accepted(context.req.header('accept-language') ?? '') ?? settings.lang,
    address: addressOf(context, settings.trustProxy === true),
    endpoint: '',
    caller: null,
    codes: [],
    signIn: false,
    counted: false,
    headers: { 'x-request-id': requestId },
  }
}

/** The language that a browser likes best of those there are. RFC 9110, 12.5.4. */
export function accepted(header: string): Lang | undefined {
  return header
    .split(',')
    .map((part) => {
      const [tag = '', ...options] = part
        .trim()
        .toLowerCase()
        .split(/\s*;\s*/)
      const weight = options.find((option) => option.startsWith('q='))
      return { lang: tag.split('-')[0], weight: weight === undefined ? 1 : Number(weight.slice(2)) }
    })
    .filter(
      (one): one is { lang: Lang; weight: number } =>
        (one.lang === 'vi' || one.lang === 'en') && one.weight > 0,
    )
    .sort((a, b) => b.weight - a.weight)[0]?.lang
}

/** The peer of the socket, or, behind a proxy of ours, whom that proxy saw. Empty when there is neither. */
function addressOf(context: Context, trustProxy: boolean): string {
  const last = context.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() ?? ''
  if (trustProxy && isIP(last) !== 0) return last
  const { incoming } = (context.env ?? {}) as { incoming?: IncomingMessage }
  return (incoming?.socket?.remoteAddress ?? '').replace(/^::ffff:/, '')
}

/** Does the request come from this machine, and not by way of a proxy that stands before the server? */
export function isLocal(context: Context, address: string): boolean {
  const forwarded = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'via'].some(
    (name) => context.req.header(name) !== undefined,
  )
  return !forwarded && (address === '::1' || address.startsWith('127.') || address === '')
}

/** Address of the server as browsers know it, without a slash at its end. */
export function originOf(context: Context, settings: AppSettings): string {
  return settings.publicUrl ?? new URL(context.req.url).origin
}

/** Is the server reached by https? */
export function isSecure(settings: AppSettings): boolean {
  return settings.publicUrl?.startsWith('https:') === true
}
