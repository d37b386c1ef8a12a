import { clipboardDocument } from '../text/clipboard-document.js'
import type { Texts } from './clipboard.js'

/** A cell on its way out: as it reads, and what it is worth to a program (digits with a point), null for words. */
export interface CopiedCell {
  readonly shown: string
  readonly value: string | null
}

/**
 * The block as a table that spreadsheets take in: the attributes say what a figure is worth, so that it is the same figure in a
 * spreadsheet of another language, where `1,5` may be fifteen.
 */
export function writeHtmlBlock(rows: readonly (readonly CopiedCell[])[]): string {
  const cells = (row: readonly CopiedCell[]) =>
    row
      .map(({ shown, value }) =>
        value === null
          ? `<td>${escaped(shown)}</td>`
          : `<td align="right" sdval="${value}" x:num="${value}">${escaped(shown)}</td>`,
      )
      .join('')
  return `<table>${rows.map((row) => `<tr>${cells(row)}</tr>`).join('')}</table>`
}

/**
 * What the figures of a copied table are worth, where the program that it comes from says so; null for other cells. Rows and
 * columns as in the text beside it.
 */
export function readHtmlValues(html: string): (string | null)[][] {
  const table = clipboardDocument(html).querySelector('table')
  return [...(table?.rows ?? [])].map((row) =>
    [...row.cells].flatMap((cell) => [
      worthOf(cell),
      ...Array.from({ length: Math.max(0, cell.colSpan - 1) }, () => null),
    ]),
  )
}

/** The texts, with figures as the other program knows them, in the language's own writing, where both tables are of one size. */
export function withValues(
  texts: Texts,
  values: readonly (readonly (string | null)[])[],
  point: string,
): Texts {
  const alike = texts.length === values.length && texts.every((row, at) => row.length === values[at]!.length)
  if (!alike) return texts
  return texts.map((row, y) => row.map((text, x) => values[y]![x]?.replace('.', point) ?? text))
}

/** As LibreOffice, Excel and Google Sheets write it. */
function worthOf(cell: Element): string | null {
  const given = cell.getAttribute('sdval') ?? cell.getAttribute('x:num') ?? sheetsValue(cell)
  return given !== null && /^-?\d+(\.\d+)?$/.test(given) ? given : null
}

function sheetsValue(cell: Element): string | null {
  const held = /^\{"1":3,"3":(-?\d+(?:\.\d+)?)\}$/.exec(cell.getAttribute('data-sheets-value') ?? '')
  return held?.[1] ?? null
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
