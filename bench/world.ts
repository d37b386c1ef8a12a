import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import pg from 'pg'
import { checkReturns } from '../src/cycle/collect/check-returns.js'
import { loadReturns } from '../src/cycle/collect/load.js'
import { readFigures } from '../src/cycle/collect/read-file.js'
import { registerPack } from '../src/cycle/register/register-pack.js'
import { PackIndex } from '../src/domain/pack-index.js'
import type { Config } from '../src/main/config.js'
import { type EmbeddedServer, openEmbedded } from '../src/main/embedded/server.js'
import { databaseName, type OpenStore, openStore } from '../src/main/open-store.js'
import { must, timed } from './figure.js'
import { type MemoryPeak, MemoryWatch } from './memory.js'
import { type NationSize, nation } from './nation.js'
import { copyFile, writeCopyCells, writeLongCsv } from './nation-files.js'

const BARE = 'bench_bare'
const TODAY = '2026-11-23'

/** Our side: a database that the program itself opened, and the pack in it. */
export interface Ours {
  readonly store: OpenStore
  readonly index: PackIndex
}

/** Seconds that each step of one load took, and the memory it needed. */
export interface LoadTimes {
  readonly reading: number
  readonly checking: number
  readonly storing: number
  readonly memory: MemoryPeak | null
}

/**
 * Where the benchmarks run: an embedded server in a temporary folder that goes away afterwards, the nation's files, our database
 * and a bare one beside it. Everything is made when first asked for.
 */
export class World {
  private ours: Ours | undefined
  private bareLoaded = false
  private databases = 0
  private files: Promise<{ csv: string; copy: string }> | undefined
  /** Of the last load. */
  lastLoad: LoadTimes | undefined

  private constructor(
    readonly size: NationSize,
    readonly quick: boolean,
    private readonly folder: string,
    private readonly server: EmbeddedServer,
    /** Connections to the database of plain tables. */
    readonly bare: pg.Pool,
    readonly say: (what: string) => void,
  ) {}

  static async open(size: NationSize, quick: boolean, say: (what: string) => void): Promise<World> {
    const folder = mkdtempSync(join(tmpdir(), 'cungky-bench-'))
    // The server runs as another user when we are root, and must get in.
    chmodSync(folder, 0o755)
    try {
      const server = await openEmbedded({ dataFolder: folder })
      const admin = new pg.Client({ ...server.owner, database: 'postgres' })
      await admin.connect()
      await admin.query(`create database ${BARE}`)
      await admin.end()
      const bare = new pg.Pool({ ...server.owner, database: BARE, max: 9, idleTimeoutMillis: 0 })
      // The server stops while the last idle connections are still saying good-bye.
      bare.on('error', () => {})
      return new World(size, quick, folder, server, bare, say)
    } catch (error) {
      rmSync(folder, { recursive: true, force: true })
      throw error
    }
  }

  get cells(): number {
    return this.size.communes * this.size.months * this.size.series
  }

  async close(): Promise<void> {
    await this.dropOurs()
    await this.bare.end()
    await this.server.close()
    this.removeFiles()
  }

  /** Leave at once: stop the server and take everything away, whatever is still running. */
  abandon(): void {
    process.kill(this.server.pid, 'SIGINT')
    this.removeFiles()
  }

  private removeFiles(): void {
    rmSync(this.folder, { recursive: true, force: true })
    // Where the temporary folder was out of the server's reach, it kept its files elsewhere.
    rmSync(dirname(this.server.folder), { recursive: true, force: true })
  }

  /** The nation in our database and in the bare table; loads them once if no benchmark has yet. */
  async loaded(): Promise<Ours> {
    if (this.ours === undefined) await this.loadOurs()
    if (!this.bareLoaded) await this.loadBare()
    return this.ours!
  }

  /** A fresh database, and the nation's CSV file loaded into it by the way that `cungky load` takes. */
  async loadOurs(): Promise<LoadTimes> {
    const { csv } = await this.makeFiles()
    await this.dropOurs()
    const pack = nation(this.size, `bench-nation-${++this.databases}`)
    const index = new PackIndex(pack)
    const config: Config = {
      dataFolder: this.folder,
      lang: 'en',
      databasePort: undefined,
      databaseUrl: undefined,
      appDatabaseUrl: undefined,
    }
    const store = await openStore(config, pack.id)
    this.ours = { store, index }
    await registerPack(store, index, 'bench', TODAY)
    await this.settle()
    const watch = new MemoryWatch(this.server.pid)
    let read = await readFigures([], pack)
    const reading = await timed(async () => {
      read = await readFigures(csv, pack)
    })
    must(read.findings.length === 0 && read.counts.values === this.cells, 'every cell of the file is read')
    const checking = await timed(async () => {
      must((await checkReturns(store, index, read.returns)).length === 0, 'every return keeps its rules')
    })
    const storing = await timed(async () => {
      const meta = { actor: 'bench', source: 'bench.csv', stage: 'accepted', reason: null } as const
      const { added } = await loadReturns(store, index, read.returns, meta)
      must(added === this.size.communes * this.size.months, 'every return is stored')
    })
    this.lastLoad = {
      reading: reading / 1000,
      checking: checking / 1000,
      storing: storing / 1000,
      memory: watch.stop(),
    }
    return this.lastLoad
  }

  /** A fresh plain table `cell`, COPY of the same cells, and its primary key. Tells the seconds of both. */
  async loadBare(): Promise<{ copying: number; indexing: number }> {
    const { copy } = await this.makeFiles()
    const client = await this.bare.connect()
    try {
      await client.query('drop table if exists cell')
      await this.settle()
      await client.query('create table cell (unit integer, period integer, series integer, value numeric)')
      const copying = await timed(() => copyFile(client, copy, 'cell'))
      const indexing = await timed(() =>
        client.query('alter table cell add primary key (unit, period, series)'),
      )
      this.bareLoaded = true
      return { copying: copying / 1000, indexing: indexing / 1000 }
    } finally {
      client.release()
    }
  }

  /** Path of the cells as COPY takes them. */
  async copyCells(): Promise<string> {
    return (await this.makeFiles()).copy
  }

  /** Path of another file of this run. */
  temporary(name: string): string {
    return join(this.folder, name)
  }

  /** Have the server write out what earlier work left behind, so that the next measurement does not pay for it. */
  async settle(): Promise<void> {
    await this.bare.query('checkpoint')
  }

  private makeFiles(): Promise<{ csv: string; copy: string }> {
    this.files ??= this.writeFiles()
    return this.files
  }

  private async writeFiles(): Promise<{ csv: string; copy: string }> {
    this.say(`writing files of ${this.cells.toLocaleString('en')} cells`)
    const paths = { csv: this.temporary('nation.csv'), copy: this.temporary('nation.copy') }
    const pack = nation(this.size)
    await writeLongCsv(paths.csv, pack, this.size)
    await writeCopyCells(paths.copy, pack, this.size)
    return paths
  }

  private async dropOurs(): Promise<void> {
    if (this.ours === undefined) return
    const { store, index } = this.ours
    this.ours = undefined
    await store.close()
    await this.bare.query(`drop database ${databaseName(index.pack.id)}`)
  }
}
