import { fault, type SqlFault } from './fault.js'
import { clauseEnd, hasWords, type SqlToken } from './sql-tokens.js'
import { DISTRIBUTED, DISTRIBUTION_COLUMN } from './tables.js'

/**
 * What a statement on a distributed table may not hold. S10: shapes that cannot be cut up by unit. S11: a row stays with
 * its unit. S12: and is locked there. S16: a cut without an order gives other rows on every run.
 */
export function acrossMachines(tokens: readonly SqlToken[]): SqlFault[] {
  const table = tokens.find((_, at) => standsAsTable(tokens, at))
  if (table === undefined || ['create', 'alter', 'grant'].includes(tokens[0]!.text)) return []
  return tokens.flatMap((token, at) => [
    ...unsplittable(tokens, at, table.text),
    ...moved(tokens, at, table.text),
    ...(token.text === 'update' && tokens[at - 1]?.text === 'for' && !namesOneUnit(tokens)
      ? [
          fault(
            'S12',
            token,
            `FOR UPDATE on ${table.text} over many units`,
            `Lock one unit at a time: where ${DISTRIBUTION_COLUMN} = …`,
          ),
        ]
      : []),
    ...(token.text === 'limit' && !hasWords(tokens, 'order', 'by')
      ? [fault('S16', token, 'LIMIT without ORDER BY', 'Say which rows come first')]
      : []),
  ])
}

const BEFORE_TABLES = new Set(['from', 'join', 'into', 'update', 'table', 'only', 'using'])

/** `rollup` is also a word of GROUP BY, and `audit` could be a column. */
function standsAsTable(tokens: readonly SqlToken[], at: number): boolean {
  return DISTRIBUTED.has(tokens[at]!.text) && BEFORE_TABLES.has(tokens[at - 1]?.text ?? '')
}

function unsplittable(tokens: readonly SqlToken[], at: number, table: string): SqlFault[] {
  const [before, word, next] = [tokens[at - 1]?.text, tokens[at]!.text, tokens[at + 1]?.text]
  const refuse = (what: string, remedy: string) => [
    fault('S10', tokens[at]!, `${what} in a statement on ${table}`, remedy),
  ]
  if (before === 'with' && word === 'recursive')
    return refuse(
      'WITH RECURSIVE',
      'Walk the tree first, over the small tables alone, and name the units in this statement',
    )
  const grouping = ['rollup', 'cube'].includes(word) && next === '(' && (before === 'by' || before === ',')
  if (grouping || (word === 'grouping' && next === 'sets'))
    return refuse('GROUPING SETS', 'Group once and add the totals up from the groups')
  if (word === 'lateral') return refuse('LATERAL', 'Use row_number() over (partition by …) or a join')
  if (word === 'exists' && next === '(')
    return refuse('EXISTS', 'Use a join, left join … where … is null, or = any (array(select …))')
  return []
}

function moved(tokens: readonly SqlToken[], at: number, table: string): SqlFault[] {
  if (tokens[at]!.text !== 'set') return []
  const assignments = tokens.slice(at, clauseEnd(tokens, at + 1))
  return assignments.flatMap((token, i) =>
    token.text === DISTRIBUTION_COLUMN &&
    assignments[i + 1]?.text === '=' &&
    ['set', ','].includes(assignments[i - 1]?.text ?? '')
      ? [
          fault(
            'S11',
            token,
            `${DISTRIBUTION_COLUMN} of ${table} is set`,
            'A row never moves to another unit: add a row there',
          ),
        ]
      : [],
  )
}

function namesOneUnit(tokens: readonly SqlToken[]): boolean {
  return tokens.some(
    (token, at) =>
      token.text === DISTRIBUTION_COLUMN &&
      tokens[at + 1]?.text === '=' &&
      ['parameter', 'number'].includes(tokens[at + 2]?.kind ?? ''),
  )
}
