import { addDays } from '../date.js'
import type { PackIndex } from '../pack-index.js'
import type { IsoDate } from '../period.js'
import type { Correspondence } from '../unit.js'
import { endOf, type NamedUnit, nameOn } from './units.js'

/** Where the past figures of a unit are looked for once it has ended or given up a part. */
export interface Succession {
  readonly unit: NamedUnit
  readonly on: IsoDate
  readonly fate: 'whole' | 'shared' | 'none'
  readonly heirs: readonly {
    readonly unit: NamedUnit
    readonly share: string | null
    readonly basis: Correspondence['basis']
  }[]
}

/** Shares that are not known though they are needed to compare across the change. */
export interface NeededShares {
  readonly act: string
  readonly on: IsoDate
  readonly from: NamedUnit
  readonly to: readonly NamedUnit[]
}

/** What becomes of the figures of units whose end, or whose heirs, are others than they were. */
export function successions(before: PackIndex, after: PackIndex): Succession[] {
  return changedOnes(before, after).map(({ unit, on, heirs }) => ({
    unit: nameOn(after, unit, addDays(on, -1)),
    on,
    fate: fateOf(heirs),
    heirs: heirs.map(({ to, share, basis }) => ({
      unit: nameOn(after, to, on),
      share: heirs.length === 1 ? (share ?? '1') : share,
      basis,
    })),
  }))
}

/** Of these the shares that must be stated. A single heir takes all, whatever is said. */
export function neededShares(before: PackIndex, after: PackIndex): NeededShares[] {
  return changedOnes(before, after)
    .filter(({ heirs }) => heirs.length > 1 && heirs.some(({ share }) => share === null))
    .map(({ unit, on, heirs }) => ({
      act: heirs[0]!.act,
      on,
      from: nameOn(after, unit, addDays(on, -1)),
      to: heirs.map(({ to }) => nameOn(after, to, on)),
    }))
}

interface Passing {
  readonly unit: string
  readonly on: IsoDate
  readonly heirs: readonly Correspondence[]
}

function changedOnes(before: PackIndex, after: PackIndex): Passing[] {
  const then = passings(before)
  return [...passings(after)]
    .filter(([key, { heirs }]) => {
      const held = then.get(key)
      return held === undefined || said(held.heirs) !== said(heirs)
    })
    .map(([, passing]) => passing)
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.unit < b.unit ? -1 : 1))
}

function said(heirs: readonly Correspondence[]): string {
  return JSON.stringify(heirs.map(({ to, share, basis }) => [to, share, basis]).sort())
}

/** Every end of a unit and every part that it gave up, by unit and day. */
function passings(index: PackIndex): Map<string, Passing> {
  const { units, correspondences } = index.pack.history
  const found = new Map<string, { unit: string; on: IsoDate; heirs: Correspondence[] }>()
  const at = (unit: string, on: IsoDate) => {
    const key = `${unit} ${on}`
    const passing = found.get(key) ?? { unit, on, heirs: [] }
    found.set(key, passing)
    return passing
  }
  for (const one of correspondences) at(one.from, one.date).heirs.push(one)
  for (const key of units.keys()) {
    const end = endOf(index, key)
    if (end !== null) at(key, end)
  }
  return found
}

function fateOf(heirs: readonly Correspondence[]): Succession['fate'] {
  if (heirs.length === 0) return 'none'
  return heirs.length === 1 ? 'whole' : 'shared'
}
