import { mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { readFigures } from '../../src/cycle/collect/read-file.js'
import { type Place, type ProblemCode, describe as say } from '../../src/domain/problem.js'
import { tempFolder } from './make-files.js'
import { samplePack } from './sample-pack.js'

const file = tempFolder()
const LONG = 'unit,period,series,value\n'
const GOOD = '00101,2024-06,fires,3\n'

type Case = readonly [what: string, content: string | Uint8Array, code: ProblemCode, place: Place]

const cases: Case[] = [
  ['empty file', '', 'file-empty', {}],
  ['blank lines only', '\n\n  \n', 'file-empty', {}],
  ['heading only', LONG, 'file-no-rows', {}],
  ['column missing', 'unit,series,value\n00101,fires,1\n', 'header-missing', { line: 1 }],
  ['value column missing', 'unit,period,series\n00101,2024-06,fires\n', 'header-missing', { line: 1 }],
  ['no series at all', 'unit,period\n00101,2024-06\n', 'header-missing', { line: 1 }],
  [
    'column unknown',
    'unit,period,fires,colour\n00101,2024-06,1,red\n',
    'header-unknown',
    { line: 1, column: 4 },
  ],
  ['column misspelt', 'unit,period,fire\n00101,2024-06,1\n', 'header-unknown-near', { line: 1, column: 3 }],
  [
    'column twice',
    'unit,đơn vị,period,fires\n00101,00101,2024-06,1\n',
    'header-twice',
    { line: 1, column: 2 },
  ],
  [
    'series column twice',
    'unit,period,fires,FIRES\n00101,2024-06,1,1\n',
    'header-twice',
    { line: 1, column: 4 },
  ],
  [
    'series column in a long table',
    'unit,period,series,value,fires\n00101,2024-06,fires,1,2\n',
    'header-unknown',
    { line: 1, column: 5 },
  ],
  [
    'data without a heading',
    'unit,period,fires,\n00101,2024-06,1,9\n',
    'header-unnamed',
    { line: 2, column: 4 },
  ],
  ['UTF-16 with mark', Buffer.from(`\ufeff${LONG}`, 'utf16le'), 'file-utf16', {}],
  ['UTF-16 without mark', Buffer.from(LONG, 'utf16le'), 'file-utf16', {}],
  [
    'Latin-1 bytes',
    Buffer.from(`${LONG}${GOOD}Xã ÿ,2024-06,fires,1\n`, 'latin1'),
    'file-not-utf8',
    { line: 3 },
  ],
  ['cut inside a character', Buffer.from(`${LONG}${GOOD}Xã`).subarray(0, -1), 'file-not-utf8', { line: 3 }],
  ['TCVN3 bytes', Buffer.from('§¬n vÞ,Kú,ChØ tiªu,Gi¸ trÞ\n', 'latin1'), 'file-legacy', { line: 1 }],
  ['VNI bytes', Buffer.from('Ñôn vò,Kyø,Chæ tieâu,Giaù trò\n', 'latin1'), 'file-legacy', { line: 1 }],
  // đ ơ n space v i dot-below of Windows-1258
  [
    'Windows-1258 bytes',
    Buffer.from('f0f56e207669f22cf0f56e207669f22c0a', 'hex'),
    'file-legacy',
    { line: 1 },
  ],
  [
    'TCVN3 text inside UTF-8',
    '§¬n vÞ,Kú,ChØ tiªu,Gi¸ trÞ\n00101,2024-06,fires,1\n',
    'text-legacy',
    { line: 1 },
  ],
  ['NUL byte', `${LONG}${GOOD}00101,2024-06,crime.light,\0\n`, 'file-nul', { line: 3 }],
  ['row too short', `${LONG}${GOOD}00102,2024-06,fires\n`, 'csv-ragged', { line: 3 }],
  ['row too long', `${LONG}${GOOD}00102,2024-06,fires,1,2\n`, 'csv-ragged', { line: 3 }],
  [
    'quote never closed',
    `${LONG}${GOOD}"00102,2024-06,fires,1\n00103,2024-06,fires,1\n`,
    'csv-quote-open',
    { line: 3 },
  ],
  ['quote misplaced', `${LONG}${GOOD}"001"02,2024-06,fires,1\n`, 'csv-quote-misplaced', { line: 3 }],
  ['endless quoted field', `${LONG}"${'x\n'.repeat(700_000)}`, 'csv-quote-open', { line: 2 }],
  ['endless row', `${LONG}${'x'.repeat(1_300_000)}`, 'csv-row-long', { line: 2 }],
  ['endless heading', 'x'.repeat(300_000), 'csv-row-long', { line: 1 }],
  ['gzip cut off', gzipSync(LONG + GOOD).subarray(0, -9), 'file-gz-damaged', {}],
  ['gzip bomb', gzipSync(LONG + '\n'.repeat(40 * 1024 * 1024)), 'file-bomb', {}],
  ['HTML', '<html><table><tr><td>unit</td></tr></table>', 'file-kind', {}],
  ['PDF', '%PDF-1.7\n', 'file-kind', {}],
  ['JSON', '{"unit": 1}', 'file-kind', {}],
  [
    'period not well formed',
    `${LONG}00101,06/2024,fires,1\n`,
    'period-code-invalid',
    { line: 2, unit: '00101', period: '06/2024' },
  ],
  ['period empty', `${LONG}00101,,fires,1\n`, 'figure-period-empty', { line: 2 }],
  [
    'period of the wrong type',
    `${LONG}00101,2024-Q2,fires,1\n`,
    'period-not-owed',
    { line: 2, period: '2024-Q2' },
  ],
  ['period in the future', `${LONG}00101,2027-01,fires,1\n`, 'period-future', { line: 2, period: '2027-01' }],
  ['period before any unit', `${LONG}00101,1999-06,fires,1\n`, 'unit-tree-none', { line: 2 }],
  ['unit empty', `${LONG},2024-06,fires,1\n`, 'figure-unit-empty', { line: 2 }],
  ['unit unknown', `${LONG}00999,2024-06,fires,1\n`, 'unit-unknown', { line: 2, unit: '00999' }],
  ['leading zeros lost', `${LONG}103,2024-06,fires,1\n`, 'unit-unknown', { line: 2, unit: '103' }],
  ['unit by its name', `${LONG}Xã Bình Minh,2024-06,fires,1\n`, 'unit-unknown', { line: 2 }],
  [
    'unit retired',
    `${LONG}00102,2025-07,fires,1\n`,
    'unit-retired',
    { line: 2, unit: '00102', period: '2025-07' },
  ],
  ['unit that owes nothing', `${LONG}T,2024-06,fires,1\n`, 'unit-owes-nothing', { line: 2, unit: 'T' }],
  ['series empty', `${LONG}00101,2024-06,,1\n`, 'figure-series-empty', { line: 2 }],
  ['series unknown', `${LONG}00101,2024-06,zzzzzzzz,1\n`, 'series-unknown', { line: 2 }],
  ['series misspelt', `${LONG}00101,2024-06,crime.lihgt,1\n`, 'series-unknown-near', { line: 2 }],
  [
    'series of another form',
    `${LONG}00101,2024-06,papers,1\n`,
    'series-not-owed',
    { line: 2, series: 'papers' },
  ],
  [
    'same figure twice',
    `${LONG}${GOOD}${GOOD}`,
    'figure-repeated',
    { line: 3, unit: '00101', series: 'fires' },
  ],
  [
    'two values',
    `${LONG}${GOOD}00101,2024-06,fires,4\n`,
    'figure-duplicate',
    { line: 3, unit: '00101', series: 'fires' },
  ],
  ['two spellings of one row', `${LONG}${GOOD} 00101 ,2024-06,Fires,4\n`, 'figure-duplicate', { line: 3 }],
  ['negative', `${LONG}00101,2024-06,fires,-1\n`, 'value-negative', { line: 2, column: 4, series: 'fires' }],
  ['fraction of a count', `${LONG}00101,2024-06,fires,1.5\n`, 'value-fraction', { line: 2 }],
  ['too many decimals', `${LONG}00101,2024-06,drugs_kg,1.2345\n`, 'value-too-many-decimals', { line: 2 }],
  ['1e400', `${LONG}00101,2024-06,fires,1e400\n`, 'value-exponent', { line: 2 }],
  ['31 digits', `${LONG}00101,2024-06,fires,${'9'.repeat(31)}\n`, 'value-too-large', { line: 2 }],
  ['thousands mark', 'unit;period;fires\n00101;2024-06;1,234\n', 'value-marks', { line: 2, column: 3 }],
  ['error of a spreadsheet', `${LONG}00101,2024-06,fires,#DIV/0!\n`, 'value-error-cell', { line: 2 }],
  ['dash', `${LONG}00101,2024-06,fires,-\n`, 'value-dash', { line: 2 }],
  ['words', `${LONG}00101,2024-06,fires,ba\n`, 'value-not-number', { line: 2 }],
]

test.each(cases)('%s', async (what, content, code, place) => {
  const path = file(`${what.replace(/\W+/g, '-')}.csv`, content)
  const { findings } = await readFigures(path, samplePack, { today: '2026-11-23' })
  expect(findings.map((f) => f.code)).toEqual([code])
  expect(findings[0]!.place).toMatchObject({ file: path, ...place })
  for (const lang of ['vi', 'en'] as const) expect(say(findings[0]!, lang)).not.toMatch(/\{\w+\}/)
})

test('a missing file and a folder', async () => {
  const folder = join(dirname(file('x', 'x')), 'folder')
  mkdirSync(folder)
  const { findings } = await readFigures([`${folder}.csv`, folder], samplePack)
  expect(findings.map((f) => [f.code, f.place.file])).toEqual([
    ['file-missing', `${folder}.csv`],
    ['file-is-folder', folder],
  ])
})

test('lines are right after quoted line ends, blank lines and any line end', async () => {
  const rows = [
    '"ghi\nchú",unit,period,series,value',
    '"a\n\nb",00101,2024-06,fires,1',
    '',
    '"c",00101,2024-06,fires,x',
  ]
  for (const end of ['\n', '\r\n', '\r']) {
    const path = file(
      'lines.csv',
      rows
        .join(end)
        .replaceAll('"ghi\nchú"', '"ghi chú"')
        .replaceAll('\n\n', end + end),
    )
    const { findings } = await readFigures(path, samplePack)
    expect(findings[0]).toMatchObject({ code: 'value-not-number', place: { line: 6, column: 5 } })
  }
})

test('every fault is named, up to the limit, and the rest is counted', async () => {
  const bad = Array.from({ length: 50 }, (_, i) => `0099${i},2024-06,fires,1\n`).join('')
  const path = file('many.csv', LONG + GOOD + bad)
  const { findings, counts } = await readFigures(path, samplePack, { findingLimit: 10 })
  expect(findings.map((f) => f.place.line)).toEqual([3, 4, 5, 6, 7, 8, 9, 10, 11, 12])
  expect(counts).toMatchObject({ findings: 50, values: 1 })
})

test('a unit that was merged away is named with the unit in its place and the act', async () => {
  const path = file('retired.csv', `${LONG}00102,2025-07,fires,1\n`)
  const { findings } = await readFigures(path, samplePack)
  const text = say(findings[0]!, 'vi')
  expect(text).toContain('00101 Xã Hòa Sơn')
  expect(text).toContain('1/NQ')
})

test('a figure given in two files is found, and where it was first', async () => {
  const first = file('first.csv', LONG + GOOD)
  const second = file('second.csv', `${LONG}${GOOD.replace('3', '4')}`)
  const { findings } = await readFigures([first, second], samplePack)
  expect(findings[0]).toMatchObject({ code: 'figure-duplicate', place: { file: second, line: 2 } })
  expect(findings[0]!.params.first).toBe(`${first}:2`)
})
