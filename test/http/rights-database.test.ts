import { beforeAll, describe, expect, test } from 'vitest'
import { withStore } from '../support/database.js'
import { inside, rightsFaults, type Seeded, seedRights, unknownTables } from '../support/rights-checks.js'
import { type Context, type Row, SETTINGS, TABLE_RIGHTS } from '../support/rights-model.js'
import { smallPack } from '../support/small-pack.js'

/** The second wall by itself: the database as the application's role meets it, without any of the program's own checks. */

const REFUSED = '42501'

let seeded: Seeded
beforeAll(async () => {
  seeded = await seedRights(await withStore(smallPack()))
})

test('every table of the schema stands in the model of rights', () => {
  expect(unknownTables(seeded)).toEqual({ missing: [], gone: [] })
})

describe('what may be read, added, changed and removed, in whose name, is what the model says', () => {
  test.each(Object.keys(TABLE_RIGHTS))('%s', async (table) => {
    expect(await rightsFaults(seeded, [table])).toEqual([])
  })
})

/** The rows, the number of rows changed, or the SQLSTATE of the refusal. */
async function attempt(
  context: Context,
  text: string,
  values: unknown[] = [],
): Promise<Row[] | number | string> {
  let outcome: Row[] | number | string = 'not run'
  await inside(seeded, context, async (run) => {
    const done = await run(text, values)
    outcome = 'state' in done ? done.state : /^select/.test(text) ? done.rows : done.count
  })
  return outcome
}

const of = (key: string) => seeded.makers.find((maker) => maker.key === key)!
const as = (key: string): Context => ({ unit: String(of(key).id) })

describe('a context that is malformed opens nothing', () => {
  const MALFORMED = [
    'abc',
    '-1',
    '1 or true',
    '',
    ' ',
    '0',
    '999999999',
    '99999999999999999999',
    'null',
    '{1}',
    '1,2',
    "''1''",
  ]
  const cases = SETTINGS.flatMap((setting) => MALFORMED.map((value) => [setting, value] as const))
  // Names of units and series are for whoever has any context; they say nothing of figures.
  const tables = Object.entries(TABLE_RIGHTS).filter(([, { row }]) => row !== undefined)

  test.each(cases)('app.%s = “%s”', async (setting, value) => {
    await inside(seeded, { [setting]: value }, async (run) => {
      for (const [table, { read, change, columns, remove }] of tables) {
        const outcomes = [
          await run(`select * from ${table}`),
          ...(change === undefined ? [] : [await run(`update ${table} set ${columns![0]} = ${columns![0]}`)]),
          ...(remove === undefined ? [] : [await run(`delete from ${table}`)]),
        ]
        for (const done of outcomes)
          if ('state' in done)
            expect(['22P02', '22003', ...(read === undefined ? [REFUSED] : [])]).toContain(done.state)
          // Orders are read by every office, whichever unit it is of.
          else if (!['period_closure', 'lock_exception'].includes(table))
            expect([table, done.count]).toEqual([table, 0])
      }
    })
  })

  test('without any, not even names', async () => {
    for (const table of Object.keys(TABLE_RIGHTS))
      expect([[], REFUSED]).toContainEqual(await attempt({}, `select * from ${table}`))
  })
})

describe('sideways, upwards, across', () => {
  test('an account cannot be given a reach that its unit has not, nor be moved out of its administrator’s reach', async () => {
    const admin = { admin: String(of('pa').id) }
    const set = (key: string, reach: readonly number[]): [string, unknown[]] => [
      `update account set unit_id = $1, reach = $2 where account_id = '${of('a12').account}'`,
      [of(key).id, reach],
    ]
    expect(await attempt(admin, ...set('pa', of('pa').reach))).toBe(1)
    expect(await attempt(admin, ...set('b2', of('b2').reach))).toBe(REFUSED)
    expect(await attempt(admin, ...set('b2', of('pa').reach))).toBe('23503')
    expect(await attempt({ admin: String(of('b2').id) }, ...set('b2', of('b2').reach))).toBe(0)
  })

  test('a stamp on another’s version changes nothing, in whatever name', async () => {
    const stamp = 'update return_version set accepted_at = now() where unit_id = $1'
    for (const name of ['a12', 'b2'])
      for (const unit of ['vn', 'pa', 'pb', 'a3'])
        expect(await attempt({ ...as(name), write: String(of(name).id) }, stamp, [of(unit).id])).toBe(0)
    // What stood under a superior in a past period is read there still, and no longer written.
    expect(await attempt({ ...as('pa'), write: String(of('pa').id) }, stamp, [of('a3').id])).toBe(0)
    expect(
      await attempt(as('pa'), 'select 1 from return_version where unit_id = $1', [of('a3').id]),
    ).toHaveLength(1)
  })

  test('who may only read figures writes none', async () => {
    const written = [
      'return_version',
      'rollup_delta',
      'return_draft',
      'return_event',
      'attachment',
      'period_closure',
      'lock_exception',
    ]
    for (const table of written) {
      const { row, change, columns } = TABLE_RIGHTS[table]!
      expect(row).toBeDefined()
      if (change !== undefined)
        expect(await attempt(as('vn'), `update ${table} set ${columns![0]} = ${columns![0]}`)).toBe(0)
    }
  })

  test('an administrator’s transaction holds no figure and no narrative', async () => {
    const context = { admin: String(of('vn').id), account: of('vn').account }
    for (const table of [
      'return_version',
      'rollup',
      'rollup_delta',
      'return_draft',
      'return_event',
      'return_comment',
      'attachment',
    ])
      expect(await attempt(context, `select * from ${table}`)).toEqual([])
  })

  test('a transaction of figures holds no password, no secret, no session', async () => {
    const context = { ...as('vn'), write: String(of('vn').id), watch: String(of('vn').id) }
    for (const table of [
      'account',
      'assignment',
      'backup_code',
      'external_identity',
      'session',
      'api_token',
      'idempotency',
      'notice',
      'mail',
    ])
      expect(await attempt(context, `select * from ${table}`)).toEqual([])
  })

  test('signing in sees one account, by its very name', async () => {
    const names = (await attempt({ sign_in: 'user-4' }, 'select username from account')) as Row[]
    expect(names).toEqual([{ username: 'user-4' }])
    expect(await attempt({ sign_in: 'user-%' }, 'select username from account')).toEqual([])
  })
})

describe('history stands', () => {
  test.each([
    'figures',
    'not_applicable',
    'narrative',
    'explanations',
    'version',
    'reason',
    'entered_by',
    'entered_at',
    'path',
    'reach',
  ])('%s of a version is not changed', async (column) => {
    const context = { ...as('vn'), write: String(of('vn').id) }
    expect(await attempt(context, `update return_version set ${column} = ${column}`)).toBe(REFUSED)
  })

  test.each([
    'return_version',
    'return_event',
    'return_comment',
    'attachment',
    'file_content',
    'period_closure',
    'lock_exception',
    'audit',
    'rollup',
    'rollup_delta',
    'account',
    'session',
    'notice',
    'job_run',
  ])('%s loses no row', async (table) => {
    const all = { ...as('vn'), write: '1', admin: '1', watch: '1' }
    expect(await attempt(all, `delete from ${table}`)).toBe(REFUSED)
    expect(await attempt(all, `truncate ${table}`)).toBe(REFUSED)
  })
})
