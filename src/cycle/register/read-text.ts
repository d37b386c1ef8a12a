import { readFile, stat } from 'node:fs/promises'
import { type Finding, finding } from '../../domain/problem.js'

/** A description of a pack is text that people write; anything larger is figures in the wrong place. */
const MAX_BYTES = 20_000_000

/**
 * The text of one file of a pack: UTF-8 without its byte order mark, in Unicode normalisation form C, or what keeps
 * it from being read. Undefined when there is no such file. Line ends stay as they are.
 */
export async function readText(
  file: string,
): Promise<{ text: string } | { findings: Finding[] } | undefined> {
  let bytes: Buffer
  try {
    const { size } = await stat(file)
    if (size > MAX_BYTES) {
      const params = { megabytes: Math.ceil(size / 1_000_000), limit: MAX_BYTES / 1_000_000 }
      return { findings: [finding('pack-file-too-large', { file }, params)] }
    }
    bytes = await readFile(file)
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? 'EIO'
    if (reason === 'ENOENT') return undefined
    return { findings: [finding('pack-file-unreadable', { file }, { reason })] }
  }
  return decodeText(file, bytes)
}

/** Bytes as the text of a file, or what keeps them from being one. */
export function decodeText(file: string, bytes: Buffer): { text: string } | { findings: Finding[] } {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return { findings: [finding('pack-not-utf8', { file, line: firstBadLine(bytes) })] }
  }
  if (text.trim() === '') return { findings: [finding('pack-file-empty', { file })] }
  // biome-ignore lint/suspicious/noControlCharactersInRegex: finding control characters is the point
  const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.exec(text)
  if (control !== null) {
    const before = text.slice(0, control.index)
    const line = before.split('\n').length
    const column = before.length - before.lastIndexOf('\n')
    const code = `U+${control[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`
    return { findings: [finding('pack-control-character', { file, line, column }, { code })] }
  }
  return { text: text.normalize('NFC') }
}

/** The first line that is not UTF-8: no character spans a line feed, so lines can be decoded one by one. */
function firstBadLine(bytes: Buffer): number {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let start = 0
  for (let line = 1; ; line++) {
    const end = bytes.indexOf(0x0a, start)
    try {
      decoder.decode(bytes.subarray(start, end === -1 ? bytes.length : end))
    } catch {
      return line
    }
    if (end === -1) return line
    start = end + 1
  }
}
