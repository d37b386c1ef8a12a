import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { vocabulary } from '../../../test/support/vocabulary.js'
import { type Decimal, decimal, digits } from '../decimal.js'
import { type Evaluation, evaluate, parse, resolve, resolveIndicator } from './index.js'

/** Values by series index − 1: recorded 1–3 by severity, cleared 4, cleared_earlier 5, arrested 6, population 7. */
function run(text: string, values: readonly (string | null)[]): Evaluation {
  return evaluate(resolve(parse(text), vocabulary), (series) => {
    const value = values[series - 1]
    return value == null ? null : decimal(value)
  })
}

const text = (value: Decimal | null) => (value === null ? null : digits(value))
const H1_2024 = ['40', '20', '12', '60', '10', '81', '489300', '17.8']

describe('values', () => {
  test.each([
    ['recorded', '72'],
    ['recorded[severity=serious]', '20'],
    ['recorded - recorded[severity=minor|serious]', '12'],
    ['-cleared + 0', '-60'],
    ['-(cleared - cleared)', '0'],
    ['(cleared - cleared) * -1', '0'],
    ['seized * 1000', '17800'],
    ['2 - 3 - 4', '-5'],
    ['2 / 4 / 5', '0.1'],
    ['0.1 + 0.2', '0.3'],
    ['recorded * 1.50', '108'],
    ['99999999999999999999 + cleared', '100000000000000000059'],
  ])('%s is %s', (expression, value) => {
    const result = run(expression, H1_2024)
    expect(text(result.value)).toBe(value)
    expect(result.reason).toBeNull()
  })
})

describe('both parts of a ratio', () => {
  test('clearance is a ratio of sums: 70/72', () => {
    const result = run('clearance', H1_2024)
    expect(text(result.value)?.slice(0, 8)).toBe('97.22222')
    expect([text(result.numerator), text(result.denominator)]).toEqual(['70', '72'])
    const [own] = vocabulary.indicators
    expect(resolveIndicator(own!, vocabulary).ratio).not.toBeNull()
  })

  test.each([
    'cleared / recorded',
    '100 * cleared / recorded',
    'cleared / recorded * 100',
    '100 * (cleared / recorded)',
    'cleared * 100 / recorded',
    '(cleared / 12) / (recorded / 1000)',
    '(2 + 3) * cleared / recorded',
  ])('%s has the parts 60/72', (expression) => {
    const { numerator, denominator } = run(expression, H1_2024)
    expect([text(numerator), text(denominator)]).toEqual(['60', '72'])
  })

  test.each([
    'cleared',
    'cleared / 12',
    '1 / cleared',
    '1 - cleared / recorded',
    '100 * (cleared / recorded) + 1',
    'cleared / recorded / arrested',
    'cleared * recorded / arrested',
    'cleared / (recorded / arrested)',
    '-1 * cleared / recorded',
    '0 * cleared / recorded',
    'cleared / recorded / (1 - 1)',
    '-(cleared / recorded)',
  ])('%s has none', (expression) => {
    expect(run(expression, H1_2024)).toMatchObject({ numerator: null, denominator: null })
  })

  test('over nought there is no value, but the parts stand', () => {
    const result = run('clearance', ['0', '0', '0', '3', '0'])
    expect(result).toMatchObject({ value: null, reason: 'division-by-zero', missing: 0 })
    expect([text(result.numerator), text(result.denominator)]).toEqual(['3', '0'])
  })
})

describe('no data is not nought', () => {
  test.each([
    // expression, values, value, reason, inputs, missing
    ['recorded', ['40', null, '12'], '52', null, 3, 1],
    ['recorded', [null, null, null], null, 'missing', 3, 3],
    ['recorded', ['0', '0', '0'], '0', null, 3, 0],
    ['recorded + cleared', [null, null, null, '5'], null, 'missing', 4, 3],
    ['recorded - recorded', [null, '3', '4'], '0', null, 3, 1],
    ['cleared / recorded', ['0', '0', '0', null], null, 'missing', 4, 1],
    ['(1 / 0) + cleared', ['1', '1', '1', null], null, 'missing', 1, 1],
    ['0 * cleared', ['1', '1', '1', null], null, 'missing', 1, 1],
    ['5 / (2 - 2)', [], null, 'division-by-zero', 0, 0],
  ])('%s of %j', (expression, values, value, reason, inputs, missing) => {
    const result = run(expression, values)
    expect({ ...result, value: text(result.value) }).toMatchObject({ value, reason, inputs, missing })
  })

  test('one part of a ratio may be known', () => {
    const { value, numerator, denominator } = run('cleared / recorded', [null, null, null, '7'])
    expect([value, text(numerator), denominator]).toEqual([null, '7', null])
  })

  test('every stored value is asked for once', () => {
    const asked: number[] = []
    evaluate(resolve(parse('cleared * cleared / (cleared + recorded)'), vocabulary), (series) => {
      asked.push(series)
      return decimal(1)
    })
    expect(asked.toSorted()).toEqual([1, 2, 3, 4])
  })
})

