import { type Zippable, zipSync } from 'fflate'

/** The earliest day that a zip archive can name, by this machine's own calendar: written the same everywhere. */
const LONG_AGO = new Date(1980, 0, 1)
/** Packed already. */
const PACKED = /\.(?:png|xlsx)$/

/** Office files are zip archives. The same parts give the same bytes, whenever and wherever they are packed. */
export function steadyZip(parts: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const files: Zippable = {}
  for (const [name, bytes] of Object.entries(parts))
    files[name] = [bytes, { level: PACKED.test(name) ? 0 : 6 }]
  return zipSync(files, { mtime: LONG_AGO })
}

/** The day that the properties of a file name as the day it was made: that of the document, long ago before it has one. */
export function steadyTime(
  date: { readonly day: number; readonly month: number; readonly year: number } | null,
): string {
  const two = (n: number) => String(n).padStart(2, '0')
  return date === null ? '1980-01-01T00:00:00Z' : `${date.year}-${two(date.month)}-${two(date.day)}T00:00:00Z`
}
