import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { beforeAll, describe, expect, test } from 'vitest'
import { loadReturns } from '../../src/cycle/collect/load.js'
import { verifyFile } from '../../src/cycle/compose/provenance/verify-file.js'
import { type Person, send, type TestServer, testServer } from '../support/http.js'
import { returnOf, smallPack } from '../support/small-pack.js'

/** Documents on their way, from a template to an issued file whose figures can be proved. */

const TEMPLATE = `---
document: report
name: Báo cáo tháng
periods: [month]
issuer: "{{ unit.name }}"
symbol: BC-PA
place: A
kind: Báo cáo
title: "Kết quả {{ period.name }}"
recipients: ["Lưu: VT"]
signature: { position: Giám đốc }
---

# I. TÌNH HÌNH

Trong kỳ xảy ra {{ recorded }}, {{ recorded | change }}.

{{ table all }}
`

let server: TestServer
let clerk: Person
let analyst: Person
let head: Person

beforeAll(async () => {
  server = await testServer(smallPack(), '2026-01-20T02:00:00Z')
  Object.assign(server.desk, { templates: new Map([['templates/month.md', TEMPLATE]]) })
  const give = (month: string, recorded: string, cleared: string) =>
    returnOf(server.index, 'a12', month, 'crime', { recorded, cleared })
  await loadReturns(
    server.db.store,
    server.index,
    [give('2025-12', '72', '70'), give('2025-11', '94', '90')],
    { actor: 'test', source: 'test', stage: 'accepted', reason: null },
  )
  clerk = await server.person('clerk@a12')
  analyst = await server.person('analyst@a12')
  head = await server.person('head@a12')
}, 120_000)

const NEW = { unit: 'a12', from: { template: 'month' }, period: '2025-12', base: 'previous-period' }

async function begun(): Promise<{ path: string; etag: string }> {
  const made = await clerk.send('post', '/documents', NEW)
  expect(made.body).toMatchObject({ state: 'draft', kind: 'report' })
  return { path: `/documents/a12/${made.body.id}`, etag: made.body.etag }
}

/** Take steps one after the other, each with what is there. */
async function walk(path: string, steps: readonly (readonly [Person, string, object?])[]) {
  let last = (await clerk.send('get', path)).body
  for (const [person, step, body] of steps) {
    const answer = await person.send('post', `${path}/${step}`, body, { 'if-match': `"${last.etag}"` })
    if (answer.status !== 200) throw new Error(`${step}: ${answer.status} ${JSON.stringify(answer.body)}`)
    last = answer.body
  }
  return last
}

test('templates are listed, a document begins from one with its title filled in', async () => {
  const { body } = await clerk.send('get', '/templates')
  expect(body.templates).toEqual([
    { id: 'month', name: 'Báo cáo tháng', document: 'report', lang: 'vi', levels: [], periods: ['month'] },
  ])
  const { path } = await begun()
  const read = await clerk.send('get', path)
  expect(read.body).toMatchObject({
    title: 'Kết quả tháng 12 năm 2025',
    state: 'draft',
    version: 1,
    symbol: null,
  })
  expect(read.body.may).toMatchObject({ save: true, send: true, approve: { no: 'access-not-this-role' } })
})

test('the preview has live figures; what cannot be bound is named by line', async () => {
  const { path } = await begun()
  const { body } = await clerk.send('get', `${path}/preview`)
  expect(JSON.stringify(body.report)).toContain('giảm 23,4%')
  const wrong = await clerk.send('post', '/documents/check', {
    unit: 'a12',
    period: '2025-12',
    body: TEMPLATE.replace('{{ recorded }}', '{{ recordeds }}'),
  })
  expect(wrong.body).toMatchObject({ report: null, findings: [{ code: 'figure-unbound', line: 16 }] })
})

