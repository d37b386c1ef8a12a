import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { TOPICS } from '../../src/web/help/topics.js'
import { PAGES } from '../../src/wire/pages.js'
import { Pages, type Seeing, type Someone, serious, shoot } from '../support/pages.js'
import { addSample, SAMPLE_MONTH } from '../support/sample-returns.js'

/**
 * Every page there is, in both languages, light and dark, on a phone and on a desk: it shows its heading and title, breaks nothing,
 * obeys the policy, does not scroll sideways, and axe finds nothing serious. Pictures for people to look at are in out/pages.
 */

let pages: Pages
/** Values for the holes of addresses. */
let things: Readonly<Record<string, string>>

beforeAll(async () => {
  pages = await Pages.open()
  await addSample(pages)
  things = await findThings()
}, 600_000)

afterAll(() => pages?.close())

async function findThings(): Promise<Record<string, string>> {
  const { page } = await pages.enter('quantri.12')
  const read = async (path: string) =>
    page.evaluate<Record<string, Record<string, string>[]>>(
      `fetch('/api/v1${path}', { headers: { 'x-cungky': '1' } }).then((reply) => reply.json())`,
    )
  const { units } = await read('/units?level=commune')
  const { acts } = await read('/reorganisations')
  const { items } = await read('/accounts')
  return {
    unit: units!.find(({ code }) => code === '03451')!.key!,
    act: acts![0]!.id!,
    account: items![0]!.id!,
    period: SAMPLE_MONTH,
    form: 'commune-monthly',
    name: 'measures.yaml',
  }
}

/** Who opens a page: somebody who has most to see there. */
const WHO: readonly (readonly [pages: RegExp, username: string])[] = [
  [/^\/(accounts|audit)/, 'quantri.12'],
  [/^\/orders/, 'kiemsoat.12'],
  [/^\/returns\/./, 'nhap.03451'],
  [/./, 'tonghop.12'],
]

/** The addresses of one person, holes filled; a topic of the guide for each role. */
function addressesOf(username: string): string[] {
  return PAGES.filter((path) => WHO.find(([pattern]) => pattern.test(path))![1] === username).flatMap(
    (path) =>
      path === '/help/{topic}'
        ? TOPICS.map((topic) => `/help/${topic}`)
        : [path.replaceAll(/\{(\w+)\}/g, (_hole, name: string) => things[name] ?? `{${name}}`)],
  )
}

const SIZES = { phone: { width: 360, height: 800 }, desktop: { width: 1440, height: 900 } } as const

/** The page has come: its heading is there and nothing is on its way any more. */
async function arrived(page: Page): Promise<void> {
  await page.locator('main h1').first().waitFor()
  await page
    .locator('main [aria-busy="true"], main .mantine-Skeleton-root')
    .first()
    .waitFor({ state: 'detached' })
}

/** What is wrong with the page that is open. */
async function faultsOf({ page, faults }: Someone, width: number): Promise<string[]> {
  // After the size of the window has changed, the parts that ask for it follow a moment later.
  const wide = () => page.evaluate<number>('document.documentElement.scrollWidth')
  await expect
    .poll(wide, { timeout: 15_000 })
    .toBeLessThanOrEqual(width)
    .catch(() => {})
  const shown = await page.evaluate<{ title: string; headings: number; wide: number }>(
    "({ title: document.title, headings: document.querySelectorAll('h1').length, wide: document.documentElement.scrollWidth })",
  )
  return [
    ...(/ · Cùng Kỳ$/.test(shown.title) ? [] : [`title: ${shown.title}`]),
    ...(shown.headings === 1 ? [] : [`${shown.headings} first headings`]),
    ...(shown.wide <= width ? [] : [`scrolls sideways: ${shown.wide} of ${width}`]),
    ...(await serious(page)),
    ...faults.splice(0),
  ]
}

/** One opening of a page is looked at in each theme and size: they change while it is open, as a person would change them. */
const LOOKS = (['light', 'dark'] as const).flatMap((scheme) =>
  (['phone', 'desktop'] as const).map((size) => [scheme, size] as const),
)

describe.each(['vi', 'en'] as const)('%s', (lang) => {
  const seeing: Seeing = { lang, ...SIZES.phone }

  /** What is wrong with the page that is open, in every theme and size; a picture of each is kept. */
  async function look(someone: Someone, address: string): Promise<string[]> {
    const { page } = someone
    const wrong: string[] = []
    for (const [scheme, size] of LOOKS) {
      await page.emulateMedia({ colorScheme: scheme })
      await page.setViewportSize(SIZES[size])
      await page.locator(`html[data-mantine-color-scheme="${scheme}"]`).waitFor()
      await arrived(page)
      const faults = await faultsOf(someone, SIZES[size].width)
      wrong.push(...faults.map((fault) => `${scheme}, ${size}: ${fault}`))
      const name = address.slice(1).replace(things.account!, 'one')
      const plain = name === '' ? 'first' : name.replaceAll(/[^a-z0-9]+/gi, '-')
      await shoot(page, `${plain}.${lang}.${scheme}.${size}`)
    }
    return wrong
  }

  test('every page is whole: light and dark, on a phone and on a desk', { timeout: 600_000 }, async () => {
    const found: string[] = []
    const visit = async (username: string) => {
      const [first, ...others] = addressesOf(username)
      const someone = await pages.enter(username, first, seeing)
      for (const address of [first!, ...others]) {
        await someone.page.setViewportSize(SIZES.phone)
        if (address !== first) await someone.page.goto(`${pages.server.url}${address}`)
        const wrong = await arrived(someone.page).then(
          () => look(someone, address),
          (error) => [String(error).split('\n')[0]!],
        )
        found.push(...wrong.map((fault) => `${address}: ${fault}`))
      }
      await someone.context.close()
    }
    // Two people at a time: the browser waits for the server, and the server for the browser.
    const left = [...new Set(WHO.map(([, username]) => username))]
    const work = async () => {
      for (let username = left.pop(); username !== undefined; username = left.pop()) await visit(username)
    }
    await Promise.all([work(), work()])
    expect(found).toEqual([])
  })
})
