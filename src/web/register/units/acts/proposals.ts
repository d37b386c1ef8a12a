import { addDays, civilDate, isoDate, isValidDate } from '../../../../domain/date.js'
import { stripMarks } from '../../../../domain/text-normal.js'
import type { ActValue, NewUnit, OperationKind, OperationValue, SplitPart } from './act-value.js'
import type { KnownUnit } from './known-units.js'

/** What proposals are made from. */
export interface Known {
  readonly units: ReadonlyMap<string, KnownUnit>
  readonly taken: ReadonlySet<string>
  /** Day on which the act takes effect. */
  readonly effective: string
}

/** A new act: signed today, in effect from the first of the next month, one merger to be filled in. */
export function blankAct(today: string, id: string): ActValue {
  const { year, month } = civilDate(today)
  const effective = month === 12 ? isoDate(year + 1, 1, 1) : isoDate(year, month + 1, 1)
  return {
    id,
    number: '',
    date: today,
    effective,
    title: '',
    source: '',
    operations: [blankOperation('merge')],
  }
}

/** The first id that no act has: `sx-2026-1`. */
export function freeActId(today: string, acts: readonly Readonly<Record<string, unknown>>[]): string {
  const held = new Set(acts.map(({ id }) => id))
  const year = today.slice(0, 4)
  for (let n = 1; ; n++) if (!held.has(`sx-${year}-${n}`)) return `sx-${year}-${n}`
}

const NEW_UNIT: NewUnit = { unit: '', code: '', name: '', parent: '', level: '' }
const PART: SplitPart = { ...NEW_UNIT, share: null }

/** An operation with nothing in it; `units` are spoken of at once where that makes sense. */
export function blankOperation(kind: OperationKind, units: readonly string[] = []): OperationValue {
  const unit = units[0] ?? ''
  switch (kind) {
    case 'create':
      return { op: 'create', ...NEW_UNIT }
    case 'abolish':
      return { op: 'abolish', unit, successors: [] }
    case 'rename':
      return { op: 'rename', unit, name: '', code: '' }
    case 'move':
      return { op: 'move', unit, parent: '' }
    case 'merge':
      return { op: 'merge', from: units, into: NEW_UNIT }
    case 'split':
      return { op: 'split', unit, basis: 'population', into: [PART, PART] }
  }
}

/**
 * A key that was never used: as the keys of units of this kind are made (what stands before the code in the key of `like`), with the year,
 * because a code is used again and who bore it long ago is not known here: `x03637-2026`.
 */
export function freeKey(code: string, like: KnownUnit | undefined, { taken, effective }: Known): string {
  const bare = stripMarks(code).replace(/[^a-z0-9]+/g, '')
  if (bare === '') return ''
  const before = like?.key.match(/^[A-Za-z]+(?=\d)/)?.[0] ?? (/^\d/.test(bare) ? 'u' : '')
  const base = isValidDate(effective) ? `${before}${bare}-${effective.slice(0, 4)}` : `${before}${bare}`
  if (!taken.has(base)) return base
  for (let n = 2; ; n++) if (!taken.has(`${base}-${n}`)) return `${base}-${n}`
}

/** What a unit made out of these is likely to be: code of the first, its superior and level. */
export function proposedUnit(from: readonly string[], known: Known): NewUnit {
  const like = known.units.get(from[0] ?? '')
  if (like === undefined) return NEW_UNIT
  const { code, level, parent } = like
  return { unit: freeKey(code, like, known), code, name: '', parent: parent ?? '', level }
}

/** Other units are merged: what was proposed for the old ones and not written otherwise is proposed anew. */
export function withSources(
  merge: Extract<OperationValue, { op: 'merge' }>,
  from: readonly string[],
  known: Known,
): OperationValue {
  const { into } = merge
  const old = proposedUnit(merge.from, without(known, into.unit))
  const next = proposedUnit(from, without(known, into.unit))
  const take = (field: keyof NewUnit) =>
    into[field] === '' || into[field] === old[field] ? next[field] || into[field] : into[field]
  return {
    op: 'merge',
    from,
    into: {
      unit: take('unit'),
      code: take('code'),
      name: into.name,
      parent: take('parent'),
      level: take('level'),
    },
  }
}

/** Another unit is split: its parts stand where it stands, and the first keeps its code. */
export function withSplitUnit(
  split: Extract<OperationValue, { op: 'split' }>,
  unit: string,
  known: Known,
): OperationValue {
  const old = proposedUnit([split.unit], known)
  const next = proposedUnit([unit], known)
  const into = split.into.map((part, at) => {
    const take = (field: 'parent' | 'level') =>
      part[field] === '' || part[field] === old[field] ? next[field] : part[field]
    const first = at === 0 && (part.code === '' || part.code === old.code)
    return {
      ...part,
      parent: take('parent'),
      level: take('level'),
      ...(first
        ? { code: next.code, unit: freeKey(next.code, known.units.get(unit), without(known, part.unit)) }
        : {}),
    }
  })
  return { ...split, unit, into }
}

/** One part more of a unit that is split. */
export function anotherPart(split: Extract<OperationValue, { op: 'split' }>): SplitPart {
  const { parent, level } = split.into.at(-1) ?? NEW_UNIT
  return { ...PART, parent, level }
}

/** The code of a new unit was typed: its key follows unless it was written by hand. */
export function withCode<U extends NewUnit>(
  made: U,
  code: string,
  like: KnownUnit | undefined,
  known: Known,
): U {
  const free = without(known, made.unit)
  const follows = made.unit === '' || made.unit === freeKey(made.code, like, free)
  return { ...made, code, ...(follows ? { unit: freeKey(code, like, free) } : {}) }
}

/** The day before the act takes effect: the tree that its operations speak of. Null while the day is half typed. */
export function dayBefore({ effective }: ActValue): string | null {
  return isValidDate(effective) && effective > '1900-01-01' ? addDays(effective, -1) : null
}

function without(known: Known, key: string): Known {
  if (!known.taken.has(key)) return known
  return { ...known, taken: new Set([...known.taken].filter((one) => one !== key)) }
}