describe('writing', () => {
  test('a save needs what was seen; versions follow writers; what is typed wrong is kept', async () => {
    const { path, etag } = await begun()
    const saved = await clerk.send('patch', path, { body: `${TEMPLATE}\n{{ if` }, { 'if-match': `"${etag}"` })
    expect(saved.body).toMatchObject({ version: 1, title: 'Kết quả tháng 12 năm 2025' })
    const late = await analyst.send('patch', path, { body: 'x' }, { 'if-match': `"${etag}"` })
    expect([late.status, late.body.code]).toEqual([412, 'match-stale'])
    const other = await analyst.send(
      'patch',
      path,
      { body: TEMPLATE },
      { 'if-match': `"${saved.body.etag}"` },
    )
    expect(other.body.version).toBe(2)
    const first = await clerk.send('get', `${path}/versions/1`)
    expect(first.body.body).toContain('{{ if')
    expect((await clerk.send('get', `${path}/versions/9`)).body.code).toBe('document-version-unknown')
  })

  test('no private person is named by a number', async () => {
    const { path, etag } = await begun()
    const refused = await clerk.send(
      'patch',
      path,
      { body: `${TEMPLATE}\nĐối tượng có CCCD 012345678901.` },
      { 'if-match': `"${etag}"` },
    )
    expect(refused.status).toBe(422)
    expect(refused.body.code).toMatch(/^private-/)
  })

  test('comments and tasks', async () => {
    const { path } = await begun()
    const said = await analyst.send('post', `${path}/comments`, {
      text: 'Bổ sung số liệu',
      heading: 'I. TÌNH HÌNH',
    })
    const [comment] = said.body.comments
    const done = await clerk.send('post', `${path}/comments/${comment.id}/resolve`)
    expect(done.body.comments[0].resolved).not.toBeNull()
    const { body } = await clerk.send('get', '/documents/writers?unit=a12')
    const names = body.writers.map((writer: { account: string }) => writer.account)
    expect(names).toEqual(expect.arrayContaining([clerk.account, analyst.account, head.account]))
    const given = await head.send('post', `${path}/tasks`, {
      assignee: analyst.account,
      heading: 'I. TÌNH HÌNH',
      due: '2026-01-22',
    })
    const [task] = given.body.tasks
    const finished = await analyst.send('put', `${path}/tasks/${task.id}/done`, { done: true })
    expect(finished.body.tasks[0].doneAt).not.toBeNull()
    const stranger = await server.person('clerk@b2')
    const refused = await head.send('post', `${path}/tasks`, { assignee: stranger.account })
    expect(refused.body.code).toBe('document-assignee')
  })
})

describe('sign-off', () => {
  test('whoever wrote on it does not approve it; a return says why', async () => {
    const { path } = await begun()
    const seen = (await clerk.send('get', path)).body.etag
    await head.send('patch', path, { body: TEMPLATE }, { 'if-match': `"${seen}"` })
    const sent = await walk(path, [[clerk, 'send']])
    const own = await head.send('post', `${path}/approve`, undefined, { 'if-match': `"${sent.etag}"` })
    expect([own.status, own.body.code]).toEqual([403, 'document-two-person'])
    const silent = await head.send(
      'post',
      `${path}/return`,
      { reason: ' ' },
      { 'if-match': `"${sent.etag}"` },
    )
    expect(silent.body.code).toBe('document-reason-missing')
    const back = await walk(path, [[head, 'return', { reason: 'Thiếu phần III' }]])
    expect(back).toMatchObject({ state: 'draft', knownAt: null })
    expect(back.events.at(-1)).toMatchObject({ step: 'return', reason: 'Thiếu phần III' })
  })

  test('what cannot be bound is not sent', async () => {
    const { path, etag } = await begun()
    const saved = await clerk.send(
      'patch',
      path,
      { body: TEMPLATE.replace('recorded |', 'recordeds |') },
      { 'if-match': `"${etag}"` },
    )
    const refused = await clerk.send('post', `${path}/send`, undefined, {
      'if-match': `"${saved.body.etag}"`,
    })
    expect([refused.status, refused.body.code]).toEqual([422, 'document-unsound'])
    expect(refused.body.findings.map(({ code }: { code: string }) => code)).toContain('figure-unbound')
  })

  test('a superior sees what is issued, never a draft; a neighbour nothing', async () => {
    const above = await server.person('leader@pa')
    const { path } = await begun()
    expect((await above.send('get', path)).body.code).toBe('document-unknown')
    const beside = await server.person('clerk@b2')
    expect((await beside.send('get', path)).status).toBe(403)
    await walk(path, [
      [clerk, 'send'],
      [head, 'approve'],
      [analyst, 'issue', {}],
    ])
    expect((await above.send('get', path)).body.state).toBe('issued')
    const listed = await above.send('get', '/documents?unit=pa&below=true')
    expect(listed.body.items.every(({ state }: { state: string }) => state === 'issued')).toBe(true)
    expect(listed.body.items.length).toBeGreaterThan(0)
  })
})

