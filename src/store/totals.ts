import { sql } from 'kysely'
import { type Decimal, decimal } from '../domain/decimal.js'
import { intArray } from './arrays.js'
import type { Tx } from './database.js'

/** Sums of every series for one unit and one period. Arrays are by series index − 1. */
export interface Totals {
  /** Exact decimal text; meaningless where `filled` is 0. */
  readonly total: readonly string[]
  readonly filled: readonly number[]
  readonly excused: readonly number[]
}

export interface TotalsRequest {
  readonly units: readonly number[]
  readonly periods: readonly number[]
  /** own: the units' own returns; all: with everything below them. */
  readonly scope: 'own' | 'all'
  /** 0 entered … 3 accepted. */
  readonly stage: number
}

/** Key of the map that `readTotals` gives. */
export function totalsKey(unit: number, period: number): string {
  return `${unit}/${period}`
}

interface Row {
  unit_id: number
  period: number
  total: string
  filled: string
  excused: string | null
}

/**
 * Totals as they are now: what is folded and what is not yet, read by one statement and so from one snapshot.
 * Units and periods without any return are absent from the map.
 */
export async function readTotals(tx: Tx, request: TotalsRequest): Promise<Map<string, Totals>> {
  const units = sql`${intArray(request.units)}::integer[]`
  const periods = sql`${intArray(request.periods)}::integer[]`
  const own = request.scope === 'own'
  const { rows } = await sql<Row>`
    select unit_id, period, array_to_string(total, ',', '') as total, array_to_string(filled, ',', '') as filled,
      array_to_string(excused, ',', '') as excused
    from rollup
    where unit_id = any (array(select unnest(${units}))) and period = any (array(select unnest(${periods})))
      and scope <= ${own ? 0 : 1} and stratum >= ${request.stage}
    union all
    select member.unit_id, p.period, array_to_string(d.total, ',', ''), array_to_string(d.filled, ',', ''),
      array_to_string(d.excused, ',', '')
    from rollup_delta d
    cross join unnest(d.path) as member (unit_id)
    cross join unnest(d.periods) as p (period)
    where d.path && ${units} and d.periods && ${periods} and d.stratum >= ${request.stage}
      and member.unit_id = any (${units}) and p.period = any (${periods})
      and (${own} = false or member.unit_id = d.unit_id)
    order by 1, 2`.execute(tx)
  const found = new Map<string, Totals>()
  // The same counts of returns stand in row after row: read each text once.
  const counts = new Map<string, readonly number[]>()
  for (const row of rows) {
    const key = totalsKey(row.unit_id, row.period)
    const read = parse(row, counts)
    const held = found.get(key)
    found.set(key, held === undefined ? read : addTotals(held, read))
  }
  return found
}

/** Place by place, exact. */
export function addTotals(a: Totals, b: Totals): Totals {
  const add = (x: readonly number[], y: readonly number[]) => x.map((n, i) => n + (y[i] ?? 0))
  return {
    total: a.total.map((t, i) => (b.total[i] === '0' ? t : t === '0' ? b.total[i]! : plus(t, b.total[i]!))),
    filled: add(a.filled, b.filled),
    excused: add(a.excused, b.excused),
  }
}

function plus(a: string, b: string): string {
  const total: Decimal = decimal(a).plus(b)
  return total.toFixed()
}

function parse(row: Row, counts: Map<string, readonly number[]>): Totals {
  const total = row.total.split(',')
  const filled = readCounts(row.filled, counts)
  return {
    total,
    filled,
    excused: row.excused === null ? noughts(total.length) : readCounts(row.excused, counts),
  }
}

function readCounts(text: string, known: Map<string, readonly number[]>): readonly number[] {
  let read = known.get(text)
  if (read === undefined) {
    read = text.split(',').map(Number)
    known.set(text, read)
  }
  return read
}

const NOUGHTS: (readonly number[] | undefined)[] = []

function noughts(count: number): readonly number[] {
  NOUGHTS[count] ??= new Array<number>(count).fill(0)
  return NOUGHTS[count]
}

/** Keys of the periods that there are returns for, drafts included, in order. */
export async function presentPeriods(tx: Tx): Promise<number[]> {
  const { rows } = await sql<{ period: number }>`
    select period from return_version union select period from return_draft order by period`.execute(tx)
  return rows.map((row) => row.period)
}
