/**
 * The service worker: pages open without a network. It keeps the one page that starts all others and the files it is made of, by the
 * revision of the build, and nothing else: answers of the API are kept by the pages themselves (`app/offline`), each account's apart.
 * The build writes the three constants below in front of it (`vite/service-worker.ts`).
 */
declare const BUILT_FILES: readonly string[]
declare const BUILT_PAGES: readonly string[]
declare const BUILT_REVISION: string

const worker = self as unknown as ServiceWorkerGlobalScope

const PREFIX = 'cungky-built-'
const OURS = `${PREFIX}${BUILT_REVISION}`
/** The address under which the starting page is kept. It is the same for every page. */
const START = '/'
/** A network that does not answer within this time counts as none; the kept page is shown and reads by itself what it can. */
const PATIENCE = 4_000

/** How many files are fetched ahead at once. */
const AT_ONCE = 4

const files = new Set(BUILT_FILES)
const pages = BUILT_PAGES.map((pattern) => new RegExp(pattern))

worker.addEventListener('install', (event) => event.waitUntil(fetchAhead()))
worker.addEventListener('activate', (event) => event.waitUntil(takeUp()))
worker.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== location.origin) return
  if (request.mode === 'navigate') {
    if (pages.some((page) => page.test(url.pathname))) event.respondWith(openPage(request))
  } else if (files.has(url.pathname) || url.pathname.startsWith('/assets/'))
    event.respondWith(builtFile(request))
})

// The page asks for it when somebody chose to load the new version. Until then open pages keep the files they began with.
worker.addEventListener('message', (event) => {
  if (event.data === 'take-over') void worker.skipWaiting()
})

/** Every file of this build; what an earlier build had under the same name (names tell the content) is not fetched again. */
async function fetchAhead(): Promise<void> {
  const cache = await caches.open(OURS)
  await cache.put(START, await fetched(START))
  const left = [...files]
  const work = async () => {
    for (let path = left.pop(); path !== undefined; path = left.pop()) {
      const known = path.startsWith('/assets/') ? await caches.match(path) : undefined
      await cache.put(path, known ?? (await fetched(path)))
    }
  }
  // A few at a time: the page itself may still be asking for something.
  await Promise.all(Array.from({ length: AT_ONCE }, work))
}

async function fetched(path: string): Promise<Response> {
  const response = await fetch(path, { cache: 'no-cache' })
  // A worker that could not fetch everything is given up by the browser, which tries again later.
  if (!response.ok) throw new Error(`${path}: ${response.status}`)
  return response
}

/** The build before this one stays: another window may still need its files. What is older goes. */
async function takeUp(): Promise<void> {
  const builds = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== OURS)
  for (const name of builds.slice(0, -1)) await caches.delete(name)
  await worker.clients.claim()
}

/** A page of the server; the kept one when there is no network, an endless wait, or only a gateway answers. */
async function openPage(request: Request): Promise<Response> {
  const kept = async () => (await caches.open(OURS)).match(START)
  const fromServer = fetch(request).then(async (response) => {
    return response.status >= 502 && response.status <= 504 ? ((await kept()) ?? response) : response
  })
  const late = new Promise<undefined>((done) => setTimeout(() => done(undefined), PATIENCE))
  try {
    return (await Promise.race([fromServer, late])) ?? (await kept()) ?? (await fromServer)
  } catch (error) {
    const page = await kept()
    if (page === undefined) throw error
    return page
  }
}

/** A file of this build or of the one before; its name tells its content, so what is kept is right. */
async function builtFile(request: Request): Promise<Response> {
  const path = new URL(request.url).pathname
  return (await (await caches.open(OURS)).match(path)) ?? (await caches.match(path)) ?? fetch(request)
}
