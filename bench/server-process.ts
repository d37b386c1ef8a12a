import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

/** The folder of the sources, from here and from the compiled program. */
const ROOT = fileURLToPath(new URL(import.meta.url.includes('/dist/') ? '../../' : '../', import.meta.url))
export const PROGRAM = join(ROOT, 'dist/src/main/cungky.js')

/** How a server is started. */
export interface ServerOptions {
  /** Data folder: the embedded database, secrets and, with `--demo`, the demo password live there. */
  readonly data: string
  /** Arguments of `cungky serve`. */
  readonly args: readonly string[]
  /** A port of 127.0.0.1; a free one when left out. */
  readonly port?: number
  /** More settings. */
  readonly env?: Readonly<Record<string, string>>
  /** Options of Node.js itself. */
  readonly node?: readonly string[]
  /** Milliseconds after which a server that does not become ready is given up. */
  readonly patience?: number
}

/** A real server in a process of its own, which can be stopped or killed and started again on the same data. */
export class ServerProcess {
  private constructor(
    readonly options: ServerOptions,
    readonly port: number,
    private child: ChildProcess,
    private readonly log: string,
  ) {}

  /** Start `cungky serve` and wait until it says that it is ready. */
  static async start(options: ServerOptions): Promise<ServerProcess> {
    const port = options.port ?? (await freePort())
    const log = join(options.data, 'serve.log')
    const server = new ServerProcess(options, port, launch(options, port, log), log)
    await server.ready()
    return server
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`
  }

  get pid(): number {
    return this.child.pid ?? 0
  }

  /** What the server printed and logged, of all its lives. */
  output(): string {
    return existsSync(this.log) ? readFileSync(this.log, 'utf8') : ''
  }

  /** Start it again after it was killed or stopped. */
  async again(): Promise<void> {
    this.child = launch(this.options, this.port, this.log)
    await this.ready()
  }

  /** SIGKILL: nothing is finished, nothing said good-bye to. */
  async kill(): Promise<void> {
    const ended = exit(this.child)
    this.child.kill('SIGKILL')
    await ended
  }

  /** SIGTERM, and the exit code with which it ended. */
  async stop(): Promise<number | null> {
    const ended = exit(this.child)
    this.child.kill('SIGTERM')
    return ended
  }

  /** The process id of the embedded PostgreSQL of this data folder; undefined when none was started. */
  databasePid(): number | undefined {
    const file = join(this.options.data, 'postgres', 'postmaster.pid')
    const pid = existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : 0
    return pid > 0 ? pid : undefined
  }

  private async ready(): Promise<void> {
    const until = Date.now() + (this.options.patience ?? 60_000)
    while (this.child.exitCode === null && this.child.signalCode === null && Date.now() < until) {
      if (await answers(`${this.url}/readyz`)) return
      await sleep(25)
    }
    this.child.kill('SIGKILL')
    throw new Error(`the server did not become ready:\n${this.output().slice(-4000)}`)
  }
}

function launch({ data, args, env, node }: ServerOptions, port: number, log: string): ChildProcess {
  const file = openSync(log, 'a')
  const child = spawn(process.execPath, [...(node ?? []), PROGRAM, 'serve', ...args], {
    stdio: ['ignore', file, file],
    env: { ...bare(process.env), CUNGKY_DATA: data, HOST: '127.0.0.1', PORT: String(port), ...env },
  })
  closeSync(file)
  // Whoever started it may be stopped in the middle; a server without anybody who knows of it would go on for ever.
  const end = () => child.kill('SIGKILL')
  process.once('exit', end)
  child.once('exit', () => process.off('exit', end))
  return child
}

/** The environment without settings of another installation. */
function bare(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(env).filter(([name]) => !/^(CUNGKY_|OIDC_|SMTP_|DATABASE_URL$|NODE_OPTIONS$)/.test(name)),
  )
}

function exit(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode)
  return new Promise((done) => child.once('exit', (code) => done(code)))
}

async function answers(url: string): Promise<boolean> {
  try {
    const reply = await fetch(url, { signal: AbortSignal.timeout(5_000) })
    await reply.arrayBuffer()
    return reply.ok
  } catch {
    return false
  }
}

/** A port that nothing listens on now. */
export function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer()
    probe.once('error', fail)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => done(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
}
