import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isId, proposeId } from './propose-id.js'

test('any name gives an id that can be used and is nobody else’s', () => {
  const taken = fc.uniqueArray(fc.string({ maxLength: 8 }))
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme' }),
      taken,
      fc.constantFrom('_' as const, '-' as const),
      (name, others, separator) => {
        const id = proposeId(name, others, separator)
        expect(isId(id, separator)).toBe(true)
        expect(others).not.toContain(id)
        expect(proposeId(name, [...others, id], separator)).not.toBe(id)
      },
    ),
  )
})

test('it is the name without marks', () => {
  expect(proposeId('Tỉ lệ giải quyết đơn thư (%)', [])).toBe('ti_le_giai_quyet_don_thu')
  expect(proposeId('6 tháng đầu năm', ['thang_dau_nam'])).toBe('thang_dau_nam_2')
  expect(proposeId('Báo cáo quý', [], '-')).toBe('bao-cao-quy')
})
