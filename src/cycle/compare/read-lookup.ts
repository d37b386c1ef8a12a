import type { TotalsLookup } from '../../domain/node-figures.js'
import type { PackIndex } from '../../domain/pack-index.js'
import { type Period, periodFromKey } from '../../domain/period.js'
import { fail } from '../../domain/problem.js'
import { periodsWithin, storedPeriods } from '../../domain/stored-periods.js'
import { inContext } from '../../store/context.js'
import { knownAtBarrier, type Tx } from '../../store/database.js'
import { readParts, totalsOfParts } from '../../store/parts.js'
import { unitsBeyondReach } from '../../store/registry.js'
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
  const [allTotals, ownTotals] = await read(tx, index, { all, own, periods: wanted.periods }, options)
  return (scope, unit, period) =>
    (scope === 'all' ? allTotals : ownTotals).get(totalsKey(idOf(unit), period.key))
}

type Pair = [Map<string, Totals>, Map<string, Totals>]

/** As `Wanted`, units by id. */
interface WantedIds {
  readonly all: readonly number[]
  readonly own: readonly number[]
  readonly periods: readonly Period[]
}

const NONE: ReadonlyMap<string, Totals> = new Map()

async function read(tx: Tx, index: PackIndex, wanted: WantedIds, options: ReadOptions): Promise<Pair> {
  const { knownAt, stage, viewer } = options
  if (knownAt !== null) {
    const now = await knownAtBarrier(tx)
    if (knownAt > now) fail('as-known-at-future', {}, { at: knownAt.toISOString() })
    return asKnown(tx, index, wanted, stage, knownAt)
  }
  // Stored totals are shown by the tree of today. What a unit returned while it stood under the viewer is the viewer's to
  // read for ever, but only as the versions themselves. The head of the tree reaches everything.
  const past = viewer === index.rootUnit().id ? NO_UNITS : await beyondReach(tx, viewer, wanted)
  const inReach = (units: readonly number[]) => units.filter((unit) => !past.has(unit))
  const here = { ...wanted, all: inReach(wanted.all), own: inReach(wanted.own) }
  const found = await current(tx, here, stage)
  if (past.size === 0) return found
  const gone = (units: readonly number[]) => units.filter((unit) => past.has(unit))
  const then = await asKnown(
    tx,
    index,
    { ...wanted, all: gone(wanted.all), own: gone(wanted.own) },
    stage,
    null,
  )
  return [new Map([...found[0], ...then[0]]), new Map([...found[1], ...then[1]])]
}

const NO_UNITS: ReadonlySet<number> = new Set()

async function beyondReach(tx: Tx, viewer: number, { all, own }: WantedIds): Promise<ReadonlySet<number>> {
  return new Set(await unitsBeyondReach(tx, viewer, [...new Set([...all, ...own])]))
}

async function current(tx: Tx, { all, own, periods: span }: WantedIds, stage: number): Promise<Pair> {
  const periods = span.map((period) => period.key)
  const totals = async (units: readonly number[], scope: 'own' | 'all') =>
    units.length === 0 ? new Map(NONE) : await readTotals(tx, { units, periods, scope, stage })
  return [await totals(all, 'all'), await totals(own, 'own')]
}

async function asKnown(
  tx: Tx,
  index: PackIndex,
  { all, own, periods: span }: WantedIds,
  stage: number,
  at: Date | null,
): Promise<Pair> {
  const grains = [...new Set(span.flatMap(periodsWithin).map((period) => period.key))]
  const found = await readParts(tx, { units: [...all, ...own], periods: grains, stage, at })
  const longer = (period: number) => storedPeriods(periodFromKey(period))
  return [
    totalsOfParts(found, all, 'all', longer, index.seriesCount),
    totalsOfParts(found, own, 'own', longer, index.seriesCount),
  ]
}
