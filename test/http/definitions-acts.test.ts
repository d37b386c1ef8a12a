import { beforeAll, describe, expect, test } from 'vitest'
import { loadReturns } from '../../src/cycle/collect/load.js'
import { type Caller, type Installation, installation } from '../support/definitions-server.js'
import { returnOf, smallPack } from '../support/small-pack.js'

/** Acts over the small nation as it stands in November 2026, before any act. */

const unit = (key: string, parent = 'pa', more = {}) => ({
  unit: key,
  code: key,
  name: `Công an ${key}`,
  parent,
  level: 'commune',
  ...more,
})
const act = (id: string, effective: string, ...operations: object[]) => ({
  kind: 'put',
  list: 'acts',
  id,
  value: { id, number: '1/QĐ', date: '2026-01-01', effective, title: 'Sắp xếp', source: 'test', operations },
})

let here: Installation
let admin: Caller

beforeAll(async () => {
  here = await installation(smallPack([]))
  admin = await here.person('administrator@vn')
  const { index } = here.one.desk
  const returns = ['2026-07', '2026-08', '2026-09'].flatMap((period) =>
    ['a1', 'a2', 'b1'].map((key) => returnOf(index, key, period, 'crime', { recorded: '3' })),
  )
  const meta = { actor: 'test', source: 'test', stage: 'accepted', reason: null } as const
  await loadReturns(here.db.store, index, returns, meta)
  await here.person('head@a1')
})

const edition = async () => (await admin.send('get', '/definitions')).body.current.edition as string
const preview = async (...changes: object[]) =>
  (await admin.send('post', '/definitions/preview', { edition: await edition(), changes })).body
const apply = async (...changes: object[]) =>
  admin.send('post', '/definitions', { edition: await edition(), changes, reason: 'Theo nghị quyết' })

describe('what an act does, before it is applied', () => {
  test('merged: figures pass on whole, to the new unit; offices end; returns are counted', async () => {
    const body = await preview(
      act('merge', '2026-09-01', {
        op: 'merge',
        from: ['a1', 'a2'],
        into: unit('a12', 'pa', { code: 'a1' }),
      }),
    )
    expect(body.findings).toEqual([])
    expect(body.effects.units).toMatchObject([
      { unit: 'a1', on: '2026-09-01', change: 'abolished', after: null },
      {
        unit: 'a12',
        on: '2026-09-01',
        change: 'created',
        before: null,
        after: { code: 'a1', parent: { key: 'pa' } },
      },
      { unit: 'a2', change: 'abolished' },
    ])
    // September of the pack runs to 14 September, so it ends after the change.
    expect(body.effects.successions).toMatchObject([
      {
        unit: { key: 'a1', name: 'Công an a1' },
        fate: 'whole',
        returns: 3,
        returnsAfter: 1,
        heirs: [{ unit: { key: 'a12' }, share: '1', basis: 'whole' }],
      },
      { unit: { key: 'a2' }, fate: 'whole', returns: 3, returnsAfter: 1 },
    ])
    expect(body.effects.needed).toEqual([])
    expect(body.effects.offices).toMatchObject([{ role: 'head', unit: { key: 'a1' }, on: '2026-09-01' }])
    expect(body.effects.warnings).toEqual([expect.stringMatching(/2 báo cáo/)])
  })
  test('divided without shares: they are needed; with shares: apportioned', async () => {
    const split = (one: string | null, two: string | null) =>
      act('split', '2027-01-01', {
        op: 'split',
        unit: 'b1',
        basis: 'population',
        into: [unit('b1x', 'pb', { share: one }), unit('b1y', 'pb', { share: two })],
      })
    const unknown = (await preview(split(null, null))).effects
    expect(unknown.successions).toMatchObject([
      {
        fate: 'shared',
        returns: 3,
        returnsAfter: 0,
        heirs: [{ share: null, basis: 'population' }, { share: null }],
      },
    ])
    expect(unknown.needed).toMatchObject([
      {
        act: 'split',
        from: { key: 'b1' },
        to: [{ key: 'b1x' }, { key: 'b1y' }],
        text: expect.stringContaining('1/1/2027'),
      },
    ])
    expect(unknown.warnings).toEqual([])
    const known = (await preview(split('0.25', '0.75'))).effects
    expect(known.needed).toEqual([])
    expect(known.successions[0].heirs).toMatchObject([{ share: '0.25' }, { share: '0.75' }])
    const wrong = await preview(split('0.25', '0.5'))
    expect(wrong.findings).toMatchObject([{ code: 'act-shares-sum', field: 'changes.0.value.operations.0' }])
  })
  test('abolished without heirs: not comparable; renamed and moved: the same unit', async () => {
    const gone = (await preview(act('gone', '2027-01-01', { op: 'abolish', unit: 'a3' }))).effects
    expect(gone.successions).toMatchObject([{ unit: { key: 'a3' }, fate: 'none', heirs: [], returns: 0 }])
    const { effects } = await preview(
      act(
        'both',
        '2027-01-01',
        { op: 'rename', unit: 'a1', name: 'Công an mới' },
        { op: 'move', unit: 'a3', parent: 'pb' },
      ),
    )
    expect(effects.successions).toEqual([])
    expect(effects.units).toMatchObject([
      { unit: 'a1', change: 'renamed', before: { name: 'Công an a1' }, after: { name: 'Công an mới' } },
      { unit: 'a3', change: 'moved', before: { parent: { key: 'pa' } }, after: { parent: { key: 'pb' } } },
    ])
  })
})

test('acts put before others leave everybody’s id as it is, and one that nobody used can be taken back', async () => {
  const late = act('late', '2027-06-01', { op: 'create', ...unit('new-late') })
  const early = act('early', '2027-01-01', { op: 'create', ...unit('new-early') })
  expect((await apply(late)).status).toBe(200)
  const id = (key: string) => here.one.desk.index.pack.history.units.get(key)?.id
  const first = id('new-late')
  expect((await apply(early)).status).toBe(200)
  expect(id('new-late')).toBe(first)
  expect(id('new-early')).toBe(first! + 1)
  expect((await apply({ kind: 'remove', list: 'acts', id: 'late' })).status).toBe(200)
  expect(id('new-late')).toBeUndefined()
  expect((await apply(late)).status).toBe(200)
  expect(id('new-late')).toBe(first)
})

test('a unit with people cannot be taken back, and the finding says so', async () => {
  const made = act('made', '2026-02-01', { op: 'create', ...unit('a9') })
  expect((await apply(made)).status).toBe(200)
  await here.person('clerk@a9')
  const { findings } = await preview({ kind: 'remove', list: 'acts', id: 'made' })
  expect(findings).toMatchObject([{ code: 'unit-removed', unit: 'a9' }])
})

test('applied: the tree, the rights and the returns owed follow at once', async () => {
  const clerk = await here.person('clerk@b2')
  expect((await clerk.send('get', '/returns/b1/2026-10/crime')).status).toBe(403)
  const merged = act('merged', '2026-11-01', {
    op: 'abolish',
    unit: 'b1',
    successors: [{ unit: 'b2', share: '1', basis: 'declared' }],
  })
  expect((await apply(merged)).status).toBe(200)
  const { units } = (await admin.send('get', '/units')).body
  expect(units.map(({ key }: { key: string }) => key)).not.toContain('b1')
  // October ended while b1 still stood; its heir sees to what it owed.
  expect((await clerk.send('get', '/returns/b1/2026-10/crime')).status).toBe(200)
})
