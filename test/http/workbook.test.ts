import { gzipSync } from 'node:zlib'
import { openXlsx, saveXlsx } from 'hucre/xlsx'
import { beforeAll, describe, expect, test } from 'vitest'
import { fillForm } from '../cli/fill-form.js'
import { zip } from '../collect/make-files.js'
import { exe } from '../support/attachments.js'
import { type Person, send, type TestServer, testServer } from '../support/http.js'
import { ruledPack } from '../support/ruled-pack.js'

let server: TestServer
let clerk: Person
let other: Person
let head: Person
let above: Person
let chief: Person

let month = 0
/** Each test works on a return of its own, of a period that has ended. */
const fresh = () => {
  month++
  return `/returns/a12/${2025 + Math.floor((month + 3) / 12)}-${String(1 + ((month + 3) % 12)).padStart(2, '0')}/crime`
}
const periodOf = (path: string) => path.split('/')[3]!
const template = async (path: string, lang = 'vi', person = clerk) => {
  const reply = await server.app.request(`/api/v1${path}/template.xlsx?lang=${lang}`, {
    headers: { cookie: person.cookie },
  })
  expect(reply.status).toBe(200)
  return { bytes: new Uint8Array(await reply.arrayBuffer()), headers: reply.headers }
}
const named = { 'x-file-name': encodeURIComponent('Biểu tháng.xlsx') }
const compare = (path: string, bytes: Uint8Array, query = '', person = clerk) =>
  person.send('post', `${path}/workbook?dryRun=true${query}`, bytes, named)
const take = (path: string, bytes: Uint8Array, etag: string, query = '', person = clerk) =>
  person.send('post', `${path}/workbook${query}`, bytes, { ...named, 'if-match': etag })
const save = async (path: string, body: object, person = clerk) => {
  const { etag } = await person.send('get', path)
  const saved = await person.send('patch', path, body, { 'if-match': etag! })
  expect(saved.status).toBe(200)
  return saved
}
const kinds = (cells: readonly { series: string; kind: string }[]) =>
  Object.fromEntries(cells.map(({ series, kind }) => [series, kind]))
const cells = (body: { sections: { cells: { series: string; entry: unknown }[] }[] }) =>
  Object.fromEntries(body.sections.flatMap((s) => s.cells).map(({ series, entry }) => [series, entry]))
const csv = (path: string, lines: readonly string[]) =>
  Buffer.from(`unit,period,series,value\n${lines.map((line) => `a1,${periodOf(path)},${line}`).join('\n')}\n`)
const FILLED = { recorded: 12, cleared: 3, seized: 0, balance: 'n/a' }
/** A form with texts in its note column or its narrative box, as another program would type them. */
const written = async (bytes: Uint8Array, name: string, text: string) => {
  const book = await openXlsx(bytes)
  const at = (wanted: string) => {
    const [, letter, line] = /\$([A-Z])\$(\d+)$/.exec(
      book.namedRanges!.find((n) => n.name === wanted)!.range,
    )!
    return { row: Number(line) - 1, column: letter!.charCodeAt(0) - 65 }
  }
  const { row } = at(name)
  const { column } = name.startsWith('CK_text_') ? at(name) : at('CK__note')
  const { rows } = book.sheets[0]!
  rows[row] ??= []
  rows[row][column] = text
  book.sheets[0]!.cells?.set(`${row},${column}`, { value: text, type: 'string' })
  return saveXlsx(book)
}

beforeAll(async () => {
  server = await testServer(ruledPack(), '2031-01-15T02:00:00Z')
  clerk = await server.person('clerk@a12')
  other = await server.person('clerk@a12')
  head = await server.person('head@a12')
  above = await server.person('head@pa')
  chief = await server.person('head@vn')
})