describe('issue', () => {
  async function issued(day?: string) {
    const { path } = await begun()
    const body = await walk(path, [
      [clerk, 'send'],
      [head, 'approve'],
      [analyst, 'issue', day === undefined ? {} : { day }],
    ])
    return { path, body }
  }

  test('numbers follow each other without a gap, also when many issue at once', async () => {
    const paths: string[] = []
    for (let i = 0; i < 4; i++) {
      const { path } = await begun()
      await walk(path, [
        [clerk, 'send'],
        [head, 'approve'],
      ])
      paths.push(path)
    }
    const before = (await issued()).body.number as number
    const answers = await Promise.all(
      paths.map(async (path) => {
        const { etag } = (await clerk.send('get', path)).body
        return analyst.send('post', `${path}/issue`, {}, { 'if-match': `"${etag}"` })
      }),
    )
    const numbers = answers.map(({ body }) => body.number as number).sort((a, b) => a - b)
    expect(numbers).toEqual([1, 2, 3, 4].map((n) => before + n))
    expect(answers.every(({ body }) => body.symbol === `${String(body.number).padStart(2, '0')}/BC-PA`)).toBe(
      true,
    )
  })

  test('a day before that of the last number, or still to come, is refused', async () => {
    await issued()
    const { path } = await begun()
    const ready = await walk(path, [
      [clerk, 'send'],
      [head, 'approve'],
    ])
    const seen = { 'if-match': `"${ready.etag}"` }
    const early = await analyst.send('post', `${path}/issue`, { day: '2026-01-05' }, seen)
    expect(early.body.code).toBe('document-date-order')
    const late = await analyst.send('post', `${path}/issue`, { day: '2026-02-05' }, seen)
    expect(late.body.code).toBe('document-date-future')
    // Nothing of a refused issue stays: the next one gets the next number.
    const next = await analyst.send('post', `${path}/issue`, {}, seen)
    expect(next.status).toBe(200)
  })

  async function file(path: string, format: string): Promise<Uint8Array> {
    const reply = await server.app.request(`/api/v1${path}/files/${format}`, {
      headers: { cookie: clerk.cookie },
    })
    expect(reply.status).toBe(200)
    return new Uint8Array(await reply.arrayBuffer())
  }

  test('its files are kept byte for byte, signed, and verified', async () => {
    const { path, body } = await issued()
    expect(body.files.map(({ format }: { format: string }) => format)).toEqual(['docx', 'pdf', 'xlsx'])
    for (const format of ['docx', 'pdf', 'xlsx']) {
      const bytes = await file(path, format)
      const { body: verdict } = await head.send('post', '/documents/verify', bytes, {
        'content-type': 'application/octet-stream',
      })
      expect(verdict).toMatchObject({ signed: true, keyKnown: true, altered: [], why: null })
      expect(verdict.figures.length).toBeGreaterThan(2)
      expect(verdict.recomputed.every((one: { thenEqual: boolean }) => one.thenEqual)).toBe(true)
      expect(verdict.recomputed.every((one: { nowEqual: boolean }) => one.nowEqual)).toBe(true)
    }
    const frozen = await clerk.send('patch', path, { body: 'x' }, { 'if-match': `"${body.etag}"` })
    expect(frozen.body.code).toBe('document-wrong-state')
  })

  test('a digit altered is named; a cell corrected afterwards shows in what is known now, not in what was known then', async () => {
    const { path } = await issued()
    const bytes = await file(path, 'docx')
    const parts = unzipSync(bytes)
    parts['word/document.xml'] = strToU8(strFromU8(parts['word/document.xml']!).replace('72 vụ', '75 vụ'))
    const altered = await verifyFile(zipSync(parts))
    expect(altered).toMatchObject({ kind: 'read', signed: true })
    expect(
      altered.kind === 'read' && altered.figures.map(({ indicator, text }) => `${indicator} ${text}`),
    ).toEqual(['recorded 72 vụ'])
    await loadReturns(
      server.db.store,
      server.index,
      [returnOf(server.index, 'a12', '2025-12', 'crime', { recorded: '80', cleared: '70' })],
      { actor: 'test', source: 'test', stage: 'accepted', reason: 'đếm sót' },
    )
    const { body } = await head.send('post', '/documents/verify', bytes, {
      'content-type': 'application/octet-stream',
    })
    const first = body.recomputed[0]
    expect(first).toMatchObject({ knownThen: '72', thenEqual: true, knownNow: '80', nowEqual: false })
    expect(first.changes).toMatchObject([
      {
        unit: { key: 'a12' },
        period: '2025-12',
        form: 'crime',
        before: 1,
        version: 2,
        by: 'test',
        reason: 'đếm sót',
      },
    ])
    // What did not change has nothing to say of it.
    const same = body.recomputed.filter((one: { nowEqual: boolean }) => one.nowEqual)
    expect(same.every((one: { changes: unknown[] }) => one.changes.length === 0)).toBe(true)
    const outside = await server.person('clerk@b2')
    const seen = await outside.send('post', '/documents/verify', bytes, {
      'content-type': 'application/octet-stream',
    })
    expect(seen.body).toMatchObject({ signed: true, recomputed: null })
    expect(seen.body.note).not.toBeNull()
  })

  test('a withdrawn document keeps its number and files', async () => {
    const { path, body } = await issued()
    const gone = await walk(path, [[head, 'withdraw', { reason: 'Ban hành nhầm' }]])
    expect(gone).toMatchObject({ state: 'withdrawn', number: body.number })
    expect((await file(path, 'pdf')).byteLength).toBeGreaterThan(1000)
  })
})

test('nobody who has not signed in sees anything', async () => {
  expect((await send(server.app, 'get', '/templates')).status).toBe(401)
})
