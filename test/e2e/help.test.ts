import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { GuideBlock, GuideSpan } from '../../src/web/help/guide-text.js'
import { TOPICS } from '../../src/web/help/topics.js'
import { PAGES } from '../../src/wire/pages.js'
import { guideBlocks } from '../../vite/guide-pages.js'
import { Pages } from '../support/pages.js'
import { addSample, SAMPLE_MONTH } from '../support/sample-returns.js'

/**
 * The guide: every topic in both languages, links that lead somewhere, and its pictures, taken here from the running product. They are
 * written to out/guide; `npm run pictures` (CUNGKY_PICTURES=1) puts them where the guide and the README have them.
 */

const GUIDE = 'docs/guide'
const KEPT = join(GUIDE, 'images')
const LANGS = ['vi', 'en'] as const
type Lang = (typeof LANGS)[number]
/** Pictures are for reading, not for looking closely. */
const MOST_BYTES = 60_000
const SIZE = { width: 1000, height: 620 } as const

const texts = LANGS.flatMap((lang) =>
  TOPICS.map((topic) => {
    const file = join(GUIDE, `${topic}.${lang}.md`)
    return { topic, lang, file, blocks: guideBlocks(readFileSync(file, 'utf8'), file) }
  }),
)

function blocksIn(blocks: readonly GuideBlock[]): GuideBlock[] {
  return blocks.flatMap((block) => [block, ...(block.kind === 'list' ? block.items.flatMap(blocksIn) : [])])
}

function spansIn(spans: readonly GuideSpan[]): GuideSpan[] {
  return spans.flatMap((span) => [span, ...('spans' in span ? spansIn(span.spans) : [])])
}

const pictures = [
  ...new Set(
    texts.flatMap(({ blocks }) => blocksIn(blocks).flatMap((b) => (b.kind === 'picture' ? [b.file] : []))),
  ),
].sort()

describe('the texts', () => {
  test.each(texts)(
    '$topic ($lang): its links lead to pages and topics that there are',
    ({ blocks, lang }) => {
      const open = PAGES.filter((path) => !path.includes('{'))
      const topics = TOPICS.map((topic) => `/help/${topic}`)
      for (const block of blocksIn(blocks)) {
        if (block.kind === 'picture') {
          expect(block.file).toMatch(new RegExp(`^[a-z-]+\\.${lang}\\.webp$`))
          expect(block.says).not.toBe('')
        }
        if (block.kind !== 'paragraph' && block.kind !== 'heading') continue
        for (const span of spansIn(block.spans))
          if (span.kind === 'link') expect([...open, ...topics]).toContain(span.to)
      }
    },
  )

  test('the languages tell the same: as many headings, lists and pictures', () => {
    const shape = (topic: string, lang: Lang) =>
      texts
        .find((text) => text.topic === topic && text.lang === lang)!
        .blocks.map(({ kind }) => kind)
        .join(' ')
    for (const topic of TOPICS) expect(shape(topic, 'en')).toBe(shape(topic, 'vi'))
  })

  test('no file is without a topic, no picture without a text, and none is missing or large', () => {
    const files = readdirSync(GUIDE).filter((name) => name.endsWith('.md'))
    expect(files.sort()).toEqual(texts.map(({ topic, lang }) => `${topic}.${lang}.md`).sort())
    expect(pictures.length).toBeLessThanOrEqual(12)
    if (process.env.CUNGKY_PICTURES === '1') return
    expect(readdirSync(KEPT).sort()).toEqual(pictures)
    for (const name of pictures) expect(statSync(join(KEPT, name)).size).toBeLessThanOrEqual(MOST_BYTES)
  })
})

