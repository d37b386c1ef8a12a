import { zip } from '../collect/make-files.js'

/** Small files of every kind, as the programs that make them begin them. */

export const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
export const jpeg = Buffer.concat([
  Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex'),
  Buffer.alloc(64, 7),
])
export const webp = Buffer.concat([Buffer.from('RIFF\x40\0\0\0WEBPVP8 ', 'latin1'), Buffer.alloc(52)])
export const pdf = (text = 'x') =>
  Buffer.from(`%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n(${text})\nendobj\n%%EOF\n`, 'latin1')
export const exe = Buffer.concat([Buffer.from('MZ\x90\0\x03\0\0\0', 'latin1'), Buffer.alloc(256)])
export const ole = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(512)])

const TYPES =
  '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'

/** An office document of a main part, with more parts. */
export function office(main: string, more: Readonly<Record<string, string | Buffer>> = {}): Buffer {
  const parts = { '[Content_Types].xml': TYPES, [main]: '<x/>', ...more }
  return zip(Object.entries(parts).map(([name, content]) => [name, Buffer.from(content as string)] as const))
}

export const docx = office('word/document.xml')

export function openDocument(type: string, more: Readonly<Record<string, string>> = {}): Buffer {
  const parts = { mimetype: `application/vnd.oasis.opendocument.${type}`, 'content.xml': '<x/>', ...more }
  return zip(Object.entries(parts).map(([name, content]) => [name, Buffer.from(content)] as const))
}
