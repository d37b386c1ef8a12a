import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createInterface, type Interface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { alive } from '../../src/main/embedded/lock.js'
import { canReach } from '../../src/main/embedded/system-user.js'
import { temporaryFolder } from '../support/temporary-folder.js'

/** The life of the embedded server, seen from programs of their own that come, go and are killed. */

const REPOSITORY = fileURLToPath(new URL('../..', import.meta.url))
const ROOT = process.getuid?.() === 0
const NOBODY = { uid: 65_534, gid: 65_534 }

/** Opens the store, tells what it found, answers SQL line by line, and lets go at the end of its input. */
const PROGRAM = `
  import { createInterface } from 'node:readline'
  import { openStore } from ${JSON.stringify(join(REPOSITORY, 'dist/src/main/open-store.js'))}
  const say = (what) => console.log(JSON.stringify(what))
  try {
    const config = JSON.parse(process.argv[1])
    const store = await openStore({ lang: 'en', ...config }, 'life')
    say(store.server)
    for await (const line of createInterface({ input: process.stdin })) {
      try { say((await store.ownerPool.query(line)).rows) } catch (error) { say({ problem: error.code }) }
    }
    await store.close()
    say('closed')
  } catch (error) {
    say({ problem: error.code ?? String(error), message: error.message })
  }`

interface Said {
  readonly startedHere?: boolean
  readonly pid?: number
  readonly folder?: string
  readonly problem?: string
  readonly message?: string
}

/** A program that uses the store. */
class Program {
  private readonly child: ChildProcess
  private readonly lines: AsyncIterator<string>
  private readonly reader: Interface
  /** What it says first: the server that it found or started, or what is wrong. */
  readonly said: Promise<Said>

  constructor(dataFolder: string, options: { as?: typeof NOBODY; port?: number } = {}) {
    const config = JSON.stringify({ dataFolder, databasePort: options.port })
    this.child = spawn(process.execPath, ['--input-type=module', '-e', PROGRAM, config], {
      stdio: ['pipe', 'pipe', 'inherit'],
      cwd: tmpdir(),
      ...options.as,
    })
    this.reader = createInterface({ input: this.child.stdout! })
    this.lines = this.reader[Symbol.asyncIterator]()
    this.said = this.next() as Promise<Said>
    running.add(this)
  }

  async ask(statement: string): Promise<unknown> {
    this.child.stdin!.write(`${statement}\n`)
    return this.next()
  }

  async close(): Promise<unknown> {
    this.child.stdin!.end()
    const last = await this.next()
    running.delete(this)
    return last
  }

  async kill(): Promise<void> {
    const gone = new Promise((done) => this.child.once('exit', done))
    this.child.kill('SIGKILL')
    running.delete(this)
    if (this.child.exitCode === null && this.child.signalCode === null) await gone
  }

  private async next(): Promise<unknown> {
    const line = await this.lines.next()
    return line.done ? 'nothing' : JSON.parse(line.value)
  }
}

const running = new Set<Program>()
const folders: string[] = []

function freshFolder(): string {
  const folder = temporaryFolder()
  folders.push(folder)
  return folder
}

/** Wait for what must come; the test's own time limit is the only one. */
async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await sleep(20)
}

function serverOf(folder: string): number | undefined {
  const file = join(folder, 'postgres', 'postmaster.pid')
  return existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : undefined
}

/** The programs run what was compiled: bring it up to date. Whether the types are sound is another check's business. */
beforeAll(() => {
  spawnSync('npx', ['tsc', '-b', 'src/main'], { cwd: REPOSITORY, stdio: 'ignore' })
})

afterEach(async () => {
  for (const program of [...running]) await program.kill()
})

afterAll(async () => {
  for (const folder of folders) {
    const pid = serverOf(folder)
    if (pid !== undefined && alive(pid)) {
      process.kill(pid, 'SIGINT')
      await until(() => !alive(pid))
    }
    rmSync(folder, { recursive: true, force: true })
  }
})

