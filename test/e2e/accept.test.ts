import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ApiClient, type ApiReply } from '../../bench/api-client.js'
import { signIn } from '../support/demo-server.js'
import { Pages, type Seeing, type Someone, serious, shoot } from '../support/pages.js'

/** Acceptance in bulk with a look at what is unusual, notices, the list of returns, the first page of those who look on. */

const PROVINCE = 'tonghop.12'
/** Far from last year · cells left empty · two as ever. */
const [FAR, EMPTY, USUAL, USUAL_TOO] = ['03463', '03451', '03637', '03640'] as const

let pages: Pages
let api: ApiClient
/** The last month that is over, and the same a year before. */
let month: string
let lastYear: string

beforeAll(async () => {
  pages = await Pages.open()
  api = new ApiClient(pages.server.port)
  const cookie = await signIn(api, PROVINCE, pages.password)
  const { today } = (await api.send('get', '/pack', { cookie })).body
  const year = Number(today.slice(0, 4))
  const { periods } = (await api.send('get', `/periods?year=${year}`, { cookie })).body
  const over = periods.filter(
    ({ forms, window }: { forms: unknown[]; window: { to: string } }) =>
      forms.length > 0 && window.to < today,
  )
  month = over.at(-1).code
  lastYear = `${Number(month.slice(0, 4)) - 1}${month.slice(4)}`
  const before = await approved(FAR, lastYear, { patrols: '20' })
  await api.send('post', '/returns/accept', { cookie, body: { items: [before] } })
  await approved(FAR, month, { patrols: '90' })
  await approved(EMPTY, month, { weapons_collected: null, patrols: null })
  await approved(USUAL, month)
  await approved(USUAL_TOO, month)
}, 600_000)

afterAll(() => pages?.close())

/** A return of nothing but noughts, save for these, filled by the clerk and approved by the head. */
async function approved(
  commune: string,
  period: string,
  other: Readonly<Record<string, string | null>> = {},
): Promise<{ unit: string; period: string; form: string; etag: string }> {
  const clerk = await signIn(api, `nhap.${commune}`, pages.password)
  const { units } = (await api.send('get', '/units', { cookie: clerk })).body
  const { key } = units.find(({ code }: { code: string }) => code === commune)
  const path = `/returns/${key}/${period}/commune-monthly`
  const read = await api.send('get', path, { cookie: clerk })
  const series: string[] = read.body.sections.flatMap(({ cells }: { cells: { series: string }[] }) =>
    cells.map((cell) => cell.series),
  )
  const entries = Object.fromEntries(
    series.map((code) => {
      const figure = code in other ? other[code]! : '0'
      return [code, figure === null ? null : { value: figure }]
    }),
  )
  const step = async (cookie: string, method: string, more: string, before: ApiReply, body?: object) => {
    const done = await api.send(method, `${path}${more}`, { cookie, ifMatch: before.etag, body })
    if (done.status !== 200) throw new Error(`${more}: ${JSON.stringify(done.body)}`)
    return done
  }
  const saved = await step(clerk, 'patch', '', read, { entries })
  const sent = await step(clerk, 'post', '/submit', saved)
  const done = await step(await signIn(api, `duyet.${commune}`, pages.password), 'post', '/approve', sent)
  return { unit: key, period, form: 'commune-monthly', etag: done.body.etag }
}

const names = (page: Page) => page.getByRole('button', { name: /^Xem báo cáo của/ })
const table = (page: Page) => page.getByRole('table', { name: 'Tiếp nhận báo cáo' })

describe('everybody can use these pages', () => {
  // The pages as they come are looked at by the sweep; here what a choice on them shows.
  const addresses = {
    accept: '/accept',
    returns: '/returns?late=only',
    figures: '/figures?by=commune&show=totals',
  }
  test.each([
    { lang: 'vi', scheme: 'dark', width: 360 },
    { lang: 'en', scheme: 'light', width: 1440 },
  ] as const)('$lang $scheme $width: axe finds nothing serious, nothing is cut off', async (seeing) => {
    const person = await pages.enter(PROVINCE, '/', { ...seeing, height: seeing.width === 360 ? 800 : 900 })
    for (const [name, at] of Object.entries(addresses)) await examine(person, name, at, seeing)
    expect(person.faults).toEqual([])
  })

  async function examine({ page }: Someone, name: string, at: string, seeing: Seeing): Promise<void> {
    await page.goto(`${pages.server.url}${at}`)
    await page.locator('main h1').waitFor()
    await expect.poll(() => page.locator('main [aria-busy]').count(), { timeout: 20_000 }).toBe(0)
    await page.locator('main table tbody tr').first().waitFor()
    const called = (what: string) => `${what}-${seeing.lang}-${seeing.scheme}-${seeing.width}`
    await shoot(page, called(name))
    expect(await serious(page), called(name)).toEqual([])
    expect(await page.evaluate('document.documentElement.scrollWidth'), called(name)).toBeLessThanOrEqual(
      seeing.width!,
    )
    if (name !== 'accept') return
    await page
      .getByRole('button', { name: seeing.lang === 'vi' ? /^Xem báo cáo của/ : /^Look at the return of/ })
      .first()
      .click()
    const drawer = page.getByRole('dialog')
    await drawer.getByRole('table').waitFor()
    await drawer
      .getByRole('button', { name: seeing.lang === 'vi' ? 'Trả lại đơn vị…' : 'Send back…' })
      .click()
    await shoot(page, called('look'))
    expect(await serious(page), called('look')).toEqual([])
  }
})

