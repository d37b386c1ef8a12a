import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { BaseKind, Caution, Comparison, Side } from './compare.js'
import { type Decimal, decimal } from './decimal.js'
import type { Indicator } from './measure.js'
import { parsePeriod } from './period.js'
import { baseName, baseWords, type PhraseOptions, type PhraseStyle, phraseChange } from './phrase.js'

const cases: Indicator = {
  id: 'social_order_crime',
  name: { vi: 'Tội phạm về trật tự xã hội', en: 'Social-order crime' },
  expression: 'social_order_recorded',
  unit: { vi: 'vụ', en: 'cases' },
  decimals: 0,
  format: 'count',
  better: 'lower',
  targets: {},
  note: null,
  headline: true,
}
const rate: Indicator = {
  ...cases,
  id: 'clearance_rate',
  format: 'percent',
  decimals: 1,
  unit: { vi: '%', en: '%' },
}
const drugs: Indicator = {
  ...cases,
  id: 'drug_kg',
  format: 'amount',
  decimals: 2,
  unit: { vi: 'kg', en: 'kg' },
}

function side(period: string, value: Decimal | string | number | null, rest: Partial<Side> = {}): Side {
  return {
    period: parsePeriod(period),
    window: { from: '2023-12-15', to: '2024-06-14', days: 183 },
    value: value === null ? null : decimal(value),
    numerator: null,
    denominator: null,
    reported: 106,
    expected: 106,
    quality: 'exact',
    estimatedShare: null,
    ...rest,
  }
}

interface Given {
  indicator?: Indicator
  baseKind?: BaseKind
  period?: string
  basePeriod?: string
  current?: Partial<Side>
  base?: Partial<Side>
  cautions?: readonly Caution[]
  distinguishable?: boolean
  quality?: Comparison['quality']
  /** false: the comparison was not made. */
  made?: boolean
}

/** current against base, as compare.ts hands it over. */
function compared(
  current: Decimal | string | number | null,
  base: Decimal | string | number | null,
  given: Given = {},
): Comparison {
  const { indicator = cases, quality = 'exact', distinguishable } = given
  const made = given.made !== false && current !== null && base !== null && quality !== 'not-comparable'
  const difference = made ? decimal(current).minus(base) : null
  const percentage = indicator.format === 'percent'
  return {
    indicator,
    baseKind: given.baseKind ?? 'same-period-last-year',
    current: side(given.period ?? '2024-H1', current, given.current),
    base: side(given.basePeriod ?? '2023-H1', base, given.base),
    difference,
    percent:
      difference === null || percentage || decimal(base!).eq(0)
        ? null
        : difference.times(100).div(decimal(base!)),
    points: percentage ? difference : null,
    quality,
    cautions: given.cautions ?? [],
    scopeNotes: [],
    chance:
      distinguishable === undefined ? null : { p: 0.1, ratio: 0.8, low: 0.5, high: 1.1, distinguishable },
  }
}

const vi = (comparison: Comparison, style: PhraseStyle, rest: Partial<PhraseOptions> = {}): string =>
  phraseChange(comparison, { lang: 'vi', style, ...rest })
const en = (comparison: Comparison, style: PhraseStyle, rest: Partial<PhraseOptions> = {}): string =>
  phraseChange(comparison, { lang: 'en', style, ...rest })

describe('the styles', () => {
  const change = compared(72, 94)
  test.each([
    ['percent', 'giảm 23,4% so với cùng kỳ năm 2023', 'down 23.4% compared with the same period of 2023'],
    ['count', 'giảm 22 vụ so với cùng kỳ năm 2023', 'down 22 cases compared with the same period of 2023'],
    [
      'count-percent',
      'giảm 22 vụ (23,4%) so với cùng kỳ năm 2023',
      'down 22 cases (23.4%) compared with the same period of 2023',
    ],
    ['short', '-23,4%', '-23.4%'],
  ] as const)('94 → 72 in style %s: %s', (style, inVietnamese, inEnglish) => {
    expect(vi(change, style)).toBe(inVietnamese)
    expect(en(change, style)).toBe(inEnglish)
  })

  test.each([
    // current, base, style, phrase without the base
    [238, 226, 'count-percent', 'tăng 12 vụ (5,3%)'],
    [238, 226, 'percent', 'tăng 5,3%'],
    [238, 226, 'short', '+5,3%'],
    [183, 184, 'percent', 'giảm 0,5%'],
    [30, 40, 'percent', 'giảm 25%'],
    [30, 40, 'short', '-25,0%'],
    [9340, 12402, 'count-percent', 'giảm 3.062 vụ (24,7%)'],
    [1100, 100, 'percent', 'tăng 1.000%'],
    [94, 94, 'percent', 'không thay đổi'],
    [94, 94, 'short', '0,0%'],
  ] as const)('%i against %i in style %s: %s', (current, base, style, phrase) => {
    expect(vi(compared(current, base), style, { withBase: false })).toBe(phrase)
  })

  test('more digits on request', () => {
    expect(vi(compared(183, 184), 'percent', { places: 2 })).toBe('giảm 0,54% so với cùng kỳ năm 2023')
  })

  test('equal figures', () => {
    expect(vi(compared(94, 94), 'percent')).toBe('không thay đổi so với cùng kỳ năm 2023')
    expect(en(compared(94, 94), 'percent')).toBe('unchanged from the same period of 2023')
  })

  test('quantities keep their unit and their digits', () => {
    expect(vi(compared('17.825', '12.5', { indicator: drugs }), 'count-percent')).toBe(
      'tăng 5,33 kg (42,6%) so với cùng kỳ năm 2023',
    )
  })
})

