import type { Layout } from '../../domain/layout.js'
import type { Pack } from '../../domain/pack.js'
import { PackIndex } from '../../domain/pack-index.js'
import { type Finding, Problem } from '../../domain/problem.js'
import { withHeldIds } from '../../domain/unit-ids.js'
import type { Db, Tx } from '../../store/database.js'
import { editionTexts, heldUnits, readEdition } from '../../store/editions.js'
import { checkSource } from './check-source.js'
import { filesHash, type PackSource, sourceOf } from './pack-source.js'

/** The definitions as a program works with them. Nothing in them changes: another edition is another value. */
export interface Definitions {
  /** Null when these were not brought into force yet. */
  readonly edition: string | null
  readonly index: PackIndex
  readonly layouts: readonly Layout[]
  /** Text by name of file. */
  readonly texts: ReadonlyMap<string, string>
  readonly filesHash: string
}

/** Definitions or what is wrong with them. Units keep the ids under which the database knows them. */
export function definitionsFrom(
  source: PackSource,
  held: ReadonlyMap<string, number>,
  at?: (name: string) => string,
): Definitions | { readonly findings: readonly Finding[] } {
  const { pack, layouts, findings } = checkSource(source, at)
  if (pack === null) return { findings }
  const { texts } = source
  return { edition: null, index: indexOf(pack, held), layouts, texts, filesHash: filesHash(texts) }
}

function indexOf(pack: Pack, held: ReadonlyMap<string, number>): PackIndex {
  return new PackIndex({ ...pack, history: withHeldIds(pack.history, held) })
}

/** The definitions in force; undefined when the database has none. Problem when this program cannot read them: a newer one wrote them. */
export async function readDefinitions(db: Db | Tx): Promise<Definitions | undefined> {
  const row = await readEdition(db)
  if (row === undefined) return undefined
  const texts = await editionTexts(db, row.edition)
  const built = definitionsFrom(sourceOf(texts), await heldUnits(db))
  if ('findings' in built) throw new Problem(built.findings)
  return { ...built, edition: row.edition }
}
