import { type Finding, finding } from './problem.js'
import { tidyText } from './text-normal.js'

/** Characters of a name, the ending included. */
export const FILE_NAME_LIMIT = 150

/** Paths, drive letters and wildcards; controls; marks that turn the direction of writing and so hide an ending. */
const FORBIDDEN = /[\\/:*?"<>|\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/u
/** Names that Windows takes for devices, whatever their ending. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i

/** The name of a file as it is kept (NFC, single spaces), or what is wrong with it. */
export function readFileName(given: string | null): string | Finding {
  if (given === null || given.trim() === '') return finding('file-name-missing')
  if (FORBIDDEN.test(given)) return finding('file-name-unsafe', {}, { name: shown(given) })
  const name = tidyText(given)
  if (name.startsWith('.') || name.endsWith('.') || DEVICE.test(name))
    return finding('file-name-unsafe', {}, { name: shown(name) })
  if (name.length > FILE_NAME_LIMIT)
    return finding('file-name-long', {}, { length: name.length, limit: FILE_NAME_LIMIT })
  return name
}

/** Ending of a name in lower case, without the point; empty when there is none. */
export function extensionOf(name: string): string {
  const at = name.lastIndexOf('.')
  return at <= 0 ? '' : name.slice(at + 1).toLowerCase()
}

/** Fit for a message: what cannot be seen is made visible, and it is cut. */
function shown(name: string): string {
  const visible = name.replace(/[\p{Cc}\p{Cf}]/gu, '�')
  return visible.length <= 60 ? visible : `${visible.slice(0, 60)}…`
}

/** Any text as a name of a file: what no system takes becomes a hyphen, and it is cut with room for an ending. */
export function safeFileName(text: string): string {
  const name = tidyText(text)
    .replace(new RegExp(FORBIDDEN, 'gu'), '-')
    .replace(/^[.\s]+|[.\s]+$/gu, '')
    .slice(0, FILE_NAME_LIMIT - 10)
  return name === '' || DEVICE.test(name) ? `_${name}` : name
}
