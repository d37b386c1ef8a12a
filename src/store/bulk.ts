import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { sql } from 'kysely'
import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { intArray, numericArray } from './arrays.js'
import type { Tx } from './database.js'
import type { NewVersion } from './returns.js'

/** Where `stageReturns` puts rows before they become versions; gone at the end of the transaction. */
const STAGED = sql.table('staged_return')

/**
 * COPY returns into a temporary table of the transaction that `client` is in. RLS refuses COPY to the application's role,
 * and rightly: only the owner loads in bulk, after the figures were checked one by one.
 */
export async function stageReturns(client: pg.PoolClient, tx: Tx, rows: Iterable<NewVersion>): Promise<void> {
  await sql`
    create temp table ${STAGED} (unit_id integer, period integer, form text, window_from date, window_to date, path integer[],
      figures numeric[], not_applicable integer[], narrative jsonb, explanations jsonb, source text, stage integer) on commit drop`.execute(
    tx,
  )
  const copy = client.query(copyFrom('copy staged_return from stdin'))
  await pipeline(Readable.from(chunks(rows)), copy)
}

function* chunks(rows: Iterable<NewVersion>): Generator<string> {
  let chunk: string[] = []
  for (const row of rows) {
    chunk.push(
      `${row.key.unit}\t${row.key.period}\t${row.key.form}\t${row.windowFrom}\t${row.windowTo}\t${intArray(row.path)}\t${numericArray(
        row.figures,
      )}\t${intArray(row.notApplicable)}\t${escapeCopy(JSON.stringify(row.narrative))}\t${escapeCopy(JSON.stringify(row.explanations))}\t${escapeCopy(row.source)}\t${row.stage}\n`,
    )
    if (chunk.length >= 500) {
      yield chunk.join('')
      chunk = []
    }
  }
  yield chunk.join('')
}

/** COPY's text format: backslash, tab and line ends are escaped. */
function escapeCopy(text: string): string {
  return text.replace(/\\/g, '\\\\').replace(/\t/g, '\\t').replace(/\n/g, '\\n').replace(/\r/g, '\\r')
}

export interface BulkCounts {
  readonly staged: number
  readonly added: number
}

/** The newest stored version of each return, to compare staged ones with. */
const NEWEST = sql`(
      select distinct on (unit_id, period, form) unit_id, period, form, version, figures, not_applicable, narrative, explanations,
        withdrawn_at
      from return_version order by unit_id, period, form, version desc
    )`

/** Says the staged return something else than the newest version, or is there none in force? */
const DIFFERS = sql`(
      newest.version is null
      or newest.withdrawn_at is not null
      or newest.figures is distinct from s.figures
      or newest.not_applicable is distinct from s.not_applicable
      or newest.narrative is distinct from s.narrative
      or newest.explanations is distinct from s.explanations
    )`

/**
 * Make staged returns versions. A return whose newest version says the same is left alone, so loading twice changes
 * nothing. What somebody was typing for a return that is replaced is kept as a version that ended. A unit that is not
 * registered has no reach, which the column refuses. The totals are not touched: the caller rebuilds them in the same transaction.
 */
export async function addStaged(
  tx: Tx,
  meta: { at: Date; enteredBy: string; reason: string | null },
): Promise<BulkCounts> {
  const staged = await sql<{ n: string }>`select count(*) as n from ${STAGED}`.execute(tx)
  await endDrafts(tx, meta)
  const added = await sql`
    insert into return_version (unit_id, period, form, version, window_from, window_to, path, reach, figures, not_applicable,
      narrative, explanations, reason, source, entered_by, entered_at, submitted_at, approved_at, accepted_at)
    select s.unit_id, s.period, s.form, coalesce(newest.version, 0) + 1, s.window_from, s.window_to, s.path, u.reach, s.figures,
      s.not_applicable, s.narrative, s.explanations, case when newest.version is null then null else ${meta.reason}::text end,
      s.source, ${meta.enteredBy}, ${meta.at}::timestamptz,
      case when s.stage >= 1 then ${meta.at}::timestamptz end,
      case when s.stage >= 2 then ${meta.at}::timestamptz end,
      case when s.stage >= 3 then ${meta.at}::timestamptz end
    from ${STAGED} s
    left join org_unit u on u.unit_id = s.unit_id
    left join ${NEWEST} newest on newest.unit_id = s.unit_id and newest.period = s.period and newest.form = s.form
    where ${DIFFERS}`.execute(tx)
  return { staged: Number(staged.rows[0]!.n), added: Number(added.numAffectedRows ?? 0) }
}

/** Drafts are few beside a bulk load: to look for them first spares the comparison with every version. */
async function endDrafts(tx: Tx, meta: { at: Date; reason: string | null }): Promise<void> {
  const open = await sql`
    select d.unit_id from return_draft d
    join ${STAGED} s on s.unit_id = d.unit_id and s.period = d.period and s.form = d.form
    order by d.unit_id limit 1`.execute(tx)
  if (open.rows.length === 0) return
  await sql`
    with gone as (
      delete from return_draft d using (
        select s.unit_id, s.period, s.form from ${STAGED} s
        left join ${NEWEST} newest on newest.unit_id = s.unit_id and newest.period = s.period and newest.form = s.form
        where ${DIFFERS}
      ) over_taken
      where d.unit_id = over_taken.unit_id and d.period = over_taken.period and d.form = over_taken.form
      returning d.unit_id, d.period, d.form, d.version, d.window_from, d.window_to, d.path, d.reach, d.figures, d.not_applicable,
        d.narrative, d.explanations, d.reason, d.source, d.entered_name, d.opened_at, d.saved_by, d.carried_from
    )
    insert into return_version (unit_id, period, form, version, window_from, window_to, path, reach, figures, not_applicable,
      narrative, explanations, reason, source, entered_by, entered_at, opened_at, saved_by, carried_from, withdrawn_at, ended,
      closed_for)
    select unit_id, period, form, version, window_from, window_to, path, reach, figures, not_applicable,
      narrative, explanations, reason, source, entered_name, ${meta.at}::timestamptz, opened_at, saved_by, carried_from,
      ${meta.at}::timestamptz, 'withdrawn', ${meta.reason}::text
    from gone`.execute(tx)
}
