import { readLookup } from '../../../src/cycle/compare/read-lookup.js'
import { monthPeriod } from '../../../src/domain/period.js'
import type { PackStore } from '../../support/database.js'
import { unitId } from '../../support/small-pack.js'

/** Figures read on behalf of a unit that does not reach them today. */
export async function useFigures({ store, index }: PackStore): Promise<void> {
  const wanted = { all: ['a3'], own: ['b2'], periods: [monthPeriod(2025, 9)] }
  await readLookup(store, index, wanted, { viewer: unitId(index, 'pa'), stage: 3, knownAt: null })
}
