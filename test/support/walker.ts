import type { Hono } from 'hono'
import type { ApiDocument, WalkedOperation } from './api-document.js'
import { type PlannedRequest, SeenVersion } from './arbitrary-request.js'
import { schemaFaults } from './json-schema.js'
import { KnownThings } from './known-things.js'

/** A request as it went out. */
export interface SentRequest {
  readonly method: string
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | Uint8Array | undefined
  /** What the path named. */
  readonly params: Readonly<Record<string, string>>
  /** Is it certainly not what the document allows? Then it must not succeed. */
  readonly mustFail: boolean
}

export interface WalkedReply {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  /** Body as JSON; undefined when it is none. */
  readonly body: unknown
}

const PROBLEM = 'application/problem+json'

/** A client that knows nothing but the document, and what it was answered. */
export class Walker {
  readonly known: KnownThings
  /** How often each status came, by operation. */
  readonly counts = new Map<string, Map<number, number>>()

  constructor(
    readonly app: Hono,
    readonly document: ApiDocument,
  ) {
    this.known = new KnownThings(document)
  }

  /** The request with everything in its holes. */
  fill(plan: PlannedRequest, cookie: string | null): SentRequest {
    const { operation } = plan
    const filled = this.known.fill(plan.params) as Record<string, unknown>
    const holes = operation.parameters.filter((one) => one.in === 'path')
    const about =
      plan.about === null || holes.length < 2
        ? undefined
        : this.known.thing(Object.fromEntries(holes.map(({ name, schema }) => [name, schema])), plan.about)
    const params = Object.fromEntries(
      Object.entries({ ...filled, ...about }).map(([name, value]) => [name, String(value)]),
    )
    const path = operation.path.replaceAll(/\{(\w+)\}/g, (_hole, name: string) =>
      encodePart(params[name] ?? ''),
    )
    const query = plan.query.map(
      ([name, value]) => `${encodePart(name)}=${encodePart(String(this.known.fill(value)))}`,
    )
    const body = plan.body === undefined ? undefined : this.known.fill(plan.body.value)
    const headers = Object.fromEntries(
      Object.entries(plan.headers).map(([name, value]) => [
        name.toLowerCase(),
        value instanceof SeenVersion
          ? this.known.version(params, value.pick)
          : String(this.known.fill(value)),
      ]),
    )
    const type = plan.body?.mediaType ?? null
    return {
      method: operation.method.toUpperCase(),
      url: `${path}${query.length === 0 ? '' : `?${query.join('&')}`}`,
      headers: {
        'x-cungky': '1',
        ...(cookie === null ? {} : { cookie }),
        ...(type === null ? {} : { 'content-type': type }),
        ...headers,
      },
      body:
        plan.body === undefined
          ? undefined
          : plan.body.kind === 'json'
            ? JSON.stringify(body)
            : plan.body.value,
      params,
      mustFail: this.mustFail(plan, body),
    }
  }

  private mustFail(plan: PlannedRequest, body: unknown): boolean {
    const { operation } = plan
    if (plan.broken?.startsWith('without ') === true && plan.broken !== 'without body') return true
    const schema = operation.body?.schema ?? null
    if (schema === null || plan.body === undefined || plan.body.kind !== 'json') return false
    return schemaFaults(this.document, schema, JSON.parse(JSON.stringify(body ?? null))).length > 0
  }

  async send(operation: WalkedOperation, request: SentRequest): Promise<WalkedReply> {
    const { method, url, headers, body } = request
    const reply = await this.app.request(url, {
      method,
      headers,
      ...(body === undefined ? {} : { body: body as string | Uint8Array<ArrayBuffer> }),
    })
    const type = reply.headers.get('content-type') ?? ''
    if (/event-stream/.test(type)) {
      await reply.body?.cancel()
      return this.count(operation, {
        status: reply.status,
        headers: reply.headers,
        text: '',
        body: undefined,
      })
    }
    const text = await reply.text()
    const read = /json/.test(type) ? readJson(text) : undefined
    if (reply.status < 300) this.known.learn(operation.path, request.params, read, reply.headers.get('etag'))
    return this.count(operation, { status: reply.status, headers: reply.headers, text, body: read })
  }

