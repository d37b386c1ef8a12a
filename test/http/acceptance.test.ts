import { beforeAll, describe, expect, test } from 'vitest'
import { loadReturns } from '../../src/cycle/collect/load.js'
import { type Person, type TestServer, testServer } from '../support/http.js'
import { returnOf as stepsOf, value } from '../support/returns-http.js'
import { returnsPack } from '../support/returns-pack.js'
import { returnOf } from '../support/small-pack.js'

let server: TestServer
let above: Person

const HISTORY = ['2025-10', '2025-11', '2025-12', ...months('2026', 10)]

function months(year: string, last: number): string[] {
  return Array.from({ length: last }, (_, n) => `${year}-${String(n + 1).padStart(2, '0')}`)
}

interface Item {
  readonly unit: { readonly key: string }
  readonly unusual: boolean
}
const keys = (items: readonly Item[]) => items.map(({ unit }) => unit.key)

async function approved(unit: string, entries: object, more: object = {}): Promise<void> {
  const one = stepsOf(unit, '2026-11')
  const clerk = await server.person(`clerk@${unit}`)
  await one.read(clerk)
  await one.save(clerk, entries, more)
  const sent = await one.step(clerk, 'submit')
  expect(sent.body.state).toBe('submitted')
  await one.step(await server.person(`head@${unit}`), 'approve')
}

/** b2: far out, explained; b1y: an empty cell; b1x and a3 as ever. All were alike for a year. */
beforeAll(async () => {
  server = await testServer(returnsPack())
  const { store, index } = server.db
  const usual = { recorded: '20', cleared: '10', seized: '1', balance: '2' }
  const history = ['b2', 'b1x', 'a3'].flatMap((unit) =>
    HISTORY.map((month) => returnOf(index, unit, month, 'crime', usual)),
  )
  await loadReturns(store, index, history, { actor: 'x', source: 'x', reason: null, stage: 'accepted' })
  above = await server.person('analyst@pb')
  const cells = {
    recorded: value('20'),
    cleared: value('10'),
    seized: value('1'),
    balance: { notApplicable: true },
  }
  await approved('b1x', cells)
  await approved('a3', cells)
  await approved('b1y', { ...cells, balance: null })
  await approved(
    'b2',
    { ...cells, recorded: value('60') },
    { narrative: { situation: 'Phức tạp' }, explanations: { 'doubled:1': 'Mở đợt cao điểm' } },
  )
})

describe('what waits for acceptance', () => {
  test('the oldest period in which anything waits, those first that want a look', async () => {
    const { status, body } = await above.send('get', '/acceptance')
    expect(status).toBe(200)
    expect(body).toMatchObject({
      unit: 'pb',
      period: '2026-11',
      waiting: [{ period: '2026-11', name: { vi: 'tháng 11 năm 2026' }, count: 4 }],
      counts: { waiting: 4, unusual: 2 },
      next: null,
    })
    expect(keys(body.items)).toEqual(['b2', 'b1y', 'a3', 'b1x'])
    expect(body.items.map(({ unusual }: Item) => unusual)).toEqual([true, true, false, false])
  })

  test('a return carries its figures, the earlier ones, what was asked and how it was explained', async () => {
    const { body } = await above.send('get', '/acceptance?period=2026-11&limit=1')
    expect(body.items[0]).toMatchObject({
      unit: { key: 'b2' },
      cells: [
        { series: 'recorded', entry: { value: '60' }, previous: '20', lastYear: '20' },
        { series: 'cleared', entry: { value: '10' } },
        { series: 'seized', entry: { value: '1' } },
        { series: 'balance', entry: { notApplicable: true } },
      ],
      narrative: [{ id: 'situation', text: 'Phức tạp' }],
      explanations: { 'doubled:1': 'Mở đợt cao điểm' },
      checks: [{ severity: 'warning', rule: 'doubled', explained: true }],
      questions: [{ series: 'recorded', direction: 'high', explained: false }],
      changes: [{ series: 'recorded', current: '60', lastYear: '20', difference: '40', percent: '200' }],
      missing: [],
      may: { accept: true, return: true },
    })
    expect(body.items[0].changes[0].chance).toBe('beyond')
    const rest = await above.send('get', `/acceptance?period=2026-11&limit=50&cursor=${body.next}`)
    expect(keys(rest.body.items)).toEqual(['b1y', 'a3', 'b1x'])
    expect(rest.body.items[0].missing).toEqual(['balance'])
  })

  test('only what stands directly under the unit; nothing waits elsewhere', async () => {
    const nation = await server.person('head@vn')
    expect((await nation.send('get', '/acceptance')).body).toMatchObject({ period: null, items: [] })
    expect((await nation.send('get', '/acceptance?unit=pb')).body.counts.waiting).toBe(4)
    expect((await above.send('get', '/acceptance?period=2026-10')).body).toMatchObject({
      period: '2026-10',
      items: [],
      waiting: [{ count: 4 }],
    })
  })

  test.each([
    ['unit=pa', 403, 'access-beside'],
    ['unit=zz', 404, 'unit-not-registered'],
    ['period=2026-13', 422, 'period-code-invalid'],
    ['period=2026-11&form=zz', 404, 'form-not-in-pack'],
    ['cursor=xyz', 400, 'list-cursor'],
  ])('refused: %s', async (query, status, code) => {
    expect(await above.send('get', `/acceptance?${query}`)).toMatchObject({ status, body: { code } })
  })

  test('what was accepted waits no more', async () => {
    const { items } = (await above.send('get', '/acceptance')).body
    const usual = items.filter(({ unusual }: Item) => !unusual)
    const done = await above.send('post', '/returns/accept', {
      items: usual.map((one: { unit: { key: string }; form: { id: string }; etag: string }) => ({
        ...{ unit: one.unit.key, period: '2026-11', form: one.form.id, etag: one.etag },
      })),
    })
    expect(done.body.accepted).toBe(2)
    expect(keys((await above.send('get', '/acceptance')).body.items)).toEqual(['b2', 'b1y'])
  })
})

