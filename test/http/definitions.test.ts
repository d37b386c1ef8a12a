import { unzipSync, zipSync } from 'fflate'
import { beforeAll, describe, expect, test } from 'vitest'
import { loadReturns } from '../../src/cycle/collect/load.js'
import { packArchive } from '../../src/cycle/register/pack-archive.js'
import { type Caller, type Installation, installation } from '../support/definitions-server.js'
import { returnOf } from '../support/small-pack.js'

const INDICATOR = {
  id: 'share',
  name: { vi: 'Tỉ lệ làm rõ', en: 'Clearance' },
  expression: '100 * cleared / recorded',
  unit: { vi: '%', en: '%' },
  decimals: 1,
  format: 'percent',
}
const put = (list: string, value: { readonly id: string; readonly [key: string]: unknown }, more = {}) => ({
  kind: 'put',
  list,
  id: value.id,
  value,
  ...more,
})

let here: Installation
let admin: Caller

beforeAll(async () => {
  here = await installation()
  admin = await here.person('administrator@vn')
  const { index } = here.one.desk
  const returns = ['a12', 'a3', 'b2'].map((unit) =>
    returnOf(index, unit, '2026-09', 'crime', { recorded: '72', cleared: '70', seized: '1.5' }),
  )
  await loadReturns(here.db.store, index, returns, {
    actor: 'test',
    source: 'test',
    stage: 'accepted',
    reason: null,
  })
})

const current = async () => (await admin.send('get', '/definitions')).body.current.edition as string
const preview = async (...changes: object[]) =>
  admin.send('post', '/definitions/preview', { edition: await current(), changes })
const apply = async (reason: string, ...changes: object[]) =>
  admin.send('post', '/definitions', { edition: await current(), changes, reason })

describe('reading', () => {
  test('the edition in force, its files, who may edit', async () => {
    const { status, body, etag } = await admin.send('get', '/definitions')
    expect(status).toBe(200)
    expect(body.current).toMatchObject({ version: '1', by: 'test', source: 'folder', reason: null })
    expect(body.files.map(({ name }: { name: string }) => name)).toContain('templates/half-year.md')
    expect(body.may.edit).toBe(true)
    expect((await admin.send('get', '/definitions', undefined, { 'if-none-match': etag! })).status).toBe(304)
    const clerk = await here.person('clerk@a12')
    expect((await clerk.send('get', '/definitions')).body.may.edit).toMatchObject({
      no: 'access-not-this-role',
    })
  })
  test('lists and calendar as the files have them, and a file', async () => {
    const { body } = await admin.send('get', '/definitions/lists')
    expect(body.lists.forms.map(({ id }: { id: string }) => id)).toEqual(['crime', 'force', 'work'])
    expect(body.lists.acts).toHaveLength(3)
    expect(body.calendar.timezone).toBe('Asia/Ho_Chi_Minh')
    const file = await admin.send('get', '/definitions/file?name=series.csv')
    expect(file.body).toMatchObject({ name: 'series.csv', edition: body.edition })
    expect(file.body.text).toMatch(/^index,series\n1,recorded\n/)
    expect(await admin.send('get', '/definitions/file?name=none.yaml')).toMatchObject({
      status: 404,
      body: { code: 'definition-file-unknown' },
    })
    expect(await admin.send('get', '/definitions/lists?edition=unknown-edition')).toMatchObject({
      status: 404,
      body: { code: 'edition-unknown' },
    })
  })
})

