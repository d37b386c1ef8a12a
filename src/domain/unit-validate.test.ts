import { describe, expect, test } from 'vitest'
import { describe as tell } from './problem.js'
import { buildHistory, treeAt } from './unit.js'
import { validateHistory } from './unit-validate.js'

/** unit, code, parent, from, to; an empty text is none. */
type Row = readonly [unit: string, code: string, parent: string, from: string, to: string]

function history(rows: readonly Row[]) {
  return buildHistory(
    rows.map(([unit, code, parent, from, to]) => ({
      unit,
      code,
      name: unit,
      parent: parent === '' ? null : parent,
      level: 'l',
      from,
      to: to === '' ? null : to,
    })),
  )
}

const head: Row = ['head', '0', '', '2020', '']

const faulty: readonly [string, readonly Row[], readonly [string, Record<string, string>]][] = [
  [
    'an end before its start',
    [head, ['a', '1', 'head', '2022', '2021']],
    ['unit-span-reversed', { unit: 'a' }],
  ],
  ['a row of no days', [head, ['a', '1', 'head', '2022', '2022']], ['unit-span-reversed', { to: '2022' }]],
  [
    'two rows of a unit at once',
    [head, ['a', '1', 'head', '2020', '2023'], ['a', '1', 'head', '2022', '']],
    ['unit-span-overlap', { unit: 'a', date: '2022' }],
  ],
  ['an unknown parent', [head, ['a', '1', 'hed', '2020', '']], ['unit-parent-unknown', { parent: 'hed' }]],
  [
    'a parent that begins later',
    [head, ['p', '1', 'head', '2021', ''], ['a', '2', 'p', '2020', '']],
    ['unit-parent-not-valid', { unit: 'a', parent: 'p', date: '2020' }],
  ],
  [
    'a parent that ends earlier',
    [head, ['p', '1', 'head', '2020', '2022'], ['a', '2', 'p', '2020', '2023']],
    ['unit-parent-not-valid', { unit: 'a', parent: 'p', date: '2022' }],
  ],
  [
    'a parent that is away for a while',
    [head, ['p', '1', 'head', '2020', '2021'], ['p', '1', 'head', '2022', ''], ['a', '2', 'p', '2020', '']],
    ['unit-parent-not-valid', { date: '2021' }],
  ],
  [
    'a circle',
    [head, ['a', '1', 'b', '2020', ''], ['b', '2', 'c', '2020', ''], ['c', '3', 'a', '2020', '']],
    ['unit-cycle', { cycle: 'a → b → c → a' }],
  ],
  [
    'a circle that closes later',
    [head, ['a', '1', 'b', '2020', ''], ['b', '2', 'head', '2020', '2021'], ['b', '2', 'a', '2021', '']],
    ['unit-cycle', { date: '2021' }],
  ],
  ['a unit under itself', [head, ['a', '1', 'a', '2020', '']], ['unit-cycle', { cycle: 'a → a' }]],
  [
    'a second head',
    [head, ['a', '1', '', '2021', '']],
    ['unit-root-several', { date: '2021', units: 'head, a' }],
  ],
  [
    'no head for a while',
    [
      ['head', '0', '', '2020', '2021'],
      ['head', '0', 'head2', '2021', '2022'],
      ['head2', '9', 'head', '2021', '2022'],
      ['head', '0', '', '2022', ''],
    ],
    ['unit-root-none', { date: '2021' }],
  ],
  [
    'one code for two units at once',
    [head, ['a', '1', 'head', '2020', ''], ['b', '1', 'head', '2021', '']],
    ['unit-code-taken', { code: '1', unit: 'b', other: 'a', date: '2021' }],
  ],
  [
    'a code behind a shorter use of it',
    [
      head,
      ['a', '1', 'head', '2020', ''],
      ['b', '1', 'head', '2021', '2022'],
      ['c', '1', 'head', '2023', ''],
    ],
    ['unit-code-taken', { unit: 'c', other: 'a' }],
  ],
]

describe('a fault in the list of units is named', () => {
  test.each(faulty)('%s', (_, rows, [code, params]) => {
    const findings = validateHistory(history(rows))
    const told = findings.filter((fault) => fault.code === code).map((fault) => fault.params)
    expect(told).toContainEqual(expect.objectContaining(params))
    for (const fault of findings)
      for (const lang of ['vi', 'en'] as const) expect(tell(fault, lang)).not.toMatch(/\{\w+\}/)
  })
})

const sound: readonly [string, readonly Row[]][] = [
  ['a head alone', [head]],
  [
    'a parent that changes',
    [head, ['p', '1', 'head', '2020', ''], ['a', '2', 'p', '2020', '2021'], ['a', '2', 'head', '2021', '']],
  ],
  [
    'a parent told in two rows',
    [head, ['p', '1', 'head', '2020', '2021'], ['p', '7', 'head', '2021', ''], ['a', '2', 'p', '2020', '']],
  ],
  ['a code used again later', [head, ['a', '1', 'head', '2020', '2021'], ['b', '1', 'head', '2021', '']]],
  [
    'a head that is replaced',
    [
      ['x', '0', '', '2020', '2021'],
      ['y', '0', '', '2021', ''],
    ],
  ],
]

describe('what the rules allow passes', () => {
  test.each(sound)('%s', (_, rows) => {
    expect(validateHistory(history(rows))).toEqual([])
  })
})

test('a finding carries the place of its row', () => {
  const rows = history([head, ['a', '1', 'hed', '2020', '']])
  const [fault] = validateHistory(rows, (unit, span) => ({
    file: 'units.csv',
    line: 3,
    unit: `${unit} ${span.from}`,
  }))
  expect(fault?.place).toEqual({ file: 'units.csv', line: 3, unit: 'a 2020' })
})

test('an unsound history gives no tree rather than one with units missing', () => {
  const circle = history([head, ['a', '1', 'b', '2020', ''], ['b', '2', 'a', '2020', '']])
  expect(() => treeAt(circle, '2020')).toThrow(/circle/)
  const orphan = history([head, ['a', '1', 'gone', '2020', '']])
  expect(() => treeAt(orphan, '2020')).toThrow(/not valid/)
  const twoHeads = history([head, ['a', '1', '', '2020', '']])
  expect(() => treeAt(twoHeads, '2020')).toThrow(/several/)
})
