import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { PROGRAM, ServerProcess } from '../../bench/server-process.js'
import { temporaryFolder } from '../support/temporary-folder.js'
import { AGENCY } from './agency.js'
import { Desk, EXIT } from './command-line.js'
import { putPack } from './faulty-packs.js'

// The tests of a block follow one another: a server is started, used, stopped and started again, as a process of its own.

const folders: string[] = []
const newFolder = () => {
  const folder = temporaryFolder()
  folders.push(folder)
  return folder
}
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

/** Run the program to its end. */
function cungky(data: string, args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, ...args], {
    encoding: 'utf8',
    env: { PATH: process.env.PATH, CUNGKY_DATA: data, PORT: '0', CUNGKY_LANG: 'en', ...env },
  })
  return { code: status, out: stdout, err: stderr }
}

async function until(what: () => Promise<boolean>): Promise<void> {
  while (!(await what())) await sleep(50)
}

const status = async (url: string) =>
  fetch(url).then(
    async (reply) => {
      await reply.arrayBuffer()
      return reply.status
    },
    () => 0,
  )

describe('a server to try things out with', () => {
  const data = newFolder()
  const out = join(data, 'out')
  let server: ServerProcess
  let cookie = ''

  beforeAll(async () => {
    server = await ServerProcess.start({
      data,
      args: ['--demo', '--out', out],
      env: { CUNGKY_LANG: 'en' },
      patience: 110_000,
    })
  })
  afterAll(async () => {
    await server?.stop()
  })

  const signIn = (username: string, password: string) =>
    fetch(`${server.url}/api/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username, password }),
    })
  const password = () => readFileSync(join(data, 'demo-password'), 'utf8').trim()
  const api = (path: string, init: RequestInit = {}) =>
    fetch(`${server.url}/api/v1${path}`, { ...init, headers: { cookie, 'x-cungky': '1', ...init.headers } })

  test('shows the main job and its accounts at the first start', () => {
    const said = server.output()
    expect(said).toContain('94')
    expect(said).toContain(`The server is running: ${server.url}`)
    for (const name of ['nhap.03451', 'duyet.12', 'tonghop.12', 'quantri.12', password()])
      expect(said).toContain(name)
    for (const file of ['lai-chau-12-2024-H1.docx', 'lai-chau-12-2024-H1.xlsx'])
      expect(existsSync(join(out, file))).toBe(true)
    expect(statSync(join(data, 'demo-password')).mode & 0o777).toBe(0o600)
    expect(statSync(join(data, 'seal-key')).mode & 0o777).toBe(0o600)
  })

  test('lets its people in, and only with the password', async () => {
    expect((await signIn('nhap.03451', 'not the password')).status).toBe(401)
    const good = await signIn('nhap.03451', password())
    expect(good.status).toBe(200)
    cookie = good.headers.getSetCookie()[0]!.split(';')[0]!
    expect((await api('/units')).status).toBe(200)
  })

  test('tells how it is', async () => {
    expect(await (await fetch(`${server.url}/healthz`)).json()).toMatchObject({ status: 'alive' })
    expect(await (await fetch(`${server.url}/readyz`)).json()).toEqual({ status: 'ready' })
    const metrics = await (await fetch(`${server.url}/metrics`)).text()
    for (const name of [
      'cungky_http_requests_total',
      'cungky_db_connections',
      'cungky_rollup_deltas_waiting',
      'process_resident_memory_bytes',
      'cungky_sign_in_failures_total{code="sign-in-wrong"} 1',
    ])
      expect(metrics).toContain(name)
  })

  test('survives the crash of its database', async () => {
    process.kill(server.databasePid()!, 'SIGKILL')
    await until(async () => (await api('/units')).status === 200)
    expect(await status(`${server.url}/readyz`)).toBe(200)
  })

  test('finishes what is under way when it is stopped, ends streams, takes nothing new', async () => {
    const live = await api('/live')
    expect(live.status).toBe(200)
    const ended = live.text()
    const slow = slowRequest(server.port)
    await slow.begun
    const stopped = server.stop()
    await until(async () => (await status(`${server.url}/healthz`)) === 0)
    expect(await slow.finish()).toMatch(/^HTTP\/1\.1 401 /)
    await ended
    expect(await stopped).toBe(0)
  })

  test('starts again with what it had', async () => {
    const before = password()
    await server.again()
    expect(password()).toBe(before)
    expect(server.output()).toContain('The demo data of last time are kept.')
    expect((await api('/units')).status).toBe(200)
  })

  test('ends at once at the second signal', async () => {
    const slow = slowRequest(server.port)
    await slow.begun
    const stopped = server.stop()
    await until(async () => (await status(`${server.url}/healthz`)) === 0)
    process.kill(server.pid, 'SIGTERM')
    expect(await stopped).toBe(130)
    await slow.finish().catch(() => {})
  })

  test('is not served as a real one', () => {
    const { code, err } = cungky(data, ['serve'])
    expect(code).toBe(EXIT.input)
    expect(err).toContain('demo accounts')
  })

  /** A request whose body comes in two parts. */
  function slowRequest(port: number) {
    const body = JSON.stringify({ username: 'nobody', password: 'nothing at all' })
    const socket = connect(port, '127.0.0.1')
    const chunks: Buffer[] = []
    socket.on('data', (chunk) => chunks.push(chunk))
    const closed = new Promise<void>((done, failed) => {
      socket.once('close', () => done())
      socket.once('error', failed)
    })
    closed.catch(() => {})
    const head = `POST /api/v1/session HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n`
    const metrics = () => fetch(`${server.url}/metrics`).then((reply) => reply.text())
    const begun = (async () => {
      socket.write(head + body.slice(0, 5))
      // Two requests at work: this one, and the one that asks.
      await until(async () => /cungky_http_requests_in_flight 2/.test(await metrics()))
    })()
    return {
      begun,
      finish: async () => {
        socket.write(body.slice(5))
        await closed
        return Buffer.concat(chunks).toString()
      },
    }
  }
})

describe('a server for real work', () => {
  const desk = new Desk()
  const data = newFolder()
  const pack = putPack(desk, 'agency', AGENCY)
  let server: ServerProcess

  afterAll(async () => {
    await server?.stop()
  })

  test('says how to make the first administrator when nobody can sign in', async () => {
    server = await ServerProcess.start({
      data,
      args: ['--pack', pack],
      env: { CUNGKY_LANG: 'en' },
      patience: 60_000,
    })
    expect(server.output()).toContain('cungky user add --pack agency')
    expect(existsSync(join(data, 'demo-password'))).toBe(false)
  })

  test('follows a newer pack that another program brings into force, and stays ready', async () => {
    writeFileSync(
      join(pack, 'pack.yaml'),
      readFileSync(join(pack, 'pack.yaml'), 'utf8').replace('2026.1', '2026.2'),
    )
    const figures = desk.put(
      'one.csv',
      'unit,period,series,value\n00001,2024-04,cleared,0\n00001,2024-04,recorded.minor,0\n00001,2024-04,recorded.grave,0\n',
    )
    expect(cungky(data, ['load', '--pack', pack, figures]).code).toBe(EXIT.done)
    await until(async () => /"version":"2026\.2","msg":"definitions"/.test(server.output()))
    expect(await status(`${server.url}/readyz`)).toBe(200)
    expect(await status(`${server.url}/healthz`)).toBe(200)
  })

  test('a port that is taken is named before anything is opened', () => {
    const { code, err } = cungky(newFolder(), ['serve', '--pack', pack], { PORT: String(server.port) })
    expect(code).toBe(EXIT.usage)
    expect(err).toContain(`port ${server.port}`)
  })

  test('demo mode keeps away from a database of one’s own, and from real accounts', async () => {
    const url = 'postgres://nobody@127.0.0.1:9/nothing'
    const remote = cungky(newFolder(), ['serve', '--demo'], { DATABASE_URL: url })
    expect(remote.code).toBe(EXIT.usage)
    expect(remote.err).toContain('DATABASE_URL')
    const added = execFileSync(
      process.execPath,
      [
        PROGRAM,
        'user',
        'add',
        '--pack',
        pack,
        '--username',
        'quantri',
        '--name',
        'Tên',
        '--position',
        'Quản trị',
        '--role',
        'administrator',
        '--unit',
        'PA',
      ],
      {
        input: 'mot cau that dai de nho\n',
        env: { PATH: process.env.PATH, CUNGKY_DATA: data, CUNGKY_LANG: 'en' },
        encoding: 'utf8',
      },
    )
    expect(added).toBeDefined()
    await server.stop()
    const refused = cungky(data, ['serve', '--demo', '--pack', pack])
    expect(refused.code).toBe(EXIT.input)
    expect(refused.err).toContain('real accounts')
  })

  test('wrong settings are told before anything else', () => {
    const { code, err } = cungky(newFolder(), ['serve'], { PORT: 'many', CUNGKY_TRUST_PROXY: 'perhaps' })
    expect(code).toBe(EXIT.usage)
    expect(err).toContain('PORT: a whole number')
    expect(err).toContain('CUNGKY_TRUST_PROXY: yes or no')
  })
})
