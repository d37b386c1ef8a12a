import fc from 'fast-check'
import { expect, test } from 'vitest'
import { accountsSearch, auditSearch } from './address.js'

test('what cannot be meant is left out of the address', () => {
  expect(accountsSearch({ q: 'an', role: 'king', state: 'locked', unit: '', other: 1 })).toEqual({
    q: 'an',
    state: 'locked',
  })
  expect(auditSearch({ account: 'me', from: '2026-02-30', to: '2026-11-23', action: 'role' })).toEqual({
    to: '2026-11-23',
    action: 'role',
  })
})

test('a number in an address is the text it was typed as', () => {
  expect(accountsSearch({ q: 3463 })).toEqual({ q: '3463' })
})

test('whatever is given, reading it again changes nothing', () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.constantFrom('q', 'unit', 'role', 'from', 'to', 'after'), fc.anything()),
      (given) => {
        expect(accountsSearch({ ...accountsSearch(given) })).toEqual(accountsSearch(given))
        expect(auditSearch({ ...auditSearch(given) })).toEqual(auditSearch(given))
      },
    ),
  )
})
