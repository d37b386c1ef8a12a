import { sql } from 'kysely'
import { type Decimal, decimal, ZERO } from '../domain/decimal.js'
import { intArray, readFigures } from './arrays.js'
import type { Tx } from './database.js'
import { type Totals, totalsKey } from './totals.js'

/** One return as it counted at a moment: what a total is made of. */
export interface Part {
  readonly unit: number
  readonly period: number
  readonly form: string
  readonly version: number
  readonly path: readonly number[]
  readonly figures: readonly (string | null)[]
  readonly notApplicable: readonly number[]
  readonly narrative: Readonly<Record<string, string>>
  /** What was said about warnings and questions, by their keys; notes beside figures. */
  readonly explanations: Readonly<Record<string, string>>
  readonly enteredBy: string
  readonly enteredAt: Date
  readonly acceptedAt: Date | null
  readonly source: string
  readonly reason: string | null
}

export interface PartsRequest {
  /** Returns of these units and of all units below them, as the tree was in each period. */
  readonly units: readonly number[]
  /** Keys of the returns' own periods (months, say), not of longer ones. */
  readonly periods: readonly number[]
  /** 0 entered … 3 accepted. */
  readonly stage: number
  /** The moment whose knowledge counts; null = now. See `knownAtBarrier` for moments close to now. */
  readonly at: Date | null
}

interface PartRow {
  unit_id: number
  period: number
  form: string
  version: number
  path: number[]
  figures: string
  not_applicable: number[]
  narrative: Record<string, string>
  explanations: Record<string, string>
  entered_by: string
  entered_at: Date
  accepted_at: Date | null
  source: string
  reason: string | null
}

const STAMPS = ['entered_at', 'submitted_at', 'approved_at', 'accepted_at'] as const

/**
 * The newest version of every return that had come to the stage by the moment asked for. Drafts count among what is entered
 * now, as in the totals; they are not facts yet, so that no moment of the past knows them.
 */
export async function readParts(tx: Tx, request: PartsRequest): Promise<Part[]> {
  const stamp = sql.ref(STAMPS[request.stage] ?? 'accepted_at')
  const units = sql`${intArray(request.units)}::integer[]`
  // A far future stands for "now": every stamp lies before it.
  const at = request.at ?? new Date('9999-01-01T00:00:00Z')
  const draftsToo = request.at === null && request.stage === 0
  const { rows } = await sql<PartRow>`
    select distinct on (unit_id, period, form) unit_id, period, form, version, path, array_to_string(figures, ',', '') as figures,
      not_applicable, narrative, explanations, entered_by, entered_at, accepted_at, source, reason
    from return_version
    where period = any (${intArray(request.periods)}::integer[]) and path && ${units}
      and ${stamp} <= ${at} and (withdrawn_at is null or withdrawn_at > ${at})
    order by unit_id, period, form, version desc`.execute(tx)
  if (!draftsToo) return rows.map(partOf)
  const drafts = await sql<PartRow>`
    select unit_id, period, form, version, path, array_to_string(figures, ',', '') as figures, not_applicable, narrative,
      explanations, entered_name as entered_by, saved_at as entered_at, null::timestamptz as accepted_at, source, reason
    from return_draft
    where period = any (${intArray(request.periods)}::integer[]) and path && ${units}
    order by unit_id, period, form`.execute(tx)
  const parts = new Map<string, Part>()
  for (const row of [...rows, ...drafts.rows])
    parts.set(`${row.unit_id}/${row.period}/${row.form}`, partOf(row))
  return [...parts.values()]
}

function partOf(row: PartRow): Part {
  return {
    unit: row.unit_id,
    period: row.period,
    form: row.form,
    version: row.version,
    path: row.path,
    figures: readFigures(row.figures),
    notApplicable: row.not_applicable,
    narrative: row.narrative,
    explanations: row.explanations,
    enteredBy: row.entered_by,
    enteredAt: row.entered_at,
    acceptedAt: row.accepted_at,
    source: row.source,
    reason: row.reason,
  }
}

/**
 * Totals as known at a moment, by the same keys as `readTotals`. `longer` tells for every return period the stored
 * periods it adds to (itself included).
 */
export function totalsOfParts(
  parts: readonly Part[],
  units: readonly number[],
  scope: 'own' | 'all',
  longer: (period: number) => readonly number[],
  seriesCount: number,
): Map<string, Totals> {
  const sums = new Map<string, { total: Decimal[]; filled: number[]; excused: number[] }>()
  const wanted = new Set(units)
  for (const part of parts) {
    const members = scope === 'own' ? [part.unit] : part.path
    for (const unit of members) {
      if (!wanted.has(unit)) continue
      for (const period of longer(part.period)) {
        const key = totalsKey(unit, period)
        let sum = sums.get(key)
        if (sum === undefined) {
          const zeros = () => new Array<number>(seriesCount).fill(0)
          sum = { total: new Array<Decimal>(seriesCount).fill(ZERO), filled: zeros(), excused: zeros() }
          sums.set(key, sum)
        }
        for (const [i, figure] of part.figures.entries()) {
          if (figure === null) continue
          sum.total[i] = sum.total[i]!.plus(decimal(figure))
          sum.filled[i]! += 1
        }
        for (const index of part.notApplicable) sum.excused[index - 1]! += 1
      }
    }
  }
  return new Map([...sums].map(([key, s]) => [key, { ...s, total: s.total.map((t) => t.toFixed()) }]))
}
