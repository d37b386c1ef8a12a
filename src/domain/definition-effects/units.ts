import type { PackIndex } from '../pack-index.js'
import type { IsoDate } from '../period.js'
import type { OrgUnit, UnitSpan } from '../unit.js'

/** Name of a unit as pages show it beside its key. */
export interface NamedUnit {
  readonly key: string
  readonly code: string
  readonly name: string
  readonly level: string
}

/** What a unit is on a day. */
export interface UnitPlace {
  readonly code: string
  readonly name: string
  readonly level: string
  readonly parent: NamedUnit | null
}

export interface UnitEffect {
  readonly unit: string
  /** First day on which it is another than it was. */
  readonly on: IsoDate
  readonly change: 'created' | 'abolished' | 'renamed' | 'moved' | 'changed'
  readonly before: UnitPlace | null
  readonly after: UnitPlace | null
}

/** Units that are another on some day than they were, each with the first such day. */
export function unitEffects(before: PackIndex, after: PackIndex): UnitEffect[] {
  const keys = new Set([...before.pack.history.units.keys(), ...after.pack.history.units.keys()])
  return [...keys]
    .flatMap((key) => unitEffect(before, after, key) ?? [])
    .sort((a, b) => order(a.on, b.on) || order(a.unit, b.unit))
}

function unitEffect(before: PackIndex, after: PackIndex, key: string): UnitEffect | null {
  const then = before.pack.history.units.get(key)
  const now = after.pack.history.units.get(key)
  if (then?.spans === now?.spans) return null
  const on = boundaries(then, now).find((day) => !sameSpan(spanAt(then, day), spanAt(now, day)))
  if (on === undefined) return null
  const was = spanAt(then, on)
  const is = spanAt(now, on)
  return {
    unit: key,
    on,
    change: kindOf(was, is),
    before: place(before, was, on),
    after: place(after, is, on),
  }
}

function kindOf(was: UnitSpan | undefined, is: UnitSpan | undefined): UnitEffect['change'] {
  if (was === undefined) return 'created'
  if (is === undefined) return 'abolished'
  const renamed = was.name !== is.name || was.code !== is.code
  const moved = was.parent !== is.parent
  if (was.level !== is.level || (renamed && moved)) return 'changed'
  return moved ? 'moved' : 'renamed'
}

/** Every day on which a unit may become another, in order. */
function boundaries(...units: readonly (OrgUnit | undefined)[]): IsoDate[] {
  const days = units.flatMap((unit) => unit?.spans.flatMap(({ from, to }) => [from, to ?? from]) ?? [])
  return [...new Set(days)].sort()
}

function spanAt(unit: OrgUnit | undefined, day: IsoDate): UnitSpan | undefined {
  return unit?.spans.find((span) => span.from <= day && (span.to === null || day < span.to))
}

function sameSpan(a: UnitSpan | undefined, b: UnitSpan | undefined): boolean {
  if (a === undefined || b === undefined) return a === b
  return a.code === b.code && a.name === b.name && a.level === b.level && a.parent === b.parent
}

function place(index: PackIndex, span: UnitSpan | undefined, day: IsoDate): UnitPlace | null {
  if (span === undefined) return null
  const { code, name, level, parent } = span
  return { code, name, level, parent: parent === null ? null : nameOn(index, parent, day) }
}

/** What a unit is called on a day; when it is not there, as it was called last or will be first. */
export function nameOn(index: PackIndex, key: string, day: IsoDate): NamedUnit {
  const unit = index.pack.history.units.get(key)
  const span =
    spanAt(unit, day) ?? unit?.spans.findLast((one) => one.to !== null && one.to <= day) ?? unit?.spans[0]
  return { key, code: span?.code ?? key, name: span?.name ?? key, level: span?.level ?? '' }
}

/** The day from which a unit is no more; null when it still is. */
export function endOf(index: PackIndex, key: string): IsoDate | null {
  return index.pack.history.units.get(key)?.spans.at(-1)?.to ?? null
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
