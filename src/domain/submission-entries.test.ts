import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Entry, entryChanges, entryCounts, entryOf, withEntries } from './submission-entries.js'

const NOUGHT: Entry = { kind: 'value', value: '0' }
const TWELVE: Entry = { kind: 'value', value: '12' }
const NOT_APPLICABLE: Entry = { kind: 'not-applicable' }
const EMPTY: Entry = { kind: 'empty' }

/** Series 1 holds 12, 2 a reported nought, 3 does not apply, 4 is empty. */
const ROW = { figures: ['12', '0', null, null], notApplicable: [3] }

test('a nought, not applicable and nothing yet are three things', () => {
  expect([1, 2, 3, 4, 5].map((series) => entryOf(ROW, series))).toEqual([
    TWELVE,
    NOUGHT,
    NOT_APPLICABLE,
    EMPTY,
    EMPTY,
  ])
  expect(entryCounts(ROW, [1, 2, 3, 4])).toEqual({ value: 2, nought: 1, notApplicable: 1, empty: 1 })
})

describe('entering', () => {
  test.each([
    ['a figure over "not applicable"', 3, TWELVE, ['12', '0', '12', null], []],
    ['"not applicable" over a figure', 1, NOT_APPLICABLE, [null, '0', null, null], [1, 3]],
    ['nothing over a nought', 2, EMPTY, ['12', null, null, null], [3]],
    ['nothing over "not applicable"', 3, EMPTY, ['12', '0', null, null], []],
    ['a blank, which is nothing', 1, { kind: 'value', value: ' ' } as Entry, [null, '0', null, null], [3]],
    ['beyond the end', 6, NOUGHT, ['12', '0', null, null, null, '0'], [3]],
    ['what cannot be read yet', 4, { kind: 'value', value: '1o' } as Entry, ['12', '0', null, '1o'], [3]],
  ])('%s', (_, series, entry, figures, notApplicable) => {
    expect(withEntries(ROW, new Map([[series, entry]]))).toEqual({ figures, notApplicable })
  })
})

describe('differences', () => {
  test.each([
    ['a figure', 1, { kind: 'value', value: '13' } as Entry, true],
    ['the same figure written otherwise', 1, { kind: 'value', value: '12.0' } as Entry, false],
    ['a nought where nothing was', 4, NOUGHT, true],
    ['"not applicable" where nothing was', 4, NOT_APPLICABLE, true],
    ['nothing where a nought was', 2, EMPTY, true],
    ['nothing where nothing was', 4, EMPTY, false],
  ])('%s', (_, series, entry, differs) => {
    const changes = entryChanges(ROW, withEntries(ROW, new Map([[series, entry]])))
    expect(changes.map((change) => change.series)).toEqual(differs ? [series] : [])
  })

  test('what changed is told with both states', () => {
    expect(entryChanges(ROW, { figures: ['12', null], notApplicable: [2, 3, 7] })).toEqual([
      { series: 2, before: NOUGHT, after: NOT_APPLICABLE },
      { series: 7, before: EMPTY, after: NOT_APPLICABLE },
    ])
  })

  test('entering the differences of two returns into the one gives the other', () => {
    const entry: fc.Arbitrary<Entry> = fc.oneof(
      fc.constant(EMPTY),
      fc.constant(NOT_APPLICABLE),
      fc.nat(3).map((n) => ({ kind: 'value' as const, value: String(n) })),
    )
    const entries = fc.array(entry, { minLength: 8, maxLength: 8 })
    fc.assert(
      fc.property(entries, entries, (a, b) => {
        const nothing = { figures: [], notApplicable: [] }
        const rowOf = (list: Entry[]) => withEntries(nothing, new Map(list.map((e, i) => [i + 1, e])))
        const changes = entryChanges(rowOf(a), rowOf(b))
        const mended = withEntries(rowOf(a), new Map(changes.map((c) => [c.series, c.after])))
        expect(mended).toEqual(rowOf(b))
      }),
    )
  })
})