describe('an indicator by a preview and an edit', () => {
  test('a fault is told at its field and column, and nothing is applied', async () => {
    const faulty = put('indicators', { ...INDICATOR, expression: '100 * cleared / recorde' })
    const { body } = await preview(faulty)
    expect(body).toMatchObject({ sound: false, effects: null })
    expect(body.findings).toMatchObject([
      {
        code: 'expression-unknown-name',
        field: 'changes.0.value.expression',
        file: 'indicators.yaml',
        line: expect.any(Number),
        column: expect.any(Number),
      },
    ])
    const refused = await apply('Thử', faulty)
    expect(refused).toMatchObject({ status: 422, body: { code: 'definitions-unsound' } })
    expect(refused.body.findings[1]).toMatchObject({ field: 'changes.0.value.expression' })
  })
  test('previewed, applied, there at once, told in the list of editions and in the audit', async () => {
    const change = put('indicators', INDICATOR)
    const { body: seen } = await preview(change)
    expect(seen.sound).toBe(true)
    expect(seen.files).toHaveLength(1)
    expect(seen.files[0].after).toContain(seen.files[0].before.trimEnd())
    expect(seen.effects).toMatchObject({
      indicators: { added: ['share'], changed: [], removed: [] },
      units: [],
      warnings: [],
    })
    const before = await current()
    const done = await apply('Theo Công văn 12', change)
    expect(done).toMatchObject({
      status: 200,
      body: {
        source: 'edit',
        reason: 'Theo Công văn 12',
        files: ['indicators.yaml'],
        by: expect.stringMatching(/^Tên/),
      },
    })
    const { body } = await admin.send('get', '/indicators')
    expect(body.indicators.map(({ id }: { id: string }) => id)).toContain('share')
    const { body: page } = await admin.send('get', '/definitions/editions?limit=1')
    expect(page.items).toEqual([done.body])
    const { body: rest } = await admin.send('get', `/definitions/editions?cursor=${page.next}`)
    expect(rest.items.map(({ edition }: { edition: string }) => edition)).toEqual([before])
    const { body: audit } = await admin.send('get', '/audit?unit=vn')
    expect(audit.items[0]).toMatchObject({ action: 'pack.register', detail: { reason: 'Theo Công văn 12' } })
  })
  test('whoever has seen an older edition is told who was first', async () => {
    const [{ edition }] = (await admin.send('get', '/definitions/editions')).body.items.slice(-1)
    for (const path of ['/definitions', '/definitions/preview']) {
      const body = {
        edition,
        changes: [put('indicators', INDICATOR)],
        ...(path === '/definitions' ? { reason: 'x' } : {}),
      }
      expect(await admin.send('post', path, body)).toMatchObject({
        status: 409,
        body: { code: 'definitions-changed', detail: expect.stringContaining('Tên person-1') },
      })
    }
  })
  test('no reason, nothing to change, no such entry', async () => {
    expect(await apply(' ', put('indicators', { ...INDICATOR, decimals: 0 }))).toMatchObject({
      status: 422,
      body: { code: 'definition-reason-missing' },
    })
    expect(await apply('x', put('indicators', INDICATOR))).toMatchObject({
      status: 422,
      body: { code: 'definitions-same' },
    })
    expect(await preview({ kind: 'remove', list: 'acts', id: 'none' })).toMatchObject({
      status: 404,
      body: { code: 'definition-entry-unknown' },
    })
    expect(await preview({ kind: 'file', name: 'figures.csv', text: 'a' })).toMatchObject({
      status: 404,
      body: { code: 'definition-file-unknown' },
    })
  })
  test('the same request sent again is answered as it was', async () => {
    const body = {
      edition: await current(),
      changes: [put('indicators', { ...INDICATOR, headline: true })],
      reason: 'x',
    }
    const key = { 'idempotency-key': 'applied-only-once' }
    const first = await admin.send('post', '/definitions', body, key)
    const again = await admin.send('post', '/definitions', body, key)
    expect([first.status, again.status, again.body]).toEqual([200, 200, first.body])
    expect(again.headers.get('idempotency-replayed')).toBe('true')
  })
  test('another way to work it out is a warning: published values change', async () => {
    const { body } = await preview(
      put('indicators', { ...INDICATOR, expression: '100 * recorded / cleared' }),
    )
    expect(body.effects.warnings).toEqual([expect.stringContaining('Tỉ lệ làm rõ')])
  })
})

