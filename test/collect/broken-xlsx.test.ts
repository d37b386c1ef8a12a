import { writeXlsx } from 'hucre/xlsx'
import { expect, test } from 'vitest'
import { readFigures } from '../../src/cycle/collect/read-file.js'
import { parsePeriod } from '../../src/domain/period.js'
import { type Place, type ProblemCode, describe as say } from '../../src/domain/problem.js'
import { writeEntryTemplate } from '../../src/export/xlsx-form/write-entry-template.js'
import { parts, patch, plainXlsx, tempFolder, zip } from './make-files.js'
import { communeForm, samplePack, sampleUnit } from './sample-pack.js'

const file = tempFolder()
const HEAD = ['unit', 'period', 'series', 'value']
const SHEET = /sheet1\.xml$/
const HIDDEN = /sheet3\.xml$/
const NAMES = /workbook\.xml$/

const table = (value: string | number | boolean | Date | null, ...more: (string | number | null)[][]) =>
  plainXlsx([HEAD, ['00101', '2024-06', 'fires', value], ...more])

const cell = async (xml: string) =>
  patch(await table(4711), SHEET, (sheet) => sheet.replace(/<c r="D2"[^>]*><v>4711<\/v><\/c>/, xml))

const form = (unit = sampleUnit('x1'), period = '2024-06') =>
  writeEntryTemplate(samplePack, communeForm, unit, parsePeriod(period), {
    lang: 'vi',
    current: ['1', '2', '3', '4', '5', null],
  })

/** The form with the cell of the series `fires` replaced. */
const formCell = async (xml: (address: string) => string) =>
  patch(await form(), SHEET, (sheet) =>
    sheet.replace(/<c r="(D\d+)"( s="\d+")?><v>3<\/v><\/c>/, (_, address) => xml(address)),
  )

const shared = async (from: string, to: string) =>
  patch(await form(), /sharedStrings\.xml$/, (xml) => xml.replace(`>${from}<`, `>${to}<`))

const ole = (name: string) =>
  Buffer.concat([
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    Buffer.alloc(1024),
    Buffer.from(name, 'utf16le'),
    Buffer.alloc(64),
  ])

type Case = readonly [
  what: string,
  make: () => Promise<Uint8Array> | Uint8Array,
  code: ProblemCode,
  place: Place,
]

