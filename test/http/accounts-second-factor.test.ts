import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { makeApp } from '../../src/http/app.js'
import { allHandlers } from '../../src/http/routes.js'
import { type Person, send, type TestServer, testServer } from '../support/http.js'
import { MERGE, smallPack } from '../support/small-pack.js'
import { auditOf, Browser, codeAt, OTHER_PASSWORD, PASSWORD, settledAccount } from './accounts-support.js'

let server: TestServer
let admin: Person
/** Every test has hours of its own: codes depend on the moment. */
let now = Date.parse('2026-11-23T02:00:00Z')

beforeAll(async () => {
  server = await testServer(smallPack([MERGE]), new Date(now).toISOString())
  admin = await server.person('administrator@vn')
})

function wait(seconds: number): void {
  now += seconds * 1000
  server.setNow(new Date(now).toISOString())
}

const code = (secret: string) => codeAt(secret, new Date(now))

/** An account whose second factor is on. */
async function guarded(username: string) {
  wait(7200)
  const { id, browser } = await settledAccount(server, admin, username)
  const begun = await browser.send('post', '/me/totp')
  expect(begun).toMatchObject({ status: 201 })
  const { secret } = begun.body
  const confirmed = await browser.send('post', '/me/totp/confirm', { code: code(secret) })
  expect(confirmed).toMatchObject({ status: 200 })
  wait(30)
  return { id, browser, secret, uri: begun.body.uri, backupCodes: confirmed.body.backupCodes as string[] }
}

async function half(username: string): Promise<Browser> {
  const browser = new Browser(server.app)
  expect(await browser.signIn(username, PASSWORD)).toMatchObject({
    status: 200,
    body: { pending: 'second-factor' },
  })
  return browser
}

