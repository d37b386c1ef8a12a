import { missed, reached } from './network.js'

/**
 * What the server answered, kept on the device for when there is no network: definitions, and the returns and lists that were looked at
 * last. Every account has its own; nothing of it stays after signing out, and nothing that proves who somebody is goes in.
 * (ADR 17. Browsers offer this only by https and on the machine itself; elsewhere pages work as they did, without it.)
 */

const API = '/api/v1'
/** Read for every page, and kept as long as the account. */
const DEFINITIONS = /^\/(session|pack|periods|units|forms|indicators|reorganisations)(\/|$)/
/** Looked at last. */
const SEEN = /^\/(returns|deadlines|notices|board|mine)(\/|$)/
/** How many of the latter are kept; the oldest go. */
const MOST = 80

/** The same in every language: under one address. */
const SESSION = `${API}/session`

const PREFIX = 'cungky-answers-'
const ACCOUNT = 'cungky.answers-of'
const KEPT_AT = 'x-cungky-kept-at'

/** Whose answers are kept now. */
let account: string | null = readAccount()

function readAccount(): string | null {
  try {
    return localStorage.getItem(ACCOUNT)
  } catch {
    return null
  }
}

/** Somebody signed in (or nobody is signed in any more): the answers to everybody else are thrown away. */
export function keepFor(id: string | null): void {
  if (id === account) return
  account = id
  try {
    if (id === null) localStorage.removeItem(ACCOUNT)
    else localStorage.setItem(ACCOUNT, id)
  } catch {
    // Without storage nothing can be kept either.
  }
  void forgetOthers(id)
}

async function forgetOthers(id: string | null): Promise<void> {
  if (globalThis.caches === undefined) return
  for (const name of await caches.keys())
    if (name.startsWith(PREFIX) && name !== `${PREFIX}${id}`) await caches.delete(name)
}

/** The session as signing in or the account's own changes answered it: without it no other page opens. */
export function keepSession(session: { readonly account: { readonly id: string } }): void {
  keepFor(session.account.id)
  if (globalThis.caches !== undefined) void put(SESSION, JSON.stringify(session), null).catch(() => {})
}

/** `fetch`, which keeps answers worth keeping and gives the kept one when the server cannot be reached. */
export async function fetchKeeping(url: string, init?: RequestInit): Promise<Response> {
  const path = keepable(url, init)
  let response: Response
  try {
    response = await fetch(url, init)
  } catch (error) {
    if (init?.signal?.aborted === true) throw error
    const kept = path === null ? undefined : await keptAnswer(url, path)
    missed(kept === undefined || !SEEN.test(path!) ? null : Number(kept.headers.get(KEPT_AT)))
    if (kept === undefined) throw error
    return kept
  }
  reached()
  if (path !== null) void keep(url, path, response.clone()).catch(() => {})
  return response
}

/** The path within the API when the answer may be kept. */
function keepable(url: string, init?: RequestInit): string | null {
  if (globalThis.caches === undefined || (init?.method ?? 'get').toLowerCase() !== 'get') return null
  const { pathname } = new URL(url, location.origin)
  const path = pathname.startsWith(API) ? pathname.slice(API.length) : ''
  return DEFINITIONS.test(path) || SEEN.test(path) ? path : null
}

async function keep(url: string, path: string, response: Response): Promise<void> {
  const json = /^application\/json\b/.test(response.headers.get('content-type') ?? '')
  if (response.status === 200 && json) {
    const body = await response.text()
    // The session says whose all others are: another account may have signed in elsewhere in this browser.
    if (path === '/session') keepFor((JSON.parse(body) as { account: { id: string } }).account.id)
    await put(path === '/session' ? SESSION : url, body, response.headers.get('etag'))
  } else if ([401, 403, 404].includes(response.status) && account !== null) {
    // What may not be seen any more must not be seen without a network either.
    await (await caches.open(`${PREFIX}${account}`)).delete(url)
  }
}

async function put(url: string, body: string, etag: string | null): Promise<void> {
  if (account === null) return
  const cache = await caches.open(`${PREFIX}${account}`)
  const headers = { 'content-type': 'application/json', [KEPT_AT]: String(Date.now()) }
  // Put again at the end: the order tells which was looked at last.
  await cache.delete(url)
  await cache.put(url, new Response(body, { headers: etag === null ? headers : { ...headers, etag } }))
  await drop(cache)
}

async function drop(cache: Cache): Promise<void> {
  const seen = (await cache.keys()).filter(({ url }) => SEEN.test(new URL(url).pathname.slice(API.length)))
  for (const request of seen.slice(0, -MOST)) await cache.delete(request)
}

async function keptAnswer(url: string, path: string): Promise<Response | undefined> {
  if (account === null) return undefined
  const cache = await caches.open(`${PREFIX}${account}`)
  const kept = await cache.match(path === '/session' ? SESSION : url)
  if (kept === undefined || path !== '/session') return kept
  const { expiresAt } = (await kept.clone().json()) as { expiresAt: string | null }
  // A session that is over opens nothing, with or without a network.
  return expiresAt !== null && Date.parse(expiresAt) < Date.now() ? undefined : kept
}
