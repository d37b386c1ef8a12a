import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { hashSecret } from '../../src/cycle/administer/authenticate.js'
import { cleanUpAccounts } from '../../src/cycle/administer/clean-up.js'
import { makeApp } from '../../src/http/app.js'
import { allHandlers } from '../../src/http/routes.js'
import { type Person, send, type TestServer, testServer } from '../support/http.js'
import { MERGE, smallPack } from '../support/small-pack.js'
import {
  auditOf,
  Browser,
  madeAccount,
  OTHER_PASSWORD,
  PASSWORD,
  settledAccount,
} from './accounts-support.js'

let server: TestServer
let admin: Person
const START = '2026-11-23T02:00:00Z'

beforeAll(async () => {
  server = await testServer(smallPack([MERGE]), START)
  admin = await server.person('administrator@vn')
})

const later = (minutes: number) => server.setNow(new Date(Date.parse(START) + minutes * 60_000).toISOString())

async function secretsOf(account: string) {
  const { rows } = await sql<{ password_hash: string; failures: number; locked_until: Date | null }>`
    select password_hash, failures, locked_until from account where account_id = ${account}::uuid`.execute(
    server.desk.store.owner,
  )
  return rows[0]!
}

describe('signing in', () => {
  test('from the temporary password to work: the password must be changed first, then everything opens', async () => {
    const { id, password } = await madeAccount(admin, 'moi.tao')
    const browser = new Browser(server.app)
    const first = await browser.signIn('  Moi.Tao ', password)
    expect(first).toMatchObject({
      status: 200,
      body: {
        account: { id, username: 'moi.tao', home: { key: 'a12', name: 'Công an a1' }, totp: false },
        offices: [],
        pending: 'password',
        scopes: null,
        may: { work: { no: 'sign-in-password' }, changePassword: true },
      },
    })
    expect(await browser.send('get', '/units')).toMatchObject({
      status: 403,
      body: { code: 'sign-in-password' },
    })
    expect(await browser.send('get', '/sessions')).toMatchObject({ body: { code: 'sign-in-password' } })
    const before = browser.cookie('cungky_session')
    const changed = await browser.send('post', '/session/password', { current: password, next: PASSWORD })
    expect(changed).toMatchObject({ status: 200, body: { pending: null } })
    expect(browser.cookie('cungky_session')).not.toBe(before)
    expect(await browser.send('get', '/session')).toMatchObject({ status: 200, body: { pending: null } })
    const old = { cookie: `cungky_session=${before}` }
    expect(await send(server.app, 'get', '/session', undefined, old)).toMatchObject({ status: 401 })
    expect(await auditOf(admin, id)).toEqual(['account.make', 'session.open', 'password.change'])
  })

  test('the session tells offices of today, of before and to come, and what may be done', async () => {
    const person = await server.person(
      'head@a12',
      { role: 'clerk', unit: 'b2', from: '2020-01-01', to: '2021-01-01' },
      { role: 'analyst', unit: 'pa', from: '2027-01-01', to: null },
    )
    const { body } = await person.send('get', '/session')
    expect(body.offices.map((o: { role: string; when: string }) => `${o.role} ${o.when}`)).toEqual([
      'head live',
      'clerk past',
      'analyst coming',
    ])
    expect(body.may).toMatchObject({
      work: true,
      tokens: true,
      seeReturns: true,
      seeAudit: true,
      seeAccounts: { no: 'access-not-this-role' },
    })
    expect(body.may.seeAccounts.why).toContain('thủ trưởng')
  })

  test('secrets are kept as hashes, and the cookie is out of reach of scripts', async () => {
    const { id } = await settledAccount(server, admin, 'bi.mat')
    const { password_hash } = await secretsOf(id)
    expect(password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    const plain = await send(server.app, 'post', '/session', { username: 'bi.mat', password: PASSWORD })
    const [cookie] = plain.headers.getSetCookie()
    expect(cookie).toMatch(/^cungky_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=\d+$/)
    const secret = cookie!.split(/[=;]/)[1]!
    const kept = await sql<{ hash: string }>`
      select token_hash as hash from session where account_id = ${id}::uuid and token_hash in (${secret}, ${hashSecret(secret)})`.execute(
      server.desk.store.owner,
    )
    expect(kept.rows).toEqual([{ hash: hashSecret(secret) }])
    const dump = await sql<{
      row: string
    }>`select detail::text as row from audit where account_id = ${id}::uuid`.execute(server.desk.store.owner)
    expect(dump.rows.map(({ row }) => row).join()).not.toContain(PASSWORD)

    const https = makeApp(server.desk, allHandlers, { lang: 'vi', publicUrl: 'https://cungky.example' })
    const secure = await send(https, 'post', '/session', { username: 'bi.mat', password: PASSWORD })
    expect(secure.headers.getSetCookie()[0]).toMatch(
      /^__Host-cungky_session=.*; Path=\/; HttpOnly; .*; Secure$/,
    )
  })

  test('unknown name, wrong password and closed account are answered alike', async () => {
    const { id } = await settledAccount(server, admin, 'da.khoa')
    await admin.send('post', `/accounts/${id}/close`)
    await settledAccount(server, admin, 'sai.mat.khau')
    const tries = [
      ['khong.co.ai', PASSWORD],
      ['không phải tên!', PASSWORD],
      ['sai.mat.khau', OTHER_PASSWORD],
      ['da.khoa', PASSWORD],
    ] as const
    const answers = await Promise.all(
      tries.map(([username, password]) => send(server.app, 'post', '/session', { username, password })),
    )
    const bodies = answers.map(({ status, body: { requestId: _, ...body } }) => ({ status, body }))
    expect(bodies[0]).toMatchObject({ status: 401, body: { code: 'sign-in-wrong' } })
    for (const answer of bodies) expect(answer).toEqual(bodies[0])
    for (const answer of answers) expect(answer.headers.getSetCookie()).toEqual([])
    expect((await auditOf(admin, id)).at(-1)).toBe('session.refused')
  })

  test('a hash of weaker parameters is made anew at the next sign-in', async () => {
    const { id } = await settledAccount(server, admin, 'bam.cu')
    const { hash } = await import('@node-rs/argon2')
    const weak = await hash(PASSWORD, { algorithm: 2, memoryCost: 8192, timeCost: 1, parallelism: 1 })
    await sql`update account set password_hash = ${weak} where account_id = ${id}::uuid`.execute(
      server.desk.store.owner,
    )
    expect(await new Browser(server.app).signIn('bam.cu', PASSWORD)).toMatchObject({ status: 200 })
    expect((await secretsOf(id)).password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect(await new Browser(server.app).signIn('bam.cu', PASSWORD)).toMatchObject({ status: 200 })
  })

  test('the same letters typed in another Unicode form are the same password', async () => {
    const { browser } = await settledAccount(server, admin, 'go.dau')
    const next = 'mưa nhỏ trên nương chè'
    await browser.send('post', '/session/password', { current: PASSWORD, next: next.normalize('NFC') })
    expect(await new Browser(server.app).signIn('go.dau', next.normalize('NFD'))).toMatchObject({
      status: 200,
    })
  })

  test('what is sent must be complete', async () => {
    expect(await send(server.app, 'post', '/session', { username: 'an' })).toMatchObject({
      status: 400,
      body: { code: 'request-invalid', findings: [{ field: 'password' }] },
    })
    expect(
      await send(server.app, 'post', '/session', { username: 'an', password: 'x'.repeat(1001) }),
    ).toMatchObject({
      status: 400,
    })
  })

  test('who asks before signing in learns the ways in', async () => {
    expect(await send(server.app, 'get', '/session/ways')).toMatchObject({
      status: 200,
      body: { oidc: null },
    })
    expect(await send(server.app, 'get', '/session')).toMatchObject({
      status: 401,
      body: { code: 'sign-in-needed' },
    })
  })
})

describe('failed attempts', () => {
  const wrong = (username: string) =>
    send(server.app, 'post', '/session', { username, password: OTHER_PASSWORD })
  const right = (username: string) => send(server.app, 'post', '/session', { username, password: PASSWORD })

  test('after five the right password is held back too, a minute, then two; success forgets them', async () => {
    const { id } = await settledAccount(server, admin, 'hay.quen')
    for (let n = 0; n < 5; n++) expect((await wrong('hay.quen')).status).toBe(401)
    const held = await right('hay.quen')
    expect(held).toMatchObject({ status: 429, body: { code: 'sign-in-locked' } })
    expect(held.headers.get('retry-after')).toBe('60')
    expect(held.body.detail).toContain('60 giây')
    later(1)
    expect((await wrong('hay.quen')).status).toBe(401)
    expect((await right('hay.quen')).headers.get('retry-after')).toBe('120')
    later(2)
    expect((await right('hay.quen')).status).toBe(429)
    later(3)
    expect((await right('hay.quen')).status).toBe(200)
    expect(await secretsOf(id)).toMatchObject({ failures: 0, locked_until: null })
    expect(await auditOf(admin, id)).toEqual(
      expect.arrayContaining(['session.refused', 'account.locked', 'session.open']),
    )
    later(0)
  })

  test('an administrator opens it at once', async () => {
    const { id } = await settledAccount(server, admin, 'nho.mo')
    for (let n = 0; n < 5; n++) await wrong('nho.mo')
    expect((await admin.send('get', `/accounts/${id}`)).body.lockedUntil).not.toBeNull()
    expect(await admin.send('post', `/accounts/${id}/unlock`)).toMatchObject({
      status: 200,
      body: { lockedUntil: null },
    })
    expect((await right('nho.mo')).status).toBe(200)
  })

  test('a name that nobody has is held back just the same, and forgotten after a day', async () => {
    for (let n = 0; n < 5; n++) expect((await wrong('ma.ma')).status).toBe(401)
    const held = await wrong('ma.ma')
    expect(held).toMatchObject({ status: 429, body: { code: 'sign-in-locked' } })
    expect(held.headers.get('retry-after')).toBe('60')
    const names = () => sql`select 1 from unknown_name`.execute(server.desk.store.owner)
    expect((await names()).rows.length).toBeGreaterThan(0)
    await cleanUpAccounts({ ...server.desk, now: () => new Date(Date.parse(START) + 90_000_000) })
    expect((await names()).rows).toEqual([])
  })

  test('many at once are answered no more often than the limit allows, and the right one among them is no way round', async () => {
    const { id } = await settledAccount(server, admin, 'bi.don')
    const answers = await Promise.all(
      Array.from({ length: 24 }, (_, n) =>
        n < 23 ? wrong('bi.don') : wrong('bi.don').then(() => right('bi.don')),
      ),
    )
    const statuses = answers.map(({ status }) => status)
    expect(statuses.filter((status) => status === 401).length).toBeLessThanOrEqual(5)
    expect(statuses.filter((status) => status === 429).length).toBeGreaterThanOrEqual(18)
    expect((await secretsOf(id)).failures).toBe(5)
    expect((await right('bi.don')).status).toBe(429)
  })
})

describe('how long a session lasts', () => {
  /** The same server with the limits of a real one. */
  function withLimits(idleMinutes: number, absoluteMinutes: number) {
    return makeApp({ ...server.desk, sessionLimits: { idleMinutes, absoluteMinutes } }, allHandlers, {
      lang: 'vi',
    })
  }

  test('without a request it ends after the idle limit; requests keep it, up to the absolute limit', async () => {
    await settledAccount(server, admin, 'ngoi.lau')
    const browser = new Browser(withLimits(60, 180))
    const { body } = await browser.signIn('ngoi.lau', PASSWORD)
    expect(body.expiresAt).toBe('2026-11-23T05:00:00.000Z')
    expect(body.idleUntil).toBe('2026-11-23T03:00:00.000Z')
    for (const minutes of [50, 100, 150]) {
      later(minutes)
      expect((await browser.send('get', '/session')).status).toBe(200)
    }
    later(181)
    expect(await browser.send('get', '/session')).toMatchObject({
      status: 401,
      body: { code: 'sign-in-needed' },
    })
    later(0)
    await browser.signIn('ngoi.lau', PASSWORD)
    later(61)
    expect((await browser.send('get', '/session')).status).toBe(401)
    later(0)
  })

  test('a refused request counts as a sign of life, and the time is noted once a minute', async () => {
    const { id } = await settledAccount(server, admin, 'con.song')
    const browser = new Browser(server.app)
    await browser.signIn('con.song', PASSWORD)
    const seen = async () => {
      const { rows } = await sql<{ at: Date }>`
        select max(seen_at) as at from session where account_id = ${id}::uuid`.execute(
        server.desk.store.owner,
      )
      return rows[0]!.at.toISOString()
    }
    server.setNow('2026-11-23T02:00:59Z')
    await browser.send('get', '/session')
    expect(await seen()).toBe('2026-11-23T02:00:00.000Z')
    server.setNow('2026-11-23T02:01:00Z')
    expect((await browser.send('get', '/units')).status).toBe(403)
    expect(await seen()).toBe('2026-11-23T02:01:00.000Z')
    later(0)
  })

  test('signing out ends it for whoever has the cookie', async () => {
    await settledAccount(server, admin, 'dang.xuat')
    const browser = new Browser(server.app)
    await browser.signIn('dang.xuat', PASSWORD)
    const cookie = `cungky_session=${browser.cookie('cungky_session')}`
    const out = await browser.send('delete', '/session')
    expect(out.status).toBe(204)
    expect(out.headers.getSetCookie()[0]).toContain('Max-Age=0')
    expect(await send(server.app, 'get', '/session', undefined, { cookie })).toMatchObject({ status: 401 })
  })
})
