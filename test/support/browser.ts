import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'

/** Names under which distributions install a browser of the Chromium family. */
const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

/** A real browser without a window. Uses the one that `CUNGKY_BROWSER` names or that is installed; as root on Debian it installs one. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = findBrowser() ?? installBrowser()
  return chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--font-render-hinting=none'],
  })
}

function findBrowser(): string | undefined {
  const named = process.env.CUNGKY_BROWSER
  if (named !== undefined && named !== '') return named
  const folders = (process.env.PATH ?? '').split(delimiter)
  return folders.flatMap((folder) => NAMES.map((name) => join(folder, name))).find((path) => existsSync(path))
}

function installBrowser(): string {
  const remedy = 'Install Chromium (Debian: apt-get install chromium), or name a browser by CUNGKY_BROWSER.'
  if (process.getuid?.() !== 0) throw new Error(`The browser tests found no browser. ${remedy}`)
  try {
    execFileSync('apt-get', ['update', '-qq'], { stdio: 'pipe' })
    execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], {
      stdio: 'pipe',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    })
  } catch (cause) {
    throw new Error(`The browser tests found no browser and could not install one. ${remedy}`, { cause })
  }
  return findBrowser() ?? '/usr/bin/chromium'
}
