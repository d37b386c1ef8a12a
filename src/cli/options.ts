import { existsSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { hasReturns } from '../cycle/consolidate/rebuild.js'
import { checkSource } from '../cycle/register/check-source.js'
import { bringIntoForce, definitionsInForce, type FolderSource } from '../cycle/register/in-force.js'
import { readFolder } from '../cycle/register/read-folder.js'
import { unitNamed } from '../cycle/unit-named.js'
import type { BaseKind } from '../domain/compare.js'
import { isValidDate } from '../domain/date.js'
import type { Layout } from '../domain/layout.js'
import type { Indicator } from '../domain/measure.js'
import type { Pack } from '../domain/pack.js'
import type { PackIndex } from '../domain/pack-index.js'
import { type Period, parsePeriod, readPeriod } from '../domain/period.js'
import { fail, Problem } from '../domain/problem.js'
import { STAGES, type Stage } from '../domain/strata.js'
import type { UnitNode, UnitTree } from '../domain/unit.js'
import { cliWords } from '../domain/words/cli.js'
import { say } from '../domain/words.js'
import { type CliEnv, type OpenedStore, UsageError } from './env.js'

/** The folder of a pack, read and sound. What a command works on is known when its database is open. */
export interface PackFolder extends FolderSource {
  /** As the folder has it. */
  readonly pack: Pack
}

/** The definitions that a command works on, of the folder or as they were edited since. */
export interface ChosenPack {
  readonly index: PackIndex
  readonly folder: string
  readonly layouts: readonly Layout[]
  /** The files of the definitions by name. */
  readonly texts: ReadonlyMap<string, string>
}

/** Folder of a pack named on the command line: a path, or the name of a shipped one. */
export function packFolder(env: CliEnv, name: string): string {
  for (const folder of [resolve(name), join(env.packsFolder, name)])
    if (existsSync(join(folder, 'pack.yaml'))) return folder
  // A path to a folder without pack.yaml is read all the same: the reader then says what is missing in it.
  if (name.includes('/') && existsSync(name)) return resolve(name)
  throw new UsageError(
    say(cliWords, 'unknown-pack', env.lang, { value: name, known: shippedPacks(env).join(', ') }),
  )
}

/** Names of the packs that ship with the program. */
function shippedPacks(env: CliEnv): string[] {
  return readdirSync(env.packsFolder).filter((name) => existsSync(join(env.packsFolder, name, 'pack.yaml')))
}

/** Read the pack's folder; Problem with everything that is wrong with it. */
export async function choosePack(env: CliEnv, name: string): Promise<PackFolder> {
  const folder = packFolder(env, name)
  const source = await readFolder(folder)
  const at = (file: string) => join(folder, file)
  const { pack, findings } = checkSource(source, at)
  if (pack === null) throw new Problem(findings)
  return { pack, folder, source, at }
}

/** Open the pack's database, bring the definitions that hold into force, work, and let go of it whatever happens. */
export async function withStore<T>(
  env: CliEnv,
  pack: PackFolder,
  work: (store: OpenedStore, chosen: ChosenPack) => Promise<T>,
): Promise<T> {
  const store = await env.openStore(pack.pack.id)
  try {
    return await work(store, await inForce(env, store, pack))
  } finally {
    await store.close()
  }
}

/** The definitions that hold, brought into force in an open database. */
export async function inForce(env: CliEnv, store: OpenedStore, pack: PackFolder): Promise<ChosenPack> {
  const { index, layouts, texts } = await bringIntoForce(store, pack, env.user, env.now())
  return { index, layouts, texts, folder: pack.folder }
}

/** As `withStore`, for commands that only read: a database without any return is more likely the wrong folder than an answer. */
export function withFigures<T>(
  env: CliEnv,
  pack: PackFolder,
  work: (store: OpenedStore, chosen: ChosenPack) => Promise<T>,
): Promise<T> {
  return withStore(env, pack, async (store, chosen) => {
    if (!(await hasReturns(store))) {
      const { server } = store
      fail(
        'database-empty',
        {},
        { pack: pack.pack.id, where: server.kind === 'url' ? 'DATABASE_URL' : server.folder },
      )
    }
    return work(store, chosen)
  })
}

/**
 * As `withStore`, but the definitions are brought into force only when the work calls `register`: a command whose
 * input is faulty, or that only checks, leaves the database as it was found.
 */
export async function withStoreAsFound<T>(
  env: CliEnv,
  pack: PackFolder,
  work: (store: OpenedStore, chosen: ChosenPack, register: () => Promise<void>) => Promise<T>,
): Promise<T> {
  const store = await env.openStore(pack.pack.id)
  try {
    const { index, layouts, texts } = await definitionsInForce(store.owner, pack)
    return await work(store, { index, layouts, texts, folder: pack.folder }, async () => {
      await inForce(env, store, pack)
    })
  } finally {
    await store.close()
  }
}

/** Today in the pack's time zone. */
export function today(env: CliEnv, index: PackIndex): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: index.pack.calendar.timezone }).format(env.now())
}

