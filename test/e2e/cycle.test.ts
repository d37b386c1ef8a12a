import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Pages, type Someone, serious } from '../support/pages.js'

/**
 * The whole circle of one return in five windows that are open from the beginning: the clerk by the keyboard alone, the head, the
 * province that accepts, and two that only watch: the board and the province's figures.
 */

const COMMUNE = '03463'
const PROVINCE = 'tonghop.12'
/** Figures of the province by indicator. */
const CRIME = 'social_order_crime'
/** Everything that a window shows after something happened elsewhere is there within this time. */
const SOON = { timeout: 20_000 }

let pages: Pages
let clerk: Someone
let head: Someone
let acceptor: Someone
let board: Someone
let figures: Someone
/** The return, below the address of the server. */
let address: string
let period: string

beforeAll(async () => {
  pages = await Pages.open()
  // A fresh machine installs its browser here.
}, 600_000)

afterAll(() => pages?.close())

const cells = (page: Page) => page.locator('.return-grid input.cell')
const saved = (page: Page) => page.locator('[data-saved="saved-server"]').waitFor()
const figure = (page: Page) => page.locator(`[data-figure="${CRIME}"]`)
const complete = (page: Page) => page.locator(`[data-complete="${CRIME}"]`)
const onBoard = (page: Page) => page.locator(`a.board-own[href="${address}"]`)

/** What is typed: nothing happened, but for cases recorded in one group, all of them cleared. */
function entryOf(series: string, cases: string): string {
  const some = [
    'social_order_recorded.less_serious',
    'social_order_by_group.property',
    'social_order_cleared_same.less_serious',
  ]
  return some.includes(series) ? cases : '0'
}

/** Every key that goes down in the page, by name. */
async function countKeys(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(`(() => {
    globalThis.pressed = []
    addEventListener('keydown', (event) => pressed.push(event.key), { capture: true })
  })()`)
  return () => page.evaluate('pressed')
}

