import { expect, test } from 'vitest'
import { passwordFault } from './password-policy.js'
import { describe as inWords } from './problem.js'
import { isUserName, tidyUserName } from './user-name.js'

const BAD: readonly (readonly [string, string])[] = [
  ['ngắn quá', 'password-short'],
  ['12345678901', 'password-short'],
  ['a'.repeat(201), 'password-long'],
  ['nhap.a12', 'password-short'],
  ['nhap.a12 nhap.a12', 'password-name'],
  ['day la nhap.a12 ne', 'password-name'],
  ['aaaaaaaaaaaa', 'password-repeated'],
  ['abababababab', 'password-repeated'],
  ['xin1xin1xin1xin1', 'password-repeated'],
  ['123456789012', 'password-repeated'],
  ['abcdefghijklm', 'password-repeated'],
  ['qwertyuiopas', 'password-repeated'],
  ['987654321098', 'password-repeated'],
  ['Password1234', 'password-common'],
  ['P@ssw0rd2026!', 'password-common'],
  ['matkhau123456', 'password-common'],
  ['Mật khẩu 2026!', 'password-common'],
  ['congan123456!', 'password-common'],
  ['Công an Lai Châu', 'password-common'],
  ['vinhandanphucvu', 'password-common'],
  ['admin@123456', 'password-common'],
]

test.each(BAD)('%s: %s', (password, code) => {
  const fault = passwordFault(password, 'nhap.a12', 'next')
  expect(fault?.code).toBe(code)
  expect(fault?.place.field).toBe('next')
  for (const lang of ['vi', 'en'] as const) expect(inWords(fault!, lang)).not.toMatch(/[{}]/)
})

test.each([
  'mưa nhỏ trên nương chè',
  'ruong bac thang mua lua chin',
  'x7Kq-92mT-pLz4-vW8d',
  'Bốn mùa Pu Đao 🌾',
  'correct pony battery staple',
])('%s is taken', (password) => {
  expect(passwordFault(password, 'nhap.a12', 'next')).toBeNull()
})

test('a password is counted in letters, not in the bytes or marks they are written with', () => {
  const twelve = 'ởởựữằẵẩẫđêôơ'
  expect(passwordFault(twelve.normalize('NFD'), 'abc', 'next')).toBeNull()
  expect(passwordFault(twelve.slice(1).normalize('NFD'), 'abc', 'next')?.code).toBe('password-short')
})

test.each([
  [' Nhap.A12 ', 'nhap.a12', true],
  ['ab', 'ab', false],
  ['.abc', '.abc', false],
  ['nhập', 'nhập', false],
  ['a b c', 'a b c', false],
  [`a${'b'.repeat(63)}`, `a${'b'.repeat(63)}`, true],
  [`a${'b'.repeat(64)}`, `a${'b'.repeat(64)}`, false],
] as const)('user name %j', (typed, tidy, good) => {
  expect(tidyUserName(typed)).toBe(tidy)
  expect(isUserName(tidy)).toBe(good)
})
