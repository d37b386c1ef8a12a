import { beforeAll, describe, expect, test } from 'vitest'
import { type Person, send, type TestServer, testServer } from '../support/http.js'
import { smallPack } from '../support/small-pack.js'

let server: TestServer
let head: Person
let registrar: Person
let clerk: Person
let chief: Person

const REASON = 'Chốt số liệu theo Kế hoạch 45/KH-CAT'
const order = { unit: 'pa', period: '2026-08', kind: 'closed', from: '2026-11-20', reason: REASON }
const leave = { unit: 'a12', period: '2026-09', until: '2026-11-30', reason: 'Đính chính theo biên bản' }
let month = 0
/** Each test closes a period of its own. */
const freshPeriod = () => {
  month++
  return `${2025 + Math.floor((month + 2) / 12)}-${String(1 + ((month + 2) % 12)).padStart(2, '0')}`
}

beforeAll(async () => {
  server = await testServer(smallPack())
  head = await server.person('head@pa')
  registrar = await server.person('registrar@pa')
  clerk = await server.person('clerk@a12')
  chief = await server.person('head@vn')
})

describe('closing a period', () => {
  test('is ordered by the head, read with its reason by whoever is under it, and told', async () => {
    const told = server.news.length
    const period = freshPeriod()
    const made = await head.send('post', '/closures', { ...order, period })
    expect(made).toMatchObject({
      status: 201,
      body: { unit: 'pa', period, kind: 'closed', level: null, to: null, holds: 'now', ended: null },
    })
    expect(made.body.by).toEqual({ account: head.account, name: `Tên ${head.username}` })
    expect(made.body.office).toEqual({ unit: 'pa', role: 'head' })
    expect(server.news.slice(told)).toEqual([{ kind: 'order', period }])
    const seen = await clerk.send('get', `/periods/${period}/closures`)
    expect(seen.status).toBe(200)
    expect(seen.body.unit).toBe('a12')
    expect(seen.body.items).toMatchObject([{ ...made.body, binds: true }])
    expect(seen.body.may.close).toMatchObject({ no: 'access-not-this-role' })
    expect(seen.body.may.close.why).toMatch(/cán bộ nhập số liệu/)
    const own = await head.send('get', `/periods/${period}/closures`)
    expect(own.body.may).toMatchObject({
      close: true,
      finalise: true,
      except: { no: 'access-superior-only' },
    })
  })

  test('is seen neither beside nor by a unit of a level it does not close', async () => {
    const period = freshPeriod()
    await head.send('post', '/closures', { ...order, period, level: 'province' })
    const sibling = await server.person('clerk@b2')
    expect((await sibling.send('get', `/periods/${period}/closures`)).body.items).toEqual([])
    expect((await clerk.send('get', `/periods/${period}/closures`)).body.items).toEqual([])
    const above = await chief.send('get', `/periods/${period}/closures`)
    expect(above.body.items).toMatchObject([{ unit: 'pa', binds: false, level: 'province' }])
  })

  test('may be ordered by the registrar; figures are made final by the head only', async () => {
    const period = freshPeriod()
    expect((await registrar.send('post', '/closures', { ...order, period })).status).toBe(201)
    const final = { ...order, period, kind: 'final' }
    expect(await registrar.send('post', '/closures', final)).toMatchObject({
      status: 403,
      body: { code: 'access-not-this-role' },
    })
    expect(await head.send('post', '/closures', final)).toMatchObject({
      status: 201,
      body: { kind: 'final' },
    })
  })

  test('the order of a superior may cover one unit under it', async () => {
    const period = freshPeriod()
    expect((await head.send('post', '/closures', { ...order, period, unit: 'a12' })).status).toBe(201)
    const seen = await head.send('get', `/periods/${period}/closures?unit=pa`)
    expect(seen.body.items).toMatchObject([{ unit: 'a12', binds: false }])
  })

  test.each([
    ['clerk@a12', 'pa', 'access-not-this-role'],
    ['analyst@pa', 'pa', 'access-not-this-role'],
    ['leader@pa', 'pa', 'access-not-this-role'],
    ['administrator@pa', 'pa', 'access-not-this-role'],
    ['head@a12', 'pa', 'access-above'],
    ['head@pb', 'pa', 'access-beside'],
    ['registrar@pb', 'a12', 'access-elsewhere'],
    ['head@a12', 'a1', 'access-superior-only'],
  ] as const)('%s may not close for %s', async (office, unit, code) => {
    const person = await server.person(office)
    const answer = await person.send('post', '/closures', { ...order, unit })
    expect(answer).toMatchObject({ status: 403, body: { code } })
  })

  test.each([
    [{ reason: ' … ' }, 422, 'lock-reason-missing'],
    [{ reason: 'Gọi 0912 345 678' }, 422, 'private-phone'],
    [{ reason: 'x'.repeat(1001) }, 400, 'request-invalid'],
    [{ to: '2026-11-20' }, 422, 'lock-dates-reversed'],
    [{ period: '2026-12', from: '2026-12-10' }, 422, 'lock-period-running'],
    [{ period: '2026-13' }, 422, 'period-code-invalid'],
    [{ level: 'village' }, 422, 'level-not-in-pack'],
    [{ unit: 'nowhere' }, 403, 'access-unit-unknown'],
    [{ unit: 'a12', period: '2024-06' }, 422, 'order-unit-absent'],
    [{ from: '20/11/2026' }, 400, 'request-invalid'],
    [{ kind: 'open' }, 400, 'request-invalid'],
  ] as const)('%j is refused', async (more, status, code) => {
    const answer = await head.send('post', '/closures', { ...order, ...more })
    expect(answer).toMatchObject({ status, body: { code } })
  })

  test('the same order twice is refused, also at the same time', async () => {
    const period = freshPeriod()
    const answers = await Promise.all(
      [1, 2, 3].map(() => head.send('post', '/closures', { ...order, period })),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409])
    expect(answers.find(({ status }) => status === 409)!.body.code).toBe('order-in-force')
  })

  test('nobody reads or orders without having signed in', async () => {
    for (const [method, path, body] of [
      ['get', '/periods/2026-08/closures', undefined],
      ['get', '/periods/2026-08/exceptions', undefined],
      ['post', '/closures', order],
      ['post', '/exceptions', leave],
    ] as const)
      expect(await send(server.app, method, path, body)).toMatchObject({
        status: 401,
        body: { code: 'sign-in-needed' },
      })
  })

  test('orders of units elsewhere are not listed for them', async () => {
    expect(await clerk.send('get', '/periods/2026-08/closures?unit=pb')).toMatchObject({
      status: 403,
      body: { code: 'access-elsewhere' },
    })
    expect(await clerk.send('get', '/periods/2026-08/exceptions?unit=pa')).toMatchObject({ status: 403 })
    expect(await clerk.send('get', '/periods/2024-08/closures?unit=a12')).toMatchObject({
      status: 422,
      body: { code: 'order-unit-absent' },
    })
  })
})