describe.skipIf(process.platform === 'win32')('one data folder', () => {
  const folder = freshFolder()

  test('two programs that start at the same moment in a new folder share one server; the last one out stops it', async () => {
    const programs = [new Program(folder), new Program(folder), new Program(folder)]
    const said = await Promise.all(programs.map((program) => program.said))
    expect(said.map((s) => s.startedHere).toSorted()).toEqual([false, false, true])
    const pid = said[0]!.pid!
    expect(said.map((s) => s.pid)).toEqual([pid, pid, pid])
    await programs[0]!.ask('create table kept (n integer)')
    const starter = programs[said.findIndex((s) => s.startedHere)]!
    expect(await starter.close()).toBe('closed')
    const others = programs.filter((program) => program !== starter)
    for (const program of others) {
      expect(alive(pid)).toBe(true)
      expect(await program.ask('select 1 as n')).toEqual([{ n: 1 }])
      expect(await program.close()).toBe('closed')
    }
    expect(alive(pid)).toBe(false)
    expect(serverOf(folder)).toBeUndefined()
  })

  test('a program that is killed leaves the server and what it committed to the next one', async () => {
    const first = new Program(folder)
    const { pid } = await first.said
    await first.ask('insert into kept select * from generate_series(1, 1000)')
    await first.kill()
    const second = new Program(folder)
    expect(await second.said).toMatchObject({ startedHere: false, pid })
    expect(await second.ask('select count(*)::integer as n from kept')).toEqual([{ n: 1000 }])
    await second.close()
    expect(alive(pid!)).toBe(false)
  })

  test('a server that is killed comes back with all that was committed, and for a program that was connected', async () => {
    const first = new Program(folder)
    const { pid } = await first.said
    await first.ask('insert into kept select * from generate_series(1, 500)')
    process.kill(pid!, 'SIGKILL')
    await until(() => !alive(pid!))
    const second = new Program(folder)
    expect(await second.said).toMatchObject({ startedHere: true })
    expect(await second.ask('select count(*)::integer as n from kept')).toEqual([{ n: 1500 }])
    // The pool of the first notices the loss at its next use and connects anew.
    let answer = await first.ask('select count(*)::integer as n from kept')
    if (!Array.isArray(answer)) answer = await first.ask('select count(*)::integer as n from kept')
    expect(answer).toEqual([{ n: 1500 }])
    expect(await first.close()).toBe('closed')
    expect(await second.ask('select 1 as n')).toEqual([{ n: 1 }])
    expect(await second.close()).toBe('closed')
  })

  test('program and server killed together: the next start recovers', async () => {
    const first = new Program(folder)
    const { pid } = await first.said
    await first.ask('delete from kept where n > 500')
    await first.kill()
    process.kill(pid!, 'SIGKILL')
    const second = new Program(folder)
    const again = await second.said
    expect(again.problem).toBeUndefined()
    expect(await second.ask('select count(*)::integer as n from kept')).toEqual([{ n: 1000 }])
    await second.close()
    expect(alive(again.pid!)).toBe(false)
  })

  test.each([
    ['of a program that died', () => `${deadProcess()} old`, 0],
    ['written only by half', () => '', 600],
    ['of a process id that somebody else has now', () => `${process.pid} old`, 600],
  ])('a lock file %s does not keep anybody out', async (_, text, age) => {
    const lock = join(folder, 'open.lock')
    writeFileSync(lock, text())
    const made = new Date(Date.now() - age * 1000)
    utimesSync(lock, made, made)
    const program = new Program(folder)
    expect((await program.said).problem).toBeUndefined()
    await program.close()
    expect(readdirSync(folder).filter((name) => name.startsWith('open.lock'))).toEqual([])
  })

  test('with a port it listens on the loopback address and nowhere else, without one not at all', async () => {
    const quiet = new Program(folder)
    await quiet.said
    expect(await quiet.ask('show listen_addresses')).toEqual([{ listen_addresses: '' }])
    await quiet.close()

    const port = await freePort()
    const program = new Program(folder, { port })
    await program.said
    expect(listeners(port)).toEqual(process.platform === 'linux' ? ['0100007F'] : [])
    const { app } = JSON.parse(readFileSync(join(folder, 'secrets.json'), 'utf8')) as { app: string }
    const login = { host: '127.0.0.1', port, user: 'cungky_app', database: 'cungky_life' }
    const client = new pg.Client({ ...login, password: app })
    await client.connect()
    await client.end()
    const stranger = new pg.Client({ ...login, password: 'guess' })
    await expect(stranger.connect()).rejects.toMatchObject({ code: '28P01' })
    await program.close()
  })

  test('a port that is taken is named, and the server is not left half started', async () => {
    const taken = createServer()
    const port = await new Promise<number>((done) => {
      taken.listen(0, '127.0.0.1', () => done((taken.address() as { port: number }).port))
    })
    try {
      const said = await new Program(folder, { port }).said
      expect(said.problem).toBe('embedded-failed')
      expect(said.message).toContain('postgres.log')
    } finally {
      taken.close()
    }
    const program = new Program(folder)
    expect((await program.said).startedHere).toBe(true)
    await program.close()
  })
})

