import type { Hono } from 'hono'
import type { Person } from './http.js'

/** An event as it was sent. */
export interface StreamedEvent {
  readonly event: string
  readonly id: string | undefined
  // biome-ignore lint/suspicious/noExplicitAny: what an event holds is what the test asks of it
  readonly data: any
}

/** Somebody who watches the live stream. */
export class EventStream {
  readonly events: StreamedEvent[] = []
  /** Everything that came, as text. */
  text = ''
  /** The stream has ended. */
  ended = false
  private changed = () => {}
  private readonly hangUp = new AbortController()

  private constructor(
    readonly status: number,
    readonly response: Response,
  ) {}

  /** Open the stream of these parameters in a person's name. */
  static async open(
    app: Hono,
    who: Pick<Person, 'cookie'> | null,
    query = '',
    headers: Record<string, string> = {},
    read = true,
  ): Promise<EventStream> {
    const hangUp = new AbortController()
    const request = new Request(`http://localhost/api/v1/live${query}`, {
      headers: { ...(who === null ? {} : { cookie: who.cookie }), ...headers },
      signal: hangUp.signal,
    })
    const response = await app.request(request)
    const stream = new EventStream(response.status, response)
    hangUp.signal.addEventListener('abort', () => {})
    Object.assign(stream, { hangUp })
    if (response.status === 200 && read) void stream.read()
    return stream
  }

  close(): void {
    this.hangUp.abort()
  }

  /** Wait for an event that fits, also one that has come before. */
  async until(fits: (event: StreamedEvent) => boolean): Promise<StreamedEvent> {
    for (;;) {
      const found = this.events.find(fits)
      if (found !== undefined) return found
      if (this.ended) throw new Error(`the stream ended: ${this.text}`)
      await this.something()
    }
  }

  /** Wait until the stream has ended; the last event. */
  async end(): Promise<StreamedEvent | undefined> {
    while (!this.ended) await this.something()
    return this.events.at(-1)
  }

  private something(): Promise<void> {
    return new Promise((resolve) => {
      this.changed = resolve
    })
  }

  async read(): Promise<void> {
    const decoder = new TextDecoder()
    let rest = ''
    try {
      for await (const piece of this.response.body!) {
        const text = decoder.decode(piece as Uint8Array, { stream: true })
        this.text += text
        const blocks = (rest + text).split('\n\n')
        rest = blocks.pop()!
        for (const block of blocks) this.take(block)
        this.changed()
      }
    } catch {
      // Hung up.
    }
    this.ended = true
    this.changed()
  }

  private take(block: string): void {
    const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1]
    const data = field('data')
    if (data !== undefined)
      this.events.push({ event: field('event') ?? 'message', id: field('id'), data: JSON.parse(data) })
  }
}
