import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decimal, round } from './decimal.js'
import { explainPrinted, judgePrinted, type PrintedFigure, verdictName } from './printed.js'
import { printedWords } from './words/printed.js'
import { type Lang, say } from './words.js'

function change(
  current: string,
  base: string | null,
  percent: string | null,
  difference?: string,
): PrintedFigure {
  return {
    kind: 'change',
    current: decimal(current),
    base: base === null ? null : decimal(base),
    differencePrinted: difference === undefined ? null : decimal(difference),
    percentPrinted: percent,
  }
}

function share(part: string, whole: string, percent: string): PrintedFigure {
  return { ...change(part, whole, percent), kind: 'share' }
}

describe('verdict on a change', () => {
  test.each([
    // current, base, printed → verdict, right percentage at the printed decimals
    ['72', '94', '-23.4', 'match', '-23.4'],
    ['72', '94', '-23,40', 'match', '-23.4'],
    ['72', '94', '−23,4%', 'match', '-23.4'],
    ['72', '94', '-23', 'match', '-23'],
    ['75', '63', '19.05', 'match', '19.05'],
    ['25', '200', '-87.5', 'match', '-87.5'],
    ['1', '8', '-88', 'match', '-88'], // -87.5 rounds away from zero
    ['18', '17', '5.8', 'truncated', '5.9'],
    ['8', '15', '-46.6', 'truncated', '-46.7'],
    ['68', '64', '5.9', 'wrong-base', '6.3'],
    ['7', '14', '-100', 'wrong-base', '-50'],
    ['230', '303', '-23.2', 'mismatch', '-24.1'],
    ['5', '0', '100', 'base-zero', undefined],
    ['0', '1', '-100', 'match', '-100'],
    ['0', '4', '-40', 'mismatch', '-100'],
    ['3', '3', '0', 'match', '0'],
    ['72', '94', 'gần 24', 'unreadable', '-23.4'],
    ['72', '94', '1e3', 'unreadable', '-23.4'],
  ])('%s against %s printed %s is %s', (current, base, printed, verdict, expected) => {
    const judgement = judgePrinted(change(current, base, printed))
    expect(judgement.verdict).toBe(verdict)
    expect(judgement.expected?.toFixed()).toBe(expected)
  })

  test('the base follows from the printed difference when it was not printed itself', () => {
    const judgement = judgePrinted(change('9340', null, '-24.69', '-3062'))
    expect(judgement.verdict).toBe('match')
    expect(judgement.base?.toFixed()).toBe('12402')
    expect(judgement.differenceAgrees).toBeNull()
  })

  test('without base and difference nothing can be said', () => {
    expect(judgePrinted(change('72', null, '-23.4')).verdict).toBe('base-unknown')
  })

  test('no printed percentage is not a fault, and the right one is still given', () => {
    const judgement = judgePrinted(change('206', null, null, '93'))
    expect(judgement.verdict).toBe('no-percentage')
    expect(judgement.expected?.toFixed()).toBe('82.3')
  })

  test('a printed difference that is not current − base is told', () => {
    const judgement = judgePrinted(change('72', '94', '-23.4', '-20'))
    expect(judgement.differenceAgrees).toBe(false)
    expect(explainPrinted(judgement, 'vi')).toContain('Chênh lệch đã in -20 cũng sai, phải là -22.')
  })
})

describe('verdict on a share', () => {
  test.each([
    ['70', '72', '97.2', 'match'],
    ['502', '881', '57.0', 'match'],
    ['68', '86', '79', 'match'],
    ['19', '60', '31.66', 'truncated'],
    ['392', '430', '91.1', 'truncated'],
    ['118', '305', '48.7', 'mismatch'],
  ])('%s of %s printed %s is %s', (part, whole, printed, verdict) => {
    expect(judgePrinted(share(part, whole, printed)).verdict).toBe(verdict)
  })
})

