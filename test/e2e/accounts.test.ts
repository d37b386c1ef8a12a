import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { codeAt } from '../http/accounts-support.js'
import { Pages, type Someone, serious, shoot } from '../support/pages.js'

/** Accounts, roles, the audit and one's own account, in a real browser over a real server and database. */

const ADMIN = 'quantri.12'
const OWN = 'ruong bac thang mua lua chin'
const UNIT = 'Công an xã Mù Cả'

let pages: Pages
let admin: Someone

beforeAll(async () => {
  pages = await Pages.open()
  admin = await pages.enter(ADMIN, '/accounts')
}, 600_000)

afterAll(() => pages?.close())

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const dialogue = (page: Page) => page.getByRole('dialog')

/** Choose in a list that is searched by typing. */
async function choose(page: Page, label: string, typed: string, option: RegExp): Promise<void> {
  const scope = (await dialogue(page).count()) > 0 ? dialogue(page) : page.locator('main')
  await scope.getByRole('combobox', { name: label, exact: true }).fill(typed)
  await page.getByRole('option', { name: option }).click()
}

async function signIn(page: Page, username: string, password: string): Promise<void> {
  await page.getByLabel('Tên đăng nhập').fill(username)
  await page.getByLabel('Mật khẩu', { exact: true }).fill(password)
  await button(page, 'Đăng nhập').click()
}

const inside = (page: Page) => page.locator('header img').waitFor()

