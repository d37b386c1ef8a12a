import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crc32, deflateRawSync } from 'node:zlib'
import { writeXlsx } from 'hucre/xlsx'
import { afterAll } from 'vitest'
import { unzip } from '../../src/cycle/collect/zip-guard.js'

/** A folder of its own for one test file, removed afterwards. */
export function tempFolder(): (name: string, content: string | Uint8Array) => string {
  const folder = mkdtempSync(join(tmpdir(), 'cungky-collect-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  return (name, content) => {
    const path = join(folder, name)
    writeFileSync(path, content)
    return path
  }
}

type Value = string | number | boolean | Date | null

/** A workbook with one sheet of plain rows. */
export async function plainXlsx(rows: Value[][], more: object = {}): Promise<Uint8Array> {
  return writeXlsx({ sheets: [{ name: 'Số liệu', rows, ...more }] })
}

/** The parts of a workbook, to change one and pack them again. */
export function parts(xlsx: Uint8Array): Map<string, Buffer> {
  const found = unzip(Buffer.from(xlsx), { bytes: 2 ** 31, ratio: Number.POSITIVE_INFINITY })
  if (typeof found === 'string') throw new Error(found)
  return new Map(found)
}

/** Change one part of a workbook. */
export function patch(xlsx: Uint8Array, name: RegExp, change: (xml: string) => string): Buffer {
  const found = parts(xlsx)
  let changed = 0
  for (const [part, content] of found) {
    if (!name.test(part)) continue
    const before = content.toString('utf8')
    const after = change(before)
    if (after !== before) changed++
    found.set(part, Buffer.from(after))
  }
  if (changed === 0) throw new Error(`nothing changed in ${name}`)
  return zip(found)
}

/** A zip archive; `declared` lies about the unpacked size of every entry. */
export function zip(entries: Iterable<readonly [string, Buffer]>, declared?: number): Buffer {
  const locals: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [name, content] of entries) {
    const packed = deflateRawSync(content)
    const file = Buffer.from(name)
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(8, 4)
    common.writeUInt32LE(crc32(content), 10)
    common.writeUInt32LE(packed.length, 14)
    common.writeUInt32LE(declared ?? content.length, 18)
    common.writeUInt16LE(file.length, 22)
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, file, packed])
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(offset, 10)
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, tail, file]))
    locals.push(local)
    offset += local.length
  }
  const central = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 0, 'latin1')
  end.writeUInt16LE(directory.length, 8)
  end.writeUInt16LE(directory.length, 10)
  end.writeUInt32LE(central.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...locals, central, end])
}
