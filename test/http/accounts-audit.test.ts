import { sql } from 'kysely'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { type Person, type TestServer, testServer } from '../support/http.js'
import { MERGE, smallPack } from '../support/small-pack.js'
import { madeAccount } from './accounts-support.js'

let server: TestServer
let admin: Person
let ids: Record<'a12' | 'a3' | 'pa' | 'b1', string>

beforeAll(async () => {
  server = await testServer(smallPack([MERGE]))
  admin = await server.person('administrator@vn')
  const of = async (unit: 'a12' | 'a3' | 'pa' | 'b1') =>
    (await madeAccount(admin, `nhat.ky.${unit}`, unit)).id
  ids = { a12: await of('a12'), a3: await of('a3'), pa: await of('pa'), b1: await of('b1') }
  await admin.send('post', `/accounts/${ids.a12}/close`)
})

interface Entry {
  action: string
  unit: { key: string; name: string }
  actorName: string
  detail: { username: string }
}

const read = async (person: Person, query = '') =>
  (await person.send('get', `/audit?${query}`)).body.items as Entry[]
const units = (entries: Entry[]) => [...new Set(entries.map(({ unit }) => unit.key))].sort()

describe('the audit', () => {
  test('the newest first, with names of units and of who did it', async () => {
    const entries = await read(admin)
    expect(entries[0]).toMatchObject({
      action: 'account.close',
      unit: { key: 'a12', name: 'Công an a1' },
      actor: admin.account,
      actorName: `Tên ${admin.username}`,
      account: ids.a12,
      requestId: expect.any(String),
      detail: { username: 'nhat.ky.a12' },
    })
  })

  test('an administrator and a registrar read their unit and all under it, a head the own unit only', async () => {
    for (const role of ['administrator', 'registrar'] as const)
      expect(units(await read(await server.person(`${role}@pa`)))).toEqual(['a12', 'a3', 'pa'])
    expect(units(await read(await server.person('head@pa')))).toEqual(['pa'])
    expect(units(await read(await server.person('registrar@pa'), 'unit=a3'))).toEqual(['a3'])
  })

  test.each([
    ['head@pa', 'unit=a12', 'access-unit-only'],
    ['head@a12', 'unit=pa', 'access-above'],
    ['registrar@pa', 'unit=b1', 'access-elsewhere'],
    ['administrator@a3', 'unit=a12', 'access-beside'],
    ['clerk@a12', '', 'access-not-this-role'],
    ['analyst@pa', '', 'access-not-this-role'],
    ['leader@vn', '', 'access-not-this-role'],
  ] as const)('refused to %s: %s', async (role, query, code) => {
    const person = await server.person(role)
    const answer = await person.send('get', `/audit?${query}`)
    expect(answer.status).toBe(403)
    expect(answer.body.code.startsWith('access-')).toBe(true)
    if (code !== 'access-unit-only') expect(answer.body.code).toBe(code)
  })

  test('is looked through by account, action, family of actions and day', async () => {
    expect((await read(admin, `account=${ids.a12}`)).map(({ action }) => action)).toEqual([
      'account.close',
      'account.make',
    ])
    expect(await read(admin, 'action=account.close')).toHaveLength(1)
    expect(await read(admin, 'action=account')).toHaveLength(5)
    expect(await read(admin, 'action=acc')).toHaveLength(0)
    expect((await admin.send('get', '/audit?action=x%25')).status).toBe(400)
    const days = new Intl.DateTimeFormat('en-CA', { timeZone: server.index.pack.calendar.timezone })
    const today = days.format(new Date())
    expect((await read(admin, `from=${today}&to=${today}&action=account`)).length).toBe(5)
    expect(await read(admin, 'to=2020-01-01')).toEqual([])
    expect(await read(admin, 'from=2999-01-01')).toEqual([])
  })

  test('page by page without a gap or a repetition', async () => {
    const all = (await admin.send('get', '/audit?limit=200')).body.items.map((i: { id: string }) => i.id)
    const seen: string[] = []
    for (let next: string | null = ''; next !== null; ) {
      const answer: { body: { items: { id: string }[]; next: string | null } } = await admin.send(
        'get',
        `/audit?limit=2${next === '' ? '' : `&cursor=${next}`}`,
      )
      seen.push(...answer.body.items.map(({ id }) => id))
      next = answer.body.next
    }
    expect(seen).toEqual(all)
    for (const cursor of ['x', Buffer.from('["2026-11-23","x"]').toString('base64url')])
      expect(await admin.send('get', `/audit?cursor=${cursor}`)).toMatchObject({
        body: { code: 'list-cursor' },
      })
  })

  test('what cannot be recorded does not happen', async () => {
    const { owner } = server.desk.store
    const silent = vi.spyOn(console, 'error').mockImplementation(() => {})
    await sql`revoke insert on audit from cungky_app`.execute(owner)
    try {
      const path = `/accounts/${ids.a3}`
      expect((await admin.send('patch', path, { name: 'Không ghi được' })).status).toBeGreaterThanOrEqual(403)
      expect((await admin.send('post', `${path}/close`)).status).toBeGreaterThanOrEqual(403)
      expect(
        (await admin.send('post', `${path}/roles`, { unit: 'a3', role: 'clerk', from: '2026-01-01' })).status,
      ).toBeGreaterThanOrEqual(403)
      expect((await admin.send('get', path)).body).toMatchObject({
        name: 'Nguyễn Văn nhat.ky.a3',
        closedAt: null,
        roles: [],
      })
    } finally {
      await sql`grant insert on audit to cungky_app`.execute(owner)
      silent.mockRestore()
    }
  })
})
