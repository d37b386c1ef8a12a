import { writeXlsx } from 'hucre/xlsx'
import type { Place, ProblemCode } from '../../src/domain/problem.js'
import { parts, patch, plainXlsx, zip } from '../collect/make-files.js'
import type { Desk } from './command-line.js'
import type { Faulty } from './faulty.js'
import { fillForm } from './fill-form.js'

const HEAD = ['unit', 'period', 'series', 'value']
const FIRST_SHEET = /sheet1\.xml$/
const HIDDEN_SHEET = /sheet3\.xml$/
const NAMES = /workbook\.xml$/
const MEBIBYTE = 1024 * 1024

const table = (value: string | number | Date | null, ...more: (string | number | null)[][]) =>
  plainXlsx([HEAD, ['00001', '2024-06', 'cleared', value], ...more])

/** A table whose only value is this cell of XML. */
const cell = async (xml: string) =>
  patch(await table(4711), FIRST_SHEET, (sheet) => sheet.replace(/<c r="D2"[^>]*><v>4711<\/v><\/c>/, xml))

const ole = (name: string) =>
  Buffer.concat([
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    Buffer.alloc(1024),
    Buffer.from(name, 'utf16le'),
    Buffer.alloc(64),
  ])

type Made = Promise<Uint8Array> | Uint8Array
type Row = readonly [what: string, make: () => Made, code: ProblemCode, place?: Place]

const TABLES: Row[] = [
  ['old .xls', () => ole('Workbook'), 'xlsx-old'],
  [
    'protected by a password',
    () => writeXlsx({ sheets: [{ name: 'a', rows: [HEAD] }], encryption: { password: 'x', spinCount: 10 } }),
    'xlsx-password',
  ],
  ['cut off', async () => (await table(1)).subarray(0, 1500), 'xlsx-damaged'],
  ['zip bomb', () => zip([['xl/workbook.xml', Buffer.alloc(60 * MEBIBYTE, ' ')]]), 'xlsx-bomb'],
  [
    'zip bomb that lies about its size',
    () => zip([['xl/workbook.xml', Buffer.alloc(60 * MEBIBYTE, ' ')]], 1000),
    'xlsx-bomb',
  ],
  [
    'entities',
    async () =>
      patch(await table(1), NAMES, (xml) =>
        xml.replace('?>', '?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'),
      ),
    'xlsx-unsafe',
  ],
  ['a Word file named .xlsx', () => zip([['word/document.xml', Buffer.from('<x/>')]]), 'file-kind'],
  ['no table in it', () => plainXlsx([['Báo cáo tháng 6'], ['Không có số liệu']]), 'xlsx-no-table'],
  [
    'merged cells',
    () =>
      plainXlsx([HEAD, ['00001', '2024-06', 'cleared', 1]], {
        merges: [{ startRow: 1, startCol: 2, endRow: 1, endCol: 3 }],
      }),
    'xlsx-merged',
    { cell: 'C2' },
  ],
  [
    'formula with an error',
    () => cell('<c r="D2" t="e"><f>1/0</f><v>#DIV/0!</v></c>'),
    'value-error-cell',
    { cell: 'D2' },
  ],
  [
    'formula without result',
    () => cell('<c r="D2"><f>1+1</f></c>'),
    'value-formula-without-result',
    { cell: 'D2' },
  ],
  ['a date for a figure', () => table(new Date('2024-06-01')), 'value-date-cell', { cell: 'D2' }],
  ['a fraction of a case', () => table(1.5), 'value-fraction', { cell: 'D2' }],
  ['negative', () => table(-3), 'value-negative', { cell: 'D2' }],
  ['1e400', () => cell('<c r="D2"><v>1e400</v></c>'), 'value-too-large', { cell: 'D2' }],
  ['two values', () => table(1, ['00001', '2024-06', 'cleared', 2]), 'figure-duplicate', { cell: 'D3' }],
  [
    'unit that was merged away',
    () => plainXlsx([HEAD, ['00002', '2025-08', 'cleared', 1]]),
    'unit-retired',
    { cell: 'D2' },
  ],
]

type FormRow = readonly [what: string, change: (form: Uint8Array) => Made, code: ProblemCode, place?: Place]

const filled = (form: Uint8Array, more: Record<string, string | number> = {}) =>
  fillForm(form, { 'recorded.minor': 3, 'recorded.grave': 4711, cleared: 1, ...more })

