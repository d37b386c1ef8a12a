import { isUtf8 } from 'node:buffer'
import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { brief } from '../../domain/figure.js'
import { legacyEncoding, legacyToUnicode, syllableShare } from '../../domain/legacy-text.js'
import type { ProblemCode } from '../../domain/problem.js'
import type { Params } from '../../domain/words.js'

/** How the bytes of a text file are to be read. `utf-8` is checked; the others take any byte. */
export type Encoding = 'utf-8' | 'latin1' | 'tcvn3' | 'vni' | 'windows-1258'

export interface TextLimits {
  /** Bytes of text after unpacking. */
  readonly bytes: number
  /** Text bytes per packed byte, judged once the text is larger than `RATIO_FREE` bytes. */
  readonly ratio: number
}

/** 5 million long rows are about 200 MB; a gigabyte is far beyond any file of figures. */
export const TEXT_LIMITS: TextLimits = { bytes: 1024 * 1024 * 1024, ratio: 200 }

const MEGABYTE = 1024 * 1024
const RATIO_FREE = 10 * MEGABYTE
const CHUNK = 256 * 1024

/** Why a file cannot be read as text. `lines` = line ends between the last text handed over and the fault. */
export class TextFault extends Error {
  constructor(
    readonly code: ProblemCode,
    readonly params: Params = {},
    readonly lines = 0,
  ) {
    super(code)
    this.name = 'TextFault'
  }
}

export interface TextSourceOptions {
  readonly packed: boolean
  readonly encoding: Encoding
  readonly limits?: TextLimits
  readonly onBytes?: (read: number) => void
}

/** A file to read: its path, or its bytes when they are at hand. */
export type TextBytes = string | Uint8Array

/**
 * The text of a file in pieces of any length, with `\n` line ends and without a byte order mark.
 * Throws `TextFault` for what is not text, not in the encoding said, damaged or too much; I/O errors as they come.
 */
export async function* textOf(from: TextBytes, options: TextSourceOptions): AsyncGenerator<string> {
  const decoder = new Decoder(options.encoding)
  for await (const bytes of bytesOf(from, options)) {
    const text = decoder.decode(bytes)
    if (text !== '') yield text
  }
  const rest = decoder.end()
  if (rest !== '') yield rest
}

async function* bytesOf(from: TextBytes, options: TextSourceOptions): AsyncGenerator<Buffer> {
  const { packed, limits = TEXT_LIMITS, onBytes } = options
  const { file, read } = opened(from)
  const source = packed ? gunzipped(file) : file
  let total = 0
  try {
    for await (const chunk of source) {
      const bytes = chunk as Buffer
      total += bytes.length
      const tooDense = packed && total > RATIO_FREE && total > read() * limits.ratio
      if (total > limits.bytes || tooDense) {
        throw new TextFault('file-bomb', { limit: Math.round(limits.bytes / MEGABYTE), ratio: limits.ratio })
      }
      onBytes?.(read())
      yield bytes
    }
  } catch (error) {
    throw isGzipError(error) ? new TextFault('file-gz-damaged') : error
  } finally {
    source.destroy()
    file.destroy()
  }
}

/** The bytes as a stream, and how many of them have been read so far. */
function opened(from: TextBytes): { file: Readable; read: () => number } {
  if (typeof from === 'string') {
    const file = createReadStream(from, { highWaterMark: CHUNK })
    return { file, read: () => file.bytesRead }
  }
  const buffer = Buffer.from(from.buffer, from.byteOffset, from.byteLength)
  let read = 0
  function* chunks(): Generator<Buffer> {
    while (read < buffer.length) {
      const chunk = buffer.subarray(read, read + CHUNK)
      read += chunk.length
      yield chunk
    }
  }
  return { file: Readable.from(chunks(), { objectMode: false }), read: () => read }
}

function gunzipped(file: Readable) {
  const gunzip = createGunzip({ chunkSize: CHUNK })
  file.on('error', (error) => gunzip.destroy(error))
  return file.pipe(gunzip)
}

function isGzipError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('Z_')
}

