import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { OidcSettings } from '../../src/cycle/administer/oidc-settings.js'
import { makeApp } from '../../src/http/app.js'
import { allHandlers } from '../../src/http/routes.js'
import { type Answer, type Person, type TestServer, testServer } from '../support/http.js'
import { MERGE, smallPack } from '../support/small-pack.js'
import { auditOf, Browser, codeAt, madeAccount, PASSWORD, settledAccount } from './accounts-support.js'

const CALLBACK = '/session/oidc/callback'
const REDIRECT_URI = `http://localhost/api/v1${CALLBACK}`

let server: TestServer
let admin: Person
let provider: ChildProcess
let issuer: string

beforeAll(async () => {
  // The clock of the day: tokens of the provider carry the real time.
  server = await testServer(smallPack([MERGE]), new Date().toISOString())
  admin = await server.person('administrator@vn')
  const program = join(import.meta.dirname, '../support/oidc-provider.mjs')
  provider = fork(program, [REDIRECT_URI], { stdio: ['ignore', 'pipe', 'ignore', 'ipc'] })
  const [line] = (await once(provider.stdout!, 'data')) as [Buffer]
  issuer = line.toString().trim()
})

afterAll(async () => {
  provider.disconnect()
  await once(provider, 'exit')
})

/** The same server with single sign-on. */
function withOidc(more: Partial<OidcSettings> = {}) {
  const oidc = {
    issuer,
    clientId: 'cungky',
    clientSecret: 'a secret of the test',
    label: 'Cổng xác thực',
    ...more,
  }
  return makeApp({ ...server.desk, oidc }, allHandlers, { lang: 'vi' })
}

/** From our server to the provider and back: the address of the callback that the browser is sent to. */
async function walk(
  browser: Browser,
  who: Record<string, string>,
  change: (url: URL) => void = () => {},
): Promise<URL> {
  await fetch(`${issuer}/who?${new URLSearchParams(who)}`)
  const begun = await browser.send('get', '/session/oidc')
  expect(begun.status).toBe(303)
  let url = new URL(begun.headers.get('location')!)
  change(url)
  const jar = new Map<string, string>()
  while (!url.href.startsWith(REDIRECT_URI)) {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const reply = await fetch(url, { redirect: 'manual', headers: { cookie } })
    for (const set of reply.headers.getSetCookie()) {
      const [name, value] = set.split(';')[0]!.split('=') as [string, string]
      jar.set(name, value)
    }
    const location = reply.headers.get('location')
    if (location === null) throw new Error(`${url.pathname}: ${reply.status} ${await reply.text()}`)
    url = new URL(location, url)
  }
  return url
}

const back = (browser: Browser, url: URL, headers?: Record<string, string>): Promise<Answer> =>
  browser.send('get', `${CALLBACK}${url.search}`, undefined, headers)

async function signedIn(browser: Browser, who: Record<string, string>): Promise<Answer> {
  return back(browser, await walk(browser, who))
}

