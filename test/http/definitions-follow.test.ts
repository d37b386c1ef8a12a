import { afterEach, describe, expect, test } from 'vitest'
import type { Desk } from '../../src/cycle/desk.js'
import { bringIntoForce } from '../../src/cycle/register/in-force.js'
import { LiveDefinitions } from '../../src/cycle/register/live-definitions.js'
import { sourceOf } from '../../src/cycle/register/pack-source.js'
import { Readiness } from '../../src/main/readiness.js'
import {
  type Caller,
  type FollowingServer,
  type Installation,
  installation,
} from '../support/definitions-server.js'
import { EventStream } from '../support/event-stream.js'
import { smallPack } from '../support/small-pack.js'

const streams: EventStream[] = []
afterEach(async () => {
  for (const stream of streams) stream.close()
  await Promise.all(streams.splice(0).map((stream) => stream.end()))
})

const indicator = (id: string) => ({
  kind: 'put',
  list: 'indicators',
  id,
  value: {
    id,
    name: { vi: id, en: id },
    expression: 'recorded',
    unit: { vi: 'vụ', en: 'cases' },
    decimals: 0,
    format: 'count',
  },
})

async function apply(admin: Caller, ...changes: object[]) {
  const { edition } = (await admin.send('get', '/definitions')).body.current
  return admin.send('post', '/definitions', { edition, changes, reason: 'test' })
}

const ids = async (who: Caller) =>
  (await who.send('get', '/indicators')).body.indicators.map(({ id }: { id: string }) => id) as string[]

describe('two servers over one database', () => {
  test('what one brings into force the other works with, and says so to who watches', async () => {
    const here = await installation()
    const other = await here.another()
    const admin = await here.person('administrator@vn')
    const analyst = await here.person('analyst@vn')
    const stream = await EventStream.open(other.app, { cookie: analyst.cookie })
    streams.push(stream)
    await stream.until(({ event }) => event === 'notice')
    const { body } = await apply(admin, indicator('one'))
    const told = await stream.until(({ event }) => event === 'definitions')
    expect(told.data).toEqual({ edition: body.edition, at: body.at })
    // Whoever hears of it finds it there.
    expect(await ids(analyst.at(other))).toContain('one')
    expect(other.definitions.current.edition).toBe(body.edition)
    // The list of editions is the same everywhere, and both can go on editing.
    expect((await apply(admin.at(other), indicator('two'))).status).toBe(200)
    await here.one.definitions.follow()
    expect(await ids(admin)).toEqual(expect.arrayContaining(['one', 'two']))
  })

  test('a write through a server that has not heard yet is made under what is in force', async () => {
    const here = await installation(smallPack([]))
    const other = await here.another()
    const admin = await here.person('administrator@vn')
    const clerk = await here.person('clerk@a2')
    const path = '/returns/a2/2026-11/crime'
    const { etag } = await clerk.at(other).send('get', path)
    const merge = {
      op: 'abolish',
      unit: 'a2',
      successors: [{ unit: 'a1', share: '1', basis: 'declared' }],
    }
    const act = {
      id: 'm',
      number: '1',
      date: '2026-01-01',
      effective: '2026-10-01',
      title: 't',
      source: 's',
      operations: [merge],
    }
    expect((await apply(admin, { kind: 'put', list: 'acts', id: 'm', value: act })).status).toBe(200)
    expect(other.desk.index.tree('2026-11-23').nodes.has('a2')).toBe(true)
    const saved = await clerk
      .at(other)
      .send('patch', path, { entries: { recorded: { value: '5' } } }, { 'if-match': etag! })
    expect(saved.body.code).toBe('access-role-unit-ended')
    expect(other.desk.index.tree('2026-11-23').nodes.has('a2')).toBe(false)
  })

  test('of two edits of one edition made at once one wins and the other is told', async () => {
    const here = await installation()
    const other = await here.another()
    const admin = await here.person('administrator@vn')
    const { edition } = (await admin.send('get', '/definitions')).body.current
    const edit = (server: FollowingServer, id: string) =>
      admin.at(server).send('post', '/definitions', { edition, changes: [indicator(id)], reason: 'x' })
    const done = await Promise.all([edit(here.one, 'one'), edit(other, 'two'), edit(here.one, 'three')])
    expect(done.map(({ status }) => status).sort()).toEqual([200, 409, 409])
    const { items } = (await admin.send('get', '/definitions/editions')).body
    expect(items).toHaveLength(2)
  })

  test('requests in flight while definitions change see one edition or the other, never a mixture', async () => {
    const here = await installation()
    const admin = await here.person('administrator@vn')
    const clerk = await here.person('clerk@a12')
    const path = '/returns/a12/2026-11/crime'
    let going = true
    const statuses = new Set<number>()
    const reading = (async () => {
      while (going) statuses.add((await clerk.send('get', '/forms/crime')).status)
    })()
    const writing = (async () => {
      while (going) {
        const { etag } = await clerk.send('get', path)
        const saved = await clerk.send(
          'patch',
          path,
          { entries: { recorded: { value: '5' } } },
          { 'if-match': etag! },
        )
        statuses.add(saved.status)
      }
    })()
    for (let n = 0; n < 8; n++) {
      const measure = {
        id: `m${n}`,
        name: { vi: 'm', en: 'm' },
        unit: { vi: 'vụ', en: 'cases' },
        kind: 'flow',
      }
      const { forms } = (await admin.send('get', '/definitions/lists')).body.lists
      const section = { ...forms[0].sections[0], series: [...forms[0].sections[0].series, measure.id] }
      const done = await apply(
        admin,
        { kind: 'put', list: 'measures', id: measure.id, value: measure },
        { kind: 'put', list: 'forms', id: 'crime', value: { ...forms[0], sections: [section] } },
      )
      expect(done.status).toBe(200)
    }
    going = false
    await Promise.all([reading, writing])
    expect([...statuses]).toEqual([200])
    const { body } = await clerk.send('get', '/forms/crime')
    expect(JSON.stringify(body)).toContain('m7')
  })
})