describe('an account from its making to its end', () => {
  let address: string
  let temporary: string
  let secret: string
  let backup: string[]
  let person: Someone

  test('an administrator makes it with a role; the password is told once', async () => {
    const { page } = admin
    await button(page, 'Tạo tài khoản').click()
    const dialog = dialogue(page)
    await dialog.getByLabel('Họ và tên').fill('Lò Thị Phương Đông')
    expect(await dialog.getByLabel('Tên đăng nhập').inputValue()).toBe('dongltp')
    await dialog.getByLabel('Chức vụ').fill('Cán bộ thống kê')
    await choose(page, 'Đơn vị', 'mu ca', /Mù Cả/)
    await dialog.getByRole('combobox', { name: 'Vai trò đầu tiên' }).click()
    await page.getByRole('option', { name: 'Cán bộ nhập số liệu' }).click()
    await dialog.getByText('Quyền của cán bộ nhập số liệu').click()
    await dialog.getByText(/nhập số liệu vào báo cáo/).waitFor()
    await shoot(page, 'accounts-new-vi-light')
    await dialog.getByRole('button', { name: 'Tạo tài khoản' }).click()
    const told = dialog.getByLabel('Mật khẩu tạm của Lò Thị Phương Đông')
    temporary = (await told.textContent())!
    expect(temporary).toMatch(/^([a-z2-9]{4}-){3}[a-z2-9]{4}$/)
    // On paper there is the slip and nothing else.
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('header.mantine-AppShell-header').isVisible()).toBe(false)
    expect(await page.locator('.print-only').textContent()).toContain(temporary)
    await shoot(page, 'accounts-slip')
    await page.emulateMedia({ media: 'screen' })
    address = `${pages.server.url}${await dialog.getByRole('link', { name: /Mở tài khoản/ }).getAttribute('href')}`
    await button(page, 'Đã giao, đóng lại').click()
    await page.goto(address)
    await page.getByRole('heading', { level: 1, name: 'Lò Thị Phương Đông' }).waitFor()
    await page.getByText('chưa nhận', { exact: true }).waitFor()
    expect(await page.content()).not.toContain(temporary)
  })

  test('the person changes the temporary password and sets up the second factor', async () => {
    person = await pages.window()
    const { page } = person
    await page.goto(`${pages.server.url}/account`)
    await signIn(page, 'dongltp', temporary)
    await page.getByRole('heading', { name: 'Đặt mật khẩu mới' }).waitFor()
    await page.getByLabel('Mật khẩu hiện tại').fill(temporary)
    await page.getByLabel('Mật khẩu mới', { exact: true }).fill('dongltp dongltp')
    await page.getByText('Mật khẩu chứa tên đăng nhập', { exact: false }).waitFor()
    await page.getByLabel('Mật khẩu mới', { exact: true }).fill(OWN)
    await page.getByText('Mật khẩu đạt yêu cầu.').waitFor()
    expect(await serious(page)).toEqual([])
    await page.getByLabel('Nhập lại mật khẩu mới').fill(OWN)
    await button(page, 'Đổi mật khẩu').click()
    await page.getByRole('heading', { level: 1, name: 'Tài khoản của tôi' }).waitFor()
    await button(page, 'Bật xác thực bước hai').click()
    const link = page.getByRole('link', { name: 'Mở ứng dụng trên máy này' })
    secret = new URL((await link.getAttribute('href'))!).searchParams.get('secret')!
    await page.getByRole('img', { name: /Mã QR/ }).waitFor()
    await shoot(page, 'account-second-factor')
    await page.getByLabel('Mã xác thực').fill(codeAt(secret, new Date()))
    await button(page, 'Xác nhận và bật').click()
    await page.getByText('Chỉ hiện lần này', { exact: false }).first().waitFor()
    backup = await page.locator('main code').allInnerTexts()
    expect(backup).toHaveLength(10)
    await button(page, 'Đã cất giữ').click()
    await page.getByText('Còn 10 mã dự phòng.').waitFor()
  })

  test('a lost session is taken up again where it was, with what was typed, by both factors', async () => {
    const { page } = person
    await button(page, 'Tạo mã truy cập').click()
    await page.getByLabel('Tên', { exact: true }).fill('máy trạm thống kê')
    await admin.page.reload()
    await button(admin.page, 'Kết thúc mọi phiên').click()
    await dialogue(admin.page).getByRole('button', { name: 'Kết thúc mọi phiên' }).click()
    await admin.page.getByText('Hiện không đăng nhập ở đâu.').waitFor()
    await button(page, 'Tạo mã').click()
    const again = dialogue(page)
    await again.getByText('Phiên làm việc đã hết hạn').waitFor()
    expect(await again.getByLabel('Tên đăng nhập').inputValue()).toBe('dongltp')
    await shoot(page, 'session-lost')
    expect(await serious(page)).toEqual([])
    await again.getByLabel('Mật khẩu', { exact: true }).fill(OWN)
    await button(page, 'Đăng nhập').click()
    await again.getByLabel('Mã xác thực').fill(backup[0]!)
    await button(page, 'Tiếp tục').click()
    await again.waitFor({ state: 'detached' })
    expect(await page.getByLabel('Tên', { exact: true }).inputValue()).toBe('máy trạm thống kê')
    await button(page, 'Tạo mã').click()
    await page.getByText('Mã truy cập “máy trạm thống kê”').waitFor()
    await page.getByText('Còn 9 mã dự phòng.').waitFor()
    expect(person.faults).toEqual([])
  })

  test('the administrator removes the second factor, ends the role, closes the account', async () => {
    const { page } = admin
    await page.reload()
    await button(page, 'Gỡ xác thực bước hai').click()
    await dialogue(page).getByRole('button', { name: 'Gỡ xác thực bước hai' }).click()
    await page.getByText('Chưa bật xác thực bước hai.').waitFor()
    await button(page, 'Đổi ngày kết thúc').click()
    await dialogue(page).getByLabel('Chưa định ngày kết thúc').uncheck()
    await dialogue(page).getByLabel('Đến hết ngày').fill('2020-01-01')
    await dialogue(page).getByRole('button', { name: 'Đổi ngày kết thúc' }).click()
    // In the server's words, and what was typed stays.
    await dialogue(page)
      .getByText(/không (được )?(trước hôm nay|sau ngày bắt đầu)/)
      .waitFor()
    await dialogue(page).getByLabel('Đến hết ngày').fill('2099-12-31')
    await dialogue(page).getByRole('button', { name: 'Đổi ngày kết thúc' }).click()
    await page.getByText('đến hết 31/12/2099').first().waitFor()
    await button(page, 'Giao vai trò').click()
    await page.locator('main').getByRole('combobox', { name: 'Vai trò', exact: true }).click()
    await page.getByRole('option', { name: 'Quản trị viên' }).click()
    await page.locator('main form').getByRole('button', { name: 'Giao vai trò' }).click()
    await page.getByText('Một người không được cùng lúc giữ vai trò').waitFor()
    await page.locator('main form').getByRole('button', { name: 'Hủy' }).first().click()
    await button(page, 'Khóa tài khoản').click()
    await dialogue(page).getByRole('button', { name: 'Khóa tài khoản' }).click()
    await page.getByText('Tài khoản đang bị khóa. Mở lại tài khoản trước.').waitFor()
    await shoot(page, 'account-closed-vi-light')
    expect(await serious(page)).toEqual([])
  })

  test('the audit tells all of it in both languages, and gives it as a file', async () => {
    const { page } = admin
    const account = address.split('/').at(-1)!
    await page.goto(`${pages.server.url}/audit?account=${account}`)
    for (const said of [
      /khóa tài khoản dongltp/,
      /đổi thời hạn vai trò cán bộ nhập số liệu của dongltp: .* đến hết 31\/12\/2099/,
      /gỡ xác thực bước hai của dongltp/,
      /bật xác thực bước hai \(dongltp\)/,
      /đổi mật khẩu \(dongltp\)/,
      /giao vai trò cán bộ nhập số liệu cho dongltp/,
      /tạo tài khoản dongltp/,
    ])
      await page.getByText(said).first().waitFor()
    const loaded = page.waitForEvent('download')
    await button(page, 'Tải về CSV').click()
    const file = readFileSync((await (await loaded).path())!, 'utf8')
    expect(file).toContain('tạo tài khoản dongltp')
    expect(file).not.toContain(temporary)
    await choose(page, 'Việc', 'giao vai', /^giao vai trò$/)
    await page.getByText('khóa tài khoản dongltp').waitFor({ state: 'detached' })
    expect(page.url()).toContain('action=role.give')
    await page.getByText('Chi tiết').first().click()
    await page.getByText('assignment').waitFor()
    expect(await serious(page)).toEqual([])
    await button(page, 'English').click()
    await page.getByText(/gave dongltp the role clerk from/).waitFor()
    await button(page, 'Tiếng Việt').click()
    await page.getByRole('heading', { level: 1, name: 'Nhật ký' }).waitFor()
    expect(admin.faults).toEqual([])
  })
})

