import { join } from 'node:path'
import type { Listening, OpenedStore, ServerHost } from '../cli/env.js'
import type { Desk } from '../cycle/desk.js'
import { todayAt } from '../cycle/desk.js'
import { LiveDefinitions } from '../cycle/register/live-definitions.js'
import { serverWords } from '../domain/words/server.js'
import { say } from '../domain/words.js'
import { makeApp } from '../http/app.js'
import { nudgeLive } from '../http/live/hub.js'
import { errorFields } from '../http/log.js'
import { Metrics } from '../http/metrics.js'
import { readBuilt } from '../http/pages/built.js'
import { allHandlers } from '../http/routes.js'
import type { AppSettings } from '../http/settings.js'
import { startingApp } from '../http/starting-app.js'
import { startJobs } from '../jobs/start-jobs.js'
import { isUnreachable } from '../store/database.js'
import { deltasWaiting } from '../store/state.js'
import type { ServerConfig } from './config.js'
import { HttpPort } from './http-port.js'
import { keepDoing } from './keep-going.js'
import { openLog } from './log.js'
import { dayChange, Readiness } from './readiness.js'
import { sealKeyOf } from './seal-key.js'
import { secretFile } from './secret-file.js'

/** Milliseconds that requests in flight have to finish when the server stops. */
const PATIENCE = 20_000
/** Milliseconds between looks whether the day has changed, and whether the database is still there. */
const LOOK = 1000

/** Milliseconds between looks whether another server brought new definitions into force. */
const FOLLOW = 500

/** What the server is told besides its configuration. */
export interface HostEnv {
  /** Folder of the built pages. */
  readonly pagesFolder: string
  readonly version: string
  readonly user: string
  now(): Date
  /** For people, on standard error. */
  tell(text: string): void
  /** Run when the program is told to stop; what is given back takes it away again. */
  onSignal(stop: () => void): () => void
  /** End the program at once. */
  exit(code: number): void
}

/** The server as `cungky serve` uses it. */
export function serverHost(config: ServerConfig, packName: string, env: HostEnv): ServerHost {
  const { host, port } = config
  return {
    pack: packName,
    host,
    port,
    ownDatabase: config.databaseUrl !== undefined,
    demoPassword: secretFile(join(config.dataFolder, 'demo-password')),
    listen: () => listen(config, env),
  }
}

async function listen(config: ServerConfig, env: HostEnv): Promise<Listening> {
  const log = openLog(config.logLevel)
  const stopping = new AbortController()
  const settings: AppSettings = {
    lang: config.lang,
    version: env.version,
    publicUrl: config.publicUrl,
    trustProxy: config.trustProxy,
    limits: config.limits,
    log,
    metricsToken: config.metricsToken,
    stopping: stopping.signal,
    pages: readBuilt(env.pagesFolder),
  }
  const port = await HttpPort.open(config.host, config.port, startingApp(settings).fetch)
  const forget = env.onSignal(() => {
    if (stopping.signal.aborted) return env.exit(130)
    env.tell(say(serverWords, 'stopping', config.lang, { seconds: PATIENCE / 1000 }))
    stopping.abort()
  })
  const shown = config.host.includes(':') ? `[${config.host}]` : config.host
  const address = config.publicUrl ?? `http://${shown === '0.0.0.0' ? '127.0.0.1' : shown}:${port.port}`
  log.info({ host: config.host, port: port.port }, 'listening')
  return {
    address,
    serve: async (store, open) => {
      const definitions = await LiveDefinitions.open(store)
      const desk = deskOf(config, definitions, store, env)
      const readiness = new Readiness(desk, stopping.signal)
      const metrics = new Metrics({
        pool: () => store.connections(),
        deltasWaiting: () => deltasWaiting(store.owner).catch(() => null),
      })
      const hashKey = desk.sealKey
      const app = makeApp(desk, allHandlers, {
        ...settings,
        metrics,
        notReady: () => readiness.reasons(),
        ...(hashKey === undefined ? {} : { hashKey }),
      })
      port.use(app.fetch)
      const background = inBackground(config, desk, store, env, log)
      log.info({ pack: desk.index.pack.id, day: todayAt(desk) }, 'serving')
      open()
      await aborted(stopping.signal)
      log.info({}, 'stopping')
      await port.close(PATIENCE)
      await background()
      log.info({}, 'stopped')
    },
    close: async () => {
      forget()
      await port.close(0)
    },
  }
}

function deskOf(config: ServerConfig, definitions: LiveDefinitions, store: OpenedStore, env: HostEnv): Desk {
  const desk: Desk = {
    store,
    definitions,
    get index() {
      return definitions.current.index
    },
    get edition() {
      return definitions.current.edition
    },
    get templates() {
      return definitions.current.texts
    },
    now: env.now,
    told: async (news) => {
      if (news.kind === 'definitions') await definitions.follow()
      nudgeLive(desk)
    },
    sealKey: sealKeyOf(config),
    sessionLimits: config.sessionLimits,
    oidc: config.oidc,
  }
  return desk
}

/** What goes on beside requests. Gives the function that ends it all. */
function inBackground(
  config: ServerConfig,
  desk: Desk,
  store: OpenedStore,
  env: HostEnv,
  log: ReturnType<typeof openLog>,
): () => Promise<void> {
  const failed = (error: unknown) => log.warn({ error: errorFields(error) }, 'background work failed')
  const jobs = startJobs(desk, { smtp: config.smtp ?? null, publicUrl: config.publicUrl ?? null }, log)
  const follow = keepDoing(following(desk, log), FOLLOW, failed)
  const day = keepDoing(dayChange(desk, env.user), 60_000, failed)
  const alive = keepDoing(() => reviveWhenGone(store, log), LOOK, failed)
  return async () => {
    await Promise.all([jobs.stop(), follow.stop(), day.stop(), alive.stop()])
  }
}

/** Look what is in force, and tell the log when it is something new. */
function following(desk: Desk, log: ReturnType<typeof openLog>): () => Promise<void> {
  let last = desk.edition
  return async () => {
    await desk.definitions!.follow()
    if (desk.edition === last) return
    last = desk.edition
    log.info({ edition: last, version: desk.index.pack.version }, 'definitions')
  }
}

/** The embedded database is ours to look after: when it has gone, start it again. */
async function reviveWhenGone(store: OpenedStore, log: ReturnType<typeof openLog>): Promise<void> {
  if (store.server.kind !== 'embedded') return
  try {
    await deltasWaiting(store.owner)
  } catch (error) {
    if (!isUnreachable(error)) throw error
    log.warn({ error: errorFields(error) }, 'database has gone')
    await store.revive()
    log.info({}, 'database is back')
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((done) => {
    if (signal.aborted) done()
    else signal.addEventListener('abort', () => done(), { once: true })
  })
}
