import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readWorkbook } from '../../src/export/xlsx/workbook.js'
import { Pages, type Someone, serious, shoot } from '../support/pages.js'

/** The completeness board and the closing of periods in a real browser: what the province sees, and does about it. */

let pages: Pages
let province: Someone

beforeAll(async () => {
  pages = await Pages.open()
}, 600_000)

afterAll(() => pages?.close())

interface Called {
  readonly status: number
  readonly etag: string
  // biome-ignore lint/suspicious/noExplicitAny: what a reply holds is what the test asks of it
  readonly body: any
}

/** A request in the name of who is signed in there, as the page itself would send it. */
async function call(page: Page, method: string, path: string, body?: unknown, etag = ''): Promise<Called> {
  const request = JSON.stringify([method, `/api/v1${path}`, body ?? null, etag])
  return page.evaluate(`(async () => {
    const [method, path, body, etag] = ${request}
    const reply = await fetch(path, { method, headers: { 'content-type': 'application/json', ...(etag ? { 'if-match': etag } : {}) },
      ...(body === null ? {} : { body: JSON.stringify(body) }) })
    return { status: reply.status, etag: reply.headers.get('etag') ?? '', body: await reply.json() }
  })()`) as Promise<Called>
}

const PERIOD = '2026-10'
const of = (unit: string) => `/returns/${unit}/${PERIOD}/commune-monthly`

/** Enter noughts everywhere and submit. */
async function fill(page: Page, path: string): Promise<void> {
  const { body, etag } = await call(page, 'GET', path)
  const cells = body.sections.flatMap((section: { cells: { series: string }[] }) => section.cells)
  const entries = Object.fromEntries(cells.map(({ series }: { series: string }) => [series, { value: '0' }]))
  const saved = await call(page, 'PATCH', path, { entries }, etag)
  expect(saved.status).toBe(200)
  expect((await call(page, 'POST', `${path}/submit`, {}, saved.etag)).status).toBe(200)
}

/** Key of the unit with this code. */
async function unitOf(page: Page, code: string): Promise<string> {
  const { body } = await call(page, 'GET', '/units')
  return body.units.find((unit: { code: string }) => unit.code === code).key
}

const row = (page: Page, unit: string) => page.locator(`tr[data-unit="${unit}"]`)
const state = (page: Page, unit: string, word: string) =>
  row(page, unit).locator('.board-state', { hasText: word }).last()
/** Of the last period: how many of how many, and what stands under it. */
const total = async (page: Page) => {
  const cell = page.locator('tr.board-total td').last()
  return [await cell.locator('.board-count').textContent(), await cell.locator('.board-under').textContent()]
}

describe('the completeness board', () => {
  let unit: string

  test('the province sees a late return become a sent one by itself, and is told', async () => {
    province = await pages.enter('duyet.12', `/board?to=${PERIOD}&span=last3`)
    const { page } = province
    unit = await unitOf(page, '03451')
    await state(page, unit, 'Chưa nhập').waitFor()
    expect((await total(page))[0]).toBe('0/50')
    const clerk = await pages.enter('nhap.03451')
    await fill(clerk.page, of(unit))
    await state(page, unit, 'Chờ duyệt').waitFor()
    const head = await pages.enter('duyet.03451')
    const { etag } = await call(head.page, 'GET', of(unit))
    expect((await call(head.page, 'POST', `${of(unit)}/approve`, {}, etag)).status).toBe(200)
    await state(page, unit, 'Đã gửi').waitFor()
    await expect.poll(() => total(page)).toEqual(['1/50', '!\u00a049 quá hạn'])
    const news = await page.locator('[data-news]').textContent()
    expect(news).toMatch(/Vừa thay đổi: Công an .*: Đã gửi/)
    expect(province.faults).toEqual([])
  }, 90_000)

  test('arrows lead through the table, each cell is said in full, and Enter opens the return', async () => {
    const { page } = province
    await row(page, unit).locator('[data-cell="0"]').focus()
    for (let n = 0; n < 3; n++) await page.keyboard.press('ArrowRight')
    await page.locator('.board-says').getByText('gửi ngày').waitFor()
    expect(await page.locator('.board-says').textContent()).toContain('đã duyệt, chờ cấp trên tiếp nhận')
    await page.keyboard.press('Enter')
    await page.waitForURL(`**${of(unit)}`)
    await page.goBack()
    await row(page, unit).waitFor()
    expect(page.url()).toContain('span=last3')
  })

  test('the file holds the figures of the board', async () => {
    const { page } = province
    await page.getByRole('button', { name: 'Tải về' }).click()
    const coming = page.waitForEvent('download')
    await page.getByRole('menuitem', { name: 'Bảng tính Excel (XLSX)' }).click()
    const file = await coming
    expect(file.suggestedFilename()).toBe('tien-do-12-2026-08-2026-10.xlsx')
    const chunks: Buffer[] = []
    for await (const chunk of await file.createReadStream()) chunks.push(chunk as Buffer)
    const [counts] = (await readWorkbook(Buffer.concat(chunks))).sheets
    const line = (code: string) => counts!.rows.find((cells) => cells[0] === code)!.slice(3)
    expect(line('03451')).toEqual([1, 0, 1, 1, 0, 1, 1, 1, 0])
    expect(line('12')).toEqual([50, 0, 50, 50, 0, 50, 50, 1, 49])
  })

  test('cells are chosen, the reminder is looked at before, and comes to those it is for', async () => {
    const { page } = province
    const other = await unitOf(page, '03463')
    await page.getByRole('button', { name: 'Chọn để nhắc' }).click()
    await row(page, other).locator('[data-cell="3"]').click()
    await page.getByRole('button', { name: 'Xem trước và nhắc' }).click()
    await page.getByLabel('Lời nhắn thêm').fill('Gửi trước 15 giờ ngày mai')
    await page.getByText('Nhắc 2 người về 1 báo cáo').waitFor()
    await shoot(page, 'board-remind-vi-light')
    expect(await serious(page)).toEqual([])
    await page.getByRole('button', { name: 'Gửi lời nhắc' }).click()
    await page.getByText('Đã nhắc 2 người về 1 báo cáo.').waitFor()
    const clerk = await pages.enter('nhap.03463')
    const { body } = await call(clerk.page, 'GET', '/notices')
    expect(body.items[0]).toMatchObject({ kind: 'reminded', period: PERIOD })
    expect(body.items[0].text).toContain('Lời nhắn: Gửi trước 15 giờ ngày mai')
    // A second time that day there is nobody left.
    await page.getByRole('button', { name: 'Chọn để nhắc' }).click()
    await row(page, other).locator('[data-cell="3"]').click()
    await page.getByRole('button', { name: 'Xem trước và nhắc' }).click()
    await page.getByText('đã được nhắc trong hôm nay').waitFor()
    expect(await page.getByRole('button', { name: 'Gửi lời nhắc' }).isDisabled()).toBe(true)
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Thôi chọn' }).click()
  })

  test('the whole view stands in the address; units open in place, by the keyboard too', async () => {
    const above = await pages.enter('tonghop.12', `/board?to=${PERIOD}&span=last3&only=unsent&state=approved`)
    const { page } = above
    await page.getByText('Không có đơn vị nào như vậy').waitFor()
    await page.getByRole('button', { name: 'Bỏ bộ lọc' }).click()
    await page.locator('tr[data-unit]').nth(5).waitFor()
    await page.goto(`${pages.server.url}/board?to=2024-06&span=last3`)
    const opens = page.locator('tr[aria-expanded]').first()
    await opens.waitFor()
    await opens.locator('[data-cell="0"]').focus()
    await page.keyboard.press('ArrowRight')
    await page.locator('tr[aria-level="2"]').first().waitFor()
    expect(new URL(page.url()).searchParams.get('open')).toBe(await opens.getAttribute('data-unit'))
    await page.reload()
    await page.locator('tr[aria-level="2"]').first().waitFor()
    await opens.locator('[data-cell="0"]').focus()
    await page.keyboard.press('ArrowLeft')
    await expect.poll(() => page.locator('tr[aria-level="2"]').count()).toBe(0)
    expect(above.faults).toEqual([])
  })
})

