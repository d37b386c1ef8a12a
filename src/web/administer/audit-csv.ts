import { webAuditWords } from '../../domain/words/web-audit.js'
import { type Lang, say } from '../../domain/words.js'
import type { AuditEntry } from './audit-data.js'
import { actorText, auditSentence } from './audit-sentence.js'

const COLUMNS = ['when', 'who', 'what', 'unit', 'action', 'account', 'request', 'details'] as const

/** Entries as a file for spreadsheets: one line an entry, the sentence beside what it was made of. */
export function auditCsv(
  entries: readonly AuditEntry[],
  lang: Lang,
  moment: (at: string) => string,
  formOf: (id: string) => string,
): string {
  const lines = entries.map((entry) => [
    moment(entry.at),
    actorText(entry, lang),
    auditSentence(entry, lang, formOf),
    entry.unit.name,
    entry.action,
    entry.account ?? '',
    entry.requestId ?? '',
    JSON.stringify(entry.detail),
  ])
  const head = COLUMNS.map((column) => say(webAuditWords, column, lang))
  return [head, ...lines].map((line) => `${line.map(cell).join(',')}\r\n`).join('')
}

/** A cell in quotes where it must be. What a spreadsheet would take for a formula is kept from being one. */
function cell(text: string): string {
  const plain = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain
}
