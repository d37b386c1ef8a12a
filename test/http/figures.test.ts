import { beforeAll, describe, expect, test } from 'vitest'
import { type LoadMeta, loadReturns } from '../../src/cycle/collect/load.js'
import { compare } from '../../src/cycle/compare/compare.js'
import { tableJson } from '../../src/cycle/compare/table-json.js'
import { parsePeriod } from '../../src/domain/period.js'
import { foldAll } from '../../src/store/rollup.js'
import { type Answer, type Person, type TestServer, testServer } from '../support/http.js'
import { returnOf, smallPack, unitId } from '../support/small-pack.js'

const META: LoadMeta = { actor: 'test', source: 'test.csv', stage: 'accepted', reason: null }

let server: TestServer
let nation: Person
let provinceA: Person
let provinceB: Person
let commune: Person

/** Recorded cases by unit and month; seized is a hundredth of it, and who recorded 13 says that staff does not apply. */
const RECORDED: Record<string, Record<string, number>> = {
  a1: { '2024-09': 4, '2024-12': 10 },
  a2: { '2024-09': 5, '2024-12': 20 },
  a3: { '2024-09': 6, '2024-12': 30, '2025-09': 7, '2025-12': 40 },
  a12: { '2025-09': 8, '2025-12': 25 },
  b1: { '2024-12': 50 },
  b2: { '2024-12': 60, '2025-12': 13 },
  b1x: { '2025-12': 14 },
}

beforeAll(async () => {
  server = await testServer(smallPack())
  const { index, store } = server.db
  const crime = Object.entries(RECORDED).flatMap(([unit, months]) =>
    Object.entries(months).map(([month, n]) =>
      returnOf(index, unit, month, 'crime', {
        recorded: String(n),
        cleared: n === 13 ? 'n/a' : '1',
        seized: `${n / 100}`,
      }),
    ),
  )
  await loadReturns(store, index, crime, META)
  const force = ['pb', 'b2'].map((unit, i) =>
    returnOf(index, unit, '2025-12', 'force', { staff: `${3 + i}` }),
  )
  await loadReturns(store, index, force, META)
  nation = await server.person('leader@vn')
  provinceA = await server.person('analyst@pa')
  provinceB = await server.person('head@pb')
  commune = await server.person('clerk@a12')
})

const query = (fields: Record<string, string | string[]>) =>
  Object.entries(fields)
    .flatMap(([name, value]) => [value].flat().map((one) => `${name}=${encodeURIComponent(one)}`))
    .join('&')
const totals = (who: Person, fields: Record<string, string>) =>
  who.send('get', `/figures/totals?${query(fields)}`)
const comparison = (who: Person, fields: Record<string, string | string[]>) =>
  who.send('get', `/figures/comparison?${query(fields)}`)
const explanation = (who: Person, fields: Record<string, string>) =>
  who.send('get', `/figures/explanation?${query(fields)}`)

function series(answer: Answer, code: string) {
  const { total, reported, notApplicable, expected } = answer.body.series.find(
    (one: { code: string }) => one.code === code,
  )
  return [total, reported, notApplicable, expected]
}

