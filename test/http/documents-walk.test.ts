import { beforeAll, expect, test } from 'vitest'
import { DOCUMENT_TRANSITIONS, type DocumentStep } from '../../src/domain/document.js'
import { makeApp } from '../../src/http/app.js'
import { allHandlers } from '../../src/http/routes.js'
import { type Person, send, type TestServer, testServer } from '../support/http.js'
import { smallPack } from '../support/small-pack.js'

/** Several people at once, through two servers over one database, take steps at random: what must hold afterwards holds. */

const TEXT = `---
document: notice
issuer: "{{ unit.name }}"
symbol: TB-PA
place: A
kind: Thông báo
title: "Thông báo"
recipients: ["Lưu: VT"]
signature: { position: Giám đốc }
---

Nội dung.
`
const DOCUMENTS = 4
const ROUNDS = 14

let server: TestServer
let people: Person[]
let apps: TestServer['app'][]

beforeAll(async () => {
  server = await testServer(smallPack(), '2026-11-20T02:00:00Z')
  apps = [server.app, makeApp({ ...server.desk }, allHandlers, { lang: 'vi' })]
  people = await Promise.all(
    (['clerk', 'analyst', 'head', 'leader'] as const).map((role) => server.person(`${role}@a12`)),
  )
}, 120_000)

/** Numbers from 0 up to a limit, the same each time. */
function chance(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

async function begin(clerk: Person): Promise<string> {
  const given = { unit: 'a12', from: { body: TEXT }, period: '2026-10' }
  return `/documents/a12/${(await clerk.send('post', '/documents', given)).body.id}`
}

/** The steps that lead on are tried most, so that walks reach their end. */
const TRIED: readonly DocumentStep[] = [
  ...(['save', 'send', 'send', 'recall', 'return', 'approve', 'approve', 'approve'] as const),
  ...(['issue', 'issue', 'issue', 'withdraw', 'discard'] as const),
]

async function attempt(path: string, pick: (below: number) => number): Promise<number> {
  const { cookie } = people[pick(people.length)]!
  const app = apps[pick(apps.length)]!
  const step = TRIED[pick(TRIED.length)]!
  const { body: seen } = await send(app, 'get', path, undefined, { cookie })
  const body =
    step === 'save'
      ? { body: `${TEXT}\n${pick(1000)}\n` }
      : step === 'issue'
        ? {}
        : DOCUMENT_TRANSITIONS[step].reason
          ? { reason: 'Rà soát lại' }
          : undefined
  const [method, where] = step === 'save' ? ['patch', path] : ['post', `${path}/${step}`]
  const reply = await send(app, method, where, body, { cookie, 'if-match': `"${seen.etag}"` })
  return reply.status
}

test('no step is skipped or repeated, two persons sign off, numbers have no gap', async () => {
  const pick = chance(20_261_123)
  const paths = await Promise.all(Array.from({ length: DOCUMENTS }, () => begin(people[0]!)))
  const met = new Set<number>()
  for (let round = 0; round < ROUNDS; round++) {
    const statuses = await Promise.all([...paths, ...paths].map((path) => attempt(path, pick)))
    for (const status of statuses) met.add(status)
  }
  // Refused by rights, by the state, by what was seen; never by a fault of the server.
  expect([...met].filter((status) => ![200, 403, 409, 412, 422].includes(status))).toEqual([])
  expect(met.has(200) && met.size > 2).toBe(true)

  const numbers: number[] = []
  for (const path of paths) {
    const { body } = await people[0]!.send('get', path)
    expect(body.events.map(({ seq }: { seq: number }) => seq)).toEqual(
      body.events.map((_: unknown, i: number) => i + 1),
    )
    let state = 'draft'
    for (const event of body.events.slice(1)) {
      const rule = DOCUMENT_TRANSITIONS[event.step as DocumentStep]
      expect(event.from).toBe(state)
      expect(rule.from).toContain(event.from)
      expect(event.to).toBe(rule.to)
      if (event.step === 'approve') {
        const wrote = body.versions.filter(({ version }: { version: number }) => version <= event.version)
        expect(wrote.map(({ by }: { by: { account: string } }) => by.account)).not.toContain(event.by.account)
      }
      state = event.to
    }
    expect(body.state).toBe(state)
    const out = state === 'issued' || state === 'withdrawn'
    expect([body.number !== null, body.files.length > 0]).toEqual([out, out])
    if (out) numbers.push(body.number)
  }
  // A walk that never gets anywhere proves nothing.
  expect(numbers.length).toBeGreaterThan(0)
  expect(numbers.sort((a, b) => a - b)).toEqual(numbers.map((_, i) => i + 1))
}, 120_000)

test('numbers begin with 01 again in a new year', async () => {
  const [clerk, analyst, head] = people as [Person, Person, Person, Person]
  server.setNow('2027-01-04T02:00:00Z')
  for (const expected of ['01/TB-PA', '02/TB-PA']) {
    const path = await begin(clerk)
    let last = (await clerk.send('get', path)).body
    for (const [person, step, body] of [
      [clerk, 'send', undefined],
      [head, 'approve', undefined],
      [analyst, 'issue', {}],
    ] as const) {
      const reply = await person.send('post', `${path}/${step}`, body, { 'if-match': `"${last.etag}"` })
      if (reply.status !== 200) throw new Error(`${step}: ${JSON.stringify(reply.body.findings)}`)
      last = reply.body
    }
    expect(last.symbol).toBe(expected)
  }
}, 60_000)
