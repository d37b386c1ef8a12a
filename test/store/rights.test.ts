import { CompiledQuery } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { type LoadMeta, loadReturns, submitReturn } from '../../src/cycle/collect/load.js'
import { registerPack } from '../../src/cycle/register/register-pack.js'
import { PackIndex } from '../../src/domain/pack-index.js'
import { monthPeriod } from '../../src/domain/period.js'
import { storedPeriods } from '../../src/domain/stored-periods.js'
import { inContext } from '../../src/store/context.js'
import { factTime, lockUnits, sqlState, type Tx } from '../../src/store/database.js'
import { setStage } from '../../src/store/returns.js'
import { foldAll } from '../../src/store/rollup.js'
import { readTotals, totalsKey } from '../../src/store/totals.js'
import { type PackStore, withStore } from '../support/database.js'
import { ACTS, MOVE, returnOf, smallPack, unitId } from '../support/small-pack.js'

/** What the database itself refuses the application's role, whatever the program does. */

const META: LoadMeta = { actor: 'test', source: 'test', stage: 'accepted', reason: null }
const REFUSED = '42501'
const NOT_ITS_PLACE = '23503'

const DATA = ['return_version', 'rollup', 'rollup_delta', 'audit']
const REGISTRY = ['pack_version', 'org_unit', 'org_span', 'reorganisation', 'correspondence', 'series']
/** What only the owner has to do with. */
const HIDDEN = ['org_place', 'migration']

let db: PackStore

/** a1 until it merged, a3 on both sides of its move, and everybody's return of December 2025. */
beforeAll(async () => {
  db = await withStore(smallPack())
  const give = (unit: string, month: string) =>
    returnOf(db.index, unit, month, 'crime', { recorded: '1', seized: '0.5' })
  await loadReturns(
    db.store,
    db.index,
    [
      give('a1', '2025-01'),
      give('a3', '2025-09'),
      give('a3', '2025-11'),
      ...['pa', 'pb', 'a12', 'b1x', 'b2'].map((unit) => give(unit, '2025-12')),
    ],
    META,
  )
})

const id = (unit: string) => unitId(db.index, unit)

/** Run as the application in a unit's name; null = without saying in whose. */
function as<T>(unit: string | null, work: (tx: Tx) => Promise<T>): Promise<T> {
  return unit === null
    ? db.store.app.transaction().execute(work)
    : inContext(db.store.app, { unit: id(unit), write: id(unit), watch: id(unit) }, work)
}

async function rows(unit: string | null, text: string, values: unknown[] = []) {
  const result = await as(unit, (tx) =>
    tx.executeQuery<Record<string, unknown>>(CompiledQuery.raw(text, values)),
  )
  return result.rows
}

/** SQLSTATE that the statement ends with; 'done' when it is carried out. */
async function outcome(unit: string | null, text: string, values: unknown[] = []): Promise<string> {
  try {
    await rows(unit, text, values)
    return 'done'
  } catch (error) {
    const state = sqlState(error)
    if (state === undefined) throw error
    return state
  }
}

/** `unit month` of every return that a unit can read. */
async function seenBy(unit: string): Promise<string[]> {
  const found = await rows(
    unit,
    "select u.unit_key || ' ' || v.period as what from return_version v join org_unit u using (unit_id)",
  )
  return found.map((row) => String(row.what).replace(/ 3(\d{4})00(\d\d)$/, ' $1-$2')).sort()
}

let version = 0

/** An insert of a return that says of itself what `row` says. */
async function insertReturn(context: string | null, row: { unit: string; path: number[]; reach: number[] }) {
  return outcome(
    context,
    `insert into return_version (unit_id, period, form, version, window_from, window_to, path, reach, figures, not_applicable, narrative,
       source, entered_by, entered_at)
     values ($1, 320260001, 'crime', $4, '2025-12-15', '2026-01-14', $2, $3, '{1}', '{}', '{}', 'forged', 'forged', '2026-01-01')`,
    [id(row.unit), row.path, row.reach, ++version],
  )
}

async function insertDelta(context: string | null, row: { unit: string; path: number[]; reach: number[] }) {
  return outcome(
    context,
    `insert into rollup_delta (unit_id, delta_id, stratum, periods, path, reach, total, filled)
     values ($1, gen_random_uuid(), 3, '{320260001}', $2, $3, '{1000}', '{1}')`,
    [id(row.unit), row.path, row.reach],
  )
}

const PATHS: Record<string, string[]> = {
  vn: ['vn'],
  pa: ['vn', 'pa'],
  a12: ['vn', 'pa', 'a12'],
  a3: ['vn', 'pb', 'a3'],
  b2: ['vn', 'pb', 'b2'],
}

