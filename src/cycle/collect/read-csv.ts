import { isUtf8 } from 'node:buffer'
import Papa from 'papaparse'
import { type Layout, recogniseLayout } from '../../domain/layout.js'
import { legacyToUnicode } from '../../domain/legacy-text.js'
import type { Place } from '../../domain/problem.js'
import type { Intake } from './intake.js'
import { headingScore, Table } from './table.js'
import { type Encoding, type TextBytes, TextFault, type TextLimits, textOf } from './text-source.js'

export interface CsvOptions {
  /** Name of the file in messages. Default: the path; bytes need one. */
  readonly name?: string
  /** The file is packed with gzip. */
  readonly packed?: boolean
  /** Read the file as text of an old encoding instead of refusing it. */
  readonly convert?: 'tcvn3' | 'vni' | 'windows-1258'
  /** Foreign layouts to recognise when the headings are not our own. */
  readonly layouts?: readonly Layout[]
  readonly limits?: TextLimits
  /** Called now and then with the bytes of the file read so far. */
  readonly onBytes?: (read: number) => void
}

const DELIMITERS = [',', ';', '\t']
/** Characters of one row, quoted line ends included; more is a quotation mark that was never closed. */
const ROW_LIMIT = 1024 * 1024
/** Characters in which the first row must end. */
const HEADING_LIMIT = 128 * 1024

/**
 * Stream a CSV file of figures into an intake: long, wide or a foreign layout; comma, semicolon or tab; UTF-8 with or
 * without byte order mark; any line ends; plain or gzip. Every fault is reported to the intake with its file, line
 * and column; faults of the file as a whole end the reading. I/O errors are thrown.
 */
export async function readCsv(from: TextBytes, intake: Intake, options: CsvOptions = {}): Promise<void> {
  const file = options.name ?? (typeof from === 'string' ? from : '')
  const layout = await layoutByHeading(from, intake, options)
  const encoding: Encoding = options.convert ?? layout?.encoding ?? 'utf-8'
  const rows = new Rows(intake, file, options)
  try {
    for await (const text of textOf(from, { ...options, packed: options.packed ?? false, encoding })) {
      if (!rows.feed(text)) return
    }
    rows.end()
  } catch (error) {
    if (!(error instanceof TextFault)) throw error
    rows.fail(error)
  }
}

/**
 * The foreign layout that the first row announces, for it may say that the file is not UTF-8. Undefined when the
 * headings are our own or nobody's, and when the file is faulty: the reading proper tells.
 */
async function layoutByHeading(
  from: TextBytes,
  intake: Intake,
  options: CsvOptions,
): Promise<Layout | undefined> {
  const { layouts = [], packed = false } = options
  if (layouts.length === 0) return undefined
  const heading = await firstLine(from, packed)
  for (const delimiter of DELIMITERS) {
    const names = cellsOf(heading, delimiter)
    const fitting = layouts.filter((layout) => layout.delimiter === delimiter)
    const bound = recogniseLayout(fitting, names, 'figures')
    if (bound !== undefined && headingScore(intake, names) < names.length) return bound.layout
  }
  return undefined
}

async function firstLine(from: TextBytes, packed: boolean): Promise<string> {
  try {
    for await (const text of textOf(from, { packed, encoding: 'latin1' })) {
      const line = Buffer.from(text.slice(0, HEADING_LIMIT).split('\n', 1)[0]!, 'latin1')
      return isUtf8(line) ? line.toString('utf8').replace(/^\ufeff/, '') : line.toString('latin1')
    }
  } catch (error) {
    if (!(error instanceof TextFault)) throw error
  }
  return ''
}

function cellsOf(line: string, delimiter: string): string[] {
  return Papa.parse<string[]>(line, { delimiter, newline: '\n' }).data[0] ?? []
}

/** Splits text into rows, keeps count of lines, finds the headings and hands the rows to their table. */
class Rows {
  private readonly intake: Intake
  private readonly options: CsvOptions
  private readonly place: Place
  private parser: Papa.Parser | undefined
  private table: Table | undefined
  private rest = ''
  /** Line on which `rest` begins. */
  private line = 1
  private dataRows = 0

  constructor(intake: Intake, file: string, options: CsvOptions) {
    this.intake = intake
    this.options = options
    this.place = { file }
  }

  /** Take more text. False when there is no use in going on. */
  feed(text: string): boolean {
    this.rest += text
    return this.parse(false)
  }

  end(): void {
    if (!this.parse(true)) return
    if (this.table === undefined) this.intake.report('file-empty', this.place)
    else if (this.dataRows === 0) this.intake.report('file-no-rows', this.place)
  }

  /** Report a fault of the text that stopped the reading. */
  fail(fault: TextFault): void {
    const lineKnown =
      fault.code === 'file-not-utf8' || fault.code === 'file-legacy' || fault.code === 'file-nul'
    const line = this.line + this.rest.split('\n').length - 1 + fault.lines
    this.intake.report(fault.code, lineKnown ? { ...this.place, line } : this.place, fault.params)
  }

