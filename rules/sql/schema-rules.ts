import { fault, type SqlFault } from './fault.js'
import { closing, type SqlToken, wordsAt } from './sql-tokens.js'
import { DISTRIBUTED, DISTRIBUTION_COLUMN } from './tables.js'

/** What a statement that lays down tables, indexes or policies may not say. Temporary tables are nobody else's business. */
export function schemaFaults(tokens: readonly SqlToken[]): SqlFault[] {
  if (!['create', 'alter'].includes(tokens[0]!.text)) return []
  if (['temp', 'temporary'].includes(tokens[1]?.text ?? '')) return []
  return [...keys(tokens), ...references(tokens), ...policy(tokens)]
}

/** S13: the unit comes first in the key. S14: and there is no other key. S19: nor an id that each machine counts for itself. */
function keys(tokens: readonly SqlToken[]): SqlFault[] {
  const table = subject(tokens)
  if (table === undefined || !DISTRIBUTED.has(table.text)) return []
  const faults: SqlFault[] = []
  let hasKey = false
  for (const [at, token] of tokens.entries()) {
    const next = tokens[at + 1]
    if (wordsAt(tokens, at, 'primary', 'key')) {
      hasKey = true
      const first = tokens[at + 2]?.text === '(' ? tokens[at + 3]?.text : columnOf(tokens, at)
      if (first !== DISTRIBUTION_COLUMN)
        faults.push(
          fault(
            'S13',
            token,
            `the key of ${table.text} begins with ${first}`,
            `Begin it with ${DISTRIBUTION_COLUMN}`,
          ),
        )
    }
    if (['unique', 'exclude'].includes(token.text) && next?.text !== '.')
      faults.push(
        fault(
          'S14',
          token,
          `${token.text} on ${table.text}`,
          'A distributed table has one key; check by reading within the unit, or put the fact into a small table',
        ),
      )
    if (/^(small|big)?serial$/.test(token.text) || wordsAt(tokens, at, 'as', 'identity'))
      faults.push(
        fault(
          'S19',
          token,
          `a counted id on ${table.text}`,
          'Make the id in the program (uuid), or count within the unit',
        ),
      )
  }
  if (!hasKey && tokens[0]!.text === 'create' && tokens[1]?.text === 'table')
    faults.push(
      fault(
        'S13',
        table,
        `${table.text} has no key`,
        `Give it a primary key that begins with ${DISTRIBUTION_COLUMN}`,
      ),
    )
  return faults
}

/** The table that the statement lays down, changes or puts an index on. */
function subject(tokens: readonly SqlToken[]): SqlToken | undefined {
  const index = tokens.findIndex((token) => token.text === 'index')
  const from =
    index !== -1 && tokens[0]!.text === 'create'
      ? tokens.findIndex((token) => token.text === 'on')
      : tokens.findIndex((token) => token.text === 'table')
  const skipped = ['if', 'not', 'exists', 'only', 'public', '.']
  return from === -1 ? undefined : tokens.slice(from + 1).find((token) => !skipped.includes(token.text))
}

/** The column whose definition holds the token at `at`. */
function columnOf(tokens: readonly SqlToken[], at: number): string | undefined {
  let depth = 0
  for (let i = at; i > 0; i--) {
    const { text } = tokens[i]!
    if (text === ')') depth++
    if (text === '(' && depth-- === 0) return tokens[i + 1]?.text
    if (text === ',' && depth === 0) return tokens[i + 1]?.text
  }
  return undefined
}

function references(tokens: readonly SqlToken[]): SqlFault[] {
  return tokens.flatMap((token, at) => {
    const target = tokens[at + 1]?.text === 'public' ? tokens[at + 3] : tokens[at + 1]
    return token.text === 'references' && target !== undefined && DISTRIBUTED.has(target.text)
      ? [
          fault(
            'S15',
            token,
            `a foreign key to ${target.text}`,
            'Point foreign keys at small tables only; keep the tie by writing both rows in one transaction',
          ),
        ]
      : []
  })
}

const POLICY_CALLS = new Set(['nullif', 'current_setting', 'any', 'using', 'check', 'and', 'or', 'not', 'in'])

/** S18: a policy looks at the row and at the setting of the transaction, at nothing else. */
function policy(tokens: readonly SqlToken[]): SqlFault[] {
  if (!wordsAt(tokens, 0, 'create', 'policy') && !wordsAt(tokens, 0, 'alter', 'policy')) return []
  const start = tokens.findIndex((token) => ['using', 'check'].includes(token.text))
  if (start === -1) return []
  const faults: SqlFault[] = []
  for (const [i, token] of tokens.slice(start).entries()) {
    const at = start + i
    const called = token.kind === 'word' && tokens[at + 1]?.text === '(' && !POLICY_CALLS.has(token.text)
    if (token.text === 'select' || called)
      faults.push(
        fault(
          'S18',
          token,
          `${token.text} in a policy`,
          'Use only columns of the row and current_setting; what else is needed is stored in the row',
        ),
      )
    if (token.text === 'current_setting') {
      const close = closing(tokens, at + 1)
      const guarded = wordsAt(tokens, at - 2, 'nullif', '(') && tokens[close - 1]?.text === 'true'
      if (!guarded)
        faults.push(
          fault(
            'S18',
            token,
            'an unguarded setting in a policy',
            "Write nullif(current_setting('app.…', true), ''): without a context there is nothing to see",
          ),
        )
    }
  }
  return faults
}

const FLOATS = new Set(['real', 'float', 'float4', 'float8', 'money'])

/** S17: a figure is an exact decimal, in every column and in every cast. */
export function floatTypes(tokens: readonly SqlToken[]): SqlFault[] {
  return tokens.flatMap((token, at) => {
    const type = wordsAt(tokens, at, 'double', 'precision')
      ? 'double precision'
      : FLOATS.has(token.text)
        ? token.text
        : undefined
    return type === undefined ? [] : [fault('S17', token, `the type ${type}`, 'Use numeric')]
  })
}
