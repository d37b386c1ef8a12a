import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { reorganisationsFile } from '../../../../domain/pack-schema/reorganisations-file.js'
import { actCounts, followed, proposedTitle } from './act-text.js'
import { type ActValue, type OperationValue, readAct, writeAct } from './act-value.js'
import { type KnownUnit, knownUnits, takenKeys } from './known-units.js'
import { leftBelow, movesFor } from './left-below.js'
import {
  blankAct,
  blankOperation,
  freeActId,
  freeKey,
  withCode,
  withSources,
  withSplitUnit,
} from './proposals.js'

const unit = (key: string, code: string, parent = 't'): KnownUnit => ({
  key,
  code,
  name: `Xã ${code}`,
  level: 'commune',
  parent,
})
const UNITS = [
  { key: 't', code: '12', name: 'Tỉnh', level: 'province', parent: null },
  unit('x03451', '03451'),
  unit('x03463', '03463'),
  unit('x1', '1', 'x03451'),
]
const known = {
  units: new Map(UNITS.map((one) => [one.key, one])),
  taken: new Set(UNITS.map(({ key }) => key)),
  effective: '2027-01-01',
}

const key = fc.stringMatching(/^[a-z][a-z0-9]{0,5}$/)
const filled = fc.stringMatching(/^[A-ZĐa-zà]{1,8}$/)
const share = fc.constantFrom(null, '0.4', '0.25', '1')
const made = fc.record({ unit: key, code: filled, name: filled, parent: key, level: key })
const operation: fc.Arbitrary<OperationValue> = fc.oneof(
  made.map((one) => ({ op: 'create' as const, ...one })),
  fc.record({ op: fc.constant('move' as const), unit: key, parent: key }),
  fc.record({
    op: fc.constant('rename' as const),
    unit: key,
    name: filled,
    code: fc.constantFrom('', '0123'),
  }),
  fc.record({ op: fc.constant('merge' as const), from: fc.array(key, { minLength: 1 }), into: made }),
  fc.record({
    op: fc.constant('abolish' as const),
    unit: key,
    successors: fc.array(
      fc.record({ unit: key, share, basis: fc.constantFrom('whole' as const, 'area' as const) }),
    ),
  }),
  fc.record({
    op: fc.constant('split' as const),
    unit: key,
    basis: fc.constantFrom('declared' as const, 'population' as const),
    into: fc.array(
      fc.tuple(made, share).map(([one, held]) => ({ ...one, share: held })),
      { minLength: 1 },
    ),
  }),
)
const act: fc.Arbitrary<ActValue> = fc.record({
  id: key,
  number: filled,
  date: fc.constant('2026-11-01'),
  effective: fc.constant('2027-01-01'),
  title: filled,
  source: filled,
  operations: fc.array(operation, { minLength: 1, maxLength: 5 }),
})

describe('an act as it is kept', () => {
  test('is what the file may hold, and is read back as it was typed', () => {
    fc.assert(
      fc.property(act, (typed) => {
        const entry = writeAct(typed)
        expect(readAct(entry)).toEqual(typed)
        expect(reorganisationsFile.safeParse([entry]).error).toBeUndefined()
      }),
    )
  })

  test('a file of any shape is read without a fault', () => {
    fc.assert(fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (entry) => void readAct(entry)))
    fc.assert(
      fc.property(
        fc.array(fc.dictionary(fc.constantFrom('op', 'unit', 'into', 'from'), fc.jsonValue())),
        (operations) => {
          expect(readAct({ operations }).operations).toHaveLength(operations.length)
        },
      ),
    )
  })
})