describe('ending an order', () => {
  const closed = async (more: object = {}) => {
    const { body } = await head.send('post', '/closures', { ...order, period: freshPeriod(), ...more })
    return {
      id: body.id as string,
      path: `/closures/${body.unit}/${body.id}/end`,
      period: body.period as string,
    }
  }
  const end = { on: '2026-11-23', reason: 'Mở lại để rà soát' }

  test('it no longer holds from that day, and keeps who ended it and why', async () => {
    const { path, period } = await closed()
    const ended = await registrar.send('post', path, end)
    expect(ended).toMatchObject({
      status: 200,
      body: {
        to: '2026-11-23',
        holds: 'over',
        ended: { by: { account: registrar.account }, reason: end.reason },
      },
    })
    const seen = await clerk.send('get', `/periods/${period}/closures`)
    expect(seen.body.items).toMatchObject([{ holds: 'over', ended: { reason: end.reason } }])
    expect(await head.send('post', path, end)).toMatchObject({ status: 409, body: { code: 'order-ended' } })
    expect((await head.send('post', '/closures', { ...order, period })).status).toBe(201)
  })

  test('one that has not begun never holds', async () => {
    const { path } = await closed({ from: '2026-12-01' })
    expect((await head.send('post', path, end)).body).toMatchObject({
      from: '2026-12-01',
      to: '2026-12-01',
      holds: 'over',
    })
  })

  test('a final period is opened by a head only', async () => {
    const { path } = await closed({ kind: 'final' })
    expect(await registrar.send('post', path, end)).toMatchObject({ status: 403 })
    expect(await chief.send('post', path, end)).toMatchObject({ status: 200 })
  })

  test.each([
    [{ ...end, on: '2026-11-22' }, 422, 'order-end-past'],
    [{ ...end, on: '2026-12-24' }, 422, 'order-end-later'],
    [{ ...end, reason: '' }, 422, 'lock-reason-missing'],
    [{ ...end, reason: 'CCCD 012090001234' }, 422, 'private-citizen-id'],
  ])('%j is refused', async (body, status, code) => {
    const { path } = await closed({ to: '2026-12-24' })
    expect(await head.send('post', path, body)).toMatchObject({ status, body: { code } })
  })

  test('by nobody who could not give it, and not what is not there', async () => {
    const { path, id } = await closed()
    for (const office of ['clerk@pa', 'head@pb', 'head@a12'] as const)
      expect((await (await server.person(office)).send('post', path, end)).status).toBe(403)
    expect(await head.send('post', `/closures/a12/${id}/end`, end)).toMatchObject({
      status: 404,
      body: { code: 'order-not-found' },
    })
    expect((await head.send('post', '/closures/pa/7/end', end)).status).toBe(400)
  })
})

