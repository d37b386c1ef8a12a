import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type CommandKind, type ReturnState, transitionFrom } from '../../src/domain/submission-table.js'
import { type ApiDocument, operationsOf, type WalkedOperation } from '../support/api-document.js'
import { type Person, testServer } from '../support/http.js'
import { smallPack } from '../support/small-pack.js'
import { type SentRequest, type WalkedReply, Walker } from '../support/walker.js'

/**
 * A long walk over a few returns by people of several roles, each request made from what earlier replies gave. A small model
 * looks on: what a reply says may be done is done when it is asked for, what it says may not be done is refused for that very
 * reason; a refusal and an outdated view change nothing; the same request sent twice is done once; states only follow the table.
 */

const STEPS = Number(process.env.CUNGKY_WALK_STEPS ?? 120)
/** Milliseconds. */
const LONGEST = STEPS * 300
const SEED = Number(process.env.CUNGKY_WALK_SEED ?? Date.now() % 2 ** 31)

const PEOPLE = [
  'clerk@a12',
  'clerk@a12',
  'head@a12',
  'head@a12',
  'analyst@pa',
  'head@pa',
  'leader@vn',
  'clerk@b2',
  'administrator@vn',
] as const
/** Reads before and after every step: an analyst of the superior unit sees all of these returns. */
const WATCHER = 4

const RETURNS = [
  { unit: 'a12', period: '2026-10', form: 'crime' },
  { unit: 'a12', period: '2026-09', form: 'force' },
  // Of a unit that a12 took over.
  { unit: 'a1', period: '2025-01', form: 'crime' },
] as const

type May = 'save' | 'submit' | 'approve' | 'handBack' | 'return' | 'accept' | 'amend' | 'withdraw'

interface Kind {
  readonly operation: string
  readonly may: May
  readonly command: CommandKind
  /** Does it need a reason? */
  readonly reason: 'needed' | 'optional' | 'none'
}

const KINDS: readonly Kind[] = [
  { operation: 'saveCells', may: 'save', command: 'save', reason: 'none' },
  { operation: 'saveWhole', may: 'save', command: 'save', reason: 'none' },
  { operation: 'submitReturn', may: 'submit', command: 'submit', reason: 'none' },
  { operation: 'approveReturn', may: 'approve', command: 'approve', reason: 'none' },
  { operation: 'handBackReturn', may: 'handBack', command: 'return', reason: 'needed' },
  { operation: 'sendBackReturn', may: 'return', command: 'return', reason: 'needed' },
  { operation: 'acceptReturn', may: 'accept', command: 'accept', reason: 'none' },
  { operation: 'amendReturn', may: 'amend', command: 'amend', reason: 'needed' },
  { operation: 'withdrawReturn', may: 'withdraw', command: 'withdraw', reason: 'optional' },
]

interface Step {
  readonly person: number
  readonly target: number
  readonly kind: number
  /** Prefer what may be done now? */
  readonly willing: boolean
  readonly seen: 'fresh' | 'old' | 'none'
  readonly again: boolean
  readonly reason: string
  readonly figures: readonly string[]
  readonly key: string
  /** Also close the period, end that, or grant an exception before. */
  readonly order: 'close' | 'end' | 'except' | null
}

const figure = fc.oneof(
  { weight: 8, arbitrary: fc.nat(30).map(String) },
  { weight: 1, arbitrary: fc.constantFrom('abc', '1.5', '-3', '12,5', '', '9'.repeat(90)) },
)
const steps: fc.Arbitrary<Step> = fc.record({
  person: fc.nat(PEOPLE.length - 1),
  target: fc.nat(RETURNS.length - 1),
  kind: fc.nat(KINDS.length - 1),
  willing: fc.oneof({ weight: 3, arbitrary: fc.constant(true) }, fc.constant(false)),
  seen: fc.oneof(
    { weight: 5, arbitrary: fc.constant('fresh' as const) },
    { weight: 3, arbitrary: fc.constant('old' as const) },
    { weight: 1, arbitrary: fc.constant('none' as const) },
  ),
  again: fc.boolean(),
  reason: fc.constantFrom('Cột 3 chưa khớp', 'vì sổ thụ lý ghi khác', ' ', '—'),
  figures: fc.array(figure, { minLength: 1, maxLength: 4 }),
  key: fc.uuid(),
  order: fc.oneof(
    { weight: 12, arbitrary: fc.constant(null) },
    fc.constantFrom('close' as const, 'end' as const, 'except' as const, 'end' as const),
  ),
})

// biome-ignore lint/suspicious/noExplicitAny: replies are read as the document describes them
type Json = any

