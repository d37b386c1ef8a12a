/** A block of texts, row by row, as spreadsheets put it on the clipboard. */
export type Texts = readonly (readonly string[])[]

/**
 * Read what a spreadsheet copied: cells parted by tabs, rows by line ends, a cell with either inside quotes (doubled quotes
 * inside). The line end after the last row makes no row of its own.
 */
export function readBlock(text: string): Texts {
  const rows: string[][] = [[]]
  let at = 0
  while (at <= text.length) {
    const quoted = text[at] === '"' ? quotedCell(text, at) : null
    const end = quoted?.end ?? nextMark(text, at)
    rows.at(-1)!.push(quoted?.cell ?? text.slice(at, end))
    const mark = text[end]
    at = end + (mark === '\r' && text[end + 1] === '\n' ? 2 : 1)
    if (mark === '\r' || mark === '\n') rows.push([])
    if (mark === undefined) break
    // The clipboard ends with a line end: what follows it is nothing, not an empty row.
    if (at >= text.length && mark !== '\t') {
      rows.pop()
      break
    }
  }
  return rows
}

/** The block as a spreadsheet takes it in. */
export function writeBlock(texts: Texts): string {
  return texts.map((row) => row.map(quote).join('\t')).join('\r\n')
}

function quote(text: string): string {
  return /["\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

function nextMark(text: string, from: number): number {
  for (let at = from; at < text.length; at++) if (/[\t\r\n]/.test(text[at]!)) return at
  return text.length
}

/** A cell in quotes, if its closing quote is where a cell ends; otherwise the quote is an ordinary sign. */
function quotedCell(text: string, from: number): { cell: string; end: number } | null {
  let cell = ''
  for (let at = from + 1; at < text.length; at++) {
    if (text[at] !== '"') cell += text[at]
    else if (text[at + 1] === '"') {
      cell += '"'
      at++
    } else {
      const after = text[at + 1]
      return after === undefined || /[\t\r\n]/.test(after) ? { cell, end: at + 1 } : null
    }
  }
  return null
}
