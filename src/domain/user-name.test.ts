import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isUserName, proposeUserName } from './user-name.js'

test.each([
  ['Nguyễn Văn An', 1, 'annv'],
  ['  Đặng   Thị Phương  Đông ', 1, 'dongdtp'],
  ['Nguyễn Văn An', 2, 'annv2'],
  ['Lò A', 1, 'al1'],
  ['A', 3, 'a03'],
  ['…', 1, ''],
])('the user name proposed for “%s”, the %dth of that name, is %s', (name, nth, proposed) => {
  expect(proposeUserName(name, nth)).toBe(proposed)
})

test('whatever the name, a proposal is a user name and the next one is another', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 99 }), (name, nth) => {
      const proposed = proposeUserName(name, nth)
      if (proposed === '') return
      expect(isUserName(proposed)).toBe(true)
      expect(proposeUserName(name, nth + 1)).not.toBe(proposed)
    }),
  )
})
