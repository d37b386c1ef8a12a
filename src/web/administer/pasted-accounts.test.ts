import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ROLES } from '../../domain/access-table.js'
import { isUserName } from '../../domain/user-name.js'
import { readPasted } from './pasted-accounts.js'

const UNITS = [
  { key: 'u1', code: '03463', name: 'Xã Mường Kim' },
  { key: 'u2', code: '03388', name: 'Phường Tân Phong' },
  { key: 'u3', code: 'X1', name: 'Xã Nậm Mạ' },
  { key: 'u4', code: 'X2', name: 'Xã Nậm Mả' },
]

const read = (...lines: string[]) => readPasted(lines.join('\r\n'), UNITS)

describe('rows of a spreadsheet', () => {
  test('units are found by code, by name with or without marks, and by a code that lost its noughts', () => {
    const rows = read(
      'Lò Văn An\tCán bộ\t03463\tclerk',
      'Lò Văn Ba\tCán bộ\txã mường kim\tcán bộ nhập số liệu',
      'Lò Văn Ca\tCán bộ\tPhuong Tan Phong\tnhap so lieu',
      'Lò Văn Do\tCán bộ\t3388\t',
    )
    expect(rows.map(({ unit }) => unit?.key)).toEqual(['u1', 'u1', 'u2', 'u2'])
    expect(rows.map(({ role }) => role)).toEqual(['clerk', 'clerk', 'clerk', null])
    expect(rows.flatMap(({ faults }) => faults)).toEqual([])
  })

  test('every fault of a row is named, with what may have been meant', () => {
    const [row, several] = read('\t\tXã Mường Kin\tgiám đốc', 'A B\tx\tXa Nam Ma\thead')
    expect(row!.faults.map(({ fault }) => fault)).toEqual([
      'name-missing',
      'position-missing',
      'unit-unknown',
      'role-unknown',
    ])
    expect(row!.faults[2]).toMatchObject({ near: 'Xã Mường Kim' })
    expect(several!.faults).toEqual([{ fault: 'unit-several', text: 'Xa Nam Ma', near: 'X1, X2' }])
  })

  test('headings and empty lines are no accounts; lines keep their numbers', () => {
    const rows = read('Họ và tên\tChức vụ\tĐơn vị\tVai trò', '', 'Lò Văn An\tCán bộ\t03463\thead')
    expect(rows).toMatchObject([{ line: 3, name: 'Lò Văn An', role: 'head' }])
  })

  test('people of one name get different user names; the same row twice is a fault', () => {
    const rows = read('Lò Văn An\tA\t03463', 'Lê Vân Ân\tB\t03388', 'Lò Văn An\tA\t03463')
    expect(rows.map(({ username }) => username)).toEqual(['anlv', 'anlv2', 'anlv3'])
    expect(rows.map(({ faults }) => faults.map(({ fault }) => fault))).toEqual([[], [], ['row-twice']])
  })

  test('a cell in quotes may hold a line break', () => {
    expect(read('"Lò Văn\nAn"\t"Cán ""bộ"""\t03463')).toMatchObject([
      { name: 'Lò Văn An', position: 'Cán "bộ"' },
    ])
  })

  test('whatever is pasted, user names are good ones and none stands twice', () => {
    const cell = fc.string({ unit: 'grapheme', maxLength: 20 })
    const line = fc.array(cell, { maxLength: 6 }).map((row) => row.join('\t'))
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const names = read(...lines)
          .map(({ username }) => username)
          .filter((name) => name !== '')
        expect(new Set(names).size).toBe(names.length)
        expect(names.every(isUserName)).toBe(true)
      }),
    )
  })

  test.each(ROLES)('the role %s is known by its code', (role) => {
    expect(read(`A B\tx\t03463\t${role}`)[0]!.role).toBe(role)
  })
})
