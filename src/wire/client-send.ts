import { ApiProblem, ApiUnreachable } from './client-errors.js'
import type { ClientOptions, Operation, RequestLike, ResponseLike } from './client-types.js'
import type { ProblemReply } from './problem.js'

// Known to browsers and to Node, whose types this room does without.
declare const setTimeout: (work: () => void, milliseconds: number) => unknown

const RETRIES = 4
const FIRST_WAIT = 250
const LONGEST_WAIT = 30_000
const PROBLEM = /^application\/problem\+json\b/i

/** What a call asks, whatever the operation. */
export interface AnyCall {
  readonly params?: Readonly<Record<string, unknown>>
  readonly query?: Readonly<Record<string, unknown>>
  readonly body?: unknown
  readonly file?: Uint8Array
  readonly fileName?: string
  readonly mediaType?: string
  readonly ifMatch?: string
  readonly idempotencyKey?: string
  readonly lang?: 'vi' | 'en'
  readonly signal?: object
}

/**
 * Send a request until there is an answer: reading, and writing with an idempotency key, is tried again when the connection
 * is lost or the server is not ready. ApiProblem when it is refused, ApiUnreachable when nobody answered.
 */
export async function send(
  options: ClientOptions,
  operation: Operation,
  call: AnyCall,
  more: Readonly<Record<string, string>> = {},
): Promise<ResponseLike> {
  const url = urlOf(options, operation, call)
  const key = operation.writes === 'once' ? (call.idempotencyKey ?? options.newKey?.()) : undefined
  const request = requestOf(options, operation, call, key, more)
  const tries = operation.writes === false || key !== undefined ? (options.retries ?? RETRIES) : 0
  const wait = options.wait ?? sleep
  for (let tried = 0; ; tried++) {
    const last = tried === tries
    let response: ResponseLike | undefined
    try {
      response = await options.fetch(url, request)
    } catch (error) {
      if (last || aborted(call)) throw new ApiUnreachable(url, null, error)
    }
    if (response !== undefined && (response.status !== 503 || last)) return refusing(url, response)
    await wait(waitingTime(tried, response))
  }
}

/** Twice as long each time, spread by chance so that many clients do not come back together; or as the server says. */
function waitingTime(tried: number, response: ResponseLike | undefined): number {
  const asked = response === undefined ? null : retryAfter(response)
  if (asked !== null) return Math.min(asked * 1000, LONGEST_WAIT)
  return Math.min(FIRST_WAIT * 2 ** tried, LONGEST_WAIT) * (0.5 + Math.random() / 2)
}

async function refusing(url: string, response: ResponseLike): Promise<ResponseLike> {
  if (response.status < 400) return response
  const text = await response.text().catch(() => '')
  const problem = PROBLEM.test(response.headers.get('content-type') ?? '') ? readProblem(text) : undefined
  if (problem === undefined) throw new ApiUnreachable(url, response.status)
  throw new ApiProblem(problem, retryAfter(response))
}

function readProblem(text: string): ProblemReply | undefined {
  try {
    const read = JSON.parse(text) as Partial<ProblemReply>
    return typeof read.code === 'string' && Array.isArray(read.findings) ? (read as ProblemReply) : undefined
  } catch {
    return undefined
  }
}

function retryAfter(response: ResponseLike): number | null {
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN)
  return Number.isFinite(seconds) && seconds >= 0 ? seconds : null
}

function requestOf(
  options: ClientOptions,
  operation: Operation,
  call: AnyCall,
  key: string | undefined,
  more: Readonly<Record<string, string>>,
): RequestLike {
  const headers: Record<string, string> = {
    // A mark that no form or link of a foreign page can set.
    'x-cungky': '1',
    ...(options.token === undefined ? {} : { authorization: `Bearer ${options.token}` }),
    ...(call.ifMatch === undefined ? {} : { 'if-match': quoted(call.ifMatch) }),
    ...(key === undefined ? {} : { 'idempotency-key': key }),
    ...more,
  }
  const base = { method: operation.method, headers, ...signalOf(call) }
  if (operation.sends === null) return base
  if (operation.sends === 'json') {
    if (call.body === undefined) return base
    headers['content-type'] = 'application/json'
    return { ...base, body: JSON.stringify(call.body) }
  }
  headers['content-type'] = call.mediaType ?? operation.sends
  if (call.fileName !== undefined) headers['x-file-name'] = encodeURIComponent(call.fileName)
  return { ...base, body: call.file as Uint8Array<ArrayBuffer> }
}

function signalOf({ signal }: AnyCall): Pick<RequestLike, 'signal'> {
  return signal === undefined ? {} : { signal: signal as never }
}

function aborted({ signal }: AnyCall): boolean {
  return (signal as { aborted?: boolean } | undefined)?.aborted === true
}

function quoted(etag: string): string {
  return etag === '*' || /^(W\/)?"/.test(etag) ? etag : `"${etag}"`
}

/** The address of an operation with its holes and its query filled. Lists are repeated; what is undefined or null is left out. */
export function urlOf(
  options: Pick<ClientOptions, 'baseUrl' | 'lang'>,
  operation: Operation,
  call: AnyCall,
): string {
  const path = operation.path.replaceAll(/\{(\w+)\}/g, (_hole, name: string) =>
    encodeURIComponent(String(call.params?.[name] ?? '')),
  )
  // Asked for so, a language goes before the one that the account is set to.
  const asked = { ...call.query, lang: call.query?.lang ?? call.lang ?? options.lang }
  const pairs = Object.entries(asked).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value])
      .filter((one) => one !== undefined && one !== null)
      .map((one) => `${encodeURIComponent(name)}=${encodeURIComponent(String(one))}`),
  )
  const query = pairs.length === 0 ? '' : `?${pairs.join('&')}`
  return `${options.baseUrl.replace(/\/+$/, '')}/api/v1${path}${query}`
}

export function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds)
  })
}
