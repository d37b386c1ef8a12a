import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ApiClient } from '../../bench/api-client.js'
import { signIn } from '../support/demo-server.js'
import { Pages, type Someone, serious, shoot } from '../support/pages.js'
import { temporaryFolder } from '../support/temporary-folder.js'

/** What belongs to a return beside its figures, and two people at work on one return. */

const UNIT = 'x03451'
const PATH = `/returns/${UNIT}/2026-10/commune-monthly`
const COLLEAGUE = 'dongnghiep.03451'
const PASSWORD = 'ruong bac thang mua lua chin'

let pages: Pages
let clerk: Someone
let page: Page

beforeAll(async () => {
  pages = await Pages.open()
  await addColleague()
  clerk = await pages.enter('nhap.03451', PATH)
  page = clerk.page
  await cells(page).first().waitFor()
  // A fresh machine installs its browser here.
}, 600_000)

afterAll(() => pages?.close())

/** A second clerk of the same unit, who has chosen a password already. */
async function addColleague(): Promise<void> {
  const api = new ApiClient(pages.server.port)
  const cookie = await signIn(api, 'quantri.12', pages.password)
  const who = { username: COLLEAGUE, name: 'Lù Thị Đồng', position: 'Cán bộ', unit: UNIT }
  const made = await api.send('post', '/accounts', { cookie, body: who })
  const { account, password } = made.body
  const role = { unit: UNIT, role: 'clerk', from: '2026-01-01' }
  await api.send('post', `/accounts/${account.id}/roles`, { cookie, body: role })
  const own = await signIn(api, COLLEAGUE, password)
  await api.send('post', '/session/password', { cookie: own, body: { current: password, next: PASSWORD } })
}

/** Others work on the same machine. */
const SOON = { timeout: 25_000 }

const cells = (where: Page) => where.locator('.return-grid input.cell')
const saved = (where: Page) => where.locator('[data-saved="saved-server"]').waitFor()
const button = (where: Page, name: string) => where.getByRole('button', { name, exact: true })

async function enter(where: Page, at: number, text: string): Promise<void> {
  await cells(where).nth(at).focus()
  await where.keyboard.type(text)
  await where.keyboard.press('Enter')
}

/** Put something on the clipboard and paste it where the focus is. */
async function paste(where: Page, plain: string, html = ''): Promise<void> {
  const put = [['text/plain', plain], ...(html === '' ? [] : [['text/html', html]])]
  await where.evaluate(`{
    const data = new DataTransfer()
    for (const [type, text] of ${JSON.stringify(put)}) data.setData(type, text)
    const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })
    document.activeElement.dispatchEvent(event)
  }`)
}

/** What copying puts on the clipboard: as text and as a table. */
function copied(where: Page): Promise<readonly [plain: string, html: string]> {
  return where.evaluate(`(() => {
    const data = new DataTransfer()
    const event = new ClipboardEvent('copy', { clipboardData: data, bubbles: true, cancelable: true })
    document.activeElement.dispatchEvent(event)
    return [data.getData('text/plain'), data.getData('text/html')]
  })()`)
}

/** Which cell of the grid has the focus, by its place; -1 when none has. */
function focused(where: Page): Promise<number> {
  return where.evaluate(
    `[...document.querySelectorAll('.return-grid input.cell')].indexOf(document.activeElement)`,
  )
}

