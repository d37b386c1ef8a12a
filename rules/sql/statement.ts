import { acrossMachines } from './distributed.js'
import { fault, type SqlFault } from './fault.js'
import { floatTypes, schemaFaults } from './schema-rules.js'
import { clauseEnd, closing, type SqlToken, tokeniseSql } from './sql-tokens.js'

/**
 * The rules of ADR 0003 that a statement, or the part of one in a template, breaks. Holes are written `$1`, `$2`, ….
 * Pure; a test also hands it every statement that the program really sends.
 */
export function lintSql(text: string): SqlFault[] {
  const tokens = tokeniseSql(text)
  const rules = [
    oneMessage,
    refusedStatements,
    settings,
    freeValues,
    queriesAmongValues,
    acrossMachines,
    schemaFaults,
    floatTypes,
  ]
  return tokens.length === 0 ? [] : rules.flatMap((rule) => rule(tokens))
}

function oneMessage(tokens: readonly SqlToken[]): SqlFault[] {
  return tokens.flatMap((token, at) =>
    token.text === ';' && at < tokens.length - 1
      ? [
          fault(
            'S7',
            token,
            'two statements in one text',
            'Send each as a message of its own: Citus sends a string of several to its workers whole',
          ),
        ]
      : [],
  )
}

const STORED_CODE = new Set(['trigger', 'function', 'procedure'])
const READ_THE_TABLE = 'Read the table instead: a note sent on a worker is lost'

function refusedStatements(tokens: readonly SqlToken[]): SqlFault[] {
  const first = tokens[0]!
  const faults: SqlFault[] = []
  if (first.text === 'create') {
    const kind = tokens
      .slice(1)
      .find((token) => !['or', 'replace', 'constraint', 'event'].includes(token.text))
    if (kind !== undefined && STORED_CODE.has(kind.text))
      faults.push(
        fault(
          'S1',
          kind,
          `a ${kind.text}`,
          'Write what it would do as a statement of its own in the same transaction',
        ),
      )
    if (kind?.text === 'rule')
      faults.push(fault('S2', kind, 'a rewrite rule', 'Send the statement that is meant'))
  }
  if (first.text === 'do') faults.push(fault('S1', first, 'a DO block', 'Send its statements one by one'))
  if (['listen', 'notify', 'unlisten'].includes(first.text))
    faults.push(fault('S4', first, first.text.toUpperCase(), READ_THE_TABLE))
  for (const [at, token] of tokens.entries()) {
    if (token.text === 'merge' && tokens[at + 1]?.text === 'into')
      faults.push(fault('S3', token, 'MERGE', 'Use insert … on conflict … do update'))
    if (token.text === 'pg_notify') faults.push(fault('S4', token, 'pg_notify', READ_THE_TABLE))
  }
  return faults
}

const OF_THE_TRANSACTION = ['local', 'transaction', 'constraints']

function settings(tokens: readonly SqlToken[]): SqlFault[] {
  const faults = tokens
    .filter((token) => token.text === 'set_config')
    .map((token) =>
      fault(
        'S5',
        token,
        'set_config',
        'Send SET LOCAL as a message of its own: set_config does not reach the workers',
      ),
    )
  const first = tokens[0]!
  const forTheSession =
    first.text === 'set'
      ? !OF_THE_TRANSACTION.includes(tokens[1]?.text ?? '')
      : ['reset', 'discard'].includes(first.text)
  if (forTheSession)
    faults.push(
      fault(
        'S6',
        first,
        `${first.text.toUpperCase()} for the whole session`,
        'Use SET LOCAL inside the transaction: the connection goes back to a pool',
      ),
    )
  return faults
}

const FREE = new Set([
  'now',
  'clock_timestamp',
  'statement_timestamp',
  'transaction_timestamp',
  'timeofday',
  'random',
  'gen_random_uuid',
  'uuidv4',
  'uuidv7',
  'nextval',
  'current_timestamp',
  'current_date',
  'current_time',
  'localtimestamp',
  'localtime',
])

/** S8: what an update sets, and what a default gives, is the same on every machine. */
function freeValues(tokens: readonly SqlToken[]): SqlFault[] {
  return tokens.flatMap((token, at) => {
    const assigns = token.text === 'set' && at > 0
    if (!assigns && token.text !== 'default') return []
    const values = tokens.slice(at + 1, assigns ? clauseEnd(tokens, at + 1) : at + 2)
    return values
      .filter((value) => FREE.has(value.text))
      .map((value) =>
        fault(
          'S8',
          value,
          `${value.text} in ${assigns ? 'a value that is set' : 'a default'}`,
          'Hand the moment, number or id in as a parameter; in do update set use excluded.x',
        ),
      )
  })
}

function queriesAmongValues(tokens: readonly SqlToken[]): SqlFault[] {
  return tokens.flatMap((token, at) => {
    if (token.text !== 'values') return []
    const queries: SqlToken[] = []
    let open = at + 1
    while (tokens[open]?.text === '(') {
      const close = closing(tokens, open)
      queries.push(...tokens.slice(open, close).filter((inside) => inside.text === 'select'))
      open = tokens[close + 1]?.text === ',' ? close + 2 : tokens.length
    }
    return queries.map((query) =>
      fault('S9', query, 'a query among the values', 'Use insert … select … from'),
    )
  })
}
