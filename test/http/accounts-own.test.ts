import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { hashSecret } from '../../src/cycle/administer/authenticate.js'
import { type Person, send, type TestServer, testServer } from '../support/http.js'
import { MERGE, smallPack } from '../support/small-pack.js'
import { auditOf, Browser, OTHER_PASSWORD, PASSWORD, settledAccount } from './accounts-support.js'

let server: TestServer
let admin: Person

beforeAll(async () => {
  server = await testServer(smallPack([MERGE]))
  admin = await server.person('administrator@vn')
})

const bearer = (secret: string) => ({ authorization: `Bearer ${secret}` })

describe('the own password', () => {
  const change = (browser: Browser, current: string, next: string) =>
    browser.send('post', '/session/password', { current, next })

  test('the current one is needed, and wrong ones hold the account back', async () => {
    const { browser } = await settledAccount(server, admin, 'doi.sai')
    for (let n = 0; n < 5; n++)
      expect(await change(browser, OTHER_PASSWORD, 'x')).toMatchObject({
        status: 403,
        body: { code: 'password-wrong', findings: [{ field: 'current' }] },
      })
    expect(await change(browser, PASSWORD, OTHER_PASSWORD)).toMatchObject({ status: 429 })
    // The session itself goes on.
    expect((await browser.send('get', '/session')).status).toBe(200)
  })

  test.each([
    ['ngan', 'password-short'],
    ['x'.repeat(201), 'password-long'],
    ['doi.te doi.te 1', 'password-name'],
    ['aaaaaaaaaaaaaa', 'password-repeated'],
    ['Matkhau@2026!!', 'password-common'],
    [PASSWORD, 'password-same'],
  ])('%s is refused', async (next, code) => {
    const name = `doi.te.${code.slice(9)}`
    const { browser } = await settledAccount(server, admin, name)
    const wanted = next.replaceAll('doi.te', name)
    expect(await change(browser, PASSWORD, wanted)).toMatchObject({
      status: 422,
      body: { code, findings: [{ field: 'next' }] },
    })
    expect((await new Browser(server.app).signIn(name, PASSWORD)).status).toBe(200)
  })

  test('an account without one has none to change', async () => {
    const person = await server.person()
    expect(await person.send('post', '/session/password', { current: 'x', next: PASSWORD })).toMatchObject({
      status: 409,
      body: { code: 'password-none' },
    })
  })

  test('every other session ends, this one goes on', async () => {
    const { id, browser } = await settledAccount(server, admin, 'doi.xong')
    const other = new Browser(server.app)
    await other.signIn('doi.xong', PASSWORD)
    expect((await change(browser, PASSWORD, OTHER_PASSWORD)).status).toBe(200)
    expect((await other.send('get', '/session')).status).toBe(401)
    expect((await browser.send('get', '/session')).status).toBe(200)
    expect((await new Browser(server.app).signIn('doi.xong', PASSWORD)).status).toBe(401)
    expect((await new Browser(server.app).signIn('doi.xong', OTHER_PASSWORD)).status).toBe(200)
    expect(await auditOf(admin, id)).toContain('password.change')
  })
})

describe('the own sessions', () => {
  test('are listed with where they come from, and ended one by one; nobody ends those of others', async () => {
    const { browser } = await settledAccount(server, admin, 'nhieu.phien')
    const phone = new Browser(server.app)
    const headers = { 'user-agent': 'Phone 1.0' }
    await phone.send('post', '/session', { username: 'nhieu.phien', password: PASSWORD }, headers)
    const { body } = await browser.send('get', '/sessions')
    expect(body.sessions).toHaveLength(2)
    const other = body.sessions.find((s: { current: boolean }) => !s.current)
    expect(other).toMatchObject({ method: 'password', agent: 'Phone 1.0', secondFactor: false })
    const { browser: stranger } = await settledAccount(server, admin, 'nguoi.khac')
    expect(await stranger.send('delete', `/sessions/${other.id}`)).toMatchObject({
      status: 404,
      body: { code: 'session-unknown' },
    })
    expect((await browser.send('delete', `/sessions/${other.id}`)).status).toBe(204)
    expect((await phone.send('get', '/session')).status).toBe(401)
    expect((await browser.send('get', '/sessions')).body.sessions).toHaveLength(1)
    expect((await browser.send('delete', '/sessions/khong-phai')).status).toBe(400)
  })
})

describe('the own profile', () => {
  test('language, digest and address are the person’s to set', async () => {
    const { id, browser } = await settledAccount(server, admin, 'tu.sua')
    const changed = await browser.send('patch', '/me', {
      lang: 'en',
      digest: false,
      email: 'tu.sua@laichau.example',
    })
    expect(changed).toMatchObject({
      status: 200,
      body: { account: { lang: 'en', digest: false, email: 'tu.sua@laichau.example' } },
    })
    expect(await browser.send('patch', '/me', { email: null })).toMatchObject({
      body: { account: { email: null } },
    })
    expect(await browser.send('patch', '/me', {})).toMatchObject({
      status: 422,
      body: { code: 'account-nothing' },
    })
    expect((await browser.send('patch', '/me', { email: 'không phải' })).status).toBe(400)
    expect((await browser.send('patch', '/me', { lang: 'fr' })).status).toBe(400)
    expect(await auditOf(admin, id)).toContain('account.profile')
  })
})

