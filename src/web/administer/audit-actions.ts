import { webAuditWords } from '../../domain/words/web-audit.js'

/** What the audit speaks of, as the first word of its actions. */
export const AUDIT_FAMILIES = [
  'session',
  'password',
  'totp',
  'token',
  'identity',
  'account',
  'role',
  'return',
  'document',
  'figures',
  'period',
  'pack',
  'notice',
  'mail',
] as const
export type AuditFamily = (typeof AUDIT_FAMILIES)[number]

const NAMED = Object.keys(webAuditWords).flatMap((key) =>
  key.startsWith('name-') ? [key.slice('name-'.length)] : [],
)

/** Actions of a family that have a name, `account.make`. */
export function actionsOf(family: AuditFamily): string[] {
  return NAMED.filter((name) => name.startsWith(`${family}-`)).map((name) => name.replace('-', '.'))
}
