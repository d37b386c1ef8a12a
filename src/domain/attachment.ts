import { type Finding, finding } from './problem.js'

const MEGABYTE = 1_000_000

/** Most bytes of one attached file, of all of a return together, and most files of a return. */
export const ATTACHMENT_LIMITS = { bytes: 20 * MEGABYTE, total: 50 * MEGABYTE, count: 30 } as const

/** What may be attached: the name of the kind, its endings (the usual one first) and its media type. */
export const ATTACHMENT_KINDS = [
  { kind: 'PDF', endings: ['pdf'], mediaType: 'application/pdf' },
  {
    kind: 'DOCX',
    endings: ['docx'],
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  },
  {
    kind: 'XLSX',
    endings: ['xlsx'],
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  },
  {
    kind: 'PPTX',
    endings: ['pptx'],
    mediaType: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  },
  { kind: 'ODT', endings: ['odt'], mediaType: 'application/vnd.oasis.opendocument.text' },
  { kind: 'ODS', endings: ['ods'], mediaType: 'application/vnd.oasis.opendocument.spreadsheet' },
  { kind: 'PNG', endings: ['png'], mediaType: 'image/png' },
  { kind: 'JPEG', endings: ['jpg', 'jpeg'], mediaType: 'image/jpeg' },
  { kind: 'WebP', endings: ['webp'], mediaType: 'image/webp' },
  { kind: 'CSV', endings: ['csv'], mediaType: 'text/csv' },
  { kind: 'TXT', endings: ['txt'], mediaType: 'text/plain' },
] as const

export type AttachmentKind = (typeof ATTACHMENT_KINDS)[number]['kind']

/** Names of all kinds, for a sentence. */
export const ALLOWED_KINDS = ATTACHMENT_KINDS.map(({ kind }) => kind).join(', ')

/** The kind of this name. */
export function attachmentKind(name: AttachmentKind): (typeof ATTACHMENT_KINDS)[number] {
  return ATTACHMENT_KINDS.find(({ kind }) => kind === name)!
}

/** What a return holds already: files and their bytes, removed ones left out. */
export interface Attached {
  readonly count: number
  readonly bytes: number
}

/** What stands against one more file of that many bytes, or null. */
export function attachmentFault(name: string, size: number, held: Attached): Finding | null {
  const { bytes, total, count } = ATTACHMENT_LIMITS
  if (size === 0) return finding('attachment-empty', {}, { name })
  if (size > bytes) return finding('attachment-large', {}, { name, limit: bytes / MEGABYTE })
  if (held.count >= count) return finding('attachment-many', {}, { count: held.count, limit: count })
  if (held.bytes + size > total)
    return finding(
      'attachment-total',
      {},
      {
        total: Math.ceil((held.bytes + size) / MEGABYTE),
        limit: total / MEGABYTE,
      },
    )
  return null
}
