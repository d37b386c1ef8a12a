import { strFromU8, strToU8, unzipSync } from 'fflate'
import type { Letterhead } from '../../domain/report.js'
import { steadyTime, steadyZip } from '../steady-zip.js'
import { mended } from './mend.js'

const TEXT = /\.(?:xml|rels)$/
const NAMED = /(chart|Microsoft_Excel_Worksheet|_rels\/chart)(\d+)(\.xml(?:\.rels)?|\.xlsx)/g

/**
 * The file without what would differ when it is made again: the moment it was made, numbers of charts that go on counting from one file
 * to the next, and identifiers drawn by chance.
 */
export function steadyPptx(bytes: Uint8Array, date: Letterhead['date'], language: string): Uint8Array {
  const parts = unzipSync(bytes)
  const renamed = chartNumbers(Object.keys(parts))
  const files: Record<string, Uint8Array> = {}
  const names = new Set(Object.keys(parts).map(renamed))
  for (const [name, content] of Object.entries(parts)) {
    if (name.endsWith('/')) continue
    const own = renamed(name)
    files[own] = name.endsWith('.xlsx')
      ? steadyZip(timed(unzipSync(content), date))
      : TEXT.test(name)
        ? strToU8(mended(own, steadyText(renamed(strFromU8(content)), date), names, language))
        : content
  }
  return steadyZip(files)
}

/** Charts are numbered from 1 in every file. */
function chartNumbers(names: readonly string[]): (text: string) => string {
  const numbers = names
    .flatMap((name) => /^ppt\/charts\/chart(\d+)\.xml$/.exec(name)?.[1] ?? [])
    .sort((a, b) => Number(a) - Number(b))
  return (text) =>
    text.replace(NAMED, (whole, kind, number, end) => {
      const at = numbers.indexOf(number)
      return at < 0 ? whole : `${kind}${at + 1}${end}`
    })
}

function timed(parts: Record<string, Uint8Array>, date: Letterhead['date']): Record<string, Uint8Array> {
  return Object.fromEntries(
    Object.entries(parts)
      .filter(([name]) => !name.endsWith('/'))
      .map(([name, content]) => [
        name,
        TEXT.test(name)
          ? strToU8(mended(name, steadyText(strFromU8(content), date), new Set(Object.keys(parts)), ''))
          : content,
      ]),
  )
}

function steadyText(xml: string, date: Letterhead['date']): string {
  let drawn = 0
  return xml
    .replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${steadyTime(date)}`)
    .replace(
      /(<c16:uniqueId val=")[^"]*"/g,
      (_, before) => `${before}{${String(++drawn).padStart(8, '0')}-0000-4000-8000-000000000000}"`,
    )
}