describe('one return goes its way', () => {
  test('five people open their pages', async () => {
    clerk = await pages.enter(`nhap.${COMMUNE}`, '/returns')
    const link = clerk.page.locator('table a').first()
    address = (await link.getAttribute('href'))!
    period = address.split('/')[3]!
    head = await pages.enter(`duyet.${COMMUNE}`)
    await head.page.getByRole('heading', { level: 1, name: 'Việc chờ tôi' }).waitFor()
    acceptor = await pages.enter(PROVINCE, `/accept?period=${period}`)
    await acceptor.page.getByText('Không có báo cáo nào chờ tiếp nhận').waitFor()
    board = await pages.enter('lanhdao.12', `/board?level=commune&from=${period}&to=${period}`)
    figures = await pages.enter('lanhdao.12', `/figures?period=${period}&show=totals`)
    await complete(figures.page).getByText('0/38 đơn vị').waitFor()
    expect(await figure(figures.page).textContent()).not.toBe('3')
  })

  test('the clerk fills it by the keyboard alone: an entry a cell, and three keystrokes more', async () => {
    const { page } = clerk
    await page.goto(`${pages.server.url}${address}`)
    await cells(page).first().waitFor()
    const series: string[] = await cells(page).evaluateAll((inputs) =>
      inputs.map((input) => (input as unknown as { id: string }).id.replace(/^cell-/, '')),
    )
    const keys = await countKeys(page)
    // To the first cell that is missing; wherever one was.
    await page.keyboard.press('F8')
    for (const code of series) {
      await page.keyboard.type(entryOf(code, '3'))
      await page.keyboard.press('Enter')
    }
    await page.keyboard.press('Control+Enter')
    await page.getByText('đã gửi, chờ duyệt').first().waitFor(SOON)
    const pressed = await keys()
    const entries = pressed.filter((key) => /^\d$/.test(key))
    const taken = pressed.filter((key) => key === 'Enter').length - 1
    // This form has 37 cells, each figure one digit; an entry is a figure and the Enter that takes it. Of 42 cells it were 42.
    expect(series).toHaveLength(37)
    expect(entries).toHaveLength(series.length)
    expect(taken).toBe(series.length)
    expect(pressed.length - entries.length - taken).toBeLessThanOrEqual(3)
    expect(clerk.faults).toEqual([])
  })

  test('the head sees it come, and sends it back with a reason', async () => {
    const { page } = head
    await page.getByRole('heading', { level: 2, name: 'Cần duyệt (1)' }).waitFor(SOON)
    await page.getByRole('table', { name: 'Cần duyệt' }).getByRole('link').first().click()
    await page.getByRole('button', { name: 'Trả lại người nhập' }).click()
    await page.getByLabel('Lý do').fill('Còn một vụ trộm cắp chưa thống kê')
    await page.getByRole('button', { name: 'Xác nhận' }).click()
    await page.getByText('bị trả lại').first().waitFor(SOON)
  })

  test('the clerk finds it first among what waits, with the reason; mends it and submits again', async () => {
    const { page } = clerk
    await page.goto(pages.server.url)
    const back = page.getByRole('table', { name: 'Bị trả lại, cần sửa' })
    await back.getByText('Lý do: Còn một vụ trộm cắp chưa thống kê').waitFor(SOON)
    expect(await page.getByRole('heading', { level: 2 }).first().textContent()).toBe(
      'Bị trả lại, cần sửa (1)',
    )
    expect(await serious(page)).toEqual([])
    await back.getByRole('link').first().click()
    await cells(page).first().waitFor()
    const series: string[] = await cells(page).evaluateAll((inputs) =>
      inputs.map((input) => (input as unknown as { id: string }).id.replace(/^cell-/, '')),
    )
    for (const [n, code] of series.entries()) {
      if (entryOf(code, '4') === '0') continue
      await cells(page).nth(n).focus()
      await page.keyboard.type('4')
      await page.keyboard.press('Enter')
    }
    await saved(page)
    await page.keyboard.press('Control+Enter')
    await page.getByText('đã gửi, chờ duyệt').first().waitFor(SOON)
  })

  test('the head approves; the province, whose page was open, sees it, looks and accepts', async () => {
    await head.page.getByRole('button', { name: 'Duyệt', exact: true }).click(SOON)
    const { page } = acceptor
    await page.getByText('1 báo cáo chờ tiếp nhận').waitFor(SOON)
    await page.getByRole('button', { name: /^Xem báo cáo của/ }).click()
    const look = page.getByRole('dialog')
    await look
      .getByRole('row', { name: /Ít nghiêm trọng/ })
      .first()
      .waitFor()
    const row = look.getByRole('row', { name: /^Vụ phạm tội về trật tự xã hội xảy ra \(Ít nghiêm trọng\)/ })
    expect(await row.textContent()).toMatch(/\b4\b/)
    await look.getByRole('button', { name: 'Tiếp nhận', exact: true }).click()
    await page.getByText('Đã tiếp nhận 1 báo cáo.').waitFor(SOON)
    await page.getByText('Không có báo cáo nào chờ tiếp nhận').waitFor(SOON)
  })

  test('the board and the figures, open from the beginning, have changed by themselves', async () => {
    await expect.poll(() => figure(figures.page).textContent(), SOON).toBe('4')
    expect(await complete(figures.page).textContent()).toBe('1/38 đơn vị')
    const total = figures.page.locator('[data-series="social_order_recorded.less_serious"]')
    await expect.poll(() => total.textContent(), SOON).toBe('4')
    await expect.poll(() => onBoard(board.page).getAttribute('data-state'), SOON).toBe('accepted')
    for (const { faults } of [clerk, head, acceptor, board, figures]) expect(faults).toEqual([])
  })

  test('a click on the figure shows what it is made of, down to the return', async () => {
    const { page } = figures
    await figure(page).click()
    const drawer = page.getByRole('dialog')
    await drawer.getByText('Gồm 1 báo cáo').waitFor()
    await drawer.getByText('Còn thiếu 37 báo cáo').waitFor()
    expect(page.url()).toContain(`explain=${CRIME}`)
    expect(await drawer.locator(`a[href="${address}"]`).count()).toBe(1)
    expect(await serious(page)).toEqual([])
    await page.keyboard.press('Escape')
    await drawer.waitFor({ state: 'detached' })
    expect(page.url()).not.toContain('explain')
  })
})