const shared = (from: string, to: string) => async (form: Uint8Array) =>
  patch(await filled(form), /sharedStrings\.xml$/, (xml) => xml.replace(`>${from}<`, `>${to}<`))

/** The form with the cell of `recorded.grave` replaced. */
const formCell = (xml: (address: string) => string) => async (form: Uint8Array) =>
  patch(await filled(form), FIRST_SHEET, (sheet) =>
    sheet.replace(/<c r="(D\d+)"(?: s="\d+")?><v>4711<\/v><\/c>/, (_, address) => xml(address)),
  )

const FORMS: FormRow[] = [
  ['nothing filled in', (form) => form, 'form-empty'],
  [
    'its hidden sheet removed',
    (form) =>
      patch(form, NAMES, (xml) =>
        xml
          .replace(/<sheet name="_cungky"[^>]*\/>/, '')
          .replace(/<definedName name="CK__machine">[^<]*<\/definedName>/, ''),
      ),
    'form-machine-missing',
  ],
  [
    'its hidden sheet altered',
    (form) => patch(form, HIDDEN_SHEET, (xml) => xml.replace(/<c r="B4"[\s\S]*?<\/c>/, '')),
    'form-machine-damaged',
    { sheet: '_cungky' },
  ],
  ['made with another pack', shared('agency', 'lai-chau'), 'form-other-pack', { sheet: '_cungky' }],
  [
    'made with an older version of the pack',
    shared('2026.1', '2025.1'),
    'form-old-version',
    { sheet: '_cungky' },
  ],
  ['of a form that the pack has not', shared('monthly', 'weekly'), 'form-unknown', { sheet: '_cungky' }],
  [
    'a cell deleted',
    async (form) =>
      patch(await filled(form), NAMES, (xml) => xml.replace(/(name="CK_cleared">)[^<]*/, '$1#REF!')),
    'form-name-lost',
    { series: 'cleared' },
  ],
  [
    'words in a figure',
    (form) => filled(form, { cleared: 'ba vụ' }),
    'value-not-number',
    { series: 'cleared' },
  ],
  ['a negative figure', (form) => filled(form, { cleared: -1 }), 'value-negative', { series: 'cleared' }],
  [
    'a formula without result',
    formCell((at) => `<c r="${at}"><f>1+1</f></c>`),
    'value-formula-without-result',
    { series: 'recorded.grave' },
  ],
  [
    'a formula with an error',
    formCell((at) => `<c r="${at}" t="e"><f>1/0</f><v>#DIV/0!</v></c>`),
    'value-error-cell',
    { series: 'recorded.grave' },
  ],
  [
    'cells merged',
    async (form) => {
      const row = /<definedName name="CK_cleared">[^<]*\$D\$(\d+)</.exec(
        parts(form).get('xl/workbook.xml')!.toString(),
      )![1]!
      return patch(await filled(form), FIRST_SHEET, (xml) =>
        xml.replace('</mergeCells>', `<mergeCell ref="C${row}:D${row}"/></mergeCells>`),
      )
    },
    'value-merged-cell',
    { series: 'cleared' },
  ],
  [
    'a rule broken',
    (form) => fillForm(form, { 'recorded.minor': 1, 'recorded.grave': 0, cleared: 99 }),
    'check-rule-broken',
    { period: '2024-06' },
  ],
  [
    'a required figure missing',
    (form) => fillForm(form, { cleared: 1 }),
    'check-required',
    { series: 'recorded.minor' },
  ],
]

/** Name of the file in which the empty entry form of commune C for June 2024 waits on the desk. */
export const EMPTY_FORM = 'empty-form.xlsx'

const put = async (desk: Desk, what: string, bytes: Made) =>
  desk.put(`${what.replace(/\W+/g, '-')}.xlsx`, await bytes)

export const FAULTY_XLSX: readonly Faulty[] = [
  ...TABLES.map(([what, make, code, place]) => ({
    what: `workbook: ${what}`,
    code,
    place: place ?? {},
    args: async (desk: Desk) => ['load', '--pack', 'agency', await put(desk, `table-${what}`, make())],
  })),
  ...FORMS.map(([what, change, code, place]) => ({
    what: `entry form: ${what}`,
    code,
    place: place ?? {},
    args: async (desk: Desk) => [
      'submit',
      '--pack',
      'agency',
      await put(desk, `form-${what}`, change(desk.read(EMPTY_FORM))),
    ],
  })),
]
