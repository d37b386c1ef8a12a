import type { Assignment } from './access.js'
import { roleName } from './access-refusal.js'
import { APART_FROM_FIGURES, FIGURE_EDITS, GRANTS, type Role } from './access-table.js'
import { formatDate } from './number-text.js'
import { type Finding, finding } from './problem.js'

/**
 * What stands against giving a person a role, or null: nobody gives a role to themself; a role ends after it begins; who
 * administers or registers does not at the same time enter, approve or accept figures, in whatever unit. That the giver
 * may manage accounts of the unit is for `can`.
 */
export function grantFault(input: {
  readonly giver: string
  readonly receiver: string
  readonly wanted: Assignment
  /** All that the receiver holds, held and will hold. */
  readonly held: readonly Assignment[]
}): Finding | null {
  const { giver, receiver, wanted, held } = input
  const place = { unit: wanted.unit }
  const role = roleName(wanted.role)
  const names = { roleVi: role.vi, roleEn: role.en }
  if (giver === receiver) return finding('access-self-grant', place, names)
  if (wanted.to !== null && wanted.to <= wanted.from) {
    const dates = {
      fromVi: formatDate(wanted.from, 'vi'),
      fromEn: formatDate(wanted.from, 'en'),
      toVi: formatDate(wanted.to, 'vi'),
      toEn: formatDate(wanted.to, 'en'),
    }
    return finding('access-role-dates', place, dates)
  }
  const clash = held.find((other) => overlap(other, wanted) && !compatible(other.role, wanted.role))
  if (clash === undefined) return null
  const other = roleName(clash.role)
  return finding('access-roles-clash', place, { ...names, otherVi: other.vi, otherEn: other.en })
}

/** May one person hold both at the same time? */
export function compatible(a: Role, b: Role): boolean {
  return !(
    (APART_FROM_FIGURES.includes(a) && editsFigures(b)) ||
    (APART_FROM_FIGURES.includes(b) && editsFigures(a))
  )
}

function editsFigures(role: Role): boolean {
  return FIGURE_EDITS.some((action) => GRANTS[action][role] !== undefined)
}

function overlap(a: Assignment, b: Assignment): boolean {
  return (a.to === null || b.from < a.to) && (b.to === null || a.from < b.to)
}
