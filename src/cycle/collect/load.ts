import { basename } from 'node:path'
import type { ReturnFigures } from '../../domain/figure.js'
import type { PackIndex } from '../../domain/pack-index.js'
import { periodFromKey } from '../../domain/period.js'
import { rebuildSteps, storedPeriods } from '../../domain/stored-periods.js'
import { type Stage, stageNumber } from '../../domain/strata.js'
import { audit } from '../../store/audit.js'
import { addStaged, stageReturns } from '../../store/bulk.js'
import { widen } from '../../store/context.js'
import { type Db, factTime, lockUnits, retrying, type Tx, withClient } from '../../store/database.js'
import { readDraft } from '../../store/drafts.js'
import { addVersion, holdReturns, lockVersions, type NewVersion, turnDraft } from '../../store/returns.js'
import { foldAll, rebuildHere } from '../../store/rollup.js'
import { pathIds } from '../register/register-pack.js'
import type { Store } from '../store.js'

/** How returns come in. */
export interface LoadMeta {
  /** Name, to show. */
  readonly actor: string
  /** Of who takes them in through the server: they may not approve them. */
  readonly account?: string | undefined
  /** Where the figures come from: file names, for the history of every figure. */
  readonly source: string
  /** How far they have come already; an import of past figures is `accepted`. */
  readonly stage: Stage
  /** Why figures that were there are replaced. */
  readonly reason: string | null
}

export interface LoadResult {
  readonly read: number
  /** Returns that were new or different, and so became versions. */
  readonly added: number
  readonly unchanged: number
}

/** Above this many returns, copying and rebuilding all totals is cheaper than return by return. */
const BULK = 400

/**
 * Take checked returns in: all of them or none. A return that says what its newest version says is left alone, so loading
 * twice changes nothing; one that differs becomes a new version and the old one stays for ever.
 */
export async function loadReturns(
  store: Store,
  index: PackIndex,
  returns: readonly ReturnFigures[],
  meta: LoadMeta,
): Promise<LoadResult> {
  const rows = newVersions(index, returns, meta)
  const added =
    returns.length > BULK ? await inBulk(store, index, rows, meta) : await oneByOne(store, index, rows, meta)
  return { read: returns.length, added, unchanged: returns.length - added }
}

function* generate(
  index: PackIndex,
  returns: readonly ReturnFigures[],
  meta: LoadMeta,
): Generator<NewVersion> {
  const stage = stageNumber(meta.stage)
  for (const figures of returns) {
    const window = index.window(figures.period)
    yield {
      key: { unit: figures.unitId, period: figures.period.key, form: figures.form },
      windowFrom: window.from,
      windowTo: window.to,
      path: pathIds(index.treeOf(figures.period), figures.unitKey),
      figures: withoutTail(figures.values),
      notApplicable: [...figures.notApplicable].sort((a, b) => a - b),
      narrative: figures.narratives ?? {},
      explanations: noteExplanations(index, figures.notes),
      reason: meta.reason,
      // The very file, when known: among seventeen files it says where to look.
      source: figures.place.file === undefined ? meta.source : basename(figures.place.file),
      enteredBy: meta.actor,
      ...(meta.account !== undefined && { savedBy: [meta.account] }),
      stage,
    }
  }
}

/** What a unit wrote beside its figures stays with them: `note:<index of the series>` → text. */
function noteExplanations(index: PackIndex, notes: ReturnFigures['notes'] = {}): Record<string, string> {
  const found = Object.entries(notes).flatMap(([code, text]) => {
    const series = index.seriesByCode.get(code)
    return series === undefined ? [] : [[`note:${series.index}`, text] as const]
  })
  return Object.fromEntries(found)
}

/**
 * Series are added at the end of a pack: figures that end where the last reported one does say the same before and after, and
 * reading them in again changes nothing.
 */
function withoutTail(values: readonly (string | null)[]): (string | null)[] {
  return values.slice(0, values.findLastIndex((value) => value !== null) + 1)
}

interface Rows {
  [Symbol.iterator](): Iterator<NewVersion>
}

/** The versions that returns would become. */
export function newVersions(index: PackIndex, returns: readonly ReturnFigures[], meta: LoadMeta): Rows {
  return { [Symbol.iterator]: () => generate(index, returns, meta) }
}

async function inBulk(store: Store, index: PackIndex, rows: Rows, meta: LoadMeta): Promise<number> {
  return retrying(() =>
    withClient(store.ownerPool, (client, db) =>
      db
        .transaction()
        .setIsolationLevel('repeatable read')
        .execute(async (tx) => {
          await holdReturns(tx)
          const at = await factTime(tx)
          await stageReturns(client, tx, rows)
          const { added } = await addStaged(tx, {
            at,
            enteredBy: meta.actor,
            reason: meta.reason,
          })
          if (added > 0) {
            await rebuildHere(tx, index.seriesCount, rebuildSteps)
            await auditLoad(tx, index, meta, at, added)
          }
          return added
        }),
    ),
  )
}