test('a walk over returns that follows what replies say', async () => {
  console.log(`walk over returns: seed ${SEED}, ${STEPS} steps`)
  const server = await testServer(smallPack())
  const document = (await (await server.app.request('/api/v1/openapi.json')).json()) as ApiDocument
  const walk = new ReturnsWalk(
    new Walker(server.app, document),
    await Promise.all(PEOPLE.map((one) => server.person(one))),
  )
  // However slow the machine, the walk ends; how far it came does not matter to what it found.
  const until = Date.now() + LONGEST
  for (const step of fc.sample(steps, { seed: SEED, numRuns: STEPS })) {
    if (Date.now() > until) break
    await walk.take(step)
  }
  for (const target of RETURNS) await walk.checkHistory(target)
  if (process.env.CUNGKY_WALK_STEPS !== undefined) console.log(walk.done)
  expect(walk.done.size).toBeGreaterThan(1)
}, 300_000)

type Target = (typeof RETURNS)[number]

class ReturnsWalk {
  /** How often each kind of step succeeded. */
  readonly done = new Map<string, number>()
  private readonly transcript: string[] = []
  private readonly operations: ReadonlyMap<string, WalkedOperation>
  private readonly etags = new Map<Target, string[]>()
  private readonly closures: { period: string; unit: string; id: string }[] = []

  constructor(
    private readonly walker: Walker,
    private readonly people: readonly Person[],
  ) {
    this.operations = new Map(operationsOf(walker.document).map((one) => [one.id, one]))
  }

  async take(step: Step): Promise<void> {
    const target = RETURNS[step.target]!
    if (step.order !== null) await this.order(step.order, target, step.key)
    const before = await this.watch(target)
    const own = await this.ask('readReturn', step.person, target)
    const kind = this.kindFor(step, own)
    const etag = this.etagFor(step, target, before)
    const reply = await this.write(kind, step, target, etag)
    await this.judge({ step, kind, target, etag, before, own, reply })
    if (step.again) await this.sendAgain(kind, step, target, etag, reply)
  }

  private async judge(found: {
    readonly step: Step
    readonly kind: Kind
    readonly target: Target
    readonly etag: string | null
    readonly before: Json
    readonly own: WalkedReply
    readonly reply: WalkedReply
  }): Promise<void> {
    const { step, kind, target, etag, before, own, reply } = found
    const after = await this.watch(target)
    if (reply.status >= 400) {
      this.demand(sameReturn(before, after), 'a refusal changed the return')
      const may = (own.body as Json)?.may?.[kind.may]
      const blank = kind.reason === 'needed' && !/\p{L}/u.test(step.reason)
      if (own.status === 200 && may === true && etag === before.etag)
        this.demand(blank && codeOf(reply) === 'return-reason-missing', `may ${kind.may}, but ${reply.text}`)
      if (own.status === 200 && may === true && etag !== null && etag !== before.etag)
        this.demand(reply.status === 412, `an old view was refused otherwise: ${reply.text}`)
      if (own.status === 200 && may !== true && etag === before.etag)
        this.demand(codeOf(reply) === may.no, `may not ${kind.may} for ${may.no}, but ${codeOf(reply)}`)
      return
    }
    this.demand(etag === before.etag, 'done although the view was old')
    this.demand((own.body as Json).may[kind.may] === true, 'done although it may not be')
    const row = transitionFrom(before.state as ReturnState, kind.command)
    const body = reply.body as Json
    // What a unit withdraws is again what it was before; the table names the state of the version.
    if (kind.command !== 'withdraw')
      this.demand(body.state === row?.to, `${before.state} became ${body.state}`)
    this.demand(reply.headers.get('etag') === `"${body.etag}"`, 'the ETag is not that of the body')
    this.demand(sameReturn(body, after), 'the reply is not what is read afterwards')
    if (kind.command !== 'save') this.demand(body.etag !== before.etag, 'a step left the ETag as it was')
    this.done.set(kind.operation, (this.done.get(kind.operation) ?? 0) + 1)
  }

  /** The same request with the same key: the same answer, and nothing more is done. */
  private async sendAgain(
    kind: Kind,
    step: Step,
    target: Target,
    etag: string | null,
    first: WalkedReply,
  ): Promise<void> {
    const before = await this.watch(target)
    const again = await this.write(kind, step, target, etag)
    this.demand(again.status === first.status, `again: ${again.status}, first ${first.status}: ${again.text}`)
    if (first.status < 300) {
      this.demand(isDeepStrictEqual(again.body, first.body), 'another answer to the same request')
      this.demand(again.headers.get('idempotency-replayed') === 'true', 'not marked as a repetition')
    }
    this.demand(sameReturn(before, await this.watch(target)), 'a repetition changed the return')
  }

  private kindFor(step: Step, own: WalkedReply): Kind {
    const may = (own.body as Json)?.may as Record<string, unknown> | undefined
    // Withdrawing only when it was drawn: it would lead back all the time.
    const open = KINDS.filter((kind) => may?.[kind.may] === true && kind.command !== 'withdraw')
    return step.willing && open.length > 0 ? open[step.kind % open.length]! : KINDS[step.kind]!
  }

  private etagFor(step: Step, target: Target, before: Json): string | null {
    const known = this.etags.get(target) ?? []
    if (!known.includes(before.etag)) this.etags.set(target, [...known, before.etag])
    if (step.seen === 'none') return null
    const older = known.filter((one) => one !== before.etag)
    return step.seen === 'old' && older.length > 0 ? older[step.kind % older.length]! : before.etag
  }

