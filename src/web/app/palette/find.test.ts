import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Finder, searchable, type UnitLike } from './find.js'

const unit = (key: string, name: string, code: string, path: string[]): UnitLike => ({
  key,
  name,
  code,
  level: key === 'lc' ? 'province' : 'commune',
  path: [...path, key],
})

const FORMS = [
  { id: 'monthly', name: { vi: 'Báo cáo tháng', en: 'Monthly' }, periodType: 'month', levels: ['commune'] },
  { id: 'yearly', name: { vi: 'Báo cáo năm', en: 'Yearly' }, periodType: 'year', levels: ['province'] },
]

const PAGES = searchable([
  { id: 'page /board', group: 'pages', label: 'Tiến độ nộp', detail: 'Công việc', to: '/board' },
  {
    id: 'indicator x',
    group: 'indicators',
    label: 'Tỉ lệ điều tra, khám phá',
    detail: 'x',
    to: '/definitions',
  },
])

const finder = (units: readonly UnitLike[], offices: readonly string[] = []) =>
  new Finder({
    lang: 'vi',
    today: '2026-11-23',
    units,
    forms: FORMS,
    offices: new Set(offices),
    others: PAGES,
  })

const UNITS = [
  unit('lc', 'Công an tỉnh Lai Châu', '12', []),
  unit('mt', 'Công an xã Mường Tè', '03463', ['lc']),
  unit('mt2', 'Công an xã Mường Than', '03595', ['lc']),
  unit('other', 'Công an xã Mường Tè', '99999', ['far']),
]

test('a unit and a period give the returns of that unit in that period, this year’s before last year’s', () => {
  const found = finder(UNITS, ['lc']).find('muong te thang 10')
  expect(found.filter(({ group }) => group === 'returns').map(({ to }) => to)).toEqual([
    '/returns/mt/2026-10/monthly',
    '/returns/mt/2025-10/monthly',
    '/returns/other/2026-10/monthly',
    '/returns/other/2025-10/monthly',
  ])
  expect(found[0]!.label).toBe('Công an xã Mường Tè · tháng 10 năm 2026')
})

test('only forms that the unit owes, of that kind of period', () => {
  const found = finder(UNITS).find('tỉnh lai châu năm 2025')
  expect(found.filter(({ group }) => group === 'returns').map(({ to }) => to)).toEqual([
    '/returns/lc/2025/yearly',
  ])
})

test.each([
  ['tien do', 'page /board'],
  ['khám phá', 'indicator x'],
  ['03463', 'unit mt'],
  ['mường than', 'unit mt2'],
])('%s → %s', (typed, id) => {
  expect(finder(UNITS).find(typed)[0]?.id).toBe(id)
})

test('units under one’s own office come first', () => {
  const ids = (offices: string[]) =>
    finder(UNITS, offices)
      .find('mường tè')
      .map(({ id }) => id)
  expect(ids(['lc'])).toEqual(['unit mt', 'unit other'])
  expect(ids(['far'])).toEqual(['unit other', 'unit mt'])
})

test('of one unit: its last months and its pages, or the period that is named', () => {
  const of = (typed: string) =>
    finder(UNITS)
      .ofUnit('mt', typed)
      .map(({ to }) => to)
  expect(of('')).toEqual([
    '/returns/mt/2026-11/monthly',
    '/returns/mt/2026-10/monthly',
    '/returns/mt/2026-09/monthly',
    '/returns?unit=mt',
    '/board?unit=mt',
    '/figures?unit=mt',
    '/units/mt',
  ])
  expect(of('tháng 3/2026')[0]).toBe('/returns/mt/2026-03/monthly')
  expect(of('so lieu')).toEqual(['/figures?unit=mt'])
})

test('whatever is typed, nothing is found twice and every address is one of ours', () => {
  const all = finder(UNITS)
  const words = fc.constantFrom('muong', 'Tè', 'tháng 10', '2026', 'quý', '03463', 'a', '', 'năm', '%', '(')
  fc.assert(
    fc.property(fc.array(words, { maxLength: 5 }), (typed) => {
      const found = all.find(typed.join(' '))
      expect(new Set(found.map(({ id }) => id)).size).toBe(found.length)
      for (const { to } of found) expect(to).toMatch(/^\/[a-z]/)
    }),
  )
})
