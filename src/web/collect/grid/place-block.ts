import { stripMarks } from '../../../domain/text-normal.js'
import type { Texts } from './clipboard.js'

/** A row of the grid, by what it may be called in a table that somebody else made. */
export interface NamedRow {
  readonly cell: string
  readonly code: string
  /** Its name in every language. */
  readonly names: readonly string[]
}

/** A row of a pasted table and its figure, as they stood there. */
export interface PastedRow {
  readonly label: string
  readonly text: string
}

/** A pasted table whose rows were recognised by their names or codes. */
export interface Placement {
  /** What goes where. Blank figures are left out: they change nothing. */
  readonly placed: readonly (PastedRow & { readonly cell: string })[]
  /** Rows with a figure that belong to no row of the grid, or to one that had its figure already. */
  readonly unplaced: readonly PastedRow[]
  /** Rows that were recognised and held nothing. */
  readonly blank: number
  /** The column that the figures were taken from, and the others that hold figures too. */
  readonly column: number
  readonly columns: readonly { readonly column: number; readonly heading: string }[]
}

/** How the column of this period's figures is headed, without marks. */
const WANTED = /^(ky nay|thuc hien|so lieu|gia tri|ket qua|so bao cao|this period|value|figure|current)\b/
/** How columns are headed that hold something else. */
const OTHER =
  /^(cung ky|ky truoc|nam truoc|thang truoc|previous|year before|last year|period before|don vi tinh|dvt|unit|ghi chu|note|tong|total|cong|luy ke|stt|tt|no|so voi|tang|giam|chenh lech|change|ty le|ti le|percent)\b/
/** What the entry form adds to the name of a sum. */
const SUM = /\b(tong tu tinh|total computed)$/

/**
 * Recognise a table by the names or codes of its rows, with or without accents; null when none of its rows is one of the grid's.
 * `period` is what this period is called; `column` takes the figures from this column in place of the one that seems right.
 */
export function placeBlock(
  texts: Texts,
  rows: readonly NamedRow[],
  period: readonly string[] = [],
  column?: number,
): Placement | null {
  const known = namesOf(rows)
  const upright = readTable(texts, known)
  const across = readTable(transposed(texts), known)
  const table = upright.found >= across.found ? upright : across
  if (table.found === 0 || width(table.texts) < 2) return null
  return figuresOf(table, period.map(keyOf), column)
}

type Known = ReadonlyMap<string, string | null>

/** The cell of every name; null for a name that two rows have. */
function namesOf(rows: readonly NamedRow[]): Known {
  const known = new Map<string, string | null>()
  for (const { cell, code, names } of rows)
    for (const key of new Set([keyOf(code), ...names.map(keyOf)]))
      known.set(key, known.has(key) && known.get(key) !== cell ? null : cell)
  known.delete('')
  return known
}

interface Table {
  readonly texts: Texts
  /** The column of the names. */
  readonly names: number
  /** The cell of each row; null where the row is none of the grid's. */
  readonly cells: readonly (string | null)[]
  readonly found: number
}

/** The column with most names that are known. */
function readTable(texts: Texts, known: Known): Table {
  let best: Table = { texts, names: 0, cells: [], found: 0 }
  for (let column = 0; column < width(texts); column++) {
    const cells = cellsBy(texts, column, known)
    const found = new Set(cells.filter((cell) => cell !== null)).size
    if (found > best.found) best = { texts, names: column, cells, found }
  }
  return best
}

/** Parts of a sum often stand under it by what tells them apart only: they are tried under each heading above them. */
function cellsBy(texts: Texts, column: number, known: Known): (string | null)[] {
  const above: string[] = []
  return texts.map((row) => {
    const text = row[column] ?? ''
    const tries = keysOf(text)
    if (tries.length === 0) return null
    for (const key of tries) {
      const cell = known.get(key)
      if (cell !== undefined && cell !== null) return cell
    }
    for (const heading of above.slice(0, 3))
      for (const key of tries) {
        const cell = known.get(`${heading} ${key}`)
        if (cell !== undefined && cell !== null) return cell
      }
    above.unshift(tries[0]!.replace(SUM, '').trim())
    return null
  })
}

function figuresOf(table: Table, periods: readonly string[], wished: number | undefined): Placement | null {
  const { texts, names, cells } = table
  const first = cells.findIndex((cell) => cell !== null)
  const heads = texts.slice(0, first)
  const heading = (column: number) =>
    heads
      .map((row) => (row[column] ?? '').trim())
      .filter((text) => text !== '')
      .join(' ')
  const wanted = (column: number) => {
    const key = keyOf(heading(column))
    if (OTHER.test(key)) return -1
    return WANTED.test(key) || periods.some((period) => period !== '' && key.includes(period)) ? 1 : 0
  }
  const columns = Array.from({ length: width(texts) }, (_, column) => column).filter(
    (column) =>
      column !== names &&
      (wanted(column) === 1 || texts.some((row, at) => cells[at] !== null && isFigure(row[column] ?? ''))),
  )
  const column =
    wished ??
    columns.find((one) => wanted(one) === 1) ??
    columns.find((one) => one > names && wanted(one) === 0) ??
    columns.find((one) => wanted(one) === 0) ??
    columns[0]
  if (column === undefined) return null
  const placed: (PastedRow & { cell: string })[] = []
  const unplaced: PastedRow[] = []
  const taken = new Set<string>()
  let blank = 0
  for (const [at, row] of texts.entries()) {
    // Headings; but a figure above the first row that is known belongs to one that is not.
    if (at < first && !isFigure(row[column] ?? '')) continue
    const cell = cells[at] ?? null
    const label = (row[names] ?? '').trim()
    const text = (row[column] ?? '').trim()
    if (text === '') blank += cell === null ? 0 : 1
    else if (cell === null || taken.has(cell)) unplaced.push({ label, text })
    else {
      taken.add(cell)
      placed.push({ cell, label, text })
    }
  }
  return {
    placed,
    unplaced,
    blank,
    column,
    columns: columns.map((one) => ({ column: one, heading: heading(one) })),
  }
}

/** A figure, or how people write that there is none: not a unit of measure and not a remark. */
function isFigure(text: string): boolean {
  return /^[+-]?[\d.,\s]*\d[\d.,\s]*$/.test(text.trim())
}

/** Ways to read a label: as it is, and without what numbers it. */
function keysOf(text: string): string[] {
  const plain = keyOf(text)
  const bare = keyOf(text.replace(/^\s*(?:[-–+•*·]|(?:[IVXLC]+|\d+(?:\.\d+)*|[a-zđ])\s*[.)/-])\s*/iu, ''))
  return [...new Set([plain, bare])].filter((key) => key !== '')
}

/** Letters and digits only, without marks: `Cờ bạc (vụ) *` → `co bac vu`. */
function keyOf(text: string): string {
  return stripMarks(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

function width(texts: Texts): number {
  return Math.max(0, ...texts.map((row) => row.length))
}

function transposed(texts: Texts): string[][] {
  return Array.from({ length: width(texts) }, (_, column) => texts.map((row) => row[column] ?? ''))
}