describe('measures and forms', () => {
  const measure = (id: string, more = {}) => ({
    id,
    name: { vi: id, en: id },
    unit: { vi: 'vụ', en: 'cases' },
    kind: 'flow',
    ...more,
  })
  const lists = async () => (await admin.send('get', '/definitions/lists')).body.lists

  test('a new measure gets its series at the end; the form that asks it says what is new', async () => {
    const [crime] = (await lists()).forms
    const section = { ...crime.sections[0], series: [...crime.sections[0].series, 'patrols'] }
    const { body } = await preview(
      put('measures', measure('patrols')),
      put('forms', { ...crime, sections: [section] }),
    )
    expect(body.findings).toEqual([])
    expect(body.effects).toMatchObject({
      series: { added: ['patrols'], renamed: [] },
      measures: { added: ['patrols'], changed: [] },
      forms: [{ form: 'crime', change: 'changed', asked: ['patrols'], noLongerAsked: [], open: 0 }],
    })
    expect(body.files.find(({ name }: { name: string }) => name === 'series.csv').after).toMatch(
      /\n7,patrols\n$/,
    )
  })
  test('broken down, it gets a series of every category', async () => {
    const { body } = await preview(
      put('classifications', {
        id: 'kind',
        name: { vi: 'Loại', en: 'Kind' },
        categories: ['x', 'y'].map((id) => ({ id, name: { vi: id, en: id } })),
      } as never),
      put('measures', measure('patrols', { classifications: ['kind'] })),
    )
    expect(body.files.find(({ name }: { name: string }) => name === 'series.csv').after).toMatch(
      /\n7,patrols.x\n8,patrols.y\n$/,
    )
    // Nobody is asked for it yet.
    expect(body.findings).toMatchObject([{ code: 'pack-measure-not-asked', field: 'changes.1.value.id' }])
  })
  test('what has figures or returns can end, not go', async () => {
    const { forms, measures } = await lists()
    const asks = (id: string) => ({
      ...forms[0],
      sections: [
        { ...forms[0].sections[0], series: forms[0].sections[0].series.filter((one: string) => one !== id) },
      ],
    })
    const removed = await preview(
      { kind: 'remove', list: 'measures', id: 'seized' },
      put('forms', asks('seized')),
      { kind: 'remove', list: 'indicators', id: 'seized_total' },
    )
    expect(removed.body.findings).toMatchObject([
      { code: 'definition-measure-in-use', field: 'changes.0.id' },
    ])
    const ended = await preview(put('measures', { ...measures[2], to: '2027-01-01' }))
    expect(ended.body.sound).toBe(true)
    const { body } = await preview({ kind: 'remove', list: 'forms', id: 'crime' })
    expect(body.findings.map(({ code }: { code: string }) => code)).toContain('pack-measure-not-asked')
  })
  test('a measure that nobody ever used goes again, with its place', async () => {
    const [crime] = (await lists()).forms
    const section = { ...crime.sections[0], series: [...crime.sections[0].series, 'patrols'] }
    expect(
      (
        await apply(
          'thêm',
          put('measures', measure('patrols')),
          put('forms', { ...crime, sections: [section] }),
        )
      ).status,
    ).toBe(200)
    expect(here.one.desk.index.seriesCount).toBe(7)
    const done = await apply('bỏ', put('forms', crime), { kind: 'remove', list: 'measures', id: 'patrols' })
    expect(done.status).toBe(200)
    expect(here.one.desk.index.seriesCount).toBe(6)
  })
  test('drafts that are open while a form changes are a warning', async () => {
    const clerk = await here.person('clerk@a12')
    const path = '/returns/a12/2026-10/crime'
    const { etag } = await clerk.send('get', path)
    const body5 = { entries: { recorded: { value: '5' } } }
    const saved = await clerk.send('patch', path, body5, { 'if-match': etag! })
    expect(saved.status).toBe(200)
    const [crime] = (await lists()).forms
    const { body } = await preview(put('forms', { ...crime, required: ['recorded'] }))
    expect(body.effects.forms).toMatchObject([{ form: 'crime', change: 'changed', open: 1 }])
    expect(body.effects.warnings).toEqual([expect.stringContaining('crime')])
  })
})

describe('calendar', () => {
  test('another cut-off moves windows; a deadline shows its days', async () => {
    const { calendar } = (await admin.send('get', '/definitions/lists')).body
    const { body } = await preview({
      kind: 'calendar',
      value: {
        ...calendar,
        cutoffs: [...calendar.cutoffs, { from: '2027-01', cutoffDay: 0, source: 'mới' }],
        deadlines: [{ level: 'commune', day: 16 }],
      },
    })
    expect(body.findings).toEqual([])
    const of = (code: string) =>
      body.effects.periods.find(({ period }: { period: string }) => period === code)
    expect(of('2027-02').window).toEqual({
      before: '15/1/2027 – 14/2/2027',
      after: '1/2/2027 – 28/2/2027',
    })
    expect(of('2026-11')).toMatchObject({
      window: null,
      due: [{ level: 'commune', before: null, after: expect.any(String) }],
    })
    const faulty = await preview({ kind: 'calendar', value: { ...calendar, timezone: 'Mars/Base' } })
    expect(faulty.body.findings).toMatchObject([
      { field: 'changes.0.value.timezone', code: 'pack-timezone-unknown' },
    ])
  })
})

