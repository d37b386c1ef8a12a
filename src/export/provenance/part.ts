import { strFromU8, strToU8, unzipSync } from 'fflate'
import { steadyZip } from '../steady-zip.js'

const NAMESPACE = 'urn:cungky:manifest:1'
const RELATIONSHIP = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml'
const ITEM = 'customXml/cungky-manifest.xml'

/** The part that relationships of a Word or Excel file hang on. */
const RELATIONS = { docx: 'word/_rels/document.xml.rels', xlsx: 'xl/_rels/workbook.xml.rels' } as const
export type PartFormat = keyof typeof RELATIONS

/**
 * Put a manifest into a Word or Excel file, as a custom XML part, which those programs keep when they save the file.
 * ECMA-376 Part 1, 15.2.5.
 */
export function withPart(bytes: Uint8Array, format: PartFormat, json: string): Uint8Array {
  const files = unzipSync(bytes)
  const at = RELATIONS[format]
  const relations = strFromU8(files[at]!)
  const one = `<Relationship Id="rIdCungKy" Type="${RELATIONSHIP}" Target="../${ITEM}"/>`
  files[at] = strToU8(relations.replace('</Relationships>', `${one}</Relationships>`))
  const payload = Buffer.from(json, 'utf8').toString('base64')
  files[ITEM] = strToU8(
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><manifest xmlns="${NAMESPACE}">${payload}</manifest>`,
  )
  return steadyZip(files)
}

/** The manifest in the parts of a Word or Excel file, as JSON text; null when there is none. Word may have given its part another name. */
export function partIn(files: ReadonlyMap<string, Uint8Array>): string | null {
  for (const [name, bytes] of files) {
    if (!/^customXml\/[^/]+\.xml$/.test(name)) continue
    const text = Buffer.from(bytes).toString('utf8')
    if (!text.includes(NAMESPACE)) continue
    const payload = />([A-Za-z0-9+/=\s]+)<\/(?:\w+:)?manifest>/.exec(text)?.[1]
    if (payload !== undefined) return Buffer.from(payload, 'base64').toString('utf8')
  }
  return null
}
