import { mkdirSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { tempFolder } from '../../../test/collect/make-files.js'
import { samplePack } from '../../../test/collect/sample-pack.js'
import type { ReturnFigures } from '../../domain/figure.js'
import { PackIndex } from '../../domain/pack-index.js'
import { parsePeriod } from '../../domain/period.js'
import { type Place, type ProblemCode, describe as say } from '../../domain/problem.js'
import { readPack } from '../register/read-pack.js'
import { mergeNarratives } from './merge-narratives.js'
import { readFigures } from './read-file.js'
import { readNarratives } from './read-narratives.js'

const file = tempFolder()
const index = new PackIndex(samplePack)
const HEAD = 'unit,period,narrative,text\n'
const GOOD = '00101,2024-06,difficulties,Thiếu máy in.\n'

describe('reading', () => {
  test('a text keeps its line ends and quotation marks; the line is where the row begins', async () => {
    const path = file('good.csv', `${HEAD}00103,2024-05,difficulties,"Đường xa,\nsóng ""yếu"".\n"\n${GOOD}`)
    const { narratives, findings } = await readNarratives(path, index)
    expect(findings).toEqual([])
    expect(narratives).toEqual([
      {
        unitKey: 'x3',
        unitId: index.pack.history.units.get('x3')!.id,
        period: parsePeriod('2024-05'),
        form: 'commune-month',
        narrative: 'difficulties',
        text: 'Đường xa,\nsóng "yếu".',
        place: { file: path, line: 2, unit: '00103', period: '2024-05' },
      },
      expect.objectContaining({
        unitKey: 'x1',
        text: 'Thiếu máy in.',
        place: expect.objectContaining({ line: 5 }),
      }),
    ])
  })

  test('byte order mark, CRLF, column order and combining marks make no difference', async () => {
    const content =
      '\ufefftext,unit,narrative,period\r\n"Khó khăn\r\nvề đường",00101,difficulties,2024-06\r\n'
    const { narratives, findings } = await readNarratives(file('crlf.csv', content.normalize('NFD')), index)
    expect(findings).toEqual([])
    expect(narratives.map(({ text }) => text)).toEqual(['Khó khăn\nvề đường'.normalize('NFC')])
  })

  test('a code means the unit that carries it on the last day of the period', async () => {
    const rows = '00101,2025-06,difficulties,Trước.\n00101,2025-07,difficulties,Sau.\n'
    const { narratives } = await readNarratives(file('reused.csv', HEAD + rows), index)
    expect(narratives.map(({ unitKey }) => unitKey)).toEqual(['x1', 'x1-2025'])
  })

  test('a folder gives its CSV files by name, other files aside', async () => {
    const folder = dirname(file('a.txt', ''))
    mkdirSync(join(folder, 'texts'))
    file('texts/README.md', 'not a table')
    file('texts/b.csv', `${HEAD}00102,2024-06,difficulties,Hai.\n`)
    file('texts/a.csv', HEAD + GOOD)
    const { narratives, findings } = await readNarratives(join(folder, 'texts'), index)
    expect(findings).toEqual([])
    expect(narratives.map(({ text }) => text)).toEqual(['Thiếu máy in.', 'Hai.'])
  })
})

type Case = readonly [what: string, content: string | Uint8Array, code: ProblemCode, place: Place]
const row = (unit: string, period: string, narrative: string, text: string) =>
  `${HEAD}${unit},${period},${narrative},${text}\n`

const cases: Case[] = [
  ['empty file', '', 'pack-file-empty', {}],
  ['heading only', HEAD, 'pack-file-empty', {}],
  ['column missing', 'unit,period,text\n00101,2024-06,x\n', 'pack-csv-column-missing', { line: 1 }],
  ['column unknown', `unit,period,narrative,text,note\n${GOOD}`, 'pack-csv-column-unknown', { line: 1 }],
  ['column twice', `unit,unit,period,narrative,text\n${GOOD}`, 'pack-csv-column-repeated', { line: 1 }],
  ['semicolons', 'unit;period;narrative;text\n', 'pack-csv-delimiter', { line: 1 }],
  [
    'comma outside quotation marks',
    `${HEAD}${GOOD}00102,2024-06,difficulties,một, hai\n`,
    'pack-csv-row-width',
    { line: 3 },
  ],
  [
    'quotation mark never closed',
    `${HEAD}00101,2024-06,difficulties,"một\n${GOOD}`,
    'pack-csv-quote',
    { line: 2 },
  ],
  ['not UTF-8', Buffer.from(`${HEAD}00101,2024-06,difficulties,ÿ\n`, 'latin1'), 'pack-not-utf8', { line: 2 }],
  ['UTF-16', Buffer.from(`\ufeff${HEAD}${GOOD}`, 'utf16le'), 'pack-not-utf8', { line: 1 }],
  [
    'control character',
    row('00101', '2024-06', 'difficulties', 'một\u000bhai'),
    'pack-control-character',
    { line: 2 },
  ],
  [
    'unit empty',
    row('', '2024-06', 'difficulties', 'x'),
    'figure-unit-empty',
    { line: 2, period: '2024-06' },
  ],
  ['unit unknown', row('00999', '2024-06', 'difficulties', 'x'), 'unit-unknown', { line: 2, unit: '00999' }],
  ['unit by its name', row('Xã Bình Minh', '2024-06', 'difficulties', 'x'), 'unit-unknown', { line: 2 }],
  [
    'unit retired',
    row('00102', '2025-07', 'difficulties', 'x'),
    'unit-retired',
    { line: 2, unit: '00102', period: '2025-07' },
  ],
  [
    'unit that owes no form',
    row('T', '2024-06', 'difficulties', 'x'),
    'unit-owes-nothing',
    { line: 2, unit: 'T' },
  ],
  ['period empty', row('00101', '', 'difficulties', 'x'), 'figure-period-empty', { line: 2, unit: '00101' }],
  ['period not well formed', row('00101', '6/2024', 'difficulties', 'x'), 'period-code-invalid', { line: 2 }],
  [
    'period of the wrong type',
    row('00101', '2024-Q2', 'difficulties', 'x'),
    'period-not-owed',
    { line: 2, period: '2024-Q2' },
  ],
  ['period before any unit', row('00101', '1999-06', 'difficulties', 'x'), 'unit-tree-none', { line: 2 }],
  ['narrative empty', row('00101', '2024-06', '', 'x'), 'narrative-id-empty', { line: 2, unit: '00101' }],
  [
    'narrative unknown',
    row('00101', '2024-06', 'dificulties', 'x'),
    'narrative-unknown',
    { line: 2, unit: '00101', period: '2024-06' },
  ],
  [
    'form without narratives',
    row('PA', '2024-Q2', 'difficulties', 'x'),
    'narrative-not-asked',
    { line: 2, unit: 'PA' },
  ],
  ['text empty', row('00101', '2024-06', 'difficulties', '" \n "'), 'narrative-text-empty', { line: 2 }],
  [
    'text too long',
    row('00101', '2024-06', 'difficulties', 'x'.repeat(20_001)),
    'narrative-text-long',
    { line: 2 },
  ],
  [
    'text in an old encoding',
    row('00101', '2024-06', 'difficulties', '§¬n vÞ thiÕu ph­¬ng tiÖn'),
    'text-legacy',
    { line: 2 },
  ],
  [
    'the same section twice',
    `${HEAD}${GOOD}${GOOD}`,
    'narrative-duplicate',
    { line: 3, unit: '00101', period: '2024-06' },
  ],
]

describe('every fault is named with its place', () => {
  test.each(cases)('%s', async (what, content, code, place) => {
    const path = file(`${what}.csv`, content)
    const { narratives, findings } = await readNarratives(path, index)
    expect(findings).toEqual([
      expect.objectContaining({ code, place: expect.objectContaining({ file: path, ...place }) }),
    ])
    for (const lang of ['vi', 'en'] as const) expect(say(findings[0]!, lang)).not.toMatch(/\{\w+\}/)
    expect(narratives.length).toBe(code === 'narrative-duplicate' ? 1 : 0)
  })

  test('a file that is not there', async () => {
    const { findings } = await readNarratives('no/such/file.csv', index)
    expect(findings).toMatchObject([{ code: 'file-missing', place: { file: 'no/such/file.csv' } }])
  })

  test('a folder that is named like a CSV file', async () => {
    const path = join(dirname(file('a.txt', '')), 'odd.csv')
    mkdirSync(join(path, 'inner.csv'), { recursive: true })
    const { findings } = await readNarratives(path, index)
    expect(findings).toMatchObject([{ code: 'pack-file-unreadable', params: { reason: 'EISDIR' } }])
  })

  test('a section given again in another file says where it was first', async () => {
    const [first, second] = [file('first.csv', HEAD + GOOD), file('second.csv', HEAD + GOOD)]
    const { findings } = await readNarratives([first, second], index)
    expect(findings).toMatchObject([{ place: { file: second, line: 2 }, params: { first: `${first}:2` } }])
  })

  test('sound rows are read beside faulty ones, and a long text at the limit is sound', async () => {
    const longest = 'x'.repeat(20_000)
    const path = file(
      'mixed.csv',
      `${HEAD}00999,2024-06,difficulties,\n00103,2024-06,difficulties,${longest}\n`,
    )
    const { narratives, findings } = await readNarratives(path, index)
    expect(findings.map(({ code }) => code)).toEqual(['narrative-text-empty', 'unit-unknown'])
    expect(narratives.map(({ text }) => text)).toEqual([longest])
  })

  test('the near section is offered, else all of the form', async () => {
    const rows = '00101,2024-06,Difficulty,x\n00102,2024-06,results,x\n'
    const { findings } = await readNarratives(file('near.csv', HEAD + rows), index)
    expect(findings.map(({ params }) => params.near)).toEqual(['difficulties', 'difficulties'])
  })
})

describe('merging into returns', () => {
  let returns: ReturnFigures[]
  beforeAll(async () => {
    const figures = 'unit,period,fires\n00101,2024-06,1\n00102,2024-06,2\n'
    returns = (await readFigures(file('figures.csv', figures), samplePack)).returns
  })
  const read = async (rows: string) =>
    (await readNarratives(file('merge.csv', HEAD + rows), index)).narratives

  test('a text goes to the return of its unit, period and form; the others stay as they are', async () => {
    const merged = mergeNarratives(returns, await read(GOOD))
    expect(merged.findings).toEqual([])
    expect(merged.returns[0]).toEqual({ ...returns[0], narratives: { difficulties: 'Thiếu máy in.' } })
    expect(merged.returns[1]).toBe(returns[1])
    expect(returns[0]).not.toHaveProperty('narratives')
  })

  test('a text whose return has no figures is named', async () => {
    const merged = mergeNarratives(
      returns,
      await read(`${GOOD}00103,2024-06,difficulties,x\n00101,2024-05,difficulties,y\n`),
    )
    expect(merged.findings).toMatchObject([
      {
        code: 'narrative-without-return',
        place: { line: 3 },
        params: { unit: '00103', period: '2024-06', form: 'commune-month' },
      },
      { code: 'narrative-without-return', place: { line: 4 }, params: { unit: '00101', period: '2024-05' } },
    ])
    expect(merged.returns).toHaveLength(2)
  })

  test('a return that says the same already is sound, one that says something else is named', async () => {
    const narratives = await read(GOOD)
    const once = mergeNarratives(returns, narratives).returns
    expect(mergeNarratives(once, narratives)).toEqual({ returns: once, findings: [] })
    const other = mergeNarratives(once, await read('00101,2024-06,difficulties,Khác.\n'))
    expect(other.findings).toMatchObject([
      { code: 'narrative-differs', params: { unit: '00101', narrative: 'difficulties' } },
    ])
    expect(other.returns).toEqual(once)
  })
})

test('the texts of the shipped example are sound, belong to returns with figures, and fill every half-year shown', async () => {
  const folder = join(import.meta.dirname, '../../../packs/lai-chau')
  const pack = await readPack(folder)
  const { narratives, findings } = await readNarratives(join(folder, 'narratives'), new PackIndex(pack))
  expect(findings).toEqual([])
  const figures = readdirSync(join(folder, 'figures')).filter((name) => /^202[456]/.test(name))
  const { returns } = await readFigures(
    figures.map((name) => join(folder, 'figures', name)),
    pack,
  )
  const merged = mergeNarratives(returns, narratives)
  expect(merged.findings).toEqual([])
  const difficulties = (year: number) =>
    merged.returns.filter((r) => r.period.year === year && r.narratives?.difficulties !== undefined).length
  expect([2024, 2025, 2026].map(difficulties)).toEqual([12, 5, 12])
})
