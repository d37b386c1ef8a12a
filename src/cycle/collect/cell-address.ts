const LETTERS = 26

/** Name of a spreadsheet column counted from 0: 0 → A, 26 → AA. */
export function columnLetters(column: number): string {
  let name = ''
  for (let rest = column; rest >= 0; rest = Math.floor(rest / LETTERS) - 1) {
    name = String.fromCharCode(65 + (rest % LETTERS)) + name
  }
  return name
}

/** Address of a cell by row and column counted from 0: (6, 2) → C7. */
export function cellAddress(row: number, column: number): string {
  return `${columnLetters(column)}${row + 1}`
}

/** A single cell that a defined name points at: sheet, row and column from 0. */
export interface CellReference {
  readonly sheet: string
  readonly row: number
  readonly column: number
}

const REFERENCE =
  /^(?:'((?:[^']|'')+)'|([^'!]+))!\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?$/

/** Read `'Nhập số liệu'!$D$12` (LibreOffice writes `$'…'.$D$12` only in its own format). Undefined when it is no cell. */
export function parseReference(text: string): CellReference | undefined {
  const match = REFERENCE.exec(text)
  if (match === null) return undefined
  const [, quoted, plain, letters, row] = match
  const sheet = quoted === undefined ? plain! : quoted.replaceAll("''", "'")
  return { sheet, row: Number(row) - 1, column: columnIndex(letters!) }
}

function columnIndex(letters: string): number {
  let index = 0
  for (const letter of letters) index = index * LETTERS + letter.charCodeAt(0) - 64
  return index - 1
}
