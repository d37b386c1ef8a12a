import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type BaseKind, type ComparisonInput, compareSides, type Side } from './compare.js'
import { decimal, digits, round } from './decimal.js'
import type { Indicator } from './measure.js'
import { halfPeriod } from './period.js'

const indicator = (format: Indicator['format']): Indicator => ({
  id: 'i',
  name: { vi: 'Tội phạm về trật tự xã hội', en: 'Crime on social order' },
  expression: 'i',
  unit: { vi: 'vụ', en: 'cases' },
  decimals: 0,
  format,
  better: 'lower',
  targets: {},
  note: null,
  headline: true,
})

const H1_2024 = { from: '2023-12-15', to: '2024-06-14', days: 183 }
const H1_2023 = { from: '2022-12-15', to: '2023-06-14', days: 182 }

function side(value: string | null, more: Partial<Side> = {}): Side {
  return {
    period: halfPeriod(2024, 1),
    window: H1_2024,
    value: value === null ? null : decimal(value),
    numerator: null,
    denominator: null,
    reported: 106,
    expected: 106,
    quality: 'exact',
    estimatedShare: null,
    ...more,
  }
}
const base = (value: string | null, more: Partial<Side> = {}) =>
  side(value, { period: halfPeriod(2023, 1), window: H1_2023, ...more })

function compare(current: Side, then: Side, more: Partial<ComparisonInput> = {}) {
  const baseKind: BaseKind = 'same-period-last-year'
  return compareSides({ indicator: indicator('count'), baseKind, current, base: then, ...more })
}

test('the worked example: 94 → 72 cases is −23.4%, and chance may explain it', () => {
  const result = compare(side('72'), base('94'), { testChance: true })
  expect(result.difference?.toFixed()).toBe('-22')
  expect(result.percent?.toFixed(12)).toBe('-23.404255319149')
  expect(round(result.percent!, 1).toFixed(1)).toBe('-23.4')
  expect(result.points).toBeNull()
  expect(result.quality).toBe('exact')
  expect(result.cautions).toEqual(['unequal-exposure'])
  expect(result.chance?.p).toBeCloseTo(0.0956, 4)
  expect(result.chance?.distinguishable).toBe(false)

  const equal = compare(side('72', { window: H1_2023 }), base('94'), { testChance: true })
  expect(equal.cautions).toEqual([])
  expect(equal.chance?.p).toBeCloseTo(0.1028, 4)
  expect(equal.chance?.ratio).toBeCloseTo(0.766, 3)
})

describe('differences and percentages', () => {
  const rows: readonly [string, string, string, string | null][] = [
    ['183', '184', '-1', '-0.543478'],
    ['241', '229', '12', '5.240175'],
    ['94', '94', '0', '0.000000'],
    ['0', '94', '-94', '-100.000000'],
    ['5', '0', '5', null],
    ['0', '0', '0', null],
    ['0.3', '0.1', '0.2', '200.000000'],
    ['-5', '-10', '5', '50.000000'],
    ['900719925474099267', '900719925474099266', '1', '0.000000'],
  ]
  test.each(rows)('%s against %s: %s, %s%%', (current, then, difference, percent) => {
    const result = compare(side(current), base(then))
    expect(digits(result.difference!)).toBe(difference)
    expect(result.percent?.toFixed(6) ?? null).toBe(percent)
  })

  test('percentages differ in points', () => {
    const result = compare(side('97.2'), base('95.1'), { indicator: indicator('percent'), testChance: true })
    expect([result.points?.toFixed(), result.difference?.toFixed(), result.percent]).toEqual([
      '2.1',
      '2.1',
      null,
    ])
    expect(result.chance).toBeNull()
  })

  test('a percentage of nought last year has points all the same', () => {
    const result = compare(side('3'), base('0'), { indicator: indicator('percent') })
    expect(result.points?.toFixed()).toBe('3')
    expect(result.cautions).toEqual([])
  })
})

