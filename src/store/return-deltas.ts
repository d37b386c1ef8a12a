import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { type StratumChange, stratumChanges, type VersionFigures } from '../domain/strata.js'
import { intArray, numericArray } from './arrays.js'
import type { Tx } from './database.js'

/** Which return: of whom, for when, on what form. `period` is the period's key. */
export interface ReturnKey {
  readonly unit: number
  readonly period: number
  readonly form: string
}

/** A version, or the draft that is newer than all versions, with the path up which its figures were added. */
export type PlacedVersion = VersionFigures & { readonly path: readonly number[] }

const NOTHING = { figures: [], notApplicable: [] }

/**
 * Append what the totals change when the versions of a return go from `before` to `after`; a draft is the newest of them, at
 * stage 0. `periods` are the return's own period and the longer ones that hold it.
 *
 * The pack may have put a unit elsewhere in a past period after it had reported: then its versions went up different paths,
 * and what a new one replaces must be taken away where it was added.
 */
export async function addChanges(
  tx: Tx,
  key: ReturnKey,
  before: readonly PlacedVersion[],
  after: readonly PlacedVersion[],
  periods: readonly number[],
  seriesCount: number,
): Promise<void> {
  const paths = new Map([...before, ...after].map((v) => [v.path.join(), v.path]))
  for (const [name, path] of paths) {
    const here = (versions: readonly PlacedVersion[]) =>
      versions.map((v) => (v.path.join() === name ? v : { ...v, ...NOTHING }))
    await addDeltas(tx, key, path, periods, stratumChanges(here(before), here(after), seriesCount))
  }
}

/** Append what a change adds to the totals; the folder does the rest, and readers add it at once. */
export async function addDeltas(
  tx: Tx,
  key: ReturnKey,
  path: readonly number[],
  periods: readonly number[],
  changes: readonly StratumChange[],
): Promise<void> {
  for (const change of changes) {
    const excused = change.excused.some((n) => n !== 0) ? intArray(change.excused) : null
    await sql`
      insert into rollup_delta (unit_id, delta_id, stratum, periods, path, reach, total, filled, excused)
      select unit_id, ${randomUUID()}::uuid, ${change.stratum}, ${intArray(periods)}::integer[], ${intArray(path)}::integer[],
        reach, ${numericArray(change.total)}::numeric[], ${intArray(change.filled)}::integer[], ${excused}::integer[]
      from org_unit where unit_id = ${key.unit}`.execute(tx)
  }
}