/** What the database knows of a unit. */
function place(unit: string): { unit: string; path: number[]; reach: number[] } {
  const path = PATHS[unit]!.map(id)
  return { unit, path, reach: [...path].sort((a, b) => a - b) }
}

describe('without a context', () => {
  test.each([...DATA, ...REGISTRY])('%s shows nothing', async (table) => {
    expect(await rows(null, `select * from ${table}`)).toEqual([])
  })

  test('nothing can be written', async () => {
    expect(await insertReturn(null, place('a12'))).toBe(REFUSED)
    expect(await insertDelta(null, place('a12'))).toBe(REFUSED)
    expect(
      await outcome(
        null,
        `insert into audit (unit_id, audit_id, at, actor, action, detail, reach)
         values ($1, gen_random_uuid(), '2026-01-01', 'x', 'x', '{}', $2)`,
        [id('a12'), place('a12').reach],
      ),
    ).toBe(REFUSED)
    expect(await rows(null, 'update return_version set withdrawn_at = entered_at returning 1')).toEqual([])
  })

  test('the context of a transaction is gone with it, also on the same connection', async () => {
    const client = await db.store.app.connection().execute(async (connection) => {
      await inContext(connection, { unit: id('vn') }, (tx) => tx.selectFrom('series').selectAll().execute())
      return connection.selectFrom('series').selectAll().execute()
    })
    expect(client).toEqual([])
  })
})

describe('reading', () => {
  const everything = [
    'a1 2025-01',
    'a12 2025-12',
    'a3 2025-09',
    'a3 2025-11',
    'b1x 2025-12',
    'b2 2025-12',
    'pa 2025-12',
    'pb 2025-12',
  ]
  test.each([
    ['vn', 'everything below it', everything],
    ['a12', 'its own and its predecessor’s', ['a1 2025-01', 'a12 2025-12']],
    ['b2', 'its own only', ['b2 2025-12']],
    ['a1', 'though retired, its own only', ['a1 2025-01']],
    ['a3', 'its own of all times', ['a3 2025-09', 'a3 2025-11']],
    ['a2', 'nothing, having returned nothing', []],
    [
      'pa',
      'its communes’, and what the one that left returned through it',
      ['a1 2025-01', 'a12 2025-12', 'a3 2025-09', 'pa 2025-12'],
    ],
    [
      'pb',
      'its communes’, and the past of the one that joined',
      ['a3 2025-09', 'a3 2025-11', 'b1x 2025-12', 'b2 2025-12', 'pb 2025-12'],
    ],
  ])('%s reads %s', async (unit, _, expected) => {
    expect(await seenBy(unit)).toEqual(expected)
  })

  test.each([
    ['a12', ['a1', 'a12', 'a2']],
    ['pa', ['a1', 'a12', 'a2', 'pa']],
    ['pb', ['a3', 'b1', 'b1x', 'b1y', 'b2', 'pb']],
  ])('%s reads the totals of its own subtree of today only', async (unit, expected) => {
    await foldAll(db.store.owner, db.index.seriesCount)
    const found = await rows(unit, 'select distinct unit_key from rollup join org_unit using (unit_id)')
    const allowed = new Set(expected)
    expect(found.length).toBeGreaterThan(0)
    expect(found.filter((row) => !allowed.has(String(row.unit_key)))).toEqual([])
  })

  test('asking for the totals of a sibling or a superior gives nothing', async () => {
    const period = monthPeriod(2025, 12).key
    const found = await as('a12', (tx) =>
      readTotals(tx, { units: ['a12', 'b2', 'pa', 'vn'].map(id), periods: [period], scope: 'all', stage: 3 }),
    )
    expect([...found.keys()]).toEqual([totalsKey(id('a12'), period)])
  })

  test('the history of what was done is read by the unit it was done for', async () => {
    expect(await rows('vn', 'select action from audit')).toContainEqual({ action: 'figures.load' })
    expect(await rows('pa', 'select action from audit')).toEqual([])
  })

  test.each(HIDDEN)('%s is not read at all', async (table) => {
    expect(await outcome('vn', `select * from ${table}`)).toBe(REFUSED)
  })
})