const cases: Case[] = [
  ['old .xls', () => ole('Workbook'), 'xlsx-old', {}],
  ['old Word file', () => ole('WordDocument'), 'file-kind', {}],
  [
    'password',
    () => writeXlsx({ sheets: [{ name: 'a', rows: [HEAD] }], encryption: { password: 'x', spinCount: 10 } }),
    'xlsx-password',
    {},
  ],
  ['cut off', async () => (await form()).subarray(0, 4000), 'xlsx-damaged', {}],
  [
    'one byte wrong',
    async () => {
      const bytes = Buffer.from(await form())
      bytes[200]! ^= 0xff
      return bytes
    },
    'xlsx-damaged',
    {},
  ],
  [
    'zip bomb, honest',
    () => zip([['xl/workbook.xml', Buffer.alloc(60 * 1024 * 1024, ' ')]]),
    'xlsx-bomb',
    {},
  ],
  ['zip bomb, dense', () => zip([['xl/workbook.xml', Buffer.alloc(2 * 1024 * 1024, ' ')]]), 'xlsx-bomb', {}],
  [
    'zip bomb, lying',
    () => zip([['xl/workbook.xml', Buffer.alloc(60 * 1024 * 1024, ' ')]], 1000),
    'xlsx-bomb',
    {},
  ],
  [
    'two entries of one name',
    async () => zip([...parts(await form()), ['xl/workbook.xml', Buffer.from('<x/>')]]),
    'xlsx-damaged',
    {},
  ],
  [
    'entities',
    async () =>
      patch(await form(), NAMES, (xml) =>
        xml.replace('?>', '?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'),
      ),
    'xlsx-unsafe',
    {},
  ],
  ['broken XML', async () => patch(await table(1), SHEET, (xml) => xml.slice(0, 300)), 'xlsx-damaged', {}],
  ['zip of something else', () => zip([['readme.txt', Buffer.from('x')]]), 'file-kind', {}],
  [
    'OpenDocument',
    () => zip([['mimetype', Buffer.from('application/vnd.oasis.opendocument.spreadsheet')]]),
    'file-kind',
    {},
  ],
  ['Word', () => zip([['word/document.xml', Buffer.from('<x/>')]]), 'file-kind', {}],

  [
    'no table',
    () =>
      plainXlsx([
        ['a', 'b'],
        [1, 2],
      ]),
    'xlsx-no-table',
    {},
  ],
  ['heading only', () => plainXlsx([HEAD]), 'file-no-rows', { sheet: 'Số liệu' }],
  [
    'column missing',
    () =>
      plainXlsx([
        ['unit', 'series', 'value'],
        ['00101', 'fires', 1],
      ]),
    'header-missing',
    { cell: 'A1' },
  ],
  [
    'column unknown',
    () => plainXlsx([['title'], [...HEAD, 'colour'], ['00101', '2024-06', 'fires', 1, 'red']]),
    'header-unknown',
    { cell: 'E2' },
  ],
  [
    'headings in TCVN3',
    () =>
      plainXlsx([
        ['§¬n vÞ', 'Kú', 'ChØ tiªu', 'Gi¸ trÞ'],
        ['00101', '2024-06', 'fires', 1],
      ]),
    'text-legacy',
    { cell: 'A1' },
  ],
  [
    'merged cells',
    () =>
      plainXlsx([HEAD, ['00101', '2024-06', 'fires', 1], [null, '2024-06', 'crime.light', 1]], {
        merges: [{ startRow: 1, startCol: 0, endRow: 2, endCol: 0 }],
      }),
    'xlsx-merged',
    { cell: 'A2' },
  ],
  [
    'leading zeros lost',
    () => plainXlsx([HEAD, [101, '2024-06', 'fires', 1]]),
    'unit-unknown',
    { cell: 'D2' },
  ],
  [
    'period turned into a date',
    () => plainXlsx([HEAD, ['00101', new Date('2024-06-01'), 'fires', 1]]),
    'figure-period-date',
    { cell: 'B2' },
  ],
  ['negative', () => table(-1), 'value-negative', { cell: 'D2', series: 'fires' }],
  ['fraction of a count', () => table(1.5), 'value-fraction', { cell: 'D2' }],
  ['date in a figure', () => table(new Date('2024-06-14')), 'value-date-cell', { cell: 'D2' }],
  ['yes or no in a figure', () => table(true), 'value-not-number', { cell: 'D2' }],
  ['ambiguous text', () => table('1.234'), 'value-ambiguous', { cell: 'D2' }],
  ['error', () => cell('<c r="D2" t="e"><v>#REF!</v></c>'), 'value-error-cell', { cell: 'D2' }],
  [
    'formula with an error',
    () => cell('<c r="D2" t="e"><f>1/0</f><v>#DIV/0!</v></c>'),
    'value-error-cell',
    { cell: 'D2' },
  ],
  [
    'formula without a result',
    () => cell('<c r="D2"><f>A1+1</f></c>'),
    'value-formula-without-result',
    { cell: 'D2' },
  ],
  ['1e400', () => cell('<c r="D2"><v>1e400</v></c>'), 'value-too-large', { cell: 'D2' }],
  [
    'more than 15 digits',
    () => cell('<c r="D2"><v>12345678901234567</v></c>'),
    'value-too-large',
    { cell: 'D2' },
  ],
  ['two values', () => table(1, ['00101', '2024-06', 'fires', 2]), 'figure-duplicate', { cell: 'D3' }],
  ['unit retired', () => plainXlsx([HEAD, ['00102', '2025-08', 'fires', 1]]), 'unit-retired', { cell: 'D2' }],

  [
    'form without its hidden sheet',
    async () => {
      const book = await form()
      return patch(
        patch(book, NAMES, (xml) =>
          xml
            .replace(/<sheet name="_cungky"[^>]*\/>/, '')
            .replace(/<definedName name="CK__machine">[^<]*<\/definedName>/, ''),
        ),
        /Content_Types/,
        (xml) => `${xml} `,
      )
    },
    'form-machine-missing',
    {},
  ],
  [
    'hidden sheet altered',
    async () => patch(await form(), HIDDEN, (xml) => xml.replace(/<c r="B4"[\s\S]*?<\/c>/, '')),
    'form-machine-damaged',
    { sheet: '_cungky' },
  ],
  [
    'hidden sheet lacks a series',
    async () => patch(await form(), HIDDEN, (xml) => xml.replace(/<row r="10"[\s\S]*?<\/row>/, '')),
    'form-machine-damaged',
    { sheet: '_cungky' },
  ],
  ['form of another pack', () => shared('sample', 'other'), 'form-other-pack', { sheet: '_cungky' }],
  ['form of an older pack', () => shared('2', '1'), 'form-old-version', { sheet: '_cungky' }],
  [
    'form that the pack has no longer',
    () => shared('commune-month', 'commune-week'),
    'form-unknown',
    { sheet: '_cungky' },
  ],
  [
    'cell of a series deleted',
    async () => patch(await form(), NAMES, (xml) => xml.replace(/(name="CK_fires">)[^<]*/, '$1#REF!')),
    'form-name-lost',
    { series: 'fires' },
  ],
  [
    'sheet copied',
    async () =>
      patch(await form(), NAMES, (xml) =>
        xml.replace(
          '</definedNames>',
          `<definedName name="CK_fires" localSheetId="1">'Hướng dẫn'!$D$12</definedName></definedNames>`,
        ),
      ),
    'form-name-twice',
    { series: 'fires' },
  ],
  [
    'text in a figure',
    () => formCell((at) => `<c r="${at}" t="inlineStr"><is><t>ba vụ</t></is></c>`),
    'value-not-number',
    { sheet: 'Nhập số liệu', series: 'fires' },
  ],
  [
    'formula with an error in a form',
    () => formCell((at) => `<c r="${at}" t="e"><f>1/0</f><v>#DIV/0!</v></c>`),
    'value-error-cell',
    { series: 'fires' },
  ],
  [
    'formula without result in a form',
    () => formCell((at) => `<c r="${at}"><f>1+1</f></c>`),
    'value-formula-without-result',
    { series: 'fires' },
  ],
  [
    'cells merged in a form',
    async () => {
      const address = /<definedName name="CK_fires">[^<]*\$D\$(\d+)</.exec(
        parts(await form())
          .get('xl/workbook.xml')!
          .toString(),
      )![1]!
      return patch(await form(), SHEET, (xml) =>
        xml.replace('</mergeCells>', `<mergeCell ref="C${address}:D${address}"/></mergeCells>`),
      )
    },
    'value-merged-cell',
    { series: 'fires' },
  ],
]

