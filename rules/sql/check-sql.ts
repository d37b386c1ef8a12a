import { splitStatements } from '../../src/store/migrate.js'
import type { RuleFinding } from '../finding.js'
import { mayImport, ROOMS, roomOf } from '../imports/rooms.js'
import type { SourceFile } from '../tree.js'
import { readSql, type SqlText } from './read-sql.js'
import { lintSql } from './statement.js'
import { EXEMPT_STATEMENTS, type ExemptStatement, SAFE_PLACES, type SafePlace } from './tables.js'

/** What is let off, with the reason. An entry that nothing needs any more is a finding, so the lists stay true. */
export interface Exemptions {
  readonly places: readonly SafePlace[]
  readonly statements: readonly ExemptStatement[]
}

const OURS: Exemptions = { places: SAFE_PLACES, statements: EXEMPT_STATEMENTS }

/** The rules of ADR 0003 over migrations and over every SQL text in the sources. */
export function checkSql(files: readonly SourceFile[], exemptions: Exemptions = OURS): RuleFinding[] {
  const used = new Set<SafePlace | ExemptStatement>()
  const found = files.flatMap((file) => {
    if (file.path.endsWith('.sql')) return inMigration(file)
    const room = roomOf(file.path)
    if (!(room in ROOMS) || !mayImport(room, 'store')) return []
    return readSql(file).flatMap((text) => [
      ...broken(file, text, exemptions, used),
      ...letIn(file, text, exemptions, used),
    ])
  })
  return [...found, ...stale(exemptions, used)]
}

function inMigration(file: SourceFile): RuleFinding[] {
  const findings: RuleFinding[] = []
  let from = 0
  for (const text of splitStatements(file.text)) {
    // Statements come in order, each as it stands in the file but for its comment lines.
    const first = text.slice(0, text.indexOf('\n') === -1 ? undefined : text.indexOf('\n'))
    const start = Math.max(from, file.text.indexOf(first, from))
    from = start + first.length
    const line = file.text.slice(0, start).split('\n').length
    for (const fault of lintSql(text)) findings.push({ ...fault, file: file.path, line: line + fault.line })
  }
  return findings
}

function broken(
  file: SourceFile,
  { text, line }: SqlText,
  { statements }: Exemptions,
  used: Set<SafePlace | ExemptStatement>,
): RuleFinding[] {
  return lintSql(text).flatMap((fault) => {
    const exempt = statements.find((s) => s.file === file.path && s.rule === fault.rule && s.text === text)
    if (exempt !== undefined) {
      used.add(exempt)
      return []
    }
    return [{ ...fault, file: file.path, line: line + fault.line }]
  })
}

/** S20: values travel as parameters; what becomes part of the text is listed with the reason why it is safe. */
function letIn(
  file: SourceFile,
  text: SqlText,
  { places }: Exemptions,
  used: Set<SafePlace | ExemptStatement>,
): RuleFinding[] {
  return text.letIn.flatMap(({ source, line }) => {
    const safe = places.find((place) => place.file === file.path && place.what === source)
    if (safe !== undefined) {
      used.add(safe)
      return []
    }
    return [
      {
        file: file.path,
        line,
        rule: 'S20',
        message: `SQL: ${source} becomes part of the text`,
        remedy:
          'Hand it in as a parameter (a hole of sql`…`, or $1), a name by sql.table or sql.ref; if it can only be one of a few texts made here, list it with the reason in rules/sql/tables.ts',
      },
    ]
  })
}

function stale(exemptions: Exemptions, used: ReadonlySet<SafePlace | ExemptStatement>): RuleFinding[] {
  return [...exemptions.places, ...exemptions.statements]
    .filter((entry) => !used.has(entry))
    .map((entry) => ({
      file: 'rules/sql/tables.ts',
      line: 1,
      rule: 'S20',
      message: `nothing in ${entry.file} needs the exemption “${'what' in entry ? entry.what : entry.text}”`,
      remedy: 'Remove the entry',
    }))
}
