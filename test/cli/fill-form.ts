import { openXlsx, saveXlsx } from 'hucre/xlsx'

/** Type into the cells of an entry form by their defined names, as another program would, and save it. */
export async function fillForm(
  bytes: Uint8Array,
  values: Readonly<Record<string, string | number>>,
): Promise<Uint8Array> {
  const book = await openXlsx(bytes)
  const sheet = book.sheets[0]!
  for (const [series, value] of Object.entries(values)) {
    const name = `CK_${series.replaceAll('.', '__')}`
    const range = book.namedRanges?.find((named) => named.name === name)?.range
    if (range === undefined) throw new Error(`the form has no cell ${name}`)
    const [, letter, line] = /\$([A-Z])\$(\d+)$/.exec(range)!
    const row = Number(line) - 1
    const column = letter!.charCodeAt(0) - 65
    const style = sheet.cells?.get(`${row},${column}`)?.style
    sheet.rows[row]![column] = value
    const type = typeof value === 'number' ? 'number' : 'string'
    sheet.cells?.set(`${row},${column}`, { value, type, ...(style && { style }) })
  }
  return saveXlsx(book)
}
