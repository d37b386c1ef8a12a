import { createHash } from 'node:crypto'
import { OPTIONAL_FILES, packSchemas, packTables } from '../../domain/pack-schema.js'
import type { Finding } from '../../domain/problem.js'

/** What the files of a pack hold: from a folder, from the database, or as they would be after a change. */
export interface PackSource {
  /** Text by name: `measures.yaml`, `templates/half-year.md`. */
  readonly texts: ReadonlyMap<string, string>
  /** Files that are there but cannot be read as text, and why. */
  readonly unread: ReadonlyMap<string, readonly Finding[]>
  /** Every name there is, also of files that are no part of a pack: a misspelt one is told. */
  readonly present: readonly string[]
}

/** Texts that are all sound. */
export function sourceOf(texts: ReadonlyMap<string, string>): PackSource {
  return { texts, unread: new Map(), present: [...texts.keys()] }
}

/** The files that a pack has or may have, beside its templates. */
export const PACK_FILES: readonly string[] = [...Object.keys(packSchemas), ...Object.keys(packTables)]

const TEMPLATE = /^templates\/[A-Za-z0-9][A-Za-z0-9._-]*\.md$/

/** Is a file of this name part of a pack? */
export function isPackFile(name: string): boolean {
  return PACK_FILES.includes(name) || TEMPLATE.test(name)
}

/** May the pack be without it? */
export function isOptionalFile(name: string): boolean {
  return OPTIONAL_FILES.has(name) || TEMPLATE.test(name)
}

/** Hash of one text. */
export function textHash(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

/** Hash of names and texts: the same for the same files, wherever they lie. */
export function filesHash(texts: ReadonlyMap<string, string>): string {
  const names = [...texts.keys()].sort()
  return textHash(JSON.stringify(names.map((name) => [name, textHash(texts.get(name)!)])))
}

/** Id of an edition: it says what it holds and what it came after, so that going back to older files is an edition of its own. */
export function editionId(before: string | null, hash: string): string {
  return textHash(JSON.stringify([before, hash]))
}

/** Names of the files that differ, in order. */
export function filesThatDiffer(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): string[] {
  return [...new Set([...before.keys(), ...after.keys()])]
    .filter((name) => before.get(name) !== after.get(name))
    .sort()
}
