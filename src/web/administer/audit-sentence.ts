import { roleName } from '../../domain/access-refusal.js'
import { ROLES } from '../../domain/access-table.js'
import { addDays, isValidDate } from '../../domain/date.js'
import { formatDate } from '../../domain/number-text.js'
import { periodName, readPeriod } from '../../domain/period.js'
import { webAuditWords } from '../../domain/words/web-audit.js'
import { type Lang, say } from '../../domain/words.js'
import type { AuditEntry } from './audit-data.js'

type Key = keyof typeof webAuditWords & string

const NOTHING = '–'

/** What somebody did, as it follows their name: “giao vai trò thủ trưởng cho an.nv từ 23/11/2026”. Actions without a sentence are named. */
export function auditSentence(
  { action, detail }: Pick<AuditEntry, 'action' | 'detail'>,
  lang: Lang,
  formOf: (id: string) => string = (id) => id,
): string {
  const key = `did-${action.replaceAll('.', '-')}`
  if (!isKey(key)) return say(webAuditWords, 'did-other', lang, { action })
  return say(webAuditWords, key, lang, paramsOf(detail, lang, formOf))
}

/** Has the action a sentence of its own? */
export function isSaid(action: string): boolean {
  return isKey(`did-${action.replaceAll('.', '-')}`)
}

/** Who did it: a person by name; somebody at the command line or the server itself by what is known of them. */
export function actorText({ actor, actorName }: Pick<AuditEntry, 'actor' | 'actorName'>, lang: Lang): string {
  if (actorName !== null) return actorName
  if (actor === 'unknown') return say(webAuditWords, 'actor-unknown', lang)
  return say(webAuditWords, 'actor-server', lang, { actor })
}

function isKey(key: string): key is Key {
  return Object.hasOwn(webAuditWords, key)
}

function paramsOf(
  detail: AuditEntry['detail'],
  lang: Lang,
  formOf: (id: string) => string,
): Record<string, string> {
  const text = (name: string): string => {
    const value = detail[name]
    return typeof value === 'string' || typeof value === 'number' ? String(value) : NOTHING
  }
  const role = ROLES.find((known) => known === detail.role)
  const period = readPeriod(text('period'))
  const changed = Array.isArray(detail.changed) ? detail.changed.map(String) : []
  return {
    username: text('username'),
    name: text('name'),
    version: text('version'),
    seconds: text('seconds'),
    added: text('added'),
    refused: text('refused'),
    source: text('source'),
    act: text('act'),
    role: role === undefined ? NOTHING : roleName(role)[lang],
    period: period === undefined ? text('period') : periodName(period, lang),
    form: formOf(text('form')),
    fields: changed.map((field) => fieldName(field, lang)).join(', ') || NOTHING,
    days: daysText(detail, lang),
    last:
      typeof detail.to === 'string' && isValidDate(detail.to)
        ? formatDate(addDays(detail.to, -1), lang)
        : NOTHING,
  }
}

/** The days on which a role is held. */
function daysText({ from, to }: AuditEntry['detail'], lang: Lang): string {
  if (typeof from !== 'string' || !isValidDate(from)) return NOTHING
  const begins = formatDate(from, lang)
  if (typeof to !== 'string' || !isValidDate(to))
    return say(webAuditWords, 'days-from', lang, { from: begins })
  return say(webAuditWords, 'days-between', lang, { from: begins, last: formatDate(addDays(to, -1), lang) })
}

/** The name of something that is kept with an entry; its own when it has none in words. */
export function fieldName(field: string, lang: Lang): string {
  const key = `field-${field}`
  return isKey(key) ? say(webAuditWords, key, lang) : field
}

/** A value of the details as text. */
export function fieldText(value: unknown): string {
  if (value === null || value === undefined) return NOTHING
  if (Array.isArray(value)) return value.map(fieldText).join(', ')
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
