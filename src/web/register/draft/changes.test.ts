import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { stringify } from 'yaml'
import { addChange, applyChanges, type Change, type Definitions, fileOf } from './changes.js'
import { rebase } from './rebase.js'
import { same } from './same.js'

const ids = ['a', 'b', 'c', 'd', 'e']
const id = fc.constantFrom(...ids)
const list = fc.constantFrom('measures' as const, 'classifications' as const, 'indicators' as const)
const value = fc.integer({ min: 0, max: 3 })

const change: fc.Arbitrary<Change> = fc.oneof(
  fc
    .record({ list, id, value, after: fc.option(fc.option(id), { nil: undefined }) })
    .map(({ list, id, value, after }): Change => {
      const put = { kind: 'put', list, id, value: { id, value } } as const
      return after === undefined || after === id ? put : { ...put, after }
    }),
  fc.record({ list, id }).map((of): Change => ({ kind: 'remove', ...of })),
  value.map((value): Change => ({ kind: 'calendar', value: { value } })),
  fc.uniqueArray(id).map(
    (ids): Change => ({
      kind: 'file',
      name: 'indicators.yaml',
      text: stringify(ids.map((id) => ({ id, value: 9 }))),
    }),
  ),
)

const definitions: fc.Arbitrary<Definitions> = fc
  .record({ measures: fc.uniqueArray(id), indicators: fc.uniqueArray(id), calendar: value })
  .map(({ measures, indicators, calendar }) => ({
    lists: {
      levels: [],
      classifications: [],
      measures: measures.map((id) => ({ id, value: 0 })),
      forms: [],
      indicators: indicators.map((id) => ({ id, value: 0 })),
      acts: [],
    },
    calendar: { value: calendar },
  }))

/** As the changes come, without making the draft shorter. */
const plainly = (base: Definitions, changes: readonly Change[]) =>
  applyChanges(base.lists, base.calendar, changes)
const drafted = (base: Definitions, changes: readonly Change[]) =>
  changes.reduce<readonly Change[]>((held, one) => addChange(base, held, one), [])

/** The order of entries set aside: taking an entry away and putting it again leaves it where it was. */
const contents = ({ lists, calendar }: Definitions) => ({
  calendar,
  lists: Object.fromEntries(
    Object.entries(lists).map(([name, entries]) => [
      name,
      [...entries].sort((a, b) => String(a.id).localeCompare(String(b.id))),
    ]),
  ),
})

describe('a draft', () => {
  test('holds what all its changes did, one after the other', () => {
    fc.assert(
      fc.property(definitions, fc.array(change, { maxLength: 12 }), (base, changes) => {
        const draft = drafted(base, changes)
        expect(contents(plainly(base, draft))).toEqual(contents(plainly(base, changes)))
      }),
    )
  })

  test('names every entry once after the last text of its file', () => {
    fc.assert(
      fc.property(definitions, fc.array(change, { maxLength: 12 }), (base, changes) => {
        const draft = drafted(base, changes)
        const named = draft.map((one) =>
          one.kind === 'put' || one.kind === 'remove' ? `${one.list} ${one.id}` : fileOf(one),
        )
        expect(new Set(named).size).toBe(named.length)
      }),
    )
  })

  test('is empty again when an entry is put back as it was', () => {
    fc.assert(
      fc.property(definitions, value, (base, typed) => {
        for (const entry of base.lists.measures) {
          const id = String(entry.id)
          const edited = addChange(base, [], { kind: 'put', list: 'measures', id, value: { id, typed } })
          expect(edited).toHaveLength(1)
          expect(addChange(base, edited, { kind: 'put', list: 'measures', id, value: { ...entry } })).toEqual(
            [],
          )
        }
      }),
    )
  })

  test('a new entry that is taken away again leaves nothing, and who stood behind it keeps its place', () => {
    const base = plainly(
      {
        lists: {
          levels: [],
          classifications: [],
          measures: [{ id: 'a' }, { id: 'b' }],
          forms: [],
          indicators: [],
          acts: [],
        },
        calendar: {},
      },
      [],
    )
    const draft = drafted(base, [
      { kind: 'put', list: 'measures', id: 'n', value: { id: 'n' }, after: 'a' },
      { kind: 'put', list: 'measures', id: 'm', value: { id: 'm' }, after: 'n' },
      { kind: 'remove', list: 'measures', id: 'n' },
    ])
    expect(plainly(base, draft).lists.measures.map(({ id }) => id)).toEqual(['a', 'm', 'b'])
    expect(draft).toHaveLength(1)
  })

  test('text that cannot be read leaves the lists as they were', () => {
    fc.assert(
      fc.property(definitions, (base) => {
        expect(plainly(base, [{ kind: 'file', name: 'measures.yaml', text: 'measures: [' }])).toEqual(base)
      }),
    )
  })
})

