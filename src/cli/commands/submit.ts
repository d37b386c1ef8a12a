import { checkReturns } from '../../cycle/collect/check-returns.js'
import { foldWaiting, submitReturn } from '../../cycle/collect/load.js'
import { readFigures } from '../../cycle/collect/read-file.js'
import { finding, Problem } from '../../domain/problem.js'
import { type CliEnv, EXIT, type ExitCode } from '../env.js'
import { chooseConvert, choosePack, today, withStoreAsFound } from '../options.js'
import { findingJson, note, printFindings, printJson } from '../print.js'
import { FaultyFigures } from './load.js'

export interface SubmitOptions {
  pack: string
  json?: boolean
  dryRun?: boolean
  reason?: string
  actor?: string
  convert?: string
}

/** Take a filled form as the unit's own submission: it waits for approval and acceptance. */
export async function submitCommand(
  env: CliEnv,
  files: readonly string[],
  options: SubmitOptions,
): Promise<ExitCode> {
  const chosen = await choosePack(env, options.pack)
  const { index, layouts } = chosen
  const convert = chooseConvert(env, options.convert)
  return withStoreAsFound(env, chosen, async (store, register) => {
    const read = await readFigures(files, index.pack, {
      today: today(env, index),
      layouts,
      ...convert,
    })
    if (read.findings.length > 0) throw new FaultyFigures(read.findings, read.counts.findings)
    const checked = await checkReturns(store, index, read.returns)
    const placed = checked.flatMap(({ figures, results }) =>
      results.map((result) => ({
        severity: result.severity,
        finding: finding(
          result.finding.code,
          { ...figures.place, unit: figures.unitKey, period: figures.period.code, ...result.finding.place },
          result.finding.params,
        ),
      })),
    )
    const errors = placed.filter((row) => row.severity === 'error').map((row) => row.finding)
    if (errors.length > 0) throw new Problem(errors)
    if (placed.length > 0 && options.json !== true) {
      note(env, 'warnings')
      printFindings(
        env,
        placed.map((row) => row.finding),
      )
    }
    if (options.dryRun !== true) await register()
    const done = []
    for (const figures of options.dryRun === true ? [] : read.returns) {
      const version = await submitReturn(store.app, index, figures, {
        actor: options.actor ?? env.user,
        source: files.map((path) => path.split('/').at(-1)).join(', '),
        stage: 'submitted',
        reason: options.reason ?? null,
      })
      done.push({ unit: figures.unitKey, period: figures.period.code, form: figures.form, version })
      if (options.json !== true)
        note(env, version === null ? 'submitted-same' : 'submitted', {
          unit: index.treeOf(figures.period).nodes.get(figures.unitKey)!.name,
          period: figures.period.code,
          version: version ?? 0,
        })
    }
    if (options.dryRun !== true) await foldWaiting(store, index)
    if (options.json === true)
      printJson(env, { submitted: done, warnings: placed.map((row) => findingJson(row.finding)) })
    else if (options.dryRun === true)
      note(env, 'load-checked', { values: read.counts.values, read: read.returns.length })
    return EXIT.done
  })
}
