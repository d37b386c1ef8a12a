import { type AccessRefusal, refuseAccess } from './access-refusal.js'
import { isMended, relationOf, type Target } from './access-relation.js'
import {
  type Action,
  APART_FROM_FIGURES,
  FIGURE_EDITS,
  GRANTS,
  type Relation,
  type Role,
  type TableRefusal,
  tableAnswer,
} from './access-table.js'
import type { IsoDate } from './period.js'
import type { UnitHistory } from './unit.js'

export type { AccessReason, AccessRefusal } from './access-refusal.js'
export type { Target } from './access-relation.js'
export type { Action, Relation, Role } from './access-table.js'

/** In what capacity a person acts: a role in a unit (its key). */
export interface Office {
  readonly unit: string
  readonly role: Role
}

/** A role held in a unit for a time. `to` is the first day on which it is no longer held; null = until further notice. */
export interface Assignment extends Office {
  readonly from: IsoDate
  readonly to: IsoDate | null
}

/** Granted, with the office that grants it, or refused with the reason and its words. */
export type Access = { readonly yes: true; readonly by: Office; readonly relation: Relation } | AccessRefusal

/** What one person may do to one unit today; with `office` only what that office of theirs allows. */
export type Rights = (action: Action, office?: Office) => Access

/**
 * May a person with these assignments do this to that unit today? One assignment that allows it is enough, except that
 * who administers or registers changes no figure by any other role either. Refused, the reason is that of the role that
 * came nearest. domain.md §10; the table is `GRANTS`.
 */
export function can(
  assignments: readonly Assignment[],
  action: Action,
  target: Target,
  today: IsoDate,
  history: UnitHistory,
  office?: Office,
): Access {
  const refuse = (no: AccessRefusal['no'], role: Assignment | null = null) =>
    refuseAccess(no, { action, unit: target.unit, role, today, history })
  if (!history.units.has(target.unit)) return refuse('unit-unknown')
  const live = assignments.filter((held) => holdsOn(held, today))
  if (FIGURE_EDITS.includes(action)) {
    const apart = live.find((held) => APART_FROM_FIGURES.includes(held.role))
    if (apart !== undefined) return refuse('apart-from-figures', apart)
  }
  const meant = live.filter((held) => office === undefined || sameOffice(held, office))
  if (meant.length === 0) return notHeld(assignments, live, today, office, refuse)

  let nearest: { readonly answer: TableRefusal; readonly held: Assignment } | null = null
  for (const held of meant) {
    const relation = history.units.has(held.unit) ? relationOf(history, held.unit, target, today) : null
    if (relation === null) continue
    const answer = tableAnswer(held.role, action, relation)
    if (answer === 'yes') return { yes: true, by: { unit: held.unit, role: held.role }, relation }
    if (nearest === null || NEAREST.indexOf(answer) < NEAREST.indexOf(nearest.answer))
      nearest = { answer, held }
  }
  if (nearest === null) return refuse('role-unit-ended', meant[0]!)
  const { answer, held } = nearest
  // Where a unit's own people would be named as those who can, there may be no such people any more.
  const left = answer === 'unit-only' || answer === 'read-only'
  if (left && isOfUnit(action) && !isMended(history, target.unit, today)) return refuse('no-heir', held)
  return refuse(answer, held)
}

/** Is the action for the reporting unit alone? */
function isOfUnit(action: Action): boolean {
  const relations = Object.values(GRANTS[action]).flat()
  return relations.every((relation) => relation === 'own' || relation === 'predecessor')
}

/** `can` for one person and one unit. */
export function rightsOf(
  assignments: readonly Assignment[],
  target: Target,
  today: IsoDate,
  history: UnitHistory,
): Rights {
  return (action, office) => can(assignments, action, target, today, history, office)
}

/** Is the role held on that day? Not yet on the day before `from`, no longer on `to`. */
export function holdsOn(held: Assignment, day: IsoDate): boolean {
  return held.from <= day && (held.to === null || day < held.to)
}

/** The refusal that tells most comes first. */
const NEAREST: readonly TableRefusal[] = [
  'superior-only',
  'unit-only',
  'read-only',
  'retired',
  'beside',
  'above',
  'elsewhere',
  'not-this-role',
]

function notHeld(
  assignments: readonly Assignment[],
  live: readonly Assignment[],
  today: IsoDate,
  office: Office | undefined,
  refuse: (no: AccessRefusal['no'], role?: Assignment | null) => AccessRefusal,
): AccessRefusal {
  const meant = assignments.filter((held) => office === undefined || sameOffice(held, office))
  const coming = meant.filter((held) => held.from > today).sort((a, b) => (a.from < b.from ? -1 : 1))[0]
  if (coming !== undefined) return refuse('role-not-begun', coming)
  const ended = meant.filter((held) => held.to !== null).sort((a, b) => (a.to! < b.to! ? 1 : -1))[0]
  if (ended !== undefined) return refuse('role-ended', ended)
  return refuse(live.length > 0 ? 'office-not-held' : 'no-role')
}

function sameOffice(a: Office, b: Office): boolean {
  return a.unit === b.unit && a.role === b.role
}
