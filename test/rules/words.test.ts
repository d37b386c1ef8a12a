import { describe, expect, test } from 'vitest'
import { checkCatalogueFile } from '../../rules/words/catalogues.js'
import { checkLiterals } from '../../rules/words/literals.js'
import { checkMarkup } from '../../rules/words/markup.js'
import { withHoles } from './with-holes.js'

const catalogue = (entry: unknown) =>
  checkCatalogueFile({
    path: 'src/domain/words/x.ts',
    text: "export const xWords = {\n  first: { vi: 'Một', en: 'One' },\n  'the-key': {\n",
    catalogues: [{ first: { vi: 'Một', en: 'One' }, 'the-key': entry }],
  })

describe('catalogues', () => {
  test.each([
    [{ vi: 'Đơn vị {unit}.', en: 'Unit {unit}.' }],
    [{ vi: '{b} trên {a}', en: '{a} of {b}' }],
    [{ vi: '“{nameVi}” sai', en: '“{nameEn}” is wrong' }],
  ])('sound: %j', (entry) => {
    expect(catalogue(entry)).toEqual([])
  })

  test.each([
    [{ en: 'Only English' }, 'no Vietnamese'],
    [{ vi: 'Chỉ tiếng Việt', en: '' }, 'no English'],
    ['a plain text', 'no Vietnamese'],
    [{ vi: 'Đơn vị {unit}', en: 'A unit' }, '{unit} in Vietnamese only'],
    [{ vi: 'Một đơn vị', en: 'Unit {unit}' }, '{unit} in English only'],
    [{ vi: 'Tên {nameEn}', en: 'Name {nameEn}' }, 'other language'],
    [{ vi: 'Số vụ'.normalize('NFD'), en: 'Cases' }, 'NFC'],
  ])('faulty: %j', (entry, message) => {
    const found = catalogue(entry)
    expect(found[0]!.message).toContain(message)
    expect(found[0]).toMatchObject({ rule: 'W1', file: 'src/domain/words/x.ts', line: 3 })
  })
})

const literals = (path: string, text: string) =>
  checkLiterals([{ path, text: withHoles(text) }], []).map((found) => found.line)

describe('Vietnamese outside the catalogues', () => {
  test('is found in strings and templates', () => {
    expect(literals('src/cli/a.ts', "const a = 1\nsay('Đơn vị')\nsay(`kỳ ‹x›`)")).toEqual([2, 3])
    expect(literals('src/cli/a.ts', 'say(`‹x ? `mức độ` : 1›`)')).toEqual([1])
    expect(literals('src/cli/a.ts', `say('${'số'.normalize('NFD')}')`)).toEqual([1])
  })

  test('is no matter in comments, patterns, tests, catalogues and other languages', () => {
    expect(literals('src/cli/a.ts', "// Đơn vị\nconst a = /kỳ/u\nconst b = 'naïf – “x”'")).toEqual([])
    expect(literals('src/cli/a.test.ts', "say('Đơn vị')")).toEqual([])
    expect(literals('src/domain/words/a.ts', "say('Đơn vị')")).toEqual([])
  })

  test('may be exempted with a reason, as long as that is needed', () => {
    const exempt = [{ file: /^src\/cli\/a\.ts$/, text: 'Cùng Kỳ', why: 'a test' }]
    const check = (text: string) => checkLiterals([{ path: 'src/cli/a.ts', text }], exempt)
    expect(check("say('Cùng Kỳ')")).toEqual([])
    expect(check("say('Cùng Kỳ')\nsay('Cùng Kỳ là')").map((found) => found.line)).toEqual([2])
    expect(check("say('x')").map((found) => found.file)).toEqual(['rules/words/literals.ts'])
  })
})

describe('words in pages', () => {
  const markup = (text: string) => checkMarkup([{ path: 'src/web/a.tsx', text }]).map((found) => found.line)

  test('are found between tags and in attributes that are read', () => {
    expect(markup('<p>\n  Saved\n</p>')).toEqual([2])
    expect(markup('<Button aria-label="Lưu" onClick={save}>{label}</Button>')).toEqual([1])
    expect(markup('<TextInput placeholder="12a" />')).toEqual([1])
  })

  test('code is not taken for words', () => {
    expect(markup('const a: Map<string, number> = b\nreturn <p className="x">{say(words, key)}</p>')).toEqual(
      [],
    )
    expect(markup('<td>{n}</td><td>·</td><Table.Td>1</Table.Td>')).toEqual([])
  })
})
