import { gzipSync } from 'node:zlib'
import type { Place, ProblemCode } from '../../src/domain/problem.js'
import type { Faulty } from './faulty.js'

const LONG = 'unit,period,series,value\n'
const GOOD = '00001,2024-06,recorded.minor,3\n'
/** One figure of the long form, by what is wrong with it. */
const figure = (value: string, series = 'cleared', period = '2024-06', unit = '00001') =>
  `${LONG}${GOOD}${unit},${period},${series},${value}\n`
const latin1 = (text: string) => Buffer.from(text, 'latin1')

type Row = readonly [what: string, content: string | Uint8Array, code: ProblemCode, place?: Place]

const ENCODINGS: Row[] = [
  ['UTF-16 with its mark', Buffer.from(`\ufeff${LONG}${GOOD}`, 'utf16le'), 'file-utf16'],
  ['UTF-16 without', Buffer.from(LONG + GOOD, 'utf16le'), 'file-utf16'],
  ['latin1', latin1(`${LONG}${GOOD}Xã ÿ,2024-06,cleared,1\n`), 'file-not-utf8', { line: 3 }],
  ['cut inside a letter', Buffer.from(`${LONG}${GOOD}Xã`).subarray(0, -1), 'file-not-utf8', { line: 3 }],
  ['TCVN3', latin1('§¬n vÞ,Kú,ChØ tiªu,Gi¸ trÞ\n'), 'file-legacy', { line: 1 }],
  ['VNI', latin1('Ñôn vò,Kyø,Chæ tieâu,Giaù trò\n'), 'file-legacy', { line: 1 }],
  ['Windows-1258', Buffer.from('f0f56e207669f22cf0f56e207669f22c0a', 'hex'), 'file-legacy', { line: 1 }],
  ['TCVN3 saved as UTF-8', `§¬n vÞ,Kú,ChØ tiªu,Gi¸ trÞ\n${GOOD}`, 'text-legacy', { line: 1 }],
  ['NUL bytes', `${LONG}${GOOD}00001,2024-06,cleared,\0\n`, 'file-nul', { line: 3 }],
]

const SHAPE: Row[] = [
  ['empty', '', 'file-empty'],
  ['heading only', LONG, 'file-no-rows'],
  ['row too short', `${LONG}${GOOD}00001,2024-06,cleared\n`, 'csv-ragged', { line: 3 }],
  ['row too long', `${LONG}${GOOD}00001,2024-06,cleared,1,2\n`, 'csv-ragged', { line: 3 }],
  ['quote never closed', `${LONG}${GOOD}"00001,2024-06,cleared,1\n`, 'csv-quote-open', { line: 3 }],
  ['quote misplaced', `${LONG}${GOOD}"000"01,2024-06,cleared,1\n`, 'csv-quote-misplaced', { line: 3 }],
  ['no period column', 'unit,series,value\n00001,cleared,1\n', 'header-missing', { line: 1 }],
  ['column misspelt', 'unit,period,claered\n00001,2024-06,1\n', 'header-unknown-near', { column: 3 }],
  ['column unknown', 'unit,period,cleared,colour\n00001,2024-06,1,red\n', 'header-unknown', { column: 4 }],
  ['column twice', 'unit,period,cleared,CLEARED\n00001,2024-06,1,1\n', 'header-twice', { column: 4 }],
  ['gzip cut off', gzipSync(LONG + GOOD).subarray(0, -9), 'file-gz-damaged'],
  ['gzip bomb', gzipSync(LONG + '\n'.repeat(40 * 1024 * 1024)), 'file-bomb'],
  ['a PDF named .csv', '%PDF-1.7\n', 'file-kind'],
  ['a web page named .csv', '<html><table><tr><td>unit</td></tr></table>', 'file-kind'],
  ['JSON named .csv', '{"unit": "00001"}', 'file-kind'],
]

const UNITS_AND_PERIODS: Row[] = [
  ['period written otherwise', figure('1', 'cleared', '06/2024'), 'period-code-invalid', { line: 3 }],
  ['month that does not exist', figure('1', 'cleared', '2024-13'), 'period-code-invalid', { line: 3 }],
  ['period empty', figure('1', 'cleared', ''), 'figure-period-empty', { line: 3 }],
  ['period of the wrong type', figure('1', 'cleared', '2024-Q2'), 'period-not-owed', { period: '2024-Q2' }],
  ['period to come', figure('1', 'cleared', '2027-01'), 'period-future', { period: '2027-01' }],
  ['period before there was any unit', figure('1', 'cleared', '1999-06'), 'unit-tree-none', { line: 3 }],
  ['unit empty', figure('1', 'cleared', '2024-06', ''), 'figure-unit-empty', { line: 3 }],
  ['unit unknown', figure('1', 'cleared', '2024-06', '00999'), 'unit-unknown', { unit: '00999' }],
  ['unit without its leading noughts', figure('1', 'cleared', '2024-06', '3'), 'unit-unknown', { unit: '3' }],
  ['unit by its name', figure('1', 'cleared', '2024-06', 'Công an xã C'), 'unit-unknown', { line: 3 }],
  [
    'unit that was merged away',
    figure('1', 'cleared', '2025-08', '00002'),
    'unit-retired',
    { unit: '00002' },
  ],
  [
    'unit that is not yet there',
    figure('1', 'cleared', '2024-06', '00004'),
    'unit-not-yet',
    { unit: '00004' },
  ],
  ['unit that owes nothing', figure('1', 'cleared', '2024-06', '12'), 'unit-owes-nothing', { unit: '12' }],
]