describe('cautions', () => {
  const same = { window: H1_2024 }
  const rows: readonly [string, Side, Side, Partial<ComparisonInput>, readonly string[], boolean][] = [
    ['nothing to say', side('72'), side('94'), {}, [], true],
    ['base nought', side('5'), base('0', same), {}, ['base-zero'], true],
    ['a base of 19 is small', side('5'), base('19', same), {}, ['small-base'], true],
    ['a base of 20 is not', side('5'), base('20', same), {}, [], true],
    ['unless the limit is higher', side('5'), base('20', same), { smallBase: 50 }, ['small-base'], true],
    ['money has no small base', side('5'), base('19', same), { indicator: indicator('amount') }, [], true],
    [
      'returns missing now',
      side('5', { reported: 102 }),
      base('30', same),
      {},
      ['incomplete-current'],
      false,
    ],
    ['returns missing then', side('5'), base('30', { ...same, reported: 0 }), {}, ['incomplete-base'], false],
    [
      'both incomplete are no better',
      side('5', { reported: 1 }),
      base('30', { ...same, reported: 1 }),
      {},
      ['incomplete-current', 'incomplete-base'],
      false,
    ],
    [
      'incomplete but wanted',
      side('5', { reported: 102 }),
      base('30', same),
      { allowIncomplete: true },
      ['incomplete-current'],
      true,
    ],
    ['a longer window', side('5'), base('30'), {}, ['unequal-exposure'], true],
    [
      'percentages do not mind a longer window',
      side('5'),
      base('30'),
      { indicator: indicator('percent') },
      [],
      true,
    ],
    ['own activity', side('5'), base('30', same), { activity: true }, ['activity'], true],
    ['apportioned now', side('5', { quality: 'estimated' }), base('30', same), {}, ['estimated'], true],
    ['apportioned then', side('5'), base('30', { ...same, quality: 'estimated' }), {}, ['estimated'], true],
    [
      'no place on the basis tree',
      side('5', { quality: 'estimated' }),
      base('30', { ...same, quality: 'not-comparable' }),
      { allowIncomplete: true },
      ['not-comparable'],
      false,
    ],
    ['no figure now', side(null), base('30', same), {}, ['no-current'], false],
    ['no figure then', side('5'), base(null, same), {}, ['no-base'], false],
    ['neither', side(null), base(null, same), { allowIncomplete: true }, ['no-current', 'no-base'], false],
  ]
  test.each(rows)('%s', (_, current, then, more, cautions, computed) => {
    const result = compare(current, then, more)
    expect(result.cautions).toEqual(cautions)
    expect(result.difference !== null).toBe(computed)
    if (!computed) expect([result.percent, result.points]).toEqual([null, null])
  })
})

describe('a change of what a measure covers', () => {
  const change = (date: string) => ({ date, note: { vi: `đổi ${date}`, en: `change ${date}` } })
  const rows: readonly [string, boolean, string][] = [
    ['2022-12-15', false, 'on the first day of the earlier window: both lie behind it'],
    ['2022-12-16', true, 'inside the earlier window'],
    ['2023-09-01', true, 'between the windows'],
    ['2024-06-14', true, 'on the last day of the later window'],
    ['2024-06-15', false, 'after both'],
  ]
  test.each(rows)('%s is told: %s (%s)', (date, told) => {
    const result = compare(side('72'), base('94'), { scopeChanges: [change(date)] })
    expect(result.scopeNotes).toEqual(told ? [change(date).note] : [])
    expect(result.cautions.includes('scope-changed')).toBe(told)
  })

  test('is told once when several measures share it, and when the base is the later period', () => {
    const scopeChanges = [change('2023-09-01'), change('2023-09-01')]
    expect(compare(side('72'), base('94'), { scopeChanges }).scopeNotes).toHaveLength(1)
    expect(compare(base('72'), side('94'), { scopeChanges }).scopeNotes).toHaveLength(1)
  })
})

describe('a target', () => {
  const target = base('75', { reported: 0, expected: 5, quality: 'not-comparable' })
  test('has no window, completeness or chance of its own', () => {
    const result = compare(side('90'), target, {
      baseKind: 'target',
      testChance: true,
      scopeChanges: [{ date: '2023-09-01', note: { vi: 'đổi', en: 'change' } }],
    })
    expect(result.cautions).toEqual([])
    expect(result.percent?.toFixed()).toBe('20')
    expect(result.chance).toBeNull()
    expect(result.quality).toBe('exact')
  })
  test('of a percentage differs in points', () => {
    const result = compare(side('97.2'), target, { baseKind: 'target', indicator: indicator('percent') })
    expect(result.points?.toFixed()).toBe('22.2')
  })
})

describe('chance is only asked of whole, exact, complete counts', () => {
  const rows: readonly [string, Side, Side, Partial<ComparisonInput>, boolean][] = [
    ['counts', side('72'), base('94'), {}, true],
    ['no events then', side('5'), base('0'), {}, true],
    ['a fraction', side('72.5'), base('94'), {}, false],
    ['below nought', side('-1'), base('94'), {}, false],
    ['too large to hold exactly', side('9007199254740993'), base('94'), {}, false],
    ['an amount', side('72'), base('94'), { indicator: indicator('amount') }, false],
    ['apportioned', side('72', { quality: 'estimated' }), base('94'), {}, false],
    ['incomplete', side('72', { reported: 1 }), base('94'), { allowIncomplete: true }, false],
    ['not asked', side('72'), base('94'), { testChance: false }, false],
  ]
  test.each(rows)('%s', (_, current, then, more, tested) => {
    expect(compare(current, then, { testChance: true, ...more }).chance !== null).toBe(tested)
  })
})

test('difference, percent and sign always agree', () => {
  const figure = fc.tuple(fc.integer({ min: -1_000_000, max: 1_000_000 }), fc.integer({ min: 0, max: 4 }))
  fc.assert(
    fc.property(figure, figure, ([a, aPlaces], [b, bPlaces]) => {
      const current = decimal(a).div(decimal(10).pow(aPlaces))
      const then = decimal(b).div(decimal(10).pow(bPlaces))
      const { difference, percent } = compare(side(digits(current)), base(digits(then)))
      expect(then.plus(difference!).eq(current)).toBe(true)
      if (then.eq(0)) expect(percent).toBeNull()
      else {
        expect(Math.sign(percent!.toNumber())).toBe(Math.sign(difference!.toNumber()))
        expect(round(percent!.times(then.abs()).div(100).minus(difference!), 20).eq(0)).toBe(true)
      }
    }),
  )
})
