import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { getRequestListener } from '@hono/node-server'
import { ListenError } from '../cli/env.js'

type Fetch = (request: Request, env: unknown) => Response | Promise<Response>

/** Milliseconds in which the head of a request must have come, and the whole of it: a large file over a slow line. */
const HEAD_TIME = 15_000
const REQUEST_TIME = 900_000
/** An idle connection is kept a little longer than proxies keep theirs, so that none sends into a closing one. */
const KEEP_ALIVE = 65_000
const IDLE_LOOK = 50

/** An open port whose answers can be changed while it is open. */
export class HttpPort {
  private fetch: Fetch
  private closing = false

  private constructor(
    private readonly server: Server,
    first: Fetch,
  ) {
    this.fetch = first
  }

  /** Open a port; ListenError when it cannot be. Port 0: any free one. */
  static async open(host: string, port: number, first: Fetch): Promise<HttpPort> {
    const listener = getRequestListener((request, env) => opened.answer(request, env), {
      overrideGlobalObjects: false,
      // Of probes that speak HTTP/1.0 and name no host.
      hostname: 'localhost',
    })
    const server = createServer(
      { headersTimeout: HEAD_TIME, requestTimeout: REQUEST_TIME, keepAliveTimeout: KEEP_ALIVE },
      listener,
    )
    const opened = new HttpPort(server, first)
    await new Promise<void>((done, failed) => {
      server.once('error', (error: NodeJS.ErrnoException) =>
        failed(new ListenError(error.code === 'EADDRINUSE', error.code ?? error.message)),
      )
      server.listen(port, host, done)
    })
    return opened
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port
  }

  /** From now on requests are answered by this. */
  use(fetch: Fetch): void {
    this.fetch = fetch
  }

  private async answer(request: Request, env: unknown): Promise<Response> {
    const response = await this.fetch(request, env)
    // Who is served last should not send more on this connection.
    if (this.closing) response.headers.set('connection', 'close')
    return response
  }

  /** No new connections; wait for what is under way, at most so long, then cut it off. */
  async close(patience: number): Promise<void> {
    if (!this.server.listening) return
    this.closing = true
    const closed = new Promise<void>((done) => this.server.close(() => done()))
    // Also those that become idle only now, when their last reply has been sent.
    const idle = setInterval(() => this.server.closeIdleConnections(), IDLE_LOOK)
    const enough = new AbortController()
    await Promise.race([closed, sleep(patience, undefined, { signal: enough.signal }).catch(() => {})])
    enough.abort()
    clearInterval(idle)
    this.server.closeAllConnections()
    await closed
  }
}
