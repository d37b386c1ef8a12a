import { tidyLine } from '../../domain/manifest.js'

type Parts = ReadonlyMap<string, Uint8Array>

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

function plain(xml: string): string {
  return xml.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) => {
    if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16))
    if (decimal !== undefined) return String.fromCodePoint(Number(decimal))
    return ENTITIES[name] ?? whole
  })
}

function text(parts: Parts, name: string): string {
  const bytes = parts.get(name)
  return bytes === undefined ? '' : Buffer.from(bytes).toString('utf8')
}

function byNumber(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true })
}

/**
 * Paragraphs of a Word file that hold anything, in reading order: the text, then headers and footers. How words are cut into runs,
 * and what Word notes about spelling, makes no difference; what is struck out by a tracked change is not read.
 */
export function docxLines(parts: Parts): string[] {
  const names = [...parts.keys()]
    .filter((name) => /^word\/(header|footer|footnotes)\d*\.xml$/.test(name))
    .sort(byNumber)
  return ['word/document.xml', ...names].flatMap((name) =>
    text(parts, name)
      .split(/<\/w:p>/)
      .map((paragraph) =>
        tidyLine(
          [...paragraph.matchAll(/<w:t(?:\s[^>]*)?>([^<]*)<\/w:t>|<w:(?:tab|br|cr)(?:\s[^>]*)?\/>/g)]
            .map(([, words]) => (words === undefined ? ' ' : plain(words)))
            .join(''),
        ),
      )
      .filter((line) => line !== ''),
  )
}

/** Cells of an Excel file that hold anything, sheet by sheet: `Bảng 1!C7 72`. Values, not formats; of a formula its formula. */
export function xlsxLines(parts: Parts): string[] {
  const shared = [...text(parts, 'xl/sharedStrings.xml').matchAll(/<si>(.*?)<\/si>/gs)].map(([, inside]) =>
    [...inside!.matchAll(/<t(?:\s[^>]*)?>([^<]*)<\/t>/g)].map(([, words]) => plain(words!)).join(''),
  )
  const sheets = [...parts.keys()]
    .filter((name) => /^xl\/worksheets\/sheet\d+\.xml$/.test(name))
    .sort(byNumber)
  return sheets.flatMap((name, i) =>
    [...text(parts, name).matchAll(/<c\s([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)].flatMap(([, attributes, inside]) => {
      const value = cellText(attributes!, inside ?? '', shared)
      if (value === '') return []
      return [`${i + 1}!${/\br="([A-Z]+\d+)"/.exec(attributes!)?.[1] ?? '?'} ${value}`]
    }),
  )
}

function cellText(attributes: string, inside: string, shared: readonly string[]): string {
  const formula = /<f(?:\s[^>]*)?>([^<]*)<\/f>/.exec(inside)?.[1]
  if (formula !== undefined) return `=${tidyLine(plain(formula))}`
  const value = /<v>([^<]*)<\/v>/.exec(inside)?.[1]
  if (/\bt="s"/.test(attributes)) return tidyLine(shared[Number(value)] ?? '')
  if (/\bt="inlineStr"/.test(attributes))
    return tidyLine(
      [...inside.matchAll(/<t(?:\s[^>]*)?>([^<]*)<\/t>/g)].map(([, words]) => plain(words!)).join(''),
    )
  return value === undefined ? '' : number(plain(value))
}

/** Programs write the same number in different ways: 72, 72.0, 7.2E1. */
function number(value: string): string {
  const read = Number(value)
  return value.trim() !== '' && Number.isFinite(read) ? String(read) : tidyLine(value)
}