describe('all there is to know of a cell', () => {
  test('opens by a key, follows the cursor, closes with Escape and gives the focus back', async () => {
    await enter(page, 3, '5')
    await saved(page)
    await cells(page).nth(3).focus()
    await page.keyboard.press('Alt+Enter')
    const panel = page.getByRole('complementary', { name: 'Chi tiết chỉ tiêu' })
    await panel.getByRole('heading', { level: 2, name: /Đặc biệt nghiêm trọng/ }).waitFor()
    await panel.getByText('(trống) → 5').waitFor()
    await panel.getByText('Vụ việc').or(panel.getByText('Số phát sinh trong kỳ')).first().waitFor()
    expect(page.url()).toContain('cell=')
    expect(await serious(page)).toEqual([])
    await shoot(page, 'return-cell-vi-light')
    await page.keyboard.press('Escape')
    await panel.waitFor({ state: 'detached' })
    expect(await focused(page)).toBe(3)
  })

  test('a comment of another is there at once, is counted at the cell, and can be settled', async () => {
    const head = await pages.enter('duyet.03451', PATH)
    await button(head.page, 'Chi tiết').nth(3).click()
    await head.page
      .getByRole('complementary')
      .getByLabel('Viết trao đổi')
      .fill('Đã đối chiếu với sổ trực chưa?')
    await head.page.keyboard.press('Control+Enter')
    const count = page.getByRole('button', { name: /1 trao đổi chưa xong/ })
    await count.waitFor()
    await count.click()
    const panel = page.getByRole('complementary', { name: 'Chi tiết chỉ tiêu' })
    await panel.getByText('Đã đối chiếu với sổ trực chưa?').waitFor()
    await panel.getByRole('button', { name: 'Đánh dấu đã xong' }).click()
    await panel.getByText('1 trao đổi đã xong').waitFor()
    await head.page.reload()
    await head.page.getByText('1 trao đổi đã xong').first().waitFor()
    expect(await button(head.page, 'Đánh dấu đã xong').count()).toBe(0)
    await page.keyboard.press('Escape')
    expect(head.faults).toEqual([])
    await head.page.close()
  })
})

describe('files', () => {
  test('are added, named when refused, downloaded and taken off', async () => {
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), button(page, 'Chọn tệp…').click()])
    await chooser.setFiles([
      { name: 'biên bản.txt', mimeType: 'text/plain', buffer: Buffer.from('Biên bản đối chiếu số liệu\n') },
      { name: 'lạ.exe', mimeType: 'application/octet-stream', buffer: Buffer.from('MZ\u0000\u0001') },
    ])
    await page.getByRole('alert').filter({ hasText: 'lạ.exe' }).waitFor()
    const file = button(page, 'biên bản.txt')
    const [download] = await Promise.all([page.waitForEvent('download'), file.click()])
    expect(download.suggestedFilename()).toBe('biên bản.txt')
    await page.getByRole('button', { name: 'Gỡ tệp biên bản.txt' }).click()
    await button(page, 'Gỡ hẳn?').click()
    await page.getByText(/Đã gỡ: /).waitFor()
    await button(page, 'Đóng').first().click()
  })
})

describe('the workbook', () => {
  test('goes out, and comes in after a look at what it changes', async () => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      button(page, 'Tải biểu Excel').click(),
    ])
    const folder = temporaryFolder()
    mkdirSync(folder, { recursive: true })
    const file = join(folder, download.suggestedFilename())
    await download.saveAs(file)
    // The return has moved on: the file as it went out would bring the cell back.
    await enter(page, 3, '6')
    await saved(page)
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      button(page, 'Nhập từ biểu Excel…').click(),
    ])
    await chooser.setFiles(file)
    const dialog = page.getByRole('dialog')
    const row = dialog.getByRole('row').filter({ hasText: 'Đặc biệt nghiêm trọng' })
    await row.first().waitFor()
    expect(await row.first().getByRole('cell').allTextContents()).toEqual([
      expect.stringContaining('Đặc biệt nghiêm trọng'),
      '6',
      '5',
      'đổi',
    ])
    expect(await serious(page)).toEqual([])
    await shoot(page, 'return-workbook-vi-light')
    await button(page, 'Nhập vào báo cáo').click()
    await dialog.waitFor({ state: 'detached' })
    await expect.poll(() => cells(page).nth(3).inputValue(), SOON).toBe('5')
  })

  test('a file that is none is refused with its place and remedy', async () => {
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      button(page, 'Nhập từ biểu Excel…').click(),
    ])
    await chooser.setFiles([
      { name: 'sai.xlsx', mimeType: 'application/zip', buffer: Buffer.from('PK nothing') },
    ])
    await page.getByRole('dialog').getByRole('alert').waitFor()
    expect(await button(page, 'Nhập vào báo cáo').isDisabled()).toBe(true)
    await button(page, 'Thôi').click()
  })
})

