import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Pages, type Someone, serious, shoot } from '../support/pages.js'

/** The tree of units through time, and acts that change it: read, prepared, previewed, applied. */

let pages: Pages

beforeAll(async () => {
  pages = await Pages.open()
}, 600_000)

afterAll(() => pages?.close())

const CLERK = 'nhap.03463'
const ROOT = 'quantri.bca'

const row = (page: Page, name: string) => page.getByRole('treeitem', { name })
const focused = (page: Page) => page.locator('[role="treeitem"]:focus .unit-tree-name a').textContent()

describe('the tree of a day', () => {
  let clerk: Someone

  test('is walked by the keyboard alone, and Enter opens a unit', async () => {
    clerk = await pages.enter(CLERK, '/units')
    const { page } = clerk
    await row(page, 'Công an xã Tà Tổng').waitFor()
    // One stop of the Tab key: the reader's own unit.
    await row(page, 'Công an xã Tà Tổng').focus()
    expect(await page.locator('[role="treeitem"][tabindex="0"]').count()).toBe(1)
    await page.keyboard.press('Home')
    expect(await focused(page)).toBe('Bộ Công an')
    await page.keyboard.press('ArrowLeft')
    expect(await page.getByRole('treeitem').count()).toBe(1)
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowRight')
    expect(await focused(page)).toBe('Công an tỉnh Lai Châu')
    await page.keyboard.type('d')
    expect(await focused(page)).toMatch(/(^| )[dđ]/i)
    await page.keyboard.press('End')
    const last = await focused(page)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: last ?? '' }).waitFor()
  })

  test('is found by typing without accents, and the address holds what was asked', async () => {
    const { page } = clerk
    await page.goto(`${pages.server.url}/units`)
    await page.getByLabel('Tìm theo tên hoặc mã').fill('muong kim')
    await page.getByText('Tìm thấy 1 trong').waitFor()
    await row(page, 'Công an xã Mường Kim').waitFor()
    await page.reload()
    await page.getByText('Tìm thấy 1 trong').waitFor()
    expect(await page.getByLabel('Tìm theo tên hoặc mã').inputValue()).toBe('muong kim')
    await page.getByLabel('Tìm theo tên hoặc mã').fill('không có đâu')
    await page.getByText('Không có đơn vị nào như vậy').waitFor()
    await page.getByRole('button', { name: 'Bỏ lọc' }).click()
    await row(page, 'Công an tỉnh Lai Châu').waitFor()
  })

  test('another day shows the tree before 1 July 2025, with what the change did', async () => {
    const { page, faults } = clerk
    await page.getByLabel('Vào ngày').fill('2025-06-30')
    await page.getByText('120 đơn vị ngày 30/06/2025').waitFor()
    await row(page, 'Công an thị trấn Than Uyên').waitFor()
    await page.getByRole('switch', { name: 'Đánh dấu thay đổi trên cây' }).press('Space')
    await page
      .getByText(/kết thúc từ 01\/07\/2025/)
      .first()
      .waitFor()
    await page.getByText(/Lập mới ngày 01\/07\/2025 \(36\)/).waitFor()
    await page.getByRole('link', { name: 'Xem cây từ ngày đó' }).click()
    await page.getByText(/đơn vị ngày 01\/07\/2025/).waitFor()
    await page.getByText(/Kết thúc ngày 01\/07\/2025 \(104\)/).waitFor()
    expect(faults).toEqual([])
  })

  test('a unit tells where it came from and where its figures went', async () => {
    const { page } = clerk
    await page.goto(`${pages.server.url}/units/x03628`)
    await page.getByRole('heading', { level: 1, name: 'Công an xã Pha Mu' }).waitFor()
    await page.getByText('Đơn vị này không còn từ ngày 01/07/2025').waitFor()
    await page.getByRole('link', { name: 'Công an xã Mường Kim' }).first().click()
    await page
      .getByRole('table', { name: 'Tiền thân' })
      .getByRole('link', { name: 'Công an xã Pha Mu' })
      .waitFor()
  })

  test('acts can be read by everybody, and nobody below the head of the tree is offered to change them', async () => {
    const { page } = clerk
    await page.goto(`${pages.server.url}/acts`)
    await page.getByText('36 sáp nhập (104 → 36 đơn vị)').waitFor()
    await page.getByText('Chỉ xem được').waitFor()
    expect(await page.getByRole('link', { name: 'Văn bản mới' }).count()).toBe(0)
    await page.getByRole('link', { name: '1670/NQ-UBTVQH15' }).click()
    await page.getByText('Công an xã Pha Mu').first().waitFor()
    expect(await serious(page)).toEqual([])
  })
})