describe('single sign-on', () => {
  test('an account that is there is found by its user name, then by its link alone', async () => {
    const { id } = await madeAccount(admin, 'mot.cua')
    const app = withOidc()
    const browser = new Browser(app)
    expect((await browser.send('get', '/session/ways')).body.oidc).toEqual({
      label: 'Cổng xác thực',
      path: '/api/v1/session/oidc',
    })
    const first = await signedIn(browser, { sub: 'u-1', preferred_username: 'Mot.Cua' })
    expect([first.status, first.headers.get('location')]).toEqual([303, '/'])
    expect(browser.cookie('cungky_oidc')).toBeUndefined()
    // The temporary password is for who signs in with one.
    expect(await browser.send('get', '/session')).toMatchObject({
      status: 200,
      body: { account: { id }, pending: null },
    })
    expect((await browser.send('get', '/sessions')).body.sessions).toMatchObject([{ method: 'oidc' }])

    const renamed = new Browser(app)
    expect((await signedIn(renamed, { sub: 'u-1', preferred_username: 'ten.moi' })).status).toBe(303)
    expect((await renamed.send('get', '/session')).body.account.id).toBe(id)
    expect((await admin.send('get', `/accounts/${id}`)).body.issuers).toEqual([issuer])
    expect(await auditOf(admin, id)).toEqual([
      'account.make',
      'identity.link',
      'session.open',
      'session.open',
    ])
  })

  test('a name that was given to another user of the provider opens nothing, until an administrator removes the link', async () => {
    const { id } = await madeAccount(admin, 'doi.chu')
    const app = withOidc()
    expect((await signedIn(new Browser(app), { sub: 'u-2', preferred_username: 'doi.chu' })).status).toBe(303)
    const other = { sub: 'u-3', preferred_username: 'doi.chu' }
    expect(await signedIn(new Browser(app), other)).toMatchObject({
      status: 403,
      body: { code: 'oidc-linked-other' },
    })
    expect(await admin.send('delete', `/accounts/${id}/identities`)).toMatchObject({ body: { issuers: [] } })
    expect((await signedIn(new Browser(app), other)).status).toBe(303)
  })

  test('nobody makes an account by signing in', async () => {
    const browser = new Browser(withOidc())
    const answer = await signedIn(browser, { sub: 'u-4', preferred_username: 'nguoi.la' })
    expect(answer).toMatchObject({ status: 403, body: { code: 'oidc-unknown' } })
    expect(answer.body.detail).toContain('nguoi.la')
    expect(browser.cookie('cungky_session')).toBeUndefined()
    const page = await back(browser, await walk(browser, { sub: 'u-4', preferred_username: 'nguoi.la' }), {
      accept: 'text/html',
    })
    expect([page.status, page.headers.get('location')]).toEqual([303, '/docs/problems?lang=vi#oidc-unknown'])
    const nameless = await signedIn(browser, { sub: 'u-4' })
    expect(nameless).toMatchObject({ status: 401, body: { code: 'oidc-claim' } })
  })

  test('a closed account stays closed, linked or not', async () => {
    const { id } = await madeAccount(admin, 'dong.roi')
    const app = withOidc()
    const who = { sub: 'u-5', preferred_username: 'dong.roi' }
    expect((await signedIn(new Browser(app), who)).status).toBe(303)
    await admin.send('post', `/accounts/${id}/close`)
    expect(await signedIn(new Browser(app), who)).toMatchObject({
      status: 403,
      body: { code: 'oidc-unknown' },
    })
    await admin.send('delete', `/accounts/${id}/identities`)
    expect(await signedIn(new Browser(app), who)).toMatchObject({
      status: 403,
      body: { code: 'oidc-unknown' },
    })
    expect(await auditOf(admin, id)).toContain('session.refused')
  })

  test('our second factor is asked for unless the provider says that it asked for one', async () => {
    const { browser: own } = await settledAccount(server, admin, 'hai.lop')
    const { secret } = (await own.send('post', '/me/totp')).body
    await own.send('post', '/me/totp/confirm', { code: codeAt(secret, server.desk.now()) })
    const app = withOidc({ secondFactor: { amr: ['otp', 'mfa'], acr: [] } })
    const who = { sub: 'u-6', preferred_username: 'hai.lop' }
    const weak = new Browser(app)
    expect((await signedIn(weak, { ...who, amr: 'pwd' })).status).toBe(303)
    expect((await weak.send('get', '/session')).body.pending).toBe('second-factor')
    const code = codeAt(secret, new Date(server.desk.now().getTime() + 30_000))
    expect(await weak.send('post', '/session/second-factor', { code })).toMatchObject({
      body: { pending: null },
    })
    const strong = new Browser(app)
    expect((await signedIn(strong, { ...who, amr: 'pwd,otp' })).status).toBe(303)
    expect((await strong.send('get', '/session')).body.pending).toBeNull()
    const unasked = new Browser(withOidc())
    expect((await signedIn(unasked, { ...who, amr: 'pwd,otp' })).status).toBe(303)
    expect((await unasked.send('get', '/session')).body.pending).toBe('second-factor')
  })
})

