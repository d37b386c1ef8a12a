import { type Action, GRANTS, ROLES, type Role, type TableRefusal } from './access-table.js'
import { addDays } from './date.js'
import type { Words } from './measure.js'
import { formatDate } from './number-text.js'
import type { IsoDate } from './period.js'
import { type Finding, finding } from './problem.js'
import { spanOn, type UnitHistory } from './unit.js'
import { submissionWords } from './words/submission.js'
import { type Lang, say } from './words.js'

/** Every reason for which a right is refused. The problem of each is `access-<reason>`. */
export type AccessReason =
  | TableRefusal
  | 'no-role'
  | 'role-not-begun'
  | 'role-ended'
  | 'role-unit-ended'
  | 'office-not-held'
  | 'apart-from-figures'
  | 'unit-unknown'
  | 'no-heir'
  | 'scope'

export interface AccessRefusal {
  readonly no: AccessReason
  readonly finding: Finding
}

interface HeldRole {
  readonly role: Role
  readonly unit: string
  readonly from: IsoDate
  readonly to: IsoDate | null
}

/** What was asked. `role` is the one that came nearest to being enough. */
export interface RefusedRequest {
  readonly action: Action
  readonly unit: string
  readonly role: HeldRole | null
  readonly today: IsoDate
  readonly history: UnitHistory
}

/** A refusal in words: what is missing, and who can do it. */
export function refuseAccess(no: AccessReason, asked: RefusedRequest): AccessRefusal {
  const { action, unit, role, today, history } = asked
  const doing = actionName(action)
  const who = whoCan(action)
  const params = {
    actionVi: doing.vi,
    actionEn: doing.en,
    whoVi: who.vi,
    whoEn: who.en,
    unit: unitName(history, unit, today),
    ...(role === null ? {} : { ...roleParams(role), roleUnit: unitName(history, role.unit, today) }),
  }
  return { no, finding: finding(`access-${no}`, { unit }, params) }
}

function roleParams({ role, from, to }: HeldRole): Record<string, string> {
  const name = roleName(role)
  const params = {
    roleVi: name.vi,
    roleEn: name.en,
    fromVi: formatDate(from, 'vi'),
    fromEn: formatDate(from, 'en'),
  }
  if (to === null) return params
  const last = addDays(to, -1)
  return { ...params, lastVi: formatDate(last, 'vi'), lastEn: formatDate(last, 'en') }
}

/** "thủ trưởng", "head". */
export function roleName(role: Role): Words {
  return both((lang) => say(submissionWords, `role-${role}`, lang))
}

/** What is done, as it follows "may": "duyệt báo cáo", "approve the return". */
export function actionName(action: Action): Words {
  return both((lang) => say(submissionWords, `action-${action}`, lang))
}

/** Who may do it, by the table: "thủ trưởng hoặc cán bộ tổng hợp của đơn vị cấp trên". */
function whoCan(action: Action): Words {
  const groups = (['unit', 'superior', 'both', 'any'] as const).flatMap((place) => {
    const roles = ROLES.filter((role) => placeOf(action, role) === place)
    return roles.length === 0 ? [] : [{ place, roles }]
  })
  return both((lang) =>
    groups
      .map(({ place, roles }) => {
        const names = roles.map((role) => roleName(role)[lang])
        return say(submissionWords, `who-${place}`, lang, { roles: listOf(names, lang) })
      })
      .join('; '),
  )
}

/** Names in a row: "a, b hoặc c". */
export function listOf(names: readonly string[], lang: Lang): string {
  if (names.length < 2) return names.join()
  const first = names.slice(0, -1).join(', ')
  return say(submissionWords, 'list-or', lang, { first, last: names.at(-1)! })
}

function placeOf(action: Action, role: Role): 'unit' | 'superior' | 'both' | 'any' | null {
  const granted = GRANTS[action][role]
  if (granted === undefined) return null
  if (granted.includes('elsewhere')) return 'any'
  const below = granted.includes('below')
  if (granted.includes('own')) return below ? 'both' : 'unit'
  return 'superior'
}

/** The name on that day, or the last one it had; the key when nothing is known of it. */
function unitName(history: UnitHistory, key: string, today: IsoDate): string {
  const unit = history.units.get(key)
  if (unit === undefined) return key
  return (spanOn(unit, today) ?? unit.spans.at(-1))?.name ?? key
}

function both(text: (lang: Lang) => string): Words {
  return { vi: text('vi'), en: text('en') }
}
