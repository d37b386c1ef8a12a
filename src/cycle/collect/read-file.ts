import { type FileHandle, open, readFile } from 'node:fs/promises'
import type { Layout } from '../../domain/layout.js'
import type { LegacyEncoding } from '../../domain/legacy-text.js'
import type { Pack } from '../../domain/pack.js'
import type { ProblemCode } from '../../domain/problem.js'
import type { Params } from '../../domain/words.js'
import { Intake, type IntakeOptions, type IntakeResult } from './intake.js'
import { readCsv } from './read-csv.js'
import type { Expected } from './read-entry-form.js'
import { readXlsxFigures } from './read-xlsx.js'
import type { TextBytes, TextLimits } from './text-source.js'
import { ZIP_LIMITS, type ZipLimits } from './zip-guard.js'

export interface ReadOptions extends IntakeOptions {
  /** Read text of an old encoding instead of refusing it. */
  readonly convert?: LegacyEncoding | 'windows-1258'
  /** Foreign layouts of the pack (layouts.yaml). */
  readonly layouts?: readonly Layout[]
  /** Unit, period and form that an entry form must be for. */
  readonly expected?: Expected
  readonly textLimits?: TextLimits
  readonly zipLimits?: ZipLimits
  /** Called now and then with the bytes read and to be read, of all files together. */
  readonly onProgress?: (read: number, total: number) => void
}

const HEAD = 4096
/** How much of an old Office file is searched for the name of its kind. */
const OLE_READ = 64 * 1024 * 1024

/** A file of figures: its path, or the name and bytes of one that was sent. */
export type FigureFile = string | { readonly name: string; readonly bytes: Uint8Array }

/**
 * Read files of figures, CSV (plain or gzip) or XLSX, told apart by what they hold, not by their names. Everything goes
 * into one intake, so that a figure given twice in two files is found. Nothing is thrown for a faulty or missing file:
 * every fault is among the findings, and with any finding nothing may be stored.
 */
export async function readFigures(
  given: FigureFile | readonly FigureFile[],
  pack: Pack,
  options: ReadOptions = {},
): Promise<IntakeResult> {
  const intake = new Intake(pack, options)
  const files: Examined[] = []
  for (const file of isList(given) ? given : [given])
    files.push(typeof file === 'string' ? await examine(file) : examineBytes(file))
  const total = files.reduce((sum, file) => sum + file.size, 0)
  let done = 0
  for (const file of files) {
    await readOne(file, intake, options, (read) => options.onProgress?.(done + read, total))
    done += file.size
    options.onProgress?.(done, total)
  }
  return intake.result()
}

type Kind = 'csv' | 'gzip' | 'zip' | { readonly fault: ProblemCode; readonly params?: Params }

interface Examined {
  /** As messages name it. */
  readonly name: string
  readonly from: TextBytes
  readonly size: number
  readonly kind: Kind
}

async function readOne(
  { name, from, size, kind }: Examined,
  intake: Intake,
  options: ReadOptions,
  onBytes: (read: number) => void,
): Promise<void> {
  if (typeof kind === 'object') return intake.report(kind.fault, { file: name }, kind.params)
  try {
    const { convert, layouts, textLimits, zipLimits = ZIP_LIMITS, expected } = options
    if (kind === 'zip') {
      if (size > zipLimits.bytes) {
        const params = { limit: Math.round(zipLimits.bytes / 1024 / 1024), ratio: zipLimits.ratio }
        return intake.report('xlsx-bomb', { file: name }, params)
      }
      await readXlsxFigures(typeof from === 'string' ? await readFile(from) : from, name, intake, {
        limits: zipLimits,
        ...(expected && { expected }),
        ...(convert !== undefined && convert !== 'windows-1258' && { convert }),
        ...(layouts && { layouts }),
      })
    } else {
      await readCsv(from, intake, {
        name,
        packed: kind === 'gzip',
        onBytes,
        ...(convert && { convert }),
        ...(layouts && { layouts }),
        ...(textLimits && { limits: textLimits }),
      })
    }
  } catch (error) {
    const reason = systemCode(error)
    if (reason === undefined) throw error
    intake.report('file-unreadable', { file: name }, { reason })
  }
}