describe('entering', () => {
  test.each([
    ['a12', 'a12', 'done'],
    ['vn', 'a3', 'done'],
    ['pb', 'b2', 'done'],
    ['pa', 'b2', REFUSED],
    ['pa', 'a3', REFUSED],
    ['a12', 'b2', REFUSED],
    ['a12', 'pa', REFUSED],
    ['a12', 'vn', REFUSED],
  ])('%s for %s: %s', async (context, unit, expected) => {
    expect(await insertReturn(context, place(unit))).toBe(expected)
    expect(await insertDelta(context, place(unit))).toBe(expected)
  })

  test.each([
    ['a path of another unit', { ...place0('a12'), path: ['vn', 'pb', 'a12'] }],
    ['a path without a superior', { ...place0('a12'), path: ['vn', 'a12'] }],
    ['a path through strangers', { ...place0('a12'), path: ['vn', 'pa', 'pb', 'b2', 'a12'] }],
    ['the own figures shown to a sibling', { ...place0('a12'), reach: ['vn', 'pa', 'a12', 'b2'] }],
    ['the own figures hidden from above', { ...place0('a12'), reach: ['a12'] }],
    ['a sibling’s return with oneself in its reach', { ...place0('b2'), reach: ['vn', 'pb', 'b2', 'a12'] }],
    ['a superior’s return', { unit: 'pa', path: ['vn', 'pa'], reach: ['a12'] }],
  ])('%s is refused', async (_, forged) => {
    const row = { unit: forged.unit, path: forged.path.map(id), reach: forged.reach.map(id) }
    expect(await insertReturn('a12', row)).toBe(NOT_ITS_PLACE)
    expect(await insertDelta('a12', row)).toBe(NOT_ITS_PLACE)
  })

  test('the audit takes what was done within reach, and nothing above or beside', async () => {
    const add = (unit: string): [string, unknown[]] => [
      `insert into audit (unit_id, audit_id, at, actor, action, detail, reach)
         values ($1, gen_random_uuid(), '2026-01-01', 'x', 'x', '{}', $2)`,
      [id(unit), place(unit).reach],
    ]
    expect(await outcome('a12', ...add('a12'))).toBe('done')
    expect(await outcome('pa', ...add('a12'))).toBe('done')
    for (const unit of ['b2', 'pa', 'vn']) expect(await outcome('a12', ...add(unit))).toBe(REFUSED)
    expect(await outcome('pa', ...add('b2'))).toBe(REFUSED)
  })

  test('the audit cannot be given a reach that its unit has not', async () => {
    const { reach } = place('a12')
    const forged = `insert into audit (unit_id, audit_id, at, actor, action, detail, reach)
      values ($1, gen_random_uuid(), '2026-01-01', 'x', 'x', '{}', $2)`
    expect(await outcome('a12', forged, [id('b2'), reach])).toBe(NOT_ITS_PLACE)
  })

  test('figures of a unit that was not registered are an error, not silence', async () => {
    const later = new PackIndex(
      smallPack([...ACTS, { ...ACTS[2]!, id: 'create', effective: '2025-11-01', operations: [CREATE] }]),
    )
    const figures = returnOf(later, 'new', '2025-12', 'crime', { recorded: '1' })
    await expect(submitReturn(db.store.app, later, figures, META)).rejects.toThrow('not registered')
    await expect(loadReturns(db.store, later, [figures], META)).rejects.toThrow('not registered')
  })
})

const CREATE = {
  op: 'create',
  unit: 'new',
  code: 'new',
  name: 'new',
  parent: 'pb',
  level: 'commune',
} as const

/** `place` by key, for tables that are made before the units are registered. */
function place0(unit: string): { unit: string; path: string[]; reach: string[] } {
  return { unit, path: PATHS[unit]!, reach: PATHS[unit]! }
}

describe('what stands is not changed', () => {
  test.each(
    Object.entries({
      figures: `'{999}'`,
      not_applicable: `'{1}'`,
      narrative: `'{}'`,
      version: '9',
      period: '320260002',
      form: `'other'`,
      unit_id: 'unit_id',
      path: 'path',
      reach: 'reach',
      window_to: 'window_to',
      reason: `'other'`,
      source: `'other'`,
      entered_by: `'other'`,
      entered_at: 'entered_at',
    }),
  )('%s of a return', async (column, value) => {
    expect(await outcome('vn', `update return_version set ${column} = ${value}`)).toBe(REFUSED)
  })

  test('a stamp is set by those above, not by others', async () => {
    const period = monthPeriod(2026, 2)
    const figures = returnOf(db.index, 'b2', period, 'crime', { recorded: '1' })
    await submitReturn(db.store.app, db.index, figures, { ...META, stage: 'submitted' })
    const accept = (context: string) =>
      as(context, async (tx) => {
        await lockUnits(tx, [id('b2')])
        const at = await factTime(tx)
        const key = { unit: id('b2'), period: period.key, form: 'crime' }
        await setStage(tx, key, 1, 3, storedPeriods(period), db.index.seriesCount, at)
      })
    await expect(accept('pa')).rejects.toThrow('no version')
    await expect(accept('a12')).rejects.toThrow('no version')
    await accept('pb')
    expect(
      await rows('b2', 'select 1 as n from return_version where period = $1 and accepted_at is not null', [
        period.key,
      ]),
    ).toEqual([{ n: 1 }])
  })

  test.each([...DATA, ...REGISTRY, ...HIDDEN])('%s: nothing is deleted', async (table) => {
    expect(await outcome('vn', `delete from ${table}`)).toBe(REFUSED)
    expect(await outcome('vn', `truncate ${table}`)).toBe(REFUSED)
  })

  test.each([...REGISTRY, ...HIDDEN, 'rollup'])('%s is not written', async (table) => {
    expect(await outcome('vn', `insert into ${table} select * from ${table}`)).toBe(REFUSED)
    const column = await firstColumn(table)
    expect(await outcome('vn', `update ${table} set ${column} = ${column}`)).toBe(REFUSED)
  })

  test('nor are waiting totals and the history of what was done', async () => {
    expect(await outcome('vn', 'update rollup_delta set stratum = 0')).toBe(REFUSED)
    expect(await outcome('vn', `update audit set actor = 'somebody else'`)).toBe(REFUSED)
  })
})

