import { fail } from '../../domain/problem.js'
import type { Db } from '../../store/database.js'
import { type EditionRow, editionsBefore, editionTexts } from '../../store/editions.js'

/** Editions that are looked through for one by the beginning of its id. */
const MOST = 10_000

/** An edition by its id or the beginning of it, or the one in force, with its texts. For who works at the machine. */
export async function editionOf(
  owner: Db,
  begins?: string,
): Promise<{ edition: string; texts: ReadonlyMap<string, string> }> {
  const rows = await editionsBefore(owner, null, begins === undefined ? 1 : MOST)
  const row = begins === undefined ? rows[0] : rows.find(({ edition }) => edition.startsWith(begins))
  if (row === undefined) fail('edition-unknown', {}, { edition: begins ?? '–' })
  return { edition: row.edition, texts: await editionTexts(owner, row.edition) }
}

/** Every edition, newest first. */
export function allEditions(owner: Db): Promise<EditionRow[]> {
  return editionsBefore(owner, null, MOST)
}
