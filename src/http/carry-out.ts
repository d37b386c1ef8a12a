import { createHmac } from 'node:crypto'
import type { Context } from 'hono'
import type { Credential } from '../cycle/administer/authenticate.js'
import { type Caller, type Desk, deskNow } from '../cycle/desk.js'
import { callerOf, runStep, type StoredReply, watcherOf } from '../cycle/run-step.js'
import { fail } from '../domain/problem.js'
import { type Endpoint, EVENTS } from '../wire/endpoint.js'
import { credentialOf } from './credential.js'
import type { Call, FileReply, Handler, Reply } from './handler.js'
import { jsonReply } from './json-reply.js'
import type { Limiter } from './rate-limits.js'
import { demandSameOrigin } from './same-origin.js'
import type { AppSettings } from './settings.js'
import { fromStored, toResponse } from './to-response.js'
import { langOf, type Trace } from './trace.js'
import { validate } from './validate.js'

/** What the wrapper of every endpoint works with. */
export interface Works {
  readonly desk: Desk
  readonly settings: AppSettings
  readonly limiter: Limiter
}

type Request = Call<unknown, unknown, unknown>
type One<K extends Handler['kind']> = Extract<Handler, { kind: K }>

/**
 * Carry one endpoint out: is it ours to answer, may it come from there, who sends it, is it well-formed; then the work, and the reply
 * once it is committed. Throws what refuses it.
 */
export async function carryOut(
  works: Works,
  handler: Handler,
  context: Context,
  trace: Trace,
): Promise<Response> {
  const { desk, settings, limiter } = works
  const { endpoint } = handler
  const credential = credentialOf(context, settings)
  if (settings.stopping?.aborted === true) fail('server-stopping')
  if (!['GET', 'HEAD'].includes(context.req.method) && credential?.kind !== 'token')
    demandSameOrigin(context, settings, credential !== null)
  trace.signIn = endpoint.signIn === true
  if (trace.signIn) await limiter.count('signIn', trace.address, trace)
  const admit = (caller: Caller) => admitted(works, endpoint, caller, trace)
  if (endpoint.access !== 'public') await demandCaller(desk, endpoint, credential, trace, admit)
  const call = await validated(works, endpoint, context, trace, credential)
  switch (handler.kind) {
    case 'public':
      return toResponse(
        endpoint,
        (await handler.run(deskNow(desk), call as never, credential)) as Reply<unknown>,
      )
    case 'own': {
      const caller = await callerOf(desk, credential, trace.requestId)
      await admit(caller)
      const reply = await handler.run(deskNow(desk), caller, { ...call, lang: langOf(trace) } as never)
      return toResponse(endpoint, reply as Reply<unknown>)
    }
    case 'stream':
      return stream(works, handler, context, call, { credential, trace, admit })
    case 'step':
      return step(works, handler, context, call, { credential, trace, admit })
  }
}

interface Sender {
  readonly credential: Credential | null
  readonly trace: Trace
  readonly admit: (caller: Caller) => Promise<void>
}

/** In one transaction; a write that came before under the same key is answered as it was then. */
async function step(
  { desk, settings }: Works,
  handler: One<'step'>,
  context: Context,
  call: Request,
  { credential, trace, admit }: Sender,
): Promise<Response> {
  const { endpoint } = handler
  const key = endpoint.writes ? idempotencyKey(context) : null
  const done = await runStep(
    desk,
    {
      credential,
      requestId: trace.requestId,
      writes: endpoint.writes,
      asOwner: handler.asOwner === true,
      once: key === null ? null : { key, hash: requestHash(endpoint, call, settings.hashKey) },
      admit,
    },
    (step) =>
      handler.run(step, { ...call, lang: langOf(trace) } as never) as Promise<Reply<unknown> | FileReply>,
    (reply) => kept(endpoint, reply),
  )
  if ('result' in done) return toResponse(endpoint, done.result)
  if (endpoint.secretReply === true) fail('request-key-secret')
  const response = fromStored(done.kept)
  response.headers.set('idempotency-replayed', 'true')
  return response
}