describe('likely cause of a mismatch', () => {
  test.each([
    ['wrong-sign', change('72', '94', '23.4')],
    ['reversed-pair', change('64', '68', '6.3')], // 68 against 64 is +6,25 %
    ['digits-transposed', change('72', '94', '-32.4')],
    ['digit-slip', share('118', '305', '48.7')],
    ['digit-slip', share('172', '183', '83')], // cut off it would be 93
    ['other-base', change('230', '303', '-23.2')],
    [null, change('0', '4', '-40')],
    [null, change('72', '94', '-50')], // the base would have to be 144
  ] as const)('%s', (cause, figure) => {
    expect(judgePrinted(figure)).toMatchObject({ verdict: 'mismatch', cause })
  })

  test('the base that would give the printed percentage with the count of this period', () => {
    // (860 − 1,000) / 1,000 = −14 %; 999 and 1,001 round to −13.9 and −14.1
    const { impliedBase } = judgePrinted(change('860', '1013', '-14.0'))
    expect(impliedBase).toMatchObject({ kept: 'current' })
    expect([impliedBase?.from.toFixed(), impliedBase?.to.toFixed()]).toEqual(['1000', '1000'])
  })

  test('failing that, with the printed difference', () => {
    // no whole base gives −23.2 % with 230; 73/314 = 23.248 % and 73/315 = 23.175 % do with −73
    const { impliedBase } = judgePrinted(change('230', '303', '-23.2'))
    expect(impliedBase).toMatchObject({ kept: 'difference' })
    expect([impliedBase?.from.toFixed(), impliedBase?.to.toFixed()]).toEqual(['314', '315'])
  })
})

describe('words', () => {
  test.each<[Lang, string]>([
    [
      'vi',
      'Kỳ này 68, kỳ so sánh 64, chênh lệch 4, tức 6,25%. Tỉ lệ đã in 5,9% là chia cho số của kỳ này (68); phải chia cho số của kỳ so sánh (64), được 6,3%.',
    ],
    [
      'en',
      'This period 68, the period compared with 64, difference 4: 6.25%. The printed 5.9% was divided by the count of this period (68); divided by the period compared with (64) it is 6.3%.',
    ],
  ])('explanation in %s', (lang, expected) => {
    expect(explainPrinted(judgePrinted(change('68', '64', '5.9')), lang)).toBe(expected)
  })

  test('every verdict has a name and every explanation fills its holes', () => {
    const figures = [
      change('72', '94', '-23.4'),
      change('18', '17', '5.8'),
      change('68', '64', '5.9'),
      change('230', '303', '-23.2'),
      change('18', '20', '-12'),
      change('1345', '965', null),
      change('5', '0', null),
      change('5', '0', '100'),
      change('5', null, '100'),
      change('5', '4', 'khoảng 5', '7'),
      change('64', '68', '6.3'),
      share('118', '305', '48.7'),
      share('118', '305', '41'),
    ]
    for (const figure of figures) {
      const judgement = judgePrinted(figure)
      for (const lang of ['vi', 'en'] as const) {
        expect(explainPrinted(judgement, lang)).not.toMatch(/[{}]|undefined/)
        expect(verdictName(judgement.verdict, lang)).toBe(
          say(printedWords, `name-${judgement.verdict}`, lang),
        )
      }
    }
  })
})

const count = fc.integer({ min: 1, max: 1_000_000 })
const places = fc.integer({ min: 0, max: 3 })

test('what is printed by rounding half up is always a match', () => {
  fc.assert(
    fc.property(count, count, places, (current, base, n) => {
      const percent = decimal(100)
        .times(current - base)
        .div(base)
      const printed = round(percent, n).toFixed(n)
      expect(judgePrinted(change(String(current), String(base), printed)).verdict).toBe('match')
    }),
  )
})

test('the implied bases give back the printed percentage', () => {
  fc.assert(
    fc.property(count, count, fc.integer({ min: -9, max: 9 }), (current, base, error) => {
      const printed = Math.round((100 * (current - base)) / base) + error
      const { impliedBase } = judgePrinted(change(String(current), String(base), String(printed)))
      if (impliedBase === null) return
      for (const candidate of [impliedBase.from, impliedBase.to]) {
        const difference = impliedBase.kept === 'current' ? candidate.minus(current).neg() : current - base
        const percent = decimal(100).times(difference).div(candidate)
        expect(percent.minus(printed).abs().lte('0.5')).toBe(true)
      }
    }),
  )
})
