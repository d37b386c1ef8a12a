import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { plainText, richText } from './rich-text.js'

describe('plain formatting', () => {
  test('paragraphs, bold, italic and lists', () => {
    expect(richText('Một **hai** *ba*.\nDòng mới\n\n- a\n- b\n\n3. c')).toEqual([
      {
        kind: 'paragraph',
        runs: [
          { kind: 'text', text: 'Một ' },
          { kind: 'text', text: 'hai', bold: true },
          { kind: 'text', text: ' ' },
          { kind: 'text', text: 'ba', italic: true },
          { kind: 'text', text: '.' },
        ],
      },
      { kind: 'paragraph', runs: [{ kind: 'text', text: 'Dòng mới' }] },
      { kind: 'list', items: [[{ kind: 'text', text: 'a' }], [{ kind: 'text', text: 'b' }]] },
      { kind: 'list', items: [[{ kind: 'text', text: 'c' }]], start: 3 },
    ])
  })

  test.each(['# Tiêu đề', '[chữ](x)', '<b>chữ</b>', '`chữ`', '> trích'])('%s is printed as typed', (text) => {
    expect(plainText(text)).toBe(text)
  })

  test('no word is ever lost', () => {
    const word = fc.stringMatching(/^[A-Za-zàáđêơư0-9]{1,8}$/)
    const joint = fc.constantFrom(
      ' ',
      '\n',
      '\n\n',
      '\n- ',
      '\n1. ',
      ' **',
      '** ',
      ' *',
      '* ',
      ' _',
      ' # ',
      ', ',
    )
    fc.assert(
      fc.property(fc.array(fc.tuple(word, joint), { minLength: 1, maxLength: 12 }), (pieces) => {
        const text = pieces.map(([one, mark]) => one + mark).join('')
        const printed = plainText(text)
        for (const [one] of pieces) if (!/^\d+$/.test(one)) expect(printed).toContain(one)
      }),
    )
  })
})
