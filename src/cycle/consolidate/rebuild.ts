import type { PackIndex } from '../../domain/pack-index.js'
import { rebuildSteps } from '../../domain/stored-periods.js'
import { retrying } from '../../store/database.js'
import { anyReturn } from '../../store/returns.js'
import { type RollupDifference, rebuild, verifyRollup } from '../../store/rollup.js'
import type { Store } from '../store.js'

/** Recompute every stored total from the returns. */
export async function rebuildTotals(store: Store, index: PackIndex): Promise<void> {
  await retrying(() => rebuild(store.owner, index.seriesCount, rebuildSteps))
}

/** Compare every stored total with the returns; there must be no difference. Changes nothing. */
export async function verifyTotals(store: Store, index: PackIndex): Promise<RollupDifference[]> {
  return verifyRollup(store.owner, index.seriesCount, rebuildSteps)
}

/** Does the database hold any return at all? */
export async function hasReturns(store: Store): Promise<boolean> {
  return store.owner.transaction().execute((tx) => anyReturn(tx))
}
