import { randomUUID } from 'node:crypto'
import { boardStandings, lastSteps, namesOf, noticesGiven } from '../../../src/store/board.js'
import { inContext } from '../../../src/store/context.js'
import type { PackStore } from '../../support/database.js'
import { unitId } from '../../support/small-pack.js'

/** Every statement of the completeness board, once. */
export async function useBoard(db: PackStore): Promise<void> {
  const root = db.index.rootUnit().id
  const units = [unitId(db.index, 'a12')]
  const periods = [320_260_001]
  const forms = ['crime']
  await inContext(db.store.app, { unit: root, admin: root }, async (tx) => {
    await boardStandings(tx, { units, periods, forms, timezone: db.index.pack.calendar.timezone })
    await lastSteps(tx, units, periods, forms)
    await noticesGiven(tx, [randomUUID()], ['asked:1'])
    await namesOf(tx, [randomUUID()])
  })
}