/** What is kept of a reply: all of it, unless it holds what nobody may read a second time. */
function kept(endpoint: Endpoint, reply: Reply<unknown> | FileReply): StoredReply {
  if (endpoint.secretReply === true || 'bytes' in reply)
    return { status: endpoint.status, headers: {}, body: null }
  return jsonReply(endpoint, reply)
}

/** A reply that goes on. Nothing on the way may keep pieces back. */
async function stream(
  { desk, settings }: Works,
  handler: One<'stream'>,
  context: Context,
  call: Request,
  { credential, trace, admit }: Sender,
): Promise<Response> {
  const again = async () => {
    const caller = await watcherOf(desk, credential, trace.requestId)
    await admit(caller)
    return caller
  }
  const caller = await callerOf(desk, credential, trace.requestId)
  await admit(caller)
  const headers = {
    'content-type': handler.endpoint.replyFile ?? EVENTS,
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  }
  if (context.req.method === 'HEAD') return new Response(null, { status: 200, headers })
  const gone = context.req.raw.signal
  const signal = settings.stopping === undefined ? gone : AbortSignal.any([gone, settings.stopping])
  const body = await handler.run(desk, caller, { ...call, lang: langOf(trace) } as never, {
    signal,
    again,
    lastEventId: context.req.header('last-event-id') ?? null,
  })
  settings.metrics?.streamOpened()
  signal.addEventListener('abort', () => settings.metrics?.streamClosed(), { once: true })
  return new Response(body, { status: 200, headers })
}

/** Note who it is; refuse who must do something else first, or has written too much. */
async function admitted({ limiter }: Works, endpoint: Endpoint, caller: Caller, trace: Trace): Promise<void> {
  trace.caller = caller
  if (caller.pending !== null && endpoint.whilePending !== true) fail(`sign-in-${caller.pending}`)
  if (!endpoint.writes || trace.counted) return
  trace.counted = true
  await limiter.count('writes', caller.account, trace)
}

/** Nobody unknown is told what a request should look like, and nobody's file is read before it is known whose it is. */
async function demandCaller(
  desk: Desk,
  endpoint: Endpoint,
  credential: Credential | null,
  trace: Trace,
  admit: (caller: Caller) => Promise<void>,
): Promise<void> {
  if (credential === null) fail('sign-in-needed')
  if (endpoint.bodyFile !== undefined) await admit(await callerOf(desk, credential, trace.requestId))
}

/** The request as declared. A malformed one of somebody unknown is refused for that, any other in their own language. */
async function validated(
  { desk, settings }: Works,
  endpoint: Endpoint,
  context: Context,
  trace: Trace,
  credential: Credential | null,
): Promise<Request> {
  try {
    return await validate(endpoint, context, trace, settings)
  } catch (error) {
    if (endpoint.access !== 'public') trace.caller ??= await callerOf(desk, credential, trace.requestId)
    throw error
  }
}

/** Eight characters at least, so that nobody counts from 1. */
const KEY = /^[A-Za-z0-9._:-]{8,64}$/

function idempotencyKey(context: Context): string | null {
  const key = context.req.header('idempotency-key')
  if (key !== undefined && !KEY.test(key)) fail('request-key-invalid', { field: 'header.idempotency-key' })
  return key ?? null
}

/** Under a secret: the body may hold a password, and the hash is kept. */
function requestHash(endpoint: Endpoint, call: Request, key: Buffer = Buffer.alloc(0)): string {
  const hash = createHmac('sha256', key)
  hash.update(JSON.stringify([endpoint.id, call.params, call.query, call.body ?? null, call.ifMatch]))
  if (call.file !== null) hash.update(JSON.stringify(call.file.name)).update(call.file.bytes)
  return hash.digest('hex')
}
