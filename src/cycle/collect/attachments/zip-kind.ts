import type { AttachmentKind } from '../../../domain/attachment.js'
import type { ProblemCode } from '../../../domain/problem.js'
import { isBomb, unzipPart, type ZipEntry, type ZipLimits, zipEntries } from '../zip-guard.js'

/** Whoever opens the file must not be harmed by it: its directory may not declare more than this. */
const LIMITS: ZipLimits = { bytes: 300 * 1024 * 1024, ratio: 100 }
/** Lists inside a document are small; an embedded object may be as large as a file. */
const LIST_LIMIT = 1024 * 1024
const OBJECT_LIMIT = 20 * 1024 * 1024

/** What the archive is, or why it is refused. `part`: the part that says so. */
export type ZipKind =
  | { readonly kind: AttachmentKind }
  | { readonly fault: ProblemCode; readonly part?: string }
  | { readonly other: string }

/** The main part of each kind of office document. */
const OFFICE: readonly (readonly [string, AttachmentKind])[] = [
  ['word/document.xml', 'DOCX'],
  ['xl/workbook.xml', 'XLSX'],
  ['ppt/presentation.xml', 'PPTX'],
]

const OPEN_DOCUMENT: Readonly<Record<string, AttachmentKind>> = {
  'application/vnd.oasis.opendocument.text': 'ODT',
  'application/vnd.oasis.opendocument.spreadsheet': 'ODS',
}

/** Parts that hold macros or controls, and programs packed along. */
const ACTIVE =
  /(?:^|\/)(?:vbaproject\.bin|vbadata\.xml|macrosheets\/|activex\/|basic\/|scripts\/)|\.(?:exe|dll|com|scr|msi|bat|cmd|ps1|vbs|vbe|js|jse|wsf|hta|lnk|jar)$/i
const OBJECT = /(?:^|\/)embeddings\/[^/]+\.bin$|^Object \d+$/i
/** The stream of an OLE object in which any file may be packed. */
const PACKAGE = Buffer.from('Ole10Native', 'utf16le')

/**
 * Tell an office document by the directory of its archive and the few parts that say what it is; nothing else is unpacked.
 * Macros, controls, embedded programs and archives made to deceive are named.
 */
export function zipKind(bytes: Buffer): ZipKind {
  const entries = zipEntries(bytes)
  if (typeof entries === 'string') return { fault: `attachment-${entries}` }
  if (isBomb(entries, LIMITS)) return { fault: 'attachment-bomb' }
  const names = new Set(entries.map(({ name }) => name))
  if (
    names.size < entries.length ||
    entries.some(({ name }) => /^\/|\\|(?:^|\/)\.\.(?:\/|$)|\p{Cc}/u.test(name))
  )
    return { fault: 'attachment-damaged' }
  const kind = kindOf(bytes, entries)
  if (!('kind' in kind)) return kind
  const active = entries.find(({ name }) => ACTIVE.test(name) && !name.endsWith('/'))
  if (active !== undefined) return { fault: 'attachment-active', part: active.name }
  for (const entry of entries.filter(({ name }) => OBJECT.test(name))) {
    const object = partOf(bytes, entry, OBJECT_LIMIT)
    if (object === undefined) return { fault: 'attachment-damaged' }
    if (object.includes(PACKAGE)) return { fault: 'attachment-active', part: entry.name }
  }
  return kind
}

function kindOf(bytes: Buffer, entries: readonly ZipEntry[]): ZipKind {
  const entry = (name: string) => entries.find((e) => e.name === name)
  const text = (name: string) => {
    const found = entry(name)
    return found === undefined ? undefined : partOf(bytes, found, LIST_LIMIT)?.toString('utf8')
  }
  const office = OFFICE.find(([part]) => entry(part) !== undefined)
  const types = text('[Content_Types].xml')
  if (office !== undefined && types !== undefined) {
    if (/macroenabled|vbaproject/i.test(types))
      return { fault: 'attachment-active', part: '[Content_Types].xml' }
    return { kind: office[1] }
  }
  const type = text('mimetype')?.trim() ?? ''
  const open = OPEN_DOCUMENT[type]
  if (open !== undefined && entry('content.xml') !== undefined) return { kind: open }
  return { other: type.includes('opendocument') ? 'OpenDocument' : 'ZIP' }
}

/** A part within a limit; undefined when it is larger or damaged. */
function partOf(bytes: Buffer, entry: ZipEntry, limit: number): Buffer | undefined {
  if (entry.unpacked > limit) return undefined
  const part = unzipPart(bytes, entry)
  return typeof part === 'string' ? undefined : part
}
