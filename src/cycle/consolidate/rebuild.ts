import type { PackIndex } from '../../domain/pack-index.js'
import { rebuildSteps } from '../../domain/stored-periods.js'
import { retrying } from '../../store/database.js'
import { type RollupDifference, rebuild, verifyRollup } from '../../store/rollup.js'
import { presentPeriods } from '../../store/totals.js'
import type { Store } from '../store.js'

/** Recompute every stored total from the returns. */
export async function rebuildTotals(store: Store, index: PackIndex): Promise<void> {
  const steps = await stepsOf(store)
  await retrying(() => rebuild(store.owner, index.seriesCount, steps))
}

/** Compare every stored total with the returns; there must be no difference. Changes nothing. */
export async function verifyTotals(store: Store, index: PackIndex): Promise<RollupDifference[]> {
  return verifyRollup(store.owner, index.seriesCount, await stepsOf(store))
}

async function stepsOf(store: Store): ReturnType<typeof steps> {
  return steps(await store.owner.transaction().execute((tx) => presentPeriods(tx)))
}

async function steps(present: readonly number[]) {
  return rebuildSteps(present)
}