describe('as text', () => {
  test('a fault is told by line', async () => {
    const { text } = (await admin.send('get', '/definitions/file?name=forms.yaml')).body
    const { body } = await preview({ kind: 'file', name: 'forms.yaml', text: `${text}\n- id: [` })
    expect(body.findings).toMatchObject([
      { file: 'forms.yaml', line: expect.any(Number), field: 'changes.0.text' },
    ])
  })
  test('a template is judged too', async () => {
    const { body } = await preview({ kind: 'file', name: 'templates/new.md', text: '---\nlang: xx\n---\n' })
    expect(body.sound).toBe(false)
    expect(body.findings[0]).toMatchObject({ file: 'templates/new.md', field: 'changes.0.text' })
  })
})

describe('archives', () => {
  const unpack = (bytes: Uint8Array) =>
    admin.send('post', '/definitions/unpack', bytes, { 'content-type': 'application/zip' })
  const exported = async () => {
    const { app } = here.one
    void app
    const reply = await admin.send('get', '/definitions/export')
    expect(reply.headers.get('content-type')).toBe('application/zip')
    return packArchive(new Map(here.one.definitions.current.texts))
  }
  test('what was exported changes nothing; an edited one becomes changes', async () => {
    const bytes = await exported()
    expect((await unpack(bytes)).body).toMatchObject({ changes: [], ignored: [] })
    const files = unzipSync(bytes)
    const edited = new TextEncoder().encode(`${new TextDecoder().decode(files['forms.yaml'])}# thêm\n`)
    const { 'templates/half-year.md': _, ...rest } = files
    const folder = Object.fromEntries(
      Object.entries({ ...rest, 'forms.yaml': edited, 'README.md': edited, '../evil.yaml': edited }).map(
        ([name, content]) => [`pack/${name}`, content],
      ),
    )
    const { body } = await unpack(zipSync(folder))
    expect(body.changes).toMatchObject([
      { kind: 'file', name: 'forms.yaml', text: expect.stringContaining('# thêm') },
      { kind: 'file', name: 'templates/half-year.md', text: null },
    ])
    expect(body.ignored.sort()).toEqual(['pack/../evil.yaml', 'pack/README.md'])
    expect((await preview(...body.changes)).body.sound).toBe(true)
  })
  test('what is none, is another pack, or is too large', async () => {
    expect((await unpack(new TextEncoder().encode('no zip'))).body.code).toBe('archive-unreadable')
    const other = zipSync({ 'pack.yaml': new TextEncoder().encode('id: other\n') })
    expect((await unpack(other)).body.code).toBe('archive-other-pack')
    const bomb = zipSync({ 'units.csv': new Uint8Array(30_000_000) })
    expect((await unpack(bomb)).body.code).toBe('archive-too-large')
  })
})

describe('an expression while it is typed', () => {
  const attempt = (who: Caller, body: object) =>
    who.send('post', '/definitions/expression', { period: '2026-09', ...body })
  test('its value, as a document prints it, and its parts', async () => {
    const analyst = await here.person('analyst@vn')
    const { body } = await attempt(analyst, {
      expression: '100 * cleared / recorded',
      format: 'percent',
      decimals: 1,
    })
    expect(body).toMatchObject({
      findings: [],
      value: expect.stringMatching(/^97\.222/),
      shown: { vi: '97,2%', en: '97.2%' },
      numerator: '210',
      denominator: '216',
      unit: 'vn',
      period: '2026-09',
      note: null,
      parts: [
        { code: 'cleared', value: '210' },
        { code: 'recorded', value: '216' },
      ],
    })
    expect((await attempt(analyst, { expression: 'recorded', unit: 'a12' })).body).toMatchObject({
      value: '72',
      shown: { vi: '72 vụ' },
    })
  })
  test('faults by column, and why there is no figure', async () => {
    const analyst = await here.person('analyst@vn')
    expect((await attempt(analyst, { expression: '100 * recorde' })).body.findings).toMatchObject([
      { code: 'expression-unknown-name', column: 7 },
    ])
    expect((await attempt(analyst, { expression: 'recorded', period: '2026-08' })).body).toMatchObject({
      value: null,
      note: expect.stringContaining('2026-08'),
    })
    expect((await attempt(analyst, { expression: 'recorded', unit: 'a1' })).body.note).toContain('2026-09')
    expect((await attempt(admin, { expression: 'recorded' })).body).toMatchObject({
      value: null,
      findings: [],
      note: expect.stringContaining('không xem số liệu'),
    })
    expect((await attempt(analyst, { expression: 'recorded', unit: 'none' })).body.code).toBe(
      'unit-key-unknown',
    )
  })
})