describe('totals', () => {
  test('every series of the pack, with how many returns are in', async () => {
    const answer = await totals(provinceB, { unit: 'pb', period: '2025-12' })
    expect(answer.status).toBe(200)
    expect(answer.body).toMatchObject({
      unit: { key: 'pb', code: 'pb', name: 'Công an pb', level: 'province' },
      window: { from: '2025-11-15', to: '2025-12-14', days: 30 },
      treeDate: '2025-12-14',
      scope: 'all',
      stage: 'accepted',
      knownAt: null,
      note: null,
    })
    expect(answer.body.series.map(({ code }: { code: string }) => code)).toEqual(
      server.index.pack.series.map(({ code }) => code),
    )
    expect(series(answer, 'recorded')).toEqual(['67', 3, 0, 4])
    expect(series(answer, 'cleared')).toEqual(['2', 2, 1, 4])
    expect(series(answer, 'seized')).toEqual(['0.67', 3, 0, 4])
    expect(series(answer, 'balance')).toEqual([null, 0, 0, 4])
    expect(series(answer, 'staff')).toEqual(['7', 2, 0, 5])
    expect(series(answer, 'meetings')).toEqual([null, 0, 0, 0])
  })

  test('the unit’s own returns apart from those below it', async () => {
    const answer = await totals(provinceB, { unit: 'pb', period: '2025-12', scope: 'own' })
    expect(series(answer, 'staff')).toEqual(['3', 1, 0, 1])
    expect(series(answer, 'recorded')).toEqual([null, 0, 0, 0])
  })

  test('longer periods add up, a stock is that of the last month', async () => {
    const answer = await totals(provinceB, { unit: 'pb', period: '2025' })
    expect(series(answer, 'recorded')?.slice(0, 2)).toEqual(['74', 4])
    expect(series(answer, 'staff')).toEqual(['7', 2, 0, 5])
  })

  test('nothing was known before it came, and the future is refused', async () => {
    const at = (knownAt: string) => totals(nation, { unit: 'vn', period: '2025-12', knownAt })
    expect(series(await at('2026-01-01T00:00:00+07:00'), 'recorded')).toEqual([null, 0, 0, 5])
    expect(await at('2999-01-01T00:00:00Z')).toMatchObject({
      status: 422,
      body: { code: 'as-known-at-future' },
    })
  })

  test('a week has no form here: said, instead of an empty table', async () => {
    const { body } = await totals(nation, { unit: 'vn', period: '2025-W24' })
    expect(body.note).toContain('2025-W24')
    expect(body.note).toContain('tháng')
    expect((await totals(nation, { unit: 'vn', period: '2025-W24', lang: 'en' })).body.note).toContain(
      'month',
    )
  })

  describe.each(['before', 'after'])('%s what waits is folded', (when) => {
    beforeAll(async () => {
      if (when === 'after') await foldAll(server.db.store.owner, server.index.seriesCount)
    })

    test('who stood above a unit then reads what it returned then, and no later month', async () => {
      const then = await totals(provinceA, { unit: 'a3', period: '2025-09' })
      expect(series(then, 'recorded')).toEqual(['7', 1, 0, 1])
      expect(await totals(provinceA, { unit: 'a3', period: '2025-12' })).toMatchObject({
        status: 403,
        body: { code: 'access-elsewhere' },
      })
    })

    test('the old superior’s total holds the unit that left; the new one’s months of before do not', async () => {
      const a = await totals(provinceA, { unit: 'pa', period: '2025-09' })
      expect(series(a, 'recorded')).toEqual(['15', 2, 0, 2])
      const b = await totals(provinceB, { unit: 'pb', period: '2025-09' })
      expect(series(b, 'recorded')).toEqual([null, 0, 0, 3])
    })
  })

  test.each([
    [{ unit: 'a1', period: '2025-12' }, 422, 'unit-key-unknown'],
    [{ unit: 'nobody', period: '2025-12' }, 403, 'access-unit-unknown'],
    [{ unit: 'vn', period: '2025-00' }, 422, 'period-code-invalid'],
    [{ unit: 'vn', period: '2025-12', scope: 'some' }, 400, 'request-invalid'],
    [{ unit: 'vn', period: '2025-12', stage: 'done' }, 400, 'request-invalid'],
    [{ unit: 'vn', period: '2025-12', knownAt: 'yesterday' }, 400, 'request-invalid'],
    [{ unit: 'vn', period: '1950-12' }, 422, 'unit-tree-none'],
    [{ period: '2025-12' }, 400, 'request-invalid'],
  ])('%o is refused: %i %s', async (fields, status, code) => {
    expect(await totals(nation, fields as Record<string, string>)).toMatchObject({ status, body: { code } })
  })
})