describe('the entry form of a return', () => {
  test('is a spreadsheet with what the return holds now, and reads back as the same', async () => {
    const path = fresh()
    await save(path, {
      entries: { recorded: { value: '12' }, cleared: { value: '3' }, seized: { notApplicable: true } },
      narrative: { situation: 'Tình hình ổn định.\nKhông có vụ nổi cộm.' },
      explanations: { 'note:1': 'Gồm 2 vụ chuyển từ kỳ trước' },
    })
    const { bytes, headers } = await template(path)
    expect(headers.get('content-type')).toContain('spreadsheetml')
    expect(headers.get('content-disposition')).toMatch(/crime-a1-\d{4}-\d\d\.xlsx/)
    const told = await compare(path, bytes)
    expect(told.status).toBe(200)
    expect(told.body).toMatchObject({
      taken: false,
      file: 'Biểu tháng.xlsx',
      counts: { new: 0, changed: 0, emptied: 0, kept: 0, same: 4 },
      narrative: [{ id: 'situation', kind: 'same' }],
      notes: [{ id: 'recorded', kind: 'same', after: 'Gồm 2 vụ chuyển từ kỳ trước' }],
      findings: [],
      may: { save: true },
      return: null,
    })
  })

  test('comes in the language asked for, also before anything was entered', async () => {
    const path = fresh()
    const text = async (lang: string) =>
      (await openXlsx((await template(path, lang)).bytes)).sheets[0]!.rows.flat().join('|')
    expect(await text('vi')).toContain('Đơn vị tính')
    expect(await text('en')).toContain('Unit of measure')
  })

  test('shows what cannot be read as a figure as it was typed, and says so again on its way back', async () => {
    const path = fresh()
    await save(path, { entries: { recorded: { value: 'mười hai' } } })
    const { bytes } = await template(path)
    const told = await compare(path, bytes)
    expect(told.body.findings).toMatchObject([
      {
        code: 'value-not-number',
        series: 'recorded',
        sheet: 'Nhập số liệu',
        cell: expect.stringMatching(/^D\d+$/),
      },
    ])
  })

  test('is for whoever may read the return, and of a unit that owes it', async () => {
    const path = fresh()
    await template(path, 'vi', head)
    for (const office of ['clerk@b2', 'head@pb', 'administrator@pa'] as const) {
      const person = await server.person(office)
      expect((await person.send('get', `${path}/template.xlsx`)).status).toBe(403)
    }
    expect((await send(server.app, 'get', `${path}/template.xlsx`)).status).toBe(401)
    expect(await clerk.send('get', '/returns/a12/2024-06/crime/template.xlsx')).toMatchObject({
      status: 422,
      body: { code: 'return-not-owed' },
    })
  })
})

