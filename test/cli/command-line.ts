import { randomUUID } from 'node:crypto'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll } from 'vitest'
import { type CliEnv, EXIT, type ExitCode, type OpenedStore } from '../../src/cli/env.js'
import { run } from '../../src/cli/program.js'
import type { Lang } from '../../src/domain/words.js'
import { type TestStore, withEmptyStore } from '../support/database.js'
import { temporaryFolder } from '../support/temporary-folder.js'

export { EXIT }

/** The repository. */
export const HOME = join(import.meta.dirname, '../..')
export const PACKS = join(HOME, 'packs')

/** The day on which commands are run: every period of the example pack has begun. */
export const TODAY = new Date('2026-11-23T08:00:00+07:00')

/** What secrets are sealed under here. */
export const SEAL_KEY = Buffer.alloc(32, 7)

const NO_SERVER: CliEnv['remote'] = { fetch, newKey: randomUUID, token: undefined }

/** Where no server is run: commands that are tested here do not. */
const NO_HOST: CliEnv['server'] = {
  pack: 'lai-chau',
  host: '127.0.0.1',
  port: 0,
  ownDatabase: false,
  listen: () => Promise.reject(new Error('no server is run here')),
  demoPassword: { file: '', read: () => null, keep: () => {} },
}

/** What a command did. */
export interface Ran {
  readonly code: ExitCode
  readonly out: string
  readonly err: string
  /** Standard output as JSON. */
  json<T = Json>(): T
}

// biome-ignore lint/suspicious/noExplicitAny: whatever a program would read, checked by what the test asserts of it
export type Json = any

/**
 * A person at the command line: commands run in process as `cungky` runs them, on real databases, one a pack, that last as
 * long as the test file.
 */
export class CommandLine {
  constructor(
    private readonly lang: Lang = 'vi',
    private readonly stores = new Map<string, Promise<TestStore>>(),
    private readonly remote: CliEnv['remote'] = NO_SERVER,
    private readonly secrets: readonly string[] | null = null,
  ) {}

  /** The same databases, for somebody whose CUNGKY_LANG is `lang`. */
  in(lang: Lang): CommandLine {
    return new CommandLine(lang, this.stores, this.remote, this.secrets)
  }

  /** The same, with this way to a server. */
  reaching(remote: Partial<CliEnv['remote']>): CommandLine {
    return new CommandLine(this.lang, this.stores, { ...this.remote, ...remote }, this.secrets)
  }

  /** The same, for somebody who types these passwords, one after the other. */
  typing(...secrets: string[]): CommandLine {
    return new CommandLine(this.lang, this.stores, this.remote, secrets)
  }

  async run(...args: string[]): Promise<Ran> {
    const out: string[] = []
    const err: string[] = []
    const typed = [...(this.secrets ?? [])]
    const code = await run(
      {
        lang: this.lang,
        output: { out: (text) => out.push(text), err: (text) => err.push(text), interactive: false },
        packsFolder: PACKS,
        version: '0.0.0',
        user: 'tester',
        now: () => TODAY,
        openStore: (packId) => this.openStore(packId),
        remote: this.remote,
        secrets: {
          interactive: this.secrets !== null,
          read: async () => typed.shift() ?? null,
        },
        sealKey: () => SEAL_KEY,
        settings: [],
        server: NO_HOST,
      },
      args,
    )
    const text = out.join('\n')
    return { code, out: text, err: err.join('\n'), json: () => JSON.parse(text) }
  }

  /** The pack's database, to look into beside the program. */
  async store(packId: string): Promise<TestStore> {
    let store = this.stores.get(packId)
    if (store === undefined) {
      store = withEmptyStore()
      this.stores.set(packId, store)
    }
    return store
  }

  private async openStore(packId: string): Promise<OpenedStore> {
    const { store } = await this.store(packId)
    const server = { kind: 'embedded', startedHere: true, pid: 1, folder: '/data' } as const
    // The database outlives the command, as a data folder does.
    return { ...store, server, close: async () => {} }
  }
}

/** A folder for one test file, gone when it ends. */
export class Desk {
  readonly folder = temporaryFolder()

  constructor() {
    afterAll(() => rmSync(this.folder, { recursive: true, force: true }))
  }

  /** Put a file there; its path. */
  put(name: string, content: string | Uint8Array): string {
    const path = join(this.folder, name)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, content)
    return path
  }

  path(name: string): string {
    return join(this.folder, name)
  }

  read(name: string): Buffer {
    return readFileSync(join(this.folder, name))
  }
}