describe('a folder and pages', () => {
  const NOW = new Date('2026-11-23T02:00:00Z')
  const folderOf = (texts: ReadonlyMap<string, string>) => ({
    folder: 'packs/small',
    source: sourceOf(texts),
    at: (name: string) => name,
  })
  const start = (here: Installation, texts: ReadonlyMap<string, string>) =>
    bringIntoForce(here.db.store, folderOf(texts), 'test', NOW)
  const changed = (texts: ReadonlyMap<string, string>, note: string) =>
    new Map([...texts, ['forms.yaml', `${texts.get('forms.yaml')}# ${note}\n`]])

  test('unchanged, the folder leaves what was edited in pages in force; changed as well, a person must choose', async () => {
    const here = await installation()
    const admin = await here.person('administrator@vn')
    const shipped = here.one.definitions.current.texts
    const { body } = await apply(admin, indicator('edited'))
    const again = await start(here, shipped)
    expect(again.edition).toBe(body.edition)
    expect(again.index.pack.indicators.map(({ id }) => id)).toContain('edited')
    await expect(start(here, changed(shipped, 'later'))).rejects.toMatchObject({
      code: 'definitions-in-both',
    })
    // What was exported and unpacked into the folder is nothing new.
    const edited = here.one.definitions.current.texts
    expect((await start(here, edited)).edition).toBe(body.edition)
    await apply(admin, indicator('more'))
    expect((await start(here, edited)).index.pack.indicators.map(({ id }) => id)).toContain('more')
  })

  test('changed alone it is taken, going back too, and running servers follow', async () => {
    const here = await installation()
    const shipped = here.one.definitions.current.texts
    const taken = await start(here, changed(shipped, 'new'))
    expect(taken.edition).not.toBe(here.one.definitions.current.edition)
    await here.one.definitions.follow()
    expect(here.one.definitions.current.edition).toBe(taken.edition)
    const back = await start(here, shipped)
    expect(back.edition).not.toBe(taken.edition)
    expect(back.texts).toEqual(shipped)
    // Started twice at once with the same folder, it is taken once.
    const both = await Promise.all([1, 2].map(() => start(here, changed(shipped, 'twice'))))
    expect(new Set(both.map(({ edition }) => edition)).size).toBe(1)
  })

  test('ready though something else is in force than at the start; not when this program cannot read it', async () => {
    const here = await installation()
    const { store } = here.db
    let clock = 1
    const readiness = new Readiness(here.one.desk, new AbortController().signal, () => (clock += 5000))
    await start(here, changed(here.one.definitions.current.texts, 'new'))
    expect(await readiness.reasons()).toEqual([])
    await here.one.definitions.follow()
    await store.ownerPool.query(`insert into edition_text (hash, body) values ('x', 'no: pack')`)
    await store.ownerPool.query(
      `insert into edition (edition, number, pack, version, at, actor, source, files_hash, changed)
       values ('of-the-future', 99, 'small', '9', now(), 'x', 'edit', 'x', '{}')`,
    )
    await store.ownerPool.query(
      `insert into edition_file (edition, name, hash) values ('of-the-future', 'pack.yaml', 'x')`,
    )
    await expect(here.one.definitions.follow()).rejects.toThrow()
    expect(await readiness.reasons()).toEqual([{ reason: 'pack' }])
    const desk: Pick<Desk, 'index'> = here.one.desk
    expect(desk.index.pack.id).toBe('small')
    await expect(LiveDefinitions.open(store)).rejects.toThrow()
  })
})
