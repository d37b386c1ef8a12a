import { isUtf8 } from 'node:buffer'
import { fileTypeFromBuffer } from 'file-type'
import { ALLOWED_KINDS, type AttachmentKind, attachmentKind } from '../../../domain/attachment.js'
import { extensionOf } from '../../../domain/file-name.js'
import { type Finding, finding } from '../../../domain/problem.js'
import { zipKind } from './zip-kind.js'

/** Kinds by the endings that the library of signatures gives. Archives are told by their own directory, texts by their letters. */
const BY_SIGNATURE: Readonly<Record<string, AttachmentKind>> = {
  pdf: 'PDF',
  png: 'PNG',
  jpg: 'JPEG',
  webp: 'WebP',
}

/** Any control character but tab, line feed, form feed and carriage return. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROL = /[\u0000-\u0008\u000b\u000e-\u001f\u007f]/
/** Text that a program would carry out or draw instead of showing it. */
const NOT_PLAIN: readonly (readonly [RegExp, string])[] = [
  [/^\ufeff?\s*<(?:!doctype|html|head|body|script|meta|table|svg)\b/i, 'HTML'],
  [/^\ufeff?\s*<(?:\?xml|!--)/i, 'XML'],
  [/^\ufeff?\s*\{\\rtf/i, 'RTF'],
  [/^\ufeff?#!/, 'script'],
  [/^%!PS/, 'PostScript'],
]

const ZIP = 0x504b0304
const OLE = 0xd0cf11e0

/**
 * What a file is by its content, and whether its name says the same: the media type under which it is kept, or the
 * finding that refuses it. Only what stands in `ATTACHMENT_KINDS` is taken; what a name or a client says counts for nothing.
 */
export async function examineFile(bytes: Uint8Array, name: string): Promise<{ mediaType: string } | Finding> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const told = await tellKind(buffer, extensionOf(name))
  if ('fault' in told) return finding(told.fault, {}, { name, part: told.part ?? '' })
  if ('other' in told) {
    const params = { name, kind: told.other, allowed: ALLOWED_KINDS }
    return finding(told.other === '' ? 'attachment-type-unknown' : 'attachment-type', {}, params)
  }
  const { kind, endings, mediaType } = attachmentKind(told.kind)
  if ((endings as readonly string[]).includes(extensionOf(name))) return { mediaType }
  return finding('attachment-name-differs', {}, { name, kind, wanted: endings[0] })
}

async function tellKind(bytes: Buffer, ending: string): Promise<ReturnType<typeof zipKind>> {
  const start = bytes.length >= 4 ? bytes.readUInt32BE(0) : 0
  if (start === ZIP) return zipKind(bytes)
  if (start === OLE) return { other: 'DOC/XLS/PPT (Office 97-2003)' }
  if (bytes.toString('latin1', 0, 5) !== '%PDF-' && isUtf8(bytes)) {
    const text = bytes.toString('utf8')
    const known = NOT_PLAIN.find(([pattern]) => pattern.test(text))
    if (known !== undefined) return { other: known[1] }
    if (!CONTROL.test(text)) return { kind: ending === 'csv' ? 'CSV' : 'TXT' }
  }
  const found = await fileTypeFromBuffer(bytes)
  if (found === undefined) return { other: '' }
  const kind = BY_SIGNATURE[found.ext]
  return kind === undefined ? { other: found.ext.toUpperCase() } : { kind }
}