describe('comparison', () => {
  test('what the command line prints as JSON, word for word', async () => {
    const { body } = await comparison(nation, {
      unit: 'vn',
      period: '2025-12',
      by: 'commune',
      all: 'true',
      lang: 'en',
    })
    const { index, store } = server.db
    const table = await compare(store, index, {
      viewer: unitId(index, 'vn'),
      unit: 'vn',
      period: parsePeriod('2025-12'),
      baseKind: 'same-period-last-year',
      basePeriod: null,
      by: 'commune',
      basis: null,
      indicators: index.pack.indicators,
      stage: 'accepted',
      knownAt: null,
      testChance: true,
      allowIncomplete: false,
    })
    expect(body).toEqual(JSON.parse(JSON.stringify(tableJson(index, table, { lang: 'en', cautious: false }))))
  })

  test('each office sees the same figures of its part of the tree', async () => {
    const ask = { period: '2025-12', by: 'commune', indicator: 'recorded', allowIncomplete: 'true' }
    const rows = async (who: Person, unit: string) => (await comparison(who, { ...ask, unit })).body.rows
    const all = await rows(nation, 'vn')
    const mine = await rows(provinceA, 'pa')
    expect(mine[0].comparisons[0]).toMatchObject({
      current: { value: '25', reported: 1, expected: 1 },
      base: { value: '30', reported: 2, expected: 2 },
      difference: '-5',
      words: { vi: 'giảm 5 vụ (16,7%) so với cùng kỳ năm 2024' },
    })
    const of = (table: typeof all, key: string) =>
      table.find((row: { unit: { key: string } | null }) => row.unit?.key === key)
    expect(of(mine, 'a12').comparisons[0].current).toEqual(of(all, 'a12').comparisons[0].current)
    expect((await rows(commune, 'a12'))[0].comparisons[0].base).toMatchObject({ value: '30', reported: 2 })
  })

  test('several indicators, a base of one’s own, cautious words', async () => {
    const { body } = await comparison(nation, {
      unit: 'vn',
      period: '2025-12',
      base: '2025-09',
      indicator: ['seized', 'recorded', 'seized'],
      cautious: 'true',
      allowIncomplete: 'true',
    })
    expect(body).toMatchObject({ base: '2025-09', baseKind: 'period', by: null })
    expect(body.rows[0].comparisons.map(({ indicator }: { indicator: string }) => indicator)).toEqual([
      'seized',
      'recorded',
    ])
    expect(body.rows[0].comparisons[1].shown).toMatchObject({ current: '92', change: '+77' })
    expect(body.notes.join()).toContain('30 ngày')
  })

  test.each([
    ['year-to-date', true],
    ['previous-period', false],
    ['target', false],
  ])('base %s', async (base, cumulative) => {
    const { status, body } = await comparison(nation, { unit: 'vn', period: '2025-12', base })
    expect([status, body.baseKind, body.cumulative]).toEqual([200, base, cumulative])
  })

  test('on the tree of a day on which a unit still stood here, its months of then are seen in its row', async () => {
    const { body } = await comparison(provinceA, {
      unit: 'pa',
      period: '2025-09',
      by: 'commune',
      indicator: 'recorded',
    })
    const values = body.rows.map((row: { unit: { key: string }; comparisons: [{ current: object }] }) => [
      row.unit?.key,
      row.comparisons[0].current,
    ])
    expect(values).toMatchObject([
      ['pa', { value: '15', reported: 2 }],
      ['a3', { value: '7', reported: 1, expected: 1 }],
      ['a12', { value: '8', reported: 1 }],
      [undefined, { value: null, expected: 0 }],
    ])
  })

  test('what needs months in which the unit was another’s is refused, not added up without them', async () => {
    const ask = { unit: 'pa', period: '2025-12', basis: '2025-09-14' }
    expect(await comparison(provinceA, ask)).toMatchObject({
      status: 403,
      body: { code: 'figure-beyond-reach', findings: [{ unit: 'a3', period: '2025-12' }] },
    })
    expect((await comparison(nation, ask)).status).toBe(200)
  })

  test.each([
    [{ unit: 'a1', period: '2025-12' }, 422, 'unit-key-unknown'],
    [{ unit: 'vn', period: '2025-12', by: 'village' }, 422, 'level-not-in-pack'],
    [{ unit: 'vn', period: '2025-12', indicator: 'none' }, 404, 'indicator-not-in-pack'],
    [{ unit: 'vn', period: '2025-12', base: 'nothing' }, 422, 'period-code-invalid'],
    [{ unit: 'vn', period: '2025-12-01', base: 'year-to-date' }, 422, 'period-without-months'],
    [{ unit: 'vn', period: '2025-12', basis: '1999-01-01' }, 422, 'unit-tree-none'],
    [{ unit: 'vn', period: '2025-12', all: 'yes' }, 400, 'request-invalid'],
  ])('%o is refused: %i %s', async (fields, status, code) => {
    expect(await comparison(nation, fields as Record<string, string>)).toMatchObject({
      status,
      body: { code },
    })
  })
})