  private write(kind: Kind, step: Step, target: Target, etag: string | null): Promise<WalkedReply> {
    const entries = Object.fromEntries(
      SERIES[target.form].map((series, at) => {
        const value = step.figures[at % step.figures.length]!
        return [series, value === '' ? null : value === '-3' ? { notApplicable: true } : { value }]
      }),
    )
    const body =
      kind.command === 'save'
        ? kind.operation === 'saveWhole'
          ? { entries, narrative: { situation: 'Tình hình ổn định.' } }
          : { entries }
        : kind.reason === 'none'
          ? undefined
          : { reason: step.reason }
    return this.ask(kind.operation, step.person, target, {
      body,
      headers: { ...(etag === null ? {} : { 'if-match': `"${etag}"` }), 'idempotency-key': step.key },
    })
  }

  private async order(
    order: 'close' | 'end' | 'except',
    { unit, period }: Target,
    key: string,
  ): Promise<void> {
    const HEAD = 5
    const headers = { 'idempotency-key': `order-${key}` }
    if (order === 'close') {
      const body = { unit: 'pa', period, kind: 'closed', from: '2026-11-01', reason: 'Khóa sổ theo kế hoạch' }
      const made = await this.ask('closePeriod', HEAD, {}, { body, headers })
      if (made.status === 201) this.closures.push({ period, unit: 'pa', id: (made.body as Json).id })
    } else if (order === 'except') {
      const body = { unit, period, until: '2026-11-30', reason: 'Đính chính theo sổ' }
      await this.ask('grantException', HEAD, {}, { body, headers })
    } else {
      const closure = this.closures.pop()
      if (closure === undefined) return
      const body = { on: '2026-11-23', reason: 'Mở lại để bổ sung' }
      await this.ask('endClosure', HEAD, { unit: closure.unit, id: closure.id }, { body, headers })
    }
  }

  private async watch(target: Target): Promise<Json> {
    const reply = await this.ask('readReturn', WATCHER, target)
    this.demand(reply.status === 200, `the watcher cannot read: ${reply.text}`)
    return reply.body
  }

  /** Ask, and hold the reply to the document. */
  private async ask(
    id: string,
    person: number,
    params: Readonly<Record<string, string>>,
    more: { readonly body?: unknown; readonly headers?: Readonly<Record<string, string>> } = {},
  ): Promise<WalkedReply> {
    const operation = this.operations.get(id)
    if (operation === undefined) throw new Error(`the document has no operation ${id}`)
    const request: SentRequest = {
      method: operation.method.toUpperCase(),
      url: operation.path.replaceAll(/\{(\w+)\}/g, (_hole, name: string) =>
        encodeURIComponent(params[name] ?? ''),
      ),
      headers: {
        'x-cungky': '1',
        cookie: this.people[person]!.cookie,
        ...(more.body === undefined ? {} : { 'content-type': 'application/json' }),
        ...more.headers,
      },
      body: more.body === undefined ? undefined : JSON.stringify(more.body),
      params,
      mustFail: false,
    }
    const reply = await this.walker.send(operation, request)
    if (operation.method !== 'get')
      this.transcript.push(
        `${PEOPLE[person]} ${id} ${Object.values(params).join('/')} ${request.headers['if-match'] ?? ''} ${request.body ?? ''} → ${reply.status} ${codeOf(reply) ?? (reply.body as Json)?.state}`,
      )
    const faults = this.walker.faults(operation, request, reply)
    this.demand(faults.length === 0, faults.join('\n'))
    return reply
  }

  /** Every step is in the history, each going on where the one before it ended. */
  async checkHistory(target: Target): Promise<void> {
    const { body } = await this.ask('readHistory', WATCHER, target)
    const events = [...(body as Json).items].sort((a: Json, b: Json) => a.seq - b.seq)
    for (const [at, event] of events.entries()) {
      const row = transitionFrom(event.from, event.kind)
      this.demand(row !== undefined, `history: no step ${event.kind} from ${event.from}`)
      const last = events[at - 1]
      if (last !== undefined && last.kind !== 'withdraw')
        this.demand(event.from === last.to, `history: ${last.to}, then from ${event.from}`)
    }
  }

  private demand(good: boolean, what: string): void {
    if (!good) throw new Error(`${what}\n(seed ${SEED})\n${this.transcript.slice(-12).join('\n')}`)
  }
}

const SERIES: Readonly<Record<Target['form'], readonly string[]>> = {
  crime: ['recorded', 'cleared', 'seized', 'balance'],
  force: ['staff'],
}

/** What everybody sees of a return; what each may do differs. */
function sameReturn(one: Json, other: Json): boolean {
  const { may: _one, ...a } = one
  const { may: _other, ...b } = other
  return isDeepStrictEqual(a, b)
}

function codeOf(reply: WalkedReply): unknown {
  return (reply.body as Json)?.code
}
