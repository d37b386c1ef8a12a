import { addDays } from '../../../domain/date.js'
import type { ReturnFigures } from '../../../domain/figure.js'
import { lockFinding } from '../../../domain/lock.js'
import { bothDates } from '../../../domain/number-text.js'
import { type Finding, finding } from '../../../domain/problem.js'
import {
  closuresAmong,
  exceptionsIn,
  type StoredClosure,
  type StoredException,
} from '../../../store/closures.js'
import { newestContents, openDrafts } from '../../../store/imports.js'
import type { NewVersion } from '../../../store/returns.js'
import { todayAt } from '../../desk.js'
import type { Step } from '../../step.js'
import { type LoadMeta, newVersions, sameContent } from '../load.js'
import { keyOf, locksOf } from '../returns/held.js'
import { placeOf } from '../returns/place.js'
import { explanationFaults, narrativeFaults } from '../returns/texts.js'

/** What becomes of a return of an import. replaced: it held other figures, or somebody is typing some. */
export type Fate = 'new' | 'replaced' | 'unchanged'

/** A return of an import with what becomes of it and what stands against it. */
export interface Placed {
  readonly figures: ReturnFigures
  readonly row: NewVersion
  readonly fate: Fate
  /** Is somebody typing in it? What was typed is kept as a version that ended. */
  readonly draft: boolean
  readonly faults: readonly Finding[]
}

interface Orders {
  readonly closures: readonly StoredClosure[]
  readonly exceptions: readonly StoredException[]
}

/**
 * Compare returns with what the database holds. Closed and final periods stand against those that would change something, as
 * does a window that is still running against what is said to be sent. Needs a transaction that is open to their units.
 */
export async function placeImport(
  step: Step,
  returns: readonly ReturnFigures[],
  meta: LoadMeta,
): Promise<Placed[]> {
  const { index } = step.desk
  const units = [...new Set(returns.map(({ unitId }) => unitId))]
  const periods = [...new Set(returns.map(({ period }) => period.key))]
  const held = await newestContents(step.tx, units, periods)
  const drafts = await openDrafts(step.tx, units, periods)
  const orders = await ordersOf(step, periods)
  return [...newVersions(index, returns, meta)].map((row, at) => {
    const figures = returns[at]!
    const key = `${figures.unitId}/${figures.period.key}/${figures.form}`
    const newest = held.get(key)
    const before = newest === undefined || newest.withdrawn ? undefined : newest
    const draft = drafts.has(key)
    const fate =
      before !== undefined && sameContent(before, row)
        ? 'unchanged'
        : before !== undefined || draft
          ? 'replaced'
          : 'new'
    const faults =
      fate === 'unchanged'
        ? []
        : faultsOf(step, figures, row, orders.get(figures.period.key) ?? NO_ORDERS, meta)
    return { figures, row, fate, draft: draft && fate !== 'unchanged', faults }
  })
}

/** Orders about the periods that have any; without an order there is nothing to be excepted from. */
async function ordersOf(step: Step, periods: readonly number[]): Promise<Map<number, Orders>> {
  const key = keyOf(step.desk.index)
  const orders = new Map<number, Orders>()
  for (const [period, closures] of await closuresAmong(step.tx, periods, key))
    orders.set(period, { closures, exceptions: await exceptionsIn(step.tx, period, key) })
  return orders
}

const NO_ORDERS: Orders = { closures: [], exceptions: [] }

function faultsOf(
  step: Step,
  figures: ReturnFigures,
  row: NewVersion,
  orders: Orders,
  meta: LoadMeta,
): Finding[] {
  const { index } = step.desk
  const form = index.formById.get(figures.form)!
  const place = placeOf(index, figures.unitId, figures.unitKey, figures.period, form)
  const { lock } = locksOf(step, place, orders)
  const faults = [
    ...narrativeFaults(form, figures.unitKey, row.narrative),
    ...explanationFaults(form, index.seriesCount, row.explanations),
    ...(lock.locked ? [lockFinding(lock)] : []),
  ]
  const { to } = place.window
  if (meta.stage !== 'entered' && todayAt(step.desk) <= to) {
    const next = addDays(to, 1)
    const days = bothDates('last', to)
    const first = bothDates('first', next)
    faults.push(finding('return-window-running', {}, { ...days, ...first }))
  }
  const at = { ...figures.place, unit: figures.unitKey, period: figures.period.code }
  return faults.map((found) => ({ ...found, place: { ...at, ...found.place } }))
}
