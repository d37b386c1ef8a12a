import { gzipSync } from 'node:zlib'
import { writeXlsx } from 'hucre/xlsx'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { verifyTotals } from '../../src/cycle/consolidate/rebuild.js'
import { exe } from '../support/attachments.js'
import { type Person, send, type TestServer, testServer } from '../support/http.js'
import { ruledPack } from '../support/ruled-pack.js'

let server: TestServer
let head: Person
let chief: Person
let clerk: Person

let month = 0
/** Each test works on a period of its own. */
const fresh = () => {
  month++
  return `${2025 + Math.floor((month + 2) / 12)}-${String(1 + ((month + 2) % 12)).padStart(2, '0')}`
}
/** Units by their codes of that time: a1 is the code of a12 since 2025-03. */
const csv = (period: string, rows: readonly string[]) =>
  Buffer.from(
    `unit,period,series,value\n${rows.map((row) => row.replace(' ', `,${period},`).replaceAll(' ', ',')).join('\n')}\n`,
  )
const take = (person: Person, bytes: Uint8Array, query = '', name = 'năm 2025.csv') =>
  person.send('post', `/imports?${query}`, bytes, { 'x-file-name': encodeURIComponent(name) })
const reason = `reason=${encodeURIComponent('Theo số liệu đã công bố')}`
const read = async (unit: string, period: string, form = 'crime') =>
  (await chief.send('get', `/returns/${unit}/${period}/${form}`)).body
const cells = (body: { sections: { cells: { series: string; entry: unknown }[] }[] }) =>
  Object.fromEntries(body.sections.flatMap((s) => s.cells).map(({ series, entry }) => [series, entry]))

beforeAll(async () => {
  const pack = ruledPack()
  const daily = {
    ...pack.forms.find(({ id }) => id === 'work')!,
    id: 'daily',
    periodType: 'day',
    levels: ['commune'],
  } as const
  server = await testServer({ ...pack, forms: [...pack.forms, daily] }, '2031-01-15T02:00:00Z')
  head = await server.person('head@pa')
  chief = await server.person('head@vn')
  clerk = await server.person('clerk@a12')
})

