import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openXlsx, saveXlsx } from 'hucre/xlsx'
import { expect, test } from 'vitest'
import { readFigures } from '../../src/cycle/collect/read-file.js'
import { parsePeriod } from '../../src/domain/period.js'
import { readWorkbook } from '../../src/export/xlsx/workbook.js'
import { writeEntryTemplate } from '../../src/export/xlsx-form/write-entry-template.js'
import { parts, patch, tempFolder } from './make-files.js'
import { communeForm, samplePack, sampleUnit } from './sample-pack.js'

const file = tempFolder()
const june = parsePeriod('2024-06')
const VALUES = ['12', '0', '3', '17.8', '-1.5', null]

const template = (options = {}) =>
  writeEntryTemplate(samplePack, communeForm, sampleUnit('x1'), june, { lang: 'vi', ...options })

async function take(bytes: Uint8Array) {
  return readFigures(file('form.xlsx', bytes), samplePack)
}

/** Type into cells of a form by their defined names, as another program would, and save it. */
async function typed(bytes: Uint8Array, values: Record<string, string | number>): Promise<Uint8Array> {
  const book = await openXlsx(bytes)
  const sheet = book.sheets[0]!
  for (const [name, value] of Object.entries(values)) {
    const { range } = book.namedRanges!.find((named) => named.name === name)!
    const [, letter, line] = /\$([A-Z])\$(\d+)$/.exec(range)!
    const row = Number(line) - 1
    const column = letter!.charCodeAt(0) - 65
    const style = sheet.cells?.get(`${row},${column}`)?.style
    sheet.rows[row]![column] = value
    const type = typeof value === 'number' ? 'number' : 'string'
    sheet.cells?.set(`${row},${column}`, { value, type, ...(style && { style }) })
  }
  return saveXlsx(book)
}

test('an empty form says that it is empty', async () => {
  const { findings } = await take(await template())
  expect(findings.map((f) => f.code)).toEqual(['form-empty'])
})

test('figures written into a form are read back, exactly', async () => {
  const { returns, findings } = await take(await template({ current: VALUES }))
  expect(findings).toEqual([])
  expect(returns).toMatchObject([
    { unitKey: 'x1', form: 'commune-month', period: { code: '2024-06' }, values: VALUES, notApplicable: [] },
  ])
})

test('figures, n/a, notes and narratives typed in another program are read back', async () => {
  const bytes = await typed(await template(), {
    CK_crime__light: 12,
    CK_crime__grave: 'n/a',
    CK_fires: 3,
    CK_drugs_kg: 0.1 + 0.2,
    CK_text_difficulties: 'Thiếu phương tiện.',
  })
  const { returns, findings } = await take(bytes)
  expect(findings).toEqual([])
  expect(returns).toMatchObject([
    {
      values: ['12', null, '3', '0.3', null, null],
      notApplicable: [2],
      narratives: { difficulties: 'Thiếu phương tiện.' },
    },
  ])
})

test('a note beside a figure is kept', async () => {
  const bytes = await template({ current: VALUES })
  const book = await openXlsx(bytes)
  const row = Number(/\d+$/.exec(book.namedRanges!.find(({ name }) => name === 'CK_fires')!.range)![0]) - 1
  book.sheets[0]!.rows[row]![6] = 'Cháy rừng'
  book.sheets[0]!.cells?.set(`${row},6`, { value: 'Cháy rừng', type: 'string' })
  const { returns } = await take(await saveXlsx(book))
  expect(returns[0]!.notes).toEqual({ fires: 'Cháy rừng' })
})