describe('explanation', () => {
  test('a figure opens down to the returns, and they add up to it', async () => {
    const { status, body } = await explanation(nation, { indicator: 'recorded', unit: 'pb', period: '2025' })
    expect(status).toBe(200)
    expect(body).toMatchObject({
      indicator: 'recorded',
      unit: { key: 'pb' },
      value: '74',
      words: '74 vụ',
      series: [{ code: 'recorded', name: { vi: 'recorded' } }],
    })
    const sum = body.parts.reduce((n: number, part: { values: { recorded: string } }) => {
      return n + Number(part.values.recorded)
    }, 0)
    expect(sum).toBe(74)
    expect(body.parts[0]).toMatchObject({ form: 'crime', version: 1, source: 'test.csv', reason: null })
    expect(body.missing).toHaveLength(body.expected - body.reported)
  })

  test('what a unit wrote about its figure travels with it', async () => {
    await server.db.store.ownerPool.query(
      `update return_version v set explanations = '{"note:1": "Mở đợt cao điểm trấn áp"}' from org_unit u
       where u.unit_id = v.unit_id and u.unit_key = 'b2' and v.form = 'crime' and v.period = 320250012`,
    )
    const { body } = await explanation(provinceB, { indicator: 'recorded', unit: 'b2', period: '2025-12' })
    expect(body.parts[0].explanations).toEqual([
      { key: 'note:1', series: ['recorded'], text: 'Mở đợt cao điểm trấn áp' },
    ])
    const other = await explanation(provinceB, { indicator: 'seized', unit: 'b2', period: '2025-12' })
    expect(other.body.parts[0].explanations).toEqual([])
  })

  test('a unit that moved on in the middle of the year is in no part of the old superior’s figure', async () => {
    const { body } = await explanation(nation, { indicator: 'recorded', unit: 'pa', period: '2025' })
    expect(body.value).toBe('33')
    expect([...new Set(body.parts.map((part: { unit: { key: string } }) => part.unit.key))]).toEqual(['a12'])
    expect(body.missing).toHaveLength(body.expected - body.reported)
  })

  test('the old superior opens what the unit returned then', async () => {
    const { body } = await explanation(provinceA, { indicator: 'recorded', unit: 'a3', period: '2025-09' })
    expect(body).toMatchObject({ value: '7', parts: [{ unit: { key: 'a3' }, values: { recorded: '7' } }] })
  })

  test('sideways and upward nothing opens', async () => {
    for (const unit of ['b2', 'pa', 'pb', 'vn'])
      expect((await explanation(commune, { indicator: 'recorded', unit, period: '2025-12' })).status).toBe(
        403,
      )
  })

  test.each([
    [{ unit: 'vn', period: '2025-12', indicator: 'none' }, 404, 'indicator-not-in-pack'],
    [{ unit: 'a1', period: '2025-12', indicator: 'recorded' }, 422, 'unit-key-unknown'],
    [{ unit: 'vn', period: '2025-12' }, 400, 'request-invalid'],
  ])('%o is refused: %i %s', async (fields, status, code) => {
    expect(await explanation(nation, fields as Record<string, string>)).toMatchObject({
      status,
      body: { code },
    })
  })
})

test('figures are kept nowhere on the way', async () => {
  const { headers } = await totals(nation, { unit: 'vn', period: '2025-12' })
  expect(headers.get('cache-control')).toBe('no-store')
})
