import { sql } from 'kysely'
import type { Series } from '../domain/measure.js'
import { fail } from '../domain/problem.js'
import type { Reorganisation } from '../domain/reorganisation.js'
import type { UnitHistory } from '../domain/unit.js'
import { intArray } from './arrays.js'
import type { Tx } from './database.js'
import { dropSeriesFrom, seriesInUse } from './definition-reach.js'
import { unitsInUse } from './registry-use.js'

/** The pack that this database holds, or undefined when it is new. */
export async function heldPack(tx: Tx): Promise<{ pack: string; contentHash: string } | undefined> {
  const { rows } = await sql<{ pack: string; content_hash: string }>`
    select pack, content_hash from pack_version order by registered_at desc, content_hash limit 1`.execute(tx)
  return rows[0] === undefined ? undefined : { pack: rows[0].pack, contentHash: rows[0].content_hash }
}

/** Which of these units (ids) the viewer does not reach on the tree of today. */
export async function unitsBeyondReach(
  tx: Tx,
  viewer: number,
  units: readonly number[],
): Promise<readonly number[]> {
  const { rows } = await sql<{ unit_id: number }>`
    select unit_id from org_unit
    where unit_id = any (${intArray(units)}::integer[]) and not (${viewer}::integer = any (reach))
    order by unit_id`.execute(tx)
  return rows.map((row) => row.unit_id)
}

/** Keep this version of the pack's definitions, so that figures can be recomputed with them later. */
export async function recordPackVersion(
  tx: Tx,
  row: { contentHash: string; pack: string; version: string; content: string; at: Date },
): Promise<void> {
  await sql`
    insert into pack_version (content_hash, pack, version, content, registered_at)
    values (${row.contentHash}, ${row.pack}, ${row.version}, ${row.content}::jsonb, ${row.at})
    on conflict (content_hash) do update set registered_at = excluded.registered_at`.execute(tx)
}

/** Positions of series never change: new ones are added, a moved one is refused, and a lost one that was ever used. */
export async function syncSeries(tx: Tx, series: readonly Series[]): Promise<void> {
  const held = await sql<{
    series_index: number
    code: string
  }>`select series_index, code from series order by 1`.execute(tx)
  const wanted = new Map(series.map((s) => [s.code, s.index]))
  const kept = await takenBack(tx, held.rows, wanted, series.length)
  for (const row of kept) {
    if (wanted.get(row.code) !== row.series_index)
      fail(
        'series-moved',
        {},
        { series: row.code, held: row.series_index, wanted: wanted.get(row.code) ?? '–' },
      )
  }
  const fresh = series.slice(kept.length)
  if (fresh.length === 0) return
  await sql`
    insert into series (series_index, code)
    select * from unnest(${intArray(fresh.map((s) => s.index))}::integer[], ${fresh.map((s) => s.code)}::text[])`.execute(
    tx,
  )
}

type HeldSeries = { readonly series_index: number; readonly code: string }

/** The series that stay: those at the end that nobody ever used may be taken back. */
async function takenBack(
  tx: Tx,
  held: readonly HeldSeries[],
  wanted: ReadonlyMap<string, number>,
  length: number,
): Promise<readonly HeldSeries[]> {
  const gone = held.slice(length)
  if (gone.length === 0 || gone.some((row) => wanted.has(row.code))) return held
  const first = gone[0]!.series_index
  const indexes = gone.map((row) => row.series_index)
  if (await seriesInUse(tx, { first, indexes, codes: gone.map((row) => row.code) })) return held
  await dropSeriesFrom(tx, first)
  return held.slice(0, length)
}

/**
 * Bring units, their dated spans, acts and correspondences to what the pack says. Unit ids are the pack's. A unit that the pack
 * no longer names and that nothing is kept of stays as an id without a life; one that is in use is refused.
 * `reach` gives for every unit who may read its figures today; `places` are the paths that units have or ever had, ids from
 * the root to the unit itself. Needs `holdReturns`: a row written meanwhile would carry the reach of before.
 */
