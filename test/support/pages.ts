import { mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import axe from 'axe-core'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import type { ServerProcess } from '../../bench/server-process.js'
import { openBrowser } from './browser.js'
import { demoServer } from './demo-server.js'
import { temporaryFolder } from './temporary-folder.js'

/** A browser of somebody's own, signed in. */
export interface Someone {
  readonly page: Page
  readonly context: BrowserContext
  /** What went wrong in the page itself; should stay empty. */
  readonly faults: string[]
}

/** How somebody sees the pages. */
export interface Seeing {
  readonly width?: number
  readonly height?: number
  readonly lang?: 'vi' | 'en'
  readonly scheme?: 'light' | 'dark'
  /** May the page's service worker be installed? Left out of most tests: what a page does without it is what it must do. */
  readonly worker?: boolean
}

/** The pages of one real server over a real database, in a real browser, for one file of tests. */
export class Pages {
  private readonly opened: BrowserContext[] = []
  private constructor(
    readonly server: ServerProcess,
    readonly password: string,
    readonly browser: Browser,
  ) {}

  /** The example pack with its accounts and without figures. A fresh machine installs its browser here: give it ten minutes. */
  static async open(): Promise<Pages> {
    const { server, password } = await demoServer(temporaryFolder())
    try {
      return new Pages(server, password, await openBrowser())
    } catch (error) {
      await server.stop()
      throw error
    }
  }

  /** A window in which nobody has signed in. */
  async window(seeing: Seeing = {}): Promise<Someone> {
    const { width = 1280, height = 900, lang = 'vi', scheme = 'light', worker = false } = seeing
    const context = await this.browser.newContext({
      locale: lang === 'vi' ? 'vi-VN' : 'en-GB',
      viewport: { width, height },
      colorScheme: scheme,
      serviceWorkers: worker ? 'allow' : 'block',
    })
    this.opened.push(context)
    await context.addInitScript({ content: `localStorage.setItem('cungky.lang', '${lang}')` })
    const page = await context.newPage()
    const faults: string[] = []
    page.on('pageerror', (error) => faults.push(String(error)))
    page.on('console', (message) => {
      if (/content security policy/i.test(message.text())) faults.push(message.text())
    })
    return { page, context, faults }
  }

  /** Somebody signed in, at the first page or at this address. */
  async enter(username: string, at = '/', seeing: Seeing = {}): Promise<Someone> {
    const someone = await this.window(seeing)
    const { page } = someone
    const english = seeing.lang === 'en'
    await page.goto(`${this.server.url}${at}`)
    await page.getByLabel(english ? 'User name' : 'Tên đăng nhập').fill(username)
    await page.getByLabel(english ? 'Password' : 'Mật khẩu').fill(this.password)
    await page.keyboard.press('Enter')
    await page.locator('header img').waitFor()
    return someone
  }

  async close(): Promise<void> {
    for (const context of this.opened) await context.close()
    await this.browser.close()
    await this.server.stop()
  }
}

/** What axe finds that is serious or worse, as `rule: element`. */
export async function serious(page: Page): Promise<string[]> {
  // Handed over as an expression: the policy of the page lets no script element in.
  await page.evaluate(axe.source)
  const found = await page.evaluate(async () => {
    const run = (globalThis as unknown as { axe: { run(): Promise<axe.AxeResults> } }).axe
    return (await run.run()).violations
  })
  return found
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 120)}`))
}

/** Keep a picture of the page as out/pages/NAME.png, for people to look at. */
export async function shoot(page: Page, name: string): Promise<void> {
  const path = join('out', 'pages', `${name}.png`)
  mkdirSync(dirname(path), { recursive: true })
  await page.screenshot({ path, fullPage: true })
}