describe('access tokens', () => {
  test('are shown once, do what their scopes say and no more, are listed and revoked', async () => {
    const clerk = await server.person('clerk@a12')
    const wanted = { name: '  Máy nhập liệu ', scopes: ['read'], days: 30 }
    const made = await clerk.send('post', '/tokens', wanted)
    expect(made).toMatchObject({
      status: 201,
      body: {
        token: { name: 'Máy nhập liệu', scopes: ['read'], expiresAt: '2026-12-23T02:00:00.000Z', seen: null },
      },
    })
    const { secret, token } = made.body
    expect(secret).toMatch(/^cky_[A-Za-z0-9]{40}$/)
    const { rows } = await sql<{ hash: string }>`
      select token_hash as hash from api_token where token_id = ${token.id}::uuid`.execute(
      server.desk.store.owner,
    )
    expect(rows).toEqual([{ hash: hashSecret(secret) }])

    expect((await send(server.app, 'get', '/units', undefined, bearer(secret))).status).toBe(200)
    expect(await send(server.app, 'get', '/session', undefined, bearer(secret))).toMatchObject({
      status: 200,
      body: { scopes: ['read'], expiresAt: null, may: { tokens: { no: 'access-scope' } } },
    })
    const listed = await clerk.send('get', '/tokens')
    expect(listed.body.tokens).toMatchObject([{ id: token.id, seen: '2026-11-23T02:00:00.000Z' }])
    expect(JSON.stringify(listed.body)).not.toContain(secret)

    const stranger = await server.person('clerk@a3')
    expect(await stranger.send('delete', `/tokens/${token.id}`)).toMatchObject({
      status: 404,
      body: { code: 'token-unknown' },
    })
    expect((await clerk.send('delete', `/tokens/${token.id}`)).status).toBe(204)
    expect((await send(server.app, 'get', '/units', undefined, bearer(secret))).status).toBe(401)
    expect(await auditOf(admin, clerk.account)).toEqual(['token.make', 'token.revoke'])
  })

  test('never change the account they belong to, whatever their scopes', async () => {
    const person = await server.person('administrator@pa')
    const scopes = ['read', 'returns', 'accounts', 'manage']
    const { secret } = (await person.send('post', '/tokens', { name: 'mọi thứ', scopes, days: 1 })).body
    const refused: readonly (readonly [string, string, object?])[] = [
      ['get', '/tokens'],
      ['post', '/tokens', { name: 'x', scopes: ['read'], days: 1 }],
      ['get', '/sessions'],
      ['delete', '/session'],
      ['delete', '/sessions/00000000-0000-4000-8000-000000000000'],
      ['delete', '/tokens/00000000-0000-4000-8000-000000000000'],
      ['patch', '/me', { lang: 'en' }],
      ['post', '/me/totp'],
      ['post', '/me/totp/confirm', { code: '123456' }],
      ['post', '/me/totp/backup-codes', { code: '123456' }],
      ['delete', '/me/totp', { password: 'x', code: '123456' }],
      ['post', '/session/password', { current: 'x', next: 'y' }],
      ['post', '/session/second-factor', { code: '123456' }],
    ]
    for (const [method, path, body] of refused)
      expect([method, path, await send(server.app, method, path, body, bearer(secret))]).toMatchObject([
        method,
        path,
        { status: 403, body: { code: 'access-scope' } },
      ])
    // What its owner may do with accounts of others, it may with that scope.
    expect((await send(server.app, 'get', '/accounts', undefined, bearer(secret))).status).toBe(200)
    const { secret: reader } = (
      await person.send('post', '/tokens', { name: 'xem', scopes: ['read'], days: 1 })
    ).body
    expect(await send(server.app, 'get', '/accounts', undefined, bearer(reader))).toMatchObject({
      status: 403,
      body: { code: 'access-scope' },
    })
  })

  test('end by themselves, with their account, and are not made without limit', async () => {
    const person = await server.person('clerk@a12')
    const make = (days: number) => person.send('post', '/tokens', { name: 'x', scopes: ['read'], days })
    const { secret } = (await make(1)).body
    server.setNow('2026-11-24T02:00:01Z')
    expect((await send(server.app, 'get', '/units', undefined, bearer(secret))).status).toBe(401)
    for (let n = 0; n < 20; n++) expect((await make(366)).status).toBe(201)
    expect(await make(366)).toMatchObject({ status: 409, body: { code: 'token-many' } })
    for (const days of [0, 367, 1.5]) expect((await make(days)).status).toBe(400)
    expect((await person.send('post', '/tokens', { name: 'x', scopes: [], days: 1 })).status).toBe(400)
    expect((await person.send('post', '/tokens', { name: 'x', scopes: ['all'], days: 1 })).status).toBe(400)
    server.setNow('2026-11-23T02:00:00Z')
  })

  test('a write that is sent again does not tell the secret a second time', async () => {
    const person = await server.person('clerk@a12')
    const key = { 'idempotency-key': 'token-once-0001' }
    const wanted = { name: 'một', scopes: ['read'], days: 1 }
    expect((await person.send('post', '/tokens', wanted, key)).status).toBe(201)
    const again = await person.send('post', '/tokens', wanted, key)
    expect(again.body.code).toBe('request-key-secret')
    expect((await person.send('get', '/tokens')).body.tokens).toHaveLength(1)
  })
})
