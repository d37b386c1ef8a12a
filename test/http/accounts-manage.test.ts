import { beforeAll, describe, expect, test } from 'vitest'
import { type Person, send, type TestServer, testServer } from '../support/http.js'
import { MERGE, smallPack } from '../support/small-pack.js'
import { auditOf, Browser, madeAccount, PASSWORD, settledAccount } from './accounts-support.js'

let server: TestServer
let admin: Person
let provincial: Person

beforeAll(async () => {
  server = await testServer(smallPack([MERGE]))
  admin = await server.person('administrator@vn')
  provincial = await server.person('administrator@pa')
})

const wanted = (username: string, unit = 'a12') => ({
  username,
  name: 'Lò Thị Phương Đông',
  position: 'Cán bộ',
  unit,
})

describe('making accounts', () => {
  test('names are tidied, the password is told once and must be changed', async () => {
    const made = await provincial.send('post', '/accounts', {
      ...wanted(' Phuong.Dong '),
      name: '  Lò  Thị Phương Đông ',
      email: 'dong@laichau.example',
      lang: 'en',
    })
    expect(made).toMatchObject({
      status: 201,
      body: {
        password: expect.stringMatching(/^([a-z2-9]{4}-){3}[a-z2-9]{4}$/),
        account: {
          username: 'phuong.dong',
          name: 'Lò Thị Phương Đông',
          unit: { key: 'a12' },
          email: 'dong@laichau.example',
          lang: 'en',
          mustChange: true,
          roles: [],
          may: { change: true, reopen: { no: 'account-open' }, removeTotp: { no: 'totp-off' } },
        },
      },
    })
    const read = await provincial.send('get', `/accounts/${made.body.account.id}`)
    expect(read.body).toEqual(made.body.account)
    expect(JSON.stringify(read.body)).not.toContain(made.body.password)
    expect(await auditOf(admin, made.body.account.id)).toEqual(['account.make'])
  })

  test.each([
    ['ab', 422, 'account-name-form'],
    ['tên có dấu', 422, 'account-name-form'],
    ['-abc', 422, 'account-name-form'],
    ['person1', 409, 'account-name-taken'],
  ])('the user name %s is refused', async (username, status, code) => {
    expect(await admin.send('post', '/accounts', wanted(username))).toMatchObject({
      status,
      body: { code, findings: [{ field: 'username' }] },
    })
  })

  test('a name that somebody out of reach has is taken too', async () => {
    await madeAccount(admin, 'o.noi.khac', 'b1')
    expect(await provincial.send('post', '/accounts', wanted('o.noi.khac'))).toMatchObject({
      status: 409,
      body: { code: 'account-name-taken' },
    })
  })

  test('two at once of one name: one is made, the other is told', async () => {
    const both = await Promise.all([1, 2].map(() => admin.send('post', '/accounts', wanted('hai.nguoi'))))
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409])
  })

  test('a unit that is no more, or never was, has no new accounts', async () => {
    expect(await admin.send('post', '/accounts', wanted('cu', 'a1'))).toMatchObject({
      status: 422,
      body: { code: 'account-unit-ended' },
    })
    expect((await admin.send('post', '/accounts', wanted('khong.co', 'zz'))).status).toBeGreaterThanOrEqual(
      400,
    )
  })
})

