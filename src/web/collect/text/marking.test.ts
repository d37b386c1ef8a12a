import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Field, lineEnd, tidyPasted, toggleAround, toggleList } from './marking.js'

/** A field from a text in which brackets stand around what is selected, and back. */
function field(text: string): Field {
  const start = text.indexOf('[')
  return { text: text.replace(/[[\]]/g, ''), start, end: text.indexOf(']') - 1 }
}
const show = ({ text, start, end }: Field) =>
  `${text.slice(0, start)}[${text.slice(start, end)}]${text.slice(end)}`

describe('marks', () => {
  test('are put around what is selected and taken away again', () => {
    expect(show(toggleAround(field('tình hình [ổn định]'), '**'))).toBe('tình hình **[ổn định]**')
    expect(show(toggleAround(field('**[ổn định]**'), '*'))).toBe('***[ổn định]***')
    expect(show(toggleAround(field('***[ổn định]***'), '**'))).toBe('*[ổn định]*')
    expect(show(toggleAround(field('[]'), '**'))).toBe('**[]**')
  })

  test('twice is as before', () => {
    const text = fc.string({ unit: fc.constantFrom('a', ' ', 'ộ', '\n'), maxLength: 12 })
    fc.assert(
      fc.property(text, fc.nat(12), fc.nat(12), fc.constantFrom('**', '*'), (of, a, b, mark) => {
        const [start, end] = [Math.min(a, b, of.length), Math.min(Math.max(a, b), of.length)]
        const before = { text: of, start, end }
        expect(toggleAround(toggleAround(before, mark), mark)).toEqual(before)
      }),
    )
  })
})

describe('lists', () => {
  test('are made of the lines that are selected, and unmade', () => {
    const bullets = toggleList(field('a\n[b\nc]\nd'), 'bullet')
    expect(bullets.text).toBe('a\n- b\n- c\nd')
    expect(toggleList({ text: '- b\n- c', start: 0, end: 7 }, 'number').text).toBe('1. b\n2. c')
    expect(toggleList({ text: '- b\n- c', start: 0, end: 7 }, 'bullet').text).toBe('b\nc')
  })

  test('go on at the end of a line, and end with an empty item', () => {
    expect(show(lineEnd(field('- b[]'))!)).toBe('- b\n- []')
    expect(show(lineEnd(field('9. b[]'))!)).toBe('9. b\n10. []')
    expect(show(lineEnd(field('- b\n- []'))!)).toBe('- b\n[]')
    expect(lineEnd(field('b[]'))).toBeNull()
  })
})

test('text of a word processor comes in clean', () => {
  expect(
    tidyPasted('Kết quả:\r\n·\tTrộm cắp\u00a0tài sản \r\n•  Cờ bạc\r\n1.\tMột\r\n\r\n\r\n\r\nHết\u00ad.\r\n'),
  ).toBe('Kết quả:\n- Trộm cắp tài sản\n- Cờ bạc\n1. Một\n\nHết.')
})
