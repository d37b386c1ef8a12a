import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Pages, type Someone, serious, shoot } from '../support/pages.js'

/** What every page has: the palette, the keys, the focus, the pages of refusals; and what is left of it without a network. */

let pages: Pages
let clerk: Someone

beforeAll(async () => {
  pages = await Pages.open()
  clerk = await pages.enter('nhap.03451')
}, 600_000)

afterAll(() => pages?.close())

const heading = (page: Page) => page.getByRole('heading', { level: 1 })
const focused = (page: Page) =>
  page.evaluate<string>("document.activeElement?.tagName + ' ' + document.activeElement?.textContent")
const answersKept = (page: Page) =>
  page.evaluate<number>('caches.keys().then((names) => names.filter((name) => /answers/.test(name)).length)')

describe('the palette', () => {
  test('typed without accents, a unit and a period lead to the return', async () => {
    const { page } = clerk
    await heading(page).waitFor()
    await page.keyboard.press('Control+K')
    const field = page.getByRole('combobox')
    await field.waitFor()
    expect(await serious(page)).toEqual([])
    await field.fill('muong te thang 10')
    const first = page.getByRole('option').first()
    await expect.poll(() => first.textContent()).toMatch(/Mường Tè · tháng 10 năm 2026/)
    // The chosen one is told to screen readers while the focus stays in the field.
    const active = await field.getAttribute('aria-activedescendant')
    expect(await first.getAttribute('id')).toBe(active)
    await shoot(page, 'palette-vi-light-desktop')
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/returns\/[^/]+\/2026-10\//)
    await page.goto(pages.server.url)
  })

  test('a unit offers its pages, Backspace leaves it, and what was opened comes first the next time', async () => {
    const { page } = clerk
    await page.getByRole('button', { name: 'Tìm…' }).click()
    const field = page.getByRole('combobox')
    const options = page.getByRole('option')
    await expect.poll(() => options.first().textContent()).toMatch(/tháng 10 năm 2026/)
    await field.fill('03451')
    await page.getByRole('option').filter({ hasText: '03451' }).first().click()
    await expect.poll(() => options.count()).toBe(7)
    await field.press('Backspace')
    await field.fill('tien do')
    await expect.poll(() => options.first().textContent()).toMatch(/Tiến độ nộp/)
    await field.fill('zzzz')
    await page.getByText('Không có gì khớp “zzzz”').waitFor()
    await field.press('Escape')
    await field.waitFor({ state: 'detached' })
  })
})

describe('keys', () => {
  test('g and a letter lead to a page, whose heading gets the focus', async () => {
    const { page } = clerk
    await page.keyboard.press('g')
    await page.keyboard.press('h')
    await page.waitForURL(/\/help$/)
    await expect.poll(() => focused(page)).toBe('H1 Hướng dẫn')
  })

  test('? lists the keys of the page and can switch single keys off', async () => {
    const { page } = clerk
    await page.keyboard.press('?')
    const dialogue = page.getByRole('dialog')
    await dialogue.getByText('Ở mọi trang').waitFor()
    expect(await serious(page)).toEqual([])
    await shoot(page, 'keys-vi-light-desktop')
    const single = dialogue.getByRole('switch')
    await single.click()
    await page.keyboard.press('Escape')
    await dialogue.waitFor({ state: 'detached' })
    await page.keyboard.press('g')
    await page.keyboard.press('m')
    await page.keyboard.press('Control+K')
    await page.getByRole('combobox').waitFor()
    expect(page.url()).toMatch(/\/help$/)
    await page.keyboard.type('?')
    await page.keyboard.press('Escape')
    await page.evaluate("localStorage.removeItem('cungky.single-keys')")
  })
})

