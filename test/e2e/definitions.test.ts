import { readFileSync } from 'node:fs'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Pages, type Someone, serious, shoot } from '../support/pages.js'

/** Definitions changed in the pages while the server runs: edited, previewed, applied, and what everybody sees then. */

const ROOT = 'quantri.12'
const WAIT = { timeout: 30_000 }

let pages: Pages
let root: Someone
/** Whose figures to try expressions on, as the address of a page has it. */
let tryOn: string

beforeAll(async () => {
  pages = await Pages.open()
  tryOn = await acceptedMonth()
  await mayLook()
  root = await pages.enter(ROOT, '/definitions')
  // A fresh machine installs its browser here.
}, 600_000)

afterAll(() => pages?.close())

/** Ask the API in the name of whoever is signed in on the page. */
async function ask(page: Page, method: string, path: string, data?: unknown, ifMatch?: string) {
  const reply = await page.request.fetch(`${pages.server.url}/api/v1${path}`, {
    method,
    headers: { 'x-cungky': '1', ...(ifMatch === undefined ? {} : { 'if-match': ifMatch }) },
    ...(data === undefined ? {} : { data }),
  })
  const text = await reply.text()
  if (!reply.ok()) throw new Error(`${method} ${path}: ${reply.status()} ${text}`)
  return { body: text === '' ? null : JSON.parse(text), etag: reply.headers().etag }
}

/** A month of one commune, filled with noughts but for 3 of 4 crime reports resolved, and accepted: figures to try expressions on. */
async function acceptedMonth(): Promise<string> {
  const clerk = await pages.enter('nhap.03463')
  const { body: mine } = await ask(clerk.page, 'get', '/deadlines/mine')
  const { unit, period, form } = mine.items[0]
  const path = `/returns/${unit.key}/${period}/${form}`
  const read = await ask(clerk.page, 'get', path)
  const figures: Record<string, string> = { crime_reports_received: '4', crime_reports_resolved: '3' }
  const entries = Object.fromEntries(
    read.body.sections.flatMap((section: { cells: { series: string }[] }) =>
      section.cells.map(({ series }) => [series, { value: figures[series] ?? '0' }]),
    ),
  )
  await ask(clerk.page, 'patch', path, { entries }, read.etag)
  const step = async ({ page }: Someone, name: string) => {
    const now = await ask(page, 'get', path)
    await ask(page, 'post', `${path}/${name}`, undefined, now.etag)
  }
  await step(clerk, 'submit')
  await step(await pages.enter('duyet.03463'), 'approve')
  await step(await pages.enter('duyet.12'), 'accept')
  return `unit=${unit.key}&period=${period}`
}

/** An administrator of definitions sees no figures; this one may also look at those of the province, as a leader does. */
async function mayLook(): Promise<void> {
  const { page } = await pages.enter('quantri.bca')
  const { body: found } = await ask(page, 'get', `/accounts?q=${ROOT}`)
  const account = found.items.find(({ username }: { username: string }) => username === ROOT)
  const { body: pack } = await ask(page, 'get', '/pack')
  const roles = [
    { unit: 'bca', role: 'administrator' },
    { unit: 'cat12', role: 'leader' },
  ]
  for (const role of roles)
    await ask(page, 'post', `/accounts/${account.id}/roles`, { ...role, from: pack.today })
}

/** Preview what was edited, and apply it. */
async function apply(page: Page, reason: string): Promise<void> {
  await page.getByRole('button', { name: 'Xem trước' }).click()
  const dialogue = page.getByRole('dialog')
  await dialogue.getByLabel('Lý do').fill(reason)
  await dialogue.getByRole('button', { name: 'Áp dụng' }).click()
  await page.getByText('Bản mới đang được dùng').waitFor(WAIT)
}

