import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '../../../domain/date.js'
import { addHolidays, readHolidays } from './holidays.js'

describe('holidays as they are written', () => {
  test.each([
    '02/09/2027 Quốc khánh',
    '2/9/2027 - Quốc khánh',
    '2027-09-02\tQuốc khánh',
    '02.09.2027, Quốc khánh',
    '  02-09-2027: Quốc khánh  ',
    '02/09/2027 – Quốc khánh',
  ])('%s', (line) => {
    expect(readHolidays(line)).toEqual({ holidays: [{ date: '2027-09-02', name: 'Quốc khánh' }], faults: [] })
  })

  test.each(['05/02/2027 - 07/02/2027 Tết', '5/2/2027–7/2/2027 Tết', '2027-02-05 đến 2027-02-07: Tết'])(
    'a range: %s',
    (line) => {
      expect(readHolidays(line).holidays).toEqual([
        { date: '2027-02-05', name: 'Tết' },
        { date: '2027-02-06', name: 'Tết' },
        { date: '2027-02-07', name: 'Tết' },
      ])
    },
  )

  test('every line that cannot be read is named, the others are taken', () => {
    const text =
      '30/02/2027 Không có\n\n02/09/2027\nQuốc khánh 02/09/2027\n10/02/2027 - 05/02/2027 Tết\n01/01/2027 Tết Dương lịch\n01/01/2027 - 01/01/2028 Cả năm'
    expect(readHolidays(text)).toEqual({
      holidays: [{ date: '2027-01-01', name: 'Tết Dương lịch' }],
      faults: [
        { line: 1, kind: 'date' },
        { line: 3, kind: 'name' },
        { line: 4, kind: 'date' },
        { line: 5, kind: 'range' },
        { line: 7, kind: 'range' },
      ],
    })
  })

  const day = fc.nat(3000).map((n) => addDays('2024-01-01', n))
  const name = fc.constantFrom('Tết Nguyên đán', 'Quốc khánh 2/9', 'Nghỉ bù 30/4, 1/5')
  const list = fc.uniqueArray(fc.record({ date: day, name }), { selector: ({ date }) => date, maxLength: 20 })
  const write = {
    vi: (date: string) => date.split('-').reverse().join('/'),
    iso: (date: string) => date,
  }

  test('what is written is read again, whatever the order', () => {
    fc.assert(
      fc.property(list, fc.constantFrom('vi' as const, 'iso' as const), (holidays, as) => {
        const text = holidays.map(({ date, name }) => `${write[as](date)} ${name}`).join('\n')
        const inOrder = [...holidays].sort((a, b) => (a.date < b.date ? -1 : 1))
        expect(readHolidays(text)).toEqual({ holidays: inOrder, faults: [] })
      }),
    )
  })

  test('no text makes it fail', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const { holidays, faults } = readHolidays(text)
        expect(holidays.length).toBeGreaterThanOrEqual(0)
        expect(faults.every(({ line }) => line >= 1)).toBe(true)
      }),
    )
  })

  test('added to those that are there: each day once, in order, the new name', () => {
    fc.assert(
      fc.property(list, list, (held, added) => {
        const all = addHolidays(held, added)
        expect(all.map(({ date }) => date)).toEqual(
          [...new Set([...held, ...added].map(({ date }) => date))].sort(),
        )
        for (const one of added) expect(all).toContainEqual(one)
        expect(addHolidays(all, added)).toEqual(all)
      }),
    )
  })
})
