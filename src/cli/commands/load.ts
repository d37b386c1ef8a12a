import { readdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { checkReturns, foundIn } from '../../cycle/collect/check-returns.js'
import { type LoadResult, loadReturns } from '../../cycle/collect/load.js'
import { mergeNarratives } from '../../cycle/collect/merge-narratives.js'
import { readFigures } from '../../cycle/collect/read-file.js'
import { readNarratives } from '../../cycle/collect/read-narratives.js'
import { nameFindings } from '../../cycle/register/name-findings.js'
import { decimal } from '../../domain/decimal.js'
import type { ReturnFigures } from '../../domain/figure.js'
import { formatNumber } from '../../domain/number-text.js'
import { type Finding, Problem } from '../../domain/problem.js'
import { cliWords } from '../../domain/words/cli.js'
import { say } from '../../domain/words.js'
import { type CliEnv, EXIT, type ExitCode, type OpenedStore, UsageError } from '../env.js'
import {
  type ChosenPack,
  chooseConvert,
  choosePack,
  chooseStage,
  today,
  withStoreAsFound,
} from '../options.js'
import { note, printFindings, printJson } from '../print.js'

export interface LoadOptions {
  pack: string
  json?: boolean
  dryRun?: boolean
  stage?: string
  reason?: string
  actor?: string
  convert?: string
}

export async function loadCommand(
  env: CliEnv,
  files: readonly string[],
  options: LoadOptions,
): Promise<ExitCode> {
  const pack = await choosePack(env, options.pack)
  return withStoreAsFound(env, pack, async (store, chosen, register) => {
    const done = await loadFiles(env, store, chosen, files, options, register)
    if (options.json === true) printJson(env, done)
    else if (done.dryRun) note(env, 'load-checked', loadedCounts(env, done))
    else note(env, 'loaded', loadedCounts(env, done))
    return EXIT.done
  })
}

/** The counts of a load as its sentences say them. */
export function loadedCounts(env: CliEnv, done: LoadedFiles): Readonly<Record<string, string>> {
  const { values, read, added, unchanged } = done
  return {
    values: count(env, values),
    read: count(env, read),
    added: count(env, added),
    unchanged: count(env, unchanged),
  }
}

export interface LoadedFiles extends LoadResult {
  readonly values: number
  readonly dryRun: boolean
  readonly warnings: number
}

/**
 * Read, check and take in figures; without files those that ship with the pack, narratives included. Throws a Problem with every
 * fault, and then nothing has been written: `register` is called only when all is well and figures are to be stored.
 */
export async function loadFiles(
  env: CliEnv,
  store: OpenedStore,
  chosen: ChosenPack,
  files: readonly string[],
  options: LoadOptions,
  register: () => Promise<void> = async () => {},
): Promise<LoadedFiles> {
  const { index, layouts } = chosen
  const stage = chooseStage(env, options.stage)
  const convert = chooseConvert(env, options.convert)
  const shipped = files.length === 0
  const paths = shipped ? await csvFiles(join(chosen.folder, 'figures')) : files
  if (paths.length === 0) throw new UsageError(say(cliWords, 'no-figures', env.lang, { pack: index.pack.id }))
  const read = await readFigures(paths, index.pack, {
    today: today(env, index),
    layouts,
    ...convert,
    onProgress: progress(env, paths),
  })
  if (read.findings.length > 0)
    throw new FaultyFigures(nameFindings(index, read.findings), read.counts.findings)
  for (const { file, column } of options.json === true ? [] : read.unreadColumns)
    note(env, 'unread-column', { file, column })
  const returns = shipped ? await withNarratives(chosen, read.returns) : read.returns
  const { errors, warnings } = foundIn(await checkReturns(store, index, returns))
  if (errors.length > 0) throw new Problem(nameFindings(index, errors))
  if (warnings.length > 0 && options.json !== true) {
    note(env, 'warnings')
    printFindings(env, nameFindings(index, warnings))
  }
  const counts = { values: read.counts.values, dryRun: options.dryRun === true, warnings: warnings.length }
  if (options.dryRun === true) return { ...counts, read: returns.length, added: 0, unchanged: 0 }
  await register()
  const result = await loadReturns(store, index, returns, {
    actor: options.actor ?? env.user,
    source: paths.map((path) => basename(path)).join(', '),
    stage,
    reason: options.reason ?? null,
  })
  return { ...counts, ...result }
}

/** The returns with what their units wrote, from the pack's narratives. */
async function withNarratives(
  chosen: ChosenPack,
  returns: readonly ReturnFigures[],
): Promise<readonly ReturnFigures[]> {
  const files = await csvFiles(join(chosen.folder, 'narratives'))
  if (files.length === 0) return returns
  const texts = await readNarratives(files, chosen.index)
  const merged = mergeNarratives(returns, texts.narratives)
  const findings = [...texts.findings, ...merged.findings]
  if (findings.length > 0) throw new Problem(findings)
  return merged.returns
}

/** More faults were found than are listed. */
export class FaultyFigures extends Problem {
  constructor(
    findings: readonly Finding[],
    readonly count: number,
  ) {
    super(findings)
  }
}

async function csvFiles(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => [] as string[])
  return names
    .filter((name) => /\.csv(\.gz)?$/.test(name))
    .sort()
    .map((name) => join(folder, name))
}

/** Draws how far the reading is, on a terminal and once it lasts. */
function progress(env: CliEnv, paths: readonly string[]): (read: number, total: number) => void {
  const start = env.now().getTime()
  let last = ''
  return (read, total) => {
    if (!env.output.interactive || env.now().getTime() - start < 1000) return
    const percent = total === 0 ? '' : `${Math.floor((100 * read) / total)}%`
    if (percent === last) return
    last = percent
    env.output.err(
      `\r${say(cliWords, 'reading', env.lang, { file: paths.length === 1 ? paths[0]! : `${paths.length} CSV`, percent })}`,
    )
  }
}

function count(env: CliEnv, n: number): string {
  return formatNumber(decimal(n), 0, env.lang)
}
