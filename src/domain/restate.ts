import { addDays } from './date.js'
import { type Decimal, decimal, ZERO } from './decimal.js'
import type { IsoDate } from './period.js'
import { fail } from './problem.js'
import {
  type Correspondence,
  type OrgUnit,
  spanCovers,
  spanOn,
  type UnitHistory,
  type UnitTree,
} from './unit.js'

/**
 * Where the figures of one unit belong on another day's tree.
 * - whole: all of them on one unit
 * - shared: divided by known shares (they add up to 1 unless some part has no place on that tree)
 * - among: all within these units, but how much on which is not known; with `orNowhere` some may have no place at all
 * - nowhere: there is no successor or no predecessor
 */
export type Placement =
  | { readonly kind: 'whole'; readonly unit: string }
  | { readonly kind: 'shared'; readonly targets: readonly Target[] }
  | { readonly kind: 'among'; readonly candidates: readonly string[]; readonly orNowhere: boolean }
  | { readonly kind: 'nowhere' }

/** A part of a divided unit. `basis`: on what the share rests, of the last division on the way. */
export interface Target {
  readonly unit: string
  readonly share: Decimal
  readonly basis: Correspondence['basis']
}

/** Finds placements on one tree; built once, asked for many units. */
export type Placer = (unit: string, at: IsoDate) => Placement

/**
 * Where figures reported by `unit` for a period whose window ends on `at` belong on the tree `basis`.
 *
 * The figures count from the unit's last day up to `at`. Towards a later tree they follow the correspondences in order of
 * time and shares multiply; towards an earlier one they follow them backwards, where a unit made of several (or one that
 * lived on and took others in) leaves only a set to choose from. A unit that merely moved or was renamed stays itself.
 * domain.md §2. Problem `unit-key-unknown` for a unit the history does not hold.
 */
export function placeOf(history: UnitHistory, unit: string, at: IsoDate, basis: UnitTree): Placement {
  return placer(history, basis)(unit, at)
}

/** `placeOf` for many units: the correspondences are sorted once. */
export function placer(history: UnitHistory, basis: UnitTree): Placer {
  const outgoing = indexBy(history.correspondences, (c) => c.from)
  const incoming = indexBy(history.correspondences, (c) => c.to)
  const dates = [...new Set(history.correspondences.map((c) => c.date))].sort()

  return (key, at) => {
    const start = history.units.get(key)
    if (start === undefined) fail('unit-key-unknown', { unit: key }, { unit: key, date: at })
    const day = figureDay(start, at)
    const pieces =
      basis.date >= day
        ? forward(
            key,
            dates.filter((d) => d > day && d <= basis.date),
            outgoing,
          )
        : backward(history, key, dates.filter((d) => d > basis.date && d <= day).reverse(), incoming)
    return settle(pieces, basis)
  }
}

/** The last day on which the unit existed, up to `at`; its first day when `at` lies before its life. */
function figureDay(unit: OrgUnit, at: IsoDate): IsoDate {
  let day = unit.spans[0]!.from
  for (const span of unit.spans) {
    if (spanCovers(span, at)) return at
    if (span.to !== null && span.to <= at) day = addDays(span.to, -1)
  }
  return day
}

const ONE = decimal(1)

interface Pieces {
  readonly shares: ReadonlyMap<string, { share: Decimal; basis: Correspondence['basis'] }>
  /** Are the shares known? If not only the names mean something. */
  readonly known: boolean
  /** Did a way end without a predecessor? */
  readonly lost: boolean
}

function forward(key: string, dates: readonly IsoDate[], outgoing: Index): Pieces {
  let shares = new Map([[key, { share: ONE, basis: 'whole' as Correspondence['basis'] }]])
  let known = true
  for (const date of dates) {
    // All that happens on one day happens at once: a unit reached today is not followed further today.
    const next: typeof shares = new Map()
    const add = (unit: string, share: Decimal, basis: Correspondence['basis']) =>
      next.set(unit, { share: share.plus(next.get(unit)?.share ?? ZERO), basis })
    for (const [unit, piece] of shares) {
      const steps = outgoing.get(unit)?.filter((c) => c.date === date) ?? []
      if (steps.length === 0) add(unit, piece.share, piece.basis)
      for (const step of steps) {
        if (step.share === null) known = false
        const basis = step.basis === 'whole' ? piece.basis : step.basis
        add(step.to, piece.share.times(step.share ?? 1), basis)
      }
    }
    shares = next
    // Parts that have all come together again are certain again.
    const only = shares.size === 1 && !known ? [...shares][0] : undefined
    if (only !== undefined) {
      known = true
      shares = new Map([[only[0], { ...only[1], share: ONE }]])
    }
  }
  return { shares, known, lost: false }
}

function backward(history: UnitHistory, key: string, dates: readonly IsoDate[], incoming: Index): Pieces {
  let units = new Set([key])
  let lost = false
  for (const date of dates) {
    const next = new Set<string>()
    const dayBefore = addDays(date, -1)
    for (const unit of units) {
      const steps = incoming.get(unit)?.filter((c) => c.date === date) ?? []
      for (const step of steps) next.add(step.from)
      // A unit that took others in and lived on before keeps its own past as well.
      const lived = spanOn(history.units.get(unit)!, dayBefore) !== undefined
      if (lived) next.add(unit)
      else if (steps.length === 0) lost = true
    }
    units = next
  }
  const piece = { share: ONE, basis: 'whole' as const }
  return { shares: new Map([...units].map((unit) => [unit, piece])), known: units.size < 2, lost }
}

function settle({ shares, known, lost }: Pieces, basis: UnitTree): Placement {
  const here = [...shares].filter(([unit]) => basis.nodes.has(unit))
  const first = here[0]
  if (first === undefined) return { kind: 'nowhere' }
  const astray = lost || here.length < shares.size
  if (!known || lost) return { kind: 'among', candidates: here.map(([unit]) => unit), orNowhere: astray }
  if (here.length === 1 && first[1].share.eq(1)) return { kind: 'whole', unit: first[0] }
  return { kind: 'shared', targets: here.map(([unit, piece]) => ({ unit, ...piece })) }
}

type Index = ReadonlyMap<string, readonly Correspondence[]>

function indexBy(rows: readonly Correspondence[], key: (row: Correspondence) => string): Index {
  const index = new Map<string, Correspondence[]>()
  for (const row of rows) {
    const same = index.get(key(row))
    if (same === undefined) index.set(key(row), [row])
    else same.push(row)
  }
  return index
}
