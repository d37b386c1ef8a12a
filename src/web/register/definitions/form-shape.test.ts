import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cellsOf, moveCell } from './form-shape.js'

const sections = fc
  .uniqueArray(fc.string({ minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 12 })
  .chain((codes) =>
    fc
      .array(fc.nat(3), { minLength: codes.length, maxLength: codes.length })
      .map((places) =>
        [0, 1, 2, 3].map((id) => ({ id: `s${id}`, series: codes.filter((_, n) => places[n] === id) })),
      ),
  )

test('a cell moved up or down stays in the form once, one place on in the reading order, and moved back all is as before', () => {
  fc.assert(
    fc.property(sections, fc.nat(), fc.constantFrom(-1 as const, 1 as const), (form, pick, by) => {
      const cells = form.flatMap(({ series }, at) => series.map((code, cell) => ({ at, cell, code })))
      const { at, cell, code } = cells[pick % cells.length]!
      const next = moveCell(form, at, cell, by)
      expect(next.flatMap(cellsOf).sort()).toEqual(form.flatMap(cellsOf).sort())
      const there = next.findIndex((section) => cellsOf(section).includes(code))
      const place = cellsOf(next[there]!).indexOf(code)
      if (next !== form) expect(moveCell(next, there, place, by === 1 ? -1 : 1)).toEqual(form)
    }),
  )
})