describe('percentages differ by percentage points', () => {
  test.each([
    ['95.1', '97.2', 'giảm 2,1 điểm phần trăm so với cùng kỳ năm 2023', '-2,1 điểm %'],
    ['97.2222', '95.15', 'tăng 2,1 điểm phần trăm so với cùng kỳ năm 2023', '+2,1 điểm %'],
    ['100', '99', 'tăng 1 điểm phần trăm so với cùng kỳ năm 2023', '+1,0 điểm %'],
    ['97.2', '97.2', 'không thay đổi so với cùng kỳ năm 2023', '0,0 điểm %'],
    [
      '97.24',
      '97.2',
      'tăng không đáng kể (dưới 0,1 điểm phần trăm) so với cùng kỳ năm 2023',
      'không đáng kể',
    ],
  ])('%s% against %s%: %s', (current, base, long, short) => {
    const change = compared(current, base, { indicator: rate })
    for (const style of ['percent', 'count', 'count-percent'] as const) expect(vi(change, style)).toBe(long)
    expect(vi(change, 'short')).toBe(short)
  })

  test('in English, one point is singular', () => {
    expect(en(compared('100', '99', { indicator: rate }), 'percent', { withBase: false })).toBe(
      'up 1 percentage point',
    )
    expect(en(compared('99', '97', { indicator: rate }), 'percent', { withBase: false })).toBe(
      'up 2 percentage points',
    )
  })
})

describe('small bases put counts first', () => {
  const fall = compared(9, 12, { cautions: ['small-base'] })
  const rise = compared(12, 9, { cautions: ['small-base'] })
  test.each([
    [fall, 'percent', 'giảm 3 vụ (từ 12 xuống 9; 25%) so với cùng kỳ năm 2023'],
    [fall, 'count-percent', 'giảm 3 vụ (từ 12 xuống 9; 25%) so với cùng kỳ năm 2023'],
    [fall, 'count', 'giảm 3 vụ (từ 12 xuống 9) so với cùng kỳ năm 2023'],
    [fall, 'short', '-3 vụ (-25,0%)'],
    [rise, 'percent', 'tăng 3 vụ (từ 9 lên 12; 33,3%) so với cùng kỳ năm 2023'],
    [compared(9, 9, { cautions: ['small-base'] }), 'percent', 'không thay đổi so với cùng kỳ năm 2023'],
  ] as const)('case %#', (comparison, style, phrase) => {
    expect(vi(comparison, style)).toBe(phrase)
  })

  test('in English', () => {
    expect(en(fall, 'percent', { withBase: false })).toBe('down 3 cases (from 12 to 9; 25%)')
    expect(en(compared(1, 2, { cautions: ['small-base'] }), 'percent', { withBase: false })).toBe(
      'down 1 case (from 2 to 1; 50%)',
    )
  })

  test('apportioned counts whose rounded pair would contradict the difference print no pair', () => {
    const estimated = compared('12.4', '10.6', {
      cautions: ['small-base', 'estimated'],
      quality: 'estimated',
    })
    expect(vi(estimated, 'percent')).toBe('tăng 2 vụ (17%) so với cùng kỳ năm 2023 (ước tính)')
  })
})

