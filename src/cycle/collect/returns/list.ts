import { relationOf } from '../../../domain/access-relation.js'
import type { Timeliness } from '../../../domain/deadline.js'
import type { Form } from '../../../domain/form.js'
import type { LockStatus } from '../../../domain/lock.js'
import { type Period, parsePeriod } from '../../../domain/period.js'
import { fail } from '../../../domain/problem.js'
import { entryCounts } from '../../../domain/submission-entries.js'
import type { ReturnProgress } from '../../../domain/submission-progress.js'
import type { ReturnState } from '../../../domain/submission-table.js'
import { subtree, type UnitNode } from '../../../domain/unit.js'
import { closuresFor, exceptionsIn } from '../../../store/closures.js'
import { type DraftStamps, listCells, listKey, listStamps } from '../../../store/return-list.js'
import { todayAt } from '../../desk.js'
import type { Step } from '../../step.js'
import { seriesOfForm } from './entries.js'
import { factsOf } from './facts.js'
import { etagOf, keyOf, locksOf } from './held.js'
import { placeOf, type ReturnPlace } from './place.js'
import { progressOf } from './progress.js'
import { type Abilities, mayOf, timelinessOf } from './view.js'

/** Which returns: of the units under one, for a period. */
export interface ListRequest {
  readonly period: string
  readonly unit: string
  readonly form?: string | undefined
  readonly state?: ReturnState | undefined
  /** Only those that are late, sent or not; or only those that are not. */
  readonly late?: boolean | undefined
  /** The return after which to go on. */
  readonly after?: { readonly unit: string; readonly form: string } | undefined
  readonly limit: number
}

/** A return in a list. */
export interface ListedReturn {
  readonly place: ReturnPlace
  readonly progress: ReturnProgress
  readonly etag: string
  readonly sentAt: string | null
  readonly timeliness: Timeliness
  readonly lock: LockStatus
  readonly figures: 'preliminary' | 'final'
  /** When anything was last entered or done to it; null while nothing has been. */
  readonly changedAt: Date | null
  /** Cells of the form: how many hold a figure, are said not to apply, are still empty. */
  readonly cells: { readonly value: number; readonly notApplicable: number; readonly empty: number }
  /** Of submitting: the checks are not looked at here, `openReturn` does. */
  readonly may: Abilities
}

/**
 * The returns for a period of a unit and all below it, owed or there, in the order of the tree and of the pack's forms. A unit that
 * was not there in the period has those of the units that it, or units under it, took over. `next` is where to go on, or null.
 */
export async function listReturns(
  step: Step,
  request: ListRequest,
): Promise<{ readonly items: readonly ListedReturn[]; readonly next: ListRequest['after'] | null }> {
  const { index } = step.desk
  const period = parsePeriod(request.period, { field: 'query.period' })
  step.unitId(request.unit)
  const window = index.window(period)
  await step.act('return.read', { unit: request.unit, asAt: window.to })
  const forms = formsFor(step, period, request.form)
  const nodes = nodesOf(step, request.unit, period)
  const { tx } = step
  const stamps = await listStamps(
    tx,
    nodes.map(({ id }) => id),
    period.key,
  )
  const orders = {
    closures: await closuresFor(tx, period.key, keyOf(index)),
    exceptions: await exceptionsIn(tx, period.key, keyOf(index)),
  }
  const all = nodes.flatMap((node) =>
    forms.flatMap((form) => {
      const place = placeOf(index, node.id, node.key, period, form)
      const held = stamps.get(listKey(node.id, form.id)) ?? { versions: [], draft: null }
      const progress = progressOf(held.versions, held.draft)
      if (!place.owed && progress.version === 0) return []
      return [{ place, progress, draft: held.draft, ...timelinessOf(step, place, progress) }]
    }),
  )
  const found = all.filter(
    ({ progress, timeliness }) =>
      (request.state === undefined || progress.state === request.state) &&
      (request.late === undefined || isLate(timeliness) === request.late),
  )
  const start = request.after === undefined ? 0 : following(found, all, request.after)
  const page = found.slice(start, start + request.limit)
  const cells = await listCells(
    tx,
    period.key,
    page.map(({ place, progress, draft }) => ({
      unit: place.key.unit,
      form: place.form.id,
      version: isDraft(progress, draft) ? null : progress.version,
    })),
  )
  const items = page.map(({ draft, ...one }) => {
    const { place, progress } = one
    const row = cells.get(listKey(place.key.unit, place.form.id)) ?? { figures: [], notApplicable: [] }
    const { value, notApplicable, empty } = entryCounts(row, seriesOfForm(index, place.form))
    const locks = locksOf(step, place, orders)
    return {
      ...one,
      ...locks,
      etag: etagOf({ progress, draft }),
      changedAt: changedAt(progress, draft),
      cells: { value, notApplicable, empty },
      may: mayOf(progress, step.caller.account, factsOf(step, { place, lock: locks.lock })),
    }
  })
  const last = page.at(-1)
  const more = last !== undefined && start + page.length < found.length
  return { items, next: more ? { unit: last.place.unit, form: last.place.form.id } : null }
}

function formsFor(step: Step, period: Period, wanted: string | undefined): readonly Form[] {
  const { index } = step.desk
  if (wanted !== undefined && !index.formById.has(wanted)) {
    const known = [...index.formById.keys()].join(', ')
    fail('form-not-in-pack', { field: 'query.form' }, { form: wanted, known })
  }
  return index.pack.forms.filter(
    (form) => form.periodType === period.type && (wanted === undefined || form.id === wanted),
  )
}

/** Units of the period's tree: those below the unit then, and those that it or units below it hold today. */
function nodesOf(step: Step, unit: string, period: Period): readonly UnitNode[] {
  const { index } = step.desk
  const { history } = index.pack
  const today = todayAt(step.desk)
  const tree = index.treeOf(period)
  return subtree(tree, tree.root).filter((node) => {
    if (node.path.includes(unit)) return true
    const relation = relationOf(history, unit, { unit: node.key }, today)
    return relation === 'own' || relation === 'predecessor' || relation === 'below'
  })
}

function isLate({ state }: Timeliness): boolean {
  return state === 'late' || state === 'sent-late'
}

/** Where to go on in what was found: with the first after the cursor, which itself may no longer meet the filter. */
function following<T extends { readonly place: ReturnPlace }>(
  found: readonly T[],
  all: readonly T[],
  { unit, form }: { readonly unit: string; readonly form: string },
): number {
  const last = all.findIndex(({ place }) => place.unit === unit && place.form.id === form)
  if (last < 0) fail('list-cursor')
  const rest = new Set(all.slice(last + 1))
  const at = found.findIndex((one) => rest.has(one))
  return at < 0 ? found.length : at
}

function isDraft(progress: ReturnProgress, draft: DraftStamps | null): boolean {
  return draft !== null && draft.version === progress.version
}

function changedAt(progress: ReturnProgress, draft: DraftStamps | null): Date | null {
  if (draft !== null) return draft.savedAt
  const stamps = progress.versions.flatMap(({ stamps: s }) => Object.values(s)).filter((at) => at !== null)
  return stamps.length === 0 ? null : new Date(stamps.sort().at(-1)!)
}
