import { z } from 'zod'
import { DOCUMENT_KINDS } from '../../../domain/document.js'
import type { SignedManifest } from '../../../domain/manifest.js'

const text = z.string().max(100_000)
const nullable = text.nullable()

const figure = z.object({
  id: text,
  text,
  indicator: text,
  expression: text,
  unit: text,
  period: text,
  window: z.object({ from: text, to: text }),
  base: nullable,
  wording: text,
  value: nullable,
  decimals: z.int(),
})

const shape = z.object({
  manifest: z.object({
    format: z.literal('cungky-manifest/1'),
    document: z.object({
      id: text,
      unit: text,
      issuer: text,
      kind: z.enum(DOCUMENT_KINDS),
      number: z.int(),
      symbol: text,
      title: text,
      date: text,
      lang: z.enum(['vi', 'en']),
    }),
    pack: z.object({ id: text, edition: nullable }),
    period: text,
    base: text,
    stage: text,
    basis: text,
    knownAt: text,
    issuedAt: text,
    figures: z.array(figure).max(100_000),
    file: z.object({ format: text, lines: z.array(text).max(1_000_000) }),
  }),
  signature: z.object({ algorithm: z.literal('Ed25519'), keyId: text, publicKey: text, value: text }),
})

/** What was read as a signed manifest; null when it is none of ours. Keys that we do not know stay out, and so break the signature. */
export function signedManifest(value: unknown): SignedManifest | null {
  const read = shape.safeParse(value)
  return read.success ? read.data : null
}
