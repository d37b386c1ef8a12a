import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lineDifference } from './line-difference.js'

const text = fc
  .array(fc.constantFrom('a', 'b', 'c', ''), { minLength: 1, maxLength: 14 })
  .map((lines) => `${lines.join('\n')}\n`)

test('what was added and what went account for the whole difference', () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      const { lines, added, removed } = lineDifference(before, after)
      const length = (one: string) => one.split('\n').length - 1
      expect(length(after) - length(before)).toBe(added - removed)
      const equal = lines.reduce(
        (sum, line) => sum + (line.kind === 'left-out' ? line.count : line.kind === 'same' ? 1 : 0),
        0,
      )
      expect(equal + added).toBe(length(after))
      for (const line of lines)
        if (line.kind === 'added' || line.kind === 'same')
          expect(after.split('\n')[line.line - 1]).toBe(line.text)
        else if (line.kind === 'removed') expect(before.split('\n')[line.line - 1]).toBe(line.text)
    }),
  )
})

test('equal texts give one line that says how many were left out', () => {
  expect(lineDifference('a\nb\n', 'a\nb\n').lines).toEqual([{ kind: 'left-out', count: 2, line: 1 }])
})
