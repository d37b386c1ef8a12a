import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Problem } from '../problem.js'
import type { Expression } from './ast.js'
import { parse } from './parse.js'
import { toText } from './text.js'

/** The tree without columns, so that two texts of the same meaning compare equal. */
function meaning(expression: Expression): unknown {
  return JSON.parse(JSON.stringify(expression, (key, value) => (key === 'column' ? undefined : value)))
}

function refusal(text: string): { code: string; column: number | undefined } {
  try {
    parse(text)
  } catch (error) {
    if (error instanceof Problem) return { code: error.code, column: error.findings[0]!.place.column }
    throw error
  }
  throw new Error(`accepted: ${text}`)
}

describe('what binds to what', () => {
  test.each([
    ['a + b * c', 'a + (b * c)'],
    ['a * b + c', '(a * b) + c'],
    ['a - b - c', '(a - b) - c'],
    ['a / b * c', '(a / b) * c'],
    ['-a * b', '(-a) * b'],
    ['a - -b', 'a - (-b)'],
    ['  a\n+\tb ', 'a+b'],
    ['((((a))))', 'a'],
    ['r[s=x|y,t=z]', 'r [ s = x | y , t = z ]'],
  ])('%s is %s', (short, full) => {
    expect(meaning(parse(short))).toEqual(meaning(parse(full)))
  })

  test.each([
    ['a - (b - c)', 'a - b - c'],
    ['a / (b * c)', 'a / b * c'],
    ['(a + b) * c', 'a + b * c'],
    ['-(a + b)', '-a + b'],
    ['a@previous', 'a@last_year'],
    ['r[s=x]', 'r[s=y]'],
  ])('%s is not %s', (one, other) => {
    expect(meaning(parse(one))).not.toEqual(meaning(parse(other)))
  })

  test('a tree knows its columns', () => {
    expect(parse('10.50 *  r[s=x]')).toEqual({
      kind: 'binary',
      op: '*',
      column: 7,
      left: { kind: 'number', digits: '10.50', column: 1 },
      right: {
        kind: 'name',
        name: 'r',
        filters: [{ classification: 's', categories: ['x'], column: 12 }],
        when: 'now',
        column: 10,
      },
    })
  })
})

describe('refusals name their place', () => {
  test.each([
    ['', 'expression-empty', 1],
    ['  \n', 'expression-empty', 1],
    ['a +', 'expression-ends', 4],
    ['a b', 'expression-syntax', 3],
    ['a + * b', 'expression-syntax', 5],
    ['a ; b', 'expression-syntax', 3],
    ['a + 😀', 'expression-syntax', 5],
    ['a × b', 'expression-syntax', 3],
    ['a ** b', 'expression-syntax', 4],
    ['+a', 'expression-syntax', 1],
    ['a)', 'expression-syntax', 2],
    ['()', 'expression-syntax', 2],
    ['a(b)', 'expression-syntax', 2],
    ['2 * (a + b', 'expression-unclosed', 5],
    ['a + r[s=x', 'expression-unclosed', 6],
    ['1.2.3', 'expression-number', 1],
    ['a * 1.', 'expression-number', 5],
    ['a * 97,2', 'expression-number', 5],
    ['1e5', 'expression-syntax', 2],
    [`a + ${'9'.repeat(31)}`, 'expression-number', 5],
    ['r[]', 'expression-filter', 3],
    ['r[s]', 'expression-filter', 4],
    ['r[s=]', 'expression-filter', 5],
    ['r[s=x|]', 'expression-filter', 7],
    ['r[s=x,]', 'expression-filter', 7],
    ['r[s=x y]', 'expression-filter', 7],
    ['r[s=x|x]', 'expression-filter-twice', 3],
    ['r[s=x,s=y]', 'expression-filter-twice', 7],
    ['a@now', 'expression-period-word', 3],
    ['a@', 'expression-period-word', 3],
    ['__proto__(1)', 'expression-syntax', 10],
    ['a constructor', 'expression-syntax', 3],
    [`${'('.repeat(300)}a`, 'expression-too-deep', 257],
    [`${'-'.repeat(300)}a`, 'expression-too-deep', 257],
    [`a${'+a'.repeat(300)}`, 'expression-too-deep', 512],
    ['a'.repeat(4001), 'expression-too-long', 4001],
  ])('%.20s → %s at %d', (text, code, column) => {
    expect(refusal(text)).toEqual({ code, column })
  })
})

const word = fc.stringMatching(/^[a-z][a-z0-9_]{0,8}$/)
const filterWord = fc.stringMatching(/^[a-z0-9][a-z0-9_]{0,4}(-[a-z0-9]{1,3})?$/)
const filters = fc.uniqueArray(
  fc.record({
    classification: filterWord,
    categories: fc.uniqueArray(filterWord, { minLength: 1, maxLength: 3 }),
    column: fc.constant(0),
  }),
  { maxLength: 2, selector: (f) => f.classification },
)
const tree = fc.letrec<{ expression: Expression }>((tie) => ({
  expression: fc.oneof(
    { maxDepth: 7, withCrossShrink: true },
    fc.record({
      kind: fc.constant('number' as const),
      digits: fc.stringMatching(/^\d{1,9}(\.\d{1,4})?$/),
      column: fc.constant(0),
    }),
    fc.record({
      kind: fc.constant('name' as const),
      name: word,
      filters,
      when: fc.constantFrom('now' as const, 'previous' as const, 'last_year' as const),
      column: fc.constant(0),
    }),
    fc.record({ kind: fc.constant('negate' as const), of: tie('expression'), column: fc.constant(0) }),
    fc.record({
      kind: fc.constant('binary' as const),
      op: fc.constantFrom('+' as const, '-' as const, '*' as const, '/' as const),
      left: tie('expression'),
      right: tie('expression'),
      column: fc.constant(0),
    }),
  ),
})).expression

test('text made of a tree reads back as that tree', () => {
  fc.assert(
    fc.property(tree, (expression) => {
      const text = toText(expression)
      fc.pre(text.length <= 4000)
      expect(meaning(parse(text))).toEqual(meaning(expression))
    }),
    { numRuns: 500 },
  )
})

describe('no text makes the parser fail in any other way', () => {
  const pieces = fc
    .array(
      fc.constantFrom(
        'a',
        ' ',
        '(',
        ')',
        '[',
        ']',
        '=',
        '|',
        ',',
        '@',
        '-',
        '+',
        '*',
        '/',
        '1',
        '.',
        'previous',
      ),
      { maxLength: 60 },
    )
    .map((list) => list.join(''))
  const anything = fc.oneof(
    pieces,
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.string({ maxLength: 200 }),
  )

  test('it parses, or says what is wrong and where', () => {
    fc.assert(
      fc.property(anything, (text) => {
        try {
          parse(text)
        } catch (error) {
          expect(error).toBeInstanceOf(Problem)
          const { column } = (error as Problem).findings[0]!.place
          expect(column).toBeGreaterThanOrEqual(1)
          expect(column).toBeLessThanOrEqual(text.length + 1)
        }
      }),
      { numRuns: 2000 },
    )
  })

  test.each([
    '('.repeat(4000),
    '-'.repeat(4000),
    'a['.repeat(2000),
    `a[${'b=c,'.repeat(900)}`,
    `a[b=${'c|'.repeat(1900)}`,
    'a@'.repeat(2000),
    '1'.repeat(4000),
    '1.'.repeat(2000),
    ' '.repeat(4000),
    '\ud800'.repeat(10),
  ])('hostile text %# is refused', (text) => {
    expect(() => parse(text)).toThrow(Problem)
  })
})
