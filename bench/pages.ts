import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { brotliCompressSync, constants } from 'node:zlib'
import { type Browser, type CDPSession, chromium, type Page } from 'playwright-core'
import type { Bench } from './bench.js'
import { type BenchFigure, figure, median, must, percentile } from './figure.js'
import { ServerProcess } from './server-process.js'
import type { World } from './world.js'

/** Milliseconds within which a key is answered, and within which something is to be read over a slow line; bytes of the first page's script. */
const KEY_LIMIT = 100
const FIRST_LIMIT = 3_000
const SCRIPT_LIMIT = 250_000
const SLOWER = 4
const ROUNDS = 5

/** What browsers call slow 3G: 400 kbit/s both ways, 400 ms there and back. */
const SLOW_3G = { offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 }

/** The pages in a real browser on a slow machine and over a slow line. Needs Chromium (`CUNGKY_BROWSER`, else /usr/bin/chromium). */
export const pages: Bench = {
  name: 'pages',
  about: `The built pages in Chromium, from the real server with the example pack. *key*: on a processor slowed ${SLOWER} times, from the pressed key (the
event's own time) to the frame after the one in which the figure stands in its cell, over the whole return of a commune. *first*: over slow 3G
(400 kbit/s, 400 ms) with nothing kept, first contentful paint of the entry page as the browser reports it, and until the user name can be
typed; medians of ${ROUNDS}. *script*: what the entry page loads before it can be used, compressed by Brotli as the server sends it. The ratio is to the limit.`,
  async run(world) {
    world.say('pages: starting the server')
    const data = world.temporary('pages')
    mkdirSync(data, { recursive: true })
    const server = await ServerProcess.start({
      data,
      args: ['--demo', '--empty'],
      env: UNLIMITED,
      patience: 180_000,
    })
    const browser = await chromium.launch({
      executablePath: process.env.CUNGKY_BROWSER ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-dev-shm-usage'],
    })
    try {
      const password = readFileSync(join(data, 'demo-password'), 'utf8').trim()
      return [
        ...(await keys(world, browser, server.url, password)),
        ...(await first(world, browser, server.url)),
        await script(server.url),
      ]
    } finally {
      await browser.close()
      await server.stop()
    }
  },
}

const UNLIMITED = { CUNGKY_LIMIT_ADDRESS: 'off', CUNGKY_LIMIT_SIGN_IN: 'off', CUNGKY_LIMIT_WRITES: 'off' }

function within(name: string, value: number, unit: string, limit: number): BenchFigure {
  return figure(name, value, unit, { ratio: value / limit, against: `the limit of ${limit} ${unit}` })
}

async function browserOf(page: Page): Promise<CDPSession> {
  return page.context().newCDPSession(page)
}

async function keys(world: World, browser: Browser, url: string, password: string): Promise<BenchFigure[]> {
  world.say('pages: typing on a slow processor')
  const context = await browser.newContext({ serviceWorkers: 'block' })
  const page = await context.newPage()
  await page.goto(url)
  await page.locator('input').first().fill('nhap.03451')
  await page.locator('input[type=password]').fill(password)
  await page.keyboard.press('Enter')
  await page.locator('main table a').first().click()
  const cells = page.locator('.return-grid input.cell')
  await cells.first().waitFor()
  const count = await cells.count()
  await (await browserOf(page)).send('Emulation.setCPUThrottlingRate', { rate: SLOWER })
  await page.evaluate(WATCH)
  await cells.first().focus()
  // One key after the other is answered: nobody types thirty keys a second.
  const press = async (key: string, seen: number) => {
    await page.keyboard.press(key)
    while ((await page.evaluate<number>('globalThis.keyTimes.length')) < seen) await sleep(20)
  }
  for (let cell = 0; cell < count; cell++)
    for (const [at, key] of ['1', '2', 'Enter'].entries()) await press(key, cell * 3 + at + 1)
  const samples = await page.evaluate<number[]>('globalThis.keyTimes')
  must(samples.length === count * 3, `${samples.length} keys were seen`)
  await context.close()
  return [
    within('pages.key.p50', percentile(samples, 0.5), 'ms', KEY_LIMIT),
    within('pages.key.p95', percentile(samples, 0.95), 'ms', KEY_LIMIT),
  ]
}

/** Counts from the key itself to after the frame in which its effect was drawn. */
const WATCH = `globalThis.keyTimes = []
addEventListener('keydown', (event) => {
  const pressed = event.timeStamp
  requestAnimationFrame(() => {
    const drawn = new MessageChannel()
    drawn.port1.onmessage = () => globalThis.keyTimes.push(performance.now() - pressed)
    drawn.port2.postMessage(null)
  })
}, true)`

async function first(world: World, browser: Browser, url: string): Promise<BenchFigure[]> {
  world.say('pages: the entry page over a slow line')
  const painted: number[] = []
  const usable: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const context = await browser.newContext({ serviceWorkers: 'block' })
    const page = await context.newPage()
    const session = await browserOf(page)
    await session.send('Network.enable')
    await session.send('Network.emulateNetworkConditions', SLOW_3G)
    await page.goto(url, { waitUntil: 'commit' })
    await page.locator('input[type=password]').waitFor({ timeout: 120_000 })
    usable.push(await page.evaluate<number>('performance.now()'))
    painted.push(
      await page.evaluate<number>("performance.getEntriesByName('first-contentful-paint')[0].startTime"),
    )
    await context.close()
  }
  return [
    within('pages.first.paint', median(painted), 'ms', FIRST_LIMIT),
    figure('pages.first.usable', median(usable), 'ms'),
  ]
}

async function script(url: string): Promise<BenchFigure> {
  const html = await (await fetch(url)).text()
  const paths = [...html.matchAll(/(?:src|href)="(\/assets\/[^"]+\.js)"/g)].map((match) => match[1]!)
  must(paths.length > 0, 'the entry page names its script')
  const files = await Promise.all(paths.map(async (path) => (await fetch(`${url}${path}`)).arrayBuffer()))
  const bytes = files.map((file) => brotliCompressSync(new Uint8Array(file), BROTLI).length)
  return within(
    'pages.script',
    bytes.reduce((sum, one) => sum + one, 0),
    'bytes',
    SCRIPT_LIMIT,
  )
}

/** As `http/pages/built.ts` packs. */
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 8 } }