describe('a workbook on its way in', () => {
  test('is compared cell by cell, then exactly that is taken', async () => {
    const path = fresh()
    const before = await save(path, {
      entries: { recorded: { value: '10' }, cleared: { value: '3' }, balance: { value: '5' } },
    })
    const blank = await openXlsx((await template(path)).bytes)
    const filled = await fillForm(await saveXlsx(blank), { recorded: 12, seized: 0.5, balance: '' })
    const bytes = await written(filled, 'CK_text_situation', 'Ổn định.')
    const told = await compare(path, bytes)
    expect(told.etag).toBe(before.etag)
    expect(kinds(told.body.cells)).toEqual({
      recorded: 'changed',
      cleared: 'same',
      seized: 'new',
      balance: 'kept',
    })
    expect(told.body.cells[0]).toEqual({
      series: 'recorded',
      name: { vi: 'recorded', en: 'recorded' },
      kind: 'changed',
      before: { value: '10' },
      after: { value: '12' },
    })
    expect(told.body.narrative).toMatchObject([{ kind: 'new', before: null, after: 'Ổn định.' }])
    expect((await clerk.send('get', path)).etag).toBe(before.etag)

    const taken = await take(path, bytes, before.etag!.replaceAll('"', ''))
    expect(taken.status).toBe(200)
    expect(taken.body).toMatchObject({ taken: true, counts: told.body.counts, cells: told.body.cells })
    expect(cells(taken.body.return)).toEqual({
      recorded: { value: '12' },
      cleared: { value: '3' },
      seized: { value: '0.5' },
      balance: { value: '5' },
    })
    expect(taken.body.return).toMatchObject({ state: 'draft', entered: { source: 'Biểu tháng.xlsx' } })
    const now = await clerk.send('get', path)
    expect(now.etag).toBe(taken.etag)
    expect(now.body).toEqual(taken.body.return)
    const history = await clerk.send('get', `${path}/history`)
    expect(history.body.items.at(-1)).toMatchObject({ kind: 'save', by: { account: clerk.account } })
  })

  test('a blank cell empties nothing, unless the file is said to be the whole return', async () => {
    const path = fresh()
    await save(path, {
      entries: { recorded: { value: '10' }, cleared: { value: '3' } },
      narrative: { situation: 'Ổn định.' },
    })
    const file = csv(path, ['recorded,11'])
    expect(kinds((await compare(path, file)).body.cells)).toMatchObject({
      recorded: 'changed',
      cleared: 'kept',
    })
    const whole = await compare(path, file, '&blanks=empty')
    expect(kinds(whole.body.cells)).toMatchObject({ recorded: 'changed', cleared: 'emptied' })
    expect(whole.body.narrative).toMatchObject([{ kind: 'emptied', after: null }])
    const taken = await take(path, file, whole.etag!, '?blanks=empty')
    expect(cells(taken.body.return)).toMatchObject({ recorded: { value: '11' }, cleared: null })
    expect(taken.body.return.narrative).toMatchObject([{ id: 'situation', text: '' }])
  })

  test('a note is kept as an explanation', async () => {
    const path = fresh()
    const bytes = await written(
      await fillForm((await template(path)).bytes, FILLED),
      'CK_recorded',
      'Tăng do chuyên đề',
    )
    const { etag, body } = await compare(path, bytes)
    expect(body.notes).toMatchObject([{ id: 'recorded', kind: 'new', after: 'Tăng do chuyên đề' }])
    const taken = await take(path, bytes, etag!)
    expect(taken.body.return.explanations).toMatchObject({ 'note:1': 'Tăng do chuyên đề' })
  })

  test.each([
    ['plain', (bytes: Buffer) => bytes],
    ['packed', (bytes: Buffer) => gzipSync(bytes)],
  ])('a CSV file, %s', async (_, pack) => {
    const path = fresh()
    const file = pack(csv(path, ['recorded,11', 'cleared,n/a']))
    const { etag, body } = await compare(path, file)
    expect(body.counts).toMatchObject({ new: 2, same: 2 })
    expect((await take(path, file, etag!)).status).toBe(200)
  })

  test('what is wrong with it is named by sheet and cell, and nothing of it is taken', async () => {
    const path = fresh()
    const bytes = await fillForm((await template(path)).bytes, { recorded: -1, cleared: '12a', seized: 1 })
    const told = await compare(path, bytes)
    expect(told.body.findings).toMatchObject([
      { code: 'value-negative', file: 'Biểu tháng.xlsx', sheet: 'Nhập số liệu', cell: expect.any(String) },
      { code: 'value-not-number', series: 'cleared' },
    ])
    expect(kinds(told.body.cells)).toMatchObject({ seized: 'new' })
    const refused = await take(path, bytes, told.etag!)
    expect(refused).toMatchObject({ status: 422, body: { code: 'value-negative' } })
    expect(refused.body.findings).toHaveLength(2)
    expect((await clerk.send('get', path)).body.state).toBe('empty')
  })

  test('the rules of the form are judged with the file taken, and keep nothing out of a draft', async () => {
    const path = fresh()
    await save(path, { entries: { recorded: { value: '5' } } })
    const wrong = csv(path, ['cleared,6'])
    const told = await compare(path, wrong)
    expect(told.body.checks).toMatchObject([
      { severity: 'error', rule: 'cleared-within', series: ['recorded', 'cleared'], explained: false },
    ])
    const taken = await take(path, wrong, told.etag!)
    expect(taken.status).toBe(200)
    expect(taken.body.return.checks).toEqual(told.body.checks)
    const many = await compare(path, csv(path, ['recorded,60']))
    expect(many.body.checks).toMatchObject([{ severity: 'warning', rule: 'many', key: 'many:1' }])
  })

  test('nothing about private persons comes in with it', async () => {
    const path = fresh()
    const filled = await fillForm((await template(path)).bytes, FILLED)
    const text = await written(filled, 'CK_text_situation', 'Đối tượng A, CCCD 012090001234')
    const told = await compare(path, text)
    expect(told.body.findings).toMatchObject([{ code: 'private-citizen-id', field: 'narrative.situation' }])
    expect(await take(path, text, told.etag!)).toMatchObject({
      status: 422,
      body: { code: 'private-citizen-id' },
    })
    const note = await written(filled, 'CK_recorded', 'hỏi 0912345678')
    expect((await compare(path, note)).body.findings).toMatchObject([{ code: 'private-phone' }])
  })

  test.each([
    [
      'the form of another period',
      async () => fillForm((await template(fresh())).bytes, FILLED),
      'form-other-period',
    ],
    [
      'the form of another unit',
      async (path: string) =>
        fillForm((await template(path.replace('a12', 'a3'), 'vi', chief)).bytes, FILLED),
      'form-other-unit',
    ],
    [
      'another form',
      async (path: string) => fillForm((await template(path.replace('crime', 'force'))).bytes, { staff: 5 }),
      'form-other-form',
    ],
    [
      'figures of another form',
      async (path: string) => csv(path, ['recorded,1', 'staff,5']),
      'workbook-other-return',
    ],
    [
      'figures of another unit',
      async (path: string) => Buffer.from(csv(path, ['recorded,1']).toString().replace('a1,', 'a3,')),
      'workbook-other-return',
    ],
    ['an empty form', async (path: string) => (await template(path)).bytes, 'form-empty'],
    ['a CSV file of blanks', async (path: string) => csv(path, ['recorded,']), 'workbook-empty'],
    ['an unknown series', async (path: string) => csv(path, ['nothing,1']), 'series-unknown'],
    ['a program', async () => exe, 'file-nul'],
    ['nothing', async () => new Uint8Array(), 'file-empty'],
    ['a PDF', async () => Buffer.from('%PDF-1.7'), 'file-kind'],
    [
      'a damaged workbook',
      async (path: string) => (await template(path)).bytes.slice(0, 900),
      'xlsx-damaged',
    ],
    ['a zip bomb', async () => zip([['xl/workbook.xml', Buffer.alloc(60 * 1024 * 1024)]]), 'xlsx-bomb'],
    [
      'a gzip bomb',
      async () =>
        gzipSync(
          Buffer.concat([
            Buffer.from('unit,period,series,value\n'),
            Buffer.alloc(30 * 1024 * 1024, `${' '.repeat(100_000)}\n`),
          ]),
        ),
      'file-bomb',
    ],
  ])('%s is refused', async (_, make, code) => {
    const path = fresh()
    const bytes = await make(path)
    const told = await compare(path, bytes)
    expect(told.status).toBe(200)
    expect(told.body.findings[0]).toMatchObject({ code })
    expect(await take(path, bytes, told.etag!)).toMatchObject({ status: 422, body: { code } })
  })

  test('after somebody else has changed the return it is not taken, and both are shown', async () => {
    const path = fresh()
    const file = csv(path, ['recorded,11'])
    const told = await compare(path, file)
    await save(path, { entries: { recorded: { value: '99' } } }, other)
    const refused = await take(path, file, told.etag!)
    expect(refused).toMatchObject({ status: 412, body: { code: 'match-stale' } })
    expect(cells(refused.body.current.return)).toMatchObject({ recorded: { value: '99' } })
    expect(refused.body.yours).toEqual({ file: 'Biểu tháng.xlsx', blanks: 'keep' })
    expect(cells((await clerk.send('get', path)).body)).toMatchObject({ recorded: { value: '99' } })
  })

  test('without the ETag of what it was compared with it is not taken', async () => {
    const path = fresh()
    const answer = await clerk.send('post', `${path}/workbook`, csv(path, ['recorded,1']))
    expect(answer).toMatchObject({ status: 428, body: { code: 'match-missing' } })
  })

  test('two people take theirs at once: one wins, nothing is lost', async () => {
    const path = fresh()
    const { etag } = await compare(path, csv(path, ['recorded,1']))
    const answers = await Promise.all([
      take(path, csv(path, ['recorded,1']), etag!),
      take(path, csv(path, ['recorded,2']), etag!, '', other),
    ])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412])
    const won = answers.find(({ status }) => status === 200)!
    expect((await clerk.send('get', path)).etag).toBe(won.etag)
  })

  test('taken again it changes nothing', async () => {
    const path = fresh()
    const file = csv(path, ['recorded,1'])
    const first = await take(path, file, (await compare(path, file)).etag!)
    const again = await take(path, file, first.etag!)
    expect(again).toMatchObject({ status: 200, etag: first.etag, body: { counts: { same: 4 } } })
  })

  test.each([
    ['head@a12', 'access-not-this-role'],
    ['clerk@pa', 'access-unit-only'],
    ['analyst@pa', 'access-not-this-role'],
    ['clerk@b2', 'access-elsewhere'],
    ['administrator@pa', 'access-apart-from-figures'],
  ] as const)('%s may neither compare nor take one', async (office, code) => {
    const person = await server.person(office)
    const path = fresh()
    const file = csv(path, ['recorded,1'])
    expect(await compare(path, file, '', person)).toMatchObject({ status: 403, body: { code } })
    expect(await take(path, file, '0.empty.0', '', person)).toMatchObject({ status: 403, body: { code } })
  })

  test('nor anybody who has not signed in', async () => {
    const path = fresh()
    const file = csv(path, ['recorded,1'])
    expect((await send(server.app, 'post', `${path}/workbook?dryRun=true`, file)).status).toBe(401)
  })

  test('neither a closed period nor a submitted return is got around', async () => {
    const path = fresh()
    const file = csv(path, ['recorded,3', 'cleared,1', 'seized,0', 'balance,0'])
    const { etag } = await take(path, file, (await compare(path, file)).etag!)
    const sent = await clerk.send('post', `${path}/submit`, undefined, { 'if-match': etag! })
    expect(sent.status).toBe(200)
    const changed = csv(path, ['recorded,4'])
    const told = await compare(path, changed)
    expect(told.body.may.save).toMatchObject({ no: 'return-wrong-state' })
    expect(await take(path, changed, told.etag!)).toMatchObject({
      status: 409,
      body: { code: 'return-wrong-state' },
    })

    const closed = fresh()
    const order = { unit: 'pa', period: periodOf(closed), kind: 'closed', from: '2031-01-10', reason: 'Chốt' }
    expect((await above.send('post', '/closures', order)).status).toBe(201)
    const shut = await compare(closed, csv(closed, ['recorded,4']))
    expect(shut.body.may.save).toMatchObject({ no: 'return-closed' })
    expect(await take(closed, csv(closed, ['recorded,4']), shut.etag!)).toMatchObject({
      status: 409,
      body: { code: 'return-closed' },
    })
  })

  test('a file larger than any return is not read', async () => {
    expect((await compare(fresh(), Buffer.alloc(10_000_001))).status).toBe(413)
  })

  test('comparing leaves no trace and tells nobody', async () => {
    const path = fresh()
    const told = server.news.length
    const headers = { ...named, 'idempotency-key': 'b7c9a4de-0000-4000-8000-000000000002' }
    const file = csv(path, ['recorded,4'])
    expect((await clerk.send('post', `${path}/workbook?dryRun=true`, file, headers)).status).toBe(200)
    expect(server.news.length).toBe(told)
    expect((await clerk.send('get', path)).body.state).toBe('empty')
    expect((await clerk.send('get', `${path}/history`)).body.items).toEqual([])
  })
})