describe('who may', () => {
  let target: string
  let provinceTarget: string
  let upper: string
  beforeAll(async () => {
    target = (await madeAccount(admin, 'dich.xa', 'a12')).id
    provinceTarget = (await madeAccount(admin, 'dich.tinh.khac', 'b1')).id
    upper = (await madeAccount(admin, 'dich.tren', 'vn')).id
  })

  const requests = (id: string): readonly (readonly [string, string, object?])[] => [
    ['get', `/accounts/${id}`],
    ['patch', `/accounts/${id}`, { name: 'Khác' }],
    ['post', `/accounts/${id}/reset-password`],
    ['post', `/accounts/${id}/unlock`],
    ['post', `/accounts/${id}/close`],
    ['post', `/accounts/${id}/reopen`],
    ['delete', `/accounts/${id}/totp`],
    ['delete', `/accounts/${id}/identities`],
    ['get', `/accounts/${id}/sessions`],
    ['delete', `/accounts/${id}/sessions`],
    ['delete', `/accounts/${id}/sessions/00000000-0000-4000-8000-000000000000`],
    ['get', `/accounts/${id}/tokens`],
    ['delete', `/accounts/${id}/tokens`],
    ['delete', `/accounts/${id}/tokens/00000000-0000-4000-8000-000000000000`],
    ['get', `/accounts/${id}/roles`],
    ['post', `/accounts/${id}/roles`, { unit: 'a12', role: 'clerk', from: '2026-11-23' }],
    ['patch', `/accounts/${id}/roles/00000000-0000-4000-8000-000000000000`, { to: null }],
    ['delete', `/accounts/${id}/roles/00000000-0000-4000-8000-000000000000`],
  ]

  test('nobody without the role, nor sideways, nor upward', async () => {
    const others: readonly (readonly [string, Person, string])[] = [
      ['access-not-this-role', await server.person('head@pa'), target],
      ['access-not-this-role', await server.person('clerk@a12'), target],
      ['access-not-this-role', await server.person('registrar@vn'), target],
      ['access-no-role', await server.person(), target],
      ['access-elsewhere', provincial, provinceTarget],
      ['access-above', provincial, upper],
      ['access-beside', await server.person('administrator@a3'), target],
    ]
    for (const [code, person, id] of others)
      for (const [method, path, body] of requests(id))
        expect([method, path, await person.send(method, path, body)]).toMatchObject([
          method,
          path,
          { status: 403, body: { code } },
        ])
    const after = await admin.send('get', `/accounts/${target}`)
    expect(after.body).toMatchObject({ name: 'Nguyễn Văn dich.xa', closedAt: null, roles: [] })
  })

  test('who has not signed in is asked to', async () => {
    for (const [method, path, body] of requests(target))
      expect([path, await send(server.app, method, path, body)]).toMatchObject([path, { status: 401 }])
    expect((await send(server.app, 'post', '/accounts', wanted('ai.do'))).status).toBe(401)
    expect((await send(server.app, 'get', '/audit')).status).toBe(401)
  })

  test('no account of this id', async () => {
    for (const [method, path, body] of requests('00000000-0000-4000-8000-000000000000'))
      expect([path, await admin.send(method, path, body)]).toMatchObject([
        path,
        { status: 404, body: { code: 'account-unknown' } },
      ])
  })

  test('who administers a commune does not get hold of an account that acts for the province', async () => {
    const commune = await server.person('administrator@a12')
    const { id } = await madeAccount(admin, 'kiem.nhiem', 'a12')
    expect((await commune.send('post', `/accounts/${id}/reset-password`)).status).toBe(200)
    const given = await admin.send('post', `/accounts/${id}/roles`, {
      unit: 'pa',
      role: 'leader',
      from: '2027-01-01',
    })
    expect(given.status).toBe(201)
    for (const path of ['reset-password', 'close', 'unlock'])
      expect(await commune.send('post', `/accounts/${id}/${path}`)).toMatchObject({
        status: 403,
        body: { code: 'access-above' },
      })
    expect(await commune.send('delete', `/accounts/${id}/totp`)).toMatchObject({ status: 403 })
    expect(await commune.send('patch', `/accounts/${id}`, { email: 'cua.toi@example.com' })).toMatchObject({
      status: 403,
    })
    expect(await commune.send('get', `/accounts/${id}`)).toMatchObject({
      status: 200,
      body: { may: { resetPassword: { no: 'access-above' }, endSessions: { no: 'access-above' } } },
    })
    expect((await provincial.send('post', `/accounts/${id}/reset-password`)).status).toBe(200)
  })

  test('nobody turns the administrator’s tools on themselves', async () => {
    for (const [method, path] of [
      ['post', 'close'],
      ['post', 'reset-password'],
      ['delete', 'totp'],
      ['delete', 'identities'],
    ] as const)
      expect(await admin.send(method, `/accounts/${admin.account}/${path}`)).toMatchObject({
        status: 403,
        body: { code: 'account-self' },
      })
    const { body } = await admin.send('get', `/accounts/${admin.account}`)
    expect(body.may).toMatchObject({
      close: { no: 'account-self' },
      resetPassword: { no: 'account-self' },
      giveRole: { no: 'access-self-grant' },
    })
  })
})