/** The slow oracle: fractions of whole numbers, worked out while the expression is being made up. */
interface Fraction {
  readonly above: bigint
  readonly below: bigint
}
type Answer = Fraction | 'missing' | 'division-by-zero'

interface Sample {
  readonly text: string
  readonly answer: Answer
}

const VALUES = ['40', '-20', null, '0.5', '0', null] as const

function fraction(value: string): Fraction {
  const [whole, part = ''] = value.split('.') as [string, string?]
  return { above: BigInt(whole + part), below: 10n ** BigInt(part.length) }
}

function join(op: string, a: Answer, b: Answer): Answer {
  if (a === 'missing' || b === 'missing') return 'missing'
  if (typeof a === 'string' || typeof b === 'string') return 'division-by-zero'
  if (op === '+') return { above: a.above * b.below + b.above * a.below, below: a.below * b.below }
  if (op === '-') return { above: a.above * b.below - b.above * a.below, below: a.below * b.below }
  if (op === '*') return { above: a.above * b.above, below: a.below * b.below }
  return b.above === 0n ? 'division-by-zero' : { above: a.above * b.below, below: a.below * b.above }
}

// One unit of measure for all, so that most sums made up below fit.
const plain = {
  ...vocabulary,
  measures: vocabulary.measures.map((m) => ({ ...m, unit: { vi: 'x', en: 'x' } })),
}

const NAMES: readonly Sample[] = [
  { text: 'recorded', answer: fraction('20') },
  { text: 'recorded[severity=minor]', answer: fraction('40') },
  { text: 'recorded[severity=very_serious]', answer: 'missing' },
  { text: 'cleared', answer: fraction('0.5') },
  { text: 'cleared_earlier', answer: fraction('0') },
  { text: 'arrested', answer: 'missing' },
]

const sample = fc.letrec<{ sample: Sample }>((tie) => ({
  sample: fc.oneof(
    { maxDepth: 5 },
    fc.constantFrom(...NAMES),
    fc.stringMatching(/^\d{1,4}(\.\d{1,3})?$/).map((n): Sample => ({ text: n, answer: fraction(n) })),
    tie('sample').map(
      ({ text, answer }): Sample => ({
        text: `-(${text})`,
        answer: typeof answer === 'string' ? answer : { ...answer, above: -answer.above },
      }),
    ),
    fc.tuple(tie('sample'), fc.constantFrom('*', '/', '*', '/'), tie('sample')).map(
      ([a, op, b]): Sample => ({
        text: `(${a.text}) ${op} (${b.text})`,
        answer: join(op, a.answer, b.answer),
      }),
    ),
    fc.tuple(tie('sample'), fc.constantFrom('+', '-'), tie('sample')).map(
      ([a, op, b]): Sample => ({
        text: `(${a.text}) ${op} (${b.text})`,
        answer: join(op, a.answer, b.answer),
      }),
    ),
  ),
})).sample

test('any expression agrees with fractions to 20 places', () => {
  let compared = 0
  fc.assert(
    fc.property(sample, ({ text: expression, answer }) => {
      let bound: ReturnType<typeof resolve>
      try {
        bound = resolve(parse(expression), plain)
      } catch {
        return // units do not fit, e.g. x·x + x
      }
      compared += 1
      const result = evaluate(bound, (series) => {
        const value = VALUES[series - 1]
        return value == null ? null : decimal(value)
      })
      if (typeof answer === 'string') {
        expect([result.value, result.reason]).toEqual([null, answer])
        return
      }
      const wanted = decimal(answer.above.toString()).div(decimal(answer.below.toString()))
      const error = result.value!.minus(wanted).abs()
      const scale = wanted.abs().gt(1) ? wanted.abs() : decimal(1)
      expect(error.lte(scale.times('1e-20'))).toBe(true)
    }),
    { numRuns: 1000 },
  )
  expect(compared).toBeGreaterThan(300)
})