async function firstColumn(table: string): Promise<string> {
  const { rows: found } = await db.store.ownerPool.query(
    'select attname from pg_attribute where attrelid = $1::regclass and attnum = 1',
    [table],
  )
  return found[0].attname
}

describe('the role stays what it is', () => {
  test.each([
    ['set role to the owner', async () => `set role ${await ownerRole()}`],
    ['set session authorization', async () => `set session authorization ${await ownerRole()}`],
    ['drop the walls', async () => 'alter table return_version disable row level security'],
    ['a policy of one’s own', async () => 'create policy mine on return_version using (true)'],
    ['a table in the schema', async () => 'create table public.mine (n integer)'],
    ['a role', async () => 'create role mine'],
    ['more rights', async () => 'alter role cungky_app bypassrls'],
    ['a copy into a table', async () => `copy return_version from program 'true'`],
    ['a file of the server', async () => `select pg_read_file('postgresql.conf')`],
  ])('%s: refused', async (_, statement) => {
    expect(['42501', '42809', '0A000']).toContain(await outcome('vn', await statement()))
  })

  test('turning the policies off only makes reading fail', async () => {
    await expect(
      as('a12', async (tx) => {
        await tx.executeQuery(CompiledQuery.raw('set local row_security = off'))
        return tx.selectFrom('return_version').selectAll().execute()
      }),
    ).rejects.toMatchObject({ code: REFUSED })
  })

  test('it owns nothing and belongs to no other role', async () => {
    const { rows: found } = await db.store.ownerPool.query(
      `select r.rolsuper, r.rolbypassrls, r.rolcreaterole, r.rolcreatedb, r.rolinherit,
         (select count(*)::integer from pg_auth_members m where m.member = r.oid) as memberships,
         (select count(*)::integer from pg_class c where c.relowner = r.oid) as owned
       from pg_roles r where rolname = 'cungky_app'`,
    )
    expect(found).toEqual([
      {
        rolsuper: false,
        rolbypassrls: false,
        rolcreaterole: false,
        rolcreatedb: false,
        rolinherit: false,
        memberships: 0,
        owned: 0,
      },
    ])
  })

  async function ownerRole(): Promise<string> {
    const { rows: found } = await db.store.ownerPool.query('select quote_ident(current_user) as name')
    return found[0].name
  }
})

describe('when a unit moves', () => {
  test('rights follow on the day it moves, and the old superior’s totals stay exact at once', async () => {
    const { store } = await withStore(smallPack(ACTS.slice(0, 2)), '2025-09-20')
    const moved = new PackIndex(smallPack([...ACTS.slice(0, 2), { ...MOVE, effective: '2025-10-10' }]))
    const period = monthPeriod(2025, 9)
    const report = (recorded: string) =>
      submitReturn(store.app, moved, returnOf(moved, 'a3', period, 'crime', { recorded }), META)
    const reads = async (unit: string) => {
      const read = await inContext(store.app, { unit: unitId(moved, unit) }, async (tx) => ({
        versions: await tx.selectFrom('return_version').select('version').execute(),
        totals: await readTotals(tx, {
          units: [unitId(moved, unit)],
          periods: [period.key],
          scope: 'all',
          stage: 3,
        }),
      }))
      return [read.versions.length, ...[...read.totals.values()].map((t) => t.total[0])]
    }
    await report('5')
    expect(await reads('pa')).toEqual([1, '5'])
    expect(await reads('pb')).toEqual([0])
    // The act is known before it takes effect.
    await registerPack(store, moved, 'test', '2025-10-09')
    expect(await reads('pb')).toEqual([0])
    await registerPack(store, moved, 'test', '2025-10-10')
    expect(await reads('pb')).toEqual([1])
    await report('7')
    expect(await reads('pa')).toEqual([2, '7'])
    await foldAll(store.owner, moved.seriesCount)
    expect(await reads('pa')).toEqual([2, '7'])
    expect(await reads('pb')).toEqual([2])
  })
})
