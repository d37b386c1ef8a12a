import type { SqlToken } from './sql-tokens.js'

/** A rule that an SQL text breaks. `line` counts from 0 within the text. */
export interface SqlFault {
  readonly rule: string
  readonly line: number
  readonly message: string
  readonly remedy: string
}

/** A fault at a token. */
export function fault(rule: string, token: SqlToken, what: string, remedy: string): SqlFault {
  return { rule, line: token.line, message: `SQL: ${what}`, remedy }
}