describe('an indicator', () => {
  test('is added by the keyboard, its expression tried on real figures while it is typed, kept over a reload, and applied', async () => {
    const { page } = root
    await page.goto(`${pages.server.url}/definitions/indicators?${tryOn}`)
    await page.getByRole('button', { name: 'Thêm chỉ tiêu tính toán' }).press('Enter')
    await page.getByLabel('Tên tiếng Việt').fill('Tin báo giải quyết')
    await page.getByLabel('Tên tiếng Anh').fill('Reports resolved, in percent')
    await page.keyboard.press('Enter')
    const expression = page.getByRole('combobox', { name: 'Công thức' })
    await expression.focus()
    await page.keyboard.type('100 * to giac da giai quyet')
    await page.getByRole('option').first().waitFor()
    await page.keyboard.press('Enter')
    await page.keyboard.type(' / tin bao tiep nhan')
    await page.getByRole('option').first().waitFor()
    await page.keyboard.press('Enter')
    expect(await expression.inputValue()).toBe('100 * crime_reports_resolved / crime_reports_received')
    await page.locator('[data-result]').getByText('75% (3/4)').waitFor(WAIT)
    await page.keyboard.type(' + zzz')
    await page.getByRole('alert').getByText('zzz', { exact: true }).waitFor(WAIT)
    await shoot(page, 'definitions-indicator-fault')
    for (let n = 0; n < 6; n++) await page.keyboard.press('Backspace')
    await page.reload()
    await expect
      .poll(() => expression.inputValue(), WAIT)
      .toBe('100 * crime_reports_resolved / crime_reports_received')
    await page.locator('[data-result]').waitFor(WAIT)
    await shoot(page, 'definitions-indicator')
    await apply(page, 'Công văn thử số 1')
    const { body } = await ask(page, 'get', '/indicators')
    expect(body.indicators.map(({ id }: { id: string }) => id)).toContain('tin_bao_giai_quyet')
  })
})

describe('the calendar', () => {
  test('several holidays are pasted at once, what cannot be read is named, and the deadline that moves is marked and holds', async () => {
    const { page } = root
    await page.goto(`${pages.server.url}/definitions/calendar?year=2027`)
    const paste = page.getByLabel('Thêm nhiều ngày nghỉ')
    await paste.fill('16/03/2027 Ngày nghỉ thử\n31/02/2027 Không có')
    await page.getByText('Dòng 2: không đọc được ngày').waitFor()
    await page.getByRole('button', { name: 'Thêm 1 ngày' }).click()
    expect(await paste.inputValue()).toBe('31/02/2027 Không có')
    const march = page.locator('[data-period="2027-03"] [data-changed]')
    await march.first().getByText('17/03/2027').waitFor()
    await shoot(page, 'definitions-calendar')
    await apply(page, 'Thông báo nghỉ lễ')
    const { body } = await ask(page, 'get', '/periods/2027-03')
    const due = Object.fromEntries(body.due.map(({ level, day }: Record<string, string>) => [level, day]))
    expect(due.commune).toBe('2027-03-17')
  })
})

