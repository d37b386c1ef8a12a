import { crc32, inflateRawSync } from 'node:zlib'

/** What a spreadsheet may unpack to. */
export interface ZipLimits {
  readonly bytes: number
  /** Unpacked bytes per packed byte, judged once the whole is larger than `RATIO_FREE`. */
  readonly ratio: number
}

export const ZIP_LIMITS: ZipLimits = { bytes: 50 * 1024 * 1024, ratio: 100 }

/** A small workbook full of repetition may be dense without being a danger. */
const RATIO_FREE = 1024 * 1024
const ENTRIES = 2000

const END = 0x06054b50
const END_SIZE = 22
const COMMENT_LIMIT = 0xffff
const CENTRAL = 0x02014b50
const CENTRAL_SIZE = 46
const LOCAL = 0x04034b50
const LOCAL_SIZE = 30
const ENCRYPTED = 1
const ZIP64 = 0xffffffff
const STORED = 0
const DEFLATED = 8

export type ZipFault = 'damaged' | 'bomb' | 'password'

/** One part of an archive as its directory lists it. Sizes in bytes, as declared. */
export interface ZipEntry {
  readonly name: string
  readonly method: number
  readonly crc: number
  readonly packed: number
  readonly unpacked: number
  readonly offset: number
}

/**
 * Unpack a zip archive within limits, before any other program touches it: sizes are judged by the central directory
 * first, then nothing may unpack to more than it declared, and check sums must agree. Zip64, more than 2,000 entries
 * and two entries of one name have no place in a workbook and count as damage.
 */
export function unzip(bytes: Buffer, limits: ZipLimits = ZIP_LIMITS): ReadonlyMap<string, Buffer> | ZipFault {
  const entries = zipEntries(bytes)
  if (typeof entries === 'string') return entries
  if (isBomb(entries, limits)) return 'bomb'
  const parts = new Map<string, Buffer>()
  for (const entry of entries) {
    const part = unzipPart(bytes, entry)
    if (typeof part === 'string') return part
    if (parts.has(entry.name)) return 'damaged'
    parts.set(entry.name, part)
  }
  return parts
}

/** Does the directory declare more than the limits allow? */
export function isBomb(entries: readonly ZipEntry[], limits: ZipLimits): boolean {
  const unpacked = entries.reduce((total, entry) => total + entry.unpacked, 0)
  const packed = entries.reduce((total, entry) => total + entry.packed, 0)
  return unpacked > limits.bytes || (unpacked > RATIO_FREE && unpacked > packed * limits.ratio)
}

/** The directory of an archive, nothing unpacked; or why there is none that can be trusted. */
export function zipEntries(bytes: Buffer): ZipEntry[] | ZipFault {
  const end = endOfDirectory(bytes)
  if (end < 0) return 'damaged'
  const count = bytes.readUInt16LE(end + 10)
  let at = bytes.readUInt32LE(end + 16)
  if (count === 0 || count > ENTRIES || at === ZIP64) return 'damaged'
  const entries: ZipEntry[] = []
  for (let i = 0; i < count; i++) {
    if (at + CENTRAL_SIZE > end || bytes.readUInt32LE(at) !== CENTRAL) return 'damaged'
    if ((bytes.readUInt16LE(at + 8) & ENCRYPTED) !== 0) return 'password'
    const nameLength = bytes.readUInt16LE(at + 28)
    entries.push({
      name: bytes.toString('utf8', at + CENTRAL_SIZE, at + CENTRAL_SIZE + nameLength),
      method: bytes.readUInt16LE(at + 10),
      crc: bytes.readUInt32LE(at + 16),
      packed: bytes.readUInt32LE(at + 20),
      unpacked: bytes.readUInt32LE(at + 24),
      offset: bytes.readUInt32LE(at + 42),
    })
    at += CENTRAL_SIZE + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return entries
}

function endOfDirectory(bytes: Buffer): number {
  const first = Math.max(0, bytes.length - END_SIZE - COMMENT_LIMIT)
  for (let at = bytes.length - END_SIZE; at >= first; at--) {
    if (bytes.readUInt32LE(at) === END) return at
  }
  return -1
}

/** Unpack one part: no more than it declared, and with the check sum it declared. */
export function unzipPart(bytes: Buffer, entry: ZipEntry): Buffer | ZipFault {
  const { offset, packed, unpacked, method } = entry
  if (offset + LOCAL_SIZE > bytes.length || bytes.readUInt32LE(offset) !== LOCAL) return 'damaged'
  const start = offset + LOCAL_SIZE + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28)
  if (start + packed > bytes.length) return 'damaged'
  const data = bytes.subarray(start, start + packed)
  if (method !== STORED && method !== DEFLATED) return 'damaged'
  let part: Buffer
  try {
    part = method === STORED ? data : inflateRawSync(data, { maxOutputLength: unpacked + 1 })
  } catch (error) {
    // An entry that unpacks to more than it declared was made to deceive.
    return error instanceof RangeError ? 'bomb' : 'damaged'
  }
  return part.length === unpacked && crc32(part) === entry.crc ? part : 'damaged'
}
