import { loadReturns } from '../../../src/cycle/collect/load.js'
import { monthPeriod, parsePeriod } from '../../../src/domain/period.js'
import { rebuildSteps, storedPeriods } from '../../../src/domain/stored-periods.js'
import { contentsOf, earlierFiguresOf } from '../../../src/store/acceptance.js'
import { inContext } from '../../../src/store/context.js'
import { factTime, lockUnits } from '../../../src/store/database.js'
import { type Draft, readDraft, writeDraft } from '../../../src/store/drafts.js'
import { addEvent, readEvents } from '../../../src/store/events.js'
import { readParts } from '../../../src/store/parts.js'
import { addChanges } from '../../../src/store/return-deltas.js'
import { listCells, listStamps } from '../../../src/store/return-list.js'
import { readVersions, turnDraft } from '../../../src/store/returns.js'
import { rebuild, verifyRollup } from '../../../src/store/rollup.js'
import type { PackStore } from '../../support/database.js'
import { returnOf, unitId } from '../../support/small-pack.js'

/** Every statement of this part of the store, once. */
export async function useReturns({ store, index }: PackStore): Promise<void> {
  const unit = unitId(index, 'b2')
  const period = parsePeriod('2026-06')
  const key = { unit, period: period.key, form: 'crime' }
  const path = ['vn', 'pb', 'b2'].map((each) => unitId(index, each))
  const periods = storedPeriods(period)
  const drafted = async (form: string, withdraw: boolean) =>
    inContext(store.app, { unit, write: unit }, async (tx) => {
      await lockUnits(tx, [unit])
      const at = await factTime(tx)
      const draft: Draft = {
        ...{ version: 1, stage: 0, withdrawn: false, revision: 1, path, figures: ['3'], notApplicable: [2] },
        ...{ typed: { 3: '1o' }, narrative: {}, explanations: {}, source: 'web', reason: null },
        ...{ enteredName: 'X', savedBy: ['x'], carriedFrom: [], openedAt: at, savedAt: at },
      }
      const here = { ...key, form }
      await writeDraft(tx, here, draft, index.window(period))
      await addChanges(tx, here, [], [draft], periods, index.seriesCount)
      const office = { unit: 'b2', role: 'clerk' } as const
      const event = { kind: 'save', from: 'empty', to: 'draft', version: 1, actor: 'x', office } as const
      const rest = {
        at: at.toISOString(),
        reason: null,
        covers: 'part',
        actorName: 'X',
        officeUnit: unit,
      } as const
      await addEvent(tx, here, { ...event, ...rest, changes: { cells: [] } }, path)
      await readEvents(tx, here, String)
      await readDraft(tx, here)
      if (withdraw)
        await turnDraft(
          tx,
          here,
          [],
          draft,
          { to: 'withdrawn', closedFor: null },
          periods,
          index.seriesCount,
          at,
        )
      await readVersions(tx, here)
      await listStamps(tx, [unit], period.key)
      await listCells(tx, period.key, [{ unit, form, version: null }])
      await contentsOf(tx, period.key, [{ unit, form, version: 1 }])
      await earlierFiguresOf(tx, [unit], form, period.key, 3)
    })
  await drafted('force', true)
  await drafted('crime', false)
  await inContext(store.app, { unit }, (tx) =>
    readParts(tx, { units: [unit], periods: [period.key], stage: 0, at: null }),
  )
  await rebuild(store.owner, index.seriesCount, rebuildSteps)
  await verifyRollup(store.owner, index.seriesCount, rebuildSteps)
  // In bulk, over what is being typed.
  const many = Array.from({ length: 410 }, (_, n) => {
    const month = n === 0 ? period : monthPeriod(2030 + Math.floor(n / 12), 1 + (n % 12))
    return returnOf(index, 'b2', month, 'crime', { recorded: '4' })
  })
  await loadReturns(store, index, many, { actor: 'test', source: 'test', reason: null, stage: 'accepted' })
}