describe('the pictures', () => {
  let pages: Pages
  let own: string

  beforeAll(async () => {
    pages = await Pages.open()
    await addSample(pages, true)
  }, 600_000)

  afterAll(() => pages?.close())

  /** What is to be seen on each picture, by its name without the language: who, where, and what to wait for or do there. */
  const SHOTS: Readonly<
    Record<string, [who: string, at: () => string, then: (page: Page, lang: Lang) => Promise<unknown>]>
  > = {
    return: [
      'nhap.03463',
      () => own,
      async (page) => {
        const cell = page.locator('.return-grid input.cell').nth(1)
        await cell.focus()
      },
    ],
    palette: [
      'tonghop.12',
      () => '/',
      async (page, lang) => {
        await page.locator('main h1').waitFor()
        await page.keyboard.press('Control+K')
        await page.getByRole('combobox').fill(lang === 'vi' ? 'muong te thang 10' : 'muong te october')
        await page.getByRole('option').first().waitFor()
      },
    ],
    accept: [
      'tonghop.12',
      () => `/accept?period=${SAMPLE_MONTH}`,
      (page) => page.locator('main table').waitFor(),
    ],
    board: [
      'tonghop.12',
      () => `/board?to=${SAMPLE_MONTH}&level=commune`,
      (page) => page.locator('main table').waitFor(),
    ],
    figures: [
      'tonghop.12',
      () => `/figures?period=${SAMPLE_MONTH}&stage=entered`,
      (page) => page.locator('main table').first().waitFor(),
    ],
    accounts: ['quantri.12', () => '/accounts', (page) => page.locator('main table').waitFor()],
  }

  test('each is named by the guide, and the guide names no other', () => {
    expect(
      Object.keys(SHOTS)
        .flatMap((name) => LANGS.map((lang) => `${name}.${lang}.webp`))
        .sort(),
    ).toEqual(pictures)
  })

  test.each(LANGS)('they show the product as it is (%s)', { timeout: 180_000 }, async (lang) => {
    const folder = process.env.CUNGKY_PICTURES === '1' ? KEPT : join('out', 'guide')
    mkdirSync(folder, { recursive: true })
    const { page: clerk } = await pages.enter('nhap.03463')
    const units = await clerk.evaluate<{ units: { key: string; code: string }[] }>(
      "fetch('/api/v1/units?level=commune', { headers: { 'x-cungky': '1' } }).then((reply) => reply.json())",
    )
    own = `/returns/${units.units.find(({ code }) => code === '03463')!.key}/${SAMPLE_MONTH}/commune-monthly`
    for (const [name, [who, at, then]] of Object.entries(SHOTS)) {
      const { page, context, faults } = await pages.enter(who, at(), { lang, ...SIZE })
      await page.locator('main h1').first().waitFor()
      await page.locator('main [aria-busy="true"]').first().waitFor({ state: 'detached' })
      await then(page, lang)
      const bytes = await webp(page)
      expect([name, bytes.length <= MOST_BYTES]).toEqual([name, true])
      writeFileSync(join(folder, `${name}.${lang}.webp`), bytes)
      expect(faults).toEqual([])
      await context.close()
    }
    expect(existsSync(join(folder, `palette.${lang}.webp`))).toBe(true)
  })

  // The pages that are open were built before the pictures were taken anew.
  test.skipIf(process.env.CUNGKY_PICTURES === '1').each(LANGS)(
    'a topic shows its text and pictures (%s)',
    async (lang) => {
      const { page } = await pages.enter('nhap.03463', '/help', { lang })
      await page.getByRole('link', { name: lang === 'vi' ? 'Nhập báo cáo' : 'Filling a return' }).click()
      const picture = page.locator('main img')
      await picture.scrollIntoViewIfNeeded()
      await expect
        .poll(() => picture.evaluate((img) => (img as unknown as { naturalWidth: number }).naturalWidth))
        .toBe(SIZE.width)
    },
  )
})

/** The window as a small picture; the browser's own coder knows better than PNG how to keep letters small. */
async function webp(page: Page): Promise<Buffer> {
  const browser = await page.context().newCDPSession(page)
  const { data } = await browser.send('Page.captureScreenshot', { format: 'webp', quality: 70 })
  return Buffer.from(data, 'base64')
}