describe('proposals', () => {
  test('a key that is proposed was never used, and is one that the file may hold', () => {
    fc.assert(
      fc.property(fc.string(), fc.array(key), fc.constantFrom(...UNITS, undefined), (code, taken, like) => {
        const proposed = freeKey(code, like, { ...known, taken: new Set(taken) })
        if (proposed === '') return
        expect(taken).not.toContain(proposed)
        expect(proposed).toMatch(/^[A-Za-z0-9][A-Za-z0-9._-]*$/)
      }),
    )
  })

  test('two communes become one with the code of the first, beside them, under a key of its own', () => {
    const merge = blankOperation('merge') as Extract<OperationValue, { op: 'merge' }>
    const merged = withSources(merge, ['x03463', 'x03451'], known) as typeof merge
    expect(merged.into).toEqual({
      unit: 'x03463-2027',
      code: '03463',
      name: '',
      parent: 't',
      level: 'commune',
    })
    // What was written by hand stays when other units are chosen; the rest follows.
    const named = { ...merged, into: { ...merged.into, name: 'Xã Mới', level: 'district' } }
    expect(withSources(named, ['x03451', 'x03463'], known)).toMatchObject({
      into: { unit: 'x03451-2027', code: '03451', name: 'Xã Mới', level: 'district' },
    })
  })

  test('the key follows the code until it is written by hand', () => {
    const like = UNITS[1]
    const first = withCode({ unit: '', code: '', name: '', parent: '', level: '' }, '0777', like, known)
    expect(first.unit).toBe('x0777-2027')
    const next = { ...known, taken: new Set([...known.taken, 'x0777-2027']) }
    expect(withCode(first, '0778', like, next).unit).toBe('x0778-2027')
    expect(withCode({ ...first, unit: 'mine' }, '0778', like, next).unit).toBe('mine')
  })

  test('the first part of a unit that is split keeps its code, all stand where it stood', () => {
    const split = blankOperation('split') as Extract<OperationValue, { op: 'split' }>
    const { into } = withSplitUnit(split, 'x03451', known) as typeof split
    expect(into.map(({ code, parent, level }) => [code, parent, level])).toEqual([
      ['03451', 't', 'commune'],
      ['', 't', 'commune'],
    ])
    expect(into[0]!.unit).toBe('x03451-2027')
  })

  test('a new act is in effect from the first of the next month, under an id that is free', () => {
    expect(blankAct('2026-12-05', 'a').effective).toBe('2027-01-01')
    expect(blankAct('2026-01-31', 'a').effective).toBe('2026-02-01')
    expect(freeActId('2026-12-05', [{ id: 'sx-2026-1' }, { id: 'sx-2026-3' }])).toBe('sx-2026-2')
  })
})

describe('what an act says of itself', () => {
  const nameOf = (one: string) => known.units.get(one)?.name ?? one
  const into = { unit: 'n', code: '9', name: 'Xã Mới', parent: 't', level: 'commune' }
  const blank = blankAct('2026-12-05', 'a')
  const merged: ActValue = { ...blank, operations: [{ op: 'merge', from: ['x03451', 'x03463'], into }] }

  test('the title follows what is done until it is written by hand, the source the number', () => {
    const first = followed(blank, merged, nameOf, nameOf)
    expect(first.title).toBe('Sáp nhập Xã 03451, Xã 03463 thành Xã Mới')
    const numbered = followed(first, { ...first, number: '12/NQ' }, nameOf, nameOf)
    expect(numbered.source).toBe('12/NQ')
    const own = { ...numbered, title: 'Nghị quyết' }
    expect(followed(numbered, own, nameOf, nameOf).title).toBe('Nghị quyết')
    expect(followed(own, { ...own, operations: [] }, nameOf, nameOf).title).toBe('Nghị quyết')
  })

  test('any act can be told in a title and counted, in both languages', () => {
    fc.assert(
      fc.property(act, (one) => {
        expect(proposedTitle(one, nameOf)).not.toMatch(/[{}]/)
        for (const lang of ['vi', 'en'] as const) expect(actCounts(one.operations, lang)).toMatch(/\d/)
      }),
    )
  })

  test('units made by an act, and by those before it, can be spoken of; their keys are taken', () => {
    const later = { ...blank, id: 'b', operations: [blankOperation('move')] }
    expect(knownUnits(UNITS, [merged], later).get('n')).toMatchObject({ name: 'Xã Mới', code: '9' })
    expect(knownUnits(UNITS, [{ ...merged, effective: '2030-01-01' }], later).has('n')).toBe(false)
    expect(takenKeys([UNITS], [merged])).toEqual(new Set([...known.taken, 'n']))
  })
})

describe('units left under one that ends', () => {
  const end: OperationValue = {
    op: 'abolish',
    unit: 'x03451',
    successors: [{ unit: 'x03463', share: '1', basis: 'declared' }],
  }
  test('are named until each is moved or ends, and the moves lead to the one who takes over', () => {
    const left = leftBelow(end, [end], known.units)
    expect(left.map((one) => one.key)).toEqual(['x1'])
    const moves = movesFor(end, left)
    expect(moves).toEqual([{ op: 'move', unit: 'x1', parent: 'x03463' }])
    expect(leftBelow(end, [end, ...moves], known.units)).toEqual([])
    expect(leftBelow(blankOperation('abolish'), [], known.units)).toEqual([])
  })
})
