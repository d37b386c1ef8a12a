import { factTime } from '../../../src/store/database.js'
import {
  closedPeriods,
  dropSeriesFrom,
  officesHeld,
  returnsByPeriod,
  returnsHeld,
  seriesInUse,
} from '../../../src/store/definition-reach.js'
import {
  editionFiles,
  editionInForce,
  editionsBefore,
  editionsSince,
  editionTexts,
  hashesSinceFolder,
  heldUnits,
  holdEditions,
  keepEdition,
  readEdition,
  recordEdition,
} from '../../../src/store/editions.js'
import { formsInUse, heldSeries, unitsInUse } from '../../../src/store/registry-use.js'
import type { PackStore } from '../../support/database.js'
import { unitId } from '../../support/small-pack.js'

/** Every statement about editions of the definitions, once. */
export async function useDefinitions({ store: { owner }, index }: PackStore): Promise<void> {
  await owner.transaction().execute(async (tx) => {
    await keepEdition(tx)
    await holdEditions(tx)
    const held = await readEdition(tx)
    const at = await factTime(tx)
    const row = {
      edition: 'an-edition-of-a-test',
      number: (held?.number ?? 0) + 1,
      pack: index.pack.id,
      version: '1',
      at,
      actor: 'test',
      actorName: null,
      source: 'edit',
      reason: 'test',
      filesHash: 'none',
      changed: ['forms.yaml'],
    } as const
    await recordEdition(tx, row, [{ name: 'forms.yaml', hash: 'none', text: '[]' }])
    await editionInForce(tx)
    await editionsBefore(tx, null, 10)
    await editionFiles(tx, row.edition)
    await editionTexts(tx, row.edition)
    await editionsSince(tx, new Date(0), at)
    await hashesSinceFolder(tx)
    await heldUnits(tx)
    await heldSeries(tx)
    const units = [unitId(index, 'pa')]
    await unitsInUse(tx, units)
    await formsInUse(tx, ['crime'])
    await returnsHeld(tx, units)
    await officesHeld(tx, units, '2026-11-23')
    await returnsByPeriod(tx)
    await closedPeriods(tx, '2026-11-23')
    const first = index.seriesCount + 1
    await seriesInUse(tx, { first, indexes: [first], codes: ['none'] })
    await dropSeriesFrom(tx, first)
  })
}
