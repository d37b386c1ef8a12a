import { beforeAll, describe, expect, test } from 'vitest'
import { type Person, send, type TestServer, testServer } from '../support/http.js'
import { smallPack } from '../support/small-pack.js'

let server: TestServer
let clerk: Person
beforeAll(async () => {
  server = await testServer(smallPack())
  clerk = await server.person('clerk@a12')
})

const get = async (path: string, headers = {}) => clerk.send('get', path, undefined, headers)
const keys = (units: { key: string }[]) => units.map(({ key }) => key)

describe('units', () => {
  test('today’s tree, each unit after the one above it', async () => {
    const { status, body } = await get('/units')
    expect(status).toBe(200)
    expect(body.on).toBe('2026-11-23')
    expect(keys(body.units)).toEqual(['vn', 'pa', 'a12', 'pb', 'a3', 'b2', 'b1x', 'b1y'])
    expect(body.units[2]).toEqual({
      key: 'a12',
      code: 'a1',
      name: 'Công an a1',
      level: 'commune',
      parent: 'pa',
      path: ['vn', 'pa', 'a12'],
      children: 0,
    })
  })

  test('the tree of another day, a part of it, a level of it', async () => {
    const { body } = await get('/units?on=2025-01-01&under=pa')
    expect(keys(body.units)).toEqual(['pa', 'a1', 'a2', 'a3'])
    expect(keys((await get('/units?level=province')).body.units)).toEqual(['pa', 'pb'])
  })

  test.each([
    ['cong an b', ['pb', 'b2', 'b1x', 'b1y']],
    ['Công an B2', ['b2']],
    ['an CÔNG a1', ['a12']],
    ['cồng an', []],
    ['nowhere', []],
  ])('found by “%s”', async (q, expected) => {
    expect(keys((await get(`/units?q=${encodeURIComponent(q)}`)).body.units)).toEqual(expected)
  })

  test.each([
    ['/units?on=1999-01-01', 422, 'unit-tree-none'],
    ['/units?on=2026-02-30', 400, 'request-invalid'],
    ['/units?under=a1', 422, 'unit-key-unknown'],
    ['/units?under=nobody', 422, 'unit-key-unknown'],
    ['/units?level=village', 422, 'level-not-in-pack'],
    ['/units?q=', 400, 'request-invalid'],
    ['/units/nobody', 404, 'unit-not-registered'],
  ])('%s is refused: %i %s', async (path, status, code) => {
    expect(await get(path)).toMatchObject({ status, body: { code } })
  })

  test('a unit that was merged: its spans, who took it over, by which act, and how it stands to the caller', async () => {
    const { body } = await get('/units/a1')
    expect(body).toMatchObject({
      key: 'a1',
      spans: [
        { from: '2020-01-01', to: '2025-03-01', code: 'a1', parent: { key: 'pa', name: 'Công an pa' } },
      ],
      today: null,
      predecessors: [],
      successors: [{ unit: { key: 'a12' }, share: '1', basis: 'whole', date: '2025-03-01' }],
      relations: [{ office: { unit: 'a12', role: 'clerk' }, relation: 'predecessor' }],
    })
    expect(body.acts).toHaveLength(1)
    expect(body.acts[0]).toMatchObject({ effective: '2025-03-01' })
  })

  test('a unit that moved: both places, the act that moved it, and today’s path', async () => {
    const { body } = await get('/units/a3')
    expect(body.spans.map((span: { parent: { key: string } }) => span.parent.key)).toEqual(['pa', 'pb'])
    expect(body.acts.map((act: { effective: string }) => act.effective)).toEqual(['2025-10-01'])
    expect(keys(body.today.path)).toEqual(['vn', 'pb', 'a3'])
    expect(body.relations[0].relation).toBe('elsewhere')
  })

  test('only offices held today are told, and one whose unit is no more stands in no relation', async () => {
    const person = await server.person(
      { role: 'leader', unit: 'a2', from: '2020-01-01', to: null },
      { role: 'head', unit: 'pb', from: '2020-01-01', to: '2021-01-01' },
      { role: 'analyst', unit: 'vn', from: '2020-01-01', to: null },
    )
    const { body } = await person.send('get', '/units/b1')
    expect(body.relations).toEqual([
      { office: { unit: 'vn', role: 'analyst' }, relation: 'below' },
      { office: { unit: 'a2', role: 'leader' }, relation: null },
    ])
    expect(body.successors).toMatchObject([
      { unit: { key: 'b1x' }, share: '0.25', basis: 'population' },
      { unit: { key: 'b1y' }, share: '0.75', basis: 'population' },
    ])
  })

  test('the acts, in order, with the units before and after', async () => {
    const { body } = await get('/reorganisations')
    expect(
      body.acts.map((act: { effective: string; operations: { op: string; before: []; after: [] }[] }) => [
        act.effective,
        ...act.operations.map(({ op, before, after }) => [op, keys(before), keys(after)]),
      ]),
    ).toEqual([
      ['2025-03-01', ['merge', ['a1', 'a2'], ['a12']]],
      ['2025-07-01', ['split', ['b1'], ['b1x', 'b1y']]],
      ['2025-10-01', ['move', ['a3'], ['a3']]],
    ])
    expect(body.acts[2].operations[0].after[0]).toMatchObject({ parent: 'pb', share: '1' })
  })
})