describe('many accounts at once', () => {
  test('rows from a spreadsheet: the wrong one says why, the others are made, with slips for all', async () => {
    const { page } = admin
    await page.goto(`${pages.server.url}/accounts`)
    await button(page, 'Tạo nhiều tài khoản').click()
    const dialog = dialogue(page)
    const rows = [
      'Họ tên\tChức vụ\tĐơn vị\tVai trò',
      'Giàng A Sình\tCán bộ\t03451\tcán bộ nhập số liệu',
      'Giàng A Sình\tĐội trưởng\tcong an xa mu ca\tthủ trưởng',
      'Vàng Thị Mỷ\tCán bộ\tCông an xã Mù Cá Lớn\tclerk',
    ]
    await dialog.getByLabel('Các dòng').fill(rows.join('\n'))
    await dialog.getByText('3 dòng, 1 dòng cần sửa', { exact: false }).waitFor()
    await dialog.getByText('Không có đơn vị “Công an xã Mù Cá Lớn”.', { exact: false }).waitFor()
    await shoot(page, 'accounts-paste-vi-light')
    await button(page, 'Tạo 2 tài khoản').click()
    await button(page, 'In phiếu cấp tài khoản (2)').waitFor()
    expect(await page.locator('.print-only .slip').count()).toBe(2)
    expect(await dialog.getByRole('link', { name: 'đã tạo' }).count()).toBe(2)
    expect(await serious(page)).toEqual([])
    await button(page, 'Đã giao, đóng lại').click()
    await page.getByLabel('Tìm').fill('giang a sinh')
    await page.getByText('sinhga2 · Đội trưởng').waitFor()
    expect(await page.locator('main tbody tr').count()).toBe(2)
    expect(page.url()).toContain('q=giang')
    // The view is a link that can be sent.
    await page.reload()
    await page.getByText('sinhga · Cán bộ').waitFor()
    await page.getByRole('combobox', { name: 'Tình trạng' }).click()
    await page.getByRole('option', { name: 'dùng thử' }).click()
    await page.getByText('Không tìm thấy tài khoản').waitFor()
  })

  test('found by unit without accents', async () => {
    const { page } = admin
    await page.goto(`${pages.server.url}/accounts?q=mu+ca&role=head`)
    await page.getByText('duyet.03451', { exact: false }).waitFor()
    expect(await page.getByText(UNIT).count()).toBeGreaterThan(0)
  })
})

