import fc from 'fast-check'
import { expect, test } from 'vitest'
import { buildHistory, type UnitRow } from './unit.js'
import { withHeldIds } from './unit-ids.js'

const row = (unit: string): UnitRow => ({
  unit,
  code: unit,
  name: unit,
  parent: null,
  level: 'x',
  from: '2020-01-01',
  to: null,
})

test('whatever is put in between or taken away, nobody’s id changes and none is given twice', () => {
  const keys = fc.uniqueArray(fc.stringMatching(/^[a-f]{1,2}$/), { minLength: 1, maxLength: 12 })
  fc.assert(
    fc.property(fc.array(keys, { minLength: 1, maxLength: 6 }), (editions) => {
      const given = new Map<string, number>()
      for (const units of editions) {
        const { units: now } = withHeldIds(buildHistory(units.map(row)), given)
        for (const { key, id } of now.values()) {
          if (given.has(key)) expect(id).toBe(given.get(key))
          else expect([...given.values()]).not.toContain(id)
          given.set(key, id)
        }
        expect(new Set(given.values()).size).toBe(given.size)
      }
    }),
  )
})
