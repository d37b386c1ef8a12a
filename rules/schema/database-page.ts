import type { ColumnSchema, ConstraintSchema, Schema, TableSchema } from '../../src/store/dump-schema.js'
import { DISTRIBUTED } from '../sql/tables.js'

/** What each table is for, in a sentence. A table without one is refused: the page is for readers who do not know it yet. */
export const PURPOSES: Readonly<Record<string, string>> = {
  account: 'An office holder with a way in: names, hash of the password, second factor, lock-out.',
  api_token: 'A token for programs: its hash, scopes and expiry.',
  assignment: 'A role that an account holds in a unit for a time.',
  attachment: 'A file beside a return. Its content is in file_content, once, under its hash.',
  audit: 'What was done, by whom, when. Only ever added to.',
  backup_code: 'Hashes of the codes that stand in for a lost second factor, each good once.',
  correspondence:
    'What a reorganisation made of a unit: into which unit it went, from when, and with which share.',
  edition:
    'An edition of the definitions: who brought it, when and why. The newest is in force. Only ever added to.',
  edition_file: 'Which text each file of an edition has.',
  edition_text: 'The text of a file of the definitions, once, under its hash.',
  document:
    'A document of a unit on its way: its text in the template language, its state, and once issued its number.',
  document_comment: 'What was said about a document, or about one part of it.',
  document_event: 'What was done to a document, step by step. Only ever added to.',
  document_file:
    'The files of an issued document, byte for byte, each with the signed manifest of its figures.',
  document_number: 'The last number given to a kind of document in a year.',
  document_task: 'Who writes which part of a document, and by when.',
  document_version: 'The text of a document as it was.',
  external_identity: 'The account at a provider of single sign-on, by a hash of issuer and subject.',
  file_content: 'The content of attached files, each once, under the hash of its bytes.',
  idempotency: 'What a write answered, so that the same request sent again gets the same answer.',
  job_run: 'What was run for which slot of time, so that it is run once whoever comes first.',
  lock_exception: 'Leave for one unit to work on a period that is closed.',
  mail: 'Letters to be sent, with the lease of who is sending them. Never a figure in them.',
  migration: 'Which migrations this database has been through, with the hash of each.',
  org_place:
    'The paths that a unit has had, each with the unit’s reach of today: what rows of a unit may say of it.',
  org_reach: 'The reach of a unit of today: what rows that concern it as an institution may say of it.',
  org_span: 'Name, code, level and parent of a unit over a span of days.',
  notice:
    'Something an office holder should know: a return due or late, sent back, a comment. Never a figure.',
  org_unit:
    'An institution for its whole life, under an id that never changes. `reach` is who may read its figures today.',
  period_closure: 'The order of a unit that ends work on the returns of a period.',
  pack_version:
    'The definitions as they were read, so that any figure can be recomputed with those of its day.',
  reorganisation: 'The act that changed the tree: its number, dates and source.',
  return_comment: 'What was said about a return, or about one cell of it.',
  return_draft: 'What is being typed: overwritten until it is submitted, when it becomes a version.',
  return_event:
    'The history of a return, step by step and, while it is a draft, cell by cell. Only ever added to.',
  return_version:
    'One version of one return: all figures of a unit for a period on a form. `figures[i]` is the value of series i.',
  rollup:
    'Sums of every series for a unit and a period: its own (scope 0) and those of all units below it (scope 1).',
  rollup_delta: 'What a change adds to the sums, until the folder has added it.',
  session: 'Somebody signed in: the hash of the token, from when to when, from where.',
  series: 'The place of a series in every stored array. Never reused.',
  signing_key: 'A key under which documents are signed; the private half sealed.',
  unknown_name:
    'Failed attempts to sign in under names that nobody has, by a hash of the name, so that they are answered like others.',
}

/** The page `docs/database.md`: a diagram and the columns of every table, from the database’s own catalogue. */
export function databasePage(schema: Schema): string {
  const missing = schema.tables.filter((table) => PURPOSES[table.name] === undefined)
  if (missing.length > 0)
    throw new Error(
      `No purpose is written for ${missing.map((t) => t.name).join(', ')}. Add a sentence to rules/schema/database-page.ts.`,
    )
  return [HEAD, diagram(schema), ...schema.tables.map(section)].join('\n\n').concat('\n')
}

const HEAD = `# The database

Generated from the catalogue of the database by \`npm run schema\`; a test compares it. Do not edit.
The statements are in \`src/store/migrations/\`, the schema they make in \`src/store/schema.sql\`; why it is so, in \`docs/adr/\`.

Tables marked *distributed* grow with figures and can be spread over machines by \`unit_id\` (ADR 0003). Every table has row-level
security: the application's role acts for a unit, sees the figures that this unit may reach, and nothing without one.`

function diagram(schema: Schema): string {
  const entities = schema.tables.map(
    (table) => `  ${table.name} {\n${table.columns.map((c) => `    ${entityLine(table, c)}\n`).join('')}  }`,
  )
  const arrows = schema.tables.flatMap((table) =>
    foreignKeys(table).map((key) => `  ${key.references} ||--o{ ${table.name} : "${key.columns.join(', ')}"`),
  )
  return ['```mermaid', 'erDiagram', ...entities, ...arrows, '```'].join('\n')
}

function entityLine(table: TableSchema, column: ColumnSchema): string {
  const key = [
    ...(isPrimary(table, column) ? ['PK'] : []),
    ...(foreignKeys(table).some((k) => k.columns.includes(column.name)) ? ['FK'] : []),
  ].join(', ')
  return `${column.type.replaceAll(' ', '_')} ${column.name}${key === '' ? '' : ` ${key}`}`
}

function section(table: TableSchema): string {
  const kind = DISTRIBUTED.has(table.name) ? ' *Distributed by unit_id.*' : ''
  const rows = table.columns.map(
    (column) =>
      `| ${column.name} | ${column.type} | ${column.nullable ? 'may be empty' : 'required'} | ${notes(table, column)} |`,
  )
  return [
    `## ${table.name}`,
    '',
    `${PURPOSES[table.name]}${kind}`,
    '',
    '| column | type | | |',
    '|---|---|---|---|',
    ...rows,
    ...bullets(table),
  ].join('\n')
}

function notes(table: TableSchema, column: ColumnSchema): string {
  const targets = foreignKeys(table)
    .filter((key) => key.columns.includes(column.name))
    .map((key) => `→ ${key.references}`)
  return [...(isPrimary(table, column) ? ['key'] : []), ...targets].join(', ')
}

function bullets(table: TableSchema): string[] {
  const rules = table.constraints
    .filter((constraint) => ['unique', 'check', 'exclude'].includes(constraint.kind))
    .map((constraint) => `- ${constraint.name}: \`${constraint.definition}\``)
  const indexes = table.indexes.map((index) => `- index ${index.name} on ${index.columns.join(', ')}`)
  return rules.length + indexes.length === 0 ? [] : ['', ...rules, ...indexes]
}

function isPrimary(table: TableSchema, column: ColumnSchema): boolean {
  return table.constraints.some((c) => c.kind === 'primary key' && c.columns.includes(column.name))
}

function foreignKeys(table: TableSchema): ConstraintSchema[] {
  return table.constraints.filter((constraint) => constraint.kind === 'foreign key')
}