/** Bytes to text, keeping back what a piece ends in the middle of: a character, or CR before LF. */
class Decoder {
  private readonly encoding: Encoding
  private readonly windows1258 = new TextDecoder('windows-1258')
  private held: Buffer = Buffer.alloc(0)
  private heldReturn = false
  private first = true

  constructor(encoding: Encoding) {
    this.encoding = encoding
  }

  decode(chunk: Buffer): string {
    const bytes = this.held.length === 0 ? chunk : Buffer.concat([this.held, chunk])
    if (this.first) refuseUtf16(bytes)
    const whole = this.encoding === 'latin1' ? bytes.length : wholeCharacters(bytes)
    this.held = bytes.subarray(whole)
    return this.lines(this.text(bytes.subarray(0, whole)), false)
  }

  end(): string {
    return this.lines(this.text(this.held), true)
  }

  private text(bytes: Buffer): string {
    const nul = bytes.indexOf(0)
    if (nul >= 0) throw new TextFault('file-nul', {}, lineEnds(bytes.subarray(0, nul)))
    if (this.encoding === 'latin1') return bytes.toString('latin1')
    if (isUtf8(bytes)) return bytes.toString('utf8')
    if (this.encoding === 'utf-8') throw notUtf8(bytes)
    return this.encoding === 'windows-1258' ? this.windows1258.decode(bytes) : bytes.toString('latin1')
  }

  private lines(text: string, last: boolean): string {
    let out = this.heldReturn ? `\r${text}` : text
    if (this.first && out !== '') {
      this.first = false
      if (out.charCodeAt(0) === 0xfeff) out = out.slice(1)
    }
    this.heldReturn = !last && out.endsWith('\r')
    if (this.heldReturn) out = out.slice(0, -1)
    return out.includes('\r') ? out.replace(/\r\n?/g, '\n') : out
  }
}

/** Length of the bytes up to the last character that is there in full, should they be UTF-8. */
function wholeCharacters(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back]!
    if (byte < 0x80) break
    if (byte >= 0xc0) {
      const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2
      return length > back ? bytes.length - back : bytes.length
    }
  }
  return bytes.length
}

/** UTF-16 has a byte order mark, or a zero beside nearly every letter of the codes and digits. */
function refuseUtf16(bytes: Buffer): void {
  const mark = bytes.length >= 2 ? bytes.readUInt16BE(0) : 0
  if (mark === 0xfffe || mark === 0xfeff) throw new TextFault('file-utf16')
  const head = bytes.subarray(0, 1024)
  const zeros = head.reduce((n, byte) => n + (byte === 0 ? 1 : 0), 0)
  if (head.length >= 4 && zeros > head.length / 4 && zeros < head.length * 0.75)
    throw new TextFault('file-utf16')
}

/** The first line that is not UTF-8, and what it may be instead. */
function notUtf8(bytes: Buffer): TextFault {
  let from = 0
  let line = 0
  for (;;) {
    const end = bytes.indexOf(10, from)
    const bad = bytes.subarray(from, end < 0 ? bytes.length : end)
    if (!isUtf8(bad) || end < 0) return nameEncoding(bad, line)
    from = end + 1
    line++
  }
}

/** Share of marked words that must be Vietnamese syllables before we say that a reading is the right one. */
const SURE = 0.8
/** And how many such words there must be: a stray byte or two can look like a syllable in any encoding. */
const ENOUGH = 3

function nameEncoding(bytes: Buffer, line: number): TextFault {
  const raw = bytes.toString('latin1')
  const encoding = legacyEncoding(raw)
  if (encoding !== null) {
    const read = brief(legacyToUnicode(raw, encoding))
    return new TextFault('file-legacy', { encoding: encoding.toUpperCase(), read }, line)
  }
  const read = new TextDecoder('windows-1258').decode(bytes).normalize('NFC')
  if (syllableShare(read, ENOUGH) >= SURE) {
    return new TextFault('file-legacy', { encoding: 'Windows-1258', read: brief(read) }, line)
  }
  return new TextFault('file-not-utf8', {}, line)
}

function lineEnds(bytes: Buffer): number {
  let count = 0
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) count++
  return count
}