describe('a draft on a newer edition', () => {
  test('keeps its own changes and what others changed elsewhere', () => {
    fc.assert(
      fc.property(definitions, fc.array(change, { maxLength: 6 }), (base, changes) => {
        const draft = drafted(
          base,
          changes.filter(({ kind }) => kind !== 'file'),
        )
        const seen = { ...base, files: {} }
        expect(rebase(draft, seen, seen).clashes).toEqual([])
        const moved = rebase(draft, seen, seen).changes
        expect(contents(plainly(base, moved))).toEqual(contents(plainly(base, draft)))
      }),
    )
  })

  test('parts of one entry that each side changed come together; the same part changed by both is named', () => {
    const entry = { id: 'a', name: 'x', unit: 'u' }
    const of = (measure: object, text = '1\n2\n3\n4\n5\n6\n7\n8\n') => ({
      lists: {
        levels: [],
        classifications: [],
        measures: [{ ...measure }],
        forms: [],
        indicators: [],
        acts: [],
      },
      calendar: { holidays: [{ date: '2027-01-01', name: 'a' }] },
      files: { 'x.md': text },
    })
    const put: Change = { kind: 'put', list: 'measures', id: 'a', value: { ...entry, name: 'mine' } }
    expect(rebase([put], of(entry), of({ ...entry, unit: 'theirs' }))).toEqual({
      changes: [{ ...put, value: { id: 'a', name: 'mine', unit: 'theirs' } }],
      clashes: [],
    })
    expect(rebase([put], of(entry), of({ ...entry, name: 'theirs' })).clashes).toEqual([0])
    const text: Change = { kind: 'file', name: 'x.md', text: 'one\n2\n3\n4\n5\n6\n7\n8\n' }
    expect(rebase([text], of(entry), of(entry, '1\n2\n3\n4\n5\n6\n7\neight\n')).changes).toEqual([
      { ...text, text: 'one\n2\n3\n4\n5\n6\n7\neight\n' },
    ])
    expect(rebase([text], of(entry), of(entry, 'eins\n2\n3\n4\n5\n6\n7\n8\n')).clashes).toEqual([0])
  })

  test('holidays added by both sides are all there', () => {
    const on = (...days: string[]) => ({ holidays: days.map((date) => ({ date, name: date })) })
    const base = {
      ...plainly(
        {
          lists: { levels: [], classifications: [], measures: [], forms: [], indicators: [], acts: [] },
          calendar: {},
        },
        [],
      ),
      files: {},
    }
    const mine: Change = { kind: 'calendar', value: on('2027-01-01', '2027-09-02') }
    const moved = rebase(
      [mine],
      { ...base, calendar: on('2027-01-01') },
      { ...base, calendar: on('2027-01-01', '2027-04-30') },
    )
    expect(moved.clashes).toEqual([])
    expect(
      same((moved.changes[0] as { value: object }).value, on('2027-01-01', '2027-04-30', '2027-09-02')),
    ).toBe(true)
  })
})
