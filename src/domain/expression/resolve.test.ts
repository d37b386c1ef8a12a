import { describe, expect, test } from 'vitest'
import { indicator, measure, vocabulary } from '../../../test/support/vocabulary.js'
import type { Indicator } from '../measure.js'
import { type Finding, Problem } from '../problem.js'
import { dimensionWords, parse, resolve, resolveIndicator, seriesOf } from './index.js'

function bind(text: string, indicators: readonly Indicator[] = vocabulary.indicators, periods = false) {
  return resolve(parse(text), { ...vocabulary, indicators }, { periods })
}

function refusal(work: () => unknown): Finding {
  try {
    work()
  } catch (error) {
    if (error instanceof Problem) return error.findings[0]!
    throw error
  }
  throw new Error('accepted')
}

describe('the series that matter', () => {
  test.each([
    ['recorded', [1, 2, 3]],
    ['recorded[severity=very_serious|minor]', [1, 3]],
    ['cleared + cleared_earlier - cleared', [4, 5]],
    ['clearance', [1, 2, 3, 4, 5]],
    ['crime_rate * 2', [1, 2, 3, 7]],
    ['1 + 1', []],
  ])('%s reads %j', (text, series) => {
    expect(seriesOf(bind(text))).toEqual(series)
  })

  test('a measure goes before an indicator of the same id, which may so be defined by it', () => {
    const indicators = [indicator('recorded', 'recorded', { format: 'count' })]
    expect(seriesOf(bind('recorded', indicators))).toEqual([1, 2, 3])
    expect(seriesOf(resolveIndicator(indicators[0]!, { ...vocabulary, indicators }))).toEqual([1, 2, 3])
  })

  test('an earlier period is an input of its own, through indicators too', () => {
    const bound = bind('cleared - cleared@previous + clearance@last_year * cleared', undefined, true)
    expect(bound.inputs).toContainEqual({ series: 4, when: 'now' })
    expect(bound.inputs).toContainEqual({ series: 4, when: 'previous' })
    expect(bound.inputs).toContainEqual({ series: 1, when: 'last_year' })
    expect(bound.inputs).not.toContainEqual({ series: 1, when: 'now' })
    expect(seriesOf(bound)).toEqual([1, 2, 3, 4, 5])
  })
})

describe('names', () => {
  test.each([
    ['1 + recroded', 'expression-unknown-name', 5, 'recorded'],
    ['clearence', 'expression-unknown-name', 1, 'clearance'],
    ['recorded[severty=minor]', 'expression-unknown-classification', 10, 'severity'],
    ['cleared[severity=minor]', 'expression-unknown-classification', 9, '—'],
    ['recorded[severity=minor|seriuos]', 'expression-unknown-category', 10, 'serious'],
  ])('%s is refused with what it may have meant', (text, code, column, near) => {
    const found = refusal(() => bind(text))
    expect(found).toMatchObject({ code, place: { column } })
    expect(String(found.params.near).split(', ')[0]).toBe(near)
  })

  test.each([
    ['clearance[severity=minor]', 'expression-filter-on-indicator', 1],
    ['2 * cleared@previous', 'expression-period-not-allowed', 5],
  ])('%s is refused', (text, code, column) => {
    expect(refusal(() => bind(text))).toMatchObject({ code, place: { column } })
  })

  test('a measure without series, and a filter that leaves none', () => {
    const series = vocabulary.series.filter((s) => s.code !== 'recorded.minor' && s.code !== 'cleared')
    for (const text of ['cleared', 'recorded[severity=minor]']) {
      const found = refusal(() => resolve(parse(text), { ...vocabulary, series }))
      expect(found.code).toBe('expression-no-series')
    }
  })

  test('names of the host language mean nothing', () => {
    for (const name of ['constructor', '__proto__', 'toString']) {
      expect(refusal(() => bind(name)).code).toBe('expression-unknown-name')
    }
  })
})

