import { spawn, spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { PROGRAM, type ServerProcess } from '../../bench/server-process.js'
import { demoServer } from '../support/demo-server.js'
import { temporaryFolder } from '../support/temporary-folder.js'

/** The example of the documentation, run as a reader would run it: against a real server in a process of its own. */

const SCRIPT = join(import.meta.dirname, '../../docs/examples/one-month.mjs')
const folder = temporaryFolder()
let server: ServerProcess
let password: string

beforeAll(async () => {
  ;({ server, password } = await demoServer(folder))
})

afterAll(async () => {
  await server?.stop()
  rmSync(folder, { recursive: true, force: true })
})

function run(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<{ code: number | null; out: string; err: string }> {
  const child = spawn(process.execPath, [SCRIPT, ...args], {
    env: { PATH: process.env.PATH, CUNGKY_URL: server.url, CUNGKY_DEMO_PASSWORD: password, ...env },
  })
  let [out, err] = ['', '']
  child.stdout.on('data', (chunk) => {
    out += chunk
  })
  child.stderr.on('data', (chunk) => {
    err += chunk
  })
  return new Promise((done) => child.once('close', (code) => done({ code, out, err })))
}

test('one month of all units, from empty to accepted; the totals are right after every step', async () => {
  const { code, out, err } = await run(['--period', '2026-11', '--lang', 'en'])
  expect(err).toBe('')
  expect(code).toBe(0)
  const lines = out.split('\n').filter((line) => /: .*accepted$/.test(line))
  expect(lines).toHaveLength(50)
  expect(
    lines.filter((line) => line.includes('sent back, corrected, submitted, approved, accepted')),
  ).toHaveLength(1)
  expect(
    lines.filter((line) => line.includes('accepted, reopened, changed, submitted, approved, accepted')),
  ).toHaveLength(1)
  expect(lines.filter((line) => line.includes('typed cell by cell, typed cell by cell'))).toHaveLength(1)
  expect(out).toMatch(/50 units are accepted\. After each of 212 steps .* none differed/)
}, 300_000)

test('a month that holds returns is left alone', async () => {
  const { code, out, err } = await run(['--period', '2026-11'])
  expect(code).toBe(1)
  expect(out).toBe('')
  expect(err).toContain('Tháng 2026-11 không trống')
})

test('a refusal ends the script with the words of the server', async () => {
  const { code, err } = await run(['--period', '2026-10', '--lang', 'en'], { CUNGKY_DEMO_PASSWORD: 'wrong' })
  expect(code).toBe(1)
  expect(err).toMatch(/^POST \/session: 401 sign-in-wrong/)
})

test('without a password it says what is missing', async () => {
  const { code, err } = await run([], { CUNGKY_DEMO_PASSWORD: '' })
  expect(code).toBe(1)
  expect(err).toContain('CUNGKY_DEMO_PASSWORD')
})

test('a server without figures is one for trying out: --empty alone is refused', () => {
  const env = { PATH: process.env.PATH, CUNGKY_DATA: folder, CUNGKY_LANG: 'en' }
  const { status, stderr } = spawnSync(process.execPath, [PROGRAM, 'serve', '--empty'], {
    env,
    encoding: 'utf8',
  })
  expect(status).toBe(2)
  expect(stderr).toContain('--empty goes with --demo only')
})
