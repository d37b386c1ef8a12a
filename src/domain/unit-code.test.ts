import { describe, expect, test } from 'vitest'
import { act, LAI_CHAU, LAI_CHAU_ACTS, LAI_CHAU_START } from '../../test/support/histories.js'
import { describe as tell } from './problem.js'
import { applyReorganisations } from './reorganisation.js'
import { buildHistory, treeAt } from './unit.js'
import { findUnit } from './unit-code.js'

/** Further acts on the example: a new code for one commune, and the end of a department without successor. */
const acts = [
  ...LAI_CHAU_ACTS,
  act('2026-01-01', [{ op: 'rename', unit: 'x03430', name: 'Công an xã Nậm Xe', code: '03999' }]),
  act('2026-02-01', [{ op: 'abolish', unit: 'pc02', successors: [] }]),
]
const history = applyReorganisations(LAI_CHAU_START, acts).history

const refused: readonly [string, string, string, Record<string, string>][] = [
  [
    '03386',
    '2025-07-14',
    'unit-retired',
    {
      name: 'Công an phường Quyết Thắng',
      until: '2025-07-01',
      act: '1670/NQ-UBTVQH15',
      successors: '03388 Công an phường Đoàn Kết',
    },
  ],
  [
    '105',
    '2025-03-01',
    'unit-retired',
    { until: '2025-03-01', act: 'districts-end', successors: '12 Công an tỉnh Lai Châu' },
  ],
  [
    '03430',
    '2026-01-14',
    'unit-retired',
    { until: '2026-01-01', act: 'act-2026-01-01', successors: '03999 Công an xã Nậm Xe' },
  ],
  ['PC02', '2026-02-14', 'unit-retired', { act: 'act-2026-02-01', successors: '—' }],
  ['03999', '2025-12-14', 'unit-not-yet', { from: '2026-01-01', predecessors: '03430 Công an xã Nậm Xe' }],
  ['03387', '2024-06-14', 'unit-unknown', { near: '03386' }],
  ['3389', '2024-06-14', 'unit-unknown', { near: '03389' }],
]

describe('why a code is not valid on a day', () => {
  test.each(refused)('%s on %s: %s', (code, date, problem, params) => {
    const found = findUnit(history, treeAt(history, date), code, acts, { line: 7 })
    if (!('finding' in found)) throw new Error('a unit was found')
    expect(found.finding).toMatchObject({
      code: problem,
      place: { line: 7 },
      params: { code, date, ...params },
    })
    for (const lang of ['vi', 'en'] as const) expect(tell(found.finding, lang)).not.toMatch(/\{\w+\}/)
  })

  test('of a future merger all that it will be made of is offered', () => {
    const merged = applyReorganisations(LAI_CHAU_START, [
      act('2021-01-01', [
        {
          op: 'merge',
          from: ['x03386', 'x03388'],
          into: { unit: 'new', code: '04000', name: 'Mới', parent: 'h105', level: 'commune' },
        },
      ]),
    ]).history
    const found = findUnit(merged, treeAt(merged, '2020-06-14'), '04000')
    expect(found).toMatchObject({
      finding: {
        code: 'unit-not-yet',
        params: { predecessors: '03386 Công an phường Quyết Thắng, 03388 Công an phường Quyết Tiến' },
      },
    })
  })

  test('of several later units with the code the first is told', () => {
    const span = { name: 'n', level: 'l' }
    const later = buildHistory([
      { ...span, unit: 'head', code: '0', parent: null, from: '2020-01-01', to: null },
      { ...span, unit: 'b', code: '1', parent: 'head', from: '2023-01-01', to: null },
      { ...span, unit: 'a', code: '1', parent: 'head', from: '2021-01-01', to: '2022-01-01' },
      { ...span, unit: 'c', code: '1', parent: 'head', from: '2022-01-01', to: '2023-01-01' },
    ])
    expect(findUnit(later, treeAt(later, '2020-01-01'), '1')).toMatchObject({
      finding: { code: 'unit-not-yet', params: { from: '2021-01-01', predecessors: '—' } },
    })
  })

  test('a code that two units carry at once is not guessed', () => {
    const span = { name: 'n', level: 'l', from: '2020-01-01', to: null }
    const twice = buildHistory([
      { ...span, unit: 'head', code: '0', parent: null },
      { ...span, unit: 'a', code: '1', parent: 'head' },
      { ...span, unit: 'b', code: '1', parent: 'head' },
    ])
    expect(findUnit(twice, treeAt(twice, '2020-01-01'), '1')).toMatchObject({
      finding: { code: 'unit-code-ambiguous', params: { names: 'n (a), n (b)' } },
    })
  })
})

test('a valid code finds the unit of that day', () => {
  const key = (date: string) => {
    const found = findUnit(LAI_CHAU, treeAt(LAI_CHAU, date), '03388')
    return 'node' in found ? found.node.key : found.finding.code
  }
  expect(key('2025-06-30')).toBe('x03388')
  expect(key('2025-07-01')).toBe('x03388-2025')
})
