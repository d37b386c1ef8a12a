import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Act, GO_KEYS, goes, heard, NOTHING_HEARD } from './heard.js'

const FREE = { typing: false, singles: true }
const plain = { ctrlKey: false, metaKey: false, altKey: false }

function press(keys: readonly string[], how = FREE): (Act | null)[] {
  let now = NOTHING_HEARD
  return keys.map((key) => {
    now = heard(now, { ...plain, key }, how)
    return now.act
  })
}

test.each<[string[], (Act | null)[]]>([
  [['?'], ['keys']],
  [['/'], ['search']],
  [
    ['g', 'b'],
    [null, 'go-b'],
  ],
  [
    ['G', 'M'],
    [null, 'go-m'],
  ],
  [
    ['g', 'x', 'b'],
    [null, null, null],
  ],
  [['b'], [null]],
])('%j', (keys, acts) => {
  expect(press(keys)).toEqual(acts)
})

test('Ctrl+K (and Cmd+K) opens the palette even in a field', () => {
  for (const typing of [true, false])
    for (const held of ['ctrlKey', 'metaKey'])
      expect(heard(NOTHING_HEARD, { ...plain, [held]: true, key: 'k' }, { typing, singles: false }).act).toBe(
        'palette',
      )
})

test('single keys mean nothing in a field, nor when they are switched off', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('g', 'b', 'm', '?', '/', 'a')),
      fc.constantFrom({ typing: true, singles: true }, { typing: false, singles: false }),
      (keys, how) => {
        expect(press(keys, how).every((act) => act === null)).toBe(true)
      },
    ),
  )
})

test('every letter leads to a page of its own', () => {
  expect(new Set(GO_KEYS.map((key) => goes(`go-${key}`))).size).toBe(GO_KEYS.length)
})