describe('refusals are pages too', () => {
  test('an address that there is not: 404 for the browser, a page with the menu for the person, a problem for programs', async () => {
    const { page } = clerk
    const answer = await page.goto(`${pages.server.url}/khong-co`)
    expect(answer?.status()).toBe(404)
    await page.getByRole('heading', { level: 1, name: 'Không có trang này' }).waitFor()
    expect(await page.getByRole('navigation', { name: 'Các trang' }).count()).toBe(1)
    expect(await serious(page)).toEqual([])
    const program = await fetch(`${pages.server.url}/khong-co`)
    expect(program.headers.get('content-type')).toMatch(/problem\+json/)
    const api = await fetch(`${pages.server.url}/api/v1/khong-co`, { headers: { accept: 'text/html' } })
    expect(api.headers.get('content-type')).toMatch(/problem\+json/)
  })

  test('a return of another unit: what is missing, which roles one has, who can give them', async () => {
    const { page } = clerk
    await page.goto(pages.server.url)
    const own = await page.locator('main table a').first().getAttribute('href')
    const units = (await page.evaluate(
      "fetch('/api/v1/units', { headers: { 'x-cungky': '1' } }).then((r) => r.json())",
    )) as { units: { key: string; code: string }[] }
    const other = units.units.find(({ code }) => code === '03463')!
    await page.goto(`${pages.server.url}${own!.replace(/returns\/[^/]+/, `returns/${other.key}`)}`)
    await page.getByRole('heading', { level: 1, name: 'Tài khoản không mở được trang này' }).waitFor()
    await page.getByText('cán bộ nhập số liệu tại').waitFor()
    expect(await serious(page)).toEqual([])
    await shoot(page, 'no-right-vi-light-desktop')
  })
})

describe('without a network', () => {
  let there: Someone
  let address: string

  test('the server sends the worker so that browsers look for a newer one', async () => {
    const answer = await fetch(`${pages.server.url}/sw.js`)
    expect(answer.headers.get('cache-control')).toBe('no-cache')
    expect(answer.headers.get('content-type')).toMatch(/javascript/)
    const manifest = (await (await fetch(`${pages.server.url}/manifest.webmanifest`)).json()) as {
      icons: { src: string }[]
    }
    for (const { src } of manifest.icons) expect((await fetch(`${pages.server.url}${src}`)).status).toBe(200)
  })

  test('the page and the return seen last open, what is typed is kept, and arrives when the network is back', async () => {
    there = await pages.enter('nhap.03463', '/', { worker: true })
    const { page, context } = there
    await page.locator('main table a').first().click()
    const cells = page.locator('.return-grid input.cell')
    await cells.first().waitFor()
    address = page.url()
    await cells.first().fill('7')
    await cells.first().press('Enter')
    await page.locator('[data-saved="saved-server"]').waitFor()
    // Pages are fetched ahead in their own time.
    await page.evaluate('navigator.serviceWorker.ready')
    await context.setOffline(true)
    await page.reload()
    await cells.first().waitFor()
    await page.getByText(/Không có mạng, số liệu lúc \d\d:\d\d/).waitFor()
    expect(await cells.first().inputValue()).toBe('7')
    await shoot(page, 'offline-vi-light-desktop')
    await cells.nth(1).fill('8')
    await cells.nth(1).press('Enter')
    await page.locator('[data-saved="saved-device"]').waitFor()
    // A page that was not seen on this device yet opens as well, from what was fetched ahead.
    await page.keyboard.press('Escape')
    await page.goto(`${pages.server.url}/help`)
    await page.getByRole('heading', { level: 1, name: 'Hướng dẫn' }).waitFor()
    await page.goto(address)
    await cells.first().waitFor()
    expect(await cells.nth(1).inputValue()).toBe('8')
    await context.setOffline(false)
    await page.locator('[data-saved="saved-server"]').waitFor()
    await page.locator('[data-network="none"]').waitFor({ state: 'detached' })
    await page.reload()
    await cells.first().waitFor()
    expect(await cells.nth(1).inputValue()).toBe('8')
    expect(there.faults).toEqual([])
  })

  test('nothing that was read stays on the device after signing out', async () => {
    const { page } = there
    expect(await answersKept(page)).toBe(1)
    await page.getByRole('button', { name: 'Tài khoản' }).click()
    await page.getByRole('button', { name: 'Đăng xuất' }).click()
    await page.getByLabel('Tên đăng nhập').waitFor()
    await expect.poll(() => answersKept(page)).toBe(0)
  })
})

test('on a phone the header has room for everything', async () => {
  const { page } = await pages.enter('nhap.03451', '/', { width: 360, height: 800, scheme: 'dark' })
  await heading(page).waitFor()
  expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360)
  await page.getByRole('button', { name: 'Tìm…' }).click()
  await page.getByRole('combobox').fill('muong te thang 10')
  await page.getByRole('option').first().waitFor()
  expect(await serious(page)).toEqual([])
  await shoot(page, 'palette-vi-dark-phone')
})