describe('the second factor', () => {
  test('password, then code: only then the session is good, and under another secret', async () => {
    const { id, secret, uri } = await guarded('hai.buoc')
    expect(uri).toMatch(/^otpauth:\/\/totp\/C%C3%B9ng%20K%E1%BB%B3:hai\.buoc\?issuer=.*secret=[A-Z2-7]{32}/)
    const browser = await half('hai.buoc')
    for (const [method, path] of [
      ['get', '/units'],
      ['get', '/sessions'],
      ['get', '/tokens'],
      ['post', '/me/totp'],
      ['patch', '/me'],
      ['get', '/accounts'],
    ] as const)
      expect([
        path,
        await browser.send(method, path, method === 'patch' ? { lang: 'en' } : undefined),
      ]).toMatchObject([path, { status: 403, body: { code: 'sign-in-second-factor' } }])
    expect(
      await browser.send('post', '/session/password', { current: PASSWORD, next: OTHER_PASSWORD }),
    ).toMatchObject({
      body: { code: 'sign-in-second-factor' },
    })
    const before = browser.cookie('cungky_session')
    expect(await browser.send('post', '/session/second-factor', { code: '000 000' })).toMatchObject({
      status: 401,
      body: { code: 'sign-in-code' },
    })
    const shown = await browser.send('post', '/session/second-factor', { code: code(secret) })
    expect(shown).toMatchObject({
      status: 200,
      body: { pending: null, account: { totp: true, backupCodes: 10 } },
    })
    expect(browser.cookie('cungky_session')).not.toBe(before)
    const old = { cookie: `cungky_session=${before}` }
    expect(await send(server.app, 'get', '/session', undefined, old)).toMatchObject({ status: 401 })
    expect(await browser.send('post', '/session/second-factor', { code: code(secret) })).toMatchObject({
      status: 409,
      body: { code: 'sign-in-no-factor' },
    })
    expect((await auditOf(admin, id)).slice(-5)).toEqual([
      'totp.begin',
      'totp.on',
      'session.half-open',
      'session.refused',
      'session.open',
    ])
  })

  test('a code is good once, also the one that confirmed, and within half a minute on either side', async () => {
    const { secret } = await guarded('mot.lan')
    const used = code(secret)
    expect(
      (await (await half('mot.lan')).send('post', '/session/second-factor', { code: used })).status,
    ).toBe(200)
    expect(
      (await (await half('mot.lan')).send('post', '/session/second-factor', { code: used })).status,
    ).toBe(401)
    wait(60)
    const ahead = codeAt(secret, new Date(now + 30_000))
    expect(
      (await (await half('mot.lan')).send('post', '/session/second-factor', { code: ahead })).status,
    ).toBe(200)
    // A code of an earlier step is worth nothing once a later one was shown.
    const present = code(secret)
    expect(
      (await (await half('mot.lan')).send('post', '/session/second-factor', { code: present })).status,
    ).toBe(401)
    wait(90)
    const late = codeAt(secret, new Date(now - 60_000))
    expect(
      (await (await half('mot.lan')).send('post', '/session/second-factor', { code: late })).status,
    ).toBe(401)
  })

  test('ten at once with the same code: one gets in', async () => {
    const { secret } = await guarded('cung.luc')
    const browsers = await Promise.all(Array.from({ length: 4 }, () => half('cung.luc')))
    const used = code(secret)
    const answers = await Promise.all(
      browsers.map((b) => b.send('post', '/session/second-factor', { code: used })),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401, 401, 401])
  })

  test('a backup code is good once, however it is typed; a new set replaces the old', async () => {
    const { backupCodes, browser, secret } = await guarded('du.phong')
    expect(new Set(backupCodes).size).toBe(10)
    for (const one of backupCodes) expect(one).toMatch(/^[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}$/)
    const [first, second] = backupCodes as [string, string]
    const inside = await half('du.phong')
    const typed = first.replaceAll('-', ' ').toUpperCase()
    expect(await inside.send('post', '/session/second-factor', { code: typed })).toMatchObject({
      status: 200,
      body: { account: { backupCodes: 9 } },
    })
    expect(
      (await (await half('du.phong')).send('post', '/session/second-factor', { code: first })).status,
    ).toBe(401)
    expect(await browser.send('post', '/me/totp/backup-codes', { code: '999999' })).toMatchObject({
      status: 401,
    })
    const renewed = await browser.send('post', '/me/totp/backup-codes', { code: code(secret) })
    expect(renewed).toMatchObject({ status: 200 })
    expect(
      (await (await half('du.phong')).send('post', '/session/second-factor', { code: second })).status,
    ).toBe(401)
    const [fresh] = renewed.body.backupCodes
    expect(
      (await (await half('du.phong')).send('post', '/session/second-factor', { code: fresh })).status,
    ).toBe(200)
  })

  test('wrong codes count as failed attempts, and the right password between them does not start over', async () => {
    const { secret } = await guarded('doan.ma')
    for (let n = 0; n < 5; n++) {
      const browser = await half('doan.ma')
      expect((await browser.send('post', '/session/second-factor', { code: '123123' })).status).toBe(401)
    }
    const browser = new Browser(server.app)
    expect(await browser.signIn('doan.ma', PASSWORD)).toMatchObject({ status: 429 })
    wait(60)
    const open = await half('doan.ma')
    wait(1)
    expect((await open.send('post', '/session/second-factor', { code: code(secret) })).status).toBe(200)
  })

  test('a session that awaits the code lasts ten minutes', async () => {
    const { secret } = await guarded('cho.lau')
    const browser = await half('cho.lau')
    wait(601)
    expect(await browser.send('post', '/session/second-factor', { code: code(secret) })).toMatchObject({
      status: 401,
      body: { code: 'sign-in-needed' },
    })
  })

  test('turning it on asks a code of the new secret; sessions elsewhere must show one too', async () => {
    wait(7200)
    const { browser } = await settledAccount(server, admin, 'bat.len')
    const elsewhere = new Browser(server.app)
    await elsewhere.signIn('bat.len', PASSWORD)
    expect(await browser.send('post', '/me/totp/confirm', { code: '123456' })).toMatchObject({
      status: 409,
      body: { code: 'totp-not-begun' },
    })
    const first = (await browser.send('post', '/me/totp')).body.secret
    const second = (await browser.send('post', '/me/totp')).body.secret
    expect(second).not.toBe(first)
    expect(await browser.send('post', '/me/totp/confirm', { code: code(first) })).toMatchObject({
      status: 422,
      body: { code: 'totp-code', findings: [{ field: 'code' }] },
    })
    // Not in force before it is confirmed.
    expect((await elsewhere.send('get', '/sessions')).status).toBe(200)
    expect((await browser.send('post', '/me/totp/confirm', { code: code(second) })).status).toBe(200)
    expect((await browser.send('get', '/sessions')).status).toBe(200)
    expect(await elsewhere.send('get', '/sessions')).toMatchObject({
      body: { code: 'sign-in-second-factor' },
    })
    wait(30)
    expect((await elsewhere.send('post', '/session/second-factor', { code: code(second) })).status).toBe(200)
    for (const path of ['/me/totp', '/me/totp/confirm'])
      expect(
        await browser.send('post', path, path === '/me/totp' ? undefined : { code: code(second) }),
      ).toMatchObject({ status: 409, body: { code: 'totp-on' } })
  })

  test('turning it off asks for password and code; what is wrong counts', async () => {
    const { id, browser, secret } = await guarded('tat.di')
    const off = (body: object) => browser.send('delete', '/me/totp', body)
    expect(await off({ password: OTHER_PASSWORD, code: code(secret) })).toMatchObject({
      status: 403,
      body: { code: 'password-wrong', findings: [{ field: 'password' }] },
    })
    expect(await off({ code: code(secret) })).toMatchObject({ body: { code: 'password-wrong' } })
    expect(await off({ password: PASSWORD, code: '111111' })).toMatchObject({
      body: { code: 'sign-in-code' },
    })
    expect((await off({ password: PASSWORD, code: code(secret) })).status).toBe(204)
    expect(await off({ password: PASSWORD, code: code(secret) })).toMatchObject({
      body: { code: 'totp-off' },
    })
    expect(await browser.send('post', '/me/totp/backup-codes', { code: '111111' })).toMatchObject({
      body: { code: 'totp-off' },
    })
    expect(await new Browser(server.app).signIn('tat.di', PASSWORD)).toMatchObject({
      body: { pending: null },
    })
    expect(await auditOf(admin, id)).toContain('totp.off')
  })

  test('an administrator takes it off an account whose phone is lost', async () => {
    const { id } = await guarded('mat.may')
    expect(await admin.send('delete', `/accounts/${id}/totp`)).toMatchObject({
      status: 200,
      body: { totp: false },
    })
    expect(await new Browser(server.app).signIn('mat.may', PASSWORD)).toMatchObject({
      body: { pending: null },
    })
    expect(await admin.send('delete', `/accounts/${id}/totp`)).toMatchObject({
      status: 409,
      body: { code: 'totp-off' },
    })
  })

  test('who reads the database has neither secret nor codes, and a sealed secret opens for no other account', async () => {
    const a = await guarded('niem.phong')
    const b = await guarded('niem.khac')
    const { owner } = server.desk.store
    const { rows } = await sql<{ totp_secret: string }>`
      select totp_secret from account where account_id = ${a.id}::uuid`.execute(owner)
    expect(rows[0]!.totp_secret).not.toContain(a.secret)
    const codes = await sql<{ code_hash: string }>`
      select code_hash from backup_code where account_id = ${a.id}::uuid`.execute(owner)
    expect(codes.rows).toHaveLength(10)
    for (const { code_hash } of codes.rows) expect(code_hash).toMatch(/^[0-9a-f]{64}$/)
    await sql`update account set totp_secret = ${rows[0]!.totp_secret} where account_id = ${b.id}::uuid`.execute(
      owner,
    )
    const browser = await half('niem.khac')
    expect(await browser.send('post', '/session/second-factor', { code: code(a.secret) })).toMatchObject({
      status: 409,
      body: { code: 'totp-key-changed' },
    })
  })

  test('a server without a sealing key says so', async () => {
    const keyless = makeApp({ ...server.desk, sealKey: undefined }, allHandlers, { lang: 'vi' })
    await settledAccount(server, admin, 'khong.khoa')
    const browser = new Browser(keyless)
    await browser.signIn('khong.khoa', PASSWORD)
    expect(await browser.send('post', '/me/totp')).toMatchObject({
      status: 503,
      body: { code: 'totp-unavailable' },
    })
  })
})
