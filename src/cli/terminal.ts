/** Where a command writes. */
export interface Output {
  out(text: string): void
  err(text: string): void
  /** Is somebody looking at a terminal? Then progress may be drawn. */
  readonly interactive: boolean
  /** How wide the terminal is; left out when nobody looks at one. */
  readonly columns?: number | undefined
}

export interface Column {
  readonly title: string
  readonly align?: 'left' | 'right'
  /** Longer texts are broken over lines. */
  readonly width?: number
}

/** A table of text with a rule under its head. Vietnamese letters are one place wide in NFC. */
export function textTable(columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  const broken = rows.map((row) => columns.map((column, i) => breakText(row[i] ?? '', column.width)))
  const widths = columns.map((column, i) =>
    Math.max(width(column.title), ...broken.map((row) => Math.max(0, ...row[i]!.map(width)))),
  )
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, i) => pad(cell, widths[i]!, columns[i]!.align ?? 'left'))
      .join('  ')
      .trimEnd()
  const head = [line(columns.map((c) => c.title)), widths.map((w) => '─'.repeat(w)).join('  ')]
  const body = broken.flatMap((row) => {
    const height = Math.max(1, ...row.map((cell) => cell.length))
    return Array.from({ length: height }, (_, n) => line(row.map((cell) => cell[n] ?? '')))
  })
  return [...head, ...body].join('\n')
}

function width(text: string): number {
  return [...text.normalize('NFC')].length
}

function pad(text: string, to: number, align: 'left' | 'right'): string {
  const gap = ' '.repeat(Math.max(0, to - width(text)))
  return align === 'left' ? text + gap : gap + text
}

function breakText(text: string, limit: number | undefined): string[] {
  if (limit === undefined || width(text) <= limit) return [text]
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    if (line !== '' && width(line) + 1 + width(word) > limit) {
      lines.push(line)
      line = word
    } else line = line === '' ? word : `${line} ${word}`
  }
  return [...lines, line]
}
