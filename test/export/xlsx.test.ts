import { describe, expect, test } from 'vitest'
import type { Report, TableCell } from '../../src/domain/report.js'
import { exactNumber, numberFormat } from '../../src/export/xlsx/number-format.js'
import { renderXlsx } from '../../src/export/xlsx/render-xlsx.js'
import { readWorkbook, sheetName, withPrintTitles } from '../../src/export/xlsx/workbook.js'
import { partsOf } from './ooxml.js'
import { communeTable, groupedTable, sampleAnnex, sampleReport } from './sample-report.js'
import { xmlTree } from './xml-tree.js'

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

  test('columns in groups: merged headings, both rows frozen and repeated in print', async () => {
    const annex = { ...sampleAnnex('II'), blocks: [groupedTable()] }
    const bytes = await renderXlsx({ ...sampleReport(), blocks: [], annexes: [annex] })
    const [sheet] = (await readWorkbook(bytes)).sheets
    expect(sheet!.rows.slice(3, 5)).toEqual([
      ['TT', 'Đơn vị', 'Phạm tội về TTXH (vụ)', null, null, 'Kết quả', null],
      [null, null, '6T/2024', '6T/2023', '+/-', 'Đã làm rõ', 'Thẻ căn cước'],
    ])
    const header = sheet!.merges!.filter(({ startRow }) => startRow === 3 || startRow === 4)
    expect(header.map((m) => [m.startRow, m.startCol, m.endRow, m.endCol])).toEqual([
      [3, 0, 4, 0],
      [3, 1, 4, 1],
      [3, 2, 3, 4],
      [3, 5, 3, 6],
    ])
    expect(sheet!.freezePane).toMatchObject({ rows: 5 })
    expect(sheet!.pageSetup!.printTitlesRow).toBe('$4:$5')
    expect(sheet!.cells!.get('43,2')!.formula).toBe('SUM(C6:C43)')
    expect(sheet!.rows.slice(-2).map(([note]) => note)).toEqual([
      '(*) Có thể do ngẫu nhiên.',
      'Số liệu đã tiếp nhận.',
    ])
  })

  test("a sheet's name is quoted where the file refers to it: Excel repairs a file that does not", async () => {
    const annexes = [sampleAnnex('I'), sampleAnnex('II')]
    const workbook = partsOf(await renderXlsx({ ...sampleReport(), blocks: [], annexes }))
    const names = xmlTree(workbook.get('xl/workbook.xml')!).children.find(
      ({ name }) => name === 'definedNames',
    )!
    expect(names.children.map(({ attributes }) => attributes.get('name'))).toEqual([
      '_xlnm.Print_Titles',
      '_xlnm.Print_Titles',
    ])
    const xml = workbook.get('xl/workbook.xml')!
    expect([...xml.matchAll(/>([^<]+)<\/definedName>/g)].map(([, range]) => range)).toEqual([
      "'Phụ lục I'!$4:$4",
      "'Phụ lục II'!$4:$4",
    ])
    const quoted = withPrintTitles([{ name: "Bảng '1'", rows: [], pageSetup: { printTitlesRow: '$1:$1' } }])
    expect(quoted.namedRanges[0]!.range).toBe("'Bảng ''1'''!$1:$1")
  })

  test('every part of the file is well-formed', async () => {
    const annex = { ...sampleAnnex('I'), title: 'A < B & "C"', blocks: [groupedTable()] }
    const parts = partsOf(await renderXlsx({ ...sampleReport(), annexes: [annex] }))
    for (const [, xml] of parts) expect(xmlTree(xml).name).not.toBe('')
  })

  test('names of units keep to one line, titles do not split their words', async () => {
    const annex = { ...sampleAnnex('I'), blocks: [groupedTable()] }
    const [sheet] = (await read({ ...sampleReport(), blocks: [], annexes: [annex] })).sheets
    const [, name, year] = sheet!.columns!
    expect(name!.width).toBeGreaterThan('Công an phường Đoàn Kết'.length)
    expect(year!.width).toBeGreaterThan('6T/2024'.length)
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

  test.each([
    ['-23,4%', '[$-42A]#,##0.0"%"'],
    ['+2,5 điểm %', '[$-42A]+#,##0.0" điểm %";-#,##0.0" điểm %";#,##0.0" điểm %"'],
    ['17,8', '[$-42A]#,##0.0'],
  ])('%s keeps its unit as a number', (text, expected) => {
    expect(numberFormat({ text, number: '2.5', places: 1 }, 'vi')).toBe(expected)
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
