import { beforeAll, describe, expect, test } from 'vitest'
import { type Answer, type Person, type TestServer, testServer } from '../support/http.js'
import { MERGE, smallPack } from '../support/small-pack.js'
import { auditOf, madeAccount } from './accounts-support.js'

let server: TestServer
let admin: Person
let provincial: Person
const TODAY = '2026-11-23'

beforeAll(async () => {
  server = await testServer(smallPack([MERGE]))
  admin = await server.person('administrator@vn')
  provincial = await server.person('administrator@pa')
})

const give = (by: Person, id: string, role: string, unit: string, from = TODAY, to: string | null = null) =>
  by.send('post', `/accounts/${id}/roles`, { role, unit, from, to })

const idOf = (answer: Answer, role: string): string =>
  answer.body.roles.find((held: { role: string }) => held.role === role).id

describe('giving roles', () => {
  test('in a unit, for a time; rights follow the day', async () => {
    const { id } = await madeAccount(admin, 'co.han')
    expect(await give(provincial, id, 'clerk', 'a12', TODAY, '2026-12-01')).toMatchObject({
      status: 201,
      body: { roles: [{ role: 'clerk', unit: { key: 'a12' }, from: TODAY, to: '2026-12-01', when: 'live' }] },
    })
  })

  test('a person made at the root can be given a role by who administers the root only', async () => {
    const person = await server.person()
    expect(await give(provincial, person.account, 'clerk', 'a12')).toMatchObject({ status: 403 })
    expect((await give(admin, person.account, 'clerk', 'a12')).status).toBe(201)
    expect((await person.send('get', '/units')).status).toBe(200)
    server.setNow('2026-11-22T02:00:00Z')
    expect(await person.send('get', '/units')).toMatchObject({ body: { code: 'access-role-not-begun' } })
    server.setNow('2026-11-23T02:00:00Z')
  })

  test.each([
    ['a role of a unit out of reach', 'clerk', 'b1', TODAY, null, 403, 'access-elsewhere'],
    ['a role of a unit above', 'analyst', 'vn', TODAY, null, 403, 'access-above'],
    ['a unit that is no more', 'clerk', 'a1', TODAY, null, 422, 'account-unit-ended'],
    ['an end that is not after the beginning', 'clerk', 'a12', TODAY, TODAY, 422, 'access-role-dates'],
    ['figures for who administers', 'administrator', 'a12', TODAY, null, 409, 'access-roles-clash'],
    ['the register for a head', 'registrar', 'pa', TODAY, null, 409, 'access-roles-clash'],
    ['what is held already', 'head', 'a12', '2027-01-01', null, 409, 'role-again'],
  ])('refused: %s', async (_, role, unit, from, to, status, code) => {
    const { id } = await madeAccount(admin, `nguoi.${code}.${unit}`.replaceAll(/[^a-z0-9.]/g, '-'))
    expect((await give(provincial, id, 'head', 'a12')).status).toBe(201)
    expect(await give(provincial, id, role, unit, from, to)).toMatchObject({ status, body: { code } })
    expect((await provincial.send('get', `/accounts/${id}/roles`)).body.roles).toHaveLength(1)
  })

  test('refused: for oneself', async () => {
    expect(await give(admin, admin.account, 'leader', 'vn')).toMatchObject({
      status: 403,
      body: { code: 'access-self-grant' },
    })
  })

  test('refused: a date that is none, a role that is none', async () => {
    const { id } = await madeAccount(admin, 'ngay.sai')
    expect((await give(admin, id, 'clerk', 'a12', '2026-02-30')).status).toBe(400)
    expect((await give(admin, id, 'boss', 'a12')).status).toBe(400)
  })

  test('two administrators at once: roles that do not go together are not both given', async () => {
    for (let n = 0; n < 3; n++) {
      const { id } = await madeAccount(admin, `cung.luc.${n}`)
      const both = await Promise.all([
        give(admin, id, 'clerk', 'a12'),
        give(provincial, id, 'registrar', 'a12'),
      ])
      expect(both.map(({ status }) => status).sort()).toEqual([201, 409])
    }
  })
})

