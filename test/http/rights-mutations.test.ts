import { describe, expect, test } from 'vitest'
import { withStore } from '../support/database.js'
import { rightsFaults, seedRights, unknownTables } from '../support/rights-checks.js'
import { MUTATIONS } from '../support/rights-mutations.js'
import { smallPack } from '../support/small-pack.js'

/** Do the checks of `rights-database.test.ts` find anything at all? Each lowers one wall and expects them to say so. */
describe('a wall that is lowered is found', () => {
  test.each(MUTATIONS)('$name', async ({ tables, statements }) => {
    const db = await withStore(smallPack())
    for (const statement of statements) await db.store.ownerPool.query(statement)
    const faults = await rightsFaults(await seedRights(db), tables)
    expect(faults.length).toBeGreaterThan(0)
    for (const fault of faults) expect(tables.some((table) => fault.startsWith(table))).toBe(true)
    await db.close()
  })

  test('a table that nobody has thought about', async () => {
    const db = await withStore(smallPack())
    await db.store.ownerPool.query('create table secrets (id integer primary key)')
    expect(unknownTables(await seedRights(db)).missing).toEqual(['secrets'])
    await db.close()
  })
})