describe('files', () => {
  test('a file broken as text is told by line and remedy and cannot be applied; put back, nothing is left to apply', async () => {
    const { page } = root
    await page.goto(`${pages.server.url}/definitions/files/measures.yaml`)
    const text = page.getByLabel('Nội dung measures.yaml')
    await text.waitFor(WAIT)
    const before = await text.inputValue()
    const broken = before.replace('kind: flow', 'kind: flaw')
    const line = broken.split('\n').findIndex((one) => one.includes('flaw')) + 1
    await text.fill(broken)
    await page.getByRole('button', { name: `Dòng ${line}`, exact: true }).waitFor(WAIT)
    await page.getByRole('button', { name: 'Xem trước' }).click()
    expect(await page.getByRole('dialog').getByRole('button', { name: 'Áp dụng' }).isDisabled()).toBe(true)
    await page.keyboard.press('Escape')
    await text.fill(before)
    await page.getByText('chưa áp dụng').waitFor({ state: 'detached' })
  })

  test('all of them are downloaded and read back, which changes nothing; an archive with a change becomes the draft and is applied', async () => {
    const { page } = root
    await page.goto(`${pages.server.url}/definitions`)
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Tải về (zip)' }).click()
    const path = await (await download).path()
    await page.locator('input[type=file]').setInputFiles(path)
    await page.getByText('giống hệt bản đang dùng').waitFor(WAIT)
    const files = unzipSync(readFileSync(path))
    const text = strFromU8(files['measures.yaml']!)
    const changed = zipSync({ ...files, 'measures.yaml': strToU8(text.replace('Deaths in', 'Killed in')) })
    const archive = { name: 'definitions.zip', mimeType: 'application/zip', buffer: Buffer.from(changed) }
    await page.locator('input[type=file]').setInputFiles(archive)
    await page.getByText('1 tệp khác bản đang dùng').waitFor(WAIT)
    await apply(page, 'Nhập lại danh mục')
    const { body } = await ask(page, 'get', '/definitions')
    expect(body.current).toMatchObject({ source: 'import', files: ['measures.yaml'] })
  })
})

describe('a draft', () => {
  test('begun on an older edition is kept, shown with what changed since, and taken over', async () => {
    const { page } = root
    const other = await pages.enter(ROOT, '/definitions/measures?open=fire_count')
    await other.page.getByLabel('Tên tiếng Anh').fill('Fires, all kinds')
    await page.goto(`${pages.server.url}/definitions/measures?open=patrols`)
    await page.getByLabel('Tên tiếng Anh').fill('Patrols on foot')
    await apply(page, 'Sửa tên')
    await other.page.reload()
    await other.page.getByText('Không trùng chỗ nào với những gì bạn đã sửa').waitFor(WAIT)
    await shoot(other.page, 'definitions-overtaken')
    await other.page.getByRole('button', { name: 'Đưa thay đổi của tôi sang bản đang dùng' }).click()
    await apply(other.page, 'Sửa tên')
    const { body } = await ask(page, 'get', '/definitions/lists')
    const names = body.lists.measures.map(({ name }: { name: { en: string } }) => name.en)
    expect(names).toEqual(expect.arrayContaining(['Fires, all kinds', 'Patrols on foot']))
    expect([...root.faults, ...other.faults]).toEqual([])
  })
})

const LOOKS = [
  ['en', 'dark', 1440, 900],
  ['vi', 'light', 360, 800],
] as const

/** What a choice opens; the pages as they come are looked at by the sweep. */
const AT = {
  measures: '/definitions/measures?open=social_order_recorded',
  indicators: '/definitions/indicators?open=clearance_rate',
} as const

describe('everybody can use the pages', () => {
  test.each(LOOKS)(
    'axe finds nothing serious, nothing is wider than the screen (%s %s %i)',
    async (lang, scheme, width, height) => {
      const { page, faults } = await pages.enter(ROOT, '/definitions', { lang, scheme, width, height })
      for (const [name, at] of Object.entries(AT)) {
        await page.goto(`${pages.server.url}${at}`)
        await page.locator('[data-ready]').waitFor(WAIT)
        expect(await serious(page), at).toEqual([])
        expect(await page.evaluate('document.documentElement.scrollWidth'), at).toBeLessThanOrEqual(width)
        await shoot(page, `definitions-${name}-${lang}-${scheme}-${width}`)
      }
      expect(faults).toEqual([])
    },
    120_000,
  )

  test('who may not edit is told why, and has nothing to press', async () => {
    const { page } = await pages.enter('nhap.03463', '/definitions/indicators?open=clearance_rate')
    await page.getByText('Chỉ xem:').waitFor(WAIT)
    expect(await page.getByRole('button', { name: 'Thêm chỉ tiêu tính toán' }).count()).toBe(0)
    expect(await page.getByLabel('Tên tiếng Việt').getAttribute('readonly')).not.toBeNull()
  })
})
