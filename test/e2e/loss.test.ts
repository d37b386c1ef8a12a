import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { ApiClient } from '../../bench/api-client.js'
import { signIn } from '../support/demo-server.js'
import { Pages, type Someone } from '../support/pages.js'

/** Closed tabs, killed servers, no network: what was typed is there afterwards, exactly once. */

let pages: Pages
let api: ApiClient
let cookie: string

const UNIT = 'x03451'
/** A return for each test: a month of its own. */
const months = ['2026-02', '2026-03', '2026-04', '2026-05', '2026-06', '2026-07']
let clerk: Someone
let path: string

beforeAll(async () => {
  pages = await Pages.open()
  api = new ApiClient(pages.server.port)
  cookie = await signIn(api, 'nhap.03451', pages.password)
  clerk = await pages.enter('nhap.03451')
  // A fresh machine installs its browser here.
}, 600_000)

afterAll(() => pages?.close())

/** The return of the next month, empty, in the clerk's window. */
async function openNext(): Promise<Page> {
  path = `/returns/${UNIT}/${months.shift()!}/commune-monthly`
  const page = await clerk.context.newPage()
  await openAgain(page)
  return page
}

async function openAgain(page: Page): Promise<void> {
  await page.goto(`${pages.server.url}${path}`)
  await cells(page).first().waitFor()
}

/** Others work on the same machine. */
const SOON = { timeout: 25_000 }

const cells = (page: Page) => page.locator('.return-grid input.cell')
const line = (page: Page, where: string) => page.locator(`[data-saved="${where}"]`).waitFor()

async function enter(page: Page, at: number, text: string): Promise<void> {
  await cells(page).nth(at).focus()
  await page.keyboard.type(text)
  await page.keyboard.press('Enter')
}

/** Every change that the history knows, `series=after`, in order. */
async function changes(): Promise<string[]> {
  const { body } = await api.send('get', `${path}/history?limit=200`, { cookie })
  return (body.items as { cells: { series: string; after: { value?: string } | null }[] }[]).flatMap(
    (event) => event.cells.map(({ series, after }) => `${series}=${after?.value ?? ''}`),
  )
}

async function series(): Promise<string[]> {
  const { body } = await api.send('get', path, { cookie })
  return body.sections.flatMap((section: { cells: { series: string }[] }) =>
    section.cells.map((cell) => cell.series),
  )
}

afterEach(() => expect(clerk.faults).toEqual([]))

describe('a closed tab', () => {
  test('in the middle of a word loses nothing, and each cell is written once', async () => {
    const page = await openNext()
    await enter(page, 0, '7')
    await cells(page).nth(1).focus()
    await page.keyboard.type('12')
    await line(page, 'saved-typing')
    await page.close()
    const again = await clerk.context.newPage()
    await openAgain(again)
    await line(again, 'saved-server')
    expect(await cells(again).nth(0).inputValue()).toBe('7')
    expect(await cells(again).nth(1).inputValue()).toBe('12')
    const [first, second] = await series()
    expect((await changes()).sort()).toEqual([`${first}=7`, `${second}=12`].sort())
    await again.close()
  })

  test('in the middle of a sentence loses nothing', async () => {
    const page = await openNext()
    const section = page.getByLabel('Tình hình')
    await section.focus()
    await page.keyboard.type('Địa bàn **ổn')
    await page.close()
    const again = await clerk.context.newPage()
    await openAgain(again)
    await line(again, 'saved-server')
    expect(await again.getByLabel('Tình hình').inputValue()).toBe('Địa bàn **ổn')
    const { body } = await api.send('get', path, { cookie })
    expect(body.narrative[0].text).toBe('Địa bàn **ổn')
    await again.close()
  })
})

describe('a server that is killed', () => {
  test('in the middle of saving has every figure once when it is there again', async () => {
    const page = await openNext()
    for (let at = 0; at < 6; at++) await enter(page, at, String(at + 1))
    await pages.server.kill()
    for (let at = 6; at < 12; at++) await enter(page, at, String(at + 1))
    await line(page, 'saved-device')
    await pages.server.again()
    await line(page, 'saved-server')
    const names = await series()
    const wanted = names.slice(0, 12).map((name, at) => `${name}=${at + 1}`)
    expect((await changes()).sort()).toEqual(wanted.sort())
    await page.close()
  })
})

describe('a network that is gone for ten minutes', () => {
  test('keeps figures and texts on the device, says so, and sends them when it is back', async () => {
    const page = await openNext()
    await page.clock.install()
    await clerk.context.setOffline(true)
    await enter(page, 0, '3')
    await page.clock.runFor(5_000)
    await line(page, 'saved-device')
    await enter(page, 1, '4')
    await page.getByLabel('Tình hình').fill('Mất mạng')
    await page.getByLabel('Tình hình').blur()
    await page.clock.runFor(10 * 60_000)
    await line(page, 'saved-device')
    await enter(page, 2, '5')
    expect(await changes()).toEqual([])
    await clerk.context.setOffline(false)
    await page.clock.runFor(30_000)
    await line(page, 'saved-server')
    const [first, second, third] = await series()
    expect((await changes()).sort()).toEqual([`${first}=3`, `${second}=4`, `${third}=5`].sort())
    const { body } = await api.send('get', path, { cookie })
    expect(body.narrative[0].text).toBe('Mất mạng')
    await page.close()
  })
})

describe('two tabs of one person', () => {
  test('each sees what the other keeps, and nothing is lost or sent twice', async () => {
    const one = await openNext()
    const two = await clerk.context.newPage()
    await openAgain(two)
    await clerk.context.setOffline(true)
    await enter(one, 0, '8')
    await expect.poll(() => cells(two).nth(0).inputValue(), SOON).toBe('8')
    await line(one, 'saved-device')
    await enter(two, 1, '9')
    await expect.poll(() => cells(one).nth(1).inputValue(), SOON).toBe('9')
    // Closed without ever having reached the server: the other has it.
    await one.close()
    await clerk.context.setOffline(false)
    await line(two, 'saved-server')
    const [first, second] = await series()
    expect((await changes()).sort()).toEqual([`${first}=8`, `${second}=9`].sort())
    await two.close()
  })
})