  private count(operation: WalkedOperation, reply: WalkedReply): WalkedReply {
    const of = this.counts.get(operation.id) ?? new Map<number, number>()
    this.counts.set(operation.id, of.set(reply.status, (of.get(reply.status) ?? 0) + 1))
    return reply
  }

  /** What of a reply is not as the document says. */
  faults(operation: WalkedOperation, request: SentRequest, reply: WalkedReply): string[] {
    const { status } = reply
    const type = (reply.headers.get('content-type') ?? '').split(';')[0]!.trim()
    const faults: string[] = []
    if (status >= 500 && status !== 503) faults.push(`status ${status}: ${reply.text.slice(0, 300)}`)
    const described = operation.responses[String(status)]
    // A path whose holes hold slashes or nothing is another path, perhaps none.
    const elsewhere = (status === 404 || status === 405) && type === PROBLEM
    if (described === undefined && !elsewhere)
      faults.push(`status ${status} is not in the document: ${reply.text.slice(0, 300)}`)
    if (request.mustFail && status < 400)
      faults.push(`status ${status} for a request that the document does not allow`)
    if (reply.headers.get('x-request-id') === null) faults.push('no x-request-id')
    const code = (reply.body as { code?: string } | undefined)?.code
    if (status >= 400 && described !== undefined && described['x-codes']?.includes(String(code)) !== true)
      faults.push(`code ${code} is not in the document for ${status}`)
    const content = described?.content ?? {}
    if (status >= 400) faults.push(...this.problemFaults(request, reply, type))
    else if (Object.keys(content).length === 0) {
      if (reply.text !== '') faults.push(`a body where the document has none: ${reply.text.slice(0, 100)}`)
      return faults
    }
    const found = content[type] ?? (status < 400 ? content['*/*'] : undefined)
    if (described !== undefined && found === undefined)
      faults.push(`media type ${type} is not in the document`)
    if (found?.schema !== undefined && /json/.test(type)) {
      if (reply.body === undefined) faults.push(`not JSON: ${reply.text.slice(0, 100)}`)
      else faults.push(...schemaFaults(this.document, found.schema, reply.body))
    }
    if (
      described?.headers !== undefined &&
      status < 300 &&
      'ETag' in described.headers &&
      !reply.headers.has('etag')
    )
      faults.push('no ETag, which the document promises')
    return faults
  }

  private problemFaults(request: SentRequest, reply: WalkedReply, type: string): string[] {
    if (type !== PROBLEM) return [`a refusal as ${type}: ${reply.text.slice(0, 200)}`]
    const problem = (reply.body ?? {}) as Record<string, unknown>
    const faults: string[] = []
    if (problem.status !== reply.status)
      faults.push(`status ${reply.status}, but ${String(problem.status)} in the problem`)
    for (const name of ['type', 'title', 'detail', 'code', 'requestId'])
      if (typeof problem[name] !== 'string' || problem[name] === '') faults.push(`problem without ${name}`)
    const sentences = [
      problem.detail,
      problem.title,
      ...((problem.findings as { message: string }[] | undefined) ?? []).map((one) => one.message),
    ]
    const said = `${decodeURIComponent(request.url)} ${typeof request.body === 'string' ? request.body : ''}`
    // What the request itself said may be quoted.
    for (const sentence of sentences)
      for (const [hole] of String(sentence).matchAll(/\{\w+\}/g))
        if (!said.includes(hole)) faults.push(`a hole is left in “${String(sentence)}”`)
    return faults
  }
}

/** As a browser does; half a pair of surrogates, which cannot be encoded, as the sign for such things. */
function encodePart(text: string): string {
  return encodeURIComponent(text.replaceAll(/[\ud800-\udfff]/gu, '\ufffd'))
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** A request to send again by hand. */
export function asCurl({ method, url, headers, body }: SentRequest): string {
  const shown = Object.entries(headers).filter(([name]) => name !== 'cookie' && name !== 'x-cungky')
  const text =
    body === undefined
      ? ''
      : typeof body === 'string'
        ? body
        : `(${body.length} bytes) ${new TextDecoder().decode(body.slice(0, 80))}`
  return [
    `${method} ${url}`,
    ...shown.map(([name, value]) => `  ${name}: ${value.slice(0, 200)}`),
    ...(text === '' ? [] : [`  ${text.slice(0, 600)}`]),
  ].join('\n')
}