describe('leave to work on a closed period', () => {
  test('is given by the head of the superior unit and read by the unit', async () => {
    const made = await head.send('post', '/exceptions', leave)
    expect(made).toMatchObject({
      status: 201,
      body: {
        unit: 'a12',
        period: '2026-09',
        form: null,
        from: '2026-11-23',
        until: '2026-11-30',
        holds: 'now',
      },
    })
    const seen = await clerk.send('get', '/periods/2026-09/exceptions')
    expect(seen.body.items).toMatchObject([made.body])
    const above = await chief.send('get', '/periods/2026-09/exceptions?unit=pa')
    expect(above.body.items).toEqual([{ ...made.body, may: { end: true } }])
    const beside = await server.person('clerk@b2')
    expect((await beside.send('get', '/periods/2026-09/exceptions')).body.items).toEqual([])
  })

  test.each([
    ['head@a12', 'access-superior-only'],
    ['registrar@pa', 'access-not-this-role'],
    ['analyst@pa', 'access-not-this-role'],
    ['clerk@a12', 'access-not-this-role'],
    ['head@pb', 'access-elsewhere'],
  ] as const)('not by %s', async (office, code) => {
    const person = await server.person(office)
    expect(await person.send('post', '/exceptions', leave)).toMatchObject({ status: 403, body: { code } })
  })

  test.each([
    [{ reason: '' }, 422, 'lock-reason-missing'],
    [{ until: '2026-11-22' }, 422, 'lock-exception-past'],
    [{ until: '9999-12-31' }, 400, 'request-invalid'],
    [{ from: '0000-01-01' }, 400, 'request-invalid'],
    [{ from: '2026-12-02', until: '2026-12-01' }, 422, 'lock-exception-past'],
    [{ form: 'nothing' }, 404, 'form-not-in-pack'],
    [{ unit: 'a12', period: '2024-06' }, 422, 'order-unit-absent'],
    [{ reason: 'hỏi anh A 0912345678' }, 422, 'private-phone'],
  ] as const)('%j is refused', async (more, status, code) => {
    expect(await head.send('post', '/exceptions', { ...leave, ...more })).toMatchObject({
      status,
      body: { code },
    })
  })

  test('is taken back from a day on', async () => {
    const { body } = await head.send('post', '/exceptions', { ...leave, period: '2026-07', form: 'crime' })
    const path = `/exceptions/a12/${body.id}/end`
    const back = { on: '2026-11-23', reason: 'Đã đính chính xong' }
    expect((await clerk.send('post', path, back)).status).toBe(403)
    expect(await head.send('post', path, { ...back, on: '2026-12-01' })).toMatchObject({
      status: 422,
      body: { code: 'order-end-later' },
    })
    expect(await head.send('post', path, back)).toMatchObject({
      status: 200,
      body: { until: '2026-11-22', holds: 'over', ended: { reason: back.reason } },
    })
    expect(await head.send('post', path, back)).toMatchObject({ status: 409, body: { code: 'order-ended' } })
  })
})