describe('indicators made of indicators', () => {
  test('a circle is named', () => {
    const circle = [indicator('a', '1 + b'), indicator('b', '2 * c'), indicator('c', 'cleared - b')]
    const found = refusal(() => bind('a', circle))
    expect(found).toMatchObject({ code: 'expression-cycle', params: { cycle: 'b → c → b' } })
    expect(found.place).toEqual({ column: 11, field: 'c.expression' })
    const own = refusal(() => resolveIndicator(circle[1]!, { ...vocabulary, indicators: circle }))
    expect(own.params).toEqual({ cycle: 'b → c → b' })
    expect(refusal(() => bind('x', [indicator('x', 'x')])).params).toEqual({ cycle: 'x → x' })
  })

  test('a fault inside is placed in the indicator that has it', () => {
    const found = refusal(() => bind('a', [indicator('a', '1 + b'), indicator('b', 'cleared + nothing')]))
    expect(found).toMatchObject({
      code: 'expression-unknown-name',
      place: { field: 'b.expression', column: 11 },
    })
    expect(refusal(() => bind('a', [indicator('a', '1 +')])).place).toEqual({
      field: 'a.expression',
      column: 4,
    })
  })

  test('they may share parts', () => {
    const shared = [indicator('a', 'cleared'), indicator('b', 'a + a'), indicator('c', 'b + a')]
    expect(seriesOf(bind('c - b', shared))).toEqual([4])
  })

  test('one that doubles with every step is refused before it grows', () => {
    const doubling = Array.from({ length: 60 }, (_, i) =>
      indicator(`i${i}`, i === 0 ? 'cleared' : `i${i - 1} + i${i - 1}`),
    )
    expect(refusal(() => bind('i59', doubling)).code).toBe('expression-too-large')
  })

  test('a chain of them is refused before it exhausts the stack', () => {
    const chain = Array.from({ length: 3000 }, (_, i) =>
      indicator(`i${i}`, i === 0 ? 'cleared' : `i${i - 1}`),
    )
    expect(refusal(() => bind('i2999', chain)).code).toBe('expression-too-deep')
  })
})

describe('units of measure', () => {
  test.each([
    ['recorded + cleared', 'vụ'],
    ['recorded + 1', 'vụ'],
    ['1 - cleared / recorded', 'không đơn vị'],
    ['100 * cleared / recorded', 'không đơn vị'],
    ['arrested / recorded', 'người/vụ'],
    ['arrested / recorded * recorded + population', 'người'],
    ['recorded * recorded / arrested', 'vụ^2/người'],
    ['1 / recorded', '1/vụ'],
    ['recorded * seized', 'vụ·kg'],
    ['2 + 3', 'không đơn vị'],
  ])('%s is in %s', (text, unit) => {
    expect(dimensionWords(bind(text).dimension).vi).toBe(unit)
  })

  test.each([
    ['recorded + arrested', 10, 'vụ', 'người'],
    ['cleared - 2 * (arrested / recorded)', 9, 'vụ', 'người/vụ'],
    ['cleared / recorded + cleared', 20, 'không đơn vị', 'vụ'],
  ])('%s does not fit', (text, column, leftVi, rightVi) => {
    expect(refusal(() => bind(text))).toMatchObject({
      code: 'expression-unit-mismatch',
      place: { column },
      params: { leftVi, rightVi },
    })
  })

  test('a percentage must be a share', () => {
    const bad = indicator('p', '100 * arrested / recorded', { format: 'percent' })
    expect(refusal(() => resolveIndicator(bad, vocabulary))).toMatchObject({
      code: 'expression-percent-unit',
      place: { field: 'p.expression' },
      params: { name: 'p', unitEn: 'persons/cases' },
    })
    expect(resolveIndicator({ ...bad, format: 'rate' }, vocabulary).ratio).not.toBeNull()
  })

  test('units that two measures call the same are the same', () => {
    const measures = [...vocabulary.measures, measure('fires', 'Cháy', { vi: 'vụ', en: 'fires' })]
    const series = [...vocabulary.series, { index: 11, code: 'fires', measure: 'fires', categories: {} }]
    expect(seriesOf(resolve(parse('fires + cleared'), { ...vocabulary, measures, series }))).toEqual([4, 11])
  })
})
