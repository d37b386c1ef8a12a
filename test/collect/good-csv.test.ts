import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { readFigures } from '../../src/cycle/collect/read-file.js'
import { readPack } from '../../src/cycle/register/read-pack.js'
import { layoutsFile } from '../../src/domain/layout.js'
import { tempFolder } from './make-files.js'
import { samplePack } from './sample-pack.js'

const file = tempFolder()

const LONG = [
  'unit,period,series,value',
  '00101,2024-06,crime.light,12',
  '00101,2024-06,crime.grave,0',
  '00101,2024-06,fires,n/a',
  '00101,2024-06,drugs_kg,',
  '00101,2024-06,balance,-1.50',
  '00102,2024-06,fires,06',
  'PA,2024-Q2,papers,7',
].join('\n')

const EXPECTED = [
  ['x1', '2024-06', 'commune-month', ['12', '0', null, null, '-1.5', null], [3]],
  ['x2', '2024-06', 'commune-month', [null, null, '6', null, null, null], []],
  ['pa', '2024-Q2', 'department-quarter', [null, null, null, null, null, '7'], []],
]

async function take(content: string | Uint8Array, options: Parameters<typeof readFigures>[2] = {}) {
  const { returns, findings } = await readFigures(file('good.csv', content), samplePack, options)
  expect(findings).toEqual([])
  return returns.map((r) => [r.unitKey, r.period.code, r.form, r.values, r.notApplicable])
}

const semicolons = LONG.replaceAll(',', ';')
const headed = LONG.replace('unit,period,series,value', 'Mã đơn vị,Kỳ báo cáo,CHỈ TIÊU,Số liệu')

test.each<[string, string | Uint8Array]>([
  ['long', LONG],
  ['semicolons', semicolons],
  ['tabs', LONG.replaceAll(',', '\t')],
  ['announced delimiter', `sep=;\n${semicolons}`],
  ['byte order mark', `\ufeff${LONG}`],
  ['CRLF', LONG.replaceAll('\n', '\r\n')],
  ['CR', LONG.replaceAll('\n', '\r')],
  ['gzip', gzipSync(LONG)],
  ['quoted', LONG.replace(/[^,\n]+/g, '"$&"')],
  ['Vietnamese headings', headed],
  ['headings in combining marks', headed.normalize('NFD')],
  ['headings without accents', headed.replace(/^.*/, 'ma don vi,ky,chi tieu,gia tri')],
  ['codes in other letter case', LONG.replace('PA,2024-Q2,papers', ' pa ,2024-q2,PAPERS')],
  ['blank rows between', LONG.replaceAll('\n', '\n\n,,,\n')],
  ['columns in another order', LONG.replace(/^(.*),(.*),(.*),(.*)$/gm, '$4,$3,$2,$1')],
  ['columns passed over', LONG.replace(/$/gm, ',x').replace('value,x', 'value,Ghi chú')],
])('%s', async (_, content) => expect(await take(content)).toEqual(EXPECTED))

test('wide: a column per series; a cell that its unit does not owe stays empty', async () => {
  const wide = [
    'unit,period,fires,drugs_kg,crime.light,crime.grave,balance,papers',
    '00101,2024-06,n/a,,12,0,-1.50,',
    '00102,2024-06,6,,,,,',
    'PA,2024-Q2,,,,,,7',
  ].join('\n')
  expect(await take(wide)).toEqual(EXPECTED)
})

test('the unit is the one that carries the code on the last day of the window', async () => {
  const rows = 'unit,period,series,value\n00101,2025-06,fires,1\n00101,2025-07,fires,2\n'
  const taken = await take(rows)
  // June closes on 14 June, before the merger; July on 14 July, after it.
  expect(taken.map(([unit, period]) => [unit, period])).toEqual([
    ['x1', '2025-06'],
    ['x1-2025', '2025-07'],
  ])
})

test('a return of which nothing was reported is no return', async () => {
  expect(await take('unit,period,fires\n00101,2024-06,\n00102,2024-06,1\n')).toHaveLength(1)
})

test('a row cut by a piece of the file is read whole', async () => {
  const rows = Array.from({ length: 60_000 }, (_, i) => `00101,${2000 + (i % 20)}-01,x${i},"Xã Hòa ""An"""\n`)
  const { findings, counts } = await readFigures(
    file('big.csv', `unit,period,series,value\n${rows.join('')}00101,2024-06,fires,9\n`),
    samplePack,
    { findingLimit: 1 },
  )
  expect(counts).toMatchObject({ findings: 60_000, values: 1 })
  expect(findings[0]!.place.line).toBe(2)
})

describe('old encodings, on request', () => {
  const tcvn3 = '§¬n vÞ,Kú,ChØ tiªu,Gi¸ trÞ\n00101,2024-06,fires,kh«ng ¸p dông\n00102,2024-06,fires,6\n'
  const vni = 'Ñôn vò,Kyø,Chæ tieâu,Giaù trò\n00101,2024-06,fires,khoâng aùp duïng\n00102,2024-06,fires,6\n'
  const taken = [['x1', '2024-06', 'commune-month', [null, null, null, null, null, null], [3]], EXPECTED[1]]
  test.each([
    ['TCVN3 bytes', Buffer.from(tcvn3, 'latin1'), 'tcvn3'],
    ['TCVN3 saved as UTF-8', tcvn3, 'tcvn3'],
    ['VNI bytes', Buffer.from(vni, 'latin1'), 'vni'],
  ] as const)('%s', async (_, content, convert) => expect(await take(content, { convert })).toEqual(taken))

  test('Windows-1258', async () => {
    // đ ơ n space v i dot-below
    const heading = Buffer.from('f0f56e207669f2', 'hex')
    const rows = Buffer.concat([heading, Buffer.from(',period,series,value\n00102,2024-06,fires,6\n')])
    expect(await take(rows, { convert: 'windows-1258' })).toEqual([EXPECTED[1]])
  })
})

test('files of a foreign publisher are recognised by their headings', async () => {
  const pack = await readPack('packs/rio')
  const layouts = layoutsFile.parse(parse(readFileSync('packs/rio/layouts.yaml', 'utf8')))
  const own = 'CISP;mes;ano;mes_ano;AISP;RISP;munic;mcirc;Regiao;hom_doloso;fase\n'
  const row = '4;1;2015;2015m01;5;1;Niterói;330330;Capital;3;3\n'
  const path = file('isp.csv', Buffer.from(own + row, 'latin1'))
  const { returns, findings } = await readFigures(path, pack, { layouts })
  expect(findings).toEqual([])
  expect(returns).toHaveLength(1)
  expect(returns[0]!.period.code).toBe('2015-01')
  const index = pack.series.find((series) => series.code === 'hom_doloso')!.index
  expect(returns[0]!.values[index - 1]).toBe('3')
})