describe('changing accounts', () => {
  test('names, address and unit; the account is then the new unit’s to administer', async () => {
    const { id } = await madeAccount(admin, 'chuyen.don.vi', 'a12')
    expect(
      await admin.send('patch', `/accounts/${id}`, {
        name: 'Tẩn A Mẩy',
        position: 'Phó trưởng',
        digest: false,
        unit: 'b1',
      }),
    ).toMatchObject({ status: 200, body: { name: 'Tẩn A Mẩy', position: 'Phó trưởng', unit: { key: 'b1' } } })
    expect(await provincial.send('get', `/accounts/${id}`)).toMatchObject({ status: 403 })
    const other = await server.person('administrator@pb')
    expect((await other.send('get', `/accounts/${id}`)).status).toBe(200)
    expect(await other.send('patch', `/accounts/${id}`, { unit: 'a12' })).toMatchObject({
      status: 403,
      body: { code: 'access-elsewhere' },
    })
    expect(await other.send('patch', `/accounts/${id}`, {})).toMatchObject({
      body: { code: 'account-nothing' },
    })
    expect(await other.send('patch', `/accounts/${id}`, { username: 'khac' })).toMatchObject({ status: 400 })
    expect(await admin.send('patch', `/accounts/${id}`, { unit: 'a1' })).toMatchObject({
      body: { code: 'account-unit-ended' },
    })
    const moved = await other.send('get', `/audit?account=${id}`)
    expect(moved.body.items.map((i: { action: string; detail: object }) => [i.action, i.detail])).toEqual([
      ['account.change', { username: 'chuyen.don.vi', from: 'a12', to: 'b1' }],
    ])
  })

  test('a reset password ends sessions and must be changed', async () => {
    const { id, browser } = await settledAccount(server, admin, 'quen.roi')
    const reset = await provincial.send('post', `/accounts/${id}/reset-password`)
    expect(reset).toMatchObject({ status: 200, body: { account: { mustChange: true } } })
    expect((await browser.send('get', '/session')).status).toBe(401)
    expect((await new Browser(server.app).signIn('quen.roi', PASSWORD)).status).toBe(401)
    expect(await new Browser(server.app).signIn('quen.roi', reset.body.password)).toMatchObject({
      body: { pending: 'password' },
    })
    expect(await auditOf(admin, id)).toContain('password.reset')
  })

  test('closed, its sessions and tokens are worth nothing; reopened, it signs in again, its tokens stay revoked', async () => {
    const { id, browser } = await settledAccount(server, admin, 'dong.mo')
    await admin.send('post', `/accounts/${id}/roles`, { unit: 'a12', role: 'clerk', from: '2026-01-01' })
    const { secret } = (await browser.send('post', '/tokens', { name: 'x', scopes: ['read'], days: 9 })).body
    const byToken = () => send(server.app, 'get', '/units', undefined, { authorization: `Bearer ${secret}` })
    expect((await byToken()).status).toBe(200)
    expect(await provincial.send('post', `/accounts/${id}/close`)).toMatchObject({
      status: 200,
      body: { closedAt: '2026-11-23T02:00:00.000Z' },
    })
    expect((await browser.send('get', '/session')).status).toBe(401)
    expect((await byToken()).status).toBe(401)
    expect(await provincial.send('post', `/accounts/${id}/close`)).toMatchObject({
      status: 409,
      body: { code: 'account-closed' },
    })
    expect(
      await admin.send('post', `/accounts/${id}/roles`, { unit: 'a3', role: 'clerk', from: '2026-01-01' }),
    ).toMatchObject({ body: { code: 'account-closed' } })
    expect((await provincial.send('post', `/accounts/${id}/reopen`)).status).toBe(200)
    expect(await provincial.send('post', `/accounts/${id}/reopen`)).toMatchObject({
      status: 409,
      body: { code: 'account-open' },
    })
    expect((await byToken()).status).toBe(401)
    expect((await new Browser(server.app).signIn('dong.mo', PASSWORD)).status).toBe(200)
  })

  test('sessions and tokens of others are seen without their secrets, and ended one by one or all', async () => {
    const { id, browser } = await settledAccount(server, admin, 'bi.thu.hoi')
    await admin.send('post', `/accounts/${id}/roles`, { unit: 'a12', role: 'clerk', from: '2026-01-01' })
    const second = new Browser(server.app)
    await second.signIn('bi.thu.hoi', PASSWORD)
    const third = new Browser(server.app)
    await third.signIn('bi.thu.hoi', PASSWORD)
    for (const name of ['a', 'b', 'c'])
      await browser.send('post', '/tokens', { name, scopes: ['read'], days: 1 })
    const tokens = (await provincial.send('get', `/accounts/${id}/tokens`)).body.tokens
    expect(tokens.map(({ name }: { name: string }) => name).sort()).toEqual(['a', 'b', 'c'])
    const sessions = (await provincial.send('get', `/accounts/${id}/sessions`)).body.sessions
    expect(sessions).toHaveLength(3)

    const one = `/accounts/${id}/tokens/${tokens[0].id}`
    expect((await provincial.send('delete', one)).status).toBe(204)
    expect(await provincial.send('delete', one)).toMatchObject({
      status: 404,
      body: { code: 'token-unknown' },
    })
    expect((await provincial.send('delete', `/accounts/${id}/tokens`)).status).toBe(204)
    expect((await provincial.send('get', `/accounts/${id}/tokens`)).body.tokens).toEqual([])

    const session = `/accounts/${id}/sessions/${sessions[0].id}`
    expect((await provincial.send('delete', session)).status).toBe(204)
    expect(await provincial.send('delete', session)).toMatchObject({
      status: 404,
      body: { code: 'session-unknown' },
    })
    expect((await provincial.send('delete', `/accounts/${id}/sessions`)).status).toBe(204)
    for (const each of [browser, second, third]) expect((await each.send('get', '/session')).status).toBe(401)
    expect(await auditOf(admin, id)).toEqual(expect.arrayContaining(['session.revoke', 'token.revoke']))
  })
})

