import { fail } from '../../domain/problem.js'
import type { Annex, Block, Report, TableBlock } from '../../domain/report.js'
import { annexLabel, annexReference } from '../../domain/report-text.js'
import { reportWords } from '../../domain/words/report.js'
import { say } from '../../domain/words.js'
import { type SheetSource, tableSheet } from './sheet.js'
import { sheetName, writeWorkbook } from './workbook.js'

function tables(blocks: readonly Block[]): TableBlock[] {
  return blocks.filter((block) => block.kind === 'table')
}

/** Sheets of the tables in the text ("Bảng 1", "Bảng 2", …). */
function textSheets(report: Report, taken: Set<string>): SheetSource[] {
  const { lang, letterhead, notice } = report
  return tables(report.blocks).map((table, i) => ({
    name: sheetName(say(reportWords, 'sheet-table', lang, { n: i + 1 }), taken),
    title: table.caption ?? letterhead.title,
    lines: [annexReference(letterhead, lang), ...(notice === null ? [] : [notice])],
    table,
    landscape: false,
    lang,
  }))
}

/** Sheets of an annex: "Phụ lục I", a second table of the same annex "Phụ lục I (2)". */
function annexSheets(annex: Annex, report: Report, taken: Set<string>): SheetSource[] {
  const { lang, letterhead, notice } = report
  return tables(annex.blocks).map((table) => ({
    name: sheetName(annexLabel(annex, lang), taken),
    title: annex.title,
    lines: [
      ...(table.caption === null ? [] : [table.caption]),
      annexReference(letterhead, lang),
      ...(notice === null ? [] : [notice]),
    ],
    table,
    landscape: annex.landscape,
    lang,
  }))
}

/**
 * Every table of the report as a spreadsheet, one sheet each: those of the text, then those of the annexes.
 * @throws Problem `report-table-missing` when there is none; `report-table-ragged`
 */
export async function renderXlsx(report: Report): Promise<Uint8Array> {
  const taken = new Set<string>()
  const sheets = [
    ...textSheets(report, taken),
    ...report.annexes.flatMap((annex) => annexSheets(annex, report, taken)),
  ]
  if (sheets.length === 0) fail('report-table-missing')
  const { kind, title, issuer } = report.letterhead
  return writeWorkbook(sheets.map(tableSheet), {
    title: `${kind} ${title}`,
    creator: issuer,
    ...(report.notice === null ? {} : { description: report.notice }),
  })
}
