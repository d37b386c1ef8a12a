/**
 * What the rules know about the tables. A table is distributed when it grows with figures: it is spread over machines by the
 * reporting unit once one machine is not enough. All others are small, and copied to every machine.
 */
export const DISTRIBUTED: ReadonlySet<string> = new Set([
  'return_version',
  'rollup',
  'rollup_delta',
  'audit',
  'return_draft',
  'return_event',
  'return_comment',
  'attachment',
])

/** The column that says on which machine a row lives: never changed, first in every key. */
export const DISTRIBUTION_COLUMN = 'unit_id'

/** A hole, or a text made elsewhere, that is let into SQL; `what` is it as written. The list is checked: an entry that nothing needs is an error. */
export interface SafePlace {
  readonly file: string
  readonly what: string
  readonly why: string
}

export const SAFE_PLACES: readonly SafePlace[] = [
  {
    file: 'src/store/arrays.ts',
    what: "Array.from({ length: count }, (_, i) => f(i + 1)).join(', ')",
    why: 'array places are whole numbers made there; a third of the time of unnest at 42 series',
  },
  {
    file: 'src/store/rollup.ts',
    what: 'table',
    why: "its type is 'rollup' | 'rollup_check'",
  },
  {
    file: 'src/store/context.ts',
    what: 'setting',
    why: 'a name from the list of that file',
  },
  {
    file: 'src/store/context.ts',
    what: 'value',
    why: 'SET takes no parameters; checked on the line before against a form without quotes',
  },
  {
    file: 'src/store/migrate.ts',
    what: 'statement',
    why: 'statements of the migration files, which these rules read one by one',
  },
  {
    file: 'src/store/dump-schema.ts',
    what: 'text',
    why: 'the constants of that file; they have no holes',
  },
  {
    file: 'src/main/open-store.ts',
    what: 'verb',
    why: "'create role' or 'alter role', chosen on the line before",
  },
]

/** A statement that breaks a rule with reason, as written. The list is checked like the safe places. */
export interface ExemptStatement {
  readonly file: string
  readonly rule: string
  readonly text: string
  readonly why: string
}

export const EXEMPT_STATEMENTS: readonly ExemptStatement[] = [
  {
    file: 'src/main/open-store.ts',
    rule: 'S6',
    text: "set client_min_messages = 'warning'",
    why: 'the owner’s own connection, outside the data path, closed after migrating',
  },
]