describe('ending roles', () => {
  test('the end moves, never into the past; what has ended stays ended', async () => {
    const { id } = await madeAccount(admin, 'thoi.giu')
    const role = idOf(await give(provincial, id, 'clerk', 'a12', '2026-01-01'), 'clerk')
    const end = (to: string | null) => provincial.send('patch', `/accounts/${id}/roles/${role}`, { to })
    expect(await end('2027-06-01')).toMatchObject({ status: 200, body: { roles: [{ to: '2027-06-01' }] } })
    expect(await end(null)).toMatchObject({ body: { roles: [{ to: null }] } })
    expect(await end('2026-11-22')).toMatchObject({ status: 422, body: { code: 'role-end-past' } })
    expect(await end(TODAY)).toMatchObject({ body: { roles: [{ to: TODAY, when: 'past' }] } })
    expect(await end(null)).toMatchObject({ status: 409, body: { code: 'role-over' } })
    expect(await auditOf(admin, id)).toEqual([
      'account.make',
      'role.give',
      'role.end',
      'role.end',
      'role.end',
    ])
    const other = '00000000-0000-4000-8000-000000000000'
    expect(await provincial.send('patch', `/accounts/${id}/roles/${other}`, { to: null })).toMatchObject({
      status: 404,
      body: { code: 'role-unknown' },
    })
  })

  test('going on longer is judged like a new role', async () => {
    const { id } = await madeAccount(admin, 'keo.dai')
    const clerk = idOf(await give(provincial, id, 'clerk', 'a12', '2026-01-01', '2026-12-01'), 'clerk')
    await give(provincial, id, 'registrar', 'a12', '2026-12-01')
    expect(
      await provincial.send('patch', `/accounts/${id}/roles/${clerk}`, { to: '2026-12-02' }),
    ).toMatchObject({
      status: 409,
      body: { code: 'access-roles-clash' },
    })
  })

  test('one that has not begun is taken back as if it had never been', async () => {
    const { id } = await madeAccount(admin, 'chua.den')
    const coming = idOf(await give(provincial, id, 'clerk', 'a12', '2027-01-01'), 'clerk')
    const live = idOf(await give(provincial, id, 'head', 'a3'), 'head')
    expect(await provincial.send('delete', `/accounts/${id}/roles/${live}`)).toMatchObject({
      status: 409,
      body: { code: 'role-begun' },
    })
    const left = await provincial.send('delete', `/accounts/${id}/roles/${coming}`)
    expect(left).toMatchObject({ status: 200, body: { roles: [{ id: live }] } })
    expect(await auditOf(admin, id)).toContain('role.cancel')
  })

  test('nobody ends their own role of administrator', async () => {
    const role = idOf(await provincial.send('get', `/accounts/${provincial.account}`), 'administrator')
    expect(
      await provincial.send('patch', `/accounts/${provincial.account}/roles/${role}`, { to: TODAY }),
    ).toMatchObject({ status: 403, body: { code: 'account-own-role' } })
  })

  test('somebody is left to administer the head of the tree, also when two remove each other at once', async () => {
    const own = await testServer(smallPack([MERGE]))
    const first = await own.person('administrator@vn')
    const second = await own.person('administrator@vn')
    const [a, b] = await Promise.all([
      first.send('post', `/accounts/${second.account}/close`),
      second.send('post', `/accounts/${first.account}/close`),
    ])
    expect([a.status, b.status].filter((status) => status === 200)).toHaveLength(1)
    const left = a.status === 200 ? first : second
    expect((await left.send('get', '/accounts')).status).toBe(200)

    // One whose own role runs out does not count as somebody who is left.
    const passing = await own.person({
      role: 'administrator',
      unit: 'vn',
      from: '2020-01-01',
      to: '2026-12-01',
    })
    const role = idOf(await passing.send('get', `/accounts/${left.account}`), 'administrator')
    const refused = { status: 409, body: { code: 'account-last-administrator' } }
    expect(await passing.send('post', `/accounts/${left.account}/close`)).toMatchObject(refused)
    expect(
      await passing.send('patch', `/accounts/${left.account}/roles/${role}`, { to: '2026-11-30' }),
    ).toMatchObject(refused)
  })
})