describe('pasting', () => {
  test('a table with names goes to its rows; what belongs nowhere is told', async () => {
    await cells(page).first().focus()
    await paste(
      page,
      [
        'Chỉ tiêu\tĐVT\tKỳ này\tCùng kỳ',
        'The can cuoc da cap\tthẻ\t1.204\t9',
        'LƯỢT TUẦN TRA\tlượt\t31\t2',
        'Xe đạp công vụ\tchiếc\t4\t4',
        'Buổi tuyên truyền pháp luật\tbuổi\t\t1',
      ].join('\n'),
    )
    const dialog = page.getByRole('dialog')
    await dialog.getByText('Nhận ra 2 dòng').waitFor()
    await dialog.getByText('Xe đạp công vụ').waitFor()
    expect(await serious(page)).toEqual([])
    await shoot(page, 'return-paste-vi-light')
    await button(page, 'Nhập 2 ô').click()
    await saved(page)
    expect(await page.getByLabel('Thẻ căn cước đã cấp').inputValue()).toBe('1.204')
    expect(await page.getByLabel('Lượt tuần tra').inputValue()).toBe('31')
  })

  test('a whole return goes out and comes back, as text and as a table', async () => {
    const count = await cells(page).count()
    await cells(page).first().focus()
    await paste(page, Array.from({ length: count }, (_, at) => String(at * 1000)).join('\r\n'))
    await saved(page)
    await page.keyboard.press('Control+A')
    const [plain, html] = await copied(page)
    expect(plain.split('\r\n')).toEqual(Array.from({ length: count }, (_, at) => String(at * 1000)))
    expect(html).toContain('<td align="right" sdval="2000" x:num="2000">2000</td>')
    await page.keyboard.press('Control+Z')
    await saved(page)
    expect(await page.getByLabel('Lượt tuần tra').inputValue()).toBe('31')
    // The grouped way that a spreadsheet shows it says less than what the figure is worth.
    await page.getByLabel('Lượt tuần tra').focus()
    await paste(page, '1,204\n', '<table><tr><td sdval="1204">1,204</td></tr></table>')
    await expect.poll(() => page.getByLabel('Lượt tuần tra').inputValue(), SOON).toBe('1.204')
  })
})

describe('narrative', () => {
  test('is written with plain formatting, and text of a word processor comes in clean', async () => {
    const field = page.getByLabel('Kết quả công tác')
    await field.focus()
    await page.keyboard.press('Control+B')
    await page.keyboard.type('Trọng tâm')
    await page.keyboard.press('End')
    await page.keyboard.press('Enter')
    await paste(
      page,
      '·\tTuần tra',
      '<p class="MsoListParagraph" style="mso-list:l0 level1"><span style="mso-list:Ignore">·&nbsp;</span>Tuần tra <b>đêm</b></p><script>alert(1)</script>',
    )
    expect(await field.inputValue()).toBe('**Trọng tâm**\n- Tuần tra **đêm**')
    await field.blur()
    await saved(page)
    const reading = page.locator('.reading')
    await reading.getByRole('listitem').filter({ hasText: 'Tuần tra đêm' }).waitFor()
    expect(await reading.locator('strong').allTextContents()).toEqual(['Trọng tâm', 'đêm'])
  })
})