test.each(cases)('%s', async (what, make, code, place) => {
  const path = file(`${what.replace(/\W+/g, '-')}.xlsx`, await make())
  const { findings } = await readFigures(path, samplePack)
  expect(findings.map((f) => f.code)).toEqual([code])
  expect(findings[0]!.place).toMatchObject({ file: path, ...place })
  for (const lang of ['vi', 'en'] as const) expect(say(findings[0]!, lang)).not.toMatch(/\{\w+\}/)
})

test('a form for another unit, period or form than the one asked for is refused', async () => {
  const path = file('form.xlsx', await form())
  const codes = async (expected: object) =>
    (await readFigures(path, samplePack, { expected })).findings.map((f) => f.code)
  expect(await codes({ unit: '00102' })).toEqual(['form-other-unit'])
  expect(await codes({ period: '2024-07' })).toEqual(['form-other-period'])
  expect(await codes({ form: 'department-quarter' })).toEqual(['form-other-form'])
  expect(await codes({ unit: '00101', period: '2024-06', form: 'commune-month' })).toEqual([])
  expect(await codes({ unit: 'x1', period: '2024-06' })).toEqual([])
})

test('a form whose unit has since been merged names the unit in its place', async () => {
  const path = file('merged.xlsx', await form(sampleUnit('x2'), '2025-08'))
  const { findings } = await readFigures(path, samplePack)
  expect(findings[0]!.code).toBe('unit-retired')
  // The code lives on, but in another unit: it must not take the figures of the old one.
  const reused = file('reused.xlsx', await form(sampleUnit('x1'), '2025-08'))
  expect((await readFigures(reused, samplePack)).findings.map((f) => f.code)).toEqual(['form-unit-changed'])
})

test('all tables on the visible sheets of a workbook are read, a heading may stand lower', async () => {
  const bytes = await writeXlsx({
    sheets: [
      { name: 'Ghi chú', rows: [['Bảng dưới đây do văn phòng lập']] },
      {
        name: 'Dài',
        rows: [['SỐ LIỆU THÁNG 6'], [], HEAD, ['00101', '2024-06', 'fires', '1.234.567'], [null, null]],
      },
      {
        name: 'Rộng',
        rows: [
          ['Mã đơn vị', 'Kỳ', 'fires', 'drugs_kg'],
          ['00102', '2024-06', 4, '0,5'],
          ['00103', '2024-06', 'kad', null],
        ],
      },
      { name: 'ẩn', hidden: true, rows: [HEAD, ['00103', '2024-06', 'fires', 9]] },
    ],
  })
  const { returns, findings } = await readFigures(file('tables.xlsx', bytes), samplePack)
  expect(findings).toEqual([])
  expect(returns.map((r) => [r.unitKey, r.values.slice(2, 4), r.notApplicable])).toEqual([
    ['x1', ['1234567', null], []],
    ['x2', ['4', '0.5'], []],
    ['x3', [null, null], [3]],
  ])
})