describe('forms, indicators, pack', () => {
  test('the forms, and one with its series', async () => {
    const { body } = await get('/forms')
    expect(body.forms.map((form: { id: string; series: number }) => [form.id, form.series])).toEqual([
      ['crime', 4],
      ['force', 1],
      ['work', 1],
    ])
    const form = (await get('/forms/crime')).body
    expect(form.sections[0].series[2]).toMatchObject({
      code: 'seized',
      unit: { vi: 'vụ', en: 'cases' },
      kind: 'flow',
      scale: 3,
      signed: false,
      required: false,
    })
    expect(form.narratives).toEqual([{ id: 'situation', name: { vi: 'Tình hình', en: 'Situation' } }])
  })

  test('a form that is not there', async () => {
    expect(await get('/forms/none')).toMatchObject({ status: 404, body: { code: 'form-not-in-pack' } })
  })

  test('the indicators with the series they are made of', async () => {
    const { body } = await get('/indicators')
    expect(body.indicators[0]).toMatchObject({
      id: 'recorded',
      expression: 'recorded',
      series: ['recorded'],
      activity: false,
    })
  })

  test('the pack: what it is, and the hash under which the database holds it', async () => {
    const { body } = await get('/pack')
    expect(body).toMatchObject({
      id: 'small',
      version: '1',
      timezone: 'Asia/Ho_Chi_Minh',
      today: '2026-11-23',
    })
    const held = await server.db.store.ownerPool.query('select content_hash from pack_version')
    expect(held.rows).toEqual([{ content_hash: body.contentHash }])
  })
})

describe('periods', () => {
  test('a half-year: its days, parts and neighbours', async () => {
    const { body } = await get('/periods/2024-h1')
    expect(body).toMatchObject({
      code: '2024-H1',
      type: 'half',
      name: { vi: '6 tháng đầu năm 2024' },
      window: { from: '2023-12-15', to: '2024-06-14', days: 183 },
      today: 'over',
      parts: ['2024-01', '2024-02', '2024-03', '2024-04', '2024-05', '2024-06'],
      samePeriodLastYear: '2023-H1',
      previous: '2023-H2',
      next: '2024-H2',
      forms: [],
    })
  })

  test.each([
    ['2026-11', 'over'],
    ['2026-12', 'running'],
    ['2027-01', 'coming'],
  ])('%s is %s on 23 November', async (code, today) => {
    expect((await get(`/periods/${code}`)).body).toMatchObject({ today, forms: ['crime', 'force'] })
  })

  test('preliminary until an order says final; of the own unit unless another is named', async () => {
    const figures = async (query = '') => (await get(`/periods/2026-10${query}`)).body.figures
    expect(await figures()).toEqual({ unit: 'a12', status: 'preliminary' })
    expect(await figures('?unit=b2')).toBeNull()
    await server.db.store.ownerPool.query(
      `insert into period_closure (unit_id, closure_id, period, kind, valid_from, ordered_by, ordered_name, office_unit, office_role, at,
         reason, reach)
       select unit_id, gen_random_uuid(), 320260010, 'final', '2026-11-01', 'x', 'X', unit_id, 'head', '2026-11-01', 'test', reach
       from org_unit where unit_key = 'pa'`,
    )
    expect(await figures()).toEqual({ unit: 'a12', status: 'final' })
    const chief = await server.person('head@pb')
    expect((await chief.send('get', '/periods/2026-10')).body.figures).toEqual({
      unit: 'pb',
      status: 'preliminary',
    })
  })

  test('a year of periods; this year when none is named', async () => {
    const { body } = await get('/periods?year=2024')
    expect(body.periods.map(({ code }: { code: string }) => code)).toHaveLength(12 + 4 + 2 + 1 + 1)
    expect((await get('/periods')).body.year).toBe(2026)
  })

  test.each([
    ['/periods/2024-13', 422, 'period-code-invalid'],
    ['/periods/2024-06?unit=nobody', 404, 'unit-not-registered'],
    ['/periods?year=x', 400, 'request-invalid'],
    ['/periods?year=99999', 400, 'request-invalid'],
  ])('%s is refused: %i %s', async (path, status, code) => {
    expect(await get(path)).toMatchObject({ status, body: { code } })
  })
})

const CACHEABLE = [
  '/units',
  '/units/a3',
  '/reorganisations',
  '/forms',
  '/forms/crime',
  '/periods',
  '/periods/2024-06',
  '/indicators',
  '/pack',
]

describe('asking again', () => {
  test.each(CACHEABLE)('%s: nothing is sent twice', async (path) => {
    const first = await get(path)
    expect(first.etag).toMatch(/^"\S{20,}"$/)
    expect(first.headers.get('cache-control')).toBe('private, no-cache')
    const again = await get(path, { 'if-none-match': `"other", W/${first.etag}` })
    expect(again).toMatchObject({ status: 304, etag: first.etag, body: null })
    expect((await get(path, { 'if-none-match': '"other"' })).status).toBe(200)
  })

  test.each(CACHEABLE)('%s: the tag opens nothing for who may not read it', async (path) => {
    const { etag } = await get(path)
    const headers = { 'if-none-match': etag! }
    expect((await send(server.app, 'get', path, undefined, headers)).status).toBe(401)
    const nobody = await server.person()
    expect(await nobody.send('get', path, undefined, headers)).toMatchObject({
      status: 403,
      body: { code: 'access-no-role' },
    })
  })

  test('the tag is another when the answer is', async () => {
    const now = await get('/units')
    const then = await get('/units?on=2025-01-01')
    expect(now.etag).not.toBe(then.etag)
  })
})