describe('no percentage of nought', () => {
  test.each([
    [5, 0, 'percent', 'tăng 5 vụ (cùng kỳ không phát sinh)'],
    [5, 0, 'count-percent', 'tăng 5 vụ (cùng kỳ không phát sinh)'],
    [5, 0, 'short', '+5 vụ'],
    [0, 0, 'percent', 'không thay đổi so với cùng kỳ năm 2023'],
    [0, 0, 'short', '0 vụ'],
    [0, 5, 'percent', 'giảm 100% so với cùng kỳ năm 2023'],
    [5, -10, 'percent', 'tăng 15 vụ so với cùng kỳ năm 2023'],
  ] as const)('%i against %i in style %s: %s', (current, base, style, phrase) => {
    expect(vi(compared(current, base, { cautions: base === 0 ? ['base-zero'] : [] }), style)).toBe(phrase)
  })

  test('other bases', () => {
    const month = { baseKind: 'previous-period', period: '2024-06', basePeriod: '2024-05' } as const
    expect(vi(compared(5, 0, month), 'percent')).toBe('tăng 5 vụ (tháng trước không phát sinh)')
    expect(en(compared(1, 0, month), 'percent')).toBe('up 1 case (none in the previous month)')
  })
})

describe('a change that vanishes in its digits is not "giảm 0,0%"', () => {
  test.each([
    [cases, 12403, 12402, 'percent', 'tăng 1 vụ (dưới 0,1%)'],
    [cases, 12403, 12402, 'count-percent', 'tăng 1 vụ (dưới 0,1%)'],
    [cases, 12403, 12402, 'count', 'tăng 1 vụ'],
    [cases, 12403, 12402, 'short', '+1 vụ'],
    [cases, 12401, 12402, 'short', '-1 vụ'],
    [drugs, '0.101', '0.1', 'count-percent', 'tăng 1%'],
    [drugs, '0.099', '0.1', 'count', 'giảm 1%'],
    [drugs, '100.001', '100', 'percent', 'tăng không đáng kể (dưới 0,1%)'],
    [drugs, '99.999', '100', 'count', 'giảm không đáng kể (dưới 0,1%)'],
    [drugs, '100.001', '100', 'short', 'không đáng kể'],
    [drugs, '0.101', '0.1', 'short', '+1,0%'],
    [drugs, '0.001', '0', 'short', 'không đáng kể'],
    [drugs, '0.001', '0', 'percent', 'tăng không đáng kể (cùng kỳ không phát sinh)'],
  ] as const)('case %#', (indicator, current, base, style, phrase) => {
    expect(vi(compared(current, base, { indicator }), style, { withBase: false })).toBe(phrase)
  })
})

describe('the cautious form', () => {
  const chance = compared(72, 94, { distinguishable: false })
  test.each([
    [chance, '72 vụ so với 94 vụ cùng kỳ năm 2023, chưa đủ cơ sở nói tăng hay giảm'],
    [compared(300, 94, { distinguishable: true }), 'tăng 219,1% so với cùng kỳ năm 2023'],
    [compared(72, 94), 'giảm 23,4% so với cùng kỳ năm 2023'],
    [compared(94, 94, { distinguishable: false }), 'không thay đổi so với cùng kỳ năm 2023'],
    [
      compared(72, 94, {
        distinguishable: false,
        baseKind: 'period',
        basePeriod: '2024-Q1',
        period: '2024-Q2',
      }),
      '72 vụ so với 94 vụ của quý I năm 2024, chưa đủ cơ sở nói tăng hay giảm',
    ],
    [
      compared(72, 94, {
        distinguishable: false,
        baseKind: 'previous-period',
        basePeriod: '2024-05',
        period: '2024-06',
      }),
      '72 vụ so với 94 vụ tháng trước, chưa đủ cơ sở nói tăng hay giảm',
    ],
  ])('case %#', (comparison, phrase) => {
    expect(vi(comparison, 'percent', { cautious: true })).toBe(phrase)
  })

  test('only on request, and short in a table', () => {
    expect(vi(chance, 'percent')).toBe('giảm 23,4% so với cùng kỳ năm 2023')
    expect(vi(chance, 'short', { cautious: true })).toBe('chưa đủ cơ sở')
    expect(vi(chance, 'percent', { cautious: true, withBase: false })).toBe(
      '72 vụ so với 94 vụ, chưa đủ cơ sở nói tăng hay giảm',
    )
    expect(en(chance, 'percent', { cautious: true })).toBe(
      '72 cases against 94 cases in the same period of 2023; not enough evidence to say up or down',
    )
  })
})

