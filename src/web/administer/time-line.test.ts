import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '../../domain/date.js'
import { barOf, spanOfRoles } from './time-line.js'

const day = fc.integer({ min: 0, max: 4000 }).map((n) => addDays('2020-01-01', n))
const role = fc
  .record({ from: day, days: fc.option(fc.integer({ min: 0, max: 2000 })) })
  .map(({ from, days }) => ({
    from,
    to: days === null ? null : addDays(from, days),
  }))

test('every role and today stand on the line, in order of their days', () => {
  fc.assert(
    fc.property(fc.array(role, { minLength: 1 }), day, (roles, today) => {
      const span = spanOfRoles(roles, today)
      for (const held of roles) {
        const bar = barOf(held, span, today)
        expect(bar.left).toBeGreaterThan(0)
        expect(bar.width).toBeGreaterThanOrEqual(0)
        expect(bar.left + bar.width).toBeLessThanOrEqual(100.000001)
        expect(bar.today).toBeGreaterThan(0)
        expect(bar.today).toBeLessThan(100)
        if (held.from <= today) expect(bar.left).toBeLessThanOrEqual(bar.today)
        if (held.to === null) expect(bar.left + bar.width).toBeCloseTo(100)
      }
    }),
  )
})