const VALUES: Row[] = [
  ['series unknown', figure('1', 'zzzzzzzz'), 'series-unknown', { line: 3 }],
  ['series misspelt', figure('1', 'claered'), 'series-unknown-near', { line: 3 }],
  ['series of another form', figure('1', 'papers'), 'series-not-owed', { series: 'papers' }],
  ['row repeated', `${LONG}${GOOD}${GOOD}`, 'figure-repeated', { line: 3 }],
  ['two values of one figure', `${LONG}${GOOD}${GOOD.replace(',3', ',4')}`, 'figure-duplicate', { line: 3 }],
  ['negative', figure('-1'), 'value-negative', { line: 3, column: 4 }],
  ['a fraction of a case', figure('1.5'), 'value-fraction', { line: 3, column: 4 }],
  ['too many decimals', figure('1.2345', 'seized_kg'), 'value-too-many-decimals', { series: 'seized_kg' }],
  ['1e400', figure('1e400'), 'value-exponent', { line: 3 }],
  ['31 digits', figure('9'.repeat(31)), 'value-too-large', { line: 3 }],
  ['words', figure('ba vụ'), 'value-not-number', { line: 3 }],
  ['a dash', figure('-'), 'value-dash', { line: 3 }],
  ['NaN', figure('NaN'), 'value-not-number', { line: 3 }],
  ['an error of a spreadsheet', figure('#DIV/0!'), 'value-error-cell', { line: 3 }],
  ['a formula as text', figure('=1+1'), 'value-formula-text', { line: 3 }],
  ['thousands mark', 'unit;period;cleared\n00001;2024-06;1,234\n', 'value-marks', { line: 2 }],
  [
    'a figure that must be there is missing',
    'unit,period,recorded.minor,cleared\n00001,2024-06,,1\n',
    'check-required',
    { period: '2024-06', series: 'recorded.minor' },
  ],
  [
    'a rule of the form broken',
    'unit,period,recorded.minor,recorded.grave,cleared\n00001,2024-06,1,0,99\n',
    'check-rule-broken',
    { period: '2024-06' },
  ],
]

const load = (files: string[]) => ['load', '--pack', 'agency', ...files]

export const FAULTY_CSV: readonly Faulty[] = [
  ...[...ENCODINGS, ...SHAPE, ...UNITS_AND_PERIODS, ...VALUES].map(
    ([what, content, code, place]): Faulty => ({
      what: `CSV: ${what}`,
      code,
      place: place ?? {},
      args: (desk) => load([desk.put(`${what.replace(/\W+/g, '-')}.csv`, content)]),
    }),
  ),
  {
    what: 'CSV: a figure given in two files',
    code: 'figure-duplicate',
    place: { line: 2 },
    args: (desk) =>
      load([desk.put('first.csv', LONG + GOOD), desk.put('second.csv', LONG + GOOD.replace(',3', ',4'))]),
  },
  {
    what: 'CSV: one good file and one bad: neither is taken',
    code: 'unit-unknown',
    place: { line: 2, unit: '77777' },
    args: (desk) =>
      load([desk.put('good.csv', LONG + GOOD), desk.put('bad.csv', LONG + GOOD.replace('00001', '77777'))]),
  },
  {
    what: 'a file that is not there',
    code: 'file-missing',
    place: {},
    args: (desk) => load([desk.path('no.csv')]),
  },
  { what: 'a folder', code: 'file-is-folder', place: {}, args: (desk) => load([desk.folder]) },
]

const TOTALS: Row[] = [
  ['columns of another file', 'a,b\n1,2\n', 'published-layout-unknown', { line: 1 }],
  ['a value in words', `${LONG}12,2024-04,cleared,many\n`, 'published-value-invalid', { line: 2 }],
  ['period written otherwise', `${LONG}12,04/2024,cleared,1\n`, 'period-code-invalid', { line: 2 }],
  ['unit unknown', `${LONG}99,2024-04,cleared,1\n`, 'unit-unknown', { line: 2 }],
  ['ragged row', `${LONG}12,2024-04,cleared\n`, 'csv-ragged', { line: 2 }],
  ['quote misplaced', `${LONG}"1"2,2024-04,cleared,1\n`, 'csv-quote-misplaced', { line: 2 }],
  ['heading only', LONG, 'file-no-rows'],
  ['empty', '', 'file-empty'],
  ['UTF-16', Buffer.from(LONG, 'utf16le'), 'file-utf16'],
  ['latin1', latin1(`${LONG}Xã ÿ,2024-04,cleared,1\n`), 'file-not-utf8', { line: 2 }],
  ['gzip cut off', gzipSync(LONG).subarray(0, -9), 'file-gz-damaged'],
  ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'file-nul'],
]

/** The same for files of published totals. */
export const FAULTY_TOTALS: readonly Faulty[] = TOTALS.map(([what, content, code, place]) => ({
  what: `published totals: ${what}`,
  code,
  place: place ?? {},
  args: (desk) => [
    'reconcile',
    '--pack',
    'agency',
    desk.put(`totals-${what.replace(/\W+/g, '-')}.csv`, content),
  ],
}))