describe('what cannot be compared says why', () => {
  const late = { reported: 102 }
  test.each([
    [
      compared(72, 94, { quality: 'not-comparable', cautions: ['not-comparable'] }),
      'không so sánh được do sắp xếp đơn vị',
      'không so sánh được',
    ],
    [
      compared(72, 94, { made: false, current: late, cautions: ['incomplete-current'] }),
      'chưa so sánh được: mới có 102/106 báo cáo',
      'mới có 102/106',
    ],
    [
      compared(72, 94, { made: false, base: late, cautions: ['incomplete-base'] }),
      'chưa so sánh được: cùng kỳ năm 2023 mới có 102/106 báo cáo',
      'mới có 102/106',
    ],
    [
      compared(72, 94, {
        made: false,
        current: { reported: 1630, expected: 1636 },
        base: late,
        cautions: ['incomplete-current', 'incomplete-base'],
      }),
      'chưa so sánh được: mới có 1.630/1.636 báo cáo, cùng kỳ năm 2023 mới có 102/106 báo cáo',
      'mới có 1.630/1.636',
    ],
    [compared(null, 94, { cautions: ['no-current'] }), 'chưa có số liệu kỳ này', '…'],
    [compared(72, null, { cautions: ['no-base'] }), 'chưa có số liệu cùng kỳ năm 2023 để so sánh', '…'],
    [compared(72, null, { baseKind: 'target', cautions: ['no-base'] }), 'chưa giao chỉ tiêu năm 2024', '…'],
    [
      compared(null, 97, { indicator: rate, current: { numerator: decimal(0), denominator: decimal(0) } }),
      'kỳ này không phát sinh nên không tính tỉ lệ',
      '…',
    ],
    [
      compared(97, null, { indicator: rate, base: { numerator: decimal(0), denominator: decimal(0) } }),
      'cùng kỳ năm 2023 không phát sinh nên không so sánh được tỉ lệ',
      '…',
    ],
    [compared(72, 94, { made: false }), 'chưa so sánh được', 'chưa so sánh được'],
  ])('case %#', (comparison, long, short) => {
    for (const style of ['percent', 'count', 'count-percent'] as const) {
      expect(vi(comparison, style, { cautious: true })).toBe(long)
    }
    expect(vi(comparison, 'short')).toBe(short)
  })

  test('a comparison made in spite of missing returns says so', () => {
    const early = compared(72, 94, { current: late, cautions: ['incomplete-current'] })
    expect(vi(early, 'percent')).toBe('giảm 23,4% so với cùng kỳ năm 2023 (mới có 102/106 báo cáo)')
  })

  test('estimated figures are marked', () => {
    const estimated = compared(72, 94, { quality: 'estimated', cautions: ['estimated'] })
    expect(vi(estimated, 'percent')).toBe('giảm 23,4% so với cùng kỳ năm 2023 (ước tính)')
    expect(vi(estimated, 'short')).toBe('-23,4% (ước tính)')
    expect(en(estimated, 'percent')).toBe('down 23.4% compared with the same period of 2023 (estimated)')
  })
})

describe('bases', () => {
  test.each([
    [
      'same-period-last-year',
      '2024-H1',
      '2023-H1',
      'so với cùng kỳ năm 2023',
      'compared with the same period of 2023',
    ],
    [
      'same-period-last-year',
      '2024-06',
      '2023-06',
      'so với cùng kỳ năm 2023',
      'compared with the same period of 2023',
    ],
    ['same-period-last-year', '2024', '2023', 'so với năm 2023', 'compared with 2023'],
    [
      'year-to-date',
      '2024-05',
      '2023-05',
      'so với cùng kỳ năm 2023',
      'compared with the same period of 2023',
    ],
    ['previous-period', '2024-06', '2024-05', 'so với tháng trước', 'compared with the previous month'],
    ['previous-period', '2024-Q2', '2024-Q1', 'so với quý trước', 'compared with the previous quarter'],
    ['previous-period', '2024-W24', '2024-W23', 'so với tuần trước', 'compared with the previous week'],
    ['previous-period', '2024-06-14', '2024-06-13', 'so với ngày trước đó', 'compared with the day before'],
    ['previous-period', '2024', '2023', 'so với năm trước', 'compared with the previous year'],
    [
      'previous-period',
      '2024-H1',
      '2023-H2',
      'so với 6 tháng cuối năm 2023',
      'compared with the last six months of 2023',
    ],
    ['target', '2024-H1', '2024-H1', 'so với chỉ tiêu năm 2024', 'compared with the 2024 target'],
    ['period', '2024-Q2', '2024-Q1', 'so với quý I năm 2024', 'compared with the first quarter of 2024'],
    ['period', '2024-06', '2023-12', 'so với tháng 12 năm 2023', 'compared with December 2023'],
    ['period', '2024', '2019', 'so với năm 2019', 'compared with 2019'],
  ] as const)('%s of %s (%s): %s', (baseKind, period, basePeriod, inVietnamese, inEnglish) => {
    const comparison = compared(72, 94, { baseKind, period, basePeriod })
    expect(baseWords(comparison, 'vi')).toBe(inVietnamese)
    expect(baseWords(comparison, 'en')).toBe(inEnglish)
    expect(inVietnamese).toBe(`so với ${baseName(comparison, 'vi')}`)
  })

  test.each([
    [
      '97.2',
      '75',
      'cao hơn 22,2 điểm phần trăm so với chỉ tiêu năm 2024',
      '22.2 percentage points above the 2024 target',
    ],
    [
      '74',
      '75',
      'thấp hơn 1 điểm phần trăm so với chỉ tiêu năm 2024',
      '1 percentage point below the 2024 target',
    ],
    ['75', '75', 'bằng chỉ tiêu năm 2024', 'equal to the 2024 target'],
  ])('%s%% against a target of %s%%: %s', (current, target, inVietnamese, inEnglish) => {
    const comparison = compared(current, target, {
      indicator: rate,
      baseKind: 'target',
      basePeriod: '2024-H1',
    })
    expect(vi(comparison, 'percent')).toBe(inVietnamese)
    expect(en(comparison, 'percent')).toBe(inEnglish)
  })

  test('a target of nought', () => {
    const comparison = compared(5, 0, { baseKind: 'target', cautions: ['base-zero'] })
    expect(vi(comparison, 'percent')).toBe('cao hơn 5 vụ (chỉ tiêu năm 2024 là 0)')
  })
})

