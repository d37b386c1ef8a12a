import { createHash, randomUUID } from 'node:crypto'
import type { Context } from 'hono'
import { Hono } from 'hono'
import { getCookie } from 'hono/cookie'
import type { Credential } from '../cycle/administer/authenticate.js'
import type { Desk } from '../cycle/desk.js'
import { callerOf, runStep } from '../cycle/run-step.js'
import { fail, finding, Problem } from '../domain/problem.js'
import type { Lang } from '../domain/words.js'
import type { Endpoint } from '../wire/endpoint.js'
import type { Call, FileReply, Handler, Reply } from './handler.js'
import { jsonReply } from './json-reply.js'
import { problemReply } from './problem-reply.js'
import { validate } from './validate.js'

/** Name of the cookie that carries the session. */
export const SESSION_COOKIE = 'cungky_session'

export interface AppSettings {
  /** What a caller reads who has said no language. */
  readonly lang: Lang
}

/** The HTTP application: every endpoint through one wrapper. */
export function makeApp(desk: Desk, handlers: readonly Handler[], settings: AppSettings): Hono {
  const app = new Hono()
  for (const handler of handlers) {
    const { endpoint } = handler
    const path = `/api/v1${endpoint.path.replaceAll(/\{(\w+)\}/g, ':$1')}`
    app.on(endpoint.method.toUpperCase(), path, (context) => carryOut(desk, handler, context, settings))
  }
  return app
}

async function carryOut(
  desk: Desk,
  handler: Handler,
  context: Context,
  settings: AppSettings,
): Promise<Response> {
  const requestId = randomUUID()
  const lang = langOf(context, settings)
  try {
    return await answer(desk, handler, context, lang, requestId)
  } catch (error) {
    if (error instanceof Problem) {
      const body = problemReply(error, lang, requestId, context.req.path)
      return new Response(JSON.stringify(body), {
        status: body.status,
        headers: { 'content-type': 'application/problem+json', 'x-request-id': requestId },
      })
    }
    console.error(error)
    const body = problemReply(
      new Problem(finding('server-fault', {}, { request: requestId })),
      lang,
      requestId,
      context.req.path,
    )
    return new Response(JSON.stringify(body), {
      status: 500,
      headers: { 'content-type': 'application/problem+json', 'x-request-id': requestId },
    })
  }
}

async function answer(
  desk: Desk,
  handler: Handler,
  context: Context,
  lang: Lang,
  requestId: string,
): Promise<Response> {
  const { endpoint } = handler
  const call = await validate(endpoint, context, lang, requestId)
  const credential = credentialOf(context)
  if (handler.kind === 'own') {
    const caller = await callerOf(desk, credential, requestId)
    return toResponse(endpoint, (await handler.run(desk, caller, call as never)) as Reply<unknown>, requestId)
  }
  const key = context.req.header('idempotency-key')
  const once = key === undefined || !endpoint.writes ? null : { key, hash: requestHash(endpoint, call) }
  const done = await runStep(
    desk,
    { credential, requestId, writes: endpoint.writes, once },
    (step) => handler.run(step, call as never) as Promise<Reply<unknown> | FileReply>,
    (reply) => jsonReply(endpoint, reply as Reply<unknown>),
  )
  if ('kept' in done) {
    const { status, headers, body } = done.kept
    return new Response(body === null ? null : JSON.stringify(body), {
      status,
      headers: { ...headers, 'idempotency-replayed': 'true', 'x-request-id': requestId },
    })
  }
  return toResponse(endpoint, done.result, requestId)
}

function toResponse(endpoint: Endpoint, reply: Reply<unknown> | FileReply, requestId: string): Response {
  if ('bytes' in reply) {
    return new Response(reply.bytes as Uint8Array<ArrayBuffer>, {
      status: 200,
      headers: {
        'content-type': reply.mediaType,
        'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(reply.name)}`,
        'x-content-type-options': 'nosniff',
        'x-request-id': requestId,
      },
    })
  }
  const { status, headers, body } = jsonReply(endpoint, reply)
  return new Response(body === null ? null : JSON.stringify(body), {
    status,
    headers: { ...headers, 'x-request-id': requestId },
  })
}

function requestHash(endpoint: Endpoint, call: Call<unknown, unknown, unknown>): string {
  const hash = createHash('sha256')
  hash.update(JSON.stringify([endpoint.id, call.params, call.query, call.body ?? null, call.ifMatch]))
  if (call.file !== null) hash.update(call.file.bytes)
  return hash.digest('hex')
}

function credentialOf(context: Context): Credential | null {
  const bearer = /^Bearer (\S+)$/i.exec(context.req.header('authorization') ?? '')
  if (bearer !== null) return { kind: 'token', secret: bearer[1]! }
  const cookie = getCookie(context, SESSION_COOKIE)
  return cookie === undefined ? null : { kind: 'session', secret: cookie }
}

/** `?lang=`, else what the browser asks for, else the server's own. */
function langOf(context: Context, settings: AppSettings): Lang {
  const asked = context.req.query('lang') ?? context.req.header('accept-language')?.slice(0, 2)
  return asked === 'vi' || asked === 'en' ? asked : settings.lang
}

/** For handlers that a path has no endpoint for. */
export function notFound(path: string): never {
  fail('request-not-found', {}, { path })
}