  private parse(last: boolean): boolean {
    if (this.table === undefined && !this.openTable(last)) return false
    if (this.table === undefined || this.parser === undefined) return true
    const quoted = this.rest.includes('"')
    const { data, errors, meta } = this.parser.parse(this.rest, 0, !last) as Papa.ParseResult<string[]>
    const faulty = quoted ? this.quoteFaults(errors, data) : undefined
    for (let i = 0; i < data.length; i++) {
      const cells = data[i]!
      if (faulty === undefined || !faulty.has(i)) this.takeRow(cells)
      this.line += quoted ? 1 + lineEnds(cells) : 1
    }
    this.rest = last ? '' : this.rest.slice(meta.cursor)
    if (this.rest.length <= ROW_LIMIT) return true
    const open = /(?:^|[,;\t])"/.test(this.rest.slice(0, ROW_LIMIT))
    this.intake.report(
      open ? 'csv-quote-open' : 'csv-row-long',
      { ...this.place, line: this.line },
      { limit: ROW_LIMIT },
    )
    return false
  }

  private takeRow(cells: string[]): void {
    const table = this.table!
    if (cells.length !== table.width) {
      if (cells.length === 1 && cells[0]!.trim() === '') return
      this.dataRows++
      const params = { found: cells.length, expected: table.width }
      this.intake.report('csv-ragged', { ...this.place, line: this.line }, params)
      return
    }
    this.dataRows++
    table.take(cells, this.line)
  }

  /** Rows with misplaced quotation marks, each named once. An open one swallows the rest of the file. */
  private quoteFaults(errors: readonly Papa.ParseError[], data: readonly string[][]): Set<number> {
    const faulty = new Set<number>()
    for (const { row, code } of errors) {
      if (row === undefined || row >= data.length || faulty.has(row)) continue
      faulty.add(row)
      let line = this.line
      for (let i = 0; i < row; i++) line += 1 + lineEnds(data[i]!)
      const name = code === 'MissingQuotes' ? 'csv-quote-open' : 'csv-quote-misplaced'
      this.intake.report(name, { ...this.place, line })
    }
    return faulty
  }

  /** Find the headings. False when they are of no use; true also when more text is needed first. */
  private openTable(last: boolean): boolean {
    for (;;) {
      const end = headingEnd(this.rest)
      if (end < 0 && !last && this.rest.length <= HEADING_LIMIT) return true
      const heading = end < 0 ? this.rest : this.rest.slice(0, end)
      if (heading.length > HEADING_LIMIT) {
        this.intake.report('csv-row-long', { ...this.place, line: this.line }, { limit: HEADING_LIMIT })
        return false
      }
      if (heading.trim() === '' && end < 0) return true
      // Excel writes `sep=;` above the headings.
      const announced = /^"?sep=([,;\t])"?$/i.exec(heading.trim())
      const row = this.line
      this.rest = end < 0 ? '' : this.rest.slice(end + 1)
      this.line += lineEnds([heading]) + 1
      if (announced !== null || heading.trim() === '') continue
      return this.openTableAt(heading, row)
    }
  }

  private openTableAt(heading: string, row: number): boolean {
    const delimiter = this.delimiterOf(heading)
    this.table = Table.open(this.intake, cellsOf(heading, delimiter), row, {
      place: this.place,
      origin: 'file',
      convert: this.options.convert === 'windows-1258' ? undefined : this.options.convert,
      layouts: this.options.layouts?.filter((layout) => layout.delimiter === delimiter),
    })
    this.parser = new Papa.Parser({ delimiter, newline: '\n' })
    return this.table !== undefined
  }

  /** The delimiter under which most headings make sense; between equals the one that makes most columns. */
  private delimiterOf(heading: string): string {
    const { convert } = this.options
    const read =
      convert === undefined || convert === 'windows-1258' ? heading : legacyToUnicode(heading, convert)
    const score = (delimiter: string): number => {
      const names = cellsOf(read, delimiter)
      const foreign = (this.options.layouts ?? []).some(
        (layout) =>
          layout.delimiter === delimiter && recogniseLayout([layout], names, 'figures') !== undefined,
      )
      return (headingScore(this.intake, names) + (foreign ? names.length : 0)) * 1000 + names.length
    }
    return DELIMITERS.reduce((best, delimiter) => (score(delimiter) > score(best) ? delimiter : best))
  }
}

/** Where the first row ends: a line end that is not inside quotation marks; -1 when there is none yet. */
function headingEnd(text: string): number {
  let quoted = false
  for (let at = 0; at < text.length && at <= HEADING_LIMIT; at++) {
    const char = text[at]
    if (char === '"') quoted = !quoted
    else if (char === '\n' && !quoted) return at
  }
  return -1
}

function lineEnds(cells: readonly string[]): number {
  let count = 0
  for (const cell of cells) {
    for (let at = cell.indexOf('\n'); at >= 0; at = cell.indexOf('\n', at + 1)) count++
  }
  return count
}
