import type { Alteration, Manifest, ManifestFigure, SignedManifest } from '../../../domain/manifest.js'
import { alterations } from '../../../domain/manifest.js'
import { docxLines, xlsxLines } from '../../../export/provenance/lines.js'
import { partIn } from '../../../export/provenance/part.js'
import { readPdf } from '../../../export/provenance/pdf.js'
import { unzip } from '../../collect/zip-guard.js'
import { signedManifest } from './manifest-shape.js'
import { isSigned } from './signing.js'

/** What can be said of a file by itself, without a connection. */
export type FileVerdict =
  /** No file of a kind that carries a manifest, or none was found in it. */
  | { readonly kind: 'no-manifest'; readonly why: 'unreadable' | 'absent' | 'malformed' }
  | {
      readonly kind: 'read'
      readonly manifest: Manifest
      readonly keyId: string
      readonly publicKey: string
      /** Does the signature fit the manifest? Then nobody changed the manifest without the key that it names. */
      readonly signed: boolean
      /** Where the file says something else than was issued; empty: it is word for word as issued. */
      readonly altered: readonly Alteration[]
      /** Figures that are no longer printed as issued. */
      readonly figures: readonly ManifestFigure[]
    }

/**
 * Look at an issued file by itself: is the manifest in it the signed one, and does the file still say, word for word, what the
 * manifest says it said? Whether the key is ours is for who knows our keys.
 */
export async function verifyFile(bytes: Uint8Array): Promise<FileVerdict> {
  const read = await reading(bytes)
  if (read === null) return { kind: 'no-manifest', why: 'unreadable' }
  if (read.manifest === null) return { kind: 'no-manifest', why: 'absent' }
  const sealed = parsed(read.manifest)
  if (sealed === null) return { kind: 'no-manifest', why: 'malformed' }
  const { manifest, signature } = sealed
  const altered = alterations(manifest.file.lines, read.lines, manifest.figures)
  const lost = new Set(altered.flatMap(({ figures }) => figures))
  return {
    kind: 'read',
    manifest,
    keyId: signature.keyId,
    publicKey: signature.publicKey,
    signed: isSigned(sealed),
    altered,
    figures: manifest.figures.filter(({ id }) => lost.has(id)),
  }
}

interface Reading {
  readonly lines: readonly string[]
  readonly manifest: string | null
}

async function reading(bytes: Uint8Array): Promise<Reading | null> {
  if (Buffer.from(bytes.subarray(0, 5)).toString('latin1') === '%PDF-') {
    try {
      return await readPdf(bytes)
    } catch {
      // Damaged, or locked by a password.
      return null
    }
  }
  const parts = unzip(Buffer.from(bytes))
  if (typeof parts === 'string') return null
  if (parts.has('word/document.xml')) return { lines: docxLines(parts), manifest: partIn(parts) }
  if (parts.has('xl/workbook.xml')) return { lines: xlsxLines(parts), manifest: partIn(parts) }
  return null
}

function parsed(json: string): SignedManifest | null {
  try {
    return signedManifest(JSON.parse(json))
  } catch {
    // No JSON, or cut off.
    return null
  }
}