describe('two people in one return', () => {
  let other: Someone

  test('see what the other saved, while what is being typed stays', async () => {
    other = await pages.window()
    await other.page.goto(`${pages.server.url}${PATH}`)
    await other.page.getByLabel('Tên đăng nhập').fill(COLLEAGUE)
    await other.page.getByLabel('Mật khẩu', { exact: true }).fill(PASSWORD)
    await other.page.keyboard.press('Enter')
    await cells(other.page).first().waitFor()
    await cells(page).nth(1).focus()
    await page.keyboard.type('44')
    await enter(other.page, 2, '77')
    await expect.poll(() => cells(page).nth(2).inputValue(), SOON).toBe('77')
    expect(await cells(page).nth(1).inputValue()).toBe('44')
    expect(await focused(page)).toBe(1)
    await page.getByText(/Lù Thị Đồng vừa lưu lúc/).waitFor()
  })

  test('who typed into the same cell chooses, and knows whose the other value is', async () => {
    await enter(other.page, 1, '45')
    await expect.poll(() => page.getByText(/Lù Thị Đồng vừa sửa \(/).count(), SOON).toBeGreaterThan(1)
    await page.keyboard.press('Enter')
    await page.getByText('Lù Thị Đồng vừa sửa ô này thành 45').waitFor()
    expect(await serious(page)).toEqual([])
    await shoot(page, 'return-conflict-vi-light')
    await button(page, 'Giữ số của tôi: 44').click()
    await saved(page)
    await expect.poll(() => cells(other.page).nth(1).inputValue(), SOON).toBe('44')
  })

  test('a text that both wrote is put together by choice, and nothing is overwritten unseen', async () => {
    const [mine, theirs] = [page, other.page].map((one) => one.getByLabel('Thuận lợi')) as [
      ReturnType<Page['getByLabel']>,
      ReturnType<Page['getByLabel']>,
    ]
    await mine.fill('Quần chúng ủng hộ')
    await theirs.fill('Có đủ phương tiện')
    await theirs.blur()
    await saved(other.page)
    await mine.blur()
    await page.getByText(/Lù Thị Đồng vừa sửa phần này/).waitFor()
    await page.getByRole('alert').getByText('Có đủ phương tiện').waitFor()
    await button(page, 'Ghép cả hai').click()
    await saved(page)
    await expect.poll(() => theirs.inputValue(), SOON).toBe('Có đủ phương tiện\n\nQuần chúng ủng hộ')
    expect(other.faults).toEqual([])
    await other.page.close()
  })
})

describe('the whole return', () => {
  test('F8 goes to what is missing, one after the other', async () => {
    const shown = await Promise.all((await cells(page).all()).map((cell) => cell.inputValue()))
    const [next, second] = shown.flatMap((text, at) => (at > 0 && text === '' ? [at] : []))
    await cells(page).first().focus()
    await page.keyboard.press('F8')
    expect(await focused(page)).toBe(next)
    await page.keyboard.press('F8')
    expect(await focused(page)).toBe(second)
    await page.keyboard.press('Shift+F8')
    expect(await focused(page)).toBe(next)
  })

  test('tells its history, and prints as a clean page', async () => {
    await button(page, 'Xem lịch sử').click()
    await page.getByRole('listitem').filter({ hasText: 'Lù Thị Đồng' }).first().waitFor()
    await page.getByRole('button', { name: '1 ô', exact: true }).first().click()
    await page.getByRole('region', { name: '1 ô' }).waitFor()
    expect(await serious(page)).toEqual([])
    await page.emulateMedia({ media: 'print' })
    await page.getByText('THỦ TRƯỞNG ĐƠN VỊ').waitFor()
    expect(await page.locator('.work-bar, header, nav').filter({ visible: true }).count()).toBe(0)
    await shoot(page, 'return-print-vi')
    await page.emulateMedia({ media: 'screen' })
  })

  test.each([
    ['en', 'light', 1440, 900],
    ['vi', 'dark', 360, 800],
  ] as const)(
    '%s, %s, %i wide: axe finds nothing serious, nothing scrolls sideways',
    async (lang, scheme, width, height) => {
      const someone = await pages.enter('nhap.03451', `${PATH}?show=history`, { lang, scheme, width, height })
      await cells(someone.page).first().waitFor()
      await someone.page.locator('.reading li').first().waitFor()
      expect(await serious(someone.page)).toEqual([])
      expect(await someone.page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width)
      await shoot(someone.page, `return-${lang}-${scheme}-${width}`)
      expect(someone.faults).toEqual([])
      await someone.page.close()
    },
  )

  test('nothing went wrong in the page itself', () => {
    expect(clerk.faults).toEqual([])
  })
})
