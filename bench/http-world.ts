import { randomUUID } from 'node:crypto'
import { dirname } from 'node:path'
import pg from 'pg'
import { loadReturns } from '../src/cycle/collect/load.js'
import { registerPack } from '../src/cycle/register/register-pack.js'
import type { ReturnFigures } from '../src/domain/figure.js'
import { PackIndex } from '../src/domain/pack-index.js'
import type { Period } from '../src/domain/period.js'
import { databaseName, openStore } from '../src/main/open-store.js'
import { ApiClient } from './api-client.js'
import { must } from './figure.js'
import { addClerks, type Clerk } from './http-accounts.js'
import { type NationSize, nation, nationMonths, nationReturn } from './nation.js'
import { writePackFolder } from './pack-folder.js'
import { ServerProcess } from './server-process.js'
import type { Ours, World } from './world.js'

const TODAY = '2026-11-23'
const PACK = 'bench-http'
const PEER = 'bench-http-peer'
const CONNECTIONS = 20
/** Everybody who folds deltas takes this lock; see `store/rollup.ts`. */
const FOLD_LOCK = 7_310_003

/**
 * A real server on the embedded database of this run, with a nation small enough that every commune has a clerk and two
 * years of returns to look back on; and a second database of the same tables, for the peer.
 */
export class HttpWorld {
  private constructor(
    readonly ours: Ours,
    readonly peer: pg.Pool,
    readonly clerks: readonly Clerk[],
    private readonly server: ServerProcess,
    private readonly api: ApiClient,
    private readonly closing: readonly (() => Promise<void>)[],
  ) {}

  static async open(world: World, communes: number, node: readonly string[] = []): Promise<HttpWorld> {
    const size: NationSize = { provinces: 34, communes, months: 24, series: world.size.series }
    const pack = nation(size, PACK)
    const data = dirname(world.temporary('data'))
    const folder = world.temporary(PACK)
    writePackFolder(folder, pack)
    const index = new PackIndex(pack)
    const config = {
      dataFolder: data,
      lang: 'en',
      databasePort: undefined,
      databaseUrl: undefined,
      appDatabaseUrl: undefined,
    } as const
    const closing: (() => Promise<void>)[] = []
    const drop = async (id: string) => {
      await world.bare.query(`drop database ${databaseName(id)} with (force)`)
    }
    try {
      world.say(`http: loading ${communes * size.months} returns`)
      const store = await openStore(config, PACK)
      closing.unshift(
        () => store.close(),
        () => drop(PACK),
      )
      const ours = { store, index }
      await registerPack(store, index, 'bench', TODAY)
      const past = nationMonths(size).flatMap((period) =>
        Array.from({ length: communes }, (_, commune) => nationReturn(pack, commune, period)),
      )
      const meta = { actor: 'bench', source: 'bench', stage: 'accepted', reason: null } as const
      const { added } = await loadReturns(store, index, past, meta)
      must(added === past.length, 'every past return is stored')
      const clerks = await addClerks(
        ours,
        Array.from({ length: communes }, (_, commune) => `c${commune}`),
      )

      // Rights, keys and checks of the tables are there for the peer too: they belong to what a row costs.
      const bare = await openStore(config, PEER)
      closing.unshift(
        () => bare.close(),
        () => drop(PEER),
      )
      await registerPack(bare, index, 'bench', TODAY)
      await copyAccounts(store.ownerPool, bare.ownerPool)
      // The password is a property that spreading leaves out.
      const { options } = bare.ownerPool
      const peer = new pg.Pool({
        ...options,
        password: options.password,
        max: CONNECTIONS,
        idleTimeoutMillis: 0,
      })
      peer.on('error', () => {})
      closing.unshift(() => peer.end())

      const server = await ServerProcess.start({ data, args: ['--pack', folder], env: UNLIMITED, node })
      closing.unshift(async () => void (await server.stop()))
      const api = new ApiClient(server.port, CONNECTIONS)
      closing.unshift(async () => api.close())
      return new HttpWorld(ours, peer, clerks, server, api, closing)
    } catch (error) {
      for (const close of closing) await close()
      throw error
    }
  }

  /** Everything that was opened, in reverse order; the databases go too. */
  async close(): Promise<void> {
    for (const close of this.closing) await close()
  }

  get pid(): number {
    return this.server.pid
  }

  /** The return of a commune for a month; `round` makes other figures. */
  entry(clerk: Clerk, period: Period, round = 0): ReturnFigures {
    return nationReturn(this.ours.index.pack, Number(clerk.unitKey.slice(1)), period, round)
  }

  /** What a clerk's program sends: the whole return, then that it is submitted. Two requests, each with its key. */
  async submit(clerk: Clerk, { period, values }: ReturnFigures): Promise<void> {
    const path = `/returns/${clerk.unitKey}/${period.code}/monthly`
    const { series } = this.ours.index.pack
    const entries = Object.fromEntries(series.map(({ code }, i) => [code, { value: values[i]! }]))
    const { cookie } = clerk
    const saved = await this.api.send('put', `${path}/content`, {
      cookie,
      key: randomUUID(),
      ifMatch: NOTHING_YET,
      body: { entries, narrative: {} },
    })
    must(saved.status === 200, `saving: ${saved.status} ${JSON.stringify(saved.body)}`)
    const sent = await this.api.send('post', `${path}/submit`, {
      cookie,
      key: randomUUID(),
      ifMatch: saved.etag,
    })
    must(sent.status === 200, `submitting: ${sent.status} ${JSON.stringify(sent.body)}`)
  }

  /** Work while deltas wait instead of being folded. */
  async withoutFolding<T>(work: () => Promise<T>): Promise<T> {
    const client = await this.ours.store.ownerPool.connect()
    try {
      await client.query('select pg_advisory_lock($1)', [FOLD_LOCK])
      return await work()
    } finally {
      await client.query('select pg_advisory_unlock($1)', [FOLD_LOCK])
      client.release()
    }
  }
}

/** The ETag of a return that nobody has touched. */
const NOTHING_YET = '"0.empty.0"'

/** Limits that protect a server from one address are not what is measured. */
const UNLIMITED = { CUNGKY_LIMIT_ADDRESS: 'off', CUNGKY_LIMIT_SIGN_IN: 'off', CUNGKY_LIMIT_WRITES: 'off' }

async function copyAccounts(from: pg.Pool, to: pg.Pool): Promise<void> {
  const { rows } = await from.query<{ account: string }>('select to_jsonb(account) as account from account')
  await to.query('insert into account select r.* from jsonb_populate_recordset(null::account, $1::jsonb) r', [
    JSON.stringify(rows.map((row) => row.account)),
  ])
}
