import type { Caller, Desk } from '../../cycle/desk.js'
import { type Happening, lookAround, lookingFrom, unreadNow } from '../../cycle/follow/happenings.js'
import { fail, Problem } from '../../domain/problem.js'
import type { StreamContext } from '../handler.js'
import { hubOf, type LiveRules, type Watcher } from './hub.js'
import { type Asked, Sight } from './sight.js'

/** Rights that could not be looked at for so many beats are held to be gone. */
const PATIENCE = 4

type Stream = ReadableStream<Uint8Array<ArrayBuffer>>

/**
 * The stream of one watcher. Problem `access-…` when they may not read what they ask for, `live-too-many` beyond the number of
 * streams that an account may have open.
 */
export async function liveStream(
  desk: Desk,
  caller: Caller,
  asked: Asked,
  context: StreamContext,
  rules: LiveRules,
): Promise<Stream> {
  const hub = hubOf(desk, rules)
  const sight = new Sight(desk, caller, asked)
  if (hub.count(caller.account) >= rules.most) fail('live-too-many', {}, { most: rules.most })
  const watch = new Watch(desk, caller, asked, sight, context, rules)
  const stream = new ReadableStream<Uint8Array<ArrayBuffer>>(
    { start: (controller) => watch.open(controller), cancel: () => watch.close() },
    { highWaterMark: rules.unread, size: (chunk) => chunk.byteLength },
  )
  // Added before anything is awaited, so that the limit holds for streams opened at once.
  const added = hub.add(watch)
  try {
    await added
    await watch.begin()
  } catch (error) {
    watch.close()
    throw error
  }
  return stream
}

class Watch implements Watcher {
  readonly account: string
  private controller: ReadableStreamDefaultController<Uint8Array<ArrayBuffer>> | null = null
  private timer: NodeJS.Timeout | undefined
  private failures = 0
  private readonly encoder = new TextEncoder()

  constructor(
    private readonly desk: Desk,
    caller: Caller,
    private readonly asked: Asked,
    private sight: Sight,
    private readonly context: StreamContext,
    private readonly rules: LiveRules,
  ) {
    this.account = caller.account
  }

  open(controller: ReadableStreamDefaultController<Uint8Array<ArrayBuffer>>): void {
    this.controller = controller
    this.context.signal.addEventListener('abort', this.stopped, { once: true })
  }

  /** First what an interrupted client missed, then the number of unread notices. */
  async begin(): Promise<void> {
    const { lastEventId } = this.context
    if (this.context.signal.aborted) {
      this.stopped()
      return
    }
    this.write(': \n\n')
    if (lastEventId !== null) await this.resume(lastEventId)
    this.noticed(await unreadNow(this.desk, this.account), hubOf(this.desk).id)
    this.timer = setTimeout(() => void this.beat(), this.rules.beat)
  }

  happened(what: Happening, id: string): void {
    if (what.kind === 'definitions') {
      this.send('definitions', { edition: what.edition, at: what.at.toISOString() }, id)
      return
    }
    if (what.kind === 'order') {
      const { period } = what
      if (this.asked.period === undefined || this.asked.period.toUpperCase() === period)
        this.send('order', { period }, id)
      return
    }
    if (!this.sight.sees(what.unit, what.period)) return
    const { unit, period, form, state, version, at } = what
    this.send('return', { unit, period, form, state, version, at: at.toISOString() }, id)
  }

  noticed(unread: number, id: string): void {
    this.send('notice', { unread }, id)
  }

  close(): void {
    clearTimeout(this.timer)
    this.context.signal.removeEventListener('abort', this.stopped)
    hubOf(this.desk).remove(this)
    this.controller = null
  }

  private readonly stopped = (): void => this.end('server-stopping')

  /** What happened since the event that the client had last; `reset` when that is too long ago to be told. */
  private async resume(lastEventId: string): Promise<void> {
    const since = /^\d{1,15}$/.test(lastEventId) ? Number(lastEventId) : 0
    const { at: oldest } = await lookingFrom(this.desk, this.rules.back)
    const id = hubOf(this.desk).id
    if (since < oldest.getTime() || since > oldest.getTime() + this.rules.back + 1000) {
      this.send('reset', {}, id)
      return
    }
    const { seen } = await lookAround(this.desk, { at: new Date(since), next: null }, [])
    for (const { what } of seen) this.happened(what, id)
  }

  /** A sign of life with where to go on from; and a look whether this caller may still watch. */
  private async beat(): Promise<void> {
    try {
      this.sight = new Sight(this.desk, await this.context.again(), this.asked)
      this.failures = 0
    } catch (error) {
      if (error instanceof Problem) this.end(error.findings[0]!.code)
      else if (++this.failures >= PATIENCE) this.end('database-unreachable')
    }
    if (this.controller === null) return
    this.write(`: \nid: ${hubOf(this.desk).id}\n\n`)
    this.timer = setTimeout(() => void this.beat(), this.rules.beat)
  }

  private send(event: string, data: unknown, id: string): void {
    this.write(`event: ${event}\nid: ${id}\ndata: ${JSON.stringify(data)}\n\n`)
  }

  private write(text: string): void {
    const { controller } = this
    if (controller === null) return
    if ((controller.desiredSize ?? 0) > 0) controller.enqueue(this.encoder.encode(text))
    else this.end(null)
  }

  /** Say why, if there is anything to say, and end. */
  private end(code: string | null): void {
    const { controller } = this
    if (controller === null) return
    this.close()
    if (code !== null)
      controller.enqueue(this.encoder.encode(`event: end\ndata: ${JSON.stringify({ code })}\n\n`))
    controller.close()
  }
}
