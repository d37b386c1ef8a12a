import { Agent, request } from 'node:http'

/** A reply, read to its end. */
export interface ApiReply {
  readonly status: number
  /** With its quotes, to be given back as If-Match. */
  readonly etag: string | null
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  // biome-ignore lint/suspicious/noExplicitAny: what a reply holds is what its reader asks of it
  readonly body: any
}

export interface ApiRequest {
  readonly body?: unknown
  /** Of a session; or `token` of an access token. */
  readonly cookie?: string | undefined
  readonly token?: string | undefined
  readonly ifMatch?: string | null | undefined
  /** Idempotency-Key. */
  readonly key?: string | undefined
}

/**
 * JSON over real sockets that stay open, as many as are used at once. No more than needed, so that what is measured is the
 * server. Rejects when the connection breaks before the whole reply has come.
 */
export class ApiClient {
  private readonly agent: Agent

  constructor(
    private readonly port: number,
    connections = 64,
  ) {
    this.agent = new Agent({ keepAlive: true, maxSockets: connections, scheduling: 'fifo' })
  }

  send(method: string, path: string, asked: ApiRequest = {}): Promise<ApiReply> {
    const content = asked.body === undefined ? undefined : JSON.stringify(asked.body)
    const headers = {
      accept: 'application/json',
      'x-cungky': '1',
      ...(content === undefined
        ? {}
        : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(content) }),
      ...(asked.cookie === undefined ? {} : { cookie: asked.cookie }),
      ...(asked.token === undefined ? {} : { authorization: `Bearer ${asked.token}` }),
      ...(asked.ifMatch == null ? {} : { 'if-match': asked.ifMatch }),
      ...(asked.key === undefined ? {} : { 'idempotency-key': asked.key }),
    }
    return new Promise((done, fail) => {
      const target = { host: '127.0.0.1', port: this.port, path: `/api/v1${path}`, agent: this.agent }
      const sent = request({ ...target, method: method.toUpperCase(), headers }, (reply) => {
        const chunks: Buffer[] = []
        reply.on('data', (chunk: Buffer) => chunks.push(chunk))
        reply.once('error', fail)
        reply.once('aborted', () => fail(new Error('the reply was cut off')))
        reply.once('end', () => {
          const text = Buffer.concat(chunks).toString('utf8')
          const json = /json/.test(reply.headers['content-type'] ?? '')
          done({
            status: reply.statusCode ?? 0,
            etag: reply.headers.etag ?? null,
            headers: reply.headers,
            body: json && text !== '' ? JSON.parse(text) : null,
          })
        })
      })
      sent.once('error', fail)
      sent.end(content)
    })
  }

  close(): void {
    this.agent.destroy()
  }
}
