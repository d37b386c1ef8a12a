import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { complete, completionsAt, namesIn } from './completion.js'

const vocabulary = {
  measures: [
    {
      id: 'recorded',
      name: { vi: 'Vụ phạm tội xảy ra', en: 'Crimes recorded' },
      classifications: ['severity'],
    },
    { id: 'road_deaths', name: { vi: 'Người chết do tai nạn giao thông', en: 'Road deaths' } },
  ],
  classifications: [
    {
      id: 'severity',
      name: { vi: 'Mức độ nghiêm trọng', en: 'Severity' },
      categories: [
        { id: 'less_serious', name: { vi: 'Ít nghiêm trọng', en: 'Less serious' } },
        { id: 'very_serious', name: { vi: 'Rất nghiêm trọng', en: 'Very serious' } },
      ],
    },
    { id: 'place', name: { vi: 'Nơi', en: 'Place' }, categories: [] },
  ],
  indicators: [{ id: 'clearance_rate', name: { vi: 'Tỉ lệ khám phá', en: 'Clearance rate' } }],
}

const at = (text: string, more: { lookBack?: boolean; asked?: boolean } = {}) => {
  const caret = text.indexOf('^') === -1 ? text.length : text.indexOf('^')
  return completionsAt(text.replace('^', ''), caret, vocabulary, { lang: 'vi', ...more })
}
const codes = (text: string, more = {}) => at(text, more).options.map(({ code }) => code)

describe('what is offered', () => {
  test.each([
    ['rec', ['recorded']],
    ['100 * vu pham toi', ['recorded']],
    ['recorded / tai nạn', ['road_deaths']],
    ['recorded/ti le', ['clearance_rate']],
    ['(kham', ['clearance_rate']],
    ['recorded road', ['road_deaths']],
    ['10', []],
    ['recorded + ', []],
    ['recorded[', ['severity']],
    ['recorded[severity=', ['less_serious', 'very_serious']],
    ['recorded[severity=less_serious|rat', ['very_serious']],
    ['road_deaths[', []],
    ['recorded@', []],
  ])('%s', (text, expected) => {
    expect(codes(text)).toEqual(expected)
  })

  test('rules may look back', () => {
    expect(codes('recorded@', { lookBack: true })).toEqual(['previous', 'last_year'])
    expect(codes('recorded@la', { lookBack: true })).toEqual(['last_year'])
  })

  test('everything when it is asked for', () => {
    expect(codes('recorded + ', { asked: true })).toEqual(['recorded', 'road_deaths', 'clearance_rate'])
  })
})

describe('what is chosen', () => {
  test('takes the place of what was typed, to the end of the word', () => {
    const text = '100 * vu ph / recorded'
    const offer = completionsAt(text, 11, vocabulary, { lang: 'vi' })
    expect(complete(text, offer, offer.options[0]!)).toEqual({ text: '100 * recorded / recorded', caret: 14 })
  })

  test('never touches anything else, wherever the caret is', () => {
    const piece = fc.constantFrom(
      'recorded',
      'vu ',
      '[',
      ']',
      'severity',
      '=',
      '|',
      ' + ',
      '(',
      '100',
      'tai nan',
      '@',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), fc.nat(), (pieces, n) => {
        const text = pieces.join('')
        const caret = text === '' ? 0 : n % (text.length + 1)
        const offer = completionsAt(text, caret, vocabulary, { lang: 'vi', lookBack: true, asked: true })
        for (const option of offer.options) {
          const { text: next, caret: after } = complete(text, offer, option)
          expect(next.startsWith(text.slice(0, offer.from))).toBe(true)
          expect(next.endsWith(text.slice(offer.to))).toBe(true)
          expect(next.slice(offer.from, after)).toContain(option.code)
        }
      }),
    )
  })
})

test('names in an expression', () => {
  expect([...namesIn('100 * a_b[x=y|z] / (c - d@previous)')]).toEqual(['a_b', 'c', 'd'])
})
