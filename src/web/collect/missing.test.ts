import { expect, test } from 'vitest'
import type { Entry } from '../../domain/submission-entries.js'
import { type Missing, missingOf, nextMissing } from './missing.js'
import { textName } from './part-names.js'
import type { Return } from './return-data.js'

const cell = (series: string) => ({ series, entry: null, required: true, previous: null, lastYear: null })
const check = (severity: 'error' | 'warning', series: string, key: string | null) => ({
  severity,
  rule: 'r',
  series: [series],
  code: 'check-rule',
  message: '',
  key,
  explained: false,
})
const name = (vi: string) => ({ vi, en: vi })

const held: Pick<Return, 'sections' | 'checks' | 'narrative'> = {
  sections: [{ id: 's', name: name('s'), cells: ['a', 'b', 'c', 'd'].map(cell) }],
  checks: [check('error', 'b', null), check('warning', 'c', 'w1'), check('warning', 'c', 'w2')],
  narrative: [
    { id: 'n1', name: name('n1'), text: '' },
    { id: 'n2', name: name('n2'), text: 'x' },
  ],
}
const one: Entry = { kind: 'value', value: '1' }
const entries = new Map<string, Entry>([
  ['b', one],
  ['c', one],
  ['d', { kind: 'not-applicable' }],
])
const texts: Readonly<Record<string, string>> = {
  [textName('explanations', 'w1')]: 'vì',
  [textName('narrative', 'n2')]: 'x',
}
const missing = (conflicts: { cell: string; mine: Entry; theirs: Entry }[] = []): Missing[] =>
  missingOf(held, { conflicts }, entries, (of) => texts[of] ?? '')

test('empty cells, errors, explanations and texts are missing, in the order of the page', () => {
  expect(missing().map(({ kind, target }) => `${kind} ${target}`)).toEqual([
    'cell cell-a',
    'error cell-b',
    'explanation text-~explanations/w2',
    'narrative text-~narrative/n1',
  ])
  expect(missing([{ cell: 'd', mine: one, theirs: one }]).map(({ kind }) => kind)).toContain('conflict')
})

test('the next one is looked for from where one is, and begins anew at the end', () => {
  const at = (here: string, back = false) => {
    const order = missing().map(({ target }) => target)
    const place = order.indexOf(here)
    return nextMissing(
      missing(),
      (target) => order.indexOf(target) > place,
      (target) => order.indexOf(target) < place,
      back,
    )?.target
  }
  expect(at('cell-a')).toBe('cell-b')
  expect(at('text-~narrative/n1')).toBe('cell-a')
  expect(at('cell-a', true)).toBe('text-~narrative/n1')
  expect(
    nextMissing(
      [],
      () => true,
      () => true,
      false,
    ),
  ).toBeUndefined()
})