async function oneByOne(store: Store, index: PackIndex, rows: Rows, meta: LoadMeta): Promise<number> {
  const added = await retrying(() =>
    store.owner.transaction().execute(async (tx) => {
      const versions = [...rows]
      await lockUnits(
        tx,
        versions.map((row) => row.key.unit),
      )
      const at = await factTime(tx)
      let count = 0
      for (const row of versions) if (await addIfChanged(tx, index, row, at)) count++
      if (count > 0) await auditLoad(tx, index, meta, at, count)
      return count
    }),
  )
  await foldAll(store.owner, index.seriesCount)
  return added
}

/**
 * Store returns under the rights of their own units, as a clerk's submission does, all of them or none; the totals follow at
 * once by their deltas. Gives for each the number of the new version, or null when it says what its newest version says.
 */
export async function submitReturns(
  app: Db,
  index: PackIndex,
  returns: readonly ReturnFigures[],
  meta: LoadMeta,
): Promise<(number | null)[]> {
  const rows = [...newVersions(index, returns, meta)]
  if (rows.length === 0) return []
  return retrying(() =>
    app.transaction().execute(async (tx) => {
      await lockUnits(
        tx,
        rows.map((row) => row.key.unit),
      )
      const at = await factTime(tx)
      const versions: (number | null)[] = []
      for (const [i, row] of rows.entries()) {
        const { unitId: unit, period, form } = returns[i]!
        await widen(tx, { unit, write: unit })
        const version = await addIfChanged(tx, index, row, at)
        versions.push(version)
        if (version !== null)
          await audit(tx, {
            unit,
            at,
            actor: meta.actor,
            action: 'return.submit',
            detail: { period: period.code, form, version, source: meta.source },
          })
      }
      return versions
    }),
  )
}

/** `submitReturns` of one. */
export async function submitReturn(
  app: Db,
  index: PackIndex,
  figures: ReturnFigures,
  meta: LoadMeta,
): Promise<number | null> {
  const [version] = await submitReturns(app, index, [figures], meta)
  return version!
}

/**
 * A return that says what its newest version says is left alone; another becomes a version, and what somebody was typing for it
 * is kept as one that ended. Needs `lockUnits`; auditing is the caller's. The number of the version, or null.
 */
export async function addIfChanged(
  tx: Tx,
  index: PackIndex,
  row: NewVersion,
  at: Date,
): Promise<number | null> {
  const { key } = row
  const versions = await lockVersions(tx, key)
  const newest = versions.at(-1)
  if (newest !== undefined && !newest.withdrawn && sameContent(newest, row)) return null
  const periods = storedPeriods(periodFromKey(key.period))
  const draft = await readDraft(tx, key)
  if (draft === null) return addVersion(tx, row, versions, periods, index.seriesCount, at)
  const into = { to: 'withdrawn', closedFor: row.reason } as const
  await turnDraft(tx, key, versions, draft, into, periods, index.seriesCount, at)
  return addVersion(tx, row, await lockVersions(tx, key), periods, index.seriesCount, at)
}

export type Said = Pick<NewVersion, 'figures' | 'notApplicable' | 'narrative' | 'explanations'>

/** Do both say the same? */
export function sameContent(a: Said, b: Said): boolean {
  return (
    a.figures.length === b.figures.length &&
    a.figures.every((figure, i) => figure === b.figures[i]) &&
    a.notApplicable.join() === b.notApplicable.join() &&
    sameTexts(a.narrative, b.narrative) &&
    sameTexts(a.explanations, b.explanations)
  )
}

function sameTexts(a: Readonly<Record<string, string>>, b: Readonly<Record<string, string>>): boolean {
  return JSON.stringify(Object.entries(a).sort()) === JSON.stringify(Object.entries(b).sort())
}

async function auditLoad(tx: Tx, index: PackIndex, meta: LoadMeta, at: Date, added: number): Promise<void> {
  const root = index.rootUnit()
  await audit(tx, {
    unit: root.id,
    at,
    actor: meta.actor,
    action: 'figures.load',
    detail: { source: meta.source, added },
  })
}

/** Fold what submissions left waiting. Totals are exact without it; it only keeps the waiting list short. */
export async function foldWaiting(store: Store, index: PackIndex): Promise<number> {
  return foldAll(store.owner, index.seriesCount)
}
