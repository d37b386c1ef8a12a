import { type RawBuilder, sql } from 'kysely'
import { eachSeries } from './arrays.js'
import type { Db, Tx } from './database.js'
import { presentPeriods } from './totals.js'

/** One folder at a time. */
const FOLD_LOCK = 7_310_003

/** From which stored period to which longer one a sum goes. */
export interface PeriodStep {
  readonly from: number
  readonly to: number
}

/** The steps from the periods that there are returns for to all longer ones, in rounds: a round only uses what the rounds before it made. */
export type StepsOf = (present: readonly number[]) => readonly (readonly PeriodStep[])[]

/** A row that adds nothing: what was withdrawn or went on to the next stratum. */
const EMPTY = sql`
  not (0 <> any (total)) and not (0 <> any (filled)) and (excused is null or not (0 <> any (excused)))`

const sums = (count: number, total: string) => eachSeries(count, (i) => `coalesce(sum(${total}[${i}]), 0)`)
const counts = (count: number, filled: string) =>
  eachSeries(count, (i) => `coalesce(sum(${filled}[${i}]), 0)::integer`)
const added = (count: number, column: string) =>
  eachSeries(count, (i) => `coalesce(rollup.${column}[${i}], 0) + coalesce(excluded.${column}[${i}], 0)`)

/** What to do when the total is there already: add place by place. */
function addToStored(count: number): RawBuilder<unknown> {
  return sql`on conflict (unit_id, period, scope, stratum) do update set
    total = ${added(count, 'total')},
    filled = ${added(count, 'filled')},
    excused = case when rollup.excused is null then excluded.excused
      when excluded.excused is null then rollup.excused
      else ${added(count, 'excused')} end,
    reach = excluded.reach`
}

/**
 * How many places the arrays must have: another program may have registered a longer list of series meanwhile, and folding
 * with ours would cut its figures off. To be asked after what is to be summed was chosen: series are only ever added.
 */
async function heldSeries(tx: Tx, atLeast: number): Promise<number> {
  const { rows } = await sql<{ n: number }>`select coalesce(max(series_index), 0) as n from series`.execute(
    tx,
  )
  return Math.max(rows[0]!.n, atLeast)
}

/**
 * Fold waiting deltas into the stored totals, oldest first does not matter: sums commute.
 * Runs as the owner. Returns how many deltas were folded; 0 when another folder is at work or nothing waits.
 */
export async function foldDeltas(owner: Db, seriesCount: number, atMost = 2000): Promise<number> {
  return owner.transaction().execute(async (tx) => {
    const { rows } = await sql<{
      mine: boolean
    }>`select pg_try_advisory_xact_lock(${FOLD_LOCK}) as mine`.execute(tx)
    if (rows[0]?.mine !== true) return 0
    const picked = await sql<{ unit_id: number; delta_id: string }>`
      select unit_id, delta_id from rollup_delta order by unit_id, delta_id limit ${atMost}`.execute(tx)
    if (picked.rows.length === 0) return 0
    const units = picked.rows.map((row) => row.unit_id)
    const ids = picked.rows.map((row) => row.delta_id)
    const count = await heldSeries(tx, seriesCount)
    const folded = await sql<{ unit_id: number; period: number; empty: boolean; idle: boolean }>`
      with taken as (
        delete from rollup_delta
        where unit_id = any (${units}::integer[]) and delta_id = any (${ids}::uuid[])
        returning unit_id, stratum, periods, path, total, filled, excused
      )
      insert into rollup (unit_id, period, scope, stratum, reach, total, filled, excused)
      ${deltaSums(count, sql`taken`)}
      ${addToStored(count)}
      returning unit_id, period, ${EMPTY} as empty, not (0 <> any (excused)) as idle`.execute(tx)
    const over = folded.rows.filter((row) => row.empty || row.idle)
    if (over.length > 0)
      await tidy(
        tx,
        over.map((row) => row.unit_id),
        over.map((row) => row.period),
      )
    return picked.rows.length
  })
}