describe('for any two figures', () => {
  const styles = fc.constantFrom<PhraseStyle>('percent', 'count', 'count-percent', 'short')
  const counts = fc.oneof(fc.nat(30), fc.nat(2000), fc.nat(10_000_000))

  test('the direction word is that of the difference, in every style', () => {
    fc.assert(
      fc.property(
        counts,
        counts,
        fc.boolean(),
        fc.constantFrom('vi' as const, 'en' as const),
        (a, b, small, lang) => {
          const comparison = compared(a, b, { cautions: small ? ['small-base'] : [] })
          for (const style of ['percent', 'count', 'count-percent'] as const) {
            const text = phraseChange(comparison, { lang, style })
            const [up, down] = lang === 'vi' ? ['tăng ', 'giảm '] : ['up ', 'down ']
            expect(text.startsWith(up!)).toBe(a > b)
            expect(text.startsWith(down!)).toBe(a < b)
          }
          const short = phraseChange(comparison, { lang, style: 'short' })
          expect(short.startsWith('+')).toBe(a > b)
          expect(short.startsWith('-')).toBe(a < b)
        },
      ),
    )
  })

  test('the printed percentage is the exact quotient rounded half up', () => {
    fc.assert(
      fc.property(counts, fc.integer({ min: 1, max: 5_000_000 }), (a, b) => {
        fc.pre(a !== b)
        const text = vi(compared(a, b), 'percent', { withBase: false })
        // floor(1000·|a − b| / b + 1/2) in whole numbers: tenths of a percent.
        const tenths = (2000n * BigInt(Math.abs(a - b)) + BigInt(b)) / (2n * BigInt(b))
        if (tenths === 0n) {
          expect(text).toContain('dưới 0,1%')
          return
        }
        const printed = /^(?:tăng|giảm) ([\d.,]+)%$/.exec(text)![1]!.replaceAll('.', '').split(',')
        expect(BigInt(printed[0]!) * 10n + BigInt(printed[1] ?? '0')).toBe(tenths)
      }),
      { numRuns: 500 },
    )
  })

  test('no phrase keeps a hole, doubles a space or prints a change of nought', () => {
    const amounts = fc.tuple(fc.nat(100_000), fc.nat(3)).map(([n, shift]) => decimal(n).times(`1e-${shift}`))
    fc.assert(
      fc.property(
        amounts,
        amounts,
        fc.constantFrom(cases, rate, drugs),
        styles,
        fc.constantFrom<BaseKind>(
          'same-period-last-year',
          'previous-period',
          'target',
          'year-to-date',
          'period',
        ),
        fc.constantFrom('vi' as const, 'en' as const),
        fc.boolean(),
        (a, b, indicator, style, baseKind, lang, cautious) => {
          const comparison = compared(a, b, { indicator, baseKind, distinguishable: !cautious })
          const text = phraseChange(comparison, { lang, style, cautious })
          expect(text).not.toMatch(/[{}]| {2}|^ | $|undefined|null|NaN/)
          expect(text).not.toMatch(/(tăng|giảm|cao hơn|thấp hơn|up|down) 0([.,]0+)?(?![.,\d])/)
        },
      ),
      { numRuns: 500 },
    )
  })
})
