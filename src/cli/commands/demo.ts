import { compare } from '../../cycle/compare/compare.js'
import { tableJson } from '../../cycle/compare/table-json.js'
import { parsePeriod, periodName } from '../../domain/period.js'
import { cliWords } from '../../domain/words/cli.js'
import { say } from '../../domain/words.js'
import { type CliEnv, EXIT, type ExitCode, type OpenedStore } from '../env.js'
import { type ChosenPack, chooseIndicators, choosePack, chooseUnit, withStore } from '../options.js'
import { note, printJson } from '../print.js'
import { tableText } from './compare.js'
import { loadedCounts, loadFiles } from './load.js'
import { writeReport } from './report.js'

export interface DemoOptions {
  pack: string
  period: string
  out: string
  json?: boolean
}

/** The whole main job on the shipped example: load, compare, report. */
export async function demoCommand(env: CliEnv, options: DemoOptions): Promise<ExitCode> {
  const pack = await choosePack(env, options.pack)
  return withStore(env, pack, async (store, chosen) => {
    await showDemo(env, chosen, store, options)
    return EXIT.done
  })
}

/** Load the figures of the pack, print the comparison, write the report. The pack must be registered. */
export async function showDemo(
  env: CliEnv,
  chosen: ChosenPack,
  store: OpenedStore,
  options: DemoOptions,
): Promise<void> {
  const { index } = chosen
  const period = parsePeriod(options.period)
  const quiet = options.json === true
  if (!quiet) {
    const { pack } = index
    env.output.out(
      say(cliWords, 'demo-title', env.lang, { pack: pack.id, period: periodName(period, env.lang) }),
    )
    const { server } = store
    if (server.kind === 'embedded')
      note(env, server.startedHere ? 'server-started' : 'server-found', {
        folder: server.folder,
        pid: server.pid,
      })
  }
  const reason = say(cliWords, 'demo-reason', env.lang)
  const loaded = await loadFiles(env, store, chosen, [], { pack: options.pack, json: quiet, reason })
  if (!quiet) note(env, 'loaded', loadedCounts(env, loaded))
  const unit = chooseUnit(index, index.treeOf(period), undefined)
  const table = await compare(store, index, {
    viewer: index.rootUnit().id,
    unit: unit.key,
    period,
    baseKind: 'same-period-last-year',
    basePeriod: null,
    by: null,
    basis: null,
    indicators: chooseIndicators(env, index, undefined, true),
    stage: 'accepted',
    knownAt: null,
    testChance: true,
    allowIncomplete: false,
  })
  const written = await writeReport(env, store, chosen, {
    pack: options.pack,
    period: options.period,
    out: options.out,
  })
  if (quiet)
    printJson(env, {
      loaded,
      comparison: tableJson(index, table, { lang: env.lang, cautious: false }),
      ...written.files,
    })
  else {
    env.output.out(`\n${tableText(env, index, table, false)}\n`)
    for (const file of Object.values(written.files)) note(env, 'written', { file })
    const indicator = index.pack.indicators[0]?.id ?? ''
    env.output.out(
      `\n${say(cliWords, 'demo-next', env.lang, { pack: index.pack.id, period: period.code, indicator })}`,
    )
  }
}