/** The unit meant: by code on that tree; without one the only unit of the second level (the province), else the root. */
export function chooseUnit(index: PackIndex, tree: UnitTree, code: string | undefined): UnitNode {
  if (code !== undefined) return unitNamed(index, tree, code)
  const root = tree.nodes.get(tree.root)!
  const only = root.children.length === 1 ? tree.nodes.get(root.children[0]!) : undefined
  return only ?? root
}

/** One of a closed list, or a usage error that prints the list. */
export function oneOf<T extends string>(
  env: CliEnv,
  option: string,
  value: string,
  choices: readonly T[],
): T {
  const found = choices.find((choice) => choice === value)
  if (found === undefined)
    throw new UsageError(
      say(cliWords, 'bad-choice', env.lang, { option, value, choices: choices.join(', ') }),
    )
  return found
}

export function chooseStage(env: CliEnv, value: string | undefined): Stage {
  return value === undefined ? 'accepted' : oneOf(env, '--stage', value, STAGES)
}

/** A moment in ISO 8601, or null when not given. */
export function chooseMoment(env: CliEnv, option: string, value: string | undefined): Date | null {
  if (value === undefined) return null
  const moment = new Date(value)
  // `Date` takes 31 February for 2 March, and many texts that are no ISO 8601.
  if (Number.isNaN(moment.getTime()) || !isValidDate(value.slice(0, 10)))
    throw new UsageError(say(cliWords, 'bad-moment', env.lang, { option, value }))
  return moment
}

export function chooseDate(env: CliEnv, option: string, value: string | undefined): string | null {
  if (value === undefined) return null
  if (!isValidDate(value)) throw new UsageError(say(cliWords, 'bad-date', env.lang, { option, value }))
  return value
}

/** The number of a document: a whole number from 1. */
export function chooseNumber(env: CliEnv, option: string, value: string | undefined): number | null {
  if (value === undefined) return null
  if (!/^[1-9]\d{0,8}$/.test(value))
    throw new UsageError(say(cliWords, 'bad-number', env.lang, { option, value }))
  return Number(value)
}

const ENCODINGS = ['tcvn3', 'vni', 'windows-1258'] as const

/** An old encoding to convert from, for the reader of files; nothing when not given. */
export function chooseConvert(
  env: CliEnv,
  value: string | undefined,
): { convert?: (typeof ENCODINGS)[number] } {
  return value === undefined ? {} : { convert: oneOf(env, '--convert', value, ENCODINGS) }
}

const BASE_KINDS: readonly BaseKind[] = ['same-period-last-year', 'previous-period', 'year-to-date', 'target']

/** A kind of base, or a period to compare with. */
export function chooseBase(
  env: CliEnv,
  value: string | undefined,
): { kind: BaseKind; period: Period | null } {
  if (value === undefined) return { kind: 'same-period-last-year', period: null }
  const kind = BASE_KINDS.find((base) => base === value)
  if (kind !== undefined) return { kind, period: null }
  if (readPeriod(value) === undefined) {
    const choices = [...BASE_KINDS, '2023-H1'].join(', ')
    throw new UsageError(say(cliWords, 'bad-choice', env.lang, { option: '--base', value, choices }))
  }
  return { kind: 'period', period: parsePeriod(value) }
}

/** Indicators by id; none named = the headline ones, or all. */
export function chooseIndicators(
  env: CliEnv,
  index: PackIndex,
  named: readonly string[] | undefined,
  all: boolean,
): Indicator[] {
  const { indicators } = index.pack
  if (named === undefined || named.length === 0) {
    const headline = indicators.filter((indicator) => indicator.headline)
    return all || headline.length === 0 ? [...indicators] : headline
  }
  return named.map((id) => {
    const found = indicators.find((indicator) => indicator.id === id)
    if (found === undefined)
      throw new UsageError(
        say(cliWords, 'unknown-indicator', env.lang, {
          value: id,
          known: indicators.map((i) => i.id).join(', '),
        }),
      )
    return found
  })
}

export function chooseLevel(env: CliEnv, index: PackIndex, value: string | undefined): string | null {
  if (value === undefined) return null
  const known = index.pack.levels.map((level) => level.id)
  if (!known.includes(value))
    throw new UsageError(say(cliWords, 'unknown-level', env.lang, { value, known: known.join(', ') }))
  return value
}

/** An option that the command cannot do without. */
export function required(env: CliEnv, option: string, value: string | undefined): string {
  if (value === undefined) throw new UsageError(say(cliWords, 'missing-option', env.lang, { option }))
  return value
}