test('cells are found after rows were inserted and the sheet renamed', async () => {
  const bytes = await template({ current: VALUES })
  const moved = patch(
    patch(bytes, /sheet1\.xml$/, (xml) =>
      xml
        .replace(/<mergeCells[\s\S]*?<\/mergeCells>/, '')
        .replace(/<dataValidations[\s\S]*?<\/dataValidations>/, '')
        .replace(/(<row r=")(\d+)/g, (_, tag, row) => tag + (Number(row) + 3))
        .replace(/(<c r="[A-Z]+)(\d+)/g, (_, cell, row) => cell + (Number(row) + 3)),
    ),
    /workbook\.xml$/,
    (xml) =>
      xml
        .replaceAll('Nhập số liệu', "Của 'tôi'".replaceAll("'", "''"))
        .replace(/name="Của ''tôi''"/, `name="Của 'tôi'"`)
        .replace(/(''tôi'''!\$[A-Z]+\$)(\d+)/g, (_, ref, row) => ref + (Number(row) + 3)),
  )
  const { returns, findings } = await take(moved)
  expect(findings).toEqual([])
  expect(returns[0]).toMatchObject({ values: VALUES, place: { sheet: "Của 'tôi'" } })
})

test('labels are locked without a password, entry cells are open, totals are formulas with results', async () => {
  const book = await readWorkbook(
    await template({ current: VALUES, previous: ['1', '2', '3', null, null, null] }),
  )
  const [entry, guide, hidden] = book.sheets
  expect(entry!.protection).toMatchObject({ sheet: true })
  expect(entry!.protection!.password).toBeUndefined()
  expect(guide!.name).toBe('Hướng dẫn')
  expect(hidden).toMatchObject({ name: '_cungky', hidden: true })
  const open = [...entry!.cells!]
    .filter(([, cell]) => cell.style?.protection?.locked === false)
    .map(([at]) => at)
  const at = (name: string) =>
    Number(/\d+$/.exec(book.namedRanges!.find((n) => n.name === name)!.range)![0]) - 1
  for (const { code } of samplePack.series.slice(0, 5)) {
    expect(open).toContain(`${at(`CK_${code.replace('.', '__')}`)},3`)
  }
  // 5 figures, 5 notes, one narrative across 7 merged cells
  expect(open.length).toBe(5 + 5 + 7)
  const total = at('CK_crime__light') - 1
  expect(entry!.cells!.get(`${total},3`)).toMatchObject({
    formula: expect.stringContaining('SUM('),
    value: 12,
  })
  expect(entry!.cells!.get(`${total},4`)).toMatchObject({ value: 3 })
  expect(entry!.cells!.get(`${total},5`)).toMatchObject({ value: '' })
})

test('every entry cell has a rule for its measure', async () => {
  const xml = parts(await template())
    .get('xl/worksheets/sheet1.xml')!
    .toString('utf8')
  const rules = [...xml.matchAll(/sqref="([^"]+)"[\s\S]*?<formula1>([\s\S]*?)<\/formula1>/g)].map((m) => [
    m[1],
    m[2],
  ])
  expect(rules).toEqual([
    [
      expect.stringMatching(/^D\d+:D\d+$/),
      expect.stringMatching(/&gt;=0,ROUND\(D\d+,0\)=D\d+.*"?(&quot;|")n\/a/),
    ],
    [expect.stringMatching(/^D\d+:D\d+$/), expect.stringMatching(/&gt;=0,ROUND\(D\d+,3\)/)],
    [expect.stringMatching(/^D\d+:D\d+$/), expect.not.stringContaining('&gt;=0')],
  ])
})

test('the words are in the language asked for, the names of cells are not', async () => {
  for (const lang of ['vi', 'en'] as const) {
    const book = await readWorkbook(await template({ lang }))
    const text = book.sheets[0]!.rows.flat().join('|')
    expect(text).toContain(lang === 'vi' ? 'tháng 6 năm 2024' : 'June 2024')
    expect(text).toContain(lang === 'vi' ? '15/5/2024' : '15 May 2024')
    expect(text).toContain(samplePack.notice![lang])
    expect(book.namedRanges!.map(({ name }) => name)).toContain('CK_crime__light')
  }
})

const office = spawnSync('soffice', ['--version']).status === 0

test.skipIf(!office)(
  'LibreOffice: saved again, the form reads the same and totals are recalculated (needs soffice)',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'cungky-office-'))
    try {
      const source = join(folder, 'form.xlsx')
      writeFileSync(
        source,
        await typed(await template(), {
          CK_crime__light: 5,
          CK_crime__grave: 'n/a',
          CK_drugs_kg: 1.25,
          CK_text_difficulties: 'Không.',
        }),
      )
      const out = join(folder, 'out')
      execFileSync(
        'soffice',
        [
          `-env:UserInstallation=file://${folder}/profile`,
          '--headless',
          '--convert-to',
          'xlsx',
          '--outdir',
          out,
          source,
        ],
        { stdio: 'ignore', timeout: 110_000 },
      )
      const saved = readFileSync(join(out, 'form.xlsx'))
      const { returns, findings } = await take(saved)
      expect(findings).toEqual([])
      expect(returns).toMatchObject([
        {
          unitKey: 'x1',
          values: ['5', null, null, '1.25', null, null],
          notApplicable: [2],
          narratives: { difficulties: 'Không.' },
        },
      ])
      const book = await readWorkbook(saved)
      const total =
        Number(/\d+$/.exec(book.namedRanges!.find(({ name }) => name === 'CK_crime__light')!.range)![0]) - 2
      expect(book.sheets[0]!.cells!.get(`${total},3`)).toMatchObject({ value: 5 })
      expect(book.sheets[2]).toMatchObject({ name: '_cungky', hidden: true })
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  },
  120_000,
)