describe.skipIf(process.platform === 'win32')('folders and users', () => {
  test('the server runs as an ordinary user, and only it and we can enter its folder', async () => {
    const folder = freshFolder()
    const program = new Program(folder)
    const { pid, folder: cluster } = await program.said
    const owner = statSync(cluster!)
    expect(owner.uid).not.toBe(0)
    expect(owner.mode & 0o077).toBe(0)
    expect(statSync(join(folder, 'socket')).mode & 0o077).toBe(0)
    expect(statSync(join(folder, 'secrets.json')).mode & 0o077).toBe(0)
    if (process.platform === 'linux') expect(readlinkSync(`/proc/${pid}/cwd`)).toBe(cluster)
    await program.close()
  })

  test('a folder whose path is too long for a socket', async () => {
    const folder = join(freshFolder(), 'long'.repeat(25))
    folders.push(socketFolder(folder))
    const program = new Program(folder)
    expect((await program.said).problem).toBeUndefined()
    await program.close()
  })

  test.skipIf(!ROOT)('nobody can lay a trap where the socket of such a folder will be', async () => {
    const folder = join(freshFolder(), 'trap'.repeat(25))
    const target = freshFolder()
    const trap = socketFolder(folder)
    symlinkSync(target, trap)
    try {
      expect((await new Program(folder).said).problem).toBe('embedded-failed')
      expect(statSync(target).uid).toBe(0)
    } finally {
      rmSync(trap)
    }
  })

  test('a data folder that is a file is named', async () => {
    const file = join(freshFolder(), 'file')
    writeFileSync(file, '')
    const said = await new Program(file).said
    expect(said.problem).toBe('data-folder-unwritable')
    expect(said.message).toContain(file)
  })

  const reachable = ROOT && canReach(NOBODY, REPOSITORY) && canReach(NOBODY, process.execPath)

  test.skipIf(!reachable)('an ordinary user, in a folder of its own', async () => {
    const folder = freshFolder()
    chownSync(folder, NOBODY.uid, NOBODY.gid)
    chmodSync(folder, 0o700)
    const program = new Program(folder, { as: NOBODY })
    const { pid, problem } = await program.said
    expect(problem).toBeUndefined()
    if (process.platform === 'linux') expect(statSync(`/proc/${pid}`).uid).toBe(NOBODY.uid)
    expect(await program.ask('select 1 as n')).toEqual([{ n: 1 }])
    await program.close()
    expect(alive(pid!)).toBe(false)
  })

  test.skipIf(!reachable)('a folder that an ordinary user may not write to is named', async () => {
    const folder = freshFolder()
    for (const wanted of [folder, join(folder, 'below')]) {
      const said = await new Program(wanted, { as: NOBODY }).said
      expect(said.problem).toBe('data-folder-unwritable')
      expect(said.message).toContain(wanted)
    }
  })

  test.skipIf(!ROOT)('root, in a folder that is closed to everybody else', async () => {
    const closed = freshFolder()
    chmodSync(closed, 0o700)
    const folder = join(closed, 'data')
    mkdirSync(folder)
    const program = new Program(folder)
    const { folder: cluster, problem } = await program.said
    try {
      expect(problem).toBeUndefined()
      expect(cluster!.startsWith(closed)).toBe(false)
      expect(await program.ask('select 1 as n')).toEqual([{ n: 1 }])
      await program.close()
    } finally {
      if (cluster !== undefined) rmSync(dirname(cluster), { recursive: true, force: true })
    }
  })

  test.skipIf(!ROOT)(
    'root, in such a folder that was deleted and made anew: a new, empty server',
    async () => {
      const closed = freshFolder()
      chmodSync(closed, 0o700)
      const folder = join(closed, 'data')
      const clusters: string[] = []
      try {
        for (const round of [1, 2]) {
          mkdirSync(folder)
          const program = new Program(folder)
          const { folder: cluster, problem } = await program.said
          expect(problem).toBeUndefined()
          clusters.push(cluster!)
          await program.ask(`create table round_${round} ()`)
          expect(await program.ask("select relname from pg_class where relname like 'round%'")).toEqual([
            { relname: `round_${round}` },
          ])
          await program.close()
          rmSync(folder, { recursive: true })
        }
        expect(new Set(clusters).size).toBe(2)
      } finally {
        for (const cluster of clusters) rmSync(dirname(cluster), { recursive: true, force: true })
      }
    },
  )

  test('a server that refuses our password is named, not waited for', async () => {
    const folder = freshFolder()
    const first = new Program(folder)
    await first.said
    await first.close()
    const file = join(folder, 'secrets.json')
    writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, 'utf8')), owner: 'another' }))
    const second = new Program(folder)
    expect((await second.said).problem).toBe('embedded-refused')
    await until(() => serverOf(folder) === undefined)
  })
})

/** Where the socket of a folder with a long path is. */
function socketFolder(folder: string): string {
  return join(tmpdir(), `cungky-${createHash('sha256').update(folder).digest('hex').slice(0, 12)}`)
}

/** The id of a process that has ended. */
function deadProcess(): number {
  return Number(execFileSync(process.execPath, ['-p', 'process.pid'], { encoding: 'utf8' }))
}

function freePort(): Promise<number> {
  return new Promise((done) => {
    const probe = createServer()
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => done(port))
    })
  })
}

/** Addresses on which something listens at the port, as Linux writes them. */
function listeners(port: number): string[] {
  const hex = port.toString(16).toUpperCase().padStart(4, '0')
  return ['/proc/net/tcp', '/proc/net/tcp6']
    .filter((file) => existsSync(file))
    .flatMap((file) => readFileSync(file, 'utf8').split('\n'))
    .map((line) => line.trim().split(/\s+/))
    .filter((fields) => fields[3] === '0A' && fields[1]?.endsWith(`:${hex}`))
    .map((fields) => fields[1]!.split(':')[0]!)
}