describe('closing of periods', () => {
  test('a period is closed with its reason, refuses what is typed, and an exception lets it through', async () => {
    const { page } = province
    const unit = await unitOf(page, '03463')
    await page.goto(`${pages.server.url}/orders?period=${PERIOD}`)
    await page.getByText('Kỳ này chưa khóa').waitFor()
    await page.getByText('phải nộp 50, đã nộp 1').waitFor()
    await page.getByRole('button', { name: 'Khóa kỳ' }).click()
    await page.getByText('50 báo cáo kỳ tháng 10 năm 2026 không nhập, sửa, gửi được nữa').waitFor()
    await page.getByText('49 báo cáo chưa nộp sẽ thiếu').waitFor()
    await shoot(page, 'orders-close-vi-light')
    expect(await serious(page)).toEqual([])
    await page.getByLabel('Lý do, căn cứ').fill('Đã đối chiếu với hồ sơ')
    await page.getByRole('button', { name: 'Khóa kỳ tháng 10 năm 2026' }).click()
    await page.getByText('Đã khóa kỳ tháng 10 năm 2026.').waitFor()
    await page.getByRole('cell', { name: 'Đã đối chiếu với hồ sơ' }).waitFor()

    const clerk = await pages.enter('nhap.03463', of(unit))
    await clerk.page.getByText('Lý do: Đã đối chiếu với hồ sơ').first().waitFor()
    const { body, etag } = await call(clerk.page, 'GET', of(unit))
    const series = body.sections[0].cells[0].series
    const refused = await call(clerk.page, 'PATCH', of(unit), { entries: { [series]: { value: '1' } } }, etag)
    expect(refused.body.code).toBe('return-closed')

    await page.getByRole('button', { name: 'Cho phép một đơn vị sửa' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Đơn vị').click()
    await page.keyboard.type('03463')
    await page.getByRole('option').first().click()
    await dialog.getByText('dù kỳ đã khóa hoặc đã chốt').waitFor()
    await dialog.getByLabel('Lý do, căn cứ').fill('Bổ sung phụ lục')
    await dialog.getByRole('button', { name: 'Cho phép' }).click()
    await page.getByRole('cell', { name: 'Bổ sung phụ lục' }).waitFor()
    const again = await call(clerk.page, 'GET', of(unit))
    const saved = await call(
      clerk.page,
      'PATCH',
      of(unit),
      { entries: { [series]: { value: '1' } } },
      again.etag,
    )
    expect(saved.status).toBe(200)
    await shoot(page, 'orders-vi-light-desktop')

    await page.getByRole('button', { name: 'Kết thúc' }).first().click()
    await dialog.getByText('lại nhập, sửa, gửi báo cáo được').waitFor()
    await dialog.getByLabel('Lý do, căn cứ').fill('Mở lại để bổ sung')
    await dialog.getByRole('button', { name: 'Kết thúc' }).click()
    await page.getByText('Mở lại để bổ sung').waitFor()
    expect(province.faults).toEqual([])
  }, 90_000)

  test('who may not order sees why', async () => {
    const { page } = await pages.enter('tonghop.12', `/orders?period=${PERIOD}`)
    await page.getByText(/^Khóa kỳ: /).waitFor()
    expect(await page.getByRole('button', { name: 'Khóa kỳ' }).count()).toBe(0)
  })
})
