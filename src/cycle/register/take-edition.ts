import type { IsoDate } from '../../domain/period.js'
import type { Tx } from '../../store/database.js'
import { type EditionRow, editionTexts, readEdition, recordEdition } from '../../store/editions.js'
import { holdReturns } from '../../store/returns.js'
import type { Definitions } from './definitions.js'
import { editionId, filesThatDiffer, textHash } from './pack-source.js'
import { Registration } from './register-pack.js'

/** Who brings an edition, and why. */
export interface Bringing {
  readonly source: EditionRow['source']
  readonly reason: string | null
  readonly actor: string
  readonly actorName: string | null
}

/**
 * Bring definitions into force as a new edition: units, series and rights follow in the same transaction. Needs `holdEditions`. What
 * was done is the caller's to record, by `registration.record()`.
 */
export async function takeEdition(
  tx: Tx,
  definitions: Definitions,
  by: Bringing,
  today: IsoDate,
  moment: () => Promise<Date>,
): Promise<{ row: EditionRow; definitions: Definitions; registration: Registration }> {
  const { index, texts, filesHash } = definitions
  const registration = new Registration(index, today)
  if (!(await registration.isHeld(tx))) await holdReturns(tx)
  const before = await readEdition(tx)
  const old = before === undefined ? new Map<string, string>() : await editionTexts(tx, before.edition)
  const at = await moment()
  await registration.bringTo(tx, at)
  const row: EditionRow = {
    edition: editionId(before?.edition ?? null, filesHash),
    number: (before?.number ?? 0) + 1,
    pack: index.pack.id,
    version: index.pack.version,
    at,
    ...by,
    filesHash,
    changed: filesThatDiffer(old, texts),
  }
  const files = [...texts].map(([name, text]) => ({ name, text, hash: textHash(text) }))
  await recordEdition(tx, row, files)
  return { row, definitions: { ...definitions, edition: row.edition }, registration }
}
