import { strFromU8, strToU8, unzipSync } from 'fflate'
import type { Letterhead } from '../../domain/report.js'
import { steadyTime, steadyZip } from '../steady-zip.js'

/** Parts whose numbers are given out by a counter that the library never sets back. */
const COUNTED = /^word\/(?:document|header\d+|footer\d+)\.xml$/

/**
 * The file without what would differ when it is made again: the moment it was made, and numbers that go on counting from one document
 * to the next. The same report gives the same file, byte for byte.
 */
export function steadyDocx(bytes: Uint8Array, date: Letterhead['date']): Uint8Array {
  const parts = unzipSync(bytes)
  const drawings = new Map<string, number>()
  const bookmarks = new Map<string, number>()
  const marks = new Map<string, number>()
  for (const name of Object.keys(parts)) {
    if (name === 'docProps/core.xml')
      parts[name] = strToU8(
        strFromU8(parts[name]!).replace(
          /(<dcterms:(?:created|modified)[^>]*>)[^<]*/g,
          `$1${steadyTime(date)}`,
        ),
      )
    if (COUNTED.test(name))
      parts[name] = strToU8(
        strFromU8(parts[name]!)
          .replace(/(PowerPlusWaterMarkObject)([\w-]+)/g, (_, before, id) => `${before}${ordinal(marks, id)}`)
          .replace(
            /(<w:bookmark(?:Start|End)\b[^>]*?\bw:id=")(\d+)"/g,
            (_, before, id) => `${before}${ordinal(bookmarks, id)}"`,
          )
          .replace(
            /(<wp:docPr\b[^>]*?\bid=")(\d+)"/g,
            (_, before, id) => `${before}${ordinal(drawings, id)}"`,
          ),
      )
  }
  return steadyZip(parts)
}

function ordinal(seen: Map<string, number>, id: string): number {
  const known = seen.get(id) ?? seen.size + 1
  seen.set(id, known)
  return known
}
