import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect } from 'vitest'
import { HOME } from './command-line.js'

const FOLDER = join(HOME, 'test/golden/cli')

/**
 * Hold a command's output against `test/golden/cli/NAME.txt`. `UPDATE_GOLDEN=1` writes the file anew, never where CI is set:
 * what users read changes only when somebody has looked at the difference.
 */
export function expectGolden(name: string, output: string, folder = ''): void {
  const file = join(FOLDER, `${name}.txt`)
  const text = `${masked(output, folder)}\n`
  if (process.env.UPDATE_GOLDEN === '1' && !process.env.CI) {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text)
    return
  }
  if (!existsSync(file)) expect.fail(`${file} is missing; UPDATE_GOLDEN=1 makes it`)
  expect(text).toBe(readFileSync(file, 'utf8'))
}

/** The output without what differs from run to run: moments, hashes, folders. Widths stay, so that columns stay straight. */
export function masked(output: string, folder: string): string {
  const masks: [string | RegExp, string][] = [
    ...(folder === '' ? [] : [[folder, '<folder>'] as [string, string]]),
    [HOME, '<home>'],
    [/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/g, '<moment>'],
    [/\d{4}-\d\d-\d\d \d\d:\d\d(?![:\d])/g, 'YYYY-MM-DD hh:mm'],
    [/\d\d\/\d\d\/\d{4} \d\d:\d\d(?![:\d])/g, 'DD/MM/YYYY hh:mm'],
    [/\b[0-9a-f]{64}\b/g, '<hash>'],
    [/\b(?=[0-9a-f]*[a-f])[0-9a-f]{12}\b/g, 'xxxxxxxxxxxx'],
  ]
  return masks.reduce((text, [what, by]) => text.replaceAll(what, by), output)
}