describe('an act', () => {
  let root: Someone

  /** Choose a unit in a list that is open for typing. */
  async function choose(page: Page, typed: string): Promise<void> {
    await page.keyboard.type(typed)
    await page.getByRole('option').first().waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
  }

  test('two communes are merged in one step; nothing typed is lost; the preview says what it does', async () => {
    root = await pages.enter(ROOT, '/acts/new')
    const { page } = root
    await page.getByLabel('Số văn bản').fill('12/NQ-HĐND')
    await page.getByRole('combobox', { name: 'Các đơn vị sáp nhập', exact: true }).click()
    await choose(page, 'mu ca')
    await choose(page, 'ta tong')
    await page.getByRole('combobox', { name: 'Tên', exact: true }).fill('Công an xã Mù Cả Tổng')
    await page.keyboard.press('Tab')
    // Everything else was proposed.
    expect(await page.getByLabel('Trích yếu').inputValue()).toContain('thành Công an xã Mù Cả Tổng')
    expect(await page.getByLabel('Mã', { exact: true }).inputValue()).toBe('03451')
    await page.getByLabel('Hiệu lực từ ngày').fill('2026-11-01')
    await page.reload()
    expect(await page.getByLabel('Số văn bản').inputValue()).toBe('12/NQ-HĐND')
    const preview = page.getByRole('region', { name: 'Xem trước' })
    await preview.getByText('2 đơn vị cộng nguyên vẹn').waitFor()
    await preview.getByText('1 đơn vị mới').waitFor()
    await preview.getByText('2 đơn vị kết thúc').waitFor()
    await preview.getByRole('heading', { name: /Vai trò kết thúc/ }).waitFor()
    expect(await serious(page)).toEqual([])
    await shoot(page, 'act-merge')
  })

  test('it is applied with a reason, and the tree and the returns of that day have the new unit', async () => {
    const { page } = root
    await page.getByRole('button', { name: 'Xem lại và áp dụng' }).click()
    const dialogue = page.getByRole('dialog')
    await dialogue.getByRole('textbox').fill('Theo Nghị quyết 12/NQ-HĐND')
    await dialogue.getByRole('button', { name: 'Áp dụng', exact: true }).click()
    await page.getByText('Văn bản này đã áp dụng').waitFor()
    await page.goto(`${pages.server.url}/units`)
    await page.getByLabel('Tìm theo tên hoặc mã').fill('mu ca')
    await row(page, 'Công an xã Mù Cả Tổng').waitFor()
    expect(await page.getByRole('treeitem', { name: /Công an xã Mù Cả 03451/ }).count()).toBe(0)
    const province = await pages.enter('tonghop.12', '/returns?period=2026-12')
    await province.page.getByText('Công an xã Mù Cả Tổng').first().waitFor()
    await province.context.close()
    expect(root.faults).toEqual([])
  })

  test('a split without shares says what is needed, with wrong shares what they come to', async () => {
    const { page } = root
    await page.goto(`${pages.server.url}/acts/new`)
    await page.getByLabel('Số văn bản').fill('13/NQ-HĐND')
    await page.getByRole('combobox', { name: 'Việc', exact: true }).click()
    await page.getByRole('option', { name: 'Chia tách' }).click()
    await page.getByRole('combobox', { name: 'Đơn vị', exact: true }).click()
    await choose(page, 'muong kim')
    const names = page.getByRole('combobox', { name: 'Tên', exact: true })
    await names.nth(0).fill('Công an xã Mường Kim')
    await names.nth(1).fill('Công an xã Pha Mu')
    await page.keyboard.press('Tab')
    await page.getByLabel('Mã', { exact: true }).nth(1).fill('03628')
    await page.getByText('Còn 2 tỉ lệ chưa biết').waitFor()
    const preview = page.getByRole('region', { name: 'Xem trước' })
    await preview.getByRole('heading', { name: /Tỉ lệ còn thiếu/ }).waitFor()
    await preview.getByText('1 đơn vị chưa so sánh được, còn thiếu tỉ lệ').waitFor()
    const shares = page.getByLabel('Tỉ lệ', { exact: true })
    await shares.nth(0).fill('0,7')
    await shares.nth(1).fill('20%')
    await page.getByText('Tổng tỉ lệ 0,9, phải bằng 1.').waitFor()
    await shares.nth(1).fill('30%')
    await page.getByText('Tổng tỉ lệ bằng 1.').waitFor()
    await preview.getByText('1 đơn vị phân bổ theo tỉ lệ (ước tính)').waitFor()
    await shoot(page, 'act-split')
    await page.getByRole('button', { name: 'Bỏ văn bản này' }).click()
    await page.getByRole('button', { name: 'Bỏ văn bản', exact: true }).click()
    await page.getByRole('heading', { level: 1, name: 'Văn bản sắp xếp đơn vị' }).waitFor()
    expect(root.faults).toEqual([])
  })
})

describe('everybody can use the pages', () => {
  test.each([['en', 'dark', 360, 800]] as const)(
    '%s, %s, %i wide: nothing serious, nothing to scroll sideways',
    async (lang, scheme, width, height) => {
      // Somebody whose unit the merger left.
      const { page, context } = await pages.enter('tonghop.12', '/units?changes=true', {
        lang,
        scheme,
        width,
        height,
      })
      const look = async (name: string) => {
        expect(await serious(page)).toEqual([])
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width)
        await shoot(page, `${name}-${lang}-${scheme}-${width}`)
      }
      await page.getByRole('treeitem').nth(5).waitFor()
      await look('units')
      await page.goto(`${pages.server.url}/units/x03637-2025`)
      await page.getByRole('table').nth(1).waitFor()
      await look('unit')
      await page.goto(`${pages.server.url}/acts`)
      await page.getByRole('table').waitFor()
      await look('acts')
      await context.close()
    },
  )
})