describe('acceptance', () => {
  let person: Someone

  test('the unusual come first, each with what is unusual', async () => {
    person = await pages.enter(PROVINCE, `/accept?period=${month}`)
    const { page } = person
    await page.getByText('4 báo cáo chờ tiếp nhận, 2 có điểm khác thường').waitFor()
    const rows = await table(page).locator('tbody tr').allTextContents()
    expect(rows[0]).toContain('1 biến động lớn')
    expect(rows[1]).toContain('2 ô trống')
    expect(rows.slice(2).join()).not.toMatch(/biến động|ô trống|khác thường/)
  })

  test('one after another by the keyboard, without leaving the list', async () => {
    const { page } = person
    await names(page).first().focus()
    await page.keyboard.press('Enter')
    const drawer = page.getByRole('dialog')
    await drawer.getByText('0 → 90').or(drawer.getByText('20 → 90 (+70; +350%)')).waitFor()
    await drawer.getByText('1/4').waitFor()
    for (const [key, place] of [
      ['j', '2/4'],
      ['ArrowRight', '3/4'],
      ['k', '2/4'],
      ['ArrowLeft', '1/4'],
      ['ArrowLeft', '1/4'],
    ] as const) {
      await page.keyboard.press(key)
      await drawer.getByText(place).waitFor()
    }
    expect(page.url()).toContain('look=')
    await page.keyboard.press('Escape')
    await drawer.waitFor({ state: 'detached' })
  })

  test('send back with a ready sentence; what was typed is there after a reload', async () => {
    const { page } = person
    await names(page).nth(1).click()
    const drawer = page.getByRole('dialog')
    await drawer.getByRole('button', { name: 'Trả lại đơn vị…' }).click()
    await drawer.getByRole('button', { name: /^Còn ô chưa nhập/ }).click()
    const reason = drawer.getByLabel('Lý do trả lại')
    await reason.press('End')
    await reason.pressSequentially(' Gửi lại trước thứ Sáu.')
    await page.reload()
    await drawer.getByRole('button', { name: 'Trả lại đơn vị…' }).click()
    expect(await reason.inputValue()).toMatch(/^Còn ô chưa nhập.*trước thứ Sáu\.$/)
    await drawer.getByRole('button', { name: 'Trả lại', exact: true }).click()
    await page.getByText(/^Đã trả lại báo cáo của/).waitFor()
    await page.getByText('3 báo cáo chờ tiếp nhận, 1 có điểm khác thường').waitFor()
  })

  test('all that are as ever are accepted at once, after a look at which', async () => {
    const { page } = person
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Tiếp nhận báo cáo không có điểm khác thường (2)' }).click()
    const ask = page.getByRole('dialog', { name: 'Tiếp nhận 2 báo cáo' })
    expect(await ask.getByRole('listitem').count()).toBe(2)
    await ask.getByRole('button', { name: 'Tiếp nhận', exact: true }).click()
    await page.getByText('Đã tiếp nhận 2 báo cáo.').waitFor()
    await page.getByText('1 báo cáo chờ tiếp nhận, 1 có điểm khác thường').waitFor()
    expect(await names(page).count()).toBe(1)
    expect(person.faults).toEqual([])
  })
})

describe('those whom it concerns', () => {
  test('the clerk is told, reads it, and the count beside the menu goes', async () => {
    const { page, faults } = await pages.enter(`nhap.${EMPTY}`, '/notices')
    const notice = page.getByRole('listitem').filter({ hasText: 'trước thứ Sáu' })
    await notice.waitFor()
    const count = page.getByRole('navigation').getByLabel(/chưa đọc$/)
    await count.waitFor()
    await page.getByRole('button', { name: 'Đánh dấu đã đọc tất cả' }).click()
    await count.waitFor({ state: 'detached' })
    await page.getByLabel('Chỉ hiện chưa đọc').check({ force: true })
    await page.getByText('Đã đọc hết thông báo').waitFor()
    expect(page.url()).toContain('unread=only')
    await page.goto(`${pages.server.url}/notices`)
    await notice.getByRole('link', { name: 'Mở báo cáo' }).click()
    await page.getByText('trước thứ Sáu').first().waitFor()
    expect(faults).toEqual([])
  })

  test('the list of returns is narrowed by its address, and the address by the list', async () => {
    const { page } = await pages.enter('lanhdao.12', `/returns?period=${month}&state=returned`)
    const rows = page.locator('main table tbody tr')
    await rows.first().waitFor()
    expect(await rows.count()).toBe(1)
    await page.getByRole('combobox', { name: 'Trạng thái' }).click()
    await page.getByRole('option', { name: 'đã được tiếp nhận' }).click()
    await expect.poll(() => rows.count()).toBe(2)
    expect(page.url()).toContain('state=accepted')
    await page.reload()
    await rows.first().waitFor()
    expect(await rows.count()).toBe(2)
  })

  test('a leader sees how far the units are, an administrator which accounts and units need them', async () => {
    const leader = await pages.enter('lanhdao.12')
    await leader.page.getByText(/đã gửi 3\/50 báo cáo, đã tiếp nhận 2/).waitFor()
    const administrator = await pages.enter('quantri.12')
    await administrator.page.getByText('Mọi đơn vị phải báo cáo đều có người nhập và người duyệt').waitFor()
    expect(await serious(administrator.page)).toEqual([])
    expect([...leader.faults, ...administrator.faults]).toEqual([])
  })
})