describe('what is not a sign-in of this browser', () => {
  const who = { sub: 'u-7', preferred_username: 'bi.lua' }
  beforeAll(async () => {
    await madeAccount(admin, 'bi.lua')
  })

  test('a state of somebody else', async () => {
    const browser = new Browser(withOidc())
    const url = await walk(browser, who)
    url.searchParams.set('state', 'x'.repeat(43))
    expect(await back(browser, url)).toMatchObject({ status: 400, body: { code: 'oidc-state' } })
    const changed = await walk(browser, who, (start) => start.searchParams.set('state', 'y'.repeat(43)))
    expect(await back(browser, changed)).toMatchObject({ status: 400, body: { code: 'oidc-state' } })
  })

  test('a callback without the cookie, with another browser’s, or with one that was touched', async () => {
    const app = withOidc()
    const browser = new Browser(app)
    const url = await walk(browser, who)
    const victim = new Browser(app)
    expect(await back(victim, url)).toMatchObject({ status: 400, body: { code: 'oidc-state' } })
    await victim.send('get', '/session/oidc')
    expect(await back(victim, url)).toMatchObject({ status: 400, body: { code: 'oidc-state' } })
    const kept = browser.cookie('cungky_oidc')!
    browser.setCookie('cungky_oidc', `${kept.slice(0, -4)}AAAA`)
    expect(await back(browser, url)).toMatchObject({ status: 400, body: { code: 'oidc-state' } })
  })

  test('a nonce that is not ours', async () => {
    const browser = new Browser(withOidc())
    const url = await walk(browser, who, (start) => start.searchParams.set('nonce', 'z'.repeat(43)))
    expect(await back(browser, url)).toMatchObject({ status: 401, body: { code: 'oidc-refused' } })
  })

  test('a code that was made for another verifier', async () => {
    const browser = new Browser(withOidc())
    const url = await walk(browser, who, (start) => start.searchParams.set('code_challenge', 'q'.repeat(43)))
    expect(await back(browser, url)).toMatchObject({ status: 401, body: { code: 'oidc-refused' } })
  })

  test('a code that was used before', async () => {
    const browser = new Browser(withOidc())
    const url = await walk(browser, who)
    const kept = browser.cookie('cungky_oidc')!
    expect((await back(browser, url)).status).toBe(303)
    browser.setCookie('cungky_oidc', kept)
    expect(await back(browser, url)).toMatchObject({
      status: 401,
      body: { code: 'oidc-refused', detail: expect.stringContaining('invalid_grant') },
    })
  })

  test('an answer of another issuer, and a refusal of the provider', async () => {
    const browser = new Browser(withOidc())
    const url = await walk(browser, who)
    url.searchParams.set('iss', 'https://elsewhere.example')
    expect(await back(browser, url)).toMatchObject({ status: 401, body: { code: 'oidc-refused' } })
    const denied = await walk(browser, who)
    denied.searchParams.delete('code')
    denied.searchParams.set('error', 'access_denied')
    expect(await back(browser, denied)).toMatchObject({
      status: 401,
      body: { code: 'oidc-refused', detail: expect.stringContaining('access_denied') },
    })
  })

  test('a round trip that took longer than ten minutes', async () => {
    const browser = new Browser(withOidc())
    const url = await walk(browser, who)
    const before = server.desk.now()
    server.setNow(new Date(before.getTime() + 601_000).toISOString())
    expect(await back(browser, url)).toMatchObject({ status: 400, body: { code: 'oidc-state' } })
    server.setNow(before.toISOString())
  })
})

describe('settings', () => {
  test('a server without a provider, and one whose provider does not answer', async () => {
    const plain = new Browser(server.app)
    for (const path of ['/session/oidc', CALLBACK])
      expect(await plain.send('get', path)).toMatchObject({ status: 404, body: { code: 'oidc-off' } })
    const lost = new Browser(withOidc({ issuer: 'http://127.0.0.1:9' }))
    expect(await lost.send('get', '/session/oidc')).toMatchObject({
      status: 503,
      body: { code: 'oidc-unreachable' },
    })
    const impostor = new Browser(withOidc({ issuer: issuer.replace('127.0.0.1', 'localhost') }))
    expect(await impostor.send('get', '/session/oidc')).toMatchObject({ body: { code: 'oidc-unreachable' } })
  })

  test('a wrong client secret is refused by the provider', async () => {
    await madeAccount(admin, 'sai.khoa')
    const browser = new Browser(withOidc({ clientId: 'cungky', clientSecret: 'another' }))
    const url = await walk(browser, { sub: 'u-8', preferred_username: 'sai.khoa' })
    const answer = await back(browser, url)
    expect(answer.status === 303 ? 'signed in' : answer.body.code).toBe('oidc-refused')
    expect(await new Browser(server.app).signIn('sai.khoa', PASSWORD)).toMatchObject({ status: 401 })
  })
})
