import type { TotalsLookup } from '../../domain/node-figures.js'
import type { PackIndex } from '../../domain/pack-index.js'
import { type Period, periodFromKey } from '../../domain/period.js'
import { fail } from '../../domain/problem.js'
import { periodsWithin, storedPeriods } from '../../domain/stored-periods.js'
import { inContext } from '../../store/context.js'
import { knownAtBarrier, type Tx } from '../../store/database.js'
import { readParts, totalsOfParts } from '../../store/parts.js'
import { readTotals, type Totals, totalsKey } from '../../store/totals.js'
import type { Store } from '../store.js'

/** Units (by key) and periods whose stored totals are needed. */
export interface Wanted {
  /** Units whose total with everything below them is needed. */
  readonly all: readonly string[]
  /** Units whose own returns alone are needed. */
  readonly own: readonly string[]
  readonly periods: readonly Period[]
}

export interface ReadOptions {
  /** Id of the unit on whose behalf figures are read. */
  readonly viewer: number
  /** 0 entered … 3 accepted. */
  readonly stage: number
  /** null = now, from the stored totals; a moment = from the versions known then. */
  readonly knownAt: Date | null
}

/** Read all that is wanted in one snapshot. */
export function readLookup(
  store: Store,
  index: PackIndex,
  wanted: Wanted,
  options: ReadOptions,
): Promise<TotalsLookup> {
  return inReading(store, options, (tx) => readLookupIn(tx, index, wanted, options))
}

/**
 * A transaction whose reads belong together: one snapshot for figures as they are now. What was known at a moment does not
 * change any more, and there the barrier needs each statement to see the newest facts.
 */
export function inReading<T>(
  store: Store,
  { viewer, knownAt }: Pick<ReadOptions, 'viewer' | 'knownAt'>,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  return inContext(store.app, { unit: viewer }, work, knownAt === null ? 'repeatable read' : 'read committed')
}

/** `readLookup` inside a transaction of `inReading`. */
export async function readLookupIn(
  tx: Tx,
  index: PackIndex,
  wanted: Wanted,
  options: ReadOptions,
): Promise<TotalsLookup> {
  const idOf = (key: string) => index.pack.history.units.get(key)!.id
  const all = wanted.all.map(idOf)
  const own = wanted.own.map(idOf)
  const { knownAt } = options
  const [allTotals, ownTotals] =
    knownAt === null
      ? await current(tx, all, own, wanted.periods, options.stage)
      : await asKnown(tx, index, all, own, wanted.periods, options.stage, knownAt)
  return (scope, unit, period) =>
    (scope === 'all' ? allTotals : ownTotals).get(totalsKey(idOf(unit), period.key))
}

type Pair = [Map<string, Totals>, Map<string, Totals>]

const NONE: ReadonlyMap<string, Totals> = new Map()

async function current(
  tx: Tx,
  all: number[],
  own: number[],
  span: readonly Period[],
  stage: number,
): Promise<Pair> {
  const periods = span.map((period) => period.key)
  const read = async (units: number[], scope: 'own' | 'all') =>
    units.length === 0 ? new Map(NONE) : await readTotals(tx, { units, periods, scope, stage })
  return [await read(all, 'all'), await read(own, 'own')]
}

async function asKnown(
  tx: Tx,
  index: PackIndex,
  all: number[],
  own: number[],
  span: readonly Period[],
  stage: number,
  at: Date,
): Promise<Pair> {
  const now = await knownAtBarrier(tx)
  if (at > now) fail('as-known-at-future', {}, { at: at.toISOString() })
  const grains = [...new Set(span.flatMap(periodsWithin).map((period) => period.key))]
  const found = await readParts(tx, { units: [...all, ...own], periods: grains, stage, at })
  const longer = (period: number) => storedPeriods(periodFromKey(period))
  return [
    totalsOfParts(found, all, 'all', longer, index.seriesCount),
    totalsOfParts(found, own, 'own', longer, index.seriesCount),
  ]
}