describe('the list', () => {
  test('is found with and without marks, by role and unit, page by page, within reach', async () => {
    const names = { 'tim.mot': 'Đặng Thị Hồng', 'tim.hai': 'DANG THI HONG', 'tim.ba': 'Giàng A Páo' }
    for (const [username, name] of Object.entries(names)) {
      const made = await admin.send('post', '/accounts', { ...wanted(username, 'a3'), name })
      if (username === 'tim.ba')
        await admin.send('post', `/accounts/${made.body.account.id}/roles`, {
          unit: 'a3',
          role: 'analyst',
          from: '2026-01-01',
        })
    }
    const found = async (query: string, who = provincial) =>
      (await who.send('get', `/accounts?${query}`)).body.items.map((i: { username: string }) => i.username)
    expect(await found(`q=${encodeURIComponent('đặng thị')}`)).toEqual(['tim.hai', 'tim.mot'])
    expect(await found('q=dang+thi+hong&unit=a3')).toEqual(['tim.hai', 'tim.mot'])
    expect(await found('q=PAO')).toEqual(['tim.ba'])
    expect(await found('q=tim.&role=analyst')).toEqual(['tim.ba'])
    expect(await found('q=tim.&role=head')).toEqual([])
    expect(await found('q=%25')).toEqual([])
    expect(await found('q=tim.&unit=a12')).toEqual([])
    expect(await found('q=tim.', await server.person('administrator@pb'))).toEqual([])

    const seen: string[] = []
    for (let next: string | null = ''; next !== null; ) {
      const answer: { body: { items: { username: string }[]; next: string | null } } = await admin.send(
        'get',
        `/accounts?limit=3${next === '' ? '' : `&cursor=${next}`}`,
      )
      seen.push(...answer.body.items.map((i) => i.username))
      next = answer.body.next
    }
    expect(seen).toEqual([...seen].sort())
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen).toEqual(expect.arrayContaining(['tim.ba', 'tim.hai', 'tim.mot', admin.username]))

    expect(await provincial.send('get', '/accounts?unit=pb')).toMatchObject({ status: 403 })
    expect(await (await server.person('clerk@a3')).send('get', '/accounts')).toMatchObject({ status: 403 })
    for (const cursor of [
      'x',
      Buffer.from('["\\u0000"]').toString('base64url'),
      Buffer.from('[1]').toString('base64url'),
    ])
      expect(await admin.send('get', `/accounts?cursor=${cursor}`)).toMatchObject({
        body: { code: 'list-cursor' },
      })
  })
})

describe('finding accounts', () => {
  const found = async (query: string): Promise<string[]> => {
    const { body } = await admin.send('get', `/accounts?limit=200&${query}`)
    return body.items.map(({ username }: { username: string }) => username)
  }

  test('by the name of the unit, with accents or without', async () => {
    await madeAccount(admin, 'tim.theo.xa')
    const { body } = await admin.send('get', '/units')
    const { name, code } = body.units.find(({ key }: { key: string }) => key === 'a12')
    expect(await found(`q=${encodeURIComponent(name)}`)).toContain('tim.theo.xa')
    expect(await found(`q=${encodeURIComponent(code)}`)).toContain('tim.theo.xa')
  })

  test('by state: not taken up, closed, locked', async () => {
    const { id } = await madeAccount(admin, 'tim.tam')
    await settledAccount(server, admin, 'tim.rieng')
    const waiting = await found('state=temporary')
    expect(waiting).toContain('tim.tam')
    expect(waiting).not.toContain('tim.rieng')
    expect(await found('state=no-second-factor')).toContain('tim.rieng')
    expect(await found('state=demo')).toEqual([])
    await admin.send('post', `/accounts/${id}/close`)
    expect(await found('state=closed')).toContain('tim.tam')
    expect(await found('state=open')).not.toContain('tim.tam')
    expect(await found('state=temporary')).not.toContain('tim.tam')
    const guesser = new Browser(server.app)
    for (let n = 0; n < 5; n++) await guesser.signIn('tim.rieng', 'sai mat khau roi')
    expect(await found('state=locked')).toEqual(['tim.rieng'])
  })
})
