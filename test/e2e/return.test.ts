import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Pages, type Someone, serious } from '../support/pages.js'

/** The pages in a real browser, over a real server and database: what a clerk, a head and the province do and see. */

let pages: Pages

beforeAll(async () => {
  pages = await Pages.open()
  // A fresh machine installs its browser here.
}, 600_000)

afterAll(() => pages?.close())

/** Somebody signed in, at what waits for them. */
async function enter(username: string): Promise<Someone> {
  const someone = await pages.enter(username)
  await someone.page.getByRole('heading', { level: 1, name: 'Việc chờ tôi' }).waitFor()
  return someone
}

const saved = (page: Page) => page.locator('[data-saved="saved-server"]').waitFor()
const cells = (page: Page) => page.locator('.return-grid input.cell')

/** The first return that waits to be filled. */
async function openFirst(page: Page): Promise<string> {
  await page.locator('table a').first().click()
  await cells(page).first().waitFor()
  return page.url()
}

describe('a month of one commune', () => {
  let clerk: Someone
  let address: string

  test('the clerk fills it by the keyboard alone: as many entries as cells, and one step more', async () => {
    clerk = await enter('nhap.03451')
    address = await openFirst(clerk.page)
    const count = await cells(clerk.page).count()
    expect(count).toBeGreaterThan(30)
    await cells(clerk.page).first().focus()
    for (let n = 0; n < count; n++) {
      await clerk.page.keyboard.type('0')
      await clerk.page.keyboard.press('Enter')
    }
    await saved(clerk.page)
    await clerk.page.reload()
    await cells(clerk.page).first().waitFor()
    const values = await cells(clerk.page).evaluateAll((inputs) =>
      inputs.map((input) => (input as unknown as { value: string }).value),
    )
    expect(values).toEqual(Array.from({ length: count }, () => '0'))
  })

  test('a block from a spreadsheet falls into place, can be undone, and be copied out again', async () => {
    const { page, context } = clerk
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    const first = cells(page).nth(10)
    await first.focus()
    await page.evaluate(`navigator.clipboard.writeText(${JSON.stringify('3\r\n1.234\r\nkad\r\n')})`)
    await page.keyboard.press('Control+V')
    await saved(page)
    const shown = async () => [
      await first.inputValue(),
      await cells(page).nth(11).inputValue(),
      await cells(page).nth(12).inputValue(),
    ]
    expect(await shown()).toEqual(['3', '1.234', 'kad'])
    // The block is still selected.
    await page.keyboard.press('Control+C')
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe('3\r\n1234\r\nkad')
    await page.keyboard.press('Control+Z')
    await saved(page)
    expect(await shown()).toEqual(['0', '0', '0'])
  })

  test('without a network what is typed stays on the device, also over a closed page, and arrives afterwards', async () => {
    const { page, context } = clerk
    const last = cells(page).last()
    await context.setOffline(true)
    await last.focus()
    await page.keyboard.type('2')
    await page.keyboard.press('Enter')
    await page.locator('[data-saved="saved-device"]').waitFor()
    await page.close()
    await context.setOffline(false)
    const again = await context.newPage()
    await again.goto(address)
    await cells(again).first().waitFor()
    await saved(again)
    expect(await cells(again).last().inputValue()).toBe('2')
    await again.reload()
    await cells(again).first().waitFor()
    expect(await cells(again).last().inputValue()).toBe('2')
    clerk = { ...clerk, page: again }
  })

  test('narrative that was typed and not yet saved is there after a reload, and does not replace what another wrote', async () => {
    const { page } = clerk
    const section = page.getByLabel('Tình hình')
    await section.fill('Địa bàn ổn định')
    await page.reload()
    expect(await section.inputValue()).toBe('Địa bàn ổn định')
    const other = await clerk.context.newPage()
    await other.goto(address)
    const there = other.getByLabel('Kết quả công tác')
    await there.fill('Hoàn thành kế hoạch tháng')
    await there.blur()
    // The open page follows, and leaving an untouched field writes nothing back.
    const here = page.getByLabel('Kết quả công tác')
    await expect.poll(() => here.inputValue(), { timeout: 20_000 }).toBe('Hoàn thành kế hoạch tháng')
    await here.focus()
    await section.focus()
    await section.blur()
    await page.getByRole('button', { name: 'Lưu', exact: true }).waitFor({ state: 'detached' })
    await other.reload()
    expect(await other.getByLabel('Tình hình').inputValue()).toBe('Địa bàn ổn định')
    expect(await there.inputValue()).toBe('Hoàn thành kế hoạch tháng')
    await other.close()
  })

  test('submitted, sent back with a reason, mended, approved: the open page of the clerk follows', async () => {
    const { page } = clerk
    await page.getByRole('button', { name: 'Gửi duyệt' }).click()
    await page.getByText('đã gửi').first().waitFor()
    const head = await enter('duyet.03451')
    await head.page.goto(address)
    await head.page.getByRole('button', { name: 'Trả lại người nhập' }).click()
    await head.page.getByLabel('Lý do').fill('Số cán bộ chưa khớp với danh sách')
    await head.page.getByRole('button', { name: 'Xác nhận' }).click()
    await page.getByText('Lý do trả lại: Số cán bộ chưa khớp với danh sách').waitFor()
    await cells(page).last().focus()
    await page.keyboard.type('3')
    await page.keyboard.press('Enter')
    await saved(page)
    await page.getByRole('button', { name: 'Gửi duyệt' }).click()
    await head.page.getByRole('button', { name: 'Duyệt', exact: true }).click()
    await page.getByRole('button', { name: 'Sửa đổi số đã gửi' }).waitFor()
    expect(head.faults).toEqual([])
    expect(clerk.faults).toEqual([])
  })
})

describe('everybody can use the pages', () => {
  test.each(['light', 'dark'] as const)('axe finds nothing serious (%s)', async (colorScheme) => {
    const { page } = await enter('nhap.03463')
    await page.emulateMedia({ colorScheme })
    expect(await serious(page)).toEqual([])
    await openFirst(page)
    expect(await serious(page)).toEqual([])
    await page.goto(`${pages.server.url}/returns`)
    await page.locator('table a').first().waitFor()
    expect(await serious(page)).toEqual([])
    await page.getByRole('button', { name: 'English' }).click()
    await page.getByRole('heading', { level: 1, name: 'Returns of the units' }).waitFor()
    expect(await serious(page)).toEqual([])
  })

  test('a phone shows the whole entry column without scrolling sideways', async () => {
    const { page } = await enter('nhap.03463')
    await page.setViewportSize({ width: 360, height: 740 })
    await openFirst(page)
    const width = await page.evaluate('document.documentElement.scrollWidth')
    expect(width).toBeLessThanOrEqual(360)
    const box = await cells(page).first().boundingBox()
    expect(box!.x + box!.width).toBeLessThanOrEqual(360)
  })
})