/** Leave the table as a rebuild would make it: no rows of noughts, no counts of noughts. */
async function tidy(tx: Tx, units: readonly number[], periods: readonly number[]): Promise<void> {
  const here = sql`unit_id = any (${units}::integer[]) and period = any (${periods}::integer[])`
  await sql`delete from rollup where ${here} and ${EMPTY}`.execute(tx)
  await sql`update rollup set excused = null where ${here} and not (0 <> any (excused))`.execute(tx)
}

/** What deltas add to each total: to the unit's own, and to every unit above it; in the return's period and the longer ones. */
function deltaSums(count: number, source: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
      select member.unit_id, p.period, case when member.unit_id = d.unit_id then 0 else 1 end as scope, d.stratum, member.reach,
        ${sums(count, 'd.total')}, ${counts(count, 'd.filled')},
        case when bool_or(d.excused is not null) then ${counts(count, 'd.excused')} end
      from ${source} d
      cross join unnest(d.periods) as p (period)
      join org_unit member on member.unit_id = any (d.path)
      group by member.unit_id, member.reach, p.period, 3, d.stratum`
}

/** Fold until nothing waits. */
export async function foldAll(owner: Db, seriesCount: number): Promise<number> {
  let folded = 0
  for (;;) {
    const n = await foldDeltas(owner, seriesCount)
    if (n === 0) return folded
    folded += n
  }
}

/**
 * Make all stored totals anew from the returns, in one snapshot (the caller opens a repeatable-read transaction as owner and calls `holdRollup`).
 * Deltas that the snapshot sees are in the returns already and go; later ones stay and are folded as usual.
 *
 * Values are added first and "not applicable" counted afterwards, for the few rows that have any: aggregates inside a CASE
 * are computed for every row all the same, and would double the time of loading a nation.
 */
async function rebuildInto(
  tx: Tx,
  table: 'rollup' | 'rollup_check',
  seriesCount: number,
  stepsOf: StepsOf,
): Promise<void> {
  const target = sql.raw(table)
  // Sums of a nation do not fit into what ordinary statements get, and would be sorted on disk.
  await sql`set local work_mem = '256MB'`.execute(tx)
  const steps = stepsOf(await presentPeriods(tx))
  for (const { sign, excuses } of await findTerms(tx)) {
    for (const scope of [OWN, BELOW]) {
      const into = sql`insert into ${target} as rollup (unit_id, period, scope, stratum, reach, total, filled, excused)`
      // What is added first meets nothing that it could be added to.
      const meets = sign > 0 ? sql`` : addToStored(seriesCount)
      await sql`${into} ${termValues(seriesCount, scope, sign)} ${meets}`.execute(tx)
      if (excuses)
        await sql`${into} ${termExcuses(seriesCount, scope, sign)} ${addToStored(seriesCount)}`.execute(tx)
    }
  }
  if (await addDraftTerms(tx))
    for (const scope of [OWN, BELOW]) {
      const into = sql`insert into ${target} as rollup (unit_id, period, scope, stratum, reach, total, filled, excused)`
      await sql`${into} ${termValues(seriesCount, scope, 1, DRAFTS)} ${addToStored(seriesCount)}`.execute(tx)
      await sql`${into} ${termExcuses(seriesCount, scope, 1, DRAFTS)} ${addToStored(seriesCount)}`.execute(tx)
    }
  for (const round of steps) {
    if (round.length === 0) continue
    const from = sql`
      from ${target} r
      join unnest(${round.map((s) => s.from)}::integer[], ${round.map((s) => s.to)}::integer[]) as step (shorter, longer)
        on step.shorter = r.period`
    const key = sql`r.unit_id, step.longer, r.scope, r.stratum, r.reach`
    await sql`
      insert into ${target} as rollup (unit_id, period, scope, stratum, reach, total, filled, excused)
      select ${key}, ${sums(seriesCount, 'r.total')}, ${counts(seriesCount, 'r.filled')}, null
      ${from} group by ${key} ${addToStored(seriesCount)}`.execute(tx)
    await sql`
      insert into ${target} as rollup (unit_id, period, scope, stratum, reach, total, filled, excused)
      select ${key}, ${noughts(seriesCount)}, ${noughts(seriesCount)}, ${counts(seriesCount, 'r.excused')}
      ${from} where r.excused is not null group by ${key} ${addToStored(seriesCount)}`.execute(tx)
  }
  await sql`delete from ${target} where ${EMPTY}`.execute(tx)
  await sql`update ${target} set excused = null where not (0 <> any (excused))`.execute(tx)
  await sql`drop table rollup_term`.execute(tx)
}

const noughts = (count: number) => eachSeries(count, () => '0')

/** Whose total a return adds to: the unit's own, or that of every unit above it. */
interface Scope {
  readonly number: RawBuilder<unknown>
  readonly members: RawBuilder<unknown>
}
const OWN: Scope = { number: sql`0`, members: sql`join org_unit member on member.unit_id = v.unit_id` }
// Unnested, because a join on "= any (path)" leaves the planner nothing but trying every unit for every return.
const BELOW: Scope = {
  number: sql`1`,
  members: sql`
    cross join unnest(v.path) as above (unit_id)
    join org_unit member on member.unit_id = above.unit_id and above.unit_id <> v.unit_id`,
}

const VERSIONS = sql`return_version`
const DRAFTS = sql`return_draft`

/**
 * Which versions count in which stratum, as a temporary table. A version counts positively in the stratum it has come to, and takes
 * away what a newer but less advanced one replaces; a draft is newer than any version, and of no version's number. Gives
 * the signs that occur, positive first, and whether any such version has figures that are not applicable.
 */
async function findTerms(tx: Tx): Promise<{ sign: number; excuses: boolean }[]> {
  await sql`
    create temp table rollup_term on commit drop as
    select v.unit_id, v.period, v.form, v.version, part.stratum, part.sign, v.not_applicable <> '{}' as excuses
    from (
      select v.unit_id, v.period, v.form,
        array[
          coalesce(d.version, max(v.version)),
          max(v.version) filter (where submitted_at is not null),
          max(v.version) filter (where approved_at is not null),
          max(v.version) filter (where accepted_at is not null)
        ] as newest
      from return_version v
      left join return_draft d on d.unit_id = v.unit_id and d.period = v.period and d.form = v.form
      where withdrawn_at is null
      group by v.unit_id, v.period, v.form, d.version
    ) n
    cross join (values (3, 1, 4, 5), (2, 1, 3, 4), (2, -1, 4, 3), (1, 1, 2, 3), (1, -1, 3, 2), (0, 1, 1, 2), (0, -1, 2, 1))
      as part (stratum, sign, stage, other)
    join return_version v
      on v.unit_id = n.unit_id and v.period = n.period and v.form = n.form and v.version = n.newest[part.stage]
    where n.newest[part.stage] is distinct from n.newest[part.other]`.execute(tx)
  // Without it the planner takes the new table for tiny, and looks every version up one by one.
  await sql`analyze rollup_term`.execute(tx)
  const { rows } = await sql<{ sign: number; excuses: boolean }>`
    select sign, bool_or(excuses) as excuses from rollup_term group by sign order by sign desc`.execute(tx)
  return rows
}

/** Have the drafts, and nothing else, as the terms: each counts in stratum 0. Are there any? */
async function addDraftTerms(tx: Tx): Promise<boolean> {
  await sql`delete from rollup_term`.execute(tx)
  const { numAffectedRows } = await sql`
    insert into rollup_term (unit_id, period, form, version, stratum, sign, excuses)
    select unit_id, period, form, version, 0, 1, not_applicable <> '{}' from return_draft`.execute(tx)
  return (numAffectedRows ?? 0n) > 0n
}

/** Sums and counts of the values of all terms of one sign. */
function termValues(count: number, scope: Scope, sign: number, source = VERSIONS): RawBuilder<unknown> {
  const minus = sign < 0 ? '-' : ''
  return termRows(
    scope,
    sign,
    source,
    sql`
      ${eachSeries(count, (i) => `coalesce(${minus}sum(v.figures[${i}]), 0)`)},
      ${eachSeries(count, (i) => `(${minus}count(v.figures[${i}]))::integer`)}, null::integer[]`,
    sql``,
  )
}

/** Counts of "not applicable" of all terms of one sign. */
function termExcuses(count: number, scope: Scope, sign: number, source = VERSIONS): RawBuilder<unknown> {
  const minus = sign < 0 ? '-' : ''
  return termRows(
    scope,
    sign,
    source,
    sql`
      ${noughts(count)}, ${noughts(count)},
      ${eachSeries(count, (i) => `(${minus}count(*) filter (where ${i} = any (v.not_applicable)))::integer`)}`,
    sql`and t.excuses`,
  )
}

function termRows(
  scope: Scope,
  sign: number,
  source: RawBuilder<unknown>,
  columns: RawBuilder<unknown>,
  more: RawBuilder<unknown>,
): RawBuilder<unknown> {
  return sql`
    select member.unit_id, v.period, ${scope.number}, t.stratum, member.reach, ${columns}
    from rollup_term t
    join ${source} v
      on v.unit_id = t.unit_id and v.period = t.period and v.form = t.form and v.version = t.version
    ${scope.members}
    where t.sign = ${sign} ${more}
    group by member.unit_id, member.reach, v.period, t.stratum`
}

/**
 * Keep everybody from changing the stored totals until the transaction ends (readers go on). Must be the first statement
 * of a repeatable-read transaction: a table lock takes no snapshot, so the snapshot comes after the last folder has committed.
 */
export async function holdRollup(tx: Tx): Promise<void> {
  await sql`lock table rollup in share row exclusive mode`.execute(tx)
}

/** Recompute all totals in place. */
export async function rebuild(owner: Db, seriesCount: number, stepsOf: StepsOf): Promise<void> {
  await owner
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (tx) => {
      await holdRollup(tx)
      await rebuildHere(tx, seriesCount, stepsOf)
    })
}

/** The same inside a repeatable-read transaction that began with `holdRollup`. */
export async function rebuildHere(tx: Tx, seriesCount: number, stepsOf: StepsOf): Promise<void> {
  await sql`delete from rollup_delta`.execute(tx)
  await sql`delete from rollup`.execute(tx)
  await rebuildInto(tx, 'rollup', await heldSeries(tx, seriesCount), stepsOf)
}

/** A place where the stored totals are not what the returns give. Values read `sum/reported/not applicable`. */
export interface RollupDifference {
  readonly unit: number
  readonly period: number
  readonly scope: number
  readonly stratum: number
  readonly series: number
  readonly stored: string
  readonly recomputed: string
}

/** Compare the stored totals, with the deltas still waiting, with the returns. Changes nothing. */
export async function verifyRollup(
  owner: Db,
  seriesCount: number,
  stepsOf: StepsOf,
): Promise<RollupDifference[]> {
  return owner
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (tx) => {
      await holdRollup(tx)
      const count = await heldSeries(tx, seriesCount)
      await sql`create temp table rollup_check (like rollup including indexes) on commit drop`.execute(tx)
      await sql`create temp table rollup_stored (like rollup including indexes) on commit drop`.execute(tx)
      await rebuildInto(tx, 'rollup_check', count, stepsOf)
      await sql`insert into rollup_stored select * from rollup`.execute(tx)
      await sql`
        insert into rollup_stored as rollup (unit_id, period, scope, stratum, reach, total, filled, excused)
        ${deltaSums(count, sql`rollup_delta`)}
        ${addToStored(count)}`.execute(tx)
      const { rows } = await sql<RollupDifference>`
        select unit_id as unit, period, scope, stratum, place.i as series,
          concat_ws('/', coalesce(s.total[place.i], 0), coalesce(s.filled[place.i], 0), coalesce(s.excused[place.i], 0)) as stored,
          concat_ws('/', coalesce(c.total[place.i], 0), coalesce(c.filled[place.i], 0), coalesce(c.excused[place.i], 0)) as recomputed
        from rollup_stored s
        full join rollup_check c using (unit_id, period, scope, stratum)
        cross join generate_series(1, ${count}) as place (i)
        where coalesce(s.total[place.i], 0) <> coalesce(c.total[place.i], 0)
          or coalesce(s.filled[place.i], 0) <> coalesce(c.filled[place.i], 0)
          or coalesce(s.excused[place.i], 0) <> coalesce(c.excused[place.i], 0)
        order by 1, 2, 3, 4, 5`.execute(tx)
      return rows
    })
}
