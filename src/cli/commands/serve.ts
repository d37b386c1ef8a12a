import {
  type DemoAccount,
  demandNoDemo,
  demoAccounts,
  ensureDemoAccounts,
} from '../../cycle/administer/demo-accounts.js'
import { hasReturns } from '../../cycle/consolidate/rebuild.js'
import { roleName } from '../../domain/access-refusal.js'
import { serverWords } from '../../domain/words/server.js'
import { type Params, say } from '../../domain/words.js'
import {
  type CliEnv,
  EXIT,
  type ExitCode,
  ListenError,
  type Listening,
  type OpenedStore,
  UsageError,
} from '../env.js'
import { type ChosenPack, choosePack, chooseUnit, inForce, today } from '../options.js'
import { textTable } from '../terminal.js'
import { showDemo } from './demo.js'

export interface ServeOptions {
  demo?: boolean
  /** Demo mode without the figures of the pack. */
  empty?: boolean
  pack?: string
  period: string
  out: string
  json?: boolean
}

type Key = keyof typeof serverWords

/** Demo accounts that are shown: one of every role of the province, the head of the tree, a department and a commune or two. */
const SHOWN_UNITS = 4

/** Run the server until it is told to stop. Demo mode shows the main job at its first start, and its accounts at every start. */
export async function serveCommand(env: CliEnv, options: ServeOptions): Promise<ExitCode> {
  const { server } = env
  const demo = options.demo === true
  if (options.empty === true && !demo) throw new UsageError(word(env, 'empty-without-demo'))
  if (demo && server.ownDatabase) throw new UsageError(word(env, 'demo-real-database'))
  const pack = await choosePack(env, options.pack ?? server.pack)
  const listening = await listen(env)
  let store: OpenedStore
  try {
    store = await env.openStore(pack.pack.id)
  } catch (error) {
    await listening.close()
    throw error
  }
  try {
    const chosen = await inForce(env, store, pack)
    if (demo) await prepareDemo(env, chosen, store, options)
    else await tellFirstSteps(env, chosen, store)
    await listening.serve(store, () => tellAddress(env, listening, options))
    if (options.json !== true) env.output.err(word(env, 'stopped'))
    return EXIT.done
  } finally {
    await listening.close()
    await store.close()
  }
}

async function listen(env: CliEnv): Promise<Listening> {
  const { host, port } = env.server
  try {
    return await env.server.listen()
  } catch (error) {
    if (!(error instanceof ListenError)) throw error
    const params = { host, port, reason: error.reason }
    throw new UsageError(word(env, error.taken ? 'port-taken' : 'host-unusable', params))
  }
}

async function prepareDemo(
  env: CliEnv,
  chosen: ChosenPack,
  store: OpenedStore,
  options: ServeOptions,
): Promise<void> {
  const { index } = chosen
  const { lang, user: actor, server } = env
  const day = today(env, index)
  const accounts = demoAccounts(index, day, chooseUnit(index, index.tree(day), undefined))
  const password = await ensureDemoAccounts(store, accounts, server.demoPassword, { today: day, lang, actor })
  if (await hasReturns(store)) {
    if (options.json !== true) env.output.err(word(env, 'demo-kept'))
  } else if (options.empty !== true) {
    const { period, out } = options
    await showDemo(env, chosen, store, { pack: index.pack.id, period, out, json: options.json === true })
  }
  if (options.json === true) return
  env.output.out(`\n${word(env, 'demo-accounts', { count: accounts.length, password })}`)
  env.output.out(accountTable(env, accounts))
  env.output.out(word(env, 'demo-accounts-more', { file: server.demoPassword.file }))
  if (!isLoopback(server.host)) env.output.err(word(env, 'demo-public', { host: server.host }))
}

function accountTable(env: CliEnv, accounts: readonly DemoAccount[]): string {
  const [first] = accounts
  const others = [...new Set(accounts.map(({ unit }) => unit.key))]
    .filter((key) => key !== first?.unit.key)
    .slice(0, SHOWN_UNITS - 1)
  const shown = accounts.filter(({ unit }) => unit.key === first?.unit.key || others.includes(unit.key))
  return textTable(
    [
      { title: word(env, 'column-user') },
      { title: word(env, 'column-role') },
      { title: word(env, 'column-unit') },
    ],
    shown.map(({ username, role, unit }) => [username, roleName(role)[env.lang], unit.name]),
  )
}

/** A server for real work has no demo accounts, and one without any account says how to make the first. */
async function tellFirstSteps(env: CliEnv, { index }: ChosenPack, store: OpenedStore): Promise<void> {
  if ((await demandNoDemo(store)) > 0) return
  const unit = chooseUnit(index, index.tree(today(env, index)), undefined)
  env.output.err(word(env, 'no-accounts', { pack: index.pack.id, unit: unit.code }))
}

function tellAddress(env: CliEnv, { address }: Listening, options: ServeOptions): void {
  if (options.json === true)
    env.output.out(JSON.stringify({ address, pack: options.pack ?? env.server.pack }))
  else {
    env.output.out(`\n${word(env, 'serving', { address })}`)
    env.output.out(word(env, 'serving-more', { address }))
  }
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host.startsWith('127.')
}

function word(env: CliEnv, key: Key, params?: Params): string {
  return say(serverWords, key, env.lang, params)
}