describe('what concerns me', () => {
  test('a clerk: why a return came back, what is to be explained, what others said', async () => {
    const one = stepsOf('b2', '2026-11')
    await one.read(above)
    await one.step(above, 'return', { reason: 'Đối chiếu lại số vụ' })
    await above.send('post', `${one.path}/comments`, { text: 'Xem lại ô thứ nhất', series: 'recorded' })
    const clerk = await server.person('clerk@b2')
    await one.read(clerk)
    await one.save(clerk, { recorded: value('70') }, { explanations: { 'doubled:1': null } })
    const { body } = await clerk.send('get', '/desk')
    expect(body).toMatchObject({
      sentBack: [{ unit: { key: 'b2' }, period: '2026-11', form: 'crime', reason: 'Đối chiếu lại số vụ' }],
      questions: [
        {
          unit: { key: 'b2' },
          errors: 0,
          toExplain: 2,
          comments: 1,
          newest: { text: 'Xem lại ô thứ nhất' },
        },
      ],
      next: { due: '2026-12-17', period: '2026-12' },
      progress: [],
      accounts: [],
    })
    await one.step(clerk, 'submit')
    expect((await clerk.send('get', '/desk')).body.sentBack).toHaveLength(1)
    await one.save(clerk, {}, { explanations: { 'doubled:1': 'Mở đợt cao điểm' } })
    expect((await one.step(clerk, 'submit')).status).toBe(200)
    expect((await clerk.send('get', '/desk')).body.sentBack).toEqual([])
  })

  test('a leader: how far the units below have come', async () => {
    const leader = await server.person('leader@pb')
    const { body } = await leader.send('get', '/desk')
    expect(body.progress).toMatchObject([
      { unit: { key: 'pb' }, period: '2026-11', name: { en: 'November 2026' }, accepted: 2 },
    ])
    const [{ owed, sent, late }] = body.progress
    expect(sent + late).toBe(owed)
    expect(body.sentBack).toEqual([])
  })

  test('an administrator: accounts held back, and units with nobody in a role; no figures', async () => {
    const administrator = await server.person('administrator@pb')
    const { body } = await administrator.send('get', '/desk')
    expect(body).toMatchObject({ progress: [], sentBack: [], questions: [] })
    expect(body.accounts).toMatchObject([{ unit: { key: 'pb' }, locked: 0, temporary: 0 }])
    const [{ without }] = body.accounts
    expect(without.map(({ role, count }: { role: string; count: number }) => [role, count])).toEqual([
      ['clerk', 1],
      ['head', 1],
    ])
    expect(without[0].units[0].key).toBe('pb')
  })
})
