import { expect, test } from 'vitest'
import { extensionOf, readFileName } from './file-name.js'

test.each([
  ['Báo cáo tháng 8.docx', 'Báo cáo tháng 8.docx'],
  ['  a   b.pdf ', 'a b.pdf'],
  ['Báo cáo.pdf'.normalize('NFD'), 'Báo cáo.pdf'],
  ['Kế hoạch 45-KH-CAT (bản 2).pdf', 'Kế hoạch 45-KH-CAT (bản 2).pdf'],
])('%s is kept as %s', (given, kept) => {
  expect(readFileName(given)).toBe(kept)
})

test.each([
  [null, 'file-name-missing'],
  ['  ', 'file-name-missing'],
  ['../etc/passwd', 'file-name-unsafe'],
  ['C:\\x.pdf', 'file-name-unsafe'],
  ['.htaccess', 'file-name-unsafe'],
  ['a\u0000.pdf', 'file-name-unsafe'],
  ['bao-cao\u202Efdp.exe', 'file-name-unsafe'],
  ['nul.pdf', 'file-name-unsafe'],
  ['a.pdf.', 'file-name-unsafe'],
  [`${'x'.repeat(150)}.pdf`, 'file-name-long'],
] as const)('%j is refused: %s', (given, code) => {
  expect(readFileName(given)).toMatchObject({ code })
})

test.each([
  ['a.PDF', 'pdf'],
  ['a.b.docx', 'docx'],
  ['none', ''],
])('ending of %s: %s', (name, ending) => {
  expect(extensionOf(name)).toBe(ending)
})
