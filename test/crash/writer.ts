import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { ApiClient, ApiReply, ApiRequest } from '../../bench/api-client.js'

/** A write that the server said it had done. */
export interface Acknowledged {
  readonly key: string
  readonly unit: string
  readonly period: string
  readonly form: string
  readonly kind: Kind
  /** Of a save: the value that nobody else ever wrote, and where. */
  readonly mark: { readonly series: string; readonly value: string } | null
  readonly etag: string
  readonly state: string
  readonly version: number
  /** How often it was sent before an answer came, and whether the answer was one kept from an earlier time. */
  readonly sent: number
  readonly replayed: boolean
}

export type Kind = 'save' | 'save-all' | 'submit' | 'approve' | 'accept' | 'return' | 'amend'

/** Whose sessions a writer uses: the unit's clerk and head, and the province's analyst. */
export interface Cookies {
  readonly clerk: string
  readonly head: string
  readonly analyst: string
}

/** What all writers share. */
export interface Work {
  readonly api: ApiClient
  readonly form: string
  /** Entries of a whole return that breaks no rule. */
  readonly blank: Readonly<Record<string, { readonly value: string }>>
  /** Months to go through, one return after the other. */
  readonly months: readonly string[]
  readonly acknowledged: Acknowledged[]
  /** Called after every acknowledged write. */
  readonly told: () => void
  readonly stopping: () => boolean
}

/** What was seen last of the return at hand. */
interface Seen {
  readonly etag: string
  readonly state: string
  readonly version: number
}

/** Refusals that somebody else's write, or one's own that came too late, explains: look again and go on. */
const OVERTAKEN = [409, 412]

/**
 * Somebody who writes without pause: fills a return in, sends it up, has it sent back or amends it, goes on to the next month. A
 * request that nothing came back to is sent again under its key until an answer comes.
 */
export class Writer {
  private saves = 0
  private marks = 0
  /** Requests that had to be sent again. */
  repeated = 0
  /** Refusals because somebody else had been quicker. */
  overtaken = 0

  constructor(
    private readonly work: Work,
    private readonly number: number,
    private readonly unit: string,
    private readonly cookies: Cookies,
    /** The cell that this writer marks; another one than a rival's on the same return. */
    private readonly markSeries: string,
  ) {}

  async run(): Promise<void> {
    for (const period of this.work.months) {
      let seen = await this.look(period)
      while (!this.work.stopping()) {
        const kind = this.next(seen)
        if (kind === null) break
        seen = (await this.write(period, kind, seen)) ?? (await this.look(period))
      }
      if (this.work.stopping()) return
    }
  }

  /** The next step of the return, or null when it is done with. */
  private next({ state, version }: Seen): Kind | null {
    switch (state) {
      case 'draft':
        return this.saves < 3 ? 'save' : 'submit'
      case 'submitted':
        return 'approve'
      case 'approved':
        return version === 1 && this.number % 3 === 0 ? 'return' : 'accept'
      case 'accepted':
        return version <= 2 && this.number % 2 === 0 ? 'amend' : null
      default:
        return 'save-all'
    }
  }

  private async write(period: string, kind: Kind, seen: Seen): Promise<Seen | null> {
    const { unit } = this
    const { form } = this.work
    const path = `/returns/${unit}/${period}/${form}`
    const mark =
      kind === 'save' || kind === 'save-all'
        ? { series: this.markSeries, value: String(this.number * 10_000 + ++this.marks) }
        : null
    const { method, below, cookie, body } = this.requestOf(kind, mark)
    const key = randomUUID()
    const asked: ApiRequest = { body, cookie, ifMatch: seen.etag, key }
    const { reply, sent } = await this.untilAnswered(method, `${path}${below}`, asked)
    if (OVERTAKEN.includes(reply.status)) {
      this.overtaken++
      return null
    }
    if (reply.status !== 200)
      throw new Error(`${kind} ${path}: ${reply.status} ${JSON.stringify(reply.body)}`)
    const now = read(reply)
    this.saves = mark === null ? 0 : this.saves + 1
    const replayed = reply.headers['idempotency-replayed'] === 'true'
    this.work.acknowledged.push({ key, unit, period, form, kind, mark, ...now, sent, replayed })
    this.work.told()
    return now
  }

  private requestOf(kind: Kind, mark: Acknowledged['mark']) {
    const { clerk, head, analyst } = this.cookies
    const entries = mark === null ? {} : { [mark.series]: { value: mark.value } }
    const post = (below: string, cookie: string, body?: unknown) => ({
      method: 'post',
      below,
      cookie,
      body,
    })
    switch (kind) {
      case 'save':
        return { method: 'patch', below: '', cookie: clerk, body: { entries } }
      case 'save-all':
        return {
          method: 'put',
          below: '/content',
          cookie: clerk,
          body: { entries: { ...this.work.blank, ...entries }, narrative: {} },
        }
      case 'submit':
        return post('/submit', clerk)
      case 'approve':
        return post('/approve', head)
      case 'accept':
        return post('/accept', analyst)
      case 'return':
        return post('/return', analyst, { reason: 'Kiểm tra lại số lượt tuần tra.' })
      case 'amend':
        return post('/amend', clerk, { reason: 'Bổ sung số liệu.' })
    }
  }

  private async look(period: string): Promise<Seen> {
    const path = `/returns/${this.unit}/${period}/${this.work.form}`
    const { reply } = await this.untilAnswered('get', path, { cookie: this.cookies.clerk })
    if (reply.status !== 200) throw new Error(`${path}: ${reply.status} ${JSON.stringify(reply.body)}`)
    this.saves = 0
    return read(reply)
  }

  /** Send it, and send it again when the connection broke or the server says that it cannot just now. */
  private async untilAnswered(method: string, path: string, asked: ApiRequest) {
    for (let sent = 1; ; sent++) {
      const reply = await this.work.api.send(method, path, asked).catch(() => null)
      if (reply !== null && reply.status !== 503) return { reply, sent }
      this.repeated++
      await sleep(150 + 250 * Math.random())
    }
  }
}

function read({ etag, body }: ApiReply): Seen {
  if (etag === null) throw new Error(`no ETag: ${JSON.stringify(body)}`)
  return { etag, state: body.state, version: body.version }
}
