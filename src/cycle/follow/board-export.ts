import { type BoardReturn, type BoardRow, countsOf, meets } from '../../domain/board.js'
import { timelinessText } from '../../domain/deadline.js'
import { formatDate } from '../../domain/number-text.js'
import { type Period, periodName } from '../../domain/period.js'
import type { TableBlock, TableCell, TableColumn } from '../../domain/report.js'
import { boardWords } from '../../domain/words/board.js'
import { submissionWords } from '../../domain/words/submission.js'
import { type Lang, say } from '../../domain/words.js'
import { tableSheet } from '../../export/xlsx/sheet.js'
import { writeWorkbook } from '../../export/xlsx/workbook.js'
import type { Step } from '../step.js'
import { type BoardRequest, wholeBoard } from './board.js'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const CSV = 'text/csv; charset=utf-8'

type Whole = Awaited<ReturnType<typeof wholeBoard>>
type Word = (key: keyof typeof boardWords, params?: Record<string, string>) => string

/**
 * The board as a file, all rows that the filter lets through: XLSX with a sheet of counts and one with every return of the
 * rows' own units, or the latter as CSV. Right and problems as for `readBoard`.
 */
export async function exportBoard(
  step: Step,
  asked: BoardRequest,
  format: 'xlsx' | 'csv',
  lang: Lang,
): Promise<{ readonly bytes: Uint8Array; readonly name: string; readonly mediaType: string }> {
  const whole = await wholeBoard(step, asked)
  const shown = { ...whole, rows: whole.rows.filter((row) => meets(row, asked)) }
  const word: Word = (key, params) => say(boardWords, key, lang, params)
  const { periods } = whole.scope
  const from = periods[0]!.code
  const to = periods.at(-1)!.code
  const name = word('file-name', { unit: whole.total.unit.code, from, to })
  const details = detailTable(step, shown, lang, word)
  if (format === 'csv')
    return { bytes: new TextEncoder().encode(csv(details)), name: `${name}.csv`, mediaType: CSV }
  const scope = word('file-scope', {
    unit: whole.total.unit.name,
    from: periodName(periods[0]!, lang),
    to: periodName(periods.at(-1)!, lang),
    date: formatDate(whole.today, lang),
  })
  const sheet = (title: 'sheet-counts' | 'sheet-details', table: TableBlock) =>
    tableSheet({ name: word(title), title: word('file-title'), lines: [scope], table, landscape: true, lang })
  const bytes = await writeWorkbook(
    [sheet('sheet-counts', countTable(step, shown, lang, word)), sheet('sheet-details', details)],
    { title: word('file-title'), creator: whole.total.unit.name },
  )
  return { bytes, name: `${name}.xlsx`, mediaType: XLSX }
}

const COUNTS = ['owed', 'sent', 'late'] as const

/** One line a unit, the unit of the board last; under each period how many are owed, sent and late. */
function countTable(step: Step, { rows, total, scope }: Whole, lang: Lang, word: Word): TableBlock {
  const columns: TableColumn[] = [
    ...unitColumns(word),
    ...scope.periods.flatMap((period) =>
      COUNTS.map((what) => ({ title: word(what), width: 4, group: periodName(period, lang) })),
    ),
  ]
  const line = (row: BoardRow, heading: boolean) => ({
    heading,
    cells: [
      ...unitCells(step, row, lang),
      ...row.cells.flatMap((cell) => {
        const counts = cell === null ? null : countsOf(cell)
        return COUNTS.map((what) => (counts === null || counts.owed === 0 ? text('') : number(counts[what])))
      }),
    ],
  })
  return {
    kind: 'table',
    caption: null,
    columns,
    rows: [...rows.map((row) => line(row, false)), line(total, true)],
    note: word('counts-note'),
  }
}

const DETAILS = ['period', 'form', 'state', 'version', 'due', 'sent-on', 'timeliness'] as const
const BELOW = ['owed', 'sent', 'late', 'sentLate', 'accepted', 'returned'] as const
const BELOW_WORDS = {
  owed: 'owed',
  sent: 'sent',
  late: 'late',
  sentLate: 'sent-late',
  accepted: 'accepted',
  returned: 'returned',
} as const

/** One line for every return of a row's own unit, and one for every period of a unit that has others below it. */
function detailTable(step: Step, { rows, scope }: Whole, lang: Lang, word: Word): TableBlock {
  const { formById } = step.desk.index
  const lines = rows.flatMap((row) =>
    row.cells.flatMap((cell, at) => {
      if (cell === null) return []
      const period = scope.periods[at]!
      const own = cell.own.map((one) => ({
        cells: [
          ...unitCells(step, row, lang),
          ...ownCells(period, formById.get(one.form)?.name[lang] ?? one.form, one, lang),
          ...BELOW.map(() => text('')),
        ],
      }))
      if (cell.below.owed === 0) return own
      const below = {
        cells: [
          ...unitCells(step, row, lang),
          text(period.code),
          ...DETAILS.slice(1).map(() => text('')),
          ...BELOW.map((what) => number(cell.below[what])),
        ],
      }
      return [...own, below]
    }),
  )
  return {
    kind: 'table',
    caption: null,
    columns: [
      ...unitColumns(word),
      ...DETAILS.map((key) => ({ title: word(key), width: 10 })),
      ...BELOW.map((key) => ({ title: word(BELOW_WORDS[key]), width: 6 })),
    ],
    rows: lines,
    note: null,
  }
}

function ownCells(period: Period, form: string, one: BoardReturn, lang: Lang): TableCell[] {
  return [
    text(period.code),
    text(form),
    text(say(submissionWords, `state-${one.state}`, lang)),
    number(one.version),
    text(one.due ?? ''),
    text(one.sentOn ?? ''),
    text(timelinessText(one.timely, lang)),
  ]
}

function unitColumns(word: Word): TableColumn[] {
  return [
    { title: word('code'), width: 6 },
    { title: word('unit'), width: 22 },
    { title: word('level'), width: 8 },
  ]
}

function unitCells(step: Step, { unit }: BoardRow, lang: Lang): TableCell[] {
  const level = step.desk.index.pack.levels.find(({ id }) => id === unit.level)?.name[lang] ?? unit.level
  return [text(unit.code), text(unit.name), text(level)]
}

function text(content: string): TableCell {
  return { text: content }
}

function number(count: number): TableCell {
  return { text: String(count), number: String(count), places: 0 }
}

/** With a byte-order mark, by which spreadsheets know the letters. What could be taken for a formula is marked as text. */
function csv({ columns, rows }: TableBlock): string {
  const field = (content: string) => {
    const safe = /^[=+\-@\t\r]/.test(content) ? `'${content}` : content
    return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
  }
  const lines = [
    columns.map(({ title }) => title),
    ...rows.map(({ cells }) => cells.map((cell) => cell.text)),
  ]
  return `\ufeff${lines.map((line) => line.map(field).join(',')).join('\r\n')}\r\n`
}
