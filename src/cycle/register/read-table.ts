import Papa from 'papaparse'
import type { SourceTable } from '../../domain/pack-schema/source.js'
import { type Finding, finding } from '../../domain/problem.js'

type Row = { readonly line: number; readonly cells: readonly string[] }

/**
 * Parse a CSV table of a pack. The header row must name every column of `columns` once, in any order, and no other;
 * empty rows are passed over. Cells are trimmed.
 */
export function readTable(
  file: string,
  text: string,
  columns: readonly string[],
): { table: SourceTable } | { findings: Finding[] } {
  const { rows, findings } = splitRows(file, text)
  const header = rows[0]
  if (header === undefined) return { findings: [finding('pack-file-empty', { file })] }
  const names = header.cells.map((name) => name.trim())
  findings.push(...headerFindings(file, header.line, names, columns))
  if (findings.length > 0) return { findings }
  const body: { line: number; cells: Record<string, string> }[] = []
  for (const { line, cells } of rows.slice(1)) {
    if (cells.every((cell) => cell.trim() === '')) continue
    if (cells.length !== names.length) {
      const params = { found: cells.length, expected: names.length }
      findings.push(finding('pack-csv-row-width', { file, line }, params))
      continue
    }
    body.push({ line, cells: Object.fromEntries(names.map((name, i) => [name, cells[i]!.trim()])) })
  }
  if (findings.length > 0) return { findings }
  if (body.length === 0) return { findings: [finding('pack-file-empty', { file })] }
  return { table: { file, rows: body } }
}

/** The rows with the line each begins on: a quoted cell may hold line ends of its own. */
function splitRows(file: string, text: string): { rows: Row[]; findings: Finding[] } {
  const rows: Row[] = []
  const findings: Finding[] = []
  let line = 1
  let start = 0
  Papa.parse<string[]>(text, {
    delimiter: ',',
    step({ data, errors, meta }) {
      if (errors.some((error) => error.type === 'Quotes')) {
        findings.push(finding('pack-csv-quote', { file, line }))
      } else rows.push({ line, cells: data })
      line += text.slice(start, meta.cursor).match(/\r\n|\n|\r/g)?.length ?? 0
      start = meta.cursor
    },
  })
  return { rows, findings }
}

function headerFindings(
  file: string,
  line: number,
  names: readonly string[],
  columns: readonly string[],
): Finding[] {
  const all = columns.join(',')
  const other = names.length === 1 ? /[;\t|]/.exec(names[0]!)?.[0] : undefined
  if (other !== undefined) {
    return [finding('pack-csv-delimiter', { file, line }, { found: other === '\t' ? 'Tab' : other })]
  }
  const findings: Finding[] = []
  for (const column of columns) {
    if (names.includes(column)) continue
    findings.push(finding('pack-csv-column-missing', { file, line }, { column, columns: all }))
  }
  names.forEach((column, i) => {
    const place = { file, line }
    if (!columns.includes(column)) {
      findings.push(finding('pack-csv-column-unknown', place, { column, columns: all }))
    } else if (names.indexOf(column) < i) {
      findings.push(finding('pack-csv-column-repeated', place, { column }))
    }
  })
  return findings
}
