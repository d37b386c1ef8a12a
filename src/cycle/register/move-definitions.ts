import { editionTexts } from '../../store/editions.js'
import type { Step } from '../step.js'
import { editionNamed } from './describe-definitions.js'
import { packArchive, unpackArchive } from './pack-archive.js'

/** Enough of an edition's id to tell it from others in the name of a file. */
const SHORT = 8

/** All files of an edition as one archive. */
export async function exportEdition(
  step: Step,
  edition?: string,
): Promise<{ name: string; bytes: Uint8Array }> {
  const row = await editionNamed(step, edition)
  const bytes = packArchive(await editionTexts(step.tx, row.edition))
  return { name: `${row.pack}-${row.edition.slice(0, SHORT)}.zip`, bytes }
}

/** What an archive would change of the edition in force. */
export async function unpackedChanges(step: Step, bytes: Uint8Array) {
  const row = await editionNamed(step)
  const held = await editionTexts(step.tx, row.edition)
  return { edition: row.edition, ...unpackArchive(bytes, held, row.pack) }
}
