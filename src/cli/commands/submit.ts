import { basename } from 'node:path'
import { checkReturns, foundIn } from '../../cycle/collect/check-returns.js'
import { foldWaiting, submitReturns } from '../../cycle/collect/load.js'
import { readFigures } from '../../cycle/collect/read-file.js'
import { nameFindings } from '../../cycle/register/name-findings.js'
import { parsePeriod } from '../../domain/period.js'
import { Problem } from '../../domain/problem.js'
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
  const pack = await choosePack(env, options.pack)
  const convert = chooseConvert(env, options.convert)
  return withStoreAsFound(env, pack, async (store, { index, layouts }, register) => {
    const read = await readFigures(files, index.pack, {
      today: today(env, index),
      layouts,
      ...convert,
    })
    if (read.findings.length > 0)
      throw new FaultyFigures(nameFindings(index, read.findings), read.counts.findings)
    const { errors, warnings } = foundIn(await checkReturns(store, index, read.returns))
    if (errors.length > 0) throw new Problem(nameFindings(index, errors))
    if (warnings.length > 0 && options.json !== true) {
      note(env, 'warnings')
      printFindings(env, nameFindings(index, warnings))
    }
    const returns = options.dryRun === true ? [] : read.returns
    if (options.dryRun !== true) await register()
    // All or none: of several files, none is taken when one cannot be.
    const versions = await submitReturns(store.app, index, returns, {
      actor: options.actor ?? env.user,
      source: files.map((path) => basename(path)).join(', '),
      stage: 'submitted',
      reason: options.reason ?? null,
    })
    const done = returns.map(({ unitKey, period, form }, i) => ({
      unit: unitKey,
      period: period.code,
      form,
      version: versions[i]!,
    }))
    for (const { unit, period, version } of options.json === true ? [] : done)
      note(env, version === null ? 'submitted-same' : 'submitted', {
        unit: index.treeOf(parsePeriod(period)).nodes.get(unit)!.name,
        period,
        version: version ?? 0,
      })
    if (options.dryRun !== true) await foldWaiting(store, index)
    if (options.json === true)
      printJson(env, { submitted: done, warnings: warnings.map((found) => findingJson(found)) })
    else if (options.dryRun === true)
      note(env, 'load-checked', { values: read.counts.values, read: read.returns.length })
    return EXIT.done
  })
}
