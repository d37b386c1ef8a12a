import { describe, expect, test } from 'vitest'
import { narrativeRuns, TOLD, type Written } from './narratives.js'

const wrote = (id: number, text: string, more: Partial<Written> = {}): Written => ({
  unit: { id, name: `Công an xã ${id}` },
  level: 3,
  period: 202401,
  text,
  ...more,
})
const told = (written: readonly Written[]) =>
  narrativeRuns(written, 'vi').map((runs) => runs.map(({ text }) => text).join(''))

describe('what the units wrote', () => {
  test('one entry per unit: higher levels first, months in order', () => {
    expect(
      told([
        wrote(9, 'Thiếu máy tính.', { period: 202403 }),
        wrote(9, 'Đường xa.', { period: 202401 }),
        wrote(2, 'Thiếu xe.', { level: 2, unit: { id: 2, name: 'Phòng Cảnh sát giao thông' } }),
        wrote(4, 'Trụ sở chật.'),
      ]),
    ).toEqual([
      'Phòng Cảnh sát giao thông: Thiếu xe.',
      'Công an xã 4: Trụ sở chật.',
      'Công an xã 9: Đường xa. Thiếu máy tính.',
    ])
  })

  test('a difficulty repeated from month to month is told once', () => {
    const twice = [wrote(1, 'Thiếu xe.'), wrote(1, ' thiếu  xe. ', { period: 202402 })]
    expect(told(twice)).toEqual(['Công an xã 1: Thiếu xe.'])
  })

  test.each([
    ['Đường xa,\nmưa lũ', 'Đường xa, mưa lũ.'],
    ['Thiếu xe;', 'Thiếu xe.'],
    ['Khi nào được bổ sung?', 'Khi nào được bổ sung?'],
    ['Thiếu xe'.normalize('NFD'), 'Thiếu xe.'],
  ])('%j becomes one paragraph that ends as a sentence', (text, expected) => {
    expect(told([wrote(1, text)])).toEqual([`Công an xã 1: ${expected}`])
  })

  test('blank texts are nothing', () => {
    expect(told([wrote(1, ' \n ')])).toEqual([])
  })

  test('beyond what a report can hold the units are named, and none is lost', () => {
    const many = Array.from({ length: 40 }, (_, i) => wrote(i + 1, `Việc ${i + 1}.`))
    const entries = told(many)
    expect(entries).toHaveLength(TOLD + 1)
    expect(entries[TOLD - 1]).toBe('Công an xã 12: Việc 12.')
    expect(entries[TOLD]).toMatch(
      /^28 đơn vị khác cũng nêu nội dung ở mục này, gồm: Công an xã 13, Công an xã 14, .*Công an xã 32 và 8 đơn vị khác\.$/,
    )
  })

  test('one unit too many is told like the others', () => {
    const entries = told(Array.from({ length: TOLD + 1 }, (_, i) => wrote(i + 1, 'Việc.')))
    expect(entries.at(-1)).toBe('Công an xã 13: Việc.')
  })
})