async function examine(path: string): Promise<Examined> {
  let handle: FileHandle | undefined
  try {
    handle = await open(path)
    const { size } = await handle.stat()
    const head = Buffer.alloc(HEAD)
    const { bytesRead } = await handle.read(head, 0, HEAD, 0)
    const kind = kindOf(head.subarray(0, bytesRead))
    return { name: path, from: path, size, kind: kind === 'ole' ? await oleKindOf(handle, size) : kind }
  } catch (error) {
    const reason = systemCode(error)
    if (reason === undefined) throw error
    return { name: path, from: path, size: 0, kind: unreadable(reason) }
  } finally {
    await handle?.close()
  }
}

function examineBytes({ name, bytes }: Exclude<FigureFile, string>): Examined {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const kind = kindOf(buffer.subarray(0, HEAD))
  const size = bytes.length
  return { name, from: bytes, size, kind: kind === 'ole' ? oleKind(buffer.subarray(0, OLE_READ)) : kind }
}

function isList(given: FigureFile | readonly FigureFile[]): given is readonly FigureFile[] {
  return Array.isArray(given)
}

function unreadable(reason: string): Kind {
  if (reason === 'ENOENT') return { fault: 'file-missing' }
  if (reason === 'EISDIR') return { fault: 'file-is-folder' }
  return { fault: 'file-unreadable', params: { reason } }
}

/** Code of an error of the operating system (EACCES, EIO); undefined for a fault of our own. */
function systemCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('syscall' in error) || !('code' in error)) return undefined
  return String(error.code)
}

/** A zip archive that is whole, empty or in parts. */
const ZIP_STARTS = [0x504b0304, 0x504b0506, 0x504b0708]

/** First bytes (latin1) of what people send by mistake. */
const KINDS: readonly (readonly [RegExp, string])[] = [
  [/^%PDF/, 'PDF'],
  [/^\x89PNG/, 'PNG'],
  [/^\xff\xd8\xff/, 'JPEG'],
  [/^Rar!/, 'RAR'],
  [/^7z\xbc\xaf/, '7z'],
  [/^(?:\xef\xbb\xbf)?\s*<(?:!doctype html|html|table|meta)/i, 'HTML'],
  [/^(?:\xef\xbb\xbf)?\s*<[?a-z!]/i, 'XML'],
  [/^(?:\xef\xbb\xbf)?\s*[{[]/, 'JSON'],
]

function kindOf(head: Buffer): Kind | 'ole' {
  if (head.length === 0) return { fault: 'file-empty' }
  if (head.length >= 4 && head.readUInt32BE(0) === 0xd0cf11e0) return 'ole'
  if (head.length >= 2 && head.readUInt16BE(0) === 0x1f8b) return 'gzip'
  const start = head.toString('latin1')
  if (head.length >= 4 && ZIP_STARTS.includes(head.readUInt32BE(0))) return 'zip'
  const known = KINDS.find(([pattern]) => pattern.test(start))
  return known === undefined ? 'csv' : { fault: 'file-kind', params: { kind: known[1] } }
}

async function oleKindOf(handle: FileHandle, size: number): Promise<Kind> {
  const bytes = Buffer.alloc(Math.min(size, OLE_READ))
  await handle.read(bytes, 0, bytes.length, 0)
  return oleKind(bytes)
}

/** Old Office files and password-protected new ones share a container; its directory names what is inside. */
function oleKind(bytes: Buffer): Kind {
  const holds = (name: string) => bytes.includes(Buffer.from(name, 'utf16le'))
  if (holds('EncryptedPackage')) return { fault: 'xlsx-password' }
  if (holds('Workbook') || holds('Book')) return { fault: 'xlsx-old' }
  return { fault: 'file-kind', params: { kind: holds('WordDocument') ? 'Word (DOC)' : 'OLE' } }
}