export async function syncUnits(
  tx: Tx,
  history: UnitHistory,
  acts: readonly Reorganisation[],
  reach: (key: string) => readonly number[],
  places: readonly (readonly number[])[],
): Promise<void> {
  const units = [...history.units.values()]
  const idOf = (key: string) => history.units.get(key)!.id
  const held = await sql<{
    unit_id: number
    unit_key: string
  }>`select unit_id, unit_key from org_unit order by 1`.execute(tx)
  const gone = held.rows.filter((row) => history.units.get(row.unit_key)?.id !== row.unit_id)
  const moved = gone.find((row) => history.units.has(row.unit_key))
  if (moved !== undefined) fail('unit-removed', {}, { unit: moved.unit_key })
  const [inUse] = await unitsInUse(
    tx,
    gone.map((row) => row.unit_id),
  )
  if (inUse !== undefined)
    fail('unit-removed', {}, { unit: gone.find((row) => row.unit_id === inUse)!.unit_key })
  const root = units.find((unit) => unit.spans[0]?.parent === null)!.id
  // What nobody ever used may be taken back, but its id is never given to another.
  const rows = [
    ...units.map((u) => ({ id: u.id, key: u.key, reach: reach(u.key) })),
    ...gone.map((u) => ({
      id: u.unit_id,
      key: u.unit_key,
      reach: [u.unit_id, root].sort((a, b) => a - b),
    })),
  ]
  await sql`
    insert into org_unit (unit_id, unit_key, reach)
    select unit_id, unit_key, reach::integer[]
    from unnest(${intArray(rows.map((u) => u.id))}::integer[], ${rows.map((u) => u.key)}::text[],
      ${rows.map((u) => intArray(u.reach))}::text[]) as u (unit_id, unit_key, reach)
    on conflict (unit_id) do update set reach = excluded.reach`.execute(tx)
  await sql`delete from correspondence`.execute(tx)
  await sql`delete from reorganisation`.execute(tx)
  await sql`delete from org_span`.execute(tx)
  const spans = units.flatMap((unit) => unit.spans.map((span) => ({ unit: unit.id, ...span })))
  await sql`
    insert into org_span (unit_id, valid_from, valid_to, code, name, level, parent_id)
    select * from unnest(${intArray(spans.map((s) => s.unit))}::integer[], ${spans.map((s) => s.from)}::date[],
      ${spans.map((s) => s.to)}::date[], ${spans.map((s) => s.code)}::text[], ${spans.map((s) => s.name)}::text[],
      ${spans.map((s) => s.level)}::text[], ${spans.map((s) => (s.parent === null ? null : idOf(s.parent)))}::integer[])`.execute(
    tx,
  )
  if (acts.length > 0)
    await sql`
      insert into reorganisation (act, number, dated, effective, title, source)
      select * from unnest(${acts.map((a) => a.id)}::text[], ${acts.map((a) => a.number)}::text[], ${acts.map((a) => a.date)}::date[],
        ${acts.map((a) => a.effective)}::date[], ${acts.map((a) => a.title)}::text[], ${acts.map((a) => a.source)}::text[])`.execute(
      tx,
    )
  const links = history.correspondences
  if (links.length > 0)
    await sql`
      insert into correspondence (from_unit, to_unit, effective, share, basis, act)
      select * from unnest(${intArray(links.map((c) => idOf(c.from)))}::integer[], ${intArray(links.map((c) => idOf(c.to)))}::integer[],
        ${links.map((c) => c.date)}::date[], ${links.map((c) => c.share)}::numeric[], ${links.map((c) => c.basis)}::text[],
        ${links.map((c) => c.act)}::text[])`.execute(tx)
  // A path that the pack no longer knows stays: returns may have been sent up it.
  await sql`
    insert into org_place (unit_id, path, reach)
    select u.unit_id, known.path, u.reach
    from (
      select unit_id, path from org_place
      union
      select unit_id, path::integer[]
      from unnest(${intArray(places.map((path) => path.at(-1)!))}::integer[], ${places.map((path) => intArray(path))}::text[])
        as p (unit_id, path)
    ) known
    join org_unit u on u.unit_id = known.unit_id
    on conflict (unit_id, path, reach) do nothing`.execute(tx)
  await sql`
    insert into org_reach (unit_id, reach) select unit_id, reach from org_unit on conflict (unit_id, reach) do nothing`.execute(
    tx,
  )
  // Who may read follows the tree of today; figures keep the path of their own period for ever.
  for (const table of REACHED)
    await sql`
      update ${sql.table(table)} as t set reach = u.reach
      from org_unit u where u.unit_id = t.unit_id and u.reach is distinct from t.reach`.execute(tx)
  for (const table of ['org_place', 'org_reach'])
    await sql`
      delete from ${sql.table(table)} as p using org_unit u where u.unit_id = p.unit_id and u.reach is distinct from p.reach`.execute(
      tx,
    )
}

/** Tables whose rows carry the reach of their unit. */
const REACHED = [
  'return_version',
  'rollup',
  'rollup_delta',
  'return_draft',
  'return_event',
  'return_comment',
  'attachment',
  'period_closure',
  'lock_exception',
  'audit',
  'account',
  'assignment',
  'notice',
  'mail',
  'document',
  'document_version',
  'document_event',
  'document_comment',
  'document_task',
  'document_number',
  'document_file',
] as const
