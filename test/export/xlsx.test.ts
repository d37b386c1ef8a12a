import { describe, expect, test } from 'vitest'
import type { Report, TableCell } from '../../src/domain/report.js'
import { exactNumber, numberFormat } from '../../src/export/xlsx/number-format.js'
import { renderXlsx } from '../../src/export/xlsx/render-xlsx.js'
import { readWorkbook, sheetName } from '../../src/export/xlsx/workbook.js'
import { partsOf } from './ooxml.js'
import { communeTable, sampleAnnex, sampleReport } from './sample-report.js'

const read = async (report: Report) => readWorkbook(await renderXlsx(report))

describe('the tables of a report as a spreadsheet', () => {
  test('one sheet for each table, named and titled', async () => {
    const report = { ...sampleReport(), annexes: [sampleAnnex('I', true), sampleAnnex('II')] }
    const { sheets } = await read(report)
    expect(sheets.map(({ name }) => name)).toEqual(['Bảng 1', 'Phụ lục I', 'Phụ lục II'])
    expect(sheets[1]!.rows.slice(0, 3).map((row) => row[0])).toEqual([
      report.annexes[0]!.title,
      '(Kèm theo Báo cáo số 05/BC-CAT-PV01 ngày 08 tháng 02 năm 2024 của Công an tỉnh Lai Châu)',
      report.notice,
    ])
    expect(sheets.map(({ pageSetup }) => pageSetup?.orientation)).toEqual([
      'portrait',
      'landscape',
      'portrait',
    ])
    for (const { pageSetup } of sheets)
      expect(pageSetup).toMatchObject({ paperSize: 'a4', fitToWidth: 1, printTitlesRow: '$4:$4' })
  })

  test('numbers are numbers, in Vietnamese formats; 38 rows and a total', async () => {
    const { sheets } = await read({ ...sampleReport(), blocks: [] })
    const [sheet] = sheets
    expect(sheet!.rows[3]).toEqual(communeTable().columns.map(({ title }) => title))
    const body = sheet!.rows.slice(4, 4 + 38)
    expect(body.map((row) => row[0])).toEqual(Array.from({ length: 38 }, (_, i) => i + 1))
    expect(body[37]![1]).toBe('Công an phường Đoàn Kết')
    const sums = [2, 3, 4, 5, 6].map((column) => body.reduce((sum, row) => sum + (row[column] as number), 0))
    expect(sums).toEqual([72, 94, -22, 70, 64011])
    expect(sheet!.cells!.get('4,6')).toMatchObject({ value: 1000, style: { numFmt: '[$-42A]#,##0' } })
    expect(sheet!.freezePane).toMatchObject({ rows: 4 })
  })

  test('sums are formulas over the rows they add, with their values kept for viewers that do not calculate', async () => {
    const { sheets } = await read({ ...sampleReport(), blocks: [] })
    const total = [2, 3, 4, 5, 6].map((column) => sheets[0]!.cells!.get(`42,${column}`)!)
    expect(total.map(({ formula }) => formula)).toEqual(
      ['C', 'D', 'E', 'F', 'G'].map((c) => `SUM(${c}5:${c}42)`),
    )
    expect(total.map((cell) => cell.formulaResult ?? cell.value)).toEqual([72, 94, -22, 70, 64011])
    for (const cell of total) expect(cell.style?.font?.bold).toBe(true)
  })

  test('a sum over scattered rows names each', async () => {
    const table = communeTable()
    const total = {
      cells: [{ text: '' }, { text: 'Ba đơn vị' }, ...Array(5).fill({ text: '' })] as TableCell[],
    }
    total.cells[2] = { text: '5', number: '5', sumOf: [7, 0, 1] }
    const block = { ...table, rows: [...table.rows.slice(0, 38), total] }
    const { sheets } = await read({ ...sampleReport(), blocks: [block], annexes: [] })
    expect(sheets[0]!.cells!.get('42,2')!.formula).toBe('SUM(C5:C6,C12)')
  })

  test('a group heading spans the table; what is not a number stays text', async () => {
    const { sheets } = await read({ ...sampleReport(), annexes: [] })
    const [sheet] = sheets
    expect(sheet!.rows[4]![0]).toBe('A. Trật tự xã hội')
    expect(sheet!.merges).toContainEqual({ startRow: 4, startCol: 0, endRow: 4, endCol: 3 })
    expect(sheet!.rows[5]!.slice(1)).toEqual([72, 94, -23.4043])
    expect(sheet!.rows[6]!.slice(1)).toEqual([17.8, 'chưa báo cáo', 5.263])
    expect(sheet!.cells!.get('5,3')!.style!.numFmt).toBe('[$-42A]#,##0.0"%"')
    expect(sheet!.cells!.get('6,3')!.style!.numFmt).toBe('[$-42A]+#,##0.0"%";-#,##0.0"%";#,##0.0"%"')
  })

  test('the notice is also in the properties of the file, and all text is composed', async () => {
    const report = sampleReport()
    const bytes = await renderXlsx({ ...report, notice: report.notice!.normalize('NFD') })
    for (const [path, part] of partsOf(bytes))
      if (path.endsWith('sharedStrings.xml')) expect(part).toBe(part.normalize('NFC'))
    expect((await read(report)).properties?.description).toBe(report.notice)
  })

  test('a report without tables and a ragged table are refused', async () => {
    const bare = { ...sampleReport(), blocks: [], annexes: [] }
    await expect(renderXlsx(bare)).rejects.toThrow(expect.objectContaining({ code: 'report-table-missing' }))
    const ragged = { ...communeTable(), rows: [{ cells: [{ text: 'một' }, { text: 'hai' }] }] }
    await expect(renderXlsx({ ...bare, blocks: [ragged] })).rejects.toThrow(
      expect.objectContaining({ code: 'report-table-ragged' }),
    )
  })
})

describe('cells', () => {
  test.each([
    ['72', 72],
    ['-23.404255319148936170212765957446808510638', -23.404255319148938],
    ['123456789012345', 123456789012345],
    ['1234567890123456', null],
    ['0.1', 0.1],
    ['1e5', null],
    ['72 vụ', null],
    [undefined, null],
  ])('number %s', (text, expected) => {
    expect(exactNumber(text)).toBe(expected)
  })

  test('formats follow the language', () => {
    expect(numberFormat({ text: '1.234,5', number: '1234.5', places: 1 }, 'vi')).toBe('[$-42A]#,##0.0')
    expect(numberFormat({ text: '1,234', number: '1234', places: 0 }, 'en')).toBe('[$-809]#,##0')
  })

  test('sheet names are legal and different', () => {
    const taken = new Set<string>()
    const names = ['Phụ lục', 'phụ LỤC', "'a/b:c*?[]'", 'x'.repeat(40), 'x'.repeat(40)]
    expect(names.map((name) => sheetName(name, taken))).toEqual([
      'Phụ lục',
      'phụ LỤC (2)',
      'a b c',
      'x'.repeat(31),
      `${'x'.repeat(27)} (2)`,
    ])
  })
})