describe('one’s own account', () => {
  test('the language is kept in the account, and chosen anew before signing in it wins', async () => {
    const { page, context } = await pages.enter('tonghop.12', '/account')
    await context.addInitScript({ content: "localStorage.removeItem('cungky.lang')" })
    await page.getByRole('combobox', { name: 'Ngôn ngữ' }).click()
    const kept = page.waitForResponse((reply) => reply.url().includes('/api/v1/me') && reply.ok())
    await page.getByRole('option', { name: 'English' }).click()
    await kept
    await page.getByRole('heading', { level: 1, name: 'My account' }).waitFor()
    const other = await pages.browser.newContext()
    const elsewhere = await other.newPage()
    await elsewhere.goto(`${pages.server.url}/account`)
    await signIn(elsewhere, 'tonghop.12', pages.password)
    await elsewhere.getByRole('heading', { level: 1, name: 'My account' }).waitFor()
    await other.close()
  })

  test('too many wrong passwords are held back in the server’s words; the name stays', async () => {
    const { page } = await pages.window()
    await page.goto(pages.server.url)
    for (let n = 0; n < 6; n++) {
      const answered = page.waitForResponse(
        (reply) => reply.url().includes('/api/v1/session?') && reply.status() !== 200,
      )
      await signIn(page, 'lanhdao.12', `sai ${n}`)
      await answered
    }
    await page.getByText('tạm dừng nhận đăng nhập', { exact: false }).waitFor()
    expect(await page.getByLabel('Tên đăng nhập').inputValue()).toBe('lanhdao.12')
    expect(await serious(page)).toEqual([])
    await admin.page.goto(`${pages.server.url}/accounts?state=locked`)
    await admin.page.getByText('lanhdao.12', { exact: false }).waitFor()
    await admin.page.locator('main table a').first().click()
    await button(admin.page, 'Mở khóa đăng nhập').click()
    await dialogue(admin.page).getByRole('button', { name: 'Mở khóa đăng nhập' }).click()
    await dialogue(admin.page).waitFor({ state: 'detached' })
    expect(await button(admin.page, 'Mở khóa đăng nhập').count()).toBe(0)
    await signIn(page, 'lanhdao.12', pages.password)
    await inside(page)
  })
})

describe('everybody can use these pages', () => {
  // The pages inside are looked at by the sweep; nobody has signed in to this one there.
  const VIEWS = [
    ['en', 'dark', 1440, 900],
    ['vi', 'light', 360, 800],
  ] as const

  test.each(VIEWS)('signing in (%s, %s, %d wide)', async (lang, scheme, width, height) => {
    const { page } = await pages.window({ lang, scheme, width, height })
    await page.goto(pages.server.url)
    await page.getByRole('heading', { level: 1 }).waitFor()
    expect(await serious(page)).toEqual([])
    await shoot(page, `sign-in-${lang}-${scheme}-${width}`)
  })
})