describe('an import', () => {
  test('takes figures of several units in at once, told and stored with who did it', async () => {
    const period = fresh()
    const file = csv(period, ['a1 recorded 12', 'a1 cleared n/a', 'a3 recorded 3', 'a1 staff 20'])
    const looked = await take(chief, file, 'dryRun=true')
    expect(looked).toMatchObject({
      status: 200,
      body: {
        taken: false,
        file: 'năm 2025.csv',
        stage: 'accepted',
        counts: { values: 3, returns: 3, units: 2, new: 3, replaced: 0, unchanged: 0, drafts: 0 },
        periods: [period],
        findings: [],
        findingCount: 0,
      },
    })
    expect((await read('a12', period)).state).toBe('empty')
    const told = server.news.length
    const taken = await take(chief, file)
    expect(taken).toMatchObject({ status: 200, body: { taken: true, counts: looked.body.counts } })
    expect(server.news.slice(told)).toEqual([
      { kind: 'return', unit: 'a12', period, form: 'crime' },
      { kind: 'return', unit: 'a12', period, form: 'force' },
      { kind: 'return', unit: 'a3', period, form: 'crime' },
    ])
    const now = await read('a12', period)
    expect(now).toMatchObject({
      state: 'accepted',
      entered: { by: `Tên ${chief.username}`, source: 'năm 2025.csv' },
    })
    expect(cells(now)).toMatchObject({
      recorded: { value: '12' },
      cleared: { notApplicable: true },
      seized: null,
    })
    const { rows } = await sql<{ detail: object; account: string }>`
      select detail, actor as account from audit where action = 'figures.import' order by at desc limit 1`.execute(
      server.db.store.owner,
    )
    expect(rows[0]).toMatchObject({ account: chief.account, detail: { source: 'năm 2025.csv', added: 3 } })
    expect(await verifyTotals(server.db.store, server.index)).toEqual([])
  })

  test('taken again changes nothing; what differs replaces it, with a reason, and the old stays on record', async () => {
    const period = fresh()
    await take(chief, csv(period, ['a1 recorded 12', 'a3 recorded 3']))
    const again = await take(chief, csv(period, ['a1 recorded 12', 'a3 recorded 3']))
    expect(again.body.counts).toMatchObject({ new: 0, replaced: 0, unchanged: 2 })
    const other = csv(period, ['a1 recorded 13', 'a3 recorded 3'])
    expect((await take(chief, other, 'dryRun=true')).body).toMatchObject({
      counts: { replaced: 1, unchanged: 1 },
      findings: [{ code: 'import-reason-missing', field: 'query.reason' }],
    })
    expect(await take(chief, other)).toMatchObject({ status: 422, body: { code: 'import-reason-missing' } })
    expect(await take(chief, other, 'reason=...')).toMatchObject({ status: 422 })
    expect(await take(chief, other, reason)).toMatchObject({ status: 200, body: { counts: { replaced: 1 } } })
    expect(cells(await read('a12', period))).toMatchObject({ recorded: { value: '13' } })
    const versions = await chief.send('get', `/returns/a12/${period}/crime/versions`)
    expect(versions.body.items).toMatchObject([
      { version: 2, openedFor: 'Theo số liệu đã công bố' },
      { version: 1, openedFor: null },
    ])
    expect(await verifyTotals(server.db.store, server.index)).toEqual([])
  })

  test.each([
    ['a packed file', async (bytes: Buffer) => gzipSync(bytes)],
    [
      'a workbook',
      async (bytes: Buffer) => {
        const rows = bytes
          .toString()
          .trim()
          .split('\n')
          .map((line) => line.split(','))
        const typed = rows.map((row, n) => (n === 0 ? row : [...row.slice(0, 3), Number(row[3])]))
        return writeXlsx({ sheets: [{ name: 'Số liệu', rows: typed }] })
      },
    ],
  ])('of %s', async (_, pack) => {
    const period = fresh()
    const taken = await take(chief, await pack(csv(period, ['a1 recorded 12', 'a3 recorded 3'])), '', 'a')
    expect(taken).toMatchObject({ status: 200, body: { counts: { new: 2 } } })
  })

  test('at a stage goes on from there, and not by the hands of who imported it', async () => {
    const period = fresh()
    const own = await server.person('head@a12')
    expect((await take(own, csv(period, ['a1 recorded 12', 'a1 cleared 1']), 'stage=submitted')).status).toBe(
      200,
    )
    const path = `/returns/a12/${period}/crime`
    const seen = await own.send('get', path)
    expect(seen.body.state).toBe('submitted')
    const approve = (person: Person) =>
      person.send('post', `${path}/approve`, undefined, { 'if-match': seen.etag! })
    expect(await approve(own)).toMatchObject({ status: 403, body: { code: 'return-two-person' } })
    expect((await approve(await server.person('head@a12'))).status).toBe(200)
  })

  test('ends what somebody was typing, and keeps it', async () => {
    const period = fresh()
    const path = `/returns/a12/${period}/crime`
    const { etag } = await clerk.send('get', path)
    await clerk.send('patch', path, { entries: { recorded: { value: '99' } } }, { 'if-match': etag! })
    const file = csv(period, ['a1 recorded 12'])
    expect((await take(chief, file, 'dryRun=true')).body.counts).toMatchObject({ replaced: 1, drafts: 1 })
    expect((await take(chief, file, reason)).status).toBe(200)
    expect(cells(await read('a12', period))).toMatchObject({ recorded: { value: '12' } })
    const kept = await chief.send('get', `${path}/versions/1`)
    expect(kept.body).toMatchObject({ state: 'withdrawn', entries: { recorded: { value: '99' } } })
    expect(await verifyTotals(server.db.store, server.index)).toEqual([])
  })

  test('is all or nothing: one fault keeps everything out, each is named with its line', async () => {
    const period = fresh()
    const file = csv(period, ['a1 recorded 12', 'a3 recorded x', 'zz recorded 1', 'a3 nothing 1'])
    const looked = await take(chief, file, 'dryRun=true')
    expect(looked.body).toMatchObject({
      findingCount: 3,
      findings: [
        { code: 'value-not-number', file: 'năm 2025.csv', line: 3 },
        { code: 'unit-unknown', line: 4 },
        { code: 'series-unknown', line: 5 },
      ],
    })
    const refused = await take(chief, file)
    expect(refused).toMatchObject({ status: 422, body: { code: 'value-not-number' } })
    expect(refused.body.findings).toHaveLength(3)
    expect((await read('a12', period)).state).toBe('empty')
  })

  test('is judged by the rules of the forms: errors keep it out, warnings are told', async () => {
    const period = fresh()
    const wrong = csv(period, ['a1 recorded 1', 'a1 cleared 2', 'b2 recorded 60'])
    const looked = await take(chief, wrong, 'dryRun=true')
    expect(looked.body.findings).toMatchObject([
      { unit: 'a12', period, message: expect.stringContaining('khám phá lớn hơn') },
    ])
    expect(looked.body.warnings).toMatchObject([{ unit: 'b2', period }])
    const refused = await take(chief, wrong)
    expect(refused.status).toBe(422)
    expect(refused.body.findings).toEqual(looked.body.findings)
    const taken = await take(chief, csv(period, ['a1 recorded 2', 'a1 cleared 2', 'b2 recorded 60']))
    expect(taken).toMatchObject({ status: 200, body: { warnings: [{ unit: 'b2' }] } })
  })

  test('does not reach beyond the units of who imports: every one out of reach is named', async () => {
    const period = fresh()
    const file = csv(period, ['a1 recorded 12', 'b2 recorded 1', 'a3 recorded 1'])
    const refused = await take(head, file)
    // a3 went over to pb on 1 October 2025.
    expect(refused).toMatchObject({ status: 403, body: { code: 'access-elsewhere' } })
    expect(refused.body.findings.map(({ unit }: { unit: string }) => unit)).toEqual(['b2', 'a3'])
    expect((await take(head, file, 'dryRun=true')).status).toBe(403)
    expect((await read('a12', period)).state).toBe('empty')
    const two = await server.person('head@pa', 'head@pb')
    expect((await take(two, file)).status).toBe(200)
    expect(await verifyTotals(server.db.store, server.index)).toEqual([])
  })

  test.each([
    ['clerk@a12', 'access-not-this-role'],
    ['analyst@pa', 'access-not-this-role'],
    ['registrar@pa', 'access-apart-from-figures'],
    ['leader@vn', 'access-not-this-role'],
    ['administrator@pa', 'access-apart-from-figures'],
    ['head@pb', 'access-elsewhere'],
  ] as const)('is not for %s', async (office, code) => {
    const person = await server.person(office)
    expect(await take(person, csv(fresh(), ['a1 recorded 1']))).toMatchObject({ status: 403, body: { code } })
  })

  test('a file is not even read for who may import nowhere', async () => {
    expect(await take(clerk, exe)).toMatchObject({ status: 403, body: { code: 'access-not-this-role' } })
    expect((await send(server.app, 'post', '/imports', exe)).status).toBe(401)
  })

  test.each([
    ['closed', 'return-closed'],
    ['final', 'return-final'],
  ])('does not get around a %s period; leave opens it for one unit', async (kind, code) => {
    const period = fresh()
    await take(chief, csv(period, ['a1 recorded 1']))
    const order = { unit: 'vn', period, kind, from: '2031-01-10', reason: 'Chốt số liệu' }
    expect((await chief.send('post', '/closures', order)).status).toBe(201)
    const same = csv(period, ['a1 recorded 1'])
    expect((await take(chief, same)).body.counts).toMatchObject({ unchanged: 1 })
    const other = csv(period, ['a1 recorded 2'])
    const looked = await take(chief, other, `dryRun=true&${reason}`)
    expect(looked.body.findings).toMatchObject([{ code, unit: 'a12', period, line: 2 }])
    expect(await take(chief, other, reason)).toMatchObject({ status: 409, body: { code } })
    const leave = { unit: 'a12', period, until: '2031-01-31', reason: 'Đính chính' }
    expect((await chief.send('post', '/exceptions', leave)).status).toBe(201)
    expect((await take(chief, other, reason)).status).toBe(200)
    const both = csv(period, ['a1 recorded 3', 'b2 recorded 1'])
    expect(await take(chief, both, reason)).toMatchObject({ status: 409, body: { code } })
    expect(cells(await read('a12', period))).toMatchObject({ recorded: { value: '2' } })
  })

  test('of a period that is still running is entered at most', async () => {
    const file = csv('2031-02', ['a1 recorded 1'])
    const early = csv('2031-01', ['a1 recorded 1'])
    expect((await take(chief, early)).status).toBe(200)
    expect(await take(chief, file)).toMatchObject({ status: 409, body: { code: 'return-window-running' } })
    expect((await take(chief, file, 'stage=entered')).status).toBe(200)
    expect(await take(chief, csv('2031-03', ['a1 recorded 1']), 'stage=entered')).toMatchObject({
      status: 422,
      body: { code: 'period-future' },
    })
  })

  test('of more than 3,000 returns is refused with what to do', async () => {
    const day = (n: number) => new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10)
    const rows = Array.from(
      { length: 3001 },
      (_, n) => `${n % 2 === 0 ? 'a1' : 'b2'},${day(n >> 1)},meetings,1`,
    )
    const file = Buffer.from(`unit,period,series,value\n${rows.join('\n')}\n`)
    const looked = await take(chief, file, 'dryRun=true')
    expect(looked.body).toMatchObject({ counts: { returns: 3001 }, findings: [{ code: 'import-many' }] })
    const refused = await take(chief, file)
    expect(refused).toMatchObject({ status: 422, body: { code: 'import-many' } })
    expect(refused.body.detail).toMatch(/3001.*3000.*cungky load/)
  })

  test.each([
    ['nothing', () => new Uint8Array(), 'file-empty'],
    ['a program', () => exe, 'file-nul'],
    ['headings only', () => csv('2026-01', []), 'file-no-rows'],
    ['blanks only', () => csv('2026-01', ['a1 recorded ']), 'import-empty'],
    ['another kind of file', () => Buffer.from('{"a":1}'), 'file-kind'],
  ])('%s is refused', async (_, make, code) => {
    expect(await take(chief, make())).toMatchObject({ status: 422, body: { code } })
  })

  test.each([
    ['stage=final', 400],
    ['convert=vps', 400],
    [`reason=${'x'.repeat(1001)}`, 400],
    [`reason=${encodeURIComponent('hỏi 0912345678')}`, 422],
  ])('%s is refused', async (query, status) => {
    expect((await take(chief, csv(fresh(), ['a1 recorded 1']), query)).status).toBe(status)
  })

  test('two at once of the same returns: both hold, one after the other', async () => {
    const period = fresh()
    const answers = await Promise.all(
      [1, 2, 3].map((n) => take(chief, csv(period, [`a1 recorded ${n}`, `b2 recorded ${n}`]), reason)),
    )
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
    const versions = await chief.send('get', `/returns/a12/${period}/crime/versions`)
    expect(versions.body.items).toHaveLength(3)
    const [a, b] = [await read('a12', period), await read('b2', period)]
    expect(cells(a).recorded).toEqual(cells(b).recorded)
    expect(await verifyTotals(server.db.store, server.index)).toEqual([])
  })
})
